"""Blocks that are pictures, signs and lines. Lengths are in px."""

from dataclasses import dataclass
from typing import Literal

from renderer.deck.blocks.words import Dash


@dataclass(frozen=True, slots=True)
class CropBox:
    """What is cut off each edge, as a share from 0 to 1."""

    top: float | None = None
    right: float | None = None
    bottom: float | None = None
    left: float | None = None


@dataclass(frozen=True, slots=True)
class Overlay:
    """A color over a picture."""

    color: str
    opacity: float | None = None


@dataclass(frozen=True, slots=True)
class ImageBleed:
    """A picture; with `bleed` it runs to the slide's edges, `fallback_text` stands where it cannot be had."""

    src: str | None = None
    alt: str | None = None
    crop: CropBox | None = None
    bleed: bool | None = None
    fallback_text: str | None = None
    overlay: str | Overlay | None = None


@dataclass(frozen=True, slots=True)
class ChevronArrow:
    """An arrow with a word on it."""

    direction: Literal["left", "right", "up", "down"] | None = None
    label: str | None = None
    fill: str | None = None


@dataclass(frozen=True, slots=True)
class NumberedChip:
    """A number in a circle."""

    index: int
    label: str | None = None
    fill: str | None = None


@dataclass(frozen=True, slots=True)
class LinePoint:
    """A place in px from the top left of the region."""

    x: float
    y: float


@dataclass(frozen=True, slots=True)
class ConnectorLine:
    """A line between two points; `arrow` says at which ends it has a head."""

    start: LinePoint
    end: LinePoint
    kind: Literal["straight", "elbow", "curved"] | None = None
    color: str | None = None
    width: float | None = None
    dash: Dash | None = None
    arrow: Literal["none", "start", "end", "both"] | None = None


@dataclass(frozen=True, slots=True)
class GroupBorder:
    """A frame around what belongs together."""

    label: str | None = None
    color: str | None = None
    width: float | None = None
    dash: Dash | None = None
    radius: float | None = None
    fill: str | None = None


@dataclass(frozen=True, slots=True)
class PageStamp:
    """A small picture such as a logo; `fallback_text` stands where it cannot be had."""

    src: str | None = None
    alt: str | None = None
    fallback_text: str | None = None
