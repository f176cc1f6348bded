"""Key figures: halves, tall cards, rows of two, or a large one beside the others, by how many there are."""

from renderer.deck.model import KpiGridSlide
from renderer.layout.figures.evidence import has_evidence
from renderer.layout.figures.kpi_ledger import lay_out_ledger
from renderer.layout.figures.kpi_rows import rows_of
from renderer.layout.figures.kpis import lay_out_kpis
from renderer.layout.frame import lay_out_frame
from renderer.layout.sheet import Sheet

_LISTED = (1, 3)
"""Numbers of figures that stand below each other where the look divides them by hairlines alone."""


def lay_out(sheet: Sheet, slide: KpiGridSlide) -> None:
    """Fill the page with the figures."""
    area = lay_out_frame(sheet, slide)
    if not (_is_listed(sheet, slide) and lay_out_ledger(sheet, slide.items, area, "items")):
        lay_out_kpis(sheet, slide.items, rows_of(sheet, slide.items, area), "items")


def _is_listed(sheet: Sheet, slide: KpiGridSlide) -> bool:
    """Whether figures stand below each other: so many with nothing but their words, which the look only divides."""
    is_plain = not any(has_evidence(item) or item.icon for item in slide.items)
    return is_plain and sheet.look.manner.kpis == "divided" and len(slide.items) in _LISTED
