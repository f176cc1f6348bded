"""What there is to show, read off the schemas themselves, so that a new kind cannot be forgotten."""

from collections.abc import Iterator
from typing import Any

from deck_documents import json_schema
from deck_documents.paper_document.nodes import NODE_TYPES
from deck_documents.protocol_v2 import SLIDE_TYPES


def slide_types() -> tuple[str, ...]:
    """Slide types of protocol_v2, without the composition: its blocks are shown instead."""
    return tuple(name for name in SLIDE_TYPES if name != "composition")


def patterns() -> tuple[str, ...]:
    """Patterns of agent_v1."""
    return tuple(_enum(json_schema("agent_v1")["$defs"]["AgentSlide"]["properties"]["pattern"]))


def primitives() -> tuple[str, ...]:
    """Primitives of a composition."""
    return _words(json_schema("protocol_v2"), "primitive")


def nodes() -> tuple[str, ...]:
    """Nodes of paper_document."""
    return NODE_TYPES


def chart_types() -> tuple[str, ...]:
    """Chart types of `chartData`."""
    return _words(json_schema("paper_document"), "chartType")


def themes(schema: str) -> tuple[str, ...]:
    """Names that the root key `theme` of a schema may have; none where there is no such key."""
    published = json_schema(schema)
    theme = published["properties"].get("theme", {})
    return tuple(_enum(theme)) if isinstance(theme, dict) else ()


def _words(schema: dict[str, Any], key: str) -> tuple[str, ...]:
    """All words that `key` may be, in the schema's definitions."""
    parts = (definition.get("properties", {}).get(key, {}) for definition in schema["$defs"].values())
    return tuple(dict.fromkeys(word for part in parts for word in _enum(part)))


def _enum(schema: dict[str, Any]) -> Iterator[str]:
    for choice in (schema, *schema.get("anyOf", ())):
        if "const" in choice:
            yield choice["const"]
        yield from choice.get("enum", ())
