"""Figures as a language writes them: 1,234.5 in English, 1.234,5 in German, 1 234,5 in French."""

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

_MOST_DECIMALS, _MOST_DIGITS = 12, 1e15
_NO_BREAK, _NARROW, _MINUS = "\u00a0", "\u202f", "\u2212"


@dataclass(frozen=True, slots=True)
class Numerals:
    """The signs between digits, and what stands between a figure and its per cent sign."""

    decimal: str = "."
    group: str = ","
    before_percent: str = ""

    def written(self, value: float, decimals: int, *, signed: bool = False) -> str:
        """`value` with so many decimals, one below zero with a minus sign; `signed` gives the others a plus sign.

        A value that would be written as zero is written with its power of ten.
        """
        written = rounded(abs(value), decimals)
        text = f"{abs(value):.2E}" if value and not written else f"{written:,.{decimals}f}"
        sign = _MINUS if value < 0 else "+" if signed and value > 0 else ""
        return sign + text.translate({ord(","): self.group, ord("."): self.decimal})

    def share(self, value: float, *, signed: bool = False) -> str:
        """`value`, 1 being the whole, in whole per cent; below one of them with as many decimals as tell it."""
        percent = in_percent(value)
        decimals = next((n for n in range(3) if rounded(percent, n)), 0)
        return self.percent(percent, decimals, signed=signed)

    def percent(self, value: float, decimals: int, *, signed: bool = False) -> str:
        """`value`, which is in per cent, with so many decimals."""
        return f"{self.written(value, decimals, signed=signed)}{self.before_percent}%"


def rounded(value: float, decimals: int) -> float:
    """`value` as spreadsheets round it: halves, as they are written, away from zero."""
    if not abs(value) < _MOST_DIGITS:
        return value
    return float(Decimal(repr(float(value))).quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP))


def in_percent(value: float) -> float:
    """`value`, 1 being the whole, in per cent: 14.5 of 0.145, without what the multiplication adds to it."""
    return float(f"{100 * value:.12g}")


def decimals_telling(values: Iterable[float], most: int = 4) -> int:
    """How many decimals tell all `values`: up to `most`, of small values as many as three of their digits need."""
    return max((_decimals(value, most) for value in values), default=0)


def _decimals(value: float, most: int) -> int:
    digits = 2 - math.floor(math.log10(abs(value))) if value else 0
    return len(f"{value:.{min(max(most, digits), _MOST_DECIMALS)}f}".rstrip("0").partition(".")[2])


_COMMA = Numerals(",", ".", "")
_COMMA_APART = Numerals(",", ".", _NO_BREAK)
_SPACED = Numerals(",", _NO_BREAK, _NO_BREAK)
_BY_LANGUAGE: Mapping[str, Numerals] = {
    "de": _COMMA_APART,
    "es": _COMMA_APART,
    "da": _COMMA_APART,
    "it": _COMMA,
    "pt": _COMMA,
    "nl": _COMMA,
    "tr": _COMMA,
    "id": _COMMA,
    "el": _COMMA,
    "fr": Numerals(",", _NARROW, _NARROW),
    "sv": _SPACED,
    "nb": _SPACED,
    "no": _SPACED,
    "fi": _SPACED,
    "cs": _SPACED,
    "sk": _SPACED,
    "ru": _SPACED,
    "uk": _SPACED,
    "pl": Numerals(",", _NO_BREAK, ""),
    "hu": Numerals(",", _NO_BREAK, ""),
}
"""From the Unicode CLDR, chapter numbers; languages that are not named write as English does."""
_BY_REGION: Mapping[str, Numerals] = {
    "de-ch": Numerals(".", "\u2019", ""),
    "pt-br": _COMMA,
    "es-mx": Numerals(),
}


def numerals_of(language: str) -> Numerals:
    """How a language (BCP 47) writes figures, with the digits 0 to 9 that charts have as well."""
    tag = language.lower().replace("_", "-")
    return _BY_REGION.get(tag) or _BY_LANGUAGE.get(tag.partition("-")[0], Numerals())
