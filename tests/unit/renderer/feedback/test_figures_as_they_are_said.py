"""Figures and states in feedback: thousands are thousands, states have their marks, and no word is taken for a date."""

import pytest

from renderer.authoring import plan_of
from renderer.feedback import revise

BRIDGE = "Budget: planned 100k, materials +12k, labour +8k, discount -5k, final 115k"


def test_thousands_of_a_bridge_are_written_out() -> None:
    """It is drawn in ones, whichever way its figures are said."""
    revision = revise(plan_of(BRIDGE).document, "change labour to +10k and final to 117k")

    entries = {one["label"]: one["value"] for one in revision.plan["slides"][0]["entries"]}
    assert (entries["Labour"], entries["Final"]) == (10_000, 117_000)
    assert revision.warnings == ()


@pytest.mark.parametrize(
    ("wish", "values"),
    [
        ("change A to 9k", [9_000, 8_000, 5_000]),
        ("change A to 9500", [9_500, 8_000, 5_000]),
        ("add a bar: D 7k", [12_000, 8_000, 5_000, 7_000]),
    ],
)
def test_thousands_of_a_chart_are_written_out(wish: str, values: list[int]) -> None:
    """As they are when its brief says them."""
    revision = revise(plan_of("Bar chart of visits: A 12k, B 8k, C 5k").document, wish)

    assert revision.plan["slides"][0]["chart"]["series"][0]["values"] == values


def test_another_state_has_the_mark_of_that_state() -> None:
    """The circle of a thing that is done is full."""
    revision = revise(
        plan_of("ward 3 done, ward 4 in progress, ward 5 open").document, "change status of ward 4 to done"
    )

    (block,) = revision.plan["slides"][0]["blocks"]
    assert block["input"]["rows"][1]["cells"] == [{"value": "done", "harvey": 4}]


@pytest.mark.parametrize("wish", ["change la date en 22 mars", "change the date to 22 March"])
def test_the_word_for_a_date_is_not_the_date(wish: str) -> None:
    """Which one is meant is asked, and no text reads "Nouvelle 22 mars : 15 mars"."""
    plan = plan_of("Retard\n- La grue est en panne\n- La nouvelle date : 15 mars, the new date").document

    revision = revise(plan, wish)

    assert revision.plan["slides"] == plan["slides"]
    assert [wish in one.message for one in revision.warnings] == [True]


@pytest.mark.parametrize(
    ("brief", "wish", "told"),
    [
        (
            "Kosten: Miete 12 %, Personal 55 %, Material 33 %",
            "Miete 13 %",
            {"Miete": 13, "Personal": 55, "Material": 33},
        ),
        ("Costs as a bar chart: Rent 12, Staff 55, Stock 33", "Rent 13", {"Rent": 13, "Staff": 55, "Stock": 33}),
        ("Costs as a bar chart: Rent 12, Staff 55, Stock 33", "rent: 13", {"Rent": 13, "Staff": 55, "Stock": 33}),
        (
            "Costs as a bar chart: Rent 12, Staff 55, Stock 33",
            "Rent should be 13",
            {"Rent": 13, "Staff": 55, "Stock": 33},
        ),
    ],
)
def test_an_entry_and_a_figure_are_its_new_one(brief: str, wish: str, told: dict[str, float]) -> None:
    """Nothing but the name and the figure, as people jot corrections down."""
    revision = revise(plan_of(brief).document, wish)
    chart = revision.plan["slides"][0]["chart"]
    assert dict(zip(chart["categories"], chart["series"][0]["values"], strict=True)) == told
    assert revision.warnings == ()


def test_a_name_that_no_entry_has_is_asked_for() -> None:
    """A part of a name could be any entry's."""
    plan = plan_of("Costs as a bar chart: Rent 12, Staff 55, Stock 33").document
    revision = revise(plan, "Heating 13")
    assert revision.plan["slides"] == plan["slides"]
    assert "Heating 13" in revision.warnings[0].message
