"""The last page of a deck: what happens next, by whom and until when, and the decision that is wanted."""

import re
from dataclasses import replace
from typing import Any

from renderer.deck.blocks.stories import NextStep
from renderer.deck.slides.stories import ClosingSlide
from renderer.layout.covers.canvas import CoverPlan
from renderer.layout.covers.cover import bar_beside, cover_of, foot_texts, lay_out_title, say_unplaced
from renderer.layout.figures.next_steps import lay_out_next_steps
from renderer.layout.figures.stack import Piece, lay_out_stack
from renderer.layout.frame import lay_out_frame
from renderer.layout.geometry import Rect
from renderer.layout.grounds import Ground, page_ground
from renderer.layout.motif import lay_out_motif
from renderer.layout.sheet import Sheet
from renderer.layout.sources import lay_out_sources
from renderer.scene import Align

_BESIDE = ("A", "picture")
"""Styles in which what is asked stands beside the steps."""
_DECISION, _ALONE, _CONTACT, _MOST_ON_BAND = 24.0, 30.0, 18.0, 2
_TALLER, _MOST_ASKED = 16.0, 3
"""Pt by which a foot below the steps is taller for each line after the first, up to so many."""
_OVER_EDGE = 8.0
"""Pt that stay free above the edge of a band."""
_CONTACTS = re.compile(r"\S@\S|https?://|^\s*(?:www\.)?[\w-]+(?:\.[\w-]+)+(?:/\S*)?\s*$|^\s*\+?[\d ()/-]{7,}\s*$")
"""Addresses and numbers: lines of them alone are no steps."""


def lay_out(sheet: Sheet, slide: ClosingSlide) -> None:
    """Fill the page."""
    steps, paths = _steps(sheet, slide)
    if not (steps or sheet.surround):
        _thanks(sheet, slide)
        return
    say_unplaced(sheet, slide)
    if sheet.surround:
        _on_template(sheet, slide)
        return
    has_foot = bool(slide.decision or slide.insight or slide.contact or _contacts(slide) or foot_texts(slide))
    taller = _TALLER * max(min(_count_asked(slide), _MOST_ASKED) - 1, 0)
    plan = cover_of(sheet, slide, "closing", has_foot=has_foot, taller=taller)
    lay_out_title(sheet, plan, slide.title, eyebrow=slide.eyebrow, subtitle=slide.subtitle)
    size = _ALONE if plan.style == "picture" else _DECISION
    foot = [
        *_asked(sheet, slide, plan.foot_ground, plan.align, size),
        *_small_print(sheet, slide, plan.foot_ground, align=plan.align),
    ]
    content = plan.content if foot else _content_alone(sheet, plan)
    content = lay_out_sources(sheet, slide, content, plan.content_ground.quiet)
    lay_out_next_steps(sheet, steps, content, paths, plan.content_ground, align=plan.align)
    lay_out_stack(sheet, foot, plan.foot, "b" if plan.style in _BESIDE else "ctr")


def _content_alone(sheet: Sheet, plan: CoverPlan) -> Rect:
    """The room of the steps where nothing is asked: it reaches to the foot; an empty panel beside it gets a motif."""
    content = plan.content
    if plan.style == "picture" and not sheet.logo:
        lay_out_motif(sheet, plan.marks[0][0], plan.foot_ground)
    if plan.style in _BESIDE or sheet.logo:
        return content
    return replace(content, height=plan.foot.bottom - _OVER_EDGE - content.y)


def _steps(sheet: Sheet, slide: ClosingSlide) -> tuple[tuple[NextStep, ...], list[str]]:
    if slide.steps:
        return slide.steps, [sheet.item("steps", index) for index in range(len(slide.steps))]
    if _contacts(slide) or not slide.body:
        return (), []
    return tuple(map(NextStep, slide.body)), [sheet.item("body", index) for index in range(len(slide.body))]


def _contacts(slide: ClosingSlide) -> tuple[str, ...]:
    """The lines of the body, where they are addresses and numbers alone."""
    return tuple(slide.body) if all(map(_CONTACTS.search, slide.body)) else ()


def _asked(
    sheet: Sheet, slide: ClosingSlide, ground: Ground, align: Align = "l", size: float = _DECISION
) -> list[Piece]:
    """The decision, loud, and whom to ask."""
    pieces = [
        Piece(
            sheet.paragraph(text, size, "heading", color=ground.ink, floor=14.0, before=10.0, align=align),
            path,
            {"builds": True},
        )
        for path, text in (("decision", slide.decision), ("insight", slide.insight))
        if text
    ]
    reached = [(text, f"body[{index}]") for index, text in enumerate(_contacts(slide))]
    reached += [(slide.contact, "contact")] if slide.contact else []
    for text, path in reached:
        line = sheet.paragraph(text, _CONTACT, color=ground.quiet, floor=10.0, before=8.0, align=align)
        pieces.append(Piece(line, path))
    return pieces


def _count_asked(slide: ClosingSlide) -> int:
    """How many lines are asked, or say whom to ask."""
    return len(_contacts(slide)) + sum(bool(text) for text in (slide.decision, slide.insight, slide.contact))


def _small_print(sheet: Sheet, slide: ClosingSlide, ground: Ground, **style: Any) -> list[Piece]:
    """What the footer says."""
    return [
        Piece(sheet.paragraph(text, 11.0, "caption", color=ground.quiet, floor=8.0, before=8.0, **style), path)
        for text, path in foot_texts(slide)
    ]


def _thanks(sheet: Sheet, slide: ClosingSlide) -> None:
    """A page without steps answers the opening: its title stands there, what is asked below or on the band."""
    is_on_band = sheet.look.manner.opening == "C" and _count_asked(slide) <= _MOST_ON_BAND
    has_foot = bool(foot_texts(slide) or (is_on_band and _count_asked(slide)))
    plan = cover_of(sheet, slide, "opening", is_free=True, has_foot=has_foot)
    small = _small_print(sheet, slide, plan.foot_ground, align="r")
    align: Align = "l" if small else plan.align
    asked = _asked(sheet, slide, plan.ground, plan.align)
    on_band = _asked(sheet, slide, plan.foot_ground, align) if is_on_band else []
    title = lay_out_title(
        sheet,
        plan,
        slide.title,
        eyebrow=slide.eyebrow,
        subtitle=slide.subtitle,
        more=() if on_band else asked,
    )
    if on_band and plan.top:
        whole = replace(plan.top, width=plan.foot.right - plan.top.x)
        lay_out_stack(sheet, on_band, whole if align == "ctr" else plan.top, "ctr")
    if plan.style == "B":
        bar_beside(sheet, title, plan.ground, plan.align)
    lay_out_sources(sheet, slide, plan.content, plan.content_ground.quiet)
    lay_out_stack(sheet, small, plan.foot, "b")


def _on_template(sheet: Sheet, slide: ClosingSlide) -> None:
    """Below the template's title, in its colours."""
    area = lay_out_frame(sheet, slide, slide.eyebrow)
    ground = page_ground(sheet.theme)
    words = _asked(sheet, replace(slide, insight=None), ground)
    room = area.height * (0.3 if words else 0.0)
    steps, paths = _steps(sheet, slide)
    if steps:
        lay_out_next_steps(sheet, steps, area.inset(0, 0, 0, room), paths, ground)
    lay_out_stack(sheet, words, Rect(area.x, area.bottom - room, area.width, max(room, 1.0)), "b")
