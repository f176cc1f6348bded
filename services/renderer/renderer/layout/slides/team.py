"""Who they are: as many to a row as read well."""

from renderer.deck.slides.stories import TeamSlide
from renderer.layout.figures.people import lay_out_people
from renderer.layout.frame import lay_out_frame
from renderer.layout.sheet import Sheet


def lay_out(sheet: Sheet, slide: TeamSlide) -> None:
    """Fill the page with the people."""
    area = lay_out_frame(sheet, slide)
    paths = [sheet.item("members", index) for index in range(len(slide.members))]
    lay_out_people(sheet, slide.members, area, paths)
