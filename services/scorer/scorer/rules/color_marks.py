"""Marks that say by their colour alone what they mean: dots beside a text, and empty cells of a table."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from deck_presentation.boxes import EMU_PER_INCH
from deck_presentation.model import Cell, Shape, Slide
from deck_presentation.paints import Color
from scorer.measuring.likeness import difference, is_grey

_LARGEST = 0.6 * EMU_PER_INCH
_LEAST_MARKS = 3
_APART = 0.1
"""The smallest difference by which two colours are read as two meanings."""
_SAME_SIZE = 0.02 * EMU_PER_INCH


@dataclass(frozen=True, slots=True)
class Mark:
    """A mark: the shape, or the table whose cell it is, its name for people, and its colour."""

    shape: Shape
    name: str
    color: Color


def marks_of(slide: Slide) -> Iterator[list[Mark]]:
    """Marks of a slide that are alike but for their colours, at least one of which returns.

    Colours that are all different are those of a legend, or of steps; a mark with an alternative text says its meaning.
    """
    groups = [*_dots(slide), *(_blank_cells(shape) for shape in slide.shapes if not shape.hidden)]
    yield from (group for group in groups if _says_something(group))


def _says_something(marks: Sequence[Mark]) -> bool:
    colors = {mark.color for mark in marks}
    return (
        len(marks) >= _LEAST_MARKS
        and len(colors) < len(marks)
        and any(difference(marks[0].color, other) >= _APART for other in colors)
    )


def _dots(slide: Slide) -> Iterable[list[Mark]]:
    groups: dict[tuple[object, ...], list[Mark]] = defaultdict(list)
    for shape in slide.shapes:
        if _is_dot(shape):
            size = (round(shape.box.width / _SAME_SIZE), round(shape.box.height / _SAME_SIZE))
            groups[shape.geometry, *size].append(Mark(shape, shape.name, shape.paint.colors[0]))
    return groups.values()


def _is_dot(shape: Shape) -> bool:
    return (
        shape.kind == "shape"
        and not shape.hidden
        and not shape.has_text
        and not shape.alt
        and not shape.decorative
        and 0 < max(shape.box.width, shape.box.height) <= _LARGEST
        and shape.paint.kind == "solid"
        and shape.paint.is_visible
        and not is_grey(shape.paint.colors[0])
    )


def _blank_cells(shape: Shape) -> list[Mark]:
    cells = shape.table.cells if shape.table is not None else ()
    return [
        Mark(shape, f"row {cell.row + 1}, column {cell.column + 1}", cell.paint.colors[0])
        for cell in cells
        if _is_blank(cell)
    ]


def _is_blank(cell: Cell) -> bool:
    paint = cell.paint
    return cell.paint_known and paint.kind == "solid" and cell.body.is_blank and not is_grey(paint.colors[0])
