"""Reads the strokes of icons, and finds the names nearest to one that is not there."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from renderer.scene import Freeform

STROKE = 2 / 24
"""The width of strokes, as a share of the side of an icon."""
_SIDE = 2400
_STEP = re.compile(r"([MLCZ])([-\d ]*)")
_NAMES = {"M": "moveTo", "L": "lnTo", "C": "cubicBezTo", "Z": "close"}
_DIRECTED = re.compile(r"(?:^|-)(?:left|right|log-in|log-out|undo|redo|forward|list|list-\w+|indent)(?:-|$)")
_BOTH_WAYS = re.compile(r"left-right|right-left")
_NEAREST = 3
_OTHER_WORD, _READ = 0.98, 100


@dataclass(frozen=True, slots=True)
class _Icon:
    """One row of the data: other words for it, and its path."""

    words: tuple[str, ...]
    path: str


def names() -> tuple[str, ...]:
    """All names, in alphabetical order."""
    return tuple(_icons())


@cache
def strokes_of(name: str) -> Freeform | None:
    """The strokes of an icon, to be drawn as lines; None for a name that there is not."""
    icon = _icons().get(name)
    if icon is None:
        return None
    steps = []
    for letter, numbers in _STEP.findall(icon.path):
        given = [int(number) for number in numbers.split()]
        steps.append((_NAMES[letter], tuple(zip(given[::2], given[1::2], strict=True))))
    return Freeform(_SIDE, _SIDE, tuple(steps))


def is_directed(name: str) -> bool:
    """Whether an icon points along the line, so that it turns round with a page that runs from right to left."""
    return bool(_DIRECTED.search(name)) and not _BOTH_WAYS.search(name)


@cache
def nearest(wanted: str) -> tuple[str, ...]:
    """The names that are spelt most like `wanted`, or stand for something spelt so: "lorry" is a truck."""
    asked = _pairs(wanted[:_READ].lower())

    def order(name: str) -> tuple[float, int, str]:
        own, others = _spellings()[name]
        # The first of the other words says best what an icon stands for.
        places = (_alike(asked, other) * _OTHER_WORD**number for number, other in enumerate(others, 1))
        return -max(_alike(asked, own), *places, 0.0), len(name), name

    return tuple(sorted(_icons(), key=order)[:_NEAREST])


@cache
def _icons() -> Mapping[str, _Icon]:
    data = (files("renderer.icons") / "lucide.tsv").read_text("utf-8")
    rows = (line.split("\t") for line in data.splitlines() if not line.startswith("#"))
    return {name: _Icon(tuple(words.split(",")), path) for name, words, path in rows}


@cache
def _spellings() -> Mapping[str, tuple[frozenset[str], tuple[frozenset[str], ...]]]:
    """The pairs of letters of each name, and of the other words for it."""
    return {name: (_pairs(name), tuple(map(_pairs, icon.words))) for name, icon in _icons().items()}


def _pairs(word: str) -> frozenset[str]:
    framed = f" {re.sub(r'[^a-z0-9]+', ' ', word)} "
    return frozenset(framed[index : index + 2] for index in range(len(framed) - 1))


def _alike(one: frozenset[str], other: frozenset[str]) -> float:
    """Twice what two words share, in parts of both: 1 for the same letters, 0 for none."""
    return 2 * len(one & other) / max(len(one) + len(other), 1)
