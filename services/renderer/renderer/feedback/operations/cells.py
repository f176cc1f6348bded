"""Cells of tables: another content for one that is named by its row and its column."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from deck_domain.dates import is_date
from renderer.authoring.amounts import amount_of
from renderer.authoring.planners.states import marked_alike
from renderer.feedback.draft import CannotDo, Draft, Json
from renderer.feedback.naming import number_said
from renderer.feedback.parts import plain
from renderer.feedback.phrases import phrases
from renderer.feedback.wishes import unquoted

_CELL = r"(?:(?:<the>(?:cell|field|value|entry|zelle|feld|wert|eintrag) )?(?:in|at|of|for|bei|von|für)? ?<the>)?"
_NAMED = phrases(
    rf"{_CELL}<one:.+?> ?(?:,|/| and| und| in| of| for| von| bei| für| de| del| du| pour| para)"
    r" ?(?:(?:in|of) )?<the><other:.+>",
    r"<other:.+?>['\u2019]s <one:.+>",
)
_ROW, _COLUMN = r"rows?|lines?|zeilen?|reihen?|ligne|fila", r"columns?|spalten?|colonne|columna"
_COUNTED = re.compile(r"(?:\D+\s)?(?P<number>\d{1,2})$")


@dataclass(frozen=True, slots=True)
class Grid:
    """A table of a slide.

    Attributes:
        columns: what the columns of its cells are called; "" for one without a name.
        rows: as the document has them, each with a `label`.
        cells: the field of a row that has its cells.
        write: the slide with other rows.
    """

    columns: Sequence[str]
    rows: Sequence[Json]
    cells: str
    write: Callable[[Sequence[Json]], Draft]


def grids_of(draft: Draft) -> Iterator[Grid]:
    """The tables of a slide."""
    slide = draft.slide
    if draft.kind == "comparison-table":
        yield Grid(slide["columns"][1:], slide["rows"], "values", lambda rows: draft.changing(rows=list(rows)))
    for number, block in enumerate(slide.get("blocks", ()) if draft.kind == "composition" else ()):
        if block["primitive"] == "matrixTable":
            yield _composed(number, block, draft)


def _composed(number: int, block: Json, draft: Draft) -> Grid:
    def write(rows: Sequence[Json]) -> Draft:
        blocks = list(draft.slide["blocks"])
        blocks[number] = {**block, "input": {**block["input"], "rows": list(rows)}}
        return draft.changing(blocks=blocks)

    rows = block["input"]["rows"]
    width = max((len(row["cells"]) for row in rows), default=0)
    headers = list(block["input"].get("columnHeaders") or ())
    columns = headers[1:] if len(headers) > width else headers
    return Grid([*columns, *[""] * (width - len(columns))], rows, "cells", write)


def with_cell(words: str, new: str, draft: Draft) -> Draft | None:
    """The slide with another content of the cell that is called so: "Cost of Plan B", "row 2, column 3".

    The row alone is enough where it has one cell, and what is said is a figure or a date. None where no cell is
    called so; raises CannotDo where a row is, and its column is not.
    """
    for grid in grids_of(draft):
        rows = [row["label"] for row in grid.rows]
        for row, column in _crossings(words):
            at, across = _numbered(row, rows, _ROW), _numbered(column, grid.columns, _COLUMN)
            if at is not None and across is not None:
                return _written(grid, at, across, new)
        alone = _numbered(words, rows, _ROW)
        if alone is None or not (amount_of(new) or is_date(new)):
            continue
        if len(grid.columns) == 1:
            return _written(grid, alone, 0, new)
        named = ", ".join(f'"{name}"' for name in grid.columns if name) or "columns 2, 3 and so on"
        raise CannotDo(
            f"the row has {len(grid.columns)} cells, {named}: say which, as in "
            f'"change {grid.columns[0] or "column 2"} of {rows[alone]} to {new}".'
        )
    return None


def _written(grid: Grid, row: int, column: int, new: str) -> Draft:
    cells = list(grid.rows[row][grid.cells])
    cells += [""] * (column + 1 - len(cells))
    cells[column] = marked_alike(cells[column], new)
    return grid.write([{**one, grid.cells: cells} if at == row else one for at, one in enumerate(grid.rows)])


def _crossings(words: str) -> Iterator[tuple[str, str]]:
    """What may be the row and the column of a cell, in either order."""
    for pattern in _NAMED:
        if found := pattern.fullmatch(words):
            one, other = unquoted(found["one"]), unquoted(found["other"])
            yield one, other
            yield other, one


def _without_note(name: str) -> str:
    """A name as it is compared, without what stands in brackets behind it: "VAT (10 %)", "ARR ($M)"."""
    return plain(re.sub(r"\s*\([^()]*\)$", "", name))


def _numbered(words: str, names: Sequence[str], kind: str) -> int | None:
    """The number of a row or a column, by its name, or as "the second row", "column 3"; the labels are column 1."""
    said = unquoted(words)
    bare = re.sub(rf"^(?:{kind})\s+|\s+(?:{kind})$", "", said, flags=re.IGNORECASE)
    for wanted in (said, bare):
        for called in (plain, _without_note):
            at = [number for number, name in enumerate(names) if name and called(name) == plain(wanted)]
            if len(at) == 1:
                return at[0]
    if bare == said:
        return None
    first = 1 if kind == _COLUMN else 0
    number = number_said(said, len(names) + first)
    if number is None and (counted := _COUNTED.fullmatch(bare)):
        number = int(counted["number"]) - 1
    return number - first if number is not None and first <= number < len(names) + first else None
