"""The deck that pages make, its masters and layouts, and how it is shown, printed and talked about.

Lengths are in pt where not said otherwise, times in ms, page numbers count from 0.
"""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Literal

from renderer.scene.animation import Animation, Transition
from renderer.scene.paint import Fill
from renderer.scene.shapes import Element, Frame, Group, Shape
from renderer.scene.text import Align, Anchor, Bullet, Paragraph
from renderer.scene.theme import Theme

PAGE_WIDTH_PT, PAGE_HEIGHT_PT = 960.0, 540.0

Layout = Literal[
    "title-only",
    "title-and-text",
    "two-columns",
    "opening",
    "statement",
    "section",
    "closing",
    "quote",
    "picture",
    "wide-title-only",
    "wide-title-and-text",
    "wide-two-columns",
]

PropertyValue = str | bool | int | float | dt.datetime
"""What a custom property of the file may be."""


@dataclass(frozen=True, slots=True)
class LayoutPage:
    """A layout that a document drew; elements with a placeholder are its placeholders."""

    name: str
    elements: tuple[Element, ...]
    background: Fill | None = None


@dataclass(frozen=True, slots=True)
class MasterPage:
    """A master that a document drew, and its layouts."""

    name: str
    elements: tuple[Element, ...]
    background: Fill | None
    layouts: tuple[LayoutPage, ...]


@dataclass(frozen=True, slots=True)
class TextStyle:
    """What a placeholder of the master sets its text in; sizes in pt."""

    size: float
    bold: bool = False
    italic: bool = False
    caps: bool = False
    spacing: float = 0.0
    color: str = "tx1"
    align: Align = "l"


@dataclass(frozen=True, slots=True)
class Blueprint:
    """What master and layouts show, and where their placeholders stand.

    Attributes:
        places: boxes of placeholders in EMU, by name: title, large-title, subtitle, body, statement-body, left, right,
            footer, number. A layout with a placeholder that has none is left out.
        styles: of the text in them.
        titled: what stands on each page with a title; `wide` on those whose title gives way to a wide content.
        title_anchor: where titles of `titled` pages stand in their place.
        everywhere: what stands on each page but those of `covers`.
        covers: what stands on pages that open, part and close a deck, by their layout.
        grounds: of the same pages, where it is not that of the others.
        bullet: of points.
    """

    places: Mapping[str, Frame]
    styles: Mapping[str, TextStyle]
    titled: tuple[Shape, ...] = ()
    wide: tuple[Shape, ...] = ()
    title_anchor: Anchor = "t"
    everywhere: tuple[Shape, ...] = ()
    covers: Mapping[Layout, tuple[Shape, ...]] = field(default_factory=dict)
    grounds: Mapping[Layout, str] = field(default_factory=dict)
    bullet: Bullet | None = None


@dataclass(frozen=True, slots=True)
class Comment:
    """A comment on a page, at a place on it."""

    text: str
    author: str
    initials: str
    x: float = 0.0
    y: float = 0.0
    date: dt.datetime | None = None


@dataclass(frozen=True, slots=True)
class CustomShow:
    """A selection of pages under a name."""

    name: str
    pages: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Printing:
    """What the print dialogue starts with, by the PresentationML names; None is left to the program."""

    what: str | None = None
    colors: str | None = None
    frames: bool | None = None
    fit: bool | None = None
    hidden: bool | None = None


@dataclass(frozen=True, slots=True)
class ShowSettings:
    """What a file says about showing it."""

    custom_shows: tuple[CustomShow, ...] = ()
    printing: Printing | None = None
    notes_size: tuple[float, float] = (540.0, 720.0)


AS_USUAL = ShowSettings()


@dataclass(frozen=True, slots=True)
class Page:
    """One slide; `elements` are in reading order, which is also the order of drawing.

    `notes` are paragraphs where they are more than plain text.
    `model` is the number of a master of the scene and of its layout, from 0; it goes before `layout`.
    `bare` hides what its layout and the master draw.
    `base` is the layout part of a template that it is built on, in place of `layout`.
    `origin` is the slide of the document that it shows, or goes on with: `slides[0]`.
    """

    name: str
    layout: Layout
    elements: tuple[Element, ...]
    notes: str | tuple[Paragraph, ...] = ""
    transition: Transition | None = None
    background: Fill | None = None
    model: tuple[int, int] | None = None
    animations: tuple[Animation, ...] = ()
    comments: tuple[Comment, ...] = ()
    bare: bool = False
    base: str | None = None
    origin: str = ""

    @property
    def origins(self) -> dict[str, str]:
        """Where what its elements show stands in the document, by their names; parts of a group may name none."""
        return dict(_origins(self.elements, self.origin))


def _origins(elements: Iterable[Element], within: str) -> Iterator[tuple[str, str]]:
    for element in elements:
        origin = element.origin or within
        yield element.name, origin
        if isinstance(element, Group):
            yield from _origins(element.elements, origin)


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
    show_settings: ShowSettings = AS_USUAL
    masters: tuple[MasterPage, ...] = ()
    blueprint: Blueprint | None = None
