"""Lists whose numbers only count, and what stands behind a list: an average, what to do, an answer."""

import pytest

from tests.support.planned import slide_of


@pytest.mark.parametrize(
    ("brief", "kind", "values", "behind"),
    [
        (
            "Remote days per week: sales 1.2, engineering 3.8, support 2.1, HR 2.5 - company average 2.6",
            "bar",
            {"Sales": 1.2, "Engineering": 3.8, "Support": 2.1, "HR": 2.5},
            "Company average 2.6",
        ),
        (
            "Unfälle Kreuzung: 2021 7, 2022 9, 2023 12, 2024 11, 2025 15 -> Ampel beantragen",
            "line",
            {"2021": 7, "2022": 9, "2023": 12, "2024": 11, "2025": 15},
            "Ampel beantragen",
        ),
        (
            "Effectifs par service : production 84, logistique 31, administration 17, R&D 12. Total 144.",
            "bar",
            {"Production": 84, "Logistique": 31, "Administration": 17, "R&D": 12},
            "Total 144.",
        ),
    ],
)
def test_what_stands_behind_a_list_is_no_part_of_its_last_figure(
    brief: str, kind: str, values: dict[str, float], behind: str
) -> None:
    """Which keeps its own value; a level of all figures is a line, anything else a remark."""
    slide = slide_of(brief)
    chart = slide["chart"]
    level = chart.get("evidence", {}).get("target")
    assert (chart["chartType"], f"{level['label']} {level['value']}" if level else slide["insight"]) == (kind, behind)
    assert dict(zip(chart["categories"], chart["series"][0]["values"], strict=True)) == values


def test_numbers_that_only_count_are_no_figures() -> None:
    """Levels are not as large as their numbers."""
    slide = slide_of("Maturity levels: 1 chaotic, 2 repeatable, 3 defined, 4 managed, 5 optimizing - we are at 2")
    assert slide["slideType"] == "title-body"
    assert slide["body"] == ["1 chaotic", "2 repeatable", "3 defined", "4 managed", "5 optimizing"]
    assert slide["insight"] == "We are at 2"


def test_questions_and_answers_in_one_line_are_pairs() -> None:
    """As on lines of their own."""
    slide = slide_of("Q: Who can join? A: anyone over 16. Q: What does it cost? A: 25 € a month.")
    assert (slide["slideType"], slide["title"]) == ("title-body", "Q&A")
    assert slide["body"] == ["Who can join?: anyone over 16", "What does it cost?: 25 € a month"]


def test_prices_may_be_without_their_currency() -> None:
    """On a menu."""
    slide = slide_of("Menu Friday: soup of the day 4.50, schnitzel with fries 12.90, veggie curry 10.50")
    rows = slide["blocks"][0]["input"]["rows"]
    assert [(row["label"], row["cells"]) for row in rows] == [
        ("Soup of the day", ["4.50"]),
        ("Schnitzel with fries", ["12.90"]),
        ("Veggie curry", ["10.50"]),
    ]


def test_an_event_of_a_team_has_no_members() -> None:
    """Where and when it is are nobody."""
    slide = slide_of("Team offsite\nWhere: Hotel Seeblick\nWhen: 14-16 September\nBudget: max 320 € per person")
    assert (slide["slideType"], slide["title"]) == ("title-body", "Team offsite")
    assert slide["body"] == ["Where: Hotel Seeblick", "When: 14-16 September", "Budget: max 320 € per person"]


def test_hours_are_written_with_an_h() -> None:
    """With minutes or without."""
    slide = slide_of("Reunião de pais: 18h abertura, 18h15 apresentação, 19h perguntas, 19h30 lanche")
    assert [(one["time"], one["label"]) for one in slide["items"]] == [
        ("18h", "Abertura"),
        ("18h15", "Apresentação"),
        ("19h", "Perguntas"),
        ("19h30", "Lanche"),
    ]


def test_arabic_says_what_a_figure_was_and_became() -> None:
    """With the years of both."""
    slide = slide_of("ارتفعت المبيعات من 1.2 مليون في 2024 إلى 1.9 مليون في 2025")
    assert slide["before"] == {"label": "2024", "figure": "1.2 مليون"}
    assert slide["after"] == {"label": "2025", "figure": "1.9 مليون"}


def test_sunday_is_no_sum() -> None:
    """German shortens it to a word that begins one."""
    slide = slide_of("Besucher/Tag: Mo 120, Di 95, Mi 130, Do 160, Fr 240, Sa 410, So 380")
    assert (slide["title"], slide["chart"]["chartType"]) == ("Besucher/Tag", "line")
    assert slide["chart"]["series"][0]["values"] == [120, 95, 130, 160, 240, 410, 380]


def test_two_figures_of_each_are_no_bars_of_one() -> None:
    """The other would stand in the name of the bar."""
    slide = slide_of(
        "Neue Maschine: Modell X kostet 890 € und schafft 40 Tassen, Modell Y kostet 1.290 € und schafft 90 Tassen"
    )
    assert slide["body"] == [
        "Modell X kostet 890 € und schafft 40 Tassen",
        "Modell Y kostet 1.290 € und schafft 90 Tassen",
    ]


@pytest.mark.parametrize(
    ("brief", "title", "labels"),
    [
        ("Hiring: 240 applications, 38 interviews, 9 offers", "Hiring", ["Applications", "Interviews", "Offers"]),
        (
            "Bewerbungen 2026: 112 Eingänge, 20 Gespräche, 4 Verträge",
            "Bewerbungen 2026",
            ["Eingänge", "Gespräche", "Verträge"],
        ),
    ],
)
def test_counts_that_fall_behind_a_word_for_selecting_are_a_funnel(brief: str, title: str, labels: list[str]) -> None:
    """From each stage to the next."""
    slide = slide_of(brief)
    assert (slide["slideType"], slide["title"]) == ("funnel", title)
    assert [stage["label"] for stage in slide["stages"]] == labels


def test_changes_between_semicolons_have_their_own_names() -> None:
    """What is said behind the first is no part of the second."""
    slide = slide_of("MTBF 4,200 h -> 6,100 h after the change; vibration 4.8 mm/s -> 1.9 mm/s")
    assert [item["label"] for item in slide["items"]] == ["MTBF", "Vibration"]


def test_phases_are_all_told() -> None:
    """The first is no head, though a colon stands behind it."""
    slide = slide_of("Phase 1 (Jan-Mar): concept; phase 2 (Apr-Jun): build; go-live 1 Aug")
    assert slide["body"] == ["Phase 1 (Jan-Mar): concept", "Phase 2 (Apr-Jun): build", "Go-live 1 Aug"]


def test_what_is_compared_with_a_plan_are_key_figures() -> None:
    """With the plan beside each."""
    slide = slide_of("Q1 vs plan: revenue 2.1m (plan 2.3m), orders 412 (plan 400), returns 3.1 % (plan 2.5 %)")
    assert {item["label"]: (item["value"], item["sublabel"]) for item in slide["items"]} == {
        "Revenue": ("2.1m", "plan 2.3m"),
        "Orders": ("412", "plan 400"),
        "Returns": ("3.1 %", "plan 2.5 %"),
    }


def test_a_sum_before_its_parts_is_no_funnel() -> None:
    """Of open roles by their department, none is lost from one to the next."""
    slide = slide_of("Hiring: 12 open roles, 5 in sales, 4 in engineering, 3 in support.")
    narrowing = slide_of("Hiring: 120 applicants, 40 interviews, 9 offers, 6 hires")

    assert (slide["slideType"], narrowing["slideType"]) == ("kpi-grid", "funnel")
