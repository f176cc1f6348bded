"""Briefs that say several things of each: figures behind dates, both sides of a matter, what was and what will be."""

from typing import Any

import pytest

from tests.support.planned import slide_of


@pytest.mark.parametrize(
    ("brief", "title", "columns", "rows"),
    [
        (
            "Temperature and sales: June 21 °C 340 ice creams, July 26 °C 610 ice creams, August 24 °C 520 ice creams",
            "Temperature and sales",
            ["", "Temperature", "Sales"],
            {
                "June": ["21 °C", "340 ice creams"],
                "July": ["26 °C", "610 ice creams"],
                "August": ["24 °C", "520 ice creams"],
            },
        ),
        (
            "Bus vs train: price 12 / 29 €, duration 3 h / 1.5 h, comfort low / high",
            "Bus or train",
            ["", "Bus", "Train"],
            {"Price": ["12 €", "29 €"], "Duration": ["3 h", "1.5 h"], "Comfort": ["low", "high"]},
        ),
        (
            "Photosynthese vs. Zellatmung: Ort Chloroplasten / Mitochondrien, Ausgangsstoffe CO2 und Wasser / "
            "Zucker und O2",
            "Photosynthese oder Zellatmung",
            ["", "Photosynthese", "Zellatmung"],
            {"Ort": ["Chloroplasten", "Mitochondrien"], "Ausgangsstoffe": ["CO2 und Wasser", "Zucker und O2"]},
        ),
        (
            "Kostenstelle\tPlan\tIst\nPersonal\t120\t118\nMiete\t36\t36\nIT\t15\t19\nSumme\t171\t173",
            "Kostenstelle: Plan, Ist",
            ["Kostenstelle", "Plan", "Ist"],
            {"Personal": ["120", "118"], "Miete": ["36", "36"], "IT": ["15", "19"], "Summe": ["171", "173"]},
        ),
    ],
    ids=["dates", "strokes", "words", "pasted"],
)
def test_several_things_of_each_are_a_table(
    brief: str, title: str, columns: list[str], rows: dict[str, list[str]]
) -> None:
    """A cell has the unit, and what is counted, unless its column says it."""
    slide = slide_of(brief)
    assert (slide["slideType"], slide["title"], slide["columns"]) == ("comparison-table", title, columns)
    assert {row["label"]: row["values"] for row in slide["rows"]} == rows


def test_the_last_row_of_a_table_is_set_off_where_it_is_the_sum() -> None:
    """A row that is only called a total is not."""
    rows = slide_of("Item\tPlan\tActual\nStaff\t12\t13\nRent\t5\t5\nPower\t2\t3\nTotal\t19\t21")["rows"]
    assert [row.get("total") for row in rows] == [None, None, None, True]
    rows = slide_of("Item\tPlan\tActual\nStaff\t12\t13\nRent\t5\t5\nPower\t2\t3\nTotal staff\t7\t8")["rows"]
    assert [row.get("total") for row in rows] == [None] * 4


@pytest.mark.parametrize(
    ("brief", "categories", "series"),
    [
        (
            "Today 38 buses, 4 electric; 2030 42 buses, 30 electric",
            ["Buses", "Electric"],
            {"Today": [38, 4], "2030": [42, 30]},
        ),
        (
            "In 2020 we had 4 vans, 11 drivers; in 2026 9 vans, 24 drivers",
            ["2020", "2026"],
            {"Vans": [4, 9], "Drivers": [11, 24]},
        ),
        ("2020: 4 vans, 11 drivers; 2026: 9 vans, 24 drivers", ["2020", "2026"], {"Vans": [4, 9], "Drivers": [11, 24]}),
        (
            "Shops and staff: 2023 4 shops 31 staff, 2024 5 shops 40 staff, 2025 7 shops 52 staff",
            ["2023", "2024", "2025"],
            {"Shops": [4, 5, 7], "Staff": [31, 40, 52]},
        ),
    ],
)
def test_the_same_counts_at_several_times_are_series(
    brief: str, categories: list[str], series: dict[str, list[float]]
) -> None:
    """None of them is left in a title, or said of another year."""
    chart = slide_of(brief)["chart"]
    assert chart["categories"] == categories
    assert {one["name"]: one["values"] for one in chart["series"]} == series


@pytest.mark.parametrize(
    ("brief", "before", "after"),
    [
        (
            "Solar share: 12 % today, 45 % in 2030",
            {"label": "Today", "figure": "12 %"},
            {"label": "2030", "figure": "45 %"},
        ),
        (
            "Wartezeit: heute 19 Tage, Ziel 12 Tage",
            {"label": "Heute", "figure": "19 Tage"},
            {"label": "Ziel", "figure": "12 Tage"},
        ),
        (
            "old checkout: 7 clicks, 3 forms. new checkout: 3 clicks, 1 form",
            {"label": "Old checkout", "points": ["7 clicks", "3 forms"]},
            {"label": "New checkout", "points": ["3 clicks", "1 form"]},
        ),
    ],
)
def test_what_is_and_what_will_be_are_a_change(brief: str, before: dict[str, Any], after: dict[str, Any]) -> None:
    """One side of it is today, or the old."""
    slide = slide_of(brief)
    assert (slide["slideType"], slide["before"], slide["after"]) == ("before-after", before, after)


def test_what_speaks_for_something_may_be_told_by_a_verb() -> None:
    """And what speaks against it by the same."""
    slide = slide_of("4-Tage-Woche: dafür spricht weniger Krankheit, mehr Ruhe; dagegen spricht höhere Dichte")
    assert (slide["slideType"], slide["pros"], slide["cons"]) == (
        "pros-cons",
        ["Weniger Krankheit", "Mehr Ruhe"],
        ["Höhere Dichte"],
    )
