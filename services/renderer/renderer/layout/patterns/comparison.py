"""Two sides, row by row, in a native table; one of them is stressed: the right one, unless the words say otherwise."""

from dataclasses import replace

from renderer.deck.slides.composed import PatternSlide
from renderer.layout.charts.emphasis import outcome
from renderer.layout.charts.named_parts import named_in
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
    # Marked rows are measured in bold, as the stressed side is drawn.
    named = named_in(sheet.title, given.labels)
    (ours,) = named if len(named) == 1 else outcome(given.labels) or (1,)
    rows = tuple(Row(row.left, (row.right,), marked=True) for row in given.rows)
    content = TableContent(given.labels, rows, (1.0, 1.0), largest=largest_for(len(rows)))
    lay_out_table(sheet, content if more else on_page(content), room, "content.comparison")
    table = sheet.elements.pop()
    assert isinstance(table, Table)
    filled = sheet.theme.ink_on("accent2") if sheet.look.ornaments.table == "filled" else None
    cells = (_head(table.rows[0], ours, filled), *(_row(row, ours) for row in table.rows[1:]))
    sheet.add(replace(table, rows=cells))
    used = sum(table.heights) / EMU_PER_PT + _GAP
    return area.inset(0, used, 0, 0)


def _head(row: tuple[Cell, ...], ours: int, ink: str | None) -> tuple[Cell, ...]:
    """The header; on a filled one, our side is in the accent and its words in `ink`."""

    def head(cell: Cell, is_ours: bool) -> Cell:
        if ink:
            color, fill = (ink, "accent2") if is_ours else ("tx2", "bg2")
            return replace(cell, paragraphs=_set(cell.paragraphs, color, bold=True), fill=fill)
        if not is_ours:
            return replace(cell, paragraphs=_set(cell.paragraphs, "tx2", bold=True), fill=None)
        marked = _set(cell.paragraphs, "accent2", bold=True)
        return replace(cell, paragraphs=marked, fill="accent6", borders=under(Line("accent2", 1.5)))

    return tuple(head(cell, index == ours) for index, cell in enumerate(row))


def _row(row: tuple[Cell, ...], ours: int) -> tuple[Cell, ...]:
    def body(cell: Cell, is_ours: bool) -> Cell:
        words = _set(cell.paragraphs, "tx1" if is_ours else "tx2", bold=is_ours)
        return replace(cell, paragraphs=words, fill="accent6" if is_ours else None)

    return tuple(body(cell, index == ours) for index, cell in enumerate(row))


def _set(lines: tuple[Paragraph, ...], color: str, *, bold: bool) -> tuple[Paragraph, ...]:
    return tuple(
        replace(line, align="l", runs=tuple(replace(run, color=color, bold=bold) for run in line.runs))
        for line in lines
    )
