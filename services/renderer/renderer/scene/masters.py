"""What masters and layouts show: those that a document drew, and our own."""

from collections.abc import Mapping
from dataclasses import dataclass

from renderer.scene.paint import Fill
from renderer.scene.shapes import Element, Frame, Shape
from renderer.scene.text import Align, Bullet


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
        places: boxes of placeholders in EMU, by name: title, large-title, subtitle, body, left, right, footer, number.
        styles: of the text in them.
        titled: what stands on each page with a title at the top; `opening` on an opening page.
        everywhere: what stands on each page but an opening one.
        opening_ground: the ground of an opening page, where it is not that of the others.
        bullet: of points.
    """

    places: Mapping[str, Frame]
    styles: Mapping[str, TextStyle]
    titled: tuple[Shape, ...] = ()
    opening: tuple[Shape, ...] = ()
    everywhere: tuple[Shape, ...] = ()
    opening_ground: str | None = None
    bullet: Bullet | None = None
