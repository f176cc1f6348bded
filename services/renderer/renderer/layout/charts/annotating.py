"""Remarks in the plot: beside the place they speak of, clear of the values and of each other."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from deck_documents.paper_document.chart_parts import Annotation
from renderer.deck.charts import ChartData
from renderer.layout.charts.setting import Setting, color_of
from renderer.layout.geometry import Rect
from renderer.layout.label_placing import LEADERLESS, Dot, distance, leader, place_labels
from renderer.layout.sheet import paragraph
from renderer.scene import EMU_PER_PT, Connector, Element, Shape, TextBody, plain_line
from renderer.scene.charts import Plot, PlotSeries, Scale
from renderer.typesetting.typesetter import Fitted

_SIZE, _SMALLEST = 12.0, 8.0
_RADIUS = 3.0
_WIDEST = 0.3
_MOST_VALUES, _STEPS = 150, 8
_INSET = 2.0


@dataclass(frozen=True, slots=True)
class _Place:
    """A point of the plot, pt; `marked` if both axes were given."""

    x: float
    y: float
    marked: bool


class PlotPlaces:
    """Where values stand on the page; pt."""

    def __init__(self, plot: Plot, box: Rect) -> None:
        self.plot, self.box = plot, box

    def across(self, place: float | str | None, scale: Scale | None) -> float | None:
        """The share of the way along the first axis; None if it is not on it."""
        if place is None:
            return None
        if scale is not None:
            return self.along(place, scale) if not isinstance(place, str) else None
        names, count = self.plot.categories, len(self.plot.categories)
        index = names.index(place) if isinstance(place, str) and place in names else place
        if isinstance(index, str) or not 0 <= index < count:
            return None
        edge = self.plot.kind == "area" and count > 1
        share = index / (count - 1) if edge else (index + 0.5) / count
        return 1 - share if self.plot.names.reverse else share

    def along(self, value: float | None, scale: Scale | None) -> float | None:
        """The share of the way along a value axis; None if it is not on it."""
        if value is None or scale is None or scale.log or not scale.minimum <= value <= scale.maximum:
            return None
        share = (value - scale.minimum) / (scale.maximum - scale.minimum)
        return 1 - share if scale.reverse else share

    def point(self, across: float | None, up: float | None, series: PlotSeries | None = None) -> _Place:
        """Shares of both axes as a point, for bars that of their series; what is not known is central or on top."""
        known = across is not None and up is not None
        first, second = 0.5 if across is None else across, 0.92 if up is None else up
        aside, box = self._aside(series) if series is not None and known else 0.0, self.box
        if self.plot.horizontal:
            return _Place(box.x + box.width * second, box.y + box.height * first + aside, known)
        return _Place(box.x + box.width * first + aside, box.bottom - box.height * second, known)

    def of(self, series: PlotSeries) -> list[_Place]:
        """The points of a series that are on the axes, of very many the first."""
        scale = self.plot.second if series.secondary else self.plot.scale
        keys: Sequence[float | str] = series.xs or range(len(series.values))
        pairs = list(zip(keys, series.values, strict=False))[:_MOST_VALUES]
        places = ((self.across(key, self.plot.x_scale), self.along(value, scale)) for key, value in pairs)
        return [self.point(x, y, series) for x, y in places if x is not None and y is not None]

    def foot(self, series: PlotSeries) -> float:
        """Where the bars of a series start: y, or x of lying ones."""
        scale = self.plot.second if series.secondary else self.plot.scale
        place = self.point(0.0, self.along(0.0, scale) or 0.0)
        return place.x if self.plot.horizontal else place.y

    @property
    def bar_width(self) -> float:
        """Of one bar."""
        slot = (self.box.height if self.plot.horizontal else self.box.width) / max(len(self.plot.categories), 1)
        return slot / (max(len(self._beside()), 1) + self.plot.gap / 100)

    def _aside(self, series: PlotSeries) -> float:
        """How far the bars of a series stand from the middle of their group."""
        beside = self._beside()
        if series not in beside or self.plot.grouping != "standard":
            return 0.0
        return (beside.index(series) - (len(beside) - 1) / 2) * self.bar_width

    def _beside(self) -> list[PlotSeries]:
        bars = [one for one in self.plot.series if (one.kind or self.plot.kind) == "bar" and not one.secondary]
        return bars if self.plot.grouping == "standard" else bars[:1]


def annotations(setting: Setting, plot: Plot, data: ChartData, name: str) -> list[Element]:
    """The remarks of `data` as elements above its chart, whose plot has a place of its own."""
    if plot.area is None:
        for index in range(len(data.annotations) if plot.table else 0):
            setting.no_effect(f"annotations[{index}]", "An annotation of a chart with a data table")
        return []
    if not data.annotations:
        return []
    area, (left, top, width, height) = setting.area, plot.area
    box = Rect(area.x + left * area.width, area.y + top * area.height, width * area.width, height * area.height)
    places = PlotPlaces(plot, box)
    points = [_point(setting, places, one, index) for index, one in enumerate(data.annotations)]
    texts = [_text(setting, one, box) for one in data.annotations]
    boxes = _boxes(setting, places, points, texts)
    elements: list[Element] = []
    for index, (one, point, text, rect) in enumerate(zip(data.annotations, points, texts, boxes, strict=True), 1):
        setting.sheet.report(text, f"{setting.path}.annotations[{index - 1}]")
        color = color_of(one.color) or setting.inks.ink
        elements += _drawn(point, text, rect, color, f"{name} note {index}")
    return elements


def _point(setting: Setting, places: PlotPlaces, one: Annotation, index: int) -> _Place:
    where, plot = f"annotations[{index}]", places.plot
    series = next((series for series in plot.series if series.name == one.series), None)
    if one.series is not None and series is None:
        setting.no_effect(f"{where}.series", f"The name {one.series!r}, which no series has,")
    x, y = one.x, one.y
    if series is not None and y is None and x is not None:
        keys: Sequence[float | str] = series.xs or plot.categories
        y = series.values[keys.index(x)] if x in keys else None
    second = series is not None and series.secondary
    across = places.across(x, plot.x_scale)
    up = places.along(y, plot.second if second else plot.scale)
    for key, given, found in (("x", one.x, across), ("y", one.y, up)):
        if given is not None and found is None:
            setting.no_effect(f"{where}.{key}", f"The place {given!r}, which is not on the axis,")
    return places.point(across, up, series)


def _text(setting: Setting, one: Annotation, box: Rect) -> Fitted:
    color = color_of(one.color) or setting.inks.ink
    size = min(_SIZE, setting.axis_size)
    line = paragraph(one.text, size, bold=True, color=color, floor=_SMALLEST)
    width = min(setting.width(one.text, size, bold=True) + 1, box.width * _WIDEST)
    return setting.sheet.type.fit([line], max(width, 20.0), box.height * 0.4)


def _boxes(setting: Setting, places: PlotPlaces, points: list[_Place], texts: list[Fitted]) -> list[Rect]:
    """A box for each text; without values in the way, else over them, else one below the other at the top."""
    sizes = [(text.measured.width + 2 * _INSET, text.measured.height + 2 * _INSET) for text in texts]
    dots = [
        Dot(point.x, point.y, _RADIUS if point.marked else 0.5, width, height)
        for point, (width, height) in zip(points, sizes, strict=True)
    ]
    box, values = places.box, _values(places)
    for taken, strict in ((values, True), (values, False), ([], False)):
        if found := place_labels(dots, box, taken, strict=strict):
            return found
    setting.collision("The annotations have no room in the plot and run into each other.")
    top, stacked = box.y, []
    for width, height in sizes:
        top = top if top + height <= box.bottom else box.y
        stacked.append(Rect(box.x, top, width, height))
        top += height
    return stacked


def _values(places: PlotPlaces) -> list[Rect]:
    """What the values take: columns from their foot, points as dots, and lines between them as many of these."""
    found: list[Rect] = []
    for series in places.plot.series:
        points = places.of(series)
        if (series.kind or places.plot.kind) == "bar":
            found += [_column(places, series, point) for point in points]
            continue
        found += [_dot(point.x, point.y) for point in points]
        if not series.width or len(points) > _MOST_VALUES // _STEPS:
            continue
        for one, next_ in pairwise(points):
            shares = [step / _STEPS for step in range(1, _STEPS)]
            found += [_dot(one.x + (next_.x - one.x) * s, one.y + (next_.y - one.y) * s) for s in shares]
    return found


def _column(places: PlotPlaces, series: PlotSeries, point: _Place) -> Rect:
    half, foot = places.bar_width / 2, places.foot(series)
    if places.plot.horizontal:
        return Rect(min(foot, point.x), point.y - half, abs(point.x - foot), 2 * half)
    return Rect(point.x - half, min(foot, point.y), 2 * half, abs(foot - point.y))


def _dot(x: float, y: float) -> Rect:
    return Rect(x - _RADIUS, y - _RADIUS, 2 * _RADIUS, 2 * _RADIUS)


def _drawn(point: _Place, text: Fitted, rect: Rect, color: str, name: str) -> list[Element]:
    """The text, and a dot with a leader where it stands further off."""
    elements: list[Element] = []
    dot = Dot(point.x, point.y, _RADIUS, rect.width, rect.height)
    if point.marked:
        spot = Rect(point.x - _RADIUS, point.y - _RADIUS, 2 * _RADIUS, 2 * _RADIUS)
        elements.append(Shape(frame=spot.frame(), name=f"{name} dot", decorative=True, geometry="ellipse", fill=color))
        if distance(dot, rect) > _RADIUS + LEADERLESS and (line := leader(dot, rect)):
            elements.append(_wire(line, color, f"{name} leader"))
    insets = (_INSET, _INSET, _INSET, _INSET)
    wide = Rect(rect.x, rect.y, rect.width + 2, rect.height)
    return [*elements, Shape(frame=wide.frame(), name=name, body=TextBody(text.paragraphs, insets, "ctr"))]


def _wire(line: tuple[tuple[float, float], tuple[float, float]], color: str, name: str) -> Connector:
    (x1, y1), (x2, y2) = line
    rect = Rect(min(x1, x2), min(y1, y2), abs(x2 - x1), abs(y2 - y1))
    start, end = (round(x1 * EMU_PER_PT), round(y1 * EMU_PER_PT)), (round(x2 * EMU_PER_PT), round(y2 * EMU_PER_PT))
    return Connector(
        frame=rect.frame(),
        name=name,
        decorative=True,
        kind="straight",
        start=start,
        end=end,
        line=plain_line(color, 0.75),
    )
