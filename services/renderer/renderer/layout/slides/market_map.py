"""Companies on two axes."""

from renderer.deck.slides.figures import MarketMapSlide
from renderer.layout.direction import is_mirrored, kept_upright
from renderer.layout.figures.map_labels import bubble_scale
from renderer.layout.figures.map_sizes import lay_out_sizes
from renderer.layout.figures.quadrant_map import Axis, MapContent, lay_out_map
from renderer.layout.frame import lay_out_frame
from renderer.layout.sheet import Sheet


def lay_out(sheet: Sheet, slide: MarketMapSlide) -> None:
    """Fill the page with the map, which is not mirrored where the page is."""
    room = lay_out_frame(sheet, slide)
    x, y = (Axis("", f"{label}  \u2192") if label else None for label in (slide.x_axis_label, slide.y_axis_label))
    before = len(sheet.elements)
    scale = bubble_scale(slide.companies, room)
    area = lay_out_sizes(sheet, slide.companies, slide.size_label, room, scale, path="", kind="companies")
    content = MapContent(slide.companies, slide.quadrants or (), x, y, wanted=slide.wanted_quadrant, scale=scale)
    lay_out_map(sheet, content, area)
    if is_mirrored(slide):
        sheet.elements[before:] = kept_upright(sheet.elements[before:], 2 * room.x + room.width)
