"""TXT 105 to 109: can the text be read, and is it meant."""

import math
import re
import unicodedata
from collections.abc import Iterator

from deck_domain.findings import Extent, Family, Impact
from deck_fonts.book import Match
from deck_fonts.substitutes import is_symbol_family
from deck_presentation.model import Deck, Run, Shape, Slide
from scorer.rules.evidence import Evidence
from scorer.rules.extent import beyond, share, share_of, share_of_surface, weight_of, weight_of_runs
from scorer.rules.rule import Hit, Rule, Skipped, shortened, slides_in_words
from scorer.rules.text_fit import CJK, set_texts

BODY_FLOOR, FLOOR = 12.0, 9.0
BODY_WORDS = 20
MOST_WORDS = 90
RUNNING_TEXT = 8
"""Words from which a paragraph is read as a sentence; shorter ones are labels."""
_FILLABLE = ("title", "ctrTitle", "subTitle", "body", "obj", "pic", "chart", "tbl", "media", "clipArt", "dgm")
_BLANKS = (
    "company|client|customer|project|product|presenter|speaker|author|topic|title|subtitle|name|logo|date|text"
    "|firma|firmenname|unternehmen|kunde|projekt|produkt|thema|titel|untertitel|datum"
    "|entreprise|société|projet|produit|titre|sous-titre|nom|empresa|cliente|proyecto|producto|título|nombre|fecha"
)
_PROMPTS = "insert|your|add|enter|type|replace|ihre?n?|hier|votre|insérer|su|inserte|escriba"
LEFT_OVER = re.compile(
    r"\blorem ipsum\b|\bdolor sit amet\b|\bclick to (add|edit)\b|\bplaceholder text\b|\byour (text|title) here\b"
    r"|\bsample text\b|\{\{[^{}]+\}\}|\bx{4,}\b"
    rf"|[<\[]\s*(?:{_PROMPTS})\s[^<>\[\]]+[>\]]"
    rf"|\[\s*(?:{_BLANKS})(?:[\s,/]+(?:name|title|here|{_BLANKS}))*\s*\]"
    # A single word in such brackets may be a tag of HTML.
    rf"|<\s*(?:{_BLANKS})(?:[\s,/]+(?:name|title|here|{_BLANKS}))+\s*>"
    r"|#(?:REF!|DIV/0!|VALUE!|NULL!|NUM!|NAME\?)"
    r"|\[\s*(?:open|offen|à préciser|por definir|da definire|nog open|未定|غير محدد|tbd|tbc|todo|"
    r"to be (?:confirmed|defined|done))\s*\]",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W_]+(?:['’.,-][^\W_]+)*")  # noqa: RUF001  typographic apostrophes join words too
_TINY = 3.0
"""How many points below the smallest allowed size cost half of the most points."""
_EMPTY, _LEFT = 0.3, 0.8
"""Degrees of a placeholder that nobody filled, which the show does not show, and of text that nobody meant."""
_CHARACTERS_A_WORD = 2.5
"""The number of characters that counts as one word in Japanese and Chinese, as translators count."""


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
                extent = Extent.of(beyond(floor - size, 0, _TINY), share_of(_small_weight(shape, floor, evidence.deck)))
                yield Hit(message, slide, shape, impact=Impact.ERROR if size < FLOOR - 2 else None, extent=extent)


def _small_weight(shape: Shape, floor: float, deck: Deck) -> float:
    """Weight of what is written smaller than `floor`; that of a chart as a whole."""
    if shape.chart is not None:
        return weight_of(shape, deck)
    small = (
        run
        for body in shape.bodies
        for run in body.runs()
        if not run.raised and run.size * body.font_scale < floor - 0.05
    )
    return weight_of_runs(shape, small)


def _smallest(shape: Shape) -> float | None:
    """The smallest size that is shown, stored scale included, in points."""
    if shape.chart is not None:
        return shape.chart.smallest_text
    sizes = [run.size * body.font_scale for body in shape.bodies for run in body.runs() if not run.raised]
    return round(min(sizes), 1) if sizes else None


def _is_body(shape: Shape, slide_height: int) -> bool:
    """A body placeholder, or a paragraph's worth of text above the foot of the slide."""
    if shape.body is None or shape.is_chrome or shape.is_title:
        return False
    words = sum(words_in(paragraph.text) for paragraph in shape.body.paragraphs)
    if shape.placeholder is not None and shape.placeholder.type in ("body", "obj", "subTitle"):
        return words > 3
    return words >= BODY_WORDS and shape.box.y < slide_height * 0.85


def wordy(evidence: Evidence) -> Iterator[Hit]:
    """More than ninety words of running text on one slide; at the shape that has most of them, if one does."""
    for slide in evidence.deck.slides:
        shapes = [
            shape for shape in slide.shapes if shape.body is not None and not shape.is_chrome and not shape.hidden
        ]
        words = {shape.path: _running_words(shape) for shape in shapes}
        if sum(words.values()) > MOST_WORDS:
            total = sum(words.values())
            culprit = next((shape for shape in shapes if words[shape.path] > total / 2), None)
            message = f"Slide {slide.index + 1} has {total} words of text; people read at most {MOST_WORDS}."
            weight = sum(weight_of(shape, evidence.deck) for shape in shapes)
            extent = Extent.of(1 - MOST_WORDS / total, share_of(weight))
            yield Hit(message, slide, culprit, extent=extent)


def _running_words(shape: Shape) -> int:
    counts = [words_in(paragraph.text) for body in shape.bodies for paragraph in body.paragraphs]
    return sum(count for count in counts if count >= RUNNING_TEXT)


def substituted_font(evidence: Evidence) -> Iterator[Hit]:
    """A font that is measured with another one, or characters that no font has.

    Whether a font is installed is a fact of this machine and no fault of the deck, so the former costs nothing.
    """
    fonts = evidence.fonts
    if fonts is None:
        raise Skipped(evidence.why_no_fonts)
    users: dict[str, list[tuple[Slide, Shape]]] = {}
    for slide, shape, run in _runs(evidence):
        is_said = any((char.isascii() and char.isalnum()) or _is_private(char) for char in run.text)
        if (
            is_said
            and not is_symbol_family(run.font)
            and fonts.resolve(run.font, run.bold, run.italic).match is Match.SUBSTITUTE
        ):
            users.setdefault(run.font, []).append((slide, shape))
    for name, places in sorted(users.items()):
        drawn = fonts.resolve(name).family
        count = len({slide.index for slide, _ in places})
        message = f'"{name}" is not among the fonts that decks are measured with: "{drawn}" stood in for it'
        yield Hit(
            f"{message} ({slides_in_words(count)}).",
            *places[0],
            impact=Impact.INFO,
        )
    yield from _missing_glyphs(evidence)


def _missing_glyphs(evidence: Evidence) -> Iterator[Hit]:
    for slide, shape, _, layout in set_texts(evidence):
        missing = layout.missing
        if any(map(_is_private, missing)):
            meant = _signs_of_absent_fonts(shape, evidence)
            missing = "".join(char for char in missing if char not in meant)
        if missing:
            characters = ", ".join(f"U+{ord(char):04X}" for char in missing[:5])
            message = f'No installed font has these characters of "{shape.name}": {characters}.'
            yield Hit(
                message,
                slide,
                shape,
                code="GLYPH_MISSING",
                impact=Impact.ERROR,
                action="Install a font that has them, or use other characters.",
                extent=Extent.of(1.0, share_of(_unseen(shape, missing))),
            )


def _signs_of_absent_fonts(shape: Shape, evidence: Evidence) -> set[str]:
    """What only the font that is named has signs for, a font of icons mostly, where this machine lacks that font."""
    fonts = evidence.fonts
    absent = (
        run
        for body in shape.bodies
        for run in body.runs()
        if fonts is not None and fonts.resolve(run.font, run.bold, run.italic).match is Match.SUBSTITUTE
    )
    return {char for run in absent for char in run.text if _is_private(char)}


def _is_private(char: str) -> bool:
    """Whether a character means what a font makes of it (Unicode, section 23.5)."""
    return unicodedata.category(char) == "Co"


def _unseen(shape: Shape, missing: str) -> float:
    """Weight of the words of a shape that have a character of `missing`."""
    words = [word for body in shape.bodies for word in body.text.split() if set(word) & set(missing)]
    return float(sum(map(len, words)))


def _runs(evidence: Evidence) -> Iterator[tuple[Slide, Shape, Run]]:
    for slide in evidence.deck.slides:
        for shape in slide.shapes:
            for body in shape.bodies:
                yield from ((slide, shape, run) for run in body.runs())


def empty_placeholder(evidence: Evidence) -> Iterator[Hit]:
    """A placeholder nobody filled shows its prompt while editing, and reads as a mistake.

    That of a title is told as the missing title that it is.
    """
    for slide in evidence.deck.slides:
        is_titled = any(shape.is_title and shape.has_text for shape in slide.shapes)
        for shape in slide.shapes:
            role = shape.placeholder
            if role is None or role.type not in _FILLABLE or shape.kind != "shape" or shape.hidden:
                continue
            if shape.is_title and not is_titled:
                continue
            extent = Extent.of(_EMPTY, share_of_surface(shape, evidence.deck))
            if not shape.has_text and shape.paint.kind != "picture":
                yield Hit(
                    f'The placeholder "{shape.name}" of slide {slide.index + 1} is empty.', slide, shape, extent=extent
                )


def left_over_text(evidence: Evidence) -> Iterator[Hit]:
    """Lorem ipsum, prompts and unfilled variables."""
    for slide in evidence.deck.slides:
        for shape in slide.shapes:
            for body in shape.bodies:
                found = LEFT_OVER.search(body.text)
                if found is not None:
                    message = f'"{shape.name}" still has placeholder text: "{shortened(found.group())}".'
                    yield Hit(message, slide, shape, extent=Extent.of(_LEFT, _room(shape, evidence.deck)))
                    break


def _room(shape: Shape, deck: Deck) -> float:
    """The share of a slide that what should stand in a shape would take: what does stand there says little of it."""
    return max(share(shape, deck), share_of_surface(shape, deck))


def words_in(text: str) -> int:
    """How many words a text has; two or three ideographs count as one."""
    ideographs = len(CJK.findall(text))
    return len(_WORD.findall(CJK.sub(" ", text))) + math.ceil(ideographs / _CHARACTERS_A_WORD)


RULES = (
    Rule(
        "TXT105",
        "TEXT_TOO_SMALL",
        "typography",
        Family.LEGIBILITY,
        Impact.WARNING,
        "body text under 12 pt, any text under 9 pt",
        "Make the text larger; cut words if it then does not fit.",
        small_text,
        why="From the back of a room small text is not read.",
        source="Reynolds, Presentation Zen, chapter 6; the sizes are ours.",
        example="Body text of 10 pt.",
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
        why="People read or listen, not both.",
        source="Mayer, Multimedia Learning (redundancy principle); the 90 words are ours.",
        example="A slide with three paragraphs of prose.",
    ),
    Rule(
        "TXT107",
        "FONT_FALLBACK_USED",
        "typography",
        Family.LEGIBILITY,
        Impact.WARNING,
        "a substituted font or a missing glyph",
        "Look at the deck where it will be shown: its lines may break in another way there.",
        substituted_font,
        why="Another font is wider or lacks the sign: lines break elsewhere, and boxes stand in the place of letters.",
        source="ECMA-376 part 1, 21.1.2.3.7 (latin); The Unicode Standard, 5.3 (missing characters).",
        example="A text in a font that is not embedded and that few have.",
        needs="fonts to measure with",
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
        why='While it is edited it says "Click to add text", and in some exports, too.',
        source="ECMA-376 part 1, 19.3.1.36 (ph).",
        example="A body placeholder without text beside a text box.",
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
        why="It says to everybody that nobody has read the slide.",
        source="The prompts of the layouts of PowerPoint, Google Slides and Keynote; lorem ipsum.",
        example='"Lorem ipsum", "[Your topic]" or "{{customer}}".',
    ),
)
