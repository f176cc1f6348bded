"""Wishes in the words in which people pass them on: each does what it says, and nothing else."""

from typing import Any

import pytest

from renderer.feedback import revise
from tests.unit.renderer.feedback.plans import BRIEFS, changes, planned

_ITEMS, _BODY, _STEPS, _ADJUSTED = "/slides/0/items", "/slides/0/body", "/slides/0/steps", "/adjustments"
_LINES = "Line chart of visits: North: Jan 10, Feb 12, Mar 15; South: Jan 8, Feb 9, Mar 7"


@pytest.mark.parametrize(
    ("brief", "wish", "place", "value"),
    [
        ("kpis", "make the KPI labels 16 points", _ADJUSTED, [{"part": "labels", "size": 16.0}]),
        ("kpis", "everything except the title should be smaller", _ADJUSTED, [{"part": "body", "scale": 0.833}]),
        ("points", "bullets 2pt larger", _ADJUSTED, [{"part": "body", "more": 2.0}]),
        ("points", "make the font size 20 for the bullets", _ADJUSTED, [{"part": "body", "size": 20.0}]),
        ("points", "double the size of the title", "/tokens/type", {"title": {"size": 48.0}}),
        ("points", "Titel 4 Punkt kleiner", "/tokens/type", {"title": {"size": 20.0}}),
        ("points", "the title should not be bold", _ADJUSTED, [{"part": "title", "bold": False}]),
        ("kpis", "use company blue for the title", _ADJUSTED, [{"part": "title", "color": "accent2"}]),
        ("kpis", "Titel in unserer Hausfarbe", _ADJUSTED, [{"part": "title", "color": "accent2"}]),
        ("kpis", "use green instead", "/tokens/palette/accent", "#15803D"),
        ("kpis", "NPS soll rot sein", _ADJUSTED, [{"part": "item", "text": "NPS", "color": "#DC2626"}]),
        ("kpis", "タイトルを赤にして", _ADJUSTED, [{"part": "title", "color": "#DC2626"}]),
        ("kpis", "اجعل العنوان باللون الأحمر", _ADJUSTED, [{"part": "title", "color": "#DC2626"}]),
        ("kpis", "white text on dark background", "/theme", "midnight"),
        ("chart", "use lines instead of bars", "/slides/0/chart/chartType", "line"),
        ("chart", "Balken waagerecht", "/slides/0/chart/barDirection", "bar"),
        ("kpis", "NPS is 65 now, not 62", f"{_ITEMS}/2/value", "65"),
        (_LINES, "South in March is 9, not 7", "/slides/0/chart/series/1/values/2", 9.0),
        ("timeline", "the beta is postponed to 9 November", "/slides/0/events/1/date", "9 November"),
        ("timeline", "Beta verschiebt sich auf den 9. November", "/slides/0/events/1/date", "9. November"),
        ("kpis", "Abgänge statt Churn schreiben", f"{_ITEMS}/3/label", "Abgänge"),
        ("points", "second bullet: Three motorways", f"{_BODY}/1", "Three motorways"),
        ("points", "Neuer Titel: Auf nach Leipzig", "/slides/0/title", "Auf nach Leipzig"),
        ("org", "Platform reports to CFO", "/slides/0/nodes/3/parentId", "n3"),
    ],
)
def test_a_wish_does_what_it_says(brief: str, wish: str, place: str, value: Any) -> None:
    """At its place, without a warning."""
    plan = planned(BRIEFS.get(brief, brief))

    revision = revise(plan, wish)

    assert changes(plan, revision.plan)[place] == value
    assert revision.warnings == ()


@pytest.mark.parametrize(
    ("brief", "wish", "names"),
    [
        ("kpis", "NPS soll ganz vorne stehen", ["NPS", "Revenue", "Clients", "Churn"]),
        ("kpis", "Clients should be at the bottom", ["Revenue", "NPS", "Churn", "Clients"]),
        ("kpis", "NPS soll weg", ["Revenue", "Clients", "Churn"]),
        ("kpis", "drop the second one", ["Revenue", "NPS", "Churn"]),
        ("kpis", "den letzten entfernen", ["Revenue", "Clients", "NPS"]),
        ("kpis", "swap the first two", ["Clients", "Revenue", "NPS", "Churn"]),
        ("kpis", "keep only revenue and NPS", ["Revenue", "NPS"]),
        ("kpis", "show only the first three", ["Revenue", "Clients", "NPS"]),
        ("kpis", "remove everything but revenue and churn", ["Revenue", "Churn"]),
        ("kpis", "zeige nur NPS und Churn", ["NPS", "Churn"]),
        ("process", "add a step Invoice at the end", ["Intake", "Check", "Refund", "Invoice"]),
        ("process", "add a step 'Pay' between Intake and Check", ["Intake", "Pay", "Check", "Refund"]),
        ("process", "füge zwischen Intake und Check den Schritt Zahlen ein", ["Intake", "Zahlen", "Check", "Refund"]),
        ("process", "add at the end: Close", ["Intake", "Check", "Refund", "Close"]),
        ("process", "neuer Schritt: Zahlen", ["Intake", "Check", "Refund", "Zahlen"]),
        ("process", "insert 'Pay' after the first step", ["Intake", "Pay", "Check", "Refund"]),
        ("process", "insert 'Call' at the top", ["Call", "Intake", "Check", "Refund"]),
        ("process", "ergänze vor Refund: Zahlen", ["Intake", "Check", "Zahlen", "Refund"]),
    ],
)
def test_entries_stand_where_the_wish_says(brief: str, wish: str, names: list[str]) -> None:
    """And no word for the place becomes a part of a name."""
    revision = revise(planned(BRIEFS[brief]), wish)

    (slide,) = revision.plan["slides"]
    assert [one["label"] for one in slide.get("items") or slide["steps"]] == names
    assert [one.message for one in revision.warnings if not one.message.startswith("The title still says")] == []


@pytest.mark.parametrize(
    ("brief", "wish", "title", "told"),
    [
        ("process", "add a step 'Pay' between Intake and Check", "Intake \u2192 Pay \u2192 Check \u2192 Refund", False),
        ("process", "remove Check", "Intake \u2192 Refund", False),
        ("process", "move Refund to the top", "Refund \u2192 Intake \u2192 Check", False),
        ("process", "rename Check to Test", "Intake \u2192 Check \u2192 Refund", True),
        ("process", "change the title to Refunds. Remove Check", "Refunds", False),
        ("kpis", "drop the second one", "Revenue $12.4M (+18 %), 847 clients (+23 %)", True),
        ("kpis", "remove NPS", "Revenue $12.4M (+18 %), 847 clients (+23 %)", False),
    ],
)
def test_a_title_that_says_the_entries_follows_or_is_told(brief: str, wish: str, title: str, told: bool) -> None:
    """One that is made of their names follows; of others it is told that they say what is gone."""
    revision = revise(planned(BRIEFS[brief]), wish)

    assert revision.plan["slides"][0]["title"] == title
    assert bool(revision.warnings) is told


def test_lists_are_swapped_as_a_whole() -> None:
    """What stood in one stands in the other."""
    plan = planned(BRIEFS["swot"])

    (slide,) = revise(plan, "swap strengths and weaknesses").plan["slides"]

    (before,) = plan["slides"]
    assert (slide["strengths"], slide["weaknesses"]) == (before["weaknesses"], before["strengths"])


@pytest.mark.parametrize(
    ("feedback", "adjusted"),
    [
        ("make the chart smaller and move it 1 cm to the left", {"part": "chart", "right": -0.3937}),
        ("make the title green and it should be bold", {"part": "title", "bold": True}),
        ("Titel rot und mach ihn kursiv", {"part": "title", "italic": True}),
    ],
)
def test_it_is_the_part_that_was_named_before(feedback: str, adjusted: dict[str, Any]) -> None:
    """And not the whole slide."""
    revision = revise(planned(BRIEFS["chart"]), feedback)

    assert revision.plan["adjustments"][-1] == adjusted


def test_it_is_the_slide_where_a_part_cannot_be_that() -> None:
    """A title is no chart."""
    revision = revise(planned(BRIEFS["chart"]), "make the title red and make it a pie chart")

    assert revision.plan["slides"][0]["chart"]["chartType"] == "pie"


@pytest.mark.parametrize(
    "feedback",
    ["Titel rot; Zahlen fett; NPS entfernen", "1. title red 2. numbers bold 3. remove NPS",
     "don't touch the subtitle, just make the title red, make the numbers bold and remove NPS"],
)  # fmt: skip
def test_wishes_may_be_strung_in_any_way(feedback: str) -> None:
    """By semicolons, by numbers in one line, behind what shall stay."""
    revision = revise(planned(BRIEFS["kpis"]), feedback)

    assert [one["label"] for one in revision.plan["slides"][0]["items"]] == ["Revenue", "Clients", "Churn"]
    assert revision.plan["adjustments"] == [{"part": "title", "color": "#DC2626"}, {"part": "values", "bold": True}]


@pytest.mark.parametrize(
    ("brief", "wish"),
    [
        ("kpis", "not blue"),
        ("kpis", "Der Titel soll auffallen"),
        ("kpis", "back to how it was"),
        ("kpis", "show only three KPIs"),
        ("kpis", "keep only revenue"),
        ("points", "add sub-bullets"),
        ("points", "keep only revenue and the last bullet"),
    ],
)
def test_what_cannot_be_done_is_quoted(brief: str, wish: str) -> None:
    """Nothing is changed for it."""
    plan = planned(BRIEFS[brief])

    revision = revise(plan, wish)

    assert revision.plan == plan
    (warning,) = revision.warnings
    assert f'"{wish}"' in warning.message
