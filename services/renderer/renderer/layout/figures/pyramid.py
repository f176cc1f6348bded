"""Levels that rest on each other: a pyramid with the words beside it, or a broad one with the labels inside."""

from collections.abc import Sequence

from renderer.deck.blocks.diagrams import Level, PyramidLevels
from renderer.layout.figures.alike import is_second, part
from renderer.layout.figures.broad_pyramid import lay_out_broad_pyramid
from renderer.layout.figures.stacks import lay_out_stack
from renderer.layout.figures.words_beside import draw_words, labels_width, placed_words
from renderer.layout.geometry import Rect
from renderer.layout.sheet import HAIRLINE, Sheet

_GAP, _BESIDE = 3.0, 22.0
_SHARE, _STEEPEST = 0.48, 1.35
"""How wide the pyramid is, of its area, and of its height at most."""
_LEAST_WIDTH, _LEAST_HEIGHT = 300.0, 24.0


def lay_out_pyramid(sheet: Sheet, content: PyramidLevels, area: Rect, path: str) -> None:
    """Fill `area` with the levels of what stands at `path`, the first at the top."""
    levels, kind = content.levels, part(path, "levels")
    rows = area.rows(len(levels), _GAP)
    if area.width < _LEAST_WIDTH or rows[0].height < _LEAST_HEIGHT:
        lay_out_stack(sheet, levels, area, kind)
        return
    fills = [_fill(sheet, levels, level) for level in levels]
    if is_second(sheet) and lay_out_broad_pyramid(sheet, levels, rows, fills, kind):
        return
    width = min(area.width * _SHARE, area.height * _STEEPEST)
    if (labels := labels_width(sheet, levels, rows[0].height)) is not None:
        # Labels alone leave the other half of the page empty: the whole stands in the middle.
        area = area.inset(max(area.width - width - _BESIDE - labels, 0.0) / 2, 0, 0, 0)
    left = area.x + width + _BESIDE
    boxes = [Rect(left, row.y, area.right - left, row.height) for row in rows]
    words = placed_words(sheet, levels, boxes, kind)
    for row, fill, one in zip(rows, fills, words, strict=True):
        slab = _slab(sheet, row, area, width, fill=fill)
        _lead(sheet, slab.right, row, one.box, end=left - _BESIDE / 2)
    sheet.steps.extend(tuple(names) for names in draw_words(sheet, words, kind))


def _lead(sheet: Sheet, start: float, row: Rect, words: Rect, *, end: float) -> None:
    """A hairline from a level to its words, which may stand a little higher or lower than it."""
    here, there = row.y + row.height / 2, words.y + words.height / 2
    sheet.line(Rect(start, min(here, there), end - start, abs(there - here)), HAIRLINE, rising=there < here)


def _fill(sheet: Sheet, levels: Sequence[Level], level: Level) -> str:
    """The accent; where some levels are set off, only for these."""
    return sheet.theme.mark if level.emphasis or not any(one.emphasis for one in levels) else sheet.theme.quiet


def _slab(sheet: Sheet, row: Rect, area: Rect, width: float, *, fill: str) -> Rect:
    """One level between the sides of the pyramid, which meet at the top; returns the box of its lower half."""
    upper, lower = ((y - area.y) / area.height * width for y in (row.y, row.bottom))
    box = Rect(area.x + (width - lower) / 2, row.y, lower, row.height)
    if upper < 1:
        sheet.decoration(box, geometry="triangle", fill=fill)
    else:
        inset = round((lower - upper) / 2 / min(box.width, box.height) * 100_000)
        sheet.decoration(box, geometry="trapezoid", adjustments=(("adj", inset),), fill=fill)
    middle = (upper + lower) / 2
    return Rect(area.x + (width - middle) / 2, row.y, middle, row.height)
