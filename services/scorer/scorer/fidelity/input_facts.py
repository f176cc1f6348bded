"""The texts and numbers of an input document that its readers are meant to see."""

import math
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from deck_documents.agent_v1 import AgentDocument
from deck_documents.paper_document import PaperDocument
from deck_documents.protocol_v2 import Presentation
from deck_documents.sight import Sight
from scorer.fidelity.seen_fields import Field, Parts, fields_in, fields_of, fields_within, is_hidden

_PLAIN = Sight(seen=True)
_COLOR = {"color": Field(Sight(seen=False))}
"""Outside of blocks no typed slide has a colour; what is written there all the same is no word to be read."""
_SHADE = "#[0-9a-fA-F]{3,8}|[0-9.]+(?:px|pt|em|rem|%)"
_SHADES = re.compile(_SHADE)
"""A colour or a length, as lists of options have."""
_OPTION = re.compile(f"[a-z][a-zA-Z0-9]*(?:[_-][a-zA-Z0-9]+)*|{_SHADE}")
"""The same, or a word of a program, as options of other libraries have: `horizontal`, `top-left`, `12px`."""
_MEASURE = re.compile(
    "(?:width|height|gap|padding|margin|opacity|radius|rotation|spacing|font_?size|z_?index|duration)$", re.IGNORECASE
)
"""How keys end whose numbers say how something is to be drawn."""


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing to be found again.

    Attributes:
        path: bracket form, `slides[0].items[1].label`.
        slide: 0-based slide of the input; None for what belongs to the deck.
        text: what was written, or "" for a number.
        number: what was counted, or None for a text.
        plotted: a chart draws the number.
        magnitude: the sign of the number does not matter.
    """

    path: str
    slide: int | None
    text: str = ""
    number: float | None = None
    plotted: bool = False
    magnitude: bool = False

    @property
    def label(self) -> str:
        """`The text at slides[0].title`."""
        return f"The {'text' if self.number is None else 'number'} at {self.path}"

    @property
    def shown(self) -> str:
        """What is missing, cut to a readable length."""
        if self.number is not None:
            return f"{self.number:.14g}"
        return f'"{self.text}"' if len(self.text) <= 80 else f'"{self.text[:77]}..."'


def read_facts(document: Mapping[str, Any]) -> Iterator[Fact]:
    """Every fact of a document of any schema that keeps its slides under `slides`, in order."""
    is_paper = document.get("type") == "Document"
    fields = fields_of((PaperDocument,) if is_paper else (Presentation, AgentDocument))
    slides = fields["slides"].parts
    reading = _Reading({**_COLOR, **fields, **fields_within(slides)}, takes_unknown=not is_paper)
    for key, value in document.items():
        if key != "slides":
            yield from _of_deck(reading, key, value, fields[key]) if key in fields else ()
        elif isinstance(value, list):
            for index, slide in enumerate(value):
                yield from replace(reading, slide=index).facts(slide, f"slides[{index}]", slides)


def _of_deck(reading: "_Reading", path: str, value: object, field: Field) -> Iterator[Fact]:
    """What is said of the whole."""
    if not field.sight.seen:
        return
    if not field.parts:
        yield from reading.facts(value, path, ())
    elif isinstance(value, Mapping):
        fields = fields_of(field.parts)
        for key, member in value.items():
            yield from _of_deck(reading, f"{path}.{key}", member, fields[key]) if key in fields else ()


@dataclass(frozen=True, slots=True)
class _Reading:
    """How one slide is read.

    A key that the schema does not have in its place is read as the field of that name elsewhere: older forms of
    documents have such keys, and what a writer put into the wrong place was meant to be seen.

    Attributes:
        elsewhere: the fields of the schema by name.
        takes_unknown: a key that the schema has nowhere is content, not a tool's note to itself.
        slide: 0-based slide; None while it is the deck's.
        sight: the mark of the field that is being read.
    """

    elsewhere: Mapping[str, Field]
    takes_unknown: bool
    slide: int | None = None
    sight: Sight = _PLAIN

    def facts(self, value: object, path: str, parts: Parts) -> Iterator[Fact]:
        """Those of a value; an object in it is one of `parts`."""
        if isinstance(value, str):
            if value.strip():
                yield Fact(path, self.slide, value)
        elif isinstance(value, bool) or value is None:
            return
        elif isinstance(value, int | float):
            if math.isfinite(value):
                sight = self.sight
                yield Fact(path, self.slide, "", float(value), plotted=sight.plotted, magnitude=sight.magnitude)
        elif isinstance(value, list):
            for index, item in enumerate(value):
                yield from self.facts(item, f"{path}[{index}]", parts)
        elif isinstance(value, Mapping) and not is_hidden(parts, value):
            yield from self._members(value, path, parts)

    def _members(self, value: Mapping[str, Any], path: str, parts: Parts) -> Iterator[Fact]:
        fields = fields_in(parts, value)
        for key, member in value.items():
            field = fields.get(key) or self.elsewhere.get(key)
            if field is None:
                if self.takes_unknown and not _steers(key, member):
                    yield from replace(self, sight=_PLAIN).facts(member, f"{path}.{key}", ())
            elif field.sight.seen and not (field.instead and value.get(field.instead)):
                text = _read_on(member) if field.sight.as_one else member
                reading = replace(self, sight=field.sight)
                if field.holds_blocks:
                    reading = replace(reading, elsewhere={}, takes_unknown=False)
                yield from reading.facts(text, f"{path}.{key}", field.parts)


def _steers(key: str, value: object) -> bool:
    """Whether what a key that no schema has holds is an option that was hoped for, and nothing to be read."""
    if isinstance(value, str):
        return _OPTION.fullmatch(value.strip()) is not None
    if isinstance(value, list):  # of words it may be a list of points
        return bool(value) and all(isinstance(one, str) and _SHADES.fullmatch(one.strip()) for one in value)
    return isinstance(value, int | float) and _MEASURE.search(key) is not None


def _read_on(value: object) -> object:
    """Runs as one text."""
    if isinstance(value, list) and value and all(_is_run(item) for item in value):
        return "".join(run["text"] for run in value)
    return value


def _is_run(value: object) -> bool:
    return isinstance(value, Mapping) and isinstance(value.get("text"), str)
