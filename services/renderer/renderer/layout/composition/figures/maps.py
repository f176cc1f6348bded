"""Maps of four quadrants in a region."""

from renderer.deck.blocks import AxisEnds, QuadrantMap
from renderer.deck.model import Company
from renderer.layout.figures.quadrant_map import Axis, MapContent, lay_out_map
from renderer.layout.geometry import Rect
from renderer.layout.sheet import Sheet


def quadrant_map(sheet: Sheet, content: QuadrantMap, area: Rect, path: str) -> None:
    """Dots on two axes whose ends are named; labels are moved until none touch."""
    points = [
        Company(name=point.label, x=point.x, y=point.y, emphasis=point.emphasis or "secondary")
        for point in content.points or ()
    ]
    x, y = (_axis(ends) for ends in (content.x_axis_label, content.y_axis_label))
    lay_out_map(sheet, MapContent(points, content.quadrants or (), x, y, f"{path}.", "points"), area)


def _axis(ends: AxisEnds | None) -> Axis | None:
    return Axis(ends.low, ends.high) if ends and (ends.low or ends.high) else None
