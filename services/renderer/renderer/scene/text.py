"""Text: runs, paragraphs, and the bodies that hold them. Sizes of type, gaps and insets are in pt."""

from dataclasses import dataclass
from typing import Literal

from renderer.scene.paint import Gradient

Align = Literal["l", "ctr", "r"]
Anchor = Literal["t", "ctr", "b"]
Insets = tuple[float, float, float, float]
"""Left, top, right, bottom."""


@dataclass(frozen=True, slots=True)
class Link:
    """Where a click leads: an address, or the number of a slide from 1, or a jump by its PowerPoint name."""

    address: str | None = None
    slide: int | None = None
    jump: str | None = None
    tooltip: str | None = None


@dataclass(frozen=True, slots=True)
class Run:
    """Text of one style.

    Attributes:
        text: a line feed is a line break.
        size: pt.
        color: a name that `Theme` knows, or #RRGGBB; None leaves it to the placeholder.
        floor: pt; below it the text is called too small.
        spacing: extra space after each character, pt.
        caps: shown in capitals; the text itself stays as it was written.
        family: what it is measured with; None is the deck's own.
        heading: set in the theme's fonts of headings.
        field: what is shown, by its DrawingML name, e.g. "slidenum"; `text` is its present value.
        typeface: what is written as its font; None leaves that to the theme.
        complex_typeface: the same for complex scripts; None takes what the language needs.
        east_asian_typeface: the same for ideographs, and for signs beside them.
        underline: by its DrawingML name.
        baseline: per cent of the size above (or, below 0, under) the line.
        language: BCP 47 tag; None goes by the script.
        upright: not slanted, where the placeholder is.
    """

    text: str
    size: float
    color: str | None = "tx1"
    bold: bool = False
    italic: bool = False
    floor: float = 12.0
    spacing: float = 0.0
    caps: bool = False
    family: str | None = None
    heading: bool = False
    field: str | None = None
    typeface: str | None = None
    complex_typeface: str | None = None
    east_asian_typeface: str | None = None
    underline: str | None = None
    strike: bool = False
    baseline: float = 0.0
    small_caps: bool = False
    highlight: str | None = None
    gradient: Gradient | None = None
    link: Link | None = None
    language: str | None = None
    upright: bool = False


@dataclass(frozen=True, slots=True)
class Bullet:
    """What stands before a paragraph: a character, or a number of a DrawingML scheme where there is none.

    "" leaves the place empty. `size` is in per cent of the text's; what is None is the text's own.
    """

    character: str | None
    color: str | None = None
    size: float | None = None
    scheme: str = "arabicPeriod"
    start: int = 1
    typeface: str | None = None


POINT = Bullet("\u25a0", "accent2", 70.0)
"""Before the points of a deck, where its look has no other sign."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Runs that flow together; lengths in pt.

    Attributes:
        align: None leaves it to the placeholder, as `after` to the style of the text.
        indent: how far its lines stand from the left edge.
        bullet: hangs in the indent; "inherited" is what the placeholder has, if any.
        rtl: runs from right to left; None leaves it to the placeholder, whose usual way is from left to right.
        level: 0..8.
        hanging: how far its first line starts left of the others; None is as bullets hang: in all of the indent on
            level 0, in its last half on level 1, and so on.
        justified: both edges are straight.
        tabs: (position, DrawingML name of the alignment).
    """

    runs: tuple[Run, ...]
    align: Align | None = "l"
    line_spacing: float = 1.0
    before: float = 0.0
    indent: float = 0.0
    bullet: Bullet | Literal["inherited"] | None = None
    rtl: bool | None = None
    after: float | None = None
    level: int = 0
    hanging: float | None = None
    justified: bool = False
    tabs: tuple[tuple[float, str], ...] = ()

    @property
    def text(self) -> str:
        """All its characters."""
        return "".join(run.text for run in self.runs)


@dataclass(frozen=True, slots=True)
class TextBody:
    """Text in a shape.

    Attributes:
        vertical: the DrawingML name of another direction.
        warp: the DrawingML name of a shape that the text is bent into.
    """

    paragraphs: tuple[Paragraph, ...]
    insets: Insets = (0.0, 0.0, 0.0, 0.0)
    anchor: Anchor = "t"
    columns: int = 1
    column_gap: float = 0.0
    vertical: str | None = None
    warp: str | None = None
