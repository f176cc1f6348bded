"""Small charts on the same axes, which fill the page."""

from renderer.deck.blocks.figures import SmallMultiples
from renderer.deck.slides.figures import SmallMultiplesSlide
from renderer.layout.figures.multiples import lay_out_multiples
from renderer.layout.frame import lay_out_frame
from renderer.layout.sheet import Sheet


def lay_out(sheet: Sheet, slide: SmallMultiplesSlide) -> None:
    """Fill the page with the charts."""
    area = lay_out_frame(sheet, slide)
    data = SmallMultiples(slide.chart_type, slide.categories, slide.charts, slide.emphasis)
    lay_out_multiples(sheet, data, area, "")
