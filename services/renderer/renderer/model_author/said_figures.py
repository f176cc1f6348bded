"""Figures of a plan that nobody said: in digits, in words, as proportions, or of something else than was said."""

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal

from renderer.model_author.figure_marks import FIGURE, Said, marked_figures, readings
from renderer.model_author.number_words import numbers_in_words
from renderer.model_author.proportions import is_proportion_said, proportions_in

_LARGEST_SHARE = 10
"""Of 1; beyond it a hundredth of a figure is another figure, and not the same as a share."""
_SCALES = (10**3, 10**6, 10**9)
_COUNTS = 12
"""Whole numbers up to this one may be counts of what the brief lists, and numbers of steps."""
_DATE = re.compile(r"(?<![\d.])(\d{1,2})\.(\d{1,2})\.(\d{4}|\d{2})?(?!\d)")
_MONTH = (
    r"\b(?:jan(?:uary|uar)?|feb(?:ruary|ruar)?|mar(?:ch)?|märz?|apr(?:il)?|may|mai|june?|juni|july?|juli|aug(?:ust)?|"
    r"sept?(?:ember)?|o[ck]t(?:ober)?|nov(?:ember)?|de[cz](?:ember)?)\b\.?"
)
_DAY = re.compile(rf"\b(\d{{1,2}})(?:st|nd|rd|th|\.)? (?:of )?{_MONTH}|{_MONTH} (\d{{1,2}})\b(?![:.]\d)", re.IGNORECASE)
_PART = re.compile(r"\b[QH] ?([1-4])\b")
_PARTS = re.compile(rf"quarter|quartal|trimest|half|halb|semest|四半期|ربع|{_MONTH}", re.IGNORECASE)
"""Where somebody says "the first quarter" or a month, Q1 is his."""


def invented(texts: Iterable[str], numbers: Iterable[str], known: str) -> Iterator[str]:
    """What a model is told of the figures in `texts` that nobody said.

    Args:
        texts: what the slide says.
        numbers: those of them that show a figure alone, where a small one is no count.
        known: all that was said.
    """
    known += f"\n{apart}" if (apart := _without_dates(known)) != known else ""
    said = Said(known)
    allowed = figures_of(known) | {str(value) for _, value in numbers_in_words(known)}
    values = {value for figure in FIGURE.findall(known) for value in readings(figure)}
    values |= {Decimal(value) for _, value in numbers_in_words(known)}
    for text in map(_without_dates, texts):
        rest = text
        for figure in marked_figures(text):
            if figure.is_plain:
                continue
            if said.has(figure):
                rest = rest.replace(figure.words, " ", 1)
            else:
                yield f'"{figure.words}" is not in what was said: leave it out, or write the unit that was said.'
        yield from _invented(rest, known, allowed, values)
        yield from _invented_dates(text, known, values)
    for number in numbers:
        for figure in FIGURE.findall(number):
            if not any(value == 0 or _is_value(value, values) for value in readings(figure)):
                yield f"The figure {figure} is not in what was said: leave it out."


def _invented(text: str, known: str, allowed: set[str], values: set[Decimal]) -> Iterator[str]:
    """What a text says in figures, in words for numbers or in proportions that nobody said."""
    for figure in figures_of(text) - allowed:
        yield f"The figure {figure} is not in what was said: leave it out."
    for figure in FIGURE.findall(text):
        if not _is_said(figure, values):
            yield f"The figure {figure} is not in what was said: write figures as they were written."
    for words, value in numbers_in_words(text):
        if not _is_told(value, values):
            yield f'The figure "{words}" is not in what was said: leave it out.'
    for words, ratio in proportions_in(text):
        if not is_proportion_said(ratio, known, values):
            yield f'The proportion "{words}" is not in what was said: leave it out.'


def _without_dates(text: str) -> str:
    """A text in which "3.5.2027" is no figure, but has three."""
    return _DATE.sub(r" \1 \2 \3 ", text)


def _invented_dates(text: str, known: str, values: set[Decimal]) -> Iterator[str]:
    """Days of months and quarters that nobody said: small ones are no counts."""
    days = ((found.group(), found[1] or found[2]) for found in _DAY.finditer(text))
    parts = () if _PARTS.search(known) else ((found.group(), found[1]) for found in _PART.finditer(text))
    for words, figure in (*days, *parts):
        if Decimal(figure) not in values:
            yield f"The date {words} is not in what was said: leave it out."


def figures_of(text: str) -> set[str]:
    """The figures in a text, without the marks between their digits; small counts are no figures."""
    found = (re.sub(r"\D", "", figure).lstrip("0") for figure in FIGURE.findall(text))
    return {figure for figure in found if len(figure) > 2 or (figure and int(figure) > _COUNTS)}


def _is_said(figure: str, values: set[Decimal]) -> bool:
    """Whether a figure can be read as one of the values, or as one that is a share of 1 here and a percentage there."""
    return any(_is_value(value, values) or _is_count(value) for value in readings(figure))


def _is_value(value: Decimal, values: set[Decimal]) -> bool:
    return (
        value in values
        or (value <= _LARGEST_SHARE and value * 100 in values)
        or (value <= _LARGEST_SHARE * 100 and value / 100 in values)
    )


def _is_told(value: int, values: set[Decimal]) -> bool:
    """Whether a number in words is one of the values, or one of these in thousands or millions, as "2M" is."""
    scaled = (Decimal(value // scale) for scale in _SCALES if value % scale == 0)
    return _is_count(Decimal(value)) or Decimal(value) in values or any(one in values for one in scaled)


def _is_count(value: Decimal) -> bool:
    return value <= _COUNTS and value == value.to_integral_value()
