"""What is to be done as rows: the step, its owner and its date in columns."""

from collections.abc import Sequence

from renderer.deck.model import NextStep
from renderer.layout.figures.leading_clause import led
from renderer.layout.geometry import Rect
from renderer.layout.grounds import Ground
from renderer.layout.sheet import Sheet
from renderer.scene import Line, Paragraph
from renderer.typesetting.typesetter import Fitted

_LARGEST, _FLOOR = 24.0, 12.0
_SMALLEST, _UNSEEN = 5.0, 0.8
_STEP = 0.94
_NUMERAL, _GAP, _PADDING, _TIGHT = 40.0, 16.0, 9.0, 2.0
_OWNER, _DATE = 0.26, 0.22
"""The most of the width of a row."""
_ENDLESS, _SLACK, _SLACK_MIXED = 100_000.0, 1.06, 1.16
_TALLEST = 88.0


def lay_out_next_steps(
    sheet: Sheet, steps: Sequence[NextStep], area: Rect, paths: Sequence[str], ground: Ground
) -> None:
    """Fill `area` with a row for each of `steps`, all in one size; `paths` say where the document has them."""
    columns, rows = _fitted(sheet, steps, area, ground)
    heights = [_height(row) for row in rows]
    spare = max(area.height - sum(heights), 0.0) / len(rows)
    heights = [max(height, min(height + spare, sheet.air(_TALLEST))) for height in heights]
    top = area.y
    for index, (row, height, path) in enumerate(zip(rows, heights, paths, strict=True)):
        color, width = (ground.line, 0.75) if index else (ground.mark, 1.5)
        sheet.rule(area.x, top, area.width, Line(color, width))
        _row(sheet, row, [Rect(box.x, top, box.width, height) for box in columns], path)
        top += height


def _fitted(
    sheet: Sheet, steps: Sequence[NextStep], area: Rect, ground: Ground
) -> tuple[list[Rect], list[list[Fitted]]]:
    """The columns, and all rows in the largest size in which they fit below each other."""
    size = _LARGEST
    while True:
        lines = [_lines(sheet, step, index, size, ground) for index, step in enumerate(steps)]
        columns = _columns(sheet, area, lines)
        rows = [[_set(sheet, line, box, size) for line, box in zip(row, columns, strict=True)] for row in lines]
        if sum(map(_height, rows)) <= area.height or size <= _SMALLEST:
            return columns, rows
        size = max(size * _STEP, _SMALLEST)


def _height(row: Sequence[Fitted]) -> float:
    """What a row takes; rows that cannot be read anyway stand closer."""
    padding = _TIGHT if any(text.too_small for text in row) else _PADDING
    return max(text.measured.height for text in row) + 2 * padding


def _lines(sheet: Sheet, step: NextStep, index: int, size: float, ground: Ground) -> list[Paragraph]:
    """Number, step, owner and date; what a step does not say is empty."""
    sized = round(size * 2) / 2
    small = min(max(round(sized * 1.6) / 2, _FLOOR), sized)
    return [
        sheet.paragraph(f"{sheet.first + index + 1}", sized, "figure", color=ground.mark, floor=_FLOOR),
        led(sheet, step.text, sized, ground, _FLOOR),
        sheet.paragraph(step.owner or "", small, color=ground.ink, floor=_FLOOR),
        sheet.paragraph(step.date or "", small, color=ground.accent, floor=_FLOOR, align="r", bold=True),
    ]


def _columns(sheet: Sheet, area: Rect, lines: Sequence[Sequence[Paragraph]]) -> list[Rect]:
    """A column for each kind of line: owner and date are as wide as what they say, within limits."""
    owner, date = (
        min(max(_natural(sheet, row[kind]) for row in lines), most * area.width)
        for kind, most in ((2, _OWNER), (3, _DATE))
    )
    numeral = min(_NUMERAL, area.width * 0.12)
    wide = area.width - numeral - sum(width + _GAP for width in (owner, date) if width)
    boxes = [Rect(area.x, area.y, numeral, area.height), Rect(area.x + numeral, area.y, wide, area.height)]
    for width in (owner, date):
        boxes.append(Rect(boxes[-1].right + (_GAP if width else 0.0), area.y, width, area.height))
    return boxes


def _natural(sheet: Sheet, line: Paragraph) -> float:
    """What a line takes alone, with some room lest another renderer break it: more in scripts with several fonts."""
    return sheet.type.measure([line], _ENDLESS).width * (_SLACK if line.text.isascii() else _SLACK_MIXED)


def _set(sheet: Sheet, line: Paragraph, box: Rect, size: float) -> Fitted:
    measured = sheet.type.measure([line], max(box.width, 1.0))
    sheet.type.note([line])
    return Fitted((line,), measured, too_small=size < _FLOOR - _UNSEEN)


def _row(sheet: Sheet, row: Sequence[Fitted], boxes: Sequence[Rect], path: str) -> None:
    for text, box in zip(row, boxes, strict=True):
        if text.paragraphs[0].text.strip():
            sheet.text(box, [], fitted=text, path=path, anchor="ctr", builds=True)
