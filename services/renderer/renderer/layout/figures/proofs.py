"""What proves a claim, as rows: a number, the proof with its first clause bold, and its figure at the edge."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from renderer.deck.blocks.stories import Proof
from renderer.layout.figures.cards import add_card, card_insets, spread
from renderer.layout.figures.leading_clause import led
from renderer.layout.figures.rows import FLOOR, Cells, half, lay_out_rows, size_on_one_line
from renderer.layout.geometry import Rect
from renderer.layout.grounds import Ground
from renderer.layout.sheet import Sheet

_LARGE, _LEAST, _WORDS = 72.0, 24.0, 24.0
_TALLEST, _LOWEST = 280.0, 0.72
"""Of cards side by side: pt that are enough for them, and the share of the height that they take at the least."""
_LARGER = 1.4
"""Figures, by the size of the words beside them."""


def lay_out_proofs(
    sheet: Sheet,
    proofs: Sequence[Proof],
    area: Rect,
    paths: Sequence[str],
    ground: Ground,
    *,
    tallest: float | None = None,
) -> None:
    """Fill `area` with a row for each of `proofs`; `paths` say where the document has them.

    Rows are `tallest` pt high at the most; without it, no higher than they look well alone.
    """

    def cells(index: int, proof: Proof, size: float) -> Cells:
        number = sheet.count(sheet.first + index + 1, 2)
        style: dict[str, Any] = {"color": ground.accent, "floor": 14.0, "align": "r"}
        return (
            [sheet.paragraph(number, size, "figure", color=ground.mark, floor=FLOOR)],
            [led(sheet, proof.text, size, ground, FLOOR)],
            [sheet.paragraph(proof.figure, half(size * _LARGER), "figure", **style)] if proof.figure else [],
        )

    lay_out_rows(
        sheet,
        lambda size: [cells(index, proof, size) for index, proof in enumerate(proofs)],
        area,
        paths,
        ground,
        tallest=tallest,
        whole=(2,),
    )


def lay_out_proof_columns(
    sheet: Sheet, proofs: Sequence[Proof], area: Rect, paths: Sequence[str], ground: Ground
) -> None:
    """Few proofs side by side: the figure large above its words, the number where there is none."""
    insets = card_insets(sheet)
    inner = area.columns(len(proofs), sheet.gutter)[0].inset(*insets)
    figures = [proof.figure or sheet.count(sheet.first + index + 1, 2) for index, proof in enumerate(proofs)]
    size = size_on_one_line(sheet, figures, _LARGE, inner.width, least=_LEAST)
    texts = [
        [
            sheet.paragraph(figure, size, "figure", color=ground.accent if proof.figure else ground.mark, floor=_LEAST),
            replace(led(sheet, proof.text, _WORDS, ground, FLOOR), before=12.0),
        ]
        for figure, proof in zip(figures, proofs, strict=True)
    ]
    fitted = sheet.type.fit_alike(texts, inner.width, inner.height)
    fullest = max(text.measured.height for text in fitted) + insets[1] + insets[3]
    has_surfaces = sheet.look.manner.has_surfaces
    lowest = max(_TALLEST, area.height * _LOWEST) if has_surfaces else fullest
    boxes = area.middle(min(area.height, max(fullest, lowest))).columns(len(proofs), sheet.gutter)
    inner = boxes[0].inset(*insets)
    shown = spread(sheet, fitted, inner) if has_surfaces else fitted
    for box, text, path in zip(boxes, shown, paths, strict=True):
        add_card(sheet, box, text, path, insets)
