"""Tables in a region: rows of labelled cells, and alternatives under a band of color."""

import unicodedata
from collections.abc import Sequence
from dataclasses import replace

from renderer import findings
from renderer.deck.blocks.figures import ComparisonBand, MatrixRow, MatrixTable
from renderer.layout.composition.colors import scene_color
from renderer.layout.composition.primitives.scaling import scale_of
from renderer.layout.figures.table import lay_out_table
from renderer.layout.figures.table_columns import space_beside
from renderer.layout.figures.table_content import Row, TableContent, on_page, row_of
from renderer.layout.figures.table_fitting import Grid, grid_at
from renderer.layout.geometry import Rect
from renderer.layout.sheet import Sheet
from renderer.scene import Cell, Run
from renderer.scene.theme import rgb

_LARGEST, _LEAST, _FLOOR = 18.0, 12.0, 10.0
"""Sizes of type in pt: above the least, type shrinks before a text is cut."""
_SHARE_OF_ROW = 0.4
"""Of the height that a row can have, for type whose cells take one line each."""
_PAGE_WIDTH, _PAGE_HEIGHT = 0.75, 0.6
_ELLIPSIS = "\u2026"
_SLACK = 0.98
"""Of the width of a cell, lest another renderer wrap what just fits."""


def matrix_table(sheet: Sheet, content: MatrixTable, area: Rect, path: str) -> None:
    """A native table; what `ellipsis` cuts is said cell by cell."""
    table = replace(_table(sheet, content), one_line=content.wrap_policy == "shrink")
    table = replace(table, largest=_largest(area)) if content.wrap_policy else _roomy(sheet, table, area)
    if content.wrap_policy == "ellipsis":
        table = _cut_to_lines(sheet, table, area, path)
    lay_out_table(sheet, table, area, path)


def comparison_band(sheet: Sheet, content: ComparisonBand, area: Rect, path: str) -> None:
    """A native table whose header is a band of color."""
    rows = tuple(row_of(row.label, row.values) for row in content.rows)
    table = TableContent(("", *content.columns), rows, floor=_FLOOR, band=True)
    lay_out_table(sheet, _roomy(sheet, table, area), area, path)


def _table(sheet: Sheet, content: MatrixTable) -> TableContent:
    count = max(len(row.cells) for row in content.rows)
    header = list(content.column_headers or ())
    proportions = list(content.col_w or ())
    if len(header) == count:
        header = ["", *header] if header else []
    if proportions and len(proportions) == count:
        # Widths for the cells alone leave the labels as much as a cell has on average.
        proportions = [sum(proportions) / count, *proportions]
    rows = tuple(_row(sheet, row, count) for row in content.rows)
    return TableContent(tuple(header), rows, tuple(proportions), floor=_FLOOR)


def _row(sheet: Sheet, row: MatrixRow, count: int) -> Row:
    cells = (*row.cells, *[""] * (count - len(row.cells)))
    style = {"marked": bool(row.accent), "total": bool(row.total)}
    if row.label_fill is None:
        return row_of(row.label, cells, ink="accent2" if row.accent else "tx1", **style)
    fill = scene_color(row.label_fill, sheet.theme)
    ink = sheet.theme.text_on(rgb(fill, sheet.theme, sheet.theme.hex_of("bg1")))
    return row_of(row.label, cells, fill=fill, ink=ink, **style)


def _is_page(sheet: Sheet, area: Rect) -> bool:
    """Whether an area is all that a page has below its title: few rows would leave half of it empty."""
    return area.width >= _PAGE_WIDTH * sheet.page.width and area.height >= _PAGE_HEIGHT * sheet.page.height


def _roomy(sheet: Sheet, table: TableContent, area: Rect) -> TableContent:
    """`table` as large as its area lets it be: whole pages have their own sizes, and few rows are larger."""
    if _is_page(sheet, area):
        return on_page(table)
    largest, row = _largest(area), area.height / (len(table.rows) + bool(table.header))
    return replace(table, largest=largest, on_one_line=min(_LARGEST, row * _SHARE_OF_ROW))


def _largest(area: Rect) -> float:
    return max(round(_LARGEST * scale_of(area)), _LEAST)


def _cut_to_lines(sheet: Sheet, content: TableContent, area: Rect, path: str) -> TableContent:
    """`content` in one size, each text on one line; what is cut off is said."""
    grid = _grid(sheet, content, area)
    first = 1 if content.header else 0
    texts = [
        _cut_row(sheet, row, grid, f"{path}.rows[{index - first}]" if index >= first else f"{path}.columnHeaders")
        for index, row in enumerate(grid.rows)
    ]
    rows = tuple(_cut_cells(row, cut) for row, cut in zip(content.rows, texts[first:], strict=True))
    header = tuple(texts[0]) if content.header else ()
    return replace(content, header=header, rows=rows, proportions=tuple(grid.widths), largest=grid.size)


def _grid(sheet: Sheet, content: TableContent, area: Rect) -> Grid:
    """In the largest type at which nothing has to be cut, or in the usual size of a table."""
    for size in (size for size in content.sizes if size >= min(_LEAST, content.largest)):
        grid = grid_at(sheet, content, size, area.width)
        if all(_fits(sheet, cell, width) for row in grid.rows for cell, width in zip(row, grid.widths, strict=True)):
            break
    return grid


def _cut_cells(row: Row, texts: Sequence[str]) -> Row:
    return replace(row, label=texts[0], values=tuple(texts[1:]))


def _cut_row(sheet: Sheet, row: Sequence[Cell], grid: Grid, path: str) -> list[str]:
    texts = []
    for index, (cell, width) in enumerate(zip(row, grid.widths, strict=True)):
        run = cell.paragraphs[0].runs[0]
        room = _room(width - cell.paragraphs[0].indent, grid.size)
        text = run.text if _fits(sheet, cell, width) else _cut(sheet, run, room)
        if text != run.text:
            place = sheet.at(_cell_path(path, index))
            lost = run.text[len(text) - len(_ELLIPSIS) :].strip()
            sheet.say(findings.truncated(sheet.page_index, place, lost))
        texts.append(text)
    return texts


def _cell_path(path: str, index: int) -> str:
    if path.endswith("columnHeaders"):
        return path
    return f"{path}.cells[{index - 1}]" if index else f"{path}.label"


def _fits(sheet: Sheet, cell: Cell, width: float) -> bool:
    run = cell.paragraphs[0].runs[0]
    room = _room(width - cell.paragraphs[0].indent, run.size)
    return "\n" not in run.text and sheet.type.width(run.text, run.size, bold=run.bold) <= room


def _room(width: float, size: float) -> float:
    return max(width - 2 * space_beside(size), 1.0) * _SLACK


def _cut(sheet: Sheet, run: Run, room: float) -> str:
    """As much of the first line as has room before an ellipsis."""
    line = run.text.split("\n")[0]
    low, high = 0, len(line)
    while low < high:
        middle = (low + high + 1) // 2
        if sheet.type.width(line[:middle].rstrip() + _ELLIPSIS, run.size, bold=run.bold) <= room:
            low = middle
        else:
            high = middle - 1
    while low and low < len(line) and unicodedata.combining(line[low]):
        low -= 1
    return line[:low].rstrip() + _ELLIPSIS
