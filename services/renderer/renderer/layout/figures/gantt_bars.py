"""Bars of a plan with their labels inside or beside them, never cut, and the lines between them."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from renderer.deck.blocks.diagrams import GanttTask
from renderer.layout.figures.alike import told_once
from renderer.layout.figures.cards import rounded
from renderer.layout.figures.gantt_links import Bar, Link, link_element, links_between
from renderer.layout.geometry import Rect
from renderer.layout.sheet import Sheet
from renderer.scene import Align, Paragraph
from renderer.typesetting.numerals import Numerals, decimals_telling, numerals_of
from renderer.typesetting.scripts import has_rtl, is_cjk
from renderer.typesetting.typesetter import Fitted

_LARGE, _ROW_OF_LARGE = (24.0, 22.0, 20.0), 4.0
"""Sizes of type for the rows of few tasks, which are so many times as high."""
_SIZES = (18.0, 16.0, 15.0, 14.0, 13.0, 12.0, 11.0, 10.0)
_FLOOR, _COMFORTABLE = 10.0, 12.0
_INSIDE, _BESIDE = 7.0, 6.0
_SLACK = 1.03
_LINE, _TALL_LINE = 1.2, 1.3
"""What a line of type needs of a bar, in sizes; that of scripts whose letters fill more of the line."""
_DONE_SHARE, _MOST_DONE = 0.16, 4.5
_SMALL, _STRUCK, _MISFIT = 8, 9, 90
"""How much worse than that a line crosses a label it is that all are small, that a line runs along one, or that one is
too long."""


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
    links: list[Link]
    size: float
    faults: int


def arranged(sheet: Sheet, bars: Sequence[Bar], *, avoid: float | None, column: Rect | None = None) -> Arrangement:
    """Where the labels of `bars` stand: beside bars they keep off the lines between them and off `avoid`, in pt.

    Or all in a `column` of their own. In the largest type that has the fewest faults.
    """
    tallest, filled = min(bar.row.height for bar in bars), _with_fills(sheet, bars)
    best: Arrangement | None = None
    large = [size for size in _LARGE if size * _ROW_OF_LARGE <= tallest]
    for size in [*large, *(size for size in _SIZES if size * 1.25 <= tallest)] or [_SIZES[-1]]:
        placed = [replace(bar, has_words_beside=not (column or _fits_inside(sheet, bar, size))) for bar in filled]
        links = links_between(placed)
        lines = [line for link in links for line in (link.upright, *link.level)]
        lines += [Rect(avoid, 0.0, 0.0, sheet.page.height)] if avoid is not None else []
        labels = [_named(sheet, bar, size, column) if column else _label(sheet, bar, size, lines) for bar in placed]
        faults = _faults(placed, labels, lines) + min(len(bars), _SMALL) * (size < _COMFORTABLE)
        found = Arrangement(placed, labels, links, size, faults)
        best = found if best is None or found.faults < best.faults else best
        if not best.faults:
            break
    assert best is not None
    return best


def _faults(bars: Sequence[Bar], labels: Sequence[Label], lines: Sequence[Rect]) -> int:
    """How bad it is that lines run behind bars, cross labels or run along them, and that labels do not fit."""
    behind = sum(_is_crossed(bar.box, [line]) for bar in bars for line in lines if line.width == 0.0)
    beside = [label.box for label in labels if not label.is_inside]
    struck = (_STRUCK if line.width else 1 for box in beside for line in lines if _is_crossed(box, [line]))
    misfits = sum(not label.fits for label in labels)
    return behind + sum(struck) + _MISFIT * misfits


def lay_out_bars(sheet: Sheet, arrangement: Arrangement, path: str) -> None:
    """All bars and labels of the tasks at `path`, over the lines between them."""
    bars, labels, size = arrangement.bars, arrangement.labels, arrangement.size
    names = {bar.index: f"{sheet.component}.{path}.{bar.task.id or sheet.first + bar.index + 1}" for bar in bars}
    for link in arrangement.links:
        sheet.add(link_element(sheet.name(), link, names))
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
    stressed = sheet.stressed or any(bar.task.emphasis for bar in bars)
    others = sheet.theme.quiet if stressed else sheet.theme.mark
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
    width = _width(sheet, bar, size)
    box = Rect(column.x, bar.row.y, column.width, bar.row.height)
    return Label(box, "l", is_inside=False, fits=width <= column.width)


def _label(sheet: Sheet, bar: Bar, size: float, lines: Sequence[Rect]) -> Label:
    width = _width(sheet, bar, size)
    if _fits_inside(sheet, bar, size):
        return Label(bar.box.inset(_INSIDE, 0, _INSIDE, 0), "l", is_inside=True, fits=True)
    row, right, left = bar.row, bar.box.right + _BESIDE, bar.box.x - _BESIDE
    after = Label(Rect(right, row.y, min(width, row.right - right), row.height), "l", False, right + width <= row.right)
    start = max(left - width, row.x)
    before = Label(Rect(start, row.y, left - start, row.height), "r", False, left - width >= row.x)
    clear = [label for label in (after, before) if label.fits and not _is_crossed(label.box, lines)]
    fitting = [label for label in (after, before) if label.fits]
    return next(iter(clear or fitting), max((after, before), key=lambda label: label.box.width))


def _width(sheet: Sheet, bar: Bar, size: float) -> float:
    """What the label of a bar takes on one line, in pt."""
    return sheet.type.width(text_of(sheet, bar.task), size, bold=True) * _SLACK + 2


def _fits_inside(sheet: Sheet, bar: Bar, size: float) -> bool:
    """Whether the label of a bar has room in it, above the strip of what is done."""
    text = text_of(sheet, bar.task)
    line = _TALL_LINE if is_cjk(text) or has_rtl(text) else _LINE
    if bar.is_point or size * line + _done_height(bar) > bar.box.height:
        return False
    return _width(sheet, bar, size) + 2 * _INSIDE <= bar.box.width


def _is_crossed(box: Rect, lines: Sequence[Rect]) -> bool:
    return any(
        box.x < line.right and box.right > line.x and box.y < line.bottom and box.bottom > line.y for line in lines
    )
