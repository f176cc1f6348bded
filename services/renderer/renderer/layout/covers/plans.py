"""Where things stand on the pages that open, part and close a deck: in four ways each, as a look says."""

from collections.abc import Callable, Mapping
from dataclasses import replace

from renderer.layout.covers.canvas import BAND_EDGE, EDGE, Canvas, CoverPlan, ShortPlan, canvas_of
from renderer.layout.covers.closing_plans import closing
from renderer.layout.covers.section_plans import section
from renderer.layout.geometry import Rect
from renderer.looks import Look
from renderer.scene import Layout
from renderer.scene.theme import Theme

_LINE = 22.0
"""The height of a line of small print, in pt."""
_SHORT_PANEL = 0.44
"""Of the page's height: the panel at the foot of an opening that has a title alone."""


def plans_of(look: Look, theme: Theme) -> dict[Layout, CoverPlan]:
    """The plans of a look, by the layout that carries them in the file."""
    return {name: plan_of(name, look, theme) for name in _PLANS}


def plan_of(name: Layout, look: Look, theme: Theme, *, wide: bool = False) -> CoverPlan:
    """The plan of one kind of page: `opening`, `section` or `closing`; `wide` panels have room for long words."""
    return _PLANS[name](canvas_of(look, theme, wide=wide))


def picture_places(look: Look) -> tuple[Rect, Rect, Rect]:
    """Where title and words stand beside a picture, and the picture itself, on seven of twelve columns."""
    page, margin = Rect(0, 0, *look.spacing.page), look.spacing.margin
    wide = page.width * 5 / 12
    column = Rect(margin, look.spacing.top, wide - margin - 28, page.height - look.spacing.top - EDGE)
    title = Rect(column.x, column.y, column.width, column.height * 0.36)
    words = Rect(column.x, title.bottom + 16, column.width, column.bottom - title.bottom - 16)
    return title, words, Rect(wide, 0, page.width - wide, page.height)


def _opening(canvas: Canvas) -> CoverPlan:
    return {"A": _opening_panel, "B": _opening_ground, "C": _opening_band, "picture": _opening_picture}[canvas.style](
        canvas
    )


def _opening_panel(canvas: Canvas) -> CoverPlan:
    panel, beside = canvas.panel(5)
    inner, right = panel.inset(EDGE, EDGE, 28, EDGE), beside.inset(EDGE, EDGE, EDGE, EDGE)
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


def _opening_ground(canvas: Canvas) -> CoverPlan:
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
        content=Rect(left, bottom + 26, width, page.height - bottom - 26 - EDGE - _LINE - 8),
        content_ground=canvas.strong,
        top=Rect(left, EDGE, width, 66),
        top_ground=canvas.strong,
        foot=Rect(left, page.height - EDGE - _LINE, width, _LINE),
        foot_ground=canvas.strong,
    )


def _opening_band(canvas: Canvas) -> CoverPlan:
    band, inner = canvas.band(102.0), canvas.inner
    foot = band.inset(canvas.margin, 16, canvas.margin, 16)
    # As on a closing, the layout has an edge of the band alone, for pages without a date, an audience or a company.
    title = Rect(inner.x, 62, inner.width * (1.0 if canvas.align == "ctr" else 0.94), 226)
    panel = canvas.band(canvas.page.height * _SHORT_PANEL)
    return CoverPlan(
        style="C",
        align=canvas.align,
        fill="bg1",
        marks=((canvas.band(BAND_EDGE), {"fill": canvas.strong.fill}),),
        foot_band=band,
        short=ShortPlan(
            replace(title, y=EDGE, height=panel.y - EDGE - 24), at_foot=True, picture=panel, ground=canvas.strong
        ),
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


def _opening_picture(canvas: Canvas) -> CoverPlan:
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
        short=ShortPlan(inner),
        below=Rect(inner.x, inner.y + inner.height * 0.6 - 40, inner.width, 40),
        content=Rect(inner.x, inner.y + inner.height * 0.6 + 12, inner.width, inner.height * 0.4 - 12),
        content_ground=canvas.light,
        top=Rect(foot.x, foot.y, foot.width * 0.62, foot.height),
        top_ground=canvas.strong,
        foot=Rect(foot.x + foot.width * 0.66, foot.y, foot.width * 0.34, foot.height),
        foot_ground=canvas.strong,
    )


_PLANS: Mapping[Layout, Callable[[Canvas], CoverPlan]] = {
    "opening": _opening,
    "section": section,
    "closing": closing,
}
