"""The slide types: a row for each in the table of its family, and its layout in a file of its own."""

from collections.abc import Iterator

from renderer.deck.slide import Slide
from renderer.layout.slides.diagram_types import DIAGRAMS
from renderer.layout.slides.figure_types import FIGURES
from renderer.layout.slides.slide_type import Paging, SlideType, WantedLayout
from renderer.layout.slides.story_types import STORIES

TABLE: tuple[SlideType, ...] = (*STORIES, *FIGURES, *DIAGRAMS)
"""Every type of slide. Templates list their layouts in this order."""


def type_of(slide: Slide) -> SlideType:
    """The row of `slide`. Raises TypeError for a slide that the table does not know: it would be an empty page."""
    found = next((row for row in TABLE if type(slide) is row.model), None)
    if found is None:
        raise TypeError(f"there is no row for a {type(slide).__name__} in the table of slide types")
    return found


def wanted_layouts() -> Iterator[WantedLayout]:
    """What slides look for in a template, over all types; each once, though several types may look for it."""
    yield from {wanted.name: wanted for row in TABLE for wanted in row.layouts}.values()


__all__ = ["TABLE", "Paging", "SlideType", "WantedLayout", "type_of", "wanted_layouts"]
