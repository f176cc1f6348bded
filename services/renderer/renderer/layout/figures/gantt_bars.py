"""Bars of a plan with their labels inside or beside them, never cut, and the lines between them."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from renderer.deck.blocks.diagrams import GanttTask
from renderer.layout.figures.alike import told_once
from renderer.layout.figures.cards import rounded
from renderer.layout.geometry import Rect
from renderer.layout.sheet import Sheet
from renderer.scene import EMU_PER_PT, Align, Connector, Frame, Line, Paragraph
from renderer.typesetting.numerals import Numerals, decimals_telling, numerals_of
from renderer.typesetting.typesetter import Fitted

_SIZES = (18.0, 16.0, 15.0, 14.0, 13.0, 12.0, 11.0, 10.0)
_FLOOR, _COMFORTABLE = 10.0, 12.0
_INSIDE, _BESIDE = 7.0, 6.0
_SLACK = 1.03
_DONE_SHARE, _MOST_DONE = 0.16, 4.5
_TOP, _LEFT, _BOTTOM, _RIGHT = 0, 1, 2, 3
_STRUCK, _MISFIT = 3, 30
"""How much worse it is that a line runs along a label, or that one is too long, than that a line crosses one."""
_LINK = Line("tx2", 1.0)
_BRACKET = 8.0


@dataclass(frozen=True, slots=True)
class Bar:
    """A task in its row.

    Attributes:
        index: of the task in its list.
        box: its bar, or the square around its diamond.
        row: what it and its label may take of the page.
        is_hidden: its dates cannot be read, so that only its label is drawn.
    """

    task: GanttTask
    index: int
    box: Rect
    row: Rect
    is_point: bool
    is_hidden: bool = False
    fill: str = "accent1"


@dataclass(frozen=True, slots=True)
class Label:
    """Where a label stands, and whether it `fits` on one line."""

    box: Rect
    align: Align
    is_inside: bool
    fits: bool


@dataclass(frozen=True, slots=True)
class Arrangement:
    """Bars with their labels in type of one size; `faults` counts labels that lines cross or that are too small."""

    bars: list[Bar]
    labels: list[Label]
    size: float
    faults: int


def arranged(sheet: Sheet, bars: Sequence[Bar], *, avoid: float | None, column: Rect | None = None) -> Arrangement:
    """Where the labels of `bars` stand: beside bars they keep off the lines between them and off `avoid`, in pt.

    Or all in a `column` of their own. In the largest type that has the fewest faults.
    """
    lines = list(_verticals(bars)) + ([(avoid, 0.0, sheet.page.height)] if avoid is not None else [])
    tallest, filled = min(bar.row.height for bar in bars), _with_fills(sheet, bars)
    best: Arrangement | None = None
    for size in [size for size in _SIZES if size * 1.25 <= tallest] or [_SIZES[-1]]:
        labels = [_named(sheet, bar, size, column) if column else _label(sheet, bar, size, lines) for bar in bars]
        found = Arrangement(filled, labels, size, _faults(bars, labels, lines) + len(bars) * (size < _COMFORTABLE))
        best = found if best is None or found.faults < best.faults else best
        if not best.faults:
            break
    assert best is not None
    return best


def _faults(bars: Sequence[Bar], labels: Sequence[Label], lines: Sequence[tuple[float, float, float]]) -> int:
    """Labels that do not fit, that lines cross, or that their own line would run along."""
    struck = (bar.task.depends_on and label.align == "r" for bar, label in zip(bars, labels, strict=True))
    crossed = (not label.is_inside and _is_crossed(label.box, lines) for label in labels)
    misfits = sum(not label.fits for label in labels)
    return sum(crossed) + _STRUCK * sum(map(bool, struck)) + _MISFIT * misfits


def lay_out_bars(sheet: Sheet, arrangement: Arrangement, path: str) -> None:
    """All bars and labels of the tasks at `path`, over the lines between them."""
    bars, labels, size = arrangement.bars, arrangement.labels, arrangement.size
    names = {bar.index: f"{sheet.component}.{path}.{bar.task.id or sheet.first + bar.index + 1}" for bar in bars}
    for bar in bars:
        for needed in _needed(bar, bars):
            sheet.add(_link(sheet.name(), needed, bar, names, bars))
    fitted = [
        sheet.type.fit([_words(sheet, bar, size, label)], label.box.width, label.box.height)
        for bar, label in zip(bars, labels, strict=True)
    ]
    paths = [sheet.item(path, bar.index) for bar in bars]
    for bar, label, text, place in zip(bars, labels, told_once(sheet, fitted, paths, path), paths, strict=True):
        since = len(sheet.elements)
        _draw(sheet, bar, label, text, path=place, name=names[bar.index])
        sheet.steps.append(tuple(element.name for element in sheet.elements[since:]))


def _draw(sheet: Sheet, bar: Bar, label: Label, text: Fitted, *, path: str, name: str) -> None:
    """The bar, with its label where that is inside, and what is done of it."""
    if not bar.is_hidden:
        style: dict[str, Any] = {"geometry": "diamond"} if bar.is_point else rounded(sheet, bar.box)
        inside = text if label.is_inside else replace(text, paragraphs=())
        # Above the strip of what is done, where the bar is high enough for both.
        foot = min(_done_height(bar), max(bar.box.height - inside.measured.height, 0.0))
        insets = (_INSIDE, 0.0, _INSIDE, foot)
        style |= {"fill": bar.fill, "name": sheet.unique(name), "anchor": "ctr", "insets": insets, "builds": True}
        said = "" if label.is_inside else text.paragraphs[0].text
        sheet.text(bar.box, [], fitted=inside, path=path, description=said, **style)
        _done(sheet, bar)
    if not label.is_inside:
        sheet.text(label.box, [], fitted=text, path=path, anchor="ctr", builds=True)


def _with_fills(sheet: Sheet, bars: Sequence[Bar]) -> list[Bar]:
    """Milestones in the ink, bars in the accent; where some are set off, the others are grey."""
    others = sheet.theme.quiet if any(bar.task.emphasis for bar in bars) else sheet.theme.mark
    return [
        replace(bar, fill="tx1" if bar.is_point else sheet.theme.mark if bar.task.emphasis else others) for bar in bars
    ]


def _done(sheet: Sheet, bar: Bar) -> None:
    """What is done, as a strip along the foot of its bar."""
    height = _done_height(bar)
    if not height or not bar.task.progress:
        return
    width = bar.box.width * bar.task.progress / 100
    sheet.decoration(Rect(bar.box.x, bar.box.bottom - height, width, height), fill="tx1", builds=True)


def _done_height(bar: Bar) -> float:
    """Of the strip that tells what is done, in pt; nothing where there is none."""
    return 0.0 if bar.is_point or not bar.task.progress else min(bar.box.height * _DONE_SHARE, _MOST_DONE)


def text_of(sheet: Sheet, task: GanttTask) -> str:
    """The name of a task, and how much of it is done."""
    if task.progress is None:
        return task.label
    return f"{task.label}  {progress_of(task.progress, numerals_of(sheet.language))}"


def progress_of(progress: float, numerals: Numerals) -> str:
    """How much of a task is done, in per cent, with the decimals that the document gives."""
    return numerals.percent(progress, decimals_telling([progress], most=2))


def _words(sheet: Sheet, bar: Bar, size: float, label: Label) -> Paragraph:
    color = sheet.theme.ink_on(bar.fill) if label.is_inside else "tx1"
    bold = bool(bar.task.emphasis) or bool(bar.task.milestone)
    return sheet.paragraph(text_of(sheet, bar.task), size, color=color, bold=bold, align=label.align, floor=_FLOOR)


def _named(sheet: Sheet, bar: Bar, size: float, column: Rect) -> Label:
    width = sheet.type.width(text_of(sheet, bar.task), size, bold=True) * _SLACK + 2
    box = Rect(column.x, bar.row.y, column.width, bar.row.height)
    return Label(box, "l", is_inside=False, fits=width <= column.width)


def _label(sheet: Sheet, bar: Bar, size: float, lines: Sequence[tuple[float, float, float]]) -> Label:
    width = sheet.type.width(text_of(sheet, bar.task), size, bold=True) * _SLACK + 2
    if not bar.is_point and width + 2 * _INSIDE <= bar.box.width:
        return Label(bar.box.inset(_INSIDE, 0, _INSIDE, 0), "l", is_inside=True, fits=True)
    row, right, left = bar.row, bar.box.right + _BESIDE, bar.box.x - _BESIDE
    after = Label(Rect(right, row.y, min(width, row.right - right), row.height), "l", False, right + width <= row.right)
    start = max(left - width, row.x)
    before = Label(Rect(start, row.y, left - start, row.height), "r", False, left - width >= row.x)
    clear = [label for label in (after, before) if label.fits and not _is_crossed(label.box, lines)]
    fitting = [label for label in (after, before) if label.fits]
    return next(iter(clear or fitting), max((after, before), key=lambda label: label.box.width))


def _is_crossed(box: Rect, lines: Sequence[tuple[float, float, float]]) -> bool:
    return any(box.x < x < box.right and top < box.bottom and bottom > box.y for x, top, bottom in lines)


def _needed(bar: Bar, bars: Sequence[Bar]) -> Iterator[Bar]:
    """The bars on this page that `bar` depends on."""
    wanted = bar.task.depends_on or ()
    yield from (other for other in bars if other.task.id in wanted and not (other.is_hidden or bar.is_hidden))


def _verticals(bars: Sequence[Bar]) -> Iterator[tuple[float, float, float]]:
    """Where the lines between bars run up and down: x, top, bottom in pt."""
    for bar in bars:
        for needed in _needed(bar, bars):
            _, x = _way(needed, bar, bars)
            ends = sorted((needed.box.y + needed.box.height / 2, bar.box.y + bar.box.height / 2))
            yield x, ends[0], ends[1]


def _way(needed: Bar, bar: Bar, bars: Sequence[Bar]) -> tuple[int, float]:
    """The side that a line to `bar` leaves by, and where it runs up or down, in pt.

    In the middle or at the end, and behind no other bar if it can; at the start where both tasks overlap.
    """
    start, middle, end = needed.box.x, needed.box.x + needed.box.width / 2, needed.box.right
    if middle > bar.box.x:
        return _LEFT, min(start, bar.box.x) - _BRACKET
    ways = [(_BOTTOM if bar.row.y > needed.row.y else _TOP, middle)]
    if end + 2 * _BRACKET <= bar.box.x:
        ways += [(_RIGHT, bar.box.x - _BRACKET), (_RIGHT, end + _BRACKET)]
    top, foot = sorted((needed.row.y, bar.row.y))
    between = [other.box for other in bars if top < other.row.y < foot]
    clear = (way for way in ways if not any(box.x - 1 < way[1] < box.right + 1 for box in between))
    return next(clear, ways[0])


def _link(name: str, needed: Bar, bar: Bar, names: Mapping[int, str], bars: Sequence[Bar]) -> Connector:
    """A right-angled line from the bar that comes first to the left side of the one that waits for it."""
    site, x = _way(needed, bar, bars)
    corner = site in {_BOTTOM, _TOP}
    side = needed.box.x if site == _LEFT else needed.box.right
    middle = needed.box.y + needed.box.height / 2
    start = (x, needed.box.bottom if site == _BOTTOM else needed.box.y) if corner else (side, middle)
    end = bar.box.x, bar.box.y + bar.box.height / 2
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
