"""Elements that a document styles one by one. Frames are in EMU, type sizes, insets and gaps in pt."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from renderer.scene.elements import Anchor, Paragraph, Placed, Placeholder, Run
from renderer.scene.paint import Effects, Fill, Gradient, Line, Picture


@dataclass(frozen=True, slots=True)
class Link:
    """Where a click leads: an address, or the number of a slide from 1, or a jump by its PowerPoint name."""

    address: str | None = None
    slide: int | None = None
    jump: str | None = None
    tooltip: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RichRun(Run):
    """Text of one style that a document chose.

    Attributes:
        typeface: a family by name; None is the theme's. `family` is what it is measured with.
        underline: by its DrawingML name.
        baseline: per cent of the size above (or, below 0, under) the line.
    """

    typeface: str | None = None
    underline: str | None = None
    strike: bool = False
    baseline: float = 0.0
    small_caps: bool = False
    highlight: str | None = None
    gradient: Gradient | None = None
    link: Link | None = None
    language: str | None = None


@dataclass(frozen=True, slots=True)
class Marker:
    """What stands before a paragraph: a character, or a number of a DrawingML scheme; `size` in per cent."""

    character: str | None = None
    scheme: str = "arabicPeriod"
    start: int = 1
    color: str | None = None
    size: float | None = None
    typeface: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RichParagraph(Paragraph):
    """A paragraph that a document styled; `hanging` (pt) is how far its first line starts left of the others."""

    marker: Marker | None = None
    hanging: float = 0.0
    justified: bool = False
    tabs: tuple[tuple[float, str], ...] = ()


@dataclass(frozen=True, slots=True)
class TextBody:
    """Text in a shape.

    Attributes:
        insets: left, top, right, bottom in pt.
        vertical: the DrawingML name of another direction.
        warp: the DrawingML name of a shape that the text is bent into.
    """

    paragraphs: tuple[Paragraph, ...]
    insets: tuple[float, float, float, float] = (0.0, 0.0, 0.0, 0.0)
    anchor: Anchor = "t"
    columns: int = 1
    column_gap: float = 0.0
    vertical: str | None = None
    warp: str | None = None


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawing(Placed):
    """A shape of any preset geometry, or of a path.

    Attributes:
        radius: pt, for `roundRect`.
        adjustments: by their DrawingML names, as `locks`.
    """

    geometry: str = "rect"
    radius: float = 0.0
    adjustments: tuple[tuple[str, int], ...] = ()
    fill: Fill | None = None
    line: Line | None = None
    effects: Effects | None = None
    turn: Turn = UPRIGHT
    body: TextBody | None = None
    link: Link | None = None
    placeholder: Placeholder | None = None
    path: Freeform | None = None
    locks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Photo(Placed):
    """A picture in a frame; `radius` in pt."""

    picture: Picture
    radius: float = 0.0
    line: Line | None = None
    effects: Effects | None = None
    turn: Turn = UPRIGHT
    link: Link | None = None
    placeholder: Placeholder | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Recording(Photo):
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


@dataclass(frozen=True, slots=True)
class GridCell:
    """A cell; one that a neighbour spans is `merged_left` or `merged_up` and holds nothing that shows."""

    paragraphs: tuple[Paragraph, ...]
    fill: Fill | None = None
    borders: tuple[Line | None, Line | None, Line | None, Line | None] = (None, None, None, None)
    insets: tuple[float, float, float, float] = (0.0, 0.0, 0.0, 0.0)
    anchor: Anchor = "ctr"
    column_span: int = 1
    row_span: int = 1
    merged_left: bool = False
    merged_up: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Grid(Placed):
    """A table whose cells may span; borders are left, right, top, bottom, lengths in EMU.

    `parts` are those that stand out, by their DrawingML names.
    """

    widths: tuple[int, ...]
    heights: tuple[int, ...]
    rows: tuple[tuple[GridCell, ...], ...]
    parts: tuple[str, ...] = ("firstRow",)
    placeholder: Placeholder | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Wire(Placed):
    """A connector between two points in EMU; glue is (name of a shape, connection site).

    Attributes:
        upright: a bent one leaves up or down; None leaves it to the ends.
        corner: a bent one has one bend; else two, the first `bend` (a share) of the way along.
    """

    kind: Literal["straight", "elbow", "curved"]
    start: tuple[int, int]
    end: tuple[int, int]
    line: Line
    arrow_start: str | None = None
    arrow_end: str | None = None
    glue_start: tuple[str, int] | None = None
    glue_end: tuple[str, int] | None = None
    upright: bool | None = None
    corner: bool = False
    bend: float = 0.5


@dataclass(frozen=True, slots=True, kw_only=True)
class Group(Placed):
    """Elements that move as one."""

    elements: tuple[Placed, ...]
    turn: Turn = UPRIGHT
    locks: tuple[str, ...] = ()


def nested(elements: Iterable[object]) -> Iterator[Placed]:
    """Everything inside groups, in reading order."""
    for element in elements:
        if isinstance(element, Group):
            for inner in element.elements:
                yield inner
                yield from nested((inner,))
