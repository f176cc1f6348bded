"""Rectangles on a page, in pt."""

from dataclasses import dataclass

from deck_presentation.boxes import Box
from renderer.scene import EMU_PER_PT, Frame

GUTTER = 14.4
_OPTICAL_CENTRE = 0.42


@dataclass(frozen=True, slots=True)
class Rect(Box):
    """An upright box in pt from the page's top left, to be divided among what stands in it."""

    def frame(self) -> Frame:
        """The same in whole EMU; edges are rounded, so neighbours stay neighbours."""
        left, top = round(self.x * EMU_PER_PT), round(self.y * EMU_PER_PT)
        return Frame(left, top, round(self.right * EMU_PER_PT) - left, round(self.bottom * EMU_PER_PT) - top)

    def inset(self, left: float, top: float, right: float, bottom: float) -> "Rect":
        """What is left inside; never negative."""
        width, height = max(self.width - left - right, 1.0), max(self.height - top - bottom, 1.0)
        return Rect(self.x + left, self.y + top, width, height)

    def middle(self, height: float) -> "Rect":
        """A band of `height`, or of all there is, at the optical centre: a little above the middle."""
        height = min(height, self.height)
        return Rect(self.x, self.y + (self.height - height) * _OPTICAL_CENTRE, self.width, height)

    def middle_of(self, height: float) -> "Rect":
        """A band of `height` halfway down."""
        return Rect(self.x, self.y + (self.height - height) / 2, self.width, height)

    def rows(self, count: int, gap: float = GUTTER) -> "list[Rect]":
        """`count` equal rows."""
        height = (self.height - gap * (count - 1)) / count
        return [Rect(self.x, self.y + index * (height + gap), self.width, height) for index in range(count)]

    def columns(self, count: int, gap: float = GUTTER) -> "list[Rect]":
        """`count` equal columns."""
        width = (self.width - gap * (count - 1)) / count
        return [Rect(self.x + index * (width + gap), self.y, width, self.height) for index in range(count)]

    def touches(self, other: "Rect", gap: float = 0.0) -> bool:
        """Whether the two come nearer than `gap`."""
        return (
            self.x < other.right + gap
            and other.x < self.right + gap
            and self.y < other.bottom + gap
            and other.y < self.bottom + gap
        )
