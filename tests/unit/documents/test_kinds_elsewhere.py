"""Kinds of slides and charts by the names that others give them: the fault says what is asked for here instead."""

from typing import Any

import pytest

from deck_documents import parse
from deck_domain.errors import InvalidDocument


def _fault(slide: dict[str, Any], **root: Any) -> tuple[str, str]:
    """Pointer and message of the only fault."""
    with pytest.raises(InvalidDocument) as raised:
        parse("protocol_v2", {"version": "2.0", "title": "Review", **root, "slides": [slide]})
    (violation,) = raised.value.violations
    return violation.pointer, violation.message


@pytest.mark.parametrize(
    ("kind", "advice"),
    [
        ("bullets", "such a slide here is a `title-body`, with its text or points in `body`"),
        ("Title Slide", "such a slide here is a `title-body` of few words, which opens the deck"),
        ("kpi_cards", "such a slide here is a `kpi-grid`"),
        ("orgChart", "write `org-chart`"),
        ("gantt_chart", "write `gantt`"),
        ("Process Diagram", "write `process`"),
        ("bar-chart", "charts are slides of the type `chart`, or the `chartBlock` of a `composition` slide"),
        ("scatterChart", "charts are slides of the type `chart`"),
        ("headline", "There is no slide type 'headline': use one of title-body, "),
        ("pie", "charts are slides of the type `chart`"),
        ("two-column", "such a slide here is a `before-after`, a `pros-cons` or a `comparison-table`; text"),
        ("thank_you", "such a slide here is a `closing`"),
        ("timelin", "`timeline` may be meant"),
        ("holodeck", "There is no slide type 'holodeck': use one of title-body, "),
        ("", "There is no slide type '': use one of title-body, "),
    ],
)
def test_a_slide_by_another_name_is_told_how_it_is_asked_for(kind: str, advice: str) -> None:
    """Whatever its capitals and signs."""
    pointer, message = _fault({"slideType": kind, "title": "T"})
    assert pointer == "/slides/0/slideType"
    assert advice in message


@pytest.mark.parametrize("other", ["type", "kind", "layout"])
def test_a_kind_in_another_key_is_told(other: str) -> None:
    """Of slides and of charts."""
    assert _fault({other: "title-body", "title": "T"}) == (
        "/slides/0/slideType",
        f"Add `slideType`: it says what this is, and not `{other}`.",
    )
    chart = {other: "bar", "categories": ["a"], "series": [{"name": "s", "values": [1]}]}
    assert _fault({"slideType": "chart", "title": "T", "chart": chart}) == (
        "/slides/0/chart/chartType",
        f"Add `chartType`: it says what this is, and not `{other}`.",
    )


def test_a_document_without_its_version_is_told_which() -> None:
    """There is only one."""
    with pytest.raises(InvalidDocument) as raised:
        parse("protocol_v2", {"title": "Review", "slides": [{"slideType": "title-body", "title": "T", "body": ["x"]}]})
    assert [violation.message for violation in raised.value.violations] == [
        'Add `version`: it is required, such as "2.0".'
    ]
