"""Documents are checked at the door, and nowhere after it: their rules once, their bytes whenever they are fetched."""

import io
import json
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from deck_documents import RULES_VERSION, ParsedDocument, load, parse
from deck_domain.errors import ArtifactGone, InvalidDocument
from deck_runtime.children.work import no_progress
from deck_runtime.store import open_store
from renderer.child import DocumentReader, render
from renderer.orders import FetchedPicture, RenderOrder

ADDRESS = "https://pictures.example/{{name}}.png"
REGION = {"col": 0, "row": 0, "colSpan": 4, "rowSpan": 4}
STAMP = {"primitive": "pageStamp", "region": REGION, "input": {"src": ADDRESS, "alt": "{{name}}"}}
PICTURED = {
    "version": "2.0",
    "title": "T",
    "variables": {"name": "north"},
    "slides": [{"slideType": "composition", "title": "A", "blocks": [STAMP]}],
}
WRONG_TOTAL = {
    "version": "2.0",
    "title": "T",
    "slides": [
        {
            "slideType": "waterfall",
            "title": "A",
            "entries": [
                {"label": kind, "type": kind, "value": value}
                for kind, value in (("total", 1), ("increase", 1), ("total", 5))
            ],
        }
    ],
}


@dataclass
class Rules:
    """The rules of documents, and how often they were asked."""

    asked: list[str] = field(default_factory=list)

    def check(self, source_schema: str, document: object) -> ParsedDocument:
        """As `parse`."""
        self.asked.append(source_schema)
        return parse(source_schema, document)


def _order(folder: Path, document: dict[str, Any], rules: str) -> RenderOrder:
    path = folder / "document.json"
    path.write_text(json.dumps(document))
    return RenderOrder("protocol_v2", path, folder, rules)


def _rendered(order: RenderOrder, reader: DocumentReader) -> Path:
    """The deck of a document with one picture, which comes from outside."""
    asked = render(order, no_progress, reader)
    assert asked.wanted == ("https://pictures.example/north.png",)
    buffer = io.BytesIO()
    Image.new("RGB", (4, 3)).save(buffer, "PNG")
    (order.out / "picture").write_bytes(buffer.getvalue())
    fetched = {asked.wanted[0]: FetchedPicture(file=order.out / "picture")}
    deck = render(replace(order, fetched=fetched), no_progress, reader).deck
    assert deck is not None
    return deck.pptx


@pytest.mark.parametrize(("version", "checks"), [(RULES_VERSION, 0), ("", 1), ("of another release", 1)])
def test_a_document_with_pictures_is_checked_once_on_its_way(tmp_path: Path, version: str, checks: int) -> None:
    """Not again where the door says that it has passed these very rules; else once, for both orders of its task."""
    rules = Rules()
    _rendered(_order(tmp_path, PICTURED, version), DocumentReader(rules.check))
    assert len(rules.asked) == checks


def test_the_same_file_comes_of_it_wherever_it_is_read(tmp_path: Path) -> None:
    """By one child that knows the document, or by two of which the second reads it anew."""
    files = []
    for name, readers in (("one", [DocumentReader()] * 2), ("two", [DocumentReader(), DocumentReader()])):
        folder = tmp_path / name
        folder.mkdir()
        order = _order(folder, PICTURED, RULES_VERSION)
        asked = render(order, no_progress, readers[0])
        gone = {url: FetchedPicture(reason="The host is away") for url in asked.wanted}
        deck = render(replace(order, fetched=gone), no_progress, readers[1]).deck
        assert deck is not None
        files.append(deck.pptx.read_bytes())
    assert files[0] == files[1]


def test_what_has_passed_is_trusted(tmp_path: Path) -> None:
    """A total that does not add up is a fault at the door alone."""
    with pytest.raises(InvalidDocument):
        parse("protocol_v2", WRONG_TOTAL)
    assert render(_order(tmp_path, WRONG_TOTAL, RULES_VERSION), no_progress, DocumentReader()).deck
    with pytest.raises(InvalidDocument):
        render(_order(tmp_path, WRONG_TOTAL, ""), no_progress, DocumentReader())


def test_what_is_no_document_of_its_schema_is_refused_all_the_same() -> None:
    """With its faults, not with an error of ours."""
    with pytest.raises(InvalidDocument) as caught:
        load("protocol_v2", {"version": "2.0", "title": "T", "slides": []})
    assert [fault.pointer for fault in caught.value.violations] == ["/slides"]


async def test_a_stored_document_that_was_changed_is_not_read(tmp_path: Path) -> None:
    """Trust rests on the digest that the door recorded: other bytes are damage."""
    store = open_store(f"file://{tmp_path}/objects", tmp_path / "scratch")
    stored = await store.put_bytes("document.json", json.dumps(WRONG_TOTAL).encode(), "application/json")
    assert (await store.fetch(stored, tmp_path / "fetched.json")).read_bytes() == json.dumps(WRONG_TOTAL).encode()
    with pytest.raises(ArtifactGone):
        await store.fetch(replace(stored, sha256="0" * 64), tmp_path / "other.json")
