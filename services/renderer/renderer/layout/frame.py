"""What every page has around its content: title, subtitle, insight, chrome."""

from renderer.deck.model import Slide
from renderer.layout.chrome import lay_out_footer, lay_out_ribbon, lay_out_watermark
from renderer.layout.direction import is_mirrored
from renderer.layout.geometry import Rect
from renderer.layout.marks import BAR, edge_marks, title_height, title_marks, under_title_rule
from renderer.layout.sheet import Sheet
from renderer.scene import Line, Placeholder
from renderer.typesetting.typesetter import Fitted

TITLE_RISE = 20.0
"""The room of an eyebrow or a mark above a title."""
_SUBTITLE_MOST = 42.0
_TITLE_FLOOR, _ONE_LINE = 20.0, 0.92
_INSIGHT, _INSIGHT_FLOOR, _INSIGHT_MOST = 20.0, 14.0, 84.0


def lay_out_frame(sheet: Sheet, slide: Slide, eyebrow: str | None = None, *, titled: bool = True) -> Rect:
    """Add the frame of `slide` and return the rectangle left for its content.

    Where the content brings its own title, its rectangle begins `TITLE_RISE` above the place of other titles.
    """
    if sheet.surround:
        return sheet.surround.frame(sheet, slide, eyebrow, titled=titled)
    lay_out_watermark(sheet, slide)
    ribbon = lay_out_ribbon(sheet, slide)
    shift = max(ribbon - 10.0, 0.0)
    title = _fitted_title(sheet, slide.title) if titled else None
    _own_marks(sheet, slide, shift, title, edge=not ribbon)
    top = sheet.look.spacing.top + shift - TITLE_RISE
    if title:
        top = _title(sheet, slide, title, top + TITLE_RISE, eyebrow) + sheet.air(sheet.look.spacing.content)
    opening = len(sheet.elements)
    bottom = lay_out_footer(sheet, slide)
    sheet.close(opening)
    if slide.insight:
        bottom = lay_out_insight(sheet, slide.insight, bottom)
    return Rect(sheet.margin, top, sheet.width, bottom - top)


def _own_marks(sheet: Sheet, slide: Slide, shift: float, title: Fitted | None, *, edge: bool) -> None:
    """Draw what the layout would, where the title stands elsewhere, there is none, or the page is mirrored."""
    height = _title_height(sheet, title) if title else None
    usual = not sheet.look.ornaments.title_rule or height == title_height(sheet.look)
    if title and usual and not shift and not is_mirrored(slide):
        return
    sheet.bare = True
    edges = edge_marks(sheet.look) if edge else ()
    for box, style in (*edges, *(title_marks(sheet.look, sheet.theme, shift, height) if title else ())):
        sheet.decoration(box, **style)


def _fitted_title(sheet: Sheet, text: str) -> Fitted:
    """The title; one that is a word longer than a line is set a touch smaller instead of on two."""
    align, most = sheet.look.ornaments.align, title_height(sheet.look)
    title = sheet.paragraph(text, role="title", floor=_TITLE_FLOOR, align=align)
    fitted = sheet.type.fit([title], sheet.width, most)
    if len(fitted.measured.lines) != 2:
        return fitted
    size = title.runs[0].size
    single = sheet.paragraph(text, role="title", floor=size * _ONE_LINE, align=align)
    tried = sheet.type.fit([single], sheet.width, fitted.measured.height * 0.6)
    return fitted if tried.too_small or len(tried.measured.lines) != 1 else tried


def _title_height(sheet: Sheet, title: Fitted) -> float:
    """What the title takes; above a rule that is one line or two."""
    most = title_height(sheet.look)
    if not sheet.look.ornaments.title_rule:
        return min(title.measured.height, most)
    return max(title.measured.height, most / 2) if len(title.measured.lines) == 1 else most


def _title(sheet: Sheet, slide: Slide, title: Fitted, top: float, eyebrow: str | None) -> float:
    """Add title, eyebrow and subtitle and return where they end."""
    height = _title_height(sheet, title)
    box = Rect(sheet.margin, top, sheet.width, height + 1)
    sheet.text(box, [], fitted=title, path="title", placeholder=Placeholder("title"), name="Title")
    if eyebrow:
        _eyebrow(sheet, eyebrow, top)
    ruled = bool(sheet.look.ornaments.title_rule)
    bottom = top + under_title_rule(sheet.look, height) if ruled else box.bottom
    return _subtitle(sheet, slide.subtitle, bottom) if slide.subtitle else bottom


def _subtitle(sheet: Sheet, text: str, bottom: float) -> float:
    """Add the subtitle below what ends at `bottom` and return where it ends."""
    ruled, align = bool(sheet.look.ornaments.title_rule), sheet.look.ornaments.align
    subtitle = [sheet.paragraph(text, 16.0, color="tx2", align=align)]
    fitted = sheet.type.fit(subtitle, sheet.width, _SUBTITLE_MOST)
    gap = sheet.look.spacing.under_title + (5.0 if ruled else 0.0)
    below = Rect(sheet.margin, bottom + gap, sheet.width, min(fitted.measured.height, _SUBTITLE_MOST) + 1)
    sheet.text(below, subtitle, fitted=fitted, path="subtitle", placeholder=Placeholder("body", 13), name="Subtitle")
    return below.bottom


def _eyebrow(sheet: Sheet, text: str, top: float) -> None:
    """Spaced capitals, or plain letters where those take more than one line."""
    align = sheet.look.ornaments.align
    if sheet.look.ornaments.title == "bar" and align == "l":
        left = BAR.width + 10
        box = Rect(sheet.margin + left, top - 18.5, sheet.width - left, 16)
    elif sheet.look.ornaments.title == "bar":
        box = Rect(sheet.margin, top - 31, sheet.width, 18)
    else:
        box = Rect(sheet.margin, top - 20, sheet.width, 18)
    spaced = [sheet.paragraph(text, role="eyebrow", floor=11.0, align=align)]
    plain = [sheet.paragraph(text, role="eyebrow", floor=9.0, spacing=0.0, align=align)]
    fitted = sheet.type.fit(spaced, box.width, box.height)
    sheet.text(box, plain, fitted=None if fitted.too_small else fitted, path="eyebrow", anchor="ctr")


def lay_out_insight(sheet: Sheet, text: str, bottom: float) -> float:
    """Add the conclusion on a strip at the foot, no smaller than the content, and return where that has to end."""
    since, (fill, ink) = len(sheet.elements), emphasized(sheet)
    flat = fill is None
    insets = (0.0, 9.0, 0.0, 2.0) if flat else (16.0, 7.0, 14.0, 7.0)
    words = [sheet.paragraph(text, sheet.unscaled(_INSIGHT), bold=True, color=ink, floor=_INSIGHT_FLOOR)]
    fitted = sheet.type.fit(words, sheet.width - insets[0] - insets[2], _INSIGHT_MOST)
    height = min(fitted.measured.height, _INSIGHT_MOST) + insets[1] + insets[3] + 1
    strip = Rect(sheet.margin, bottom - height, sheet.width, height)
    anchor = "t" if flat else "ctr"
    sheet.text(strip, words, fitted=fitted, path="insight", fill=fill, insets=insets, anchor=anchor, name="Insight")
    if flat:
        thick = sheet.look.manner.emphasis == "rule"
        sheet.rule(strip.x, strip.y, strip.width, Line(sheet.theme.mark, 3.0 if thick else 1.0))
    sheet.close(since)
    return strip.y - 16


def emphasized(sheet: Sheet) -> tuple[str | None, str]:
    """The fill (None for none) and the ink of what matters on a page, such as its conclusion."""
    match sheet.look.manner.emphasis:
        case "fill":
            return "accent2", sheet.theme.ink_on("accent2")
        case "panel":
            # On a dark ground the ink is light: a panel in it would be the loudest thing on the page.
            return ("bg2", "tx1") if sheet.theme.is_dark else ("tx1", "bg1")
        case "text":
            return None, "accent2"
        case "rule":
            return None, "tx1"
