"""Steps beside each other without surfaces: numerals that thin arrows join, with their words below."""

from collections.abc import Sequence
from typing import Any

from renderer.deck.blocks.diagrams import DiagramStep
from renderer.layout.figures.alike import told_once
from renderer.layout.geometry import Rect
from renderer.layout.sheet import Sheet
from renderer.scene import EMU_PER_PT, Connector, Frame, Line, Paragraph

_LABEL_FLOOR, _FLOOR = 14.0, 12.0
# Numeral, label and description in pt, by the width of a step in pt.
_SIZES = ((230.0, 72.0, 28.0, 22.0), (170.0, 60.0, 24.0, 20.0), (130.0, 48.0, 20.0, 17.0), (100.0, 40.0, 17.0, 15.0))
_MOST_DESCRIBED, _MOST, _LOW_NUMERAL = 4, 6, 46.0
"""How many steps stand in one row; more stand in two, with numerals of no more than so many pt."""
_LARGER, _LARGER_WORDS, _MOST_SHARE = (1.8, 1.4, 1.0), 1.35, 0.7
"""How much larger short steps in one row are, and their words at the most, while they take so much of the height."""
_LEAST_ARROW = 60.0
"""What an arrow to the next step takes with the gaps around it at least, in pt."""
_GAP, _ROW_GAP, _BELOW, _ARROW_GAP = 26.0, 24.0, 10.0, 12.0
_LINE_HEIGHT, _DIGIT = 1.25, 0.75
"""Of a numeral: what it takes of the page, and how wide a digit is, by its size."""


def lay_out_numbered_steps(sheet: Sheet, steps: Sequence[DiagramStep], area: Rect, kind: str) -> bool:
    """Fill `area` with the steps at `kind` in a row or two; False, and nothing drawn, where they have no room."""
    described = any(step.description for step in steps)
    in_row = len(steps) if len(steps) <= (_MOST_DESCRIBED if described else _MOST) else -(-len(steps) // 2)
    count = -(-len(steps) // in_row)
    width = area.columns(in_row, _GAP)[0].width
    usual = next((sizes for least, *sizes in _SIZES if width >= least), None)
    if usual is None:
        return False
    for larger in _LARGER if count == 1 else (1.0,):
        numeral = min(usual[0] * larger, max((width - _LEAST_ARROW) / _DIGIT, usual[0]))
        numeral = numeral if count == 1 else min(numeral, _LOW_NUMERAL)
        sizes = [numeral, *(size * min(larger, _LARGER_WORDS) for size in usual[1:])]
        head = numeral * _LINE_HEIGHT
        room = (area.height - _ROW_GAP * (count - 1)) / count - head - _BELOW
        fitted = sheet.type.fit_alike([_text(sheet, step, sizes) for step in steps], width, max(room, 1.0))
        tallest = max(text.measured.height for text in fitted) + 2
        if larger == 1.0 or head + _BELOW + tallest <= _MOST_SHARE * area.height:
            break
    if any(text.too_small or text.measured.broken_words for text in fitted):
        return False
    rows = area.middle(count * (head + _BELOW + tallest) + _ROW_GAP * (count - 1)).rows(count, _ROW_GAP)
    columns = [column for row in rows for column in row.columns(in_row, _GAP)]
    paths = [sheet.item(kind, index) for index in range(len(steps))]
    told = told_once(sheet, fitted, paths, kind)
    stressed = sheet.stressed or any(step.emphasis for step in steps)
    for index, (step, column, text) in enumerate(zip(steps, columns, told, strict=False)):
        since = len(sheet.elements)
        color = "accent2" if step.emphasis or not stressed else "tx2"
        top = column.inset(0, 0, 0, column.height - head)
        _head(sheet, step, top, index, size=numeral, color=color, kind=kind)
        if step is not steps[-1] and ((index + 1) % in_row or step.icon):
            # Icons do not count on: behind the last of a row an arrow says that there is more.
            beyond = _GAP if (index + 1) % in_row else _ARROW_GAP
            _arrow(sheet, column, column.y + head / 2, _numeral_width(sheet, index, numeral), beyond)
        sheet.text(column.inset(0, head + _BELOW, 0, 0), [], fitted=text, path=paths[index], builds=True)
        sheet.steps.append(tuple(element.name for element in sheet.elements[since:]))
    return True


def _text(sheet: Sheet, step: DiagramStep, sizes: Sequence[float]) -> list[Paragraph]:
    color = "accent2" if step.emphasis else "tx1"
    lines = [sheet.paragraph(step.label, sizes[1], "heading", bold=True, color=color, floor=_LABEL_FLOOR)]
    if step.description:
        lines.append(sheet.paragraph(step.description, sizes[2], color="tx2", floor=_FLOOR, before=6.0))
    return lines


def _head(sheet: Sheet, step: DiagramStep, box: Rect, index: int, *, size: float, color: str, kind: str) -> None:
    """The number of a step, or its icon. The order of the texts tells the number as well, so it is decoration."""
    if step.icon:
        place = Rect(box.x, box.y + (box.height - size) / 2, size, size)
        if sheet.icon(step.icon, place, color, f"{sheet.item(kind, index)}.icon"):
            return
    words = [sheet.paragraph(sheet.count(sheet.first + index + 1), size, "figure", color=color, floor=size)]
    style: dict[str, Any] = {"anchor": "ctr", "decorative": True, "builds": True}
    sheet.text(
        Rect(box.x, box.y, _numeral_width(sheet, index, size), box.height), words, path="ornament.stepMarker", **style
    )


def _numeral_width(sheet: Sheet, index: int, size: float) -> float:
    return max(len(sheet.count(sheet.first + index + 1)) * _DIGIT, 1.0) * size


def _arrow(sheet: Sheet, column: Rect, y: float, numeral: float, beyond: float) -> None:
    """From a numeral to the next one, level, which begins `beyond` pt behind its column."""
    start, end, middle = (
        round(at * EMU_PER_PT) for at in (column.x + numeral + _ARROW_GAP, column.right + beyond - _ARROW_GAP, y)
    )
    sheet.add(
        Connector(
            frame=Frame(start, middle, end - start, 0),
            name=sheet.name(),
            decorative=True,
            kind="straight",
            start=(start, middle),
            end=(end, middle),
            line=Line("tx2", 1.25),
            arrow_end="triangle",
        )
    )
