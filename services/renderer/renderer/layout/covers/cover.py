"""What the pages that open, part and close a deck have in common: grounds, titles, what stands at the foot."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any, Literal

from renderer.deck.slide import Footer, Slide
from renderer.layout.chrome import lay_out_ribbon, lay_out_watermark
from renderer.layout.covers.canvas import CoverPlan
from renderer.layout.covers.logo_places import lay_out_logo
from renderer.layout.covers.plans import plan_of
from renderer.layout.direction import is_mirrored
from renderer.layout.figures.stack import Piece, lay_out_stack
from renderer.layout.geometry import Rect
from renderer.layout.grounds import Ground, surface
from renderer.layout.motif import lay_out_motif
from renderer.layout.photos import lay_out_photo
from renderer.layout.sheet import Sheet
from renderer.scene import Align, Layout, Paragraph, Placeholder
from renderer.typesetting.scripts import is_cjk

_TITLE_FLOOR, _SMALL_TITLE = 18.0, 26.0
_SUBTITLES, _EYEBROW, _SMALL = (20.0, 26.0), 14.0, 16.0
"""Pt of the smallest and the largest subtitle, which is half as large as its title."""
_SMALLER, _MOST_LINES = (1.0, 0.94, 0.88, 0.82), 3
"""The sizes of a title that are tried for breaks between its words, as shares of the usual one; and the most lines."""
_BAR = 4.0
_BESIDE, _LYING = 18.0, 56.0


def say_unplaced(sheet: Sheet, slide: Slide, *, has_picture: bool = False) -> None:
    """Say what these pages have no place for: icons, and a picture unless the page `has_picture`."""
    if any(slide.icons or ()):
        sheet.no_effect("icons", "Icons on a page of few words have no effect here.")
    if slide.image and not has_picture:
        sheet.no_effect("image", "A picture on a page that has no place for one has no effect here.")
    elif slide.image and slide.image.place:
        sheet.no_effect(
            "image.place", f"The place {slide.image.place!r}, on a page with one of its own, has no effect here."
        )


def cover_of(
    sheet: Sheet, slide: Slide, name: Layout, *, is_free: bool = False, has_foot: bool = False, taller: float = 0.0
) -> CoverPlan:
    """Put a page on its layout in the file; what that cannot show on this page is drawn here.

    An opening that `is_free` of lines has the picture of its slide, or a motif, in their room. A band under a foot is
    drawn where the page `has_foot`: below a logo. A foot below the content is `taller` than usual by so many pt.
    """
    plan = plan_of(name, sheet.look, sheet.theme)
    is_wide = plan.style == "A" and _longest_word(sheet, slide.title) > plan.title.width
    if is_wide:
        plan = plan_of(name, sheet.look, sheet.theme, wide=True)
    plan = _with_taller_foot(plan, taller)
    sheet.layout = name
    if slide.source or slide.footnotes or not is_free:
        plan = replace(plan, short=None)
    if short := plan.short:
        # Its picture covers what the layout has at the foot.
        marks = () if short.picture else plan.marks
        plan = replace(plan, title=short.title, at_foot=short.at_foot, centre=not short.at_foot, marks=marks)
    room = _room_of_picture(sheet, plan, is_free=is_free, has_foot=has_foot) if name == "opening" else None
    if room:
        _fill(sheet, slide, room, plan, has_foot=has_foot)
    if name == "opening":
        say_unplaced(sheet, slide, has_picture=room is not None)
    # A panel that stands on a picture cannot lie below it, in the layout; nor can what a translucent one covers.
    is_turned = bool(plan.marks) and (is_mirrored(slide) or is_wide or (room is not None and plan.style == "picture"))
    sheet.bare = is_turned or bool(plan.short and plan.short.picture)
    if sheet.bare:
        for box, style in plan.marks:
            sheet.decoration(box, **style)
    if has_foot and plan.foot_band:
        sheet.decoration(plan.foot_band, fill=plan.foot_ground.fill)
    elif name == "closing" and plan.foot_band:
        plan = replace(plan, foot_ground=plan.content_ground)
    lay_out_watermark(sheet, slide, "tx1" if plan.fill in {"bg1", "bg2"} else plan.foot_ground.ink)
    lay_out_ribbon(sheet, slide)
    return lay_out_logo(sheet, plan, name, on_picture=bool(room and slide.image) and plan.style != "C")


def _with_taller_foot(plan: CoverPlan, by: float) -> CoverPlan:
    """`plan` with a foot that is taller by so many pt, where it stands below the content, which ends as much higher."""
    if not by or plan.foot.y < plan.content.bottom:
        return plan
    content = replace(plan.content, height=plan.content.height - by)
    foot, band = (box and replace(box, y=box.y - by, height=box.height + by) for box in (plan.foot, plan.foot_band))
    assert foot is not None
    return replace(plan, content=content, foot=foot, foot_band=band)


def _room_of_picture(sheet: Sheet, plan: CoverPlan, *, is_free: bool, has_foot: bool) -> Rect | None:
    """What an opening keeps for a picture: beside a panel, or over a band, only where that `is_free` of words."""
    page = sheet.page
    if plan.short and plan.short.picture:
        under = plan.foot_band.height if has_foot and plan.foot_band else 0.0
        return plan.short.picture.inset(0, 0, 0, under)
    if plan.style == "picture":
        return Rect(0, 0, page.width, plan.marks[0][0].bottom)
    if plan.style == "A" and is_free:
        left = plan.marks[0][0].right
        return Rect(left, 0, page.width - left, page.height)
    return None


def _fill(sheet: Sheet, slide: Slide, room: Rect, plan: CoverPlan, *, has_foot: bool) -> None:
    if slide.image:
        covered = plan.marks[0][0].right if plan.style == "picture" else 0.0
        lay_out_photo(sheet, slide.image, room, "image", to_edges=True, covered=covered)
        return
    ground = plan.foot_ground if plan.style == "picture" else plan.content_ground
    if plan.short and plan.short.ground:
        # A band with words is told from the panel over it by its ground.
        ground = surface(sheet.theme) if has_foot else plan.short.ground
        sheet.decoration(room, fill=ground.fill)
    lay_out_motif(sheet, room, ground)


def _longest_word(sheet: Sheet, title: str) -> float:
    """How wide the longest word of a title is in the smallest size that opens a deck well, in pt."""
    return sheet.type.longest_word(title, _SMALL_TITLE, bold=sheet.voice("display").bold)


def lay_out_title(
    sheet: Sheet,
    plan: CoverPlan,
    title: str,
    *,
    eyebrow: str | None = None,
    subtitle: str | None = None,
    more: Sequence[Piece] = (),
) -> Rect:
    """Eyebrow, title, subtitle and `more` in the room that a plan has for them; return what they take of it."""
    ground = plan.ground
    pieces = []
    if eyebrow:
        size = max(_EYEBROW, sheet.voice("eyebrow").size)
        line = sheet.paragraph(eyebrow, size, "eyebrow", floor=9.0, color=ground.accent, align=plan.align)
        pieces.append(Piece(line, "eyebrow"))
    heading = _heading(sheet, plan, title)
    is_opening = sheet.layout == "opening"
    held = Placeholder("ctrTitle" if is_opening else "title")
    pieces.append(Piece(heading, "title", {"placeholder": held, "name": "Title"}))
    if subtitle:
        size = min(max(plan.size / 2, _SUBTITLES[0]), _SUBTITLES[1])
        line = sheet.paragraph(subtitle, size, color=ground.quiet, floor=14.0, before=10.0, align=plan.align)
        seat = {"placeholder": Placeholder("subTitle", 1)} if is_opening else {}
        pieces.append(Piece(line, "subtitle", {"name": "Subtitle", **seat}))
    anchor: Literal["t", "ctr", "b"] = "b" if plan.at_foot else "ctr" if plan.centre else "t"
    places = lay_out_stack(sheet, [*pieces, *more], plan.title, anchor)
    return Rect(plan.title.x, places[0].y, plan.title.width, places[-1].bottom - places[0].y)


def _heading(sheet: Sheet, plan: CoverPlan, title: str) -> Paragraph:
    """The title; ideographs break anywhere, so that one with spaces gets breaks at these where its words then fit."""
    style: dict[str, Any] = {"color": plan.ground.ink, "floor": _TITLE_FLOOR, "before": 6.0, "align": plan.align}
    usual = sheet.paragraph(title, plan.size, "display", **style)
    words = title.split()
    if not is_cjk(title) or len(words) < 2 or len(sheet.type.measure([usual], plan.title.width).lines) < 2:
        return usual
    for share in _SMALLER:
        line = sheet.paragraph("\n".join(words), plan.size * share, "display", **style)
        if len(sheet.type.measure([line], plan.title.width).lines) == len(words) <= _MOST_LINES:
            return line
    return usual


def lay_out_small(sheet: Sheet, pieces: Sequence[tuple[str, str]], box: Rect, ground: Ground, **style: Any) -> None:
    """Small print: texts and their paths below each other."""
    anchor = style.pop("anchor", "t")
    lines = [
        Piece(small(sheet, text, ground, before=2.0 if number else 0.0, **style), path)
        for number, (text, path) in enumerate(pieces)
    ]
    lay_out_stack(sheet, lines, box, anchor)


def small(sheet: Sheet, text: str, ground: Ground, **style: Any) -> Paragraph:
    """A line of small print."""
    return sheet.paragraph(text, _SMALL / sheet.voice("body").scale, **{"color": ground.quiet, "floor": 10.0, **style})


def foot_texts(slide: Slide) -> list[tuple[str, str]]:
    """What the footer of a slide says, but its page number, which covers do without."""
    footer = slide.chrome.footer if slide.chrome and slide.chrome.footer else Footer()
    if footer.enabled is False:
        return []
    words = "   |   ".join(text for text in (footer.project_code, footer.disclaimer) if text)
    return [(words, "chrome.footer")] if words else []


def bar_beside(sheet: Sheet, words: Rect, ground: Ground, align: Align = "l") -> None:
    """A bar at the left of words, or above those that are centred."""
    if align == "ctr":
        sheet.decoration(Rect(words.x + (words.width - _LYING) / 2, words.y - _BESIDE, _LYING, _BAR), fill=ground.mark)
        return
    sheet.decoration(Rect(words.x - _BESIDE - _BAR, words.y + 4, _BAR, words.height - 6), fill=ground.mark)
