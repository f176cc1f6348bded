"""A funnel in little room: thin bars in proportion to the values, each below what it says."""

from collections.abc import Sequence

from renderer.deck.blocks.diagrams import FunnelStage, FunnelStages
from renderer.layout.figures.alike import told_once
from renderer.layout.geometry import Rect
from renderer.layout.sheet import Sheet
from renderer.scene import Paragraph

_LARGEST, _FLOOR, _SMALLER = 16.0, 10.0, 2.0
"""Type in pt, and by how much a description is smaller."""
_LEAST_WIDTH, _LEAST_HEIGHT = 110.0, 26.0
_BAR, _LEAST_BAR, _MOST_BAR, _GAP = 0.2, 4.0, 10.0, 2.0
"""A bar's share of its row, and its heights; between words and bar, in pt."""
_TALLEST = 84.0
"""Pt that a row may take."""


def lay_out_low_funnel(sheet: Sheet, content: FunnelStages, values: Sequence[str], area: Rect, kind: str) -> bool:
    """Fill `area` with a row for each stage, whose `values` are as they are written; False where that is too small."""
    stages = content.stages
    rows = area.middle(_TALLEST * len(stages)).rows(len(stages), 0.0)
    if area.width < _LEAST_WIDTH or rows[0].height < _LEAST_HEIGHT:
        return False
    tall = min(max(rows[0].height * _BAR, _LEAST_BAR), _MOST_BAR)
    room = rows[0].height - tall - 3 * _GAP
    texts = [_words(sheet, stage, value) for stage, value in zip(stages, values, strict=True)]
    fitted = sheet.type.fit_alike(texts, area.width, room)
    if any(text.too_small or text.overflows or text.measured.broken_words for text in fitted):
        return False
    paths = [sheet.item(kind, index) for index in range(len(stages))]
    most = max(stage.value for stage in stages) or 1.0
    for stage, row, text, path in zip(stages, rows, told_once(sheet, fitted, paths, kind), paths, strict=True):
        since = len(sheet.elements)
        words = Rect(row.x, row.y, row.width, room)
        sheet.text(words, [], fitted=text, path=path, anchor="b", builds=True)
        bar = Rect(row.x, words.bottom + _GAP, max(stage.value / most * row.width, 1.0), tall)
        sheet.decoration(bar, fill=sheet.theme.mark, builds=True)
        sheet.steps.append(tuple(element.name for element in sheet.elements[since:]))
    return True


def _words(sheet: Sheet, stage: FunnelStage, value: str) -> list[Paragraph]:
    lines = [sheet.paragraph(f"{value}  {stage.label}", _LARGEST, bold=True, floor=_FLOOR)]
    if stage.description:
        lines.append(sheet.paragraph(stage.description, _LARGEST - _SMALLER, color="tx2", floor=_FLOOR))
    return lines
