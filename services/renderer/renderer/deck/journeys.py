"""Tells the pages that show how far a deck has come where they stand in it."""

from collections.abc import Sequence
from dataclasses import replace

from renderer.deck.blocks.stories import AgendaItem
from renderer.deck.slide import Slide
from renderer.deck.slides.stories import AgendaSlide, Journey, SectionSlide


def with_journeys(slides: Sequence[Slide]) -> tuple[Slide, ...]:
    """`slides`, of which sections, and agendas without items, know the sections of the deck."""
    sections = tuple(slide.title for slide in slides if isinstance(slide, SectionSlide))
    return tuple(_told(slides, index, sections) for index in range(len(slides)))


def _told(slides: Sequence[Slide], index: int, sections: tuple[str, ...]) -> Slide:
    slide = slides[index]
    behind = sum(isinstance(one, SectionSlide) for one in slides[:index])
    if isinstance(slide, SectionSlide):
        return replace(slide, journey=Journey(sections, behind, index / max(len(slides) - 1, 1)))
    if isinstance(slide, AgendaSlide) and not slide.items:
        # An agenda that comes again stands in the section that began last.
        return replace(slide, sections=tuple(map(AgendaItem, sections)), current=slide.current or behind or None)
    return slide
