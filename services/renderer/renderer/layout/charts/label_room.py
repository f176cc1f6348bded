"""Axes that leave labels room between the ends of the bars and what stands around the plot."""

from collections.abc import Sequence
from dataclasses import replace

from renderer.deck.charts import AxisOptions, ChartData
from renderer.layout.charts.chart_area import ChartArea
from renderer.layout.charts.number_formats import shown
from renderer.layout.charts.value_axis import cleaned
from renderer.scene.charts import Chart, DataLabels, LabelPosition, Series, ValueAxis

_LINE, _GAP = 1.22, 4.0
_PLOT_HEIGHT, _PLOT_WIDTH = 0.72, 0.6
"""The share of the chart that axes and names leave to the plot, as an estimate."""
_LEAST_LENGTH = 20.0
_BEYOND: dict[str, LabelPosition] = {"bar": "outEnd", "line": "t"}
"""Where the labels stand that need room at the ends of an axis."""


def with_label_room(area: ChartArea, chart: Chart, data: ChartData) -> Chart:
    """`chart`, whose axes go on where labels beyond bars and lines, or around a radar, would else stand on names."""
    labelled = [one for one in chart.series if one.labels and one.values]
    if not labelled or chart.value_axis is None:
        return chart
    if chart.kind == "radar":
        return replace(chart, value_axis=_around(chart.value_axis, data))
    first = [one for one in labelled if not one.secondary]
    second = [one for one in labelled if one.secondary]
    axis, other = chart.value_axis, chart.second_value_axis
    chart = replace(chart, value_axis=_longer(area, chart, axis, first, data.value_axis))
    return replace(chart, second_value_axis=other and _longer(area, chart, other, second, data.second_value_axis))


def _around(axis: ValueAxis, data: ChartData) -> ValueAxis:
    """A radar whose labels stand within its outermost line; they say what its figures would."""
    if data.value_axis is not None:
        return axis
    return replace(axis, maximum=axis.maximum + axis.step, size=None, grid=True)


def _longer(
    area: ChartArea, chart: Chart, axis: ValueAxis, series: Sequence[Series], asked: AxisOptions | None
) -> ValueAxis:
    """`axis` with room for the labels of `series` beyond their bars or lines, unless the document sets its ends."""
    beyond = [
        (one, one.labels) for one in series if one.labels and one.labels.position == _BEYOND.get(_kind(chart, one))
    ]
    values = [value for one, _ in beyond for value in one.values if value is not None]
    if not values or chart.grouping != "standard" or axis.log:
        return axis
    length = max(area.rect.width * _PLOT_WIDTH if chart.horizontal else area.rect.height * _PLOT_HEIGHT, _LEAST_LENGTH)
    share = min(max(_reach(area, chart, one, labels) for one, labels in beyond) / length, 0.4)
    if (asked is None or asked.min is None) and min(values) < 0:
        axis = replace(axis, minimum=_beyond(axis, min(values), share, -1))
    if (asked is None or asked.max is None) and max(values) > 0:
        axis = replace(axis, maximum=_beyond(axis, max(values), share, 1))
    return axis


def _kind(chart: Chart, one: Series) -> str:
    return one.kind or chart.kind


def _reach(area: ChartArea, chart: Chart, one: Series, labels: DataLabels) -> float:
    """What a label takes beyond the end of its bar, or beyond its point, pt."""
    if not chart.horizontal:
        return labels.size * _LINE + _GAP + (one.marker.size / 2 if one.marker else 0.0)
    code = labels.number_format or chart.number_format
    texts = [shown(value, code) for value in one.values if value is not None]
    return area.widest(texts, labels.size, bold=labels.bold) + _GAP


def _beyond(axis: ValueAxis, value: float, share: float, way: int) -> float:
    """The end of `axis` on one side such that `share` of it is free beyond `value`; whole steps if it is seen."""
    end, other = (axis.maximum, axis.minimum) if way > 0 else (axis.minimum, axis.maximum)
    needed = (value - share * other) / (1 - share)
    if (end - needed) * way >= 0:
        return end
    if axis.size is None:
        return cleaned(needed, axis.step)
    steps = -(-abs(needed - end) // axis.step)
    return cleaned(end + way * steps * axis.step, axis.step)
