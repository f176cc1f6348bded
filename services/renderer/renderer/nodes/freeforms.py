"""Paths in the commands of SVG as shapes."""

import math
import re
from collections.abc import Iterator, Sequence

from deck_documents.paper_document.nodes import CustomGeometry
from renderer.scene import Freeform

Point = tuple[float, float]
Step = tuple[str, tuple[Point, ...]]

_TOKEN = re.compile(r"([MmLlHhVvCcSsQqTtAaZz])|([+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?)|([\s,]+)|(.)", re.DOTALL)
_FLAG = re.compile("[01]")
"""The fourth and fifth number of an arc are one digit each; what follows may stand right behind them."""
_COUNTS = {"M": 2, "L": 2, "H": 1, "V": 1, "C": 6, "S": 4, "Q": 4, "T": 2, "A": 7, "Z": 0}
_FLAGS = (3, 4)
_UNITS = 1000.0
_MOST_STEPS, _FARTHEST = 10_000, 1_000_000.0


class BadPath(Exception):
    """The path cannot be read; the text says where."""


def freeform_of(given: CustomGeometry) -> tuple[Freeform, tuple[float, float, float, float]]:
    """The path, and how far it reaches (left, top, right, bottom) in shares of its box. Raises BadPath."""
    steps = _Pen().draw(given.path)
    points = [point for _, step in steps for point in step]
    if not points:
        raise BadPath("it draws nothing")
    left, right = min(x for x, _ in points), max(x for x, _ in points)
    top, bottom = min(y for _, y in points), max(y for _, y in points)
    if max(abs(left), abs(right), abs(top), abs(bottom)) > _FARTHEST:
        raise BadPath("it reaches too far")
    width, height = given.width or max(right, 1.0), given.height or max(bottom, 1.0)
    scaled = tuple((name, tuple((round(x * _UNITS), round(y * _UNITS)) for x, y in step)) for name, step in steps)
    form = Freeform(max(round(width * _UNITS), 1), max(round(height * _UNITS), 1), scaled)
    return form, (left / width, top / height, right / width, bottom / height)


class _Pen:
    """Follows a path; every curve becomes a cubic one, every point absolute."""

    def __init__(self) -> None:
        self._at: Point = (0.0, 0.0)
        self._start: Point = (0.0, 0.0)
        self._handle: tuple[str, Point] | None = None

    def draw(self, path: str) -> list[Step]:
        steps: list[Step] = []
        for command, numbers in _commands(path):
            if not steps and command not in "Mm":
                raise BadPath("it must begin with M")
            if steps and steps[-1][0] == "close" and command not in "MmZz":
                steps.append(("moveTo", (self._at,)))
            steps += self._follow(command, numbers)
            if len(steps) > _MOST_STEPS:
                raise BadPath(f"it has more than {_MOST_STEPS:,} steps")
        return steps

    def _follow(self, command: str, numbers: list[float]) -> list[Step]:
        kind, (x, y) = command.upper(), self._at
        handle, self._handle = self._handle, None
        if kind == "Z":
            self._at = self._start
            return [("close", ())]
        if kind == "H":
            return [self._line((numbers[0] + (x if command == "h" else 0.0), y))]
        if kind == "V":
            return [self._line((x, numbers[0] + (y if command == "v" else 0.0)))]
        by = (x, y) if command.islower() else (0.0, 0.0)
        if kind == "A":
            return self._arc(numbers, (numbers[5] + by[0], numbers[6] + by[1]))
        points = [(numbers[i] + by[0], numbers[i + 1] + by[1]) for i in range(0, len(numbers), 2)]
        if kind == "M":
            self._at = self._start = points[0]
            return [("moveTo", (points[0],))]
        return [self._line(points[0])] if kind == "L" else [self._curve(kind, points, handle)]

    def _line(self, end: Point) -> Step:
        self._at = end
        return "lnTo", (end,)

    def _curve(self, kind: str, points: list[Point], handle: tuple[str, Point] | None) -> Step:
        at, quadratic = self._at, kind in "QT"
        if kind in "ST":
            family = "CS" if kind == "S" else "QT"
            mirrored = handle[1] if handle and handle[0] in family else at
            points.insert(0, (2 * at[0] - mirrored[0], 2 * at[1] - mirrored[1]))
        self._handle = (kind, points[-2])
        end = self._at = points[-1]
        if quadratic:
            middle = points[0]
            points = [_towards(at, middle, 2 / 3), _towards(end, middle, 2 / 3), end]
        return "cubicBezTo", tuple(points)

    def _arc(self, numbers: list[float], end: Point) -> list[Step]:
        start, self._at = self._at, end
        across, down, turn = abs(numbers[0]), abs(numbers[1]), math.radians(numbers[2])
        if start == end or not across or not down:
            return [("lnTo", (end,))]
        return list(_arc_curves(start, end, (across, down, turn), large=bool(numbers[3]), sweep=bool(numbers[4])))


def _towards(one: Point, other: Point, share: float) -> Point:
    return one[0] + (other[0] - one[0]) * share, one[1] + (other[1] - one[1]) * share


def _arc_curves(
    start: Point, end: Point, radii: tuple[float, float, float], *, large: bool, sweep: bool
) -> Iterator[Step]:
    """An elliptic arc as curves of at most a quarter turn, after the implementation notes of SVG 1.1, F.6.5."""
    across, down, turn = radii
    cos, sin = math.cos(turn), math.sin(turn)
    half_x, half_y = (start[0] - end[0]) / 2, (start[1] - end[1]) / 2
    x, y = cos * half_x + sin * half_y, -sin * half_x + cos * half_y
    grow = math.sqrt(max((x / across) ** 2 + (y / down) ** 2, 1.0))
    across, down = across * grow, down * grow
    spare = (across * down) ** 2 - (across * y) ** 2 - (down * x) ** 2
    share = math.sqrt(max(spare, 0.0) / ((across * y) ** 2 + (down * x) ** 2)) * (1 if large != sweep else -1)
    middle_x, middle_y = share * across * y / down, -share * down * x / across
    first = math.atan2((y - middle_y) / down, (x - middle_x) / across)
    angle = math.atan2((-y - middle_y) / down, (-x - middle_x) / across) - first
    angle += 2 * math.pi * ((angle < 0) - (angle > 0)) if (angle > 0) != sweep and angle else 0.0
    count = max(math.ceil(abs(angle) / (math.pi / 2) - 1e-9), 1)
    step = angle / count
    reach = 4 / 3 * math.tan(step / 4)
    centre = ((start[0] + end[0]) / 2, (start[1] + end[1]) / 2)

    def placed(u: float, v: float) -> Point:
        u, v = middle_x + across * u, middle_y + down * v
        return centre[0] + cos * u - sin * v, centre[1] + sin * u + cos * v

    for number in range(count):
        a, b = first + step * number, first + step * (number + 1)
        out = placed(math.cos(a) - reach * math.sin(a), math.sin(a) + reach * math.cos(a))
        back = placed(math.cos(b) + reach * math.sin(b), math.sin(b) - reach * math.cos(b))
        yield "cubicBezTo", (out, back, end if number == count - 1 else placed(math.cos(b), math.sin(b)))


def _commands(path: str) -> Iterator[tuple[str, list[float]]]:
    """Commands with their numbers; one that is followed by several sets of numbers comes again for each."""
    command, numbers, at = "", list[float](), 0
    while match := (_is_flag(command, numbers) and _FLAG.match(path, at)) or _TOKEN.match(path, at):
        letter, number, _, other = match.groups() if match.re is _TOKEN else ("", match[0], "", "")
        at = match.end()
        if other:
            raise BadPath(f"there is {other!r} at character {match.start()}")
        if letter:
            yield from _repeated(command, numbers)
            command, numbers = letter, []
        elif number:
            numbers.append(float(number))
    yield from _repeated(command, numbers)


def _is_flag(command: str, numbers: Sequence[float]) -> bool:
    return command in {"A", "a"} and len(numbers) % _COUNTS["A"] in _FLAGS


def _repeated(command: str, numbers: list[float]) -> Iterator[tuple[str, list[float]]]:
    if not command:
        if numbers:
            raise BadPath("it must begin with M")
        return
    count = _COUNTS[command.upper()]
    if (len(numbers) % count if count else numbers) or (count and not numbers):
        raise BadPath(f"{command} takes {count} numbers at a time")
    for index in range(0, max(len(numbers), 1), max(count, 1)):
        again = {"M": "L", "m": "l"}.get(command, command) if index else command
        yield again, numbers[index : index + count]
