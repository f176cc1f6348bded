"""Whole documents of any schema, grown from the published schemas: a new field is tried without anybody's doing."""

import json
from collections.abc import Iterator
from functools import cache
from typing import Any

from hypothesis import assume
from hypothesis import strategies as st

from deck_documents import formats, json_schema, parse
from deck_documents.paper_document.nodes import NODE_TYPES
from deck_documents.parsing import ParsedDocument
from deck_domain.errors import InvalidDocument
from tests.gallery.pictures import landscape, recording
from tests.gallery.wording import LANGUAGES, words_in
from tests.support.made_consistent import made_consistent

Json = dict[str, Any]
Strategy = st.SearchStrategy[Any]

_MOST_KEYS, _MOST_ITEMS, _DEPTH = 4, 4, 7
_ROUNDS = 8
_PATTERNS = {
    formats.HEX_COLOR: ["#1D4ED8", "#B42318"],
    formats.ANY_HEX_COLOR: ["#1D4ED8", "#abc", "#0F766E80"],
    formats.PALETTE_COLOR: ["accent", "muted", "#0F766E"],
    formats.THEME_COLOR: ["accent1", "dk1", "#1D4ED8"],
    formats.LENGTH: ["50%", "100%", "auto"],
    formats.HYPERLINK: ["https://example.com/report", "mailto:service@example.com"],
    formats.WEB_ADDRESS: ["https://example.com/report"],
    formats.IMAGE_SOURCE: [landscape()],
    formats.SVG_SOURCE: ["data:image/svg+xml;base64,PHN2Zy8+"],
    formats.VIDEO_SOURCE: [recording("video/mp4")],
    formats.AUDIO_SOURCE: [recording("audio/mpeg")],
    formats.FONT_SOURCE: ["data:font/ttf;base64,AAAA"],
    formats.LANGUAGE: ["en", "de-CH"],
}
_NUMBERS = (0, 1, 2, 3, 5, 8, 12, 20, 40, 75, 100, 240, 480, -1, 0.5, 2.5, 12.4, 1234.5)
_RECURSIVE = ("Container", "ContainerBlock", "View", "Group")
_LEFT_OUT = {
    "customGeometry": "paths have a language of their own",
    "bindings": "they name values of elsewhere",
    "variables": "they name values of elsewhere",
    "targetPath": "it names a place",
    "linkedLayout": "it names a place",
}
"""Fields that are not grown, and why."""


@cache
def phrases() -> tuple[str, ...]:
    """Texts of four languages, short and long, and some that are awkward."""
    found = ["12.4 %", "a&<b>\"'", "x" * 60, "\U0001f389 go", "Rechtsschutzversicherungsgesellschaften"]
    for language in LANGUAGES:
        words = words_in(language)
        found += [*words["points"][:3], *words["regions"][:3], words["insight"], words["titles"]["full"]]
        found += [words["paragraphs"][0], *words["words"].values()]
    return tuple(found)


def kinds() -> Iterator[tuple[str, str]]:
    """Schema and kind of all that a slide can be or hold, read off the schemas."""
    for schema, key in (("protocol_v2", "slideType"), ("agent_v1", "pattern"), ("protocol_v2", "primitive")):
        yield from ((schema, kind) for kind in _kinds(schema, key) if kind != "composition")
    for key in ("type", "chartType"):
        kinds = (kind for kind in _kinds("paper_document", key) if key == "chartType" or kind in NODE_TYPES)
        yield from (("paper_document", kind) for kind in kinds)


def documents(schema: str, kind: str) -> Strategy:
    """Valid documents of `schema` with something of `kind`; each is (document, what `parse` made of it)."""
    grown = _Grown(json_schema(schema))
    slides = st.lists(grown.slide(kind), min_size=1, max_size=2)
    return slides.map(lambda found: _valid(schema, {**_ROOTS[schema], "slides": found}))


_ROOTS: dict[str, Json] = {
    "protocol_v2": {"version": "2.0", "title": "Any"},
    "agent_v1": {"presentationTitle": "Any"},
    "paper_document": {"type": "Document", "meta": {"title": "Any"}},
}


def _kinds(schema: str, key: str) -> list[str]:
    found = (_words(part, key) for part in json_schema(schema)["$defs"].values())
    return list(dict.fromkeys(kind for kinds in found for kind in kinds))


def _words(part: Json, key: str) -> list[str]:
    """The words that a required `key` of a definition may be."""
    field = part.get("properties", {}).get(key, {}) if key in part.get("required", ()) else {}
    return [field["const"]] if "const" in field else field.get("enum", [])


class _Grown:
    """Strategies for the parts of a schema."""

    def __init__(self, schema: Json) -> None:
        self._schema, self._defs = schema, schema["$defs"]

    def slide(self, kind: str) -> Strategy:
        """A slide of a kind, or around something of that kind."""
        if part := self._definition("slideType", kind) or self._definition("pattern", kind):
            key = "slideType" if "slideType" in part["properties"] else "pattern"
            return self._of(part, _DEPTH).map(lambda slide: {**slide, key: kind})
        if part := self._definition("primitive", kind):
            blocks = st.tuples(self._of(part, _DEPTH), st.lists(self._of(self._any_block(), _DEPTH - 1), max_size=2))
            return st.tuples(self._of(self._definition("slideType", "composition"), 1), blocks).map(
                lambda given: {**given[0], "blocks": [given[1][0], *given[1][1]]}
            )
        if part := self._definition("chartType", kind):
            charts = self._of(part, _DEPTH).map(lambda chart: {**chart, "chartType": kind})
            return charts.map(lambda chart: _page({"type": "Chart", "chartData": chart, "altText": "A chart"}))
        page = self._of(self._definition("type", "Slide"), 1)
        nodes = st.lists(self._of(self._definition("type", kind), _DEPTH), min_size=1, max_size=3)
        return st.tuples(page, nodes).map(lambda given: {**given[0], **_page(*given[1])})

    def _definition(self, key: str, kind: str) -> Json:
        return next((part for part in self._defs.values() if kind in _words(part, key)), {})

    def _any_block(self) -> Json:
        items: Json = self._definition("slideType", "composition")["properties"]["blocks"]["items"]
        return items

    def _of(self, part: Json, depth: int) -> Strategy:
        if "$ref" in part:
            name = part["$ref"].rpartition("/")[2]
            return st.deferred(lambda: self._of(self._defs[name], depth - 1))
        if choices := part.get("anyOf") or part.get("oneOf"):
            return st.one_of([self._of(choice, depth) for choice in self._affordable(choices, depth)])
        if "const" in part or "enum" in part:
            return st.sampled_from(part["enum"] if "enum" in part else [part["const"]])
        return self._typed(part, depth)

    def _affordable(self, choices: list[Json], depth: int) -> list[Json]:
        """The choices that end soon enough; nothing at all is tried by leaving a field out."""
        choices = [choice for choice in choices if choice.get("type") != "null"]
        if depth > 0:
            return choices
        names = [choice.get("$ref", "").rpartition("/")[2] for choice in choices]
        return [choice for choice, name in zip(choices, names, strict=True) if name not in _RECURSIVE]

    def _typed(self, part: Json, depth: int) -> Strategy:
        match part.get("type"):
            case "object":
                return self._object(part, depth)
            case "array":
                least = part.get("minItems", 0)
                most = max(min(part.get("maxItems", _MOST_ITEMS), _MOST_ITEMS), least)
                return st.lists(self._of(part.get("items", {}), depth), min_size=least, max_size=most)
            case "string":
                return _texts(part)
            case "number" | "integer" as kind:
                return _numbers(part, whole=kind == "integer")
            case "boolean":
                return st.booleans()
            case _:
                return st.none()

    def _object(self, part: Json, depth: int) -> Strategy:
        properties = {name: field for name, field in part.get("properties", {}).items() if name not in _LEFT_OUT}
        needed = set(part.get("required", ()))
        free = sorted(set(properties) - needed)
        kept = st.lists(st.sampled_from(free), unique=True, max_size=_MOST_KEYS) if free and depth > 0 else st.just([])
        return kept.flatmap(
            lambda names: st.fixed_dictionaries(
                {name: self._of(properties[name], depth) for name in sorted(needed | set(names)) if name in properties}
            )
        )


def _page(*nodes: Json) -> Json:
    return {"type": "Slide", "children": list(nodes)}


def _texts(part: Json) -> Strategy:
    if "pattern" in part:
        return st.sampled_from(_PATTERNS[part["pattern"]])
    most = part.get("maxLength", 100_000)
    return st.sampled_from(phrases()).map(lambda text: text[:most])


def _numbers(part: Json, *, whole: bool) -> Strategy:
    least, most = part.get("minimum", -100), part.get("maximum", 100_000)
    above = part.get("exclusiveMinimum", least - 1)
    fitting = [n for n in _NUMBERS if least <= n <= most and n > above and (not whole or n == int(n))]
    return st.sampled_from(fitting or [most])


def _valid(schema: str, document: Json) -> tuple[Json, ParsedDocument]:
    """`document` without what breaks a rule between its fields."""
    document = made_consistent(schema, document)
    for _ in range(_ROUNDS):
        try:
            return document, parse(schema, document)
        except InvalidDocument as error:
            document = json.loads(json.dumps(document))
            for pointer in sorted((fault.pointer for fault in error.violations), reverse=True):
                _cut(document, pointer.split("/")[1:])
    assume(False)
    raise AssertionError("assume raises")


def _cut(document: Any, tokens: list[str]) -> None:
    """Take away the value a pointer leads to, or the innermost part around it that is there."""
    place, steps = document, list(_steps(document, tokens))
    if not steps:
        return
    place, key = steps[-1]
    if isinstance(place, list) or key in place:
        del place[key]


def _steps(value: Any, tokens: list[str]) -> Iterator[tuple[Any, Any]]:
    for token in tokens:
        key: Any = int(token) if isinstance(value, list) else token
        if isinstance(value, list) and not -1 < key < len(value):
            return
        if not isinstance(value, (dict, list)) or (isinstance(value, dict) and key not in value):
            return
        yield value, key
        value = value[key]
