"""LAY: does everything stand where it can be seen."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from operator import itemgetter

from deck_domain.findings import Family, Impact
from deck_presentation.boxes import EMU_PER_INCH, EMU_PER_POINT, Box
from deck_presentation.model import Shape, Slide
from scorer.measuring.box_index import BoxIndex
from scorer.measuring.fitting import UNSURE
from scorer.measuring.images import pixel_size
from scorer.rules.evidence import Evidence
from scorer.rules.rule import Hit, Rule, Skipped
from scorer.rules.text_fit import is_told_as_overflow

SLACK = EMU_PER_INCH * 0.02
MARGIN = EMU_PER_INCH * 0.3
MOST_STRETCH = 0.05
MOST_HIDDEN, MOST_HIDDEN_PICTURE = 0.3, 0.9
"""A panel over part of a picture is a design; over a chart or a text it is a mistake."""
MOST_PAIRS, MOST_OVERLAPS = 200_000, 2_000
"""Of texts on one slide: pairs that stand close and are looked at, and pairs that are told."""
LEAST_DPI = 110
LARGEST_FOOTER = 11.0
_GHOST = 0.5
"""Text with less opacity is a watermark, which is meant to lie under or over things."""


@dataclass(frozen=True, slots=True)
class _Ink:
    """Text of one shape on the slide, line by line."""

    slide: Slide
    shape: Shape
    lines: tuple[Box, ...]
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
            inks.append(_Ink(slide, shape, lines, _around(lines), confidence))
    return inks


def _around(boxes: Sequence[Box]) -> Box:
    """The smallest box that holds upright ones."""
    left, top = min(box.x for box in boxes), min(box.y for box in boxes)
    right, bottom = max(box.right for box in boxes), max(box.bottom for box in boxes)
    return Box(left, top, right - left, bottom - top)


def _lines(evidence: Evidence, slide: Slide, shape: Shape) -> tuple[tuple[Box, ...], float]:
    table = evidence.table(slide, shape)
    if table is not None:
        return tuple(line for _, text in table.cells for line in text.lines), 1.0
    text = evidence.text(slide, shape)
    if text is None or shape.body is None:
        return (), 1.0
    ghost = all(color.alpha < _GHOST for run in shape.body.runs() for color in run.paint.colors)
    return ((), 1.0) if ghost else (text.lines, text.confidence)


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
                yield hit


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
        return Hit(_over(shape, "The box of", over), slide, shape, impact=Impact.WARNING, confidence=UNSURE)
    return None


def _over(shape: Shape, what: str, over: float) -> str:
    return f'{what} "{shape.name}" lies off the slide, by {over / EMU_PER_INCH:.2f} in.'


def overlapping_text(evidence: Evidence) -> Iterator[Hit]:
    """Text printed over other text can be read by nobody."""
    if evidence.fonts is None:
        raise Skipped(evidence.why_no_fonts)
    for slide in evidence.deck.slides:
        yield from _overlaps_of(evidence, slide)


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
            yield Hit(message, slide, upper.shape, lower.shape, confidence=confidence)


def _within_its_box(evidence: Evidence, ink: _Ink) -> _Ink:
    """`ink` without the lines that run out of their box because there are too many of them: that is told already."""
    if not is_told_as_overflow(evidence, ink.slide, ink.shape):
        return ink
    box = ink.shape.box
    return replace(ink, lines=tuple(line for line in ink.lines if box.y <= line.y + line.height / 2 <= box.bottom))


def _neighbours(inks: list[_Ink]) -> Iterator[tuple[_Ink, _Ink]]:
    """Pairs that may share a place, the lower of the two first."""
    index = BoxIndex([ink.bounds for ink in inks])
    for position, lower in enumerate(inks):
        yield from ((lower, inks[other]) for other in index.near(lower.bounds, position + 1))


def _collide(lower: _Ink, upper: _Ink) -> bool:
    """Two lines share more than a graze: a fifth of the smaller line's height, and two points of width."""
    if lower.bounds.overlap(upper.bounds) is None:
        return False
    for below in lower.lines:
        for above in upper.lines:
            common = below.overlap(above)
            if common is None:
                continue
            least = min(below.height, below.width, above.height, above.width)
            if min(common.height, common.width) > max(0.2 * least, 1.5 * EMU_PER_POINT):
                return True
    return False


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
            for cover in (covers[place][1] for place in index.near(_around(areas), above)):
                hidden = _covered(areas, cover.box.bounds())
                if hidden > (MOST_HIDDEN if shape.kind != "picture" else MOST_HIDDEN_PICTURE):
                    message = f'"{cover.name}" hides {hidden:.0%} of "{shape.name}".'
                    is_loss = shape.kind != "picture" and not shape.is_chrome
                    yield Hit(message, slide, shape, cover, impact=None if is_loss else Impact.WARNING)
                    break


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
                or _is_field(ink.shape)
                or safe.contains(ink.bounds, SLACK)
                or (safe.contains(ink.shape.box, SLACK) and is_told_as_overflow(evidence, slide, ink.shape))
                or not page.contains(ink.bounds, SLACK)
            ):
                continue
            gap = min(ink.bounds.x, ink.bounds.y, page.right - ink.bounds.right, page.bottom - ink.bounds.bottom)
            message = f'The text of "{ink.shape.name}" is {gap / EMU_PER_INCH:.2f} in from the edge of the slide.'
            confidence = UNSURE if _is_furniture(ink, page) else ink.confidence
            yield Hit(message, slide, ink.shape, confidence=confidence)


def _is_field(shape: Shape) -> bool:
    """A page number or a date, though not in a placeholder."""
    runs = list(shape.body.runs()) if shape.body is not None else []
    return bool(runs) and all(run.field.startswith(("slidenum", "datetime")) for run in runs)


def _is_furniture(ink: _Ink, page: Box) -> bool:
    """Small print in the strip at the head or foot of the slide, which is a footer though not in a placeholder."""
    strip = page.height * 0.08
    sizes = [run.size for run in ink.shape.body.runs()] if ink.shape.body is not None else []
    in_strip = ink.bounds.bottom <= strip or ink.bounds.y >= page.bottom - strip
    return in_strip and max(sizes, default=99.0) <= LARGEST_FOOTER


def stretched_picture(evidence: Evidence) -> Iterator[Hit]:
    """A picture whose width and height are scaled differently."""
    for slide, shape, (width, height) in _pictures(evidence):
        shown, natural = shape.box.width / shape.box.height, width / height
        stretch = max(shown / natural, natural / shown) - 1
        if stretch > MOST_STRETCH and min(width, height) > 4:
            yield Hit(f'The picture "{shape.name}" is stretched by {stretch:.0%}.', slide, shape)


def coarse_picture(evidence: Evidence) -> Iterator[Hit]:
    """A picture with too few pixels for its size."""
    for slide, shape, (width, height) in _pictures(evidence):
        if shape.picture is not None and shape.picture.vector:
            continue
        dpi = min(width / (shape.box.width / EMU_PER_INCH), height / (shape.box.height / EMU_PER_INCH))
        if dpi < LEAST_DPI - 0.5 and min(width, height) > 4:
            yield Hit(f'The picture "{shape.name}" has {dpi:.0f} dpi at its size.', slide, shape)


def _pictures(evidence: Evidence) -> Iterator[tuple[Slide, Shape, tuple[float, float]]]:
    """Pictures on slides with their size in pixels after cropping; vector pictures are left out."""
    for slide in evidence.deck.slides:
        for shape in slide.shapes:
            picture = shape.picture
            if picture is None or picture.part is None or shape.hidden or shape.box.area <= 0:
                continue
            size = pixel_size(evidence.deck.images.get(picture.part, b""))
            left, top, right, bottom = picture.crop
            if size is not None and left + right < 1 and top + bottom < 1:
                yield slide, shape, (size[0] * (1 - left - right), size[1] * (1 - top - bottom))


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
    ),
    Rule(
        "LAY202",
        "TEXT_OVERLAP",
        "layout",
        Family.LAYOUT,
        Impact.ERROR,
        "text over text",
        "Move one of the two.",
        overlapping_text,
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
    ),
    Rule(
        "LAY207",
        "IMAGE_ASPECT_RISK",
        "asset",
        Family.LAYOUT,
        Impact.WARNING,
        "a stretched picture",
        "Restore its proportions; crop it to fit.",
        stretched_picture,
    ),
    Rule(
        "LAY208",
        "IMAGE_UPSCALE_RISK",
        "asset",
        Family.LAYOUT,
        Impact.WARNING,
        "a picture under 110 dpi at its size",
        "Use a larger original, or show it smaller.",
        coarse_picture,
    ),
)
