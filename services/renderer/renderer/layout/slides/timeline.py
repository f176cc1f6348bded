"""Events in their order."""

from deck_documents.protocol_v2 import TimelineSlide
from renderer.layout.figures.timeline import lay_out_events
from renderer.layout.frame import lay_out_frame
from renderer.layout.sheet import Sheet


def lay_out(sheet: Sheet, slide: TimelineSlide) -> None:
    """Fill the page with a line and its events."""
    lay_out_events(sheet, slide.events, lay_out_frame(sheet, slide), "events")
