"""The texts and numbers of an input document that its readers are meant to see."""

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from scorer.fidelity.block_texts import shown_block
from scorer.fidelity.node_texts import shown_part

_NOT_SHOWN = frozenset({
    "version", "slideType", "type", "trend", "id", "slideId", "componentId", "deckId", "parentId", "emphasis",
    "layoutFamily", "accentColor", "tokens", "brand", "variables", "bindings", "lineage", "transition", "animation",
    "chrome", "highlight", "align", "color", "fill", "height", "role_id", "pattern", "style", "areaGrouping", "gap",
})  # fmt: skip
"""Keys that steer the look of a slide, or name things to programs."""
_CHROME_TEXTS = ("disclaimer", "projectCode", "watermark")
_PLACES = frozenset({"x", "y"})
"""Coordinates of a map are shown by where a dot stands."""


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing to be found again.

    Attributes:
        path: bracket form, `slides[0].items[1].label`.
        slide: 0-based slide of the input; None for what belongs to the deck.
        text: what was written, or "" for a number.
        number: what was counted, or None for a text.
    """

    path: str
    slide: int | None
    text: str = ""
    number: float | None = None

    @property
    def label(self) -> str:
        """`The text at slides[0].title`."""
        return f"The {'text' if self.number is None else 'number'} at {self.path}"

    @property
    def shown(self) -> str:
        """What is missing, cut to a readable length."""
        if self.number is not None:
            return f"{self.number:g}"
        return f'"{self.text}"' if len(self.text) <= 80 else f'"{self.text[:77]}..."'


def read_facts(document: Mapping[str, Any]) -> Iterator[Fact]:
    """Every fact of a document that keeps its slides under `slides`, in order."""
    if document.get("type") == "Document":
        document = shown_part(document)
    for key, value in document.items():
        if key == "slides" and isinstance(value, list):
            for index, slide in enumerate(value):
                yield from _walk(slide, f"slides[{index}]", index)
        elif key in ("title", "presentationTitle"):
            yield from _walk(value, key, None)


def _walk(value: object, path: str, slide: int | None) -> Iterator[Fact]:
    if isinstance(value, str):
        if value.strip():
            yield Fact(path, slide, value)
    elif isinstance(value, bool) or value is None:
        return
    elif isinstance(value, int | float):
        if math.isfinite(value):
            yield Fact(path, slide, number=float(value))
    elif isinstance(value, list):
        for index, item in enumerate(value):
            yield from _walk(item, f"{path}[{index}]", slide)
    elif isinstance(value, Mapping):
        yield from _members(value, path, slide)


def _members(value: Mapping[str, Any], path: str, slide: int | None) -> Iterator[Fact]:
    for key, member in value.items():
        if key == "chrome" and isinstance(member, Mapping):
            footer = member.get("footer")
            for name in _CHROME_TEXTS if isinstance(footer, Mapping) and footer.get("enabled") is not False else ():
                yield from _walk(footer.get(name), f"{path}.chrome.footer.{name}", slide)  # type: ignore[union-attr]
        elif key == "blocks" and isinstance(member, list):
            yield from _walk([shown_block(block) for block in member], f"{path}.blocks", slide)
        elif key not in _NOT_SHOWN and not (key in _PLACES and isinstance(member, int | float)):
            yield from _walk(member, f"{path}.{key}", slide)
