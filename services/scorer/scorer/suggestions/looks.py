"""Suggestions for text that is hard to read: its colour, its size, its room."""

import math
import re
from collections.abc import Iterator, Sequence
from typing import Any

from deck_documents.json_patch import Operation, add, remove, replace
from deck_presentation.contrast import clearest, contrast, mixed
from deck_presentation.paints import Color
from scorer.measuring.likeness import difference
from scorer.suggestions.case import Case, Suggestion, leaves, leaves_of

_COLORS = re.compile(r"\((#[0-9A-F]{6}) on (#[0-9A-F]{6})\)")
_SHOWN = re.compile(r"shows (#[0-9A-F]{6})")
_LEAST = re.compile(r"([\d.]+):1 is the least")
_SIZES = re.compile(r"text of ([\d.]+) pt; ([\d.]+) pt")
_LOOK = ("/tokens", "/designTokens", "/theme", "/accentColor")
"""Where documents say how all of a deck looks."""
_STEPS, _MARGIN, _MOST_ASKED = 20, 0.3, 20.0
_AS_DRAWN = 0.3
"""Points by which a size may differ from the one that was sent."""
_TOKENS = "/tokens/type"


def change_color(case: Case) -> Suggestion | None:
    """A text's colour, no further from the one it has than it must be; of the theme, where it comes from there."""
    pairs, least = _COLORS.findall(case.message), _LEAST.search(case.message)
    if not pairs or least is None:
        return None
    ink = pairs[0][0]
    better = _readable(ink, [ground for _, ground in pairs], float(least[1]))
    operations = tuple(_recolored(case, ink, better))
    if better is None or not operations:
        return None
    return Suggestion("change_color", f"Set the text in {better} instead of {ink}.", operations)


def take_theme_color(case: Case) -> Suggestion | None:
    """The colour of a paper document's theme that comes nearest to one that is not of it."""
    found, scheme = _SHOWN.search(case.message), case.at("/theme/colorScheme")
    palette = [color for color in map(_as_color, scheme.values()) if color] if isinstance(scheme, dict) else []
    places = [
        where for where, _, given in leaves_of(case.value, case.pointer) if found and _as_color(given) == found[1]
    ]
    if found is None or not palette or not places:
        return None
    odd = Color.from_hex(found[1][1:])
    nearest = min(palette, key=lambda color: difference(Color.from_hex(color[1:]), odd))
    operations = tuple(replace(where, nearest) for where in places)
    return Suggestion("change_color", f"Take {nearest} of the theme instead of {found[1]}.", operations)


def _readable(ink: str, grounds: Sequence[str], least: float) -> str | None:
    """The colour nearest to `ink` that reads on all grounds; None where none does."""
    towards = clearest(("#000000", "#FFFFFF"), grounds[0])
    for step in range(1, _STEPS + 1):
        shade = mixed(towards, ink, step / _STEPS)
        if all(contrast(shade, ground) >= min(least + _MARGIN, _MOST_ASKED) for ground in grounds):
            return shade
    return None


def _recolored(case: Case, ink: str, better: str | None) -> Iterator[Operation]:
    for place in (case.pointer, *_LOOK):
        value = case.at(place)
        same = [where for where, _, given in leaves_of(value, place) if _as_color(given) == ink]
        if same:
            yield from (replace(where, better) for where in same)
            return
    yield from _styled(case, "color", better)


def _as_color(given: Any) -> str | None:
    """#RRGGBB of #RGB, #RRGGBB or #RRGGBBAA."""
    if not isinstance(given, str) or not re.fullmatch(r"#(?:[0-9a-fA-F]{3}|[0-9a-fA-F]{6}(?:[0-9a-fA-F]{2})?)", given):
        return None
    digits = given[1:] if len(given) > 4 else "".join(digit * 2 for digit in given[1:])
    return f"#{digits[:6].upper()}"


def enlarge_text(case: Case) -> Suggestion | None:
    """The least size that can be read, where the document itself asks for the smaller one."""
    found = _SIZES.search(case.message)
    if found is None:
        return None
    size, least = float(found[1]), math.ceil(float(found[2]))
    places = [where for where, key, given in leaves(case.value, case.pointer) if _is_size(key, given, size)]
    places = places or [where for where, key, given in leaves(case.at(_TOKENS), _TOKENS) if _is_size(key, given, size)]
    if not places:
        return None
    return Suggestion("enlarge_text", f"Set the text at {least} pt.", tuple(replace(where, least) for where in places))


def _is_size(key: str, given: Any, size: float) -> bool:
    return key in ("fontSize", "size") and isinstance(given, int | float) and abs(given - size) <= _AS_DRAWN


def enlarge_box(case: Case) -> Suggestion | None:
    """As much height as the text needs, where the document gives it one."""
    where = f"{case.pointer}/style/height"
    if case.at(where) is None:
        return None
    return Suggestion("enlarge_box", "Let the box be as tall as its text.", (remove(where),))


def _styled(case: Case, key: str, value: Any) -> Iterator[Operation]:
    """The style of a text of a paper document that says nothing of its own."""
    node = case.value
    if not isinstance(node, dict) or node.get("type") != "Text":
        return
    if isinstance(node.get("style"), dict):
        yield add(f"{case.pointer}/style/{key}", value)
    else:
        yield add(f"{case.pointer}/style", {key: value})
