"""What stands on a page: positioned, styled elements. Frames are in EMU, type sizes and gaps in pt."""

from dataclasses import dataclass
from typing import Literal

from renderer.scene.paint import Line

EMU_PER_PT = 12_700

Align = Literal["l", "ctr", "r"]
Anchor = Literal["t", "ctr", "b"]


@dataclass(frozen=True, slots=True)
class Frame:
    """A rectangle in EMU."""

    x: int
    y: int
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class Run:
    """Text of one style.

    Attributes:
        text: a line feed is a line break.
        size: pt.
        color: a name that `Theme` knows, or #RRGGBB.
        floor: pt; below it the text is called too small.
        spacing: extra space after each character, pt.
        caps: shown in capitals; the text itself stays as it was written.
        family: what it is measured with; None is the deck's own.
        heading: set in the family of headings.
        is_field: shows what the shape's `field` names; `text` is its present value.
    """

    text: str
    size: float
    color: str = "tx1"
    bold: bool = False
    italic: bool = False
    floor: float = 12.0
    spacing: float = 0.0
    caps: bool = False
    family: str | None = None
    heading: bool = False
    is_field: bool = True


@dataclass(frozen=True, slots=True)
class BulletSign:
    """The sign of a point: a character, or its number; `size` is a share of the text's."""

    char: str
    color: str
    size: float
    numbered: bool = False


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Runs that flow together; `before`, `after` and `indent` in pt.

    A bullet, as `sign` says, hangs in the indent: in all of it on level 0, in its last half on level 1, and so on.
    """

    runs: tuple[Run, ...]
    align: Align = "l"
    line_spacing: float = 1.0
    before: float = 0.0
    indent: float = 0.0
    bullet: bool = False
    rtl: bool = False
    after: float = 0.0
    level: int = 0
    sign: BulletSign | None = None

    @property
    def text(self) -> str:
        """All its characters."""
        return "".join(run.text for run in self.runs)


@dataclass(frozen=True, slots=True)
class Placeholder:
    """Which placeholder of the layout a shape fills; `kind` is its type in PresentationML."""

    kind: str
    idx: int | None = None


@dataclass(frozen=True, slots=True)
class Shape:
    """A shape with or without text.

    Attributes:
        insets: left, top, right, bottom in pt.
        radius: corner radius in pt for `roundRect`.
        rotated: the text reads from bottom to top.
        rising: a line goes from the bottom left to the top right.
        turn: degrees by which the shape is turned clockwise.
        field: the text is a field, e.g. "slidenum".
        builds: part of the content that an animation brings in.
    """

    frame: Frame
    name: str
    paragraphs: tuple[Paragraph, ...] = ()
    fill: str | None = None
    line: Line | None = None
    geometry: Literal["rect", "roundRect", "ellipse", "line"] = "rect"
    radius: float = 0.0
    anchor: Anchor = "t"
    insets: tuple[float, float, float, float] = (0.0, 0.0, 0.0, 0.0)
    placeholder: Placeholder | None = None
    description: str = ""
    decorative: bool = False
    rotated: bool = False
    rising: bool = False
    turn: int = 0
    field: str | None = None
    builds: bool = False


@dataclass(frozen=True, slots=True)
class Connector:
    """A line glued to two shapes, named by `Shape.name`; sites count 0 top, 1 left, 2 bottom, 3 right.

    Between two like sides it runs as a bracket outside of them.
    """

    name: str
    start: tuple[int, int]
    end: tuple[int, int]
    from_shape: str
    from_site: int
    to_shape: str
    to_site: int
    line: Line
    elbow: bool = True
    decorative: bool = True


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a table; `rule` is the line below it."""

    paragraphs: tuple[Paragraph, ...]
    fill: str | None = None
    rule: Line | None = None


@dataclass(frozen=True, slots=True)
class Table:
    """A native table; widths and heights in EMU, the first row is its header if it has one."""

    frame: Frame
    name: str
    widths: tuple[int, ...]
    heights: tuple[int, ...]
    rows: tuple[tuple[Cell, ...], ...]
    insets: tuple[float, float, float, float]
    description: str
    labels_last: bool = False
    builds: bool = True
    header: bool = True


@dataclass(frozen=True, slots=True)
class Placed:
    """Base of the elements of `renderer.scene.drawing`."""

    frame: Frame
    name: str
    description: str = ""
    decorative: bool = False


Element = Shape | Connector | Table | Placed
