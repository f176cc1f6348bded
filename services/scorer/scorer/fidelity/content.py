"""The words and numbers a deck shows, ready to be searched."""

import math
import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from deck_presentation.model import Deck, Shape, Slide
from scorer.fidelity.input_facts import Fact

_SPACE = re.compile(r"\s+")
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]")
_FURNITURE = re.compile("\\s?:(?!\\S)|\\s?\uff1a")
"""The colon that parts a term from what explains it: where each stands on a line of its own, there is none."""
_SHORT = 4
_NUMBER = re.compile(r"[-+\u2212]?\d[\d,.\u00a0\u202f' ]*(?:e[-+\u2212]?\d{1,3}(?!\w))?")
_ARABIC_SIGNS = {0x066B: ".", 0x066C: ","}
"""What parts the decimals, and the thousands, of a number in Arabic digits."""
_GROUPING = re.compile(r"[\s\u00a0\u202f']")
_CLOSE = 1e-9
_UNSEEN = 1e-6
"""A difference that nobody sees, as a share of a number."""
_DIGITS = 100
"""A number has three digits, and one is this many times the unit of its last."""


@dataclass(frozen=True, slots=True)
class Page:
    """What one slide, or the whole deck, holds.

    Attributes:
        spaced: its words, one space between them, in one case and one Unicode form.
        squeezed: the same without any space.
        numbers: values of charts, and numbers read from texts.
        plotted: values of charts alone.
        written: numbers read from texts, each with the unit of its last digit.
    """

    spaced: str
    squeezed: str
    numbers: frozenset[float]
    plotted: frozenset[float]
    written: frozenset[tuple[float, float]]

    def holds(self, fact: Fact) -> bool:
        """The fact can be read here; a short word only as a word of its own."""
        if fact.number is not None:
            numbers = self.plotted if fact.plotted else self.numbers
            if _is_among(fact.number, numbers):
                return True
            return fact.magnitude and (_is_among(-fact.number, numbers) or self._is_written(fact.number))
        words = normalised(fact.text)
        squeezed = words.replace(" ", "")
        if len(squeezed) > _SHORT:
            return squeezed in self.squeezed
        return not squeezed or re.search(rf"(?<!\w){re.escape(words)}(?!\w)", self.spaced) is not None

    def _is_written(self, number: float) -> bool:
        """A text says it to three digits at least, or all but exactly: a step across zero is drawn in two parts."""
        return any(_is_near(abs(value), abs(number), unit) for value, unit in self.written)


@dataclass(frozen=True, slots=True)
class Content:
    """What a deck holds: by slide, and altogether (document properties too)."""

    slides: tuple[Page, ...]
    whole: Page

    def holds(self, fact: Fact, *, in_step: bool) -> bool:
        """The fact is in the deck; with `in_step`, on the slide of the same number as in the input."""
        if fact.slide is None or not in_step:
            return self.whole.holds(fact)
        return self.slides[fact.slide].holds(fact)


def normalised(text: str) -> str:
    """One case, one Unicode form, single spaces, nothing invisible, no colons at the end of terms."""
    shown = _FURNITURE.sub(" ", _INVISIBLE.sub("", text))
    return _SPACE.sub(" ", unicodedata.normalize("NFKC", shown).casefold()).strip()


def read_content(deck: Deck) -> Content:
    """Texts of shapes, tables, charts, notes and document properties."""
    pages = tuple(_page(_slide_texts(slide), _chart_values(slide)) for slide in deck.slides)
    properties = _page(deck.properties.values(), ())
    everything = (*pages, properties)
    whole = Page(
        "\n".join(page.spaced for page in everything),
        "\n".join(page.squeezed for page in everything),
        frozenset().union(*(page.numbers for page in everything)),
        frozenset().union(*(page.plotted for page in everything)),
        frozenset().union(*(page.written for page in everything)),
    )
    return Content(pages, whole)


def _page(texts: Iterable[str], values: Iterable[float]) -> Page:
    kept = [normalised(text) for text in texts]
    spaced = "\n".join(kept)
    plotted = frozenset(values)
    written = frozenset(_numbers(kept))
    numbers = plotted.union(value for value, _ in written)
    return Page(spaced, spaced.replace(" ", ""), numbers, plotted, written)


def _chart_values(slide: Slide) -> Iterator[float]:
    for shape in slide.shapes:
        if shape.chart is not None:
            yield from shape.chart.values


def _slide_texts(slide: Slide) -> Iterator[str]:
    for shape in slide.shapes:
        yield from _shape_texts(shape)
    yield slide.notes


def _shape_texts(shape: Shape) -> Iterator[str]:
    yield from (body.text for body in shape.bodies)
    if shape.chart is not None:
        yield from shape.chart.words


def _numbers(texts: Iterable[str]) -> Iterator[tuple[float, float]]:
    for text in texts:
        for found in _NUMBER.findall(text.translate(_ARABIC_SIGNS)):
            # A blank groups digits, or parts two numbers: "Phase 1  60 %" says 1 and 60.
            for one in {found, *found.split()}:
                yield from _readings(one)


def _readings(text: str) -> Iterator[tuple[float, float]]:
    """A written number with either sign for decimals, and the unit of its last digit."""
    plain = _GROUPING.sub("", text.replace("\u2212", "-")).rstrip(".,")
    for candidate in {plain.replace(",", ""), plain.replace(".", "").replace(",", ".")}:
        try:
            value = Decimal(candidate)
        except InvalidOperation:
            continue
        if math.isfinite(float(value)):
            yield float(value), float(Decimal((0, (1,), int(value.as_tuple().exponent))))


def _is_near(written: float, number: float, unit: float) -> bool:
    """Whether a text with this number in it, whose last digit has this unit, says `number`; both are positive."""
    apart = abs(written - number)
    return apart <= _UNSEEN * number or (apart <= unit / 2 * (1 + _CLOSE) and unit * _DIGITS <= written)


def _is_among(number: float, numbers: frozenset[float]) -> bool:
    slack = _CLOSE * abs(number)
    return number in numbers or any(abs(value - number) <= slack for value in numbers)
