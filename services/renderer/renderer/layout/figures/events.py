"""Events in time, to scale where their dates can be read: in cards, on both sides of a line, in rows, or in a strip."""

from collections.abc import Iterator
from typing import Protocol

from renderer.layout.figures.alike import is_second
from renderer.layout.figures.event_texts import Course
from renderer.layout.figures.events_in_line import below_line, both_sides
from renderer.layout.figures.events_in_rows import in_rows
from renderer.layout.figures.events_in_strips import along_strip, down_strip
from renderer.layout.geometry import Rect
from renderer.layout.sheet import Sheet

_FEW, _SOME = 3, 6
# Below these heights and widths, in pt, there is no room for cards, for both sides, for columns, for rows.
_LOW, _BOTH_SIDES, _NARROW, _ROWS_WIDE, _ROW = 150.0, 230.0, 92.0, 420.0, 26.0
_ONE_LINE, _LOWEST_LINE = 44.0, 16.0
_LENGTHY = 140
"""Letters of a description that would make a narrow card high and leave its neighbours empty."""


class _Way(Protocol):
    def __call__(self, sheet: Sheet, course: Course, area: Rect, *, forced: bool) -> bool:
        """Draw, unless the text would be too small and it is not `forced`; say whether it did."""


def lay_out_events(sheet: Sheet, course: Course, area: Rect) -> None:
    """Fill `area` with a line and its events, in the first way in which all of them can be read."""
    _say_what_is_left_out(sheet, course)
    ways = list(_ways(course, area, is_open=is_second(sheet)))
    taken = next((way for way in ways if way(sheet, course, area, forced=False)), None)
    if taken is None:
        taken = ways[0]
        taken(sheet, course, area, forced=True)
    if taken in {down_strip, along_strip}:
        _say_no_marks(sheet, course)


def _say_no_marks(sheet: Sheet, course: Course) -> None:
    """What a line in a strip has no room for."""
    marks = (("phases", course.track.bands), ("today", course.track.today is not None))
    for key in (key for key, is_asked in marks if is_asked):
        sheet.no_effect(f"{course.path}{key}", f"`{key}` of a timeline in so small a place has no effect here.")


def _say_what_is_left_out(sheet: Sheet, course: Course) -> None:
    track = course.track
    if course.phases and not track.bands:
        sheet.no_effect(
            f"{course.path}phases", "Not all dates can be read, or they are not in order: `phases` has no effect here."
        )
    if course.today and track.today is None:
        sheet.no_effect(
            f"{course.path}today",
            "This day lies far outside of the events, or their dates cannot be read: `today` has no effect here.",
        )


def _ways(course: Course, area: Rect, *, is_open: bool) -> Iterator[_Way]:
    """The ways to draw events in `area`, the best first; rows need no surfaces to fill it, but descriptions do it."""
    count, track = len(course.events), course.track
    is_marked = bool(track.bands) or track.today is not None
    narrow = area.width / count < _NARROW
    has_both = area.height >= _BOTH_SIDES and 2 * area.width / (count + 1) - 16 >= _NARROW and not is_marked
    has_rows = area.width >= _ROWS_WIDE and area.height / count >= _ROW
    if area.height > area.width * 0.9 and area.height / count >= _ONE_LINE:
        if has_rows:
            yield in_rows
        yield down_strip
        return
    longest = max(len(event.description or "") for event in course.events)
    if has_rows and ((longest and (count > _SOME or is_open)) or longest > _LENGTHY):
        yield in_rows
    if has_both and (count > _FEW or (is_open and not longest)):
        yield both_sides
    if not narrow and area.height >= _LOW:
        yield below_line
    if has_both and count <= _FEW:
        yield both_sides
    if has_rows and count > _FEW:
        yield in_rows
    if narrow and area.height / count >= _LOWEST_LINE and not has_both:
        yield down_strip
    elif area.height < _LOW or not (has_both or has_rows):
        yield along_strip
