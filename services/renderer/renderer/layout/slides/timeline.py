"""Events in their order."""

from renderer.deck.slides.figures import TimelineSlide
from renderer.layout.figures.event_texts import Course
from renderer.layout.figures.events import lay_out_events
from renderer.layout.frame import lay_out_frame
from renderer.layout.sheet import Sheet


def lay_out(sheet: Sheet, slide: TimelineSlide) -> None:
    """Fill the page with a line and its events."""
    area = lay_out_frame(sheet, slide)
    lay_out_events(sheet, Course(slide.events, slide.phases or (), slide.today), area)
