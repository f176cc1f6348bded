"""Turns pages round for scripts that run from right to left."""

from collections.abc import Iterable
from dataclasses import replace

from renderer.deck.slide import Slide
from renderer.layout.turned_charts import turned_chart
from renderer.scene import (
    EMU_PER_PT,
    Align,
    Bullet,
    Cell,
    Connector,
    Element,
    Frame,
    Group,
    Page,
    Paragraph,
    Picture,
    Shape,
    Table,
    TextBody,
    Turn,
)
from renderer.scene.charts import Chart
from renderer.typesetting.scripts import has_rtl, is_rtl

_OPPOSITE: dict[Align, Align] = {"l": "r", "r": "l", "ctr": "ctr"}
_SYMMETRICAL = {"rect", "roundRect", "ellipse", "diamond"}
_MIRRORED_SITE = {0: 0, 1: 3, 2: 2, 3: 1}


def is_mirrored(slide: Slide) -> bool:
    """Whether the page of `slide` runs from right to left."""
    return slide.from_right


def directed(page: Page, slide: Slide, width: float) -> Page:
    """`page`, `width` pt wide, with right-to-left paragraphs marked, and mirrored if it runs from right to left.

    Placeholders of a template keep their places.
    """
    elements = page.elements
    if is_mirrored(slide):
        across = round(width * EMU_PER_PT)
        elements = tuple(one if isinstance(one, Shape) and one.inherits else _mirrored(one, across) for one in elements)
    turned = is_mirrored(slide)
    return replace(page, elements=tuple(_marked(element, turned) for element in elements))


def kept_upright(elements: Iterable[Element], width: float) -> list[Element]:
    """`elements` turned round beforehand: once their page, `width` pt wide, is turned, they stand as they are."""
    return mirrored(elements, width)


def mirrored(elements: Iterable[Element], width: float) -> list[Element]:
    """`elements` turned round as on a page `width` pt wide."""
    return [_mirrored(element, round(width * EMU_PER_PT)) for element in elements]


def _mirrored(element: Element, across: int) -> Element:
    element = replace(element, frame=_flipped(element.frame, across))
    match element:
        case Shape():
            return replace(element, turn=_mirrored_turn(element), body=element.body and _mirrored_body(element.body))
        case Picture():
            return replace(element, turn=_leaning_back(element.turn))
        case Table() | Chart():
            return turned_chart(element) if isinstance(element, Chart) else _mirrored_table(element)
        case Connector():
            (x1, y1), (x2, y2) = element.start, element.end
            glue_start, glue_end = _mirrored_glue(element.glue_start), _mirrored_glue(element.glue_end)
            ends = (across - x1, y1), (across - x2, y2)
            return replace(element, start=ends[0], end=ends[1], glue_start=glue_start, glue_end=glue_end)
        case Group():
            inner = tuple(_mirrored(one, across) for one in element.elements)
            return replace(element, elements=inner, turn=_leaning_back(element.turn))
        case _:
            return element


def _mirrored_turn(shape: Shape) -> Turn:
    """Upright arrows, whose words are turned back, are their own mirror image."""
    if shape.geometry == "line":
        return replace(shape.turn, flip_v=not shape.turn.flip_v)
    if shape.body is not None and shape.body.vertical:
        return shape.turn
    if shape.geometry in _SYMMETRICAL:
        return _leaning_back(shape.turn)
    return _leaning_back(replace(shape.turn, flip_h=not shape.turn.flip_h))


def _mirrored_body(body: TextBody) -> TextBody:
    # Text that is turned to read upwards starts at the bottom in every script, so it is not mirrored.
    lines = body.paragraphs if body.vertical else _turned_round(body.paragraphs)
    return replace(body, paragraphs=lines, insets=_swapped(body.insets))


def _mirrored_table(table: Table) -> Table:
    """Columns keep their order and are shown from the other side; what a cell says of its sides is swapped."""
    rows = tuple(tuple(map(_mirrored_cell, row)) for row in table.rows)
    return replace(table, rows=rows, from_right=not table.from_right)


def _mirrored_glue(glue: tuple[str, int] | None) -> tuple[str, int] | None:
    return glue and (glue[0], _MIRRORED_SITE[glue[1]])


def _mirrored_cell(cell: Cell) -> Cell:
    left, right, top, bottom = cell.borders
    lines = _turned_round(cell.paragraphs)
    return replace(cell, paragraphs=lines, borders=(right, left, top, bottom), insets=_swapped(cell.insets))


def _leaning_back(turn: Turn) -> Turn:
    return replace(turn, rotation=-turn.rotation) if turn.rotation else turn


def _turned_round(lines: tuple[Paragraph, ...]) -> tuple[Paragraph, ...]:
    return tuple(replace(line, align=line.align and _OPPOSITE[line.align]) for line in lines)


def _swapped(insets: tuple[float, float, float, float]) -> tuple[float, float, float, float]:
    left, top, right, bottom = insets
    return right, top, left, bottom


def _flipped(frame: Frame, across: int) -> Frame:
    return replace(frame, x=across - frame.x - frame.width)


def _marked(element: Element, turned: bool) -> Element:
    """`element` with the direction of each of its paragraphs, on a page that is `turned` round or not."""
    match element:
        case Shape() if any(_is_marked(line, turned) for line in element.paragraphs):
            return element.saying(_marked_lines(element.paragraphs, turned))
        case Table():
            return replace(
                element, rows=tuple(tuple(_marked_cell(cell, turned) for cell in row) for row in element.rows)
            )
        case Group():
            return replace(element, elements=tuple(_marked(one, turned) for one in element.elements))
        case _:
            return element


def _marked_cell(cell: Cell, turned: bool) -> Cell:
    """What stands before words that run from the left, at the right of a turned cell, has its room at the cell's edge.

    A paragraph is indented where it begins, which for them is the other side.
    """
    lines = _marked_lines(cell.paragraphs, turned)
    indent = max((line.indent for line in lines), default=0.0)
    if not turned or not indent or any(line.rtl or line.bullet for line in lines):
        return replace(cell, paragraphs=lines)
    left, top, right, bottom = cell.insets
    lines = tuple(replace(line, indent=0.0) for line in lines)
    return replace(cell, paragraphs=lines, insets=(left, top, right + indent, bottom))


def _marked_lines(lines: tuple[Paragraph, ...], turned: bool) -> tuple[Paragraph, ...]:
    return tuple(replace(line, rtl=True) if _is_marked(line, turned) else line for line in lines)


def _is_marked(line: Paragraph, turned: bool) -> bool:
    """Whether a line runs from the right: on a turned page all with such letters or none do, and all with a bullet.

    The number of a page does not: viewers would set it in the tall font of the script, out of its low box.
    """
    if all(run.field for run in line.runs) and not has_rtl(line.text):
        return False
    return is_rtl(line.text, without_letters=turned) or (
        turned and (has_rtl(line.text) or isinstance(line.bullet, Bullet))
    )
