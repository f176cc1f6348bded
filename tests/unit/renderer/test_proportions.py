"""Proportions in words, by which a model may say a figure that nobody said."""

from decimal import Decimal

import pytest

from renderer.model_author.proportions import is_proportion_said, proportions_in


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Half of our guests come back", ["Half of"]),
        ("Revenue doubled, costs were halved", ["halved", "doubled"]),
        ("A third of the wards, three quarters of the staff", ["A third", "three quarters"]),
        ("Die Hälfte der Mitglieder; der Umsatz hat sich verdoppelt", ["Die Hälfte", "verdoppelt"]),
        ("La moitié des adhérents, un tiers des bénévoles", ["La moitié", "un tiers"]),
        ("La mitad de los socios, el triple de visitas", ["La mitad", "el triple"]),
        ("The first half of 2026, half an hour, a double room, the third quarter", []),
        ("Double-check duplicates; half a day; in the second half of the year; Halbjahr", []),
    ],
)
def test_proportions_are_read_in_words(text: str, found: list[str]) -> None:
    """And periods, rooms and places in an order are none."""
    assert [words for words, _ in proportions_in(text)] == found


@pytest.mark.parametrize(
    ("known", "values", "ratio", "told"),
    [
        ("Every second member is a child: half of them", [], "0.5", True),
        ("Die Hälfte kommt mit dem Rad", [], "0.5", True),
        ("50 % come by bike", ["50"], "0.5", True),
        ("We had 120 guests, now 240", ["120", "240"], "2", True),
        ("Sales rose by 100 %", ["100"], "2", True),
        ("We have many guests", [], "0.5", False),
        ("412 members and 36 volunteers", ["412", "36"], "2", False),
    ],
)
def test_a_proportion_is_said_in_words_or_by_figures(known: str, values: list[str], ratio: str, told: bool) -> None:
    """In words of any language, as a percentage, or by two figures of which one is so much of the other."""
    assert is_proportion_said(Decimal(ratio), known, list(map(Decimal, values))) is told
