"""Pictures in the place of briefs: a sketch, a photograph of a board, a slide that shall be made anew."""

import base64
import binascii
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from deck_domain.errors import Violation

MOST_PICTURE_BYTES = 4 << 20
"""Of a picture, decoded."""
_MOST_SIGNS = 4 * MOST_PICTURE_BYTES // 3 + 1_000
_MAX_INSTRUCTIONS = 5_000
_HEAD = re.compile(r"data:[a-z]+/[a-z0-9.+-]+(?:;[^;,]{0,200})*;base64,", re.IGNORECASE)
_SIGNS = {b"\x89PNG\r\n\x1a\n": "image/png", b"\xff\xd8\xff": "image/jpeg", b"GIF8": "image/gif"}


class BriefPicture(BaseModel):
    """A picture that a language model looks at; `image` is base64, with or without `data:image/png;base64,` before."""

    model_config = ConfigDict(strict=True, extra="allow", frozen=True)

    image: Annotated[str, Field(max_length=_MOST_SIGNS, description="PNG, JPEG, GIF or WebP of at most 4 MiB, base64")]
    instructions: Annotated[str, Field(max_length=_MAX_INSTRUCTIONS)] = ""
    slide_count: Annotated[int, Field(ge=1, le=1, description="One picture becomes one slide")] = 1


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture as it is sent on: its `media_type`, as image/png, and its bytes."""

    media_type: str
    data: bytes

    @property
    def data_url(self) -> str:
        """With all its bytes in it."""
        return f"data:{self.media_type};base64,{base64.b64encode(self.data).decode()}"


def picture_of(part: BriefPicture) -> Picture | None:
    """The picture; None for what is no picture of the kinds that are read, or too large."""
    content = "".join(_HEAD.sub("", part.image, count=1).split())
    try:
        data = base64.b64decode(content, validate=True)
    except (binascii.Error, ValueError):
        return None
    kind = next((kind for sign, kind in _SIGNS.items() if data.startswith(sign)), "")
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        kind = "image/webp"
    return Picture(kind, data) if kind and len(data) <= MOST_PICTURE_BYTES else None


def picture_faults(part: BriefPicture) -> Iterator[Violation]:
    """Why a picture cannot be looked at."""
    if picture_of(part) is None:
        message = "Give a PNG, JPEG, GIF or WebP picture of at most 4 MiB, in base64."
        yield Violation("/from_image/image", "unusable_picture", message)


def without_picture(document: object) -> object:
    """`document` without the characters of its picture, which are held against rules of their own."""
    part = document.get("from_image") if isinstance(document, Mapping) else None
    if not isinstance(document, Mapping) or not isinstance(part, Mapping) or not isinstance(part.get("image"), str):
        return document
    return {**document, "from_image": {**part, "image": ""}}
