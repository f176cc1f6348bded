"""Feedback on slides of tasks and of suppliers side by side: what was said stays, and no count is made up."""

from typing import Any

import pytest

from renderer.authoring import plan_of
from renderer.feedback import revise

_TASKS = "To-dos: Anna calls the bank by Friday, Ben orders the new till by 12 Dec, I book the electrician"
_SUPPLIERS = (
    "Three suppliers. Nordwood: 14 days, 3% defects, €41/m³. Baltic: 21 days, 1% defects, €38/m³. "
    "Alpine: 9 days, 4% defects, €46/m³."
)
_CLUB = "Le club en chiffres : 412 adhérents, 36 bénévoles, 5 entraîneurs, 18 équipes"
_COSTS = "Kosten pro Monat: Strom 310, Gas 145, Wasser 60, Müll 38"


@pytest.mark.parametrize(
    ("brief", "wish", "field", "value"),
    [
        (_TASKS, "change Friday to Thursday", "steps", {"text": "Anna calls the bank", "date": "Thursday"}),
        (_TASKS, "add Cleo writes it by 20 Dec", "steps", {"text": "Cleo writes it", "date": "20 Dec"}),
        (_CLUB, "remplace équipes par équipes engagées", "items", {"label": "équipes engagées", "value": "18"}),
        (_CLUB, "add: clean sheets 7", "items", {"label": "Clean sheets", "value": "7"}),
    ],
    ids=lambda value: value[:24] if isinstance(value, str) else "",
)
def test_an_entry_is_changed_and_keeps_what_it_says(brief: str, wish: str, field: str, value: Any) -> None:
    """A day is the date of a step, and the words of a new one are no owner."""
    done = revise(plan_of(brief).document, wish)
    assert value in done.plan["slides"][0][field]
    assert done.warnings == ()


def test_a_row_that_goes_is_no_supplier_that_goes() -> None:
    """The title counts the columns, of which there are as many as before."""
    done = revise(plan_of(_SUPPLIERS).document, "drop the defects row")
    slide = done.plan["slides"][0]
    assert (slide["title"], [row["label"] for row in slide["rows"]]) == ("Three suppliers", ["Days", "€/m³"])
    assert done.warnings == ()


@pytest.mark.parametrize(
    ("brief", "wish", "place", "value"),
    [
        (_CLUB, "mets les chiffres en bleu", "adjustments", [{"part": "values", "color": "#1D4ED8"}]),
        (_COSTS, "Titel kürzer: Nebenkosten", "title", "Nebenkosten"),
    ],
    ids=lambda value: value[:24] if isinstance(value, str) else "",
)
def test_wishes_said_in_other_words_are_done(brief: str, wish: str, place: str, value: Any) -> None:
    """As people say them in French and German."""
    plan = revise(plan_of(brief).document, wish).plan
    assert {**plan, **plan["slides"][0]}[place] == value


def test_a_bar_is_coloured_by_a_wish_that_ends_in_its_verb() -> None:
    """German says the colour before the verb, or behind it."""
    for wish in ("Strom in Rot hervorheben", "Strom hervorheben in Rot"):
        plan = revise(plan_of(_COSTS).document, wish).plan
        assert plan["slides"][0]["chart"]["series"][0]["pointColors"][0] == "#DC2626"


def test_a_figure_in_japanese_and_arabic_changes_the_figure_and_not_its_name() -> None:
    """Its bar was called by the figure, and stayed as high."""
    for brief, wish, names in (
        ("病棟の人員:日勤12名、夜勤4名、欠員2名。", "夜勤を5名に変更", ["日勤", "夜勤", "欠員"]),
        ("الموظفون: الطبخ 12، الخدمة 4، النظافة 2", "غيّر الخدمة إلى 5", ["الطبخ", "الخدمة", "النظافة"]),
    ):
        slide = revise(plan_of(brief).document, wish).plan["slides"][0]
        figures = (
            slide["chart"]["series"][0]["values"] if "chart" in slide else [one["value"] for one in slide["items"]]
        )
        shown = slide["chart"]["categories"] if "chart" in slide else [one["label"] for one in slide["items"]]
        assert shown == names
        assert list(map(float, figures)) == [12, 5, 2]


def test_points_of_two_sides_are_lists_and_times_of_an_agenda_are_times() -> None:
    """What is there twice is named with both."""
    sides = plan_of(
        "Before the new rota: 14 agency shifts, sickness 8%. After: 5 agency shifts, sickness 6.1%."
    ).document
    done = revise(sides, "remove sickness 8%")
    assert done.plan["slides"][0]["before"]["points"] == ["14 agency shifts"]
    (warning,) = revise(sides, "remove sickness").warnings
    assert 'The slide has "Sickness 8%", "Sickness 6.1%".' in warning.message
    agenda = plan_of("Agenda: 9:00 welcome, 9:15 numbers, 10:00 coffee").document
    slide = revise(agenda, "add 10:15 questions").plan["slides"][0]
    assert slide["items"][-1] == {"label": "Questions", "time": "10:15"}
