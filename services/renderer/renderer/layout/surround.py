"""What may take the place of our own frame around the content of a page."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Protocol

from renderer.deck.model import Slide
from renderer.layout.geometry import Rect

if TYPE_CHECKING:
    # A sheet knows its surround: each needs the other's name.
    from renderer.layout.sheet import Sheet
    from renderer.looks import Look
    from renderer.scene.theme import Theme


class Surround(Protocol):
    """A template's layout, seen from a page that is built on it."""

    part: str
    axis: float

    def frame(self, sheet: "Sheet", slide: Slide, eyebrow: str | None, *, titled: bool = True) -> Rect:
        """Add title, subtitle, insight and footer; return the room left for content, which may bring its own title."""

    def words(self, sheet: "Sheet", title: tuple[str, str], rest: Sequence[str], path: str) -> bool:
        """Set a page of few words: its title (text, path), and `rest` below; False if the layout is not made for it."""

    def body(self, sheet: "Sheet", lines: Sequence[str], area: Rect) -> bool:
        """Set points into the layout's own body; False where it has none in `area`."""


class PageTemplate(Protocol):
    """A template, seen from the deck that is laid out on it."""

    theme: "Theme"
    look: "Look"

    def prepare(self, sheet: "Sheet", slide: Slide) -> None:
        """Give an empty sheet the page, the colours and the surround of the layout for `slide`."""
