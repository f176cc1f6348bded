"""Words in rows beside a shape, a row for each of its parts."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from renderer.deck.blocks.diagrams import Level
from renderer.layout.figures.alike import told_once
from renderer.layout.geometry import Rect
from renderer.layout.sheet import Sheet
from renderer.scene import Paragraph
from renderer.typesetting.typesetter import Fitted

_LABEL_FLOOR, _FLOOR = 12.0, 12.0
# Label and description in pt, by the height of a row in pt.
_SIZES = ((95.0, 24.0, 19.0), (70.0, 21.0, 17.0), (52.0, 18.0, 15.0), (40.0, 16.0, 13.0))
_LOW_SIZES = (14.0, 12.0)
_RUNNING, _APART = (15.0, 14.0, 13.0, 12.0), 2.0
"""Sizes to try of words that run on, and what stays free between them, in pt."""
_SLACK = 1.05
"""By how much words may be wider in a viewer than they measure."""


@dataclass(frozen=True, slots=True)
class Words:
    """What is said of a part, and where: in its row, or as far from the words above and below as all the others."""

    box: Rect
    text: Fitted


def placed_words(sheet: Sheet, items: Sequence[Level], rows: Sequence[Rect], kind: str) -> list[Words]:
    """The words of `items`, whose list is at `kind`, each in its row.

    Where one is too long for that, labels and descriptions run on, and it takes of the room that others leave.
    """
    sizes = _sizes(rows[0].height)
    height = min(row.height for row in rows)
    texts = [_text(sheet, item, sizes) for item in items]
    fitted = sheet.type.fit_alike(texts, [row.width for row in rows], height - 2)
    if any(text.too_small or text.overflows for text in fitted) and (words := _running_on(sheet, items, rows)):
        return words
    paths = [sheet.item(kind, index) for index in range(len(items))]
    return [Words(row, text) for row, text in zip(rows, told_once(sheet, fitted, paths, kind), strict=True)]


def draw_words(sheet: Sheet, words: Sequence[Words], kind: str) -> list[list[str]]:
    """Add words where they are placed; returns the names of the shapes."""
    names = []
    for index, one in enumerate(words):
        sheet.text(one.box, [], fitted=one.text, path=sheet.item(kind, index), anchor="ctr", builds=True)
        names.append([sheet.elements[-1].name])
    return names


def lay_out_words(sheet: Sheet, items: Sequence[Level], rows: Sequence[Rect], kind: str) -> list[list[str]]:
    """The words of `items`, whose list is at `kind`, beside their parts; returns the names of the shapes."""
    return draw_words(sheet, placed_words(sheet, items, rows, kind), kind)


def _running_on(sheet: Sheet, items: Sequence[Level], rows: Sequence[Rect]) -> list[Words]:
    """Labels and descriptions in lines that run on, none of them small; nothing where all that is too much."""
    top, bottom = rows[0].y, rows[-1].bottom
    for size in _RUNNING:
        texts = [_run_on(sheet, item, size) for item in items]
        measured = [sheet.type.measure(text, row.width) for text, row in zip(texts, rows, strict=True)]
        heights = [one.height + _APART for one in measured]
        if sum(heights) > bottom - top or any(one.broken_words for one in measured):
            continue
        between = (bottom - top - sum(heights)) / max(len(heights) - 1, 1)
        tops = [top + sum(heights[:index]) + between * index for index in range(len(heights))]
        words = []
        for text, one, row, y, height in zip(texts, measured, rows, tops, heights, strict=True):
            sheet.type.note(text)
            words.append(Words(Rect(row.x, y, row.width, height), Fitted(tuple(text), one)))
        return words
    return []


def _run_on(sheet: Sheet, item: Level, size: float) -> list[Paragraph]:
    """The label and, on the same line, the description."""
    label, *rest = _text(sheet, item, (size, size))
    runs = [replace(run, text=f"   {run.text}") for line in rest for run in line.runs]
    return [replace(label, runs=(*label.runs, *runs))]


def labels_width(sheet: Sheet, items: Sequence[Level], row_height: float) -> float | None:
    """How wide rows of that height are whose items have labels alone, pt; None where one is described: words wrap."""
    if any(item.description for item in items):
        return None
    size = _sizes(row_height)[0]
    return max(sheet.type.width(item.label, size, bold=True) for item in items) * _SLACK


def _sizes(row_height: float) -> tuple[float, float]:
    return next(((label, words) for least, label, words in _SIZES if row_height >= least), _LOW_SIZES)


def _text(sheet: Sheet, item: Level, sizes: tuple[float, float]) -> list[Paragraph]:
    color = "accent2" if item.emphasis else "tx1"
    lines = [sheet.paragraph(item.label, sizes[0], "heading", bold=True, color=color, floor=_LABEL_FLOOR)]
    if item.description:
        lines.append(sheet.paragraph(item.description, sizes[1], color="tx2", floor=_FLOOR, before=2.0))
    return lines
