"""How much a document may show in all: more than so much cannot be drawn in the time that a deck has.

Looked at before the models see the document, and alike in all schemas: charts, tables and texts are told by their keys.
"""

from dataclasses import dataclass
from typing import Any

from deck_documents.plain_values import escape
from deck_domain.errors import Violation

MAX_POINTS = 50_000
"""How many values and categories all charts of a document may have together; each is a point that is drawn."""

MAX_CELLS = 5_000
"""How many cells all tables of a document may have together; a cell costs the drawing as much as dozens of points."""

MAX_TABLE = 2_000
"""How many of them one table may have: what drawing a cell costs grows with its table."""

MAX_LETTERS = 1_000_000
"""How many characters the texts of a document may have together; what is spoken alone is not drawn."""

_CHARTS = ("chartData", "chart")
_CELLS = ("cells", "values")
_SPOKEN = ("notes", "speakerNotes")
_LONG = 100
"""Texts of fewer characters are not counted: how many of them there are is limited elsewhere."""


def size_faults(document: object) -> list[Violation]:
    """What goes beyond a limit, at the part of the document that goes beyond it; the first of each kind."""
    counts = {kind: _Count(*limit) for kind, limit in _LIMITS.items()}
    stack = [_Place(document)] if _counts(document) else []
    while stack:
        place = stack.pop()
        value = place.value
        if isinstance(value, str):
            counts["letters"].add(len(value), place)
            continue
        if place.key in _CHARTS:
            counts["points"].add(_entries(value), place)
        elif place.key == "rows":
            cells = _cells(value)
            counts["table"].add(cells, place, alone=True)
            counts["cells"].add(cells, place)
        members = value.items() if isinstance(value, dict) else ((str(n), entry) for n, entry in enumerate(value))
        inner = [_Place(member, place, key) for key, member in members if key not in _SPOKEN and _counts(member)]
        stack.extend(reversed(inner))
    faults = [count.fault for count in counts.values() if count.fault]
    return list({fault.pointer: fault for fault in reversed(faults)}.values())


_LIMITS = {
    "points": (MAX_POINTS, "The charts of a document have at most {} values and categories in all: show fewer."),
    "cells": (MAX_CELLS, "The tables of a document have at most {} cells in all: show fewer, or split it."),
    "table": (MAX_TABLE, "A table has at most {} cells: show fewer, or split it."),
    "letters": (MAX_LETTERS, "The texts of a document have at most {} characters in all: shorten them, or split it."),
}


def _counts(value: object) -> bool:
    """Whether a value holds anything, or is a long text that is drawn."""
    if isinstance(value, str):
        return len(value) > _LONG and not value.startswith("data:")
    return isinstance(value, (dict, list)) and bool(value)


@dataclass(frozen=True, slots=True)
class _Place:
    """A value, and where it stands; the pointer is only made for one that is told of."""

    value: Any
    around: "_Place | None" = None
    key: str = ""

    @property
    def pointer(self) -> str:
        """The JSON pointer."""
        return f"{self.around.pointer}/{escape(self.key)}" if self.around else ""


@dataclass(slots=True)
class _Count:
    """What has been found of one kind so far."""

    limit: int
    message: str
    total: int = 0
    fault: Violation | None = None

    def add(self, count: int, place: _Place, *, alone: bool = False) -> None:
        """Count what stands at a place: with what was found before, or `alone`."""
        self.total = count if alone else self.total + count
        if self.total > self.limit and self.fault is None:
            self.fault = Violation(place.pointer, "resource_limit_exceeded", self.message.format(f"{self.limit:,}"))


def _entries(chart: object) -> int:
    """How many entries all lists of a chart have."""
    total, stack = 0, [chart]
    while stack:
        value = stack.pop()
        if isinstance(value, list):
            total += len(value)
        stack.extend(value.values() if isinstance(value, dict) else value if isinstance(value, list) else ())
    return total


def _cells(rows: object) -> int:
    """How many cells stand in the rows of a table."""
    lists = (
        row if isinstance(row, list) else next((row[key] for key in _CELLS if key in row), None)
        for row in (rows if isinstance(rows, list) else ())
        if isinstance(row, (dict, list))
    )
    return sum(len(cells) for cells in lists if isinstance(cells, list))
