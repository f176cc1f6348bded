"""Events on one line; texts stand below it, or by turns above and below when there are many."""

from deck_documents.protocol_v2 import TimelineEvent, TimelineSlide
from renderer.layout.geometry import Rect
from renderer.layout.sheet import Sheet, paragraph
from renderer.scene import Paragraph, Stroke

_ONE_SIDED = 5
_DOT = 12.0
_GAP = 14.0


def lay_out(sheet: Sheet, slide: TimelineSlide, area: Rect) -> None:
    """Fill `area` with the line and its events."""
    if len(slide.events) <= _ONE_SIDED:
        _one_sided(sheet, slide.events, area)
    else:
        _alternating(sheet, slide.events, area)


def _one_sided(sheet: Sheet, events: list[TimelineEvent], area: Rect) -> None:
    columns = area.columns(len(events), gap=22)
    texts = [_event(event, large=len(events) <= 4) for event in events]
    fitted = sheet.type.fit_alike(texts, columns[0].width, area.height - 50)
    tallest = max(text.measured.height for text in fitted)
    top = area.y + min(max((area.height - tallest - 40) * 0.3, 0), 90)
    line = top + _DOT / 2
    sheet.rule(area.x, line, area.width, Stroke("rule", 2.0))
    for index, (column, text) in enumerate(zip(columns, fitted, strict=True)):
        _dot(sheet, column.x, line)
        box = Rect(column.x, line + _DOT / 2 + _GAP, column.width, area.bottom - line - _DOT / 2 - _GAP)
        height = min(text.measured.height + 2, box.height)
        sheet.text(Rect(box.x, box.y, box.width, height), [], fitted=text, path=f"events[{index}]", builds=True)


def _alternating(sheet: Sheet, events: list[TimelineEvent], area: Rect) -> None:
    pitch = area.width / (len(events) + 1)
    width = 2 * pitch - 16
    half = area.height / 2 - _DOT / 2 - _GAP
    fitted = sheet.type.fit_alike([_event(event, large=False) for event in events], width, half)
    line = area.y + area.height / 2
    sheet.rule(area.x, line, area.width, Stroke("rule", 2.0))
    for index, text in enumerate(fitted):
        left = area.x + index * pitch
        height = min(text.measured.height + 2, half)
        above = index % 2 == 0
        top = line - _DOT / 2 - _GAP - height if above else line + _DOT / 2 + _GAP
        stem = Rect(left + 1, top if above else line, 0, line - top if above else _DOT / 2 + _GAP + height)
        sheet.line(stem, Stroke("rule", 1.0))
        _dot(sheet, left - _DOT / 2 + 1, line)
        box = Rect(left + 10, top, width, height)
        sheet.text(box, [], fitted=text, path=f"events[{index}]", builds=True)


def _dot(sheet: Sheet, left: float, middle: float) -> None:
    box = Rect(left, middle - _DOT / 2, _DOT, _DOT)
    sheet.decoration(box, fill=sheet.theme.mark, geometry="ellipse", stroke=Stroke("bg1", 2.0))


def _event(event: TimelineEvent, *, large: bool) -> list[Paragraph]:
    size = 19.0 if large else 15.0
    lines = []
    if event.date:
        lines.append(paragraph(event.date, size - 3, color="accent2", bold=True, floor=10.0))
    lines.append(paragraph(event.label, size, bold=True, floor=11.0, before=2.0 if lines else 0.0))
    if event.description:
        lines.append(paragraph(event.description, size - 3, color="tx2", floor=10.0, before=4.0))
    return lines
