"""Key figures below each other: the figure at the left, what it is at its right, hairlines between."""

from collections.abc import Sequence

from renderer.deck.slides.figures import Kpi
from renderer.layout.figures.kpi_words import LEAST_FIGURE, LEAST_WORDS, figure_line, figure_width, largest_figure
from renderer.layout.figures.trends import judge_tone, tone_note
from renderer.layout.geometry import Rect
from renderer.layout.sheet import Sheet
from renderer.scene import Paragraph
from renderer.typesetting.typesetter import Fitted

_FIGURES, _FIGURE, _WORDS, _STEP = {1: 112.0, 2: 96.0}, 66.0, 22.0, 2.0
"""Pt of figures where they are few, and otherwise."""
_FIGURE_SHARE, _ROW_SHARE, _GAP = 0.42, 0.8, 28.0
"""Of the width that figures take at the most, and of a row's height that words do; between both, in pt."""


def lay_out_ledger(sheet: Sheet, items: Sequence[Kpi], area: Rect, kind: str) -> bool:
    """Fill `area` with a row for each figure; False where they would be too small there."""
    rows = area.rows(len(items), gap=0.0)
    figure = _figure_size(sheet, items, area.width * _FIGURE_SHARE, rows[0].height * _ROW_SHARE)
    if figure < min(LEAST_FIGURE, largest_figure(sheet, [item.value for item in items])):
        return False
    column = max(figure_width(sheet, item, figure) for item in items) + _GAP
    words = [_words(sheet, item) for item in items]
    fitted = sheet.type.fit_alike(words, area.width - column, rows[0].height * _ROW_SHARE)
    if any(text.too_small or text.measured.broken_words for text in fitted):
        return False
    for index, (item, row, text) in enumerate(zip(items, rows, fitted, strict=True)):
        path = sheet.item(kind, index)
        judge_tone(sheet, item, path)
        # Where a rule stands under the title, one above the first figure would double it.
        if index or not sheet.look.ornaments.title_rule:
            sheet.rule(row.x, row.y, row.width)
        shown = len(sheet.elements)
        line = figure_line(sheet, item, figure, LEAST_FIGURE)
        place = Rect(row.x, row.y, column, row.height)
        whole = Fitted((line,), sheet.type.measure([line], place.width))
        sheet.type.note([line])
        style = {"anchor": "ctr", "builds": True}
        sheet.text(place, [], fitted=whole, path=path, description=tone_note(sheet, item.tone), **style)
        sheet.text(row.inset(column, 0, 0, 0), [], fitted=text, path=path, **style)
        sheet.steps.append(tuple(element.name for element in sheet.elements[shown:]))
    return True


def _figure_size(sheet: Sheet, items: Sequence[Kpi], width: float, height: float) -> float:
    """The largest size (pt) at which every figure takes one line of `width` pt, and rows hold it."""
    most = largest_figure(sheet, [item.value for item in items])
    size, least = min(_FIGURES.get(len(items), _FIGURE), height / 1.3, most), min(LEAST_FIGURE, most)
    while size >= least and max(figure_width(sheet, item, size) for item in items) > width:
        size -= _STEP
    return size


def _words(sheet: Sheet, item: Kpi) -> list[Paragraph]:
    lines = [sheet.paragraph(item.label or " ", _WORDS, "heading", floor=LEAST_WORDS)]
    if item.sublabel:
        lines.append(sheet.paragraph(item.sublabel, _WORDS * 0.8, color="tx2", floor=LEAST_WORDS, before=2.0))
    return lines
