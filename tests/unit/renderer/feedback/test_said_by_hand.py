"""Wishes as people write them on the edge of a slide."""

import pytest

from renderer.authoring import plan_of
from renderer.feedback import revise

_WEIGHED = "Soll der Hort öffnen? Dafür spricht: 34 Familien wünschen es, es ist spät. Dagegen: zwei Stellen, Kosten"
_DAY = "Programme : 9h Accueil, 9h30 Bilan, 10h15 Pause"


@pytest.mark.parametrize(
    ("brief", "wish", "field", "value"),
    [
        (_WEIGHED, "Titel bitte kürzer: Hort bis 17 Uhr?", "title", "Hort bis 17 Uhr?"),
        (_WEIGHED, "change the title to Open till five?", "title", "Open till five?"),
        (_WEIGHED, "ergänze bei den Nachteilen: weniger Zeit", "cons", ["Zwei Stellen", "Kosten", "Weniger Zeit"]),
        (_WEIGHED, "aus 34 Familien werden 41 Familien", "pros", ["41 Familien wünschen es", "Es ist spät"]),
        (
            _DAY,
            "décale la pause à 10h20",
            "items",
            [
                {"label": "Accueil", "time": "9h"},
                {"label": "Bilan", "time": "9h30"},
                {"label": "Pause", "time": "10h20"},
            ],
        ),
        (
            "Agenda: 9h Welcome",
            "ajoute 11h30 Questions à la fin",
            "items",
            [{"label": "Welcome", "time": "9h"}, {"label": "Questions", "time": "11h30"}],
        ),
    ],
)
def test_a_wish_changes_what_it_says(brief: str, wish: str, field: str, value: object) -> None:
    """And nothing else, without a warning."""
    before = plan_of(brief).document
    revision = revise(before, wish)
    assert not revision.warnings
    (slide,) = revision.plan["slides"]
    assert slide[field] == value
    assert {**slide, field: None} == {**before["slides"][0], field: None}


def test_times_in_bold_and_a_line_with_a_name() -> None:
    """French says the weight first; the name of a line stands beside it."""
    assert revise(plan_of(_DAY).document, "mets en gras les horaires").plan["adjustments"] == [
        {"part": "dates", "bold": True}
    ]
    plan = revise(plan_of("Bar chart: A 14, B 9, C 22").document, "add a line at 10 called 'normal'").plan
    assert plan["slides"][0]["chart"]["evidence"]["target"] == {"value": 10, "label": "normal"}


@pytest.mark.parametrize(
    ("brief", "wish", "same"),
    [
        ("Falls: night 9, evening 6, day 3", "evening 7 not 6", "change evening to 7"),
        (
            "Hall: roof march to may, painting in july, floor 1-15 august",
            "painting moves to august",
            "move painting to august",
        ),
        ("Pie chart: Personal 62 %, Miete 33 %, Rest 5 %", "lieber Balken", "als Balken"),
        ("Pie chart: Personal 62 %, Miete 33 %, Rest 5 %", "Rest weg", "remove Rest"),
        ("Process: kies, schrijf, lees", "verwijder stap 2", "remove step 2"),
        ("Process: kies, schrijf, lees", "voeg toe: ga naar huis", "add: ga naar huis"),
    ],
)
def test_what_is_said_in_short_is_done(brief: str, wish: str, same: str) -> None:
    """As the same wish in full is."""
    plan = plan_of(brief).document
    short, whole = revise(plan, wish), revise(plan, same)
    assert short.plan == whole.plan != plan
    assert not short.warnings
