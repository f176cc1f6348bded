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
_NARROWEST = 100.0
_GAP, _BELOW, _ARROW_GAP = 26.0, 12.0, 12.0
_LINE_HEIGHT, _DIGIT = 1.25, 0.75
"""Of a numeral: what it takes of the page, and how wide a digit is, by its size."""


def lay_out_numbered_steps(sheet: Sheet, steps: Sequence[DiagramStep], area: Rect, kind: str) -> bool:
    """Fill `area` with the steps at `kind` in one row; False, and nothing drawn, where they have no room."""
    columns = area.columns(len(steps), _GAP)
    sizes = next((sizes for least, *sizes in _SIZES if columns[0].width >= least), None)
    if sizes is None:
        return False
    head = sizes[0] * _LINE_HEIGHT
    texts = [_text(sheet, step, sizes) for step in steps]
    fitted = sheet.type.fit_alike(texts, columns[0].width, area.height - head - _BELOW)
    if any(text.too_small or text.measured.broken_words for text in fitted):
        return False
    tallest = max(text.measured.height for text in fitted) + 2
    band = area.middle(head + _BELOW + tallest)
    paths = [sheet.item(kind, index) for index in range(len(steps))]
    for index, (step, column, text) in enumerate(
        zip(steps, columns, told_once(sheet, fitted, paths, kind), strict=True)
    ):
        since = len(sheet.elements)
        _head(sheet, step, Rect(column.x, band.y, column.width, head), index, size=sizes[0], kind=kind)
        if step is not steps[-1]:
            _arrow(sheet, column, band.y + head / 2, _numeral_width(sheet, index, sizes[0]))
        box = Rect(column.x, band.y + head + _BELOW, column.width, tallest)
        sheet.text(box, [], fitted=text, path=paths[index], builds=True)
        sheet.steps.append(tuple(element.name for element in sheet.elements[since:]))
    return True


def _text(sheet: Sheet, step: DiagramStep, sizes: Sequence[float]) -> list[Paragraph]:
    color = "accent2" if step.emphasis else "tx1"
    lines = [sheet.paragraph(step.label, sizes[1], "heading", bold=True, color=color, floor=_LABEL_FLOOR)]
    if step.description:
        lines.append(sheet.paragraph(step.description, sizes[2], color="tx2", floor=_FLOOR, before=6.0))
    return lines


def _head(sheet: Sheet, step: DiagramStep, box: Rect, index: int, *, size: float, kind: str) -> None:
    """The number of a step, or its icon. The order of the texts tells the number as well, so it is decoration."""
    if step.icon:
        place = Rect(box.x, box.y + (box.height - size) / 2, size, size)
        if sheet.icon(step.icon, place, "accent2", f"{sheet.item(kind, index)}.icon"):
            return
    words = [sheet.paragraph(str(sheet.first + index + 1), size, "figure", color="accent2", floor=size)]
    style: dict[str, Any] = {"anchor": "ctr", "decorative": True, "builds": True}
    sheet.text(
        Rect(box.x, box.y, _numeral_width(sheet, index, size), box.height), words, path="ornament.stepMarker", **style
    )


def _numeral_width(sheet: Sheet, index: int, size: float) -> float:
    return max(len(str(sheet.first + index + 1)) * _DIGIT, 1.0) * size


def _arrow(sheet: Sheet, column: Rect, y: float, numeral: float) -> None:
    """From a numeral to the next one, level."""
    start, end, middle = (
        round(at * EMU_PER_PT) for at in (column.x + numeral + _ARROW_GAP, column.right + _GAP - _ARROW_GAP, y)
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
