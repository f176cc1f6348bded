"""Turns untrusted bytes into a JSON value, with the faults that Python's own parser lets through."""

import json
import re
from itertools import accumulate
from typing import Any

from deck_documents.plain_values import escape, value_faults
from deck_domain.errors import InvalidDocument, Violation

MAX_VALUES = 500_000
"""How many values a document may have in all: members of objects, entries of arrays, objects and arrays themselves."""

# Possessive, and it also swallows a string that never ends: linear on any input. Nothing in the group can go back:
# Python before 3.11.5 gets possessive groups wrong in which something can.
_STRING = re.compile(r'"[^"\\]*+(?:\\.[^"\\]*+)*+(?:"|\\?\Z)', re.DOTALL)
_NOT_BRACKETS = bytes(set(range(256)) - set(b"[]{}"))
_LARGE_NUMBER = re.compile(r"\d{300}|\d[eE]\+?\d{3}")
_SURROGATE_ESCAPE = re.compile(r"\\u[dD][89a-fA-F]")
_LONGEST_INTEGER = 300
_OPENING, _COLON, _COMMA = (re.compile(rf"\s*{mark}?\s*") for mark in (r"\{", ":", ","))
_DECODER = json.JSONDecoder()
_COUNTED = (b",", b"{", b"[")
_STEP = {ord("["): 1, ord("{"): 1, ord("]"): -1, ord("}"): -1}


class _RepeatedKey(dict[str, Any]):
    """An object in which `key` stood twice."""

    def __init__(self, pairs: list[tuple[str, Any]]) -> None:
        super().__init__(pairs)
        seen: set[str] = set()
        self.key = next(key for key, _ in pairs if key in seen or seen.add(key))  # type: ignore[func-returns-value]


def decode_json(data: bytes, *, max_depth: int = 100) -> object:
    """The value in UTF-8 JSON `data`.

    Raises:
        InvalidDocument: not UTF-8 or not JSON (with line and column), nested deeper than `max_depth`, more than
            `MAX_VALUES` values, a key twice in one object, NaN, an infinity or a number too large for a double, a
            lone surrogate.
    """
    many = _count_values(data) > MAX_VALUES  # perhaps: commas and brackets of texts are counted, too
    text = _decode_utf8(data)
    bare = _STRING.sub("", text)
    if many:
        _check_count(_count_values(bare.encode("utf-8", "replace")))
    _check_depth(bare, max_depth)
    suspicious = bool(_SURROGATE_ESCAPE.search(text))

    def pairs_to_object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        nonlocal suspicious
        value = dict(pairs)
        if len(value) == len(pairs):
            return value
        suspicious = True
        return _RepeatedKey(pairs)

    def number(literal: str) -> float:
        nonlocal suspicious
        value = float(literal)
        suspicious = suspicious or value - value != 0.0
        return value

    def integer(literal: str) -> int | float:
        return int(literal) if len(literal) <= _LONGEST_INTEGER else number(literal)

    # A callback for each number would double the time: most documents have none that is large.
    large: dict[str, Any] = {"parse_float": number, "parse_int": integer} if _LARGE_NUMBER.search(bare) else {}
    try:
        value = json.loads(text, object_pairs_hook=pairs_to_object, parse_constant=number, **large)
    except json.JSONDecodeError as error:
        raise _fault("invalid_json", f"Not JSON at line {error.lineno}, column {error.colno}: {error.msg}.") from None
    if suspicious and (faults := value_faults(value) + _repeated_keys(value)):
        raise InvalidDocument(faults)
    return value


def member_bytes(data: bytes, name: str) -> bytes:
    """The value of a member of the JSON object in `data`, as it was written there.

    Only for what `decode_json` has taken. Raises KeyError for an object without it.
    """
    text = _decode_utf8(data)
    at = _behind(_OPENING, text, 0)
    while text.startswith('"', at):
        key, at = _DECODER.raw_decode(text, at)
        start = _behind(_COLON, text, at)
        _, end = _DECODER.raw_decode(text, start)
        if key == name:
            return text[start:end].encode()
        at = _behind(_COMMA, text, end)
    raise KeyError(name)


def _behind(mark: re.Pattern[str], text: str, at: int) -> int:
    match = mark.match(text, at)
    return match.end() if match else at


def _decode_utf8(data: bytes) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        column = error.start - data.rfind(b"\n", 0, error.start)
        raise _fault(
            "invalid_encoding", f"Not UTF-8 at line {line}, byte {column}: encode the document as UTF-8."
        ) from None


def _count_values(data: bytes) -> int:
    return sum(map(data.count, _COUNTED))


def _check_count(count: int) -> None:
    if count > MAX_VALUES:
        message = f"Give at most {MAX_VALUES:,} values in all; there are {count:,}: split the document."
        raise _fault("resource_limit_exceeded", message)


def _check_depth(bare: str, max_depth: int) -> None:
    brackets = bare.encode("utf-8", "replace").translate(None, _NOT_BRACKETS)
    if max(accumulate(map(_STEP.__getitem__, brackets)), default=0) > max_depth:
        raise _fault("too_deep", f"Nested deeper than {max_depth} levels: flatten the document.")


def _repeated_keys(value: object) -> list[Violation]:
    faults: list[Violation] = []
    stack: list[tuple[object, str]] = [(value, "")]
    while stack:
        node, pointer = stack.pop()
        if isinstance(node, _RepeatedKey):
            faults.append(Violation(pointer, "duplicate_key", f"The key {node.key!r} stands twice: keep one of them."))
        if isinstance(node, dict):
            stack.extend((child, f"{pointer}/{escape(key)}") for key, child in node.items())
        elif isinstance(node, list):
            stack.extend((child, f"{pointer}/{index}") for index, child in enumerate(node))
    return faults


def _fault(code: str, message: str) -> InvalidDocument:
    return InvalidDocument([Violation("", code, message)], message)
