"""Scatter and bubble charts: points on two number axes."""

from renderer.chart_data import ChartData
from renderer.layout.charts import labelling
from renderer.layout.charts.figures import number_format, scale_of
from renderer.layout.charts.palette import colors_of
from renderer.layout.charts.reading import finite_values
from renderer.layout.geometry import Rect
from renderer.layout.sheet import Sheet
from renderer.plot import Plot, PlotSeries, Scale

_AXIS_SIZE = 12.0
_BUBBLE_ROOM = 0.15


def plot(sheet: Sheet, data: ChartData, area: Rect) -> Plot:
    """The plot of `data` in `area`."""
    colors = colors_of(len(data.series), theme=sheet.theme)
    series = tuple(
        PlotSeries(one.name, one.values, color, xs=one.xs, sizes=one.sizes, width=0.0, markers=True)
        for one, color in zip(data.series, colors, strict=True)
    )
    values = finite_values(data)
    drawn = Plot(
        data.kind,
        (),
        series,
        number_format(values),
        _AXIS_SIZE,
        scale=_scale(values, data.kind),
        x_scale=_scale([x for one in data.series for x in one.xs], data.kind),
    )
    return labelling.with_names(sheet, drawn, area)


def _scale(values: list[float], kind: str) -> Scale:
    # Bubbles reach beyond their centres.
    room = (max(values) - min(values)) * _BUBBLE_ROOM if kind == "bubble" else 0.0
    low, high, step = scale_of(min(values) - room, max(values) + room, from_zero=False)
    code = number_format([low, high, step], short=max(abs(low), abs(high)) >= 100_000)
    return Scale(low, high, step, code, _AXIS_SIZE)
