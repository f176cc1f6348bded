"""The slides of the deck model, a class for each type, in files by what they are about."""

from renderer.deck.slide import Slide
from renderer.deck.slides import composed, diagrams, figures, stories


def slide_class(name: str) -> type[Slide]:
    """The class of this name, such as `QuoteSlide`. Raises TypeError for one that the deck model does not have."""
    found = (getattr(family, name, None) for family in (stories, figures, diagrams, composed))
    known: type[Slide] | None = next(filter(None, found), None)
    if known is None:
        raise TypeError(f"the deck model has no {name}")
    return known
