"""How a figure became another, as a native chart."""

from dataclasses import replace

from renderer.deck.slides.figures import WaterfallSlide
from renderer.layout.charts import bridge, lay_out_chart
from renderer.layout.frame import lay_out_frame
from renderer.layout.sheet import Sheet


def lay_out(sheet: Sheet, slide: WaterfallSlide) -> None:
    """Fill the page with the chart."""
    area, entries = lay_out_frame(sheet, slide), slide.entries
    steps = [(entry.label, entry.value, entry.type) for entry in entries]
    data = replace(bridge(steps, [entry.tone for entry in entries], slide), totals_at="[{}].value")
    lay_out_chart(sheet, data, area, "entries")
