"""Pydantic's errors in our words: a pointer, a code and a sentence that says what to change."""

from collections.abc import Mapping
from typing import Any

from pydantic import ValidationError

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
    "literal_error": ("not_allowed", "Use one of {expected}."),
    "union_tag_not_found": ("missing", "Add `slideType`: it says which kind of slide this is."),
    "string_pattern_mismatch": ("wrong_format", "Write the colour as #RRGGBB."),
}

_LIMITS: Mapping[str, tuple[str, str]] = {
    "too_short": ("too_few", "Give at least {min_length} entries; there are {actual_length}."),
    "too_long": ("too_many", "Give at most {max_length} entries; there are {actual_length}."),
    "string_too_short": ("empty", "Give at least one character."),
    "string_too_long": ("text_too_long", "Shorten the text to {max_length:,} characters."),
    "greater_than_equal": ("out_of_range", "Give a number of at least {ge:g}."),
    "less_than_equal": ("out_of_range", "Give a number of at most {le:g}."),
}


def violations_of(error: ValidationError, at: str = "") -> list[Violation]:
    """All faults of a presentation (`at` = "") or of one part at the pointer `at`."""
    found = [_violation(item, at) for item in error.errors(include_url=False)]
    return list({violation.pointer + violation.code: violation for violation in found}.values())


def _violation(item: Any, at: str) -> Violation:
    kind, context = item["type"], item.get("ctx", {})
    location = _without_tag(item["loc"])
    pointer = at + "".join(f"/{_escape(str(part))}" for part in location)
    if kind == "union_tag_invalid":
        return unknown_slide_type(pointer, str(context["tag"]))
    if kind == "union_tag_not_found":
        pointer += "/slideType"
    if kind in _SENTENCES:
        code, sentence = _SENTENCES[kind]
        field = str(location[-1]) if location else "the document"
        return Violation(
            pointer, code, sentence.format(field=field, got=_type_name(item["input"]), expected=context.get("expected"))
        )
    return Violation(pointer, *_limit(kind, context, item["msg"]))


def unknown_slide_type(pointer: str, tag: str) -> Violation:
    """The fault of a slide whose type we do not draw; `pointer` is the slide's."""
    pointer = f"{pointer}/slideType"
    if tag == "composition":
        return Violation(pointer, "not_supported_yet", "Slides of type `composition` are not supported yet.")
    hint = (
        "use one of title-body, kpi-grid, comparison-table, market-map, timeline, org-chart, waterfall, tombstone-grid"
    )
    if "chart" in tag and tag != "org-chart":
        hint = "charts are the `chartBlock` of a `composition` slide, or an agent_v1 slide with pattern `chart-focus`"
    return Violation(pointer, "unknown_slide_type", f"There is no slide type {tag[:60]!r}: {hint}.")


def _limit(kind: str, context: Mapping[str, Any], fallback: str) -> tuple[str, str]:
    code, sentence = _LIMITS.get(kind, (kind, f"{fallback}."))
    return code, sentence.format(**context) if kind in _LIMITS else sentence


def _without_tag(location: tuple[int | str, ...]) -> tuple[int | str, ...]:
    # Pydantic puts the discriminator's value behind the index of a slide; no such key is in the document.
    if len(location) > 2 and location[0] == "slides":
        location = location[:2] + location[3:]
    # It also names the branch of a union of plain types.
    return location[:-1] if location[-2:-1] == ("topRule",) else location


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


def _escape(key: str) -> str:
    return key.replace("~", "~0").replace("/", "~1")
