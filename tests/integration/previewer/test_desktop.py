"""LibreOffice itself opens decks, prints them and saves copies."""

import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from previewer.orders import DesktopAnswer
from tests.support.corpus import compiled
from tests.support.preview_decks import GREEN, add_block, add_mixed, add_text, new_deck, save
from tests.support.previewer_child import PreviewerChild

EXAMPLES = ["board_update", "clinic_pilot", "composition_showcase", "seed_pitch"]


def _errors(answer: DesktopAnswer) -> Iterator[str]:
    for step in (answer.trial.opened, answer.trial.printed, answer.trial.saved, answer.trial.kept):
        yield from step.errors if step else ("not tried",)


def test_a_sound_deck_passes(child: PreviewerChild, tmp_path: Path) -> None:
    """Texts, a table, a chart, a hidden slide: all are in the PDF and in the copy."""
    deck = new_deck()
    add_text(deck, "Revenue grew by 12 %", points=24)
    add_mixed(deck)
    add_block(deck, GREEN, hidden=True)
    answer = child.validate(save(deck, tmp_path / "deck.pptx"))
    assert list(_errors(answer)) == []
    assert (answer.trial.passed, answer.slide_count) == (True, 3)
    assert answer.trial.printed
    assert answer.trial.printed.pages == 3
    assert answer.backend.startswith("LibreOffice ")
    assert child.progress == [(0, 3), (3, 3)]


@pytest.mark.parametrize("name", EXAMPLES)
def test_our_decks_pass(child: PreviewerChild, tmp_path: Path, name: str) -> None:
    """The examples of the three schemas, with all that they show."""
    made = tmp_path / "deck.pptx"
    made.write_bytes(compiled.compiled(name).pptx)
    assert list(_errors(child.validate(made))) == []


def test_a_copy_that_is_another_deck_is_told(child: PreviewerChild, tmp_path: Path) -> None:
    """LibreOffice gives a presentation without slides one of its own."""
    answer = child.validate(save(new_deck(), tmp_path / "deck.pptx"))
    assert answer.trial.passed is False
    assert list(_errors(answer)) == [
        "The PDF has 1 pages, the deck 0 slides.",
        "The copy has 1 slides, the deck 0.",
    ]


def test_a_deck_that_may_not_be_shown_to_libreoffice_is_not_opened(child: PreviewerChild, tmp_path: Path) -> None:
    """The trial says why."""
    macros = save(new_deck(), tmp_path / "deck.pptx")
    with zipfile.ZipFile(macros, "a") as archive:
        archive.writestr("ppt/vbaProject.bin", b"code")
    answer = child.validate(macros)
    assert answer.trial.passed is False
    assert answer.trial.opened.errors[0].startswith("It may not be opened: ")
    assert (answer.trial.printed, answer.trial.saved) == (None, None)
