"""A11Y: what people who do not see the slide, or not as we do, need."""

import re
from collections.abc import Iterator

from deck_domain.findings import Extent, Family, Impact
from deck_presentation.model import Shape
from scorer.rules.color_marks import marks_of
from scorer.rules.evidence import Evidence
from scorer.rules.extent import beyond, of_shape, share_of
from scorer.rules.rule import Hit, Rule, Skipped, shortened

_FILE_NAME = re.compile(r"^[^\s/\\]+\.(png|jpe?g|gif|bmp|tiff?|svg|emf|wmf|webp)$", re.IGNORECASE)
_OF_A_TITLE = Extent(0.5, 0.5)
"""Titles count alike, however long they are: each is what its slide is announced by."""
_NO_WORDS, _IDLE_WORDS = 0.6, 0.5
"""Degrees of what has no words for who cannot see it, and of what has words that say nothing."""
_WEIGHT_OF_A_MARK = 10.0
"""The weight of a small mark, which is that of one word."""
_NEEDS_ALT = ("picture", "chart", "diagram", "object", "media")


def missing_title(evidence: Evidence) -> Iterator[Hit]:
    """A slide without a filled title placeholder cannot be announced or found."""
    for slide in evidence.deck.slides:
        if not any(shape.is_title and shape.has_text for shape in slide.shapes):
            yield Hit(f"Slide {slide.index + 1} has no title.", slide, extent=_OF_A_TITLE)


def duplicate_title(evidence: Evidence) -> Iterator[Hit]:
    """Two slides under one title cannot be told apart."""
    seen: dict[str, int] = {}
    for slide in evidence.deck.slides:
        title = slide.title
        text = " ".join(title.body.text.split()) if title is not None and title.body is not None else ""
        if not text:
            continue
        first = seen.setdefault(text.casefold(), slide.index)
        if first != slide.index:
            message = f'Slide {slide.index + 1} has the same title as slide {first + 1}: "{shortened(text, 60)}".'
            yield Hit(message, slide, title, extent=_OF_A_TITLE)


def missing_alt_text(evidence: Evidence) -> Iterator[Hit]:
    """Pictures, charts and diagrams need words for those who cannot see them."""
    for slide in evidence.deck.slides:
        for shape in slide.shapes:
            if shape.kind not in _NEEDS_ALT or shape.decorative or shape.hidden or shape.is_chrome:
                continue
            if not shape.alt:
                extent = of_shape(_NO_WORDS, shape, evidence.deck)
                yield Hit(f'The {shape.kind} "{shape.name}" has no alternative text.', slide, shape, extent=extent)
            elif _FILE_NAME.match(shape.alt):
                message = f'The alternative text of "{shape.name}" is only a file name: {shortened(shape.alt, 60)}.'
                yield Hit(message, slide, shape, extent=of_shape(_IDLE_WORDS, shape, evidence.deck))


def table_without_header(evidence: Evidence) -> Iterator[Hit]:
    """A screen reader needs to know which row names the columns."""
    for slide in evidence.deck.slides:
        for shape in slide.shapes:
            if shape.table is not None and not shape.table.first_row and len(shape.table.row_heights) > 1:
                extent = of_shape(_NO_WORDS, shape, evidence.deck)
                yield Hit(f'The table "{shape.name}" has no header row.', slide, shape, extent=extent)


def missing_language(evidence: Evidence) -> Iterator[Hit]:
    """Without a language, speech and spelling guess."""
    if evidence.deck.language:
        return
    bodies = [shape.body for slide in evidence.deck.slides for shape in slide.shapes if shape.body is not None]
    runs = [run for body in bodies for run in body.runs()]
    if not runs:
        raise Skipped("the deck has no text")
    if not any(run.lang for run in runs):
        yield Hit("Neither the deck nor its text names a language.")


def reading_order(evidence: Evidence) -> Iterator[Hit]:
    """The title is read first; a screen reader follows the order of the shapes."""
    for slide in evidence.deck.slides:
        title = slide.title
        if title is None or not title.has_text:
            continue
        earlier = [s for s in slide.shapes[: slide.shapes.index(title)] if _is_content_below(s, title)]
        if earlier:
            message = f'The title of slide {slide.index + 1} is read after "{earlier[0].name}", which stands below it.'
            extent = Extent.of(beyond(len(earlier), 0, 2), _OF_A_TITLE.share)
            yield Hit(message, slide, title, earlier[0], extent=extent)


def _is_content_below(shape: Shape, title: Shape) -> bool:
    shows = shape.has_text or shape.kind in ("table", "chart")
    return shows and not shape.is_chrome and shape.box.y >= title.box.bottom


def color_alone(evidence: Evidence) -> Iterator[Hit]:
    """Marks that differ by their colours alone, as the dots of a traffic light do."""
    for slide in evidence.deck.slides:
        for marks in marks_of(slide):
            first = marks[0]
            other = next(mark for mark in marks if mark.color != first.color)
            message = (
                f'{len(marks)} marks, of which "{first.name}" is the first, say by their colours alone what they mean '
                f"({first.color.hex}, {other.color.hex})."
            )
            extent = Extent.of(0.5, share_of(_WEIGHT_OF_A_MARK * len(marks)))
            yield Hit(
                message, slide, first.shape, other.shape if other.shape is not first.shape else None, extent=extent
            )


RULES = (
    Rule(
        "A11Y501",
        "TITLE_MISSING",
        "layout",
        Family.ACCESSIBILITY,
        Impact.WARNING,
        "a slide without a title",
        "Give the slide a title in its title placeholder.",
        missing_title,
        why="People who use a screen reader find a slide by its title.",
        source="WCAG 2.2, 2.4.2 (page titled) and 2.4.6 (headings and labels).",
        example="A slide whose heading is a plain text box.",
    ),
    Rule(
        "A11Y502",
        "TITLE_DUPLICATE",
        "layout",
        Family.ACCESSIBILITY,
        Impact.WARNING,
        "two slides with the same title",
        "Say in each title what its slide adds.",
        duplicate_title,
        why="Two slides of one name cannot be told apart in a list.",
        source="WCAG 2.2, 2.4.6 (headings and labels).",
        example='Three slides called "Results".',
    ),
    Rule(
        "A11Y503",
        "ALT_TEXT_MISSING",
        "asset",
        Family.ACCESSIBILITY,
        Impact.WARNING,
        "a picture, chart or diagram without alternative text",
        "Describe what it shows in its alternative text, or mark it as decorative.",
        missing_alt_text,
        why="People who do not see the picture get nothing in its place.",
        source="WCAG 2.2, 1.1.1 (non-text content).",
        example='A photograph whose alternative text is "IMG_0042.png".',
    ),
    Rule(
        "A11Y504",
        "READING_ORDER",
        "layout",
        Family.ACCESSIBILITY,
        Impact.WARNING,
        "a title that is read after what stands below it",
        "Move the title to the front of the reading order.",
        reading_order,
        why="Read aloud, the slide begins in its middle.",
        source="WCAG 2.2, 1.3.2 (meaningful sequence).",
        example="A title that is the last shape of its slide.",
    ),
    Rule(
        "A11Y505",
        "TABLE_HEADER_MISSING",
        "layout",
        Family.ACCESSIBILITY,
        Impact.WARNING,
        "a table without a header row",
        "Mark the first row of the table as its header row.",
        table_without_header,
        why="Without names of its columns a table that is read aloud is a row of numbers.",
        source="WCAG 2.2, 1.3.1 (info and relationships); ECMA-376 part 1, 21.1.3.15 (tblPr, firstRow).",
        example="A table without `firstRow`.",
    ),
    Rule(
        "A11Y506",
        "LANGUAGE_MISSING",
        "typography",
        Family.ACCESSIBILITY,
        Impact.WARNING,
        "no document language",
        "Set the language of the text.",
        missing_language,
        why="Screen readers have to guess how to pronounce the text.",
        source="WCAG 2.2, 3.1.1 (language of page).",
        example="A deck none of whose texts has a `lang`.",
        needs="a deck with text",
    ),
    Rule(
        "A11Y507",
        "COLOR_ONLY_MEANING",
        "layout",
        Family.ACCESSIBILITY,
        Impact.WARNING,
        "marks that say by their colour alone what they mean",
        "Write the meaning into them or beside them, give them different outlines, or an alternative text.",
        color_alone,
        why="Whoever does not see the colours, or prints in grey, misses the meaning.",
        source="WCAG 2.2, 1.4.1 (use of colour), technique G14.",
        example="A table of projects with a red, an amber or a green dot for each.",
    ),
)
