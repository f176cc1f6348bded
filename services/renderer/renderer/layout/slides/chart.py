"""A chart, with remarks on a panel beside it."""

from renderer.deck.slides.figures import ChartSlide
from renderer.layout.charts import lay_out_chart
from renderer.layout.figures.remarks import beside_remarks, lay_out_remarks
from renderer.layout.frame import lay_out_frame
from renderer.layout.sheet import Sheet


def lay_out(sheet: Sheet, slide: ChartSlide) -> None:
    """Fill the page with the chart, or two thirds of it beside the remarks."""
    area = lay_out_frame(sheet, slide)
    if not slide.remarks:
        lay_out_chart(sheet, slide.chart, area, "chart", callout=slide.callout or "")
        return
    room, panel = beside_remarks(sheet, area, slide.remarks)
    lay_out_chart(sheet, slide.chart, room, "chart", callout=slide.callout or "")
    lay_out_remarks(sheet, slide.remarks, panel, "remarks")
