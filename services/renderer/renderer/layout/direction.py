"""Turns pages round for scripts that run from right to left."""

from collections.abc import Iterable
from dataclasses import replace

from renderer.deck.model import Slide
from renderer.scene import EMU_PER_PT, Align, Chart, Connector, Element, Frame, Page, Paragraph, Placed, Shape, Table
from renderer.scene.drawing import Drawing, Grid, GridCell, Group, Photo, TextBody, Turn, Wire
from renderer.scene.filling import Filled
from renderer.typesetting.scripts import is_rtl

_OPPOSITE: dict[Align, Align] = {"l": "r", "r": "l", "ctr": "ctr"}
_SYMMETRICAL = {"rect", "roundRect", "ellipse"}
_MIRRORED_SITE = {0: 0, 1: 3, 2: 2, 3: 1}


def is_mirrored(slide: Slide) -> bool:
    """Whether the page of `slide` runs from right to left."""
    return is_rtl(slide.title)


def directed(page: Page, slide: Slide, width: float) -> Page:
    """`page`, `width` pt wide, with right-to-left paragraphs marked, and mirrored if it runs from right to left.

    Charts keep their axes, placeholders of a template their places.
    """
    elements = page.elements
    if is_mirrored(slide):
        across = round(width * EMU_PER_PT)
        elements = tuple(one if isinstance(one, Filled) else _mirrored(one, across) for one in elements)
    return replace(page, elements=tuple(_marked(element) for element in elements))


def kept_upright(elements: Iterable[Element], width: float) -> list[Element]:
    """`elements` turned round beforehand: once their page, `width` pt wide, is turned, they stand as they are."""
    return [_mirrored(element, round(width * EMU_PER_PT)) for element in elements]


def _mirrored(element: Element, across: int) -> Element:
    match element:
        case Shape():
            return replace(
                element,
                frame=_flipped(element.frame, across),
                insets=_swapped(element.insets),
                # What reads upwards starts at the bottom in every script.
                paragraphs=element.paragraphs if element.rotated else _turned_round(element.paragraphs),
                rising=not element.rising if element.geometry == "line" else False,
            )
        case Table():
            rows = tuple(
                tuple(replace(cell, paragraphs=_turned_round(cell.paragraphs)) for cell in reversed(row))
                for row in element.rows
            )
            # PowerPoint turns a table round for its rtl flag, LibreOffice does not: turned here, both show the same.
            return replace(
                element, frame=_flipped(element.frame, across), rows=rows, widths=element.widths[::-1], labels_last=True
            )
        case Chart():
            return replace(element, frame=_flipped(element.frame, across))
        case Connector():
            (x1, y1), (x2, y2) = element.start, element.end
            sites = (_MIRRORED_SITE[element.from_site], _MIRRORED_SITE[element.to_site])
            return replace(
                element, start=(across - x1, y1), end=(across - x2, y2), from_site=sites[0], to_site=sites[1]
            )
        case Placed():
            return _mirrored_drawing(element, across)
        case _:
            return element


def _mirrored_drawing(element: Placed, across: int) -> Placed:
    element = replace(element, frame=_flipped(element.frame, across))
    match element:
        case Drawing():
            body = element.body and _mirrored_body(element.body)
            return replace(element, turn=_mirrored_turn(element), body=body)
        case Photo():
            return replace(element, turn=_leaning_back(element.turn))
        case Wire():
            (x1, y1), (x2, y2) = element.start, element.end
            return replace(element, start=(across - x1, y1), end=(across - x2, y2))
        case Group():
            inner = tuple(_mirrored_drawing(one, across) for one in element.elements)
            return replace(element, elements=inner, turn=_leaning_back(element.turn))
        case Grid():
            return replace(element, widths=element.widths[::-1], rows=tuple(map(_mirrored_row, element.rows)))
        case _:
            return element


def _mirrored_turn(drawing: Drawing) -> Turn:
    """Upright arrows, whose words are turned back, are their own mirror image."""
    if drawing.body is not None and drawing.body.vertical:
        return drawing.turn
    if drawing.geometry in _SYMMETRICAL:
        return _leaning_back(drawing.turn)
    return _leaning_back(replace(drawing.turn, flip_h=not drawing.turn.flip_h))


def _mirrored_body(body: TextBody) -> TextBody:
    return replace(body, paragraphs=_turned_round(body.paragraphs), insets=_swapped(body.insets))


def _mirrored_row(row: tuple[GridCell, ...]) -> tuple[GridCell, ...]:
    """Cells from the right to the left; the cell that spans others comes first again."""
    cells: list[GridCell] = []
    for cell in row:
        left, right, top, bottom = cell.borders
        turned = replace(
            cell,
            paragraphs=_turned_round(cell.paragraphs),
            borders=(right, left, top, bottom),
            insets=_swapped(cell.insets),
        )
        cells.insert(_span_start(cells) if cell.merged_left else 0, turned)
    return tuple(cells)


def _span_start(cells: list[GridCell]) -> int:
    return 1 + next((n for n, cell in enumerate(cells) if not cell.merged_left), 0)


def _leaning_back(turn: Turn) -> Turn:
    return replace(turn, rotation=-turn.rotation) if turn.rotation else turn


def _turned_round(lines: tuple[Paragraph, ...]) -> tuple[Paragraph, ...]:
    return tuple(replace(line, align=_OPPOSITE[line.align]) for line in lines)


def _swapped(insets: tuple[float, float, float, float]) -> tuple[float, float, float, float]:
    left, top, right, bottom = insets
    return right, top, left, bottom


def _flipped(frame: Frame, across: int) -> Frame:
    return replace(frame, x=across - frame.x - frame.width)


def _marked(element: Element) -> Element:
    match element:
        case Shape() if any(is_rtl(line.text) for line in element.paragraphs):
            return replace(element, paragraphs=tuple(_marked_line(line) for line in element.paragraphs))
        case Table():
            rows = tuple(
                tuple(replace(cell, paragraphs=tuple(_marked_line(line) for line in cell.paragraphs)) for cell in row)
                for row in element.rows
            )
            return replace(element, rows=rows)
        case Drawing() if element.body:
            lines = tuple(_marked_line(line) for line in element.body.paragraphs)
            return replace(element, body=replace(element.body, paragraphs=lines))
        case Grid():
            cells = tuple(
                tuple(replace(cell, paragraphs=tuple(_marked_line(line) for line in cell.paragraphs)) for cell in row)
                for row in element.rows
            )
            return replace(element, rows=cells)
        case Group():
            return replace(element, elements=tuple(_marked(one) for one in element.elements))  # type: ignore[misc]
        case _:
            return element


def _marked_line(line: Paragraph) -> Paragraph:
    return replace(line, rtl=True) if is_rtl(line.text) else line
