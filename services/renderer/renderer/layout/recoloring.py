"""Gives lines the colour that a document asks for."""

from dataclasses import replace

from renderer.scene import Connector, Element, Line, Shape, Table

_LINES = {"rule", "hairline"}


def recolored(element: Element, color: str) -> Element:
    """`element` with its neutral lines in `color`."""
    match element:
        case Shape() | Connector() if element.line is not None:
            return replace(element, line=_recolored_line(element.line, color))
        case Table():
            rows = tuple(
                tuple(replace(cell, rule=_recolored_line(cell.rule, color) if cell.rule else None) for cell in row)
                for row in element.rows
            )
            return replace(element, rows=rows)
        case _:
            return element


def _recolored_line(line: Line, color: str) -> Line:
    return replace(line, color=color) if line.color in _LINES else line
