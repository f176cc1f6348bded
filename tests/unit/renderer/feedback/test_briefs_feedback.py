"""Feedback as people give it, on slides of briefs: what changes in the plan, and what is told."""

from typing import Any

import pytest

from renderer.authoring import plan_of
from renderer.coding import code_of
from renderer.feedback import revise
from renderer.slide_author import scene_of

Json = dict[str, Any]
_TABLE = "Compare plan A and plan B: A costs $2M and takes 6 months, B costs $3.5M and takes 3 months"
_KPIS = "KPI dashboard: revenue $12.4M (+18 %), 847 clients (+23 %), NPS 62, churn 2.1 %"
_POINTS = "Three reasons to move to Leipzig: rents 30 % lower, two motorways, 400 trained staff"


def changes(before: Any, after: Any, place: str = "") -> dict[str, Any]:
    """What is otherwise, by JSON pointer; a list of another length is one change."""
    if before == after:
        return {}
    if isinstance(before, dict) and isinstance(after, dict):
        pairs = [(f"{place}/{key}", before.get(key), after.get(key)) for key in dict.fromkeys([*before, *after])]
    elif isinstance(before, list) and isinstance(after, list) and len(before) == len(after):
        pairs = [(f"{place}/{key}", one, other) for key, (one, other) in enumerate(zip(before, after, strict=True))]
    else:
        return {place: after}
    return {pointer: value for where, one, other in pairs for pointer, value in changes(one, other, where).items()}


def planned(brief: str) -> Json:
    """The plan of a brief in the usual theme."""
    return {**plan_of(brief).document, "theme": "consulting", "tokens": {"palette": {"accent": "#1E3A5F"}}}


@pytest.mark.parametrize(
    ("brief", "feedback", "changed"),
    [
        (_TABLE, "Make the headers larger", {"/adjustments": [{"part": "headers", "scale": 1.2}]}),
        (_KPIS, "change the accent color to blue", {"/tokens/palette/accent": "#1D4ED8"}),
        (_KPIS, "increase font_size to 13pt", {"/adjustments": [{"part": "all", "least": 13.0}]}),
        (_KPIS, "move the title 0.5 inches to the right", {"/adjustments": [{"part": "title", "right": 0.5}]}),
        (_KPIS, "Use the dark theme", {"/theme": "midnight", "/tokens/palette/accent": "#F59E0B"}),
        (_POINTS, "remove the third bullet", {"/slides/0/body": ["Rents 30 % lower", "Two motorways"]}),
        (_KPIS, "Mach den Titel größer", {"/tokens/type": {"title": {"size": 29.0}}}),
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
    plan = planned(_KPIS)

    revision = revise(plan, "remove NPS, remove Margin and make it pretty")

    assert [warning.code for warning in revision.warnings] == ["not_done", "not_understood"]
    assert '"remove Margin"' in revision.warnings[0].message
    assert "Churn" in revision.warnings[0].message
    assert '"make it pretty"' in revision.warnings[1].message
    assert revision.done == ("remove NPS",)
    assert changes(plan, revision.plan).keys() == {"/slides/0/items"}


def test_no_feedback_changes_nothing() -> None:
    """An empty text, and one of spaces."""
    plan = planned(_KPIS)

    assert revise(plan, "").plan == revise(plan, " \n ").plan == plan
