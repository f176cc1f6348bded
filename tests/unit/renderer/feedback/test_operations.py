"""What each operation makes of a wish: the changes that it makes in the plan, in English and in German."""

from typing import Any

import pytest

from renderer.feedback import revise
from tests.unit.renderer.feedback.plans import BRIEFS, Json, changes, planned


def _titled(title: str) -> Json:
    """The changes of a title, which the document has, too."""
    return {"/slides/0/title": title, "/title": title}


_POINTS = ["Rents 30 % lower", "Two motorways", "400 trained staff"]
_ENTRIES = [
    ("points", "add a bullet: cheap power", {"body": [*_POINTS, "Cheap power"]}),
    ("points", "Füge einen Punkt hinzu: billiger Strom", {"body": [*_POINTS, "Billiger Strom"]}),
    ("points", "lösche den zweiten Punkt", {"body": ["Rents 30 % lower", "400 trained staff"]}),
    ("points", "remove the first and third bullet", {"body": ["Two motorways"]}),
    ("points", "move the third bullet to the top", {"body": [_POINTS[2], _POINTS[0], _POINTS[1]]}),
    ("points", "swap the first and second bullet", {"body": [_POINTS[1], _POINTS[0], _POINTS[2]]}),
    ("points", "replace 400 with 450", {"body": ["Rents 30 % lower", "Two motorways", "450 trained staff"]}),
    ("swot", "add Brand to strengths", {"strengths": ["Fleet", "Crews", "Brand"]}),
    ("swot", "move Fuel to weaknesses", {"weaknesses": ["Debt", "Age", "Fuel"], "threats": ["Rail"]}),
    ("swot", "rename East to Eastern Europe", {"opportunities": ["Cargo", "Eastern Europe"]}),
    ("pros", "add a con: mileage limits", {"cons": ["Dearer in the end", "Mileage limits"]}),
    ("table", "add a 4th column: Support", {"columns": ["", "Plan A", "Plan B", "Support"]}),
    ("table", "remove the row Time", {"rows": [{"label": "Cost", "values": ["$2M", "$3.5M"]}]}),
    ("table", "highlight Plan B", {"recommended": 2}),
    ("table", "mark Plan A as recommended", {"recommended": 1}),
    ("kpis", "remove NPS and Churn", {"items": ["Revenue", "Clients"]}),
    ("kpis", "rename Churn to Cancellation rate", {"items": ["Revenue", "Clients", "NPS", "Cancellation rate"]}),
    ("kpis", "Tausche Revenue und Clients", {"items": ["Clients", "Revenue", "NPS", "Churn"]}),
    ("kpis", "add a KPI: margin 34 %", {"items": ["Revenue", "Clients", "NPS", "Churn", "Margin"]}),
    ("process", "add a step Audit after Check", {"steps": ["Intake", "Check", "Audit", "Refund"]}),
    ("process", "put Refund before Check", {"steps": ["Intake", "Refund", "Check"]}),
    ("process", "Verschiebe Refund nach oben", {"steps": ["Intake", "Refund", "Check"]}),
    ("process", "Verschiebe Refund ganz nach oben", {"steps": ["Refund", "Intake", "Check"]}),
    ("timeline", "add a milestone: review 15 Dec", {"events": ["Freeze", "Beta", "Launch", "Review"]}),
    ("org", "add a box Legal under CFO", {"nodes": ["CEO", "CTO", "CFO", "Platform", "Data", "Legal"]}),
]


def _shown(value: Any) -> Any:
    """Entries by their names, where they are more than texts and more than one."""
    if isinstance(value, list) and len(value) > 1 and all(isinstance(one, dict) for one in value):
        return [one.get("label") or one.get("text") for one in value]
    return value


@pytest.mark.parametrize(("name", "feedback", "fields"), _ENTRIES)
def test_entries_of_lists(name: str, feedback: str, fields: Json) -> None:
    """Added, taken away, renamed, swapped and moved, as the fields of the slide show them."""
    revision = revise(planned(BRIEFS[name]), feedback)

    slide = revision.plan["slides"][0]
    assert {field: _shown(slide[field]) for field in fields} == fields
    assert revision.done == (feedback,)


_TASK, _STEPS = "/slides/0/tasks/1", "/slides/0/entries"
_GEORGIA = {"family": "Georgia"}
_PLACES = [
    ("kpis", "change revenue to $13M", {"/slides/0/items/0/value": "$13M"}),
    ("kpis", "Ändere Revenue auf 13 Mio. €", {"/slides/0/items/0/value": "13 Mio. €"}),
    ("table", "change Cost of Plan B to $3M", {"/slides/0/rows/0/values/1": "$3M"}),
    ("table", "set Plan A's time to 5 months", {"/slides/0/rows/1/values/0": "5 months"}),
    ("chart", "change North to $13M", {"/slides/0/chart/series/0/values/0": 13.0}),
    ("funnel", "change trials to 950", {"/slides/0/stages/1/value": 950.0, "/slides/0/stages/1/valueLabel": "950"}),
    (
        "timeline",
        "move the launch to 7 Dec",
        {"/slides/0/events/2/date": "7 Dec", **_titled("From Freeze to Launch: 5 Oct \u2013 7 Dec")},
    ),
    (
        "gantt",
        "change Build to Apr to Aug 2027",
        {
            f"{_TASK}/start": "Apr",
            f"{_TASK}/end": "Aug 2027",
            **_titled("From Design to Build: Jan 2027 \u2013 Aug 2027"),
        },
    ),
    (
        "bridge",
        "change price to 3 and actual to 11.5",
        {f"{_STEPS}/1/value": 3.0, f"{_STEPS}/3/value": 11.5, **_titled("Budget 10 \u2192 Actual 11.5")},
    ),
    ("chart", "as a line chart", {"/slides/0/chart/chartType": "line"}),
    ("chart", "make it a pie", {"/slides/0/chart/chartType": "pie"}),
    ("chart", "Mach ein Liniendiagramm daraus", {"/slides/0/chart/chartType": "line"}),
    ("chart", "use horizontal bars", {"/slides/0/chart/barDirection": "bar"}),
    ("chart", "highlight South", {"/slides/0/chart/emphasis": ["South"]}),
    ("chart", "make the bars green", {"/slides/0/chart/series/0/color": "#15803D"}),
    ("matrix", "add a point to Cost low, speed high: build", {"/slides/0/cells/0/points": ["Build"]}),
    ("kpis", "Setze die Akzentfarbe auf Grün", {"/tokens/palette/accent": "#15803D"}),
    ("kpis", "change the background to #F5F5F5", {"/tokens/canvas": {"surface": "#F5F5F5"}}),
    ("points", "make the title 32pt", {"/tokens/type": {"title": {"size": 32.0}}}),
    ("points", "add a source: Annual report", {"/slides/0/source": "Annual report"}),
    ("points", 'change the title to "Go east"', {"/title": "Go east", "/slides/0/title": "Go east"}),
    ("points", "use Georgia for the title", {"/tokens/type": {"title": _GEORGIA, "display": _GEORGIA}}),
    ("points", "mehr Weißraum", {"/tokens/canvas": {"density": 0.8, "margin": 72.0}}),
    ("process", "highlight Check", {"/slides/0/steps/1/emphasis": True}),
    ("points", "switch to the serif theme", {"/theme": "editorial-serif", "/tokens/palette/accent": "#7C2D12"}),
]


@pytest.mark.parametrize(("name", "feedback", "changed"), _PLACES)
def test_figures_charts_and_looks(name: str, feedback: str, changed: Json) -> None:
    """What a document has a word for is changed in it, and nothing else is."""
    plan = planned(BRIEFS[name])

    revision = revise(plan, feedback)

    assert changes(plan, revision.plan) == changed
    assert revision.warnings == ()


_ADJUSTED: list[tuple[str, str, Json]] = [
    ("points", "make the text 10% smaller", {"part": "body", "scale": 0.9}),
    ("points", "set the font size to 13pt", {"part": "body", "size": 13.0}),
    ("points", "Schriftgröße 14", {"part": "body", "size": 14.0}),
    ("kpis", "make the labels bold", {"part": "labels", "bold": True}),
    ("kpis", "make Revenue red", {"part": "item", "text": "Revenue", "color": "#DC2626"}),
    ("kpis", "use our accent color for the title", {"part": "title", "color": "accent2"}),
    ("kpis", "Titel zentrieren", {"part": "title", "align": "ctr"}),
    ("kpis", "verschiebe den Titel 1 cm nach rechts", {"part": "title", "right": 0.3937}),
    ("chart", "make the chart 2 cm wider", {"part": "chart", "wider": 0.7874}),
    ("chart", "set the width of the chart to 8 inches", {"part": "chart", "width": 8.0}),
    ("table", "align the values right", {"part": "values", "align": "r"}),
    ("table", "make Plan B blue", {"part": "column", "text": "Plan B", "color": "#1D4ED8"}),
    ("table", "bold the first row", {"part": "row", "text": "Cost", "bold": True}),
    ("kpis", "move the title 0.5 inches left and 1 cm down", {"part": "title", "right": -0.5, "down": 0.3937}),
]


@pytest.mark.parametrize(("name", "feedback", "adjustment"), _ADJUSTED)
def test_what_documents_have_no_word_for_is_an_adjustment(name: str, feedback: str, adjustment: Json) -> None:
    """Kept beside the document, whose own fields stay."""
    plan = planned(BRIEFS[name])

    revision = revise(plan, feedback)

    assert revision.plan["adjustments"][-1] == adjustment
    assert {key: value for key, value in revision.plan.items() if key not in {"adjustments", "tokens"}} == {
        key: value for key, value in plan.items() if key != "tokens"
    }


@pytest.mark.parametrize(
    ("name", "feedback", "said"),
    [
        ("points", "translate it to German", "`POST /v1/translate` with this `job_id`"),
        ("points", "one slide per point", "Send a brief for each slide"),
        ("points", "fewer words", "remove the third bullet"),
        ("kpis", "sort by value", "different units"),
        ("kpis", "remove Chrun", '"Churn"'),
        ("kpis", "remove the subtitle", "no subtitle"),
        ("kpis", "add a 5th column: Support", "It takes a kpi"),
        ("chart", "change North to $900K", "in $M"),
        ("bridge", "change price to 3", "make them agree"),
        ("matrix", "add a quadrant: X", "four quadrants"),
        ("table", "remove Plan B", "at least 3"),
        ("points", "use the pink theme", "consulting_blue"),
        ("points", "change the font to Papyrus", "Georgia"),
        ("kpis", "make it a bar chart", "different units"),
    ],
)
def test_what_cannot_be_done_says_why_and_changes_nothing(name: str, feedback: str, said: str) -> None:
    """With the wish in the warning, and with what to do or what there is."""
    plan = planned(BRIEFS[name])

    revision = revise(plan, feedback)

    (warning,) = revision.warnings
    assert (warning.pointer, warning.code) == ("/feedback", "not_done")
    assert feedback in warning.message
    assert said in warning.message
    assert revision.plan == plan


@pytest.mark.parametrize(
    "feedback", ["make it pop", "hmm", "I like it", "Mach was Schönes draus", "???", "the the the"]
)
def test_what_is_not_understood_is_quoted_and_changes_nothing(feedback: str) -> None:
    """Praise and vague wishes."""
    plan = planned(BRIEFS["kpis"])

    revision = revise(plan, feedback)

    assert revision.plan == plan
    assert [warning.code for warning in revision.warnings] == ["not_understood"]
