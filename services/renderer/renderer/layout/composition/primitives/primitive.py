"""What the renderer knows of a primitive."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from renderer.deck import blocks
from renderer.layout.geometry import Rect
from renderer.layout.sheet import Sheet

LayOut = Callable[[Sheet, Any, Rect, str], None]
"""Lays out an input in an area (pt); the path says where the input stands in its slide, as "blocks[2].input"."""


@dataclass(frozen=True, slots=True)
class PrimitiveType:
    """A primitive.

    Attributes:
        name: as documents have it.
        model: what it is given.
        lay_out: None for a container, which has nothing to draw but its blocks.
        least: columns and rows of the slide's grid that it reads well in.
        takes_row: each of its own rows wants one more.
        is_figure: it is drawn in all voices of the theme, and gets a plate where they could not be read.
        is_furniture: it is there before an animation begins.
        shares_type: like blocks beside it have its size of type.
        overlaps: it is meant to lie over or under other blocks; `is_badge` may lie on the corner of one below it.
        level: how high it lies where the block does not say so.
    """

    name: str
    model: type[blocks.Primitive]
    lay_out: LayOut | None
    least: tuple[int, int] = (1, 1)
    takes_row: bool = False
    is_figure: bool = False
    is_furniture: bool = False
    shares_type: bool = False
    overlaps: bool = False
    is_badge: bool = False
    level: int = 0

    def least_for(self, content: blocks.Primitive) -> tuple[int, int]:
        """Columns and rows that `content` should have at least."""
        columns, rows = self.least
        return columns, rows + (len(getattr(content, "rows", ())) if self.takes_row else 0)
