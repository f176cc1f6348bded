"""The slides of a deck are read as if alone, also where those of its baseline serve again."""

import copy
from pathlib import Path
from typing import Any

import pytest

from deck_documents import parse
from deck_domain.render_manifest import RenderedPage
from deck_package import Package, open_own
from previewer.comparing.packages import differing_parts
from previewer.comparing.reading import contents_like, contents_of
from renderer.compile import compile_deck

LINE = {"chartType": "line", "categories": ["Q1", "Q2"], "series": [{"name": "Cash", "values": [3, 4]}]}
CHURN = {"label": "Churn", "value": "4.6 %"}
DOCUMENT: dict[str, Any] = {
    "version": "2.0",
    "title": "Review",
    "slides": [
        {
            "slideType": "title-body",
            "id": "intro",
            "title": "Where we stand",
            "body": ["All is well"],
            "notes": ["Smile"],
        },
        {"slideType": "kpi-grid", "title": "Figures", "items": [CHURN, {"label": "Margin", "value": "78 %"}]},
        {"slideType": "chart", "title": "Cash", "chart": LINE},
    ],
}


def _deck(folder: Path, document: dict[str, Any]) -> tuple[Package, tuple[RenderedPage, ...]]:
    made = compile_deck(parse("protocol_v2", document))
    path = folder / f"{len(list(folder.iterdir()))}.pptx"
    path.write_bytes(made.pptx)
    return open_own(path), made.pages


def _number(document: dict[str, Any]) -> None:
    document["slides"][1]["items"][0]["value"] = "9.1 %"


def _point(document: dict[str, Any]) -> None:
    document["slides"][2]["chart"]["series"][0]["values"][1] = 5


def _notes(document: dict[str, Any]) -> None:
    document["slides"][0]["notes"] = ["Do not smile"]


def _id(document: dict[str, Any]) -> None:
    document["slides"][0]["id"] = "opening"


def _first(document: dict[str, Any]) -> None:
    document["slides"].insert(0, {"slideType": "title-body", "title": "Agenda", "body": ["Three points"]})


def _look(document: dict[str, Any]) -> None:
    document["theme"] = "midnight"


def _nothing(_: dict[str, Any]) -> None:
    pass


@pytest.mark.parametrize(
    ("change", "read_anew"),
    [
        (_nothing, set()),
        (_number, {1}),
        (_point, {2}),
        (_notes, {0}),
        (_id, {0}),
        (_first, {0, 1, 2, 3}),
        (_look, {0, 1, 2}),
    ],
)
def test_only_slides_that_differ_are_read_anew(tmp_path: Path, change: Any, read_anew: set[int]) -> None:
    """Whatever changed: a text, what a slide leads to, its name, its place, or the look of all."""
    document = copy.deepcopy(DOCUMENT)
    change(document)
    (before, was), (after, now) = _deck(tmp_path, DOCUMENT), _deck(tmp_path, document)
    with before, after:
        old = contents_of(before, was)
        found = contents_like(after, now, old, was, differing_parts(before, after))
        assert found == contents_of(after, now)
        kept = {slide.index for slide in found if slide.index < len(old) and slide.blocks is old[slide.index].blocks}
    assert {slide.index for slide in found} - kept == read_anew
