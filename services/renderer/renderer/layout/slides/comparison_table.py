"""Alternatives in the columns of a table, aspects in its rows."""

from deck_documents.protocol_v2 import ComparisonTableSlide
from renderer.layout.geometry import Rect
from renderer.layout.sheet import Sheet
from renderer.layout.table import Row, TableContent, lay_out_table

_LARGEST, _LARGEST_OF_MANY, _FEW_ROWS = 22.0, 18.0, 6
DROP = 0.3
"""A short table hangs a little lower, so that what is empty does not all lie below it."""


def lay_out(sheet: Sheet, slide: ComparisonTableSlide, area: Rect) -> None:
    """Fill `area` with the table."""
    rows = tuple(Row(row.label, tuple(row.values), marked=bool(row.highlight)) for row in slide.rows)
    largest = _LARGEST if len(rows) <= _FEW_ROWS else _LARGEST_OF_MANY
    lay_out_table(sheet, TableContent(tuple(slide.columns), rows, largest=largest, drop=DROP), area, "table")
