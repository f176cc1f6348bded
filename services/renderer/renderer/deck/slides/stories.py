"""Slides that tell: openings, sections, points, quotes, people and the end of a deck."""

from dataclasses import dataclass

from renderer.deck.blocks.stories import AgendaItem, NextStep, Person, PlacedImage, Proof, Side
from renderer.deck.slide import Slide


class Prose(str):
    """A paragraph of running text, which no sign makes a point."""

    __slots__ = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class TitleBodySlide(Slide):
    """A claim and its points, among which may be `Prose`; `lead` is prose that leads up to them."""

    body: tuple[str, ...]
    lead: tuple[str, ...] = ()
    eyebrow: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class OpeningSlide(Slide):
    """The first page of a deck; `company` is named by the deck and not among its lines."""

    body: tuple[str, ...] = ()
    eyebrow: str | None = None
    company: str = ""


@dataclass(frozen=True, slots=True)
class Journey:
    """How far a deck has come.

    Attributes:
        sections: the titles of all of its sections.
        current: the index of the one it is in; -1 before the first.
        share: 0..1, of its slides that are behind.
    """

    sections: tuple[str, ...] = ()
    current: int = -1
    share: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class SectionSlide(Slide):
    """The name of a part of the deck; `number` stands in the place of the count of its sections."""

    body: tuple[str, ...] | None = None
    eyebrow: str | None = None
    number: str | None = None
    journey: Journey = Journey()


@dataclass(frozen=True, slots=True, kw_only=True)
class QuoteSlide(Slide):
    """What somebody said."""

    quote: str
    by: Person | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AgendaSlide(Slide):
    """Items, or the `sections` of the deck where there are none; `current`, from 1, is where the deck is."""

    items: tuple[AgendaItem, ...] | None = None
    current: int | None = None
    sections: tuple[AgendaItem, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ExecutiveSummarySlide(Slide):
    """A claim, which is the title where none is given, and its proofs."""

    claim: str | None = None
    proofs: tuple[Proof, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TeamSlide(Slide):
    """People."""

    members: tuple[Person, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PictureTextSlide(Slide):
    """A picture to the edges of the page, and points beside it."""

    image: PlacedImage
    body: tuple[str, ...]
    eyebrow: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class BeforeAfterSlide(Slide):
    """What was, what is, and the difference."""

    before: Side
    after: Side
    difference: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ClosingSlide(Slide):
    """The end of a deck; `body` are steps that are but a line."""

    steps: tuple[NextStep, ...] | None = None
    body: tuple[str, ...] = ()
    decision: str | None = None
    contact: str | None = None
    eyebrow: str | None = None
    company: str = ""
