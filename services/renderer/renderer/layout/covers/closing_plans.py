"""Where things stand on the pages that close a deck."""

from renderer.layout.covers.canvas import BAND_EDGE, EDGE, Canvas, CoverPlan
from renderer.layout.geometry import Rect

_SIZE = 36.0
"""The largest title, in pt."""
_COLUMNS = 3
"""Of twelve: a title beside the steps."""


def closing(canvas: Canvas) -> CoverPlan:
    """The plan of a closing for the looks of that style."""
    if canvas.inside == "column":
        return _beside_title(canvas)
    if canvas.inside == "band":
        return _below_band(canvas)
    return {"A": _beside_panel, "C": _over_band, "picture": _before_panel}.get(canvas.style, _on_ground)(canvas)


def _beside_panel(canvas: Canvas) -> CoverPlan:
    """Title and decision on a panel, the steps beside it."""
    panel, beside = canvas.panel(4)
    inner, right = panel.inset(EDGE, 52, 28, EDGE), beside.inset(EDGE, 52, EDGE, EDGE)
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


def _on_ground(canvas: Canvas) -> CoverPlan:
    """Title, steps and decision below each other on one dark ground."""
    inner = canvas.inner
    title = Rect(inner.x, 50, inner.width, 92)
    return CoverPlan(
        style=canvas.style,
        align=canvas.align,
        fill=canvas.dark.fill,
        title=title,
        size=min(canvas.display, _SIZE),
        ground=canvas.dark,
        below=Rect(title.x, title.bottom, title.width, 30),
        content=Rect(inner.x, title.bottom + 18, inner.width, 258),
        content_ground=canvas.dark,
        foot=Rect(inner.x, title.bottom + 18 + 258 + 14, inner.width, inner.bottom - title.bottom - 290 + 10),
        foot_ground=canvas.dark,
    )


def _over_band(canvas: Canvas) -> CoverPlan:
    """Title and steps on the page, the decision on a band at its foot."""
    inner, band = canvas.inner, canvas.band(106.0)
    title = Rect(inner.x, 50, inner.width, 92)
    # The layout in the file has an edge of the band alone, for pages that end with nothing to say.
    return CoverPlan(
        style="C",
        align=canvas.align,
        fill="bg1",
        marks=((canvas.band(BAND_EDGE), {"fill": canvas.strong.fill}),),
        foot_band=band,
        title=title,
        size=min(canvas.display, _SIZE),
        ground=canvas.light,
        below=Rect(title.x, title.bottom, title.width, 30),
        content=Rect(inner.x, title.bottom + 18, inner.width, band.y - title.bottom - 18 - 22),
        content_ground=canvas.light,
        foot=band.inset(canvas.margin, 14, canvas.margin, 26),
        foot_ground=canvas.strong,
    )


def _below_band(canvas: Canvas) -> CoverPlan:
    """The title in a band across the top, the steps below it, the decision on a quiet band at the foot."""
    page, edge = canvas.page, max(canvas.margin, EDGE)
    top, band = Rect(0, 0, page.width, 132), canvas.band(98.0)
    title = top.inset(edge, 14, edge, 14)
    return CoverPlan(
        style="band",
        fill="bg1",
        marks=((top, {"fill": canvas.strong.fill}),),
        foot_band=band,
        title=title,
        size=min(canvas.display, _SIZE),
        ground=canvas.strong,
        centre=True,
        below=Rect(title.x, top.bottom + 8, title.width, 30),
        content=Rect(title.x, top.bottom + 28, title.width, band.y - top.bottom - 28 - 20),
        content_ground=canvas.light,
        foot=band.inset(edge, 12, edge, 22),
        foot_ground=canvas.quiet,
    )


def _beside_title(canvas: Canvas) -> CoverPlan:
    """The title in a column, the steps beside it, the decision on a panel below them that reaches two edges."""
    page = canvas.page
    wide = page.width * _COLUMNS / 12
    left = max(canvas.margin, 28.0)
    title = Rect(left, 56, wide - left - 12, 240)
    band = Rect(wide, page.height - 106, page.width - wide, 106)
    steps = Rect(wide + 24, 56, page.width - wide - 24 - max(canvas.margin, EDGE), band.y - 56 - 22)
    return CoverPlan(
        style="column",
        fill="bg1",
        foot_band=band,
        title=title,
        size=min(canvas.display, 30.0),
        ground=canvas.light,
        below=Rect(title.x, title.bottom + 8, title.width, 60),
        content=steps,
        content_ground=canvas.light,
        foot=band.inset(24, 14, max(canvas.margin, EDGE), 22),
        foot_ground=canvas.strong,
    )


def _before_panel(canvas: Canvas) -> CoverPlan:
    """Title and steps on the page, the decision on a panel at the right, over the motif of the opening."""
    page = canvas.page
    panel = Rect(page.width * 8 / 12, 0, page.width * 4 / 12, page.height)
    left = max(canvas.margin, EDGE)
    title = Rect(left, 50, panel.x - left - 30, 92)
    inner = panel.inset(32, EDGE, EDGE - 4, EDGE)
    return CoverPlan(
        style="picture",
        fill="bg1",
        marks=((panel, {"fill": canvas.strong.fill}),),
        title=title,
        size=min(canvas.display, _SIZE),
        ground=canvas.light,
        below=Rect(title.x, title.bottom, title.width, 30),
        content=Rect(title.x, title.bottom + 18, title.width, page.height - title.bottom - 18 - EDGE),
        content_ground=canvas.light,
        foot=inner.inset(0, inner.height * 0.4, 0, 0),
        foot_ground=canvas.strong,
    )
