"""Rules for every value of a document, whatever its schema: text XML can hold, finite numbers, a bounded depth."""

import math
import re
from collections.abc import Iterable, Iterator
from itertools import chain
from typing import Any

from deck_documents.parts import MAX_MEDIA
from deck_domain.errors import MAX_VIOLATIONS, Violation

MAX_TEXT = 100_000
"""The longest string of a document, in characters; data URLs may have `MAX_MEDIA`."""

MAX_DEPTH = 100

MAX_KEYS = 10_000
"""How many keys an object may have."""

_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")
_FORBIDDEN_IN_KEYS = re.compile(f"{_FORBIDDEN.pattern}|[\r\x85]")
# Unicode, section 5.8, and what Windows writes.
_LINE_BREAKS = re.compile("\r\n|[\r\x85\u2028\u2029]")
_DATA_URL = re.compile(
    r"data:[a-z]+/[a-z0-9.+-]+(?:;[^;,]{0,200})*(?:;\s{0,9}base64\s{0,9},|,\s{0,9}(?:<|%3c))", re.IGNORECASE
)
SCALARS = frozenset({str, int, float, bool, type(None)})
"""The types of what holds nothing else."""
_LARGEST_FLOAT = 1.7976931348623157e308
LARGEST = 1e100
"""The largest number that can be drawn: sums, squares and scales of larger ones leave the range of floats."""

Container = dict[str, Any] | list[Any]
Place = tuple[Container, str | int]
"""Where a value stands: in which object or array, under which key."""


def value_faults(document: object, *, max_depth: int = MAX_DEPTH) -> list[Violation]:
    """What no schema accepts anywhere in `document`: at most `MAX_VIOLATIONS` faults, outer ones first.

    Goes level by level, so that sound values are looked at in bulk: 8 MB of JSON take well under a second.
    """
    root: list[Any] = [document]
    levels: list[list[Container]] = [[root]]
    found: list[tuple[Place, str, str]] = []
    while levels[-1] and len(found) < MAX_VIOLATIONS:
        level = levels[-1]
        values = list(chain.from_iterable(map(_values, level)))
        kinds = set(map(type, values))
        if not (
            _small(values, kinds)
            and _sound_keys(level)
            and _sound_texts(values, kinds)
            and _sound_numbers(values, kinds)
        ):
            found.extend(_faults_of(level))
        nested = kinds - SCALARS
        deeper: list[Container] = [value for value in values if isinstance(value, (dict, list))] if nested else []
        if deeper and len(levels) > max_depth:
            found.extend(_too_deep(level, max_depth))
            break
        levels.append(deeper)
    if not found:
        return []
    found = found[:MAX_VIOLATIONS]
    pointers = _pointers([container for (container, _), _, _ in found], levels)
    return [
        Violation(_sendable(pointers[id(container)] + _token(key, container, root)), code, message)
        for (container, key), code, message in found
    ]


def is_blank(text: str) -> bool:
    """Whether a text shows nothing: it has blanks, and characters without a shape, as joiners are, and no other."""
    return not any(character.isprintable() and not character.isspace() for character in text)


def line_feeds_only(document: Any) -> Any:
    """`document` with every line break of its texts as a line feed; itself where that is all there are."""
    level: list[Container] = [[document]]
    while level:
        values = list(chain.from_iterable(map(_values, level)))
        if _LINE_BREAKS.search("".join(value for value in values if isinstance(value, str))):
            return _with_line_feeds(document)
        level = [value for value in values if isinstance(value, (dict, list))]
    return document


def _with_line_feeds(value: Any) -> Any:
    if isinstance(value, str):
        return _LINE_BREAKS.sub("\n", value)
    if isinstance(value, dict):
        return {key: _with_line_feeds(member) for key, member in value.items()}
    return [_with_line_feeds(member) for member in value] if isinstance(value, list) else value


def escape(key: object) -> str:
    """`key` as one token of an RFC 6901 pointer."""
    return str(key).replace("~", "~0").replace("/", "~1")


def _sendable(pointer: str) -> str:
    # Lone surrogates cannot be encoded as UTF-8.
    return pointer.encode("utf-8", "backslashreplace").decode()


def _values(container: Container) -> Iterable[Any]:
    return container.values() if isinstance(container, dict) else container


def _items(container: Container) -> Iterable[tuple[Any, Any]]:
    return container.items() if isinstance(container, dict) else enumerate(container)


def _sound_keys(level: list[Container]) -> bool:
    keys = list(chain.from_iterable(value for value in level if isinstance(value, dict)))
    return _sound_text(keys, _FORBIDDEN_IN_KEYS)


def _small(values: list[Any], kinds: set[type]) -> bool:
    return dict not in kinds or max(len(value) for value in values if isinstance(value, dict)) <= MAX_KEYS


def _sound_texts(values: list[Any], kinds: set[type]) -> bool:
    return str not in kinds or _sound_text([value for value in values if isinstance(value, str)], _FORBIDDEN)


def _sound_text(texts: list[str], forbidden: re.Pattern[str]) -> bool:
    return not texts or (max(map(len, texts)) <= MAX_TEXT and not forbidden.search("\n".join(texts)))


def _sound_numbers(values: list[Any], kinds: set[type]) -> bool:
    if kinds.isdisjoint((int, float)):
        return True
    numbers = values if kinds <= {int, float} else [value for value in values if isinstance(value, (int, float))]
    try:
        return all(map(math.isfinite, numbers)) and -LARGEST <= min(numbers) and max(numbers) <= LARGEST
    except OverflowError:
        return False


def _faults_of(level: list[Container]) -> Iterator[tuple[Place, str, str]]:
    count = 0
    for container in level:
        for key, value in _items(container):
            if type(key) is int and type(value) is list:
                continue
            for fault in (
                _text_fault(key, _FORBIDDEN_IN_KEYS),
                _text_fault(value),
                _number_fault(value),
                _size_fault(value),
            ):
                if fault:
                    yield (container, key), *fault
                    count += 1
        if count >= MAX_VIOLATIONS:
            return


def _too_deep(level: list[Container], max_depth: int) -> Iterator[tuple[Place, str, str]]:
    for container in level:
        for key, value in _items(container):
            if isinstance(value, (dict, list)):
                yield (container, key), "too_deep", f"Nested deeper than {max_depth} levels: flatten the document."
                return


def _size_fault(value: object) -> tuple[str, str] | None:
    if isinstance(value, dict) and len(value) > MAX_KEYS:
        return "resource_limit_exceeded", f"Give an object at most {MAX_KEYS:,} keys; this one has {len(value):,}."
    return None


def _number_fault(value: object) -> tuple[str, str] | None:
    if not isinstance(value, (int, float)):
        return None
    if not -_LARGEST_FLOAT <= value <= _LARGEST_FLOAT:
        return "not_finite", "Give a finite number; this is no usable one."
    return None if -LARGEST <= value <= LARGEST else ("out_of_range", "Give a number between -1e100 and 1e100.")


def _text_fault(text: object, forbidden: re.Pattern[str] = _FORBIDDEN) -> tuple[str, str] | None:
    if not isinstance(text, str):
        return None
    limit = MAX_MEDIA if len(text) > MAX_TEXT and _DATA_URL.match(text) else MAX_TEXT
    if len(text) > limit:
        return "text_too_long", f"Shorten the text to {limit:,} characters; it has {len(text):,}."
    match = forbidden.search(text)
    if match is None:
        return None
    name = f"U+{ord(match.group()):04X}"
    if "\ud800" <= match.group() <= "\udfff":
        return "lone_surrogate", f"Remove half a surrogate pair, {name}, at character {match.start()}."
    return "control_character", f"Remove the control character {name} at character {match.start()}."


def _pointers(containers: list[Container], levels: list[list[Container]]) -> dict[int, str]:
    """The pointers of `containers` by identity, found by one walk from the innermost level outwards."""
    wanted = {id(container) for container in containers}
    above: dict[int, Place] = {}
    for level in reversed(levels):
        for container in level:
            for key, value in _items(container):
                if id(value) in wanted and id(value) not in above:
                    above[id(value)] = (container, key)
                    wanted.add(id(container))
    return {id(container): _climb(container, above, levels[0][0]) for container in containers}


def _climb(container: Container, above: dict[int, Place], root: Container) -> str:
    tokens: list[str] = []
    while container is not root:
        container, key = above[id(container)]
        tokens.append(_token(key, container, root))
    return "".join(reversed(tokens))


def _token(key: str | int, container: Container, root: Container) -> str:
    return "" if container is root else f"/{escape(key)}"
