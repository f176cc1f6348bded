"""The part of a paper_document that readers are meant to see."""

from collections.abc import Mapping
from typing import Any

_SHOWN = frozenset({
    "slides", "children", "content", "text", "paragraphs", "runs", "textContent", "textParagraphs", "tableData", "rows",
    "cells", "notes", "headerFooter", "footer", "dateTime", "chartData", "categories", "series", "values",
})  # fmt: skip


def shown_part(document: Mapping[str, Any]) -> dict[str, Any]:
    """`document` without all that steers the look of nodes, and with its title where other documents have theirs."""
    meta = document.get("meta")
    title = meta.get("title") if isinstance(meta, Mapping) else None
    return {"title": title, "slides": _pruned(document.get("slides"))}


def _pruned(value: Any) -> Any:
    if isinstance(value, list):
        return [_pruned(item) for item in value]
    if not isinstance(value, Mapping):
        return value
    style = value.get("style")
    if isinstance(style, Mapping) and style.get("display") == "none":
        return {}
    return {key: _pruned(member) for key, member in value.items() if key in _SHOWN}
