"""Pages, and the deck that they make."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from renderer.scene.masters import Blueprint, MasterPage
from renderer.scene.paint import Fill
from renderer.scene.shapes import Element
from renderer.scene.showing import AS_USUAL, Motion, PropertyValue, Remark, Showing
from renderer.scene.text import Paragraph
from renderer.scene.theme import Theme

PAGE_WIDTH_PT, PAGE_HEIGHT_PT = 960.0, 540.0

Layout = Literal["title-only", "title-and-text", "two-columns", "opening", "statement"]


@dataclass(frozen=True, slots=True)
class Transition:
    """How a page comes in; `advance_after_ms` in milliseconds, `direction` is l, r, u or d."""

    kind: str
    speed: str = "med"
    advance_on_click: bool = True
    advance_after_ms: int | None = None
    morph_option: str = "byObject"
    direction: str | None = None


@dataclass(frozen=True, slots=True)
class Page:
    """One slide; `elements` are in reading order, which is also the order of drawing.

    An animation brings in one of `steps` after the other, names of elements that come together; where there are none,
    each element that builds. `motions` go before it. `rich_notes` are the notes where these are more than plain text.
    `model` is the number of a master of the scene and of its layout, from 0; it goes before `layout`.
    `bare` hides what its layout and the master draw.
    `base` is the layout part of a template that it is built on, in place of `layout`.
    """

    name: str
    layout: Layout
    elements: tuple[Element, ...]
    notes: str = ""
    transition: Transition | None = None
    animation: Literal["buildByPoint", "fadeIn"] | None = None
    background: Fill | None = None
    steps: tuple[tuple[str, ...], ...] = ()
    rich_notes: tuple[Paragraph, ...] = ()
    model: tuple[int, int] | None = None
    motions: tuple[Motion, ...] = ()
    remarks: tuple[Remark, ...] = ()
    bare: bool = False
    base: str | None = None


@dataclass(frozen=True, slots=True)
class Section:
    """Pages that belong together; `pages` are 0-based."""

    name: str
    pages: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Scene:
    """A whole deck, laid out.

    Attributes:
        language: BCP 47 tag of text without a script of its own.
        properties: custom document properties, in order.
        size: width and height of its pages in pt.
        sections: in their order; none or all pages are in one.
        masters: those of the document, beside our own.
        blueprint: of master and layouts; None for plain ones.
    """

    title: str
    theme: Theme
    pages: tuple[Page, ...]
    language: str = "en-US"
    properties: Mapping[str, PropertyValue] = field(default_factory=dict)
    size: tuple[float, float] = (PAGE_WIDTH_PT, PAGE_HEIGHT_PT)
    author: str = "Deckmill"
    sections: tuple[Section, ...] = ()
    showing: Showing = AS_USUAL
    masters: tuple[MasterPage, ...] = ()
    blueprint: Blueprint | None = None
