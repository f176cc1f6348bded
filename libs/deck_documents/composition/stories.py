"""Primitives that tell: a quote, an agenda, proofs, people, a change, next steps."""

from typing import Annotated

from pydantic import Field

from deck_documents.parts import WHOLE, NonEmpty, Strict, Text
from deck_documents.sight import Seen, Unseen
from deck_documents.stories import AgendaItem, NextStep, Person, Proof, Side


class QuoteBlock(Strict):
    """What somebody said."""

    quote: Seen[NonEmpty]
    by: Seen[Person | None] = None


class AgendaList(Strict):
    """What is talked about; `current`, from 1, is where the deck is."""

    items: Seen[Annotated[list[AgendaItem], Field(min_length=1, max_length=16, fail_fast=True)]]
    current: Unseen[Annotated[int, Field(ge=1, le=16), WHOLE] | None] = None


class ProofList(Strict):
    """What supports a claim."""

    proofs: Seen[Annotated[list[Proof], Field(min_length=1, max_length=8, fail_fast=True)]]


class TeamGrid(Strict):
    """People."""

    members: Seen[Annotated[list[Person], Field(min_length=1, max_length=24, fail_fast=True)]]


class BeforeAfter(Strict):
    """What was, what is, and the difference as a short text."""

    before: Seen[Side]
    after: Seen[Side]
    difference: Seen[Text | None] = None


class NextSteps(Strict):
    """What is to be done, by whom and until when."""

    steps: Seen[Annotated[list[NextStep], Field(min_length=1, max_length=12, fail_fast=True)]]
