"""Where connectors run: at right angles, out of the side they leave, across no box where that can be had."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from renderer.layout.geometry import Rect

Point = tuple[float, float]

_CLEAR, _STUB = 14.0, 8.0
_CROSSING, _BEND, _HINT, _FARTHEST_HINT = 10_000.0, 30.0, 0.3, 200.0
_MOST_OBSTACLES = 24
_NEARBY = 60.0


@dataclass(frozen=True, slots=True)
class Site:
    """Where a connector may end.

    Attributes:
        number: of the shape's connection site; None for an end that is fixed to nothing.
        side: the way out of the shape, (1, 0) to the right, (0, 1) down; None for any.
        off: how far it is from where the document put the end.
    """

    point: Point
    number: int | None = None
    side: tuple[int, int] | None = None
    off: float = 0.0


@dataclass(frozen=True, slots=True)
class Route:
    """A way from site to site.

    Attributes:
        points: its corners, both ends included.
        upright: it leaves up or down.
        corner: it has one bend; else two, the first `bend` (a share) of the way along.
    """

    start: Site
    end: Site
    points: tuple[Point, ...]
    upright: bool = False
    corner: bool = False
    bend: float = 0.5


def straight(starts: Sequence[Site], ends: Sequence[Site], obstacles: Sequence[Rect]) -> Route:
    """The straight line between two sites that crosses least."""
    routes = [Route(start, end, (start.point, end.point)) for start in starts for end in ends]
    near = _near(routes, obstacles)
    return min(routes, key=lambda route: _cost(route, near))


def bent(starts: Sequence[Site], ends: Sequence[Site], obstacles: Sequence[Rect]) -> Route:
    """The way at right angles between two sites that crosses least, then bends least, then is shortest."""
    pairs = [(start, end) for start in starts for end in ends]
    usual = [route for pair in pairs for route in _routes(*pair, ())]
    near = _near(usual, obstacles)
    best = min(usual, key=lambda route: _cost(route, near), default=None)
    if best is None or _cost(best, near) >= _CROSSING:
        wider = [route for pair in pairs for route in _routes(*pair, near)]
        best = min([*wider, *([best] if best else [])], key=lambda route: _cost(route, near), default=None)
    return best or _across(*pairs[0], (pairs[0][0].point[0] + pairs[0][1].point[0]) / 2)


def _routes(start: Site, end: Site, obstacles: Sequence[Rect]) -> Iterator[Route]:
    """All ways from `start` to `end`, bent beside `obstacles` too, that leave and arrive as the sites say."""
    (x1, y1), (x2, y2) = start.point, end.point
    found = [_across(start, end, x) for x in _bends(x1, x2, [(one.x, one.right) for one in obstacles])]
    found += [_down(start, end, y) for y in _bends(y1, y2, [(one.y, one.bottom) for one in obstacles])]
    found.append(Route(start, end, (start.point, (x2, y1), end.point), corner=True))
    found.append(Route(start, end, (start.point, (x1, y2), end.point), upright=True, corner=True))
    return (route for route in found if _leaves(route.points, start) and _leaves(route.points[::-1], end))


def _across(start: Site, end: Site, x: float) -> Route:
    (x1, y1), (x2, y2) = start.point, end.point
    share = (x - x1) / _span(x2 - x1)
    return Route(start, end, (start.point, (x, y1), (x, y2), end.point), bend=share)


def _down(start: Site, end: Site, y: float) -> Route:
    (x1, y1), (x2, y2) = start.point, end.point
    share = (y - y1) / _span(y2 - y1)
    return Route(start, end, (start.point, (x1, y), (x2, y), end.point), upright=True, bend=share)


def _span(length: float) -> float:
    return length if abs(length) >= 1 else 1.0


def _bends(first: float, last: float, edges: Sequence[tuple[float, float]]) -> list[float]:
    beside = [side for low, high in edges for side in (low - _CLEAR, high + _CLEAR)]
    outside = [min(first, last) - 2 * _CLEAR, max(first, last) + 2 * _CLEAR]
    return [(first + last) / 2, *outside, *beside]


def _leaves(points: Sequence[Point], site: Site) -> bool:
    """Whether a way begins in the direction of its site, with a stub that can be seen."""
    if site.side is None:
        return True
    (x1, y1), (x2, y2) = points[:2]
    along = (x2 - x1) * site.side[0] + (y2 - y1) * site.side[1]
    return along >= _STUB and (x1 == x2 if site.side[0] == 0 else y1 == y2)


def _near(routes: Sequence[Route], obstacles: Sequence[Rect]) -> list[Rect]:
    """Those of `obstacles` that a way may meet; not all of hundreds."""
    points = [point for route in routes for point in (route.start.point, route.end.point)]
    if not points:
        return list(obstacles[:_MOST_OBSTACLES])
    left, top = min(x for x, _ in points) - _NEARBY, min(y for _, y in points) - _NEARBY
    right, bottom = max(x for x, _ in points) + _NEARBY, max(y for _, y in points) + _NEARBY
    inside = [one for one in obstacles if one.x < right and one.right > left and one.y < bottom and one.bottom > top]
    return inside[:_MOST_OBSTACLES]


def _cost(route: Route, obstacles: Sequence[Rect]) -> float:
    legs = list(zip(route.points, route.points[1:], strict=False))
    crossings = sum(_crosses(leg, one) for leg in legs for one in obstacles)
    length: float = sum(((x2 - x1) ** 2 + (y2 - y1) ** 2) ** 0.5 for (x1, y1), (x2, y2) in legs)
    bends = 1 if route.corner else 0 if _is_line(route.points) else 2
    off = sum(min(site.off, _FARTHEST_HINT) for site in (route.start, route.end))
    return crossings * _CROSSING + length + bends * _BEND + off * _HINT


def _is_line(points: Sequence[Point]) -> bool:
    return len({round(x, 3) for x, _ in points}) == 1 or len({round(y, 3) for _, y in points}) == 1 or len(points) == 2


def _crosses(leg: tuple[Point, Point], box: Rect) -> bool:
    """Whether a line goes through the inside of a box (its edge does not count)."""
    (x1, y1), (x2, y2) = leg
    low, high = 0.0, 1.0
    for start, change, least, most in (
        (x1, x2 - x1, box.x + 1, box.right - 1),
        (y1, y2 - y1, box.y + 1, box.bottom - 1),
    ):
        if abs(change) < 1e-9:
            if not least < start < most:
                return False
            continue
        near, far = sorted(((least - start) / change, (most - start) / change))
        low, high = max(low, near), min(high, far)
    return low < high
