"""Events on one line; texts stand below it, by turns above and below, or beside it where it runs down."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

from renderer.deck.model import TimelineEvent
from renderer.layout.figures.alike import told_once
from renderer.layout.figures.cards import add_card, card_insets
from renderer.layout.geometry import Rect
from renderer.layout.sheet import Sheet
from renderer.scene import Line, Paragraph, Run
from renderer.typesetting.typesetter import Fitted

_ONE_SIDED = 6
_DOT, _SMALL_DOT, _DISC = 14.0, 10.0, 18.0
_GAP = 14.0
_LOWEST_CARD = 90.0
_ROOMY, _NARROW_PADDING = 160.0, 0.7
# Label and words in pt, by the width of a column in pt.
_SIZES = ((400.0, 30.0, 22.0), (270.0, 26.0, 20.0), (200.0, 22.0, 18.0), (160.0, 20.0, 16.0), (130.0, 18.0, 15.0))
_NARROW_SIZES, _LOW_SIZES = (15.0, 13.0), (14.0, 12.0)
_ALTERNATING_SIZES = (17.0, 14.0)
_FLOOR, _LOW_FLOOR = 12.0, 10.0
# Below these heights there is no room for cards, or for texts on both sides; below this width, none for columns.
_LOW, _BOTH_SIDES, _NARROW = 150.0, 230.0, 92.0
_LOWEST_LINE, _ONE_LINE, _TALLEST_STEP = 16.0, 44.0, 110.0


def lay_out_events(sheet: Sheet, events: Sequence[TimelineEvent], area: Rect, kind: str) -> None:
    """Fill `area` with the line and its events; `kind` is the path of their list."""
    _way(len(events), area)(sheet, events, area, kind)


def _way(count: int, area: Rect) -> Callable[[Sheet, Sequence[TimelineEvent], Rect, str], None]:
    """How `count` events are read best in `area`."""
    both_sides = area.height >= _BOTH_SIDES and 2 * area.width / (count + 1) - 16 >= _NARROW
    upright = area.height > area.width * 0.9 and area.height / count >= _ONE_LINE
    crowded = area.width / count < _NARROW and not both_sides
    if upright or (crowded and area.height / count >= _LOWEST_LINE):
        return _down
    if crowded or area.height < _LOW:
        return _low
    return _alternating if both_sides and count > _ONE_SIDED else _one_sided


def _one_sided(sheet: Sheet, events: Sequence[TimelineEvent], area: Rect, kind: str) -> None:
    """Dots on a line, each with a card below; as tall as the fullest, and all of it at the optical centre."""
    columns = area.columns(len(events), sheet.gutter)
    insets = _insets(sheet, columns[0].width)
    texts = [_event(sheet, event, *_sizes(columns[0].width)) for event in events]
    room = area.height - _DOT - _GAP
    inner = Rect(0, 0, columns[0].width, room).inset(*insets)
    fitted = _fitted(sheet, texts, inner.width, inner.height, kind)
    height = max(text.measured.height for text in fitted) + insets[1] + insets[3] + 2
    height = min(max(height, _LOWEST_CARD), room)
    band = area.middle(_DOT + _GAP + height)
    line = band.y + _DOT / 2
    sheet.rule(area.x, line, area.width, Line("rule", 2.0))
    for index, (column, text) in enumerate(zip(columns, fitted, strict=True)):
        _dot(sheet, sheet.first + index, column.x + max(insets[0] - 2, 0), line)
        card = Rect(column.x, line + _DOT / 2 + _GAP, column.width, height)
        add_card(sheet, card, text, sheet.item(kind, index), insets, ruled=False)


def _insets(sheet: Sheet, width: float) -> tuple[float, float, float, float]:
    """What keeps text off the edges of a card of `width` pt: narrow cards need the room for words."""
    left, top, right, bottom = card_insets(sheet)
    return (left, top, right, bottom) if width >= _ROOMY else (left * _NARROW_PADDING, top, right / 2, bottom)


def _low(sheet: Sheet, events: Sequence[TimelineEvent], area: Rect, kind: str) -> None:
    """Dots on a line, bare texts below: for a strip across the page."""
    columns = area.columns(len(events), gap=min(10.0, area.width / len(events) / 4))
    texts = [_event(sheet, event, *_LOW_SIZES, floor=_LOW_FLOOR) for event in events]
    room = area.height - _SMALL_DOT - 6
    fitted = _fitted(sheet, texts, columns[0].width, room, kind)
    tallest = min(max(text.measured.height for text in fitted) + 2, room)
    line = area.middle(_SMALL_DOT + 6 + tallest).y + _SMALL_DOT / 2
    sheet.rule(area.x, line, area.width, Line("rule", 1.5))
    for index, (column, text) in enumerate(zip(columns, fitted, strict=True)):
        _dot(sheet, sheet.first + index, column.x, line, min(_SMALL_DOT, column.width))
        box = Rect(column.x, line + _SMALL_DOT / 2 + 6, column.width, tallest)
        sheet.text(box, [], fitted=text, path=sheet.item(kind, index), builds=True)


def _alternating(sheet: Sheet, events: Sequence[TimelineEvent], area: Rect, kind: str) -> None:
    pitch = area.width / (len(events) + 1)
    width = 2 * pitch - 16
    half = area.height / 2 - _DOT / 2 - _GAP
    texts = [_event(sheet, event, *_ALTERNATING_SIZES) for event in events]
    fitted = _fitted(sheet, texts, width, half, kind)
    line = area.y + area.height / 2
    sheet.rule(area.x, line, area.width, Line("rule", 2.0))
    for index, text in enumerate(fitted):
        left = area.x + index * pitch
        height = min(text.measured.height + 2, half)
        above = index % 2 == 0
        top = line - _DOT / 2 - _GAP - height if above else line + _DOT / 2 + _GAP
        stem = Rect(left + _DOT / 2, top if above else line, 0, line - top if above else _DOT / 2 + _GAP + height)
        sheet.line(stem, Line("rule", 1.0))
        _dot(sheet, sheet.first + index, left, line)
        box = Rect(left + _DOT / 2 + 9, top, width, height)
        sheet.text(box, [], fitted=text, path=sheet.item(kind, index), builds=True)


def _down(sheet: Sheet, events: Sequence[TimelineEvent], area: Rect, kind: str) -> None:
    """A line down the left side, texts beside it."""
    rows = area.middle(len(events) * _TALLEST_STEP).rows(len(events), gap=6.0)
    one_line = rows[0].height < _ONE_LINE
    texts = [_line(event) if one_line else _event(sheet, event, *_LOW_SIZES, floor=_LOW_FLOOR) for event in events]
    left = _SMALL_DOT + 10
    fitted = _fitted(sheet, texts, max(area.width - left, 1.0), rows[0].height, kind)
    middles = [row.y + min(_SMALL_DOT, row.height / 2) for row in rows]
    sheet.line(Rect(area.x + _SMALL_DOT / 2, middles[0], 0, middles[-1] - middles[0]), Line("rule", 1.5))
    for index, (row, text, middle) in enumerate(zip(rows, fitted, middles, strict=True)):
        _dot(sheet, sheet.first + index, area.x, middle, min(_SMALL_DOT, row.height))
        sheet.text(row.inset(left, 0, 0, 0), [], fitted=text, path=sheet.item(kind, index), builds=True)


def _fitted(sheet: Sheet, texts: Sequence[list[Paragraph]], width: float, height: float, kind: str) -> list[Fitted]:
    paths = [sheet.item(kind, index) for index in range(len(texts))]
    return told_once(sheet, sheet.type.fit_alike(texts, width, height), paths, kind)


def _sizes(width: float) -> tuple[float, float]:
    """Label and words for a column of `width`."""
    return next(((label, words) for least, label, words in _SIZES if width >= least), _NARROW_SIZES)


def _dot(sheet: Sheet, index: int, left: float, middle: float, size: float = _DOT) -> None:
    """The sign of a step. Numbers are told by the order of the texts as well, so they are decoration."""
    box, mark = Rect(left, middle - size / 2, size, size), sheet.theme.mark
    match sheet.look.ornaments.step:
        case "ring":
            sheet.decoration(box, fill="bg1", geometry="ellipse", line=Line(mark, size / 5.6))
        case "square":
            sheet.decoration(box, fill=mark, line=Line("bg1", size / 4))
        case "number" if size >= _DOT:
            words = [sheet.paragraph(str(index + 1), 9.0, bold=True, color=sheet.theme.ink_on(mark), floor=8.0)]
            box = Rect(left - 2, middle - _DISC / 2, _DISC, _DISC)
            style: dict[str, Any] = {"fill": mark, "geometry": "ellipse", "anchor": "ctr", "decorative": True}
            sheet.text(box, [replace(line, align="ctr") for line in words], path="ornament.stepMarker", **style)
        case _:
            sheet.decoration(box, fill=mark, geometry="ellipse", line=Line("bg1", size / 7))


def _event(sheet: Sheet, event: TimelineEvent, size: float, words: float, floor: float = _FLOOR) -> list[Paragraph]:
    lines = []
    if event.date:
        lines.append(sheet.paragraph(event.date, words, color="accent2", bold=True, floor=floor))
    lines.append(sheet.paragraph(event.label, size, "heading", floor=floor, before=3.0 if lines else 0.0))
    if event.description:
        lines.append(sheet.paragraph(event.description, words, color="tx2", floor=floor, before=6.0))
    return lines


def _line(event: TimelineEvent) -> list[Paragraph]:
    size = _LOW_SIZES[1]
    runs = [Run(f"{event.date}  ", size, "accent2", bold=True, floor=_LOW_FLOOR)] if event.date else []
    runs.append(Run(event.label, size, bold=True, floor=_LOW_FLOOR))
    if event.description:
        runs.append(Run(f"  {event.description}", size, "tx2", floor=_LOW_FLOOR))
    return [Paragraph(tuple(runs))]
