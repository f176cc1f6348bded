"""Where everything stands on the pages that open, part and close a deck, by the manner of a look.

A: a strong panel beside a quiet page. B: one strong ground. C: the light page above a strong band. Picture: a picture
or a motif to the edges, with a panel on it. A deck keeps to one of them, so that its end answers its beginning.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from renderer.layout.geometry import Rect
from renderer.layout.grounds import Ground, dark_ground, page_ground, strong_ground, surface
from renderer.layout.marks import Mark
from renderer.looks import Look
from renderer.looks.look import OpeningPage
from renderer.scene import Align, Layout
from renderer.scene.theme import Theme

_EDGE = 44.0
"""What stays free at the edges of a panel, in pt."""
_BAND_EDGE = 16.0
"""The height of a band without words, in pt."""
_WIDER = 2
"""Columns that a panel takes more for long words."""
_GROWTH = 1.15
"""By how much the title of a whole page may exceed the look's own large type."""
_LINE = 22.0
"""The height of a line of small print, in pt."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CoverPlan:
    """A page. Lengths are in pt.

    Attributes:
        style: which of the four it is.
        fill: of the whole page, and `marks` the panels and bands on it.
        title: the room of eyebrow, title and subtitle, in `size` at the most; they stand at its foot or its top.
        ground: under the title.
        below: where the layout of the file has more words of the same rank.
        numeral: the room of the number of a section.
        content: the room of lines and lists, on `content_ground`.
        top: the room of date and audience, on `top_ground`.
        foot: the room of what the page ends with: the company, a decision, the progress; on `foot_ground`.
        foot_band: what is painted under a foot that is not empty; None where `marks` have it.
        align: of the title and of what stands with it.
    """

    style: OpeningPage
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
    numeral: Rect | None = None
    foot_band: Rect | None = None
    marks: tuple[Mark, ...] = ()
    at_foot: bool = False
    align: Align = "l"


@dataclass(frozen=True, slots=True)
class _Canvas:
    """What the plans of a look are drawn from."""

    page: Rect
    margin: float
    style: OpeningPage
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
        return self.page.inset(self.margin, _EDGE, self.margin, _EDGE)

    def panel(self, columns: int) -> tuple[Rect, Rect]:
        """So many of twelve columns at the left edge, and the rest."""
        wide = self.page.width * (columns + _WIDER * self.is_wide) / 12
        return Rect(0, 0, wide, self.page.height), Rect(wide, 0, self.page.width - wide, self.page.height)

    def band(self, height: float) -> Rect:
        return Rect(0, self.page.height - height, self.page.width, height)


def plans_of(look: Look, theme: Theme) -> dict[Layout, CoverPlan]:
    """The plans of a look, by the layout that carries them in the file."""
    return {name: plan_of(name, look, theme) for name in _PLANS}


def plan_of(name: Layout, look: Look, theme: Theme, *, wide: bool = False) -> CoverPlan:
    """The plan of one kind of page: `opening`, `section` or `closing`; `wide` panels have room for long words."""
    canvas = _Canvas(
        Rect(0, 0, *look.spacing.page),
        look.spacing.margin,
        look.manner.opening,
        look.spacing.opening,
        look.type.display.size * _GROWTH,
        page_ground(theme),
        surface(theme),
        strong_ground(look, theme),
        dark_ground(theme),
        wide,
        "ctr" if look.manner.title == "centred" else "l",
    )
    return _PLANS[name](canvas)


def quote_places(look: Look) -> tuple[Rect, Rect]:
    """Where title and quote stand on the ground of a quote."""
    inner = Rect(0, 0, *look.spacing.page).inset(look.spacing.margin, _EDGE, look.spacing.margin, _EDGE)
    return (
        Rect(inner.x, inner.y, inner.width, 46),
        Rect(inner.x + inner.width * 0.08, inner.y + 52, inner.width * 0.84, inner.height - 56),
    )


def picture_places(look: Look) -> tuple[Rect, Rect, Rect]:
    """Where title and words stand beside a picture, and the picture itself, on seven of twelve columns."""
    page, margin = Rect(0, 0, *look.spacing.page), look.spacing.margin
    wide = page.width * 5 / 12
    column = Rect(margin, look.spacing.top, wide - margin - 28, page.height - look.spacing.top - _EDGE)
    title = Rect(column.x, column.y, column.width, column.height * 0.36)
    words = Rect(column.x, title.bottom + 16, column.width, column.bottom - title.bottom - 16)
    return title, words, Rect(wide, 0, page.width - wide, page.height)


def _opening(canvas: _Canvas) -> CoverPlan:
    return {"A": _opening_panel, "B": _opening_ground, "C": _opening_band, "picture": _opening_picture}[canvas.style](
        canvas
    )


def _opening_panel(canvas: _Canvas) -> CoverPlan:
    panel, beside = canvas.panel(5)
    inner, right = panel.inset(_EDGE, _EDGE, 28, _EDGE), beside.inset(_EDGE, _EDGE, _EDGE, _EDGE)
    return CoverPlan(
        style="A",
        fill=canvas.quiet.fill,
        marks=((panel, {"fill": canvas.strong.fill}),),
        title=inner.inset(0, 80, 0, 0),
        size=min(canvas.display, 44.0),
        ground=canvas.strong,
        at_foot=True,
        below=Rect(inner.x, inner.bottom - 56, inner.width, 56),
        content=right.inset(0, 0, 0, _LINE + 16),
        content_ground=canvas.quiet,
        top=Rect(inner.x, inner.y, inner.width, 66),
        top_ground=canvas.strong,
        foot=Rect(right.x, right.bottom - _LINE, right.width, _LINE),
        foot_ground=canvas.quiet,
    )


def _opening_ground(canvas: _Canvas) -> CoverPlan:
    page, left = canvas.page, canvas.opening
    width = page.width - 2 * left
    bottom = page.height * 0.66
    return CoverPlan(
        style="B",
        align=canvas.align,
        fill=canvas.strong.fill,
        title=Rect(left, 118, width * (1.0 if canvas.align == "ctr" else 0.94), bottom - 118),
        size=min(canvas.display, 54.0),
        ground=canvas.strong,
        at_foot=True,
        below=Rect(left, bottom - 40, width * 0.94, 40),
        content=Rect(left, bottom + 26, width, page.height - bottom - 26 - _EDGE - _LINE - 8),
        content_ground=canvas.strong,
        top=Rect(left, _EDGE, width, 66),
        top_ground=canvas.strong,
        foot=Rect(left, page.height - _EDGE - _LINE, width, _LINE),
        foot_ground=canvas.strong,
    )


def _opening_band(canvas: _Canvas) -> CoverPlan:
    band, inner = canvas.band(102.0), canvas.inner
    foot = band.inset(canvas.margin, 16, canvas.margin, 16)
    # As on a closing, the layout has an edge of the band alone, for pages without a date, an audience or a company.
    title = Rect(inner.x, 62, inner.width * (1.0 if canvas.align == "ctr" else 0.94), 226)
    return CoverPlan(
        style="C",
        align=canvas.align,
        fill="bg1",
        marks=((canvas.band(_BAND_EDGE), {"fill": canvas.strong.fill}),),
        foot_band=band,
        title=title,
        size=min(canvas.display, 58.0),
        ground=canvas.light,
        below=Rect(title.x, title.bottom - 44, title.width, 44),
        content=Rect(inner.x, title.bottom + 22, inner.width, band.y - title.bottom - 46),
        content_ground=canvas.light,
        top=Rect(foot.x, foot.y, foot.width * 0.62, foot.height),
        top_ground=canvas.strong,
        foot=Rect(foot.x + foot.width * 0.66, foot.y, foot.width * 0.34, foot.height),
        foot_ground=canvas.strong,
    )


def _opening_picture(canvas: _Canvas) -> CoverPlan:
    page, strip = canvas.page, canvas.band(94.0)
    panel = Rect(0, page.height * 0.3, page.width * 0.64, strip.y - page.height * 0.3)
    inner, foot = panel.inset(canvas.margin, 26, 30, 22), strip.inset(canvas.margin, 8, canvas.margin, 22)
    return CoverPlan(
        style="picture",
        fill=canvas.strong.fill,
        marks=((panel, {"fill": "bg1"}),),
        title=Rect(inner.x, inner.y, inner.width, inner.height * 0.6),
        size=min(canvas.display, 46.0),
        ground=canvas.light,
        below=Rect(inner.x, inner.y + inner.height * 0.6 - 40, inner.width, 40),
        content=Rect(inner.x, inner.y + inner.height * 0.6 + 12, inner.width, inner.height * 0.4 - 12),
        content_ground=canvas.light,
        top=Rect(foot.x, foot.y, foot.width * 0.62, foot.height),
        top_ground=canvas.strong,
        foot=Rect(foot.x + foot.width * 0.66, foot.y, foot.width * 0.34, foot.height),
        foot_ground=canvas.strong,
    )


def _section(canvas: _Canvas) -> CoverPlan:
    if canvas.style == "A":
        return _section_panel(canvas)
    inner = canvas.inner
    band = canvas.band(62.0)
    is_band = canvas.style == "C"
    ground = canvas.light if is_band else canvas.strong
    title = Rect(inner.x, 216, inner.width * 0.6, 112)
    return CoverPlan(
        style=canvas.style,
        fill=ground.fill,
        marks=((band, {"fill": canvas.strong.fill}),) if is_band else (),
        title=title,
        size=min(canvas.display, 40.0),
        ground=ground,
        below=Rect(title.x, title.bottom + 8, title.width, 90),
        numeral=Rect(inner.x, 62, inner.width * 0.5, 140),
        content=Rect(inner.x + inner.width * 0.66, 72, inner.width * 0.34, band.y - 72 - 36),
        content_ground=ground,
        foot=band.inset(canvas.margin, 10, canvas.margin, 10),
        foot_ground=canvas.strong,
    )


def _section_panel(canvas: _Canvas) -> CoverPlan:
    panel, beside = canvas.panel(4)
    inner, right = panel.inset(_EDGE, _EDGE, 28, _EDGE), beside.inset(_EDGE, _EDGE, _EDGE, _EDGE)
    title = Rect(right.x, 206, right.width, 112)
    return CoverPlan(
        style="A",
        fill="bg1",
        marks=((panel, {"fill": canvas.strong.fill}),),
        title=title,
        size=min(canvas.display, 40.0),
        ground=canvas.light,
        below=Rect(title.x, title.bottom + 8, title.width, 90),
        numeral=Rect(right.x, 52, right.width, 140),
        content=inner,
        content_ground=canvas.strong,
        foot=Rect(right.x, right.bottom - 20, right.width, 42),
        foot_ground=canvas.light,
    )


def _closing(canvas: _Canvas) -> CoverPlan:
    return {"A": _closing_panel, "C": _closing_band}.get(canvas.style, _closing_ground)(canvas)


def _closing_panel(canvas: _Canvas) -> CoverPlan:
    panel, beside = canvas.panel(4)
    inner, right = panel.inset(_EDGE, 52, 28, _EDGE), beside.inset(_EDGE, 52, _EDGE, _EDGE)
    return CoverPlan(
        style="A",
        fill="bg1",
        marks=((panel, {"fill": canvas.strong.fill}),),
        title=Rect(inner.x, inner.y, inner.width, inner.height * 0.52),
        size=min(canvas.display, 32.0),
        ground=canvas.strong,
        below=Rect(inner.x, inner.y + inner.height * 0.52, inner.width, 40),
        content=right,
        content_ground=canvas.light,
        foot=Rect(inner.x, inner.y + inner.height * 0.56, inner.width, inner.height * 0.44),
        foot_ground=canvas.strong,
    )


def _closing_ground(canvas: _Canvas) -> CoverPlan:
    inner = canvas.inner
    title = Rect(inner.x, 50, inner.width, 92)
    return CoverPlan(
        style=canvas.style,
        fill=canvas.dark.fill,
        title=title,
        size=min(canvas.display, 36.0),
        ground=canvas.dark,
        below=Rect(title.x, title.bottom, title.width, 30),
        content=Rect(inner.x, title.bottom + 18, inner.width, 258),
        content_ground=canvas.dark,
        foot=Rect(inner.x, title.bottom + 18 + 258 + 14, inner.width, inner.bottom - title.bottom - 290 + 10),
        foot_ground=canvas.dark,
    )


def _closing_band(canvas: _Canvas) -> CoverPlan:
    inner, band = canvas.inner, canvas.band(106.0)
    title = Rect(inner.x, 50, inner.width, 92)
    # The layout in the file has an edge of the band alone, for pages that end with nothing to say.
    return CoverPlan(
        style="C",
        fill="bg1",
        marks=((canvas.band(_BAND_EDGE), {"fill": canvas.strong.fill}),),
        foot_band=band,
        title=title,
        size=min(canvas.display, 36.0),
        ground=canvas.light,
        below=Rect(title.x, title.bottom, title.width, 30),
        content=Rect(inner.x, title.bottom + 18, inner.width, band.y - title.bottom - 18 - 22),
        content_ground=canvas.light,
        foot=band.inset(canvas.margin, 14, canvas.margin, 26),
        foot_ground=canvas.strong,
    )


_PLANS: Mapping[Layout, Callable[[_Canvas], CoverPlan]] = {
    "opening": _opening,
    "section": _section,
    "closing": _closing,
}
