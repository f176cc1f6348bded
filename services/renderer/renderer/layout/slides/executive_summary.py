"""A claim and what proves it: beside each other, below each other, or the proofs alone under a title that claims."""

from dataclasses import replace
from typing import Any

from renderer.deck.slides.stories import ExecutiveSummarySlide
from renderer.layout.figures.cards import rounded
from renderer.layout.figures.proofs import lay_out_proof_columns, lay_out_proofs
from renderer.layout.figures.statement import title_size
from renderer.layout.frame import lay_out_frame
from renderer.layout.geometry import Rect
from renderer.layout.grounds import page_ground, strong_ground
from renderer.layout.sheet import Sheet
from renderer.scene import Paragraph

_CLAIM, _FLOOR, _LEAST_ON_PANEL = 28.0, 14.0, 20.0
"""Pt of a claim, which is no larger than the title: a small one would be lost on a panel."""
_PANEL, _GAP = 0.34, 32.0
_INSETS = (24.0, 24.0, 22.0, 24.0)
_BAND = 0.3
"""Of the height: what a claim above its proofs takes at the most."""
_NARROWEST = 620.0
_FEW = 3


def lay_out(sheet: Sheet, slide: ExecutiveSummarySlide) -> None:
    """Fill the page."""
    area = lay_out_frame(sheet, slide)
    paths = [sheet.item("proofs", index) for index in range(len(slide.proofs))]
    ground, tallest = page_ground(sheet.theme), None
    if slide.claim:
        is_small = title_size(sheet) < _LEAST_ON_PANEL
        is_above = is_small or sheet.look.manner.emphasis in {"text", "rule"} or area.width < _NARROWEST
        area = _above(sheet, slide.claim, area) if is_above else _beside(sheet, slide.claim, area)
        # Beside the panel, the last row ends where the panel does.
        tallest = None if is_above else area.height
    # A number of ours among figures would be read as one of them.
    is_like = len({bool(proof.figure) for proof in slide.proofs}) == 1
    if is_like and sheet.first == 0 and len(slide.proofs) <= _FEW and area.width >= _NARROWEST:
        lay_out_proof_columns(sheet, slide.proofs, area, paths, ground)
    else:
        lay_out_proofs(sheet, slide.proofs, area, paths, ground, tallest=tallest)


def _claim(sheet: Sheet, claim: str, color: str, **style: Any) -> Paragraph:
    """The claim, which comes before the conclusion of the slide, and is held by the title alone."""
    line = sheet.paragraph(claim, role="heading", size=_CLAIM, color=color, floor=_FLOOR, **style)
    size = min(_CLAIM, title_size(sheet))
    return replace(line, runs=tuple(replace(run, size=size) for run in line.runs))


def _beside(sheet: Sheet, claim: str, area: Rect) -> Rect:
    """The claim on a panel; what is left at its side."""
    ground, wide = strong_ground(sheet.look, sheet.theme), area.width * _PANEL
    panel = Rect(area.x, area.y, wide, area.height)
    line = _claim(sheet, claim, ground.ink, line_spacing=1.05)
    style: dict[str, Any] = {"fill": ground.fill, "insets": _INSETS, "anchor": "ctr", **rounded(sheet, panel)}
    sheet.text(panel, [line], path="claim", name="Claim", **style)
    return area.inset(wide + _GAP, 0, 0, 0)


def _above(sheet: Sheet, claim: str, area: Rect) -> Rect:
    """The claim in large type; what is left below it."""
    line = _claim(sheet, claim, "accent2")
    fitted = sheet.type.fit([line], area.width, area.height * _BAND)
    height = min(fitted.measured.height + 2, area.height * _BAND)
    sheet.text(Rect(area.x, area.y, area.width, height), [], fitted=fitted, path="claim", name="Claim")
    return area.inset(0, height + _GAP * 0.6, 0, 0)
