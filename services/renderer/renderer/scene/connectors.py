"""Lines that lead from one point or shape to another."""

from dataclasses import dataclass
from typing import Literal

from renderer.scene.paint import Line
from renderer.scene.shapes import Element

Route = Literal["straight", "elbow", "curved"]
Glue = tuple[str, int]
"""The name of a shape, and which of its connection sites; those of a box count 0 top, 1 left, 2 bottom, 3 right."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Connector(Element):
    """A connector between two points in EMU.

    Attributes:
        upright: a bent one leaves up or down; None leaves it to the ends.
        corner: a bent one has one bend; else two.
        bend: where the first of two is, as a share of the way along, which may lie outside; None is half way, and none
            where the ends are in line.
    """

    kind: Route
    start: tuple[int, int]
    end: tuple[int, int]
    line: Line
    arrow_start: str | None = None
    arrow_end: str | None = None
    glue_start: Glue | None = None
    glue_end: Glue | None = None
    upright: bool | None = None
    corner: bool = False
    bend: float | None = 0.5
