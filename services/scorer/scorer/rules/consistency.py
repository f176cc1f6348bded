"""CON: does the deck look as if one hand had made it."""

from collections import Counter
from collections.abc import Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from statistics import median_low

from deck_domain.findings import Extent, Family, Impact
from deck_presentation.boxes import EMU_PER_INCH, Box, around
from deck_presentation.model import Deck, Shape, Slide
from scorer.rules.evidence import Evidence
from scorer.rules.extent import beyond, is_field, of_shape
from scorer.rules.page_roles import is_divider
from scorer.rules.rule import Hit, Rule

MOST_DRIFT = EMU_PER_INCH * 0.05
_DESIGNS = 2
"""Places that titles of one layout may have by design, none of them the usual one; more are a drift."""
_GREAT_DRIFT = EMU_PER_INCH
"""The distance of a title from its usual place that costs half of the most points."""
_STRIP, _SHARE_OF_FURNITURE = 0.12, 0.05
"""Of the height of a slide at its head and foot; and of a slide, what a footer takes of it."""
MOST_ALIKE = 3
_SAME_PLACE = 0.08
"""The largest distance of two places that count as one, as a share of the longer side of a slide."""
_SMALL, _SERIES = 0.01, 3
"""Of a slide: what takes less does not make its arrangement; so many things of one size are read as one."""
MOST_FAMILIES = 2
_SYMBOLS = ("wingdings", "webdings", "symbol", "segoe ui emoji", "noto color emoji", "font awesome")


def drifting_title(evidence: Evidence) -> Iterator[Hit]:
    """Titles of one layout that do not stand where most of them stand; those of dividers may."""
    slides = [slide for slide in evidence.deck.slides if slide.layout and not is_divider(slide, evidence.deck.height)]
    titles = [(slide, slide.title) for slide in slides if slide.title is not None and slide.title.has_text]
    groups = _grouped(((slide.layout, _runs_from_right(slide)), slide, title) for slide, title in titles)
    for slide, title, drift in _drifting(groups):
        message = f"The title of slide {slide.index + 1} stands {drift / EMU_PER_INCH:.2f} in from the others."
        extent = of_shape(beyond(drift, 0, _GREAT_DRIFT), title, evidence.deck)
        yield Hit(message, slide, title, extent=extent)


def drifting_footer(evidence: Evidence) -> Iterator[Hit]:
    """Footers and page numbers of one layout that do not stand where most of them stand, in placeholders or not."""
    groups = _grouped(
        ((slide.layout, furniture, _runs_from_right(slide)), slide, shape)
        for slide in evidence.deck.slides
        for furniture, shape in _furniture_of(slide, evidence.deck)
    )
    for slide, shape, drift in _drifting(groups):
        message = f'"{shape.name}" of slide {slide.index + 1} stands {drift / EMU_PER_INCH:.2f} in from the others.'
        yield Hit(message, slide, shape, extent=Extent.of(beyond(drift, 0, _GREAT_DRIFT), _SHARE_OF_FURNITURE))


def _runs_from_right(slide: Slide) -> bool:
    """Whether a slide is read from right to left: what stands on it is turned round beside the others of its deck."""
    title = slide.title
    return title is not None and title.body is not None and any(line.rtl for line in title.body.paragraphs if line.text)


def _furniture_of(slide: Slide, deck: Deck) -> Iterator[tuple[str, Shape]]:
    """What stands on each slide alike. Words that one slide shows more than once are labels of its content."""
    found = [
        (furniture, shape) for shape in slide.shapes if not shape.hidden and (furniture := _furniture(shape, deck))
    ]
    times = Counter(furniture for furniture, _ in found)
    return ((furniture, shape) for furniture, shape in found if times[furniture] == 1)


def _furniture(shape: Shape, deck: Deck) -> str:
    """What a shape is: by its role or its field wherever it stands, at head or foot by its words; "" for content."""
    if shape.is_chrome and shape.placeholder is not None:
        return shape.placeholder.type
    if shape.body is None or not shape.has_text or shape.placeholder is not None:
        return ""
    if is_field(shape):
        return next(shape.body.runs()).field.rstrip("0123456789")  # a date is not taken for a page number
    strip = deck.height * _STRIP
    is_in_strip = shape.box.bottom <= strip or shape.box.y >= deck.height - strip
    return shape.body.text.strip() if is_in_strip else ""


def _grouped(found: Iterable[tuple[Hashable, Slide, Shape]]) -> Iterable[list[tuple[Slide, Shape]]]:
    groups: dict[Hashable, list[tuple[Slide, Shape]]] = {}
    for key, slide, shape in found:
        groups.setdefault(key, []).append((slide, shape))
    return groups.values()


def _drifting(groups: Iterable[list[tuple[Slide, Shape]]]) -> Iterator[tuple[Slide, Shape, float]]:
    """What does not stand where most of its group stand, and how far from there in EMU."""
    for group in groups:
        places = Counter((shape.box.x, shape.box.y) for _, shape in group)
        (left, top), count = places.most_common(1)[0]
        if count * 2 <= len(group) and len(places) <= _DESIGNS:
            continue
        if count == 1:
            left, top = median_low(x for x, _ in places), median_low(y for _, y in places)
        for slide, shape in group:
            drift = max(abs(shape.box.x - left), abs(shape.box.y - top))
            if drift > MOST_DRIFT:
                yield slide, shape, drift


def same_again(evidence: Evidence) -> Iterator[Hit]:
    """More than three slides in a row with the same things in the same places; told at the fourth."""
    slides = [slide for slide in evidence.deck.slides if not slide.hidden]
    start = 0
    for position in range(1, len(slides) + 1):
        if position < len(slides) and _is_alike(slides[position - 1], slides[position], evidence.deck):
            continue
        count = position - start
        if count > MOST_ALIKE:
            first, last = slides[start].index + 1, slides[position - 1].index + 1
            message = f"Slides {first} to {last} are arranged alike, {count} in a row."
            extent = Extent.of(beyond(count, MOST_ALIKE, MOST_ALIKE), 0.5)
            yield Hit(message, slides[start + MOST_ALIKE], extent=extent)
        start = position


def _is_alike(one: Slide, other: Slide, deck: Deck) -> bool:
    """Both have as many parts, each of the same kind and about in the same place as its counterpart."""
    first, second = _composition(one, deck), _composition(other, deck)
    reach = max(deck.width, deck.height) * _SAME_PLACE
    return (
        bool(first)
        and len(first) == len(second)
        and all(a.kind == b.kind and _apart(a.box, b.box) <= reach for a, b in zip(first, second, strict=True))
    )


@dataclass(frozen=True, slots=True)
class _Part:
    """Something that stands on a slide: a shape, or all of a row, a column or a grid of like ones."""

    kind: str
    box: Box


def _composition(slide: Slide, deck: Deck) -> list[_Part]:
    """What a slide is made of; three cards and four of them in the same room are the same, small signs are nothing."""
    least = deck.width * deck.height * _SMALL
    alike: dict[tuple[str, int, int], list[Box]] = {}
    for shape in slide.shapes:
        box = shape.box.bounds()
        if _is_content(shape) and box.area >= least:
            size = round(box.width / MOST_DRIFT), round(box.height / MOST_DRIFT)
            kind = f"filled {shape.kind}" if shape.paint.is_visible else shape.kind
            alike.setdefault((kind, *size), []).append(box)
    parts = [part for (kind, *_), boxes in alike.items() for part in _parts(kind, boxes)]
    return sorted(parts, key=lambda part: (part.kind, part.box.y, part.box.x))


def _is_content(shape: Shape) -> bool:
    """What is seen and is not the frame of every slide; the prompts of empty placeholders are not shown."""
    is_seen = shape.kind != "shape" or shape.has_text or shape.has_line or shape.paint.is_visible
    return is_seen and not (shape.hidden or shape.is_chrome or shape.is_title)


def _parts(kind: str, boxes: Sequence[Box]) -> Iterator[_Part]:
    if len(boxes) >= _SERIES:
        yield _Part(f"series of {kind}", around(boxes))
    else:
        yield from (_Part(kind, box) for box in boxes)


def _apart(one: Box, other: Box) -> float:
    return max(abs(one.x - other.x), abs(one.y - other.y), abs(one.right - other.right), abs(one.bottom - other.bottom))


def is_symbol_font(name: str) -> bool:
    """A family of symbols or emoji."""
    return name.lower().startswith(_SYMBOLS)


def many_families(evidence: Evidence) -> Iterator[Hit]:
    """More than two font families for Latin text."""
    uses: Counter[str] = Counter()
    for slide in evidence.deck.slides:
        for shape in slide.shapes:
            for body in shape.bodies:
                uses.update(run.font for run in body.runs() if any(c.isascii() and c.isalpha() for c in run.text))
    families = sorted(name for name in uses if not is_symbol_font(name))
    if len(families) > MOST_FAMILIES:
        extent = Extent.of(1 - MOST_FAMILIES / len(families), 0.5)
        yield Hit(f"The deck uses {len(families)} font families: {', '.join(families[:6])}.", extent=extent)


RULES = (
    Rule(
        "CON401",
        "TITLE_POSITION_DRIFT",
        "layout",
        Family.CONSISTENCY,
        Impact.WARNING,
        "a title that stands elsewhere than the others of its layout",
        "Let the title stand where its layout puts it.",
        drifting_title,
        why="A title that jumps draws the eye away from what it says.",
        source="Williams, The Non-Designer's Design Book, chapter 4 (Repetition).",
        example="A title that stands half an inch lower on one slide of ten.",
    ),
    Rule(
        "CON402",
        "TOO_MANY_FONTS",
        "typography",
        Family.CONSISTENCY,
        Impact.WARNING,
        "more than two font families",
        "Use one family for text and at most one more for titles.",
        many_families,
        why="More families than two look put together by chance.",
        source="Bringhurst, The Elements of Typographic Style, chapter 6 (choosing and combining type).",
        example="Calibri, Arial and Cambria in one deck.",
    ),
    Rule(
        "CON403",
        "FOOTER_POSITION_DRIFT",
        "layout",
        Family.CONSISTENCY,
        Impact.WARNING,
        "a footer, date or page number that stands elsewhere than the others of its layout",
        "Let it stand where its layout puts it.",
        drifting_footer,
        why="What jumps from slide to slide is seen, though nobody is meant to look at it.",
        source="Williams, The Non-Designer's Design Book, chapter 4 (Repetition).",
        example="A page number that stands half an inch higher on one slide of ten.",
    ),
    Rule(
        "CON404",
        "LAYOUT_REPEATED",
        "layout",
        Family.CONSISTENCY,
        Impact.WARNING,
        "four or more slides in a row that are arranged alike, on whichever layout",
        "Show one of them in another way: a chart, a picture, a single number.",
        same_again,
        why="People stop looking at slides that all look the same.",
        source="Duarte, slide:ology, chapter 5 (arranging elements).",
        example="Four slides in a row with a title and one list of bullets.",
    ),
)
