"""Parts of a diagram below each other, for where it has no room to be drawn."""

from collections.abc import Sequence
from dataclasses import replace

from renderer import findings
from renderer.deck.blocks.diagrams import Level
from renderer.layout.figures.alike import told_once
from renderer.layout.figures.cards import add_card, card_insets
from renderer.layout.geometry import Rect
from renderer.layout.sheet import Sheet
from renderer.scene import Paragraph
from renderer.typesetting.typesetter import Fitted

_SIZE, _LARGEST, _FLOOR, _READABLE = 15.0, 22.0, 9.0, 12.0
_ROW_SHARE, _SMALLER = 0.3, 2.0
"""Of the height of a card, for the type of its label; how much smaller its description is, in pt."""
_GAP, _TALLEST, _BETWEEN = 6.0, 90.0, 12.0
_LOWEST, _LOWEST_LABEL, _NARROWEST = 32.0, 19.0, 150.0
"""What a card with a description takes of the height at least, one without, and a column of the width, in pt."""


def lay_out_stack(sheet: Sheet, items: Sequence[Level], area: Rect, kind: str, *, in_columns: bool = True) -> None:
    """A card for each of `items`, whose list is at `kind`, in their order; that this is no diagram is told.

    Cards that would be too low for their words stand in several columns, which are read down, unless the figure can go
    on on another page.
    """
    rows = _places(items, area, most=int(area.width / _NARROWEST) if in_columns else 1)
    left, top, right, bottom = card_insets(sheet, min(4.0, rows[0].height / 10))
    insets = (min(left, area.width / 8), top, min(right, area.width / 8), bottom)
    inner = rows[0].inset(*insets)
    size = min(max(_SIZE, rows[0].height * _ROW_SHARE), _LARGEST)
    fitted = sheet.type.fit_alike([_text(sheet, item, size) for item in items], inner.width, inner.height)
    if any(_is_small(text) for text in fitted):
        beside = sheet.type.fit_alike([_on_one_line(sheet, item, size) for item in items], inner.width, inner.height)
        fitted = beside if _smallest(beside) > _smallest(fitted) else fitted
    paths = [sheet.item(kind, index) for index in range(len(items))]
    for row, text, path in zip(rows, told_once(sheet, fitted, paths, kind), paths, strict=True):
        spare = max(inner.height - text.measured.height, 0.0) / 2
        middle = (insets[0], insets[1] + spare, insets[2], insets[3] + spare)
        add_card(sheet, row, text, path, middle, ruled=False)
    # Behind what is said of words, which is said once at a place.
    sheet.say(findings.drawn_as_list(sheet.page_index, sheet.at(kind)))


def _is_small(text: Fitted) -> bool:
    """Whether some of it is smaller than a text should be, though it may be read."""
    return any(run.size < _READABLE for line in text.paragraphs for run in line.runs)


def _smallest(texts: Sequence[Fitted]) -> float:
    return min(run.size for text in texts for line in text.paragraphs for run in line.runs)


def _on_one_line(sheet: Sheet, item: Level, size: float) -> list[Paragraph]:
    """The label, and what is said of it behind it: low cards are wide."""
    label, *rest = _text(sheet, item, size)
    runs = [replace(run, text=f"   {run.text}") for line in rest for run in line.runs]
    return [replace(label, runs=(*label.runs, *runs))]


def _places(items: Sequence[Level], area: Rect, most: int) -> list[Rect]:
    """Where cards stand: below each other, or in the fewest columns, `most` at most, in which they are high enough."""
    lowest = _LOWEST if any(item.description for item in items) else _LOWEST_LABEL
    most = max(min(most, len(items)), 1)
    columns = next((n for n in range(1, most) if area.height / -(-len(items) // n) >= lowest), most)
    each = -(-len(items) // columns)
    gap = min(_GAP, area.height / each / 5)
    if columns == 1:
        return area.middle(each * (_TALLEST + _GAP)).rows(each, gap)
    return [row for column in area.columns(columns, _BETWEEN) for row in column.rows(each, gap)][: len(items)]


def _text(sheet: Sheet, item: Level, size: float) -> list[Paragraph]:
    lines = [sheet.paragraph(item.label, size, bold=True, floor=_FLOOR)]
    if item.description:
        lines.append(sheet.paragraph(item.description, size - _SMALLER, color="tx2", floor=_FLOOR))
    return lines
