"""Deals on equal cards."""

from renderer.deck.slides.figures import TombstoneGridSlide
from renderer.layout.figures.deal_rows import lay_out_deal_rows
from renderer.layout.figures.deals import fitting_scale, holds_names, lay_out_deals
from renderer.layout.frame import lay_out_frame
from renderer.layout.sheet import Sheet

_ROWS = {4: (2, 2), 5: (3, 2), 6: (3, 3), 7: (4, 3), 9: (3, 3, 3), 10: (4, 3, 3), 11: (4, 4, 3)}
"""Cards in each row, by their number; others stand in rows of four."""
HOLED = frozenset({5, 7, 10, 11})
"""Numbers of deals on one of several pages whose last row is shorter than the others."""
_FEW, _NARROW = 3, 190.0
"""As many deals stand below each other where cards side by side would be less wide, in pt."""
_BELOW = frozenset({1, 2, 3, 5})
"""Numbers of deals that stand below each other: they would leave tall cards half empty, or a hole in the second row."""


def lay_out(sheet: Sheet, slide: TombstoneGridSlide) -> None:
    """Fill the page with a card for each deal, in the largest type that its rows hold."""
    area, count = lay_out_frame(sheet, slide), len(slide.items)
    if count in _BELOW and not sheet.first and lay_out_deal_rows(sheet, slide.items, area, "items"):
        return
    rows = _ROWS.get(count) or ((count,) if count <= _FEW else (4,) * (count // 4))
    if count <= _FEW and area.width / count < _NARROW:
        rows = (1,) * count
    # On a narrow page, long names need wider cards.
    while max(rows) > _FEW - 1 and not holds_names(sheet, slide.items, rows, area):
        columns = max(rows) - 1
        rows = (*((columns,) * (count // columns)), *((count % columns,) if count % columns else ()))
    scale = fitting_scale(sheet, slide.items, rows, area)
    lay_out_deals(sheet, slide.items, rows, area, "items", scale=scale)
