"""Tables in a region: rows of labelled cells, and alternatives under a band of colour."""

from dataclasses import replace

from renderer.deck.blocks import ComparisonBand, MatrixRow, MatrixTable
from renderer.layout.composition.colors import scene_color
from renderer.layout.composition.figures.cutting import cut_to_lines
from renderer.layout.composition.figures.scaling import scale_of
from renderer.layout.figures.table import Row, TableContent, lay_out_table
from renderer.layout.geometry import Rect
from renderer.layout.sheet import Sheet
from renderer.scene.theme import rgb

_LARGEST, _LEAST, _FLOOR = 18.0, 12.0, 10.0


def matrix_table(sheet: Sheet, content: MatrixTable, area: Rect, path: str) -> None:
    """A native table; what `ellipsis` cuts is said cell by cell."""
    table = replace(_table(sheet, content), largest=_largest(area), one_line=content.wrap_policy == "shrink")
    if content.wrap_policy == "ellipsis":
        table = cut_to_lines(sheet, table, area, path)
    lay_out_table(sheet, table, area, path)


def comparison_band(sheet: Sheet, content: ComparisonBand, area: Rect, path: str) -> None:
    """A native table whose header is a band of colour."""
    rows = tuple(Row(row.label, tuple(row.values)) for row in content.rows)
    header = ("", *content.columns)
    lay_out_table(sheet, TableContent(header, rows, largest=_largest(area), floor=_FLOOR, band=True), area, path)


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
    if row.label_fill is None:
        return Row(row.label, cells, marked=bool(row.accent), ink="accent2" if row.accent else "tx1")
    fill = scene_color(row.label_fill, sheet.theme)
    ink = sheet.theme.text_on(rgb(fill, sheet.theme, sheet.theme.hex_of("bg1")))
    return Row(row.label, cells, marked=bool(row.accent), fill=fill, ink=ink)


def _largest(area: Rect) -> float:
    return max(round(_LARGEST * scale_of(area)), _LEAST)
