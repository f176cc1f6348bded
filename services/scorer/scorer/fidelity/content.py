"""The words and numbers a deck shows, ready to be searched."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from deck_presentation.model import Deck, Shape, Slide
from scorer.fidelity.input_facts import Fact

_SPACE = re.compile(r"\s+")
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]")
_SHORT = 4
_NUMBER = re.compile(r"[-+\u2212]?\d[\d,.\u00a0\u202f' ]*")
_GROUPING = re.compile(r"[\s\u00a0\u202f']")
_CLOSE = 1e-9


@dataclass(frozen=True, slots=True)
class Page:
    """What one slide, or the whole deck, holds.

    Attributes:
        spaced: its words, one space between them, in one case and one Unicode form.
        squeezed: the same without any space.
        numbers: values of charts, and numbers read from texts.
        plotted: values of charts alone.
    """

    spaced: str
    squeezed: str
    numbers: frozenset[float]
    plotted: frozenset[float]

    def holds(self, fact: Fact) -> bool:
        """The fact can be read here; a short word only as a word of its own."""
        if fact.number is not None:
            numbers = self.plotted if fact.plotted else self.numbers
            return _is_among(fact.number, numbers) or (fact.magnitude and _is_among(-fact.number, numbers))
        words = normalised(fact.text)
        squeezed = words.replace(" ", "")
        if len(squeezed) > _SHORT:
            return squeezed in self.squeezed
        return not squeezed or re.search(rf"(?<!\w){re.escape(words)}(?!\w)", self.spaced) is not None


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
    """One case, one Unicode form, single spaces, nothing invisible."""
    return _SPACE.sub(" ", _INVISIBLE.sub("", unicodedata.normalize("NFKC", text).casefold())).strip()


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
    )
    return Content(pages, whole)


def _page(texts: Iterable[str], values: Iterable[float]) -> Page:
    kept = [normalised(text) for text in texts]
    spaced = "\n".join(kept)
    plotted = frozenset(values)
    return Page(spaced, spaced.replace(" ", ""), plotted | frozenset(_numbers(kept)), plotted)


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


def _numbers(texts: Iterable[str]) -> Iterator[float]:
    for text in texts:
        for found in _NUMBER.findall(text):
            yield from _readings(found)


def _readings(text: str) -> Iterator[float]:
    """A written number with either sign for decimals."""
    plain = _GROUPING.sub("", text.replace("\u2212", "-")).rstrip(".,")
    for candidate in {plain.replace(",", ""), plain.replace(".", "").replace(",", ".")}:
        try:
            yield float(candidate)
        except ValueError:
            continue


def _is_among(number: float, numbers: frozenset[float]) -> bool:
    slack = _CLOSE * abs(number)
    return number in numbers or any(abs(value - number) <= slack for value in numbers)
