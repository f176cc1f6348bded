"""Puts labels beside their dots so that none touches another."""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from renderer.layout.geometry import Rect

LEADERLESS = 12.0
"""A label this near to its dot needs no leader, in pt."""

_GAP = 3.0
_DISTANCES = (4.0, 8.0, 13.0, 19.0, 26.0, 34.0, 43.0, 54.0, 68.0, 84.0, 104.0, 128.0, 160.0, 200.0, 260.0)
# Right of the dot reads best, then left, above, below, then the corners between.
_ANGLES = (0, 180, 270, 90, 330, 30, 210, 150, 300, 60, 240, 120)


@dataclass(frozen=True, slots=True)
class Dot:
    """A dot's centre and radius, and the size of its label, in pt."""

    x: float
    y: float
    radius: float
    width: float
    height: float

    @property
    def box(self) -> Rect:
        """The square around the dot."""
        return Rect(self.x - self.radius, self.y - self.radius, 2 * self.radius, 2 * self.radius)


def place_labels(dots: Sequence[Dot], area: Rect, taken: Sequence[Rect]) -> list[Rect] | None:
    """A place for each label within `area`, clear of all dots, of `taken` and of each other; None if there is none.

    The most crowded dots choose first.
    """
    obstacles = [*taken, *(dot.box for dot in dots)]
    places: list[Rect | None] = [None] * len(dots)
    for index in sorted(range(len(dots)), key=lambda i: (-_crowding(dots[i], dots), i)):
        place = next((c for c in _candidates(dots[index], area) if _is_clear(dots[index], c, obstacles)), None)
        if place is None:
            return None
        places[index] = place
        obstacles.append(place)
        if distance(dots[index], place) > dots[index].radius + LEADERLESS:
            obstacles.extend(_leader(dots[index], place))
    return [place for place in places if place is not None]


def nearest_point(dot: Dot, place: Rect) -> tuple[float, float]:
    """The point of `place` that is nearest to the dot's centre: where a leader ends."""
    return min(max(dot.x, place.x), place.right), min(max(dot.y, place.y), place.bottom)


def distance(dot: Dot, place: Rect) -> float:
    """From the dot's centre to the nearest point of `place`, in pt."""
    x, y = nearest_point(dot, place)
    return math.hypot(x - dot.x, y - dot.y)


def _is_clear(dot: Dot, place: Rect, obstacles: Sequence[Rect]) -> bool:
    if any(place.touches(obstacle, _GAP) for obstacle in obstacles):
        return False
    if distance(dot, place) <= dot.radius + LEADERLESS:
        return True
    steps = _leader(dot, place)
    return not any(step.touches(obstacle) for obstacle in obstacles if obstacle != dot.box for step in steps)


def _leader(dot: Dot, place: Rect) -> list[Rect]:
    """Points along the line from a dot to its label."""
    x, y = nearest_point(dot, place)
    return [Rect(dot.x + (x - dot.x) * n / 8, dot.y + (y - dot.y) * n / 8, 0.1, 0.1) for n in range(2, 8)]


def _crowding(dot: Dot, dots: Sequence[Dot]) -> int:
    return sum(abs(other.x - dot.x) < 130 and abs(other.y - dot.y) < 45 for other in dots)


def _candidates(dot: Dot, area: Rect) -> Iterator[Rect]:
    """Places in order of preference: near before far."""
    for distance in _DISTANCES:
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
