"""What changed in the tables of a slide."""

from collections.abc import Iterator, Sequence
from itertools import zip_longest

from deck_domain.deck_diff import Change, ChangeKind
from previewer.comparing.aligning import align
from previewer.comparing.contents import Grid
from previewer.comparing.sentences import added, removed, replaced

_TABLE = ChangeKind.TABLE


def table_changes(before: Sequence[Grid], after: Sequence[Grid]) -> Iterator[Change]:
    """Changes of each table, cell by cell; tables are compared in their order."""
    for old, new in zip_longest(before, after):
        if old and new:
            yield from _changes(old, new)
        elif new:
            yield added(_TABLE, "table", _named(new), new.path)
        elif old:
            yield removed(_TABLE, "table", _named(old), None)


def _changes(old: Grid, new: Grid) -> Iterator[Change]:
    """Columns are found again by the first row, rows by their first cell."""
    old_heads, new_heads = (grid.rows[0] if grid.rows else () for grid in (old, new))
    columns = align(old_heads, new_heads)
    yield from (added(_TABLE, "column", new_heads[place], new.path) for place in columns.gained)
    yield from (removed(_TABLE, "column", old_heads[place], new.path) for place in columns.lost)
    for was, now in columns.pairs:
        if old_heads[was] != new_heads[now]:
            yield replaced(_TABLE, "Column", old_heads[was], new_heads[now], new.path)
    old_rows, new_rows = old.rows[1:], new.rows[1:]
    rows = align([_first(row) for row in old_rows], [_first(row) for row in new_rows])
    for was, now in rows.pairs:
        yield from _cells(old_rows[was], new_rows[now], columns.pairs, new_heads, new.path)
    yield from (added(_TABLE, "row", _joined(new_rows[place]), new.path) for place in rows.gained)
    yield from (removed(_TABLE, "row", _joined(old_rows[place]), new.path) for place in rows.lost)


def _cells(
    old: Sequence[str],
    new: Sequence[str],
    columns: Sequence[tuple[int, int]],
    heads: Sequence[str],
    path: str | None,
) -> Iterator[Change]:
    for was, now in columns:
        if old[was] != new[now]:
            label = ", ".join(filter(None, (new[0], heads[now]))) if now else "Row"
            yield replaced(_TABLE, label, old[was], new[now], path)


def _first(row: Sequence[str]) -> str:
    return row[0] if row else ""


def _joined(row: Sequence[str]) -> str:
    return ", ".join(filter(None, row))


def _named(grid: Grid) -> str:
    return _joined(grid.rows[0]) if grid.rows else ""
