"""Alternatives in the columns of a table, aspects in its rows."""

from renderer.deck.slides.figures import ComparisonTableSlide, TableRow
from renderer.layout.figures.table import lay_out_table
from renderer.layout.figures.table_content import Row, TableContent, on_page, row_of
from renderer.layout.frame import lay_out_frame
from renderer.layout.sheet import Sheet


def lay_out(sheet: Sheet, slide: ComparisonTableSlide) -> None:
    """Fill the page with the table."""
    area = lay_out_frame(sheet, slide)
    rows = tuple(map(_row, slide.rows))
    content = TableContent(
        tuple(slide.columns) if any(slide.columns) else (),
        rows,
        raised=None if slide.recommended is None else slide.recommended - 1,
    )
    lay_out_table(sheet, on_page(content), area, "rows")


def _row(row: TableRow) -> Row:
    best = None if row.best is None else row.best - 1
    return row_of(row.label, row.values, marked=bool(row.highlight), best=best, total=bool(row.total))
