"""The corpus: a deck for every slide type, pattern, look, kind of chart and node, compiled once a process.

Who adds a kind adds a document to the module of its schema; every structural test then holds for it.
"""

import functools
import io
import json
import zipfile
from pathlib import Path
from typing import Any

from deck_documents import parse
from renderer.compile import CompiledDeck, compile_deck
from tests.support.corpus import gallery_slides, nodes, pattern_slides, typed_slides

_EXAMPLES = Path(__file__).parents[3] / "examples"
_SOURCES = {"protocol_v2": typed_slides, "agent_v1": pattern_slides, "paper_document": nodes}


@functools.cache
def documents() -> dict[str, tuple[str, Any]]:
    """Schema and document by name."""
    made = {name: (schema, document) for schema, source in _SOURCES.items() for name, document in source.documents()}
    made |= {name: (schema, document) for name, schema, document in gallery_slides.documents()}
    for path in sorted(_EXAMPLES.glob("*.json")):
        envelope = json.loads(path.read_text(encoding="utf-8"))
        made[path.stem] = envelope["sourceSchema"], envelope["document"]
    return made


@functools.cache
def compiled(name: str) -> CompiledDeck:
    """The deck of that name."""
    return compile_deck(parse(*documents()[name]))


@functools.cache
def parts(name: str) -> dict[str, bytes]:
    """The parts of the deck of that name."""
    return unzipped(compiled(name).pptx)


def unzipped(package: bytes) -> dict[str, bytes]:
    """The parts of a package by name."""
    with zipfile.ZipFile(io.BytesIO(package)) as archive:
        return {entry: archive.read(entry) for entry in archive.namelist()}


def names() -> tuple[str, ...]:
    """The names of all decks."""
    return tuple(documents())
