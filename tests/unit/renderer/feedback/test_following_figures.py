"""A figure that the title says, too, is no other one there after a wish."""

import pytest

from renderer.feedback import revise
from tests.unit.renderer.feedback.plans import BRIEFS, changes, planned

BUDGET = "Budget 2027 (in k\u20ac)\nPersonnel: 820\nMaterials: 95\nTotal: 915"
SHARE = "Revenue in k\u20ac: North 82, South 97, West 91. South leads with 97 k\u20ac."


@pytest.mark.parametrize(
    ("brief", "wish", "field", "said"),
    [
        (BUDGET, "change total to 925", "title", "Budget 2027: 925 k\u20ac"),
        (SHARE, "change South to 99", "insight", "South leads with 99 k\u20ac."),
        (BRIEFS["timeline"], "launch moves to December 7", "title", "From Freeze to Launch: 5 Oct \u2013 December 7"),
        (
            BRIEFS["timeline"],
            "Launch auf 7. Dezember verschieben",
            "title",
            "From Freeze to Launch: 5 Oct \u2013 7. Dezember",
        ),
    ],
)
def test_words_around_the_content_follow_its_figures(brief: str, wish: str, field: str, said: str) -> None:
    """It is the figure of the wish, wherever it stands."""
    revision = revise(planned(brief), wish)

    assert revision.plan["slides"][0][field] == said
    # A total that its parts do not make up is told, and nothing else.
    assert [one.message[:18] for one in revision.warnings] == ["The figures add up"] * (brief == BUDGET)


@pytest.mark.parametrize(
    ("brief", "wish"),
    [
        ("Our 95 years: founded 12 people, staff today 95, retired 30", "change staff today to 97"),
        ("Revenue 2027 in k\u20ac: North 82, South 97, West 82", "change North to 85"),
        (BUDGET, "change materials to 100"),
    ],
)
def test_a_number_that_says_something_else_stays(brief: str, wish: str) -> None:
    """One that stands in the content still, and the sum of what has changed, which is no figure of the wish."""
    plan = planned(brief)
    if "95 years" in brief:
        plan["slides"][0]["title"] = plan["title"] = "Our 95th year"

    changed = changes(plan, revise(plan, wish).plan)

    assert "/slides/0/title" not in changed


QUOTE = "\n".join(
    ("Devis", "Plomberie 1 240 €", "Carrelage 760 €", "Sous-total 2 000 €", "TVA 10 % 200 €", "Total 2 200 €")
)


def test_a_row_is_called_without_what_stands_in_brackets() -> None:
    """Its figure changes, and not its name; a sum that is none any more is told."""
    revision = revise(planned(QUOTE), "Change TVA to 210 \u20ac")
    (block,) = revision.plan["slides"][0]["blocks"]

    assert block["input"]["rows"][3] == {"label": "TVA (10 %)", "cells": ["210 \u20ac"]}
    assert [one.message for one in revision.warnings] == [
        "The figures add up to 2,210 \u20ac, and the slide says 2 200 \u20ac in all: it is shown as said."
    ]


def test_a_sum_that_is_changed_with_its_parts_is_no_contradiction() -> None:
    """Each wish is told of as it stands: the last one mends it."""
    revision = revise(planned(QUOTE), "Change Total to 2 210 \u20ac. Change TVA to 210 \u20ac.")

    assert len(revision.warnings) == 1
    assert revision.plan["slides"][0]["title"] == "Devis: 2 210 \u20ac"


def test_a_cell_is_called_by_a_row_without_its_unit() -> None:
    """ARR of Q3, where the row is "ARR ($M)"."""
    table = "| Metric | Q2 | Q3 |\n|---|---|---|\n| ARR ($M) | 4.9 | 6.2 |\n| Retention | 111% | 117% |"

    revision = revise(planned(table), "Change the ARR of Q3 to 6.4")

    assert revision.plan["slides"][0]["rows"][0]["values"] == ["4.9", "6.4"]
