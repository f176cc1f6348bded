"""Options that a brief tells by their letters."""

import pytest

from tests.support.planned import slide_of


@pytest.mark.parametrize(
    ("brief", "title", "body"),
    [
        (
            "Option A: repair the pier for 3 million\nOption B: build a new one for 7 million",
            "Option A, Option B",
            ["Option A: repair the pier for 3 million", "Option B: build a new one for 7 million"],
        ),
        (
            "Plan A: hire two nurses for 110,000 a year. Plan B: agency staff at 160,000 a year.",
            "Plan A, Plan B",
            ["Plan A: hire two nurses for 110,000 a year", "Plan B: agency staff at 160,000 a year"],
        ),
        (
            "Standort: Variante 1: bleiben, Variante 2: umziehen, Variante 3: teilen",
            "Standort",
            ["Variante 1: bleiben", "Variante 2: umziehen", "Variante 3: teilen"],
        ),
    ],
)
def test_each_is_a_point_with_its_letter(brief: str, title: str, body: list[str]) -> None:
    """Whatever parts them: lines, sentences or commas."""
    slide = slide_of(brief)
    assert (slide["title"], slide["body"]) == (title, body)


def test_figures_of_options_are_compared_and_what_is_advised_stands_below() -> None:
    """A figure is of its option, whose name does not end in "for"."""
    slide = slide_of("Pier: option A: repair for 3 million, option B: new build for 7 million, we recommend B")
    assert slide["chart"]["categories"] == ["Option A: repair", "Option B: new build"]
    assert (slide["title"], slide["insight"]) == ("Pier", "We recommend B")


@pytest.mark.parametrize(
    "brief",
    ["Option A: cheap. It is noisy, too. Option B: dear, and quiet", "Team B: two goals. Team A: none", "Plan A: wait"],
)
def test_other_texts_are_no_lists_of_options(brief: str) -> None:
    """Options told in several sentences, in another order, or one alone."""
    assert slide_of(brief)["slideType"] != "chart"
    assert "; " not in slide_of(brief)["title"]
