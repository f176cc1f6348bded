"""Tables. Widths and heights are in EMU, insets in pt."""

from collections.abc import Mapping
from dataclasses import dataclass

from renderer.scene.paint import Fill, Line
from renderer.scene.shapes import Element, Placeholder
from renderer.scene.text import Anchor, Insets, Paragraph

Borders = tuple[Line | None, Line | None, Line | None, Line | None]
"""Left, right, top, bottom."""
NO_BORDER = Line(None, 0.0)
"""No line, and no room for one."""


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell; one that a neighbour spans is `merged_left` or `merged_up` and holds nothing that shows."""

    paragraphs: tuple[Paragraph, ...]
    fill: Fill | None = None
    borders: Borders = (None, None, None, None)
    insets: Insets = (0.0, 0.0, 0.0, 0.0)
    anchor: Anchor = "ctr"
    column_span: int = 1
    row_span: int = 1
    merged_left: bool = False
    merged_up: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Table(Element):
    """A native table, whose cells may span.

    Attributes:
        parts: which parts stand out (or do not), by their DrawingML names, e.g. `firstRow`; others are not told of.
        from_right: its first column is the rightmost; widths and cells keep the order in which they are read.
    """

    widths: tuple[int, ...]
    heights: tuple[int, ...]
    rows: tuple[tuple[Cell, ...], ...]
    parts: Mapping[str, bool]
    placeholder: Placeholder | None = None
    from_right: bool = False


def under(line: Line | None) -> Borders:
    """The borders of a cell that has a line below it at most."""
    return NO_BORDER, NO_BORDER, NO_BORDER, line
