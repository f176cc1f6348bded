"""TXT 101 to 104 and 110: does the text fit where it is."""

import math
import re
from collections.abc import Iterator
from dataclasses import replace

from deck_domain.findings import Extent, Family, Impact
from deck_presentation.boxes import EMU_PER_POINT
from deck_presentation.model import Shape, Slide, TextBody
from scorer.measuring.fitting import UNSURE, TableLayout, TextLayout
from scorer.rules.evidence import Evidence
from scorer.rules.extent import beyond, of_shape, share_of, weight_of_runs
from scorer.rules.rule import Hit, Rule, Skipped, shortened

TOLERANCE = 0.005
BORDERLINE = 0.05
VISIBLE_SPILL = 0.15
"""Of a line's height: less than that is the empty foot of the last line."""
CERTAIN_EXCESS = 0.3
"""Text that exceeds its box by more than this is too tall in any font."""
NARROWEST = 0.85
"""Of the width of a text in the font that stands in: it takes as much in nearly all others."""
_MANY_BROKEN = 3
"""How many wrongly broken words cost half of the most points."""
MOST_BULLETS, MOST_BULLET_LINES = 7, 3
CJK = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")


_TOLD = 10
"""Times its room: what a text has more is no share that says anything."""


def set_texts(evidence: Evidence) -> Iterator[tuple[Slide, Shape, TextBody, TextLayout]]:
    """Every visible text of a shape with its layout. Raises Skipped without fonts."""
    if evidence.fonts is None:
        raise Skipped(evidence.why_no_fonts)
    for slide in evidence.deck.slides:
        for shape in slide.shapes:
            layout = None if shape.hidden else evidence.text(slide, shape)
            if layout is not None and shape.body is not None:
                yield slide, shape, shape.body, layout


def overflow(evidence: Evidence) -> Iterator[Hit]:
    """Text taller than its box, measured with the real font; a table taller than the slide."""
    for slide, shape, body, layout in set_texts(evidence):
        if not _overflows(layout):
            continue
        confidence = _confidence(layout)
        if body.autofit == "resize" and layout.spill < _line_height(layout):
            confidence = UNSURE
        tall, room = _points(layout.needed - layout.blank), _points(layout.room)
        message = f'The text of "{shape.name}" is {tall} pt tall and has {room} pt' + (
            f": {layout.excess:.0%} too much." if layout.room >= layout.needed / _TOLD else "."
        )
        yield Hit(message, slide, shape, confidence=confidence, extent=_fitting(layout.excess, shape, evidence))
        if confidence > UNSURE and shape.kind == "shape" and not shape.is_title and len(body.paragraphs) > 1:
            yield _split(slide, shape)
    yield from _overfull_tables(evidence)


def _fitting(excess: float, shape: Shape, evidence: Evidence) -> Extent:
    """Of a text that is too tall by so much of its room; twice as tall is half as bad as it can get."""
    return of_shape(beyond(excess, 0, 1), shape, evidence.deck)


def is_told_as_overflow(evidence: Evidence, slide: Slide, shape: Shape) -> bool:
    """Whether the text of a shape is known to be taller than its box, or a table than the slide.

    What such a text then runs over, or beyond, follows from that, and is no other fault.
    """
    table, text = evidence.table(slide, shape), evidence.text(slide, shape)
    if table is not None:
        return _is_overfull(table, evidence)
    return text is not None and _overflows(text) and _confidence(text) > UNSURE


def _split(slide: Slide, shape: Shape) -> Hit:
    return Hit(
        f"Slide {slide.index + 1} holds more text than fits.",
        slide,
        shape,
        impact=Impact.INFO,
        code="LAYOUT_SHOULD_SPLIT",
        action="Split the text over two slides.",
    )


def _overfull_tables(evidence: Evidence) -> Iterator[Hit]:
    for slide in evidence.deck.slides:
        for shape in slide.shapes:
            layout = evidence.table(slide, shape)
            if layout is None or not _is_overfull(layout, evidence):
                continue
            over = _points(layout.box.bottom - evidence.deck.height)
            message = f'The rows of "{shape.name}" grow with their text, {over} pt beyond the lower edge of the slide.'
            action = "Shorten the text of the cells, make it smaller, or split the table."
            excess = (layout.box.bottom - evidence.deck.height) / max(1.0, layout.box.height)
            extent = of_shape(excess, shape, evidence.deck)
            yield Hit(message, slide, shape, code="TABLE_TOO_DENSE", action=action, extent=extent)


def _is_overfull(table: TableLayout, evidence: Evidence) -> bool:
    return table.growth >= EMU_PER_POINT and table.box.bottom > evidence.deck.height


def borderline(evidence: Evidence) -> Iterator[Hit]:
    """Text that only just fails to fit: another renderer may break it over the edge."""
    for slide, shape, body, layout in set_texts(evidence):
        if layout.excess <= TOLERANCE or body.autofit == "resize":
            continue
        if not _overflows(layout):
            message = f'The text of "{shape.name}" is {layout.excess:.1%} taller than the room inside its box.'
            yield Hit(message, slide, shape, confidence=min(layout.confidence, 0.6))


def wide_word(evidence: Evidence) -> Iterator[Hit]:
    """A word wider than its box is broken anywhere, or runs out of it."""
    for slide, shape, body, layout in set_texts(evidence):
        words = [word for word in layout.broken_words if len(word) > 1 and not CJK.search(word)]
        if words:
            longest = max(words, key=len)
            message = f'"{shortened(longest)}" is wider than "{shape.name}" and is broken where it should not be.'
            extent = of_shape(beyond(len(words), 0, _MANY_BROKEN), shape, evidence.deck)
            yield Hit(message, slide, shape, confidence=layout.confidence, extent=extent)
        elif layout.too_wide > EMU_PER_POINT and (shape.paint.is_visible or shape.has_line) and not body.wraps:
            over = _points(layout.too_wide)
            message = f'The text of "{shape.name}" does not wrap and is {over} pt wider than its box.'
            extent = of_shape(beyond(layout.too_wide, 0, shape.box.width), shape, evidence.deck)
            yield Hit(message, slide, shape, confidence=min(layout.confidence, 0.6), extent=extent)
    yield from _wide_words_in_cells(evidence)


def _wide_words_in_cells(evidence: Evidence) -> Iterator[Hit]:
    for slide in evidence.deck.slides:
        for shape in slide.shapes:
            layout = evidence.table(slide, shape)
            for cell, text in layout.cells if layout is not None else ():
                words = [word for word in text.broken_words if len(word) > 1 and not CJK.search(word)]
                if words:
                    where = f"row {cell.row + 1}, column {cell.column + 1}"
                    message = f'"{shortened(words[0])}" is wider than its cell in "{shape.name}" ({where}).'
                    extent = Extent.of(
                        beyond(len(words), 0, _MANY_BROKEN), share_of(weight_of_runs(shape, cell.body.runs()))
                    )
                    yield Hit(message, slide, shape, confidence=text.confidence, extent=extent)
                    break


def autofit_without_scale(evidence: Evidence) -> Iterator[Hit]:
    """Shrink-on-overflow without a stored scale shows the text at full size until somebody edits it."""
    for slide, shape, body, layout in set_texts(evidence):
        if body.autofit == "shrink" and not body.scale_stored and layout.excess > BORDERLINE:
            message = f'"{shape.name}" is to shrink its text, but no scale is stored: it is shown at full size.'
            extent = _fitting(layout.excess, shape, evidence)
            yield Hit(message, slide, shape, confidence=_confidence(layout), extent=extent)


def too_many_bullets(evidence: Evidence) -> Iterator[Hit]:
    """More than seven bullets, or a bullet of more than three lines."""
    for slide, shape, body, layout in set_texts(evidence):
        bulleted = [
            (paragraph, lines)
            for paragraph, lines in zip(body.paragraphs, layout.paragraph_lines, strict=True)
            if paragraph.bulleted and paragraph.text.strip()
        ]
        if len(bulleted) > MOST_BULLETS:
            message = f'"{shape.name}" has {len(bulleted)} bullets; more than {MOST_BULLETS} are not read.'
            extent = of_shape(1 - MOST_BULLETS / len(bulleted), shape, evidence.deck)
            yield Hit(message, slide, shape, extent=extent)
        longest = max((lines for _, lines in bulleted), default=0)
        if longest > MOST_BULLET_LINES:
            message = f'A bullet of "{shape.name}" runs over {longest} lines; {MOST_BULLET_LINES} are enough.'
            extent = of_shape(1 - MOST_BULLET_LINES / longest, shape, evidence.deck)
            yield Hit(message, slide, shape, confidence=layout.confidence, extent=extent)


def _overflows(layout: TextLayout) -> bool:
    """Clearly taller than the room, and with ink beyond the edge of the box (its padding may take a little)."""
    return layout.excess > BORDERLINE and layout.spill > VISIBLE_SPILL * _line_height(layout)


def _line_height(layout: TextLayout) -> float:
    """Of an average line; a box that is to grow with its text may lag behind by less than that."""
    return layout.needed / max(1, sum(layout.paragraph_lines))


def _confidence(layout: TextLayout) -> float:
    """A large excess is certain even where the exact height is not: if the text has it in a narrower font, too."""
    return max(layout.confidence, 0.7) if _least_excess(layout) > CERTAIN_EXCESS else layout.confidence


def _least_excess(layout: TextLayout) -> float:
    """The excess with as few lines as each paragraph may have in its own font: the last one may be all but empty."""
    fewest = sum(max(1, math.ceil(NARROWEST * (lines - 1))) for lines in layout.paragraph_lines)
    return replace(layout, needed=layout.needed * fewest / max(1, sum(layout.paragraph_lines))).excess


def _points(length: float) -> str:
    return f"{length / EMU_PER_POINT:.0f}"


RULES = (
    Rule(
        "TXT101",
        "OVERFLOW_BODY_TEXT",
        "layout",
        Family.LEGIBILITY,
        Impact.ERROR,
        "text taller than its box",
        "Shorten the text, make the box taller, or split the slide.",
        overflow,
        why="What does not fit is cut off, or runs over what stands below.",
        source="ECMA-376 part 1, 21.1.2.1.1 (bodyPr); measured with the font that is shown.",
        example="Twelve lines of 16 pt in a box of an inch.",
        needs="fonts to measure with",
    ),
    Rule(
        "TXT102",
        "OVERFLOW_BODY_TEXT",
        "layout",
        Family.LEGIBILITY,
        Impact.INFO,
        "text that only just does not fit",
        "Leave the text a little more room.",
        borderline,
        why="Another renderer, or another version of the font, breaks a line more.",
        source="As TXT101; the 5 % up to which it is only told are ours.",
        example="A text that is 3 % taller than its box.",
        needs="fonts to measure with",
    ),
    Rule(
        "TXT103",
        "TEXT_BREAK_ANYWHERE",
        "layout",
        Family.LEGIBILITY,
        Impact.WARNING,
        "a word wider than its box",
        "Make the box wider or the text smaller, or hyphenate the word.",
        wide_word,
        why="A word that is broken anywhere is read twice.",
        source="Unicode Standard Annex 14 (line breaking): a word has no place to break at.",
        example="A long compound in a narrow column.",
        needs="fonts to measure with",
    ),
    Rule(
        "TXT104",
        "NORMAUTOFIT_MISSING_FONTSCALE",
        "typography",
        Family.LEGIBILITY,
        Impact.WARNING,
        "autofit without a stored scale",
        "Write the size that fits, or store the scale.",
        autofit_without_scale,
        fix="add_normautofit_font_scale",
        why="PowerPoint shows the text at full size until somebody edits it.",
        source="ECMA-376 part 1, 21.1.2.1.3 (normAutofit): fontScale is what is shown.",
        example="A text that is too tall, in a box with autofit and no fontScale.",
        needs="fonts to measure with",
    ),
    Rule(
        "TXT110",
        "TOO_MANY_BULLETS",
        "layout",
        Family.LEGIBILITY,
        Impact.WARNING,
        "more than 7 bullets, or a bullet over 3 lines",
        "Group the points, or move some to another slide.",
        too_many_bullets,
        why="People do not remember more points than that.",
        source="Miller, The magical number seven, plus or minus two, Psychological Review 63 (1956).",
        example="A list of ten bullets.",
        needs="fonts to measure with",
    ),
)
