"""Entries by their names with what is said of them, and sides in each other's place, in several languages."""

import pytest

from renderer.authoring import plan_of
from renderer.feedback import revise
from tests.support.planned import Json

CHART = "Bar chart of visits: Jan 12, Feb 14, Mar 15"
TABLE = "Compare plan A vs plan B: cost 2M vs 3M, time 6 months vs 9 months"


def _changed(brief: str, wish: str) -> tuple[Json, list[str]]:
    """The slide after a wish, and what is told."""
    revision = revise(plan_of(brief).document, wish)
    return revision.plan["slides"][0], [one.message for one in revision.warnings]


@pytest.mark.parametrize(
    "wish",
    [
        "add April: 16",
        "füge April hinzu: 16",
        "ajoute April : 16",
        "añade April: 16",
        "aggiungi April: 16",
        "adicione April: 16",
        "voeg April toe: 16",
        "dodaj April: 16",
    ],
)
def test_an_entry_is_added_by_its_name(wish: str) -> None:
    """With its figure behind a colon, and nothing else changes."""
    slide, told = _changed(CHART, wish)
    assert (slide["chart"]["categories"], slide["chart"]["series"][0]["values"], told) == (
        ["Jan", "Feb", "Mar", "April"],
        [12.0, 14.0, 15.0, 16.0],
        [],
    )
    steps, told = _changed("Process: Intake, Check, Refund", "add Approve: within two days")
    assert steps["steps"][-1] == {"label": "Approve", "description": "Within two days"}
    assert told == []


@pytest.mark.parametrize(
    "wish",
    [
        "swap the sides",
        "tausche die Seiten",
        "inverti i lati",
        "inverse les côtés",
        "cambia los lados",
        "troca os lados",
    ],
)
def test_sides_are_swapped(wish: str) -> None:
    """Columns of a table with their names; what stands for and against stays where it is called so."""
    slide, told = _changed(TABLE, wish)
    assert slide["columns"] == ["", "Plan B", "Plan A"]
    assert [row["values"] for row in slide["rows"]] == [["3M", "2M"], ["9 months", "6 months"]]
    assert told == []
    pros, told = _changed("Pros and cons of leasing: pros: no capital; cons: dearer", wish)
    assert (pros["pros"], pros["cons"]) == (["No capital"], ["Dearer"])
    assert "each side stands where its name says" in told[0]


@pytest.mark.parametrize(
    "wish", ["number the bullets", "nummeriere die Punkte", "numera i punti", "numérote les points"]
)
def test_numbers_of_points_are_the_themes(wish: str) -> None:
    """It is told, with what can be done."""
    slide, told = _changed("Why Leipzig: rents are lower, two motorways, trained staff", wish)
    assert slide["body"] == ["Rents are lower", "Two motorways", "Trained staff"]
    assert "rename the first bullet" in told[0]


def test_boxes_of_an_organisation_chart_stand_in_each_others_place() -> None:
    """Below whom the other one stood: their order alone would show nothing."""
    slide, told = _changed("Org chart: CEO > CTO, CFO; CTO > Platform; CFO > Legal", "swap Platform and Legal")
    above = {node["id"]: node["label"] for node in slide["nodes"]}
    assert {node["label"]: above.get(node.get("parentId", ""), "") for node in slide["nodes"]} == {
        "CEO": "",
        "CTO": "CEO",
        "CFO": "CEO",
        "Legal": "CTO",
        "Platform": "CFO",
    }
    assert told == []


@pytest.mark.parametrize(
    ("wish", "labels"),
    [
        ("voeg Vragen toe als laatste", ["Welcome", "Results", "Vragen"]),
        ("voeg Vragen onderaan toe", ["Welcome", "Results", "Vragen"]),
        ("voeg Vragen toe als eerste", ["Vragen", "Welcome", "Results"]),
    ],
)
def test_dutch_says_where_an_entry_is_added(wish: str, labels: list[str]) -> None:
    """Before its verb and behind it."""
    slide, told = _changed("Agenda: Welcome, Results", wish)
    assert ([item["label"] for item in slide["items"]], told) == (labels, [])


@pytest.mark.parametrize("wish", ["più spazio", "mais espaço", "meer ruimte"])
def test_more_room_is_wished_for_in_other_languages(wish: str) -> None:
    """As "more whitespace" is."""
    revision = revise(plan_of("Agenda: Welcome, Results").document, wish)
    assert revision.plan["tokens"]["canvas"]["density"] < 1
    assert revision.warnings == ()
