"""Bars, lines, areas, radar and stock charts: values over categories."""

from dataclasses import dataclass, replace

from renderer.chart_data import ChartData
from renderer.layout.charts import labelling
from renderer.layout.charts.figures import number_format, scale_of, shown
from renderer.layout.charts.palette import colors_of
from renderer.layout.charts.reading import finite_values
from renderer.layout.geometry import Rect
from renderer.layout.sheet import Sheet
from renderer.plot import Plot, PlotSeries, Scale
from renderer.scripts import is_cjk

_SIZES = (16.0, 14.0, 13.0, 12.0, 11.0, 10.0)
_SLOT_SHARE = 0.86
_AXIS_SIZE = 12.0
_SMALLEST_STEP = 26.0
_MOST_LYING = 14
_MOST_WRAPPED = 12
_SMALL = 12.0
_FEW = 2


@dataclass(frozen=True, slots=True)
class _Names:
    """How categories are written."""

    size: float
    slanted: bool = False
    skip: int = 1


def plot(sheet: Sheet, data: ChartData, area: Rect) -> Plot:
    """The plot of `data` in `area`."""
    names = _names(sheet, data, area.width * 0.92)
    lying = data.kind == "bar" and _lies(data, names)
    if lying:
        names = _Names(_lying_size(area.height, len(data.categories)))
    scale = _scale(data)
    colors = colors_of(len(data.series), theme=sheet.theme)
    series = tuple(_series(data, index, colors[index]) for index in range(len(data.series)))
    if data.kind == "radar":
        scale = replace(scale, size=10.0)
        lying = False
    drawn = Plot(
        data.kind,
        data.categories,
        series,
        number_format(finite_values(data)),
        names.size,
        scale=scale,
        grouping=data.grouping,
        horizontal=lying,
        smooth=data.smooth,
        gap=_gap(data),
        overlap=-5 if len(data.series) > 1 else 0,
        slanted=names.slanted,
        skip=names.skip,
    )
    drawn = labelling.with_value_labels(sheet, drawn, area)
    return labelling.with_names(sheet, drawn, area)


def _series(data: ChartData, index: int, color: str) -> PlotSeries:
    given = data.series[index]
    width, markers = 2.75, data.kind == "radar" or (data.kind == "line" and len(given.values) <= 12)
    if data.kind == "stock":
        width, markers = 0.0, len(data.series) == 3 and index == 2
    return PlotSeries(given.name, given.values, color, width=width, markers=markers)


def _gap(data: ChartData) -> int:
    if len(data.categories) <= _FEW and data.kind == "bar":
        return 160
    return 50 if len(data.series) == 1 or data.grouping != "standard" else 70


def _lies(data: ChartData, names: _Names) -> bool:
    if data.horizontal is not None:
        return data.horizontal
    return (names.slanted or names.size < _SMALL) and len(data.categories) * len(data.series) <= _MOST_LYING


def _lying_size(height: float, count: int) -> float:
    room = height / max(count, 1)
    return next((size for size in _SIZES if size * 1.5 <= room), _SIZES[-1])


def _names(sheet: Sheet, data: ChartData, width: float) -> _Names:
    """The largest size at which no word is wider than its slot; else slanted, and not all of them shown."""
    count = max(len(data.categories), 1)
    slot = width / count
    sample = data.categories if count <= 60 else data.categories[:60]
    for size in _SIZES:
        room = slot * _SLOT_SHARE
        if all(_fits(sheet, name, size, room, one_line=count > _MOST_WRAPPED) for name in sample):
            return _Names(size)
    if data.kind == "radar":
        return _Names(12.0)
    widest = max((sheet.type.width(name, 11.0) for name in sample), default=0.0)
    if count > 12 and widest <= 48:
        return _Names(11.0, skip=-(-int(widest * 1.25) // max(int(slot), 1)) or 1)
    return _Names(11.0, slanted=True, skip=max(1, round(_SMALLEST_STEP / slot)))


def _fits(sheet: Sheet, name: str, size: float, room: float, *, one_line: bool) -> bool:
    if one_line:
        return sheet.type.width(name, size) <= room
    if is_cjk(name):
        return sheet.type.width(name, size) <= 2 * room
    return sheet.type.longest_word(name, size) <= room and sheet.type.width(name, size) <= 2.6 * room


def _scale(data: ChartData) -> Scale:
    if data.grouping == "percentStacked":
        low = -1.0 if any(value < 0 for value in finite_values(data)) else 0.0
        return Scale(low, 1.0, 0.25, "0%", _AXIS_SIZE)
    sums = _sums(data) if data.grouping == "stacked" else finite_values(data)
    from_zero = data.kind in {"bar", "area", "radar"} or data.grouping != "standard"
    low, high, step = scale_of(min(sums), max(sums), from_zero=from_zero)
    ends = [low, high, step]
    short = max(abs(low), abs(high)) >= 100_000
    code = number_format(ends, short=short)
    if len({shown(low + step * n, code) for n in range(3)}) < 3:
        code = number_format(ends)
    return Scale(low, high, step, code, _AXIS_SIZE)


def _sums(data: ChartData) -> list[float]:
    sums = [0.0]
    for column in zip(*(series.values for series in data.series), strict=False):
        sums.append(sum(value for value in column if value is not None and value > 0))
        sums.append(sum(value for value in column if value is not None and value < 0))
    return sums
