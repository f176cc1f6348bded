"""Proportions that are said in words: "half of the members", "revenue doubled", "ein Drittel", "la moitié"."""

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal

_SAID = (
    (
        Decimal("0.5"),
        r"(?<!first )(?<!second )(?<!other )(?<!1st )(?<!2nd )half (?:of|the|our|its|their|all|"
        r"as)\b(?! (?:of )?(?:an? )?(?:hour|day|year))|by half|in half|halv(?:e[ds]?|ing)|"
        r"(?:die|der) hälfte|halbier\w*|halb so|"
        r"la moitié|moitié (?:moins|prix)|(?:la |a )mitad|(?:la |a )?metade|(?:la )?metà|"
        r"de helft|gehalveerd|połow[aęy]",
    ),
    (
        Decimal(1) / 3,
        r"(?:an?|one)[ -]third(?= of| fewer| less| more| lower| higher|$)|by a third|ein drittel|un tiers|un tercio|um "
        r"terço|un terzo|een derde",
    ),
    (Decimal(2) / 3, r"two[ -]thirds|zwei drittel|(?:les )?deux tiers|dos tercios|dois terços|due terzi"),
    (
        Decimal("0.25"),
        r"(?:an?|one)[ -]quarter (?:of (?!the year|20)|fewer|less|more|lower|higher)|by a quarter|ein viertel"
        r"(?! ?(?:jahr|stunde))|un quart (?:de|des)|una cuarta parte|un quarto (?:de|di)",
    ),
    (Decimal("0.75"), r"three[ -]quarters|drei viertel|(?:les )?trois quarts|tres cuartas partes|tre quarti"),
    (
        Decimal(2),
        r"doubl(?:ed|es|ing)|double (?:the|our|its|their|as|what)|twice (?:as|the|its|our)|two-?fold|"
        r"verdoppel\w*|doppelt so|(?:le )?double(?= d)|doublé\w*|(?:el )?doble de|"
        r"duplic(?:ó|ad[oa]s?|amos|aron)|raddoppi\w+|verdubbel\w*|podwoi\w+",
    ),
    (
        Decimal(3),
        r"tripl(?:ed|es|ing)|triple (?:the|our|its)|three times (?:as|the|its|our)|three-?fold|verdreifach\w*|"
        r"dreimal so|tripl(?:é\w*|ic(?:ó|ad[oa]s?|amos|aron))|(?:el |le )?triple(?= d)",
    ),
)
_WORDS = tuple((ratio, re.compile(rf"\b(?:{words})(?![^\W_])", re.IGNORECASE)) for ratio, words in _SAID)
_ROUNDED, _MOST_VALUES = Decimal("0.02"), 200
_PERCENT = 100


def proportions_in(text: str) -> Iterator[tuple[str, Decimal]]:
    """Each proportion that a text says, in its words, and its value."""
    for ratio, words in _WORDS:
        for found in words.finditer(text):
            yield found.group(), ratio


def is_proportion_said(ratio: Decimal, known: str, values: Iterable[Decimal]) -> bool:
    """Whether a text says a proportion: in words of any language, as a percentage, or as two of its figures."""
    if any(one == ratio for _, one in proportions_in(known)):
        return True
    amounts = sorted(value for value in values if value > 0)[:_MOST_VALUES]
    shares = {ratio * _PERCENT, ratio, abs(ratio - 1) * _PERCENT}
    if any(_is_about(value, share) for value in amounts for share in shares):
        return True
    return any(_is_about(one / other, ratio) for one in amounts for other in amounts if one != other)


def _is_about(value: Decimal, wanted: Decimal) -> bool:
    return abs(value - wanted) <= wanted * _ROUNDED
