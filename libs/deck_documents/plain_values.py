"""Rules for every value of a document, whatever its schema: text XML can hold, finite numbers, a bounded depth."""

import math
import re
from typing import Any

from deck_domain.errors import MAX_VIOLATIONS, Violation

MAX_TEXT = 100_000
"""The longest string of a document, in characters."""

MAX_DEPTH = 100

_FORBIDDEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_LARGEST = 1.7976931348623157e308

Place = tuple["Place", str | int] | None
"""Where a value stands: (place of its parent, key); only faults spell it out as a pointer."""


def value_faults(document: object, *, max_depth: int = MAX_DEPTH) -> list[Violation]:
    """What no schema accepts anywhere in `document`: at most `MAX_VIOLATIONS` faults, in document order."""
    faults: list[Violation] = []
    stack: list[tuple[object, Place, int]] = [(document, None, 0)]
    while stack and len(faults) < MAX_VIOLATIONS:
        value, place, depth = stack.pop()
        if isinstance(value, (dict, list)):
            if depth >= max_depth:
                faults.append(Violation(pointer_to(place), "too_deep", f"Nested deeper than {max_depth} levels."))
                continue
            children = list(value.items()) if isinstance(value, dict) else list(enumerate(value))
            faults.extend(_text_fault(key, (place, key)) for key, _ in children if _is_bad_text(key))
            stack.extend((child, (place, key), depth + 1) for key, child in reversed(children))
        elif isinstance(value, str):
            if _is_bad_text(value):
                faults.append(_text_fault(value, place))
        elif isinstance(value, (int, float)) and not _is_finite(value):
            faults.append(Violation(pointer_to(place), "not_finite", "Give a finite number; this is no usable one."))
    return faults


def pointer_to(place: Place) -> str:
    """The RFC 6901 pointer of `place`, without lone surrogates, so that it can be sent."""
    keys: list[str] = []
    while place is not None:
        place, key = place
        keys.append(str(key).replace("~", "~0").replace("/", "~1"))
    return "".join(f"/{key}" for key in reversed(keys)).encode("utf-8", "backslashreplace").decode()


def _is_finite(value: float) -> bool:
    if isinstance(value, int):
        return -_LARGEST <= value <= _LARGEST
    return math.isfinite(value)


def _is_bad_text(text: object) -> bool:
    return isinstance(text, str) and (len(text) > MAX_TEXT or _FORBIDDEN.search(text) is not None)


def _text_fault(text: Any, place: Place) -> Violation:
    pointer = pointer_to(place)
    if len(text) > MAX_TEXT:
        return Violation(
            pointer, "text_too_long", f"Shorten the text to {MAX_TEXT:,} characters; it has {len(text):,}."
        )
    match = _FORBIDDEN.search(text)
    assert match is not None
    name = f"U+{ord(match.group()):04X}"
    if "\ud800" <= match.group() <= "\udfff":
        return Violation(
            pointer, "lone_surrogate", f"Remove half a surrogate pair, {name}, at character {match.start()}."
        )
    hint = " (end lines with a line feed alone)" if match.group() == "\r" else ""
    return Violation(
        pointer, "control_character", f"Remove the control character {name} at character {match.start()}{hint}."
    )
