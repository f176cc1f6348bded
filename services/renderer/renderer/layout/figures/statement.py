"""One sentence that stands alone: as large as the title, on a ground of its own."""

from typing import Any

from renderer.layout.figures.cards import rounded
from renderer.layout.geometry import Rect
from renderer.layout.sheet import Sheet
from renderer.scene import Placeholder

_LARGEST, _SMALLEST = 44.0, 14.0
_INSETS = (44.0, 28.0, 44.0, 28.0)
_LOWEST = 0.72
_BAR, _RULE = 7.0, 3.0


def lay_out_statement(sheet: Sheet, text: str, area: Rect, path: str) -> None:
    """Set `text` into the middle of a panel that takes most of `area`, dressed as the look dresses conclusions."""
    style = sheet.look.ornaments.insight
    insets = (0.0, *_INSETS[1:]) if style == "rule" else _INSETS
    ink = sheet.theme.ink_on("accent2") if style == "box" else "tx1"
    words = [sheet.paragraph(text, sheet.unscaled(_LARGEST), color=ink, floor=_SMALLEST, line_spacing=1.08)]
    inner = area.inset(*insets)
    fitted = sheet.type.fit(words, inner.width, inner.height)
    height = max(fitted.measured.height + insets[1] + insets[3], area.height * _LOWEST)
    box = area.middle(height)
    shape: dict[str, Any] = {"fill": "accent2" if style == "box" else None if style == "rule" else "bg2"}
    if style == "box":
        shape |= rounded(sheet, box)
    placeholder = Placeholder("body", 1)
    sheet.text(
        box,
        [],
        fitted=fitted,
        path=path,
        anchor="ctr",
        insets=insets,
        placeholder=placeholder,
        builds=True,
        name="Body",
        **shape,
    )
    if style == "strip":
        sheet.decoration(Rect(box.x, box.y, _BAR, box.height), fill=sheet.theme.mark)
    elif style == "rule":
        for top in (box.y, box.bottom - _RULE):
            sheet.decoration(Rect(box.x, top, box.width, _RULE), fill=sheet.theme.mark)
