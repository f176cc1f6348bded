"""Where the cells of a table really stand: rows grow with their text. EMU on the slide."""

from dataclasses import dataclass, replace

from deck_fonts import FontBook
from deck_presentation.boxes import Box
from deck_presentation.model import Cell, Table
from scorer.measuring.fitting import TextLayout, lay_out


@dataclass(frozen=True, slots=True)
class TableLayout:
    """A table as it is drawn.

    Attributes:
        box: of the whole, grown rows included.
        cells: each filled cell, at its place, with its text.
        growth: how much taller than written the rows are.
    """

    box: Box
    cells: tuple[tuple[Cell, TextLayout], ...]
    growth: float


def lay_out_table(book: FontBook, table: Table, box: Box) -> TableLayout:
    """Set the text of every cell and let the rows grow."""
    first = [(cell, lay_out(book, cell.body, cell.box)) for cell in table.cells if not cell.body.is_blank]
    heights = [float(height) for height in table.row_heights]
    for cell, text in first:
        if cell.row_span == 1 and cell.row < len(heights):
            insets = cell.body.insets[1] + cell.body.insets[3]
            heights[cell.row] = max(heights[cell.row], text.needed + insets)
    growth = sum(heights) - sum(table.row_heights)
    placed = [(_placed(cell, box, heights), text) for cell, text in first]
    cells = ((cell, text if growth < 1 else lay_out(book, cell.body, cell.box)) for cell, text in placed)
    whole = Box(box.x, box.y, sum(table.column_widths) or box.width, sum(heights) or box.height)
    return TableLayout(whole, tuple(cells), growth)


def _placed(cell: Cell, box: Box, heights: list[float]) -> Cell:
    top = box.y + sum(heights[: cell.row])
    height = sum(heights[cell.row : cell.row + cell.row_span])
    return replace(cell, box=replace(cell.box, y=top, height=height))
