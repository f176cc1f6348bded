"""What a layout or a master shows on its slides is compared in words, too."""

import base64
import copy
import io
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from deck_documents import parse
from deck_domain.deck_diff import ChangeKind
from deck_package import open_own
from previewer.comparing.contents import Contents
from previewer.comparing.reading import contents_of
from previewer.comparing.wording import changes_between
from renderer.compile import compile_deck


def _square(color: str) -> str:
    file = io.BytesIO()
    Image.new("RGB", (8, 8), color).save(file, "png")
    return f"data:image/png;base64,{base64.b64encode(file.getvalue()).decode()}"


def _text(content: str) -> dict[str, Any]:
    return {"type": "Text", "content": content, "style": {"position": "absolute", "left": 20, "top": 500}}


DOCUMENT: dict[str, Any] = {
    "type": "Document",
    "version": "1.0",
    "meta": {"title": "Orchard"},
    "masters": [
        {
            "name": "House",
            "children": [
                _text("For the board"),
                {"type": "Image", "src": _square("red"), "altText": "Mark", "style": {"width": 40, "height": 40}},
            ],
            "layouts": [{"name": "Plain", "children": [_text("Draft of May")]}],
        }
    ],
    "slides": [
        {"type": "Slide", "masterName": "House", "layoutName": "Plain", "children": [_text("Prices of apples")]},
    ],
}


def _on_master(document: dict[str, Any]) -> None:
    document["masters"][0]["children"][0]["content"] = "For everybody"


def _on_layout(document: dict[str, Any]) -> None:
    document["masters"][0]["layouts"][0]["children"][0]["content"] = "Draft of June"


def _more(document: dict[str, Any]) -> None:
    document["masters"][0]["children"].append(_text("2027"))


def _less(document: dict[str, Any]) -> None:
    document["masters"][0]["layouts"][0]["children"] = []


def _mark(document: dict[str, Any]) -> None:
    document["masters"][0]["children"][1]["src"] = _square("blue")


def _nothing(_document: dict[str, Any]) -> None:
    pass


def _read(document: dict[str, Any], folder: Path) -> Contents:
    path = folder / f"{len(list(folder.iterdir()))}.pptx"
    path.write_bytes(compile_deck(parse("paper_document", document)).pptx)
    with open_own(path) as package:
        return contents_of(package, ())[0]


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (_nothing, []),
        (_on_master, [(ChangeKind.TEXT, "Slide master: For the board -> For everybody")]),
        (_on_layout, [(ChangeKind.TEXT, "Slide layout: Draft of May -> Draft of June")]),
        (_more, [(ChangeKind.TEXT, "Slide master: Text added: 2027")]),
        (_less, [(ChangeKind.TEXT, "Slide layout: Text removed: Draft of May")]),
        (_mark, [(ChangeKind.PICTURE, "Slide master: A picture was replaced.")]),
    ],
)
def test_what_lies_beneath_a_slide_is_told(change: Any, said: list[tuple[ChangeKind, str]], tmp_path: Path) -> None:
    """By where it stands; the slide itself says what it said."""
    changed = copy.deepcopy(DOCUMENT)
    change(changed)
    before, after = _read(DOCUMENT, tmp_path), _read(changed, tmp_path)
    assert [(each.kind, each.message) for each in changes_between(before, after)] == said
    assert before.said == after.said
    assert (before.shown == after.shown) == (not said)
