"""From what a chart says to how it is drawn: axes, colors, labels, the room each needs."""

from renderer.layout.charts.placing import lay_out_chart
from renderer.layout.charts.waterfalls import COLORS as WATERFALL_COLORS

__all__ = ["WATERFALL_COLORS", "lay_out_chart"]
