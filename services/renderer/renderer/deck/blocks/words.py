"""Blocks that are words. Lengths are in px, sizes of text in pt."""

from dataclasses import dataclass
from typing import Literal

Align = Literal["left", "center", "right"]
Transform = Literal["none", "upper", "lower", "title"]
Dash = Literal["solid", "dash", "dot"]
Weight = Literal["normal", "bold"] | float


@dataclass(frozen=True, slots=True)
class Run:
    """Text of one look; `size` is in pt."""

    text: str
    weight: Weight | None = None
    italic: bool | None = None
    underline: bool | None = None
    color: str | None = None
    size: float | None = None


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of runs."""

    runs: tuple[Run, ...]
    align: Align | None = None
    level: Literal[1, 2] | None = None
    bullet: bool | None = None


RichText = str | tuple[Run, ...] | tuple[Paragraph, ...]


@dataclass(frozen=True, slots=True)
class TitleBlock:
    """A title."""

    title: str
    eyebrow: str | None = None
    subtitle: str | None = None


@dataclass(frozen=True, slots=True)
class BulletItem:
    """One point, on level 1 or 2."""

    text: str
    level: Literal[1, 2] = 1


@dataclass(frozen=True, slots=True)
class BulletList:
    """Points."""

    items: tuple[BulletItem, ...]


@dataclass(frozen=True, slots=True)
class SectionRibbon:
    """The name of a section, across the region."""

    label: str


@dataclass(frozen=True, slots=True)
class SectionTag:
    """The name of a section, on a small plate."""

    label: str
    fill: str | None = None
    transform: Transform | None = None


@dataclass(frozen=True, slots=True)
class SourceLine:
    """Where figures come from."""

    content: str
    kind: Literal["source", "note", "plain"] | None = None
    align: Align | None = None


@dataclass(frozen=True, slots=True)
class Border:
    """A line around something."""

    color: str | None = None
    width: float | None = None
    dash: Dash | None = None


@dataclass(frozen=True, slots=True)
class Insets:
    """Distances of a text from the edges of its region."""

    top: float | None = None
    right: float | None = None
    bottom: float | None = None
    left: float | None = None


@dataclass(frozen=True, slots=True)
class TextBlock:
    """Free text; `line_height` is a multiple of the size, `rotation` is clockwise."""

    content: RichText
    role: Literal["display", "title", "body", "caption", "eyebrow"] | None = None
    fill: str | None = None
    border: Border | None = None
    insets: float | Insets | None = None
    align: Align | None = None
    vertical_align: Literal["top", "middle", "bottom"] | None = None
    color: str | None = None
    italic: bool | None = None
    weight: Weight | None = None
    size: float | None = None
    line_height: float | None = None
    rotation: float | None = None


@dataclass(frozen=True, slots=True)
class InfoCard:
    """A card: a label at its side, a leading sentence, paragraphs, a footer."""

    body: tuple[str, ...]
    side_label: str | None = None
    lead: str | None = None
    footer: str | None = None
    fill: str | None = None
    accent: str | None = None
    icon: str | None = None


@dataclass(frozen=True, slots=True)
class CalloutBox:
    """A remark that stands out."""

    content: RichText
    fill: str | None = None
    color: str | None = None
    icon: str | None = None


@dataclass(frozen=True, slots=True)
class BannerBand:
    """A sentence on a band of color."""

    text: str
    fill: str | None = None
    color: str | None = None


@dataclass(frozen=True, slots=True)
class DiagonalStamp:
    """A word across a corner, such as DRAFT."""

    text: str
    color: str | None = None
