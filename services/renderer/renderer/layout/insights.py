"""What a slide comes down to: the first thing read after its title, set off as the look sets off what matters."""

from typing import Any

from renderer.layout.geometry import Rect
from renderer.layout.sheet import Sheet
from renderer.scene import Align, Line, Paragraph
from renderer.typesetting.typesetter import Fitted

PANEL_SHARE, PANEL_GAP = 1 / 3, 28.0
"""What a panel takes of the width, and what stays free beside it, in pt."""
_PANEL_LARGEST, _PANEL_LEAST, _PANEL_INSETS = 24.0, 20.0, (22.0, 20.0, 20.0, 20.0)
_STRIP, _STRIP_FLOOR, _STRIP_MOST, _STRIP_INSETS = 20.0, 14.0, 84.0, (16.0, 7.0, 14.0, 7.0)
_STRIP_CROWDED = 16.0
"""Pt of a conclusion on a strip, above or below content that has too little room."""
_FLAT_INSETS = (0.0, 9.0, 0.0, 2.0)
_COLUMN, _COLUMN_LEAST = 20.0, 16.0
_GAP = 16.0
_THICK, _THIN = 4.0, 1.0
_NARROWEST = 640.0
"""Pt of width below which content has no room beside a panel."""


def lay_out_insight(sheet: Sheet, text: str, area: Rect) -> Rect:
    """Add the conclusion to `area` and return what is left for the content.

    It stands on a panel at the right, above the content, or on a strip below it, by what the look stresses with. What
    needs the whole width has it on a strip.
    """
    if sheet.look.manner.emphasis == "panel" and not sheet.is_wide and area.width >= _NARROWEST:
        width = area.width * PANEL_SHARE
        panel = Rect(area.right - width, area.y, width, area.height)
        if fitted := fitted_takeaway(sheet, text, panel):
            lay_out_takeaway(sheet, fitted, panel)
            return area.inset(0, 0, width + PANEL_GAP, 0)
    lead = sheet.look.manner.emphasis == "text"
    fitted, insets = _fitted_strip(sheet, text, area.width, sheet.look.ornaments.align if lead else "l")
    height = min(fitted.measured.height, _STRIP_MOST) + insets[1] + insets[3] + 1
    if lead:
        height -= insets[1]
        # A conclusion above the content is also read before it by screen readers.
        box = Rect(area.x, area.y, area.width, height)
        sheet.text(box, [], fitted=fitted, path="insight", insets=(0.0, 0.0, 0.0, insets[3]), name="Insight")
        return area.inset(0, height + _GAP, 0, 0)
    _add(sheet, fitted, Rect(area.x, area.bottom - height, area.width, height), insets)
    return area.inset(0, 0, 0, height + _GAP)


def fitted_takeaway(sheet: Sheet, text: str, panel: Rect) -> Fitted | None:
    """`text` in type that is read from afar; None where `panel` is too small for it."""
    inner = panel.inset(*_panel_insets(sheet))
    words = _words(sheet, text, _PANEL_LARGEST, line_spacing=1.05)
    return _large(sheet.type.fit(words, inner.width, inner.height), _PANEL_LEAST)


def lay_out_takeaway(sheet: Sheet, fitted: Fitted, panel: Rect) -> None:
    """Add the panel; it is read after the content."""
    _add(sheet, fitted, panel, _panel_insets(sheet))


def lay_out_in_column(sheet: Sheet, text: str, column: Rect) -> bool:
    """Add the conclusion at the foot of a title's `column`; False where that has no room for it in large type."""
    if column.height < 2 * _COLUMN:
        return False
    insets = _insets(sheet)
    inner = column.inset(*insets)
    fitted = _large(sheet.type.fit(_words(sheet, text, _COLUMN), inner.width, inner.height), _COLUMN_LEAST)
    if fitted is None:
        return False
    height = fitted.measured.height + insets[1] + insets[3] + 2
    _add(sheet, fitted, Rect(column.x, column.bottom - height, column.width, height), insets)
    return True


def emphasized(sheet: Sheet) -> tuple[str | None, str]:
    """The fill (None for none) and the ink of what matters on a page, such as its conclusion."""
    match sheet.look.manner.emphasis:
        case "fill":
            return "accent2", sheet.theme.ink_on("accent2")
        case "panel":
            # On a dark ground the ink is light, and a panel filled with it would dominate the page.
            return ("bg2", "tx1") if sheet.theme.is_dark else ("tx1", "bg1")
        case "text":
            return None, "accent2"
        case "rule":
            return None, "tx1"


def _add(sheet: Sheet, fitted: Fitted, box: Rect, insets: tuple[float, float, float, float]) -> None:
    """The words on the fill of the look, or under a rule of it; they are read after the content."""
    since, (fill, _) = len(sheet.elements), emphasized(sheet)
    style: dict[str, Any] = {"fill": fill, "insets": insets, "anchor": "ctr" if fill else "t"}
    sheet.text(box, [], fitted=fitted, path="insight", name="Insight", **style)
    if fill is None:
        thick = sheet.look.manner.emphasis == "rule"
        sheet.rule(box.x, box.y, box.width, Line(sheet.theme.mark, _THICK if thick else _THIN))
    sheet.close(since)


def _fitted_strip(
    sheet: Sheet, text: str, width: float, align: Align
) -> tuple[Fitted, tuple[float, float, float, float]]:
    insets = _insets(sheet)
    words = _words(sheet, text, _STRIP if sheet.hangs else _STRIP_CROWDED, floor=_STRIP_FLOOR, align=align)
    return sheet.type.fit(words, width - insets[0] - insets[2], _STRIP_MOST), insets


def _words(sheet: Sheet, text: str, size: float, **style: Any) -> list[Paragraph]:
    """`text` in `size` pt, whatever the look does to sizes of running text."""
    _, ink = emphasized(sheet)
    return [sheet.paragraph(text, size / sheet.voice("body").scale, bold=True, color=ink, **style)]


def _insets(sheet: Sheet) -> tuple[float, float, float, float]:
    return _STRIP_INSETS if emphasized(sheet)[0] else _FLAT_INSETS


def _panel_insets(sheet: Sheet) -> tuple[float, float, float, float]:
    return _PANEL_INSETS if emphasized(sheet)[0] else (0.0, *_PANEL_INSETS[1:])


def _large(fitted: Fitted, least: float) -> Fitted | None:
    """`fitted`, unless some of it is smaller than `least` pt or broken."""
    smallest = min(run.size for line in fitted.paragraphs for run in line.runs)
    return None if smallest < least or fitted.too_small or fitted.measured.broken_words else fitted
