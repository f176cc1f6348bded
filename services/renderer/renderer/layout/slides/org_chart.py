"""An organisation: a forest of boxes."""

from renderer.deck.slides.figures import OrgChartSlide
from renderer.layout.figures.forest import lay_out_forest
from renderer.layout.frame import lay_out_frame
from renderer.layout.sheet import Sheet


def lay_out(sheet: Sheet, slide: OrgChartSlide) -> None:
    """Fill the page with the forest."""
    area = lay_out_frame(sheet, slide)
    paths = [f"nodes[{index}]" for index in range(len(slide.nodes))]
    lay_out_forest(sheet, slide.nodes, paths, area, f"{sheet.component}.node")
