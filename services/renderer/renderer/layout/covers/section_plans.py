"""Where things stand on the pages that part a deck."""

from renderer.layout.covers.canvas import EDGE, Canvas, CoverPlan
from renderer.layout.geometry import Rect

_SIZE = 40.0
"""The largest title, in pt."""
_COLUMNS, _NUMERAL = 3, 150.0
"""Of twelve: the panel of a numeral; and what one takes beside a title, in pt."""
_TALLEST = 140.0
"""Pt that a numeral may take from top to bottom."""
_NAMES = 62.0
"""The height of names side by side, in pt."""


def section(canvas: Canvas) -> CoverPlan:
    """The plan of a section for the looks of that style."""
    if canvas.inside == "column":
        return _beside_numeral(canvas)
    if canvas.inside == "band":
        return _in_band(canvas)
    if canvas.style == "A":
        return _beside_names(canvas)
    if canvas.style == "picture":
        return _on_picture(canvas)
    return _centred(canvas) if canvas.align == "ctr" else _on_ground(canvas)


def _on_ground(canvas: Canvas) -> CoverPlan:
    """The numeral over the title at the left, the names at the right, over a band or on one ground."""
    inner, band = canvas.inner, canvas.band(62.0)
    is_band = canvas.style == "C"
    ground = canvas.light if is_band else canvas.strong
    title = Rect(inner.x, 216, inner.width * 0.6, 112)
    return CoverPlan(
        style=canvas.style,
        fill=ground.fill,
        marks=((band, {"fill": canvas.strong.fill}),) if is_band else (),
        title=title,
        size=min(canvas.display, _SIZE),
        ground=ground,
        below=Rect(title.x, title.bottom + 8, title.width, 90),
        numeral=Rect(inner.x, 62, inner.width * 0.5, _TALLEST),
        content=Rect(inner.x + inner.width * 0.66, 72, inner.width * 0.34, band.y - 72 - 36),
        content_ground=ground,
        foot=band.inset(canvas.margin, 10, canvas.margin, 10),
        foot_ground=canvas.strong,
    )


def _centred(canvas: Canvas) -> CoverPlan:
    """All of it in the middle, the names side by side at the foot."""
    inner, band = canvas.inner, canvas.band(62.0)
    is_band = canvas.style == "C"
    ground = canvas.light if is_band else canvas.strong
    title = Rect(inner.x, 196, inner.width, 112)
    names = Rect(inner.x, band.y - _NAMES - 14, inner.width, _NAMES)
    return CoverPlan(
        style=canvas.style,
        align="ctr",
        fill=ground.fill,
        marks=((band, {"fill": canvas.strong.fill}),) if is_band else (),
        title=title,
        size=min(canvas.display, _SIZE),
        ground=ground,
        below=Rect(title.x, title.bottom + 8, title.width, names.y - title.bottom - 22),
        numeral=Rect(inner.x, 46, inner.width, _TALLEST),
        names=names,
        content=names,
        content_ground=ground,
        foot=band.inset(canvas.margin, 10, canvas.margin, 10),
        foot_ground=canvas.strong,
    )


def _beside_names(canvas: Canvas) -> CoverPlan:
    """The names on a panel, the numeral over the title beside it."""
    panel, beside = canvas.panel(4)
    inner, right = panel.inset(EDGE, EDGE, 28, EDGE), beside.inset(EDGE, EDGE, EDGE, EDGE)
    title = Rect(right.x, 206, right.width, 112)
    return CoverPlan(
        style="A",
        fill="bg1",
        marks=((panel, {"fill": canvas.strong.fill}),),
        title=title,
        size=min(canvas.display, _SIZE),
        ground=canvas.light,
        below=Rect(title.x, title.bottom + 8, title.width, 90),
        numeral=Rect(right.x, 52, right.width, _TALLEST),
        content=inner,
        content_ground=canvas.strong,
        foot=Rect(right.x, right.bottom - 20, right.width, 42),
        foot_ground=canvas.light,
    )


def _beside_numeral(canvas: Canvas) -> CoverPlan:
    """The numeral at the foot of a narrow panel, the title on top beside it, the names side by side at the foot."""
    panel, beside = canvas.panel(_COLUMNS)
    inner, right = panel.inset(28, EDGE, 20, EDGE), beside.inset(EDGE, EDGE, EDGE, EDGE)
    names = Rect(right.x, right.bottom - _NAMES, right.width, _NAMES)
    title = Rect(right.x, right.y + 28, right.width, 150)
    return CoverPlan(
        style="column",
        fill="bg1",
        marks=((panel, {"fill": canvas.strong.fill}),),
        title=title,
        size=min(canvas.display, _SIZE),
        ground=canvas.light,
        below=Rect(title.x, title.bottom + 8, title.width, names.y - title.bottom - 32),
        numeral=Rect(inner.x, inner.bottom - _TALLEST, inner.width, _TALLEST),
        numeral_ground=canvas.strong,
        names=names,
        content=names,
        content_ground=canvas.light,
        foot=Rect(right.x, right.bottom + 4, right.width, 28),
        foot_ground=canvas.light,
    )


def _in_band(canvas: Canvas) -> CoverPlan:
    """Numeral and title in a band across the page, the names side by side at its foot."""
    page, inner = canvas.page, canvas.inner
    band = Rect(0, 128, page.width, 172)
    words = band.inset(max(canvas.margin, EDGE), 14, max(canvas.margin, EDGE), 14)
    names = Rect(words.x, inner.bottom - _NAMES - 8, words.width, _NAMES)
    title = words.inset(_NUMERAL, 0, 0, 0)
    return CoverPlan(
        style="band",
        fill="bg1",
        marks=((band, {"fill": canvas.strong.fill}),),
        title=title,
        size=min(canvas.display, _SIZE),
        ground=canvas.strong,
        centre=True,
        below=Rect(title.x, band.bottom + 18, title.width, names.y - band.bottom - 32),
        below_ground=canvas.light,
        numeral=Rect(words.x, words.y, _NUMERAL - 14, words.height),
        names=names,
        content=names,
        content_ground=canvas.light,
        foot=Rect(words.x, inner.bottom + 4, words.width, 28),
        foot_ground=canvas.light,
    )


def _on_picture(canvas: Canvas) -> CoverPlan:
    """Numeral and title on a panel that lies on the motif of the opening, the names beside it."""
    page, strip = canvas.page, canvas.band(62.0)
    panel = Rect(0, 96, page.width * 0.62, strip.y - 96)
    inner = panel.inset(canvas.margin, 18, 30, 22)
    title = Rect(inner.x, inner.y + _TALLEST * 0.86, inner.width, 112)
    left = panel.right + 36
    return CoverPlan(
        style="picture",
        fill=canvas.strong.fill,
        marks=((panel, {"fill": "bg1"}),),
        title=title,
        size=min(canvas.display, _SIZE),
        ground=canvas.light,
        below=Rect(title.x, title.bottom + 8, title.width, inner.bottom - title.bottom - 8),
        numeral=Rect(inner.x, inner.y, inner.width, _TALLEST * 0.84),
        content=Rect(left, 60, page.width - EDGE - left, panel.bottom - 60 - 18),
        content_ground=canvas.strong,
        foot=strip.inset(canvas.margin, 10, EDGE, 10),
        foot_ground=canvas.strong,
    )
