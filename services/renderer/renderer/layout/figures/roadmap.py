"""Lanes of cards below the quarters, months or years that they last."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from deck_domain.dates import Period, read_period, read_span, year_in
from renderer.deck.blocks.diagrams import Level, RoadmapItem, RoadmapLane, RoadmapLanes
from renderer.layout.figures.alike import is_second, part, told_once
from renderer.layout.figures.calendar_axis import CalendarAxis, axis_of, lay_out_axis
from renderer.layout.figures.gantt import (
    HOLLOW,
    LEAST_WIDTH,
    SOME_YEAR,
    TODAY_HEIGHT,
    UNKNOWN,
    in_words,
    mark_today,
    say_no_today,
)
from renderer.layout.figures.lanes import Lane, lay_out_lanes, room_of_lanes
from renderer.layout.figures.stacks import lay_out_stack
from renderer.layout.figures.time_marks import line_of_today
from renderer.layout.geometry import Rect
from renderer.layout.sheet import Sheet
from renderer.scene import Line, Paragraph
from renderer.typesetting.phrases import KATAKANA, tears_katakana
from renderer.typesetting.scripts import is_cjk
from renderer.typesetting.typesetter import Fitted

_SIZES = ((20.0, 17.0), (18.0, 15.0), (16.0, 14.0), (14.0, 13.0), (13.0, 12.0), (12.0, 11.0))
_LABEL_FLOOR, _FLOOR = 11.0, 10.0
_MOST, _ALL = 3, 4
"""So many of so many cards have the largest type that is found for them; the others may be smaller."""
_GAP, _TALLEST_ROW, _TALLEST_OPEN, _LEAST_CARD = 4.0, 178.0, 150.0, 62.0
_INSETS, _OPEN_INSETS = (8.0, 4.0, 6.0, 4.0), (0.0, 10.0, 6.0, 2.0)
_EDGE, _SLACK, _FEW_IDEOGRAPHS = 3.0, 1.04, 4
_HEAD, _LOWEST_LANE = 56.0, 24.0


@dataclass(frozen=True, slots=True)
class _Card:
    """An item in the row of its lane that it has room in; `left` and `right` in pt.

    Words that a short one would break stand beside it, up to `beside`.
    """

    item: RoadmapItem
    path: str
    lane: int
    row: int
    left: float
    right: float
    beside: float = 0.0


def lay_out_roadmap(sheet: Sheet, plan: RoadmapLanes, area: Rect, path: str) -> None:
    """Fill `area` with the roadmap at `path`, which is empty for that of a slide."""
    if area.width < LEAST_WIDTH or area.height < _HEAD + len(plan.lanes) * _LOWEST_LANE:
        _listed(sheet, plan, area, path)
        return
    items = [item for lane in plan.lanes for item in lane.items]
    year = year_in(text for item in items for text in (item.start, item.end or ""))
    spans = {id(item): read_span(item.start, item.end, year) for item in items}
    known = [span for span in spans.values() if span is not None]
    if len(known) < len(items):
        sheet.no_effect(part(path, "lanes"), "A date that cannot be read has no effect here.")
    beside = room_of_lanes(sheet, [lane.label for lane in plan.lanes], area)
    now = read_period(plan.today, year or SOME_YEAR) if plan.today else None
    plot = area.inset(beside, 0, 0, 0)
    axis = axis_of(sheet, known or [UNKNOWN], plot.x, plot.width, has_year=year is not None)
    places = [_place(sheet, lane, index, part(path, "lanes")) for index, lane in enumerate(plan.lanes)]
    cards = _packed(sheet, plan, spans, axis, plot, places=places)
    counts = [max(card.row for card in cards if card.lane == lane) + 1 for lane in range(len(plan.lanes))]
    tallest = _TALLEST_OPEN if is_second(sheet) else _TALLEST_ROW
    head = axis.height + (TODAY_HEIGHT if now else 0.0)
    lanes = _lanes(plan, counts, plot.inset(0, head, 0, 0), tallest)
    if (spare := area.bottom - lanes[-1].bottom) > HOLLOW * area.height:
        area = area.middle(area.height - spare)
        lanes = _lanes(plan, counts, area.inset(beside, head, 0, 0), tallest)
    plot = Rect(plot.x, area.y, plot.width, lanes[-1].bottom - area.y)
    lay_out_lanes(sheet, lanes, area, beside, path=part(path, "lanes"), places=places)
    lay_out_axis(sheet, axis, plot, part(path, "lanes"))
    span = area.inset(0, axis.height, 0, area.bottom - plot.bottom)
    today = mark_today(sheet, axis, plan.today, span, now=now, path=path)
    boxes = [_box(card, lanes[card.lane], counts[card.lane]) for card in cards]
    rooms = [_room(card, box) for card, box in zip(cards, boxes, strict=True)]
    texts = told_once(sheet, _fitted(sheet, cards, rooms), [card.path for card in cards], part(path, "lanes"))
    _lay_out_cards(sheet, cards, boxes, rooms, texts)
    if today is not None:
        line_of_today(sheet, today, span, [_words_in(sheet, box, text) for box, text in zip(rooms, texts, strict=True)])


def cut_lanes(lanes: Sequence[RoadmapLane], holds: Callable[[RoadmapLane], bool]) -> list[RoadmapLane]:
    """`lanes`, each that a page does not hold alone as a row of lanes of the same name that it does hold.

    A single card is not cut.
    """
    numbered = [replace(lane, number=number) for number, lane in enumerate(lanes)]
    return [piece for lane in numbered for piece in _pieces(lane, holds)]


def _pieces(lane: RoadmapLane, holds: Callable[[RoadmapLane], bool]) -> list[RoadmapLane]:
    if len(lane.items) < 2 or holds(lane):
        return [lane]
    middle = (len(lane.items) + 1) // 2
    halves = (
        replace(lane, items=lane.items[:middle]),
        replace(lane, items=lane.items[middle:], first=lane.first + middle),
    )
    return [piece for half in halves for piece in _pieces(half, holds)]


def _place(sheet: Sheet, lane: RoadmapLane, index: int, kind: str) -> str:
    """The path of the `index`-th lane on this page."""
    return sheet.item(kind, index) if lane.number is None else f"{kind}[{lane.number}]"


def _listed(sheet: Sheet, plan: RoadmapLanes, area: Rect, path: str) -> None:
    """Lane by lane with the dates in words, for where there is no room for an axis."""
    items = [
        Level(
            f"{lane.label}: {item.label}",
            ", ".join(text for text in (in_words(item.start, item.end), item.description) if text),
        )
        for lane in plan.lanes
        for item in lane.items
    ]
    lay_out_stack(sheet, items, area, part(path, "lanes"), in_columns=bool(path))
    say_no_today(sheet, plan.today, path)


def _packed(
    sheet: Sheet,
    plan: RoadmapLanes,
    spans: Mapping[int, Period | None],
    axis: CalendarAxis,
    plot: Rect,
    *,
    places: Sequence[str],
) -> list[_Card]:
    """Each item in the first row of its lane that is free from its start to its end, and to that of its words."""
    cards: list[_Card] = []
    for number, lane in enumerate(plan.lanes):
        ends: list[float] = []
        for index, item in enumerate(lane.items):
            span = spans[id(item)] or UNKNOWN
            left = min(max(axis.at(span.start), plot.x), plot.right - _LEAST_CARD)
            right = min(max(axis.at(span.end), left + _LEAST_CARD), plot.right)
            row = next((row for row, end in enumerate(ends) if end <= left + 0.5), len(ends))
            needed = _needed(sheet, item)
            beside = right + needed if right - left < needed and right + needed <= plot.right else 0.0
            ends[row : row + 1] = [max(right, beside)]
            path = f"{places[number]}.items[{lane.first + index}]"
            cards.append(_Card(item, path, number, row, left, right, beside))
    return [replace(card, beside=_free_from(card, cards, plot)) if card.beside else card for card in cards]


def _needed(sheet: Sheet, item: RoadmapItem) -> float:
    """What the longest word of a label takes in the smallest type, with its insets, in pt.

    Katakana are a word as long as they run, and few ideographs make no line.
    """
    left, _, right, _ = _insets(sheet)
    size, label = _SIZES[-1][0], item.label
    longest = sheet.type.longest_word(label, size, bold=True)
    longest = max(longest, *(sheet.type.width(run, size, bold=True) for run in KATAKANA.findall(label)), 0.0)
    if is_cjk(label):
        longest = max(longest, min(sheet.type.width(label, size, bold=True), _FEW_IDEOGRAPHS * size))
    return longest * _SLACK + left + right + _EDGE


def _free_from(card: _Card, cards: Sequence[_Card], plot: Rect) -> float:
    """Where the next card in the row of `card` begins, or where the plot ends."""
    row = (other.left for other in cards if (other.lane, other.row) == (card.lane, card.row))
    return min((left for left in row if left >= card.right - 0.5), default=plot.right)


def _room(card: _Card, box: Rect) -> Rect:
    """The room of a card's words: the `box` that it is drawn as, or what is free beside that."""
    return Rect(box.right, box.y, card.beside - box.right - 2, box.height) if card.beside else box


def _lanes(plan: RoadmapLanes, counts: Sequence[int], area: Rect, tallest: float) -> list[Lane]:
    height = min(area.height / sum(counts), tallest)
    lanes, top = [], area.y
    for lane, count in zip(plan.lanes, counts, strict=True):
        lanes.append(Lane(lane.label, top, top + count * height))
        top += count * height
    return lanes


def _box(card: _Card, lane: Lane, count: int) -> Rect:
    height = (lane.bottom - lane.top) / count
    return Rect(card.left + 1, lane.top + card.row * height, card.right - card.left - 3, height).inset(0, _GAP, 0, _GAP)


def _lay_out_cards(
    sheet: Sheet, cards: Sequence[_Card], boxes: Sequence[Rect], rooms: Sequence[Rect], texts: Sequence[Fitted]
) -> None:
    """Cards with an edge in the accent; those that are set off are filled with it, and the edges of others grey.

    Open ones are words below a rule as long as they last, which is thick where they are set off.
    """
    stressed = sheet.stressed or any(card.item.emphasis for card in cards)
    edge = "accent5" if stressed else sheet.theme.mark
    for card, box, room, text in zip(cards, boxes, rooms, texts, strict=True):
        since = len(sheet.elements)
        if is_second(sheet):
            _open(sheet, card, (box, room), text, fill=sheet.theme.mark if card.item.emphasis else edge)
            sheet.steps.append(tuple(element.name for element in sheet.elements[since:]))
            continue
        surface = {"fill": "accent2"} if card.item.emphasis else {"fill": "bg1", "line": Line("rule", 1.0)}
        style = {"insets": _INSETS, "anchor": "ctr", "builds": True, "geometry": "rect", **surface}
        if card.beside:
            sheet.decoration(box, builds=True, **surface)
            _on_lane(sheet, card, room, text)
        else:
            sheet.text(box, [], fitted=text, path=card.path, **style)
        if not card.item.emphasis:
            sheet.decoration(Rect(box.x, box.y, _EDGE, box.height), fill=edge, builds=True)
        sheet.steps.append(tuple(element.name for element in sheet.elements[since:]))


def _open(sheet: Sheet, card: _Card, places: tuple[Rect, Rect], text: Fitted, *, fill: str) -> None:
    """Words below a rule, or behind it: `places` are those of the card and of its words."""
    box, room = places
    height = _EDGE * (2 if card.item.emphasis else 1)
    sheet.decoration(Rect(box.x, box.y, box.width, height), fill=fill, builds=True)
    _on_lane(sheet, card, room, text)


def _on_lane(sheet: Sheet, card: _Card, room: Rect, text: Fitted) -> None:
    """Words on the ground of their lane, so that no line of the axis goes through them."""
    words = _words_in(sheet, room, text)
    wide = min(words.width * _SLACK + 2, room.right - words.x)
    ground = sheet.ground if card.lane % 2 else "bg2"
    sheet.text(
        Rect(words.x, words.y, wide, words.height + 1), [], fitted=text, path=card.path, fill=ground, builds=True
    )


def _words_in(sheet: Sheet, box: Rect, text: Fitted) -> Rect:
    """Where the words of a card are, as large as they come out."""
    inner = box.inset(*_insets(sheet))
    height = min(text.measured.height, inner.height)
    top = inner.y if is_second(sheet) else inner.y + (inner.height - height) / 2
    return Rect(inner.x, top, min(text.measured.width, inner.width), height)


def _insets(sheet: Sheet) -> tuple[float, float, float, float]:
    return _OPEN_INSETS if is_second(sheet) else _INSETS


def _fitted(sheet: Sheet, cards: Sequence[_Card], boxes: Sequence[Rect]) -> list[Fitted]:
    """Most cards in one size, the largest that they hold; a few that are short for what they say are smaller alone."""
    inner = [box.inset(*_insets(sheet)) for box in boxes]
    spared = len(cards) - 1 - len(cards) * _MOST // _ALL
    last = len(_SIZES) - 1
    common = next((at for at in range(last) if _are_held(sheet, cards, inner, at, spared=spared)), last)
    return [_held(sheet, card, box, common) for card, box in zip(cards, inner, strict=True)]


def _are_held(sheet: Sheet, cards: Sequence[_Card], boxes: Sequence[Rect], at: int, *, spared: int) -> bool:
    """Whether all cards but `spared` ones hold their text in one of the sizes."""
    misfits = (card for card, box in zip(cards, boxes, strict=True) if _in_size(sheet, card, box, at) is None)
    return len(list(islice(misfits, spared + 1))) <= spared


def _held(sheet: Sheet, card: _Card, box: Rect, first: int) -> Fitted:
    """A card's text in the largest size that it holds, from the `first` on, else as it is with the smallest."""
    found = (_in_size(sheet, card, box, at) for at in range(first, len(_SIZES)))
    text = next((one for one in found if one), None)
    return text or sheet.type.fit(_text(sheet, card, _SIZES[-1], (_LABEL_FLOOR, _FLOOR)), box.width, box.height)


def _in_size(sheet: Sheet, card: _Card, box: Rect, at: int) -> Fitted | None:
    """A card's text in one of the sizes; None where it does not fit, or a word breaks that smaller type keeps whole."""
    words = _text(sheet, card, _SIZES[at], _SIZES[at])
    if sheet.type.is_far_too_much(words, box.width, box.height):
        return None
    text = sheet.type.fit(words, box.width, box.height)
    is_torn = text.measured.broken_words or _tears(sheet, card.item.label, text, box.width)
    return None if text.too_small or is_torn else text


def _tears(sheet: Sheet, label: str, text: Fitted, width: float) -> bool:
    """Whether a label breaks within katakana in `width` pt, and would take one line in the smallest type."""
    lines = [line.text for line in sheet.type.measure(text.paragraphs[:1], width).lines]
    return tears_katakana(lines) and sheet.type.width(label, _SIZES[-1][0], bold=True) <= width


def _text(sheet: Sheet, card: _Card, sizes: tuple[float, float], floors: tuple[float, float]) -> list[Paragraph]:
    item = card.item
    stressed = "accent2" if is_second(sheet) or card.beside else sheet.theme.ink_on("accent2")
    ink = stressed if item.emphasis else None
    lines = [sheet.paragraph(item.label, sizes[0], bold=True, color=ink or "tx1", floor=floors[0])]
    if item.description:
        lines.append(sheet.paragraph(item.description, sizes[1], color=ink or "tx2", floor=floors[1], before=1.0))
    return lines
