"""What is laid out: a tree of boxes. Lengths are in one unit, whichever the caller counts in."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

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
