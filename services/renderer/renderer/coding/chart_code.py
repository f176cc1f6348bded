"""Calls for native charts."""

from typing import Any

from renderer.coding.calls import Call, Name
from renderer.coding.element_code import about, place
from renderer.coding.not_writable import NotWritable, require_plain
from renderer.coding.text_code import color_of
from renderer.scene import Chart
from renderer.scene.charts import DataLabels, Series, ValueAxis
from renderer.scene.theme import Theme

_POSITIONS = {
    "outEnd": "outside",
    "inEnd": "inside",
    "inBase": "base",
    "ctr": "middle",
    "t": "above",
    "b": "below",
    "l": "left",
    "r": "right",
}
_SIDES = {"t": "top", "b": "bottom", "l": "left", "r": "right"}
_KINDS = {"bar", "line", "area", "pie", "doughnut", "radar", "scatter", "bubble"}


def chart_call(chart: Chart, on: Name, theme: Theme) -> Call:
    """A chart of one kind. Raises NotWritable for combined ones and for what the helpers have no word for."""
    combined = any(one.kind not in {None, chart.kind, "line"} or one.secondary for one in chart.series)
    fitted = any(one.trendline or one.error_bars for one in chart.series)
    if chart.kind not in _KINDS or combined or fitted or chart.data_table or chart.second_value_axis:
        raise NotWritable(f"the chart {chart.name}")
    require_plain(chart, "radar_style", "scatter_style", "volume")
    across_axis, up_axis = chart.x_axis or chart.category_axis, chart.value_axis
    lies, stands = (up_axis, across_axis) if chart.horizontal else (across_axis, up_axis)
    from_right = lies is not None and lies.reverse and (stands is None or stands.far)
    turned = () if from_right else ("reverse", "far")
    for axis in (chart.x_axis, chart.value_axis):
        if axis:
            require_plain(axis, *turned, "log", "rotation", "minor")
    require_plain(chart.category_axis, *turned, "grid", "rotation")
    axis, across = chart.value_axis, chart.x_axis or chart.category_axis
    titles = tuple(one.title.text if one and one.title else None for one in (across, axis))
    kind = "column" if chart.kind == "bar" and not chart.horizontal else chart.kind
    look: dict[str, Any] = {
        "number_format": chart.number_format,
        "stacked": {"standard": None, "stacked": True, "percentStacked": "percent"}[chart.grouping],
        "value_axis": _scale(axis),
        "x_axis": _scale(chart.x_axis),
        "x_format": chart.x_axis.number_format if chart.x_axis and chart.x_axis.size else None,
        "titles": titles if any(titles) else None,
        "axis_format": axis.number_format if axis and axis.size else None,
        "grid": color_of(chart.inks.grid, theme) if axis and _has_grid(axis, chart) else None,
        "gap": chart.gap if chart.kind == "bar" else None,
        "overlap": (chart.overlap or None) if chart.kind == "bar" else None,
        "hole": chart.hole if chart.kind == "doughnut" else None,
        "plot": chart.plot_area,
        "from_right": from_right or None,
        "legend": _SIDES.get(chart.legend.position, "top") if chart.legend else None,
    }
    if chart.x_axis is None and chart.category_axis.size is None:
        # None is left out of calls, and means "hidden" here.
        look["category_size"] = Name("None")
    elif chart.x_axis is None and chart.category_axis.size != 12.0:
        look["category_size"] = chart.category_axis.size
    series = [_series(one, chart.kind, theme) for one in chart.series]
    return Call("add_chart", (on, kind, *place(chart.frame), list(chart.categories), series), {**look, **about(chart)})


def _has_grid(axis: ValueAxis, chart: Chart) -> bool:
    """Whether lines stand at the values: as it is asked for, else where the look has them and the axis is seen."""
    return axis.grid if axis.grid is not None else axis.size is not None and chart.inks.has_grid


def _scale(axis: ValueAxis | None) -> tuple[float | None, ...] | None:
    return (axis.minimum, axis.maximum, axis.step, axis.size) if axis else None


def _series(one: Series, of: str, theme: Theme) -> Call:
    colors = {number: color_of(color, theme) for number, color in enumerate(one.points) if color}
    color: Any = color_of(one.color, theme) or Name("None")
    look = {
        "kind": one.kind if one.kind != of else None,
        "points": colors or None,
        "xs": list(one.xs) or None,
        "sizes": list(one.sizes) or None,
        "width": one.width if one.width != 2.25 else None,
        "smooth": True if one.smooth else None,
        "marker": (color_of(one.marker.color, theme) or color) if one.marker else None,
        "edge": color_of(one.edge, theme),
        "labels": _labels(one.labels, theme) if one.labels else None,
    }
    return Call("series", (one.name, list(one.values), color), look)


def _labels(labels: DataLabels, theme: Theme) -> Call:
    texts = labels.texts or tuple(caption.text for caption in labels.captions)
    colors = [color_of(color, theme) for color in labels.colors]
    positions = labels.positions or tuple(caption.position for caption in labels.captions)
    if labels.captions:
        colors = [color_of(caption.color, theme) for caption in labels.captions]
    look = {
        "bold": True if labels.bold else None,
        "shown": list(labels.shown) if labels.shown is not None else None,
        "number_format": labels.number_format or None,
        "percent": True if labels.percent else None,
        "value": labels.value if labels.value == labels.percent else None,
        "series_name": True if labels.series_name else None,
        "category": True if labels.category else None,
        "ground": color_of(labels.fill, theme),
        "texts": list(texts) or None,
        "colors": colors if len(set(colors)) > 1 else None,
        "positions": [_POSITIONS.get(one or "") for one in positions] if positions else None,
    }
    return Call("labels", (labels.size, colors[0] if colors else "text", _POSITIONS.get(labels.position or "")), look)
