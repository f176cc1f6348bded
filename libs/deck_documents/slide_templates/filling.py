"""From params to a document: checked, with faults that point into the params."""

import difflib
from collections.abc import Sequence
from typing import Any

from pydantic import ValidationError

from deck_documents.parsing import parse
from deck_documents.plain_values import escape, value_faults
from deck_documents.slide_templates.slide_types import snake
from deck_documents.slide_templates.template import Json, SlideTemplate
from deck_documents.violations import violations_of
from deck_domain.errors import InvalidDocument, Violation

_AT = "/params"
_SLIDE = "/slides/0"


def filled(template: SlideTemplate, params: object) -> Json:
    """The slide of a template with params. Raises InvalidDocument with all faults, at their places below `/params`."""
    if not isinstance(params, dict):
        fault = Violation(_AT, "wrong_type", f"Give an object: `GET /v1/templates/{template.id}` shows one.")
        raise InvalidDocument([fault])
    if faults := value_faults(params):
        raise InvalidDocument([Violation(_AT + fault.pointer, fault.code, fault.message) for fault in faults])
    try:
        slide = template.slide(params)
    except ValidationError as error:
        told = violations_of(error, _AT, document=params)
        raise InvalidDocument([_with_nearest(fault, template) for fault in told]) from None
    _check(template, params, slide)
    return slide


def _check(template: SlideTemplate, params: Json, slide: Json) -> None:
    """Hold the slide against the rules of documents; a key that it does not know is a fault here."""
    try:
        parsed = parse("protocol_v2", {"version": "2.0", "title": "Slide", "slides": [slide]})
    except InvalidDocument as error:
        found = error.violations
    else:
        found = tuple(one for one in parsed.warnings if one.code == "unknown_key")
    if found:
        moved = [Violation(_place(one.pointer, params), one.code, one.message) for one in found]
        raise InvalidDocument([_with_nearest(fault, template) for fault in moved])


def _place(pointer: str, params: Json) -> str:
    """Where in the params a fault of the slide lies, as near as can be told."""
    value: Any = params
    place = _AT
    for part in pointer.removeprefix(_SLIDE).split("/")[1:]:
        key: Any = int(part) if isinstance(value, list) and part.isdecimal() else _key_of(value, part)
        if key is None:
            return place if part.isdecimal() else f"{place}/{snake(part)}" if isinstance(value, dict) else place
        place += f"/{escape(key)}"
        value = value[key] if not isinstance(value, list) or key < len(value) else None
    return place


def _key_of(value: Any, part: str) -> str | None:
    """The key of an object that stands for a key of a slide."""
    return next((each for each in (part, snake(part)) if isinstance(value, dict) and each in value), None)


def _with_nearest(fault: Violation, template: SlideTemplate) -> Violation:
    """A fault of an unknown key, with the name that was meant."""
    if fault.code != "unknown_key":
        return fault
    *path, name = fault.pointer.removeprefix(_AT).split("/")[1:]
    known = known_keys(template.schema, path)
    near = difflib.get_close_matches(name, known, n=1, cutoff=0.5)
    advice = f"did you mean `{near[0]}`?" if near else f"use one of {', '.join(known)}."
    return Violation(fault.pointer, fault.code, f"There is no `{name[:100]}` here: {advice}")


def known_keys(schema: Json, path: Sequence[str]) -> list[str]:
    """The keys of the objects at a path of params, as their JSON Schema names them."""
    places = [schema]
    for part in path:
        places = [inner for place in _resolved(places, schema) if (inner := _inside(place, part)) is not None]
    return sorted({key for place in _resolved(places, schema) for key in place.get("properties", ())})


def _inside(place: Json, part: str) -> Json | None:
    inner: Json | None = place.get("items") if part.isdecimal() else place.get("properties", {}).get(part)
    return inner


def _resolved(places: list[Json], schema: Json) -> list[Json]:
    """The places themselves, in the stead of references to them and of choices between them."""
    found: list[Json] = []
    for place in places:
        if "$ref" in place:
            found += _resolved([schema["$defs"][place["$ref"].rpartition("/")[2]]], schema)
        elif choices := place.get("anyOf") or place.get("oneOf"):
            found += _resolved(choices, schema)
        else:
            found.append(place)
    return found
