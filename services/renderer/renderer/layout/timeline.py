"""Events on one line; texts stand below it, or by turns above and below when there are many."""

from dataclasses import replace
from typing import Any

from deck_documents.protocol_v2 import TimelineEvent, TimelineSlide
from renderer.layout.cards import add_card, card_insets
from renderer.layout.geometry import Rect
from renderer.layout.sheet import Sheet
from renderer.scene import Paragraph, Stroke

_ONE_SIDED = 6
_DOT, _DISC = 14.0, 18.0
_GAP = 14.0
_LOWEST_CARD = 90.0
# Label and words in pt, by the number of events.
_SIZES = {1: (30.0, 22.0), 2: (30.0, 22.0), 3: (26.0, 20.0), 4: (22.0, 18.0), 5: (20.0, 16.0), 6: (18.0, 15.0)}
_ALTERNATING_SIZES = (17.0, 14.0)


def lay_out(sheet: Sheet, slide: TimelineSlide, area: Rect) -> None:
    """Fill `area` with the line and its events."""
    if len(slide.events) <= _ONE_SIDED:
        _one_sided(sheet, slide.events, area)
    else:
        _alternating(sheet, slide.events, area)


def _one_sided(sheet: Sheet, events: list[TimelineEvent], area: Rect) -> None:
    """Dots on a line, each with a card below; as tall as the fullest, and all of it at the optical centre."""
    columns = area.columns(len(events), sheet.gutter)
    insets = card_insets(sheet)
    texts = [_event(sheet, event, *_SIZES[len(events)]) for event in events]
    room = area.height - _DOT - _GAP
    inner = Rect(0, 0, columns[0].width, room).inset(*insets)
    fitted = sheet.type.fit_alike(texts, inner.width, inner.height)
    height = max(text.measured.height for text in fitted) + insets[1] + insets[3] + 2
    height = min(max(height, _LOWEST_CARD), room)
    band = area.middle(_DOT + _GAP + height)
    line = band.y + _DOT / 2
    sheet.rule(area.x, line, area.width, Stroke("rule", 2.0))
    for index, (column, text) in enumerate(zip(columns, fitted, strict=True)):
        _dot(sheet, column.x + max(insets[0] - 2, 0), line, sheet.first + index + 1)
        card = Rect(column.x, line + _DOT / 2 + _GAP, column.width, height)
        add_card(sheet, card, text, sheet.item("events", index), insets, ruled=False)


def _alternating(sheet: Sheet, events: list[TimelineEvent], area: Rect) -> None:
    pitch = area.width / (len(events) + 1)
    width = 2 * pitch - 16
    half = area.height / 2 - _DOT / 2 - _GAP
    fitted = sheet.type.fit_alike([_event(sheet, event, *_ALTERNATING_SIZES) for event in events], width, half)
    line = area.y + area.height / 2
    sheet.rule(area.x, line, area.width, Stroke("rule", 2.0))
    for index, text in enumerate(fitted):
        left = area.x + index * pitch
        height = min(text.measured.height + 2, half)
        above = index % 2 == 0
        top = line - _DOT / 2 - _GAP - height if above else line + _DOT / 2 + _GAP
        stem = Rect(left + 1, top if above else line, 0, line - top if above else _DOT / 2 + _GAP + height)
        sheet.line(stem, Stroke("rule", 1.0))
        _dot(sheet, left - _DOT / 2 + 1, line, sheet.first + index + 1)
        box = Rect(left + 10, top, width, height)
        sheet.text(box, [], fitted=text, path=sheet.item("events", index), builds=True)


def _dot(sheet: Sheet, left: float, middle: float, number: int) -> None:
    """The sign of a step; its number is told by the order of the cards as well, so it is decoration."""
    box = Rect(left, middle - _DOT / 2, _DOT, _DOT)
    mark = sheet.theme.mark
    match sheet.look.ornaments.step:
        case "ring":
            sheet.decoration(box, fill="bg1", geometry="ellipse", stroke=Stroke(mark, 2.5))
        case "square":
            sheet.decoration(box.inset(1.5, 1.5, 1.5, 1.5), fill=mark, stroke=Stroke("bg1", 2.0))
        case "number":
            box = Rect(left - 2, middle - _DISC / 2, _DISC, _DISC)
            words = [sheet.paragraph(str(number), 10.0, bold=True, color=sheet.theme.ink_on(mark), floor=8.0)]
            words = [replace(line, align="ctr") for line in words]
            style: dict[str, Any] = {"fill": mark, "geometry": "ellipse", "anchor": "ctr", "decorative": True}
            sheet.text(box, words, path="ornament.stepMarker", **style)
        case _:
            sheet.decoration(box, fill=mark, geometry="ellipse", stroke=Stroke("bg1", 2.0))


def _event(sheet: Sheet, event: TimelineEvent, size: float, words: float) -> list[Paragraph]:
    lines = []
    if event.date:
        lines.append(sheet.paragraph(event.date, words, color="accent2", bold=True))
    lines.append(sheet.paragraph(event.label, size, "heading", before=3.0 if lines else 0.0))
    if event.description:
        lines.append(sheet.paragraph(event.description, words, color="tx2", before=6.0))
    return lines
