"""Primitives that are words: what each is given. Every key is known or refused; lengths are in px, sizes of text in pt.

The API names the fields and few of their types: colours are #RGB, #RRGGBB, #RRGGBBAA or a name of the palette, and
what it leaves open is chosen here. Of each list the first faulty entry is told.
"""

from typing import Annotated, Literal

from pydantic import Field

from deck_documents.composition.rich_text import FontSize, RichText, Weight
from deck_documents.icons import IconName
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
from deck_documents.sight import Seen, SeenAsOne, Unseen

Align = Literal["left", "center", "right"]
Transform = Literal["none", "upper", "lower", "title"]
Dash = Literal["solid", "dash", "dot"]


class TitleBlock(Strict):
    """A title."""

    title: Seen[NonEmpty]
    eyebrow: Seen[Text | None] = None
    subtitle: Seen[Text | None] = None


class BulletItem(Strict):
    """One point, on level 1 or 2."""

    text: Seen[NonEmpty]
    level: Unseen[Literal[1, 2]] = 1


class BulletList(Strict):
    """Points."""

    items: Seen[Annotated[list[BulletItem], Field(min_length=1, max_length=24, fail_fast=True)]]


class SectionRibbon(Strict):
    """The name of a section, across the region."""

    label: Seen[NonEmpty]


class SectionTag(Strict):
    """The name of a section, on a small plate."""

    label: Seen[NonEmpty]
    fill: Unseen[PaletteColor | None] = None
    transform: Unseen[Transform | None] = None


class SourceLine(Strict):
    """Where figures come from."""

    content: Seen[NonEmpty]
    kind: Unseen[Literal["source", "note", "plain"] | None] = None
    align: Unseen[Align | None] = None


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

    content: SeenAsOne[RichText]
    role: Unseen[Literal["display", "title", "body", "caption", "eyebrow"] | None] = None
    fill: Unseen[PaletteColor | None] = None
    border: Unseen[Border | None] = None
    insets: Unseen[
        Annotated[
            Annotated[NotNegative, NUMBER] | Annotated[Insets, OBJECT], by_kind("a number of px or an object of four")
        ]
        | None
    ] = None
    align: Unseen[Align | None] = None
    vertical_align: Unseen[Literal["top", "middle", "bottom"] | None] = None
    color: Unseen[PaletteColor | None] = None
    italic: Unseen[bool | None] = None
    weight: Unseen[Weight | None] = None
    size: Unseen[FontSize | None] = None
    line_height: Unseen[Annotated[float, Field(gt=0, le=10)] | None] = None
    rotation: Unseen[Degrees | None] = None


class InfoCard(Strict):
    """A card: a label at its side, a leading sentence, paragraphs, a footer."""

    body: Seen[Annotated[list[NonEmpty], Field(min_length=1, max_length=24, fail_fast=True)]]
    side_label: Seen[Text | None] = None
    lead: Seen[Text | None] = None
    footer: Seen[Text | None] = None
    fill: Unseen[PaletteColor | None] = None
    accent: Unseen[PaletteColor | None] = None
    icon: Unseen[IconName | None] = None


class CalloutBox(Strict):
    """A remark that stands out."""

    content: SeenAsOne[RichText]
    fill: Unseen[PaletteColor | None] = None
    color: Unseen[PaletteColor | None] = None
    icon: Unseen[IconName | None] = None


class BannerBand(Strict):
    """A sentence on a band of colour."""

    text: Seen[NonEmpty]
    fill: Unseen[PaletteColor | None] = None
    color: Unseen[PaletteColor | None] = None


class DiagonalStamp(Strict):
    """A word across a corner, such as DRAFT."""

    text: Seen[NonEmpty]
    color: Unseen[PaletteColor | None] = None
