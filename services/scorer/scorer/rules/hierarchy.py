"""TXT 111: does the eye land on the title first."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from deck_domain.findings import Family, Impact
from deck_presentation.model import Shape, Slide
from scorer.rules.evidence import Evidence
from scorer.rules.extent import beyond, of_shape
from scorer.rules.rule import Hit, Rule
from scorer.rules.text import RUNNING_TEXT, words_in

_SENTENCE = 4
"""Words from which a paragraph is read on; shorter ones are figures, numerals and labels, which may be large."""
_SLACK = 0.5
"""The largest difference between two font sizes, in points, that nobody sees."""
_STATEMENT = 1.25
"""By how much a single sentence is larger than the title when it is meant to be read instead of it, as quotes are."""
_DISPLAY = 2.0
"""By how much it is larger when it is what the slide shows, and the title a line above it."""
_FAR = 12.0
"""How many points larger than the title a body is when it costs half of the most points."""


@dataclass(frozen=True, slots=True)
class _Sentence:
    """Text of one size that is read on: a paragraph, or all the short points of a list (`is_list`)."""

    shape: Shape
    size: float
    words: int
    is_list: bool = False


def body_above_title(evidence: Evidence) -> Iterator[Hit]:
    """Running text that is larger than the title of its slide; not a sentence that stands alone, as a quote does."""
    for slide in evidence.deck.slides:
        size = _title_size(slide)
        if size is None or slide.hidden:
            continue
        sentences = list(_sentences(slide))
        large = [sentence for sentence in sentences if sentence.size > size + _SLACK]
        if not large or _is_shown_alone(large, sentences, size):
            continue
        worst = max(large, key=lambda sentence: sentence.size)
        message = (
            f'"{worst.shape.name}" of slide {slide.index + 1} is set in {worst.size:g} pt, its title in {size:g} pt.'
        )
        extent = of_shape(beyond(worst.size - size, 0, _FAR), worst.shape, evidence.deck)
        yield Hit(message, slide, worst.shape, extent=extent)


def _is_shown_alone(large: Sequence[_Sentence], sentences: Sequence[_Sentence], title: float) -> bool:
    """One sentence stands out, as a quote does: nothing else is said, or it is large enough to be what is shown."""
    if len(large) > 1 or large[0].is_list:
        return False
    is_more_said = any(one.words >= RUNNING_TEXT for one in sentences if one is not large[0])
    return large[0].size >= title * (_DISPLAY if is_more_said else _STATEMENT)


def _title_size(slide: Slide) -> float | None:
    """The size of most of the title, in points."""
    title = slide.title
    if title is None or title.body is None or not title.has_text:
        return None
    return round(max(run.size for run in title.body.runs() if run.text.strip()) * title.body.font_scale, 1)


def _sentences(slide: Slide) -> Iterator[_Sentence]:
    for shape in slide.shapes:
        if shape.hidden or shape.is_title or shape.is_chrome or shape.body is None:
            continue
        short: Counter[float] = Counter()
        for paragraph in shape.body.paragraphs:
            sizes = [run.size for run in paragraph.runs if run.text.strip()]
            size, words = round(min(sizes, default=0.0) * shape.body.font_scale, 1), words_in(paragraph.text)
            if sizes and words >= _SENTENCE:
                yield _Sentence(shape, size, words)
            elif sizes and paragraph.bulleted:
                short[size] += words
        for size, words in short.items():
            if words >= _SENTENCE:
                yield _Sentence(shape, size, words, is_list=True)


RULES = (
    Rule(
        "TXT111",
        "BODY_LARGER_THAN_TITLE",
        "typography",
        Family.LEGIBILITY,
        Impact.WARNING,
        "running text that is larger than the title of its slide",
        "Set the body smaller than the title, and give the room that is left to structure: columns, numerals, a panel.",
        body_above_title,
        why="The largest words are read first: a title below them is no title.",
        source="Lupton, Thinking with Type, chapter 3 (hierarchy).",
        example="Two points of 32 pt, however short, below a title of 28 pt.",
    ),
)
