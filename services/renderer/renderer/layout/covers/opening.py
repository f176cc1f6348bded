"""The first page of a deck: what it is called, for whom and when it is held, and what it answers."""

from collections.abc import Sequence
from dataclasses import replace

from renderer.deck.cover_words import CoverWords, Said, cover_words
from renderer.deck.slides.stories import OpeningSlide
from renderer.layout.covers.canvas import CoverPlan
from renderer.layout.covers.cover import bar_beside, cover_of, foot_texts, lay_out_small, lay_out_title, say_unplaced
from renderer.layout.figures.stack import Piece, lay_out_stack
from renderer.layout.geometry import Rect
from renderer.layout.sheet import Sheet
from renderer.layout.sources import lay_out_sources
from renderer.scene import Line

_ALONE, _ANSWER, _FLOOR = 30.0, 18.0, 14.0
"""Pt of an only line in a panel, of lines, and of the smallest."""
_OF_FEW, _FEW = 24.0, 2
"""Pt of lines side by side while they are so few, and of those in a panel."""
_APART_IN_PANEL, _APART = 26.0, 4.0
"""Pt between lines that stand below each other."""
_LOWER = 48.0
"""Pt by which title and lines stand lower on a page that ends with nothing to say."""
_RULE = 1.5
_MOST_COLUMNS = 3


def lay_out(sheet: Sheet, slide: OpeningSlide) -> None:
    """Fill the page."""
    words = cover_words(slide)
    if sheet.surround:
        say_unplaced(sheet, slide)
        _on_template(sheet, slide, words)
        return
    foot = foot_texts(slide)
    has_foot = bool(words.occasion or words.company or foot)
    plan = cover_of(sheet, slide, "opening", is_free=not words.lines, has_foot=has_foot)
    if plan.style == "C" and words.lines and not has_foot and not slide.source and not slide.footnotes:
        plan = _lower(plan)
    title = lay_out_title(
        sheet,
        plan,
        slide.title,
        eyebrow=_joined(words.eyebrow),
        subtitle=_joined(words.subtitle),
    )
    if plan.style == "B":
        bar_beside(sheet, title, plan.ground, plan.align)
    room = lay_out_sources(sheet, slide, plan.content, plan.content_ground.quiet)
    _answers(sheet, replace(plan, content=room), words.lines, title)
    _occasion(sheet, plan, words, is_shared=bool(words.company or foot))
    _company(sheet, plan, words, foot)


def _lower(plan: CoverPlan) -> CoverPlan:
    """`plan` with its title right above the lines, and both in the middle: no band stands below them."""
    title = replace(plan.title, height=plan.title.height + _LOWER)
    content = replace(plan.content, y=plan.content.y + _LOWER)
    return replace(plan, title=title, content=content, at_foot=True)


def _on_template(sheet: Sheet, slide: OpeningSlide, words: CoverWords) -> None:
    """All words in the placeholders of the template's own cover, the occasion and the company last."""
    assert sheet.surround is not None
    rest = [*words.eyebrow, *words.subtitle, *words.lines, *words.occasion, *words.company]
    path = rest[0].path if len(rest) == 1 else "body" if slide.body else "subtitle"
    sheet.surround.words(sheet, (slide.title, "title"), [said.text for said in rest], path)
    sheet.surround.sources(sheet, slide)
    sheet.surround.footer(sheet, slide)


def _joined(said: Sequence[Said]) -> str | None:
    return said[0].text if said else None


def _answers(sheet: Sheet, plan: CoverPlan, lines: Sequence[Said], title: Rect) -> None:
    """What the deck answers: below each other in a panel of their own, else side by side."""
    if not lines:
        return
    if plan.style == "A":
        _rows(sheet, plan, lines, plan.content)
    elif plan.style == "picture":
        top = max(title.bottom + 14, plan.content.y)
        _rows(sheet, plan, lines, Rect(plan.content.x, top, plan.content.width, plan.content.bottom - top))
    else:
        _columns(sheet, plan, lines)


def _rows(sheet: Sheet, plan: CoverPlan, lines: Sequence[Said], room: Rect) -> None:
    """Below each other, all in one size: none of them is more than the others. In a panel a line stands between two."""
    ground, in_panel = plan.content_ground, plan.style == "A"
    size = _ANSWER if not in_panel else _ALONE if len(lines) == 1 else _OF_FEW
    apart = _APART_IN_PANEL if in_panel else _APART
    pieces = [
        Piece(
            sheet.paragraph(
                said.text,
                size,
                "heading" if in_panel and len(lines) == 1 else "body",
                color=ground.ink,
                floor=_FLOOR,
                before=apart if number else 0.0,
            ),
            said.path,
            {"builds": True},
        )
        for number, said in enumerate(lines)
    ]
    places = lay_out_stack(sheet, pieces, room, "ctr" if in_panel else "t")
    if in_panel:
        sheet.decoration(Rect(room.x, places[0].y - 18, 48, 4), fill=ground.mark)
        for place in places[1:]:
            sheet.rule(place.x, place.y - apart / 2, place.width, Line(ground.line, 0.75))


def _columns(sheet: Sheet, plan: CoverPlan, lines: Sequence[Said]) -> None:
    """Side by side under a rule each, all in one size."""
    ground, count = plan.content_ground, min(len(lines), _MOST_COLUMNS)
    per_column = -(-len(lines) // count)
    boxes = plan.content.columns(max(count, 2), 28.0)
    if count == 1 and plan.align == "ctr":
        boxes = [plan.content.inset(plan.content.width / 4, 0, plan.content.width / 4, 0)]
    inner = [box.inset(0, 12, 0, 0) for box in boxes]
    groups = [lines[start : start + per_column] for start in range(0, len(lines), per_column)]
    size = _OF_FEW if len(lines) <= _FEW else _ANSWER
    texts = [
        [
            sheet.paragraph(said.text, size, color=ground.ink, floor=_FLOOR, before=6.0 if n else 0.0, align=plan.align)
            for n, said in enumerate(group)
        ]
        for group in groups
    ]
    fitted = sheet.type.fit_alike(texts, inner[0].width, inner[0].height)
    for group, box, words, text in zip(groups, boxes, inner, fitted, strict=False):
        sheet.decoration(Rect(box.x, box.y, box.width, _RULE), fill=ground.mark)
        path = group[0].path if len(group) == 1 else "body"
        sheet.text(words, [], fitted=text, path=path, builds=True)


def _occasion(sheet: Sheet, plan: CoverPlan, words: CoverWords, *, is_shared: bool) -> None:
    """When and for whom; a band `is_shared` with the company at its end."""
    ground = plan.top_ground or plan.ground
    assert plan.top is not None
    in_band = plan.top.y > plan.title.y
    anchor = "ctr" if in_band else "t"
    lines, box, align = [(said.text, said.path) for said in words.occasion], plan.top, plan.align
    if in_band and is_shared:
        align = "l"
    elif in_band and align == "ctr":
        box = Rect(box.x, box.y, plan.foot.right - box.x, box.height)
    lay_out_small(sheet, lines, box, ground, anchor=anchor, align=align)


def _company(sheet: Sheet, plan: CoverPlan, words: CoverWords, foot: Sequence[tuple[str, str]]) -> None:
    """The company in its corner, bold, before what the footer says."""
    ground = plan.foot_ground
    said = [
        Piece(sheet.paragraph(one.text, 16.0, color=ground.ink, bold=True, floor=9.0, align="r"), one.path)
        for one in words.company
    ]
    said += [
        Piece(sheet.paragraph(text, 11.0, "caption", color=ground.quiet, floor=8.0, align="r"), path)
        for text, path in foot
    ]
    lay_out_stack(sheet, said, plan.foot.inset(0, 0, 0, 0), "ctr" if plan.foot.height > 30 else "b")
