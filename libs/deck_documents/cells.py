"""Cells of tables that carry a mark beside their words, or a shade below them, an addition of this server."""

from typing import Annotated, Literal

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from deck_documents.parts import OBJECT, STRING, WHOLE, NonEmpty, Percent, Strict, Text, by_kind
from deck_documents.sight import Seen, Unseen


class MarkedCell(Strict):
    """Words with one mark before them: a light, a circle filled by quarters, or a bar.

    The words are needed: nobody shall have to tell colours, or quarters, apart. Bars that are compared share one scale,
    from 0: those of a column, and of columns with the same unit; in a table with but one such row, those of a row.
    `heat`, in per cent, shades the whole cell, as the cells of a heat map are: the more, the stronger, and neither good
    nor bad.
    """

    value: Seen[NonEmpty]
    signal: Unseen[Literal["good", "warn", "bad"] | None] = None
    harvey: Unseen[Annotated[int, Field(ge=0, le=4), WHOLE] | None] = None
    bar: Unseen[float | None] = None
    heat: Unseen[Percent | None] = None

    @model_validator(mode="after")
    def _one_mark(self) -> "MarkedCell":
        if sum(mark is not None for mark in (self.signal, self.harvey, self.bar, self.heat)) > 1:
            raise PydanticCustomError("several_marks", "Give one of `signal`, `harvey`, `bar` and `heat`")
        return self


CellContent = Annotated[
    Annotated[Text, STRING] | Annotated[MarkedCell, OBJECT], by_kind("a text, or an object with `value` and a mark")
]
"""What stands in a cell."""
