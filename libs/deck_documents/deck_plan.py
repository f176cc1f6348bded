"""What a document for a deck comes to, whichever schema it follows: briefs for slides, and what holds for the whole."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from deck_documents.brief import MAX_BRIEF
from deck_documents.outline import Outline
from deck_domain.errors import InvalidDocument, Violation


@dataclass(frozen=True, slots=True)
class DeckPlan:
    """A deck that is to be made.

    Attributes:
        name: what its job is called.
        title, author: properties of the file; no author is empty.
        slides: the documents (`brief_v1`) of its slides, in order.
        roles: the part that each slide has in the story.
        warnings: what of the document has no effect, and what it leaves open.
    """

    name: str
    title: str
    author: str
    slides: tuple[Mapping[str, Any], ...]
    roles: tuple[str, ...]
    warnings: tuple[Violation, ...]


def require_short(outline: Outline, pointer: str) -> None:
    """Raise InvalidDocument where a slide would have more words than a brief may have; `pointer` is of what is long."""
    if any(len(slide.brief) > MAX_BRIEF for slide in outline.slides):
        message = "Shorten the text, or send it as `slides`: it is too much for one of the slides that it becomes."
        raise InvalidDocument([Violation(pointer, "text_too_long", message)])


_STYLES = {
    "dark": "dark_executive",
    "night": "dark_executive",
    "dunkel": "dark_executive",
    "light": "consulting_light",
    "clean": "consulting_light",
    "minimal": "consulting_light",
    "hell": "consulting_light",
    "formal": "corporate_formal",
    "conservative": "corporate_formal",
    "sober": "corporate_formal",
    "formell": "corporate_formal",
    "serif": "paper_serif",
    "editorial": "paper_serif",
    "warm": "paper_serif",
    "bold": "investor_pitch",
    "modern": "investor_pitch",
    "pitch": "investor_pitch",
    "startup": "investor_pitch",
    "corporate": "corporate_blue",
    "consulting": "consulting_blue",
}
"""The built-in theme of a word, the first that fits."""


def theme_of_style(style: str | None) -> str | None:
    """The id of the theme that a style in words asks for, None where it asks for none."""
    said = (style or "").lower()
    return next((theme for word, theme in _STYLES.items() if word in said), None)
