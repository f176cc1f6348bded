"""Pies and doughnuts: parts of a whole, largest in the accent, named beside the slice or in a legend."""

from dataclasses import replace

from renderer import findings
from renderer.deck.charts import ChartData, values_of
from renderer.layout.charts import data_labels
from renderer.layout.charts.chart_area import ChartArea, ink_on
from renderer.layout.charts.label_places import free_labels, with_free_labels
from renderer.layout.charts.legends import POSITIONS, legend_of, with_legend
from renderer.layout.charts.number_formats import number_format
from renderer.layout.charts.palette import distinct_colors
from renderer.layout.charts.plot_area import Margins
from renderer.scene.charts import Chart, DataLabels, LabelPosition, Series, Shares
from renderer.typesetting.scripts import has_rtl

_RAMP = ("accent1", "tx2", "grey-2", "grey-3", "grey-4")
_HOLE = 58
_MOST_NAMED = 6
_LABEL_SIZE, _PERCENT_SIZE, _LEGEND_SIZE = 14.0, 13.0, 14.0
_SMALLEST_SLICE = 0.045
_ROUNDNESS, _ROUNDNESS_WITH_LABELS = 0.9, 0.72
_LEGEND_GAP = 36.0
_NOTED = 200


def pie(area: ChartArea, data: ChartData) -> Chart:
    """The chart of `data`: the round part left, a legend right of it, or the names beside the slices."""
    if data.kind == "pie" and len(data.series) > 1:
        area.say(findings.hidden_series, len(data.series) - 1, where=".series[1]")
    rings = data.series if data.kind == "doughnut" else data.series[:1]
    chart = Chart(
        frame=area.frame,
        name=area.name,
        kind="doughnut" if data.kind == "doughnut" else "pie",
        categories=data.categories,
        series=tuple(_ring(area, data, index, shown=index < len(rings)) for index in range(len(data.series))),
        number_format=number_format(values_of(data.series)),
        hole=_HOLE if data.hole is None else data.hole,
        inks=area.inks,
    )
    area.note(*data.categories[:_NOTED])
    if data_labels.any_asked(data):
        chart = data_labels.asked_labels(area, chart, data, "series")
    elif data.kind == "pie" and data.legend is None and (named := _with_named_slices(area, chart)):
        return named
    return _with_legend(area, chart, data)


def _ring(area: ChartArea, data: ChartData, index: int, *, shown: bool) -> Series:
    given, count = data.series[index], len(data.categories)
    own = (given.color,) if given.color else data.colors or (_RAMP[:count] if count <= len(_RAMP) else ())
    colors = (*given.points, *distinct_colors(count, own)[len(given.points) :])[:count]
    if not shown:
        return Series(given.name, given.values, "grey-2")
    labels = _percentages(area, given.values, colors, "ctr" if data.kind == "pie" else None)
    return Series(given.name, given.values, colors[0] if colors else "accent1", points=colors, labels=labels)


def _percentages(
    area: ChartArea, values: tuple[float | None, ...], colors: tuple[str, ...], position: LabelPosition | None
) -> DataLabels | None:
    """Percentages on the slices that are large enough."""
    total = sum(abs(value or 0.0) for value in values)
    shown = tuple(n for n, value in enumerate(values) if total and abs(value or 0.0) / total >= _SMALLEST_SLICE)
    if not shown:
        return None
    inks, size = tuple(ink_on(area, color) for color in colors), min(_PERCENT_SIZE, area.axis_size + 1)
    return DataLabels(shown, position, size, inks, "0%", value=False, percent=True, bold=True)


def _with_legend(area: ChartArea, chart: Chart, data: ChartData) -> Chart:
    """`chart` with its legend, which stands to the right unless asked for elsewhere, and the labels that have room."""
    asked, margins = data.legend, Margins(0.0, 0.0, 0.0, 0.0)
    position = POSITIONS.get((asked and asked.position) or "right")
    if position is not None:
        legend = legend_of(asked, position, min(_LEGEND_SIZE, area.axis_size + 4))
        chart = with_legend(area, chart, legend, chart.categories, margins)
    drawn = _in_the_middle(area, chart, margins, _ROUNDNESS)
    if any(map(_stands_outside, free_labels(area, drawn, data).series)):
        drawn = _in_the_middle(area, chart, margins, _ROUNDNESS_WITH_LABELS)
    return with_free_labels(area, drawn, data) if data_labels.any_asked(data) else free_labels(area, drawn, data)


def _stands_outside(one: Series) -> bool:
    return one.labels is not None and "outEnd" in {one.labels.position, *one.labels.positions}


def _in_the_middle(area: ChartArea, chart: Chart, margins: Margins, roundness: float) -> Chart:
    """`chart` in the middle of what its legend leaves; of the shorter side its round part takes `roundness`."""
    rect, position = area.rect, chart.legend.position if chart.legend else None
    width, height = rect.width - margins.left - margins.right, rect.height - margins.top - margins.bottom
    beside = position in {"l", "r", "tr"}
    side = max(min(height * roundness, width - 24 if beside else width * roundness), 10.0)
    left, top = margins.left + (width - side) / 2, margins.top + (height - side) / 2
    legend_area = chart.legend.area if chart.legend and not chart.legend.overlay else None
    if position == "r" and chart.legend and legend_area:
        # The legend stays close to what it explains.
        wide = legend_area[2] * rect.width
        left = max((rect.width - side - _LEGEND_GAP - wide) / 2, 0.0)
        across = min(left + side + _LEGEND_GAP, rect.width - wide)
        chart = replace(chart, legend=replace(chart.legend, area=(across / rect.width, *legend_area[1:])))
    return replace(chart, plot_area=_square(area, left, top, side))


def _with_named_slices(area: ChartArea, chart: Chart) -> Chart | None:
    """A pie whose few slices, all large enough, carry their names beside them."""
    rect, first = area.rect, chart.series[0]
    count, values = len(chart.categories), [abs(value or 0.0) for value in first.values]
    size = min(_LABEL_SIZE, area.axis_size + 2)
    widest = area.widest([f"{name}  00%" for name in chart.categories], size)
    side = min(rect.height * 0.8, rect.width - 2 * widest - 40)
    if count > _MOST_NAMED or side < rect.height * 0.5 or min(values) < _SMALLEST_SLICE * sum(values):
        return None
    every = tuple(range(count))
    labels = DataLabels(every, "outEnd", size, (area.inks.ink,), "0%", value=False, category=True, percent=True)
    if any(has_rtl(name) for name in chart.categories):
        # On one line the sign would part from its number.
        labels = replace(labels, separator="\n")
    series = (replace(first, labels=labels), *chart.series[1:])
    left, top = (rect.width - side) / 2, (rect.height - side) / 2
    return replace(chart, series=series, plot_area=_square(area, left, top, side))


def _square(area: ChartArea, left: float, top: float, side: float) -> Shares:
    rect = area.rect
    return (left / rect.width, top / rect.height, side / rect.width, side / rect.height)
