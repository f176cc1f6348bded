"""Key figures: halves, tall cards, rows of two, or a large one beside the others, by how many there are."""

from renderer.deck.model import KpiGridSlide
from renderer.layout.figures.kpi_rows import rows_of
from renderer.layout.figures.kpis import lay_out_kpis
from renderer.layout.frame import lay_out_frame
from renderer.layout.sheet import Sheet


def lay_out(sheet: Sheet, slide: KpiGridSlide) -> None:
    """Fill the page with the figures."""
    area = lay_out_frame(sheet, slide)
    lay_out_kpis(sheet, slide.items, rows_of(sheet, slide.items, area), "items")
