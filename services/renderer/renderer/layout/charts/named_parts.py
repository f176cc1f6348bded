"""Which part of a chart a sentence speaks of: a series or a category, by its name in whole words."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from difflib import get_close_matches

from deck_domain.date_words import MONTHS
from renderer.layout.charts.rest_names import is_rest
from renderer.typesetting.scripts import is_cjk

_WORD = re.compile(r"[^\W_]+")
_DIGITS, _NUMBERED = re.compile(r"\d+"), re.compile(r"(.*\D)\d+")
_AND = r"\s*(?:,|;|/|&|\+|、|\b(?:and|und|et|y|e|i|a|en|og|och|ve|ja|и|و|と|和|및)\b)\s*"
_AND_NUMBERS = re.compile(rf"(?:(?:{_AND}){{1,2}}\d+(?![\d.,]*\d|\s*%))+")
"""What follows the first of several numbers: ", 4 and 7", but not a figure with decimals or in per cent."""
_ARTICLES = ("وال", "بال", "لل", "ال", "و", "\u05d1", "\u05d4", "\u05d5")
"""What Arabic and Hebrew write together with the next word."""
_LEAST, _STEM, _ENDING, _COMPOUND = 2, 4, 2, 8

Span = tuple[int, int]


def named_in(sentence: str, names: Sequence[str]) -> tuple[int, ...]:
    """The index of the only one of `names` that `sentence` has; of names within each other the longer counts.

    Words may be inflected: "Deutschlands" names "Deutschland". Names of what is left over, and of one letter, are none.
    Names that differ by their numbers may be told together: "Wards 3 and 7" are "Ward 3" and "Ward 7".
    """
    found = {index: span for index, name in enumerate(names) if not is_rest(name) and (span := _span(sentence, name))}
    whole = [index for index, span in found.items() if not any(_within(span, other) for other in found.values())]
    return (whole[0], *_told_with(sentence, names, whole[0], found[whole[0]])) if len(whole) == 1 else ()


def _told_with(sentence: str, names: Sequence[str], index: int, span: Span) -> Iterator[int]:
    """The parts whose numbers follow that of `names[index]`, which stands at `span`."""
    numbered = _NUMBERED.fullmatch(_folded(names[index]))
    together = _AND_NUMBERS.match(_folded(sentence)[span[1] :])
    if numbered is None or together is None:
        return
    for number in _DIGITS.findall(together.group()):
        other = index_of(f"{numbered[1]}{number}", names)
        if other is not None and other != index:
            yield other


def index_of(name: str, names: Sequence[str]) -> int | None:
    """Where `name` is among `names`, whatever its case and spaces; None if it is not."""
    folded = [_folded(one) for one in names]
    return folded.index(_folded(name)) if _folded(name) in folded else None


def nearest_to(name: str, names: Sequence[str]) -> str:
    """The one of `names` that reads most like `name`; "" if none does."""
    close = get_close_matches(_folded(name), [_folded(one) for one in names], 1)
    return names[[_folded(one) for one in names].index(close[0])] if close else ""


def _folded(text: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", text).casefold().split())


def _span(sentence: str, name: str) -> Span | None:
    """From where to where `name` stands in `sentence`."""
    sentence, name = _folded(sentence), _folded(name)
    if len(name) < _LEAST:
        return None
    if is_cjk(name):
        start = sentence.find(name)
        return (start, start + len(name)) if start >= 0 else None
    words, wanted = list(_WORD.finditer(sentence)), _WORD.findall(name)
    for first in range(len(words) - len(wanted) + 1 if wanted else 0):
        stretch = words[first : first + len(wanted)]
        if all(_is_same(word.group(), one) for word, one in zip(stretch, wanted, strict=True)):
            return stretch[0].start(), stretch[-1].end()
    return None


def _is_same(word: str, name: str) -> bool:
    """Whether `word` is `name`, or a form of it: with another ending, or with an article before it.

    A long word also stands for a compound that begins with it: "Fernwärme" for "Fernwärmenetz"; and the full name of
    a month for its short one.
    """
    if word == name or any(word == article + name for article in _ARTICLES):
        return True
    if len(word) >= _STEM and word in MONTHS and MONTHS[word] == MONTHS.get(name):
        return True
    short, long = sorted((word, name), key=len)
    if any(map(str.isdigit, name)) or len(short) < _STEM:
        return False
    if len(word) >= _COMPOUND and name.startswith(word):
        return True
    return long.startswith(short) and len(long) - len(short) <= _ENDING


def _within(span: Span, other: Span) -> bool:
    return other != span and other[0] <= span[0] and span[1] <= other[1]
