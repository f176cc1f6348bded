"""Alternatives in the columns of a table, aspects in its rows."""

from renderer.deck.model import ComparisonTableSlide
from renderer.layout.figures.table import DROP, Row, TableContent, largest_for, lay_out_table
from renderer.layout.frame import lay_out_frame
from renderer.layout.sheet import Sheet


def lay_out(sheet: Sheet, slide: ComparisonTableSlide) -> None:
    """Fill the page with the table."""
    area = lay_out_frame(sheet, slide)
    rows = tuple(Row(row.label, tuple(row.values), marked=bool(row.highlight)) for row in slide.rows)
    lay_out_table(
        sheet, TableContent(tuple(slide.columns), rows, largest=largest_for(len(rows)), drop=DROP), area, "rows"
    )
