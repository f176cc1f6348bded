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


@pytest.mark.parametrize(
    ("brief", "title", "items"),
    [
        (
            "New prices from 1 March: coffee 2.80 -> 3.00, cappuccino 3.40 -> 3.70, cake 3.90 (unchanged)",
            "New prices from 1 March",
            {"Coffee": "2.80 → 3.00", "Cappuccino": "3.40 → 3.70", "Cake": "3.90"},
        ),
        (
            "Half-year: turnover 4.8 m£, up from 4.1; profit 310k, down from 420k; 27 new hires",
            "Half-year",
            {"Turnover": "4.8 m£", "Profit": "310k", "New hires": "27"},
        ),
        (
            "Patient falls this year: 41, of which 27 at night, 9 in the bathroom, 5 elsewhere",
            "Patient falls this year: 41",
            {"Night": "27", "In the bathroom": "9", "Elsewhere": "5"},
        ),
        (
            "312 Mitglieder, davon 180 Erwachsene, 90 Kinder, 42 Senioren",
            "312 Mitglieder",
            {"Erwachsene": "180", "Kinder": "90", "Senioren": "42"},
        ),
        (
            "来年度の目標は売上20億円、新規顧客50社、離職率5%以下です",
            "来年度の目標",
            {"売上": "20億円", "新規顧客": "50社", "離職率": "5%以下"},
        ),
    ],
    ids=["prices", "moved", "of which", "davon", "japanese"],
)
def test_figures_with_what_they_were_or_are_a_part_of(brief: str, title: str, items: dict[str, str]) -> None:
    """None of them is torn from its name, and the whole is in the title."""
    slide = slide_of(brief)
    assert (slide["slideType"], slide["title"]) == ("kpi-grid", title)
    assert {item["label"]: item["value"] for item in slide["items"]} == items


def test_one_change_among_several_things_is_no_slide_by_itself() -> None:
    """The others would be its label."""
    slide = slide_of(
        "Since the new software: invoices in 2 days instead of 9, errors down from 4 % to 1 %, overtime halved"
    )
    assert (slide["title"], slide["body"]) == (
        "Since the new software",
        ["Invoices in 2 days instead of 9", "Errors down from 4 % to 1 %", "Overtime halved"],
    )


@pytest.mark.parametrize(
    ("brief", "names", "rows"),
    [
        (
            "Shop A: rent 2,400, 3 staff, 18k sales. Shop B: rent 1,900, 2 staff, 15k sales. "
            "Shop C: rent 3,100, 5 staff, 31k sales.",
            ["", "Shop A", "Shop B", "Shop C"],
            {"Rent": ["2,400", "1,900", "3,100"], "Staff": ["3", "2", "5"], "Sales": ["18k", "15k", "31k"]},
        ),
        (
            "Name        Stunden   Lohn\nMeier       38,5      2.900 €\nKaya        20        1.480 €\n"
            "Nowak       30        2.210 €",
            ["Name", "Stunden", "Lohn"],
            {"Meier": ["38,5", "2.900 €"], "Kaya": ["20", "1.480 €"], "Nowak": ["30", "2.210 €"]},
        ),
    ],
    ids=["scales", "spaces"],
)
def test_figures_of_several_measures_keep_their_scales(
    brief: str, names: list[str], rows: dict[str, list[str]]
) -> None:
    """A rent of 2,400 beside sales of 18k is not in thousands; columns may be set apart by spaces."""
    slide = slide_of(brief)
    assert slide["columns"] == names
    assert {row["label"]: row["values"] for row in slide["rows"]} == rows


def test_teams_with_scores_are_no_people() -> None:
    """Each has as many figures as the other."""
    chart = slide_of("Team red: 14 wins, 3 losses; team blue: 11 wins, 5 losses")["chart"]
    assert {one["name"]: one["values"] for one in chart["series"]} == {"Team red": [14, 3], "Team blue": [11, 5]}


@pytest.mark.parametrize(
    ("brief", "title", "points"),
    [
        (
            "Spenden 2024: 41.200 €, 2025: 38.900 €, 2026 bisher 29.750 €",
            "Spenden",
            {"2024": 41200, "2025": 38900, "2026 bisher": 29750},
        ),
        (
            "Members by age: under 18 45, 18-30 120, 31-50 210, over 50 165",
            "Members by age",
            {"Under 18": 45, "18-30": 120, "31-50": 210, "Over 50": 165},
        ),
        (
            "Traffic by channel vs last year: organic +12 %, paid -8 %, email +31 %",
            "Traffic by channel vs last year",
            {"Organic": 12, "Paid": -8, "Email": 31},
        ),
        ("第三季度: 收入1200万元、成本800万元、利润400万元", "第三季度", {"收入": 1200, "成本": 800, "利润": 400}),
    ],
    ids=["years", "ages", "signs", "chinese"],
)
def test_figures_by_years_ages_and_channels_are_bars(brief: str, title: str, points: dict[str, float]) -> None:
    """Names may be figures themselves."""
    slide = slide_of(brief)
    assert (slide["title"], slide["chart"]["chartType"]) == (title, "bar")
    assert dict(zip(slide["chart"]["categories"], slide["chart"]["series"][0]["values"], strict=True)) == points


def test_a_team_may_be_a_part_of_a_german_word() -> None:
    """Those behind it are people."""
    slide = slide_of("Projektteam: Anna Berg (Leitung), Tom Kurz (IT), Lea Sommer (Marketing)")
    assert (slide["slideType"], slide["title"]) == ("team", "Projektteam")
    assert slide["members"][1] == {"name": "Tom Kurz", "role": "IT"}


def test_marks_out_of_so_many_have_no_word_before_them() -> None:
    """They are not in anything."""
    slide = slide_of("Zufriedenheit: Zimmer 4,5 von 5, Frühstück 4,8 von 5, WLAN 3,1 von 5")
    assert slide["subtitle"] == "von 5"


@pytest.mark.parametrize(
    ("brief", "before", "after"),
    [
        ("Antes: papel, colas; ahora: app, sin colas", ("Antes", "Papel"), ("Ahora", "App")),
        ("Avant : papier, files ; après : appli, sans files", ("Avant", "Papier"), ("Après", "Appli")),
        ("Prima: carta, code; dopo: app, niente code", ("Prima", "Carta"), ("Dopo", "App")),
        ("Antes: papel, filas; depois: app, sem filas", ("Antes", "Papel"), ("Depois", "App")),
        ("Vroeger: papier, rijen; nu: app, geen rijen", ("Vroeger", "Papier"), ("Nu", "App")),
        ("Früher: Papier, Schlangen; heute: App, kurz", ("Früher", "Papier"), ("Heute", "App")),
        ("Then: paper, queues. Now: app, no queues.", ("Then", "Paper"), ("Now", "App")),
        ("以前: 紙、行列; 現在: アプリ、行列なし", ("以前", "紙"), ("現在", "アプリ")),
    ],
)
def test_what_was_and_what_is_has_sides_in_many_languages(
    brief: str, before: tuple[str, str], after: tuple[str, str]
) -> None:
    """The name of the first side is no title."""
    slide = slide_of(brief)
    assert slide["slideType"] == "before-after"
    assert (slide["before"]["label"], slide["before"]["points"][0]) == before
    assert (slide["after"]["label"], slide["after"]["points"][0]) == after
