"""The figure that a sentence is about: "34 %", "€4.2m"; none where several figures compete."""

import re
from collections.abc import Iterator

from deck_domain.dates import is_date

_MONEY = "[$\u00a3\u20ac\u00a5\u20a9\u20b9]"
_CODE = "(?:USD|EUR|GBP|CHF|JPY|NOK|SEK|DKK)"
# A run without a bound is tried anew from each of its digits: a text of 20,000 of them took minutes.
_RUN = "\\d(?:[\\d.,'\u2019\u00a0\u202f]{0,30}\\d)?"
_DIGITS = f"[-+\u2212\u2013]?{_RUN}"
_SCALE = (
    "(?:\u5343|\u4e07|\u842c|\u5104|\u4ebf)+\u5186?|(?:k|m|bn|M|B|mn|Mio\\.?|Mrd\\.?|million|billion|Millionen|Milliarden)"
    "(?![^\\W\\d_])"
)
_SHARE = "[%\u2030\u066a\uff05]|percent(?![^\\W\\d_])|per cent(?![^\\W\\d_])|Prozent(?![^\\W\\d_])"
_FIGURE = re.compile(
    f"(?:{_MONEY}|{_CODE}\\s?)\\s?{_DIGITS}(?:\\s?(?:{_SCALE}))?"
    f"|{_DIGITS}\\s?(?:{_SHARE}|(?:(?:{_SCALE})\\s?)?(?:{_MONEY}|\u5186|{_CODE}(?![^\\W\\d_])))"
    f"|{_DIGITS}(?:\u5104|\u4ebf|\u4e07|\u842c)+"
)
_ANY = re.compile(f"{_FIGURE.pattern}|[-+\u2212]?{_RUN}")
_NUMBER = re.compile(_RUN)
_WORD_BEFORE, _WORD_BEHIND = re.compile(r"[^\W\d_]+\.?\s$"), re.compile(r"\.?\s?[^\W\d_]+")
_YEAR = re.compile(r"(?:19|20)\d\d")


def telling_figure(text: str) -> tuple[int, int] | None:
    """Where the only share or sum of `text` stands; None where there is none, or another number beside it.

    Years do not count, so "In 2027, 34 % left" is about its share; "30 to 40 %" is about two numbers.
    """
    numbers = [found for found in _NUMBER.finditer(text) if not _YEAR.fullmatch(found.group())]
    figures = list(_FIGURE.finditer(text))
    if len(numbers) != 1 or len(figures) != 1:
        return None
    start, end = figures[0].span()
    return (start, end) if start <= numbers[0].start() < end and _stands_alone(text, start, end) else None


def figures_in(text: str) -> Iterator[tuple[int, int]]:
    """Where the figures of `text` stand, each with its unit; years, days and parts of words are none."""
    for found in _ANY.finditer(text):
        start, end = found.span()
        figure, after = found.group(), text[end : end + 1]
        if not (_YEAR.fullmatch(figure) or after.isalpha() or _is_of_a_date(text, start, end)) and _stands_alone(
            text, start, end
        ):
            yield start, end


def _is_of_a_date(text: str, start: int, end: int) -> bool:
    """Whether a number and the word before or behind it are a day: "15 Jan", "May 3", "3. Mai"."""
    before, after = _WORD_BEFORE.search(text[max(start - 12, 0) : start]), _WORD_BEHIND.match(text[end : end + 12])
    around = [before[0] + text[start:end]] if before else []
    around += [text[start:end] + after[0]] if after else []
    return any(is_date(words.strip()) for words in around)


def _stands_alone(text: str, start: int, end: int) -> bool:
    """Whether the figure is no part of a longer word such as "B2B" or of a ratio such as "1/3"."""
    before, after = text[:start][-1:], text[end:][:1]
    return (
        not (before.isascii() and before.isalnum()) and before not in {"/", "-", "\u2013"} and after not in {"/", "-"}
    )
