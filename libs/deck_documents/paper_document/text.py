"""Text of `paper_document`: runs, paragraphs, hyperlinks. Sizes are in pt, indents and insets in px."""

from typing import Annotated, Any, Literal

from pydantic import ConfigDict, Discriminator, Field, Tag, model_validator
from pydantic_core import PydanticCustomError

from deck_documents import formats
from deck_documents.paper_document.color import Color, GradientFill
from deck_documents.parts import (
    BOOLEAN,
    OBJECT,
    STRING,
    WHOLE,
    Name,
    NonEmpty,
    NotNegative,
    Part,
    Text,
    by_kind,
    kind_of,
)
from deck_documents.sight import Seen, SeenAsOne, Unseen

FontSize = Annotated[float, Field(ge=1, le=4000)]
Language = Annotated[str, Field(pattern=formats.LANGUAGE, max_length=60)]
Address = Annotated[str, Field(pattern=formats.HYPERLINK, max_length=4000)]
_TARGETS = ("url", "mailto", "slide", "action")
WebAddress = Annotated[str, Field(pattern=formats.WEB_ADDRESS, max_length=4000)]


class Link(Part):
    """Exactly one of an address, a mail address, the number of a slide (from 1) and an action."""

    model_config = ConfigDict(json_schema_extra={"oneOf": [{"required": [key]} for key in _TARGETS]})

    url: WebAddress | None = None
    mailto: NonEmpty | None = None
    slide: Annotated[int, Field(ge=1), WHOLE] | None = None
    action: Literal["nextSlide", "previousSlide", "firstSlide", "lastSlide", "lastSlideViewed", "endShow"] | None = None
    tooltip: Text | None = None

    @model_validator(mode="after")
    def _one_target(self) -> "Link":
        if sum(getattr(self, name) is not None for name in _TARGETS) != 1:
            raise PydanticCustomError("wrong_link", "Give exactly one of url, mailto, slide and action")
        return self


Hyperlink = Annotated[
    Annotated[Address, STRING] | Annotated[Link, OBJECT],
    by_kind("an address, or an object with one of url, mailto, slide and action"),
]


Underline = Annotated[
    Annotated[Literal["none", "single", "double", "heavy", "dotted", "dash", "wavy", "words"], STRING]
    | Annotated[bool, BOOLEAN],
    by_kind("true, false or the kind of line"),
]


class RunStyle(Part):
    """The look of a run; what is absent comes from the paragraph's text style. `baseline` is in per cent."""

    color: Color | None = None
    font_size: FontSize | None = None
    font_family: Name | None = None
    font_weight: Literal["normal", "bold"] | None = None
    font_style: Literal["normal", "italic"] | None = None
    underline: Underline | None = None
    strikethrough: bool | None = None
    baseline: Annotated[float, Field(ge=-100, le=100)] | None = None
    letter_spacing: Annotated[float, Field(ge=-100, le=1000)] | None = None
    text_transform: Literal["none", "uppercase", "lowercase", "capitalize", "smallCaps"] | None = None
    highlight: Color | None = None
    gradient_fill: GradientFill | None = None
    lang: Language | None = None


class Run(Part):
    """Text of one look."""

    text: Seen[Text]
    style: Unseen[RunStyle | None] = None
    hyperlink: Unseen[Hyperlink | None] = None


Runs = Annotated[list[Run], Field(max_length=10_000, fail_fast=True)]


class CharacterBullet(Part):
    """A sign before the paragraph; `size` is in per cent of the text."""

    type: Literal["char"]
    char: Annotated[str, Field(min_length=1, max_length=8)] | None = None
    color: Color | None = None
    font_family: Name | None = None
    size: Annotated[float, Field(ge=25, le=400)] | None = None


class NumberBullet(Part):
    """A number before the paragraph; `scheme` is one of ST_TextAutonumberScheme, such as arabicPeriod."""

    type: Literal["autoNum"]
    scheme: Name | None = None
    start_at: Annotated[int, Field(ge=1, le=32767), WHOLE] | None = None
    color: Color | None = None
    size: Annotated[float, Field(ge=25, le=400)] | None = None


class NoBullet(Part):
    """Nothing before the paragraph."""

    type: Literal["none"]


def _bullet_kind(value: Any) -> str | None:
    kind = value.get("type") if isinstance(value, dict) else None
    return f"<{kind}>" if isinstance(kind, str) else kind_of(value)


Bullet = Annotated[
    Annotated[Literal["char", "autoNum", "none"], STRING]
    | Annotated[CharacterBullet, Tag("<char>")]
    | Annotated[NumberBullet, Tag("<autoNum>")]
    | Annotated[NoBullet, Tag("<none>")],
    Discriminator(
        _bullet_kind,
        custom_error_type="unknown_type",
        custom_error_message="Give char, autoNum or none, or an object with that as its `type`",
    ),
]


class TabStop(Part):
    """A place that a tab goes to, in px from the left of the text."""

    position: NotNegative
    align: Literal["left", "center", "right", "decimal"] | None = None


class Paragraph(Part):
    """A paragraph of runs; `line_height` is a multiple of the font size, the spaces are in pt."""

    runs: SeenAsOne[Runs]
    align: Unseen[Literal["left", "center", "right", "justify"] | None] = None
    level: Unseen[Annotated[int, Field(ge=0, le=8), WHOLE] | None] = None
    bullet: Unseen[Bullet | None] = None
    indent: Unseen[float | None] = None
    margin_left: Unseen[float | None] = None
    space_before: Unseen[NotNegative | None] = None
    space_after: Unseen[NotNegative | None] = None
    line_height: Unseen[Annotated[float, Field(gt=0, le=100)] | None] = None
    tab_stops: Unseen[Annotated[list[TabStop], Field(max_length=100)] | None] = None
    rtl: Unseen[bool | None] = None


Paragraphs = Annotated[list[Paragraph], Field(max_length=10_000, fail_fast=True)]
TextContent = Annotated[
    Annotated[Text, STRING] | Annotated[Runs, Tag("<array>")], by_kind("a string or an array of runs")
]
"""A string, or runs."""

StringOrParagraphs = Annotated[
    Annotated[Text, STRING] | Annotated[Paragraphs, Tag("<array>")], by_kind("a string or an array of paragraphs")
]
"""A string, or paragraphs."""
