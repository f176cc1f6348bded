"""Boxes with whiskers, which classic charts know only as stacked columns with invisible parts."""

from collections.abc import Sequence
from dataclasses import replace

from renderer.deck.charts import ChartData, values_of
from renderer.layout.charts.category_axis import asked_category_axis, standing_names, wrapped_names
from renderer.layout.charts.chart_area import ChartArea
from renderer.layout.charts.number_formats import number_format
from renderer.layout.charts.plot_area import Margins, plot_area
from renderer.layout.charts.value_axis import asked_value_axis, round_value_axis
from renderer.scene.charts import Chart, ErrorBars, Marker, Series, ValueAxis

Quartiles = tuple[float, float, float, float, float]
"""The least value, the lower quartile, the median, the upper quartile and the greatest value."""
_GAP = 90
_LOWEST, _DASH = 0.015, 24
"""Of the axis, the height of a box that is seen; the width of the dash in its place, pt."""
_NOTED = 200


def box_plot(area: ChartArea, data: ChartData) -> Chart:
    """A box from the lower to the upper quartile, parted at the median, with whiskers to the least and the greatest."""
    boxes = [quartiles(values) if (values := values_of([one])) else None for one in data.series]
    values = [value for box in boxes if box for value in box]
    axis = round_value_axis(min(values), max(values), area.axis_size, from_zero=False)
    palette = data.colors or ("accent1",)
    colors = tuple(one.color or palette[index % len(palette)] for index, one in enumerate(data.series))
    width = area.rect.width * 0.92
    names = standing_names(area, data.categories, width)
    if names.rotation:
        names = wrapped_names(area, data.categories, width) or names
    chart = Chart(
        frame=area.frame,
        name=area.name,
        kind="bar",
        categories=data.categories,
        series=(*_parts(area, boxes, colors), *_whiskers(boxes), *_flat_boxes(area, boxes, axis)),
        number_format=number_format(values_of(data.series)),
        category_axis=asked_category_axis(area, names, data.category_axis, "categoryAxis", side="bottom"),
        value_axis=asked_value_axis(area, axis, data.value_axis, "valueAxis", side="left", values=values),
        grouping="stacked",
        gap=_GAP if data.gap is None else data.gap,
        inks=area.inks,
    )
    area.note(*data.categories[:_NOTED])
    return replace(chart, plot_area=plot_area(area, chart, Margins()))


def quartiles(values: Sequence[float]) -> Quartiles:
    """Least, lower quartile, median, upper quartile and greatest, between neighbours as spreadsheets reckon."""
    ordered = sorted(values)

    def at(share: float) -> float:
        place = (len(ordered) - 1) * share
        below = int(place)
        above = min(below + 1, len(ordered) - 1)
        return ordered[below] + (ordered[above] - ordered[below]) * (place - below)

    return ordered[0], at(0.25), at(0.5), at(0.75), ordered[-1]


def _parts(area: ChartArea, boxes: Sequence[Quartiles | None], colors: tuple[str, ...]) -> list[Series]:
    """Positive and negative values stack apart from each other: a box across zero has parts on either side."""
    halves = [("Lower quartile to median", 1, 2), ("Median to upper quartile", 2, 3)]
    base = tuple(max(box[1], 0.0) + min(box[3], 0.0) if box else None for box in boxes)
    series = [Series("Base", base, None, in_legend=False)]
    for name, low, high in halves:
        # No part at all where the box does not reach: even a bar of no height is drawn as a line.
        above = tuple(max(box[high], 0.0) - max(box[low], 0.0) if box and box[high] >= 0 else None for box in boxes)
        series.append(Series(name, above, "accent1", points=colors, edge=area.inks.ground))
    for name, low, high in halves[::-1]:
        below = tuple(min(box[low], 0.0) - min(box[high], 0.0) if box and box[low] < 0 else None for box in boxes)
        if any(below):
            series.append(Series(f"{name}, below zero", below, "accent1", points=colors, edge=area.inks.ground))
    return series


def _whiskers(boxes: Sequence[Quartiles | None]) -> list[Series]:
    """Invisible lines along the quartiles, for error bars to hang on."""
    nothing = (0.0,) * len(boxes)
    up = ErrorBars(
        "cust", direction="plus", plus=tuple(box[4] - box[3] if box else 0.0 for box in boxes), minus=nothing
    )
    down = ErrorBars(
        "cust", direction="minus", plus=nothing, minus=tuple(box[1] - box[0] if box else 0.0 for box in boxes)
    )
    return [
        _line("Upper quartile", [box[3] if box else None for box in boxes], up),
        _line("Lower quartile", [box[1] if box else None for box in boxes], down),
    ]


def _flat_boxes(area: ChartArea, boxes: Sequence[Quartiles | None], axis: ValueAxis) -> list[Series]:
    """A dash at the median of each box that is too low to be seen, as that of a single value is."""
    least = (axis.maximum - axis.minimum) * _LOWEST
    medians = tuple(box[2] if box and box[3] - box[1] < least else None for box in boxes)
    if not any(value is not None for value in medians):
        return []
    dash = Marker("dash", _DASH, area.inks.ink)
    return [Series("Median", medians, None, kind="line", width=0.0, marker=dash, in_legend=False)]


def _line(name: str, values: Sequence[float | None], bars: ErrorBars) -> Series:
    return Series(name, tuple(values), None, kind="line", error_bars=bars, in_legend=False)
