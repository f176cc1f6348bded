"""Rows of cells under hairlines, all in one size: a lead, what is said, and small things at the end."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from itertools import zip_longest

from renderer.layout.figures.alike import told_once
from renderer.layout.geometry import Rect
from renderer.layout.grounds import Ground, accent_ground
from renderer.layout.sheet import Sheet
from renderer.scene import Line, Paragraph
from renderer.typesetting.scripts import has_rtl
from renderer.typesetting.typesetter import Fitted

Cells = Sequence[Sequence[Paragraph]]
"""The cells of a row, each with its lines; an empty one takes no room if it is empty in all rows."""
FLOOR = 12.0
_LARGEST, _TALLEST = 24.0, 88.0
_FEW, _TALLEST_OF_FEW = 3, 118.0
_DENSE = 18.0
"""Pt of type up to which rows stand closer."""
_SMALLEST, _UNSEEN, _STEP, _CAREFUL = 5.0, 0.8, 0.94, 1.08
_GAP, _PADDING, _CLOSE, _TIGHT, _EDGE = 16.0, 9.0, 5.0, 2.0, 10.0
_LEAD, _END, _WORD = 0.2, 0.26, 0.34
"""The most of the width that a lead takes, one of the small things, and one whose longest word needs more."""
_ENDLESS, _SLACK, _SLACK_MIXED, _SPARE = 100_000.0, 1.06, 1.16, 4.0
_SLACK_TURNED = 1.25
"""Figures among words from the right are drawn in the font of those."""


@dataclass(frozen=True, slots=True)
class RowBlock:
    """Rows below each other.

    Attributes:
        make: sets them in a size (pt).
        area: their room.
        paths: where the document has them.
        current: the index of the row that lies on the accent.
    """

    make: Callable[[float], Sequence[Cells]]
    area: Rect
    paths: Sequence[str]
    current: int | None = None


def lay_out_rows(
    sheet: Sheet,
    make: Callable[[float], Sequence[Cells]],
    area: Rect,
    paths: Sequence[str],
    ground: Ground,
    *,
    current: int | None = None,
    largest: float = _LARGEST,
    tallest: float | None = None,
    whole: Sequence[int] = (),
    hangs: bool = True,
) -> None:
    """Fill `area` with the rows that `make` sets in a size (pt), in the largest size in which they fit.

    The second cell of each row takes the room that the others leave. The row with the index `current` lies on the
    accent, which `hangs` out beside the words where nothing else stands there. `paths` say where the document has the
    rows; lines in the columns that are `whole` are never broken. No row takes more room than it looks well in, or than
    `tallest` pt where that is given.
    """
    block = RowBlock(make, area, paths, current)
    lay_out_row_blocks(sheet, [block], ground, largest=largest, tallest=tallest, whole=whole, hangs=hangs)


def lay_out_row_blocks(
    sheet: Sheet,
    blocks: Sequence[RowBlock],
    ground: Ground,
    *,
    largest: float = _LARGEST,
    tallest: float | None = None,
    whole: Sequence[int] = (),
    hangs: bool = True,
) -> None:
    """As `lay_out_rows`, for blocks side by side: all in one size, and rows with the same index stand level."""
    rooms = [block.area if block.current is None or hangs else block.area.inset(_EDGE, 0, _EDGE, 0) for block in blocks]
    set_blocks = _set_alike(sheet, blocks, rooms, largest, whole)
    height, count = blocks[0].area.height, len(blocks[0].paths)
    heights = _heights(set_blocks)
    spare = max(height - sum(heights), 0.0) / count
    tallest = sheet.air(tallest or (_TALLEST if count > _FEW else _TALLEST_OF_FEW))
    heights = [max(one, min(one + spare, tallest)) for one in heights]
    # What cannot be read anyway, which is said, does not leave its area.
    squeeze = min(height / sum(heights), 1.0)
    heights = [one * squeeze for one in heights]
    for block, room, done in zip(blocks, rooms, set_blocks, strict=True):
        _lay_out_block(sheet, replace(block, area=room), done, heights, ground, across=block.area)


@dataclass(frozen=True, slots=True)
class _Set:
    """The rows of a block in a `size` (pt), in their `columns`, with so much `padding` above and below (pt)."""

    columns: list[Rect]
    rows: list[list[Fitted]]
    padding: float
    size: float


def _set_alike(
    sheet: Sheet, blocks: Sequence[RowBlock], rooms: Sequence[Rect], largest: float, whole: Sequence[int]
) -> list[_Set]:
    """All blocks in the size of the one that has to be smallest, in which rows that stand level fit, too."""
    size = largest
    while True:
        done: list[_Set] = []
        for block, room in zip(blocks, rooms, strict=True):
            done.append(_fitted(sheet, block.make, room, size, whole))
            size = done[-1].size
        height = sum(_heights(done))
        if all(one.size == size for one in done) and (height <= rooms[0].height or size <= _SMALLEST):
            return done
        if all(one.size == size for one in done):
            size = max(size * _STEP, _SMALLEST)


def _heights(blocks: Sequence[_Set]) -> list[float]:
    """How high rows with the same index are: as the highest of them."""
    heights = [[_height(row, block.padding) for row in block.rows] for block in blocks]
    return [max(row) for row in zip_longest(*heights, fillvalue=0.0)]


def _lay_out_block(
    sheet: Sheet, block: RowBlock, done: _Set, heights: Sequence[float], ground: Ground, *, across: Rect
) -> None:
    """Draw the rows of `block`, whose hairlines run `across` more than its words may."""
    rows = _told(sheet, done.rows, block.paths)
    top = block.area.y
    for index, (row, height, path) in enumerate(zip(rows, heights, block.paths, strict=False)):
        color, width = (ground.line, 0.75) if index else (ground.mark, 1.5)
        sheet.rule(across.x, top, across.width, Line(color, width))
        if index == block.current:
            band = Rect(block.area.x - _EDGE, top, block.area.width + 2 * _EDGE, height)
            sheet.decoration(band, fill=accent_ground(sheet.theme).fill)
        _row(sheet, row, [Rect(box.x, top, box.width, height) for box in done.columns], path)
        top += height


def are_readable(sheet: Sheet, make: Callable[[float], Sequence[Cells]], area: Rect, largest: float = _LARGEST) -> bool:
    """Whether the rows that `make` sets in a size (pt) can be read below each other in `area`."""
    rows = _fitted(sheet, make, area, largest, ()).rows
    return not any(text.too_small for row in rows for text in row)


def _told(sheet: Sheet, rows: Sequence[Sequence[Fitted]], paths: Sequence[str]) -> list[list[Fitted]]:
    """`rows`, of which what is too small has been told once."""
    mains = told_once(sheet, [row[1] for row in rows], paths, paths[0].rpartition("[")[0] or paths[0])
    return [
        [main if index == 1 else replace(text, too_small=False) for index, text in enumerate(row)]
        for row, main in zip(rows, mains, strict=True)
    ]


def half(size: float) -> float:
    """A size of type in half points."""
    return round(size * 2) / 2


def size_on_one_line(sheet: Sheet, figures: Sequence[str], size: float, width: float, least: float) -> float:
    """The largest size up to `size`, in half points, at which each figure keeps together in `width` pt."""
    widest = max(_natural(sheet, [sheet.paragraph(figure, size, "figure")]) for figure in figures)
    return max(half(min(size, size * width / max(widest, 1.0))), least)


def small(size: float) -> float:
    """What is said beside the words of a row, in pt."""
    return min(max(half(size * 0.8), FLOOR), size)


def _fitted(
    sheet: Sheet, make: Callable[[float], Sequence[Cells]], area: Rect, largest: float, unbroken: Sequence[int]
) -> _Set:
    """All rows in the largest size in which they fit below each other.

    Rows stand closer before they are set smaller than is read at ease.
    """
    size = largest
    while True:
        cells = make(half(size))
        columns = _columns(sheet, area, cells, unbroken)
        rows = [[_set(sheet, lines, box, size) for lines, box in zip(row, columns, strict=True)] for row in cells]
        whole = not any(text.measured.broken_words for row in rows for text in row)
        whole = whole and not any(_is_broken(row[index]) for row in rows for index in unbroken)
        padding = _PADDING if size > _DENSE else _CLOSE
        height = sum(_height(row, padding) for row in rows)
        if (height <= area.height and (whole or size <= FLOOR)) or size <= _SMALLEST:
            return _Set(columns, rows, padding, size)
        # Text fills an area: half the area needs about 0.7 of the size.
        smaller = max(size * min((area.height / height) ** 0.5 * _CAREFUL, _STEP), _SMALLEST)
        size = max(smaller, FLOOR) if size > FLOOR else smaller


def _is_broken(text: Fitted) -> bool:
    return len(text.measured.lines) > len(text.paragraphs)


def _height(row: Sequence[Fitted], padding: float) -> float:
    """What a row takes; rows that cannot be read anyway stand closest."""
    padding = _TIGHT if any(text.too_small for text in row) else padding
    return max(text.measured.height for text in row) + 2 * padding


def _columns(sheet: Sheet, area: Rect, rows: Sequence[Cells], unbroken: Sequence[int]) -> list[Rect]:
    """A column for each cell: all but the second are as wide as what they say, within limits."""
    count = len(rows[0])
    turned = any(has_rtl(line.text) for row in rows for lines in row for line in lines)
    slack = _SLACK_TURNED if turned else 1.0
    widths = [
        min(
            max(_natural(sheet, row[index]) for row in rows) * slack,
            _most(sheet, [row[index] for row in rows], area.width, index, is_whole=index in unbroken),
        )
        for index in range(count)
    ]
    gaps = [_GAP if width else 0.0 for width in widths]
    widths[1] = area.width - sum(widths) + widths[1] - sum(gaps) + gaps[1]
    left, boxes = area.x, []
    for index, (width, gap) in enumerate(zip(widths, gaps, strict=True)):
        left += gap if index > 1 else 0.0
        boxes.append(Rect(left, area.y, width, area.height))
        left += width + (gap if index == 0 else 0.0)
    return boxes


def _most(sheet: Sheet, cells: Sequence[Sequence[Paragraph]], width: float, index: int, *, is_whole: bool) -> float:
    """What a column of rows `width` pt wide may take."""
    if is_whole:
        return width * _WORD
    return width * _LEAD if index == 0 else _widest_end(sheet, cells, width)


def _widest_end(sheet: Sheet, cells: Sequence[Sequence[Paragraph]], width: float) -> float:
    """What the small things of rows `width` pt wide may take: more than usual where a word would break else."""
    runs = [run for lines in cells for line in lines for run in line.runs]
    words = (sheet.type.longest_word(run.text, run.size, bold=run.bold) for run in runs)
    longest = max(words, default=0.0) * _SLACK_MIXED + _SPARE
    return max(width * _END, min(longest, width * _WORD))


def _natural(sheet: Sheet, lines: Sequence[Paragraph]) -> float:
    """What lines take alone, with some room lest another renderer break them: more in scripts with several fonts."""
    if not lines:
        return 0.0
    slack = _SLACK if all(line.text.isascii() for line in lines) else _SLACK_MIXED
    return sheet.type.measure(lines, _ENDLESS).width * slack + _SPARE


def _set(sheet: Sheet, lines: Sequence[Paragraph], box: Rect, size: float) -> Fitted:
    measured = sheet.type.measure(lines, max(box.width, 1.0)) if lines else sheet.type.measure([], 1.0)
    sheet.type.note(lines)
    return Fitted(tuple(lines), measured, too_small=size < FLOOR - _UNSEEN)


def _row(sheet: Sheet, row: Sequence[Fitted], boxes: Sequence[Rect], path: str) -> None:
    for text, box in zip(row, boxes, strict=True):
        if text.paragraphs:
            sheet.text(box, [], fitted=text, path=path, anchor="ctr", builds=True)
