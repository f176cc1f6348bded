"""`tableData`: rows of cells, some of which span others. Lengths are in px."""

from typing import Annotated

from pydantic import Field

from deck_documents.paper_document.color import Color
from deck_documents.paper_document.style import TextStyle
from deck_documents.paper_document.text import Paragraphs, TextContent
from deck_documents.parts import WHOLE, Name, NotNegative, Part, Positive, Text
from deck_documents.sight import Seen, SeenAsOne, Unseen


class Cell(Part):
    """One cell. It says `text`, `content` or `paragraphs`; a cell under another's span has h_merge or v_merge."""

    text: Seen[Text | None] = None
    content: SeenAsOne[TextContent | None] = None
    paragraphs: Seen[Paragraphs | None] = None
    style: Unseen[TextStyle | None] = None
    col_span: Unseen[Annotated[int, Field(ge=1, le=100), WHOLE] | None] = None
    row_span: Unseen[Annotated[int, Field(ge=1, le=1000), WHOLE] | None] = None
    h_merge: Unseen[bool | None] = Field(None, alias="hMerge")
    v_merge: Unseen[bool | None] = Field(None, alias="vMerge")


class Row(Part):
    """One row, with a cell for every column, spanned or not."""

    cells: Seen[Annotated[list[Cell], Field(max_length=100, fail_fast=True)]]
    height: Unseen[NotNegative | None] = None
    min_height: Unseen[NotNegative | None] = None


class TableStyle(Part):
    """Which parts of a table stand out, and its lines."""

    header_row: bool | None = None
    total_row: bool | None = None
    first_column: bool | None = None
    last_column: bool | None = None
    banded_rows: bool | None = None
    banded_columns: bool | None = None
    border_color: Color | None = None
    border_width: NotNegative | None = None
    header_fill: Color | None = None
    band_fill: Color | None = None


class TableData(Part):
    """A table; `columns` are widths in proportion to each other."""

    columns: Unseen[Annotated[list[Positive], Field(min_length=1, max_length=100, fail_fast=True)]]
    rows: Seen[Annotated[list[Row], Field(min_length=1, max_length=1000, fail_fast=True)]]
    style: Unseen[TableStyle | None] = None
    auto_fit: Unseen[bool | None] = None
    row_layout: Unseen[Name | None] = None
