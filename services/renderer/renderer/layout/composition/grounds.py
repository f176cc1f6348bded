"""What lies below a block: the colour its words have to be read on."""

from collections.abc import Sequence
from dataclasses import replace

from deck_presentation.contrast import contrast
from renderer.layout.composition.regions import SLACK
from renderer.layout.geometry import Rect
from renderer.media.decoding import tone
from renderer.scene import EMU_PER_PT, Element, Frame, Picture, Shape
from renderer.scene.theme import Theme, rgb

_READABLE = 4.5


def ground_under(rect: Rect, elements: Sequence[Element], below: str, theme: Theme) -> str:
    """The colour (#RRGGBB) that `rect` stands on after `elements` are drawn over `below`."""
    ground = below
    for element in elements:
        if _rect(element.frame).contains(rect, SLACK) if isinstance(element, Shape | Picture) else False:
            ground = _painted(element, ground, theme)
    return ground


def made_readable(element: Element, elements: Sequence[Element], theme: Theme) -> Element:
    """`element` with inks that can be read on `elements`, if it is a text without a fill of its own."""
    if not isinstance(element, Shape) or not element.paragraphs or element.fill:
        return element
    plain = theme.hex_of("bg1")
    ground = ground_under(_middle(element.frame), elements, plain, theme)
    if ground == plain:
        return element

    def inked(color: str | None) -> str:
        # Text of a template's placeholder names no colour.
        if color and contrast(rgb(color, theme, ground), ground) >= _READABLE:
            return color
        return theme.text_on(ground)

    lines = tuple(
        replace(line, runs=tuple(replace(run, color=inked(run.color)) for run in line.runs))
        for line in element.paragraphs
    )
    return element.saying(lines)


def _painted(element: Element, ground: str, theme: Theme) -> str:
    match element:
        case Shape() | Shape() if isinstance(element.fill, str) and element.geometry != "line":
            return rgb(element.fill, theme, ground)
        case Picture():
            return tone(element.fill)
        case _:
            return ground


def _rect(frame: Frame) -> Rect:
    return Rect(*(side / EMU_PER_PT for side in (frame.x, frame.y, frame.width, frame.height)))


def _middle(frame: Frame) -> Rect:
    rect = _rect(frame)
    return Rect(rect.x + rect.width / 4, rect.y + rect.height / 4, rect.width / 2, rect.height / 2)
