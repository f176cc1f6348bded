"""A slide that its document names is found again by its name, in every schema."""

import copy
from pathlib import Path
from typing import Any

import pytest

from deck_documents import parse
from deck_domain.deck_diff import MatchedBy
from deck_package import open_own
from previewer.comparing.contents import Contents
from previewer.comparing.matching import match_slides
from previewer.comparing.reading import contents_of
from renderer.compile import compile_deck

_TITLES = ("Harvest in the valley", "Frost in April", "Prices of apples")


def _agent(titles: tuple[str, ...]) -> dict[str, Any]:
    slides = [
        {"pattern": "bullets", "content": {"title": title, "bulletPoints": [f"{title} so far"]}} for title in titles
    ]
    return {"presentationTitle": "Orchard", "slides": slides}


def _paper(titles: tuple[str, ...]) -> dict[str, Any]:
    slides = [{"type": "Slide", "children": [{"type": "Text", "content": title}]} for title in titles]
    return {"type": "Document", "version": "1.0", "meta": {"title": "Orchard"}, "slides": slides}


def _protocol(titles: tuple[str, ...]) -> dict[str, Any]:
    slides = [{"slideType": "title-body", "title": title, "body": [f"{title} so far"]} for title in titles]
    return {"version": "2.0", "title": "Orchard", "slides": slides}


def _named(document: dict[str, Any], field: str, names: tuple[str, ...]) -> dict[str, Any]:
    named = copy.deepcopy(document)
    for slide, name in zip(named["slides"], names, strict=True):
        slide[field] = name
    return named


def _read(schema: str, document: dict[str, Any], folder: Path) -> list[Contents]:
    made = compile_deck(parse(schema, document))
    path = folder / f"{len(list(folder.iterdir()))}.pptx"
    path.write_bytes(made.pptx)
    with open_own(path) as package:
        return contents_of(package, made.pages)


@pytest.mark.parametrize("field", ["id", "slideId"])
@pytest.mark.parametrize(
    ("schema", "document"), [("agent_v1", _agent), ("paper_document", _paper), ("protocol_v2", _protocol)]
)
def test_a_slide_that_says_something_else_is_found_by_its_name(
    schema: str, document: Any, field: str, tmp_path: Path
) -> None:
    """Also when others stand before it; without names the two would have nothing in common."""
    after_titles = ("Who we are", "Prices of apples", "Nights below zero", "Harvest in the valley")
    plain = _read(schema, document(_TITLES), tmp_path), _read(schema, document(after_titles), tmp_path)
    assert {(pair.before, pair.after) for pair in match_slides(*plain)} == {(0, 3), (2, 1)}
    before = _named(document(_TITLES), field, ("yield", "frost", "price"))
    after = _named(document(after_titles), field, ("team", "price", "frost", "yield"))
    pairs = match_slides(_read(schema, before, tmp_path), _read(schema, after, tmp_path))
    assert {(pair.before, pair.after) for pair in pairs} == {(0, 3), (1, 2), (2, 1)}
    assert {pair.by for pair in pairs} == {MatchedBy.SLIDE_ID}
