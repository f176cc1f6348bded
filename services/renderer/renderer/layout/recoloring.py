"""Gives lines the color that a document asks for, and words one that reads on their ground."""

from collections.abc import Iterable
from dataclasses import replace

from deck_presentation.contrast import contrast
from renderer.scene import POINT, Bullet, Cell, Connector, Element, Line, Paragraph, Shape, Table
from renderer.scene.theme import Theme, rgb

_LINES = {"rule", "hairline"}
_READABLE = 4.5
_SIGNALS = ("accent3", "accent4")
_PALER = tuple(f"lumMod:{share * 1000} lumOff:{(100 - share) * 1000}" for share in (75, 60, 40, 20))


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


def readable_on(
    lines: Iterable[Paragraph], ground: str, theme: Theme, *, keeps_digits: bool = False
) -> tuple[Paragraph, ...]:
    """`lines` with every ink that could not be read on `ground` (#RRGGBB) in one that can.

    With `keeps_digits`, colors in digits stay as they are: a document that gave them gave the ground, too.
    """

    def inked(color: str | None) -> str:
        # Text of a template's placeholder names no color.
        if color and (reads(color) or (keeps_digits and color.startswith("#"))):
            return color
        # What means good or bad keeps its hue, in a paler shade.
        paler = (f"{color} {shade}" for shade in _PALER if color in _SIGNALS)
        return next(filter(reads, paler), theme.text_on(ground))

    def reads(color: str) -> bool:
        return contrast(rgb(color, theme, ground), ground) >= _READABLE

    def signed(line: Paragraph) -> Paragraph:
        # The sign of the look follows the ink of its words by itself.
        if not isinstance(line.bullet, Bullet) or line.bullet == POINT or line.bullet.color is None:
            return line
        return replace(line, bullet=replace(line.bullet, color=inked(line.bullet.color)))

    inks = (replace(line, runs=tuple(replace(run, color=inked(run.color)) for run in line.runs)) for line in lines)
    return tuple(map(signed, inks))


def _recolored_cell(cell: Cell, color: str) -> Cell:
    """`cell` with the line below it in `color`."""
    left, right, top, below = cell.borders
    if below is None or not _is_neutral(below):
        return cell
    return replace(cell, borders=(left, right, top, replace(below, color=color)))


def _is_neutral(line: Line) -> bool:
    """Whether a line leaves its color, and the rest, to the look."""
    return line.color in _LINES and line.cap is None
