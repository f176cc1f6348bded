"""What holds for every JSON value, and for very large ones."""

import json
import time
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deck_documents import SOURCE_SCHEMAS, parse
from deck_domain.errors import InvalidDocument, Violation

EXAMPLES = Path(__file__).parents[3] / "examples"
FILES = {"protocol_v2": "board_update", "agent_v1": "seed_pitch", "paper_document": "clinic_pilot"}
DOCUMENTS = {schema: json.loads((EXAMPLES / f"{name}.json").read_text())["document"] for schema, name in FILES.items()}
KEYS = st.sampled_from(
    [
        "type",
        "version",
        "title",
        "slides",
        "slideType",
        "pattern",
        "content",
        "children",
        "style",
        "chartData",
        "chartType",
        "series",
        "values",
        "categories",
        "tableData",
        "rows",
        "cells",
        "columns",
        "blocks",
        "primitive",
        "region",
        "input",
        "meta",
        "theme",
        "designTokens",
        "tokens",
        "src",
        "paragraphs",
        "runs",
    ]
)
WORDS = st.sampled_from(
    [
        "Document",
        "presentation",
        "Slide",
        "View",
        "Text",
        "Table",
        "Chart",
        "composition",
        "container",
        "chartBlock",
        "chart-focus",
        "bar",
        "2.0",
        "1.0",
        "#123456",
        "title-body",
        "titleBlock",
        "solid",
        "Image",
    ]
)
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | WORDS | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(KEYS | st.text(max_size=3), inner, max_size=5),
    max_leaves=30,
)


def refused(schema: str, document: object) -> tuple[Violation, ...]:
    """The faults of a document; nothing else may be raised."""
    try:
        parse(schema, document)
    except InvalidDocument as error:
        return error.violations
    return ()


@given(st.sampled_from(SOURCE_SCHEMAS), VALUES)
def test_any_value_is_a_document_or_an_invalid_one(schema: str, value: object) -> None:
    """No other exception leaves `parse`."""
    refused(schema, value)


@given(st.sampled_from(SOURCE_SCHEMAS), st.data())
def test_a_spoilt_example_is_a_document_or_an_invalid_one(schema: str, data: st.DataObject) -> None:
    """One value of a sound document is replaced; each fault points at a place that is there, or is missing there."""
    document: Any = json.loads(json.dumps(DOCUMENTS[schema]))
    place = document
    while True:
        key = data.draw(st.sampled_from(sorted(place) if isinstance(place, dict) else range(len(place))))
        if not (isinstance(place[key], (dict, list)) and place[key]) or data.draw(st.booleans()):
            break
        place = place[key]
    place[key] = data.draw(VALUES)
    for violation in refused(schema, document):
        assert _leads_somewhere(document, violation.pointer), violation


def _leads_somewhere(value: Any, pointer: str) -> bool:
    tokens = [token.replace("~1", "/").replace("~0", "~") for token in pointer.split("/")[1:]]
    for token in tokens[:-1]:
        value = value[int(token)] if isinstance(value, list) else value[token]
    return not tokens or isinstance(value, (dict, list))


def paper(*nodes: Any) -> dict[str, Any]:
    """A deck of one slide."""
    return {"type": "Document", "meta": {}, "slides": [{"type": "Slide", "children": list(nodes)}]}


def large_table(cells: int, text: object) -> dict[str, Any]:
    """A table of `cells` cells."""
    rows = [{"cells": [{"text": text} for _ in range(100)]} for _ in range(cells // 100)]
    return paper({"type": "Table", "tableData": {"columns": [1] * 100, "rows": rows}})


def seconds(document: object) -> float:
    """The CPU time to parse; the least of three."""
    times = []
    for _ in range(3):
        start = time.process_time()
        refused("paper_document", document)
        times.append(time.process_time() - start)
    return min(times)


def test_parsing_is_linear() -> None:
    """Eight times the cells take about eight times as long."""
    assert seconds(large_table(1_600, "text")) < 20 * max(seconds(large_table(200, "text")), 0.01)


@pytest.mark.parametrize(
    "document",
    [
        large_table(100_000, 1),
        paper(*[{"type": "Text", "content": [{}] * 10_000}] * 100),
        paper(*[{"type": "Table", "tableData": {"columns": [1], "rows": [{}] * 1000}}] * 300),
        paper(*[{"type": "Chart", "chartData": {"chartType": "bar", "series": [{}] * 255}}] * 300),
        {**paper(), "customProperties": {str(number): [] for number in range(300_000)}},
        {**paper(), **{str(number): 1 for number in range(300_000)}},
    ],
)
def test_many_faults_do_not_take_long(document: object) -> None:
    """A hostile document of megabytes is refused without a list of all that is wrong."""
    start = time.process_time()
    assert refused("paper_document", document)
    assert time.process_time() - start < 5
