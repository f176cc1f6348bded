"""Figures at values: those the document asks for, else those that have room."""

import math
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from deck_documents.paper_document.chart_parts import DataLabels
from renderer.deck.charts import ChartData, DataSeries
from renderer.layout.charts.figures import hidden, number_format, shown
from renderer.layout.charts.palette import text_color
from renderer.layout.charts.setting import Setting, color_of
from renderer.scene.charts import LabelPlace, Labels, Plot, PlotSeries

_MOST_LABELS = 12
_SIZES = (14.0, 13.0, 12.0, 11.0, 10.0)
_SMALL_SIZES = (9.0, 8.0)
_MOST_DIRECT = 4
# Between labels that are thinned out.
_AIR = 1.3
_PLACES: dict[str, LabelPlace] = {
    "center": "ctr",
    "insideEnd": "inEnd",
    "insideBase": "inBase",
    "outsideEnd": "outEnd",
    "left": "l",
    "right": "r",
    "top": "t",
    "bottom": "b",
}
_BESIDE = frozenset({"ctr", "l", "r", "t", "b"})
_LEGAL: dict[str, frozenset[str]] = {
    "bar": frozenset({"ctr", "inEnd", "inBase", "outEnd"}),
    "stacked": frozenset({"ctr", "inEnd", "inBase"}),
    "line": _BESIDE,
    "scatter": _BESIDE,
    "bubble": _BESIDE,
    "stock": _BESIDE,
    "pie": frozenset({"ctr", "inEnd", "outEnd"}),
    "doughnut": frozenset(),
    "area": frozenset(),
    "radar": frozenset(),
}
_USUAL: dict[str, LabelPlace] = {
    "bar": "outEnd",
    "stacked": "ctr",
    "line": "t",
    "scatter": "r",
    "bubble": "ctr",
    "stock": "r",
}


def wish_of(data: ChartData, one: DataSeries) -> DataLabels | bool | None:
    """What is asked of the labels of a series; None leaves them to the layout."""
    return one.labels if one.labels is not None else data.labels


def asked_labels(setting: Setting, plot: Plot, data: ChartData, name: str) -> Plot:
    """`plot` with the labels that are asked for; `name` is where the data has its series."""
    series = []
    for index, (one, given) in enumerate(zip(plot.series, data.series, strict=False)):
        wish = wish_of(data, given)
        if wish is None or wish is False:
            series.append(one)
            continue
        where = "dataLabels" if given.labels is None else f"{name}[{index}].dataLabels"
        series.append(replace(one, labels=_asked(setting, plot, one, DataLabels() if wish is True else wish, where)))
    return replace(plot, series=(*series, *plot.series[len(series) :]))


def _asked(setting: Setting, plot: Plot, one: PlotSeries, wish: DataLabels, where: str) -> Labels | None:
    kind = one.kind or plot.kind
    form = "stacked" if kind == "bar" and plot.kind == "bar" and plot.grouping != "standard" else kind
    round_ = kind in {"pie", "doughnut"}
    if wish.show_percent and not round_:
        setting.no_effect(f"{where}.showPercent", f"`showPercent` in a {kind} chart")
    flags = (
        bool(wish.show_value),
        bool(wish.show_category),
        bool(wish.show_series_name),
        bool(wish.show_percent) and round_,
    )
    if not any(flags):
        if wish.show_value is False or any((wish.show_category, wish.show_percent)):
            return None
        flags = (not round_, False, False, round_)
    place = _place(setting, wish, form, where)
    alike = [other for other in plot.series if other.secondary == one.secondary]
    code = wish.number_format or ("0%" if flags[3] and not flags[0] else number_format(_values(alike)))
    text = Labels(None, place, 0.0, (), code, flags[0], flags[2], flags[1], flags[3])
    size, step = _size(setting, plot, one, text, wish.font_size)
    if step > 1:
        setting.collision(f"Labels would run into each other: of {one.name!r} only one value in {step} has one.")
    inside = (place in {"ctr", "inEnd", "inBase"} and kind in {"bar", "pie", "bubble"}) or kind == "doughnut"
    color = color_of(wish.color)
    inks = (color,) if color else _inks(setting, plot, one, inside=inside)
    places = tuple(n for n in range(0, len(one.values), step) if one.values[n] is not None) if step > 1 else None
    over_bars = kind == "line" and any((other.kind or plot.kind) == "bar" for other in plot.series)
    return replace(text, shown=places, size=size, colors=inks, fill=plot.inks.ground if over_bars else None)


def _place(setting: Setting, wish: DataLabels, form: str, where: str) -> LabelPlace | None:
    usual = _USUAL.get(form)
    if wish.position is None:
        return usual
    place = _PLACES[wish.position]
    if place not in _LEGAL[form]:
        setting.no_effect(f"{where}.position", f"`position: {wish.position}` of labels in a {form} chart")
        return usual
    return place


def _inks(setting: Setting, plot: Plot, one: PlotSeries, *, inside: bool) -> tuple[str, ...]:
    if not inside:
        return (plot.inks.ink,)
    colors = one.points or (one.color or plot.inks.ground,)
    return tuple(ink_on(setting, color or one.color or plot.inks.ground) for color in colors)


def ink_on(setting: Setting, color: str) -> str:
    """What reads on a fill, which may have transforms."""
    return setting.sheet.theme.ink_on(color.split(" ", maxsplit=1)[0])


def _size(setting: Setting, plot: Plot, one: PlotSeries, text: Labels, font_size: float | None) -> tuple[float, int]:
    """The size of labels, and that only every n-th value has one where all would collide."""
    largest = min(setting.axis_size + 2, _SIZES[0])
    if plot.kind in {"pie", "doughnut", "radar", "scatter", "bubble"}:
        return font_size or largest, 1
    count = max(len(one.values), 1)
    beside = (
        max(sum((other.kind or plot.kind) == "bar" for other in plot.series), 1) if plot.grouping == "standard" else 1
    )
    length = (setting.area.height if plot.horizontal else setting.area.width) * 0.9
    room = length / count / (beside if (one.kind or plot.kind) == "bar" else 1)
    sizes = [font_size] if font_size else [size for size in (*_SIZES, *_SMALL_SIZES) if size <= largest]
    needed = [_label_length(setting, plot, one, replace(text, size=size)) for size in sizes]
    for size, need in zip(sizes, needed, strict=True):
        if need <= room * 1.1:
            return size, 1
    return sizes[-1], max(math.ceil(needed[-1] * _AIR * len(plot.series) / max(length / count, 1e-3)), 1)


def _label_length(setting: Setting, plot: Plot, one: PlotSeries, text: Labels) -> float:
    """What one label takes along the axis of categories."""
    if plot.horizontal:
        return text.size * 1.25
    values = sorted(_values((one,)))
    texts = [shown(value, text.number_format) for value in (*values[:3], *values[-3:])] if text.value else []
    width = setting.widest(texts, text.size)
    width += setting.widest(plot.categories, text.size) if text.category else 0.0
    return width + (setting.width(one.name, text.size) if text.series_name else 0.0)


def _values(series: Sequence[PlotSeries]) -> list[float]:
    return [value for one in series for value in one.values if value is not None]


def with_value_labels(setting: Setting, plot: Plot) -> Plot:
    """`plot` with a figure on each bar instead of an axis, where there are few and all have room."""
    values = _values(plot.series)
    if len(values) > _MOST_LABELS or plot.scale is None or plot.grouping == "percentStacked" or not values:
        return plot
    length = setting.area.width if not plot.horizontal else setting.area.height
    bars = len(plot.categories) * (len(plot.series) if plot.grouping == "standard" else 1)
    room = length * 0.95 / bars * (0.8 if plot.grouping == "standard" else 0.62)
    for short in (False, True):
        code = number_format(values, short=short)
        for size in [size for size in _SIZES if size <= setting.axis_size + 2]:
            widest = max(setting.width(shown(value, code), size, bold=True) for value in values)
            if (size * 1.25 if plot.horizontal else widest) <= room:
                return _labelled(setting, plot, code, size)
    return plot


def _labelled(setting: Setting, plot: Plot, code: str, size: float) -> Plot:
    assert plot.scale is not None
    stacked = plot.grouping == "stacked"
    span = plot.scale.maximum - plot.scale.minimum
    height = (setting.area.height * 0.78) if not plot.horizontal else setting.area.width * 0.6
    series = []
    for one in plot.series:
        colors = _inks(setting, plot, one, inside=stacked)
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


def named_at_ends(setting: Setting, plot: Plot) -> tuple[Plot, float] | None:
    """Names to the right of the last points and the room they take, unless two would touch."""
    if not 2 <= len(plot.series) <= _MOST_DIRECT or plot.scale is None or plot.grouping != "standard" or plot.second:
        return None
    ends = [(series, len(series.values) - 1) for series in plot.series]
    if any(not series.values or series.values[-1] is None or not series.name for series, _ in ends):
        return None
    size = min(14.0, setting.axis_size + 2)
    widest = max(setting.width(series.name, size, bold=True) for series, _ in ends)
    if widest > setting.area.width * 0.28 or plot.scale.log:
        return None
    span = plot.scale.maximum - plot.scale.minimum
    heights = sorted((series.values[-1] or 0.0) / span * setting.area.height * 0.8 for series, _ in ends)
    if any(high - low < size * 1.3 for low, high in pairwise(heights)):
        return None
    series = tuple(replace(one, labels=_end_label(plot, one, last, size)) for one, last in ends)
    return replace(plot, series=series), widest + 8


def _end_label(plot: Plot, series: PlotSeries, last: int, size: float) -> Labels:
    color = text_color(series.color or "") if plot.inks.ground == "bg1" else plot.inks.ink
    return Labels((last,), "r", size, (color,), plot.number_format, value=False, series_name=True, bold=True)


def any_asked(data: ChartData) -> bool:
    """Whether the document decides about labels."""
    wishes: Sequence[DataLabels | bool | None] = [wish_of(data, one) for one in data.series]
    return any(wish is not None for wish in wishes)
