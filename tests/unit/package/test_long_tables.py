"""Decks of ours that pack well are no bombs."""

import io

from deck_documents import parse
from deck_documents.drawn_sizes import MAX_TABLE
from deck_package.archive import Limits, open_archive
from renderer.compile import compile_deck


def test_the_longest_table_is_let_in() -> None:
    """Its slide packs more than 1:100."""
    rows = [{"cells": [{"text": f"r{row}c{column}"} for column in range(4)]} for row in range(MAX_TABLE // 4)]
    slide = {"type": "Slide", "children": [{"type": "Table", "tableData": {"columns": [90] * 4, "rows": rows}}]}
    pptx = compile_deck(parse("paper_document", {"type": "Document", "meta": {}, "slides": [slide]})).pptx
    archive, faults = open_archive(io.BytesIO(pptx), Limits())
    assert archive is not None
    assert faults == []
