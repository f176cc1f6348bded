"""Waterfalls whose bars stand, with their names below and lines from each to the next."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from renderer.deck.charts import ChartData
from renderer.layout.charts.axis_breaks import cut_of
from renderer.layout.charts.chart_area import ChartArea, reads
from renderer.layout.charts.differences import Difference, margin_of
from renderer.layout.charts.plot_area import Margins, plot_area
from renderer.layout.charts.waterfall_bars import Bar
from renderer.layout.geometry import Rect
from renderer.layout.sheet import paragraph
from renderer.scene.charts import Caption, CategoryAxis, Chart, DataLabels, Series, ValueAxis
from renderer.typesetting.phrases import torn
from renderer.typesetting.scripts import is_cjk, language_of

_GAP = 50
_HEADROOM = 0.12
# The height of a figure and the gap to its bar, and about what the names leave of the chart.
_LABEL_LINE, _LABEL_APART, _PLOT = 1.22, 4.0, 0.7
_SIZES = (18.0, 16.0, 15.0, 14.0, 13.0, 12.0, 11.0)
_LEAST_ROW = 16.0
"""Pt that a row takes whose name can be read."""
# If there are more bars than this, 14 pt is the first size that is tried for labels.
_FEW_BARS, _MANY_BARS_SIZES = 7, 3
_LARGEST_SHARE, _LARGEST_OF_LOW = 0.06, 12.0
_LABEL_GAP = 1.18
_MOST_LINES = 3
_TALL_SCRIPTS, _TALLER = frozenset({"ar-SA", "he-IL", "hi-IN", "th-TH"}), 0.65
"""Languages whose fonts have taller lines, and by how much, in sizes."""
_LINK, _BESIDE = 0.75, 12.0


def stand_as_columns(area: ChartArea, bars: Sequence[Bar], difference: Difference | None) -> bool:
    """Whether names and figures have room at standing bars, at a size that reads."""
    width = _width(area, difference)
    return _name_size(area, bars, width) is not None and _figure_size(area, bars, width) is not None


def as_columns(
    area: ChartArea, chart: Chart, bars: Sequence[Bar], data: ChartData, difference: Difference | None
) -> Chart:
    """`chart`, which has its bars, with all that belongs to standing ones."""
    width = _width(area, difference)
    names = CategoryAxis(_name_size(area, bars, width) or _SIZES[-1], marks=False)
    size = _figure_size(area, bars, width) or _SIZES[-1]
    captions = _captions(area, chart, bars) if data.labels is not False else ()
    labels = DataLabels(
        None, "t", size, (area.inks.ink,), "", bold=True, captions=captions, source=len(chart.sources) - 1
    )
    headroom = max(_HEADROOM, (size * _LABEL_LINE + _LABEL_APART) / (area.rect.height * _PLOT))
    chart = replace(
        chart,
        series=(*chart.series, *_links(bars, area.inks.line), _label_line(bars, labels if captions else None)),
        category_axis=names,
        value_axis=value_axis(bars, chart.number_format, (headroom, headroom)),
        gap=_GAP if data.gap is None else data.gap,
    )
    beside = margin_of(area, difference, lying=False) if difference else 6.0
    below = _taller_names(area, chart, width)
    return replace(chart, plot_area=plot_area(area, chart, Margins(left=_BESIDE, right=beside, bottom=below)))


def _taller_names(area: ChartArea, chart: Chart, width: float) -> float:
    """What names in more than two lines, or in tall ones, take: viewers else move the plot away from its marks."""
    size, room = chart.category_axis.size or 0.0, width / len(chart.categories) / _LABEL_GAP
    lines = {name: area.lines(name, size, room) for name in chart.categories}
    tall = [lines[name] for name in lines if language_of(name, "") in _TALL_SCRIPTS]
    return (max(tall, default=0) * _TALLER + max(max(lines.values()) - 2, 0) * _LABEL_LINE) * size


def value_axis(bars: Sequence[Bar], code: str, room: tuple[float, float]) -> ValueAxis:
    """From the lowest end to the highest, and zero unless the axis is cut; it never collapses.

    Args:
        bars: of the whole chart.
        code: the format of their values.
        room: for labels below and above, as shares of what lies between the ends.
    """
    cut = cut_of(bars)
    top = max(cut or 0.0, *(bar.high for bar in bars)) if cut is None or cut > 0 else cut
    bottom = min(cut or 0.0, *(bar.low for bar in bars)) if cut is None or cut < 0 else cut
    span = (top - bottom) or 1.0
    maximum = top + room[1] * span if top > 0 else (top if bottom < 0 else 1.0)
    minimum = bottom - room[0] * span if bottom < 0 else bottom
    return ValueAxis(minimum, maximum, span, code, None, bare=True)


def _width(area: ChartArea, difference: Difference | None) -> float:
    beside = margin_of(area, difference, lying=False) if difference else 6.0
    return area.rect.width - beside - _BESIDE


def _captions(area: ChartArea, chart: Chart, bars: Sequence[Bar]) -> tuple[Caption, ...]:
    return tuple(
        Caption(bar.label, ink_of(area, chart, n, bar), "b" if bar.hangs else "t") for n, bar in enumerate(bars)
    )


def ink_of(area: ChartArea, chart: Chart, index: int, bar: Bar) -> str:
    """The color of a bar for the figure at it, where that reads; totals are told in plain ink."""
    color = next((one for series in chart.series if (one := _color_at(series, index))), area.inks.ink)
    return color if bar.kind != "total" and reads(area, color) else area.inks.ink


def _color_at(series: Series, index: int) -> str:
    """The color of the part of a bar that a series draws; "" where it draws none."""
    if series.color is None or not series.values[index]:
        return ""
    return (series.points[index] if series.points else "") or series.color


def _links(bars: Sequence[Bar], color: str) -> Iterator[Series]:
    """For each two bars side by side a line at the level where the first ends."""
    for index, bar in enumerate(bars[:-1]):
        levels = tuple(bar.end if place in {index, index + 1} else None for place in range(len(bars)))
        yield Series(f"Link {index + 1}", levels, color, kind="line", width=_LINK, rounded=False)


def _label_line(bars: Sequence[Bar], labels: DataLabels | None) -> Series:
    """An invisible line along the outer ends of the bars, for their labels to hang on."""
    ends = tuple(bar.low if bar.hangs else bar.high for bar in bars)
    return Series("Label position", ends, None, kind="line", labels=labels)


def _sizes(count: int, area: Rect) -> tuple[float, ...]:
    """Sizes to try: the largest is for a chart of few bars that has most of a page."""
    sizes = _SIZES if count <= _FEW_BARS else _SIZES[_MANY_BARS_SIZES:]
    largest = max(area.height * _LARGEST_SHARE, _LARGEST_OF_LOW)
    return tuple(size for size in sizes if size <= largest)


def _name_size(area: ChartArea, bars: Sequence[Bar], width: float) -> float | None:
    """The largest size at which each name stands under its bar in whole words and few lines; None if none does."""
    room = width / len(bars) / _LABEL_GAP
    sizes = _sizes(len(bars), area.rect)
    # Where rows would be too low to be read, columns whose names are torn are the better of the two.
    whole = area.rect.height / len(bars) >= _LEAST_ROW
    named = (size for size in sizes if all(_stands(area, bar.category, size, room, whole=whole) for bar in bars))
    return next(named, None)


def _stands(area: ChartArea, name: str, size: float, room: float, *, whole: bool) -> bool:
    """Whether a name stands in few lines, as a `whole`: ideographs break anywhere, but a name is read in phrases."""
    lines, typesetter = [paragraph(name, size)], area.sheet.type
    if typesetter.is_far_too_much(lines, room, _MOST_LINES * size * 2):
        return False
    measured = typesetter.measure(lines, room)
    if len(measured.lines) > _MOST_LINES:
        return False
    if is_cjk(name):
        return not (whole and torn(name, [line.text for line in measured.lines]))
    return not measured.broken_words


def _figure_size(area: ChartArea, bars: Sequence[Bar], width: float) -> float | None:
    """The largest size at which figures stand over their bars without touching; None if there is none."""
    room = width / len(bars) * 0.96
    sizes = _sizes(len(bars), area.rect)
    return next((size for size in sizes if all(area.text_width(b.label, size, bold=True) <= room for b in bars)), None)
