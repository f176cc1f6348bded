"""What surrounds the content of a `protocol_v2` slide; heights are in px of the 960 x 540 canvas."""

from typing import Annotated, Literal

from pydantic import Field

from deck_documents.parts import BOOLEAN, STRING, AnyHexColor, Strict, Text, by_kind

_Height = Annotated[float, Field(ge=0, le=540)]
_Rule = Annotated[Annotated[Text, STRING] | Annotated[bool, BOOLEAN], by_kind("a string, true or false")]


class HeaderRibbon(Strict):
    """A band along the slide's top edge."""

    enabled: bool | None = None
    height: _Height | None = None
    fill: AnyHexColor | None = None
    type: Text | None = None
    align: Literal["left", "center", "right"] | None = None


class Footer(Strict):
    """The line at the slide's bottom."""

    enabled: bool | None = None
    layout: Annotated[list[Text], Field(max_length=20)] | None = None
    height: _Height | None = None
    top_rule: _Rule | None = None
    disclaimer: Text | None = None
    project_code: Text | None = None
    watermark: Text | None = None


class Chrome(Strict):
    """What surrounds the content of a slide."""

    header_ribbon: HeaderRibbon | None = None
    footer: Footer | None = None
