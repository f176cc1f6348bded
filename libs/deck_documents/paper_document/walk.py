"""Walks over the models of `paper_document`, with the pointer of each part."""

from collections.abc import Iterable, Iterator
from typing import Any

from deck_documents.paper_document.document import Layout, Master, PaperSlide
from deck_documents.paper_document.nodes import Group, Table, TextNode, View
from deck_documents.paper_document.text import Link, Run


def nodes_of(slide: PaperSlide | Master | Layout) -> Iterator[tuple[str, Any]]:
    """Every node of a slide, a master or a layout in document order; pointers are relative to it."""
    stack = [(f"/children/{index}", node) for index, node in enumerate(slide.children or ())][::-1]
    while stack:
        pointer, node = stack.pop()
        yield pointer, node
        if isinstance(node, (View, Group)):
            inner = [(f"{pointer}/children/{index}", child) for index, child in enumerate(node.children or ())]
            stack.extend(reversed(inner))


def texts_of(node: Any) -> Iterator[tuple[str, list[tuple[str, Any]]]]:
    """Each text of a node: its pointer relative to the node, and its pieces, strings or runs, with theirs."""
    if isinstance(node, TextNode):
        yield "/content", list(_pieces("/content", node.content))
        yield "/paragraphs", list(_pieces("/paragraphs", node.paragraphs))
    elif isinstance(node, View):
        yield "/textContent", list(_pieces("/textContent", node.text_content))
        yield "/textParagraphs", list(_pieces("/textParagraphs", node.text_paragraphs))
    elif isinstance(node, Table):
        for row_index, row in enumerate(node.table_data.rows):
            for index, cell in enumerate(row.cells):
                at = f"/tableData/rows/{row_index}/cells/{index}"
                if cell.content is not None:
                    yield f"{at}/content", list(_pieces(f"{at}/content", cell.content))
                if cell.paragraphs is not None:
                    yield f"{at}/paragraphs", list(_pieces(f"{at}/paragraphs", cell.paragraphs))


def links_of(slide: PaperSlide | Master | Layout) -> Iterator[tuple[str, Link]]:
    """Every hyperlink that is an object, with its pointer relative to the slide, master or layout."""
    for pointer, node in nodes_of(slide):
        if isinstance(getattr(node, "hyperlink", None), Link):
            yield f"{pointer}/hyperlink", node.hyperlink
        for _, pieces in texts_of(node):
            yield from _links(pointer, pieces)
    if isinstance(slide, PaperSlide) and isinstance(slide.notes, list):
        yield from _links("", _pieces("/notes", slide.notes))


def _links(at: str, pieces: Iterable[tuple[str, Any]]) -> Iterator[tuple[str, Link]]:
    for pointer, piece in pieces:
        if isinstance(piece, Run) and isinstance(piece.hyperlink, Link):
            yield f"{at}{pointer}/hyperlink", piece.hyperlink


def _pieces(at: str, content: Any) -> Iterator[tuple[str, Any]]:
    if isinstance(content, str):
        yield at, content
    for index, item in enumerate(content if isinstance(content, list) else ()):
        if isinstance(item, Run):
            yield f"{at}/{index}", item
        else:
            for run_index, run in enumerate(item.runs):
                yield f"{at}/{index}/runs/{run_index}", run
