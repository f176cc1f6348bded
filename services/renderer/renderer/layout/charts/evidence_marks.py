"""Draws the evidence of a chart: levels as series of it, all else around it, in room of its own."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from renderer.layout.charts.annotations import label_boxes, stacked_boxes, wire
from renderer.layout.charts.axis_breaks import axis_cut_mark
from renderer.layout.charts.chart_area import ChartArea, ink_on
from renderer.layout.charts.differences import difference_marks, margin_of, size_in
from renderer.layout.charts.evidence import Compared, Level, Proof, Stretch
from renderer.layout.charts.plot_places import PlotPlaces, places_in
from renderer.layout.geometry import Rect
from renderer.layout.sheet import paragraph
from renderer.scene import Element, Shape, TextBody, plain_line
from renderer.scene.charts import Chart, DataLabels, LabelPosition, Series
from renderer.typesetting.typesetter import Fitted

_DASHES = {"target": "dash", "average": "sysDot"}
_LEVEL, _ARROW = 1.75, 1.25
_STRIP, _LINE, _PAD, _GAP = 1.9, 1.22, 8.0, 4.0
"""The height of a strip over the plot and of a line of text, in sizes; what is around words, pt."""
_WIDEST, _SMALLEST = 0.24, 8.0
_SLACK = 1.1
_FIGURE_LINE, _FIGURE_AIR = 1.4, 4.0
"""What a figure takes above the end of its bar, in sizes, and what stays free below it within one, in pt."""
_LEAST_LEFT = 0.5
"""The smallest share of the width and of the height that the evidence must leave to the chart."""
_VEIL = "alpha:45000"
Point = tuple[float, float]


@dataclass(frozen=True)
class EvidenceRoom:
    """The room around a chart for its proof; `lying` is how its bars will stand."""

    area: ChartArea
    proof: Proof
    lying: bool

    @property
    def inner(self) -> ChartArea:
        """What is left to the chart; strips are above standing bars, and right of lying ones."""
        over, difference = sum(self._strips), self._differences
        if self.lying:
            rect = self.area.rect.inset(0.0, self._labels[1], over, difference)
        else:
            rect = self.area.rect.inset(0.0, over, self.beside + difference, 0.0)
        return replace(self.area, rect=rect)

    @property
    def fits(self) -> bool:
        """Whether the chart keeps enough."""
        left, whole = self.inner.rect, self.area.rect
        return left.width >= whole.width * _LEAST_LEFT and left.height >= whole.height * _LEAST_LEFT

    @cached_property
    def texts(self) -> list[Fitted]:
        """What stands at the levels."""
        return [self._text(level) for level in self.proof.levels]

    @property
    def beside(self) -> float:
        """What stands at the levels takes so much right of standing bars."""
        return 0.0 if self.lying else self._labels[0]

    @property
    def _differences(self) -> float:
        found = self.proof.compared
        return margin_of(self.area, found.difference, lying=self.lying) if found else 0.0

    @property
    def _labels(self) -> tuple[float, float]:
        """Width and height of what stands at the levels."""
        if not self.texts:
            return 0.0, 0.0
        width, height = (max(getattr(text.measured, side) for text in self.texts) for side in ("width", "height"))
        return width * _SLACK + 2 * _GAP, height + _GAP

    @property
    def _strips(self) -> list[float]:
        """What growth and forecast take, from the outside in."""
        return [self.strip(one) for one in (self.proof.growth, self.proof.forecast) if one]

    def strip(self, stretch: Stretch) -> float:
        """The height of a strip; the width of one beside lying bars."""
        size = size_in(self.area)
        return self.area.text_width(stretch.words, size, bold=True) + 3 * _PAD if self.lying else size * _STRIP + _GAP

    def _text(self, level: Level) -> Fitted:
        size, area = size_in(self.area), self.area
        lines = [paragraph(f"{level.name} {level.figure}", size, bold=True, color=area.inks.ink, floor=_SMALLEST)]
        return area.sheet.type.fit(lines, area.rect.width * _WIDEST, area.rect.height * _WIDEST)


def with_levels(chart: Chart, proof: Proof, color: str) -> Chart:
    """`chart` with its levels as dashed lines that are series of it, where these can run across."""
    if not _carries_lines(chart):
        return chart
    count = len(chart.categories)
    axis = chart.value_axis
    lines = [
        Series(
            level.name,
            (level.value,) * count,
            color,
            width=_LEVEL,
            dash=_DASHES[level.meaning],
            kind=None if chart.kind == "line" else "line",
            in_legend=False,
        )
        for level in proof.levels
        if axis is not None and axis.minimum <= level.value <= axis.maximum
    ]
    return replace(chart, series=(*chart.series, *lines))


def with_clear_figures(inner: ChartArea, chart: Chart) -> Chart:
    """`chart` with the ground behind its figures where the line of a level would cross one."""
    places = places_in(inner.rect, chart)
    figures = label_boxes(inner, chart, places)
    heights = [places.value(one, 0).y for one in chart.series if _is_level(one)]
    if not any(box.y < y < box.bottom for box in figures for y in heights):
        return chart
    ground = chart.inks.ground
    return replace(
        chart,
        series=tuple(
            replace(one, labels=replace(one.labels, fill=ground))
            if one.labels and one.labels.position in {"outEnd", "t", "b"} and one.labels.fill is None
            else one
            for one in chart.series
        ),
    )


def with_figures_inside(inner: ChartArea, chart: Chart) -> Chart:
    """`chart` with the figures of its bars that the line of a level would strike within their bars.

    Viewers differ in what they draw above the other; a bar that is too low for its figure keeps it on its ground.
    """
    places = places_in(inner.rect, chart)
    heights = [places.value(one, 0).y for one in chart.series if _is_level(one)]
    if not heights or chart.horizontal:
        return chart
    series = tuple(_inside(inner, places, one, heights) if _is_bar(chart, one) else one for one in chart.series)
    return replace(chart, series=series)


def _is_bar(chart: Chart, one: Series) -> bool:
    """Whether figures of `one` stand beyond the ends of bars."""
    return (one.kind or chart.kind) == "bar" and one.labels is not None and one.labels.position == "outEnd"


def _inside(inner: ChartArea, places: PlotPlaces, one: Series, heights: Sequence[float]) -> Series:
    labels = one.labels
    assert labels is not None
    high, foot = labels.size * _FIGURE_LINE, places.foot(one)

    def is_struck(index: int) -> bool:
        tip = places.value(one, index).y
        return any(tip - high < y < tip for y in heights) and foot - tip > high + _FIGURE_AIR

    shown = range(len(one.values)) if labels.shown is None else labels.shown
    struck = {index for index in shown if (one.values[index] or 0.0) > 0 and is_struck(index)}
    if not struck:
        return one
    count = len(one.values)
    usual: Sequence[LabelPosition | None] = labels.positions or [labels.position] * count
    inks = labels.colors * count if len(labels.colors) == 1 else labels.colors
    positions: tuple[LabelPosition | None, ...] = tuple(
        "inEnd" if index in struck else usual[index] for index in range(count)
    )
    colors = tuple(_ink_in(inner, one, index) if index in struck else inks[index] for index in range(count))
    return replace(one, labels=replace(labels, positions=positions, colors=colors, fill=None))


def _ink_in(inner: ChartArea, one: Series, index: int) -> str:
    own = one.points[index] if index < len(one.points) else ""
    return ink_on(inner, own or one.color or inner.inks.ground)


def with_forecast(chart: Chart, stretch: Stretch) -> Chart:
    """`chart` with the values of `stretch` as lighter bars and dashed lines."""
    series: list[Series] = []
    for one in chart.series:
        if _is_level(one) or one.color is None:
            series.append(one)
        elif (one.kind or chart.kind) == "bar":
            series.append(_lighter(one, stretch.first, chart.inks.ink))
        else:
            series += _parted(one, stretch)
    return replace(chart, series=tuple(series))


def evidence_marks(room: EvidenceRoom, inner: ChartArea, chart: Chart) -> Iterator[Element]:
    """What stands around `chart`, which is laid out in `inner`."""
    proof, places = room.proof, places_in(inner.rect, chart)
    labels = [*label_boxes(inner, chart, places), *stacked_boxes(inner, chart, places)]
    yield from _levels(room, inner, places, labels)
    if proof.levels:
        yield from axis_cut_mark(inner, chart, places)
    if proof.compared:
        yield from _compared(room, inner, places, proof.compared, labels)
    outer = 0.0
    for stretch in (proof.growth, proof.forecast):
        if stretch:
            yield from _over(room, places, stretch, outer, arrow=stretch is proof.growth)
            outer += room.strip(stretch)


def _is_level(one: Series) -> bool:
    return not one.in_legend and one.dash in _DASHES.values() and len(set(one.values)) == 1


def _carries_lines(chart: Chart) -> bool:
    """Whether a line across all categories can be a series: lying bars and single categories have none."""
    stacked_lines = chart.kind == "line" and chart.grouping != "standard"
    return not chart.horizontal and not stacked_lines and len(chart.categories) > 1


def _lighter(one: Series, first: int, ink: str) -> Series:
    """The bars from `first` on in a veil; figures on them are in the ink of the page."""
    count = len(one.values)
    own = [one.points[n] if n < len(one.points) else "" for n in range(count)]
    points = tuple(color if n < first else f"{color or one.color} {_VEIL}" for n, color in enumerate(own))
    labels = one.labels
    if labels and labels.position not in {"outEnd", None} and labels.colors:
        inks = [labels.colors[n % len(labels.colors)] for n in range(count)]
        labels = replace(labels, colors=tuple(color if n < first else ink for n, color in enumerate(inks)))
    return replace(one, points=points, labels=labels)


def _parted(one: Series, stretch: Stretch) -> Iterator[Series]:
    """A line up to the last value that is known, and a dashed one from there on."""
    first = stretch.first
    if first == 0:
        yield replace(one, dash="sysDash")
        return
    before = tuple(value if n < first else None for n, value in enumerate(one.values))
    after = tuple(value if n >= first - 1 else None for n, value in enumerate(one.values))
    yield replace(one, values=before, labels=_labelled(one, range(first)))
    labels = _labelled(one, range(first, len(one.values)))
    name = f"{one.name} ({stretch.words})" if one.name else stretch.words
    if labels and labels.series_name:
        # A name at the end of the line is that of the series, without the words of the forecast.
        name = one.name
    yield replace(one, name=name, values=after, labels=labels, dash="sysDash", in_legend=False)


def _labelled(one: Series, part: range) -> DataLabels | None:
    """The labels of the values in `part`."""
    if one.labels is None:
        return None
    shown = tuple(n for n in (range(len(one.values)) if one.labels.shown is None else one.labels.shown) if n in part)
    return replace(one.labels, shown=shown) if shown else None


def _levels(room: EvidenceRoom, inner: ChartArea, places: PlotPlaces, labels: Sequence[Rect]) -> Iterator[Element]:
    """The names of levels where their lines end, and the lines, as far as they are no series, clear of figures."""
    area, box, chart = room.area, places.box, places.chart
    found = []
    for level, text in zip(room.proof.levels, room.texts, strict=True):
        share = places.along(level.value, chart.value_axis)
        if share is None:
            area.no_effect(level.path, f"The level {level.figure}, which is not on the axis, has no effect here.")
            continue
        area.sheet.report(text, f"{area.path}.{level.path}")
        at = box.x + share * box.width if chart.horizontal else box.bottom - share * box.height
        found.append((level, text, at))
    for (level, text, at), spot in zip(found, _apart(room, inner, found, lying=chart.horizontal), strict=True):
        if chart.horizontal:
            ends = (at, inner.rect.y - _GAP), (at, box.bottom)
        else:
            slot = box.width / max(len(chart.categories), 1)
            ends = (box.right - slot / 2 if _carries_lines(chart) else box.x, at), (inner.rect.right, at)
        for number, part in enumerate(_clear(*ends, labels), 1):
            lead = wire(part, area.inks.ink, f"{area.name} {level.meaning} line{f' {number}' if number > 1 else ''}")
            yield replace(lead, line=plain_line(area.inks.ink, _LEVEL, _DASHES[level.meaning]))
        body = TextBody(text.paragraphs, (0.0, 0.0, 0.0, 0.0), "ctr")
        yield Shape(frame=spot.frame(), name=f"{area.name} {level.meaning}", body=body)


def _apart(
    room: EvidenceRoom, inner: ChartArea, found: Sequence[tuple[Level, Fitted, float]], *, lying: bool
) -> list[Rect]:
    """A box for the text of each level, at its line, or beside it where two would touch."""
    whole = room.area.rect
    boxes: list[Rect] = []
    for _, text, at in sorted(found, key=lambda one: one[2]):
        width, height = _wide(text), text.measured.height
        if lying:
            x = max(at - width / 2, whole.x, boxes[-1].right + _PAD if boxes else whole.x)
            boxes.append(Rect(x, whole.y, width, height))
        else:
            y = max(at - height / 2, whole.y, boxes[-1].bottom if boxes else whole.y)
            boxes.append(Rect(inner.rect.right + _GAP, y, width, height))
    if boxes:
        # If the last box would reach beyond the chart, it is moved back inside, and the others move with it.
        over_x, over_y = max(boxes[-1].right - whole.right, 0.0), max(boxes[-1].bottom - inner.rect.bottom, 0.0)
        boxes = [Rect(box.x - over_x * lying, box.y - over_y * (not lying), box.width, box.height) for box in boxes]
    order = sorted(range(len(found)), key=lambda n: found[n][2])
    return [boxes[order.index(n)] for n in range(len(found))]


def _compared(
    room: EvidenceRoom, inner: ChartArea, places: PlotPlaces, found: Compared, labels: Sequence[Rect]
) -> Iterator[Element]:
    """Thin lines from two values to the edge of the chart, and the difference between them."""
    chart, box = places.chart, places.box
    if chart.horizontal:
        around = Rect(box.x, box.y, box.width, inner.rect.bottom - box.y)
    else:
        around = Rect(box.x, box.y, inner.rect.right + room.beside - box.x, box.height)
    count = 0
    for index, value in ((found.first, found.difference.start), (found.last, found.difference.end)):
        share = places.along(value, chart.value_axis)
        if share is None:
            room.area.no_effect("evidence.difference", "A value that is not on the axis has no effect here.")
            return
        place = places.point(places.across(float(index), None), share, chart.series[found.series or 0])
        end = (place.x, around.bottom) if chart.horizontal else (around.right, place.y)
        for part in _clear((place.x, place.y), end, labels):
            count += 1
            yield wire(part, room.area.inks.second, f"{room.area.name} value line {count}")
    yield from difference_marks(room.area, chart, PlotPlaces(chart, around), found.difference)


def _wide(text: Fitted) -> float:
    """The width of a box in which no viewer breaks the lines of `text`."""
    return text.measured.width * _SLACK + _GAP


def _clear(start: Point, end: Point, taken: Sequence[Rect]) -> Iterator[tuple[Point, Point]]:
    """The parts of an upright or level line that cross no figure."""
    level = start[1] == end[1]
    along, across = (0, 1) if level else (1, 0)
    spans = [
        ((box.x, box.right), (box.y, box.bottom)) if level else ((box.y, box.bottom), (box.x, box.right))
        for box in taken
    ]
    at, last = start[along], end[along]
    for (low, high), (first, second) in sorted(spans):
        if first < start[across] < second and at < high and low < last:
            if low > at:
                yield _piece(start, at, low, level=level)
            at = max(at, high)
    if at < last:
        yield _piece(start, at, last, level=level)


def _piece(start: Point, first: float, last: float, *, level: bool) -> tuple[Point, Point]:
    if level:
        return (first, start[1]), (last, start[1])
    return (start[0], first), (start[0], last)


def _over(room: EvidenceRoom, places: PlotPlaces, stretch: Stretch, outer: float, *, arrow: bool) -> Iterator[Element]:
    """A line along the categories of `stretch` in a strip `outer` pt from the edge, and its words on it."""
    area, chart = room.area, places.chart
    ends = [_end(places, n, side=0.0 if arrow else side) for n, side in ((stretch.first, -0.4), (stretch.last, 0.4))]
    ends.sort()
    size, depth = size_in(area), room.strip(stretch)
    width, height = area.text_width(stretch.words, size, bold=True) + 2 * _PAD, size * _STRIP
    color = area.sheet.theme.mark if arrow else area.inks.second
    if chart.horizontal:
        x = area.rect.right - outer - depth + _GAP
        line = (x, ends[0]), (x, ends[1])
        words = Rect(x + _GAP, sum(ends) / 2 - height / 2, width, height)
    else:
        y = area.rect.y + outer + height / 2
        line = (ends[0], y), (ends[1], y)
        left = min(max(sum(ends) / 2 - width / 2, area.rect.x), area.rect.right - width)
        words = Rect(left, y - height / 2, width, height)
    if chart.category_axis.reverse and arrow:
        line = line[1], line[0]
    name = f"{area.name} {'growth' if arrow else 'forecast'}"
    drawn = wire(line, color, f"{name} line")
    yield replace(drawn, line=plain_line(color, _ARROW), arrow_end="triangle" if arrow else None)
    ink = area.sheet.theme.ink_on(color) if arrow else area.inks.ink
    text = paragraph(stretch.words, size, bold=True, color=ink, align="ctr")
    area.sheet.type.note([text])
    yield Shape(
        frame=words.frame(),
        name=name,
        geometry="roundRect" if arrow else "rect",
        radius=height / 2 if arrow else 0.0,
        fill=color if arrow else area.inks.ground,
        body=TextBody((text,), (0.0, 0.0, 0.0, 0.0), "ctr"),
    )


def _end(places: PlotPlaces, index: int, *, side: float) -> float:
    """Where the category at `index` stands along its axis, `side` slots from its middle."""
    box, chart = places.box, places.chart
    slot = (box.height if chart.horizontal else box.width) / max(len(chart.categories), 1)
    place = places.point(places.across(float(index), None), 0.0)
    side = -side if chart.category_axis.reverse else side
    return (place.y if chart.horizontal else place.x) + side * slot
