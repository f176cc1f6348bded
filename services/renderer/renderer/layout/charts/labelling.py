"""Figures on bars, names beside lines, and a legend where neither has room."""

from dataclasses import replace
from itertools import pairwise

from renderer.layout.charts.figures import hidden, number_format, shown
from renderer.layout.charts.palette import text_color
from renderer.layout.geometry import Rect
from renderer.layout.sheet import Sheet
from renderer.plot import LabelPlace, Labels, Plot, PlotSeries

_MOST_LABELS = 12
_SIZES = (14.0, 13.0, 12.0, 11.0, 10.0)
_MOST_DIRECT = 4
_LEGEND_HEIGHT = 26.0
_GAP = 8.0


def with_value_labels(sheet: Sheet, plot: Plot, area: Rect) -> Plot:
    """`plot` with a figure on each bar instead of an axis, where there are few and all have room."""
    values = [value for series in plot.series for value in series.values if value is not None]
    if plot.kind != "bar" or len(values) > _MOST_LABELS or plot.scale is None or plot.grouping == "percentStacked":
        return plot
    length = area.width if not plot.horizontal else area.height
    bars = len(plot.categories) * (len(plot.series) if plot.grouping == "standard" else 1)
    room = length * 0.95 / bars * (0.8 if plot.grouping == "standard" else 0.62)
    for short in (False, True):
        code = number_format(values, short=short)
        for size in _SIZES:
            widest = max(sheet.type.width(shown(value, code), size, bold=True) for value in values)
            if (size * 1.25 if plot.horizontal else widest) <= room:
                return _labelled(sheet, plot, area, code, size)
    return plot


def _labelled(sheet: Sheet, plot: Plot, area: Rect, code: str, size: float) -> Plot:
    assert plot.scale is not None
    stacked = plot.grouping == "stacked"
    span = plot.scale.maximum - plot.scale.minimum
    height = (area.height * 0.78) if not plot.horizontal else area.width * 0.6
    series = []
    for one in plot.series:
        colors = (sheet.theme.ink_on(one.color),) if stacked else ("tx1",)
        fits = tuple(
            index
            for index, value in enumerate(one.values)
            if value is not None and (not stacked or abs(value) / span * height >= size * 1.3)
        )
        place: LabelPlace = "ctr" if stacked else "outEnd"
        labels = Labels(fits, place, size, colors, code, bold=True) if fits else None
        series.append(replace(one, labels=labels))
    needed = 0.3 if plot.horizontal and not stacked else 0.1 if not stacked else 0.0
    return replace(plot, series=tuple(series), scale=hidden(plot.scale, needed * 0.6))


def with_names(sheet: Sheet, plot: Plot, area: Rect) -> Plot:
    """`plot` with its series named: at their ends, or in a legend."""
    names = [series.name for series in plot.series]
    if len(names) < 2 or plot.kind == "stock":
        return plot
    if plot.kind == "line" and (direct := _named_at_ends(sheet, plot, area)):
        return direct
    size = next((s for s in _SIZES if _legend_width(sheet, names, s) <= area.width * 0.95), 10.0)
    wide = _legend_width(sheet, names, size)
    rows = min(-(-int(wide) // max(int(area.width * 0.95), 1)), 4)
    height = rows * (size * 1.7) + 4
    box = (0.0, 0.0, min(wide / area.width, 1.0), min(height / area.height, 0.3))
    return replace(plot, legend="t", legend_box=box, legend_size=size, area=_below(sheet, plot, area, height + _GAP))


def _named_at_ends(sheet: Sheet, plot: Plot, area: Rect) -> Plot | None:
    """Names to the right of the last points, unless two would touch."""
    if len(plot.series) > _MOST_DIRECT or plot.scale is None or plot.grouping != "standard":
        return None
    ends = [(series, len(series.values) - 1) for series in plot.series]
    if any(not series.values or series.values[-1] is None for series, _ in ends):
        return None
    size = 14.0
    widest = max(sheet.type.width(series.name, size, bold=True) for series, _ in ends)
    if widest > area.width * 0.28:
        return None
    span = plot.scale.maximum - plot.scale.minimum
    heights = sorted((series.values[-1] or 0.0) / span * area.height * 0.8 for series, _ in ends)
    if any(high - low < size * 1.3 for low, high in pairwise(heights)):
        return None
    series = tuple(replace(one, labels=_end_label(one, last, size, plot.number_format)) for one, last in ends)
    left, top, width, height = _below(sheet, plot, area, 6.0)
    return replace(plot, series=series, area=(left, top, width - (widest + 14) / area.width, height))


def _end_label(series: PlotSeries, last: int, size: float, code: str) -> Labels:
    color = text_color(series.color)
    return Labels((last,), "r", size, (color,), code, value=False, series_name=True, bold=True)


def _below(sheet: Sheet, plot: Plot, area: Rect, top: float) -> tuple[float, float, float, float]:
    """The plot's own box within `area`, with room for the labels of both axes."""
    bottom = plot.category_size * 1.9
    left = right = 6.0
    if plot.kind == "radar":
        return 0.1, (top + 22) / area.height, 0.8, max(1 - (top + 44) / area.height, 0.2)
    longest = max((sheet.type.width(name, plot.category_size) for name in plot.categories[:60]), default=0.0)
    if not plot.horizontal and any(
        sheet.type.width(name, plot.category_size) > area.width * 0.86 / max(len(plot.categories), 1)
        for name in plot.categories[:60]
    ):
        bottom = plot.category_size * 3.4 if not plot.slanted else min(longest * 0.72 + 16, area.height * 0.4)
    if plot.horizontal:
        left, bottom = min(longest + 14, area.width * 0.4), 8.0
    if plot.scale and plot.scale.size:
        ends = (plot.scale.minimum, plot.scale.maximum, plot.scale.maximum - plot.scale.step)
        figures = max(sheet.type.width(shown(end, plot.scale.number_format), plot.scale.size) for end in ends)
        if plot.horizontal:
            bottom, right = plot.scale.size * 1.9, max(right, figures / 2)
        else:
            left = figures + 12
    if plot.slanted:
        left = max(left, min(longest * 0.5, area.width * 0.12))
    return (
        left / area.width,
        top / area.height,
        max(1 - (left + right) / area.width, 0.2),
        max(1 - (top + bottom) / area.height, 0.2),
    )


def _legend_width(sheet: Sheet, names: list[str], size: float) -> float:
    return sum(sheet.type.width(name, size) + size * 2.4 for name in names) + 8
