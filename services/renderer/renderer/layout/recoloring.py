"""Gives lines the colour that a document asks for."""

from dataclasses import replace

from renderer.scene import Connector, Element, Shape, Stroke, Table

_LINES = {"rule", "hairline"}


def recolored(element: Element, color: str) -> Element:
    """`element` with its neutral lines in `color`."""
    match element:
        case Shape() | Connector() if element.stroke is not None:
            return replace(element, stroke=_stroke(element.stroke, color))
        case Table():
            rows = tuple(
                tuple(replace(cell, rule=_stroke(cell.rule, color) if cell.rule else None) for cell in row)
                for row in element.rows
            )
            return replace(element, rows=rows)
        case _:
            return element


def _stroke(stroke: Stroke, color: str) -> Stroke:
    return replace(stroke, color=color) if stroke.color in _LINES else stroke
