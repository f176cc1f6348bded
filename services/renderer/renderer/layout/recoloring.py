"""Gives lines the color that a document asks for."""

from dataclasses import replace

from renderer.scene import Cell, Connector, Element, Line, Shape, Table

_LINES = {"rule", "hairline"}


def recolored(element: Element, color: str) -> Element:
    """`element` with its neutral lines in `color`."""
    match element:
        case Shape() | Connector() if element.line and _is_neutral(element.line):
            return replace(element, line=replace(element.line, color=color))
        case Table():
            rows = tuple(tuple(_recolored_cell(cell, color) for cell in row) for row in element.rows)
            return replace(element, rows=rows)
        case _:
            return element


def _recolored_cell(cell: Cell, color: str) -> Cell:
    """`cell` with the line below it in `color`."""
    left, right, top, below = cell.borders
    if below is None or not _is_neutral(below):
        return cell
    return replace(cell, borders=(left, right, top, replace(below, color=color)))


def _is_neutral(line: Line) -> bool:
    """Whether a line leaves its color, and the rest, to the look."""
    return line.color in _LINES and line.cap is None
