"""Slides that are composed of blocks on a grid."""

from typing import Annotated, Literal

from pydantic import Field

from deck_documents.composition import Blocks
from deck_documents.parts import NotNegative
from deck_documents.protocol_v2.slide import SlideBase
from deck_documents.sight import Seen, Unseen


class CompositionSlide(SlideBase):
    """One to twenty blocks on a grid of 12 x 12 cells; `gap` between the cells is in px."""

    slide_type: Unseen[Literal["composition"]]
    blocks: Seen[Annotated[Blocks, Field(min_length=1, max_length=20)]]
    gap: Unseen[NotNegative | None] = None
