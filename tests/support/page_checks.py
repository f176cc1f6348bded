"""What holds for every page of blocks."""

import math
from collections.abc import Callable, Iterator
from itertools import combinations

from deck_fonts import FontBook
from renderer.layout.geometry import Rect
from renderer.scene import EMU_PER_PT, PAGE_HEIGHT_PT, PAGE_WIDTH_PT, Element, Frame, Page, Paragraph, Shape
from renderer.typesetting.typesetter import Typesetter

_SLACK = 1.0


def rect(frame: Frame) -> Rect:
    """A frame in pt."""
    return Rect(*(side / EMU_PER_PT for side in (frame.x, frame.y, frame.width, frame.height)))


def words(element: Element) -> tuple[Paragraph, ...]:
    """The text of a shape."""
    return element.paragraphs if isinstance(element, Shape) else ()


def texts(page: Page) -> list[str]:
    """All paragraphs of a page's shapes."""
    return [line.text for element in page.elements for line in words(element)]


def shape_of(page: Page, text: str) -> Element:
    """The element that has a paragraph `text`."""
    return next(element for element in page.elements if text in [line.text for line in words(element)])


def off_page(page: Page) -> list[str]:
    """The names of elements that leave the page, turned as they are."""
    return [element.name for element in page.elements if _leaves(_turned(element))]


def spilling(page: Page) -> list[str]:
    """The names of elements whose text is taller than its box."""
    measure = Typesetter(FontBook.load()).measure
    found = []
    for element in page.elements:
        room = _room(element)
        if room and measure(words(element), room[0]).height > room[1] + _SLACK:
            found.append(element.name)
    return found


def text_over_text(page: Page) -> list[tuple[str, str]]:
    """Pairs of text boxes, less their insets, that share more than an edge."""
    boxes = [(element.name, _inner(element)) for element in page.elements if words(element)]
    return [
        (one[0], other[0])
        for one, other in combinations(boxes, 2)
        if min(one[1].right, other[1].right) - max(one[1].x, other[1].x) > _SLACK
        and min(one[1].bottom, other[1].bottom) - max(one[1].y, other[1].y) > _SLACK
    ]


def strings(value: object, is_seen: Callable[[str], bool], key: str = "") -> Iterator[str]:
    """Every text of a part of a document below a key that a reader should see."""
    if isinstance(value, dict):
        for name, child in value.items():
            yield from strings(child, is_seen, name)
    elif isinstance(value, list):
        for child in value:
            yield from strings(child, is_seen, key)
    elif isinstance(value, str) and is_seen(key):
        yield value


def _room(element: Element) -> tuple[float, float] | None:
    if not isinstance(element, Shape) or element.body is None:
        return None
    box = rect(element.frame)
    left, top, right, bottom = element.body.insets
    across, down = box.width - left - right, box.height - top - bottom
    return (down, across) if element.body.vertical else (across, down)


def _inner(element: Element) -> Rect:
    if isinstance(element, Shape) and element.body and not element.turn.rotation and not element.body.vertical:
        return rect(element.frame).inset(*element.body.insets)
    return _turned(element)


def _turned(element: Element) -> Rect:
    """The box around an element as it is turned."""
    box = rect(element.frame)
    if not isinstance(element, Shape) or not element.turn.rotation:
        return box
    turn = math.radians(element.turn.rotation)
    cos, sin = abs(math.cos(turn)), abs(math.sin(turn))
    width, height = box.width * cos + box.height * sin, box.width * sin + box.height * cos
    return Rect(box.x + (box.width - width) / 2, box.y + (box.height - height) / 2, width, height)


def _leaves(box: Rect) -> bool:
    return (
        min(box.x, box.y) < -0.01
        or min(box.width, box.height) < 0
        or box.right > PAGE_WIDTH_PT + 0.01
        or box.bottom > PAGE_HEIGHT_PT + 0.01
    )
