"""How a look frames its charts: not at all, by a tinted panel, by their axis line alone, or over a grid of dots."""

from dataclasses import replace

from renderer.layout.charts.chart_area import ChartArea

_PADDING = 16.0
_SMALLEST = 180.0
"""The smallest width and height in pt of a chart that gets a panel; in a smaller one it would take too much room."""


def framed(area: ChartArea, kind: str, *, on_page: bool) -> ChartArea:
    """`area` of a chart of that `kind` with the frame of the look, and what that leaves to the chart.

    What stands `on_page`, and on no surface already, may get one.
    """
    match area.sheet.look.manner.frame:
        case "panel" if on_page and min(area.rect.width, area.rect.height) >= _SMALLEST:
            radius = area.sheet.look.ornaments.radius
            geometry = "roundRect" if radius else "rect"
            area.sheet.decoration(area.rect, fill="bg2", geometry=geometry, radius=radius or None)
            inner = area.rect.inset(_PADDING, _PADDING, _PADDING, _PADDING)
            return replace(area, rect=inner, inks=replace(area.inks, ground="bg2"))
        # A radar needs no grid of the look: its rings serve as its axis.
        case "axis" if kind != "radar":
            return replace(area, inks=replace(area.inks, has_grid=False))
        case "grid":
            return replace(area, inks=replace(area.inks, grid="rule", dotted=True))
        case _:
            return area
