"""How a figure became another, as a native chart."""

from deck_documents.protocol_v2 import WaterfallSlide
from renderer.layout.charts.waterfalls import bridge
from renderer.layout.frame import lay_out_frame
from renderer.layout.sheet import Sheet


def lay_out(sheet: Sheet, slide: WaterfallSlide) -> None:
    """Fill the page with the chart."""
    area = lay_out_frame(sheet, slide)
    sheet.add(bridge(sheet, slide.entries, area, "chart"))
