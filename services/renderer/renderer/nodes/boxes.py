"""Styles of nodes as styles of flex boxes."""

from typing import Any

from deck_documents.paper_document.style import FlexStyle
from renderer.nodes import flexbox
from renderer.nodes.flexbox import ZERO

_SIDES = ("top", "right", "bottom", "left")
# What is longer stands beside any slide, and the engine counts in single precision.
_LONGEST = 100_000.0
_AXES = {"top": "vertical", "bottom": "vertical", "left": "horizontal", "right": "horizontal"}


def flex_style(style: FlexStyle, parent: str, *, border: float = 0.0) -> flexbox.FlexStyle:
    """`style` of a node whose parent lays out along `parent`, "row" or "column".

    Boxes stand below each other unless they are told otherwise. One without a length of its own along its parent gives
    way where there is not room for all; one that names its length keeps it.
    """
    along = style.width if parent == "row" else style.height
    shrink = float(along in {None, "auto"} and style.flex_basis in {None, "auto"})
    edge = flexbox.Length(bounded(border))
    return flexbox.FlexStyle(
        direction=style.flex_direction or "column",
        wrap=style.flex_wrap or "nowrap",
        justify_content=style.justify_content,
        align_content="flex-start" if style.flex_wrap in {"wrap", "wrap-reverse"} else None,
        align_items=_alignment(style.align_items),
        align_self=_alignment(style.align_self),
        grow=bounded(style.flex_grow or 0.0),
        shrink=shrink if style.flex_shrink is None else bounded(style.flex_shrink),
        basis=length(style.flex_basis),
        row_gap=flexbox.Length(bounded(_first(style.row_gap, style.gap, 0.0))),
        column_gap=flexbox.Length(bounded(_first(style.column_gap, style.gap, 0.0))),
        width=length(style.width),
        height=length(style.height),
        min_width=length(style.min_width),
        min_height=length(style.min_height),
        max_width=length(style.max_width),
        max_height=length(style.max_height),
        padding=_edges(style, "padding"),
        margin=_edges(style, "margin"),
        border=flexbox.Edges(edge, edge, edge, edge),
        absolute=style.position == "absolute",
        inset=flexbox.Edges(*(length(getattr(style, side)) for side in _SIDES)),
        aspect_ratio=style.aspect_ratio and min(max(style.aspect_ratio, 0.001), 1000.0),
        hidden=style.display == "none",
    )


def length(value: float | str | None) -> flexbox.Length | None:
    """A number of px, a share such as "50%", or None for "auto"."""
    if value is None or value == "auto":
        return None
    if isinstance(value, str):
        return flexbox.percent(bounded(float(value.removesuffix("%"))))
    return flexbox.Length(bounded(value))


def bounded(value: float) -> float:
    """`value`, no longer than anything that can be drawn."""
    return max(-_LONGEST, min(value, _LONGEST))


def _alignment(value: str | None) -> Any:
    return None if value == "auto" else value


def _edges(style: FlexStyle, what: str) -> flexbox.Edges:
    return flexbox.Edges(*(_edge(style, what, side) for side in _SIDES))


def _edge(style: FlexStyle, what: str, side: str) -> flexbox.Length | None:
    names = (f"{what}_{side}", f"{what}_{_AXES[side]}", what)
    value = next((given for name in names if (given := getattr(style, name)) is not None), 0.0)
    found = length(value)
    return ZERO if found is None and what == "padding" else found


def _first(*values: float | None) -> float:
    return next(value for value in values if value is not None)
