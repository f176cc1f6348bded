"""The deck model: what a deck says, whichever document it came from.

Each schema is translated into it once (`from_protocol`, `from_agent`), field by field under the same names; what is
here has kept all rules of its schema. Lengths are in px of the 960 x 540 canvas, which are pt of the file.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from renderer.deck.blocks.stories import Logo
from renderer.deck.slide import Slide
from renderer.looks import Look
from renderer.media.decoding import FetchedPictures

PROPERTY_PREFIX = "deckmill."
"""What the names of our custom document properties begin with."""


@dataclass(frozen=True, slots=True)
class Unresolved:
    """A value that could not be filled in.

    Attributes:
        slide: counts from 0; None for the deck.
        path: of the binding, or of the text with the placeholder, in the document.
        reason: ends a sentence.
        required: the document cannot do without.
    """

    slide: int | None
    path: str
    what: str
    reason: str
    required: bool = False


@dataclass(frozen=True, slots=True)
class Deck:
    """A deck to be laid out.

    Attributes:
        title: of the whole deck.
        look: the theme, with what tokens change in it.
        slides: their kind decides the layout.
        unresolved: bindings and placeholders without a value.
        properties: custom document properties of the whole deck.
        slide_properties: the same for each slide, named within the slide.
        inks_at: where the document gives the colours of text (`ink`, `muted`).
        logo: of who speaks.
        language: BCP 47 tag of what it is written in, by which its figures are written.
        ignored: tokens without effect, as paths and reasons.
        fetched: the pictures behind addresses.
        places: for each slide, where the document has those of its parts that are not under their own names there.
    """

    title: str
    look: Look
    slides: tuple[Slide, ...]
    unresolved: tuple[Unresolved, ...] = ()
    properties: dict[str, str] = field(default_factory=dict)
    slide_properties: tuple[dict[str, str], ...] = ()
    ignored: tuple[tuple[str, str], ...] = ()
    fetched: FetchedPictures = field(default_factory=dict)
    places: tuple[Mapping[str, str], ...] = ()
    inks_at: Mapping[str, str] = field(default_factory=dict)
    language: str = "en-US"
    logo: Logo | None = None

    def properties_of(self, slide: int, number: int, part: int) -> dict[str, str]:
        """The properties of the `part`-th page (from 0) of a slide, which is page `number` of the file."""
        prefix = f"{PROPERTY_PREFIX}slide.{number}."
        named = {prefix + name: value for name, value in self.slide_properties[slide].items()}
        if part:
            named[f"{prefix}id"] += f"-{part + 1}"
        return named
