"""What is beyond what can be drawn in time is refused with its place, whichever schema says it."""

from typing import Any

import pytest

from deck_documents import parse
from deck_documents.drawn_sizes import MAX_CELLS, MAX_LETTERS, MAX_POINTS, MAX_TABLE, size_faults
from deck_domain.errors import InvalidDocument


def paper(*nodes: Any) -> dict[str, Any]:
    """A paper_document with each node on a slide of its own."""
    slides = [{"type": "Slide", "children": [node]} for node in nodes]
    return {"type": "Document", "meta": {}, "slides": slides}


def series(count: int, points: int) -> dict[str, Any]:
    """A chart as paper_document and protocol_v2 have it."""
    categories = [f"c{number}" for number in range(points)]
    return {"chartType": "line", "categories": categories, "series": [{"name": "s", "values": [1] * points}] * count}


def table(rows: int, columns: int) -> dict[str, Any]:
    """A table node."""
    return {
        "type": "Table",
        "tableData": {"columns": [1] * columns, "rows": [{"cells": [{"text": "x"}] * columns}] * rows},
    }


CHART = {"type": "Chart", "chartData": series(23, 1000)}
COMPARISON = {"slideType": "comparison-table", "title": "T", "columns": ["a", "b", "c"]}
TOO_LARGE = [
    ("paper_document", paper({"type": "Chart", "chartData": series(255, 1000)}), "/slides/0/children/0/chartData"),
    ("paper_document", paper(CHART, CHART, CHART), "/slides/2/children/0/chartData"),
    (
        "protocol_v2",
        {"version": "2.0", "title": "T", "slides": [{"slideType": "chart", "title": "T", "chart": series(60, 1000)}]},
        "/slides/0/chart",
    ),
    (
        "agent_v1",
        {
            "presentationTitle": "T",
            "slides": [
                {
                    "pattern": "chart-focus",
                    "title": "T",
                    "chart": {
                        "chartType": "line",
                        "series": [{"name": "s", "dataPoints": [{"label": "a", "value": 1}] * 16_000}] * 4,
                    },
                }
            ],
        },
        "/slides/0/chart",
    ),
    ("paper_document", paper(table(1000, 100)), "/slides/0/children/0/tableData/rows"),
    ("paper_document", paper(table(101, 20)), "/slides/0/children/0/tableData/rows"),
    ("paper_document", paper(*[table(90, 20)] * 3), "/slides/2/children/0/tableData/rows"),
    (
        "protocol_v2",
        {
            "version": "2.0",
            "title": "T",
            "slides": [{**COMPARISON, "rows": [{"label": "r", "values": ["x"] * 3000}] * 2}],
        },
        "/slides/0/rows",
    ),
    ("paper_document", paper(*[{"type": "Text", "content": "x" * 90_000}] * 12), "/slides/11/children/0/content"),
]


@pytest.mark.parametrize(("schema", "document", "place"), TOO_LARGE)
def test_too_much_in_all_is_refused_where_it_gets_too_much(schema: str, document: dict[str, Any], place: str) -> None:
    """Charts of all slides count together, tables, and texts; the message names the limit."""
    with pytest.raises(InvalidDocument) as refused:
        parse(schema, document)
    assert [(each.pointer, each.code) for each in refused.value.violations] == [(place, "resource_limit_exceeded")]
    limits = [f"{limit:,}" for limit in (MAX_POINTS, MAX_CELLS, MAX_TABLE, MAX_LETTERS)]
    assert any(limit in refused.value.violations[0].message for limit in limits)


def test_what_is_not_drawn_does_not_count() -> None:
    """Speaker notes and the data of pictures; what is within each limit passes."""
    note, picture = "x" * 90_000, "data:image/png;base64," + "A" * 2_000_000
    slide = {"type": "Slide", "notes": note, "children": [{"type": "Image", "src": picture}]}
    assert size_faults({"slides": [slide] * 20}) == []
    assert size_faults(paper(CHART, CHART, table(100, 20), {"type": "Text", "content": "x" * 90_000})) == []
