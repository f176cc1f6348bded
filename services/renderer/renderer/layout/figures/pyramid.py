"""Levels that rest on each other: a pyramid, and beside it what each means, joined by hairlines."""

from renderer.deck.blocks.diagrams import PyramidLevels
from renderer.layout.figures.alike import part
from renderer.layout.figures.stacks import lay_out_stack
from renderer.layout.figures.words_beside import lay_out_words
from renderer.layout.geometry import Rect
from renderer.layout.sheet import Sheet

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
    width = min(area.width * _SHARE, area.height * _STEEPEST)
    stressed = any(level.emphasis for level in levels)
    for level, row in zip(levels, rows, strict=True):
        slab = _slab(sheet, row, area, width, fill=sheet.theme.mark if level.emphasis or not stressed else "grey-3")
        sheet.rule(slab.right, row.y + row.height / 2, area.x + width + _BESIDE / 2 - slab.right)
    left = area.x + width + _BESIDE
    words = lay_out_words(sheet, levels, [Rect(left, row.y, area.right - left, row.height) for row in rows], kind)
    sheet.steps.extend(tuple(names) for names in words)


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
