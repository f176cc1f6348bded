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
    assert revision.warnings == ()


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
