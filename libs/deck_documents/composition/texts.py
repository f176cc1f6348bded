"""Primitives that are words: what each is given. Every key is known or refused; lengths are in px, sizes of text in pt.

The API names the fields and few of their types: colours are #RGB, #RRGGBB, #RRGGBBAA or a name of the palette, and
what it leaves open is chosen here. Of each list the first faulty entry is told.
"""

from typing import Annotated, Literal

from pydantic import Field

from deck_documents.composition.rich_text import FontSize, RichText, Weight
from deck_documents.parts import (
    NUMBER,
    OBJECT,
    Degrees,
    NonEmpty,
    NotNegative,
    PaletteColor,
    Strict,
    Text,
    by_kind,
)

Align = Literal["left", "center", "right"]
Transform = Literal["none", "upper", "lower", "title"]
Dash = Literal["solid", "dash", "dot"]


class TitleBlock(Strict):
    """A title."""

    title: NonEmpty
    eyebrow: Text | None = None
    subtitle: Text | None = None


class BulletItem(Strict):
    """One point, on level 1 or 2."""

    text: NonEmpty
    level: Literal[1, 2] = 1


class BulletList(Strict):
    """Points."""

    items: Annotated[list[BulletItem], Field(min_length=1, max_length=24, fail_fast=True)]


class SectionRibbon(Strict):
    """The name of a section, across the region."""

    label: NonEmpty


class SectionTag(Strict):
    """The name of a section, on a small plate."""

    label: NonEmpty
    fill: PaletteColor | None = None
    transform: Transform | None = None


class SourceLine(Strict):
    """Where figures come from."""

    content: NonEmpty
    kind: Literal["source", "note", "plain"] | None = None
    align: Align | None = None


class Border(Strict):
    """A line around something."""

    color: PaletteColor | None = None
    width: NotNegative | None = None
    dash: Dash | None = None


class Insets(Strict):
    """Distances of a text from the edges of its region."""

    top: NotNegative | None = None
    right: NotNegative | None = None
    bottom: NotNegative | None = None
    left: NotNegative | None = None


class TextBlock(Strict):
    """Free text; `line_height` is a multiple of the size, `rotation` is clockwise."""

    content: RichText
    role: Literal["display", "title", "body", "caption", "eyebrow"] | None = None
    fill: PaletteColor | None = None
    border: Border | None = None
    insets: (
        Annotated[
            Annotated[NotNegative, NUMBER] | Annotated[Insets, OBJECT], by_kind("a number of px or an object of four")
        ]
        | None
    ) = None
    align: Align | None = None
    vertical_align: Literal["top", "middle", "bottom"] | None = None
    color: PaletteColor | None = None
    italic: bool | None = None
    weight: Weight | None = None
    size: FontSize | None = None
    line_height: Annotated[float, Field(gt=0, le=10)] | None = None
    rotation: Degrees | None = None


class InfoCard(Strict):
    """A card: a label at its side, a leading sentence, paragraphs, a footer."""

    body: Annotated[list[NonEmpty], Field(min_length=1, max_length=24, fail_fast=True)]
    side_label: Text | None = None
    lead: Text | None = None
    footer: Text | None = None
    fill: PaletteColor | None = None
    accent: PaletteColor | None = None


class CalloutBox(Strict):
    """A remark that stands out."""

    content: RichText
    fill: PaletteColor | None = None
    color: PaletteColor | None = None


class BannerBand(Strict):
    """A sentence on a band of colour."""

    text: NonEmpty
    fill: PaletteColor | None = None
    color: PaletteColor | None = None


class DiagonalStamp(Strict):
    """A word across a corner, such as DRAFT."""

    text: NonEmpty
    color: PaletteColor | None = None
