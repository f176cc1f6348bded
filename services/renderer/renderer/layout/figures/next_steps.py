"""What is to be done as rows: the step, its owner and its date in columns, or below it where steps are few."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from renderer.deck.blocks.stories import NextStep
from renderer.layout.figures.leading_clause import led
from renderer.layout.figures.rows import FLOOR, Cells, lay_out_rows, small
from renderer.layout.geometry import Rect
from renderer.layout.grounds import Ground
from renderer.layout.sheet import Sheet
from renderer.scene import Align, Paragraph

_LARGEST, _LARGEST_OF_FEW = 24.0, {1: 34.0, 2: 28.0, 3: 26.0}
"""Type in pt, as far as the title is no smaller; a single step is the statement of its page, without a number."""
_FEW, _NARROW = 3, 720.0
"""So few steps in an area less wide (pt), and a single one, have owners and dates below: the height suffices for it."""
_TALLEST_OF_FEW = {1: 280.0, 2: 180.0, 3: 150.0}
"""Pt that a row of so few may take."""
_APART = "   "
_MOST_COLUMNS, _BETWEEN, _RULE = 4, 24.0, 1.5
_IN_COLUMN, _LEAST_IN_COLUMN = 22.0, 15.0
"""Type of steps side by side, in pt: at first, and the smallest before they become rows."""


def lay_out_next_steps(
    sheet: Sheet, steps: Sequence[NextStep], area: Rect, paths: Sequence[str], ground: Ground, *, align: Align = "l"
) -> None:
    """Fill `area` with a row for each of `steps`; `paths` say where the document has them.

    A few that are centred stand side by side where they fit so.
    """
    if align == "ctr" and _in_columns(sheet, steps, area, paths, ground):
        return
    count, largest = len(steps), _LARGEST_OF_FEW.get(len(steps), _LARGEST)
    has_below = not sheet.first and (count == 1 or (count <= _FEW and area.width < _NARROW))

    def cells(step: NextStep, index: int, size: float) -> Cells:
        number = sheet.count(sheet.first + index + 1) if count > 1 or sheet.first else ""
        lead = [sheet.paragraph(number, size, "figure", color=ground.mark, floor=FLOOR)] if number else []
        words = led(sheet, step.text, size, ground, FLOOR)
        owner, date = _owner(sheet, step, size, ground), _date(sheet, step, size, ground, align="r")
        if has_below:
            return lead, [words, *_below(owner, _date(sheet, step, size, ground), size)]
        return lead, [words], owner, date

    lay_out_rows(
        sheet,
        lambda size: [cells(step, index, size) for index, step in enumerate(steps)],
        area,
        paths,
        ground,
        largest=largest,
        tallest=None if sheet.first else _TALLEST_OF_FEW.get(count),
    )


def _in_columns(sheet: Sheet, steps: Sequence[NextStep], area: Rect, paths: Sequence[str], ground: Ground) -> bool:
    """Steps side by side under a rule each: number, words, owner, date; False, with nothing drawn, if that is tight.

    Steps of words alone are too little for columns.
    """
    is_bare = not any(step.owner or step.date for step in steps)
    if sheet.first or is_bare or not 1 < len(steps) <= _MOST_COLUMNS:
        return False
    boxes = area.columns(len(steps), _BETWEEN)
    texts = []
    for index, step in enumerate(steps):
        number = sheet.paragraph(sheet.count(index + 1), 36.0, "figure", color=ground.mark, align="ctr")
        words = led(sheet, step.text, _IN_COLUMN, ground, FLOOR)
        rest = [*_owner(sheet, step, _IN_COLUMN, ground), *_date(sheet, step, _IN_COLUMN, ground)]
        rest = [replace(line, align="ctr", before=10.0 if not number_ else 2.0) for number_, line in enumerate(rest)]
        texts.append([number, replace(words, align="ctr", before=8.0), *rest])
    inner = [box.inset(6, 16, 6, 0) for box in boxes]
    fitted = sheet.type.fit_alike(texts, inner[0].width, inner[0].height)
    tight = any(text.paragraphs[1].runs[0].size < _LEAST_IN_COLUMN or text.measured.broken_words for text in fitted)
    if tight or any(text.too_small or text.overflows for text in fitted):
        return False
    high = 16 + max(text.measured.height for text in fitted)
    down = max(area.height - high, 0.0) * 0.3
    for box, words_in, text, path in zip(boxes, inner, fitted, paths, strict=True):
        sheet.decoration(Rect(box.x, area.y + down, box.width, _RULE), fill=ground.mark)
        place = replace(words_in, y=words_in.y + down, height=words_in.height - down)
        sheet.text(place, [], fitted=text, path=path, builds=True)
    return True


def _owner(sheet: Sheet, step: NextStep, size: float, ground: Ground) -> list[Paragraph]:
    return [sheet.paragraph(step.owner, small(size), color=ground.ink, floor=FLOOR)] if step.owner else []


def _date(sheet: Sheet, step: NextStep, size: float, ground: Ground, **style: Any) -> list[Paragraph]:
    style |= {"color": ground.accent, "floor": FLOOR, "bold": True}
    return [sheet.paragraph(step.date, small(size), **style)] if step.date else []


def _below(owner: Sequence[Paragraph], date: Sequence[Paragraph], size: float) -> list[Paragraph]:
    """Owner and date on one line below their step."""
    lines = [*owner, *date]
    if not lines:
        return []
    first, *rest = lines
    runs = [*first.runs]
    for line in rest:
        runs += [replace(line.runs[0], text=_APART + line.runs[0].text), *line.runs[1:]]
    return [replace(first, runs=tuple(runs), before=size * 0.4)]
