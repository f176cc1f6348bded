"""Bounds the line breaks of a slide: each is an element of the file, and nobody reads thousands."""

from typing import Any, TypeVar

from deck_documents.paper_document import PaperDocument
from renderer.deck.model import Deck
from renderer.deck.parts import changed, fields_of, is_part, texts_in

_MOST = 2_000
T = TypeVar("T", bound=Deck | PaperDocument)


def run_on(document: T) -> tuple[T, dict[int, int]]:
    """`document` with at most so many line breaks on each slide: beyond those, the lines of a text run on.

    Returns it, and by the index of each slide that was changed, how many breaks its texts keep.
    """
    kept = {index: most for index, slide in enumerate(document.slides) if (most := _kept(slide))}
    if not kept:
        return document, kept
    bounded: Any = (_bounded(slide, kept[n]) if n in kept else slide for n, slide in enumerate(document.slides))
    return changed(document, {"slides": type(document.slides)(bounded)}), kept


def _kept(part: object) -> int:
    """How many breaks each text of a slide may keep; 0 when all of them keep theirs."""
    breaks = [count for text in texts_in(part) if (count := text.count("\n"))]
    return max(_MOST // len(breaks), 1) if sum(breaks) > _MOST else 0


def _bounded(value: Any, kept: int) -> Any:
    if isinstance(value, str):
        *lines, rest = value.split("\n", kept)
        return "\n".join([*lines, rest.replace("\n", " ")]) if "\n" in rest else value
    if is_part(value):
        bounded = {name: (member, _bounded(member, kept)) for name, member in fields_of(value)}
        changes = {name: after for name, (before, after) in bounded.items() if after is not before}
        return changed(value, changes) if changes else value
    if isinstance(value, dict):
        return {name: _bounded(member, kept) for name, member in value.items()}
    if isinstance(value, list | tuple):
        return type(value)(_bounded(member, kept) for member in value)
    return value
