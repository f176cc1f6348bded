"""Adjustments of where things stand and how large they are; nothing leaves the page."""

from collections.abc import Callable
from dataclasses import replace

from renderer.feedback.adjustments import Adjustment
from renderer.feedback.choosing import Chosen, every, is_title, with_changed
from renderer.scene import EMU_PER_PT, PAGE_HEIGHT_PT, PAGE_WIDTH_PT, Connector, Element, Frame, Page, Shape, Table

_EMU_PER_INCH = 914_400
_PAGE = (round(PAGE_WIDTH_PT * EMU_PER_PT), round(PAGE_HEIGHT_PT * EMU_PER_PT))
_SMALLEST = round(0.2 * _EMU_PER_INCH)


def placed(page: Page, adjustment: Adjustment, found: Chosen, tell: Callable[[str], None]) -> Page:
    """The page with what is chosen at another place or of another size; what goes with it goes along."""
    names = _together(page, found)
    before = _around([element.frame for element in every(page) if element.name in names])
    wished = _narrowed(_wished(before, adjustment, _margin(page)), before, page, names)
    after = _on_the_page(wished)
    if after != wished:
        tell(f"The slide ends before {adjustment.called} is where it was wished: it goes as far as the slide goes.")

    def change(element: Element) -> Element:
        return _mapped(element, before, after) if element.name in names else _following(element, names, before, after)

    return with_changed(page, change)


def _together(page: Page, found: Chosen) -> frozenset[str]:
    """The chosen elements, and what lies on a chart or shows the same entry of the document."""
    origins = {element.origin for element in every(page) if element.name in found.names and element.origin}
    return found.names | {element.name for element in every(page) if element.origin in origins}


def _around(frames: list[Frame]) -> Frame:
    left, top = min(one.x for one in frames), min(one.y for one in frames)
    right, bottom = max(one.x + one.width for one in frames), max(one.y + one.height for one in frames)
    return Frame(left, top, right - left, bottom - top)


def _margin(page: Page) -> int:
    """How far the title stands from the edge."""
    return next((element.frame.x for element in every(page) if is_title(element)), _SMALLEST)


def _wished(frame: Frame, change: Adjustment, margin: int) -> Frame:
    def emu(inches: float) -> int:
        return round(inches * _EMU_PER_INCH)

    width = emu(change.width) if change.width is not None else frame.width + emu(change.wider)
    height = emu(change.height) if change.height is not None else frame.height + emu(change.taller)
    x = frame.x + emu(change.right)
    if change.aligns_frame:
        x = {"l": margin, "ctr": (_PAGE[0] - width) // 2, "r": _PAGE[0] - margin - width}[change.align or "l"]
    return Frame(x, frame.y + emu(change.down), width, height)


def _narrowed(wished: Frame, before: Frame, page: Page, names: frozenset[str]) -> Frame:
    """Text that is moved over the right edge keeps its own right edge where it was: its box has room to spare."""
    only_text = all(isinstance(one, Shape) and one.fill is None for one in every(page) if one.name in names)
    if not only_text or wished.width != before.width or wished.x + wished.width <= _PAGE[0]:
        return wished
    return replace(wished, width=max(before.x + before.width - wished.x, _SMALLEST))


def _on_the_page(frame: Frame) -> Frame:
    width = min(max(frame.width, _SMALLEST), _PAGE[0])
    height = min(max(frame.height, _SMALLEST), _PAGE[1])
    return Frame(min(max(frame.x, 0), _PAGE[0] - width), min(max(frame.y, 0), _PAGE[1] - height), width, height)


def _mapped(element: Element, before: Frame, after: Frame) -> Element:
    """An element in `before` at its place in `after`."""
    frame = element.frame
    x, y = _point((frame.x, frame.y), before, after)
    width = frame.width if before.width == after.width else round(frame.width * after.width / before.width)
    height = frame.height if before.height == after.height else round(frame.height * after.height / before.height)
    moved = replace(element, frame=Frame(x, y, width, height))
    if isinstance(moved, Connector):
        return replace(moved, start=_point(moved.start, before, after), end=_point(moved.end, before, after))
    if isinstance(moved, Table):
        return _table(moved, frame)
    if isinstance(moved, Shape):
        return replace(moved, inherits=moved.inherits - {"place"})
    return moved


def _table(table: Table, before: Frame) -> Table:
    """Columns and rows in proportion to the frame."""
    across, down = table.frame.width / max(before.width, 1), table.frame.height / max(before.height, 1)
    widths = tuple(round(one * across) for one in table.widths)
    heights = tuple(round(one * down) for one in table.heights)
    return replace(table, widths=widths, heights=heights)


def _point(point: tuple[int, int], before: Frame, after: Frame) -> tuple[int, int]:
    across = after.width / before.width if before.width else 1.0
    down = after.height / before.height if before.height else 1.0
    return (
        after.x + (point[0] - before.x if across == 1.0 else round((point[0] - before.x) * across)),
        after.y + (point[1] - before.y if down == 1.0 else round((point[1] - before.y) * down)),
    )


def _following(element: Element, names: frozenset[str], before: Frame, after: Frame) -> Element:
    """A line that is tied to something that moves keeps its end there."""
    if not isinstance(element, Connector):
        return element
    start, end = element.start, element.end
    if element.glue_start and element.glue_start[0] in names:
        start = _point(start, before, after)
    if element.glue_end and element.glue_end[0] in names:
        end = _point(end, before, after)
    if (start, end) == (element.start, element.end):
        return element
    left, top = min(start[0], end[0]), min(start[1], end[1])
    frame = Frame(left, top, abs(start[0] - end[0]), abs(start[1] - end[1]))
    return replace(element, start=start, end=end, frame=frame)
