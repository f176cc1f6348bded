"""Figures with words that are told once: what they count, how likely something is, what they are below a title."""

import pytest

from tests.support.planned import slide_of


@pytest.mark.parametrize(
    "brief",
    [
        "Nurses: 2022 12 people, 2023 19 people, 2024 25 people",
        "Nurses: 2022 12 people, 2023 19, 2024 25",
    ],
)
def test_what_years_count_is_no_part_of_their_names(brief: str) -> None:
    """A series over years is a line, whether what is counted is said once or always."""
    slide = slide_of(brief)

    assert (slide["chart"]["chartType"], slide["chart"]["categories"]) == ("line", ["2022", "2023", "2024"])
    assert (slide["chart"]["series"][0]["values"], slide["subtitle"]) == ([12, 19, 25], "People")


def test_what_is_counted_once_stands_above_key_figures() -> None:
    """And a request in a hurry is on no slide."""
    slide = slide_of(
        "hi can u do a slide for parents evening?? reading levels yr 4: above expected 11 kids, expected 14, below 5"
    )

    assert (slide["title"], slide["subtitle"]) == ("Reading levels yr 4", "Kids")
    assert [(item["label"], item["value"]) for item in slide["items"]] == [
        ("Above expected", "11"),
        ("Expected", "14"),
        ("Below", "5"),
    ]


@pytest.mark.parametrize(
    ("brief", "columns", "rows"),
    [
        (
            "Risks: supplier failure (likely, high), cyber attack (unlikely, very high)",
            ["", "Likelihood", "Impact"],
            [
                ["Supplier failure", ("Likely", 75), ("High", 75)],
                ["Cyber attack", ("Unlikely", 25), ("Very high", 100)],
            ],
        ),
        (
            "Die Risiken: Brand (unwahrscheinlich, hoch), Streik (m\u00f6glich, mittel)",
            ["", "Wahrscheinlichkeit", "Auswirkung"],
            [["Brand", ("Unwahrscheinlich", 25), ("Hoch", 75)], ["Streik", ("M\u00f6glich", 50), ("Mittel", 50)]],
        ),
    ],
)
def test_how_likely_and_how_bad_are_columns(brief: str, columns: list[str], rows: list[list[object]]) -> None:
    """In the words of the brief, and shaded by them."""
    slide = slide_of(brief)

    assert slide["columns"] == columns
    assert [[row["label"], *((cell["value"], cell["heat"]) for cell in row["values"])] for row in slide["rows"]] == rows


@pytest.mark.parametrize(
    ("brief", "title", "categories", "values"),
    [
        (
            "As discussed: the new pricing. Basic \u20ac9, Plus \u20ac19, Pro \u20ac49",
            "The new pricing",
            ["Basic", "Plus", "Pro"],
            [9, 19, 49],
        ),
        (
            "\u58f2\u4e0a\u306f\u597d\u8abf\u3067\u3059\u3002"
            "\u6771\u4eac\u304c1\u51048,000\u4e07\u5186\u3001\u5927\u962a\u304c9,500\u4e07\u5186\u3001"
            "\u798f\u5ca1\u304c4,200\u4e07\u5186\u3067\u3057\u305f\u3002",
            "\u58f2\u4e0a\u306f\u597d\u8abf\u3067\u3059",
            ["\u6771\u4eac", "\u5927\u962a", "\u798f\u5ca1"],
            [18000, 9500, 4200],
        ),
    ],
)
def test_figures_behind_a_title_sentence_are_drawn(
    brief: str, title: str, categories: list[str], values: list[float]
) -> None:
    """The first sentence is the title, and a name with a capital is none of how a figure moved."""
    slide = slide_of(brief)

    assert (slide["title"], slide["chart"]["categories"]) == (title, categories)
    assert slide["chart"]["series"][0]["values"] == values


def test_options_with_the_same_measures_are_a_table() -> None:
    """A row for each measure, called by what stands behind its figures."""
    slide = slide_of("Heating for the town hall: Gas: 18,000 \u20ac now, 14 t CO2; Pump: 41,000 \u20ac now, 3 t CO2")

    assert slide["columns"] == ["", "Gas", "Pump"]
    assert [[row["label"], *row["values"]] for row in slide["rows"]] == [
        ["Now", "18,000 \u20ac", "41,000 \u20ac"],
        ["CO2", "14 t", "3 t"],
    ]


def test_a_way_to_all_is_told_by_its_stations() -> None:
    """Nothing leads "to All"."""
    assert (
        slide_of("order 1 March, pilot 5 April, all 1 June")["title"]
        == "Order \u2192 Pilot \u2192 All: 1 March \u2013 1 June"
    )


@pytest.mark.parametrize(
    ("brief", "labels"),
    [
        ("Reducing scrap in the paint shop from 9 % to 4 % by 2027", ["Scrap in the paint shop", "By 2027"]),
        ("Senkung der Krankenquote von 7,8 % auf 5 % bis Ende 2027", ["Krankenquote", "Bis Ende 2027"]),
        ("Headcount grows from 12 to 20 by June 2027.", ["Headcount", "By June 2027"]),
        ("Occupancy should rise from 71 % to 80 %", ["Occupancy", "Occupancy"]),
        ("We cut waste from 9 % to 4 % by hand", ["Waste", "Waste"]),
    ],
)
def test_a_change_is_of_a_thing_and_not_of_what_happens_to_it(brief: str, labels: list[str]) -> None:
    """What it becomes has the date by which it shall."""
    slide = slide_of(brief)
    assert [slide[side]["label"] for side in ("before", "after")] == labels


@pytest.mark.parametrize(
    ("brief", "kind"),
    [
        ("Hot water is off on 5 May from 8 to 16.", "section"),
        ("The wait fell from 38 to 21 minutes.", "before-after"),
        (
            "Results\n| | Before | After |\n|---|---|---|\n| Minutes | 47 | 24 |\n| Missed | 11 | 4 |",
            "comparison-table",
        ),
    ],
)
def test_hours_and_tables_are_no_change(brief: str, kind: str) -> None:
    """What a day is from and to, and columns that are called before and after."""
    assert slide_of(brief)["slideType"] == kind


def test_japanese_figures_stand_right_behind_their_names() -> None:
    """Where they have a unit."""
    slide = slide_of(
        "\u8cbb\u7528\uff1a\u5efa\u8a2d\u8cbb12\u5104\u5186\u3001\u8a2d\u5099\u8cbb4\u5104\u5186\u3001\u571f\u57301\u5104\u5186"
    )

    assert slide["chart"]["categories"] == ["\u5efa\u8a2d\u8cbb", "\u8a2d\u5099\u8cbb", "\u571f\u5730"]
    assert slide["chart"]["series"][0]["values"] == [12, 4, 1]


def test_a_list_of_figures_is_not_torn_by_what_is_said_of_it() -> None:
    """Whatever commas the sentences have."""
    slide = slide_of(
        "Revenue by product: lamps $3.1M, ceiling $1.9M, parts $0.7M. Revenue $6.2M, +28 % vs plan +20 %. Margin 41 %. "
        "Cash $9.8M, runway 21 months."
    )

    assert slide["chart"]["categories"] == ["Lamps", "Ceiling", "Parts"]
    assert slide["insight"].startswith("Revenue $6.2M, +28 %")


def test_what_one_sentence_counts_is_not_what_the_next_is_about() -> None:
    """The unit is of all only where names stand before their figures."""
    slide = slide_of("Key figures: We have 212 members; The jetty costs 65,000")
    assert (slide.get("subtitle"), slide["items"][0]["label"]) == (None, "Members")
    assert slide_of("Key figures: Monday 12 visitors; Tuesday 14; Friday 40")["subtitle"] == "Visitors"
