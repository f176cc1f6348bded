"""Where text really lands, in shapes and tables, measured with the fonts of the previews. EMU on the slide."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from deck_fonts import Font, FontBook, Line, MeasuredText, TextRun, measure_paragraphs
from deck_fonts import Paragraph as SetParagraph
from deck_fonts.book import Match
from deck_fonts.substitutes import is_symbol_family
from deck_presentation.boxes import EMU_PER_POINT, Box, turned
from deck_presentation.model import Cell, Paragraph, Run, Spacing, Table, TextBody

UNSURE = 0.4
"""Confidence where the outline, the direction or the font leaves room for doubt."""

_ROOM = {"ellipse": (0.1464, 0.1464), "diamond": (0.25, 0.25), "flowChartDecision": (0.25, 0.25)}
"""What an outline takes from its box on each side, as shares of width and height."""
_PLAIN = ("rect", "round", "snip", "flowChartProcess", "flowChartAlternateProcess", "plaque", "bracket", "brace")
_ENDLESS = 1e6
_SYMBOL_CHARACTERS, _SQUARE = re.compile("[\uf000-\uf0ff]"), "\u25a0"
_LEADING = (0.22, 0.18)
"""Of a line's height, what lies above the capitals and below the baseline's short descenders."""


@dataclass(frozen=True, slots=True)
class TextLayout:
    """A text as it is set.

    Attributes:
        lines: the ink of each line.
        needed: height of the text.
        room: height that the box leaves for it.
        spill: how far what is seen of the text reaches beyond the edge of its box; 0 or less = within.
        blank: of `needed`, what empty lines take that stand where the text may leave its room: after it, where it is
            set from the top, before it, where it is set from the bottom.
        too_wide: how far the widest unwrapped line reaches beyond the room for it.
        broken_words: words wider than a line.
        paragraph_lines: number of lines of each paragraph.
        missing: characters that no installed font has.
        confidence: in all of this.
    """

    lines: tuple[Box, ...]
    needed: float
    room: float
    spill: float
    too_wide: float
    broken_words: tuple[str, ...]
    paragraph_lines: tuple[int, ...]
    missing: str
    confidence: float
    blank: float = 0.0

    @property
    def excess(self) -> float:
        """By what share the text is taller than its room, empty lines at its end left out; 0 or less = it fits.

        Less room than a point counts as one, and what it lacks as more text: a box without any room is no better.
        """
        needed = self.needed - self.blank
        room = max(self.room, EMU_PER_POINT)
        return (needed + room - self.room) / room - 1 if needed > 0 else 0.0


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


def lay_out(book: FontBook, body: TextBody, box: Box, geometry: str = "rect") -> TextLayout:
    """Set `body` into a shape of outline `geometry` at `box`."""
    inner, confidence = _room(body, box, geometry)
    columns = max(1, body.columns)
    width = (inner.width - body.column_gap * (columns - 1)) / columns / EMU_PER_POINT if body.wraps else _ENDLESS
    measured = [_measure(book, paragraph, body, width) for paragraph in body.paragraphs]
    rows = list(_rows(body, measured))
    needed = sum(height for _, _, height in rows) / columns
    before, after = (_blank(rows), _blank(rows[::-1])) if columns == 1 else (0.0, 0.0)
    top = inner.y + {"ctr": 0.5, "b": 1.0}.get(body.anchor, 0.0) * (inner.height - needed)
    lines = _lines(body, measured, replace(inner, y=top), columns)
    seen = (top + before, top + needed - after)
    spill = max(box.y - seen[0], seen[1] - box.bottom) if inner.rotation == box.rotation else needed - inner.height
    widest = max((text.width * EMU_PER_POINT for text in measured), default=0.0)
    return TextLayout(
        tuple(_turned(line, box) for line in lines),
        needed,
        inner.height,
        spill,
        0.0 if body.wraps else widest - inner.width,
        tuple(word for text in measured for word in text.broken_words),
        tuple(len(text.lines) for text in measured),
        "".join(dict.fromkeys("".join(text.missing for text in measured))),
        min(confidence, _font_confidence(book, body)),
        {"t": after, "b": before}.get(body.anchor, before + after),
    )


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


def _room(body: TextBody, box: Box, geometry: str) -> tuple[Box, float]:
    """The rectangle for text, and how sure that is."""
    across, down = _ROOM.get(geometry, (0.0, 0.0))
    left, top, right, bottom = body.insets
    inner = box.shrunk(
        left + box.width * across, top + box.height * down, right + box.width * across, bottom + box.height * down
    )
    sure = geometry in _ROOM or geometry.startswith(_PLAIN)
    if body.vertical in ("horz", ""):
        return inner, 1.0 if sure and box.is_upright else UNSURE
    turn = 270 if body.vertical == "vert270" else 90
    x, y = inner.x + (inner.width - inner.height) / 2, inner.y + (inner.height - inner.width) / 2
    return Box(x, y, inner.height, inner.width, (inner.rotation + turn) % 360), UNSURE


def _measure(book: FontBook, paragraph: Paragraph, body: TextBody, width: float) -> MeasuredText:
    scale = body.font_scale
    runs = tuple(
        TextRun(_measurable(run), Font(run.font, run.bold, run.italic), run.size * scale) for run in paragraph.runs
    ) or (TextRun("", Font(paragraph.font), paragraph.size * scale),)
    spacing = paragraph.line.percent * (1 - body.line_reduction)
    exact = paragraph.line.points
    hanging = (paragraph.left + (0 if paragraph.bulleted else min(0, paragraph.indent))) / EMU_PER_POINT
    margins = max(0.0, hanging) + paragraph.right / EMU_PER_POINT
    return measure_paragraphs(
        book, [SetParagraph(runs, margins, line_spacing=-exact if exact is not None else spacing)], width
    )


def _measurable(run: Run) -> str:
    """Text with a square for each character of a symbol font, which no other font has."""
    is_symbolic = run.symbol or is_symbol_family(run.font)
    return _SYMBOL_CHARACTERS.sub(_SQUARE, run.text) if is_symbolic else run.text


def _rows(body: TextBody, measured: list[MeasuredText]) -> Iterator[tuple[int, Line | None, float]]:
    """(paragraph, line or None for a gap, height in EMU) from top to bottom."""
    gap = 0.0
    for number, (paragraph, text) in enumerate(zip(body.paragraphs, measured, strict=True)):
        if number:
            gap += _gap(paragraph.before, paragraph, body)
            yield number, None, gap * EMU_PER_POINT
        for line in text.lines:
            yield number, line, line.height * EMU_PER_POINT
        gap = _gap(paragraph.after, paragraph, body)


def _blank(rows: Sequence[tuple[int, Line | None, float]]) -> float:
    """Height of the empty lines that `rows` begin with; 0 where all are empty."""
    height = 0.0
    for _, line, taken in rows:
        if line is not None and line.text.strip():
            return height
        height += taken
    return 0.0


def _gap(spacing: Spacing, paragraph: Paragraph, body: TextBody) -> float:
    if spacing.points is not None:
        return spacing.points * body.font_scale
    size = max((run.size for run in paragraph.runs), default=paragraph.size)
    return spacing.percent * size * body.font_scale * 1.2


def _lines(body: TextBody, measured: list[MeasuredText], inner: Box, columns: int) -> list[Box]:
    lines, y = [], inner.y
    if columns > 1:
        return [inner]
    for number, line, height in _rows(body, measured):
        if line is not None and line.text.strip():
            paragraph = body.paragraphs[number]
            x = _start(paragraph, inner, line.width * EMU_PER_POINT)
            above, below = (share * height for share in _LEADING)
            lines.append(Box(x, y + above, line.width * EMU_PER_POINT, height - above - below, inner.rotation))
        y += height
    return lines


def _start(paragraph: Paragraph, inner: Box, width: float) -> float:
    # The margins of a paragraph from right to left count from the right, where its lines begin.
    before, behind = (paragraph.right, paragraph.left) if paragraph.rtl else (paragraph.left, paragraph.right)
    left, right = inner.x + before, inner.right - behind - width
    if paragraph.align == "ctr":
        return (left + right) / 2
    return right if paragraph.align == "r" else left


def _turned(line: Box, box: Box) -> Box:
    """A line of a rotated shape on the slide, as the upright box around it."""
    if not line.rotation:
        return line
    centre = box.x + box.width / 2, box.y + box.height / 2
    return turned(replace(line, rotation=0.0), *centre, line.rotation).bounds()


def _font_confidence(book: FontBook, body: TextBody) -> float:
    faces = {(run.font, run.bold, run.italic) for run in body.runs() if not is_symbol_family(run.font)}
    return UNSURE if any(book.resolve(*face).match is Match.SUBSTITUTE for face in faces) else 1.0
