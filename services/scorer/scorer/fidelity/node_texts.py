"""The part of a paper_document that readers are meant to see."""

from collections.abc import Mapping
from typing import Any

_SHOWN = frozenset({
    "slides", "children", "content", "text", "paragraphs", "runs", "textContent", "textParagraphs", "tableData", "rows",
    "cells", "notes", "headerFooter", "footer", "dateTime", "chartData", "categories", "series", "values",
})  # fmt: skip
_RUNS = {"content", "textContent", "runs"}


def shown_part(document: Mapping[str, Any]) -> dict[str, Any]:
    """`document` without all that steers the look of nodes, and with its title where other documents have theirs."""
    meta = document.get("meta")
    title = meta.get("title") if isinstance(meta, Mapping) else None
    return {"title": title, "slides": _pruned(document.get("slides"))}


def shown_chart(chart: Any) -> Any:
    """The words and numbers of a chart's data."""
    return _pruned(chart)


def _pruned(value: Any, key: str = "") -> Any:
    if isinstance(value, list):
        if key in _RUNS and value and all(_is_run(item) for item in value):
            # Runs are read together: where one ends means nothing to readers.
            return "".join(run["text"] for run in value)
        return [_pruned(item) for item in value]
    if not isinstance(value, Mapping):
        return value
    style = value.get("style")
    if isinstance(style, Mapping) and style.get("display") == "none":
        return {}
    return {name: _pruned(member, name) for name, member in value.items() if name in _SHOWN}


def _is_run(value: Any) -> bool:
    return isinstance(value, Mapping) and isinstance(value.get("text"), str)
