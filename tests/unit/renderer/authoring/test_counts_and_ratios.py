"""Figures that count something for something else, marks, days of a month, and signs of other languages."""

import pytest

from renderer.authoring import plan_of
from tests.support.planned import slide_of


@pytest.mark.parametrize(
    ("brief", "figures"),
    [
        (
            "Betreuung: 1 Betreuer auf 4 Kinder unter 3, 1 auf 8 von 3 bis 6, 1 auf 15 in der Schule",
            {"Betreuer auf 4 Kinder unter 3": "1", "Von 3 bis 6": "1 auf 8", "In der Schule": "1 auf 15"},
        ),
        (
            "Ward B: 12 nurses for 40 beds, 3 doctors per 10 patients, 1 in 4 patients over 80",
            {"Nurses for 40 beds": "12", "Doctors per 10 patients": "3", "Patients over 80": "1 in 4"},
        ),
        (
            "Mağaza: ciro 2,4 milyon TL, müşteri 18.300, iade %3,1",
            {"Ciro": "2,4 milyon TL", "Müşteri": "18.300", "Iade": "%3,1"},
        ),
        ("매장: 매출 12억 원, 직원 120명, 반품 3.1%", {"매출": "12억 원", "직원": "120명", "반품": "3.1%"}),
    ],
)
def test_a_figure_keeps_what_belongs_to_it(brief: str, figures: dict[str, str]) -> None:
    """A count the other count that it is for, a share its sign, whichever side that stands on."""
    assert {item["label"]: item["value"] for item in slide_of(brief)["items"]} == figures


def test_figures_of_two_scales_are_drawn_on_one() -> None:
    """As ten thousands and their ten thousands are in Korean."""
    values = slide_of("매출: 2023년 8,500만 원, 2024년 1억 원, 2025년 2억 원")["chart"]["series"][0]["values"]
    assert values == [0.85, 1.0, 2.0]


def test_counted_marks_are_bars_of_counts() -> None:
    """Their sign is no unit, and what stands behind the last mark is no part of it."""
    slide = slide_of("Math test class 9c: 3x A, 7x B, 9x C, 4x D, 1x F. average 2.7")
    assert slide["chart"]["categories"] == ["A", "B", "C", "D", "F"]
    assert slide["chart"]["series"][0]["values"] == [3, 7, 9, 4, 1]
    assert (slide.get("subtitle"), slide["insight"]) == (None, "Average 2.7")


@pytest.mark.parametrize("days", ["4. bis 8. Mai", "4.-8. Mai", "4. und 5. Mai"])
def test_days_of_a_month_are_no_figures(days: str) -> None:
    """A trip costs something, and is on some days."""
    slide = slide_of(f"Kennzahlen: Klassenfahrt vom {days}, Kosten 210 € pro Kind, Anmeldung bis 1. März")
    assert slide["slideType"] == "title-body"
    assert slide["body"] == [f"Klassenfahrt vom {days}", "Kosten 210 € pro Kind", "Anmeldung bis 1. März"]


def test_what_costs_nothing_is_a_price() -> None:
    """It stands in the list with the others."""
    slide = slide_of("Cennik fryzjera: strzyżenie 120 zł, koloryzacja od 250 zł, grzywka gratis")
    rows = slide["blocks"][0]["input"]["rows"]
    assert [(row["label"], row["cells"]) for row in rows] == [
        ("Strzyżenie", ["120 zł"]),
        ("Koloryzacja", ["od 250 zł"]),
        ("Grzywka", ["gratis"]),
    ]


def test_a_sentence_of_many_clauses_is_a_head_and_points() -> None:
    """What its writer wants to do with it is said back."""
    plan = plan_of(
        "so basically we want to tell the council that the playground on Elm Street is unsafe because two swings are "
        "broken and the fence is rusty and we'd need about 15k to fix it before summer"
    )
    (slide,) = plan.document["slides"]
    assert (slide["title"], slide["body"]) == (
        "The playground on Elm Street is unsafe",
        ["Two swings are broken", "The fence is rusty", "We'd need about 15k to fix it before summer"],
    )
    assert [warning.code for warning in plan.warnings] == ["not_shown"]


def test_a_sentence_without_clauses_of_its_own_stays_whole() -> None:
    """Where it joins nouns, or is short."""
    said = "We close because the roof leaks and the heating is broken and it rains"
    assert slide_of(said)["title"] == said
    long = (
        "The bridge between the old harbour and the new library will be closed for repairs because of rust and wear "
        "from the first of March"
    )
    assert slide_of(long)["title"] == long


def test_a_bridge_to_drive_over_is_no_chart() -> None:
    """Its word stays in the title, and nothing has to add up."""
    plan = plan_of("Bridge repair: 45k steel, 20k labour, 5k permits")
    assert plan.document["title"] == "Bridge repair"
    assert plan.warnings == ()
