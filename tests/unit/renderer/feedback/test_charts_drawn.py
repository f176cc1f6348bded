"""How a chart is drawn is changed as it is said; what slides cannot have is refused with the reason."""

from time import process_time
from typing import Any

import pytest

from renderer.authoring import plan_of
from renderer.feedback import revise
from tests.unit.renderer.feedback.plans import Json

_BARS = "Revenue by region: North 12 M€, South 9 M€, West 7 M€, East 4 M€"
_LINES = "Visits: North: Jan 10, Feb 12, Mar 15; South: Jan 8, Feb 9, Mar 9"
_ONE_LINE = "Umsatz nach Monat: Jan 10, Feb 12, Mär 15, Apr 14"
_PIE = "Votes: Alfa 50, Beta 30, Gamma 20, as a pie"


def _chart(brief: str, wish: str) -> tuple[Json, Json, list[str]]:
    """The chart of a brief before and after a wish, and what is told of that."""
    plan = plan_of(brief).document
    revision = revise(plan, wish)
    (before,), (after,) = plan["slides"], revision.plan["slides"]
    assert {**before, "chart": None} == {**after, "chart": None}
    return before["chart"], after["chart"], [one.message for one in revision.warnings]


@pytest.mark.parametrize(
    ("brief", "wishes", "changed"),
    [
        (
            _BARS,
            ["add a target of 15", "add a target line at 15 M€", "Zielwert 15 einzeichnen", "ajoute un objectif de 15"],
            {"evidence": {"target": {"value": 15}}},
        ),
        (_BARS, ["Ziel von 15 ergänzen", "añade un objetivo de 15"], {"evidence": {"target": {"value": 15}}}),
        (
            _BARS,
            ["narrower bars", "schmalere Balken", "make the bars thinner", "le barre più strette"],
            {"gapWidth": 120},
        ),
        (_BARS, ["wider bars", "breitere Balken", "las barras más anchas"], {"gapWidth": 30}),
        (
            _BARS,
            ["show values", "Werte anzeigen", "affiche les valeurs", "add data labels"],
            {"dataLabels": {"showValue": True}},
        ),
        (_BARS, ["hide the values", "ohne Werte"], {"dataLabels": {"showValue": False}}),
        (
            _LINES,
            ["hide the legend", "no legend please", "Legende ausblenden", "masque la légende", "oculta la leyenda"],
            {"legend": {"position": "none"}},
        ),
        (_LINES, ["legend at the bottom", "Legende unten"], {"legend": {"position": "bottom"}}),
        (
            _LINES,
            ["start the axis at 0", "die Achse soll bei 0 beginnen", "l'axe commence à 0", "zero-based axis"],
            {"valueAxis": {"min": 0}},
        ),
        (_LINES, ["start the axis at 5"], {"valueAxis": {"min": 5}}),
        (_LINES, ["axis from 0 to 20"], {"valueAxis": {"min": 0, "max": 20}}),
        (_LINES, ["hide the axis", "Achse ausblenden"], {"valueAxis": {"visible": False}}),
        (_LINES, ["remove gridlines", "ohne Gitterlinien"], {"valueAxis": {"gridlines": False}}),
        (
            _ONE_LINE,
            ["add an average line", "Durchschnitt einzeichnen", "affiche la moyenne"],
            {"evidence": {"average": True}},
        ),
        (_BARS, ["flip the axes", "Achsen tauschen"], {"barDirection": "bar"}),
        (
            _PIE,
            ["show percentages", "Prozente anzeigen"],
            {"dataLabels": {"showValue": False, "showPercent": True, "showCategory": True}},
        ),
    ],
)
def test_a_wish_changes_what_it_says(brief: str, wishes: list[str], changed: dict[str, Any]) -> None:
    """In the options of the chart, whatever the language."""
    for wish in wishes:
        before, after, told = _chart(brief, wish)
        assert after == {**before, **changed}, wish
        assert told == []


@pytest.mark.parametrize(
    ("brief", "wish", "reason"),
    [
        (_BARS, "thicker lines", "how thick lines are"),
        (_BARS, "dickere Linien", "how thick lines are"),
        (_BARS, "add a trend line", "no trend lines"),
        (_LINES, "log scale", "no logarithmic axis"),
        (_BARS, "start the axis at 3", "only from 0 on"),
        (_LINES, "start the axis at 9", "would be cut off"),
        (_BARS, "axis from 0 to 10", "would be cut off"),
        (_BARS, "add a target of 15 k€", "are in M€"),
        (_BARS, "show the legend", "there is one series"),
        (_BARS, "stack the bars", "several series"),
        (_LINES, "narrower bars", "no bars"),
        (_PIE, "start the axis at 0", "no axis"),
        (_BARS, "show percentages", "as a pie chart"),
        (_BARS, "remove the target", "has no target"),
        (_BARS, "change the target to 12", "no target yet"),
    ],
)
def test_what_a_chart_cannot_have_is_refused(brief: str, wish: str, reason: str) -> None:
    """With the wish and the reason, and the chart stays as it is."""
    before, after, told = _chart(brief, wish)
    assert after == before
    (message,) = told
    assert message.startswith(f'"{wish}" was not done: ')
    assert reason in message


def test_values_stay_beside_bars_that_get_an_axis() -> None:
    """Bars have values by themselves while nothing is said of their axis."""
    _, after, _ = _chart(_BARS, "show gridlines")
    assert after["dataLabels"] == {"showValue": True}
    assert after["valueAxis"] == {"visible": True, "gridlines": True}


def test_slices_without_a_legend_have_their_names() -> None:
    """Else nobody could tell them apart."""
    _, after, _ = _chart(_PIE, "hide the legend")
    assert after["legend"] == {"position": "none"}
    assert after["dataLabels"]["showCategory"] is True


def test_a_target_is_moved_and_removed() -> None:
    """One wish after the other."""
    plan = revise(plan_of(_BARS).document, "add a target of 15. Change the target to 10").plan
    assert plan["slides"][0]["chart"]["evidence"] == {"target": {"value": 10}}
    assert "evidence" not in revise(plan, "remove the target").plan["slides"][0]["chart"]


def test_a_slide_without_a_chart_has_none_to_draw_so() -> None:
    """Which is told, and no word of it is read as an entry."""
    plan = plan_of("Three reasons: cheap, close, quiet").document
    revision = revise(plan, "start the axis at 0")
    assert revision.plan == plan
    assert [one.message for one in revision.warnings] == [
        '"start the axis at 0" was not done: the slide has no chart that could be drawn so.'
    ]


@pytest.mark.parametrize("part", ["show the ", "start the axis at ", "make the bars ", "target of 1"])
def test_long_wishes_are_read_in_time(part: str) -> None:
    """Whatever begins as one of these."""
    begin = process_time()
    revise(plan_of(_BARS).document, (part * 2_000)[:20_000])
    assert process_time() - begin < 1
