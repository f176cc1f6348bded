"""What stands on a page: elements in frames (EMU), and of these the shapes. Other lengths are in pt."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Literal, Self

from renderer.scene.paint import Effects, Fill, Line
from renderer.scene.text import Link, Paragraph, TextBody

EMU_PER_PT = 12_700


@dataclass(frozen=True, slots=True)
class Frame:
    """A rectangle in EMU."""

    x: int
    y: int
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class Element:
    """Base of all that stands on a page.

    Attributes:
        name: what it is known by on its page.
        description: for people who do not see it.
        decorative: it says nothing.
        builds: part of the content that an animation brings in.
        origin: where what it shows stands in the document, `slides[0].body`; empty where that is its page's place.
    """

    frame: Frame
    name: str
    description: str = ""
    decorative: bool = False
    builds: bool = False
    origin: str = ""


@dataclass(frozen=True, slots=True)
class Placeholder:
    """Which placeholder of the layout an element fills; `kind` is its type in PresentationML, "" for any content."""

    kind: str
    idx: int | None = None


@dataclass(frozen=True, slots=True)
class Turn:
    """How a shape is turned about its middle; degrees clockwise."""

    rotation: float = 0.0
    flip_h: bool = False
    flip_v: bool = False


UPRIGHT = Turn()


@dataclass(frozen=True, slots=True)
class Freeform:
    """A path in a box of its own size.

    Attributes:
        steps: (name, points): `moveTo` and `lnTo` with one point, `cubicBezTo` with three, `close` with none.
    """

    width: int
    height: int
    steps: tuple[tuple[str, tuple[tuple[int, int], ...]], ...]


Inherited = Literal["place", "look", "sizes", "characters"]
"""What a shape may leave to its placeholder, and does not say itself; its fields tell all the same how it is shown.

Where it stands; its look: fill, line, geometry, how text lies in its box, and the fonts of other scripts; sizes of
type and gaps between lines; weight, slant, capitals and spacing of characters. A look is inherited with the place.
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Shape(Element):
    """A shape of any preset geometry, or of a path, with or without text.

    Attributes:
        geometry: of a path, what it is like when a page is turned round: a `rect` stays as it is.
        radius: of corners, for `roundRect`.
        adjustments: by their DrawingML names, as `locks`.
        text_box: made for words, though it has a line; a rectangle of words without fill and line is so anyway.
        inherits: what is left to the placeholder.
    """

    geometry: str = "rect"
    radius: float = 0.0
    adjustments: tuple[tuple[str, int], ...] = ()
    fill: Fill | None = None
    line: Line | None = None
    effects: Effects | None = None
    turn: Turn = UPRIGHT
    body: TextBody | None = None
    text_box: bool = False
    link: Link | None = None
    placeholder: Placeholder | None = None
    inherits: frozenset[Inherited] = frozenset()
    path: Freeform | None = None
    locks: tuple[str, ...] = ()

    @property
    def paragraphs(self) -> tuple[Paragraph, ...]:
        """Its text; nothing where it has none."""
        return self.body.paragraphs if self.body else ()

    def saying(self, paragraphs: tuple[Paragraph, ...]) -> Self:
        """The shape with other paragraphs in its text body."""
        assert self.body is not None
        return replace(self, body=replace(self.body, paragraphs=paragraphs))


@dataclass(frozen=True, slots=True, kw_only=True)
class Group(Element):
    """Elements that move as one."""

    elements: tuple[Element, ...]
    turn: Turn = UPRIGHT
    locks: tuple[str, ...] = ()


def nested(elements: Iterable[Element]) -> Iterator[Element]:
    """Everything inside groups, in reading order."""
    for element in elements:
        if isinstance(element, Group):
            for inner in element.elements:
                yield inner
                yield from nested((inner,))
