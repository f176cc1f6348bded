"""Primitives that are pictures, signs and lines; lengths are in px."""

from typing import Annotated, Literal

from pydantic import Field

from deck_documents.composition.texts import Dash
from deck_documents.parts import (
    OBJECT,
    STRING,
    WHOLE,
    Fraction,
    ImageSource,
    NotNegative,
    PaletteColor,
    Strict,
    Text,
    by_kind,
)
from deck_documents.sight import Seen, Unseen


class CropBox(Strict):
    """What is cut off each edge, as a share from 0 to 1."""

    top: Fraction | None = None
    right: Fraction | None = None
    bottom: Fraction | None = None
    left: Fraction | None = None


class Overlay(Strict):
    """A colour over a picture."""

    color: PaletteColor
    opacity: Fraction | None = None


class ImageBleed(Strict):
    """A picture; with `bleed` it runs to the slide's edges, `fallback_text` stands where it cannot be had."""

    src: Unseen[ImageSource | None] = None
    alt: Unseen[Text | None] = None
    crop: Unseen[CropBox | None] = None
    bleed: Unseen[bool | None] = None
    fallback_text: Unseen[Text | None] = None
    overlay: Unseen[
        Annotated[
            Annotated[PaletteColor, STRING] | Annotated[Overlay, OBJECT],
            by_kind("a colour, or an object with `color` and `opacity`"),
        ]
        | None
    ] = None


class ChevronArrow(Strict):
    """An arrow with a word on it."""

    direction: Unseen[Literal["left", "right", "up", "down"] | None] = None
    label: Seen[Text | None] = None
    fill: Unseen[PaletteColor | None] = None


class NumberedChip(Strict):
    """A number in a circle."""

    index: Seen[Annotated[int, Field(ge=0, le=999), WHOLE]]
    label: Seen[Text | None] = None
    fill: Unseen[PaletteColor | None] = None


class LinePoint(Strict):
    """A place in px from the top left of the region."""

    x: float
    y: float


class ConnectorLine(Strict):
    """A line between two points; `arrow` says at which ends it has a head."""

    start: Unseen[LinePoint]
    end: Unseen[LinePoint]
    kind: Unseen[Literal["straight", "elbow", "curved"] | None] = None
    color: Unseen[PaletteColor | None] = None
    width: Unseen[NotNegative | None] = None
    dash: Unseen[Dash | None] = None
    arrow: Unseen[Literal["none", "start", "end", "both"] | None] = None


class GroupBorder(Strict):
    """A frame around what belongs together."""

    label: Seen[Text | None] = None
    color: Unseen[PaletteColor | None] = None
    width: Unseen[NotNegative | None] = None
    dash: Unseen[Dash | None] = None
    radius: Unseen[NotNegative | None] = None
    fill: Unseen[PaletteColor | None] = None


class PageStamp(Strict):
    """A small picture such as a logo; `fallback_text` stands where it cannot be had."""

    src: Unseen[ImageSource | None] = None
    alt: Unseen[Text | None] = None
    fallback_text: Unseen[Text | None] = None
