"""What the renderer draws so far. Whoever teaches it more adds a word here, and nothing else."""

from collections.abc import Iterator, Mapping
from typing import Any

from deck_domain.errors import Violation

RENDERED: Mapping[str, frozenset[str]] = {
    "protocol_v2": frozenset(
        {
            "title-body",
            "kpi-grid",
            "comparison-table",
            "market-map",
            "timeline",
            "org-chart",
            "waterfall",
            "tombstone-grid",
            "tokens",
            "composition",
        }
    ),
    "agent_v1": frozenset({"title", "statement", "dashboard", "comparison", "chart-focus", "bullets"}),
    "paper_document": frozenset({"View", "Text", "Image", "Table", "Chart", "Group", "Connector", "Video", "Audio"}),
}
"""By schema, the kinds that are drawn: slide types and root keys of protocol_v2 (`composition`, `tokens`, `brand`),
patterns of agent_v1, node types of paper_document. A schema without a word is refused as a whole."""

_ROOT_KEYS = {"protocol_v2": ("tokens", "brand")}
_KNOWN = {
    "protocol_v2": frozenset({"composition"}),
    "agent_v1": frozenset({"title", "statement", "dashboard", "comparison", "chart-focus", "bullets"}),
    "paper_document": frozenset({"View", "Text", "Image", "Table", "Chart", "Group", "Connector", "Video", "Audio"}),
}
_KIND_KEY = {"protocol_v2": "slideType", "agent_v1": "pattern", "paper_document": "type"}


def not_rendered(schema: str, document: object) -> Iterator[Violation]:
    """What stands in `document`, sound or not, and cannot be drawn yet."""
    drawn = RENDERED[schema]
    if not drawn:
        ready = ", ".join(name for name, kinds in RENDERED.items() if kinds)
        message = f"Documents of schema {schema} are not supported yet: send {ready}."
        yield Violation("", "not_supported_yet", message)
        return
    if not isinstance(document, dict):
        return
    for key in _ROOT_KEYS.get(schema, ()):
        if key in document and key not in drawn:
            yield Violation(f"/{key}", "not_supported_yet", f"`{key}` is not supported yet: leave it out.")
    key, waiting = _KIND_KEY[schema], _KNOWN[schema] - drawn
    if not waiting:
        return
    slides = document.get("slides")
    parts: list[tuple[Any, str]] = [(slides, "/slides")]
    while parts:
        part, at = parts.pop()
        for index, item in enumerate(part if isinstance(part, list) else ()):
            if not isinstance(item, dict):
                continue
            kind = item.get(key)
            if isinstance(kind, str) and kind in waiting:
                message = f"`{kind}` is not supported yet: leave it out."
                yield Violation(f"{at}/{index}/{key}", "not_supported_yet", message)
            if schema == "paper_document":
                parts.append((item.get("children"), f"{at}/{index}/children"))
