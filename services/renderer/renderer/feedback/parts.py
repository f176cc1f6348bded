"""Which texts of a slide belong to a part of it, by the fields that hold them."""

from collections.abc import Iterator, Mapping
from typing import Any

from deck_domain.date_words import MONTHS
from renderer.feedback.adjustments import Adjustment, Part

Json = dict[str, Any]
_FIELDS: Mapping[Part, frozenset[str]] = {
    "headers": frozenset({"columns", "labels", "prosLabel", "consLabel"}),
    "labels": frozenset({"label", "name", "text", "categories"}),
    "values": frozenset({"value", "valueLabel", "values"}),
    "descriptions": frozenset({"description", "sublabel", "role", "owner", "points", "strengths", "weaknesses"})
    | frozenset({"opportunities", "threats", "pros", "cons", "note"}),
    "dates": frozenset({"date", "time", "start", "end"}),
}
_HEADED = {"matrix": "cells", "roadmap": "lanes"}
"""Fields whose entries head a part of the slide with their `label`."""


def plain(text: str) -> str:
    """A text as it is compared: without differences of case and of space."""
    return " ".join(text.split()).casefold()


def same_name(one: str, other: str) -> bool:
    """Whether two names are the same, or that of one month, as "March" and "Mar"."""
    names = [plain(each).rstrip(".") for each in (one, other)]
    months = [MONTHS.get(name) for name in names]
    return names[0] == names[1] or (months[0] is not None and months[0] == months[1])


def texts_of(adjustment: Adjustment, slide: Json) -> frozenset[str]:
    """The texts that an adjustment is about, as `plain` has them; none for parts that are no texts of the document."""
    if adjustment.text:
        return frozenset({plain(adjustment.text)})
    if adjustment.part == "headers":
        headed = slide.get(_HEADED.get(slide["slideType"], ""), ())
        return frozenset(plain(one["label"]) for one in headed) | _of(slide, "headers")
    return _of(slide, adjustment.part)


def _of(slide: Json, part: Part) -> frozenset[str]:
    return frozenset(plain(text) for text in _in(slide, _FIELDS.get(part, frozenset())) if text)


def _in(value: Any, fields: frozenset[str]) -> Iterator[str]:
    if isinstance(value, list):
        for one in value:
            yield from _in(one, fields)
    elif isinstance(value, dict):
        for name, one in value.items():
            yield from _said(one) if name in fields else _in(one, fields)


def _said(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, list):
        for one in value:
            yield from _said(one)
    elif isinstance(value, dict):
        yield from _said(value.get("value") or value.get("label"))
