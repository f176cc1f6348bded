"""Briefs as people jot them down: without commas, with arrows, dashes and wishes in the head."""

import json
from time import process_time

import pytest

from renderer.authoring import plan_of
from tests.support.planned import slide_of


@pytest.mark.parametrize(
    ("brief", "title", "categories", "values"),
    [
        ("sales q1 12 q2 15 q3 18 as line chart", "Sales", ["Q1", "Q2", "Q3"], [12, 15, 18]),
        ("falls per month jan 4 feb 6 mar 3 apr 2", "Falls per month", ["Jan", "Feb", "Mar", "Apr"], [4, 6, 3, 2]),
        ("Ward 7 falls pls chart: jan 4 feb 6 mar 3 apr 2", "Ward 7 falls", ["Jan", "Feb", "Mar", "Apr"], [4, 6, 3, 2]),
    ],
)
def test_dates_with_figures_need_no_commas(brief: str, title: str, categories: list[str], values: list[float]) -> None:
    """And a wish for a chart is no part of the title."""
    slide = slide_of(brief)
    assert (slide["title"], slide["chart"]["categories"]) == (title, categories)
    assert slide["chart"]["series"][0]["values"] == values


def test_figures_may_begin_with_a_point_and_become_others() -> None:
    """Each is a key figure, whatever the others are."""
    slide = slide_of("q3: rev 4.2m (plan 4.0), cogs 2.9m, opex .8m, headcount 61 -> 66, churn 3%")
    assert [(item["label"], item["value"]) for item in slide["items"]] == [
        ("Rev", "4.2m"),
        ("Cogs", "2.9m"),
        ("Opex", ".8m"),
        ("Headcount", "61 → 66"),
        ("Churn", "3%"),
    ]


def test_what_follows_stands_behind_an_arrow_on_its_own_line() -> None:
    """It is the point of the figures above it."""
    slide = slide_of("- pump A: 7.1 mm/s\n- pump B: 3.9 mm/s\n- pump C: 4.4 mm/s\n-> replace bearing A before 15 Oct")
    assert slide["insight"] == "Replace bearing A before 15 Oct"
    assert "->" not in json.dumps(slide)


def test_a_verse_has_its_place() -> None:
    """A figure with a colon belongs to it, and what is said behind it is no author."""
    slide = slide_of("“Peace I leave with you” John 14:27 - Sunday 10 am, bring a friend")
    assert (slide["slideType"], slide["quote"]) == ("quote", "Peace I leave with you")
    assert (slide["title"], slide["insight"]) == ("John 14:27", "Sunday 10 am, bring a friend")


def test_who_brings_what_stands_behind_dashes() -> None:
    """A row for each thing."""
    slide = slide_of("class party list!! \U0001f389 cake - Anna's mum, juice - Ben's dad, plates - the Okafors")
    assert slide["title"] == "Class party list"
    assert slide["body"] == ["Cake: Anna's mum", "Juice: Ben's dad", "Plates: the Okafors"]


@pytest.mark.parametrize(
    ("brief", "title"),
    [
        (
            "For Thursday's council please prepare one slide on the swimming pool: built 1974, repair €3.2m, 9 staff",
            "Swimming pool",
        ),
        ("photosynthesis slide for grade 7. Light goes in. Sugar comes out.", "Photosynthesis"),
    ],
)
def test_what_a_slide_is_about_is_its_title(brief: str, title: str) -> None:
    """What it is for is told, and on no slide."""
    plan = plan_of(brief)
    assert plan.document["slides"][0]["title"] == title
    assert [one.code for one in plan.warnings] == ["not_shown"]


def test_points_of_a_scatter_plot_may_be_hours_and_a_figure() -> None:
    """Which are no hours and minutes."""
    slide = slide_of("scatter: hours studied vs grade: Ana 2h 55, Bo 4h 62, Cy 6h 71")
    assert [(one["name"], one["xValues"], one["yValues"]) for one in slide["chart"]["xySeries"]] == [
        ("Ana", [2], [55]),
        ("Bo", [4], [62]),
        ("Cy", [6], [71]),
    ]


def test_a_unit_that_is_said_once_is_that_of_all_pairs() -> None:
    """Of both dates."""
    slide = slide_of("Ernte 2026 vs 2025: Weizen 7,8 / 8,2 t/ha, Gerste 6,9 / 6,5, Raps 3,4 / 3,9")
    assert [(one["name"], one["values"]) for one in slide["chart"]["series"]] == [
        ("2026", [7.8, 6.9, 3.4]),
        ("2025", [8.2, 6.5, 3.9]),
    ]
    assert slide["subtitle"] == "in t/ha"


def test_strengths_and_weaknesses_may_be_adjectives() -> None:
    """Each stands in its own list."""
    slide = slide_of(
        "Unsere Stärken sind das Team und der Standort, schwach sind wir beim Online-Shop. "
        "Chancen sehen wir im Tourismus, Risiken sind steigende Mieten."
    )
    assert slide["strengths"] == ["Das Team", "Der Standort"]
    assert slide["weaknesses"] == ["Online-Shop"]
    assert slide["opportunities"] == ["Tourismus"]


@pytest.mark.parametrize(
    ("brief", "labels"),
    [
        ("Plusy i minusy pracy: plusy: brak dojazdów, spokój; minusy: samotność, hałas", ("Plusy", "Minusy")),
        (
            "Vantagens e desvantagens: vantagens: preço, não há filas; desvantagens: espera",
            ("Vantagens", "Desvantagens"),
        ),
    ],
)
def test_both_sides_are_called_as_the_brief_calls_them(brief: str, labels: tuple[str, str]) -> None:
    """Where the author has no words of its language."""
    slide = slide_of(brief)
    assert (slide["slideType"], slide["prosLabel"], slide["consLabel"]) == ("pros-cons", *labels)


def test_four_lists_of_a_swot_may_have_no_names() -> None:
    """They stand in the usual order, and a weakness is no strength."""
    slide = slide_of("swot bakery: strong brand, regulars | old ovens, no shop | tourists, catering | flour price")
    assert [slide[part] for part in ("strengths", "weaknesses", "opportunities", "threats")] == [
        ["Strong brand", "Regulars"],
        ["Old ovens", "No shop"],
        ["Tourists", "Catering"],
        ["Flour price"],
    ]


def test_what_speaks_for_something_may_be_named_there() -> None:
    """What it is about is the title."""
    slide = slide_of("Pro Windpark: Pacht 40.000 €/Jahr, grüner Strom. Contra: Lärm, Schatten")
    assert (slide["title"], slide["pros"], slide["cons"]) == (
        "Windpark",
        ["Pacht 40.000 €/Jahr", "Grüner Strom"],
        ["Lärm", "Schatten"],
    )


def test_what_was_measured_in_the_course_of_a_day_is_a_line() -> None:
    """And no agenda."""
    slide = slide_of("temps: 06:00 12°, 09:00 16°, 12:00 22°, 15:00 24°, 18:00 20° pls as line")
    assert slide["chart"]["categories"] == ["06:00", "09:00", "12:00", "15:00", "18:00"]
    assert slide["chart"]["series"][0]["values"] == [12, 16, 22, 24, 20]


def test_risks_may_have_their_levels_without_a_colon() -> None:
    """The name is what stands before them."""
    slide = slide_of("Risk heat map: data loss likelihood low impact high, strike likelihood high impact medium")
    assert slide["columns"] == ["", "Likelihood", "Impact"]
    assert [row["label"] for row in slide["rows"]] == ["Data loss", "Strike"]


def test_a_day_keeps_the_stop_at_the_end_of_an_item() -> None:
    """With which it is a date in German."""
    plan = plan_of("Zeitplan Umzug: Kündigung bis 31.3., Kartons packen KW 20, Umzug 1. Juni, Übergabe 15. Juni")
    assert plan.document["slides"][0]["events"][0] == {"label": "Kündigung", "date": "31.3."}
    assert plan.warnings == ()


@pytest.mark.parametrize(
    "part",
    [
        "q1 12 ",
        "a - b, ",
        "cake - x, ",
        "“a” John 1:1 ",
        "-> a\n",
        "61 -> 66, ",
        ".8m ",
        "slide for a. ",
        "for a pls ",
        "pro a: ",
        "a likelihood b ",
        "06:00 1°, ",
    ],
)
def test_long_texts_are_read_in_time(part: str) -> None:
    """Whatever begins as one of these."""
    begin = process_time()
    plan_of((part * 8_000)[:20_000])
    assert process_time() - begin < 2
