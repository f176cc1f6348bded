"""Feedback as people give it, on slides of briefs: what changes in the plan, and what is told."""

from typing import Any

import pytest

from renderer.coding import code_of
from renderer.feedback import revise
from renderer.slide_author import scene_of
from tests.unit.renderer.feedback.plans import BRIEFS, changes, planned


@pytest.mark.parametrize(
    ("brief", "feedback", "changed"),
    [
        (BRIEFS["table"], "Make the headers larger", {"/adjustments": [{"part": "headers", "scale": 1.2}]}),
        (BRIEFS["kpis"], "change the accent color to blue", {"/tokens/palette/accent": "#1D4ED8"}),
        (BRIEFS["kpis"], "increase font_size to 13pt", {"/adjustments": [{"part": "all", "least": 13.0}]}),
        (BRIEFS["kpis"], "move the title 0.5 inches to the right", {"/adjustments": [{"part": "title", "right": 0.5}]}),
        (BRIEFS["kpis"], "Use the dark theme", {"/theme": "midnight", "/tokens/palette/accent": "#F59E0B"}),
        (
            BRIEFS["points"].removeprefix("Three "),
            "remove the third bullet",
            {"/slides/0/body": ["Rents 30 % lower", "Two motorways"]},
        ),
        (BRIEFS["kpis"], "Mach den Titel größer", {"/tokens/type": {"title": {"size": 29.0}}}),
    ],
)
def test_feedback_changes_what_it_names(brief: str, feedback: str, changed: dict[str, Any]) -> None:
    """That and nothing else, without a warning; and the new plan is code as the old one was."""
    plan = planned(brief)

    revision = revise(plan, feedback)

    assert changes(plan, revision.plan) == changed
    assert revision.warnings == ()
    _, scene, *_ = scene_of(revision.plan)
    assert code_of(scene)


def test_what_cannot_be_done_is_quoted_with_what_there_is() -> None:
    """Of three wishes one is done; the plan is that of the one."""
    plan = planned(BRIEFS["kpis"])

    revision = revise(plan, "remove NPS, remove Margin and make it pretty")

    assert [warning.code for warning in revision.warnings] == ["not_done", "not_understood"]
    assert '"remove Margin"' in revision.warnings[0].message
    assert "Churn" in revision.warnings[0].message
    assert '"make it pretty"' in revision.warnings[1].message
    assert revision.done == ("remove NPS",)
    assert changes(plan, revision.plan).keys() == {"/slides/0/items"}


def test_no_feedback_changes_nothing() -> None:
    """An empty text, and one of spaces."""
    plan = planned(BRIEFS["kpis"])

    assert revise(plan, "").plan == revise(plan, " \n ").plan == plan
