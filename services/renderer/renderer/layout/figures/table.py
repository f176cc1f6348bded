"""A native table whose columns and rows are sized by what is in them."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import accumulate, pairwise

from renderer.layout.figures.cell_marks import draw_mark, scales_of
from renderer.layout.figures.table_columns import space_above, space_beside
from renderer.layout.figures.table_content import TableContent
from renderer.layout.figures.table_fitting import Grid, fitted, is_too_small
from renderer.layout.geometry import Rect
from renderer.layout.sheet import Sheet
from renderer.scene import EMU_PER_PT, Cell, Table
from renderer.typesetting.scripts import is_cjk
from renderer.typesetting.terms import term
from renderer.typesetting.typesetter import Fitted

_LONGEST = 250
"""Characters of a description."""
_ROW_MAX, _TALLEST_ROW, _TALLEST_ALONE = 54.0, 150.0, 240.0
_TALLEST_HEADER = 1.6
"""How much higher than its words a header may get where rows grow."""


def lay_out_table(sheet: Sheet, content: TableContent, area: Rect, path: str) -> None:
    """Fill `area` with the table."""
    content, grid = fitted(sheet, content, area)
    for cell in (cell for row in grid.rows for cell in row):
        sheet.type.note(cell.paragraphs)
    if is_too_small(sheet, content, grid, area):
        lines = grid.rows[-1][0].paragraphs
        measured = sheet.type.measure(lines, grid.widths[0])
        overflows = sum(grid.heights) > area.height
        sheet.report(Fitted(lines, measured, too_small=True, overflows=overflows), path, table=True)
    if area.y + sum(grid.heights) > sheet.page.bottom + 1:
        sheet.off_slide(path)
    _add(sheet, content, grid, area, path)


def _stretched(heights: list[float], available: float, most: float) -> list[float]:
    spare = max(available - sum(heights), 0.0) / len(heights)
    return [height + min(spare, max(most - height, 0.0)) for height in heights]


def _add(sheet: Sheet, content: TableContent, grid: Grid, area: Rect, path: str) -> None:
    edges = [0]
    for width in grid.widths:
        edges.append(edges[-1] + round(width * EMU_PER_PT))
    heights = _heights(sheet, content, grid, area)
    top = area.y + max(area.height - sum(heights), 0.0) * content.drop
    insets = (space_beside(grid.size), space_above(sheet, grid.rows)) * 2
    sheet.add(
        Table(
            frame=Rect(area.x, top, area.width, sum(heights)).frame(),
            name=sheet.unique("Table"),
            widths=tuple(right - left for left, right in pairwise(edges)),
            heights=tuple(round(height * EMU_PER_PT) for height in heights),
            rows=tuple(
                tuple(_level(sheet, [replace(cell, insets=insets) for cell in row], grid.widths, height))
                for row, height in zip(grid.rows, heights, strict=True)
            ),
            description=_description(sheet, content)[:_LONGEST],
            parts={"firstRow": bool(content.header), "firstCol": True},
            builds=True,
            origin=sheet.at(path),
        )
    )
    boxes = _boxes(Rect(area.x, top, area.width, sum(heights)), edges, heights)
    # Rows that run out of the area are told of already; marks over other content would be worse.
    _mark(sheet, content, grid, [row for row in boxes if row[0].bottom <= area.bottom + 1], path)


def _heights(sheet: Sheet, content: TableContent, grid: Grid, area: Rect) -> list[float]:
    """Rows as high as they look well, or, where they are few, as the share of the height asks; a header grows less."""
    heights = _stretched(grid.heights, area.height, sheet.air(_ROW_MAX))
    wanted = content.share * area.height
    if sum(heights) >= wanted:
        return heights
    tallest = _TALLEST_ROW if len(content.rows) > 1 else _TALLEST_ALONE
    if not content.header:
        return _stretched(grid.heights, wanted, tallest)
    header = min(max(grid.heights[0], sheet.air(_ROW_MAX)), grid.heights[0] * _TALLEST_HEADER)
    return [header, *_stretched(grid.heights[1:], wanted - header, tallest)]


def _level(sheet: Sheet, row: Sequence[Cell], widths: Sequence[float], height: float) -> list[Cell]:
    """`row` with its words on one line: ideographs and letters, centred each, would stand on different ones."""
    lines = [cell.paragraphs[0] for cell in row]
    said = [is_cjk(line.text) for line in lines if line.text.strip()]
    if all(said) or not any(said):
        return list(row)
    inner = [width - cell.insets[0] - cell.insets[2] for cell, width in zip(row, widths, strict=True)]
    if any(len(sheet.type.measure([line], wide).lines) > 1 for line, wide in zip(lines, inner, strict=True)):
        return list(row)
    below = max((height - max(map(sheet.type.claimed_line, lines))) / 2, 0.0)
    return [replace(cell, anchor="b", insets=(*cell.insets[:3], below)) for cell in row]


def _description(sheet: Sheet, content: TableContent) -> str:
    """How the table is read out, with the column that is recommended, for people who do not see it raised."""
    names = ", ".join(text for text in content.header or (row.label for row in content.rows) if text)
    told = term("table", sheet.language, rows=len(content.rows), names=names)
    if content.raised is None or not content.header:
        return told
    return f"{told}; {term('recommended', sheet.language, name=content.header[content.raised + 1])}"


def _boxes(table: Rect, edges: Sequence[int], heights: Sequence[float]) -> list[list[Rect]]:
    """Where each cell is, row by row."""
    tops = [table.y, *(table.y + below for below in accumulate(heights))]
    return [
        [Rect(table.x + left / EMU_PER_PT, top, (right - left) / EMU_PER_PT, height) for left, right in pairwise(edges)]
        for top, height in zip(tops, heights, strict=False)
    ]


def _mark(sheet: Sheet, content: TableContent, grid: Grid, boxes: Sequence[Sequence[Rect]], path: str) -> None:
    """Draw the marks of all cells, and the tick of the recommended column."""
    beside = space_beside(grid.size)
    if content.header and content.raised is not None and boxes:
        head = boxes[0][content.raised + 1].inset(beside, 0, beside, 0)
        side = 0.9 * grid.rows[0][content.raised + 1].paragraphs[0].runs[0].size
        tick = Rect(head.x, head.y + (head.height - side) / 2, side, side)
        sheet.icon("check", tick, sheet.theme.ink_on("accent2"), path)
    first = 1 if content.header else 0
    scales = scales_of([row.marks for row in content.rows])
    for number, (row, cells) in enumerate(zip(content.rows, boxes[first:], strict=False)):
        for index, cell in enumerate(row.marks):
            if cell:
                box = cells[index + 1].inset(beside, 0, beside, 0)
                draw_mark(sheet, cell, box, grid.size, scales.get((number, index), (0.0, 0.0)))
