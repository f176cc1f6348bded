"""Rules of `paper_document` that tie several fields together."""

from collections import Counter
from collections.abc import Iterator
from typing import Any

from deck_documents.paper_document.chart_rules import chart_faults
from deck_documents.paper_document.document import Layout, Master, PaperDocument, PaperSlide
from deck_documents.paper_document.nodes import Chart, Connector, Glue, Table, TextNode, View
from deck_documents.paper_document.table_rules import table_faults
from deck_documents.paper_document.walk import links_of, nodes_of, texts_of
from deck_documents.plain_values import MAX_TEXT
from deck_domain.errors import Violation


def slide_faults(slide: PaperSlide | Master | Layout) -> Iterator[Violation]:
    """The faults of one slide, master or layout whose fields are well-formed; pointers are relative to it."""
    nodes = list(nodes_of(slide))
    yield from _repeated_ids(nodes)
    names = {name for _, node in nodes for name in (node.id, node.morph_id) if name is not None}
    for pointer, node in nodes:
        for fault in _node_faults(node, names):
            yield Violation(pointer + fault.pointer, fault.code, fault.message)


def _node_faults(node: Any, names: set[str]) -> Iterator[Violation]:
    match node:
        case TextNode():
            yield from _text_faults(node)
        case View():
            yield from _long_texts(node)
        case Table():
            yield from table_faults(node.table_data)
            yield from _long_texts(node)
        case Chart():
            yield from chart_faults(node.chart_data)
        case Connector():
            yield from _glue_faults(node, names)


def _text_faults(node: TextNode) -> Iterator[Violation]:
    if node.content is None and node.paragraphs is None:
        yield Violation("/content", "missing", "Add `content` or `paragraphs`: a Text says something.")
    yield from _long_texts(node)


def _long_texts(node: Any) -> Iterator[Violation]:
    for pointer, pieces in texts_of(node):
        length = sum(len(piece if isinstance(piece, str) else piece.text) for _, piece in pieces)
        if length > MAX_TEXT:
            message = f"Shorten the text to {MAX_TEXT:,} characters in all; it has {length:,}."
            yield Violation(pointer, "text_too_long", message)


def _glue_faults(node: Connector, names: set[str]) -> Iterator[Violation]:
    for key, end in (("startShape", node.start_shape), ("endShape", node.end_shape)):
        name = end.id if isinstance(end, Glue) else end
        if name is not None and name not in names:
            message = f"No node of this slide has the id or morphId {name[:60]!r}: name one that is there."
            yield Violation(f"/{key}/id" if isinstance(end, Glue) else f"/{key}", "missing_shape", message)


def _repeated_ids(nodes: list[tuple[str, Any]]) -> Iterator[Violation]:
    count = Counter(node.id for _, node in nodes if node.id is not None)
    seen: set[str] = set()
    for pointer, node in nodes:
        if node.id in seen and count[node.id] > 1:
            yield Violation(f"{pointer}/id", "duplicate_id", f"The id {node.id[:60]!r} is taken: choose another.")
        seen.add(node.id)


def document_faults(document: PaperDocument) -> Iterator[Violation]:
    """What a document says about slides, masters and sections that are not there."""
    count = len(document.slides)
    masters = {master.name for master in document.masters or ()}
    for index, slide in enumerate(document.slides):
        if masters and slide.master_name is not None and slide.master_name not in masters:
            message = f"There is no master {slide.master_name[:60]!r}: use one of {', '.join(sorted(masters))}."
            yield Violation(f"/slides/{index}/masterName", "missing_master", message)
        for pointer, link in links_of(slide):
            yield from _slide_number(f"/slides/{index}{pointer}/slide", link.slide, count)
    for at, model in _models(document):
        for fault in slide_faults(model):
            yield Violation(at + fault.pointer, fault.code, fault.message)
        for pointer, link in links_of(model):
            yield from _slide_number(f"{at}{pointer}/slide", link.slide, count)
    for index, section in enumerate(document.sections or ()):
        yield from _slide_number(f"/sections/{index}/startSlide", section.start_slide, count)
    for index, show in enumerate(document.custom_shows or ()):
        for place, number in enumerate(show.slides):
            yield from _slide_number(f"/customShows/{index}/slides/{place}", number, count)


def _models(document: PaperDocument) -> Iterator[tuple[str, Master | Layout]]:
    for number, master in enumerate(document.masters or ()):
        yield f"/masters/{number}", master
        for index, layout in enumerate(master.layouts or ()):
            yield f"/masters/{number}/layouts/{index}", layout


def _slide_number(pointer: str, number: int | None, count: int) -> Iterator[Violation]:
    if number is not None and number > count:
        yield Violation(pointer, "missing_slide", f"There is no slide {number}: the deck has {count}.")


def document_warnings(document: PaperDocument) -> Iterator[Violation]:
    """What has no effect because something else goes before it."""
    if "template" in (document.model_extra or {}):
        message = "`template` has no effect: a paper_document places and paints everything itself."
        yield Violation("/template", "template_not_used", message)
    for index, slide in enumerate(document.slides):
        for pointer, node in nodes_of(slide):
            if isinstance(node, TextNode) and node.content is not None and node.paragraphs is not None:
                place = f"/slides/{index}{pointer}/content"
                yield Violation(place, "shadowed_field", "`content` has no effect: `paragraphs` goes before it.")
            if isinstance(node, View) and node.text_content is not None and node.text_paragraphs is not None:
                place = f"/slides/{index}{pointer}/textContent"
                yield Violation(
                    place, "shadowed_field", "`textContent` has no effect: `textParagraphs` goes before it."
                )
