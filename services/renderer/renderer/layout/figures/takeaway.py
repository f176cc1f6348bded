"""What a slide comes down to, on a panel beside its content: the first thing read after the title."""

from renderer.layout.figures.cards import rounded
from renderer.layout.frame import emphasized
from renderer.layout.geometry import Rect
from renderer.layout.sheet import Sheet
from renderer.scene import Anchor
from renderer.typesetting.typesetter import Fitted

PANEL_SHARE = 1 / 3
"""Of the width of the content."""
_LARGEST, _LEAST = 24.0, 20.0
_INSETS = (22.0, 20.0, 20.0, 20.0)
_THICK, _THIN = 4.0, 1.5


def fitted_takeaway(sheet: Sheet, text: str, area: Rect) -> Fitted | None:
    """`text` in type that is read from afar; None where `area` is too small for it."""
    fill, ink = emphasized(sheet)
    inner = area.inset(*_insets(fill))
    words = [sheet.paragraph(text, sheet.unscaled(_LARGEST), bold=True, color=ink, line_spacing=1.05)]
    fitted = sheet.type.fit(words, inner.width, inner.height)
    smallest = min(run.size for line in fitted.paragraphs for run in line.runs)
    is_large = smallest >= _LEAST
    return fitted if is_large and not fitted.measured.broken_words else None


def lay_out_takeaway(sheet: Sheet, fitted: Fitted, area: Rect) -> None:
    """Add the panel, as the look sets off what matters; it is read after the content."""
    since, (fill, _) = len(sheet.elements), emphasized(sheet)
    anchor: Anchor = "ctr" if fill else "t"
    shape = rounded(sheet, area) if fill else {}
    sheet.text(
        area, [], fitted=fitted, path="insight", fill=fill, name="Insight", anchor=anchor, insets=_insets(fill), **shape
    )
    if fill is None:
        height = _THICK if sheet.look.manner.emphasis == "rule" else _THIN
        sheet.decoration(Rect(area.x, area.y, area.width, height), fill=sheet.theme.mark)
    sheet.close(since)


def _insets(fill: str | None) -> tuple[float, float, float, float]:
    return _INSETS if fill else (0.0, *_INSETS[1:])
