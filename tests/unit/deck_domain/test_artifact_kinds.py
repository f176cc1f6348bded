"""Kinds of files: what is held back until a deck is approved."""

from pathlib import Path

from deck_domain.job import ArtifactKind

PAGE = Path(__file__).parents[3] / "docs/reviews.md"


def test_the_page_names_all_that_is_held_back() -> None:
    """And nothing else."""
    named = PAGE.read_text(encoding="utf-8").partition("### What the gate holds back\n")[2].partition(", of every")[0]
    held_back = {kind for kind in ArtifactKind if kind.of_the_deck}
    assert {kind for kind in ArtifactKind if f"`{kind}`" in named} == held_back


def test_nothing_is_held_back_that_nobody_sees() -> None:
    """Inputs and inner results are handed out to nobody anyway."""
    assert all(kind.public for kind in ArtifactKind if kind.of_the_deck)
