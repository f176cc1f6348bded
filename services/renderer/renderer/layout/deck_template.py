"""What a deck may be laid out on instead of our own masters."""

from typing import Protocol

from renderer.deck.slide import Slide
from renderer.layout.sheet import Sheet
from renderer.looks import Look
from renderer.scene.theme import Theme


class DeckTemplate(Protocol):
    """A template, seen from the deck that is built on it."""

    theme: Theme
    look: Look

    def prepare(self, sheet: Sheet, slide: Slide) -> None:
        """Give an empty sheet the page, the colors and the surround of the layout for `slide`."""
