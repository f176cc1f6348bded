"""What a key figure may be judged by: additions of this server, alike in all schemas that have key figures."""

from typing import Annotated

from pydantic import Field

from deck_documents.parts import NUMBER, OBJECT, STRING, Part, Text, by_kind
from deck_documents.sight import Plotted, Seen

Amount = Annotated[Annotated[Text, STRING] | Annotated[float, NUMBER], by_kind("a text or a number")]
"""As it is to be read, "$50M"; a number is in the unit of the figure that it stands beside."""


class Reference(Part):
    """A figure to compare with, and what it is called: "Peers"."""

    value: Seen[Amount]
    label: Seen[Text | None] = None


Comparison = Annotated[
    Annotated[Text, STRING] | Annotated[float, NUMBER] | Annotated[Reference, OBJECT],
    by_kind("a text, a number, or an object with `value` and `label`"),
]
History = Annotated[list[float], Field(min_length=2, max_length=60)]


class Judged(Part):
    """What every key figure may have besides: what it should be, what others have, and its way here, oldest first."""

    target: Seen[Comparison | None] = None
    benchmark: Seen[Comparison | None] = None
    history: Plotted[History | None] = None
