"""What is placed by dates: its rules, each with the pointer a client gets."""

from typing import Any

import pytest

from deck_documents import parse
from deck_domain.errors import InvalidDocument

EVENTS = [{"label": "Start", "date": "Jan 2027"}, {"label": "End", "date": "Q3 2028"}]
PHASE = {"label": "Build", "start": "2027-02", "end": "Q2 2027"}


def faults(slide: dict[str, Any]) -> dict[str, str]:
    """The code of each fault of a slide, by its pointer within the slide."""
    try:
        parse("protocol_v2", {"version": "2.0", "title": "T", "slides": [{"title": "S", **slide}]})
    except InvalidDocument as error:
        return {violation.pointer.removeprefix("/slides/0"): violation.code for violation in error.violations}
    return {}


def timeline(*dates: str | None, **more: Any) -> dict[str, Any]:
    """A timeline with events on these dates."""
    return {"slideType": "timeline", "events": [{"label": "E", "date": date} for date in dates], **more}


@pytest.mark.parametrize(
    ("slide", "expected"),
    [
        (timeline("Jan 2027", "Q3 2028", phases=[PHASE], today="15 May 2027"), {}),
        (timeline("Oct", "Feb", phases=[{**PHASE, "start": "Nov", "end": "Jan"}], today="15.12."), {}),
        (timeline("soon", "later"), {}),
        (timeline("{{start}}", "2028", phases=[{**PHASE, "start": "{{start}}"}], today="{{today}}"), {}),
        (timeline("2027", "2028", phases=[{**PHASE, "start": "soon"}]), {"/phases/0/start": "no_date"}),
        (timeline("2027", "2028", phases=[{**PHASE, "end": "2026"}]), {"/phases/0/end": "end_before_start"}),
        (timeline("2027", "2028", today="today"), {"/today": "no_date"}),
        (timeline("2027", "soon", None, today="2027"), {"/events/1/date": "no_date", "/events/2/date": "no_date"}),
        (timeline("2028", "2027", phases=[PHASE]), {"/events/1/date": "not_in_order"}),
        (timeline("2027", "2028", phases=[PHASE] * 7), {"/phases": "too_many"}),
    ],
)
def test_phases_and_today_need_dates(slide: dict[str, Any], expected: dict[str, str]) -> None:
    """Those of the events as well, in their order; what is filled in later is judged later."""
    assert faults(slide) == expected


def test_steps_of_compositions_keep_the_same_rules() -> None:
    """At their own places."""
    steps = {"steps": [{"label": "A", "tag": "2028"}, {"label": "B", "tag": "2027"}], "phases": [PHASE], "today": "x"}
    region = {"col": 0, "row": 0, "colSpan": 12, "rowSpan": 12}
    slide = {
        "slideType": "composition",
        "blocks": [{"primitive": "stepTimeline", "region": region, "input": steps}],
    }
    assert faults(slide) == {
        "/blocks/0/input/steps/1/tag": "not_in_order",
        "/blocks/0/input/today": "no_date",
    }
