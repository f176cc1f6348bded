"""What every page has around its content: title, subtitle, insight, chrome."""

from dataclasses import replace
from typing import Any

from renderer.deck.slide import Slide
from renderer.layout.chrome import lay_out_footer, lay_out_ribbon, lay_out_watermark
from renderer.layout.direction import is_mirrored
from renderer.layout.geometry import Rect
from renderer.layout.heads import Head, head_marks, head_of, title_ink
from renderer.layout.insights import lay_out_in_column, lay_out_insight
from renderer.layout.marks import BAR, edge_marks, title_height, under_title_rule
from renderer.layout.photos import lay_out_image
from renderer.layout.recoloring import readable_on
from renderer.layout.sheet import Sheet
from renderer.layout.sources import lay_out_sources
from renderer.scene import Placeholder
from renderer.typesetting.typesetter import Fitted

TITLE_RISE = 20.0
"""The room of an eyebrow or a mark above a title."""
_SUBTITLE_MOST = 42.0
_TITLE_FLOOR, _SMALLEST_TITLE, _ONE_LINE = 20.0, 0.75, 0.92
"""The smallest title in pt, and as a share of its usual size; how much smaller one is that so takes a line less."""
_TALLER = 1.4
"""How much higher the room of a title is that would be too small in the usual one."""
_COLUMN_FOOT, _BELOW_BAND = 44.0, 8.0
_TAB = (10.0, 2.0, 10.0, 2.0)
"""Around an eyebrow that hangs from a band."""
_ABOVE_INSIGHT = 24.0
_SMALLEST_BESIDE = 0.6
"""As above, in a narrow column, where long words are to stay whole."""


def lay_out_frame(sheet: Sheet, slide: Slide, eyebrow: str | None = None, *, titled: bool = True) -> Rect:
    """Add the frame of `slide` and return the rectangle left for its content.

    Where the content brings its own title, its rectangle begins `TITLE_RISE` above the place of other titles.
    """
    if sheet.surround:
        return sheet.surround.frame(sheet, slide, eyebrow, titled=titled)
    lay_out_watermark(sheet, slide)
    ribbon = lay_out_ribbon(sheet, slide)
    shift = max(ribbon - 10.0, 0.0)
    head = head_of(sheet.look, sheet.theme, shift, wide=sheet.is_wide, hangs=sheet.hangs)
    title = _fitted_title(sheet, head, slide.title) if titled else None
    if title and title.too_small and not head.is_fixed:
        # A line more leaves the content less than a title costs that is too small to lead it.
        head = replace(head, box=replace(head.box, height=head.box.height * _TALLER))
        title = _fitted_title(sheet, head, slide.title)
    _own_marks(sheet, slide, head, title, edge=not ribbon)
    left, top = sheet.margin, sheet.look.spacing.top + shift - TITLE_RISE
    end = 0.0
    if title:
        left, top, end = _title(sheet, slide, head, title, eyebrow)
    opening = len(sheet.elements)
    bottom = lay_out_footer(sheet, slide)
    sheet.close(opening)
    area = Rect(left, top, sheet.page.width - sheet.margin - left, bottom - top)
    area = lay_out_sources(sheet, slide, area)
    sheet.close(opening)
    area = lay_out_image(sheet, slide.image, area)
    if not slide.insight:
        return area
    column = Rect(head.box.x, end + _ABOVE_INSIGHT, head.box.width, area.bottom - end - _ABOVE_INSIGHT)
    if title and head.is_beside and lay_out_in_column(sheet, slide.insight, column):
        return area
    return lay_out_insight(sheet, slide.insight, area)


def _own_marks(sheet: Sheet, slide: Slide, head: Head, title: Fitted | None, *, edge: bool) -> None:
    """Draw what the layout would, where the title stands elsewhere, there is none, or the page is mirrored."""
    shifted = head.box.y != head_of(sheet.look, sheet.theme, wide=sheet.is_wide).box.y
    height = _title_height(sheet, head, title) if title else head.box.height
    usual = not sheet.look.ornaments.title_rule or height == title_height(sheet.look)
    if title and usual and not shifted and not is_mirrored(slide):
        return
    sheet.bare = True
    edges = edge_marks(sheet.look) if edge else ()
    marks = head_marks(sheet.look, sheet.theme, head, height) if title else ()
    for box, style in (*edges, *marks):
        sheet.decoration(box, **style)


def _fitted_title(sheet: Sheet, head: Head, text: str) -> Fitted:
    """The title; one that is a word longer than a line is set a touch smaller instead of on two."""
    style: dict[str, Any] = {"align": head.align, "color": title_ink(sheet.look, sheet.theme, head)}
    smallest = _SMALLEST_BESIDE if head.is_beside else _SMALLEST_TITLE
    floor = min(_TITLE_FLOOR, smallest * sheet.voice("title").size)
    title = sheet.paragraph(text, role="title", floor=floor, **style)
    fitted = sheet.type.fit([title], head.box.width, head.box.height)
    if head.is_beside or len(fitted.measured.lines) != 2:
        return fitted
    size = title.runs[0].size
    single = sheet.paragraph(text, role="title", floor=size * _ONE_LINE, **style)
    tried = sheet.type.fit([single], head.box.width, fitted.measured.height * 0.6)
    return fitted if tried.too_small or len(tried.measured.lines) != 1 else tried


def _title_height(sheet: Sheet, head: Head, title: Fitted) -> float:
    """What the title takes; above a rule that is one line or two."""
    most = head.box.height
    if head.is_fixed and not head.is_beside:
        return most
    if head.is_beside or not sheet.look.ornaments.title_rule:
        return min(title.measured.height, most)
    return max(title.measured.height, most / 2) if len(title.measured.lines) == 1 else most


def _title(sheet: Sheet, slide: Slide, head: Head, title: Fitted, eyebrow: str | None) -> tuple[float, float, float]:
    """Add title, eyebrow and subtitle and return where content may begin, from left and top, and where they end."""
    height = _title_height(sheet, head, title)
    box = replace(head.box, height=height if head.anchor != "t" else height + 1)
    style: dict[str, Any] = {"placeholder": Placeholder("title"), "name": "Title", "anchor": head.anchor}
    sheet.text(box, [], fitted=title, path="title", **style)
    tab = _eyebrow(sheet, head, eyebrow) if eyebrow else 0.0
    ruled = bool(sheet.look.ornaments.title_rule)
    bottom = box.y + under_title_rule(sheet.look, height) if ruled else box.bottom
    if head.place == "band":
        bottom = head.content[1] + (tab or (_BELOW_BAND if slide.subtitle else 0.0))
    if slide.subtitle:
        bottom = _subtitle(sheet, slide.subtitle, replace(box, y=bottom, height=_subtitle_room(sheet, head, bottom)))
    left, top = head.content
    return left, top if head.is_beside else bottom + sheet.air(sheet.look.spacing.content), bottom


def _subtitle_room(sheet: Sheet, head: Head, top: float) -> float:
    """How tall a subtitle below `top` may be, in pt."""
    return max(sheet.page.height - _COLUMN_FOOT - top, _SUBTITLE_MOST) / 2 if head.is_beside else _SUBTITLE_MOST


def _subtitle(sheet: Sheet, text: str, room: Rect) -> float:
    """Add the subtitle at the top of `room` and return where it ends."""
    ruled, align = bool(sheet.look.ornaments.title_rule), sheet.look.ornaments.align
    subtitle = [sheet.paragraph(text, 16.0, color="tx2", align=align)]
    fitted = sheet.type.fit(subtitle, room.width, room.height)
    gap = sheet.look.spacing.under_title + (5.0 if ruled else 0.0)
    below = Rect(room.x, room.y + gap, room.width, min(fitted.measured.height, room.height) + 1)
    sheet.text(below, subtitle, fitted=fitted, path="subtitle", placeholder=Placeholder("body", 13), name="Subtitle")
    return below.bottom


def _eyebrow(sheet: Sheet, head: Head, text: str) -> float:
    """Spaced capitals, or plain letters where those take more than one line; returns how far they hang below a band."""
    box, align = _eyebrow_box(sheet, head), head.align
    spaced = [sheet.paragraph(text, role="eyebrow", floor=11.0, align=align)]
    plain = [sheet.paragraph(text, role="eyebrow", floor=9.0, spacing=0.0, align=align)]
    fitted = sheet.type.fit(spaced, box.width, box.height)
    if fitted.too_small:
        fitted = sheet.type.fit(plain, box.width, box.height)
    if head.place != "band":
        sheet.text(box, [], fitted=fitted, path="eyebrow", anchor="b" if head.is_beside else "ctr")
        return 0.0
    fill, (left, _, right, _) = sheet.theme.mark, _TAB
    lines = readable_on(fitted.paragraphs, sheet.theme.hex_of(fill), sheet.theme)
    box = replace(box, width=min(fitted.measured.width * 1.04 + 2, box.width) + left + right)
    sheet.text(box, [], fitted=replace(fitted, paragraphs=lines), path="eyebrow", anchor="ctr", fill=fill, insets=_TAB)
    return box.height


def _eyebrow_box(sheet: Sheet, head: Head) -> Rect:
    """Above the title, beside its bar where there is one and room for it; under a band, as a tab of it."""
    box, has_bar = head.box, sheet.look.ornaments.title == "bar"
    if head.place == "band":
        return Rect(box.x, head.content[1], box.width - _TAB[0] - _TAB[2], 20)
    if head.is_beside:
        return Rect(box.x, box.y - 42, box.width, 24) if has_bar else Rect(box.x, box.y - 34, box.width, 30)
    if has_bar and head.align == "l":
        left = BAR.width + 10
        return Rect(box.x + left, box.y - 18.5, box.width - left, 16)
    if has_bar:
        return Rect(box.x, box.y - 31, box.width, 18)
    return Rect(box.x, box.y - 20, box.width, 18)
