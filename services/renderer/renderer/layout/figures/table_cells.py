"""The cells of a table in one size of type: their words, alignment, fills and lines."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from renderer.deck.blocks.figures import MarkedCell
from renderer.layout.figures.cell_marks import room_of, shade_of
from renderer.layout.figures.table_content import Row, TableContent
from renderer.layout.marks import line_of
from renderer.layout.sheet import HAIRLINE, Role, Sheet
from renderer.scene import Align, Cell, Line, Paragraph, under
from renderer.scene.tables import Borders

_TICK = 1.4
"""The room of a tick before the head of a column, in sizes of its type."""
_BEHIND_FIGURES = 1.0
"""What parts words from a column of figures before them besides the space of all cells, in sizes of their type."""
_GROUT = 3.0
"""What parts the cells of a heat map, in pt."""
# Color of words, fill and line below of a header, by how it is drawn.
_HEADERS: Mapping[str, tuple[str, str | None, Line | None]] = {
    "lines": ("tx2", None, Line("tx1", 1.0)),
    "accent": ("accent2", None, Line("accent2", 2.0)),
    "filled": ("bg1", "tx1", None),
    "band": ("accent2", None, Line("accent2", 1.5)),
}
_MISSING = frozenset({"n/a", "n.a.", "n. a.", "k.a.", "k. a.", "na", "tbd", "-", "\u2013", "\u2014", "\u2026", "..."})
"""What stands for a value that there is none of."""
_NUMBERS = re.compile(r"[-+\u2212]?\d[\d.,\s]*")
_NUMBER = re.compile(r"^[^\w]*[A-Z]{0,3}\s?[-+\u2212]?[\d.,\s]+\s?[^\s\d]{0,5}$")


def cells_of(sheet: Sheet, content: TableContent, size: float) -> list[list[Cell]]:
    """The header, if there is one, and the rows of `content` in type of `size` pt."""
    columns = list(zip(*(row.values for row in content.rows), strict=True))
    marked = [
        any(row.marks and row.marks[index] for row in content.rows) for index in range(len(content.rows[0].values))
    ]
    heated = [any(row.heat and row.heat[index] for row in content.rows) for index in range(len(marked))]
    aligns: list[Align] = [
        "l",
        *(
            "ctr" if (content.band and not has_mark) or has_heat else "l" if has_mark else _align(column, columns)
            for column, has_mark, has_heat in zip(columns, marked, heated, strict=True)
        ),
    ]
    rows = [_header(sheet, content, aligns, size)] if content.header else []
    return rows + [_row(sheet, content, row, aligns, size) for row in content.rows]


def _row(sheet: Sheet, content: TableContent, row: Row, aligns: Sequence[Align], size: float) -> list[Cell]:
    quiet = content.band and row.fill is None
    strong = row.marked or row.total
    role: Role = "heading" if not quiet or strong else "body"
    label = sheet.paragraph(row.label, size, role, floor=content.floor, color="tx2" if quiet else row.ink)
    values = [
        _value(sheet, row, index, size, floor=content.floor, align=align, **_apart(aligns, index + 1, size))
        for index, align in enumerate(aligns[1:])
    ]
    borders = _row_borders(sheet, row, last=row is content.rows[-1])
    cells = [Cell((line,), "accent6" if row.marked else None, borders) for line in (label, *values)]
    if content.raised is not None:
        cells[content.raised + 1] = replace(cells[content.raised + 1], fill="accent6")
    for index, hot in enumerate(row.heat):
        if hot:
            cells[index + 1] = _shaded(sheet, cells[index + 1], hot)
    return [replace(cells[0], fill=row.fill or cells[0].fill), *cells[1:]]


def _apart(aligns: Sequence[Align], column: int, size: float) -> dict[str, Any]:
    """How far words stand in from the figures that end right before them, as the style of their paragraph."""
    touches = column > 0 and (aligns[column - 1], aligns[column]) == ("r", "l")
    return {"indent": _BEHIND_FIGURES * size, "hanging": 0.0} if touches else {}


def _shaded(sheet: Sheet, cell: Cell, hot: MarkedCell) -> Cell:
    """A cell of a heat map: on its shade, parted from its neighbours by the ground."""
    fill, ink = shade_of(hot, sheet.theme)
    line = cell.paragraphs[0]
    runs = tuple(replace(run, color=ink) for run in line.runs)
    return replace(cell, paragraphs=(replace(line, runs=runs),), fill=fill, borders=(Line("bg1", _GROUT),) * 4)


def _value(sheet: Sheet, row: Row, index: int, size: float, **style: Any) -> Paragraph:
    """What a cell says, behind the room of its mark; `style` is that of its text."""
    strong, best = row.marked or row.total, index == row.best
    room = room_of(row.marks[index], size) if row.marks else 0.0
    if room:
        style |= {"indent": room, "hanging": 0.0}
    line: Paragraph = sheet.paragraph(row.values[index], size, bold=strong or best, **style)
    return line


def _row_borders(sheet: Sheet, row: Row, *, last: bool) -> Borders:
    """The lines above and below a row: a sum stands under a line of its own."""
    left, right, above, below = under(_row_rule(sheet, last=last))
    return (left, right, Line("tx1", 1.0) if row.total else above, below)


def _header(sheet: Sheet, content: TableContent, aligns: list[Align], size: float) -> list[Cell]:
    size = size if content.band else max(size - 2, min(size, 11.0))
    size = min(size, content.head or size)
    style = "band" if content.band else sheet.look.ornaments.table
    color, fill, rule = _HEADERS[style]
    color = sheet.theme.ink_on(fill) if fill else color
    cells = [
        Cell(
            (
                sheet.paragraph(
                    text, size, floor=content.floor, align=align, color=color, bold=True, **_apart(aligns, index, size)
                ),
            ),
            fill,
            under(rule),
        )
        for index, (text, align) in enumerate(zip(content.header, aligns, strict=True))
    ]
    if content.raised is not None:
        cells[content.raised + 1] = _raised(sheet, cells[content.raised + 1], size)
    if not content.band:
        return cells
    return [cells[0], *(replace(cell, fill="accent6") for cell in cells[1:])]


def _raised(sheet: Sheet, cell: Cell, size: float) -> Cell:
    """The head of the recommended column: on the accent, with room for a tick before the words where these begin."""
    line = cell.paragraphs[0]
    runs = tuple(replace(run, color=sheet.theme.ink_on("accent2")) for run in line.runs)
    line = replace(line, runs=runs, indent=_TICK * size, hanging=0.0)
    return replace(cell, paragraphs=(line,), fill="accent2")


def _row_rule(sheet: Sheet, *, last: bool) -> Line | None:
    """The line below a row; of several the first."""
    lines = sheet.look.ornaments.divider
    if lines is not None:
        return line_of(lines[0]) if lines else None
    return HAIRLINE if last else replace(HAIRLINE, color="rule")


def _align(values: Sequence[str], every: Iterable[Sequence[str]]) -> Align:
    """Of the `values` of a column; one without any stands as `every` column together would.

    A value that is missing says nothing. Beside columns of words, figures of several units are words, too.
    """
    columns = [_said(column) for column in every]
    own = _said(values) or [text for column in columns for text in column]
    if not own or not _are_numbers(own):
        return "l"
    is_alone = all(_are_numbers(column) for column in columns)
    return "r" if is_alone or len({_NUMBERS.sub("", text).strip() for text in own} - {""}) <= 1 else "l"


def _said(values: Sequence[str]) -> list[str]:
    return [text for value in values if (text := value.strip()) and text.casefold() not in _MISSING]


def _are_numbers(texts: Sequence[str]) -> bool:
    return all(map(_NUMBER.match, texts))
