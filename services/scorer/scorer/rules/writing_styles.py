"""CON: is the text of a deck written in one style."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from deck_domain.findings import Extent, Family, Impact
from deck_presentation.model import Paragraph, Shape, Slide
from scorer.rules.evidence import Evidence
from scorer.rules.rule import Hit, Rule, shortened

_WORD = re.compile(r"[^\W\d_][\w'\u2019-]*")
_LEAST_LETTERS = 4
"""Of a word that is written with a capital in titles; articles and prepositions are not."""
_LEAST_WORDS, _LEAST_TITLES = 2, 4
_MINORITY = 0.34
_OF_WINGDINGS = "\u00fc\u00fb\u00fe\u00fd\uf0fc\uf0fb\uf0fe\uf0fd"
"""Its check, its cross and both in boxes: no list of words begins its points with these letters."""
_SAYING = frozenset({"", "1.", *"+-\u2212\u2713\u2714\u2717\u2718\u00d7", *_OF_WINGDINGS})
"""Signs of lists that are no style of theirs: none, numbers, and what says for or against, done or not."""
_ARGUED = 0.4
_CAPITALS_OF_NOUNS = "de"
"""A language that writes all nouns with a capital: its titles say nothing."""
_STYLES = {"title": "Title Case", "sentence": "sentence case", "capitals": "capitals"}


def mixed_styles(evidence: Evidence) -> Iterator[Hit]:
    """Titles in another case than the others; bullets with another sign, or begun in another case, than the others."""
    yield from _titles(evidence)
    yield from _signs(evidence)
    yield from _beginnings(evidence)


def _titles(evidence: Evidence) -> Iterator[Hit]:
    styled = [
        (slide, slide.title, style)
        for slide in evidence.deck.slides
        if slide.title is not None
        and not _is_name(slide.title)
        and (style := _case_of(slide.title, evidence.deck.language))
    ]
    usual, odd = _odd_ones([style for *_, style in styled])
    for slide, title, style in styled if len(styled) >= _LEAST_TITLES else ():
        if style in odd:
            message = (
                f"The title of slide {slide.index + 1} is written in {_STYLES[style]}, most others in {_STYLES[usual]}."
            )
            yield Hit(message, slide, title, extent=Extent(0.3, 0.3))


def _is_name(title: Shape) -> bool:
    """The title of an opening slide is the name of the deck, and is written as a name."""
    return title.placeholder is not None and title.placeholder.type == "ctrTitle"


def _case_of(title: Shape, language: str) -> str:
    """title, sentence or capitals; "" where the words do not tell."""
    runs = list(title.body.runs()) if title.body is not None else []
    text = "".join(run.text for run in runs)
    words = [word for word in _WORD.findall(text) if len(word) >= _LEAST_LETTERS]
    lang = next((run.lang for run in runs if run.lang), language)
    if len(words) <= _LEAST_WORDS or lang.startswith(_CAPITALS_OF_NOUNS):
        return ""
    if any(run.caps == "all" for run in runs) or text.isupper():
        return "capitals"
    first = _WORD.search(text)
    others = words[1:] if first is not None and first.group() == words[0] else words
    cased = [word[0].isupper() for word in others if word[0].isupper() or word[0].islower()]
    if not cased:
        return ""
    return "title" if all(cased) else "" if any(cased) else "sentence"


def _odd_ones(styles: Sequence[str]) -> tuple[str, set[str]]:
    """The usual style, and those in which so few are written that they are slips."""
    if not styles:
        return "", set()
    counts = Counter(styles)
    usual = counts.most_common(1)[0][0]
    most = _MINORITY * len(styles)
    return usual, {style for style, count in counts.items() if style != usual and count <= most}


def _signs(evidence: Evidence) -> Iterator[Hit]:
    """Lists of one level whose sign is not that of most lists; numbers and signs that say something are none."""
    lists = [
        (slide, shape, level, sign)
        for slide in evidence.deck.slides
        for shape in slide.shapes
        if not shape.hidden
        for level, sign in sorted(_signs_of(shape))
    ]
    for level in sorted({level for _, _, level, _ in lists}):
        of_level = [(slide, shape, sign) for slide, shape, its_level, sign in lists if its_level == level]
        usual, odd = _odd_ones([sign for *_, sign in of_level])
        for slide, shape, sign in of_level:
            if sign in odd:
                message = f'"{shape.name}" has another bullet ({sign}) than most lists of its level ({usual}).'
                yield Hit(message, slide, shape, extent=Extent(0.3, 0.3))


def _signs_of(shape: Shape) -> set[tuple[int, str]]:
    return {
        (paragraph.level, paragraph.bullet)
        for body in shape.bodies
        for paragraph in body.paragraphs
        if paragraph.bulleted and paragraph.bullet not in _SAYING and paragraph.text.strip()
    }


def _beginnings(evidence: Evidence) -> Iterator[Hit]:
    """Bullets of one list, most of which begin with a capital and a few do not; names such as eBay may."""
    for slide in evidence.deck.slides:
        for shape in slide.shapes:
            found = _begun_otherwise(shape)
            if found is not None and not shape.hidden:
                yield _begun(slide, shape, found)


def _begun(slide: Slide, shape: Shape, found: Paragraph) -> Hit:
    message = f'In "{shape.name}", "{shortened(found.text.strip())}" does not begin as the other bullets do.'
    return Hit(message, slide, shape, impact=Impact.INFO, confidence=_ARGUED, extent=Extent(0.2, 0.2))


def _begun_otherwise(shape: Shape) -> Paragraph | None:
    bullets = [
        (paragraph, "capital" if text[0].isupper() else "small")
        for body in shape.bodies
        for paragraph in body.paragraphs
        if paragraph.bulleted
        and (text := paragraph.text.strip())
        and (text[0].isupper() or text[0].islower())
        and not (text[0].islower() and text[1:2].isupper())
    ]
    _, odd = _odd_ones([style for _, style in bullets])
    return next((paragraph for paragraph, style in bullets if style in odd), None) if len(bullets) > 3 else None


RULES = (
    Rule(
        "CON405",
        "TEXT_STYLE_MIXED",
        "typography",
        Family.CONSISTENCY,
        Impact.WARNING,
        "titles, or bullets, in another style than most",
        "Choose one case for all titles and one sign for all bullets of a level.",
        mixed_styles,
        why="Readers look for a meaning in differences; these have none.",
        source="The Chicago Manual of Style, 17th ed., 8.158 to 8.160 (title and sentence case), 6.130 (lists).",
        example="Nine titles in sentence case, and one That Is Written in Title Case.",
    ),
)
