"""Puts labels beside their dots so that none touches another."""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain

from renderer.layout.geometry import Rect

LEADERLESS = 12.0
"""A label this near to its dot needs no leader, in pt."""

Point = tuple[float, float]
Segment = tuple[Point, Point]

_GAP = 3.0
_DISTANCES = (4.0, 8.0, 13.0, 19.0, 26.0, 34.0, 43.0, 54.0, 68.0, 84.0, 104.0, 128.0, 160.0, 200.0, 260.0)
_BESIDE = 3
_ROUNDS = 5
# The places of a label in order of preference: right of the dot, left, above, below, then the four corners.
_ANGLES = (0, 180, 270, 90, 330, 30, 210, 150, 300, 60, 240, 120)


@dataclass(frozen=True, slots=True)
class Dot:
    """A dot's centre and radius, and the size of its label, in pt; `beside`: it may not go without the dot."""

    x: float
    y: float
    radius: float
    width: float
    height: float
    beside: bool = False

    @property
    def box(self) -> Rect:
        """The square around the dot."""
        return Rect(self.x - self.radius, self.y - self.radius, 2 * self.radius, 2 * self.radius)


@dataclass(slots=True)
class _Obstacles:
    """What a new label and its leader must keep clear of."""

    labels: list[Rect]
    dots: list[Rect]
    leaders: list[Segment]
    strict: bool

    def leave_room(self, dot: Dot, place: Rect) -> bool:
        """Whether neither the label at `place` nor its leader touches anything."""
        if any(place.touches(box, _GAP) for box in self.labels) or any(place.touches(box, _GAP) for box in self.dots):
            return False
        if any(crosses(line, place) for line in self.leaders):
            return False
        line = leader(dot, place)
        if line is None:
            return True
        # What stands on the dot itself, as the mark of its value does, is where the leader begins.
        if any(crosses(line, box) for box in self.labels if not _covers(box, dot)):
            return False
        return not self.strict or not (
            any(crosses(line, box) for box in self.dots if box != dot.box)
            or any(_cross(line, other) for other in self.leaders)
        )

    def add(self, dot: Dot, place: Rect) -> None:
        """Keep the label at `place` and its leader clear from now on."""
        self.labels.append(place)
        if line := leader(dot, place):
            self.leaders.append(line)


def place_labels(
    dots: Sequence[Dot], area: Rect, taken: Sequence[Rect], *, strict: bool = True, lines: Sequence[Segment] = ()
) -> list[Rect] | None:
    """A place for each label within `area`, clear of all dots, of `taken`, of each other and of leaders; None if none.

    Labels keep off `lines` where there is such a place right beside their dot.

    Dots whose label must be beside them choose first, then the most crowded; one that found no place chooses earlier in
    the next round. Unless `strict`, leaders may cross each other and dots, and no label has to be beside its dot.
    """
    order = sorted(range(len(dots)), key=lambda i: (not dots[i].beside, -_crowding(dots[i], dots), i))
    for _ in range(_ROUNDS):
        places: dict[int, Rect] = {}
        obstacles = _Obstacles(list(taken), [dot.box for dot in dots], [], strict)
        for index in order:
            dot = dots[index]
            candidates = _candidates(dot, area, _BESIDE if strict and dot.beside else len(_DISTANCES))
            if lines:
                near = _candidates(dot, area, _BESIDE)
                clear = (place for place in near if not any(crosses(line, place) for line in lines))
                candidates = chain(clear, candidates)
            place = next((place for place in candidates if obstacles.leave_room(dot, place)), None)
            if place is None:
                order.remove(index)
                order.insert(0, index)
                break
            places[index] = place
            obstacles.add(dot, place)
        else:
            return [places[index] for index in range(len(dots))]
    return None


def leader(dot: Dot, place: Rect) -> Segment | None:
    """The line from a dot to its label; None if they are near enough without."""
    if distance(dot, place) <= dot.radius + LEADERLESS:
        return None
    return (dot.x, dot.y), nearest_point(dot, place)


def crosses(line: Segment, box: Rect) -> bool:
    """Whether some of `line` lies within `box`."""
    (x, y), (end_x, end_y) = line
    first, last = 0.0, 1.0
    for start, way, low, high in ((x, end_x - x, box.x, box.right), (y, end_y - y, box.y, box.bottom)):
        if way == 0:
            if not low < start < high:
                return False
            continue
        enters, leaves = sorted(((low - start) / way, (high - start) / way))
        first, last = max(first, enters), min(last, leaves)
    return first < last


def _covers(box: Rect, dot: Dot) -> bool:
    return box.x < dot.x < box.right and box.y < dot.y < box.bottom


def _cross(one: Segment, other: Segment) -> bool:
    (a, b), (c, d) = one, other
    return _turn(a, b, c) * _turn(a, b, d) < 0 and _turn(c, d, a) * _turn(c, d, b) < 0


def _turn(a: Point, b: Point, c: Point) -> float:
    return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])


def nearest_point(dot: Dot, place: Rect) -> tuple[float, float]:
    """The point of `place` that is nearest to the dot's centre: where a leader ends."""
    return min(max(dot.x, place.x), place.right), min(max(dot.y, place.y), place.bottom)


def distance(dot: Dot, place: Rect) -> float:
    """From the dot's centre to the nearest point of `place`, in pt."""
    x, y = nearest_point(dot, place)
    return math.hypot(x - dot.x, y - dot.y)


def _crowding(dot: Dot, dots: Sequence[Dot]) -> int:
    return sum(abs(other.x - dot.x) < 130 and abs(other.y - dot.y) < 45 for other in dots)


def _candidates(dot: Dot, area: Rect, distances: int) -> Iterator[Rect]:
    """Places in order of preference: near before far."""
    for distance in _DISTANCES[:distances]:
        for angle in _ANGLES:
            dx, dy = math.cos(math.radians(angle)), math.sin(math.radians(angle))
            reach = dot.radius + distance
            x = dot.x + dx * reach + (dot.width / 2 * (dx if abs(dx) < 0.99 else math.copysign(1, dx)) - dot.width / 2)
            y = (
                dot.y
                + dy * reach
                + (dot.height / 2 * (dy if abs(dy) < 0.99 else math.copysign(1, dy)) - dot.height / 2)
            )
            if area.x <= x and x + dot.width <= area.right and area.y <= y and y + dot.height <= area.bottom:
                yield Rect(x, y, dot.width, dot.height)
