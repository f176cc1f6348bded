"""The names of series: at their ends where they have room, else in a legend."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from renderer.deck.charts import ChartData, LegendOptions
from renderer.layout.charts.chart_area import ChartArea
from renderer.layout.charts.data_labels import any_asked
from renderer.layout.charts.palette import text_color
from renderer.layout.charts.plot_area import Margins, plot_area
from renderer.scene.charts import Chart, DataLabels, Legend, LegendPosition, Series

POSITIONS: dict[str, LegendPosition] = {"top": "t", "bottom": "b", "left": "l", "right": "r", "topRight": "tr"}
_BESIDE = frozenset({"l", "r", "tr"})
_SIDES = {"t": "top", "b": "bottom", "l": "left", "r": "right", "tr": "right"}
_SIZE, _SIZES = 14.0, (14.0, 13.0, 12.0, 11.0, 10.0, 9.0, 8.0)
_LINE = 1.7
_GAP = 8.0
_WIDEST, _HIGHEST = 0.45, 0.3
_NOTED, _CATEGORIES_NOTED = 60, 200
_MOST_DIRECT, _DIRECT_SHARE = 4, 0.28


def with_names(area: ChartArea, chart: Chart, data: ChartData) -> Chart:
    """`chart` with its series named, at their ends or in a legend, and the plot in the room that is left."""
    names = [one.name for one in chart.series if one.in_legend]
    margins = Margins()
    asked = data.legend
    place = asked.position if asked else None
    area.note(*data.categories[:_CATEGORIES_NOTED])
    if _may_be_direct(chart, data) and (found := _named_at_ends(area, chart)):
        chart, room = found
        area.note(*names)
        margins.right += room
    elif place not in {None, "none"} or _needs_legend(data, names):
        size = _SIZE if asked is None else min(_SIZE, area.axis_size + 2)
        legend = legend_of(asked, POSITIONS[place or "top"], size)
        chart = with_legend(area, chart, legend, names, margins)
    # A table below the plot aligns with it only where the viewer lays out both.
    return chart if chart.data_table else replace(chart, plot_area=plot_area(area, chart, margins))


def _needs_legend(data: ChartData, names: Sequence[str]) -> bool:
    """Whether there is a legend where the document does not say its position."""
    if data.legend is not None:
        return data.legend.position is None
    return len(names) > (0 if data.volume else 1) and not data.data_table


def legend_of(asked: LegendOptions | None, position: LegendPosition, size: float) -> Legend:
    """A legend at `position` in the style that is asked for, in `size` pt if none is."""
    if asked is None:
        return Legend(position, size)
    return Legend(position, asked.font_size or size, asked.color, overlay=bool(asked.overlay))


def with_legend(area: ChartArea, chart: Chart, legend: Legend, names: Sequence[str], margins: Margins) -> Chart:
    """`chart` with a `legend` of `names`; what it takes is added to `margins`, unless it lies over the plot."""
    area.note(*names[:_NOTED])
    beside, round_ = legend.position in _BESIDE, chart.kind in {"pie", "doughnut"}
    rect = area.rect
    if beside:
        # Signs of lines are longer; with more room to spare viewers set the names side by side.
        sign = 2.6 if chart.kind in {"line", "scatter", "radar"} or chart.second_value_axis else 1.9
        size, width, height = _column(area, names, legend.size, sign)
        left = 0.0 if legend.position == "l" else rect.width - width
        top = 0.0 if legend.position == "tr" else (rect.height - height) / 2
    else:
        size, width, height = _rows(area, names, legend.size)
        left = (rect.width - width) / 2 if round_ else 0.0
        top = 0.0 if legend.position == "t" else rect.height - height
    if not legend.overlay:
        side = _SIDES[legend.position]
        setattr(margins, side, getattr(margins, side) + (width if beside else height) + _GAP)
    shares = (left / rect.width, top / rect.height, width / rect.width, height / rect.height)
    return replace(chart, legend=replace(legend, size=size, area=shares))


def _column(area: ChartArea, names: Sequence[str], size: float, sign: float) -> tuple[float, float, float]:
    """The size of type, width and height of a legend whose names stand one below the other; `sign` in sizes."""
    rect, count = area.rect, len(names)
    size = min(size, next((one for one in _SIZES if count * one * _LINE <= rect.height), _SIZES[-1]))
    width = min(area.widest(names, size) + size * sign, rect.width * _WIDEST)
    return size, width, min(count * size * _LINE + 4, rect.height)


def _rows(area: ChartArea, names: Sequence[str], size: float) -> tuple[float, float, float]:
    """The size of type, width and height of a legend whose names stand side by side."""
    rect = area.rect
    size = min(size, next((one for one in _SIZES if _width(area, names, one) <= rect.width * 0.95), _SIZES[-3]))
    wide = _width(area, names, size)
    rows = min(-(-int(wide) // max(int(rect.width * 0.95), 1)), 4)
    return size, min(wide, rect.width), min(rows * size * _LINE + 4, rect.height * _HIGHEST)


def _width(area: ChartArea, names: Sequence[str], size: float) -> float:
    return sum(area.text_width(name, size) + size * 2.4 for name in names) + 8


def _may_be_direct(chart: Chart, data: ChartData) -> bool:
    """Whether lines may be named at their ends: nothing else is asked for, and nothing is in the way."""
    free = data.legend is None or data.legend.position == "none"
    plain = chart.kind == "line" and not data.annotations and not data.data_table
    return free and plain and not any_asked(data)


def _named_at_ends(area: ChartArea, chart: Chart) -> tuple[Chart, float] | None:
    """Names to the right of the last points and the room they take, unless two would touch."""
    axis = chart.value_axis
    if not 2 <= len(chart.series) <= _MOST_DIRECT or axis is None:
        return None
    if chart.grouping != "standard" or chart.second_value_axis:
        return None
    ends = [(series, len(series.values) - 1) for series in chart.series]
    if any(not series.values or series.values[-1] is None or not series.name for series, _ in ends):
        return None
    size = min(_SIZE, area.axis_size + 2)
    widest = max(area.text_width(series.name, size, bold=True) for series, _ in ends)
    if widest > area.rect.width * _DIRECT_SHARE or axis.log:
        return None
    span = axis.maximum - axis.minimum
    heights = sorted((series.values[-1] or 0.0) / span * area.rect.height * 0.8 for series, _ in ends)
    if any(high - low < size * 1.3 for low, high in pairwise(heights)):
        return None
    series = tuple(replace(one, labels=_end_label(chart, one, last, size)) for one, last in ends)
    return replace(chart, series=series), widest + 8


def _end_label(chart: Chart, series: Series, last: int, size: float) -> DataLabels:
    color = text_color(series.color or "") if chart.inks.ground == "bg1" else chart.inks.ink
    return DataLabels((last,), "r", size, (color,), chart.number_format, value=False, series_name=True, bold=True)
