"""The part of a composition's block that readers are meant to see."""

from collections.abc import Mapping
from typing import Any

from scorer.fidelity.node_texts import shown_chart

_SHOWN = frozenset({
    "input", "blocks", "title", "eyebrow", "subtitle", "items", "text", "label", "content", "runs", "body", "sideLabel",
    "lead", "footer", "rows", "cells", "columnHeaders", "values", "steps", "tag", "description", "value", "valueLabel",
    "root", "children", "tiles", "name", "metrics", "number", "delta", "support", "chartData", "xAxisLabel",
    "yAxisLabel", "low", "high", "quadrants", "points", "index",
})  # fmt: skip
_SHOWN_ON_THE_ROOT = {"orgTree": {"role"}, "comparisonBand": {"columns"}}
"""Keys that are words in one primitive and steer the look of another."""


def shown_block(block: Any) -> Any:
    """`block` without its region and all that steers its look; where it was stays where it was."""
    if not isinstance(block, Mapping):
        return {}
    more = _SHOWN_ON_THE_ROOT.get(str(block.get("primitive")), set())
    return {"input": _pruned(block.get("input"), _SHOWN | more)}


def _pruned(value: Any, shown: frozenset[str]) -> Any:
    if isinstance(value, list):
        return [_pruned(item, shown) for item in value]
    if not isinstance(value, Mapping):
        return value
    kept = {name: member for name, member in value.items() if name in shown}
    return {name: _member(name, member, shown, value) for name, member in kept.items()}


def _member(name: str, value: Any, shown: frozenset[str], owner: Mapping[str, Any]) -> Any:
    if name == "blocks" and isinstance(value, list):
        return [shown_block(block) for block in value]
    if name == "chartData":
        return shown_chart(value)
    if name == "value" and owner.get("valueLabel"):
        return None
    return _pruned(value, shown)
