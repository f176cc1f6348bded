"""What every slide of a deck may have: its title, its remarks, its chrome and how it comes in."""

from dataclasses import dataclass
from typing import Literal

from renderer.deck.blocks.stories import PlacedImage

Role = Literal["content", "opening", "section", "closing"]


@dataclass(frozen=True, slots=True)
class HeaderRibbon:
    """A band along the slide's top edge."""

    enabled: bool | None = None
    height: float | None = None
    fill: str | None = None
    type: str | None = None
    align: Literal["left", "center", "right"] | None = None


@dataclass(frozen=True, slots=True)
class Footer:
    """The line at the slide's bottom."""

    enabled: bool | None = None
    layout: tuple[str, ...] | None = None
    height: float | None = None
    top_rule: str | bool | None = None
    disclaimer: str | None = None
    project_code: str | None = None
    watermark: str | None = None


@dataclass(frozen=True, slots=True)
class Chrome:
    """What surrounds the content of a slide."""

    header_ribbon: HeaderRibbon | None = None
    footer: Footer | None = None


@dataclass(frozen=True, slots=True)
class Transition:
    """How a slide comes in. `advance_after_ms` is in milliseconds."""

    type: Literal["morph", "fade", "push", "wipe", "split", "cover", "zoom", "none"]
    speed: Literal["slow", "med", "fast"] | None = None
    advance_on_click: bool | None = None
    advance_after_ms: float | None = None
    morph_option: Literal["byObject", "byWord", "byChar"] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Slide:
    """What every slide may have.

    Attributes:
        component: the stable name that its shapes are named after.
        from_right: whether it runs from right to left, which its deck decides with it.
        icons: of its points, where it has points, in their order.
        role: what its document asks it to be for the deck.
    """

    title: str
    component: str = "slide"
    from_right: bool = False
    subtitle: str | None = None
    insight: str | None = None
    source: str | tuple[str, ...] | None = None
    footnotes: tuple[str, ...] | None = None
    image: PlacedImage | None = None
    icons: tuple[str | None, ...] | None = None
    notes: tuple[str, ...] | None = None
    transition: Transition | None = None
    animation: Literal["buildByPoint", "fadeIn", "none"] | None = None
    chrome: Chrome | None = None
    role: Role | None = None
