"""LAY: does everything stand where it can be seen."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from operator import itemgetter

from deck_domain.findings import Extent, Family, Impact
from deck_presentation.box_index import BoxIndex
from deck_presentation.boxes import EMU_PER_INCH, EMU_PER_POINT, Box, around
from deck_presentation.model import Shape, Slide
from scorer.measuring.fitting import UNSURE
from scorer.rules.evidence import Evidence
from scorer.rules.extent import beyond, is_field, of_shape, outside, share_of, weight_of
from scorer.rules.rule import Hit, Rule, Skipped
from scorer.rules.text_fit import is_told_as_overflow

SLACK = EMU_PER_INCH * 0.02
MARGIN = EMU_PER_INCH * 0.3
_MUCH_OVERPRINTED = 40.0
"""Square lines of a text (so tall, and as wide) under other text that are half as bad as it can get."""
MOST_HIDDEN, MOST_HIDDEN_PICTURE = 0.3, 0.9
"""A panel over part of a picture is a design; over a chart or a text it is a mistake, and stops a deck."""
_GRAZED = 0.05
"""Of a text, whose place is known line by line, less is a mistake too; charts and diagrams have empty corners."""
_LARGEST_LOGO, _MOST_OF_LOGO = 0.05, 0.05
"""Of a slide, what a logo of its layout takes at most, and of the logo, what text may lie over."""
MOST_PAIRS, MOST_OVERLAPS = 200_000, 2_000
"""Of texts on one slide: pairs that stand close and are looked at, and pairs that are told."""
LARGEST_FOOTER = 11.0
_HANGING, _MOST_HANGING = 0.6, 0.1
"""How sure we are that a box of text which hangs off by more than this share of its surface is a mistake."""
_OF_BOX = 0.25
"""What of the surface of such a box is off, in degrees of text that is off: all of it less than the first letter."""
_GHOST = 0.5
"""Text with less opacity is a watermark, which is meant to lie under or over things, unless it fills a placeholder."""


@dataclass(frozen=True, slots=True)
class _Ink:
    """Text of one shape on the slide, line by line; `bands` are the lines with the white down to the next one."""

    slide: Slide
    shape: Shape
    lines: tuple[Box, ...]
    bands: tuple[Box, ...]
    bounds: Box
    confidence: float


def _inks(evidence: Evidence, slide: Slide) -> list[_Ink]:
    """All text of a slide that is meant to be read, from back to front."""
    inks = []
    for shape in slide.shapes:
        if shape.hidden:
            continue
        lines, confidence = _lines(evidence, slide, shape)
        if lines:
            inks.append(_Ink(slide, shape, lines, _bands(lines), around(lines), confidence))
    return inks


def _lines(evidence: Evidence, slide: Slide, shape: Shape) -> tuple[tuple[Box, ...], float]:
    table = evidence.table(slide, shape)
    if table is not None:
        return tuple(line for _, text in table.cells for line in text.lines), 1.0
    text = evidence.text(slide, shape)
    if text is None or shape.body is None:
        return (), 1.0
    is_faint = all(run.opacity < _GHOST for run in shape.body.runs())
    return ((), 1.0) if is_faint and shape.placeholder is None else (text.lines, text.confidence)


def off_slide(evidence: Evidence) -> Iterator[Hit]:
    """Content beyond the edges of the slide is not shown. Text that leaves it with its box on it is too tall."""
    page = Box(0, 0, evidence.deck.width, evidence.deck.height)
    for slide in evidence.deck.slides:
        inks = {ink.shape.path: ink for ink in _inks(evidence, slide)}
        for shape in slide.shapes:
            bounds = shape.box.bounds()
            ink = inks.get(shape.path)
            if ink is not None and page.contains(bounds, SLACK) and is_told_as_overflow(evidence, slide, shape):
                continue
            if shape.hidden or (page.contains(bounds, SLACK) and (ink is None or page.contains(ink.bounds, SLACK))):
                continue
            hit = _off_slide(slide, shape, page, bounds, ink)
            if hit is not None:
                yield replace(hit, extent=_off_extent(bounds, ink, page, shape, evidence))


def _off_slide(slide: Slide, shape: Shape, page: Box, bounds: Box, ink: _Ink | None) -> Hit | None:
    over = max(-bounds.x, -bounds.y, bounds.right - page.right, bounds.bottom - page.bottom)
    seen = bounds.overlap(page)
    if ink is not None and not page.contains(ink.bounds, SLACK):
        over = max(-ink.bounds.x, -ink.bounds.y, ink.bounds.right - page.right, ink.bounds.bottom - page.bottom)
        return Hit(_over(shape, "Text of", over), slide, shape, confidence=max(0.5, ink.confidence))
    if shape.kind in ("table", "chart", "diagram", "object"):
        return Hit(_over(shape, f"The {shape.kind}", over), slide, shape)
    if seen is None:
        has_content = shape.has_text or shape.kind in ("picture", "media")
        return Hit(_over(shape, "All of", over), slide, shape, impact=None if has_content else Impact.WARNING)
    if shape.kind in ("picture", "media") and bounds.area and seen.area / bounds.area < 0.6:
        return Hit(_over(shape, "Most of the picture", over), slide, shape, impact=Impact.WARNING, confidence=0.6)
    if shape.has_text:
        confidence = _HANGING if _hangs(shape, bounds, page) else UNSURE
        return Hit(_over(shape, "The box of", over), slide, shape, impact=Impact.WARNING, confidence=confidence)
    return None


def _hangs(shape: Shape, bounds: Box, page: Box) -> bool:
    """A box of text was placed beyond the edge; what has a fill may run over it by design, as banners do."""
    return not (shape.paint.is_visible or shape.is_chrome) and outside((bounds,), page) > _MOST_HANGING


def _off_extent(bounds: Box, ink: _Ink | None, page: Box, shape: Shape, evidence: Evidence) -> Extent:
    """What cannot be seen is lost; how far away it is hardly matters any more, but is still worse."""
    is_whole = ink is not None and page.contains(ink.bounds, SLACK)
    boxes = ink.lines if ink is not None and not is_whole else (bounds,)
    whole = around(boxes)
    over = max(-whole.x, -whole.y, whole.right - page.right, whole.bottom - page.bottom)
    degree = 0.95 * outside(boxes, page) + 0.05 * beyond(over, 0, page.width)
    return of_shape(_OF_BOX * degree if is_whole else degree, shape, evidence.deck)


def _over(shape: Shape, what: str, over: float) -> str:
    return f'{what} "{shape.name}" lies off the slide, by {over / EMU_PER_INCH:.2f} in.'


def overlapping_text(evidence: Evidence) -> Iterator[Hit]:
    """Text printed over other text can be read by nobody."""
    if evidence.fonts is None:
        raise Skipped(evidence.why_no_fonts)
    for slide in evidence.deck.slides:
        yield from _overlaps_of(evidence, slide)
        yield from _over_logos(evidence, slide)


def _over_logos(evidence: Evidence, slide: Slide) -> Iterator[Hit]:
    """Text that runs over a small picture of its layout: a logo, which authors of slides do not see as they write.

    A large one is a background, a text that lies within one is its label, and what covers one hides it by design.
    """
    page = evidence.deck.width * evidence.deck.height
    logos = [shape for shape in slide.backdrop if shape.picture is not None and not shape.hidden]
    for logo in logos:
        bounds = logo.box.bounds()
        if not 0 < bounds.area <= _LARGEST_LOGO * page or any(_hides(evidence, over, bounds) for over in slide.shapes):
            continue
        for ink in _inks(evidence, slide):
            if ink.shape.is_chrome or is_field(ink.shape) or bounds.contains(ink.bounds, SLACK):
                continue
            common = sum(line.shared(bounds) for line in ink.lines)
            if common > _MOST_OF_LOGO * bounds.area:
                message = f'The text of "{ink.shape.name}" lies over the picture "{logo.name}" of the layout.'
                extent = of_shape(beyond(common / bounds.area, 0, 0.5), ink.shape, evidence.deck)
                yield Hit(message, slide, ink.shape, impact=Impact.WARNING, confidence=ink.confidence, extent=extent)


def _overlaps_of(evidence: Evidence, slide: Slide) -> Iterator[Hit]:
    told = 0
    inks = [_within_its_box(evidence, ink) for ink in _inks(evidence, slide)]
    for looked, (lower, upper) in enumerate(_neighbours(inks)):
        if looked >= MOST_PAIRS or told >= MOST_OVERLAPS:
            message = "More texts of this slide stand at the place of others than are listed."
            yield Hit(message, slide, impact=Impact.INFO)
            return
        if _collide(lower, upper) and not _hides(evidence, upper.shape, lower.bounds):
            told += 1
            message = f'The text of "{upper.shape.name}" lies over the text of "{lower.shape.name}".'
            confidence = min(lower.confidence, upper.confidence)
            extent = _overlap_extent(lower, upper, evidence)
            yield Hit(message, slide, upper.shape, lower.shape, confidence=confidence, extent=extent)


def _overlap_extent(lower: _Ink, upper: _Ink, evidence: Evidence) -> Extent:
    """Of both texts, what stands in the same place can hardly be read; how much that is does not hang on the size."""
    common = lower.bounds.shared(upper.bounds)
    shares = [min(1.0, common / max(1.0, ink.bounds.area)) for ink in (lower, upper)]
    em = min(line.height for ink in (lower, upper) for line in ink.lines)
    degree = beyond(common / (em * em), 0, _MUCH_OVERPRINTED)
    spoilt = [part * weight_of(ink.shape, evidence.deck) for part, ink in zip(shares, (lower, upper), strict=True)]
    return Extent.of(degree, share_of(sum(spoilt)))


def _within_its_box(evidence: Evidence, ink: _Ink) -> _Ink:
    """`ink` without the lines that run out of their box because there are too many of them: that is told already."""
    if not is_told_as_overflow(evidence, ink.slide, ink.shape):
        return ink
    box = ink.shape.box
    lines = tuple(line for line in ink.lines if box.y <= line.y + line.height / 2 <= box.bottom)
    return replace(ink, lines=lines, bands=_bands(lines))


def _neighbours(inks: list[_Ink]) -> Iterator[tuple[_Ink, _Ink]]:
    """Pairs that may share a place, the lower of the two first."""
    index = BoxIndex([ink.bounds for ink in inks])
    for position, lower in enumerate(inks):
        yield from ((lower, inks[other]) for other in index.near(lower.bounds, position + 1))


def _collide(lower: _Ink, upper: _Ink) -> bool:
    """Two lines share more than a graze: a fifth of the smaller line's height, and two points of width."""
    if lower.bounds.overlap(upper.bounds) is None:
        return False
    for below in lower.bands:
        for above in upper.bands:
            common = below.overlap(above)
            if common is None:
                continue
            least = min(below.height, below.width, above.height, above.width)
            if min(common.height, common.width) > max(0.2 * least, 1.5 * EMU_PER_POINT):
                return True
    return False


def _bands(lines: Sequence[Box]) -> tuple[Box, ...]:
    """Lines with the white down to the next line of their text: nothing else is to be printed there either."""
    return (*(_down_to(line, below) for line, below in pairwise(lines)), *lines[-1:])


def _down_to(line: Box, below: Box) -> Box:
    """`line` as far as the next one, unless that stands above or beside it, or a line's height away."""
    return replace(line, height=below.y - line.y) if 0 < below.y - line.bottom < line.height else line


def hidden_content(evidence: Evidence) -> Iterator[Hit]:
    """Text, a table or a chart behind something opaque: lost, while pictures and page numbers are often meant to be."""
    for slide in evidence.deck.slides:
        inks = {ink.shape.path: ink for ink in _inks(evidence, slide)}
        covers = [(position, shape) for position, shape in enumerate(slide.shapes) if _is_opaque(evidence, shape)]
        index = BoxIndex([shape.box.bounds() for _, shape in covers])
        for position, shape in enumerate(slide.shapes):
            areas = _content(shape, inks.get(shape.path))
            if not areas or shape.hidden:
                continue
            above = bisect_right(covers, position, key=itemgetter(0))
            near = [covers[place][1] for place in index.near(around(areas), above)]
            if near:
                hidden, cover = max(((_covered(areas, over.box.bounds()), over) for over in near), key=itemgetter(0))
                yield from _hidden(evidence, slide, shape, cover, hidden)


def _hidden(evidence: Evidence, slide: Slide, shape: Shape, cover: Shape, hidden: float) -> Iterator[Hit]:
    """What is hidden of a shape, if that is more than by design: an error where a good part is lost."""
    if hidden <= _by_design(shape, cover):
        return
    is_loss = shape.kind != "picture" and not shape.is_chrome and hidden > MOST_HIDDEN
    message = f'"{cover.name}" hides {hidden:.0%} of "{shape.name}".'
    extent = of_shape(hidden, shape, evidence.deck)
    yield Hit(message, slide, shape, cover, impact=None if is_loss else Impact.WARNING, extent=extent)


def _by_design(shape: Shape, cover: Shape) -> float:
    """The share of a shape that another may hide; outlines other than rectangles hide less than their box."""
    if shape.kind == "picture":
        return MOST_HIDDEN_PICTURE
    is_known = (shape.has_text or shape.table is not None) and cover.geometry.startswith("rect")
    return _GRAZED if is_known else MOST_HIDDEN


def _content(shape: Shape, ink: _Ink | None) -> Sequence[Box]:
    if ink is not None:
        return ink.lines
    return (shape.box.bounds(),) if shape.kind in ("chart", "table", "picture", "diagram") else ()


def _hides(evidence: Evidence, cover: Shape, area: Box) -> bool:
    """An opaque, upright shape or picture that reaches `area`."""
    return cover.box.bounds().overlap(area) is not None and _is_opaque(evidence, cover)


def _is_opaque(evidence: Evidence, shape: Shape) -> bool:
    """An upright picture without transparency, or a shape with an opaque fill."""
    if shape.hidden or not shape.box.is_upright:
        return False
    if shape.picture is not None:
        return not evidence.pictures.shows_through(shape.picture.part)
    return shape.kind == "shape" and shape.paint.is_opaque


def _covered(areas: Sequence[Box], cover: Box) -> float:
    whole = sum(area.area for area in areas)
    common = (area.overlap(cover) for area in areas)
    return sum(part.area for part in common if part is not None) / whole if whole else 0.0


def narrow_margin(evidence: Evidence) -> Iterator[Hit]:
    """Text closer than 0.3 in to the edge of the slide."""
    if evidence.fonts is None:
        raise Skipped(evidence.why_no_fonts)
    page = Box(0, 0, evidence.deck.width, evidence.deck.height)
    safe = page.shrunk(MARGIN, MARGIN, MARGIN, MARGIN)
    for slide in evidence.deck.slides:
        for ink in _inks(evidence, slide):
            if (
                ink.shape.is_chrome
                or is_field(ink.shape)
                or safe.contains(ink.bounds, SLACK)
                or (safe.contains(ink.shape.box, SLACK) and is_told_as_overflow(evidence, slide, ink.shape))
                or not page.contains(ink.bounds, SLACK)
            ):
                continue
            gap = min(ink.bounds.x, ink.bounds.y, page.right - ink.bounds.right, page.bottom - ink.bounds.bottom)
            message = f'The text of "{ink.shape.name}" is {gap / EMU_PER_INCH:.2f} in from the edge of the slide.'
            confidence = UNSURE if _is_furniture(ink, page) else ink.confidence
            extent = of_shape(1 - gap / MARGIN, ink.shape, evidence.deck)
            yield Hit(message, slide, ink.shape, confidence=confidence, extent=extent)


def _is_furniture(ink: _Ink, page: Box) -> bool:
    """Small print in the strip at the head or foot of the slide, which is a footer though not in a placeholder."""
    strip = page.height * 0.08
    sizes = [run.size for run in ink.shape.body.runs()] if ink.shape.body is not None else []
    in_strip = ink.bounds.bottom <= strip or ink.bounds.y >= page.bottom - strip
    return in_strip and max(sizes, default=99.0) <= LARGEST_FOOTER


RULES = (
    Rule(
        "LAY201",
        "OUT_OF_BOUNDS",
        "layout",
        Family.LAYOUT,
        Impact.ERROR,
        "content off the slide",
        "Move it onto the slide, or delete it.",
        off_slide,
        why="What lies off the slide is not shown.",
        source="ECMA-376 part 1, 19.2.1.39 (sldSz).",
        example="A chart half of which hangs over the right edge.",
    ),
    Rule(
        "LAY202",
        "TEXT_OVERLAP",
        "layout",
        Family.LAYOUT,
        Impact.ERROR,
        "text over text, or over a logo of the layout",
        "Move one of the two.",
        overlapping_text,
        why="Of two texts in one place neither is read.",
        source="Williams, The Non-Designer's Design Book, chapter 2 (Proximity).",
        example="A caption across the last line of a list.",
        needs="fonts to measure with",
    ),
    Rule(
        "LAY203",
        "CONTENT_HIDDEN",
        "layout",
        Family.LAYOUT,
        Impact.ERROR,
        "content behind another shape",
        "Bring it to the front, or move what covers it.",
        hidden_content,
        why="What is covered is lost to readers, and found by those who should not.",
        source="ECMA-376 part 1, 19.3.1.45 (spTree): later shapes lie over earlier ones.",
        example="A white box over half of a table.",
    ),
    Rule(
        "LAY206",
        "MARGIN_TOO_NARROW",
        "layout",
        Family.LAYOUT,
        Impact.WARNING,
        "text within 0.3 in of the edge",
        "Keep 0.3 in free at the edges.",
        narrow_margin,
        why="Projectors and printers cut edges off.",
        source="SMPTE ST 2046-1 (safe areas); the 0.3 in are ours.",
        example="Text 0.1 in from the left edge.",
        needs="fonts to measure with",
    ),
)
