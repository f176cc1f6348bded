"""What an outline is: briefs for slides, each with its part in the story."""

from dataclasses import dataclass

from deck_domain.errors import Violation

LONGEST_NAME = 80


@dataclass(frozen=True, slots=True)
class OutlinedSlide:
    """A slide that is planned: its part in the story, what it is called, and what it is made of."""

    role: str
    name: str
    brief: str


@dataclass(frozen=True, slots=True)
class Outline:
    """A deck that is planned: its title, its slides in order, and what is to be said about the prompt."""

    title: str
    slides: tuple[OutlinedSlide, ...]
    warnings: tuple[Violation, ...] = ()


def shortened(text: str, longest: int = LONGEST_NAME) -> str:
    """A text cut at a word, with an ellipsis where something is left out."""
    text = " ".join(text.split()).rstrip(" .。;:,")
    if len(text) <= longest:
        return text
    return text[: longest - 1].rsplit(" ", 1)[0].rstrip(" .,;:") + "…"


def left_open(pointer: str, what: str, mark: str) -> Violation:
    """That a slide has a marked place for what the prompt does not say."""
    return Violation(pointer, "left_open", f"{what} is not said: the slide has the mark {mark} in its place.")
