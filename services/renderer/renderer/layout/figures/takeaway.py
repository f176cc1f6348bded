"""What a slide comes down to, on a panel beside its content: the first thing read after the title."""

from typing import Any

from renderer.layout.geometry import Rect
from renderer.layout.sheet import Sheet
from renderer.scene import Paragraph
from renderer.typesetting.typesetter import Fitted

PANEL_SHARE = 1 / 3
"""Of the width of the content."""
_LARGEST, _LEAST = 24.0, 20.0
_INSETS = (22.0, 20.0, 20.0, 20.0)
_BAR, _RULE = 5.0, 3.0


def fitted_takeaway(sheet: Sheet, text: str, area: Rect) -> Fitted | None:
    """`text` in type that is read from afar; None where `area` is too small for it."""
    inner = area.inset(*_insets(sheet))
    fitted = sheet.type.fit(_words(sheet, text), inner.width, inner.height)
    smallest = min(run.size for line in fitted.paragraphs for run in line.runs)
    is_large = smallest >= _LEAST
    return fitted if is_large and not fitted.measured.broken_words else None


def lay_out_takeaway(sheet: Sheet, fitted: Fitted, area: Rect) -> None:
    """Add the panel, as the look sets off what matters; it is read after the content."""
    since, flat = len(sheet.elements), sheet.look.ornaments.insight == "rule"
    style: dict[str, Any] = {"anchor": "t" if flat else "ctr", "insets": _insets(sheet), "builds": True}
    sheet.text(area, [], fitted=fitted, path="insight", fill=_fill(sheet), name="Insight", **style)
    match sheet.look.ornaments.insight:
        case "strip":
            sheet.decoration(Rect(area.x, area.y, _BAR, area.height), fill=sheet.theme.mark)
        case "rule":
            sheet.decoration(Rect(area.x, area.y, area.width, _RULE), fill=sheet.theme.mark)
    sheet.close(since)


def _words(sheet: Sheet, text: str) -> list[Paragraph]:
    color = sheet.theme.ink_on("accent2") if sheet.look.ornaments.insight == "box" else "tx1"
    return [sheet.paragraph(text, sheet.unscaled(_LARGEST), bold=True, color=color, line_spacing=1.05)]


def _fill(sheet: Sheet) -> str | None:
    return {"strip": "accent6", "box": "accent2", "rule": None}[sheet.look.ornaments.insight]


def _insets(sheet: Sheet) -> tuple[float, float, float, float]:
    left, top, right, bottom = _INSETS
    return (0.0, top, right, bottom) if sheet.look.ornaments.insight == "rule" else (left, top, right, bottom)
