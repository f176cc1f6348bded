"""Waterfalls: stacked columns on an invisible base, joined by lines, that show how a figure became another."""

from collections.abc import Sequence
from dataclasses import replace

from renderer.deck.charts import ChartData, SeriesData, StepKind
from renderer.layout.charts.chart_area import ChartArea, reads
from renderer.layout.charts.plot_area import Margins, plot_area
from renderer.layout.charts.sign_colors import SIGN_COLORS, sign_colors
from renderer.layout.charts.waterfall_bars import NAMES, Bar, bars_of, columns, decimals_of, links
from renderer.layout.geometry import Rect
from renderer.layout.sheet import paragraph
from renderer.scene.charts import Caption, CategoryAxis, Chart, DataLabels, Series, ValueAxis
from renderer.scene.theme import rgb
from renderer.typesetting.scripts import is_cjk

_GAP = 50
_HEADROOM = 0.12
# The height of a figure and the gap to its bar, and about what the names leave of the chart.
_LABEL_LINE, _LABEL_APART, _PLOT = 1.22, 4.0, 0.7
_SIZES = (18.0, 16.0, 15.0, 14.0, 13.0, 12.0, 11.0, 10.0, 9.0)
# With more bars than this, labels start at 14 pt.
_FEW_BARS, _MANY_BARS_SIZES = 7, 3
_LARGEST_SHARE, _LARGEST_OF_LOW = 0.06, 12.0
_SLANT = -45.0
_LABEL_GAP = 1.18
_MOST_LINES, _SLANTED_SIZE = 3, 10.0


def bridge(
    names: Sequence[str], values: Sequence[float], steps: Sequence[StepKind], texts: Sequence[str] = ()
) -> ChartData:
    """A waterfall in colors that mean something, whatever those of the deck's charts; `texts` replace figures."""
    series = SeriesData("", tuple(values), texts=tuple(texts))
    return ChartData("waterfall", tuple(names), (series,), steps=tuple(steps), colors=tuple(SIGN_COLORS.values()))


def waterfall(area: ChartArea, data: ChartData) -> Chart:
    """The chart of `data`; its colors are those of increases, decreases and totals."""
    decimals = max(decimals_of(value or 0.0) for value in data.series[0].values)
    code = "#,##0" + ("." + "0" * decimals if decimals else "")
    bars = tuple(bars_of(data, decimals))
    sizes = _sizes(len(bars), area.rect)
    category_size, slanted = _category_size(area, bars, sizes)
    for bar in bars:
        area.sheet.type.note([paragraph(bar.category, category_size), paragraph(bar.label, category_size)])
    colors = _bar_colors(area, data)
    chart = Chart(
        frame=area.frame,
        name=area.name,
        description=_description(bars),
        kind="bar",
        categories=tuple(bar.category for bar in bars),
        series=(*columns(bars, colors), *links(bars, area.inks.line)),
        number_format=code,
        category_axis=CategoryAxis(category_size, _SLANT if slanted else 0.0, marks=False),
        value_axis=_value_axis(bars, code, _HEADROOM),
        grouping="stacked",
        gap=_GAP if data.gap is None else data.gap,
        inks=area.inks,
        sheet="Bridge",
        sources=(("Value", tuple(bar.value for bar in bars)),),
    )
    _note_unused(area, data)
    if slanted:
        # How far names reach out is else the viewer's, and so is the room of the figures.
        chart = replace(chart, plot_area=plot_area(area, chart, Margins()))
    if data.labels is False:
        return replace(chart, series=(*chart.series, _label_line(bars, None)))
    return _labelled(area, chart, bars, colors, sizes)


def _bar_colors(area: ChartArea, data: ChartData) -> dict[StepKind, str]:
    """Those that the document gives to increases, decreases and totals, and for the others what is seen."""
    given = {kind: color for kind, color in zip(NAMES, data.colors, strict=False) if color not in SIGN_COLORS.values()}
    theme = area.sheet.theme
    return {**sign_colors(theme, rgb(area.inks.ground, theme)), **given}


def _labelled(
    area: ChartArea, chart: Chart, bars: Sequence[Bar], colors: dict[StepKind, str], sizes: Sequence[float]
) -> Chart:
    """`chart` with its figures, for which its axis goes on beyond the bars."""
    size = _label_size(area, bars, sizes, area.rect.width * (chart.plot_area[2] if chart.plot_area else 1.0))
    if size is None:
        area.collision("The figures are wider than their bars and run into each other.")
    labels = _labels(area, bars, colors, size or _SIZES[-1])
    headroom = max(_HEADROOM, (labels.size * _LABEL_LINE + _LABEL_APART) / (area.rect.height * _PLOT))
    axis = _value_axis(bars, chart.number_format, headroom)
    return replace(chart, series=(*chart.series, _label_line(bars, labels)), value_axis=axis)


def _value_axis(bars: Sequence[Bar], code: str, headroom: float) -> ValueAxis:
    """From the lowest end to the highest, zero among them, with `headroom` for labels; it never collapses."""
    top = max(0.0, *(bar.high for bar in bars))
    bottom = min(0.0, *(bar.low for bar in bars))
    span = (top - bottom) or 1.0
    maximum = top + headroom * span if top > 0 else (0.0 if bottom < 0 else 1.0)
    return ValueAxis(bottom - headroom * span if bottom < 0 else 0.0, maximum, span, code, None, bare=True)


def _label_line(bars: Sequence[Bar], labels: DataLabels | None) -> Series:
    """An invisible line along the outer ends of the bars, for their labels to hang on."""
    ends = tuple(bar.low if bar.hangs else bar.high for bar in bars)
    return Series("Label position", ends, None, kind="line", labels=labels)


def _labels(area: ChartArea, bars: Sequence[Bar], colors: dict[StepKind, str], size: float) -> DataLabels:
    ink = area.inks.ink
    inks: dict[StepKind, str] = {kind: color if reads(area, color) else ink for kind, color in colors.items()}
    inks["total"] = ink
    captions = tuple(Caption(bar.label, inks[bar.kind], "b" if bar.hangs else "t") for bar in bars)
    return DataLabels(None, "t", size, (ink,), "", bold=True, captions=captions)


def _sizes(count: int, area: Rect) -> tuple[float, ...]:
    """Sizes to try: the largest is for a chart of few bars that has most of a page."""
    sizes = _SIZES if count <= _FEW_BARS else _SIZES[_MANY_BARS_SIZES:]
    largest = max(area.height * _LARGEST_SHARE, _LARGEST_OF_LOW)
    return tuple(size for size in sizes if size <= largest)


def _category_size(area: ChartArea, bars: Sequence[Bar], sizes: Sequence[float]) -> tuple[float, bool]:
    """The largest size at which each name stands under its bar in whole words and few lines; slanted if none does."""
    room = area.rect.width / len(bars) / _LABEL_GAP
    for size in sizes:
        if all(_stands(area, bar.category, size, room) for bar in bars):
            return size, False
    return _SLANTED_SIZE, True


def _stands(area: ChartArea, name: str, size: float, room: float) -> bool:
    lines, typesetter = [paragraph(name, size)], area.sheet.type
    if typesetter.is_far_too_much(lines, room, _MOST_LINES * size * 2):
        return False
    measured = typesetter.measure(lines, room)
    return len(measured.lines) <= _MOST_LINES and (is_cjk(name) or not measured.broken_words)


def _label_size(area: ChartArea, bars: Sequence[Bar], sizes: Sequence[float], width: float) -> float | None:
    """The largest size at which figures stand over their bars without touching; None if there is none."""
    room = width / len(bars) * 0.96
    return next((size for size in sizes if all(area.text_width(b.label, size, bold=True) <= room for b in bars)), None)


def _note_unused(area: ChartArea, data: ChartData) -> None:
    for where, part in (("categoryAxis", data.category_axis), ("valueAxis", data.value_axis)):
        if part is not None:
            area.no_effect(
                where, f"`{where}` of a waterfall chart, which has its figures at its bars, has no effect here."
            )
    if data.labels is not None and not isinstance(data.labels, bool):
        area.no_effect("dataLabels", "The style of the labels of a waterfall chart has no effect here.")
    if len(data.colors) > len(SIGN_COLORS):
        area.no_effect("colors[3]", "A fourth colour in a waterfall chart has no effect here.")


def _description(bars: Sequence[Bar]) -> str:
    steps = "; ".join(f"{bar.category} {bar.label}" for bar in bars)
    return f"Waterfall chart: {steps}"[:500]
