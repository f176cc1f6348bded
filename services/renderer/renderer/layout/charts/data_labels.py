"""Figures at values: those the document asks for, else those that have room."""

import math
from collections.abc import Iterator, Sequence
from dataclasses import replace

from renderer import findings
from renderer.deck.charts import ChartData, LabelOptions, SeriesData
from renderer.layout.charts.chart_area import ChartArea, ink_on
from renderer.layout.charts.number_formats import hidden_by, number_format, share_format, shown
from renderer.layout.charts.value_axis import cleaned, hidden_value_axis
from renderer.scene.charts import Chart, DataLabels, LabelPosition, Series, ValueAxis

_MOST_LABELS = 12
_SIZES = (14.0, 13.0, 12.0, 11.0, 10.0)
_SMALL_SIZES = (9.0, 8.0)
# How much room a label is given along the axis when some are left out, as a multiple of its own length.
_AIR = 1.3
_ROUNDED_AWAY = 1.0
"""How far per cents that are rounded may add up to less or more than 100."""
_LINE_FOOTROOM, _LINE_HEADROOM = 0.22, 0.15
_POSITIONS: dict[str, LabelPosition] = {
    "center": "ctr",
    "insideEnd": "inEnd",
    "insideBase": "inBase",
    "outsideEnd": "outEnd",
    "left": "l",
    "right": "r",
    "top": "t",
    "bottom": "b",
}
_BESIDE: frozenset[LabelPosition] = frozenset({"ctr", "l", "r", "t", "b"})
_FORMS: dict[str, tuple[LabelPosition | None, frozenset[LabelPosition]]] = {
    "bar": ("outEnd", frozenset({"ctr", "inEnd", "inBase", "outEnd"})),
    "stacked": ("ctr", frozenset({"ctr", "inEnd", "inBase"})),
    "line": ("t", _BESIDE),
    "scatter": ("r", _BESIDE),
    "bubble": ("ctr", _BESIDE),
    "stock": ("r", _BESIDE),
    "pie": (None, frozenset({"ctr", "inEnd", "outEnd"})),
    "doughnut": (None, frozenset()),
    "area": (None, frozenset()),
    "radar": (None, frozenset()),
}
"""Where the labels of each form of series stand by themselves, and where they may."""


def any_asked(data: ChartData) -> bool:
    """Whether the document decides about labels."""
    return any(_wish_of(data, one) is not None for one in data.series)


def asked_labels(area: ChartArea, chart: Chart, data: ChartData, name: str) -> Chart:
    """`chart` with the labels that are asked for; `name` is where the data has its series."""
    codes = {second: number_format(_values(_measured_by(chart, second=second))) for second in (False, True)}
    series, hidden = [], dict[tuple[str, str], list[float]]()
    for index, (one, given) in enumerate(zip(chart.series, data.series, strict=False)):
        wish = _wish_of(data, given)
        if wish is None or wish is False:
            series.append(one)
            continue
        where = "dataLabels" if given.labels is None else f"{name}[{index}].dataLabels"
        options = LabelOptions() if wish is True else wish
        labels = _asked(area, chart, one, options, where, code=codes[one.secondary])
        series.append(replace(one, labels=labels))
        if labels and labels.value and options.number_format:
            zeros = hidden_by(options.number_format, _values((one,)))
            hidden.setdefault((where, options.number_format), []).extend(zeros)
    for (where, code), zeros in hidden.items():
        if zeros:
            message = f"The format {code!r} writes {len(zeros)} values as zero that are not, as {zeros[0]:.14g}."
            area.say(findings.values_not_shown, message, where=f".{where}.numberFormat")
    return replace(chart, series=(*series, *chart.series[len(series) :]))


def _wish_of(data: ChartData, one: SeriesData) -> LabelOptions | bool | None:
    """What is asked of the labels of a series; None leaves them to the layout."""
    return one.labels if one.labels is not None else data.labels


def _measured_by(chart: Chart, *, second: bool) -> list[Series]:
    """The series of one of the two value axes."""
    return [one for one in chart.series if one.secondary == second]


def _asked(
    area: ChartArea, chart: Chart, one: Series, wish: LabelOptions, where: str, *, code: str
) -> DataLabels | None:
    """The labels of a series, with values in the format `code`; None if the document leaves nothing for them to say."""
    kind = one.kind or chart.kind
    text = _text(area, chart, one, wish, where, code=code)
    if text is None:
        return None
    size, step = _size(area, chart, one, text, wish.font_size)
    shown = tuple(n for n in range(0, len(one.values), step) if one.values[n] is not None) if step > 1 else None
    inks = (wish.color or chart.inks.ink,)
    # Labels of areas reach beyond their edge, those of lines stand on bars.
    over_others = kind == "area" or (
        kind == "line" and any((other.kind or chart.kind) == "bar" for other in chart.series)
    )
    return replace(text, shown=shown, size=size, colors=inks, fill=chart.inks.ground if over_others else None)


def _text(
    area: ChartArea, chart: Chart, one: Series, wish: LabelOptions, where: str, *, code: str
) -> DataLabels | None:
    """What labels say and where they stand, yet without size and colors."""
    kind = one.kind or chart.kind
    sliced = kind in {"pie", "doughnut"}
    if wish.show_percent and not sliced:
        area.no_effect(f"{where}.showPercent", f"`showPercent` of labels in {kind} charts has no effect here.")
    value, category, name = bool(wish.show_value), bool(wish.show_category), bool(wish.show_series_name)
    percent = bool(wish.show_percent) and sliced
    if not (value or category or name or percent):
        if wish.show_value is False or wish.show_percent:
            return None
        value, percent = not sliced, sliced
    position = _position(area, chart, kind, wish, where)
    code = wish.number_format or (share_format(_shares(one)) if percent and not value else code)
    return DataLabels(None, position, 0.0, (), code, value, name, category, percent)


def _shares(one: Series) -> list[float]:
    """Of the whole that the values of a series add up to."""
    values = [abs(value or 0.0) for value in one.values]
    whole = sum(values) or 1.0
    return [value / whole for value in values]


def _position(area: ChartArea, chart: Chart, kind: str, wish: LabelOptions, where: str) -> LabelPosition | None:
    stacked = kind == "bar" and chart.kind == "bar" and chart.grouping != "standard"
    form = "stacked" if stacked else kind
    usual, legal = _FORMS[form]
    if wish.position is None:
        return usual
    position = _POSITIONS[wish.position]
    if position not in legal:
        area.no_effect(
            f"{where}.position", f"`position: {wish.position}` of labels in {form} charts has no effect here."
        )
        return usual
    return position


def _inks(area: ChartArea, chart: Chart, one: Series, *, inside: bool) -> tuple[str, ...]:
    if not inside:
        return (chart.inks.ink,)
    colors = one.points or (one.color or chart.inks.ground,)
    return tuple(ink_on(area, color or one.color or chart.inks.ground) for color in colors)


def _size(area: ChartArea, chart: Chart, one: Series, text: DataLabels, font_size: float | None) -> tuple[float, int]:
    """The size of labels, and that only every n-th value has one where all would collide."""
    largest = min(area.axis_size + 2, _SIZES[0])
    if chart.kind in {"pie", "doughnut", "radar", "scatter", "bubble"}:
        return font_size or largest, 1
    slot = (area.rect.height if chart.horizontal else area.rect.width) * 0.9 / max(len(one.values), 1)
    bars = sum((other.kind or chart.kind) == "bar" for other in chart.series) if chart.grouping == "standard" else 1
    room = slot / max(bars, 1) if (one.kind or chart.kind) == "bar" else slot
    sizes = [font_size] if font_size else [size for size in (*_SIZES, *_SMALL_SIZES) if size <= largest]
    needed = [_label_length(area, chart, one, replace(text, size=size)) for size in sizes]
    for size, need in zip(sizes, needed, strict=True):
        if need <= room * 1.1:
            return size, 1
    return sizes[-1], max(math.ceil(needed[-1] * _AIR * len(chart.series) / max(slot, 1e-3)), 1)


def _label_length(area: ChartArea, chart: Chart, one: Series, text: DataLabels) -> float:
    """What one label takes along the axis of categories."""
    if chart.horizontal:
        return text.size * 1.25
    values = sorted(_values((one,)))
    texts = (
        [shown(value, text.number_format, area.sheet.language) for value in (*values[:3], *values[-3:])]
        if text.value
        else []
    )
    width = area.widest(texts, text.size)
    width += area.widest(chart.categories, text.size) if text.category else 0.0
    return width + (area.text_width(one.name, text.size) if text.series_name else 0.0)


def _values(series: Sequence[Series]) -> list[float]:
    return [value for one in series for value in one.values if value is not None]


def with_value_labels(area: ChartArea, chart: Chart) -> Chart:
    """`chart` with a figure on each bar instead of an axis, where there are few and all have room."""
    values = _values(chart.series)
    if len(values) > _MOST_LABELS or chart.value_axis is None or not values:
        return chart
    if chart.grouping == "percentStacked" and not _are_per_cent(chart):
        return chart
    length = area.rect.width if not chart.horizontal else area.rect.height
    bars = len(chart.categories) * (len(chart.series) if chart.grouping == "standard" else 1)
    room = length * 0.95 / bars * (0.8 if chart.grouping == "standard" else 0.62)
    for code in _codes(values):
        for size in [size for size in _SIZES if size <= area.axis_size + 2]:
            widest = max(area.text_width(shown(value, code, area.sheet.language), size, bold=True) for value in values)
            if (size * 1.25 if chart.horizontal else widest) <= room:
                return _labelled(area, chart, code, size)
    return chart


def _are_per_cent(chart: Chart) -> bool:
    """Whether the values of each category add up to 100: beside an axis in per cent others could not be read."""
    columns = zip(*(one.values for one in chart.series), strict=False)
    return all(abs(sum(value or 0.0 for value in column) - 100.0) <= _ROUNDED_AWAY for column in columns)


def _codes(values: Sequence[float]) -> Iterator[str]:
    """The formats that are tried for labels: from the one that tells most to the shortest."""
    yield from dict.fromkeys((number_format(values), number_format(values, exact=False)))
    yield number_format(values, short=True)


def with_labelled_points(area: ChartArea, chart: Chart) -> Chart:
    """`chart`, a line of few values, with a figure at each of them instead of an axis, where all have room."""
    (one,) = chart.series
    values, size = _values(chart.series), min(_SIZES[0], area.axis_size + 2)
    room = area.rect.width * 0.95 / max(len(chart.categories), 1)
    codes = (number_format(values), number_format(values, exact=False))
    language = area.sheet.language
    fitting = (
        code
        for code in codes
        if area.widest([shown(value, code, language) for value in values], size, bold=True) <= room
    )
    code = next(fitting, "")
    if chart.value_axis is None or not code:
        return chart
    labels = DataLabels(None, "t", size, (chart.inks.ink,), code, bold=True)
    axis = _off_the_ground(hidden_value_axis(chart.value_axis, _LINE_HEADROOM))
    return replace(chart, series=(replace(one, labels=labels),), value_axis=axis)


def _off_the_ground(axis: ValueAxis) -> ValueAxis:
    """`axis`, which nobody sees, with room below its lowest value: a line on the ground would read as zero."""
    room = _LINE_FOOTROOM * (axis.maximum - axis.minimum)
    return replace(axis, minimum=cleaned(max(axis.minimum - room, 0.0), axis.step)) if axis.minimum > 0 else axis


def with_marked_values(area: ChartArea, chart: Chart, marked: Sequence[int]) -> Chart:
    """`chart`, of one series without labels, with a figure at the values that it points at."""
    if not marked or len(chart.series) != 1 or chart.series[0].labels:
        return chart
    (one,) = chart.series
    code, size = number_format([value for value in one.values if value]), min(_SIZES[0], area.axis_size + 2)
    position: LabelPosition = "outEnd" if chart.kind == "bar" else "t"
    labels = DataLabels(tuple(marked), position, size, (chart.inks.ink,), code, bold=True)
    return replace(chart, series=(replace(one, labels=labels),))


def _labelled_points(one: Series) -> Sequence[int]:
    return one.labels.shown or () if one.labels else ()


def _labelled(area: ChartArea, chart: Chart, code: str, size: float) -> Chart:
    assert chart.value_axis is not None
    stacked = chart.grouping != "standard"
    span = chart.value_axis.maximum - chart.value_axis.minimum
    span *= 100.0 if chart.grouping == "percentStacked" else 1.0
    height = (area.rect.height * 0.78) if not chart.horizontal else area.rect.width * 0.6
    series = []
    for one in chart.series:
        colors = _inks(area, chart, one, inside=stacked)
        fits = tuple(
            index
            for index, value in enumerate(one.values)
            if value is not None and (not stacked or abs(value) / span * height >= size * 1.3)
        )
        position: LabelPosition = "ctr" if stacked else "outEnd"
        labels = DataLabels(fits, position, size, colors, code, bold=True) if fits else None
        series.append(replace(one, labels=labels))
    if any(value and n not in _labelled_points(one) for one in series for n, value in enumerate(one.values)):
        # A part that is too small to hold its figure has none: its value can be read at the axis.
        return replace(chart, series=tuple(series))
    if chart.grouping == "percentStacked":
        # The axis says that the figures are per cent.
        return replace(chart, series=tuple(series))
    needed = 0.3 if chart.horizontal and not stacked else 0.1 if not stacked else 0.0
    return replace(chart, series=tuple(series), value_axis=hidden_value_axis(chart.value_axis, needed * 0.6))
