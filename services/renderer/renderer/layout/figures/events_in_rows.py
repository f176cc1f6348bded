"""Events as rows: dates in a column, a line of time beside it, labels and descriptions in columns of their own."""

from collections.abc import Sequence
from dataclasses import dataclass

from renderer.layout.figures.alike import told_once
from renderer.layout.figures.event_texts import FLOOR, Course
from renderer.layout.figures.rows import size_on_one_line
from renderer.layout.figures.time_marks import SMALL_DOT, Rail, lay_out_dots, lay_out_rail, tie
from renderer.layout.geometry import Rect
from renderer.layout.sheet import Sheet
from renderer.scene import Line, Paragraph, Shape, TextBody
from renderer.typesetting.typesetter import Fitted

# Date, label and words in pt, by the height of a row in pt.
_SIZES = ((84.0, 30.0, 26.0, 20.0), (60.0, 24.0, 22.0, 18.0))
_LOW_SIZES = (17.0, 17.0, 15.0)
_MOST_DATE, _LABELS, _MOST_LABELS = 0.28, 0.36, 0.56
"""Shares of the width: the most that dates take, what labels take beside descriptions, and to keep on one line."""
_FAN, _GAP = 46.0, 14.0
_BAND = 24.0
_SLACK = 1.03
_TODAY_SIZE = 12.0
_FEW, _TALLEST, _TALLEST_OF_FEW = 6, 72.0, 104.0


@dataclass(frozen=True, slots=True)
class _Column:
    """Texts of one kind, all of a size; `left` and `width` in pt."""

    left: float
    width: float
    texts: list[Fitted]


def in_rows(sheet: Sheet, course: Course, area: Rect, *, forced: bool) -> bool:
    """A row for each event, tied to its dot on an upright line of the same height."""
    count = len(course.events)
    rows = area.middle(count * (_TALLEST_OF_FEW if count <= _FEW else _TALLEST)).rows(count, gap=0.0)
    beside = _room_beside(sheet, course)
    rail_at = area.x + beside + SMALL_DOT / 2
    left = rail_at + SMALL_DOT / 2 + (_FAN if course.track.is_scaled else _GAP)
    columns = _columns(sheet, course, Rect(left, area.y, area.right - left, rows[0].height))
    every = [text for column in columns for text in column.texts]
    if not forced and any(text.too_small or text.measured.broken_words for text in every):
        return False
    middle = rows[0].height / 2
    rail = Rail(course.track, rows[0].y + middle, rows[-1].y - rows[0].y, rail_at, upright=True)
    _marks(sheet, course, rail, area.x)
    lay_out_rail(sheet, rail, Line("rule", 1.5))
    stops = rail.stops(SMALL_DOT + 1)
    for stop, row in zip(stops, rows, strict=True):
        tie(sheet, rail_at, stop, left - 6, row.y + middle)
    lay_out_dots(sheet, course, [(rail_at, stop) for stop in stops], SMALL_DOT)
    _texts(sheet, course, rows, columns)
    for row in rows[1:]:
        sheet.rule(left, row.y, area.right - left)
    return True


def _room_beside(sheet: Sheet, course: Course) -> float:
    """What phases and the day of today take beside the line, in pt."""
    track = course.track
    today = sheet.type.width(course.today or "", _TODAY_SIZE, bold=True) * 1.04 + 24 if track.today is not None else 0.0
    return (_BAND + 10 if track.bands else 0.0) + today


def _columns(sheet: Sheet, course: Course, room: Rect) -> list[_Column]:
    """Dates as wide as they are, labels, and descriptions where there are any."""
    date, label, text = next((sizes for least, *sizes in _SIZES if room.height >= least), _LOW_SIZES)
    if given := [event.date for event in course.events if event.date]:
        date = size_on_one_line(sheet, given, date, room.width * _MOST_DATE / _SLACK, least=_LOW_SIZES[0])
        label = min(label, date)
    dates = [[sheet.paragraph(e.date, date, color="accent2", bold=True)] if e.date else [] for e in course.events]
    labels = [[sheet.paragraph(event.label, label, "heading")] for event in course.events]
    words = [[sheet.paragraph(e.description, text, color="tx2")] if e.description else [] for e in course.events]
    widest = max((sheet.type.measure(text, room.width).width for text in dates if text), default=0.0)
    wide = min(widest * _SLACK + 2, room.width * _MOST_DATE) if widest else 0.0
    rest = room.width - (wide + _GAP if wide else 0.0)
    has_words = any(words)
    longest = max(sheet.type.measure(text, room.width).width for text in labels) * _SLACK + 2
    labels_wide = min(max(rest * _LABELS, longest), rest * _MOST_LABELS) if has_words else rest
    left = room.right - rest
    found = [(room.x, wide, dates)] if wide else []
    found.append((left, labels_wide, labels))
    if has_words:
        found.append((left + labels_wide + _GAP, rest - labels_wide - _GAP, words))
    return [_Column(x, width, _alike(sheet, texts, width, room.height - 4)) for x, width, texts in found]


def _alike(sheet: Sheet, texts: Sequence[list[Paragraph]], width: float, height: float) -> list[Fitted]:
    """Texts of one size; an empty one stays empty."""
    nothing = sheet.type.fit([sheet.paragraph(" ", FLOOR)], width, height)
    fitted = iter(sheet.type.fit_alike([text for text in texts if text], width, height))
    return [next(fitted) if text else nothing for text in texts]


def _texts(sheet: Sheet, course: Course, rows: Sequence[Rect], columns: Sequence[_Column]) -> None:
    """Row by row, as they are read; an animation brings in a row at a time."""
    kind = f"{course.path}{course.kind}"
    paths = [sheet.item(kind, index) for index in range(len(rows))]
    told = [told_once(sheet, column.texts, paths, kind) for column in columns]
    for index, row in enumerate(rows):
        since = len(sheet.elements)
        for column, texts in zip(columns, told, strict=True):
            if texts[index].paragraphs[0].text.strip():
                box = Rect(column.left, row.y, column.width, row.height)
                sheet.text(box, [], fitted=texts[index], path=paths[index], anchor="ctr", builds=True)
        sheet.steps.append(tuple(element.name for element in sheet.elements[since:]))


def _marks(sheet: Sheet, course: Course, rail: Rail, left: float) -> None:
    """Phases as upright bands, and beside them the day of today at a line across."""
    for index, ((start, end), phase) in enumerate(zip(rail.track.bands, course.phases, strict=False)):
        box = Rect(left, rail.at(start), _BAND, max(rail.at(end) - rail.at(start) - 2, 1.0))
        _band(sheet, box, phase.label, f"{course.path}phases[{index}]")
    if rail.track.today is None or not course.today:
        return
    y, edge = rail.at(rail.track.today), rail.across - SMALL_DOT - 6
    words = [sheet.paragraph(course.today, _TODAY_SIZE, bold=True, floor=10.0, align="r")]
    first = left + (_BAND + 10 if rail.track.bands else 0.0)
    sheet.text(Rect(first, y - 9, edge - 2 - first, 18), words, path=f"{course.path}today", anchor="ctr")
    sheet.rule(edge, y, rail.across - edge + SMALL_DOT, Line("tx1", 1.25))


def _band(sheet: Sheet, box: Rect, label: str, path: str) -> None:
    words = [sheet.paragraph(label, 13.0, bold=True, color="accent2", align="ctr", floor=10.0)]
    fitted = sheet.type.fit(words, box.height - 4, box.width - 2)
    sheet.report(fitted, path)
    body = TextBody(fitted.paragraphs, (2.0, 1.0, 2.0, 1.0), "ctr", vertical="vert270")
    sheet.add(Shape(box.frame(), sheet.name(), origin=sheet.at(path), body=body, fill="accent6"))
