"""Blocks that tell, and what they and slides that tell are made of."""

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class FocalPoint:
    """What stays in sight of a picture that is cut: shares of its width and height from the top left."""

    x: float
    y: float


@dataclass(frozen=True, slots=True)
class SlideImage:
    """A picture by a data URL or an https address; `alt` is for people who do not see it."""

    src: str
    alt: str | None = None
    focal_point: FocalPoint | None = None


@dataclass(frozen=True, slots=True)
class PlacedImage(SlideImage):
    """A picture at the right of the content, its usual `place`, or a band above it."""

    place: Literal["right", "top"] | None = None


@dataclass(frozen=True, slots=True)
class Logo:
    """The sign of who speaks, by a data URL or an https address; `alt` says whose it is."""

    src: str
    alt: str | None = None


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody with a name, a role and a line about them."""

    name: str
    role: str | None = None
    text: str | None = None
    image: SlideImage | None = None


@dataclass(frozen=True, slots=True)
class AgendaItem:
    """What is talked about; `time` is a clock time or a length, as text."""

    label: str
    time: str | None = None
    owner: str | None = None
    description: str | None = None


@dataclass(frozen=True, slots=True)
class Proof:
    """What supports a claim, with the figure that says so."""

    text: str
    figure: str | None = None


@dataclass(frozen=True, slots=True)
class Side:
    """One side of a change."""

    label: str
    figure: str | None = None
    points: tuple[str, ...] | None = None


@dataclass(frozen=True, slots=True)
class NextStep:
    """What is to be done, by whom and until when."""

    text: str
    owner: str | None = None
    date: str | None = None


@dataclass(frozen=True, slots=True)
class QuoteBlock:
    """What somebody said."""

    quote: str
    by: Person | None = None


@dataclass(frozen=True, slots=True)
class AgendaList:
    """What is talked about; `current`, from 1, is where the deck is."""

    items: tuple[AgendaItem, ...]
    current: int | None = None


@dataclass(frozen=True, slots=True)
class ProofList:
    """What supports a claim."""

    proofs: tuple[Proof, ...]


@dataclass(frozen=True, slots=True)
class TeamGrid:
    """People."""

    members: tuple[Person, ...]


@dataclass(frozen=True, slots=True)
class BeforeAfter:
    """What was, what is, and the difference."""

    before: Side
    after: Side
    difference: str | None = None


@dataclass(frozen=True, slots=True)
class NextSteps:
    """What is to be done, by whom and until when."""

    steps: tuple[NextStep, ...]
