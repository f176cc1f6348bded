"""Where things stand on the page of a quote."""

from dataclasses import dataclass

from renderer.layout.covers.canvas import BAND_EDGE, EDGE, Canvas, canvas_of
from renderer.layout.geometry import Rect
from renderer.layout.grounds import Ground
from renderer.layout.marks import Mark
from renderer.looks import Look
from renderer.scene import Align, Anchor
from renderer.scene.theme import Theme

_TITLE = 46.0
"""The height of a title, in pt."""
_SIGNED, _ABOVE_SIGNED = 58.0, 30.0
"""The height of a signature, and what stays free above one in a column, in pt."""

_UNDER = 90.0
"""How far a motif reaches below a panel, in pt."""


@dataclass(frozen=True, slots=True, kw_only=True)
class QuotePlan:
    """A page. Lengths are in pt.

    Attributes:
        fill: of the whole page, and `marks` the panels and bands on it.
        title: the room of the title, on `title_ground`; its words stand at its top, or `title_anchor` says where.
        taller: how much taller that room is where the title leads the page, in pt, and the words stand lower.
        words: the room of the quote, on `ground`.
        signed: the room of who said it, on `signed_ground`, where that is not below the words; `signed_band` is what
            is painted under it.
        motif: the room of a motif, where no picture stands.
        foot: where the footer stands, on `foot_ground`.
        align: of the words and of what stands with them.
    """

    fill: str
    title: Rect
    title_ground: Ground
    words: Rect
    ground: Ground
    foot: Rect
    foot_ground: Ground
    signed: Rect | None = None
    signed_ground: Ground | None = None
    signed_band: Rect | None = None
    motif: Rect | None = None
    marks: tuple[Mark, ...] = ()
    align: Align = "l"
    title_anchor: Anchor = "t"
    taller: float = 0.0


def quote_plan(look: Look, theme: Theme, *, picture: float = 0.0) -> QuotePlan:
    """The plan of a look; a `picture` so many pt wide stands at the right of the page."""
    canvas = canvas_of(look, theme)
    page = canvas.page.inset(0, 0, picture, 0)
    if canvas.inside == "column":
        return _beside_panel(canvas, page)
    if canvas.inside == "band":
        return _in_band(canvas, page)
    if canvas.style == "picture":
        return _on_panel(canvas, page)
    if canvas.style == "C":
        return _over_band(canvas, page, "l" if picture else canvas.align)
    return _on_ground(canvas, page, "l" if picture else canvas.align)


def _on_ground(canvas: Canvas, page: Rect, align: Align) -> QuotePlan:
    """All of it on one strong ground."""
    inner = page.inset(canvas.margin, EDGE, canvas.margin, EDGE)
    return QuotePlan(
        fill=canvas.strong.fill,
        align=align,
        title=Rect(inner.x, inner.y, inner.width, _TITLE),
        taller=_TITLE,
        title_ground=canvas.strong,
        words=Rect(inner.x + inner.width * 0.08, inner.y + 52, inner.width * 0.84, inner.height - 56),
        ground=canvas.strong,
        foot=_foot(page, inner),
        foot_ground=canvas.strong,
    )


def _beside_panel(canvas: Canvas, page: Rect) -> QuotePlan:
    """Title and name on a panel, the words on the page beside it."""
    wide = min(canvas.page.width / 3, page.width * 0.4)
    panel = Rect(0, 0, wide, page.height)
    inner = panel.inset(max(canvas.margin, 28.0), EDGE, 20, EDGE)
    words = Rect(wide + 40, EDGE, page.width - wide - 40 - EDGE, page.height - 2 * EDGE)
    return QuotePlan(
        fill="bg1",
        marks=((panel, {"fill": canvas.strong.fill}),),
        title=Rect(inner.x, inner.y, inner.width, inner.height - 2 * _SIGNED - _ABOVE_SIGNED),
        title_ground=canvas.strong,
        words=words,
        ground=canvas.light,
        signed=Rect(inner.x, inner.bottom - 2 * _SIGNED, inner.width, 2 * _SIGNED),
        signed_ground=canvas.strong,
        foot=_foot(page, words),
        foot_ground=canvas.light,
    )


def _in_band(canvas: Canvas, page: Rect) -> QuotePlan:
    """The words in a band across the page, the title over it, the name under it."""
    edge = max(canvas.margin, EDGE)
    band = Rect(0, 96, page.width, page.height - 96 - 118)
    inner = page.inset(edge, 0, edge, 0)
    return QuotePlan(
        fill="bg1",
        marks=((Rect(0, band.y, canvas.page.width, band.height), {"fill": canvas.strong.fill}),),
        title=Rect(inner.x, 14, inner.width, band.y - 28),
        title_anchor="ctr",
        title_ground=canvas.light,
        words=Rect(inner.x, band.y + 20, inner.width, band.height - 40),
        ground=canvas.strong,
        signed=Rect(inner.x, band.bottom + 20, inner.width, _SIGNED),
        signed_ground=canvas.light,
        foot=_foot(page, inner),
        foot_ground=canvas.light,
    )


def _on_panel(canvas: Canvas, page: Rect) -> QuotePlan:
    """All of it on a panel that lies on the motif of the opening."""
    panel = Rect(0, 60, page.width * (0.77 if page.width == canvas.page.width else 0.94), page.height - 120)
    left = panel.right - _UNDER
    inner = panel.inset(max(canvas.margin, EDGE), 20, 36, 22)
    return QuotePlan(
        fill=canvas.strong.fill,
        marks=((panel, {"fill": "bg1"}),),
        title=Rect(inner.x, inner.y, inner.width, _TITLE),
        taller=_TITLE,
        title_ground=canvas.light,
        words=Rect(inner.x, inner.y + 48, inner.width, inner.height - 48),
        ground=canvas.light,
        motif=Rect(left, 0, page.right - left, page.height),
        foot=_foot(page, inner),
        foot_ground=canvas.strong,
    )


def _over_band(canvas: Canvas, page: Rect, align: Align) -> QuotePlan:
    """The words on the page, the name in a band at its foot."""
    inner = page.inset(canvas.margin, EDGE, canvas.margin, EDGE)
    band = Rect(0, page.height - 106, canvas.page.width, 106)
    return QuotePlan(
        fill="bg1",
        align=align,
        marks=((canvas.band(BAND_EDGE), {"fill": canvas.strong.fill}),),
        signed_band=band,
        title=Rect(inner.x, inner.y, inner.width, _TITLE),
        taller=_TITLE,
        title_ground=canvas.light,
        words=Rect(inner.x, inner.y + 52, inner.width, band.y - inner.y - 52 - 18),
        ground=canvas.light,
        signed=Rect(inner.x, band.y + 14, inner.width, _SIGNED),
        signed_ground=canvas.strong,
        foot=_foot(page, inner),
        foot_ground=canvas.strong,
    )


def _foot(page: Rect, beside: Rect) -> Rect:
    """A line of small print at the foot of `page`, as wide as what stands above it."""
    return Rect(beside.x, page.height - EDGE, beside.width, 20)
