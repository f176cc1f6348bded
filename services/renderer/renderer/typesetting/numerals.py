"""Figures as a language writes them: 1,234.5 in English, 1.234,5 in German, 1 234,5 in French."""

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from decimal import ROUND_HALF_UP, Decimal

_MOST_DECIMALS, _MOST_DIGITS = 12, 1e15
_MOST_OF_SHARE = 2
_NO_BREAK, _NARROW, _MINUS = "\u00a0", "\u202f", "\u2212"


@dataclass(frozen=True, slots=True)
class Numerals:
    """The signs between digits, what stands between a figure and its per cent sign, that sign, and the digit zero."""

    decimal: str = "."
    group: str = ","
    before_percent: str = ""
    percent_sign: str = "%"
    zero: str = "0"

    def in_digits(self, text: str) -> str:
        """`text`, which is in the digits 0 to 9, in those of the language."""
        return text if self.zero == "0" else text.translate({ord("0") + n: ord(self.zero) + n for n in range(10)})

    def localized(self, text: str) -> str:
        """A figure like 1,234.5% as the language writes it."""
        signs = {ord(","): self.group, ord("."): self.decimal, ord("%"): self.before_percent + self.percent_sign}
        return self.in_digits(text.translate(signs))

    def count(self, number: int, width: int = 1) -> str:
        """A whole number of at least so many digits, as steps and pages are numbered."""
        return self.in_digits(f"{number:0{width}}")

    def written(self, value: float, decimals: int, *, signed: bool = False) -> str:
        """`value` with so many decimals, one below zero with a minus sign; `signed` gives the others a plus sign.

        A value that would be written as zero is written with its power of ten.
        """
        written = rounded(abs(value), decimals)
        text = f"{abs(value):.2E}" if value and not written else f"{written:,.{decimals}f}"
        sign = _MINUS if value < 0 else "+" if signed and value > 0 else ""
        return sign + self.localized(text)

    def share(self, value: float, *, signed: bool = False) -> str:
        """`value`, 1 being the whole, in whole per cent; below one of them with as many decimals as tell it.

        What two decimals do not tell is said to be less than 0.01 %.
        """
        percent = in_percent(value)
        if percent and not rounded(percent, _MOST_OF_SHARE):
            least = 10.0**-_MOST_OF_SHARE
            bound, side = (-least, ">") if percent < 0 else (least, "<")
            return side + self.percent(bound, _MOST_OF_SHARE, signed=signed)
        decimals = next((n for n in range(_MOST_OF_SHARE + 1) if rounded(percent, n)), 0)
        return self.percent(percent, decimals, signed=signed)

    def percent(self, value: float, decimals: int, *, signed: bool = False) -> str:
        """`value`, which is in per cent, with so many decimals."""
        return self.written(value, decimals, signed=signed) + self.before_percent + self.percent_sign


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


_ARABIC_SIGNS = {"decimal": "\u066b", "group": "\u066c", "percent_sign": "\u066a"}
DIGITS: Mapping[str, str] = {"arab": "\u0660", "arabext": "\u06f0", "deva": "\u0966", "thai": "\u0e50"}
"""The digit zero of systems of digits, by the names that the Unicode CLDR has for them."""


def numerals_of(language: str) -> Numerals:
    """How a language (BCP 47) writes figures: in the digits that its tag names (ar-u-nu-arab), else in 0 to 9."""
    tag, _, digits = language.lower().replace("_", "-").partition("-u-nu-")
    found = _BY_REGION.get(tag) or _BY_LANGUAGE.get(tag.partition("-")[0], Numerals())
    if digits not in DIGITS:
        return found
    return replace(found, zero=DIGITS[digits], **(_ARABIC_SIGNS if digits.startswith("arab") else {}))


def with_digits_of(language: str, text: str) -> str:
    """`language` (BCP 47), which names the digits that most figures of `text` are written in unless they are 0 to 9."""
    found = {name: sum(text.count(chr(ord(zero) + n)) for n in range(10)) for name, zero in DIGITS.items()}
    name = max(found, key=lambda one: found[one])
    usual = sum(text.count(str(n)) for n in range(10))
    return f"{language}-u-nu-{name}" if found[name] > usual else language
