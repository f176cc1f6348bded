"""Events in their order."""

from renderer.deck.model import TimelineSlide
from renderer.layout.figures.events import lay_out_events
from renderer.layout.frame import lay_out_frame
from renderer.layout.sheet import Sheet


def lay_out(sheet: Sheet, slide: TimelineSlide) -> None:
    """Fill the page with a line and its events."""
    lay_out_events(sheet, slide.events, lay_out_frame(sheet, slide), "events")
