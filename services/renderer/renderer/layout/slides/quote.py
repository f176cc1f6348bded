"""What somebody said, on a ground of its own."""

import math
from dataclasses import replace
from typing import Any

from renderer.deck.slides.stories import QuoteSlide
from renderer.layout.chrome import lay_out_ribbon, lay_out_watermark
from renderer.layout.covers.cover import foot_texts, lay_out_small, say_unplaced
from renderer.layout.covers.quote_plan import QuotePlan, quote_plan
from renderer.layout.direction import is_mirrored
from renderer.layout.figures.quotation import lay_out_quotation, quotation_size
from renderer.layout.frame import lay_out_frame
from renderer.layout.geometry import Rect
from renderer.layout.grounds import page_ground
from renderer.layout.motif import lay_out_motif
from renderer.layout.photos import lay_out_photo
from renderer.layout.sheet import Sheet
from renderer.layout.sources import lay_out_sources
from renderer.scene import Placeholder

_TITLE, _LEADING, _FLOOR, _QUIET, _LEAST_LABEL = 18.0, 28.0, 12.0, 14.0, 13.5
"""Pt of a title that is a label, of one that leads, of the smallest, and of what is said beside words that are read.

No label is smaller than the last: what is said besides, which is no larger, is still read then.
"""
_BESIDE_WORDS, _ALONE, _SPARE = 2.0, 1.25, 1.03
"""How many times as large as its label a quote is that is shown, with other words on the page and without.

By the last it may turn out smaller than it was asked for.
"""
_MORE, _ABOVE = 30.0, 16.0
_PICTURE = 5 / 12
"""Of the page's width: what a picture takes, to its edges."""


def lay_out(sheet: Sheet, slide: QuoteSlide) -> None:
    """Fill the page."""
    if sheet.surround:
        area = lay_out_frame(sheet, slide)
        lay_out_quotation(sheet, slide.quote, slide.by, area, page_ground(sheet.theme))
        return
    say_unplaced(sheet, slide, has_picture=True)
    sheet.layout = "quote"
    picture = _PICTURE * sheet.page.width if slide.image else 0.0
    plan = quote_plan(sheet.look, sheet.theme, picture=picture)
    _panels(sheet, plan, slide)
    lay_out_watermark(sheet, slide, plan.ground.ink)
    lay_out_ribbon(sheet, slide)
    if slide.image:
        place = Rect(sheet.page.width - picture, 0, picture, sheet.page.height)
        lay_out_photo(sheet, slide.image, place, "image", to_edges=True)
    since = len(sheet.elements)
    words = lay_out_sources(sheet, slide, plan.words, plan.ground.quiet)
    sources = len(sheet.elements)
    room = _said_besides(sheet, slide, plan, words, _TITLE)
    apart = (plan.signed, plan.signed_ground) if plan.signed and plan.signed_ground else None
    size = quotation_size(sheet, slide.quote, slide.by, room, is_apart=bool(apart))
    label = _label_above(slide, size)
    if label < _TITLE:
        # What is said besides is no louder than a quote that is read.
        del sheet.elements[sources:]
        room = _said_besides(sheet, slide, plan, words, min(_QUIET, label or _QUIET))
        label = _label_above(slide, quotation_size(sheet, slide.quote, slide.by, room, is_apart=bool(apart)))
    besides = sheet.elements[since:]
    del sheet.elements[since:]
    # What is said below the quote comes after the title, which it does not hold down.
    sheet.most_text = math.inf
    largest, lower = _title(sheet, slide, plan, label)
    room = room.inset(0, lower, 0, 0)
    sheet.elements += besides
    lay_out_quotation(sheet, slide.quote, slide.by, room, plan.ground, align=plan.align, apart=apart, largest=largest)
    lay_out_small(sheet, foot_texts(slide), plan.foot, plan.foot_ground, anchor="b")


def _title(sheet: Sheet, slide: QuoteSlide, plan: QuotePlan, label: float) -> tuple[float, float]:
    """Add the title; returns the largest size that the quote may have, and what it gives up of its height, in pt.

    The title is a label of `label` pt above a quote that is much larger, and leads a page whose quote is running text,
    where that is 0: a long one takes some of the height of the words then.
    """
    is_shown = label > 0
    size = label or _LEADING
    # The placeholder of the title sets it in the face of titles, whichever that of labels is.
    style: dict[str, Any] = {"color": plan.title_ground.accent, "floor": _FLOOR, "align": plan.align, "heading": True}
    most = plan.title.height + (0.0 if is_shown else plan.taller)
    fitted = sheet.type.fit([sheet.paragraph(slide.title, size, "heading", **style)], plan.title.width, most)
    lower = min(max(fitted.measured.height + 1 - plan.title.height, 0.0), plan.taller)
    box = replace(plan.title, height=plan.title.height + lower)
    in_file: dict[str, Any] = {"placeholder": Placeholder("title"), "name": "Title", "anchor": plan.title_anchor}
    sheet.text(box, [], fitted=fitted, path="title", **in_file)
    return (math.inf if is_shown else fitted.paragraphs[0].runs[0].size), lower


def _label_above(slide: QuoteSlide, size: float) -> float:
    """Pt of a title that is a label above a quote of `size` pt, which is shown; 0 above one that is read."""
    most = size / (_BESIDE_WORDS if slide.insight or slide.subtitle else _ALONE)
    label = _TITLE if most >= _TITLE else most / _SPARE
    return label if label >= _LEAST_LABEL else 0.0


def _panels(sheet: Sheet, plan: QuotePlan, slide: QuoteSlide) -> None:
    """Draw what the layout in the file cannot show here: over a motif, beside a picture, from right to left."""
    has_motif = plan.motif is not None and not slide.image
    if has_motif and plan.motif:
        lay_out_motif(sheet, plan.motif, plan.foot_ground)
    sheet.bare = bool(plan.marks) and (has_motif or bool(slide.image) or is_mirrored(slide))
    if sheet.bare:
        for box, style in plan.marks:
            sheet.decoration(box, **style)
    if plan.signed_band and slide.by:
        sheet.decoration(plan.signed_band, fill=plan.foot_ground.fill)


def _said_besides(sheet: Sheet, slide: QuoteSlide, plan: QuotePlan, room: Rect, size: float) -> Rect:
    """Insight and subtitle, of `size` pt, at the foot of `room`; what is left for the words."""
    for path in ("insight", "subtitle"):
        if text := getattr(slide, path):
            color = plan.ground.ink if path == "insight" else plan.ground.quiet
            said = sheet.paragraph(text, size, color=color, floor=_FLOOR, bold=path == "insight", align=plan.align)
            fitted = sheet.type.fit([said], room.width, 2 * _MORE)
            height = min(fitted.measured.height, 2 * _MORE) + 2
            place = replace(room, y=room.bottom - height, height=height)
            sheet.text(place, [], fitted=fitted, path=path, name=path.capitalize())
            room = room.inset(0, 0, 0, height + _ABOVE)
    return room
