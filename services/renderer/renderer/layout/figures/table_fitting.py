"""The size of type at which a table fits its area."""

from dataclasses import dataclass, replace

from renderer.layout.figures.table_cells import cells_of
from renderer.layout.figures.table_columns import heights_of, is_cramped, widths_of
from renderer.layout.figures.table_content import TableContent
from renderer.layout.geometry import Rect
from renderer.layout.sheet import Sheet
from renderer.scene import Cell

_FOR_WHOLE_WORDS = 2.0
"""How far type may go below its floor to keep long words whole, in pt."""
_LEAST = 1.0
"""The smallest size of type that is tried, in pt."""
_HEAD_BINDS, _HEADS, _WORTH_A_HEAD = 14.0, (12.0, 11.0, 10.0), 2.0
"""Rows in less than so many pt may have a header in smaller type, where that makes them so much larger."""
_ABOVE_HEAD = 5.0
"""How much larger than such a header rows may be, in pt."""


@dataclass(frozen=True, slots=True)
class Grid:
    """The table in one size of type; lengths in pt."""

    size: float
    rows: list[list[Cell]]
    widths: list[float]
    heights: list[float]
    broken: bool


def fitted(sheet: Sheet, content: TableContent, area: Rect) -> tuple[TableContent, Grid]:
    """The table at its largest in `area`; its header is set smaller where long words in it hold back the rows."""
    grid = _set(sheet, content, area)
    if grid.size < _HEAD_BINDS and _words_bind(sheet, content, grid.size, area):
        for head in _HEADS:
            largest = min(content.largest, head + _ABOVE_HEAD)
            lowered = replace(content, head=head, largest=largest, on_one_line=0.0)
            lower = _set(sheet, lowered, area)
            if lower.size >= grid.size + _WORTH_A_HEAD and not lower.broken:
                return lowered, lower
    return content, grid


def _words_bind(sheet: Sheet, content: TableContent, size: float, area: Rect) -> bool:
    """Whether it is for the width of words, of a header among them, that type is no larger than `size` pt."""
    if not content.header or content.proportions:
        return False
    return is_cramped(sheet, cells_of(sheet, content, size + _WORTH_A_HEAD), area.width)


def _set(sheet: Sheet, content: TableContent, area: Rect) -> Grid:
    grid = _on_one_line(sheet, content, area) if content.one_line else _roomy(sheet, content, area)
    return grid or _largest(sheet, content, area)


def grid_at(sheet: Sheet, content: TableContent, size: float, width: float) -> Grid:
    """The table in type of `size` pt, `width` pt wide."""
    rows = cells_of(sheet, content, size)
    widths = widths_of(sheet, rows, width, content.proportions, whole_lines=content.one_line)
    heights, broken = heights_of(sheet, rows, widths)
    return Grid(size, rows, widths, heights, broken)


def _roomy(sheet: Sheet, content: TableContent, area: Rect) -> Grid | None:
    """The table in larger type than usual, if no cell takes a second line in it."""
    if content.on_one_line <= content.largest:
        return None
    return _on_one_line(sheet, replace(content, largest=content.on_one_line, floor=content.largest), area)


def _on_one_line(sheet: Sheet, content: TableContent, area: Rect) -> Grid | None:
    """The table in the largest readable type at which each cell takes one line; None if there is none."""
    for size in content.sizes:
        if size < content.floor or _is_far_too_much(sheet, content, size, area):
            continue
        if not is_cramped(sheet, cells_of(sheet, content, size), area.width, content.proportions, whole_lines=True):
            grid = grid_at(sheet, content, size, area.width)
            if sum(grid.heights) <= area.height:
                return grid
    return None


def _largest(sheet: Sheet, content: TableContent, area: Rect) -> Grid:
    """The table in the largest type at which it stays in `area`; a little smaller if that keeps words whole."""
    content, limit = replace(content, one_line=False), 0.0
    whole_words = content.floor - _FOR_WHOLE_WORDS
    for size in content.sizes:
        if (limit and size > limit) or (size > _LEAST and _is_far_too_much(sheet, content, size, area)):
            continue
        if size > whole_words and is_cramped(sheet, cells_of(sheet, content, size), area.width, content.proportions):
            continue
        grid = grid_at(sheet, content, size, area.width)
        fits = sum(grid.heights) <= area.height
        if fits and (not grid.broken or size <= whole_words):
            break
        if not grid.broken:
            # Text fills an area, so its size goes with the root of what is too much.
            limit = size * min((area.height / sum(grid.heights)) ** 0.5 * 1.15, 1.0)
    return grid


def is_too_small(sheet: Sheet, content: TableContent, grid: Grid, area: Rect) -> bool:
    """Whether the type is under its floor for other reasons than to keep long words whole."""
    if grid.size >= content.floor:
        return False
    if grid.size < content.floor - _FOR_WHOLE_WORDS or _is_far_too_much(sheet, content, content.floor, area):
        return True
    return sum(grid_at(sheet, content, content.floor, area.width).heights) > area.height


def _is_far_too_much(sheet: Sheet, content: TableContent, size: float, area: Rect) -> bool:
    lines = [cell.paragraphs[0] for row in cells_of(sheet, content, size) for cell in row]
    return sheet.type.is_far_too_much(lines, area.width, area.height)
