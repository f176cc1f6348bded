"""What every page has around its content: title, subtitle, insight, footer."""

from deck_documents.protocol_v2 import Footer, HeaderRibbon, SlideBase
from renderer.layout.geometry import MARGIN, PAGE, Rect
from renderer.layout.sheet import HAIRLINE, Sheet, paragraph
from renderer.scene import Placeholder

TITLE_TOP = 42.0
TITLE_RISE = 20.0
"""The room of an eyebrow or a mark above a title."""
_TITLE_SIZE, _TITLE_FLOOR = 30.0, 20.0
_TITLE_MAX = 76.0
_CONTENT_BOTTOM = 496.0
_FOOTER = Rect(MARGIN, 510.0, PAGE.width - 2 * MARGIN, 16.0)
_WATERMARK_WIDTH = 260.0
_FOOTER_PARTS = ("spacer", "pageNumber", "disclaimer", "projectCode", "watermark")


def lay_out_frame(sheet: Sheet, slide: SlideBase, eyebrow: str | None = None, *, titled: bool = True) -> Rect:
    """Add the frame of `slide` and return the rectangle left for its content.

    Where the content brings its own title, its rectangle begins `TITLE_RISE` above the place of other titles.
    """
    if sheet.surround:
        return sheet.surround.frame(sheet, slide, eyebrow, titled=titled)
    chrome = slide.chrome
    ribbon = _ribbon(sheet, chrome.header_ribbon) if chrome and chrome.header_ribbon else 0.0
    footer = chrome.footer if chrome and chrome.footer else Footer()
    marked = bool(footer.watermark) and footer.enabled is not False
    if marked:
        _watermark(sheet, footer.watermark or "", ribbon)
    eyebrow_width = _FOOTER.width - (_WATERMARK_WIDTH + 10 if marked else 0)
    shift = max(ribbon - (0 if marked else 10), 0.0)
    top = TITLE_TOP - TITLE_RISE - 20 + shift
    if titled:
        top = _title(sheet, slide, (eyebrow, eyebrow_width), shift)
    opening = len(sheet.elements)
    bottom = _footer(sheet, footer)
    sheet.close(opening)
    if slide.insight:
        bottom = _insight(sheet, slide.insight, bottom)
        sheet.close(opening)
    return Rect(MARGIN, top + 20, PAGE.width - 2 * MARGIN, bottom - top - 20)


def lay_out_footer(sheet: Sheet, slide: SlideBase) -> None:
    """Add the footer alone, for pages that set their words freely."""
    if sheet.surround:
        return sheet.surround.footer(sheet, slide)
    opening = len(sheet.elements)
    _footer(sheet, slide.chrome.footer if slide.chrome and slide.chrome.footer else Footer())
    sheet.close(opening)
    return None


def _title(sheet: Sheet, slide: SlideBase, eyebrow: tuple[str | None, float], shift: float) -> float:
    width = PAGE.width - 2 * MARGIN
    title = [paragraph(slide.title, _TITLE_SIZE, bold=True, floor=_TITLE_FLOOR, heading=True)]
    fitted = sheet.type.fit(title, width, _TITLE_MAX)
    box = Rect(MARGIN, TITLE_TOP + shift, width, min(fitted.measured.height, _TITLE_MAX) + 1)
    sheet.text(box, title, fitted=fitted, path="title", placeholder=Placeholder("title"), name="Title")
    if eyebrow[0]:
        _eyebrow(sheet, eyebrow[0], Rect(MARGIN, box.y - 20, eyebrow[1], 18))
    else:
        sheet.decoration(Rect(MARGIN, box.y - 9, 36, 3.5), fill=sheet.theme.mark)
    if not slide.subtitle:
        return box.bottom
    subtitle = [paragraph(slide.subtitle, 16.0, color="tx2", floor=12.0)]
    fitted = sheet.type.fit(subtitle, width, 42)
    below = Rect(MARGIN, box.bottom + 3, width, min(fitted.measured.height, 42) + 1)
    sheet.text(below, subtitle, fitted=fitted, path="subtitle", placeholder=Placeholder("body", 13), name="Subtitle")
    return below.bottom


def _eyebrow(sheet: Sheet, text: str, box: Rect) -> None:
    """Spaced capitals, or plain letters where those take more than one line."""
    spaced = [paragraph(text, 12.0, color="accent2", bold=True, floor=11.0, spacing=1.0, caps=True)]
    plain = [paragraph(text, 12.0, color="accent2", bold=True, floor=9.0)]
    fitted = sheet.type.fit(spaced, box.width, box.height)
    sheet.text(box, plain, fitted=None if fitted.too_small else fitted, path="eyebrow", anchor="b")


def _insight(sheet: Sheet, text: str, bottom: float) -> float:
    insets = (16.0, 7.0, 14.0, 7.0)
    width = PAGE.width - 2 * MARGIN
    words = [paragraph(text, 16.0, bold=True, floor=12.0)]
    fitted = sheet.type.fit(words, width - 30, 76)
    height = min(fitted.measured.height, 76) + 15
    strip = Rect(MARGIN, bottom - height, width, height)
    sheet.text(strip, words, fitted=fitted, path="insight", fill="accent6", insets=insets, anchor="ctr", name="Insight")
    sheet.decoration(Rect(strip.x, strip.y, 4, height), fill=sheet.theme.mark)
    return strip.y - 16


def _ribbon(sheet: Sheet, ribbon: HeaderRibbon) -> float:
    if ribbon.enabled is False:
        return 0.0
    height = min(ribbon.height or 14.0, 60.0)
    fill = _opaque(ribbon.fill) if ribbon.fill else sheet.theme.mark
    band = Rect(0, 0, PAGE.width, height)
    sheet.decoration(band, fill=fill)
    for key in ("type", "align"):
        if getattr(ribbon, key):
            sheet.no_effect(f"chrome.headerRibbon.{key}", f"`{key}` of a header ribbon")
    return height


def _footer(sheet: Sheet, footer: Footer) -> float:
    if footer.enabled is False:
        return _CONTENT_BOTTOM
    for part in footer.layout or ():
        if part not in _FOOTER_PARTS:
            sheet.no_effect("chrome.footer.layout", f"The footer part {part!r}")
    top = _FOOTER.y - max(min(footer.height or 0, 80) - 40, 0)
    if footer.top_rule and footer.top_rule != "none":
        sheet.rule(MARGIN, top - 6, _FOOTER.width, HAIRLINE)
    left = "   |   ".join(text for text in (footer.project_code, footer.disclaimer) if text)
    if left:
        words = [paragraph(left, 10.0, color="tx2", floor=8.0)]
        fitted = sheet.type.fit(words, _FOOTER.width - 80, 40)
        height = max(min(fitted.measured.height, 40), 14) + 1
        top = min(top, _FOOTER.bottom - height)
        sheet.text(
            Rect(MARGIN, top, _FOOTER.width - 80, height),
            words,
            fitted=fitted,
            path="chrome.footer",
            anchor="b",
            placeholder=Placeholder("ftr", 11),
            name="Footer",
        )
    if footer.layout is None or "pageNumber" in footer.layout:
        number = [paragraph(str(sheet.number), 12.0, color="tx2", align="r", floor=10.0)]
        place = Rect(_FOOTER.right - 60, _FOOTER.y, 60, _FOOTER.height)
        sheet.text(
            place,
            number,
            path="footer",
            placeholder=Placeholder("sldNum", 12),
            field="slidenum",
            name="Page number",
            anchor="b",
        )
    return min(_CONTENT_BOTTOM, top - 12)


def _watermark(sheet: Sheet, text: str, ribbon: float) -> None:
    words = [paragraph(text, 11.0, color="tx2", bold=True, align="r", floor=7.0)]
    sheet.text(
        Rect(PAGE.width - MARGIN - _WATERMARK_WIDTH, ribbon + 6, _WATERMARK_WIDTH, 18),
        words,
        path="chrome.footer.watermark",
        anchor="ctr",
    )


def _opaque(color: str) -> str:
    digits = color[1:]
    if len(digits) == 3:
        digits = "".join(char * 2 for char in digits)
    return f"#{digits[:6].upper()}"
