"""The texts of a page as they are written: no line ends between a figure and its unit."""

from collections.abc import Sequence
from dataclasses import replace

from renderer.scene import EMU_PER_PT, Cell, Element, Group, Page, Paragraph, Shape, Table
from renderer.typesetting.typesetter import Typesetter


def with_whole_figures(page: Page, typesetter: Typesetter) -> Page:
    """`page`, whose texts break where they were measured to break."""
    return replace(page, elements=tuple(_written(element, typesetter) for element in page.elements))


def _written(element: Element, typesetter: Typesetter) -> Element:
    match element:
        case Group():
            return replace(element, elements=tuple(_written(inner, typesetter) for inner in element.elements))
        case Shape():
            return _shape(element, typesetter)
        case Table():
            return _table(element, typesetter)
    return element


def _shape(shape: Shape, typesetter: Typesetter) -> Shape:
    body = shape.body
    if body is None or body.vertical or not _has_figures(body.paragraphs):
        return shape
    left, _, right, _ = body.insets
    width = shape.frame.width / EMU_PER_PT - left - right - (body.columns - 1) * body.column_gap
    tied = typesetter.tied(body.paragraphs, max(width / body.columns, 1.0))
    return shape if tied is body.paragraphs else shape.saying(tied)


def _table(table: Table, typesetter: Typesetter) -> Table:
    rows = tuple(
        tuple(_cell(table, cell, column, typesetter) for column, cell in enumerate(cells)) for cells in table.rows
    )
    return replace(table, rows=rows)


def _cell(table: Table, cell: Cell, column: int, typesetter: Typesetter) -> Cell:
    if not _has_figures(cell.paragraphs):
        return cell
    left, _, right, _ = cell.insets
    width = sum(table.widths[column : column + cell.column_span]) / EMU_PER_PT - left - right
    return replace(cell, paragraphs=typesetter.tied(cell.paragraphs, max(width, 1.0)))


def _has_figures(paragraphs: Sequence[Paragraph]) -> bool:
    return any(char.isdigit() for paragraph in paragraphs for char in paragraph.text)
