"""Rules of tables: a cell for every column, and spans that fit and do not overlap."""

from collections.abc import Iterator

from deck_documents.paper_document.tables import TableData
from deck_domain.errors import Violation


def table_faults(table: TableData) -> Iterator[Violation]:
    """The faults of a table whose fields are well-formed; pointers are relative to the node."""
    columns, ragged = len(table.columns), False
    for index, row in enumerate(table.rows):
        if len(row.cells) != columns:
            ragged = True
            message = f"Give {columns} cells, one for each column; there are {len(row.cells)}."
            yield Violation(f"/tableData/rows/{index}/cells", "wrong_cell_count", message)
    if not ragged:
        yield from _span_faults(table)


def _span_faults(table: TableData) -> Iterator[Violation]:
    covered: set[tuple[int, int]] = set()
    for y, row in enumerate(table.rows):
        for x, cell in enumerate(row.cells):
            at = f"/tableData/rows/{y}/cells/{x}"
            width, height = cell.col_span or 1, cell.row_span or 1
            if (x, y) in covered:
                if width > 1 or height > 1:
                    yield Violation(at, "overlapping_span", "Another cell spans this one: take away its own span.")
                continue
            if cell.h_merge or cell.v_merge:
                key = "hMerge" if cell.h_merge else "vMerge"
                yield Violation(f"{at}/{key}", "unspanned_merge", f"No cell spans this one: take away `{key}`.")
            if x + width > len(table.columns):
                yield Violation(f"{at}/colSpan", "span_outside", f"Span at most {len(table.columns) - x} columns here.")
            elif y + height > len(table.rows):
                yield Violation(f"{at}/rowSpan", "span_outside", f"Span at most {len(table.rows) - y} rows here.")
            elif width > 1 or height > 1:
                span = {(x + right, y + down) for right in range(width) for down in range(height)}
                if span & covered:
                    yield Violation(at, "overlapping_span", "Two spans overlap here: make one of them smaller.")
                covered |= span
