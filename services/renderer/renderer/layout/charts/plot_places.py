"""Where values stand on the page, and what they take."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from renderer.layout.geometry import Rect
from renderer.scene.charts import Chart, Series, ValueAxis

RADIUS = 3.0
"""The diameter of the dot at a value, in pt."""
_MOST_VALUES, _STEPS = 150, 8
_UNKNOWN_ACROSS, _UNKNOWN_UP = 0.5, 0.92


@dataclass(frozen=True, slots=True)
class Place:
    """A point of the plot, pt; `marked` if both axes were given."""

    x: float
    y: float
    marked: bool


class PlotPlaces:
    """Where values stand on the page; pt."""

    def __init__(self, chart: Chart, box: Rect) -> None:
        self.chart, self.box = chart, box

    def across(self, place: float | str | None, axis: ValueAxis | None) -> float | None:
        """The share of the way along the first axis; None if it is not on it."""
        if place is None:
            return None
        if axis is not None:
            return self.along(place, axis) if not isinstance(place, str) else None
        names, count = self.chart.categories, len(self.chart.categories)
        index = names.index(place) if isinstance(place, str) and place in names else place
        if isinstance(index, str) or not 0 <= index < count:
            return None
        edge = self.chart.edge_to_edge and count > 1
        share = index / (count - 1) if edge else (index + 0.5) / count
        return 1 - share if self.chart.category_axis.reverse else share

    def along(self, value: float | None, axis: ValueAxis | None) -> float | None:
        """The share of the way along a value axis; None if it is not on it."""
        if value is None or axis is None or not axis.minimum <= value <= axis.maximum:
            return None
        low, high, value = (math.log(end) if axis.log else end for end in (axis.minimum, axis.maximum, value))
        share = (value - low) / (high - low) if high > low else _UNKNOWN_ACROSS
        return 1 - share if axis.reverse else share

    def point(self, across: float | None, up: float | None, series: Series | None = None) -> Place:
        """Shares of both axes as a point, for bars that of their series; what is not known is central or on top."""
        known = across is not None and up is not None
        first, second = _UNKNOWN_ACROSS if across is None else across, _UNKNOWN_UP if up is None else up
        aside, box = self._aside(series) if series is not None and known else 0.0, self.box
        if self.chart.horizontal:
            return Place(box.x + box.width * second, box.y + box.height * first + aside, known)
        return Place(box.x + box.width * first + aside, box.bottom - box.height * second, known)

    def value(self, series: Series, index: int) -> Place:
        """The point of one value of a series on categories."""
        axis = self.chart.second_value_axis if series.secondary else self.chart.value_axis
        return self.point(self.across(float(index), None), self.along(series.values[index], axis), series)

    def of(self, series: Series) -> list[Place]:
        """The points of a series that are on the axes, of very many the first."""
        axis = self.chart.second_value_axis if series.secondary else self.chart.value_axis
        keys: Sequence[float | str] = series.xs or range(len(series.values))
        pairs = list(zip(keys, series.values, strict=False))[:_MOST_VALUES]
        places = ((self.across(key, self.chart.x_axis), self.along(value, axis)) for key, value in pairs)
        return [self.point(x, y, series) for x, y in places if x is not None and y is not None]

    @cached_property
    def spans(self) -> list[list[tuple[float, float]]]:
        """Where the part of each value of each series begins and ends on its axis: at zero, or on those below it."""
        if self.chart.grouping == "standard":
            return [[(0.0, value or 0.0) for value in one.values] for one in self.chart.series]
        shares = self.chart.grouping == "percentStacked"
        wholes = [sum(map(abs, column)) or 1.0 if shares else 1.0 for column in self._columns()]
        tops, spans = [[0.0, 0.0] for _ in wholes], []
        for one in self.chart.series:
            values = [value or 0.0 for value in one.values]
            if one.kind not in {None, self.chart.kind}:
                spans.append([(0.0, value) for value in values])
                continue
            spans.append([])
            for value, whole, reached in zip(values, wholes, tops, strict=False):
                start = reached[value < 0]
                reached[value < 0] += value
                spans[-1].append((start / whole, (start + value) / whole))
        return spans

    def _columns(self) -> list[list[float]]:
        """The values that are stacked upon each other, category by category."""
        stacked = [one.values for one in self.chart.series if one.kind in {None, self.chart.kind}]
        return [[value or 0.0 for value in column] for column in zip(*stacked, strict=False)]

    def foot(self, series: Series) -> float:
        """Where the bars of a series start: y, or x of lying ones."""
        axis = self.chart.second_value_axis if series.secondary else self.chart.value_axis
        place = self.point(0.0, self.along(0.0, axis) or 0.0)
        return place.x if self.chart.horizontal else place.y

    @property
    def bar_width(self) -> float:
        """Of one bar."""
        slot = (self.box.height if self.chart.horizontal else self.box.width) / max(len(self.chart.categories), 1)
        count = max(len(self._beside), 1)
        return slot / (count - (count - 1) * self._overlap + self.chart.gap / 100)

    def _aside(self, series: Series) -> float:
        """How far the bars of a series stand from the middle of their group."""
        beside = self._beside
        if self.chart.grouping != "standard" or series not in beside:
            return 0.0
        return (beside.index(series) - (len(beside) - 1) / 2) * self.bar_width * (1 - self._overlap)

    @property
    def _overlap(self) -> float:
        """How much of a bar the next one of its group covers, as a share."""
        return self.chart.overlap / 100

    @cached_property
    def _beside(self) -> list[Series]:
        """The series whose bars stand side by side."""
        bars = [one for one in self.chart.series if (one.kind or self.chart.kind) == "bar" and not one.secondary]
        return bars if self.chart.grouping == "standard" else bars[:1]


def places_in(rect: Rect, chart: Chart) -> PlotPlaces:
    """The places of `chart`, whose plot has one of its own, in `rect`."""
    assert chart.plot_area is not None
    left, top, width, height = chart.plot_area
    return PlotPlaces(
        chart,
        Rect(rect.x + left * rect.width, rect.y + top * rect.height, width * rect.width, height * rect.height),
    )


def taken(places: PlotPlaces) -> list[Rect]:
    """What the values take: columns from their foot, points as dots, and lines between them as many of these."""
    found: list[Rect] = []
    for series in places.chart.series:
        points = places.of(series)
        if (series.kind or places.chart.kind) == "bar":
            found += [_column(places, series, point) for point in points]
            continue
        found += [_dot(point.x, point.y) for point in points]
        if not series.width or len(points) > _MOST_VALUES // _STEPS:
            continue
        for one, next_ in pairwise(points):
            shares = [step / _STEPS for step in range(1, _STEPS)]
            found += [_dot(one.x + (next_.x - one.x) * s, one.y + (next_.y - one.y) * s) for s in shares]
    return found


def _column(places: PlotPlaces, series: Series, point: Place) -> Rect:
    half, foot = places.bar_width / 2, places.foot(series)
    if places.chart.horizontal:
        return Rect(min(foot, point.x), point.y - half, abs(point.x - foot), 2 * half)
    return Rect(point.x - half, min(foot, point.y), 2 * half, abs(foot - point.y))


def _dot(x: float, y: float) -> Rect:
    return Rect(x - RADIUS, y - RADIUS, 2 * RADIUS, 2 * RADIUS)
