"""Room for text that has grown: a box takes what is empty below it, and pushes text down that has room to spare."""

from collections.abc import Iterator
from dataclasses import replace

from renderer.feedback.choosing import every, with_changed
from renderer.scene import EMU_PER_PT, PAGE_HEIGHT_PT, Chart, Element, Frame, Page, Picture, Shape, Table
from renderer.typesetting.typesetter import Typesetter

_SLACK = round(0.5 * EMU_PER_PT)
_SHORT = 14
"""Characters of a text that stays on one line."""
_FOOT = round(0.93 * PAGE_HEIGHT_PT * EMU_PER_PT)
"""How far down a page a box may grow."""


def with_room(before: Page, after: Page, names: frozenset[str], typesetter: Typesetter) -> Page | None:
    """The page `after` with boxes that hold the text of these names; None where there is no room for it.

    A box that did not hold its text `before` may lack as much as it did.
    """
    frames = {one.name: one.frame for one in every(after)}
    for old, new in zip(every(before), every(after), strict=True):
        if new.name not in names:
            continue
        if _breaks(old, new, typesetter):
            return None
        frames[new.name] = _grown(old, new, frames[new.name], typesetter)
        if frames[new.name] != old.frame and not _pushed(old, new, after, frames, typesetter):
            return None
    return with_changed(after, lambda element: replace(element, frame=frames.get(element.name, element.frame)))


def _grown(old: Element, new: Element, frame: Frame, typesetter: Typesetter) -> Frame:
    """The frame that an element needs, which stands in `frame`."""
    if not isinstance(new, Shape) or not isinstance(old, Shape) or new.body is None:
        return frame
    lacks = _height(new, typesetter) - max(frame.height, _height(old, typesetter))
    if lacks <= _SLACK:
        return frame
    upwards = {"t": 0, "ctr": lacks // 2, "b": lacks}[new.body.anchor]
    return replace(frame, y=frame.y - upwards, height=frame.height + lacks)


def _height(shape: Shape, typesetter: Typesetter) -> int:
    """The height of its text with its margins, in EMU."""
    assert shape.body is not None
    _, top, _, bottom = shape.body.insets
    return round((typesetter.measure(shape.paragraphs, _width(shape)).height + top + bottom) * EMU_PER_PT)


def _width(shape: Shape) -> float:
    """What its lines may take, in pt."""
    left, _, right, _ = shape.body.insets if shape.body else (0.0, 0.0, 0.0, 0.0)
    return shape.frame.width / EMU_PER_PT - left - right


def _breaks(old: Element, new: Element, typesetter: Typesetter) -> bool:
    """Whether a word is broken in two that was whole, or a date or a name that stood on one line."""
    if not isinstance(new, Shape) or not isinstance(old, Shape):
        return False
    was, now = (typesetter.measure(one.paragraphs, _width(one)) for one in (old, new))
    is_short = len(was.lines) == 1 and sum(len(one.text) for one in new.paragraphs) <= _SHORT
    return bool(now.broken_words and not was.broken_words) or (is_short and len(now.lines) > 1)


def _pushed(old: Element, new: Element, page: Page, frames: dict[str, Frame], typesetter: Typesetter) -> bool:
    """Whether all that the grown frame now reaches makes way; what does has its new frame in `frames`."""
    frame = frames[new.name]
    if frame.y + frame.height > max(_FOOT, old.frame.y + old.frame.height) or frame.y < 0:
        return False
    for other in _reached(old, frames, page):
        if not isinstance(other, Shape) or other.body is None or other.body.anchor != "t":
            return False
        held = frames[other.name]
        down = frame.y + frame.height - held.y
        if held.height - down < _height(other, typesetter):
            return False
        frames[other.name] = replace(held, y=held.y + down, height=held.height - down)
    return True


def _reached(before: Element, frames: dict[str, Frame], page: Page) -> Iterator[Element]:
    """What shows something, and is met by the grown frame of an element that did not meet it before."""
    for one in every(page):
        shows = isinstance(one, Table | Chart | Picture) or (isinstance(one, Shape) and bool(one.paragraphs))
        if one.name == before.name or one.decorative or not shows:
            continue
        if _meet(frames[before.name], frames[one.name]) and not _meet(before.frame, one.frame):
            yield one


def _meet(one: Frame, other: Frame) -> bool:
    across = one.x < other.x + other.width - _SLACK and other.x < one.x + one.width - _SLACK
    down = one.y < other.y + other.height - _SLACK and other.y < one.y + one.height - _SLACK
    return across and down
