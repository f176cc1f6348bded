"""TXT: can the text be read, and is all of it there."""

import math
import re
from collections.abc import Iterator

from deck_domain.findings import Family, Impact
from deck_fonts.book import Match
from scorer.deck.boxes import EMU_PER_POINT
from scorer.deck.model import Run, Shape, Slide, TextBody
from scorer.evidence import Evidence
from scorer.fitting import UNSURE, TextLayout
from scorer.rules.rule import Hit, Rule, Skipped

TOLERANCE = 0.005
BORDERLINE = 0.05
VISIBLE_SPILL = 0.15
"""Of a line's height: less than that is the empty foot of the last line."""
CERTAIN_EXCESS = 0.3
"""Over so much, the text is too tall with any font."""
BODY_FLOOR, FLOOR = 12.0, 9.0
BODY_WORDS = 20
MOST_WORDS = 90
RUNNING_TEXT = 8
"""Words from which a paragraph is read as a sentence; shorter ones are labels."""
MOST_BULLETS, MOST_BULLET_LINES = 7, 3
_FILLABLE = ("title", "ctrTitle", "subTitle", "body", "obj", "pic", "chart", "tbl", "media", "clipArt", "dgm")
_LEFT_OVER = re.compile(
    r"\blorem ipsum\b|\bdolor sit amet\b|\bclick to (add|edit)\b|\bplaceholder text\b|\byour (text|title) here\b"
    r"|\bsample text\b|\{\{[^{}]+\}\}|[<\[]\s*insert [^<>\[\]]+[>\]]|\bxxx+\b",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W_]+(?:['’.,-][^\W_]+)*")  # noqa: RUF001  typographic apostrophes join words too
_CJK = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")


def _layouts(evidence: Evidence) -> Iterator[tuple[Slide, Shape, TextBody, TextLayout]]:
    if evidence.fonts is None:
        raise Skipped("there are no fonts to measure with")
    for slide in evidence.deck.slides:
        for shape in slide.shapes:
            layout = None if shape.hidden else evidence.text(slide, shape)
            if layout is not None and shape.body is not None:
                yield slide, shape, shape.body, layout


def overflow(evidence: Evidence) -> Iterator[Hit]:
    """Text taller than its box, measured with the real font; a table taller than the slide."""
    for slide, shape, body, layout in _layouts(evidence):
        if not _overflows(layout):
            continue
        confidence = _confidence(layout)
        if body.autofit == "resize" and layout.spill < _line_height(layout):
            confidence = UNSURE
        message = (
            f'The text of "{shape.name}" is {_points(layout.needed)} pt tall and has {_points(layout.room)} pt: '
            f"{layout.excess:.0%} too much."
        )
        yield Hit(message, slide, shape, confidence=confidence)
        if confidence > UNSURE and shape.kind == "shape" and not shape.is_title and len(body.paragraphs) > 1:
            yield _split(slide, shape)
    yield from _overfull_tables(evidence)


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
            if layout is None or layout.growth < EMU_PER_POINT or layout.box.bottom <= evidence.deck.height:
                continue
            over = _points(layout.box.bottom - evidence.deck.height)
            message = f'The rows of "{shape.name}" grow with their text, {over} pt beyond the lower edge of the slide.'
            action = "Shorten the text of the cells, make it smaller, or split the table."
            yield Hit(message, slide, shape, code="TABLE_TOO_DENSE", action=action)


def borderline(evidence: Evidence) -> Iterator[Hit]:
    """Text that only just fails to fit: another renderer may break it over the edge."""
    for slide, shape, body, layout in _layouts(evidence):
        if layout.excess <= TOLERANCE or body.autofit == "resize":
            continue
        if not _overflows(layout):
            message = f'The text of "{shape.name}" is {layout.excess:.1%} taller than the room inside its box.'
            yield Hit(message, slide, shape, confidence=min(layout.confidence, 0.6))


def wide_word(evidence: Evidence) -> Iterator[Hit]:
    """A word wider than its box is broken anywhere, or runs out of it."""
    for slide, shape, body, layout in _layouts(evidence):
        words = [word for word in layout.broken_words if len(word) > 1 and not _CJK.search(word)]
        if words:
            longest = max(words, key=len)
            message = f'"{_short(longest)}" is wider than "{shape.name}" and is broken where it should not be.'
            yield Hit(message, slide, shape, confidence=layout.confidence)
        elif layout.too_wide > EMU_PER_POINT and (shape.paint.is_visible or shape.has_line) and not body.wraps:
            over = _points(layout.too_wide)
            message = f'The text of "{shape.name}" does not wrap and is {over} pt wider than its box.'
            yield Hit(message, slide, shape, confidence=min(layout.confidence, 0.6))
    yield from _wide_words_in_cells(evidence)


def _wide_words_in_cells(evidence: Evidence) -> Iterator[Hit]:
    for slide in evidence.deck.slides:
        for shape in slide.shapes:
            layout = evidence.table(slide, shape)
            for cell, text in layout.cells if layout is not None else ():
                words = [word for word in text.broken_words if len(word) > 1 and not _CJK.search(word)]
                if words:
                    where = f"row {cell.row + 1}, column {cell.column + 1}"
                    message = f'"{_short(words[0])}" is wider than its cell in "{shape.name}" ({where}).'
                    yield Hit(message, slide, shape, confidence=text.confidence)
                    break


def autofit_without_scale(evidence: Evidence) -> Iterator[Hit]:
    """Shrink-on-overflow without a stored scale shows the text at full size until somebody edits it."""
    for slide, shape, body, layout in _layouts(evidence):
        if body.autofit == "shrink" and not body.scale_stored and layout.excess > BORDERLINE:
            message = f'"{shape.name}" is to shrink its text, but no scale is stored: it is shown at full size.'
            yield Hit(message, slide, shape, confidence=_confidence(layout))


def small_text(evidence: Evidence) -> Iterator[Hit]:
    """Body text under 12 pt, anything under 9 pt."""
    for slide in evidence.deck.slides:
        for shape in slide.shapes:
            size = _smallest(shape)
            if size is None or shape.hidden:
                continue
            floor = BODY_FLOOR if _is_body(shape, evidence.deck.height) else FLOOR
            if size < floor - 0.05:
                what = "body text" if floor == BODY_FLOOR and size >= FLOOR else "text"
                message = f'"{shape.name}" has {what} of {size:g} pt; {floor:g} pt is the least that can be read.'
                yield Hit(message, slide, shape, impact=Impact.ERROR if size < FLOOR - 2 else None)


def _smallest(shape: Shape) -> float | None:
    """The smallest size that is shown, stored scale included, in points."""
    if shape.chart is not None:
        return shape.chart.smallest_text
    bodies = [cell.body for cell in shape.table.cells] if shape.table is not None else []
    bodies += [shape.body] if shape.body is not None else []
    sizes = [run.size * body.font_scale for body in bodies for run in body.runs() if not run.raised]
    return round(min(sizes), 1) if sizes else None


def _is_body(shape: Shape, slide_height: int) -> bool:
    """A body placeholder, or a paragraph's worth of text above the foot of the slide."""
    if shape.body is None or shape.is_chrome or shape.is_title:
        return False
    words = sum(_words(paragraph.text) for paragraph in shape.body.paragraphs)
    if shape.placeholder is not None and shape.placeholder.type in ("body", "obj", "subTitle"):
        return words > 3
    return words >= BODY_WORDS and shape.box.y < slide_height * 0.85


def wordy(evidence: Evidence) -> Iterator[Hit]:
    """More than ninety words of running text on one slide."""
    for slide in evidence.deck.slides:
        bodies = [s.body for s in slide.shapes if s.body is not None and not s.is_chrome and not s.hidden]
        counts = [_words(paragraph.text) for body in bodies for paragraph in body.paragraphs]
        words = sum(count for count in counts if count >= RUNNING_TEXT)
        if words > MOST_WORDS:
            message = f"Slide {slide.index + 1} has {words} words of text; people read at most {MOST_WORDS}."
            yield Hit(message, slide)


def substituted_font(evidence: Evidence) -> Iterator[Hit]:
    """A font that is drawn with another one, or characters that no font has."""
    fonts = evidence.fonts
    if fonts is None:
        raise Skipped("there are no fonts to compare with")
    users: dict[str, list[Slide]] = {}
    for slide, run in _runs(evidence):
        is_latin = any(char.isascii() and char.isalnum() for char in run.text)
        if is_latin and fonts.resolve(run.font, run.bold, run.italic).match is Match.SUBSTITUTE:
            users.setdefault(run.font, []).append(slide)
    for name, slides in sorted(users.items()):
        drawn = fonts.resolve(name).family
        count = len({slide.index for slide in slides})
        message = f'"{name}" is not installed and is drawn with "{drawn}" ({_slides(count)}).'
        yield Hit(message, slide_index=min(slide.index for slide in slides), path=f"slides[{slides[0].index}]")
    yield from _missing_glyphs(evidence)


def _missing_glyphs(evidence: Evidence) -> Iterator[Hit]:
    for slide, shape, _, layout in _layouts(evidence):
        if layout.missing:
            characters = ", ".join(f"U+{ord(char):04X}" for char in layout.missing[:5])
            message = f'No installed font has these characters of "{shape.name}": {characters}.'
            yield Hit(
                message,
                slide,
                shape,
                code="GLYPH_MISSING",
                impact=Impact.ERROR,
                action="Install a font that has them, or use other characters.",
            )


def _runs(evidence: Evidence) -> Iterator[tuple[Slide, Run]]:
    for slide in evidence.deck.slides:
        for shape in slide.shapes:
            bodies = [cell.body for cell in shape.table.cells] if shape.table is not None else []
            for body in (*bodies, *([shape.body] if shape.body is not None else [])):
                yield from ((slide, run) for run in body.runs())


def empty_placeholder(evidence: Evidence) -> Iterator[Hit]:
    """A placeholder nobody filled shows its prompt while editing, and reads as a mistake."""
    for slide in evidence.deck.slides:
        for shape in slide.shapes:
            role = shape.placeholder
            if role is None or role.type not in _FILLABLE or shape.kind != "shape" or shape.hidden:
                continue
            if not shape.has_text and shape.paint.kind != "picture":
                yield Hit(f'The placeholder "{shape.name}" of slide {slide.index + 1} is empty.', slide, shape)


def left_over_text(evidence: Evidence) -> Iterator[Hit]:
    """Lorem ipsum, prompts and unfilled variables."""
    for slide in evidence.deck.slides:
        for shape in slide.shapes:
            bodies = [cell.body for cell in shape.table.cells] if shape.table is not None else []
            for body in (*bodies, *([shape.body] if shape.body is not None else [])):
                found = _LEFT_OVER.search(body.text)
                if found is not None:
                    message = f'"{shape.name}" still has placeholder text: "{_short(found.group())}".'
                    yield Hit(message, slide, shape)
                    break


def too_many_bullets(evidence: Evidence) -> Iterator[Hit]:
    """More than seven bullets, or a bullet of more than three lines."""
    for slide, shape, body, layout in _layouts(evidence):
        bulleted = [
            (paragraph, lines)
            for paragraph, lines in zip(body.paragraphs, layout.paragraph_lines, strict=True)
            if paragraph.bulleted and paragraph.text.strip()
        ]
        if len(bulleted) > MOST_BULLETS:
            message = f'"{shape.name}" has {len(bulleted)} bullets; more than {MOST_BULLETS} are not read.'
            yield Hit(message, slide, shape)
        longest = max((lines for _, lines in bulleted), default=0)
        if longest > MOST_BULLET_LINES:
            message = f'A bullet of "{shape.name}" runs over {longest} lines; {MOST_BULLET_LINES} are enough.'
            yield Hit(message, slide, shape, confidence=layout.confidence)


def _overflows(layout: TextLayout) -> bool:
    """Clearly taller than the room, and with ink beyond the edge of the box (its padding may take a little)."""
    return layout.excess > BORDERLINE and layout.spill > VISIBLE_SPILL * _line_height(layout)


def _line_height(layout: TextLayout) -> float:
    """Of an average line; a box that is to grow with its text may lag behind by less than that."""
    return layout.needed / max(1, sum(layout.paragraph_lines))


def _confidence(layout: TextLayout) -> float:
    """A large excess is certain even where the exact height is not."""
    return max(layout.confidence, 0.7) if layout.excess > CERTAIN_EXCESS else layout.confidence


def _words(text: str) -> int:
    ideographs = len(_CJK.findall(text))
    return len(_WORD.findall(_CJK.sub(" ", text))) + math.ceil(ideographs / 2)


def _points(length: float) -> str:
    return f"{length / EMU_PER_POINT:.0f}"


def _slides(count: int) -> str:
    return "1 slide" if count == 1 else f"{count} slides"


def _short(text: str) -> str:
    return text if len(text) <= 40 else text[:37] + "..."


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
    ),
    Rule(
        "TXT105",
        "TEXT_TOO_SMALL",
        "typography",
        Family.LEGIBILITY,
        Impact.WARNING,
        "body text under 12 pt, any text under 9 pt",
        "Make the text larger; cut words if it then does not fit.",
        small_text,
    ),
    Rule(
        "TXT106",
        "TEXT_TOO_DENSE",
        "layout",
        Family.LEGIBILITY,
        Impact.WARNING,
        "more than 90 words on a slide",
        "Keep what is said aloud in the notes, and split the rest.",
        wordy,
    ),
    Rule(
        "TXT107",
        "FONT_FALLBACK_USED",
        "typography",
        Family.LEGIBILITY,
        Impact.WARNING,
        "a substituted font or a missing glyph",
        "Use an installed font, or install this one where decks are drawn.",
        substituted_font,
    ),
    Rule(
        "TXT108",
        "PLACEHOLDER_EMPTY",
        "layout",
        Family.LEGIBILITY,
        Impact.WARNING,
        "an empty placeholder",
        "Fill the placeholder or delete it.",
        empty_placeholder,
    ),
    Rule(
        "TXT109",
        "PLACEHOLDER_TEXT_LEFT",
        "layout",
        Family.LEGIBILITY,
        Impact.ERROR,
        "placeholder text that was left",
        "Replace it with what is meant.",
        left_over_text,
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
    ),
)
