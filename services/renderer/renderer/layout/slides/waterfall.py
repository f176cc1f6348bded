"""How a figure became another, as a native chart."""

from renderer.deck.charts import ChartData, SeriesData
from renderer.deck.model import WaterfallSlide
from renderer.layout.charts import WATERFALL_COLORS, lay_out_chart
from renderer.layout.frame import lay_out_frame
from renderer.layout.sheet import Sheet


def lay_out(sheet: Sheet, slide: WaterfallSlide) -> None:
    """Fill the page with the chart, in the theme's own colors."""
    area, entries = lay_out_frame(sheet, slide), slide.entries
    data = ChartData(
        "waterfall",
        tuple(entry.label for entry in entries),
        (SeriesData("", tuple(entry.value for entry in entries)),),
        steps=tuple(entry.type for entry in entries),
        colors=WATERFALL_COLORS,
    )
    lay_out_chart(sheet, data, area, "chart")
