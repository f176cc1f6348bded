"""The lines of a plan from tasks to those that wait for them: which way they take between the bars."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from renderer.deck.blocks.diagrams import GanttTask
from renderer.layout.geometry import Rect
from renderer.scene import EMU_PER_PT, Connector, Frame, Line

_TOP, _LEFT, _BOTTOM, _RIGHT = 0, 1, 2, 3
_LINK = Line("tx2", 1.0)
_BRACKET, _ONE_LINE = 8.0, 3.0
"""Pt from a line to a bar that it passes, and up to which two lines look like one."""


@dataclass(frozen=True, slots=True)
class Bar:
    """A task in its row.

    Attributes:
        index: of the task in its list.
        box: its bar, or the square around its diamond.
        row: what it and its label may take of the page.
        is_hidden: its dates cannot be read, so that only its label is drawn.
        has_words_beside: its label stands beside it, at the right if it can.
    """

    task: GanttTask
    index: int
    box: Rect
    row: Rect
    is_point: bool
    is_hidden: bool = False
    fill: str = "accent1"
    has_words_beside: bool = False


@dataclass(frozen=True, slots=True)
class Link:
    """A line to `bar` from the one it waits for: the `site` it leaves by, and the `x` (pt) where it runs up or down."""

    needed: Bar
    bar: Bar
    site: int
    x: float

    @property
    def upright(self) -> Rect:
        """Its stretch up or down, a rectangle without a width."""
        start, end = _middle(self.needed), _middle(self.bar)
        return Rect(self.x, min(start, end), 0.0, abs(end - start))

    @property
    def level(self) -> list[Rect]:
        """Its stretches across, rectangles without a height."""
        found = [_level(self.x, self.bar.box.x, _middle(self.bar))]
        if self.site in {_LEFT, _RIGHT}:
            side = self.needed.box.x if self.site == _LEFT else self.needed.box.right
            found.append(_level(self.x, side, _middle(self.needed)))
        return found


def links_between(bars: Sequence[Bar]) -> list[Link]:
    """The lines between `bars`.

    They run behind no other bar, and in no other line, if they can: two that have no task in common would look like
    one line between all four.
    """
    found: list[Link] = []
    for bar in bars:
        wanted = bar.task.depends_on or ()
        for needed in (other for other in bars if other.task.id in wanted and not (other.is_hidden or bar.is_hidden)):
            top, foot = sorted((needed.row.y, bar.row.y))
            between = [other.box for other in bars if top < other.row.y < foot and not other.is_hidden]
            ways = [Link(needed, bar, site, x) for site, x in _ways(needed, bar, between)]
            clear = (way for way in ways if _is_clear(way, between) and not any(_are_one(way, one) for one in found))
            found.append(next(clear, ways[0]))
    return found


def _is_clear(link: Link, between: Sequence[Rect]) -> bool:
    return not any(box.x - 1 < link.x < box.right + 1 for box in between)


def _are_one(link: Link, other: Link) -> bool:
    """Whether two lines that have nothing in common run in each other."""
    if link.needed is other.needed or link.bar is other.bar or abs(link.x - other.x) > _ONE_LINE:
        return False
    return link.upright.y < other.upright.bottom and other.upright.y < link.upright.bottom


def _ways(needed: Bar, bar: Bar, between: Sequence[Rect]) -> Iterator[tuple[int, float]]:
    """The ways that a line may take, the best first; `between` are the bars in the rows that it passes.

    Down from the middle, half way between both tasks, or around their starts, as each application draws it; then close
    to one of the bars, where some applications draw it half way all the same.
    """
    start, middle, end = needed.box.x, needed.box.x + needed.box.width / 2, needed.box.right
    nearest, first, last = min(start, bar.box.x) - _BRACKET, end + _BRACKET, bar.box.x - _BRACKET
    halfway = [(_RIGHT, (end + bar.box.x) / 2)] if first <= last else []
    if middle <= bar.box.x:
        yield (_BOTTOM if bar.row.y > needed.row.y else _TOP), middle
    yield from ((_LEFT, nearest), *halfway) if needed.has_words_beside else (*halfway, (_LEFT, nearest))
    sides = {x for box in between for x in (box.x - _BRACKET, box.right + _BRACKET)}
    yield from ((_RIGHT, x) for x in sorted({last, first, *sides}, reverse=True) if first <= x <= last)
    yield from ((_LEFT, x) for x in sorted(sides, reverse=True) if bar.row.x <= x < nearest)


def _level(x: float, other: float, y: float) -> Rect:
    return Rect(min(x, other), y, abs(other - x), 0.0)


def _middle(bar: Bar) -> float:
    return bar.box.y + bar.box.height / 2


def link_element(name: str, link: Link, names: Mapping[int, str]) -> Connector:
    """The right-angled `link`, glued to its bars; `names` has those of their shapes by the index of the task."""
    needed, bar, site, x = link.needed, link.bar, link.site, link.x
    corner = site in {_BOTTOM, _TOP}
    side = needed.box.x if site == _LEFT else needed.box.right
    middle = _middle(needed)
    start = (x, needed.box.bottom if site == _BOTTOM else needed.box.y) if corner else (side, middle)
    end = bar.box.x, _middle(bar)
    (x1, y1), (x2, y2) = ((round(x * EMU_PER_PT), round(y * EMU_PER_PT)) for x, y in (start, end))
    # Where both begin at once, the way along is as long as writers make it: a point.
    along = end[0] - side if abs(end[0] - side) >= 1.0 else 1.0
    return Connector(
        frame=Frame(min(x1, x2), min(y1, y2), abs(x2 - x1), abs(y2 - y1)),
        name=name,
        decorative=True,
        kind="elbow",
        start=(x1, y1),
        end=(x2, y2),
        line=_LINK,
        arrow_end="triangle",
        glue_start=(names[needed.index], site),
        glue_end=(names[bar.index], _LEFT),
        corner=corner,
        upright=True if corner else None,
        bend=0.5 if corner else (x - side) / along,
    )
