"""Where the label of one value may stand, in the order of preference, and what it takes there."""

import math
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate

from renderer.layout.charts.plot_places import PlotPlaces
from renderer.layout.geometry import Rect
from renderer.layout.label_placing import Segment, crosses
from renderer.scene.charts import Chart, LabelPosition, Series

Size = tuple[float, float]
"""Width and height of a label, pt."""
RADAR_GAP = 12.0
"""Between the outermost line of a radar and the names around it, pt."""
_GAP = 3.0
# The distance of outer labels as LibreOffice draws them, in radii; PowerPoint draws them nearer to the circle.
_NAMES_APART = 0.06
# Digits are not as tall as their line of text, and a label may be a little wider than the ring that it stands on.
_DIGITS, _OVER_RING = 0.8, 0.25
# Up to the first of these sines a circle counts as flat, from the second on as round; in between, viewers differ.
_FLAT, _ROUND = 0.05, 0.13
_TOP = -math.pi / 2
_WHOLE = 2 * math.pi


@dataclass(frozen=True, slots=True)
class Spot:
    """A place for a label: how viewers call it, what it takes (pt), and whether it lies on the fill of its value."""

    position: LabelPosition | None
    rect: Rect
    on_fill: bool = False


@dataclass(frozen=True, slots=True)
class Plot:
    """A chart and the box of its plot, pt."""

    chart: Chart
    places: PlotPlaces

    @property
    def box(self) -> Rect:
        """The plot without axes."""
        return self.places.box

    def spots(self, series: int, point: int, size: Size, asked: LabelPosition | None) -> list[Spot]:
        """Places for the label of a value, none if it has no room on what it labels; `asked` leaves only that."""
        one = self.chart.series[series]
        kind = one.kind or self.chart.kind
        return list(_SPOTS[kind](self, series, point, size, asked))

    def along(self, series: Series, value: float) -> float | None:
        """A value on the axis of its series, as a share of the way."""
        return self.places.along(value, self.chart.second_value_axis if series.secondary else self.chart.value_axis)

    def across(self, point: int) -> float:
        """A category, as a share of the way."""
        return self.places.across(point, None) or 0.0

    def span(self, series: int, point: int) -> tuple[float, float]:
        """Where the part of a value begins and ends on its axis: at zero, or on those that it is stacked upon."""
        return self.places.spans[series][point]


def _bars(plot: Plot, series: int, point: int, size: Size, asked: LabelPosition | None) -> Iterator[Spot]:
    """Beyond the end of a bar; within it, where it is stacked or there is no room beyond."""
    one, lying = plot.chart.series[series], plot.chart.horizontal
    low, high = (plot.along(one, value) for value in _clamped(plot, one, plot.span(series, point)))
    if low is None or high is None:
        return
    foot, tip = (plot.places.point(plot.across(point), share, one) for share in (low, high))
    start, end, middle = (foot.x, tip.x, tip.y) if lying else (foot.y, tip.y, tip.x)
    way = math.copysign(1.0, end - start) if end != start else (1.0 if lying else -1.0)
    width, height = size
    reach, length = (width if lying else height), abs(end - start)
    stacked = plot.chart.grouping != "standard"
    centers: dict[LabelPosition, float] = {
        "outEnd": end + way * (reach / 2 + _GAP),
        "inEnd": end - way * (reach / 2 + _GAP),
        "ctr": (start + end) / 2,
        "inBase": start + way * (reach / 2 + _GAP),
    }
    within = stacked or _hangs(plot, series, point)
    order: Sequence[LabelPosition] = (asked,) if asked else ("ctr",) if within else ("outEnd", "inEnd", "inBase")
    for position in order:
        needed = 0.0 if position == "outEnd" else reach * (1 if lying else _DIGITS)
        if length >= needed:
            center = (centers[position], middle) if lying else (middle, centers[position])
            yield Spot(position, _around(center, size), position != "outEnd")


def _hangs(plot: Plot, series: int, point: int) -> bool:
    """Whether viewers take a bar for one below zero, and set its label beyond its foot: up to 1 logarithms are."""
    one = plot.chart.series[series]
    axis = plot.chart.second_value_axis if one.secondary else plot.chart.value_axis
    return axis is not None and bool(axis.log) and (one.values[point] or 0.0) <= 1


def _clamped(plot: Plot, one: Series, ends: tuple[float, float]) -> tuple[float, float]:
    """Bars end where their axis does."""
    axis = plot.chart.second_value_axis if one.secondary else plot.chart.value_axis
    if axis is None:
        return ends
    low, high = (min(max(end, axis.minimum), axis.maximum) for end in ends)
    return low, high


def _points(plot: Plot, series: int, point: int, size: Size, asked: LabelPosition | None) -> Iterator[Spot]:
    """Above a point of a line, or where the line does not cross its label; beside one of a cloud."""
    one = plot.chart.series[series]
    center = _point(plot, series, point)
    if center is None:
        return
    kind = one.kind or plot.chart.kind
    usual: Sequence[LabelPosition] = ("t", "b", "r", "l") if kind == "line" else ("r", "l", "t", "b")
    apart = _GAP + (one.marker.size / 2 if one.marker else 0.0)
    spots = [Spot(position, _beside(center, size, position, apart)) for position in ((asked,) if asked else usual)]
    legs = _legs(plot, series, point, center) if one.width and not asked else ()
    yield from sorted(spots, key=lambda spot: max((_nearness(leg, spot.rect) for leg in legs), default=0))


def _nearness(leg: Segment, rect: Rect) -> int:
    """0 for a label that a line keeps off, 1 where it comes near, 2 where it goes through."""
    return crosses(leg, _wider(rect)) + crosses(leg, rect)


def _wider(rect: Rect) -> Rect:
    """What a label takes where a viewer sets it nearer to its point, and draws the line as wide as it is."""
    return Rect(rect.x - _GAP, rect.y - _GAP, rect.width + 2 * _GAP, rect.height + 2 * _GAP)


def _legs(plot: Plot, series: int, point: int, center: tuple[float, float]) -> list[Segment]:
    """The parts of a line on either side of a point at `center`."""
    values = plot.chart.series[series].values
    beside = (other for other in (point - 1, point + 1) if 0 <= other < len(values) and values[other] is not None)
    return [(center, other) for index in beside if (other := _point(plot, series, index)) is not None]


def _bubbles(plot: Plot, series: int, point: int, size: Size, asked: LabelPosition | None) -> Iterator[Spot]:
    """In the middle of a bubble, whose size is the viewer's."""
    center = _point(plot, series, point)
    if center is not None:
        position = asked or "ctr"
        yield Spot(position, _beside(center, size, position, _GAP), position == "ctr")


def _point(plot: Plot, series: int, point: int) -> tuple[float, float] | None:
    one = plot.chart.series[series]
    up = plot.along(one, plot.span(series, point)[1])
    across = plot.places.across(one.xs[point], plot.chart.x_axis) if one.xs else plot.across(point)
    if up is None or across is None:
        return None
    place = plot.places.point(across, up, one)
    return place.x, place.y


def _areas(plot: Plot, series: int, point: int, size: Size, asked: LabelPosition | None) -> Iterator[Spot]:
    """Halfway up an area; viewers allow no other place."""
    one = plot.chart.series[series]
    low, high = (plot.along(one, value) for value in _clamped(plot, one, plot.span(series, point)))
    if low is None or high is None:
        return
    place = plot.places.point(plot.across(point), (low + high) / 2, one)
    yield Spot(asked, _around((place.x, place.y), size))


def _radar(plot: Plot, series: int, point: int, size: Size, asked: LabelPosition | None) -> Iterator[Spot]:
    """Outwards of a point; viewers allow no other place."""
    one = plot.chart.series[series]
    share = plot.along(one, one.values[point] or 0.0)
    if share is None:
        return
    angle = _TOP + _WHOLE * point / max(len(one.values), 1)
    yield Spot(asked, _outside(plot.box, _radar_radius(plot.box) * share - _GAP, angle, size))


def around_radar(box: Rect, sizes: Sequence[Size]) -> Iterator[Rect]:
    """Where names of these sizes stand around the plot `box` of a radar."""
    radius = _radar_radius(box)
    apart = _NAMES_APART * radius + 1.0
    for index, size in enumerate(sizes):
        yield _outside(box, radius + apart, _TOP + _WHOLE * index / len(sizes), size)


def _radar_radius(box: Rect) -> float:
    """From the middle of a radar's plot to its outermost line, pt."""
    return min(box.width, box.height) / 2


def _slices(plot: Plot, series: int, point: int, size: Size, asked: LabelPosition | None) -> Iterator[Spot]:
    """On a slice that is large enough, else beside it."""
    start, sweep = _sector(plot.chart.series[series], point)
    radius, angle = plot.box.width / 2, start + sweep / 2
    inner = {"ctr": radius / 2, "inEnd": radius - _half_along(size, angle) - _GAP}
    order: Sequence[LabelPosition] = (asked,) if asked else ("ctr", "outEnd")
    for position in order:
        if position == "outEnd":
            yield Spot(position, _outside(plot.box, radius, angle, size))
            continue
        rect = _around(_polar(plot.box, inner[position], angle), size)
        if _within(plot.box, rect, (start, sweep), (0.0, radius)):
            yield Spot(position, rect, on_fill=True)


def _rings(plot: Plot, series: int, point: int, size: Size, asked: LabelPosition | None) -> Iterator[Spot]:
    """In the middle of a part of a ring; viewers allow no other place."""
    radius, hole = plot.box.width / 2, plot.chart.hole / 100
    thickness = radius * (1 - hole) / max(len(plot.chart.series), 1)
    inner = radius * hole + thickness * series
    start, sweep = _sector(plot.chart.series[series], point)
    rect = _around(_polar(plot.box, inner + thickness / 2, start + sweep / 2), size)
    slack = thickness * _OVER_RING
    if _within(plot.box, rect, (start, sweep), (inner - slack, inner + thickness + slack)):
        yield Spot(asked, rect, on_fill=True)


_SPOTS: Mapping[str, Callable[[Plot, int, int, Size, LabelPosition | None], Iterator[Spot]]] = {
    "bar": _bars,
    "line": _points,
    "stock": _points,
    "scatter": _points,
    "bubble": _bubbles,
    "area": _areas,
    "radar": _radar,
    "pie": _slices,
    "doughnut": _rings,
}


def _sector(one: Series, point: int) -> tuple[float, float]:
    """Where a slice begins and how far it reaches, in radians clockwise from the right."""
    ends = _ends(one.values)
    return _TOP + _WHOLE * ends[point], _WHOLE * (ends[point + 1] - ends[point])


@lru_cache(maxsize=64)
def _ends(values: tuple[float | None, ...]) -> tuple[float, ...]:
    """Where slices begin, and where the last one ends, as shares of the whole."""
    sums = tuple(accumulate((abs(value or 0.0) for value in values), initial=0.0))
    return tuple(end / (sums[-1] or 1.0) for end in sums)


def _within(box: Rect, rect: Rect, sector: tuple[float, float], ring: tuple[float, float]) -> bool:
    """Whether a label, as low as its digits, lies in a part of a circle: the corners do."""
    x, y = box.x + box.width / 2, box.y + box.height / 2
    half = rect.height * _DIGITS / 2
    middle = rect.y + rect.height / 2
    corners = [(cx - x, cy - y) for cx in (rect.x, rect.right) for cy in (middle - half, middle + half)]
    start, sweep = sector
    return all(
        ring[0] <= math.hypot(*corner) <= ring[1]
        and (math.atan2(corner[1], corner[0]) - start) % _WHOLE <= sweep + 1e-9
        for corner in corners
    )


def _half_along(size: Size, angle: float) -> float:
    """Half of what a label takes in the direction of `angle`."""
    return (size[0] * abs(math.cos(angle)) + size[1] * abs(math.sin(angle))) / 2


def _polar(box: Rect, radius: float, angle: float) -> tuple[float, float]:
    return (
        box.x + box.width / 2 + radius * math.cos(angle),
        box.y + box.height / 2 + radius * math.sin(angle),
    )


def _outside(box: Rect, radius: float, angle: float, size: Size) -> Rect:
    """A label that touches a circle from outside: with a side where the circle is flat to it, else with a corner.

    Where viewers may do either, it is all that both take.
    """
    x, y = _polar(box, radius + _GAP, angle)
    left, right = _reach(math.cos(angle), size[0])
    top, bottom = _reach(math.sin(angle), size[1])
    return Rect(x + left, y + top, right - left, bottom - top)


def _reach(part: float, length: float) -> tuple[float, float]:
    """From where to where a label of `length` reaches along an axis; `part` is the circle's direction along it."""
    if abs(part) < _FLAT:
        return -length / 2, length / 2
    near = 0.0 if abs(part) > _ROUND else -length / 2
    return (near, length) if part > 0 else (-length, -near)


def _beside(center: tuple[float, float], size: Size, position: LabelPosition, apart: float) -> Rect:
    aside = {"r": 1, "l": -1}.get(position, 0) * (size[0] / 2 + apart)
    down = {"b": 1, "t": -1}.get(position, 0) * (size[1] / 2 + apart)
    return _around((center[0] + aside, center[1] + down), size)


def _around(center: tuple[float, float], size: Size) -> Rect:
    return Rect(center[0] - size[0] / 2, center[1] - size[1] / 2, *size)
