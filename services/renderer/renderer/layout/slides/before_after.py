"""What was and what is, and the difference."""

from renderer.deck.slides.stories import BeforeAfterSlide
from renderer.layout.figures.before_and_after import lay_out_before_and_after
from renderer.layout.frame import lay_out_frame
from renderer.layout.sheet import Sheet


def lay_out(sheet: Sheet, slide: BeforeAfterSlide) -> None:
    """Fill the page with the two halves."""
    area = lay_out_frame(sheet, slide)
    lay_out_before_and_after(sheet, slide.before, slide.after, slide.difference, area)
