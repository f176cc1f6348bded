"""Scatter and bubble charts: points on two number axes."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from renderer.deck.charts import ChartData, values_of
from renderer.layout.charts import data_labels
from renderer.layout.charts.bubbles import bubble_scale
from renderer.layout.charts.chart_area import ChartArea
from renderer.layout.charts.label_places import with_free_labels
from renderer.layout.charts.legends import with_names
from renderer.layout.charts.number_formats import number_format
from renderer.layout.charts.palette import line_dash, marker_symbol, series_colors
from renderer.layout.charts.series_options import error_bars_of, error_reach, marker_of, trendline_of
from renderer.layout.charts.value_axis import asked_value_axis, round_value_axis
from renderer.scene.charts import Chart, Marker, Series, ValueAxis

_BUBBLE_ROOM, _DOT_ROOM = 0.15, 0.02
_MANY, _SMALL_MARKER, _MARKER, _SMALLER = 60, 6, 9, 2
_LINE = 2.25
_VEIL = 70_000


def xy_chart(area: ChartArea, data: ChartData) -> Chart:
    """The chart of `data`."""
    series = _series(area, data)
    ys, xs = values_of(data.series), [x for one in data.series for x in one.xs]
    across = _axis(area, [*xs, *_errors(data, along="x")], data.kind)
    up = _axis(area, [*ys, *_errors(data, along="y")], data.kind)
    chart = Chart(
        frame=area.frame,
        name=area.name,
        kind="bubble" if data.kind == "bubble" else "scatter",
        categories=(),
        series=series,
        number_format=number_format([*ys, *xs]),
        value_axis=asked_value_axis(area, up, data.value_axis, "valueAxis", side="left", values=ys),
        x_axis=asked_value_axis(area, across, data.category_axis, "categoryAxis", side="bottom", values=xs),
        scatter_style=data.scatter_style,
        bubble_scale=bubble_scale(data),
        inks=area.inks,
    )
    if data_labels.any_asked(data):
        chart = data_labels.asked_labels(area, chart, data, "xySeries")
    return _accent_last(with_free_labels(area, with_names(area, chart, data), data))


def _accent_last(chart: Chart) -> Chart:
    """`chart` with what it points at drawn last: points of the others would cover it."""
    return replace(chart, series=tuple(sorted(chart.series, key=lambda one: _is_accent(one.color or ""))))


def _is_accent(color: str) -> bool:
    return color.split(" ", maxsplit=1)[0] == "accent1"


def _series(area: ChartArea, data: ChartData) -> tuple[Series, ...]:
    lines = data.scatter_style != "marker" and data.kind == "scatter"
    many = max((len(one.values) for one in data.series), default=0) > _MANY
    size = _SMALL_MARKER if many or lines else _MARKER
    # Viewers differ in which series they draw last: dots that nothing points at are smaller, so that they cover none.
    colors = series_colors(data)
    points = len({_is_accent(color) for color in colors}) > 1
    return tuple(
        Series(
            one.name,
            one.values,
            f"{color} alpha:{_VEIL}" if data.kind == "bubble" and "alpha:" not in color else color,
            xs=one.xs,
            sizes=one.sizes,
            width=_LINE if lines else 0.0,
            dash=line_dash(data, index),
            marker=_marker(area, data, index, size - _SMALLER if points and not _is_accent(color) else size),
            smooth=data.scatter_style.startswith("smooth") if one.smooth is None else one.smooth,
            trendline=trendline_of(area, one, f"xySeries[{index}]"),
            error_bars=error_bars_of(area, one, f"xySeries[{index}]", points=True),
        )
        for index, (one, color) in enumerate(zip(data.series, colors, strict=True))
    )


def _marker(area: ChartArea, data: ChartData, index: int, size: int) -> Marker | None:
    """A dot at each point, unless the chart is one of lines alone."""
    dot = None if data.scatter_style in {"line", "smooth"} else Marker(marker_symbol(data, index), size)
    if data.kind == "bubble":
        return dot
    return marker_of(area, data.series[index], dot, f"xySeries[{index}]", joined=data.scatter_style != "marker")


def _errors(data: ChartData, *, along: str) -> Iterator[float]:
    """Where the error bars along one of the axes end."""
    for one in data.series:
        if one.error_bars and (one.error_bars.axis or "y") == along:
            yield from error_reach(one, one.xs if along == "x" else one.values)


def _axis(area: ChartArea, values: Sequence[float], kind: str) -> ValueAxis:
    """Beyond the farthest values: bubbles extend beyond their centers, and dots in a corner are cut or overlooked."""
    least, most = min(values), max(values)
    room = (most - least) * _BUBBLE_ROOM if kind == "bubble" else 0.0
    low = least - room if least < 0 else max(least - room, 0.0)
    high = most + (room or (most - least or abs(most)) * _DOT_ROOM)
    return round_value_axis(low, high, area.axis_size, from_zero=False)
