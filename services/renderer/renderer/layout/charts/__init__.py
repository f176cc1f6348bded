"""From what a chart says to how it is drawn: axes, colors, labels, the room each needs."""

from renderer.layout.charts.placing import lay_out_chart
from renderer.layout.charts.waterfalls import bridge

__all__ = ["bridge", "lay_out_chart"]
