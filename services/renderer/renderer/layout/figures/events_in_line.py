"""Events on a level line: cards below it, or by turns above and below."""

from collections.abc import Sequence
from dataclasses import replace

from renderer.layout.figures.alike import told_once
from renderer.layout.figures.cards import add_card, card_insets
from renderer.layout.figures.event_texts import Course, event_text, sizes_for
from renderer.layout.figures.time_marks import (
    DOT,
    Rail,
    apart,
    height_of_phases,
    lay_out_dots,
    lay_out_phases,
    lay_out_rail,
    lay_out_today,
    line_of_today,
    tie,
)
from renderer.layout.figures.time_track import Track
from renderer.layout.geometry import Rect
from renderer.layout.sheet import Sheet
from renderer.typesetting.typesetter import Fitted

_STEM = 22.0
_LEAST_SHARE = 0.7
"""How much of its room a row of cards with surfaces takes at least, however little they say."""
_BARE = 1.45
"""Events without descriptions have the type of columns that are so many times as wide."""
_AIRY = 1.15
_ROOMY, _NARROW_PADDING = 160.0, 0.7
_WIDER = 1.06
"""What words take in a viewer that sets them a little wider."""
_WIDEST, _SIDE = 310.0, 0.85
"""Of cards on two sides: their width, and what share of it decides on their type, for they are low."""


def below_line(sheet: Sheet, course: Course, area: Rect, *, forced: bool) -> bool:
    """Cards of one width below the line, as wide together as the area; each is tied to its dot."""
    columns = area.columns(len(course.events), sheet.gutter)
    insets = _insets(sheet, columns[0].width)
    lead, above = insets[0] + DOT / 2, height_of_phases(course.track) + DOT
    room = area.height - above - _STEM
    sizes = sizes_for(columns[0].width * (1.0 if any(event.description for event in course.events) else _BARE))
    texts = _fitted(sheet, course, sizes, columns[0].inset(*insets).width, room - insets[1] - insets[3])
    if not forced and any(text.too_small or text.measured.broken_words for text in texts):
        return False
    height = _height(sheet, texts, insets, room)
    band = area.middle(above + _STEM + height)
    rail = Rail(course.track, area.x + lead, columns[-1].x - area.x, band.y + above - DOT / 2)
    boxes = [Rect(column.x, band.bottom - height, column.width, height) for column in columns]
    _marks(sheet, course, rail, band)
    _tied(sheet, course, rail, boxes, lead)
    _cards(sheet, course, boxes, texts, insets)
    return True


def both_sides(sheet: Sheet, course: Course, area: Rect, *, forced: bool) -> bool:
    """Cards by turns above and below the line, each over or under its dot as far as its neighbours let it."""
    count = len(course.events)
    width = min(area.columns(-(-count // 2), sheet.gutter)[0].width, _WIDEST)
    insets = _insets(sheet, width)
    room = area.height / 2 - DOT / 2 - _STEM
    inner = Rect(0, 0, width, room).inset(*insets)
    texts = _fitted(sheet, course, sizes_for(_SIDE * width), inner.width, inner.height)
    if not forced and any(text.too_small or text.measured.broken_words for text in texts):
        return False
    lead = insets[0] + DOT / 2
    rail = Rail(course.track, area.x + lead, area.width - 2 * lead, area.y + area.height / 2)
    lay_out_rail(sheet, rail)
    height = _height(sheet, texts, insets, room)
    tops = [area.y if index % 2 == 0 else area.bottom - height for index in range(count)]
    stops = rail.stops(DOT + 2)
    lefts = _sides(stops, width, sheet.gutter, area)
    boxes = [Rect(left, top, width, height) for left, top in zip(lefts, tops, strict=True)]
    if not sheet.look.manner.has_surfaces:
        wide = [min(text.measured.width * _WIDER + insets[0] + insets[2], width) for text in texts]
        boxes = [_near(box, stop - lead, own) for box, stop, own in zip(boxes, stops, wide, strict=True)]
    _tied(sheet, course, rail, boxes, lead)
    _cards(sheet, course, boxes, texts, insets)
    return True


def _near(box: Rect, left: float, width: float) -> Rect:
    """What words `width` pt wide take of `box`, from `left` on: without a surface, only nearness ties them to a dot."""
    return replace(box, x=min(max(left, box.x), box.right - width), width=width)


def _sides(stops: Sequence[float], width: float, gap: float, area: Rect) -> list[float]:
    """The left edges of cards whose neighbours on their side do not touch them."""
    lefts = [0.0] * len(stops)
    for side in (0, 1):
        wanted = [stop - width / 2 for stop in stops[side::2]]
        lefts[side::2] = apart(wanted, width + gap, area.x, area.right - width)
    return lefts


def _insets(sheet: Sheet, width: float) -> tuple[float, float, float, float]:
    """What keeps text off the edges of a card of `width` pt: narrow cards need the room for words."""
    left, top, right, bottom = card_insets(sheet)
    return (left, top, right, bottom) if width >= _ROOMY else (left * _NARROW_PADDING, top, right / 2, bottom)


def _fitted(
    sheet: Sheet, course: Course, sizes: tuple[float, float, float], width: float, height: float
) -> list[Fitted]:
    return sheet.type.fit_alike([event_text(sheet, event, sizes) for event in course.events], width, height)


def _height(sheet: Sheet, texts: Sequence[Fitted], insets: tuple[float, float, float, float], room: float) -> float:
    """Of all cards: what the fullest takes, with air; surfaces take a part of the room in any case."""
    fullest = max(text.measured.height for text in texts) * _AIRY + insets[1] + insets[3] + 2
    return min(max(fullest, _LEAST_SHARE * room) if sheet.look.manner.has_surfaces else fullest, room)


def _marks(sheet: Sheet, course: Course, rail: Rail, area: Rect) -> None:
    """The line, with phases above it and the day of today."""
    top = area.y
    if rail.track.today is not None:
        span = Rect(area.x, top, area.width, rail.across - top + DOT)
        today = rail.at(rail.track.today)
        lay_out_today(sheet, today, course.today or "", span, path=f"{course.path}today")
        line_of_today(sheet, today, span)
        top += height_of_phases(Track(rail.track.stops, rail.track.ends, today=rail.track.today))
    if rail.track.bands:
        lay_out_phases(sheet, rail, course.phases, top, f"{course.path}phases")
    lay_out_rail(sheet, rail)


def _tied(sheet: Sheet, course: Course, rail: Rail, boxes: Sequence[Rect], lead: float) -> None:
    """The dots, each with a line to its card that is upright where the card reaches as far."""
    stops = rail.stops(DOT + 2)
    for stop, box in zip(stops, boxes, strict=True):
        foot = min(max(stop, box.x + lead), box.right - lead)
        tie(sheet, stop, rail.across, foot, box.y if box.y > rail.across else box.bottom)
    lay_out_dots(sheet, course, [(stop, rail.across) for stop in stops])


def _cards(
    sheet: Sheet,
    course: Course,
    boxes: Sequence[Rect],
    texts: Sequence[Fitted],
    insets: tuple[float, float, float, float],
) -> None:
    """All texts begin at one height, so that the fullest is in the middle of its card."""
    kind = f"{course.path}{course.kind}"
    paths = [sheet.item(kind, index) for index in range(len(boxes))]
    fullest = max(text.measured.height for text in texts) + 2
    left, top, right, bottom = insets
    spare = max(boxes[0].height - top - bottom - fullest, 0.0) if sheet.look.manner.has_surfaces else 0.0
    for box, text, path in zip(boxes, told_once(sheet, texts, paths, kind), paths, strict=True):
        add_card(sheet, box, text, path, (left, top + spare / 2, right, bottom), ruled=False)
