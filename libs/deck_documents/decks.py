"""The documents that decks are made of, by their schemas."""

from collections.abc import Callable, Mapping

from deck_documents.consulting_brief import CONSULTING_BRIEF_V1, plan_of_consulting
from deck_documents.deck_brief import DECK_BRIEF_V1, plan_of_briefs
from deck_documents.deck_plan import DeckPlan
from deck_documents.json_input import decode_json

_PLANS: Mapping[str, Callable[[object], DeckPlan]] = {
    DECK_BRIEF_V1: plan_of_briefs,
    CONSULTING_BRIEF_V1: plan_of_consulting,
}
FOR_DECKS = tuple(_PLANS)
"""The schemas of documents that become decks, each slide of which is a job."""


def deck_plan(source_schema: str, document: object) -> DeckPlan:
    """The deck of a document from outside that follows one of `FOR_DECKS`. Raises InvalidDocument."""
    return _PLANS[source_schema](document)


def read_deck_plan(source_schema: str, data: bytes) -> DeckPlan:
    """`deck_plan` of a document in JSON. Raises InvalidDocument, also when the bytes are no sound JSON."""
    return deck_plan(source_schema, decode_json(data))
