"""Which slides of a deck run from right to left."""

from dataclasses import replace

from renderer.deck.model import Deck
from renderer.deck.parts import texts_in
from renderer.deck.slide import Slide
from renderer.typesetting.languages import said
from renderer.typesetting.scripts import has_rtl, is_rtl


def with_directions(deck: Deck) -> Deck:
    """`deck`, each of whose slides knows whether it runs from right to left.

    It does if most of its title and of its text do, or if any of its text does in a deck whose titles do.
    """
    titles = " ".join([deck.title, *(slide.title for slide in deck.slides)])
    slides = (replace(one, from_right=True) if _runs_from_right(one, titles) else one for one in deck.slides)
    return replace(deck, slides=tuple(slides))


def _runs_from_right(slide: Slide, titles: str) -> bool:
    texts = list(said(texts_in(slide)))
    return any(map(has_rtl, texts)) if is_rtl(titles) else is_rtl(slide.title) and is_rtl(" ".join(texts))
