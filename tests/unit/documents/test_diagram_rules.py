"""Plans: what may not be, each with the pointer a client gets."""

from typing import Any

import pytest

from deck_documents import parse
from deck_domain.errors import InvalidDocument


def faults(slide: dict[str, Any]) -> dict[str, str]:
    """The code of each fault of a slide, by its pointer within the slide."""
    try:
        parse("protocol_v2", {"version": "2.0", "title": "T", "slides": [{"title": "S", **slide}]})
    except InvalidDocument as error:
        return {violation.pointer.removeprefix("/slides/0"): violation.code for violation in error.violations}
    return {}


def gantt(*tasks: dict[str, Any], **more: Any) -> dict[str, Any]:
    """A plan; tasks have a label and a start unless they say otherwise."""
    return {"slideType": "gantt", "tasks": [{"label": "T", "start": "2027", **task} for task in tasks], **more}


A, B, C = ({"id": name} for name in "abc")


@pytest.mark.parametrize(
    ("plan", "expected"),
    [
        (
            gantt({**A, "end": "2028"}, {**B, "dependsOn": ["a"]}, {"milestone": True, "lane": "L"}, lanes=["L", "M"]),
            {},
        ),
        (gantt({"start": "Nov", "end": "Feb"}), {}),
        (gantt({"start": "{{start}}", "end": "2026"}, today="{{today}}"), {}),
        (gantt({"start": "soon"}, {"end": "later"}), {"/tasks/0/start": "no_date", "/tasks/1/end": "no_date"}),
        (gantt({"start": "2028-05-01", "end": "30.04.2028"}), {"/tasks/0/end": "end_before_start"}),
        (gantt(A, A), {"/tasks/1/id": "duplicate_id"}),
        (gantt({**A, "dependsOn": ["x"]}), {"/tasks/0/dependsOn/0": "missing_task"}),
        (gantt({**A, "dependsOn": ["a"]}), {"/tasks/0/dependsOn/0": "self_dependency"}),
        (
            gantt({**A, "dependsOn": ["c"]}, {**B, "dependsOn": ["a"]}, {**C, "dependsOn": ["b"]}),
            {f"/tasks/{index}/dependsOn/0": "cycle" for index in range(3)},
        ),
        (gantt({"lane": "N"}, lanes=["L"]), {"/tasks/0/lane": "unknown_lane"}),
        (gantt({"lane": "L"}, lanes=["L", "L"]), {"/lanes/1": "duplicate_lane"}),
        (gantt({"milestone": True, "end": "2028"}), {"/tasks/0/end": "milestone_with_end"}),
        (gantt({"progress": 101}), {"/tasks/0/progress": "out_of_range"}),
        (gantt({}, today="now"), {"/today": "no_date"}),
    ],
)
def test_plans_keep_their_rules(plan: dict[str, Any], expected: dict[str, str]) -> None:
    """As slides and, at their own places, as blocks of a composition."""
    assert faults(plan) == expected
    region = {"col": 0, "row": 0, "colSpan": 12, "rowSpan": 12}
    content = {key: value for key, value in plan.items() if key != "slideType"}
    block = {"primitive": "ganttChart", "region": region, "input": content}
    within = {f"/blocks/0/input{pointer}": code for pointer, code in expected.items()}
    assert faults({"slideType": "composition", "blocks": [block]}) == within


def test_items_of_roadmaps_are_dated() -> None:
    """Lane by lane."""
    items = [{"label": "I", "start": "Q1 2027"}, {"label": "J", "start": "2028", "end": "2027"}]
    lanes = [{"label": "L", "items": items}, {"label": "M", "items": [{"label": "K", "start": "?"}]}]
    assert faults({"slideType": "roadmap", "lanes": lanes}) == {
        "/lanes/0/items/1/end": "end_before_start",
        "/lanes/1/items/0/start": "no_date",
    }
