"""One sentence that stands alone: as large as the title, on a ground of its own."""

from renderer.layout.figures.cards import rounded
from renderer.layout.geometry import Rect
from renderer.layout.insights import emphasized
from renderer.layout.sheet import Sheet
from renderer.scene import Placeholder

_LARGEST, _SMALLEST = 44.0, 14.0
_INSETS = (44.0, 28.0, 44.0, 28.0)
_LOWEST, _MEASURE = 0.78, 0.84
"""Of the area's height that the panel takes at the least, and of its width the words at the most."""
_THICK, _THIN = 4.0, 1.5


def lay_out_statement(sheet: Sheet, text: str, area: Rect, path: str, *, quiet: bool = False) -> None:
    """Set `text` into the middle of a panel that takes most of `area`; a `quiet` one leaves the stress to another."""
    fill, ink = ("bg2", "tx1") if quiet else emphasized(sheet)
    left, top, right, bottom = _INSETS
    insets = (left if fill else 0.0, top, max(right, area.width * (1 - _MEASURE)), bottom)
    words = [sheet.paragraph(text, sheet.unscaled(_LARGEST), color=ink, floor=_SMALLEST, line_spacing=1.08)]
    inner = area.inset(*insets)
    fitted = sheet.type.fit(words, inner.width, inner.height)
    box = area if quiet else area.middle(max(fitted.measured.height + insets[1] + insets[3], area.height * _LOWEST))
    shape = rounded(sheet, box) if fill else {}
    style = {"placeholder": Placeholder("body", 1), "builds": True, "name": "Body", "fill": fill, **shape}
    sheet.text(box, [], fitted=fitted, path=path, anchor="ctr", insets=insets, **style)
    if fill is None:
        height = _THICK if sheet.look.manner.emphasis == "rule" else _THIN
        for top in (box.y, box.bottom - height):
            sheet.decoration(Rect(box.x, top, box.width, height), fill=sheet.theme.mark)
