"""Decks of every kind, and a reader of what was written."""

import io
import json
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from lxml import etree

from deck_documents import ParsedDocument, parse
from renderer.compile import CompiledDeck, compile_deck

EXAMPLE = json.loads((Path(__file__).parents[3] / "examples/board_update.json").read_text())["document"]
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"


class Written:
    """The parts of a compiled deck."""

    def __init__(self, compiled: CompiledDeck) -> None:
        self.compiled = compiled
        with zipfile.ZipFile(io.BytesIO(compiled.pptx)) as archive:
            self.parts = {name: archive.read(name) for name in archive.namelist()}

    def xml(self, name: str) -> Any:
        """The root of one part."""
        return etree.fromstring(self.parts[name])

    def slide(self, number: int = 1) -> Any:
        """The root of one slide."""
        return self.xml(f"ppt/slides/slide{number}.xml")

    def text(self) -> str:
        """All text of slides, notes and charts, paragraph by paragraph."""
        lines = []
        for name, data in self.parts.items():
            if name.startswith(("ppt/slides/slide", "ppt/notesSlides/notes", "ppt/charts/chart")):
                root = etree.fromstring(data)
                lines += ["".join(_pieces(paragraph)) for paragraph in root.iter(f"{A}p")]
                lines += [value.text or "" for value in root.iter(f"{C}v")]
        return "\n".join(lines)


def _pieces(paragraph: Any) -> list[str]:
    return ["\n" if node.tag == f"{A}br" else node.text or "" for node in paragraph.iter(f"{A}t", f"{A}br")]


@pytest.fixture(scope="session")
def deck() -> Callable[..., ParsedDocument]:
    """Makes a parsed document of some slides."""

    def make(*slides: dict[str, Any], **root: Any) -> ParsedDocument:
        return parse("protocol_v2", {"version": "2.0", "title": "Deck", "slides": list(slides), **root})

    return make


@pytest.fixture(scope="session")
def slide() -> Callable[..., dict[str, Any]]:
    """Makes a slide of one kind."""

    def make(kind: str, **fields: Any) -> dict[str, Any]:
        return {"slideType": kind, "title": "Title", **fields}

    return make


@pytest.fixture(scope="session")
def write() -> Callable[[ParsedDocument], Written]:
    """Compiles a document and opens what came out."""
    return lambda parsed: Written(compile_deck(parsed))


@pytest.fixture(scope="session")
def example() -> Written:
    """The example deck, one slide of every kind, compiled."""
    return Written(compile_deck(parse("protocol_v2", EXAMPLE)))
