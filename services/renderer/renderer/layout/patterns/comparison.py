"""Two sides, row by row, in a native table; one of them is stressed where the words say which."""

import re
from dataclasses import replace

from renderer.deck.slides.composed import PatternSlide
from renderer.layout.charts.named_parts import named_in
from renderer.layout.charts.outcomes import outcome
from renderer.layout.figures.table import lay_out_table
from renderer.layout.figures.table_content import Row, TableContent, largest_for, on_page
from renderer.layout.geometry import Rect
from renderer.layout.sheet import Sheet
from renderer.scene import EMU_PER_PT, Cell, Line, Paragraph, Table, under

_SHARE = 0.62
"""Of the area that the table takes at the most above other content."""
_GAP = 20.0
_WEIGHED = re.compile(
    r"[?\u061f\uff1f]|\b(?:or|oder|ou|o|eller|czy|vs|versus)\b|\b(?:\u0623\u0648|\u0623\u0645)\b"
    "|\u6216|\u8fd8\u662f|\u9084\u662f|\u307e\u305f\u306f|\u305d\u308c\u3068\u3082|\u304b$"
)
"""A title, without case, that asks which side it shall be, or names both as open."""
_US = re.compile(
    r"\b(?:we|(?-i:[Uu]s)|ours?|wir|uns|unser\w*|nous|notre|nos|nosotros|nuestr\w+|noi|nostr\w+|n\u00f3s|noss\w+|wij|ons|onze)\b"
    "|\u5f53\u793e|\u5f0a\u793e|\u6211[\u4eec\u5011]|\u0646\u062d\u0646",
    re.IGNORECASE,
)
"""A label of the one who speaks; "US" is a country."""


def lay_out(sheet: Sheet, given: PatternSlide, area: Rect, more: bool) -> Rect:
    """Add the table to `area`, or to its upper part if there is `more` to come, and return what is left."""
    room = Rect(area.x, area.y, area.width, area.height * (_SHARE if more else 1.0))
    # Marked rows are measured in bold, as the stressed side is drawn.
    ours = _stressed(given)
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


def _stressed(given: PatternSlide) -> int | None:
    """The side that the title names, or else what came of the other, or else who speaks; None where nothing says it."""
    weighed = _WEIGHED.search(given.title.casefold().strip())
    named = () if weighed else named_in(given.title, given.labels)
    speaking = [index for index, label in enumerate(given.labels) if _US.search(label)]
    for found in (named, outcome(given.labels), speaking, named_in(given.company, given.labels)):
        if len(found) == 1:
            return found[0]
    return None


def _head(row: tuple[Cell, ...], ours: int | None, ink: str | None) -> tuple[Cell, ...]:
    """The header; on a filled one, our side is in the accent and its words in `ink`. Without a side, both are alike."""

    def head(cell: Cell, is_ours: bool) -> Cell:
        if ink:
            color, fill = (ink, "accent2") if is_ours else ("tx2", "bg2")
            return replace(cell, paragraphs=_set(cell.paragraphs, color, bold=True), fill=fill)
        if not is_ours:
            return replace(cell, paragraphs=_set(cell.paragraphs, "tx2", bold=True), fill=None)
        marked = _set(cell.paragraphs, "accent2", bold=True)
        return replace(cell, paragraphs=marked, fill="accent6", borders=under(Line("accent2", 1.5)))

    return tuple(head(cell, ours in {index, None}) for index, cell in enumerate(row))


def _row(row: tuple[Cell, ...], ours: int | None) -> tuple[Cell, ...]:
    def body(cell: Cell, index: int) -> Cell:
        words = _set(cell.paragraphs, "tx1" if ours in {index, None} else "tx2", bold=index == ours)
        return replace(cell, paragraphs=words, fill="accent6" if index == ours else None)

    return tuple(body(cell, index) for index, cell in enumerate(row))


def _set(lines: tuple[Paragraph, ...], color: str, *, bold: bool) -> tuple[Paragraph, ...]:
    return tuple(
        replace(line, align="l", runs=tuple(replace(run, color=color, bold=bold) for run in line.runs))
        for line in lines
    )
