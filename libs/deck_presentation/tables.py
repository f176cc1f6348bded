"""Tables: cells on the slide, with the colors their style gives them."""

from dataclasses import dataclass

from deck_presentation.boxes import Box
from deck_presentation.colors import read_color
from deck_presentation.fills import find_fill, read_paint
from deck_presentation.model import NO_PAINT, Cell, Table
from deck_presentation.names import A, Element, flag, whole
from deck_presentation.paints import WHITE, Color, Paint, encoded, linear
from deck_presentation.styles import Cascade, Tint
from deck_presentation.texts import Writing, read_body
from deck_presentation.themes import Theme

_MEDIUM_2 = {
    "{5C22544A-7EE6-4342-B048-85BDC9FD1C3A}": "accent1",
    "{21E4AEA4-8DFA-4A89-87EB-49C32662AFE0}": "accent2",
    "{F5AB1C69-6EDB-4FF4-983F-18BD219EF322}": "accent3",
    "{00A15C55-8517-42AA-B614-E9B94910E393}": "accent4",
    "{7DF18680-E054-41AD-8BC1-D1AEF772440D}": "accent5",
    "{93296810-A885-4BE3-A3E7-6D5BEEA58F35}": "accent6",
}
"""Built-in table styles that PowerPoint does not write into the file: Medium Style 2, by accent."""
_PLAIN = {"{2D5ABB26-0587-4C30-8999-92F81FD0307C}", "{5940675A-B579-460E-94D1-54222C63F5DA}", ""}
"""Built-in styles without any fill (No Style; with or without a grid)."""


@dataclass(frozen=True, slots=True)
class Look:
    """What a table style says about a cell; `known` is False when the style could not be read."""

    paint: Paint = NO_PAINT
    tint: Tint | None = None
    known: bool = True


def read_table(table: Element, box: Box, cascade: Cascade, writing: Writing, styles: Element | None) -> Table:
    """Read an `a:tbl` that stands at `box`; `styles` is the root of the table styles part."""
    properties = table.find(A + "tblPr")
    widths = tuple(whole(column, "w") for column in table.iterfind(f"{A}tblGrid/{A}gridCol"))
    rows = table.findall(A + "tr")
    heights = tuple(whole(row, "h") for row in rows)
    looks = _Looks(properties, writing.theme, styles, (len(rows), len(widths)))
    grid = _Grid(box, widths, heights, flag(properties, "rtl"))
    cells = tuple(
        _cell(cell, (row, column), grid, looks.at(row, column), cascade, writing)
        for row, element in enumerate(rows)
        for column, cell in enumerate(element.iterfind(A + "tc"))
        if not flag(cell, "hMerge") and not flag(cell, "vMerge")
    )
    return Table(cells, widths, heights, flag(properties, "firstRow"))


@dataclass(frozen=True, slots=True)
class _Grid:
    """Where the rows and columns of a table stand; `from_right`: its first column is the rightmost."""

    box: Box
    widths: tuple[int, ...]
    heights: tuple[int, ...]
    from_right: bool

    def cell(self, row: int, column: int, rows: int, columns: int) -> Box:
        beside = self.widths[column + columns :] if self.from_right else self.widths[:column]
        return Box(
            self.box.x + sum(beside),
            self.box.y + sum(self.heights[:row]),
            sum(self.widths[column : column + columns]),
            sum(self.heights[row : row + rows]),
        )


def _cell(  # noqa: PLR0917  the six things a cell is made of
    element: Element, at: tuple[int, int], grid: _Grid, look: Look, cascade: Cascade, writing: Writing
) -> Cell:
    found = element.find(A + "tcPr")
    properties = found if found is not None else element.makeelement(A + "tcPr")
    own = read_paint(find_fill(properties), writing.theme.palette, images=writing.images)
    text = element.find(A + "txBody")
    body = read_body(text if text is not None else element, cascade.over(None, look.tint), writing, cell=properties)
    spans = max(1, whole(element, "rowSpan", 1)), max(1, whole(element, "gridSpan", 1))
    return Cell(
        *at,
        grid.cell(*at, *spans),
        body,
        own if own is not None else look.paint,
        own is not None or look.known,
        column_span=spans[1],
        row_span=spans[0],
    )


class _Looks:
    """Which part of a table style holds for which cell."""

    def __init__(self, properties: Element | None, theme: Theme, styles: Element | None, size: tuple[int, int]) -> None:
        identifier = (properties.findtext(A + "tableStyleId") or "") if properties is not None else ""
        self._options = {
            name: flag(properties, name)
            for name in ("firstRow", "lastRow", "firstCol", "lastCol", "bandRow", "bandCol")
        }
        self._theme = theme
        self._size = size
        self._accent = _MEDIUM_2.get(identifier.upper())
        self._style = _find_style(styles, identifier)
        self._unknown = self._style is None and self._accent is None and identifier.upper() not in _PLAIN

    def at(self, row: int, column: int) -> Look:
        """The look of a cell."""
        if self._unknown:
            return Look(known=False)
        names = self._regions(row, column)
        return self._written(names) if self._style is not None else self._medium(names)

    def _regions(self, row: int, column: int) -> list[str]:
        """Names of the style's parts that hold, weakest first."""
        rows, columns = self._size
        first = 1 if self._options["firstRow"] else 0
        names = ["wholeTbl"]
        if self._options["bandRow"]:
            names.append("band1H" if (row - first) % 2 == 0 else "band2H")
        edges = (
            ("lastCol", column == columns - 1),
            ("firstCol", column == 0),
            ("lastRow", row == rows - 1),
            ("firstRow", row == 0),
        )
        return names + [name for name, holds in edges if holds and self._options[name]]

    def _medium(self, names: list[str]) -> Look:
        accent = self._theme.palette.named(self._accent) if self._accent else None
        if accent is None:
            return Look()
        if names[-1] in ("firstRow", "lastRow", "firstCol", "lastCol"):
            return Look(Paint.solid(accent), Tint(Paint.solid(self._theme.palette.named("lt1") or WHITE), bold=True))
        strength = 0.4 if names[-1] == "band1H" else 0.2
        dark = self._theme.palette.named("dk1")
        return Look(Paint.solid(_tinted(accent, strength)), Tint(Paint.solid(dark)) if dark else None)

    def _written(self, names: list[str]) -> Look:
        paint, color, bold = self._painted(f"{A}tblBg") or NO_PAINT, None, None
        for name in names:
            part = self._style.find(A + name) if self._style is not None else None
            if part is None:
                continue
            paint = self._painted(f"{A}{name}/{A}tcStyle") or paint
            text = part.find(A + "tcTxStyle")
            color = read_color(text, self._theme.palette) or color
            if text is not None and text.get("b") is not None:
                bold = text.get("b") == "on"
        return Look(paint, Tint(Paint.solid(color) if color else None, bold))

    def _painted(self, path: str) -> Paint | None:
        """What a part of the style is painted with, by a fill of its own or by one of the theme (20.1.4.2.10)."""
        holder = self._style.find(path) if self._style is not None else None
        if holder is None:
            return None
        own = read_paint(find_fill(holder.find(A + "fill")), self._theme.palette)
        return own or self._theme.styled_paint(holder.find(A + "fillRef"))


def _find_style(styles: Element | None, identifier: str) -> Element | None:
    for style in styles.iterfind(A + "tblStyle") if styles is not None else ():
        if style.get("styleId", "").upper() == identifier.upper() and style.find(A + "wholeTbl") is not None:
            return style
    return None


def _tinted(color: Color, strength: float) -> Color:
    return Color(*(encoded(linear(c) * strength + 1 - strength) for c in (color.red, color.green, color.blue)))
