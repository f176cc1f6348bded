"""A page that parts a deck: the number and the name of what begins, and how far the deck has come."""

from dataclasses import replace

from renderer.deck.slides.stories import Journey, SectionSlide
from renderer.layout.covers.canvas import CoverPlan
from renderer.layout.covers.cover import cover_of, foot_texts, lay_out_small, lay_out_title, say_unplaced
from renderer.layout.figures.stack import Piece, lay_out_stack
from renderer.layout.geometry import Rect
from renderer.layout.grounds import Ground
from renderer.layout.motif import lay_out_motif
from renderer.layout.sheet import Sheet
from renderer.layout.sources import lay_out_sources
from renderer.scene import Line, Paragraph, Placeholder

_NUMERAL, _BODY, _NAME = 112.0, 20.0, 16.0
_APART, _ABOVE_FOOT, _ABOVE_NAMES = 16.0, 24.0, 26.0
_DASH = 56.0
_BETWEEN = 10.0
_MOST_NAMES = 9
_TRACK, _MOST_SEGMENTS = 4.0, 16


def lay_out(sheet: Sheet, slide: SectionSlide) -> None:
    """Fill the page."""
    say_unplaced(sheet, slide)
    if sheet.surround:
        _on_template(sheet, slide)
        return
    plan = cover_of(sheet, slide, "section")
    number = _number_of(sheet, slide)
    if plan.centre and plan.numeral and not number:
        plan = _from_edge(plan, plan.numeral.x)
    # Readers hear what stands higher first.
    is_first = plan.numeral_ground is None
    if is_first:
        _numeral(sheet, plan, number)
    title = lay_out_title(sheet, plan, slide.title, eyebrow=slide.eyebrow, subtitle=slide.subtitle)
    if not is_first:
        _numeral(sheet, plan, number)
    end = _end_of_words(plan, slide.journey)
    room = Rect(plan.title.x, plan.title.y, plan.title.width, end - plan.title.y)
    room = lay_out_sources(sheet, slide, room, (plan.below_ground or plan.ground).quiet)
    _body(sheet, plan, slide, title, room)
    if not _way(sheet, plan, slide.journey):
        _progress(sheet, plan, slide.journey)
    lay_out_small(sheet, foot_texts(slide), plan.foot, plan.foot_ground, anchor="b")


def _end_of_words(plan: CoverPlan, journey: Journey) -> float:
    """Where the words of the page end at the latest, in pt from its top: above the names of sections that stand there.

    A panel that the words stand on ends before the page does.
    """
    if plan.style == "picture":
        return plan.below.bottom
    names = plan.names if _are_named(journey) else None
    return min(plan.foot.y - _ABOVE_FOOT, names.y - _ABOVE_NAMES if names else plan.foot.y)


def _are_named(journey: Journey) -> bool:
    """Whether the names of all sections stand on the page."""
    return 1 < len(journey.sections) <= _MOST_NAMES


def _on_template(sheet: Sheet, slide: SectionSlide) -> None:
    """The words in the placeholders of the template's own section page."""
    assert sheet.surround is not None
    given = {"eyebrow": slide.eyebrow, "subtitle": slide.subtitle, "body": slide.body, "insight": slide.insight}
    rest = [text for words in given.values() for text in ((words,) if isinstance(words, str) else words or ())]
    if slide.number:
        rest.insert(0, slide.number)
    fields = [name for name, words in given.items() if words]
    sheet.surround.words(sheet, (slide.title, "title"), rest, fields[0] if fields else "number")
    sheet.surround.sources(sheet, slide)
    sheet.surround.footer(sheet, slide)


def _way(sheet: Sheet, plan: CoverPlan, journey: Journey) -> bool:
    """The names of all sections; a motif where there are none. Whether they tell the progress, too."""
    if _are_named(journey):
        if plan.names:
            return _names_across(sheet, plan, plan.names, journey)
        _names(sheet, plan, journey)
    elif plan.style == "A":
        lay_out_motif(sheet, plan.marks[0][0], plan.content_ground)
    elif plan.style == "picture":
        left = plan.marks[0][0].right
        lay_out_motif(sheet, Rect(left, 0, sheet.page.width - left, plan.foot.y), plan.content_ground)
    return False


def _number_of(sheet: Sheet, slide: SectionSlide) -> str:
    """What the document numbers it by, else its place among the sections; none where it is the only one."""
    sections = slide.journey.sections
    return slide.number or (sheet.count(slide.journey.current + 1, 2) if len(sections) > 1 else "")


def _from_edge(plan: CoverPlan, left: float) -> CoverPlan:
    """`plan` with title and words from `left` on, where no numeral stands before them."""
    title, below = (replace(box, x=left, width=box.right - left) for box in (plan.title, plan.below))
    return replace(plan, title=title, below=below)


def _numeral(sheet: Sheet, plan: CoverPlan, text: str) -> None:
    """The number of the section; without one a motif on the panel that it would have, or a bar."""
    if not text:
        if plan.numeral_ground:
            lay_out_motif(sheet, plan.marks[0][0], plan.numeral_ground)
        elif not plan.centre:
            left = plan.title.x + ((plan.title.width - _DASH) / 2 if plan.align == "ctr" else 0.0)
            sheet.decoration(Rect(left, plan.title.y - 26, _DASH, 4), fill=plan.ground.mark)
        return
    color = (plan.numeral_ground or plan.ground).mark
    line = sheet.paragraph(text, _NUMERAL, "display", color=color, floor=28.0, align=plan.align)
    assert plan.numeral is not None
    piece = Piece(line, "number", {"name": "Number"})
    lay_out_stack(sheet, [piece], plan.numeral, "ctr" if plan.centre else "b")


def _body(sheet: Sheet, plan: CoverPlan, slide: SectionSlide, title: Rect, room: Rect) -> None:
    ground, top = plan.ground, max(title.bottom + 14, plan.title.y + 62)
    if plan.below_ground:
        ground, top = plan.below_ground, plan.below.y
    is_free = plan.style in {"B", "C"} and plan.content.x > plan.below.right and not _are_named(slide.journey)
    width = (plan.content.right if is_free else plan.below.right) - plan.below.x
    box = Rect(plan.below.x, top, width, max(room.bottom - top, 24.0))
    lines = [
        Piece(
            sheet.paragraph(
                text, _BODY, color=ground.quiet, floor=14.0, before=6.0 if index else 0.0, align=plan.align
            ),
            f"body[{index}]",
            {"builds": True},
        )
        for index, text in enumerate(slide.body or ())
    ]
    if slide.insight:
        line = sheet.paragraph(
            slide.insight, _BODY, bold=True, color=ground.ink, floor=14.0, before=10.0, align=plan.align
        )
        lines.append(Piece(line, "insight", {"name": "Insight"}))
    if len(lines) == 1:
        lines[0] = Piece(lines[0].line, lines[0].path, {**lines[0].style, "placeholder": Placeholder("body", 1)})
    lay_out_stack(sheet, lines, box)


def _names(sheet: Sheet, plan: CoverPlan, journey: Journey) -> None:
    """All sections under hairlines, this one in the accent."""
    ground = plan.content_ground
    pieces = [
        Piece(_name(sheet, ground, text, is_here=index == journey.current, is_first=index == 0), "title")
        for index, text in enumerate(journey.sections)
    ]
    places = lay_out_stack(sheet, pieces, plan.content, "b")
    for place in places[1:]:
        sheet.rule(place.x, place.y - _APART / 2, place.width, Line(ground.line, 0.75))
    here = places[journey.current]
    sheet.decoration(Rect(here.x - 14, here.y + 1, 4, here.height - 3), fill=ground.mark)


def _names_across(sheet: Sheet, plan: CoverPlan, room: Rect, journey: Journey) -> bool:
    """All sections side by side, under a line that is marked up to this one; whether their names fit so."""
    ground = plan.content_ground
    boxes = room.columns(len(journey.sections), _BETWEEN)
    texts = [
        [replace(_name(sheet, ground, text, is_here=index == journey.current, is_first=True), align=plan.align)]
        for index, text in enumerate(journey.sections)
    ]
    under = [box.inset(0, _TRACK + 8, 0, 0) for box in boxes]
    fitted = sheet.type.fit_alike(texts, under[0].width, under[0].height)
    if any(text.too_small or text.overflows or text.measured.broken_words for text in fitted):
        return False
    for index, (box, words, text) in enumerate(zip(boxes, under, fitted, strict=True)):
        color = ground.mark if index <= journey.current else ground.line
        sheet.decoration(Rect(box.x, box.y, box.width, _TRACK), fill=color)
        sheet.text(words, [], fitted=text, path="title")
    return True


def _name(sheet: Sheet, ground: Ground, text: str, *, is_here: bool, is_first: bool) -> Paragraph:
    color = ground.ink if is_here else ground.quiet
    return sheet.paragraph(text, _NAME, bold=is_here, color=color, floor=10.0, before=0.0 if is_first else _APART)


def _progress(sheet: Sheet, plan: CoverPlan, journey: Journey) -> None:
    """A segment for each section, those up to this one in the accent; of one section, the share of slides behind.

    Nothing on a first slide of one section, as one that is alone: there is no way behind it.
    """
    box, ground = plan.foot, plan.foot_ground
    y = box.y + box.height / 2 - _TRACK / 2
    count = len(journey.sections)
    if 1 < count <= _MOST_SEGMENTS:
        for index, segment in enumerate(Rect(box.x, y, box.width, _TRACK).columns(count, 6.0)):
            sheet.decoration(segment, fill=ground.mark if index <= journey.current else ground.line)
        return
    if not journey.share:
        return
    sheet.decoration(Rect(box.x, y, box.width, _TRACK), fill=ground.line)
    sheet.decoration(Rect(box.x, y, max(box.width * journey.share, _TRACK), _TRACK), fill=ground.mark)
