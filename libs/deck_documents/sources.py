"""Where figures come from, and notes on them, an addition of this server."""

from typing import Annotated

from pydantic import Field

from deck_documents.parts import ARRAY, STRING, NonEmpty, by_kind

Source = Annotated[
    Annotated[NonEmpty, STRING] | Annotated[list[NonEmpty], Field(min_length=1, max_length=8), ARRAY],
    by_kind("a text, or a list of texts"),
]
"""One source, or several."""
Footnotes = Annotated[list[NonEmpty], Field(max_length=8)]
"""Notes in the order of their numbers; one that begins with a mark of its own keeps that."""
