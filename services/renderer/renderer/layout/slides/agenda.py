"""What will be talked about, and where the deck is: the items given, or else the sections of the deck."""

from renderer.deck.slides.stories import AgendaSlide
from renderer.layout.figures.agenda_items import lay_out_agenda_items
from renderer.layout.frame import lay_out_frame
from renderer.layout.sheet import Sheet


def lay_out(sheet: Sheet, slide: AgendaSlide) -> None:
    """Fill the page with the items, the current one in the accent."""
    area = lay_out_frame(sheet, slide)
    items = slide.items or slide.sections
    if not items:
        return
    current = None if slide.current is None else slide.current - 1 - sheet.first
    # Sections have their names on slides of their own.
    paths = [sheet.item("items", index) if slide.items else "title" for index in range(len(items))]
    lay_out_agenda_items(sheet, items, current, area, paths)
