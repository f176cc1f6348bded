"""Equal cards in rows."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import islice

from renderer.layout.geometry import GUTTER, Rect
from renderer.layout.sheet import CARD_RADIUS, Sheet
from renderer.scene import Paragraph, Run
from renderer.typesetting import Fitted

INSETS = (18.0, 16.0, 16.0, 16.0)
_TIGHT_INSET = 7.0


def grid(area: Rect, rows: Sequence[int], *, stretch: bool, gap: float = GUTTER) -> list[Rect]:
    """Boxes in `rows` of so many each, `gap` pt apart; with `stretch`, a short row is as wide as the others."""
    widest = max(rows)
    return [
        box
        for band, count in zip(area.rows(len(rows), gap), rows, strict=True)
        for box in islice(band.columns(count if stretch else widest, gap), count)
    ]


def lay_out_cards(
    sheet: Sheet,
    boxes: Sequence[Rect],
    texts: Sequence[Sequence[Paragraph]],
    kind: str,
    *,
    inset: float = INSETS[1],
    top_rule: bool = False,
) -> tuple[list[Fitted], float]:
    """One card for each text, all in the sizes of the fullest.

    Returns the texts as they are drawn and the inset above them, which is smaller if it must be.
    """
    insets = (INSETS[0], inset, INSETS[2], inset)
    inner = [box.inset(*insets) for box in boxes]
    alone = [sheet.type.fit(text, box.width, box.height) for text, box in zip(texts, inner, strict=True)]
    if inset > _TIGHT_INSET and any(text.too_small for text in alone):
        return lay_out_cards(sheet, boxes, texts, kind, inset=_TIGHT_INSET, top_rule=top_rule)
    shown = [_evened(sheet, fitted, alone, box) for fitted, box in zip(alone, inner, strict=True)]
    for index, (box, fitted) in enumerate(zip(boxes, shown, strict=True)):
        sheet.text(
            box,
            [],
            fitted=fitted,
            path=sheet.item(kind, index),
            fill="bg2",
            geometry="rect" if top_rule else "roundRect",
            radius=CARD_RADIUS,
            insets=insets,
            builds=True,
        )
        if top_rule:
            sheet.decoration(Rect(box.x, box.y, box.width, 2.5), fill=sheet.theme.mark)
    return shown, inset


def _evened(sheet: Sheet, fitted: Fitted, alone: list[Fitted], box: Rect) -> Fitted:
    """`fitted` with each kind of run no larger than in any other readable card."""
    smallest: dict[tuple[float, bool], float] = {}
    for run in (run for other in alone if not other.too_small for line in other.paragraphs for run in line.runs):
        kind = (run.floor, run.bold)
        smallest[kind] = min(smallest.get(kind, run.size), run.size)

    def evened(run: Run) -> Run:
        return replace(run, size=min(run.size, smallest.get((run.floor, run.bold), run.size)))

    lines = tuple(replace(line, runs=tuple(map(evened, line.runs))) for line in fitted.paragraphs)
    if lines == fitted.paragraphs:
        return fitted
    return replace(fitted, paragraphs=lines, measured=sheet.type.measure(lines, box.width))
