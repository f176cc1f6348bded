"""Events where there is little room: bare texts below a line across a strip, or beside one that runs down."""

from collections.abc import Sequence

from renderer.layout.figures.alike import told_once
from renderer.layout.figures.event_texts import LOW_FLOOR, Course, event_line, event_text
from renderer.layout.figures.time_marks import SMALL_DOT, Rail, lay_out_dots, lay_out_rail, tie
from renderer.layout.figures.time_track import track_of
from renderer.layout.geometry import Rect
from renderer.layout.sheet import Sheet
from renderer.scene import Line
from renderer.typesetting.typesetter import Fitted

_SIZES = (12.0, 14.0, 12.0)
_LINE_SIZE = 12.0
_ONE_LINE, _TALLEST_STEP = 44.0, 110.0
_STEM, _LOWEST_SCALE = 12.0, 84.0
_LINE = Line("rule", 1.5)


def along_strip(sheet: Sheet, course: Course, area: Rect, *, forced: bool) -> bool:
    """Dots on a line, bare texts below, for a strip across the page; a low one has no room for a scale."""
    count = len(course.events)
    columns = area.columns(count, gap=min(10.0, area.width / count / 4))
    stem = _STEM if area.height >= _LOWEST_SCALE and course.track.is_scaled else 0.0
    top = SMALL_DOT + 6 + stem
    texts = [event_text(sheet, event, _SIZES, LOW_FLOOR) for event in course.events]
    fitted = sheet.type.fit_alike(texts, columns[0].width, area.height - top)
    if not forced and any(text.too_small for text in fitted):
        return False
    tallest = min(max(text.measured.height for text in fitted) + 2, area.height - top)
    size = min(SMALL_DOT, columns[0].width)
    line = area.middle(top + tallest).y + size / 2
    drawn = course.track if stem else track_of([None] * count)
    rail = Rail(drawn, area.x + size / 2, columns[-1].x - area.x, line)
    lay_out_rail(sheet, rail, _LINE)
    stops = rail.stops(min(SMALL_DOT + 2, columns[0].width))
    for stop, column in zip(stops, columns, strict=True):
        if stem:
            tie(sheet, stop, line, column.x + size / 2, line + size / 2 + stem)
    lay_out_dots(sheet, course, [(stop, line) for stop in stops], size)
    boxes = [Rect(column.x, line - size / 2 + top, column.width, tallest) for column in columns]
    _words(sheet, course, boxes, fitted)
    return True


def down_strip(sheet: Sheet, course: Course, area: Rect, *, forced: bool) -> bool:
    """A line down the left side, texts beside it, evenly apart."""
    count = len(course.events)
    rows = area.middle(count * _TALLEST_STEP).rows(count, gap=6.0)
    one_line = rows[0].height < _ONE_LINE
    texts = [
        event_line(event, _LINE_SIZE) if one_line else event_text(sheet, event, _SIZES, LOW_FLOOR)
        for event in course.events
    ]
    left = SMALL_DOT + 10
    fitted = sheet.type.fit_alike(texts, max(area.width - left, 1.0), rows[0].height)
    if not forced and any(text.too_small for text in fitted):
        return False
    size = min(SMALL_DOT, rows[0].height)
    middles = [row.y + min(SMALL_DOT, row.height / 2) for row in rows]
    sheet.line(Rect(area.x + SMALL_DOT / 2, middles[0], 0, middles[-1] - middles[0]), _LINE)
    lay_out_dots(sheet, course, [(area.x + size / 2, middle) for middle in middles], size)
    _words(sheet, course, [row.inset(left, 0, 0, 0) for row in rows], fitted)
    return True


def _words(sheet: Sheet, course: Course, boxes: Sequence[Rect], texts: Sequence[Fitted]) -> None:
    kind = f"{course.path}{course.kind}"
    paths = [sheet.item(kind, index) for index in range(len(boxes))]
    for box, text, path in zip(boxes, told_once(sheet, texts, paths, kind), paths, strict=True):
        sheet.text(box, [], fitted=text, path=path, builds=True)
