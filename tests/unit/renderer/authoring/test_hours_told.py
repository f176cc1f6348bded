"""Opening hours that stand in a sentence."""

import pytest

from renderer.authoring import plan_of
from renderer.authoring.hours_told import with_hours_told


@pytest.mark.parametrize(
    ("brief", "title", "hours"),
    [
        (
            "Our library is open Monday to Friday from 9 to 18 and Saturdays from 10 to 14, closed on Sundays.",
            "Our library is open",
            {"Monday to Friday": "9\u201318", "Saturdays": "10\u201314", "Sundays": "Closed"},
        ),
        (
            "Die Praxis ist montags bis freitags von 8 bis 12 Uhr geöffnet, samstags von 9 bis 11 Uhr.",
            "Die Praxis ist geöffnet",
            {"Montags bis freitags": "8\u201312 Uhr", "Samstags": "9\u201311 Uhr"},
        ),
        (
            "Le musée est ouvert du mardi au vendredi de 10h à 18h et le samedi de 10h à 20h, fermé le lundi",
            "Le musée est ouvert",
            {"Mardi au vendredi": "10h\u201318h", "Samedi": "10h\u201320h", "Lundi": "Fermé"},
        ),
        (
            "The café is open Tue to Sun from 9am to 6pm, closed on Mondays",
            "The café is open",
            {"Tue to Sun": "9am\u20136pm", "Mondays": "Closed"},
        ),
        ("Opening hours: Mon-Fri 9-18, Sat 10-14", "Opening hours", {"Mon-Fri": "9-18", "Sat": "10-14"}),
    ],
    ids=["English", "German", "French", "halves", "a list"],
)
def test_hours_in_a_sentence_stand_side_by_side(brief: str, title: str, hours: dict[str, str]) -> None:
    """They are no change from one figure to another."""
    plan = plan_of(brief)
    (slide,) = plan.document["slides"]
    assert slide["title"] == title
    assert {item["label"]: item["value"] for item in slide["items"]} == hours
    assert not plan.warnings


@pytest.mark.timeout(5)
@pytest.mark.parametrize("part", ["monday from ", "open mon 9 to 18, ", "mon to tue to wed ", "closed on "])
def test_long_texts_are_read_at_once(part: str) -> None:
    """Whatever they repeat."""
    with_hours_told((part * 9_000)[:1_000])
    with_hours_told((part * 9_000)[:20_000])
