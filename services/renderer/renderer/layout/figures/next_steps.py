"""What is to be done as rows: the step, its owner and its date in columns."""

from collections.abc import Sequence
from typing import Any

from renderer.deck.blocks.stories import NextStep
from renderer.layout.figures.leading_clause import led
from renderer.layout.figures.rows import FLOOR, Cells, lay_out_rows, small
from renderer.layout.geometry import Rect
from renderer.layout.grounds import Ground
from renderer.layout.sheet import Sheet

_LARGEST, _LARGEST_OF_FEW = 24.0, {1: 34.0, 2: 28.0}
"""Type in pt, as far as the title is no smaller; a single step is the statement of its page."""


def lay_out_next_steps(
    sheet: Sheet, steps: Sequence[NextStep], area: Rect, paths: Sequence[str], ground: Ground
) -> None:
    """Fill `area` with a row for each of `steps`; `paths` say where the document has them."""

    def cells(step: NextStep, index: int, size: float) -> Cells:
        number = str(sheet.first + index + 1)
        owner = [sheet.paragraph(step.owner, small(size), color=ground.ink, floor=FLOOR)] if step.owner else []
        style: dict[str, Any] = {"color": ground.accent, "floor": FLOOR, "align": "r", "bold": True}
        return (
            [sheet.paragraph(number, size, "figure", color=ground.mark, floor=FLOOR)],
            [led(sheet, step.text, size, ground, FLOOR)],
            owner,
            [sheet.paragraph(step.date, small(size), **style)] if step.date else [],
        )

    largest = _LARGEST_OF_FEW.get(len(steps), _LARGEST)
    lay_out_rows(
        sheet, lambda size: [cells(*one, size) for one in _numbered(steps)], area, paths, ground, largest=largest
    )


def _numbered(steps: Sequence[NextStep]) -> list[tuple[NextStep, int]]:
    return [(step, index) for index, step in enumerate(steps)]
