"""A bridge from one figure to another, as a native chart."""

from collections.abc import Sequence

from deck_documents.protocol_v2 import WaterfallEntry, WaterfallSlide
from renderer.deck.charts import ChartData, SeriesData
from renderer.layout.charts import WATERFALL_COLORS, lay_out_chart
from renderer.layout.geometry import Rect
from renderer.layout.sheet import Sheet


def lay_out(sheet: Sheet, slide: WaterfallSlide, area: Rect) -> None:
    """Fill `area` with the chart."""
    lay_out_chart(sheet, waterfall_data(slide.entries), area, "chart")


def waterfall_data(entries: Sequence[WaterfallEntry]) -> ChartData:
    """The chart of `entries` in the theme's own colours."""
    return ChartData(
        "waterfall",
        tuple(entry.label for entry in entries),
        (SeriesData("", tuple(entry.value for entry in entries)),),
        steps=tuple(entry.type for entry in entries),
        colors=WATERFALL_COLORS,
    )
