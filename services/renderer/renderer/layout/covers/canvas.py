"""What pages of few words are drawn from: their plan, and the measures and grounds of a look."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from renderer.layout.geometry import Rect
from renderer.layout.grounds import Ground, dark_ground, page_ground, strong_ground, surface
from renderer.layout.marks import Mark
from renderer.looks import Look
from renderer.looks.look import OpeningPage, TitlePlace
from renderer.scene import Align
from renderer.scene.theme import Theme

CoverStyle = OpeningPage | Literal["column", "band"]
"""The ways to open a deck, and two more for the pages after it, of looks whose titles stand in a column or a band."""
EDGE = 44.0
"""What stays free at the edges of a panel, in pt."""
BAND_EDGE = 16.0
"""The height of a band without words, in pt."""
_INSIDE: Mapping[TitlePlace, CoverStyle] = {"column": "column", "band": "band"}
_WIDER = 2
"""Columns that a panel takes more for long words."""
_GROWTH = 1.15
"""By how much the title of a whole page may exceed the look's own large type."""


@dataclass(frozen=True, slots=True)
class ShortPlan:
    """What differs where a page has no lines below its title.

    Attributes:
        title: its room.
        at_foot: whether the title stands at the foot of that room; else it stands in the middle.
        picture: what a picture fills, or a motif on `ground`; None where the plan as such has a place for it.
    """

    title: Rect
    at_foot: bool = False
    picture: Rect | None = None
    ground: Ground | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CoverPlan:
    """A page. Lengths are in pt.

    Attributes:
        style: which of the compositions it is.
        fill: of the whole page, and `marks` the panels and bands on it.
        title: the room of eyebrow, title and subtitle, in `size` at the most; they stand at its foot or its top.
        ground: under the title.
        below: where the layout of the file has more words of the same rank, on `below_ground` if that is another one.
        numeral: the room of the number of a section, on `numeral_ground` if that is not the ground of the title.
        content: the room of lines and lists, on `content_ground`.
        top: the room of date and audience, on `top_ground`.
        foot: the room of what the page ends with: the company, a decision, the progress; on `foot_ground`.
        foot_band: what is painted under a foot that is not empty; None where `marks` have it.
        names: the room of the names of all sections side by side, which tell the progress, too; else they are a list.
        centre: whether the title stands in the middle of its room's height.
        short: what differs on a page without lines.
        align: of the title and of what stands with it.
    """

    style: CoverStyle
    fill: str
    title: Rect
    size: float
    ground: Ground
    below: Rect
    content: Rect
    content_ground: Ground
    foot: Rect
    foot_ground: Ground
    top: Rect | None = None
    top_ground: Ground | None = None
    below_ground: Ground | None = None
    numeral: Rect | None = None
    numeral_ground: Ground | None = None
    names: Rect | None = None
    foot_band: Rect | None = None
    marks: tuple[Mark, ...] = ()
    at_foot: bool = False
    centre: bool = False
    short: ShortPlan | None = None
    align: Align = "l"


@dataclass(frozen=True, slots=True)
class Canvas:
    """What the plans of a look are drawn from: `style` is that of its opening, `inside` that of the pages after it."""

    page: Rect
    margin: float
    style: OpeningPage
    inside: CoverStyle
    opening: float
    display: float
    light: Ground
    quiet: Ground
    strong: Ground
    dark: Ground
    is_wide: bool
    align: Align

    @property
    def inner(self) -> Rect:
        """The page within its margins."""
        return self.page.inset(self.margin, EDGE, self.margin, EDGE)

    def panel(self, columns: int) -> tuple[Rect, Rect]:
        """So many of twelve columns at the left edge, and the rest."""
        wide = self.page.width * (columns + _WIDER * self.is_wide) / 12
        return Rect(0, 0, wide, self.page.height), Rect(wide, 0, self.page.width - wide, self.page.height)

    def band(self, height: float) -> Rect:
        """A band across the foot of the page."""
        return Rect(0, self.page.height - height, self.page.width, height)


def canvas_of(look: Look, theme: Theme, *, wide: bool = False) -> Canvas:
    """The canvas of a look; panels of a `wide` one have room for long words."""
    place = look.manner.title
    return Canvas(
        Rect(0, 0, *look.spacing.page),
        look.spacing.margin,
        look.manner.opening,
        _INSIDE.get(place, look.manner.opening),
        look.spacing.opening,
        look.type.display.size * _GROWTH,
        page_ground(theme),
        surface(theme),
        strong_ground(look, theme),
        dark_ground(theme),
        wide,
        "ctr" if place == "centred" else "l",
    )
