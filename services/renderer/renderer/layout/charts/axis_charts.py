"""Bars, lines, areas, radar and stock charts: values over categories."""

import math
from collections.abc import Iterator, Sequence
from dataclasses import replace

from renderer.deck.charts import ChartData, LabelOptions, SeriesData, values_of
from renderer.layout.charts import data_labels
from renderer.layout.charts.category_axis import (
    are_times,
    asked_category_axis,
    lying_names,
    standing_names,
    within_plot,
    wrapped_names,
)
from renderer.layout.charts.chart_area import ChartArea
from renderer.layout.charts.label_places import free_labels, with_free_labels
from renderer.layout.charts.label_room import with_label_room
from renderer.layout.charts.legends import with_names
from renderer.layout.charts.number_formats import alike_format, number_format
from renderer.layout.charts.palette import line_dash, marker_symbol, series_colors
from renderer.layout.charts.plot_area import names_depth
from renderer.layout.charts.series_options import error_bars_of, error_reach, marker_of, trendline_of
from renderer.layout.charts.value_axis import asked_value_axis, cleaned, round_value_axis
from renderer.layout.charts.zero_lines import sets_ends, with_one_zero
from renderer.scene.charts import AxisTitle, CategoryAxis, Chart, Marker, NativeKind, Series, ValueAxis

_MOST_LYING = 14
_SMALL = 12.0
_FEW = 2
_LINE, _DOTTED = 2.75, 12
_RADAR_SIZE = 10.0
_VEIL = 22_000
_VOLUME_ROOM, _BELOW_PRICES = 4.0, 0.34
_HISTOGRAM_GAP, _LONE_GAP, _FEW_GAP, _GAP, _GROUPS_GAP = 3, 300, 160, 50, 70
_GROUPS_OVERLAP = -5
_EDGED = 5.0
"""Bins from this width up have edges, pt."""
_QUARTER = 0.25
_SHORT_LINE = 8
_LONGEST_TITLE = 1.3
"""The longest title that an axis gets by itself, as a share of the height of its chart: it may take two lines."""


def axis_chart(area: ChartArea, data: ChartData) -> Chart:
    """The chart of `data`."""
    kind: NativeKind = "bar" if data.kind == "histogram" else data.kind  # type: ignore[assignment]
    names = standing_names(area, data.categories, area.rect.width * 0.92, around=kind == "radar")
    lying = kind == "bar" and _lies(area, data, names)
    if lying:
        names = lying_names(area, data.categories)
    elif names.rotation and not are_times(data.categories):
        names = wrapped_names(area, data.categories, area.rect.width * 0.92) or names
    side = "left" if lying else "bottom"
    chart = Chart(
        frame=area.frame,
        name=area.name,
        kind=kind,
        categories=data.categories,
        series=tuple(_series(area, data, index, color) for index, color in enumerate(_colors(data))),
        number_format=number_format(values_of(data.series)),
        category_axis=asked_category_axis(area, names, data.category_axis, "categoryAxis", side=side),
        grouping=data.grouping,
        horizontal=lying,
        gap=_gap(data),
        overlap=(_GROUPS_OVERLAP if len(data.series) > 1 else 0) if data.overlap is None else data.overlap,
        radar_style=data.radar_style,
        data_table=data.data_table,
        bridged=data.bridged,
        volume=data.volume,
        inks=area.inks,
    )
    chart = _with_volume_axes(area, chart, data) if data.volume else _with_value_axes(area, chart, data)
    chart = with_names(area, with_label_room(area, _labelled(area, chart, data), data), data)
    chart = _with_whole_names(area, chart, data)
    if data_labels.any_asked(data) or _is_short_line(area, data):
        return with_free_labels(area, chart, data)
    if kind == "line" and len(chart.series) == 1 and data.marked:
        return free_labels(area, chart, data)
    if kind != "bar" or chart.value_axis is None:
        # The names at the ends of the lines have been placed already.
        return chart
    hidden = chart.value_axis.size is None
    return with_free_labels(area, chart, data) if hidden else free_labels(area, chart, data)


def lies(area: ChartArea, data: ChartData) -> bool:
    """Whether the bars of `data` lie, once it is laid out."""
    names = standing_names(area, data.categories, area.rect.width * 0.92)
    return data.kind == "bar" and _lies(area, data, names)


def _with_whole_names(area: ChartArea, chart: Chart, data: ChartData) -> Chart:
    """`chart` with no name below its columns wider than it is left by what stands around the plot."""
    asked = data.category_axis
    is_set = asked is not None and (asked.font_size or asked.label_rotation is not None)
    if chart.horizontal or chart.kind == "radar" or chart.plot_area is None or is_set:
        return chart
    x, y, width, height = chart.plot_area
    axis = within_plot(area, chart.category_axis, chart.categories, width * area.rect.width)
    narrower = replace(chart, category_axis=axis)
    deeper = names_depth(area, narrower) - names_depth(area, chart)
    if axis.rotation and deeper > 0:
        narrower = replace(narrower, plot_area=(x, y, width, height - deeper / area.rect.height))
    return narrower


def _with_value_axes(area: ChartArea, chart: Chart, data: ChartData) -> Chart:
    """`chart` with an axis for its series, and another for those that are measured by the second."""
    sides = ("bottom", "top") if chart.horizontal else ("left", "right")
    first, second = [one for one in data.series if not one.secondary], [one for one in data.series if one.secondary]
    axis = _value_axis(area, data, first or second)
    other = _value_axis(area, data, second) if second else None
    if first and other and not sets_ends(data.value_axis, data.second_value_axis):
        axis, other = with_one_zero((axis, _reach(data, first)), (other, _reach(data, second)))
    axis = _written_like_labels(axis, data, first or second)
    axis = asked_value_axis(area, axis, data.value_axis, "valueAxis", side=sides[0], values=_ends(data, first))
    if other is None:
        return replace(chart, value_axis=axis)
    if not first:
        axis = replace(axis, size=None)
    asked, values = data.second_value_axis, _ends(data, second)
    other = _written_like_labels(other, data, second)
    other = asked_value_axis(area, other, asked, "secondaryValueAxis", side=sides[1], values=values)
    if other.grid is None:
        other = replace(other, grid=False)
    if first and not axis.title and not other.title:
        # Nothing else says which of two scales a series is measured by.
        axis, other = _titled(area, axis, first), _titled(area, other, second)
    chart = replace(chart, value_axis=axis, second_value_axis=other)
    return replace(chart, second_category_axis=_second_category_axis(area, chart, data))


def _titled(area: ChartArea, axis: ValueAxis, series: Sequence[SeriesData]) -> ValueAxis:
    """`axis`, where it is seen, called by the `series` that it measures, unless these are too many for a title."""
    names = ", ".join(one.name for one in series if one.name)
    if axis.size is None or not names or area.text_width(names, area.axis_size) > area.rect.height * _LONGEST_TITLE:
        return axis
    area.note(names)
    return replace(axis, title=AxisTitle(names, area.axis_size))


def _written_like_labels(axis: ValueAxis, data: ChartData, series: Sequence[SeriesData]) -> ValueAxis:
    """`axis` with the signs of the labels of its `series`: "20%" beside "12.3%"; if they all have the same format."""
    wishes = [data.labels if one.labels is None else one.labels for one in series]
    codes = {wish.number_format if isinstance(wish, LabelOptions) else None for wish in wishes}
    code = codes.pop() if len(codes) == 1 else None
    if not code or data.grouping == "percentStacked":
        return axis
    return replace(axis, number_format=alike_format(code, (axis.minimum, axis.step)) or axis.number_format)


def _with_volume_axes(area: ChartArea, chart: Chart, data: ChartData) -> Chart:
    """`chart`, a stock chart, with its volumes below its prices, which the second axis measures."""
    volumes, prices = data.series[-1:], data.series[:-1]
    axis = _value_axis(area, data, volumes)
    axis = replace(axis, maximum=axis.maximum * _VOLUME_ROOM, size=None)
    other = _value_axis(area, data, prices)
    steps = math.ceil((other.maximum - other.minimum) * _BELOW_PRICES / other.step)
    least, lowest = other.minimum, cleaned(other.minimum - steps * other.step, other.step)
    other = replace(other, minimum=lowest)
    values = values_of(prices)
    other = asked_value_axis(area, other, data.value_axis, "valueAxis", side="right", values=values)
    if other.minimum == lowest:
        # The axis of prices shows no figures beside the bars of the volumes.
        other = replace(other, figures_from=least)
    chart = replace(chart, value_axis=axis, second_value_axis=other)
    return replace(chart, second_category_axis=_second_category_axis(area, chart, data))


def _second_category_axis(area: ChartArea, chart: Chart, data: ChartData) -> CategoryAxis | None:
    asked = data.second_category_axis
    if asked is None:
        return None
    side = "right" if chart.horizontal else "top"
    return asked_category_axis(area, chart.category_axis, asked, "secondaryCategoryAxis", side=side)


def _value_axis(area: ChartArea, data: ChartData, series: Sequence[SeriesData]) -> ValueAxis:
    """A round axis for `series`; bars and areas start at zero."""
    values = _reach(data, series)
    own = [one for one in series if one.kind is None]
    if data.grouping == "percentStacked" and own:
        low = math.floor(min(0.0, *values) / _QUARTER + 1e-9) * _QUARTER
        return ValueAxis(low, 1.0, _QUARTER, "0%", area.axis_size)
    kinds = {one.kind or data.kind for one in series}
    filled = bool(kinds & {"bar", "area", "radar", "histogram"})
    from_zero = filled or data.grouping != "standard" or (data.volume and len(series) == 1)
    size = _RADAR_SIZE if data.kind == "radar" else area.axis_size
    return round_value_axis(min(values), max(values), size, from_zero=from_zero, tight=data.kind == "stock")


def _reach(data: ChartData, series: Sequence[SeriesData]) -> list[float]:
    """All that an axis of `series` has to measure."""
    return [*_ends(data, series), *_errors(data, series)] or [0.0]


def _errors(data: ChartData, series: Sequence[SeriesData]) -> Iterator[float]:
    """Where the error bars of series that stand on the axis end."""
    for one in series:
        if data.grouping == "standard" or one.kind:
            yield from error_reach(one, one.values)


def _ends(data: ChartData, series: Sequence[SeriesData]) -> list[float]:
    """Where the marks of `series` end along the value axis: at their values, at sums, or at shares of 1."""
    own, others = [one for one in series if one.kind is None], [one for one in series if one.kind]
    if data.grouping == "standard" or not own:
        return [*values_of(series), *data.levels]
    shares = data.grouping == "percentStacked"
    stacked = [end for column in _columns(own) for end in _stacked(column, shares=shares) if end]
    return [*(stacked or [0.0]), *values_of(others), *data.levels]


def _columns(series: Sequence[SeriesData]) -> Iterator[list[float]]:
    for column in zip(*(one.values for one in series), strict=False):
        yield [value for value in column if value is not None]


def _stacked(column: Sequence[float], *, shares: bool) -> tuple[float, float]:
    """How far `column` reaches up and down; in `shares` its length is 1."""
    up, down = sum(value for value in column if value > 0), sum(value for value in column if value < 0)
    whole = (up - down or 1.0) if shares else 1.0
    return up / whole, down / whole


def _series(area: ChartArea, data: ChartData, index: int, color: str) -> Series:
    given, where = data.series[index], f"series[{index}]"
    kind = given.kind or data.kind
    stacked = data.grouping != "standard" and kind == data.kind
    dot = _marker(data, index)
    fading = kind == "area" and data.grouping == "standard" and len(data.series) > 1
    return Series(
        given.name,
        given.values,
        f"{color} alpha:{_VEIL}" if fading and "alpha:" not in color else color,
        points=given.points,
        width=0.0 if data.kind == "stock" else _LINE,
        dash=line_dash(data, index),
        marker=marker_of(area, given, dot, where) if kind in {"line", "radar"} else dot,
        smooth=data.smooth if given.smooth is None else given.smooth,
        kind=given.kind,
        secondary=given.secondary,
        trendline=trendline_of(area, given, where, possible=not stacked),
        error_bars=error_bars_of(area, given, where, possible=not (stacked and kind == "area")),
        edge=_bin_edge(area, data) if data.kind == "histogram" else color if fading else None,
        in_legend=data.kind != "stock" or (data.volume and index == len(data.series) - 1),
    )


def _bin_edge(area: ChartArea, data: ChartData) -> str | None:
    """What parts a bin from the next; bins of a few points would be nothing but their edges."""
    return area.inks.ground if area.rect.width >= _EDGED * len(data.categories) else None


def _marker(data: ChartData, index: int) -> Marker | None:
    """Dots on short lines and on radars, and for the close of stocks that are not told by bars."""
    kind = data.series[index].kind or data.kind
    if data.kind == "stock":
        return Marker() if len(data.series) - data.volume == 3 and index == 2 else None
    dot = Marker(marker_symbol(data, index))
    if kind == "radar":
        return dot if data.radar_style == "marker" else None
    count = sum(value is not None for value in data.series[index].values)
    return dot if kind == "line" and count <= _DOTTED else None


def _colors(data: ChartData) -> tuple[str, ...]:
    """Prices are told apart by their marks; the volume stays behind them."""
    if data.volume and not data.colors:
        return (*("accent1",) * (len(data.series) - 1), "grey-3")
    return series_colors(data)


def _gap(data: ChartData) -> int:
    if data.gap is not None:
        return data.gap
    if data.kind == "histogram":
        return _HISTOGRAM_GAP
    if len(data.categories) <= _FEW and data.kind == "bar":
        return _FEW_GAP if len(data.categories) > 1 else _LONE_GAP
    return _GAP if len(data.series) == 1 or data.grouping != "standard" else _GROUPS_GAP


def _lies(area: ChartArea, data: ChartData, names: CategoryAxis) -> bool:
    if data.kind == "histogram" or any(one.kind for one in data.series):
        if data.horizontal:
            area.no_effect(
                "barDirection", "`barDirection: bar` of a combined chart, whose lines run across, has no effect here."
            )
        return False
    if data.horizontal is not None:
        return data.horizontal
    if are_times(data.categories):
        # The axis of a time series runs from left to right.
        return False
    cramped = bool(names.rotation) or (names.size or 0.0) < _SMALL
    return cramped and len(data.categories) * len(data.series) <= _MOST_LYING


def _labelled(area: ChartArea, chart: Chart, data: ChartData) -> Chart:
    """`chart` with the labels that are asked for; plain bars have some by themselves."""
    if data_labels.any_asked(data):
        return data_labels.asked_labels(area, chart, data, "series")
    plain = chart.kind == "bar" and chart.second_value_axis is None and not any(one.kind for one in chart.series)
    drawn_over = any(one.error_bars or one.trendline for one in chart.series)
    if plain and data.value_axis is None and not data.data_table and not drawn_over:
        chart = data_labels.with_value_labels(area, chart)
    elif _is_short_line(area, data) and not drawn_over:
        return data_labels.with_labelled_points(area, chart)
    return chart if drawn_over else data_labels.with_marked_values(area, chart, data.marked)


def _is_short_line(area: ChartArea, data: ChartData) -> bool:
    """A single line of few values, which needs no axis where each has its figure; documents of nodes decide alone."""
    alone = data.kind == "line" and len(data.series) == 1 and data.series[0].kind is None
    free = data.value_axis is None and not data.data_table and bool(area.sheet.title)
    return alone and free and sum(value is not None for value in data.series[0].values) <= _SHORT_LINE
