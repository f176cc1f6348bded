"""Where blocks stand: regions as rectangles in pt."""

from dataclasses import dataclass

from renderer.deck.blocks import GridRegion, PixelRegion, Region
from renderer.layout.geometry import Rect
from renderer.scene import EMU_PER_PT, Frame

CELLS = 12
SLACK = 1.0
"""Pt by which what lies within something may reach beyond it."""
GAP = 12.0
_MOST_GAPS = 0.6
"""How much of an area its gaps may take."""
_LEAST = 4.0


@dataclass(frozen=True, slots=True)
class Grid:
    """Twelve by twelve cells in `area`, `gap` pt apart; pixels count from the top left of `origin`, 1 px being 1 pt.

    Attributes:
        is_top: nothing of the slide stands above it.
    """

    area: Rect
    origin: Rect
    gap: float = GAP
    is_top: bool = False

    @property
    def widest_gap(self) -> float:
        """The largest gap that leaves room for the cells."""
        return min(self.area.width, self.area.height) * _MOST_GAPS / (CELLS - 1)

    def rect(self, region: Region) -> Rect:
        """The rectangle of `region`."""
        if isinstance(region, PixelRegion):
            return Rect(self.origin.x + region.x, self.origin.y + region.y, region.w, region.h)
        return self._cells(region)

    def _cells(self, region: GridRegion) -> Rect:
        width = (self.area.width + self.gap) / CELLS
        height = (self.area.height + self.gap) / CELLS
        return Rect(
            self.area.x + region.col * width,
            self.area.y + region.row * height,
            region.col_span * width - self.gap,
            region.row_span * height - self.gap,
        )


def within(rect: Rect, bounds: Rect) -> Rect:
    """`rect`, cut at `bounds`; what would leave nothing is moved to the nearest edge inside."""
    x = min(max(rect.x, bounds.x), max(bounds.right - _LEAST, bounds.x))
    y = min(max(rect.y, bounds.y), max(bounds.bottom - _LEAST, bounds.y))
    right, bottom = min(rect.right, bounds.right), min(rect.bottom, bounds.bottom)
    return Rect(x, y, max(right - x, 1.0), max(bottom - y, 1.0))


def overlap(one: Rect, other: Rect, slack: float = 2.0) -> bool:
    """Whether two rectangles cover each other by more than `slack` pt both ways."""
    return (
        min(one.right, other.right) - max(one.x, other.x) > slack
        and min(one.bottom, other.bottom) - max(one.y, other.y) > slack
    )


def rect_of(frame: Frame) -> Rect:
    """The place of an element of a scene, in pt."""
    return Rect(*(side / EMU_PER_PT for side in (frame.x, frame.y, frame.width, frame.height)))
