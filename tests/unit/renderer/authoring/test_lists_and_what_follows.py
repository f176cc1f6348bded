"""Lists whose numbers only count, and what stands behind a list: an average, what to do, an answer."""

import pytest

from tests.support.planned import slide_of


@pytest.mark.parametrize(
    ("brief", "kind", "values", "insight"),
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
    brief: str, kind: str, values: dict[str, float], insight: str
) -> None:
    """Which keeps its own value."""
    slide = slide_of(brief)
    chart = slide["chart"]
    assert (chart["chartType"], slide["insight"]) == (kind, insight)
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
