"""What slides and blocks that tell are made of: people, items, proofs, sides of a change, steps.

They are additions of this server: clients of the wire contract know nothing of them.
"""

from typing import Annotated

from pydantic import Field

from deck_documents.parts import NonEmpty, Part, Text
from deck_documents.sight import Seen, Unseen
from deck_documents.slide_image import SlideImage


class Person(Part):
    """Somebody with a name, a role and a line about them; without a picture their initials stand for them."""

    name: Seen[NonEmpty]
    role: Seen[Text | None] = None
    text: Seen[Text | None] = None
    image: Unseen[SlideImage | None] = None


class AgendaItem(Part):
    """What is talked about; `time` is a clock time or a length, as text."""

    label: Seen[NonEmpty]
    time: Seen[Text | None] = None
    owner: Seen[Text | None] = None
    description: Seen[Text | None] = None


class Proof(Part):
    """What supports a claim, with the figure that says so."""

    text: Seen[NonEmpty]
    figure: Seen[Text | None] = None


class Side(Part):
    """One side of a change: its name, a figure, up to eight points."""

    label: Seen[NonEmpty]
    figure: Seen[Text | None] = None
    points: Seen[Annotated[list[NonEmpty], Field(max_length=8)] | None] = None


class NextStep(Part):
    """What is to be done, by whom and until when."""

    text: Seen[NonEmpty]
    owner: Seen[Text | None] = None
    date: Seen[Text | None] = None
