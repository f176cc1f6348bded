"""Steps that come round again: in boxes about a ring, or numbered on it with their words beside."""

from collections.abc import Sequence
from math import atan2, cos, degrees, pi, sin
from typing import Any

from renderer.deck.blocks.diagrams import CycleRing, Level
from renderer.layout.figures.alike import is_second, part, told_once
from renderer.layout.figures.cards import on_fill, rounded
from renderer.layout.figures.stacks import lay_out_stack
from renderer.layout.figures.words_beside import draw_words, labels_width, placed_words
from renderer.layout.geometry import Rect
from renderer.layout.sheet import Sheet
from renderer.scene import Line, Turn

_LEAST_WIDTH, _LEAST_HEIGHT = 300.0, 110.0
_SHARE, _BESIDE, _DISC, _DISC_SHARE = 0.44, 34.0, 52.0, 0.26
_BOX_WIDTH, _BOX_HEIGHT = 0.24, 0.19
_WIDEST, _TALLEST = 210.0, 70.0
_SIZE, _FLOOR, _NUMBER, _CENTRE, _CENTRE_FLOOR = 18.0, 12.0, 22.0, 22.0, 12.0
_INSETS = (8.0, 4.0, 8.0, 4.0)
_ARROW, _LEAST_NUMBER, _LEAST_MARK = 13.0, 10.5, 22.0
_BESIDE_ARROW, _LEAST_DISC = 4.0, 20.0
"""What stays free at both ends of an arrow between discs, and the smallest of these, in pt."""
_RING = Line("rule", 2.5)


def lay_out_cycle(sheet: Sheet, content: CycleRing, area: Rect, path: str) -> None:
    """Fill `area` with the steps of what stands at `path`, clockwise from the top."""
    steps, kind = content.steps, part(path, "steps")
    if area.width < _LEAST_WIDTH or area.height < _LEAST_HEIGHT:
        head = area.height / (len(steps) + 1) if content.center else 0.0
        _centre(sheet, content.center, Rect(area.x, area.y, area.width, head), path)
        lay_out_stack(sheet, steps, area.inset(0, head, 0, 0), kind)
        return
    if any(step.description for step in steps) or is_second(sheet) or not _boxed(sheet, content, area, path):
        _numbered(sheet, content, area, path)


def _numbered(sheet: Sheet, content: CycleRing, area: Rect, path: str) -> None:
    """Discs with numbers on a ring; the words stand in rows beside it, numbered alike."""
    steps, kind = content.steps, part(path, "steps")
    side = min(area.width * _SHARE, area.height)
    disc = min(_DISC, side * _DISC_SHARE, _widest_disc(side, len(steps)))
    if (wide := labels_width(sheet, steps, area.height / len(steps))) is not None:
        # Labels alone leave the other half of the page empty: the whole stands in the middle.
        area = area.inset(max(area.width - side - _BESIDE - disc - wide, 0.0) / 2, 0, 0, 0)
    ring = Rect(area.x + disc / 2, area.y + (area.height - side + disc) / 2, side - disc, side - disc)
    _round(sheet, ring, len(steps))
    _centre(sheet, content.center, _between_discs(ring, len(steps), disc), path)
    for index, (step, (x, y)) in enumerate(zip(steps, _places(ring, len(steps)), strict=True)):
        _disc(sheet, steps, step, Rect(x - disc / 2, y - disc / 2, disc, disc), index)
    left = area.x + side + _BESIDE
    rows = Rect(left, area.y, area.right - left, area.height).rows(len(steps), 6.0)
    mark = min(max(disc * 0.6, _LEAST_MARK), rows[0].height)
    words = placed_words(sheet, steps, [row.inset(mark + 12, 0, 0, 0) for row in rows], kind)
    mark = min(mark, *(one.box.height for one in words))
    for index, (step, one) in enumerate(zip(steps, words, strict=True)):
        _disc(sheet, steps, step, Rect(left, one.box.y + (one.box.height - mark) / 2, mark, mark), index)
    sheet.steps.extend(tuple(names) for names in draw_words(sheet, words, kind))


def _widest_disc(side: float, count: int) -> float:
    """How wide discs on a ring of `side` pt, their own edges among it, may be so that an arrow shows between them."""
    around = pi / count
    return max((around * side - _ARROW - 2 * _BESIDE_ARROW) / (1 + around), _LEAST_DISC)


def _boxed(sheet: Sheet, content: CycleRing, area: Rect, path: str) -> bool:
    """Boxes with labels about a ring as wide as the area; False, and nothing drawn, where labels would be small."""
    steps, kind = content.steps, part(path, "steps")
    width, height = min(area.width * _BOX_WIDTH, _WIDEST), min(area.height * _BOX_HEIGHT, _TALLEST)
    ring = area.inset(width / 2, height / 2, width / 2, height / 2)
    texts = [[sheet.paragraph(step.label, _SIZE, bold=True, align="ctr", floor=_FLOOR)] for step in steps]
    fitted = sheet.type.fit_alike(texts, width - 16, height - 8)
    if any(text.too_small or text.measured.broken_words for text in fitted):
        return False
    _round(sheet, ring, len(steps))
    _centre(sheet, content.center, _inner(ring, height), path)
    paths = [sheet.item(kind, index) for index in range(len(steps))]
    places = _places(ring, len(steps))
    for step, text, (x, y), place in zip(steps, told_once(sheet, fitted, paths, kind), places, paths, strict=True):
        box, fill = Rect(x - width / 2, y - height / 2, width, height), _fill(sheet, steps, step)
        style: dict[str, Any] = {"fill": fill, "anchor": "ctr", "insets": _INSETS, "builds": True}
        sheet.text(box, [], fitted=on_fill(sheet, text, fill), path=place, **style, **rounded(sheet, box))
    return True


def _fill(sheet: Sheet, steps: Sequence[Level], step: Level) -> str:
    """The accent; where some steps are set off, only for these."""
    return sheet.theme.mark if step.emphasis or not any(one.emphasis for one in steps) else "bg2"


def _places(ring: Rect, count: int) -> list[tuple[float, float]]:
    return [_on(ring, 2 * pi * index / count) for index in range(count)]


def _on(ring: Rect, angle: float) -> tuple[float, float]:
    """A point of the ellipse in `ring`, clockwise from the top."""
    x, y = ring.x + ring.width / 2, ring.y + ring.height / 2
    return x + ring.width / 2 * sin(angle), y - ring.height / 2 * cos(angle)


def _round(sheet: Sheet, ring: Rect, count: int) -> None:
    """The ring, with the head of an arrow half way between its steps."""
    sheet.decoration(ring, geometry="ellipse", line=_RING)
    for index in range(count):
        angle = 2 * pi * (index + 0.5) / count
        x, y = _on(ring, angle)
        along = degrees(atan2(ring.height * sin(angle), ring.width * cos(angle))) + 90
        box = Rect(x - _ARROW / 2, y - _ARROW / 2, _ARROW, _ARROW)
        sheet.decoration(box, geometry="triangle", fill="tx2", turn=Turn(rotation=along % 360))


def _disc(sheet: Sheet, steps: Sequence[Level], step: Level, box: Rect, index: int) -> None:
    """The number of a step; the order of the texts says it as well, so it is decoration."""
    fill, size = _fill(sheet, steps, step), max(_NUMBER * box.width / _DISC, _LEAST_NUMBER)
    words = [
        sheet.paragraph(sheet.count(index + 1), size, bold=True, color=sheet.theme.ink_on(fill), align="ctr", floor=8.0)
    ]
    line = Line("bg1", 2.0)
    style: dict[str, Any] = {"geometry": "ellipse", "fill": fill, "line": line, "anchor": "ctr", "decorative": True}
    sheet.text(box, words, path="ornament.stepMarker", **style)


def _between_discs(ring: Rect, count: int, disc: float) -> Rect:
    """What is free in the middle of a ring with discs on it, between those that stand as high as its middle."""
    inner, middle = _inner(ring, disc), (ring.x + ring.width / 2, ring.y + ring.height / 2)
    beside = [abs(x - middle[0]) for x, y in _places(ring, count) if abs(y - middle[1]) < (inner.height + disc) / 2]
    width = 2 * min([*beside, ring.width / 2]) - disc - 16
    return Rect(ring.x + (ring.width - width) / 2, inner.y, width, inner.height)


def _inner(ring: Rect, around: float) -> Rect:
    """What is free in the middle of a ring whose steps are `around` pt tall."""
    width, height = max(ring.width * 0.62 - around, 40.0), max(ring.height * 0.62 - around, 24.0)
    return Rect(ring.x + (ring.width - width) / 2, ring.y + (ring.height - height) / 2, width, height)


def _centre(sheet: Sheet, text: str | None, box: Rect, path: str) -> None:
    if text:
        words = [sheet.paragraph(text, _CENTRE, "heading", bold=True, align="ctr", floor=_CENTRE_FLOOR)]
        sheet.text(box, words, path=part(path, "center"), anchor="ctr")
