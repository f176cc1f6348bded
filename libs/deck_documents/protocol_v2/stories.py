"""Slides that tell: points, sections, quotes, people and the end of a deck."""

from typing import Annotated, Literal

from pydantic import Field

from deck_documents.icons import IconName
from deck_documents.parts import WHOLE, NonEmpty, Text
from deck_documents.protocol_v2.slide import SlideBase
from deck_documents.sight import Seen, Unseen
from deck_documents.slide_image import PlacedImage
from deck_documents.stories import AgendaItem, NextStep, Person, Proof, Side


class TitleBodySlide(SlideBase):
    """A claim and up to twelve points; `icons`, an addition of this server, are those of the points, in their order."""

    slide_type: Unseen[Literal["title-body"]]
    body: Seen[Annotated[list[NonEmpty], Field(min_length=1, max_length=12)]]
    eyebrow: Seen[Text | None] = None
    icons: Unseen[Annotated[list[IconName | None], Field(max_length=12)] | None] = None


class SectionSlide(SlideBase):
    """The name of a part of the deck; `number` stands in the place of the count of its sections."""

    slide_type: Unseen[Literal["section"]]
    body: Seen[Annotated[list[NonEmpty], Field(max_length=3)] | None] = None
    eyebrow: Seen[Text | None] = None
    number: Seen[Text | None] = None


class QuoteSlide(SlideBase):
    """What somebody said."""

    slide_type: Unseen[Literal["quote"]]
    quote: Seen[NonEmpty]
    by: Seen[Person | None] = None


class AgendaSlide(SlideBase):
    """One to sixteen items; without any, the sections of the deck. `current`, from 1, is the one the deck is at."""

    slide_type: Unseen[Literal["agenda"]]
    items: Seen[Annotated[list[AgendaItem], Field(min_length=1, max_length=16)] | None] = None
    current: Unseen[Annotated[int, Field(ge=1, le=100), WHOLE] | None] = None


class ExecutiveSummarySlide(SlideBase):
    """A claim, which is the title where none is given, and two to eight proofs."""

    slide_type: Unseen[Literal["executive-summary"]]
    claim: Seen[Text | None] = None
    proofs: Seen[Annotated[list[Proof], Field(min_length=2, max_length=8)]]


class TeamSlide(SlideBase):
    """One to twenty-four people."""

    slide_type: Unseen[Literal["team"]]
    members: Seen[Annotated[list[Person], Field(min_length=1, max_length=24)]]


class PictureTextSlide(SlideBase):
    """A picture to the edges of the page, and up to eight points beside it."""

    slide_type: Unseen[Literal["picture-text"]]
    image: Unseen[PlacedImage]
    body: Seen[Annotated[list[NonEmpty], Field(min_length=1, max_length=8)]]
    eyebrow: Seen[Text | None] = None


class BeforeAfterSlide(SlideBase):
    """What was, what is, and the difference as a short text."""

    slide_type: Unseen[Literal["before-after"]]
    before: Seen[Side]
    after: Seen[Side]
    difference: Seen[Text | None] = None


class ClosingSlide(SlideBase):
    """The end of a deck: up to twelve next steps, the decision that is wanted, whom to ask."""

    slide_type: Unseen[Literal["closing"]]
    steps: Seen[Annotated[list[NextStep], Field(max_length=12)] | None] = None
    decision: Seen[Text | None] = None
    contact: Seen[Text | None] = None
    eyebrow: Seen[Text | None] = None
