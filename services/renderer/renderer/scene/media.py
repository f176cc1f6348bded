"""Pictures, films and sounds on a page. Radii are in pt, times in ms."""

from dataclasses import dataclass
from typing import Literal

from renderer.scene.paint import Effects, Line, PictureFill
from renderer.scene.shapes import UPRIGHT, Element, Placeholder, Turn
from renderer.scene.text import Link


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture(Element):
    """A picture in a frame; `radius` in pt."""

    fill: PictureFill
    radius: float = 0.0
    line: Line | None = None
    effects: Effects | None = None
    turn: Turn = UPRIGHT
    link: Link | None = None
    placeholder: Placeholder | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Media(Picture):
    """A film or sound; the picture stands in its place until it plays.

    Attributes:
        kind: `video` or `audio`.
        data: the file; `extension` tells its format.
        skip: ms from its beginning that are not played.
        volume: 0..100.
    """

    kind: Literal["video", "audio"]
    data: bytes
    extension: str
    autoplay: bool = False
    loop: bool = False
    muted: bool = False
    volume: float = 80.0
    skip: float = 0.0
    hidden_when_idle: bool = False
