"""Lists whose parts are lists, times that are parts of sentences, and dates that stand at their words."""

import pytest

from renderer.authoring import plan_of
from tests.support.planned import slide_of


def test_the_list_of_the_last_part_stays_with_its_name() -> None:
    """It is one part, and not as many as it lists."""
    slide = slide_of("Our agency: what we do, our three packages, how it works: call, concept, booking, the day")

    assert slide["body"] == ["What we do", "Our three packages", "How it works: call, concept, booking, the day"]


def test_a_list_below_a_sentence_has_its_own_name() -> None:
    """The sentence is the message, the name says what the figures are."""
    slide = slide_of("Nous vendons à 310 cafés\nChiffre d'affaires : 2023 0,9 M€, 2024 1,4 M€, 2025 2,1 M€.")

    assert (slide["title"], slide["subtitle"]) == ("Nous vendons à 310 cafés", "Chiffre d'affaires, en M€")
    assert slide["chart"]["categories"] == ["2023", "2024", "2025"]


@pytest.mark.parametrize(
    ("brief", "items"),
    [
        (
            "Agenda: Die Wartezeit sank von 38 auf 21 Minuten; Probleme",
            [("Die Wartezeit sank von 38 auf 21 Minuten", ""), ("Probleme", "")],
        ),
        ("Agenda: Results 20 min; Outlook 10 min", [("Results", "20 min"), ("Outlook", "10 min")]),
    ],
)
def test_a_time_within_a_sentence_is_no_time_of_an_agenda(brief: str, items: list[tuple[str, str]]) -> None:
    """One behind a topic is."""
    assert [(one["label"], one.get("time", "")) for one in slide_of(brief)["items"]] == items


def test_months_stand_at_what_happens_in_them_in_japanese() -> None:
    """And nothing is said to be missing."""
    plan = plan_of("導入スケジュール\uff1a1月準備、3月試行、6月全社展開。")

    (slide,) = plan.document["slides"]
    assert [(one["date"], one["label"]) for one in slide["events"]] == [
        ("1月", "準備"),
        ("3月", "試行"),
        ("6月", "全社展開"),
    ]
    assert plan.warnings == ()


def test_figures_that_no_year_is_like_are_drawn() -> None:
    """2900 tonnes are no date."""
    slide = slide_of("Output by plant (t): Lyon 4200, Brno 3850, Porto 2900")

    assert slide["chart"]["series"][0]["values"] == [4200, 3850, 2900]


def test_before_and_after_are_sides_and_no_options() -> None:
    """Each has its own points, and no side is said on the other."""
    slide = slide_of("Before: 3 tools, 40 clicks, 2 days. After: 1 tool, 6 clicks, 1 hour.")

    assert slide["before"]["points"] == ["3 tools", "40 clicks", "2 days"]
    assert slide["after"]["points"] == ["1 tool", "6 clicks", "1 hour"]


def test_a_summary_with_a_sum_is_a_table_of_it() -> None:
    """Its figures are no proofs of each other."""
    slide = slide_of("Invoice summary: licences 4,200 €, support 1,800 €, travel 650 €, total 6,650 €")

    assert (slide["slideType"], slide["title"]) == ("composition", "Invoice summary: 6,650 €")


def test_pros_and_cons_in_two_sentences_are_both_sides() -> None:
    """As they are between semicolons."""
    slide = slide_of("pros: cheap, fast. cons: ugly, loud")

    assert (slide["slideType"], slide["pros"], slide["cons"]) == ("pros-cons", ["Cheap", "Fast"], ["Ugly", "Loud"])
