"""Feedback on slides of several parts: cards of options, and tables of two columns."""

from typing import Any

import pytest

from renderer.feedback import revise
from tests.unit.renderer.feedback.plans import changes, planned

CARDS = planned(
    "Compare basic vs pro: basic: 5 users, e-mail help, 10 GB, monthly bill; "
    "pro: 50 users, phone help, 1 TB, yearly bill"
)
ROWS = planned("Table: rows: North, 120 MW; South, 85 MW; East, 40 MW")
_TITLED = {"/slides/0/title": "North 130 MW", "/title": "North 130 MW"}
"""A title that says the figure of a row follows it."""
_PRO, _TABLE = "/slides/0/blocks/1/input/body", "/slides/0/blocks/0/input/rows"


@pytest.mark.parametrize(
    ("wish", "body"),
    [
        ("Remove phone help", ["50 users", "1 TB", "Yearly bill"]),
        ("Remove the second bullet of pro", ["50 users", "1 TB", "Yearly bill"]),
        ("Add priority queue to pro", ["50 users", "Phone help", "1 TB", "Yearly bill", "Priority queue"]),
        ("Supprime la deuxième puce de pro", ["50 users", "1 TB", "Yearly bill"]),
    ],
)
def test_points_of_a_card_are_a_list_of_its_own(wish: str, body: list[str]) -> None:
    """Called by what the card leads with."""
    revision = revise(CARDS, wish)

    assert changes(CARDS, revision.plan) == {_PRO: body}
    assert revision.warnings == ()


def test_a_number_that_two_cards_have_is_not_guessed() -> None:
    """The warning quotes the wish, and nothing is changed."""
    revision = revise(CARDS, "Remove the second bullet")

    assert revision.plan == CARDS
    assert [one.code for one in revision.warnings] == ["not_done"]


@pytest.mark.parametrize(
    ("wish", "changed"),
    [
        ("Remove the row South", {_TABLE: [("North", "120 MW"), ("East", "40 MW")]}),
        (
            "Add a row: West, 60 MW",
            {_TABLE: [("North", "120 MW"), ("South", "85 MW"), ("East", "40 MW"), ("West", "60 MW")]},
        ),
        ("Change 85 MW to 90 MW", {f"{_TABLE}/1/cells/0": "90 MW"}),
    ],
)
def test_rows_of_a_composed_table_are_a_list(wish: str, changed: dict[str, Any]) -> None:
    """With their cells."""
    revision = revise(ROWS, wish)
    rows = revision.plan["slides"][0]["blocks"][0]["input"]["rows"]

    if _TABLE in changed:
        assert [(row["label"], *row["cells"]) for row in rows] == changed[_TABLE]
    else:
        assert changes(ROWS, revision.plan) == changed
    assert revision.warnings == ()


def test_a_row_without_content_is_marked() -> None:
    """And told."""
    revision = revise(ROWS, "Add a row: West")

    assert revision.plan["slides"][0]["blocks"][0]["input"]["rows"][-1] == {"label": "West", "cells": ["[open]"]}
    assert ["[open]" in one.message for one in revision.warnings] == [True]


COURSES = planned("Table of courses: columns: Day, Course; rows: Monday, Back; Tuesday, Yoga; Friday, Boxing")
PLANTS = planned("Table: columns: Plant, Power, Year; rows: North, 120 MW, 2011; South, 85 MW, 2018")


@pytest.mark.parametrize(
    ("plan", "wish", "changed"),
    [
        (ROWS, "Change North to 130 MW", {f"{_TABLE}/0/cells/0": "130 MW"} | _TITLED),
        (ROWS, "Change the second column of row East to 41 MW", {f"{_TABLE}/2/cells/0": "41 MW"}),
        (COURSES, "Change the course of Tuesday to Swimming", {f"{_TABLE}/1/cells/0": "Swimming"}),
        (COURSES, "Change Tuesday's course to Swimming", {f"{_TABLE}/1/cells/0": "Swimming"}),
        (COURSES, "Set the cell in row Friday, column Course to Chess", {f"{_TABLE}/2/cells/0": "Chess"}),
        (COURSES, "Replace Course of Monday with Tango", {f"{_TABLE}/0/cells/0": "Tango"}),
        (COURSES, "Ändere Course von Monday auf Tango", {f"{_TABLE}/0/cells/0": "Tango"}),
        (COURSES, "Cambia Course de Monday a Tango", {f"{_TABLE}/0/cells/0": "Tango"}),
        (COURSES, "Remplace Course de Monday par Tango", {f"{_TABLE}/0/cells/0": "Tango"}),
        (COURSES, "Change Tuesday to Wednesday", {f"{_TABLE}/1/label": "Wednesday"}),
        (PLANTS, "Change Power of North to 130 MW", {"/slides/0/rows/0/values/0": "130 MW"}),
        (PLANTS, "Change row 2, column 3 to 2019", {"/slides/0/rows/1/values/1": "2019"}),
        (PLANTS, "The year for South should be 2020", {"/slides/0/rows/1/values/1": "2020"}),
    ],
)
def test_a_cell_is_called_by_its_row_and_its_column(plan: dict[str, Any], wish: str, changed: dict[str, Any]) -> None:
    """By their names or their numbers; the row alone is enough for a figure where it has one cell."""
    revision = revise(plan, wish)

    assert changes(plan, revision.plan) == changed
    assert revision.warnings == ()


def test_a_row_of_several_cells_is_not_guessed_at() -> None:
    """The warning names its columns, and how to say which."""
    revision = revise(PLANTS, "Change North to 130 MW")

    assert revision.plan == PLANTS
    assert ['"change Power of North to 130 MW"' in one.message for one in revision.warnings] == [True]


@pytest.mark.parametrize(
    ("wish", "changed"),
    [
        ("Füge eine Quelle hinzu: Jahresbericht", {"/slides/0/source": "Jahresbericht"}),
        (
            "Change North to 130 MW. The source: annual report",
            {f"{_TABLE}/0/cells/0": "130 MW", "/slides/0/source": "annual report"} | _TITLED,
        ),
        (
            "Southを削除。Eastを削除",
            {_TABLE: [{"label": "North", "cells": ["120 MW"]}, {"label": "West", "cells": ["30 MW"]}]},
        ),
    ],
)
def test_each_sentence_of_feedback_is_a_wish(wish: str, changed: dict[str, Any]) -> None:
    """Also behind a figure, and where nothing but a stop of Japanese parts them."""
    plan = planned("Table: rows: North, 120 MW; South, 85 MW; East, 40 MW; West, 30 MW")
    revision = revise(plan, wish)

    assert changes(plan, revision.plan) == changed
    assert revision.warnings == ()
