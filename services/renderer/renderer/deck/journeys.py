"""Tells the pages that part a deck where they stand in it."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import count

from renderer.deck.model import Journey, SectionSlide, Slide


def with_journeys(slides: Sequence[Slide]) -> tuple[Slide, ...]:
    """`slides`, of which those that show how far the deck has come know it."""
    sections = tuple(slide.title for slide in slides if isinstance(slide, SectionSlide))
    counted = count()
    return tuple(
        replace(slide, journey=Journey(sections, next(counted), index / max(len(slides) - 1, 1)))
        if isinstance(slide, SectionSlide)
        else slide
        for index, slide in enumerate(slides)
    )
