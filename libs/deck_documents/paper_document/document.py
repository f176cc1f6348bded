"""The whole of a `paper_document`: slides, masters, and what belongs to the file. Lengths are in px, times in ms."""

from typing import Annotated, Literal

from pydantic import Field

from deck_documents.paper_document.color import Fill
from deck_documents.paper_document.nodes import Node
from deck_documents.paper_document.style import FlexStyle
from deck_documents.paper_document.text import Language, StringOrParagraphs
from deck_documents.parts import (
    ARRAY,
    BOOLEAN,
    NUMBER,
    OBJECT,
    STRING,
    WHOLE,
    FontSource,
    HexColor,
    ImageSource,
    Name,
    NonEmpty,
    Part,
    Text,
    by_kind,
)
from deck_documents.sight import Seen, Unseen
from deck_documents.slide_image import Logo

BooleanOrText = Annotated[
    Annotated[bool, BOOLEAN] | Annotated[Text, STRING], by_kind("true, false or the text to be shown")
]


class Meta(Part):
    """What the file says about itself."""

    title: Seen[Text | None] = None
    author: Unseen[Text | None] = None
    language: Unseen[Language | None] = None


class Size(Part):
    """Width and height; a slide of 960 x 540 px is 13.333 x 7.5 in."""

    width: Annotated[float, Field(gt=0, le=5600)]
    height: Annotated[float, Field(gt=0, le=5600)]


class ColorScheme(Part):
    """The twelve colours of the theme."""

    dk1: HexColor | None = None
    lt1: HexColor | None = None
    dk2: HexColor | None = None
    lt2: HexColor | None = None
    accent1: HexColor | None = None
    accent2: HexColor | None = None
    accent3: HexColor | None = None
    accent4: HexColor | None = None
    accent5: HexColor | None = None
    accent6: HexColor | None = None
    hlink: HexColor | None = None
    fol_hlink: HexColor | None = None


class FontScheme(Part):
    """The families of headings (major) and text (minor), for Latin and East Asian scripts."""

    major_latin: Name | None = None
    minor_latin: Name | None = None
    major_ea: Name | None = None
    minor_ea: Name | None = None


class Theme(Part):
    """The theme of the file."""

    name: Name | None = None
    color_scheme: ColorScheme | None = None
    font_scheme: FontScheme | None = None


class Transition(Part):
    """How a slide comes in."""

    type: Literal[
        "fade", "push", "wipe", "cover", "zoom", "morph", "split", "blinds", "checker", "dissolve", "comb", "none"
    ]
    duration: Annotated[float, Field(ge=0, le=60_000)] | None = None
    direction: Name | None = None
    advance_on_click: bool | None = None
    advance_after_time: Annotated[float, Field(ge=0, le=86_400_000)] | None = None


class HeaderFooter(Part):
    """What stands in the footer placeholders."""

    slide_number: Unseen[BooleanOrText | None] = None
    footer: Seen[BooleanOrText | None] = None
    date_time: Seen[BooleanOrText | None] = None


class Comment(Part):
    """A remark of a reader, at a place on the slide; `date` is after ISO 8601."""

    text: Text
    author: Name | None = None
    initials: Name | None = None
    date: Name | None = None
    x: float | None = None
    y: float | None = None


class PaperSlide(Part):
    """One slide.

    `slideId` (or `id`) is an addition of this server: a comparison finds a slide again by it, whatever its title has
    become.
    """

    type: Unseen[Literal["Slide"]]
    children: Seen[Annotated[list[Node], Field(max_length=500, fail_fast=True)]]
    layout_name: Unseen[Name | None] = None
    master_name: Unseen[Name | None] = None
    background: Unseen[Fill | None] = None
    transition: Unseen[Transition | None] = None
    notes: Seen[StringOrParagraphs | None] = None
    header_footer: Seen[HeaderFooter | None] = None
    comments: Unseen[Annotated[list[Comment], Field(max_length=1000, fail_fast=True)] | None] = None
    style: Unseen[FlexStyle | None] = None
    agent_pattern: Unseen[Name | None] = None
    id: Unseen[NonEmpty | None] = None
    slide_id: Unseen[NonEmpty | None] = None


class Layout(Part):
    """A layout of a master; nodes with `placeholder` are its placeholders."""

    name: Name
    background: Fill | None = None
    children: Annotated[list[Node], Field(max_length=500, fail_fast=True)] | None = None


class Master(Part):
    """A master, its own nodes and its layouts."""

    name: Name
    background: Fill | None = None
    children: Annotated[list[Node], Field(max_length=500, fail_fast=True)] | None = None
    layouts: Annotated[list[Layout], Field(max_length=100)] | None = None


class Section(Part):
    """Slides under one heading, from number `start_slide` (from 1) to the next section's."""

    name: Name
    start_slide: Annotated[int, Field(ge=1), WHOLE] | None = None


class EmbeddedFont(Part):
    """A font file that travels with the deck."""

    font_family: Name
    src: FontSource
    bold: bool | None = None
    italic: bool | None = None


class Protection(Part):
    """A mark for readers; nothing is encrypted."""

    mark_as_final: bool | None = None
    read_only_recommended: bool | None = None


class CustomShow(Part):
    """A selection of slides, by number from 1."""

    name: Name
    slides: Annotated[list[Annotated[int, Field(ge=1), WHOLE]], Field(max_length=1000)]


_PropertyValue = Annotated[
    Annotated[Text, STRING] | Annotated[float, NUMBER] | Annotated[bool, BOOLEAN],
    by_kind("a string, a number, true or false"),
]


class CustomProperty(Part):
    """A custom property of the file."""

    name: Name
    value: _PropertyValue


class HandoutLayout(Part):
    """How handouts are printed."""

    slides_per_page: Literal[1, 2, 3, 4, 6, 9] | None = None
    orientation: Literal["portrait", "landscape"] | None = None


class PrintSettings(Part):
    """What the print dialogue starts with."""

    what: Literal["slides", "handouts", "notes", "outline"] | None = None
    color_mode: Literal["color", "gray", "bw"] | None = None
    frame_slides: bool | None = None
    scale_to_fit: bool | None = None
    hidden_slides: bool | None = None


class PaperDocument(Part):
    """A deck given node by node. `logo`, in a corner that is free, is an addition of this server."""

    type: Unseen[Literal["Document"]]
    meta: Seen[Meta]
    slides: Seen[Annotated[list[PaperSlide], Field(min_length=1, max_length=200)]]
    version: Unseen[Literal["1.0"]] = "1.0"
    slide_size: Unseen[Size | None] = None
    notes_size: Unseen[Size | None] = None
    theme: Unseen[Theme | None] = None
    logo: Unseen[Logo | None] = None
    font_strategy: Unseen[
        Literal["portable", "system", "user-embedded", "named-with-fallback", "system-safe", "embedded"] | None
    ] = None
    sections: Unseen[Annotated[list[Section], Field(max_length=100)] | None] = None
    masters: Unseen[Annotated[list[Master], Field(max_length=20)] | None] = None
    embedded_fonts: Unseen[Annotated[list[EmbeddedFont], Field(max_length=50)] | None] = None
    protection: Unseen[Protection | None] = None
    custom_shows: Unseen[Annotated[list[CustomShow], Field(max_length=100)] | None] = None
    custom_properties: Unseen[
        Annotated[
            Annotated[dict[Name, _PropertyValue], Field(max_length=100), OBJECT]
            | Annotated[list[CustomProperty], Field(max_length=100), ARRAY],
            by_kind("an object of names and values, or an array of objects with `name` and `value`"),
        ]
        | None
    ] = None
    handout_layout: Unseen[HandoutLayout | None] = None
    print_settings: Unseen[PrintSettings | None] = None
    chart_fallback_images: Unseen[Annotated[dict[Name, ImageSource], Field(max_length=1000)] | None] = None
