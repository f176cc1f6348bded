"""Two sides, row by row, in a native table; the right side is ours."""

from dataclasses import replace

from renderer.deck.slides.composed import PatternSlide
from renderer.layout.figures.table import lay_out_table
from renderer.layout.figures.table_content import Row, TableContent, largest_for, on_page
from renderer.layout.geometry import Rect
from renderer.layout.sheet import Sheet
from renderer.scene import EMU_PER_PT, Cell, Line, Paragraph, Table, under

_SHARE = 0.62
"""Of the area that the table takes at the most above other content."""
_GAP = 20.0


def lay_out(sheet: Sheet, given: PatternSlide, area: Rect, more: bool) -> Rect:
    """Add the table to `area`, or to its upper part if there is `more` to come, and return what is left."""
    room = Rect(area.x, area.y, area.width, area.height * (_SHARE if more else 1.0))
    # Marked rows are measured in bold, as the right side is drawn.
    rows = tuple(Row(row.left, (row.right,), marked=True) for row in given.rows)
    content = TableContent(given.labels, rows, (1.0, 1.0), largest=largest_for(len(rows)))
    lay_out_table(sheet, content if more else on_page(content), room, "content.comparison")
    table = sheet.elements.pop()
    assert isinstance(table, Table)
    filled = sheet.theme.ink_on("accent2") if sheet.look.ornaments.table == "filled" else None
    cells = (_head(table.rows[0], filled), *map(_row, table.rows[1:]))
    sheet.add(replace(table, rows=cells))
    used = sum(table.heights) / EMU_PER_PT + _GAP
    return area.inset(0, used, 0, 0)


def _head(row: tuple[Cell, ...], ink: str | None) -> tuple[Cell, ...]:
    """The header; on a filled one, our side is in the accent and its words in `ink`."""
    left, right = row
    if ink:
        quiet = replace(left, paragraphs=_set(left.paragraphs, "tx2", bold=True), fill="bg2")
        return quiet, replace(right, paragraphs=_set(right.paragraphs, ink, bold=True), fill="accent2")
    return (
        replace(left, paragraphs=_set(left.paragraphs, "tx2", bold=True), fill=None),
        replace(
            right,
            paragraphs=_set(right.paragraphs, "accent2", bold=True),
            fill="accent6",
            borders=under(Line("accent2", 1.5)),
        ),
    )


def _row(row: tuple[Cell, ...]) -> tuple[Cell, ...]:
    left, right = row
    return (
        replace(left, paragraphs=_set(left.paragraphs, "tx2", bold=False), fill=None),
        replace(right, paragraphs=_set(right.paragraphs, "tx1", bold=True), fill="accent6"),
    )


def _set(lines: tuple[Paragraph, ...], color: str, *, bold: bool) -> tuple[Paragraph, ...]:
    return tuple(
        replace(line, align="l", runs=tuple(replace(run, color=color, bold=bold) for run in line.runs))
        for line in lines
    )
