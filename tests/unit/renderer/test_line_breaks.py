"""Texts of ten thousands of lines: every word is there, the deck is small, and it is said."""

import io
from typing import Any

import pytest
from pptx import Presentation

from deck_documents import parse
from renderer.compile import compile_deck

_TALL = "a\n" * 20_000
_TABLE = {"columns": [100, 100], "rows": [{"cells": [{"text": _TALL}] * 2}] * 12}
_POINTS = {"slideType": "comparison-table", "title": "T", "columns": ["", "A", "B"]}


def paper(*nodes: dict[str, Any]) -> dict[str, Any]:
    """A document of one slide."""
    return {"type": "Document", "meta": {}, "slides": [{"type": "Slide", "children": list(nodes)}]}


@pytest.mark.parametrize(
    ("schema", "document"),
    [
        ("paper_document", paper({"type": "Table", "tableData": _TABLE})),
        ("paper_document", paper({"type": "Text", "content": _TALL})),
        (
            "protocol_v2",
            {
                "version": "2.0",
                "title": "T",
                "slides": [_POINTS | {"rows": [{"label": _TALL, "values": [_TALL, "b"]}] * 6}],
            },
        ),
    ],
)
def test_lines_beyond_count_run_on(schema: str, document: dict[str, Any]) -> None:
    """A break is an element of the file; a million of them took a quarter of a minute."""
    compiled = compile_deck(parse(schema, document))
    said = [finding.component_path for finding in compiled.findings if finding.code == "LINE_BREAKS_LEFT_OUT"]
    assert said == ["slides[0]"]
    assert len(compiled.pptx) < 100_000
    text = "".join(
        cell.text
        for slide in Presentation(io.BytesIO(compiled.pptx)).slides
        for shape in slide.shapes
        for cell in (
            [cell for row in shape.table.rows for cell in row.cells] if shape.has_table else [shape.text_frame]
        )
    )
    assert text.count("a") == 20_000 * str(document).count(repr(_TALL)[1:-1])


def test_notes_of_hundreds_of_lines_stay_as_they_are() -> None:
    """Only what nobody reads is touched."""
    slide = {"slideType": "title-body", "title": "T", "body": ["a"], "notes": ["line\n" * 300] * 5}
    compiled = compile_deck(parse("protocol_v2", {"version": "2.0", "title": "T", "slides": [slide]}))
    notes = Presentation(io.BytesIO(compiled.pptx)).slides[0].notes_slide.notes_text_frame
    assert compiled.findings == ()
    assert len(notes.paragraphs) > 1_500
