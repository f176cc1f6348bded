"""LAY: is the slide filled, and evenly."""

import re
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass, replace

from deck_domain.findings import Extent, Family, Impact
from deck_presentation.boxes import Box
from deck_presentation.model import Deck, Paragraph, Shape, Slide
from scorer.rules.evidence import Evidence
from scorer.rules.page_roles import DRAWN, is_divider, is_drawn, is_opening
from scorer.rules.rule import Hit, Rule, Skipped
from scorer.rules.text import words_in

_MOST_SHIFT = 0.25
"""Of the slide's width: how far the weight of its content may lie from the middle."""
_MOST_USED, _LEAST_USED = 0.85, 0.004
"""Of the slide."""
_GROUND = 0.95
"""Of the slide: what covers so much of it is the ground that the rest stands on."""
_LEAST_HEIGHT = 0.42
"""Of what is free below a title: content that reaches less far leaves the rest of the slide empty."""
_FREE = (0.18, 0.92)
"""Where content may stand at the most, of the height of a slide."""
_ALONE = 28.0
"""Points from which a single sentence stands alone on purpose."""
_SURE, _POOR = 0.6, 0.25
"""How sure we are of what is drawn in less than this share of the height: it wastes its slide."""
_SHORT = 12
"""Words up to which a line is short: more are a sentence that says something."""
_FEW_ROWS = 2
"""Rows of a table that are a header and one line."""
_QUOTED = tuple("\"'\u201c\u201e\u2018\u201a\u00ab\u00bb\u300c\u300e")
"""The characters that quotations begin with."""
_BEGIN = "Give the slides titles and content."
_FILL = "Give the content a form that fills the slide, or join it with another one."
_LEAST_UNTITLED = 0.06
"""Of a slide that has no title to say what its few small things are."""
_NUMBER = re.compile(r"\d{1,2}\.?")
"""What a divider has beside its title."""
_GRID = 48
"""Cells along the width, and along the height, by which what is used is counted."""
_ARGUED = 0.4
"""People argue about balance, and about how full a slide may be: that never costs, and never blocks."""


@dataclass(frozen=True, slots=True)
class _Content:
    """What stands on a slide.

    Attributes:
        slide: which.
        ink: upright boxes of text line by line, of what is drawn, and of filled shapes.
        room: the boxes that are meant for it.
    """

    slide: Slide
    ink: tuple[Box, ...]
    room: tuple[Box, ...]


def unbalanced(evidence: Evidence) -> Iterator[Hit]:
    """All that a slide shows below its title lies on one side, and the other is empty."""
    width = evidence.deck.width
    for content in _contents(evidence):
        weight = sum(box.area for box in content.room)
        if not weight:
            continue
        centre = sum((box.x + box.width / 2) * box.area for box in content.room) / weight / width
        shift = abs(centre - 0.5)
        left, right = min(box.x for box in content.room), max(box.right for box in content.room)
        is_half_empty = right <= width * 0.52 or left >= width * 0.48
        if shift > _MOST_SHIFT and is_half_empty:
            side, empty = ("left", "right") if centre < 0.5 else ("right", "left")
            index = content.slide.index + 1
            message = f"All that slide {index} shows stands on its {side}; the {empty} half is empty."
            yield Hit(message, content.slide, confidence=_ARGUED, extent=Extent.of(2 * shift, 0.5))


def ill_used(evidence: Evidence) -> Iterator[Hit]:
    """Nearly all of a slide is covered, or next to nothing below a title that promises something."""
    if _is_titles_alone(evidence.deck):
        yield from _titles_alone(evidence.deck)
        return
    contents = list(_contents(evidence))
    page = evidence.deck.width * evidence.deck.height
    for content in contents:
        used = _share(content.ink, evidence.deck.width, evidence.deck.height)
        on_ground = [box for box in content.ink if box.area < _GROUND * page]
        covered = _share(on_ground, evidence.deck.width, evidence.deck.height)
        index = content.slide.index + 1
        if covered > _MOST_USED and len(content.ink) > 1:
            yield Hit(
                f"Slide {index} is covered to {covered:.0%}: there is no room left to rest the eye.",
                content.slide,
                confidence=_ARGUED,
                action="Take something away, or move it to a slide of its own.",
                extent=Extent.of((covered - _MOST_USED) / (1 - _MOST_USED), 0.5),
            )
        elif used < _LEAST_USED and content.slide.title is not None and content.ink:
            yield Hit(
                f"Below its title, slide {index} uses {used:.1%} of its surface.",
                content.slide,
                confidence=_ARGUED,
                extent=Extent.of(1 - used / _LEAST_USED, 0.5),
            )
    yield from _half_empty(contents, evidence.deck.height)
    yield from _single_line(contents, evidence.deck)
    yield from _bare(evidence.deck)
    yield from _next_to_nothing(evidence)


def _half_empty(contents: Sequence[_Content], height: float) -> Iterator[Hit]:
    """Drawn content that takes a third of what its slide has for it; lines of text at the top are a habit."""
    for content in contents:
        used = _height_used(content, height)
        if (
            _is_mostly_drawn(content)
            and used < _LEAST_HEIGHT
            and content.slide.title is not None
            and not _stands_alone(content.slide)
        ):
            message = f"Slide {content.slide.index + 1} uses {used:.0%} of the height that it has for its content."
            extent = Extent.of(1 - used / _LEAST_HEIGHT, 0.3)
            is_waste = used < _POOR or _is_short_table(content.slide)
            impact, confidence = (Impact.WARNING, _SURE) if is_waste else (None, _ARGUED)
            yield Hit(message, content.slide, impact=impact, confidence=confidence, action=_FILL, extent=extent)


def _is_short_table(slide: Slide) -> bool:
    """Whether all that is drawn is one table with a header and a line."""
    drawn = [shape for shape in slide.shapes if is_drawn(shape)]
    return len(drawn) == 1 and drawn[0].table is not None and len(drawn[0].table.row_heights) <= _FEW_ROWS


def _single_line(contents: Sequence[_Content], deck: Deck) -> Iterator[Hit]:
    """One short line below a title, and nothing else: no statement, no quotation, not the end of a deck."""
    last = max((slide.index for slide in deck.slides if not slide.hidden), default=0)
    for content in contents:
        slide, line = content.slide, _only_line(content.slide)
        if slide.index == last or line is None or _height_used(content, deck.height) >= _POOR:
            continue
        words = words_in(line.text)
        if words <= _SHORT and not _is_statement(slide, line) and _is_below(slide.title, content.ink):
            count = "a single word" if words == 1 else f"one line of {words} words"
            message = f"Below its title, slide {slide.index + 1} has {count}; the rest of it is empty."
            extent = Extent.of(1 - words / (_SHORT + 1), 0.3)
            yield Hit(message, slide, impact=Impact.WARNING, confidence=_SURE, action=_FILL, extent=extent)


def _bare(deck: Deck) -> Iterator[Hit]:
    """A slide with a title at its top and nothing else, or with nothing at all.

    The first slide and the last one may be bare, unless the whole deck shows nothing.
    """
    page = Box(0, 0, deck.width, deck.height)
    slides = [slide for slide in deck.slides if not slide.hidden]
    is_all = shows_nothing(deck)
    if is_all and slides:
        message = "No slide shows anything: there is nothing in this deck to be judged, and that counts as not passed."
        yield Hit(message, impact=Impact.WARNING, confidence=_SURE, action=_BEGIN, extent=Extent.of(1, 1))
    for slide in slides:
        parts = slide is slides[-1] or is_opening(slide) or is_divider(slide, deck.height)
        if _is_bare(slide, page) and (is_all or not parts):
            has, share = ("a title and nothing else", 0.3) if _has_title(slide) else ("nothing to show", 1.0)
            message, extent = f"Slide {slide.index + 1} has {has}.", Extent.of(1, share)
            yield Hit(message, slide, impact=Impact.WARNING, confidence=_SURE, action=_FILL, extent=extent)


def _is_titles_alone(deck: Deck) -> bool:
    """Whether all slides have a title, and nothing more: covers and dividers that part what is not there."""
    page, slides = Box(0, 0, deck.width, deck.height), [slide for slide in deck.slides if not slide.hidden]
    titles = {_text_of(slide.title) for slide in slides if slide.title is not None}
    return len(slides) > 1 and all(_is_title_alone(slide, page, titles) for slide in slides)


def _titles_alone(deck: Deck) -> Iterator[Hit]:
    for slide in deck.slides:
        if not slide.hidden:
            message = f"Slide {slide.index + 1} has a title and nothing else, as all slides of this deck."
            extent = Extent.of(1, 0.3)
            yield Hit(message, slide, impact=Impact.WARNING, confidence=_SURE, action=_FILL, extent=extent)


def _next_to_nothing(evidence: Evidence) -> Iterator[Hit]:
    """Small things lost on a slide without a title; sentences and large type say something by themselves."""
    deck = evidence.deck
    page = Box(0, 0, deck.width, deck.height)
    for slide in deck.slides:
        if slide.hidden or _has_title(slide) or _is_bare(slide, page) or _word_count(slide) > _SHORT:
            continue
        found = [box for shape in slide.shapes for box in _of(evidence, slide, shape)]
        used = _share([part for box in found if (part := box.overlap(page))], deck.width, deck.height)
        is_pictured = slide.background.kind == "picture" or any(_fills(shape, page) for shape in slide.backdrop)
        if found and used < _LEAST_UNTITLED and not is_pictured and _largest_type(slide) < _ALONE:
            message = f"Slide {slide.index + 1} has no title, and uses {used:.1%} of its surface."
            extent = Extent.of(1 - used / _LEAST_UNTITLED, 0.6)
            yield Hit(message, slide, impact=Impact.WARNING, confidence=_SURE, action=_FILL, extent=extent)


def _word_count(slide: Slide) -> int:
    """Words that are seen, without those of the foot of the slide."""
    shown = (shape for shape in slide.shapes if not (shape.hidden or shape.is_chrome))
    return sum(words_in(body.text) for shape in shown for body in shape.bodies)


def _largest_type(slide: Slide) -> float:
    """Points of the largest text that is seen; 0 without any."""
    bodies = [body for shape in slide.shapes if not (shape.hidden or shape.is_chrome) for body in shape.bodies]
    return max((run.size * body.font_scale for body in bodies for run in body.runs() if run.text.strip()), default=0)


def shows_nothing(deck: Deck) -> bool:
    """Whether no slide shows anything, hidden ones among them: numbers of pages and empty placeholders are nothing."""
    page = Box(0, 0, deck.width, deck.height)
    return not any(_has_title(slide) or not _is_bare(slide, page) for slide in deck.slides)


def _is_bare(slide: Slide, page: Box) -> bool:
    is_pictured = slide.background.kind == "picture" or any(_fills(shape, page) for shape in slide.backdrop)
    return not is_pictured and not any(map(_is_seen, slide.shapes))


def _is_title_alone(slide: Slide, page: Box, titles: Set[str]) -> bool:
    """Whether a slide has a title, and beside it at most ornaments, its number and the `titles` of the deck."""
    shown = (shape for shape in slide.shapes if not (_is_ornament(shape) or _leads(shape, titles)))
    return _has_title(slide) and _is_bare(replace(slide, shapes=tuple(shown)), page)


def _is_ornament(shape: Shape) -> bool:
    return shape.decorative and shape.kind in {"shape", "connector"} and not shape.has_text


def _leads(shape: Shape, titles: Set[str]) -> bool:
    """Whether a text only leads through the deck; what stands in a placeholder is meant to say something."""
    text = _text_of(shape)
    return shape.placeholder is None and (text in titles or _NUMBER.fullmatch(text) is not None)


def _text_of(shape: Shape) -> str:
    return shape.body.text.strip() if shape.body is not None else ""


def _has_title(slide: Slide) -> bool:
    return slide.title is not None and slide.title.has_text


def _is_seen(shape: Shape) -> bool:
    """Something beside the title that is seen; prompts of empty placeholders are not."""
    if shape.hidden or shape.is_title or shape.is_chrome:
        return False
    return shape.kind != "shape" or shape.has_text or shape.has_line or shape.paint.is_visible


def _only_line(slide: Slide) -> Paragraph | None:
    """The only paragraph beside the title; None where there are more of them, or where anything is drawn."""
    shown = [shape for shape in slide.shapes if not (shape.hidden or shape.is_title or shape.is_chrome)]
    lines = [line for shape in shown for body in shape.bodies for line in body.paragraphs if line.text.strip()]
    return lines[0] if len(lines) == 1 and not any(map(is_drawn, shown)) else None


def _is_statement(slide: Slide, line: Paragraph) -> bool:
    """What is meant to stand alone: large type without the sign of a list, or somebody's words."""
    return line.text.strip().startswith(_QUOTED) or (_stands_alone(slide) and not line.bulleted)


def _is_below(title: Shape | None, ink: Sequence[Box]) -> bool:
    return title is not None and title.has_text and all(box.y > title.box.bounds().y for box in ink)


def _is_mostly_drawn(content: _Content) -> bool:
    """Whether tables, charts, cards and pictures are most of what a slide shows; a sign beside a list is not."""
    drawn = sum(shape.box.bounds().area for shape in content.slide.shapes if is_drawn(shape))
    return drawn > 0.5 * sum(box.area for box in content.ink)


def _height_used(content: _Content, height: float) -> float:
    """How far content reaches from its top to its foot, of what is free below the title."""
    title = content.slide.title
    box = title.box.bounds() if title is not None else Box(0, 0, 0, 0)
    is_above = title is not None and box.y < 0.4 * height and box.width > box.height
    top = max(_FREE[0] * height, min(box.bottom, 0.3 * height)) if is_above else _FREE[0] * height
    reach = max(part.bottom for part in content.ink) - min(part.y for part in content.ink)
    return min(reach / (_FREE[1] * height - top), 1.0)


def _stands_alone(slide: Slide) -> bool:
    """One sentence in large type and nothing else: a statement."""
    shown = [shape for shape in slide.shapes if not (shape.hidden or shape.is_title or shape.is_chrome)]
    bodies = [body for shape in shown for body in shape.bodies if body.text.strip()]
    if any(shape.kind in DRAWN or shape.table is not None for shape in shown) or len(bodies) != 1:
        return False
    sizes = [run.size * bodies[0].font_scale for run in bodies[0].runs() if run.text.strip()]
    return min(sizes) >= _ALONE


def _contents(evidence: Evidence) -> Iterator[_Content]:
    """Content below the titles of slides that are more than a title, without what fills the whole slide."""
    if evidence.fonts is None:
        raise Skipped(evidence.why_no_fonts)
    page = Box(0, 0, evidence.deck.width, evidence.deck.height)
    for slide in evidence.deck.slides:
        if slide.hidden or is_opening(slide) or is_divider(slide, evidence.deck.height):
            continue
        found = [(shape, ink) for shape in slide.shapes if (ink := _of(evidence, slide, shape))]
        if found and not any(_fills(shape, page) for shape in (*slide.shapes, *slide.backdrop)):
            inks = tuple(part for _, ink in found for box in ink if (part := box.overlap(page)))
            rooms = tuple(part for shape, _ in found if (part := shape.box.bounds().overlap(page)))
            if inks:  # content off the slide is reported by a rule of its own
                yield _Content(slide, inks, rooms)


def _fills(shape: Shape, page: Box) -> bool:
    """A picture over at least half of the slide, which takes the place of content."""
    return shape.kind == "picture" and shape.box.bounds().shared(page) >= 0.45 * page.area


def _of(evidence: Evidence, slide: Slide, shape: Shape) -> Sequence[Box]:
    if shape.hidden or shape.is_title or shape.is_chrome:
        return ()
    table = evidence.table(slide, shape)
    if table is not None:
        return (table.box.bounds(),)
    if is_drawn(shape) or (shape.decorative and shape.paint.is_visible and shape.kind == "shape"):
        return (shape.box.bounds(),)
    text = evidence.text(slide, shape)
    return text.lines if text is not None else ()


def _share(boxes: Sequence[Box], width: float, height: float) -> float:
    """What boxes cover together of a slide, counted by cells."""
    rows = [0] * _GRID  # each number holds the covered cells of one row as its bits
    for box in boxes:
        first, last = _cell(box.x, width), _cell(box.right, width)
        covered = (1 << last + 1) - (1 << first)
        for row in range(_cell(box.y, height), _cell(box.bottom, height) + 1):
            rows[row] |= covered
    return sum(row.bit_count() for row in rows) / (_GRID * _GRID)


def _cell(place: float, size: float) -> int:
    return min(_GRID - 1, max(0, int(place / size * _GRID)))


RULES = (
    Rule(
        "LAY210",
        "LAYOUT_UNBALANCED",
        "layout",
        Family.LAYOUT,
        Impact.INFO,
        "a slide with all of its content on one side",
        "Spread the content, or put a picture or a chart on the empty side.",
        unbalanced,
        why="A slide that leans looks unfinished, and wastes half of its room.",
        source="Arnheim, Art and Visual Perception, 1974, chapter 1 (Balance). A finding never costs.",
        example="A list in the left third of the slide, and nothing beside it.",
        needs="fonts to measure with",
    ),
    Rule(
        "LAY211",
        "SLIDE_ILL_USED",
        "layout",
        Family.LAYOUT,
        Impact.INFO,
        "a slide that is covered all over, more than half empty, or with one short line or none at all",
        "Say what the title promises, or join the slide with another one.",
        ill_used,
        why="Without white space nothing stands out; with next to nothing on it, a slide says nothing.",
        source="Reynolds, Presentation Zen, chapter 6 (Empty space). That a slide is covered never costs.",
        example="A table of two rows, or a line of five words, below the title, and nothing on the rest of the slide.",
        needs="fonts to measure with",
    ),
)
