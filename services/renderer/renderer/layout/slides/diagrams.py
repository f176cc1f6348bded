"""Slides that show one diagram, which compositions have as a block."""

from collections.abc import Callable
from typing import Any

from renderer.deck.slide import Slide
from renderer.layout.figures.cycle import lay_out_cycle
from renderer.layout.figures.funnel import lay_out_funnel
from renderer.layout.figures.gantt import lay_out_gantt
from renderer.layout.figures.process import lay_out_process
from renderer.layout.figures.pros_and_cons import lay_out_pros_and_cons
from renderer.layout.figures.pyramid import lay_out_pyramid
from renderer.layout.figures.quadrants import lay_out_matrix, lay_out_swot
from renderer.layout.figures.roadmap import lay_out_roadmap
from renderer.layout.frame import lay_out_frame
from renderer.layout.geometry import Rect
from renderer.layout.sheet import Sheet


def _on_page(figure: Callable[[Sheet, Any, Rect, str], None]) -> Callable[[Sheet, Slide], None]:
    """A layout that fills the page with what `figure` draws; the slide itself has its content."""

    def lay_out(sheet: Sheet, slide: Slide) -> None:
        figure(sheet, slide, lay_out_frame(sheet, slide), "")

    return lay_out


cycle = _on_page(lay_out_cycle)
funnel = _on_page(lay_out_funnel)
gantt = _on_page(lay_out_gantt)
matrix = _on_page(lay_out_matrix)
process = _on_page(lay_out_process)
pros_cons = _on_page(lay_out_pros_and_cons)
pyramid = _on_page(lay_out_pyramid)
roadmap = _on_page(lay_out_roadmap)
swot = _on_page(lay_out_swot)
