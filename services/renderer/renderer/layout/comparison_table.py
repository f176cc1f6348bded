"""A native table whose columns and rows are sized by what is in them."""

import re
from dataclasses import dataclass, replace
from itertools import pairwise

from deck_documents.protocol_v2 import ComparisonTableSlide
from renderer.layout.geometry import Rect
from renderer.layout.sheet import HAIRLINE, Sheet
from renderer.scene import EMU_PER_PT, Align, Cell, Stroke, Table
from renderer.typesetting import Fitted

_SIZES = (22.0, 20.0, 18.0, 17.0, 16.0, 15.0, 14.0, 13.0, 12.0, 11.0, 10.0, 9.0, 8.0, 7.0, 6.0, 5.0, 4.0, 3.0, 2.0, 1.0)
_FLOOR, _WHOLE_WORDS_FLOOR = 12.0, 10.0
_SIDE = 9.0
_PADDING = 2 * _SIDE + 3
_ROW_MIN, _ROW_MAX, _FEW_ROWS = 26.0, 54.0, 6
_HIGHEST_SHARE = 0.3
_NUMBER = re.compile(r"^[^\w]*[A-Z]{0,3}\s?[-+\u2212]?[\d.,\s]+\s?[^\s\d]{0,3}$")


@dataclass(frozen=True, slots=True)
class _Grid:
    """The table in one size of type; lengths in pt."""

    size: float
    rows: list[list[Cell]]
    widths: list[float]
    heights: list[float]
    broken: bool


def lay_out(sheet: Sheet, slide: ComparisonTableSlide, area: Rect) -> None:
    """Fill `area` with the table."""
    grid = _largest(sheet, slide, area)
    for cell in (cell for row in grid.rows for cell in row):
        sheet.type.note(cell.paragraphs)
    if _is_too_small(sheet, slide, grid, area):
        lines = grid.rows[1][0].paragraphs
        measured = sheet.type.measure(lines, grid.widths[0])
        overflows = sum(grid.heights) > area.height
        sheet.report(Fitted(lines, measured, too_small=True, overflows=overflows), "table")
    _add(sheet, slide, grid, area)


def _largest(sheet: Sheet, slide: ComparisonTableSlide, area: Rect) -> _Grid:
    """The table in the largest type at which it stays in `area`; a little smaller if that keeps words whole."""
    limit = 0.0
    for size in _SIZES if len(slide.rows) <= _FEW_ROWS else _SIZES[2:]:
        if (limit and size > limit) or (size > _SIZES[-1] and _is_far_too_much(sheet, slide, size, area)):
            continue
        if size > _WHOLE_WORDS_FLOOR and sum(_least_widths(sheet, _rows(sheet, slide, size), area.width)) > area.width:
            continue
        grid = _grid(sheet, slide, size, area)
        fits = sum(grid.heights) <= area.height
        if fits and (not grid.broken or size <= _WHOLE_WORDS_FLOOR):
            break
        if not grid.broken:
            # Text fills an area, so its size goes with the root of what is too much.
            limit = size * min((area.height / sum(grid.heights)) ** 0.5 * 1.15, 1.0)
    return grid


def _grid(sheet: Sheet, slide: ComparisonTableSlide, size: float, area: Rect) -> _Grid:
    rows = _rows(sheet, slide, size)
    widths = _widths(sheet, rows, area.width)
    heights, broken = _heights(sheet, rows, widths)
    return _Grid(size, rows, widths, heights, broken)


def _is_too_small(sheet: Sheet, slide: ComparisonTableSlide, grid: _Grid, area: Rect) -> bool:
    """Whether the type is under its floor for other reasons than to keep long words whole."""
    if grid.size >= _FLOOR:
        return False
    if grid.size < _WHOLE_WORDS_FLOOR or _is_far_too_much(sheet, slide, _FLOOR, area):
        return True
    return sum(_grid(sheet, slide, _FLOOR, area).heights) > area.height


def _is_far_too_much(sheet: Sheet, slide: ComparisonTableSlide, size: float, area: Rect) -> bool:
    lines = [cell.paragraphs[0] for row in _rows(sheet, slide, size) for cell in row]
    return sheet.type.is_far_too_much(lines, area.width, area.height)


def _rows(sheet: Sheet, slide: ComparisonTableSlide, size: float) -> list[list[Cell]]:
    aligns: list[Align] = [
        "l",
        *(_align([row.values[index] for row in slide.rows]) for index in range(len(slide.columns) - 1)),
    ]
    header = [_head(sheet, text, size, align) for text, align in zip(slide.columns, aligns, strict=True)]
    rows = [header]
    for number, row in enumerate(slide.rows):
        marked, last = bool(row.highlight), number == len(slide.rows) - 1
        cells = [sheet.paragraph(row.label, size, "heading", align="l")]
        cells += [
            sheet.paragraph(text, size, align=align, bold=marked)
            for text, align in zip(row.values, aligns[1:], strict=True)
        ]
        rule = _row_rule(sheet, last=last)
        rows.append([Cell((line,), fill="accent6" if marked else None, rule=rule) for line in cells])
    return rows


def _head(sheet: Sheet, text: str, size: float, align: Align) -> Cell:
    """A cell of the header, as the look has it."""
    style = sheet.look.ornaments.table
    color, fill, rule = {
        "lines": ("tx2", None, Stroke("tx1", 1.0)),
        "accent": ("accent2", None, Stroke("accent2", 2.0)),
        "filled": (sheet.theme.ink_on("tx1"), "tx1", None),
    }[style]
    words = sheet.paragraph(text, max(size - 2, min(size, 11.0)), align=align, color=color, bold=True)
    return Cell((words,), fill=fill, rule=rule)


def _row_rule(sheet: Sheet, *, last: bool) -> Stroke | None:
    """The line below a row; of several strokes the first."""
    lines = sheet.look.ornaments.divider
    if lines is not None:
        return Stroke(lines[0].color, lines[0].width, lines[0].dash) if lines else None
    return HAIRLINE if last else replace(HAIRLINE, color="rule")


def _align(values: list[str]) -> Align:
    numbers = [value for value in values if value.strip()]
    return "r" if numbers and all(_NUMBER.match(value.strip()) for value in numbers) else "l"


def _widths(sheet: Sheet, rows: list[list[Cell]], total: float) -> list[float]:
    """Each column gets its longest word, then a share of the rest by how long its texts are."""
    least = _least_widths(sheet, rows, total)
    wanted = []
    for column in zip(*rows, strict=True):
        runs = [cell.paragraphs[0].runs[0] for cell in column]
        wanted.append(max(sheet.type.width(run.text, run.size, bold=run.bold) for run in runs) + _PADDING)
    wanted = [min(max(want, low), total * 0.6) for want, low in zip(wanted, least, strict=True)]
    if sum(least) >= total:
        return [width * total / sum(least) for width in least]
    spare = total - sum(least)
    extra = [max(want - low, 0.0) for want, low in zip(wanted, least, strict=True)]
    if sum(extra) > spare:
        return [low + more * spare / sum(extra) for low, more in zip(least, extra, strict=True)]
    even = (spare - sum(extra)) / len(least)
    return [low + more + even for low, more in zip(least, extra, strict=True)]


def _least_widths(sheet: Sheet, rows: list[list[Cell]], total: float) -> list[float]:
    """For each column the width of its longest word, and no less than a tenth of the table."""
    least = []
    for column in zip(*rows, strict=True):
        runs = [cell.paragraphs[0].runs[0] for cell in column]
        longest = max(sheet.type.longest_word(run.text, run.size, bold=run.bold) for run in runs)
        least.append(max(longest + _PADDING, total * 0.1))
    return least


def _heights(sheet: Sheet, rows: list[list[Cell]], widths: list[float]) -> tuple[list[float], bool]:
    heights, broken = [], False
    size = rows[1][0].paragraphs[0].runs[0].size
    for row in rows:
        measured = [
            sheet.type.measure(cell.paragraphs, width - 2 * _SIDE) for cell, width in zip(row, widths, strict=True)
        ]
        broken = broken or any(text.broken_words for text in measured)
        least = min(_ROW_MIN, size * 2.0)
        heights.append(max(max(text.height for text in measured) + 2 * _above(size) + 1, least))
    return heights, broken


def _above(size: float) -> float:
    """The inset above and below text of `size` pt: small text stands closer."""
    return min(max(size * 0.35, 1.5), 5.0)


def _stretched(heights: list[float], available: float, most: float) -> list[float]:
    spare = max(available - sum(heights), 0.0) / len(heights)
    return [height + min(spare, max(most - height, 0.0)) for height in heights]


def _add(sheet: Sheet, slide: ComparisonTableSlide, grid: _Grid, area: Rect) -> None:
    edges = [0]
    for width in grid.widths:
        edges.append(edges[-1] + round(width * EMU_PER_PT))
    heights = _stretched(grid.heights, area.height, sheet.air(_ROW_MAX))
    # A short table hangs a little lower, so that what is empty does not all lie below it.
    top = area.y + max(area.height - sum(heights), 0.0) * _HIGHEST_SHARE
    labels = ", ".join(column for column in slide.columns if column)
    sheet.add(
        Table(
            frame=Rect(area.x, top, area.width, sum(heights)).frame(),
            name="Table",
            widths=tuple(right - left for left, right in pairwise(edges)),
            heights=tuple(round(height * EMU_PER_PT) for height in heights),
            rows=tuple(tuple(row) for row in grid.rows),
            insets=(_SIDE, _above(grid.size), _SIDE, _above(grid.size)),
            description=f"Table with {len(slide.rows)} rows comparing {labels}"[:250],
        )
    )
