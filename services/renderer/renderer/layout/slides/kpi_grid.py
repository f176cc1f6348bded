"""Key figures: halves, tall cards, rows of two, or a large one beside the others, by how many there are."""

from collections.abc import Sequence

from renderer.deck.slides.figures import KpiGridSlide
from renderer.layout.figures.evidence import has_evidence
from renderer.layout.figures.kpi_judged_rows import lay_out_judged_rows
from renderer.layout.figures.kpi_ledger import lay_out_ledger
from renderer.layout.figures.kpi_rows import fitting_rows, rows_of
from renderer.layout.figures.kpi_words import is_wordy
from renderer.layout.figures.kpis import KpiRow, figure_size, lay_out_kpis
from renderer.layout.frame import lay_out_frame
from renderer.layout.sheet import Sheet

_LISTED = (1, 3)
"""Numbers of figures that may stand below each other."""
_PAIR, _MOST_LISTED = 2, 4
"""And of those that take turns with boxes; the most that do so where one is a phrase."""
_LARGE = 54.0
"""Pt that figures have side by side, or they stand below each other."""


def lay_out(sheet: Sheet, slide: KpiGridSlide) -> None:
    """Fill the page with the figures."""
    area = lay_out_frame(sheet, slide)
    rows = fitting_rows(sheet, slide.items, area)
    if _is_listed(sheet, slide, rows) and lay_out_ledger(sheet, slide.items, area, "items"):
        return
    # Evidence that has no room in boxes has some in rows as wide as the page; no box stands alone below others.
    judged = (rows is None or _leaves_one(rows)) and any(map(has_evidence, slide.items))
    if not (judged and lay_out_judged_rows(sheet, slide.items, area, "items")):
        lay_out_kpis(sheet, slide.items, rows or rows_of(sheet, slide.items, area), "items")


def _leaves_one(rows: Sequence[KpiRow]) -> bool:
    """Whether the last of several rows has a single box, and the others more."""
    return len(rows) > 1 and len(rows[-1].boxes) == 1 < len(rows[0].boxes)


def _is_listed(sheet: Sheet, slide: KpiGridSlide, rows: Sequence[KpiRow] | None) -> bool:
    """Whether figures stand below each other: so many with nothing but their words.

    That is so where the look only divides them, and where they would be small side by side; pairs take turns.
    """
    count = len(slide.items)
    if any(has_evidence(item) or item.icon for item in slide.items) or count > _MOST_LISTED:
        return False
    if any(is_wordy(item.value) for item in slide.items):
        return True
    if count == _PAIR:
        return sheet.turn % 2 == 1
    is_small = not rows or figure_size(sheet, slide.items, rows) < _LARGE
    return count in _LISTED and (sheet.look.manner.kpis == "divided" or is_small)
