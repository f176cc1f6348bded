"""Lines between two points stay off the cards of a composition that they do not lie on."""

from collections.abc import Sequence
from dataclasses import replace

from renderer.layout.composition.regions import rect_of
from renderer.layout.geometry import Rect
from renderer.scene import EMU_PER_PT, Connector, Element, Frame, Shape

_Point = tuple[float, float]
_STEPS = 24
"""How often the way to the edge of a card is halved."""


def off_cards(elements: Sequence[Element]) -> list[Element]:
    """`elements` with each straight line ending at the edge of the card that it ends in, and under those it crosses.

    A card that holds both ends is what the line is drawn on.
    """
    laid = list(elements)
    for line in [one for one in elements if isinstance(one, Connector) and one.kind == "straight"]:
        at = laid.index(line)
        cards = [(index, box) for index, one in enumerate(laid[:at]) if (box := _card(one))]
        start, end = _points(line)
        cards = [(index, card) for index, card in cards if not (_holds(card, start) and _holds(card, end))]
        begin, finish = start, end
        for _, card in cards:
            begin = _edge(card, begin, finish) if _holds(card, begin) else begin
            finish = _edge(card, finish, begin) if _holds(card, finish) else finish
        crossed = [index for index, card in cards if _crosses(card, begin, finish)]
        laid[at] = line if (begin, finish) == (start, end) else _between(line, begin, finish)
        if crossed:
            laid.insert(min(crossed), laid.pop(at))
    return laid


def _card(element: Element) -> Rect | None:
    """The box of words on a fill; None for all else."""
    is_card = isinstance(element, Shape) and element.fill and element.paragraphs and not element.turn.rotation
    return rect_of(element.frame) if is_card else None


def _points(line: Connector) -> tuple[_Point, _Point]:
    start, end = line.start, line.end
    return (start[0] / EMU_PER_PT, start[1] / EMU_PER_PT), (end[0] / EMU_PER_PT, end[1] / EMU_PER_PT)


def _holds(card: Rect, point: _Point) -> bool:
    return card.x < point[0] < card.right and card.y < point[1] < card.bottom


def _edge(card: Rect, inside: _Point, outside: _Point) -> _Point:
    """Where the way from a point inside of `card` leaves it."""
    for _ in range(_STEPS):
        middle = (inside[0] + outside[0]) / 2, (inside[1] + outside[1]) / 2
        inside, outside = (middle, outside) if _holds(card, middle) else (inside, middle)
    return outside


def _crosses(card: Rect, start: _Point, end: _Point) -> bool:
    """Whether a line runs through `card`, by the part of the line between each pair of its edges."""
    first, last = 0.0, 1.0
    for low, high, a, b in ((card.x, card.right, start[0], end[0]), (card.y, card.bottom, start[1], end[1])):
        if a == b:
            if not low < a < high:
                return False
            continue
        enters, leaves = sorted(((low - a) / (b - a), (high - a) / (b - a)))
        first, last = max(first, enters), min(last, leaves)
    return last - first > 1e-3


def _between(line: Connector, start: _Point, end: _Point) -> Connector:
    """`line` from `start` to `end`."""
    (x1, y1), (x2, y2) = ((round(x * EMU_PER_PT), round(y * EMU_PER_PT)) for x, y in (start, end))
    frame = Frame(min(x1, x2), min(y1, y2), abs(x2 - x1), abs(y2 - y1))
    return replace(line, frame=frame, start=(x1, y1), end=(x2, y2))
