"""Pydantic's errors in our words: a pointer, a code and a sentence that says what to change."""

import difflib
import re
from collections.abc import Mapping
from typing import Any

from pydantic import ValidationError

from deck_documents.formats import how_to_write
from deck_documents.kinds_elsewhere import asked_for_as
from deck_documents.plain_values import escape
from deck_domain.errors import Violation

_SENTENCES: Mapping[str, tuple[str, str]] = {
    "missing": ("missing", "Add `{field}`: it is required."),
    "extra_forbidden": ("unknown_key", "Remove `{field}`: this object has no such key."),
    "string_type": ("wrong_type", "Give a string, in quotes; this is {got}."),
    "bool_type": ("wrong_type", "Give true or false; this is {got}."),
    "float_type": ("wrong_type", "Give a number; this is {got}."),
    "int_type": ("wrong_type", "Give a whole number; this is {got}."),
    "list_type": ("wrong_type", "Give an array; this is {got}."),
    "dict_type": ("wrong_type", "Give an object; this is {got}."),
    "model_type": ("wrong_type", "Give an object; this is {got}."),
    "model_attributes_type": ("wrong_type", "Give an object; this is {got}."),
    "finite_number": ("not_finite", "Give a finite number."),
}

_LIMITS: Mapping[str, tuple[str, str]] = {
    "too_short": ("too_few", "Give at least {min_length} {entries}; there {are} {actual_length}."),
    "too_long": ("too_many", "Give at most {max_length} {entries}; there {are} {actual_length}."),
    "string_too_short": ("empty", "Give at least one character."),
    "string_too_long": ("text_too_long", "Shorten the text to {max_length:,} characters."),
    "greater_than": ("out_of_range", "Give a number above {gt:.14g}."),
    "greater_than_equal": ("out_of_range", "Give a number of at least {ge:.14g}."),
    "less_than": ("out_of_range", "Give a number below {lt:.14g}."),
    "less_than_equal": ("out_of_range", "Give a number of at most {le:.14g}."),
}

# By the key that tells the members of a union apart: the code, and what its values are.
_KINDS: Mapping[str, tuple[str, str]] = {
    "slideType": ("unknown_slide_type", "slide type"),
    "primitive": ("unknown_primitive", "primitive"),
    "chartType": ("unknown_chart_type", "chart type"),
    "type": ("unknown_type", "type"),
}
# What stands in keys that are missed: the data of charts that have others than series over categories.
_SHAPES: Mapping[str, str] = {
    "version": '"2.0"',
    "xySeries": '[{"xValues": [1, 2], "yValues": [4, 6]}], for bubbles with "sizes": [10, 30]',
    "waterfallData": '{"categories": ["2025", "New sites", "2026"], "values": [40, 6, 46]}',
    "stockData": '{"categories": ["Mon"], "high": [24], "low": [21], "close": [23]}',
    "funnelData": '{"categories": ["Visits", "Orders"], "values": [900, 120]}',
    "treemapData": '[{"name": "Rent", "value": 420}, {"name": "Wages", "children": [{"name": "Shops", "value": 300}]}]',
    "sunburstData": '[{"name": "Wages", "children": [{"name": "Shops", "value": 300}]}, {"name": "Rent", "value": 90}]',
    "histogramData": '{"values": [3, 4, 4, 5, 7]}',
    "boxWhiskerData": '[{"name": "Lyon", "values": [2, 4, 5, 7, 9]}]',
}
_SAYS_THE_KIND = ("type", "kind", "layout")
"""Keys that say in other documents what a slide or a chart is."""
_MANY = 30
_ENOUGH = 100


def violations_of(error: ValidationError, at: str = "", *, document: object = None) -> list[Violation]:
    """The faults, at most 100, of a document (`at` = "") or of one part at the pointer `at`.

    Args:
        error: what the models said.
        at: comes before every pointer.
        document: the value that was checked; needed where models have unions, whose members pydantic puts among the
            keys of a place.
    """
    found = [_violation(item, at, document) for item in error.errors(include_url=False)[:_ENOUGH]]
    return list({(violation.pointer, violation.code): violation for violation in found}.values())


def _violation(item: Any, at: str, document: object) -> Violation:
    kind, context = item["type"], item.get("ctx", {})
    location = item["loc"] if document is None else _keys_of(item["loc"], document, missing=kind == "missing")
    pointer = at + "".join(f"/{escape(part)}" for part in location)
    if kind in ("union_tag_invalid", "union_tag_not_found"):
        return _wrong_member(pointer, context, item["input"])
    if kind in _SENTENCES:
        code, sentence = _SENTENCES[kind]
        field = str(location[-1]) if location else "the document"
        said = sentence.format(field=field, got=_type_name(item["input"]))
        if kind == "missing" and field in _SHAPES:
            said = f"Add `{field}`: it is required, such as {_SHAPES[field]}."
        return Violation(pointer, code, said)
    if kind == "literal_error":
        return Violation(pointer, "not_allowed", _choice(str(item["input"]), context["expected"]))
    if kind == "string_pattern_mismatch":
        return Violation(pointer, "wrong_format", how_to_write(context["pattern"], item["input"]) or f"{item['msg']}.")
    if kind in _LIMITS:
        code, sentence = _LIMITS[kind]
        return Violation(pointer, code, sentence.format(**context, **_numbered(context)))
    return Violation(pointer, kind, f"{item['msg']}.")


def _numbered(context: Mapping[str, Any]) -> dict[str, str]:
    """Words that go with how many entries are wanted, and how many there are."""
    limit = context.get("min_length", context.get("max_length"))
    return {
        "entries": "entry" if limit == 1 else "entries",
        "are": "is" if context.get("actual_length") == 1 else "are",
    }


def _keys_of(location: tuple[int | str, ...], document: object, *, missing: bool) -> list[int | str]:
    """`location` without the names of union members, which are no keys of `document`."""
    keys: list[int | str] = []
    value: Any = document
    is_entered = False
    for part in location:
        if is_entered and isinstance(value, dict) and value.get("slideType") == part:
            is_entered = False  # the type of the slide, which may be a key of it as well: a chart has a chart
            continue
        is_entered = isinstance(part, int)
        if part in (value if isinstance(value, dict) else range(len(value)) if isinstance(value, list) else ()):
            value = value[part]
            keys.append(part)
    if missing:
        keys.append(location[-1])
    return keys


def _wrong_member(pointer: str, context: Mapping[str, Any], value: object) -> Violation:
    key = _quoted(context["discriminator"])[-1]
    if isinstance(value, dict) and key in value:
        tag = str(value[key])
        return unknown_kind(f"{pointer}/{key}", key, tag, _quoted(context.get("expected_tags", "")))
    if isinstance(value, dict):
        other = next((name for name in _SAYS_THE_KIND if isinstance(value.get(name), str)), "")
        hint = f", and not `{other}`" if other else ""
        return Violation(f"{pointer}/{key}", "missing", f"Add `{key}`: it says what this is{hint}.")
    return Violation(pointer, "wrong_type", f"Give an object; this is {_type_name(value)}.")


def unknown_kind(pointer: str, key: str, tag: str, known: list[str]) -> Violation:
    """The fault of a part whose `key` says `tag`, which is none of `known`."""
    code, what = _KINDS.get(key, ("not_allowed", key))
    hint = asked_for_as(key, tag, known) or f"use one of {', '.join(known)}"
    return Violation(pointer, code, f"There is no {what} {tag[:60]!r}: {hint}.")


def _choice(given: str, expected: str) -> str:
    known = _quoted(expected)
    if len(known) == 1:
        return f"Give {expected}; this is {given[:60]!r}."
    if len(known) < _MANY:
        return f"Use one of {expected}."
    near = difflib.get_close_matches(given[:60], known, n=3)
    advice = f"did you mean {', '.join(near)}?" if near else f"use one of the {len(known)} names of the schema."
    return f"There is no {given[:60]!r} here: {advice}"


def _quoted(text: str) -> list[str]:
    return re.findall(r"'([^']*)'", text)


def _type_name(value: object) -> str:
    if value is None:
        return "null"
    names = {
        bool: "a boolean",
        int: "a number",
        float: "a number",
        str: "a string",
        list: "an array",
        dict: "an object",
    }
    return names.get(type(value), "something else")
