"""Pies and doughnuts: parts of a whole, largest in the accent, named beside the slice or in a legend."""

import math
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import accumulate, combinations

from renderer import findings
from renderer.deck.charts import ChartData, SeriesData, values_of
from renderer.layout.charts import data_labels
from renderer.layout.charts.annotations import wire
from renderer.layout.charts.chart_area import ChartArea, ink_on
from renderer.layout.charts.label_places import free_labels, with_free_labels
from renderer.layout.charts.legends import POSITIONS, legend_of, with_legend
from renderer.layout.charts.number_formats import LEAST_SHARE, number_format, share_format
from renderer.layout.charts.palette import distinct_colors
from renderer.layout.charts.plot_area import Margins
from renderer.layout.charts.ring_names import rings_in
from renderer.layout.geometry import Rect
from renderer.layout.label_placing import Dot, leader, place_labels
from renderer.layout.sheet import paragraph
from renderer.scene import Element, Shape, TextBody
from renderer.scene.charts import Chart, DataLabels, LabelPosition, Series, Shares
from renderer.typesetting.numerals import numerals_of
from renderer.typesetting.scripts import has_rtl

_RAMPS = {
    False: {5: ("accent1", "tx2 lumMod:71000", "grey-1", "grey-2", "grey-3")},
    True: dict.fromkeys(
        range(1, 6), ("accent1", "tx2", "accent5 lumMod:73000", "accent5", "accent5 lumMod:20000 lumOff:74000")
    ),
}
"""Of few slices, by whether the ground is dark and by their number; else those of the palette."""
_HOLE = 58
_MOST_NAMED, _MOST_AROUND = 6, 7
_LABEL_SIZE, _PERCENT_SIZE, _LEGEND_SIZE = 14.0, 13.0, 14.0
_SMALLEST_SLICE, _SMALLEST_ALONE = 0.045, 0.01
_NAME_LINE = 1.15
"""How high a line of a name is, in sizes of its type."""
_ROUNDNESS, _ROUNDNESS_WITH_LABELS = 0.9, 0.72
_LEGEND_GAP, _RING_GAP, _RING_LINE = 36.0, 8.0, 1.35
_NOTED = 200
_MOST_TOLD = 5
_COVER = tuple((math.sin(math.radians(at + 1)), math.cos(math.radians(at - 1))) for at in range(3, 90, 3))
"""Rectangles that cover a circle of radius 1, to a fiftieth of it: halves of their sides."""


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
    elif data.kind == "doughnut" and data.legend is None and (around := _with_names_around(area, chart)):
        return around
    return _with_legend(area, chart, data)


def _ring(area: ChartArea, data: ChartData, index: int, *, shown: bool) -> Series:
    given, count = data.series[index], len(data.categories)
    own = (given.color,) if given.color else data.colors or _RAMPS[area.is_dark].get(count, ())[:count]
    colors = (*given.points, *distinct_colors(count, own)[len(given.points) :])[:count]
    if not shown:
        return Series(given.name, given.values, "grey-3")
    # Labels that do not fit on a slice of a pie may stand beside it.
    least = 0.0 if data.kind == "pie" else _SMALLEST_SLICE
    labels = _percentages(area, given.values, colors, "ctr" if data.kind == "pie" else None, least)
    return Series(given.name, given.values, colors[0] if colors else "accent1", points=colors, labels=labels)


def _percentages(
    area: ChartArea,
    values: tuple[float | None, ...],
    colors: tuple[str, ...],
    position: LabelPosition | None,
    least: float,
) -> DataLabels | None:
    """Percentages on the slices that there are and that are at least so large, as shares."""
    total = sum(abs(value or 0.0) for value in values)
    shares = [abs(value or 0.0) / total if total else 0.0 for value in values]
    shown = tuple(n for n, share in enumerate(shares) if share and share >= least)
    if not shown:
        return None
    inks, size = tuple(ink_on(area, color) for color in colors), min(_PERCENT_SIZE, area.axis_size + 1)
    return DataLabels(shown, position, size, inks, share_format(shares), value=False, percent=True, bold=True)


def _with_legend(area: ChartArea, chart: Chart, data: ChartData) -> Chart:
    """`chart` with its legend, which stands to the right unless asked for elsewhere, and the labels that have room."""
    asked, margins = data.legend, Margins(0.0, 0.0, 0.0, 0.0)
    if _are_rings_named(chart, data):
        margins.bottom += _ring_lines(area, data.series) + _RING_GAP
    position = POSITIONS.get((asked and asked.position) or "right")
    if position is not None:
        legend = legend_of(asked, position, min(_LEGEND_SIZE, area.axis_size + 4))
        chart = with_legend(area, chart, legend, chart.categories, margins)
    drawn = _in_the_middle(area, chart, margins, _ROUNDNESS)
    if any(map(_stands_outside, free_labels(area, drawn, data).series)):
        drawn = _in_the_middle(area, chart, margins, _ROUNDNESS_WITH_LABELS)
    if data_labels.any_asked(data):
        return with_free_labels(area, drawn, data)
    drawn = free_labels(area, drawn, data)
    _say_untold(area, drawn)
    return drawn


def _say_untold(area: ChartArea, chart: Chart) -> None:
    """Say which slices have no room for their share, unless names of the chart were said to have none."""
    if area.has_collision:
        return
    for one in chart.series if chart.kind == "doughnut" else chart.series[:1]:
        told = range(len(one.values)) if one.labels and one.labels.shown is None else _labelled(one)
        names = [repr(name) for n, name in enumerate(chart.categories) if one.values[n] and n not in told]
        if names:
            few = ", ".join(names[:_MOST_TOLD]) + (", ..." if len(names) > _MOST_TOLD else "")
            area.collision(f"{len(names)} of {len(one.values)} slices are too small for their share: {few}.")


def _labelled(one: Series) -> Sequence[int]:
    return one.labels.shown or () if one.labels else ()


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
        # The legend is moved next to the round part, so that it stays close to what it explains.
        wide = legend_area[2] * rect.width
        left = max((rect.width - side - _LEGEND_GAP - wide) / 2, 0.0)
        across = min(left + side + _LEGEND_GAP, rect.width - wide)
        chart = replace(chart, legend=replace(chart.legend, area=(across / rect.width, *legend_area[1:])))
    return replace(chart, plot_area=_square(area, left, top, side))


def _with_named_slices(area: ChartArea, chart: Chart) -> Chart | None:
    """A pie whose few slices, all large enough, carry their names beside them."""
    rect, first = area.rect, chart.series[0]
    count, values = len(chart.categories), sorted(abs(value or 0.0) for value in first.values)
    size = min(_LABEL_SIZE, area.axis_size + 2)
    widest = area.widest([f"{name}  00%" for name in chart.categories], size)
    side = min(rect.height * 0.8, rect.width - 2 * widest - 40)
    if count > _MOST_NAMED or side < rect.height * 0.5:
        return None
    if _are_crowded(area, values):
        # Drawn names say the shares of slices that have no room for a label; in a legend these would be lost.
        return _with_drawn_names(area, chart) if area.sheet.title else None
    every = tuple(range(count))
    labels = DataLabels(every, "outEnd", size, (area.inks.ink,), "0%", value=False, category=True, percent=True)
    if any(has_rtl(name) for name in chart.categories):
        # If the label were one line, it could be broken between the number and its per cent sign.
        labels = replace(labels, separator="\n")
    if _names_meet(area, chart, size, side):
        # Names drawn around it keep off each other, as labels of a chart cannot.
        return _with_drawn_names(area, chart)
    series = (replace(first, labels=labels), *chart.series[1:])
    left, top = (rect.width - side) / 2, (rect.height - side) / 2
    return replace(chart, series=series, plot_area=_square(area, left, top, side))


def _with_drawn_names(area: ChartArea, chart: Chart) -> Chart | None:
    """A pie without labels, which has names and shares drawn around it; None where there is no room for them."""
    bare = replace(chart.series[0], labels=None)
    around = _with_names_around(area, replace(chart, series=(bare, *chart.series[1:])))
    return around if around and _placed(area, _Ring(area, around)) else None


def _names_meet(area: ChartArea, chart: Chart, size: float, side: float) -> bool:
    """Whether names beside slices of a pie, `side` pt wide, would lie on each other, as thin neighbours' do."""
    values = [abs(value or 0.0) for value in chart.series[0].values]
    total, radius, boxes = sum(values) or 1.0, side / 2, []
    for name, value, end in zip(chart.categories, values, accumulate(values), strict=True):
        angle = 2 * math.pi * (end - value / 2) / total
        wide, high = area.text_width(f"{name}  00%", size), size * _NAME_LINE
        x, y = radius * math.sin(angle), -radius * math.cos(angle)
        # A label touches the rim with the corner or the edge that is nearest to the middle.
        boxes.append(Rect(x + (math.sin(angle) - 1) * wide / 2, y - (math.cos(angle) + 1) * high / 2, wide, high))
    return any(_touch(one, other) for one, other in combinations(boxes, 2))


def _touch(one: Rect, other: Rect) -> bool:
    return one.x < other.right and other.x < one.right and one.y < other.bottom and other.y < one.bottom


def _are_crowded(area: ChartArea, values: Sequence[float]) -> bool:
    """Whether slices, the smallest first, are too small for their names; documents of nodes have none below that."""
    least = [value / (sum(values) or 1.0) for value in values[:2]]
    if area.sheet.title and len(values) > 1:
        return least[1] < _SMALLEST_SLICE or least[0] < _SMALLEST_ALONE
    return least[0] < _SMALLEST_SLICE


def _with_names_around(area: ChartArea, chart: Chart) -> Chart | None:
    """A chart of few slices, in the middle, with room for their names around it; None where there is none."""
    rect, count = area.rect, len(chart.categories)
    widest = area.widest(
        [f"{name}  00%" if chart.kind == "pie" else name for name in chart.categories], _name_size(area)
    )
    side = min(rect.height * 0.8, rect.width - 2 * widest - 60)
    if len(chart.series) > 1 or count > _MOST_AROUND or side < rect.height * 0.5 or not _are_named(area, chart):
        return None
    left, top = (rect.width - side) / 2, (rect.height - side) / 2
    return replace(chart, plot_area=_square(area, left, top, side))


def _are_named(area: ChartArea, chart: Chart) -> bool:
    """Whether slices have their names around them; in documents of nodes only where a share has no room within.

    There, shares that would be rounded to nothing leave all names in the legend.
    """
    (series,) = chart.series
    total = sum(abs(value or 0.0) for value in series.values)
    untold = [abs(value) / total for n, value in enumerate(series.values) if value and n not in _labelled(series)]
    return bool(area.sheet.title) or (bool(untold) and min(untold) >= LEAST_SHARE)


def names_around(area: ChartArea, chart: Chart, data: ChartData) -> Iterator[Element]:
    """The names of slices around a chart, with leaders, and the share of those that have no room for it within."""
    if _are_rings_named(chart, data):
        yield _ring_names(area, chart)
    is_named = chart.kind == "pie" and chart.series[0].labels is not None
    if is_named or chart.legend or data.legend or data_labels.any_asked(data):
        return
    ring = _Ring(area, chart)
    boxes = _placed(area, ring)
    for number, (dot, box) in enumerate(zip(ring.dots, boxes, strict=False)):
        if line := leader(dot, box):
            yield wire(line, area.inks.second, f"{area.name} leader {number + 1}")
        text = paragraph(ring.words[number], _name_size(area), color=area.inks.ink, align="ctr")
        body = TextBody((text,), (0.0, 0.0, 0.0, 0.0), "ctr")
        yield Shape(frame=box.frame(), name=f"{area.name} name {number + 1}", body=body)


def _placed(area: ChartArea, ring: "_Ring") -> list[Rect]:
    """Places for the names around a ring, whose leaders cross only where they must; none without room for all."""
    places = (place_labels(ring.dots, area.rect, ring.cover, strict=strict) for strict in (True, False))
    return next(filter(None, places), [])


def _are_rings_named(chart: Chart, data: ChartData) -> bool:
    """Whether a line says which ring is which series: where there are several, and no label says it."""
    labels = [one.labels for one in chart.series if one.labels]
    return data.kind == "doughnut" and len(data.series) > 1 and not any(one.series_name for one in labels)


def _rings(area: ChartArea, series: Sequence[Series | SeriesData]) -> str:
    return rings_in(area.sheet.language, [one.name for one in series])


def _ring_lines(area: ChartArea, series: Sequence[Series | SeriesData]) -> float:
    """How high the names of the rings are, on as many lines as they need."""
    size = _name_size(area)
    return area.lines(_rings(area, series), size, area.rect.width) * size * _RING_LINE


def _ring_names(area: ChartArea, chart: Chart) -> Shape:
    """The lines below the rings that name them."""
    rect, size, height = area.rect, _name_size(area), _ring_lines(area, chart.series)
    names = _rings(area, chart.series)
    line = paragraph(names, size, color=area.inks.second, align="ctr")
    place = Rect(rect.x, rect.bottom - height, rect.width, height)
    return Shape(frame=place.frame(), name=f"{area.name} rings", body=TextBody((line,), (0.0, 0.0, 0.0, 0.0), "ctr"))


def _name_size(area: ChartArea) -> float:
    return min(_LABEL_SIZE, area.axis_size + 2)


class _Ring:
    """A doughnut on the page: what is written around it, and where."""

    def __init__(self, area: ChartArea, chart: Chart) -> None:
        assert chart.plot_area is not None
        (left, top, width, _), rect, (series,) = chart.plot_area, area.rect, chart.series
        self._radius = width * rect.width / 2
        self._middle = (rect.x + left * rect.width + self._radius, rect.y + top * rect.height + self._radius)
        values = [abs(value or 0.0) for value in series.values]
        within = set(series.labels.shown or () if series.labels else ())
        numerals, total = numerals_of(area.sheet.language), sum(values)
        drawn = [n for n, value in enumerate(values) if value]
        self.words = [
            chart.categories[n] if n in within else f"{chart.categories[n]}  {numerals.share(values[n] / total)}"
            for n in drawn
        ]
        ends = list(accumulate(values))
        self.dots = [
            self._dot(area, word, (ends[n] - values[n] / 2) / total) for n, word in zip(drawn, self.words, strict=True)
        ]

    def _dot(self, area: ChartArea, word: str, share: float) -> Dot:
        """The middle of a slice at the rim, which is so far along the ring, with the size of its name."""
        (x, y), angle, size = self._middle, 2 * math.pi * share, _name_size(area)
        x, y = x + self._radius * math.sin(angle), y - self._radius * math.cos(angle)
        return Dot(x, y, 0.5, area.text_width(word, size) + 8.0, size * 1.35)

    @property
    def cover(self) -> list[Rect]:
        """Rectangles that cover the ring, so that no name stands on it."""
        (x, y), radius = self._middle, self._radius
        return [Rect(x - radius * s, y - radius * c, 2 * radius * s, 2 * radius * c) for s, c in _COVER]


def _square(area: ChartArea, left: float, top: float, side: float) -> Shares:
    rect = area.rect
    return (left / rect.width, top / rect.height, side / rect.width, side / rect.height)
