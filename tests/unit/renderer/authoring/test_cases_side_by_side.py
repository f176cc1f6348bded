"""Cases ("if we act", "without the pump", "worst case") are told side by side, and none is the title of the others."""

from time import process_time

import pytest

from renderer.authoring import plan_of
from renderer.authoring.cases import with_cases_told
from tests.support.planned import slide_of


@pytest.mark.parametrize(
    ("brief", "title", "names"),
    [
        (
            "If we act: 2026 8, 2028 5, 2030 2; if we do nothing: 2026 9, 2028 12, 2030 15",
            "If we act \u2013 if we do nothing",
            ["If we act", "If we do nothing"],
        ),
        (
            "If we act 8 % in 2026, 5 % in 2028, 2 % in 2030. If we wait 9 % in 2026, 12 % in 2028, 15 % in 2030.",
            "If we act \u2013 If we wait",
            ["If we act", "If we wait"],
        ),
        (
            "Wenn wir handeln: 2026 8, 2028 5, 2030 2; wenn wir nichts tun: 2026 9, 2028 12, 2030 15",
            "Wenn wir handeln \u2013 wenn wir nichts tun",
            ["Wenn wir handeln", "Wenn wir nichts tun"],
        ),
        (
            "Mit Sanierung: 2026 8, 2028 5, 2030 2; ohne Sanierung: 2026 9, 2028 12, 2030 15",
            "Mit Sanierung \u2013 ohne Sanierung",
            ["Mit Sanierung", "Ohne Sanierung"],
        ),
        (
            "Si on agit : 2026 8 t, 2028 5 t, 2030 2 t ; si on ne fait rien : 2026 9 t, 2028 12 t, 2030 15 t",
            "Si on agit \u2013 si on ne fait rien",
            ["Si on agit", "Si on ne fait rien"],
        ),
        (
            "Best case: 2026 8, 2028 5, 2030 2; worst case: 2026 9, 2028 12, 2030 15",
            "Best case \u2013 worst case",
            ["Best case", "Worst case"],
        ),
    ],
)
def test_cases_with_figures_are_lines(brief: str, title: str, names: list[str]) -> None:
    """A line for each, of the figures that the brief says."""
    slide = slide_of(brief)
    assert (slide["title"], slide["chart"]["chartType"]) == (title, "line")
    assert [one["name"] for one in slide["chart"]["series"]] == names
    assert [one["values"] for one in slide["chart"]["series"]] == [[8, 5, 2], [9, 12, 15]]
    assert slide["chart"]["categories"] == ["2026", "2028", "2030"]


def test_cases_in_words_are_rows() -> None:
    """With their names before them."""
    slide = slide_of("If we act: fewer sick days, lower costs; if we do nothing: more overtime, people leave")
    assert slide["title"] == "If we act \u2013 if we do nothing"
    assert slide["body"] == [
        "If we act: fewer sick days, lower costs",
        "If we do nothing: more overtime, people leave",
    ]


@pytest.mark.parametrize("part", ["if we act: 2026 8; ", "If we act 8 % in 2026. ", "with us: a; ", "if we "])
def test_long_texts_are_read_in_time(part: str) -> None:
    """Whatever begins as a case does."""
    begin = process_time()
    with_cases_told((part * 4_000)[:20_000])
    plan_of((part * 4_000)[:20_000])
    assert process_time() - begin < 2
