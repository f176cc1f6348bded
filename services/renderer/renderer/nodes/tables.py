"""Tables of a document: rows as high as their texts, type that shrinks when there are too many."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import pairwise

from deck_documents.paper_document.style import TextStyle
from deck_documents.paper_document.tables import Cell as DocumentCell
from deck_documents.paper_document.tables import Row, TableData, TableStyle
from deck_domain.findings import Finding
from renderer import findings
from renderer.deck.colors import scene_color
from renderer.layout.geometry import Rect
from renderer.nodes.canvas import Canvas
from renderer.nodes.fitting import Text, text_of
from renderer.nodes.painting import border_of, fill_of, ground_of
from renderer.nodes.unused_styles import tell_unused_of_cell
from renderer.nodes.writing import Voice, paragraphs_of
from renderer.scene import EMU_PER_PT, Cell, Fill, Line, Table, plain_line
from renderer.typesetting.scripts import is_rtl

_SIZE, _FLOOR = 14.0, 9.0
_SIDE, _ABOVE = 8.0, 5.0
_FACTORS = tuple(0.94**step for step in range(10))
_LEAST_ROW, _TALLEST_ROW = 12.0, 44.0
_COLUMN = 110.0
_UNIT = Rect(0.0, 0.0, 100.0, 20.0)


class TableSetting:
    """A table that tells its size, and is drawn when its place is known."""

    def __init__(self, canvas: Canvas, data: TableData, ground: str, opacity: float) -> None:
        self._canvas, self._data, self._ground, self._opacity = canvas, data, ground, opacity
        self._style = data.style or TableStyle()
        words = " ".join(text for row in data.rows for cell in row.cells for text in _texts(cell))
        self._from_right = is_rtl(words, without_letters=canvas.from_right)
        self._heights: dict[tuple[float, float], list[float]] = {}
        tallest = max(cell.row_span or 1 for cell in data.rows[0].cells)
        self._header_rows = tallest if self._style.header_row is not False and len(data.rows) > tallest else 0

    def measure(self, width: float | None, _height: float | None) -> tuple[float, float]:
        """The size in at most `width`."""
        least = 28.0 * len(self._data.columns)
        wide = max(_COLUMN * len(self._data.columns) if width is None else width, least)
        return wide, sum(self._row_heights(wide, 1.0))

    def table(self, rect: Rect, name: str, description: str, path: str, *, stretch: bool) -> Table:
        """The table in `rect`, in the largest type that fits; with `stretch` as high as that."""
        canvas, factor = self._canvas, self._factor(rect)
        heights = self._row_heights(rect.width, factor)
        if sum(heights) > rect.height + 1:
            for finding in _too_dense(canvas, path, _SIZE * factor):
                canvas.say(finding)
        heights = _stretched(heights, rect.height, stretch=stretch)
        place = Rect(rect.x, rect.y, rect.width, sum(heights))
        canvas.check_place(place, path)
        for key, value in (("autoFit", self._data.auto_fit), ("rowLayout", self._data.row_layout)):
            if value is not None:
                canvas.no_effect(
                    f"{path}.tableData.{key}", f"`{key}`: rows are as high as their texts, and it has no effect here."
                )
        rows = tuple(self._drawn(number, row, factor, path) for number, row in enumerate(self._data.rows))
        scale = canvas.scale * EMU_PER_PT
        edges = [round(edge * scale) for edge in _edges(self._widths(rect.width))]
        return Table(
            frame=canvas.frame(place),
            name=name,
            description=description or self._description(),
            widths=tuple(right - left for left, right in pairwise(edges)),
            heights=tuple(round(height * scale) for height in heights),
            rows=rows,
            parts={part: True for part, given in self._parts() if given},
            from_right=self._from_right,
        )

    def _factor(self, rect: Rect) -> float:
        """The largest of `_FACTORS` at which the rows fit into `rect`, else the smallest."""

        def fits(factor: float) -> bool:
            return sum(self._row_heights(rect.width, factor)) <= rect.height + 1

        # Each trial sets every cell: long tables are told by their number of rows, or by the smallest size.
        largest, smallest = _FACTORS[0], _FACTORS[-1]
        if _LEAST_ROW * len(self._data.rows) <= rect.height + 1:
            if fits(largest):
                return largest
            if fits(smallest):
                return _FACTORS[bisect_left(_FACTORS, True, lo=1, hi=len(_FACTORS) - 1, key=fits)]
        return smallest

    def _parts(self) -> list[tuple[str, bool]]:
        """The parts that stand out, by their DrawingML names."""
        style = self._style
        return [
            ("firstRow", self._header_rows > 0),
            ("firstCol", bool(style.first_column)),
            ("lastRow", bool(style.total_row)),
            ("lastCol", bool(style.last_column)),
            ("bandRow", bool(style.banded_rows)),
            ("bandCol", bool(style.banded_columns)),
        ]

    def _description(self) -> str:
        words = ", ".join(filter(None, (cell.text or "" for cell in self._data.rows[0].cells)))
        return f"Table with {len(self._data.rows)} rows" + (f": {words}" if words else "")[:200]

    def _widths(self, width: float) -> list[float]:
        largest = max(self._data.columns)
        shares = [column / largest for column in self._data.columns]
        return [width * share / sum(shares) for share in shares]

    def _row_heights(self, width: float, factor: float) -> list[float]:
        key = (round(width, 2), factor)
        if key not in self._heights:
            widths = self._widths(width)
            heights = [self._row_height(number, row, widths, factor) for number, row in enumerate(self._data.rows)]
            self._heights[key] = _with_spans(self._data.rows, heights, self._spanning(widths, factor))
        return self._heights[key]

    def _row_height(self, number: int, row: Row, widths: Sequence[float], factor: float) -> float:
        least = max(row.height or 0.0, row.min_height or 0.0, _LEAST_ROW)
        for index, cell in enumerate(row.cells):
            if not (cell.h_merge or cell.v_merge or (cell.row_span or 1) > 1):
                least = max(least, self._cell_height(number, index, cell, widths, factor))
        return least

    def _spanning(self, widths: Sequence[float], factor: float) -> list[tuple[int, int, float]]:
        """For each cell over several rows: its first row, how many, and the height it needs."""
        return [
            (number, cell.row_span or 1, self._cell_height(number, index, cell, widths, factor))
            for number, row in enumerate(self._data.rows)
            for index, cell in enumerate(row.cells)
            if (cell.row_span or 1) > 1 and not (cell.h_merge or cell.v_merge)
        ]

    def _cell_height(
        self, number: int, index: int, cell: DocumentCell, widths: Sequence[float], factor: float
    ) -> float:
        text = self._text(number, index, cell, factor)
        left, top, right, bottom = text.insets
        width = sum(widths[index : index + (cell.col_span or 1)]) - left - right
        return self._canvas.type.cell_height(text.paragraphs, max(width, 1.0)) + top + bottom + 0.5

    def _is_header(self, number: int) -> bool:
        return number < self._header_rows

    def _stands_out(self, number: int) -> bool:
        last = number == len(self._data.rows) - 1
        return self._is_header(number) or (last and bool(self._style.total_row))

    def _is_bold(self, number: int, index: int) -> bool:
        last = index == len(self._data.columns) - 1
        beside = (index == 0 and self._style.first_column) or (last and self._style.last_column)
        return bool(beside) or self._stands_out(number)

    def _fill(self, number: int, index: int) -> str | None:
        if self._is_header(number) and self._style.header_fill is not None:
            return scene_color(self._style.header_fill, self._opacity)
        banded = (self._style.banded_rows and (number - self._header_rows) % 2 == 1) or (
            self._style.banded_columns and index % 2 == 0
        )
        if banded and not self._stands_out(number):
            return scene_color(self._style.band_fill or "bg2", self._opacity)
        return None

    def _text(self, number: int, index: int, cell: DocumentCell, factor: float) -> Text:
        style = cell.style or TextStyle()
        fill = self._cell_fill(number, index, cell, "")
        ground = ground_of(self._canvas, fill, self._ground)
        quiet = self._is_header(number) and fill is None and self._canvas.theme.text_on(ground) == "tx1"
        voice = Voice(
            self._canvas.family,
            "tx2" if quiet else self._canvas.theme.text_on(ground),
            size=_SIZE,
            bold=self._is_bold(number, index),
            opacity=self._opacity,
            floor=_FLOOR,
            # As in CSS, where cells begin is for the table to say: names in Latin letters stand below the others.
            align="r" if self._from_right else "l",
            from_right=self._from_right,
        )
        content = cell.content if cell.content is not None else cell.text
        style = style.model_copy(update={"font_size": (style.font_size or _SIZE) * factor})
        lines = paragraphs_of(None if cell.paragraphs else content, cell.paragraphs, style, voice)
        text = text_of(lines, style, anchor="ctr")
        if style.text_insets is None:
            return Text(text.paragraphs, style, (_SIDE, _ABOVE * factor, _SIDE, _ABOVE * factor), text.anchor)
        return text

    def _cell_fill(self, number: int, index: int, cell: DocumentCell, path: str) -> Fill | None:
        style = cell.style or TextStyle()
        given = style.fill if style.fill is not None else style.background_color
        if given is None:
            return self._fill(number, index)
        return fill_of(self._canvas, given, _UNIT, self._opacity, path)

    def _drawn(self, number: int, row: Row, factor: float, path: str) -> tuple[Cell, ...]:
        cells = []
        for index, cell in enumerate(row.cells):
            text = self._text(number, index, cell, factor)
            self._canvas.type.note(text.paragraphs)
            tell_unused_of_cell(self._canvas, cell.style, f"{path}.tableData.rows[{number}].cells[{index}]")
            if (cell.h_merge or cell.v_merge) and any(line.text for line in text.paragraphs):
                where = f"{path}.tableData.rows[{number}].cells[{index}]"
                self._canvas.no_effect(where, "The text of a cell under another's span has no effect here.")
            cells.append(
                Cell(
                    paragraphs=text.paragraphs,
                    fill=self._cell_fill(number, index, cell, f"{path}.tableData.rows[{number}].cells[{index}]"),
                    borders=self._borders(number, cell),
                    insets=text.insets,
                    anchor=text.anchor,
                    column_span=cell.col_span or 1,
                    row_span=cell.row_span or 1,
                    merged_left=bool(cell.h_merge),
                    merged_up=bool(cell.v_merge),
                )
            )
        return tuple(cells)

    def _borders(self, number: int, cell: DocumentCell) -> tuple[Line | None, Line | None, Line | None, Line | None]:
        if cell.style is not None and (own := border_of(cell.style, self._opacity)):
            return own, own, own, own
        style = self._style
        if style.border_color is not None or style.border_width is not None:
            width = 0.75 if style.border_width is None else style.border_width
            line = plain_line(scene_color(style.border_color or "rule", self._opacity), width) if width else None
            return line, line, line, line
        last = number + (cell.row_span or 1) == self._header_rows
        below = plain_line("tx1", 1.0) if last else plain_line("rule", 0.75)
        return None, None, None, below


def _texts(cell: DocumentCell) -> Iterator[str]:
    """All that a cell says."""
    runs = [*(run for paragraph in cell.paragraphs or () for run in paragraph.runs)]
    if isinstance(cell.content, list):
        runs += cell.content
    yield from (run.text for run in runs)
    yield from (text for text in (cell.text, cell.content) if isinstance(text, str))


def _with_spans(rows: Sequence[Row], heights: list[float], spans: Sequence[tuple[int, int, float]]) -> list[float]:
    for first, count, needed in spans:
        last = min(first + count, len(rows)) - 1
        heights[last] += max(needed - sum(heights[first : last + 1]), 0.0)
    return heights


def _stretched(heights: list[float], available: float, *, stretch: bool) -> list[float]:
    spare = max(available - sum(heights), 0.0) / len(heights)
    return [height + (spare if stretch else min(spare, max(_TALLEST_ROW - height, 0.0))) for height in heights]


def _edges(widths: Sequence[float]) -> list[float]:
    edges = [0.0]
    for width in widths:
        edges.append(edges[-1] + width)
    return edges


def _too_dense(canvas: Canvas, path: str, size: float) -> tuple[Finding, ...]:
    return findings.overflow(canvas.index, path, round(size, 1), unreadable=True, table=True)
