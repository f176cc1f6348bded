"""XML, told apart from text by its type: text becomes part of it through `escape` and `attribute` alone."""

from collections.abc import Callable, Iterable
from functools import lru_cache
from typing import NewType, ParamSpec, cast
from xml.sax import saxutils

P = ParamSpec("P")
Markup = NewType("Markup", str)
"""XML, or a piece of it, in which everything is escaped."""
NOTHING = Markup("")
_SHORT = 100
"""Characters: names come again and again, long descriptions once, and a process that lives on need not keep those."""
_QUOTES = {'"': "&quot;", "\n": "&#10;", "\t": "&#9;"}


def markup(template: str, *parts: Markup | int) -> Markup:
    """`template`, which is XML as it stands, with a part in the place of each %s."""
    return Markup(template % parts)


def joined(parts: Iterable[Markup]) -> Markup:
    """`parts` one after the other."""
    return Markup("".join(parts))


def escape(text: str) -> Markup:
    """`text` for use between tags."""
    return Markup(text.replace("&", "&amp;").replace(">", "&gt;").replace("<", "&lt;"))


def remembered(make: Callable[P, Markup]) -> Callable[P, Markup]:
    """`make`, which answers the same questions again and again: about colors, presets, sizes of a deck."""
    return cast("Callable[P, Markup]", lru_cache(4096)(make))


def attribute(text: str) -> Markup:
    """`text` for use between double quotes."""
    return _short_attribute(text) if len(text) <= _SHORT else Markup(saxutils.escape(text, _QUOTES))


@remembered
def _short_attribute(text: str) -> Markup:
    return Markup(saxutils.escape(text, _QUOTES))
