"""Wishes in other words than the usual ones, and in Japanese and Arabic."""

from typing import Any

import pytest

from renderer.authoring import plan_of
from renderer.feedback import revise
from tests.unit.renderer.feedback.plans import changes

POINTS = "Reasons to move: rents are lower, two motorways, trained staff"
CHART = "Balkendiagramm Umsatz je Region: Nord 12,4 Mio. €, Süd 9,8 Mio. €, West 3 Mio. €"
JAPANESE = "拠点の課題: 騒音、鳥類保護、送電網"
ARABIC = "المخاطر: الطقس، الإضراب، التمويل"


@pytest.mark.parametrize(
    ("brief", "wish", "changed"),
    [
        (POINTS, "The third point isn't needed", {"/slides/0/body": ["Rents are lower", "Two motorways"]}),
        (POINTS, "We don't need the third bullet any more", {"/slides/0/body": ["Rents are lower", "Two motorways"]}),
        (JAPANESE, "騒音を削除してください", {"/slides/0/body": ["鳥類保護", "送電網"]}),
        (JAPANESE, "騒音を振動に変更", {"/slides/0/body/0": "振動"}),
        (ARABIC, "احذف الإضراب", {"/slides/0/body": ["الطقس", "التمويل"]}),
        (ARABIC, "غير الطقس إلى المناخ", {"/slides/0/body/0": "المناخ"}),
        (CHART, "Mach daraus ein Kreisdiagramm", {"/slides/0/chart/chartType": "pie"}),
    ],
)
def test_a_wish_in_other_words_is_done(brief: str, wish: str, changed: dict[str, Any]) -> None:
    """That and nothing else."""
    plan = plan_of(brief).document
    revision = revise(plan, wish)

    assert [one.code for one in revision.warnings] == []
    assert {path: value for path, value in changes(plan, revision.plan).items() if path in changed} == changed


@pytest.mark.parametrize("wish", ["きれいにして", "اجعلها أجمل", "make it punchier"])
def test_what_is_not_understood_is_quoted_as_it_was_said(wish: str) -> None:
    """In its own language."""
    plan = plan_of(POINTS).document
    revision = revise(plan, wish)

    assert revision.plan == plan
    assert [(one.code, wish in one.message) for one in revision.warnings] == [("not_understood", True)]


def test_a_row_may_set_its_values_against_each_other() -> None:
    """As the brief of a comparison does."""
    plan = plan_of("Compare plan A and plan B: cost $2M vs $3.5M, time 6 months vs 3 months").document
    revision = revise(plan, "add a row Risk: low vs high")

    assert revision.plan["slides"][0]["rows"][-1] == {"label": "Risk", "values": ["low", "high"]}
    assert revision.warnings == ()


def test_bullets_have_a_font_of_their_own() -> None:
    """The title keeps its own."""
    plan = plan_of(POINTS).document
    faces = revise(plan, "use Georgia for the bullets").plan["tokens"]["type"]

    assert {role: face["family"] for role, face in faces.items()} == {"body": "Georgia"}
