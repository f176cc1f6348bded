"""What surrounds the content of a `protocol_v2` slide; heights are in px of the 960 x 540 canvas."""

from typing import Annotated, Literal

from pydantic import Field

from deck_documents.parts import BOOLEAN, STRING, AnyHexColor, Strict, Text, by_kind
from deck_documents.sight import Seen, Sight, Unseen

_Height = Annotated[float, Field(ge=0, le=540)]
_Rule = Annotated[Annotated[Text, STRING] | Annotated[bool, BOOLEAN], by_kind("a string, true or false")]


class HeaderRibbon(Strict):
    """A band along the slide's top edge."""

    enabled: Unseen[bool | None] = None
    height: Unseen[_Height | None] = None
    fill: Unseen[AnyHexColor | None] = None
    type: Unseen[Text | None] = None
    align: Unseen[Literal["left", "center", "right"] | None] = None


class Footer(Strict):
    """The line at the slide's bottom."""

    enabled: Annotated[bool | None, Sight(seen=False, hides=False)] = None
    layout: Unseen[Annotated[list[Text], Field(max_length=20)] | None] = None
    height: Unseen[_Height | None] = None
    top_rule: Unseen[_Rule | None] = None
    disclaimer: Seen[Text | None] = None
    project_code: Seen[Text | None] = None
    watermark: Seen[Text | None] = None


class Chrome(Strict):
    """What surrounds the content of a slide."""

    header_ribbon: Seen[HeaderRibbon | None] = None
    footer: Seen[Footer | None] = None
