"""What stands at a figure and says of what it is: a share, an amount of money, thousands, a span of time."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import TypeVar

from renderer.model_author.number_words import numbers_in_words

Name = TypeVar("Name")
FIGURE = re.compile(r"\d+(?:[.,'\u202f\u00a0]\d+)*")
_MARK = re.compile("[.,'\u202f\u00a0]")
_GROUP = 3
"""Digits between the marks of thousands."""
_SHARE = "per cent"
_MONEY: Mapping[str, str] = {
    "$": r"(?:us|a|c)?\$|usd\b|(?:us )?dollars?\b|dólares\b",
    "€": r"€|eur\b|euros?\b|ユーロ|يورو",
    "£": r"£|gbp\b|pounds? sterling\b",
    "¥": r"[¥\uffe5円]|jpy\b|yen\b",
    "CHF": r"chf\b|fr\.|franken\b|swiss francs?\b",
}
_KINDS: Mapping[str, str] = {
    **_MONEY,
    _SHARE: r"[%٪\uff05]|per ?cents?\b|percentage points?\b|prozent(?:punkten?|punkte)?\b|pour ?cent\b|por ?ci?ento\b|"
    r"per ?cento\b|procent\b|パーセント|بالمئة",
    "hours": r"hours?\b|hrs?\b|h\b|stunden?\b|std\b|heures?\b|horas?\b|時間|ساعات|ساعة",
    "days": r"(?:working |business )?days?\b|(?:werk|arbeits)?tage?n?\b|jours?\b|días?\b|日間|أيام|يوم",
    "weeks": r"weeks?\b|wochen?\b|semaines?\b|semanas?\b|週間|أسابيع|أسبوع",
    "months": r"months?\b|monate?n?\b|mois\b|mes(?:es)?\b|[かヶケカ]月|أشهر|شهر",
    "years": r"years?\b|yrs?\b|jahre?n?\b|ans?\b|années?\b|años?\b|年間|سنوات|سنة",
}
"""What a figure may be of, and how that is written."""
_SCALES: Mapping[int, str] = {
    10**3: r"thousand\b|tsd\b\.?|tausend\b|mille\b|mil\b",
    10**6: r"mn\b|mm\b|mio\b\.?|millions?\b|millionen\b|millón\b|millones\b|百万",
    10**9: r"bn\b|billions?\b|mrd\b\.?|milliarden?\b|milliards?\b",
}
_LETTERS = {10**3: "k", 10**6: "m", 10**9: "b"}
_GLUE = r"[ \u00a0\u202f-]?(?:of |de |d')?"
_ANY_MONEY = "|".join(_MONEY.values())
_LETTER_ENDS = r"(?:(?![^\W\d_])|(?=eur\b|usd\b|chf\b))"


def _at(words: str, *, letter: str = "") -> re.Pattern[str]:
    letters = f"|{letter}{_LETTER_ENDS}" if letter else ""
    return re.compile(rf"{_GLUE}(?:{words}{letters})", re.IGNORECASE)


def _anywhere(words: str, *, letter: str = "") -> re.Pattern[str]:
    letters = rf"|(?:{_ANY_MONEY}) ?{letter}\b|\b{letter}(?:{_ANY_MONEY})" if letter else ""
    return re.compile(rf"(?<![^\W\d_])(?:{words}){letters}", re.IGNORECASE)


_KIND_BEHIND = {kind: _at(words) for kind, words in _KINDS.items()}
_SCALE_BEHIND = {scale: _at(words, letter=_LETTERS[scale]) for scale, words in _SCALES.items()}
_MONEY_BEFORE = {
    kind: re.compile(rf"(?<![^\W\d_])(?:{words.replace(chr(92) + 'b', '')})[ \u00a0]?\Z", re.IGNORECASE)
    for kind, words in _MONEY.items()
}
_KIND_ANYWHERE = {kind: _anywhere(words) for kind, words in _KINDS.items()}
_SCALE_ANYWHERE = {scale: _anywhere(words, letter=_LETTERS[scale]) for scale, words in _SCALES.items()}
_REACH = 20
"""Characters before a figure in which its currency may be."""


@dataclass(frozen=True, slots=True)
class Marked:
    """A figure of a text.

    Attributes:
        words: as it is written, with its marks.
        values: what its digits may mean.
        kind: what it is of; empty where nothing says that.
        scale: what a thousand, a million or a billion beside it multiplies it by; 1 for none.
    """

    words: str
    values: frozenset[Decimal]
    kind: str
    scale: int

    @property
    def is_plain(self) -> bool:
        """Whether nothing stands at it."""
        return not self.kind and self.scale == 1


def readings(figure: str) -> frozenset[Decimal]:
    """What a figure may mean: a mark before three digits is one between thousands, or that of decimals."""
    whole, *rest = _MARK.split(figure)
    found = {Decimal("".join((whole, *rest)))} if all(len(part) == _GROUP for part in rest) else set()
    if rest and figure[-len(rest[-1]) - 1] in ".,":
        found.add(Decimal("".join((whole, *rest[:-1])) + "." + rest[-1]))
    return frozenset(found or {Decimal("".join((whole, *rest)))})


def marked_figures(text: str) -> Iterator[Marked]:
    """Each figure of a text, in digits or in words, with what stands at it."""
    for found in FIGURE.finditer(text):
        yield _marked(text, found.start(), found.end(), readings(found.group()))
    for words, value in set(numbers_in_words(text)):
        for found in re.finditer(rf"\b{re.escape(words)}\b", text):
            yield _marked(text, found.start(), found.end(), frozenset({Decimal(value)}))


def _marked(text: str, start: int, end: int, values: frozenset[Decimal]) -> Marked:
    before = text[max(0, start - _REACH) : start]
    kind, scale = next((name for name, words in _MONEY_BEFORE.items() if words.search(before)), ""), 1
    first = start - len(before) + len(before.rstrip(" \u00a0")) - len(kind) if kind else start
    for _ in range(2):
        if scale == 1 and (found := _first(_SCALE_BEHIND, text, end)):
            scale, end = found
        elif not kind and (sign := _first(_KIND_BEHIND, text, end)):
            kind, end = sign
    return Marked(text[max(0, first) : end].strip(), values, kind, scale)


def _first(patterns: Mapping[Name, re.Pattern[str]], text: str, at: int) -> tuple[Name, int] | None:
    return next(((name, found.end()) for name, words in patterns.items() if (found := words.match(text, at))), None)


class Said:
    """The figures that somebody said, and what they are of."""

    def __init__(self, known: str) -> None:
        """Args: known: all that was said."""
        figures = tuple(marked_figures(known))
        self._kinds = {kind for kind, words in _KIND_ANYWHERE.items() if words.search(known)}
        self._kinds |= {figure.kind for figure in figures}
        self._scales = {scale for scale, words in _SCALE_ANYWHERE.items() if words.search(known)}
        self._scales |= {figure.scale for figure in figures}
        self._bare = {value for figure in figures if not figure.kind for value in figure.values}
        self._plain = {value for figure in figures if figure.is_plain for value in figure.values}
        self._kinds_of: dict[Decimal, set[str]] = defaultdict(set)
        for figure in figures:
            for value in figure.values:
                self._kinds_of[value * figure.scale].add(figure.kind)

    def has(self, figure: Marked) -> bool:
        """Whether a figure was said as one of the same kind, or as one of which nothing says what it is of."""
        if figure.kind == _SHARE and any(value / 100 in self._bare for value in figure.values):
            return True  # 0.12 is 12 %
        same = {figure.kind} | ({""} if figure.kind in self._kinds else set())
        if any(same & self._kinds_of.get(value * figure.scale, set()) for value in figure.values):
            return True
        # "Revenue in $M: North 12" says of none of its figures what they are of.
        return "" in same and figure.scale in self._scales and bool(figure.values & self._plain)
