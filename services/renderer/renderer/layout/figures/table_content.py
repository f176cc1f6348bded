"""What a table shows, and how."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from renderer.deck.blocks.figures import MarkedCell
from renderer.layout.figures.cell_marks import mark_of, words_of

_SIZES = (28.0, 26.0, 24.0, 22.0, 20.0, *map(float, range(18, 0, -1)))
_DROP = 0.3
"""A short table on a page of its own hangs a little lower, so that what is empty does not all lie below it."""
_LARGEST, _LARGEST_OF_MANY, _FEW_ROWS = 22.0, 18.0, 6
_LARGEST_ON_ONE_LINE, _FILLED = {1: 28.0, 2: 28.0, 3: 26.0, 4: 24.0}, {1: 0.7, 2: 0.84, 3: 0.88, 4: 0.88}
"""By the number of rows: pt of type whose cells take one line each, and what rows fill of the height."""
_SHARE = 0.66


@dataclass(frozen=True, slots=True)
class Row:
    """One row; `fill` lies under its label, which is then in `ink`.

    Attributes:
        marks: of its values, None for those without; empty where none has one.
        best: the index of the value that is the best.
        heat: of its values, those on a shade; empty where none is.
        total: it is a sum, under a line and bold.
    """

    label: str
    values: tuple[str, ...]
    marked: bool = False
    marks: tuple[MarkedCell | None, ...] = ()
    heat: tuple[MarkedCell | None, ...] = ()
    best: int | None = None
    total: bool = False
    fill: str | None = None
    ink: str = "tx1"


def row_of(label: str, cells: Sequence[str | MarkedCell], **style: Any) -> Row:
    """A row of cells, some of which may have marks."""
    marks = tuple(map(mark_of, cells))
    heat = tuple(None if isinstance(cell, str) or cell.heat is None else cell for cell in cells)
    said = tuple(map(words_of, cells))
    return Row(label, said, marks=marks if any(marks) else (), heat=heat if any(heat) else (), **style)


def largest_for(rows: int) -> float:
    """The largest size of type, in pt, of a table on a page of its own."""
    return _LARGEST if rows <= _FEW_ROWS else _LARGEST_OF_MANY


@dataclass(frozen=True, slots=True)
class TableContent:
    """What a table shows, and how.

    Attributes:
        header: a text for the labels and one for each value; empty for a table without one.
        proportions: widths of the columns in proportion to each other; empty leaves them to the content.
        largest, floor: sizes of type in pt.
        head: the largest size of the header in pt, where long words in it would take the rows with them; 0 for none.
        on_one_line: a larger size, for a table whose cells take one line each in it or in one between both.
        one_line: type shrinks until no cell takes a second line, if its floor allows.
        band: the header is a band of color, and values are centred.
        drop: how much of what is empty stands above the table, 0..1.
        raised: the index of the column of values that is recommended.
        share: of the height of its area that rows grow to fill, if they are few.
    """

    header: tuple[str, ...]
    rows: tuple[Row, ...]
    proportions: tuple[float, ...] = ()
    largest: float = _LARGEST
    on_one_line: float = 0.0
    head: float = 0.0
    floor: float = 12.0
    one_line: bool = False
    band: bool = False
    drop: float = 0.0
    raised: int | None = None
    share: float = 0.0

    @property
    def sizes(self) -> tuple[float, ...]:
        """Sizes to try, the largest first."""
        return tuple(size for size in _SIZES if size <= self.largest) or _SIZES[-1:]


def on_page(content: TableContent) -> TableContent:
    """`content` on a page of its own: the fewer the rows, the larger they are, and the further apart."""
    rows = len(content.rows)
    on_one_line, share = _LARGEST_ON_ONE_LINE.get(rows, 0.0), _FILLED.get(rows, _SHARE)
    return replace(content, largest=largest_for(rows), on_one_line=on_one_line, share=share, drop=_DROP)
