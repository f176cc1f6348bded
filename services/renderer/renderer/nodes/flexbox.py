"""CSS flexbox: a tree of boxes with styles in, rectangles out; lengths are in one unit, whichever the caller counts in.

It is solved with taffy, by the engine that the stretchable package carries. The classes of that package take
milliseconds for each node, and keep every node for ever. So the engine is called directly, with a tree that is freed
after use.
"""

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal, NamedTuple

from stretchable import taffylib

Measure = Callable[[float | None, float | None], tuple[float, float]]
"""Tells the size (width, height) of content in at most a width and a height; None where there is no bound."""

Alignment = Literal["flex-start", "flex-end", "center", "baseline", "stretch"]
Distribution = Literal["flex-start", "flex-end", "center", "stretch", "space-between", "space-around", "space-evenly"]


class Length(NamedTuple):
    """A length; with `share`, a part of what contains the box, 1 being all of it."""

    value: float
    share: bool = False


def percent(value: float) -> Length:
    """`value` hundredths of what contains the box."""
    return Length(value / 100, share=True)


ZERO = Length(0.0)


class Edges(NamedTuple):
    """One length for each side; None is `auto`."""

    top: Length | None
    right: Length | None
    bottom: Length | None
    left: Length | None


NONE = Edges(ZERO, ZERO, ZERO, ZERO)
AUTO = Edges(None, None, None, None)


@dataclass(frozen=True, slots=True)
class FlexStyle:
    """The CSS properties that decide where a box stands; None is `auto`, or not given. Borders count inwards."""

    direction: Literal["row", "column", "row-reverse", "column-reverse"] = "column"
    wrap: Literal["nowrap", "wrap", "wrap-reverse"] = "nowrap"
    justify_content: Distribution | None = None
    align_content: Distribution | None = None
    align_items: Alignment | None = None
    align_self: Alignment | None = None
    grow: float = 0.0
    shrink: float = 1.0
    basis: Length | None = None
    row_gap: Length = ZERO
    column_gap: Length = ZERO
    width: Length | None = None
    height: Length | None = None
    min_width: Length | None = None
    min_height: Length | None = None
    max_width: Length | None = None
    max_height: Length | None = None
    padding: Edges = NONE
    border: Edges = NONE
    margin: Edges = NONE
    absolute: bool = False
    inset: Edges = AUTO
    aspect_ratio: float | None = None
    hidden: bool = False


@dataclass(slots=True)
class Box:
    """A box with boxes in it, or with content that `measure` tells the size of."""

    style: FlexStyle
    children: "list[Box]" = field(default_factory=list)
    measure: Measure | None = None


_AUTO: Mapping[str, float] = {"dim": 0, "value": math.nan}
_DIRECTIONS = {"row": 0, "column": 1, "row-reverse": 2, "column-reverse": 3}
_WRAPS = {"nowrap": 0, "wrap": 1, "wrap-reverse": 2}
_ALIGNMENTS = {"flex-start": 2, "flex-end": 3, "center": 4, "baseline": 5, "stretch": 6}
_DISTRIBUTIONS = {
    "flex-start": 2,
    "flex-end": 3,
    "center": 4,
    "stretch": 5,
    "space-between": 6,
    "space-evenly": 7,
    "space-around": 8,
}
_DEFINITE, _LEAST = 1, 3
# No grid is ever used, but the engine asks for its settings.
_GRID: Mapping[str, Any] = {
    "grid_template_rows": [],
    "grid_template_columns": [],
    "grid_auto_rows": [],
    "grid_auto_columns": [],
    "grid_auto_flow": 0,
    "grid_row": {"start": {"kind": 0, "value": 0}, "end": {"kind": 0, "value": 0}},
    "grid_column": {"start": {"kind": 0, "value": 0}, "end": {"kind": 0, "value": 0}},
    "justify_items": None,
    "justify_self": None,
}


@dataclass(frozen=True, slots=True)
class Placed:
    """Where a box came to stand, from the top left of the root; `padding` is left, top, right, bottom."""

    x: float
    y: float
    width: float
    height: float
    padding: tuple[float, float, float, float] = (0.0, 0.0, 0.0, 0.0)
    children: "tuple[Placed, ...]" = ()


def solve(root: Box, width: float, height: float) -> Placed:
    """Lay out `root` in `width` x `height`. Raises what measuring content raised."""
    tree = taffylib.init()
    try:
        taffylib.disable_rounding(tree)
        measured: dict[int, Box] = {}
        failures: list[Exception] = []
        node = _create(tree, root, measured)
        space = {"width": _definite(width), "height": _definite(height)}
        taffylib.node_compute_layout_with_measure(tree, node[0], space, _measurer(measured, failures))
        if failures:
            raise failures[0]
        return _placed(tree, node, 0.0, 0.0)
    finally:
        taffylib.free(tree)


_Node = tuple[int, list[Any]]


def _create(tree: int, box: Box, measured: dict[int, Box]) -> _Node:
    node = taffylib.node_create(tree, _properties(box.style))
    children = [_create(tree, child, measured) for child in box.children]
    for child, _ in children:
        taffylib.node_add_child(tree, node, child)
    if box.measure is not None:
        taffylib.node_set_measure(tree, node, True)
        measured[node] = box
    return node, children


def _placed(tree: int, node: _Node, left: float, top: float) -> Placed:
    layout = taffylib.PyLayout()
    taffylib.node_get_layout(tree, node[0], layout)
    x, y = left + layout.x, top + layout.y
    padding = (layout.padding_left, layout.padding_top, layout.padding_right, layout.padding_bottom)
    children = tuple(_placed(tree, child, x, y) for child in node[1])
    return Placed(x, y, layout.width, layout.height, padding, children)


def _measurer(measured: Mapping[int, Box], failures: list[Exception]) -> Any:
    def measure(width: float, height: float, within: Any, above: Any, node: int) -> tuple[float, float]:
        box = measured.get(node)
        if box is None or box.measure is None:
            return 0.0, 0.0
        try:
            return box.measure(_bound(width, within), _bound(height, above))
        except Exception as failure:  # noqa: BLE001 - the engine would end the process: told when it is done
            failures.append(failure)
            return 0.0, 0.0

    return measure


def _bound(known: float, available: Mapping[str, float]) -> float | None:
    # What is available is already less padding and border; what is known is not.
    if available["dim"] == _DEFINITE:
        return max(available["value"], 0.0)
    if not math.isnan(known):
        return known
    return 0.0 if available["dim"] == _LEAST else None


def _properties(style: FlexStyle) -> dict[str, Any]:
    return {
        **_GRID,
        "display": 0 if style.hidden else 1,
        "box_sizing": 0,
        "overflow_x": 0,
        "overflow_y": 0,
        "scrollbar_width": 0.0,
        "position": int(style.absolute),
        "inset": _edges(style.inset),
        "gap": {"width": _length(style.column_gap), "height": _length(style.row_gap)},
        "margin": _edges(style.margin),
        "border": _edges(style.border),
        "padding": _edges(style.padding),
        "size": {"width": _length(style.width), "height": _length(style.height)},
        "min_size": {"width": _length(style.min_width), "height": _length(style.min_height)},
        "max_size": {"width": _length(style.max_width), "height": _length(style.max_height)},
        "aspect_ratio": style.aspect_ratio,
        **_flex(style),
    }


def _flex(style: FlexStyle) -> dict[str, Any]:
    return {
        "flex_wrap": _WRAPS[style.wrap],
        "flex_direction": _DIRECTIONS[style.direction],
        "flex_grow": float(style.grow),
        "flex_shrink": float(style.shrink),
        "flex_basis": _length(style.basis),
        "align_items": _ALIGNMENTS[style.align_items] if style.align_items else None,
        "align_self": _ALIGNMENTS[style.align_self] if style.align_self else None,
        "align_content": _DISTRIBUTIONS[style.align_content] if style.align_content else None,
        "justify_content": _DISTRIBUTIONS[style.justify_content] if style.justify_content else None,
    }


def _edges(edges: Edges) -> dict[str, Mapping[str, float]]:
    return {side: _length(length) for side, length in edges._asdict().items()}


def _length(length: Length | None) -> Mapping[str, float]:
    if length is None:
        return _AUTO
    return {"dim": 2 if length.share else 1, "value": float(length.value)}


def _definite(value: float) -> dict[str, float]:
    return {"dim": _DEFINITE, "value": float(value)}
