"""A native table whose columns and rows are sized by what is in them."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate, pairwise
from typing import Any

from renderer.deck.blocks.figures import MarkedCell
from renderer.layout.figures.cell_marks import draw_mark, mark_of, room_of, scales_of, shade_of, words_of
from renderer.layout.figures.table_columns import heights_of, is_cramped, space_above, space_beside, widths_of
from renderer.layout.geometry import Rect
from renderer.layout.marks import line_of
from renderer.layout.sheet import HAIRLINE, Role, Sheet
from renderer.scene import EMU_PER_PT, Align, Cell, Line, Paragraph, Table, under
from renderer.scene.tables import Borders
from renderer.typesetting.scripts import is_cjk
from renderer.typesetting.terms import term
from renderer.typesetting.typesetter import Fitted

_LONGEST = 250
_SIZES = (
    28.0,
    26.0,
    24.0,
    22.0,
    20.0,
    18.0,
    17.0,
    16.0,
    15.0,
    14.0,
    13.0,
    12.0,
    11.0,
    10.0,
    9.0,
    8.0,
    7.0,
    6.0,
    5.0,
    4.0,
    3.0,
    2.0,
    1.0,
)
_FOR_WHOLE_WORDS = 2.0
"""How far type may go below its floor to keep long words whole, in pt."""
_ROW_MAX, _TALLEST_ROW = 54.0, 150.0
_TICK = 1.4
"""The room of a tick before the head of a column, in sizes of its type."""
DROP = 0.3
"""A short table on a page of its own hangs a little lower, so that what is empty does not all lie below it."""
_LARGEST, _LARGEST_OF_MANY, _FEW_ROWS = 22.0, 18.0, 6
_LARGEST_ON_ONE_LINE, _FILLED = {1: 28.0, 2: 28.0, 3: 26.0, 4: 24.0}, {1: 0.7, 2: 0.84, 3: 0.88, 4: 0.88}
"""By the number of rows: pt of type whose cells take one line each, and what rows fill of the height."""
_SHARE = 0.66
_GROUT = 3.0
"""What parts the cells of a heat map, in pt."""
_HEAD_BINDS, _HEADS, _WORTH_A_HEAD = 14.0, (12.0, 11.0, 10.0), 2.0
"""Rows in less than so many pt may have a header in smaller type, where that makes them so much larger."""
_ABOVE_HEAD = 5.0
"""How much larger than such a header rows may be, in pt."""
_TALLEST_HEADER = 1.6
"""How much higher than its words a header may get where rows grow."""
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


@dataclass(frozen=True, slots=True)
class Row:
    """One row; `fill` lies under its label, which is then in `ink`.

    Attributes:
        marks: of its values, None for those without; empty where none has one.
        best: the index of the value that is the best.
        heat: of its values, those on a shade; empty where none is.
        total: it is a sum, under a line and bold.
    """

    label: str
    values: tuple[str, ...]
    marked: bool = False
    marks: tuple[MarkedCell | None, ...] = ()
    heat: tuple[MarkedCell | None, ...] = ()
    best: int | None = None
    total: bool = False
    fill: str | None = None
    ink: str = "tx1"


def row_of(label: str, cells: Sequence[str | MarkedCell], **style: Any) -> Row:
    """A row of cells, some of which may have marks."""
    marks = tuple(map(mark_of, cells))
    heat = tuple(None if isinstance(cell, str) or cell.heat is None else cell for cell in cells)
    said = tuple(map(words_of, cells))
    return Row(label, said, marks=marks if any(marks) else (), heat=heat if any(heat) else (), **style)


def largest_for(rows: int) -> float:
    """The largest size of type, in pt, of a table on a page of its own."""
    return _LARGEST if rows <= _FEW_ROWS else _LARGEST_OF_MANY


@dataclass(frozen=True, slots=True)
class TableContent:
    """What a table shows, and how.

    Attributes:
        header: a text for the labels and one for each value; empty for a table without one.
        proportions: widths of the columns in proportion to each other; empty leaves them to the content.
        largest, floor: sizes of type in pt.
        head: the largest size of the header in pt, where long words in it would take the rows with them; 0 for none.
        on_one_line: a larger size, for a table whose cells take one line each in it or in one between both.
        one_line: type shrinks until no cell takes a second line, if its floor allows.
        band: the header is a band of color, and values are centred.
        drop: how much of what is empty stands above the table, 0..1.
        raised: the index of the column of values that is recommended.
        share: of the height of its area that rows grow to fill, if they are few.
    """

    header: tuple[str, ...]
    rows: tuple[Row, ...]
    proportions: tuple[float, ...] = ()
    largest: float = _LARGEST
    on_one_line: float = 0.0
    head: float = 0.0
    floor: float = 12.0
    one_line: bool = False
    band: bool = False
    drop: float = 0.0
    raised: int | None = None
    share: float = 0.0

    @property
    def sizes(self) -> tuple[float, ...]:
        """Sizes to try, the largest first."""
        return tuple(size for size in _SIZES if size <= self.largest) or _SIZES[-1:]


def on_page(content: TableContent) -> TableContent:
    """`content` on a page of its own: the fewer the rows, the larger they are, and the further apart."""
    rows = len(content.rows)
    on_one_line, share = _LARGEST_ON_ONE_LINE.get(rows, 0.0), _FILLED.get(rows, _SHARE)
    return replace(content, largest=largest_for(rows), on_one_line=on_one_line, share=share, drop=DROP)


@dataclass(frozen=True, slots=True)
class Grid:
    """The table in one size of type; lengths in pt."""

    size: float
    rows: list[list[Cell]]
    widths: list[float]
    heights: list[float]
    broken: bool


def lay_out_table(sheet: Sheet, content: TableContent, area: Rect, path: str) -> None:
    """Fill `area` with the table."""
    grid = _set(sheet, content, area)
    if grid.size < _HEAD_BINDS and _words_bind(sheet, content, grid.size, area):
        for head in _HEADS:
            largest = min(content.largest, head + _ABOVE_HEAD)
            lowered = replace(content, head=head, largest=largest, on_one_line=0.0)
            lower = _set(sheet, lowered, area)
            if lower.size >= grid.size + _WORTH_A_HEAD and not lower.broken:
                content, grid = lowered, lower
                break
    for cell in (cell for row in grid.rows for cell in row):
        sheet.type.note(cell.paragraphs)
    if _is_too_small(sheet, content, grid, area):
        lines = grid.rows[-1][0].paragraphs
        measured = sheet.type.measure(lines, grid.widths[0])
        overflows = sum(grid.heights) > area.height
        sheet.report(Fitted(lines, measured, too_small=True, overflows=overflows), path, table=True)
    if area.y + sum(grid.heights) > sheet.page.bottom + 1:
        sheet.off_slide(path)
    _add(sheet, content, grid, area, path)


def _words_bind(sheet: Sheet, content: TableContent, size: float, area: Rect) -> bool:
    """Whether it is for the width of words, of a header among them, that type is no larger than `size` pt."""
    if not content.header or content.proportions:
        return False
    return is_cramped(sheet, _cells(sheet, content, size + _WORTH_A_HEAD), area.width)


def _set(sheet: Sheet, content: TableContent, area: Rect) -> Grid:
    grid = _on_one_line(sheet, content, area) if content.one_line else _roomy(sheet, content, area)
    return grid or _largest(sheet, content, area)


def grid_at(sheet: Sheet, content: TableContent, size: float, width: float) -> Grid:
    """The table in type of `size` pt, `width` pt wide."""
    rows = _cells(sheet, content, size)
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
        if not is_cramped(sheet, _cells(sheet, content, size), area.width, content.proportions, whole_lines=True):
            grid = grid_at(sheet, content, size, area.width)
            if sum(grid.heights) <= area.height:
                return grid
    return None


def _largest(sheet: Sheet, content: TableContent, area: Rect) -> Grid:
    """The table in the largest type at which it stays in `area`; a little smaller if that keeps words whole."""
    content, limit = replace(content, one_line=False), 0.0
    whole_words = content.floor - _FOR_WHOLE_WORDS
    for size in content.sizes:
        if (limit and size > limit) or (size > _SIZES[-1] and _is_far_too_much(sheet, content, size, area)):
            continue
        if size > whole_words and is_cramped(sheet, _cells(sheet, content, size), area.width, content.proportions):
            continue
        grid = grid_at(sheet, content, size, area.width)
        fits = sum(grid.heights) <= area.height
        if fits and (not grid.broken or size <= whole_words):
            break
        if not grid.broken:
            # Text fills an area, so its size goes with the root of what is too much.
            limit = size * min((area.height / sum(grid.heights)) ** 0.5 * 1.15, 1.0)
    return grid


def _is_too_small(sheet: Sheet, content: TableContent, grid: Grid, area: Rect) -> bool:
    """Whether the type is under its floor for other reasons than to keep long words whole."""
    if grid.size >= content.floor:
        return False
    if grid.size < content.floor - _FOR_WHOLE_WORDS or _is_far_too_much(sheet, content, content.floor, area):
        return True
    return sum(grid_at(sheet, content, content.floor, area.width).heights) > area.height


def _is_far_too_much(sheet: Sheet, content: TableContent, size: float, area: Rect) -> bool:
    lines = [cell.paragraphs[0] for row in _cells(sheet, content, size) for cell in row]
    return sheet.type.is_far_too_much(lines, area.width, area.height)


def _cells(sheet: Sheet, content: TableContent, size: float) -> list[list[Cell]]:
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
        _value(sheet, row, index, size, floor=content.floor, align=align) for index, align in enumerate(aligns[1:])
    ]
    borders = _row_borders(sheet, row, last=row is content.rows[-1])
    cells = [Cell((line,), "accent6" if row.marked else None, borders) for line in (label, *values)]
    if content.raised is not None:
        cells[content.raised + 1] = replace(cells[content.raised + 1], fill="accent6")
    for index, hot in enumerate(row.heat):
        if hot:
            cells[index + 1] = _shaded(sheet, cells[index + 1], hot)
    return [replace(cells[0], fill=row.fill or cells[0].fill), *cells[1:]]


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
            (sheet.paragraph(text, size, floor=content.floor, align=align, color=color, bold=True),), fill, under(rule)
        )
        for text, align in zip(content.header, aligns, strict=True)
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
    if not content.header:
        return _stretched(grid.heights, wanted, _TALLEST_ROW)
    header = min(max(grid.heights[0], sheet.air(_ROW_MAX)), grid.heights[0] * _TALLEST_HEADER)
    return [header, *_stretched(grid.heights[1:], wanted - header, _TALLEST_ROW)]


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
