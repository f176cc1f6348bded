"""Numbers as readers like them: formats by magnitude."""

import math
from collections.abc import Sequence

from renderer.typesetting.numerals import in_percent, numerals_of, rounded

_MOST_DECIMALS = 4
_LARGEST_WITH_CENTS = 100_000.0
# How far a short figure may be from its value, as a share of it.
_CLOSE = 0.04
_UNITS = {
    "de": ("\u00a0Tsd.", "\u00a0Mio.", "\u00a0Mrd.", "\u00a0Bio."),
    "fr": ("\u202fk", "\u202fM", "\u202fMd", "\u202fBn"),
}
"""Of thousands, millions, 10^9 and 10^12, where a language does not write them by the English letters."""
_SHORT = ((1e12, ",,,,", "T"), (1e9, ",,,", "B"), (1e6, ",,", "M"), (1e3, ",", "k"))


def number_format(values: Sequence[float], *, short: bool = False, exact: bool = True) -> str:
    """A format code for all `values`, which writes none as zero that is not; `short` writes 12.4M for 12,400,000.

    Values of very different sizes have no short form. Those that have up to two decimals keep them, as 1,534.25 does,
    unless they are so large that nobody reads these; not `exact`, values have the decimals of their size: 1,534.3.
    """
    largest = max((abs(value) for value in values), default=0.0)
    if short:
        for size, commas, letter in _SHORT:
            if largest >= size and size < 1e12:
                for digits in ("0.0", "0.00") if largest / size < 100 else ("0", "0.0", "0.00"):
                    code = f'{digits}{commas}"{letter}"'
                    if all(_is_close(value, size, digits) for value in values):
                        return code
                break
    least = min((abs(value) for value in values if value), default=1.0)
    if largest >= 1e15 or least < 10.0**-_MOST_DECIMALS / 2:
        return "0.0E+00"
    cents = exact and largest < _LARGEST_WITH_CENTS and all(rounded(value, 2) == value for value in values)
    decimals = max((_decimals(value, largest, 2 if cents else 0) for value in values), default=0)
    # The least value keeps a digit.
    decimals = max(decimals, next((n for n in range(_MOST_DECIMALS) if rounded(least, n)), _MOST_DECIMALS))
    return "#,##0" + ("." + "0" * decimals if decimals else "")


def shown(value: float, code: str, language: str = "en") -> str:
    """`value` as a language (BCP 47) writes it in the format `code`, to be measured and read out."""
    numerals = numerals_of(language)
    text = _shown(value, code).translate({ord(","): numerals.group, ord("."): numerals.decimal})
    if text[-1] in "kMBT":
        return text[:-1] + unit_of(text[-1], language)
    return text.replace("%", f"{numerals.before_percent}%")


def unit_of(letter: str, language: str) -> str:
    """What stands behind a short figure (k, M, B, T) in a language."""
    units = _UNITS.get(language.lower().partition("-")[0])
    return units["kMBT".index(letter)] if units else letter


def _shown(value: float, code: str) -> str:
    code = code.rpartition(";")[2]
    if code == "0.0E+00":
        return f"{value:.1E}"
    if code.endswith("%"):
        decimals = len(code.partition(".")[2]) - 1 if "." in code else 0
        return f"{rounded(in_percent(value), decimals):.{decimals}f}%"
    letter = code[-2] if code.endswith('"') else ""
    scale = next((size for size, _, name in _SHORT if name == letter), 1.0)
    decimals = len(code.partition(".")[2].split(",")[0].split('"')[0])
    grouped = "" if letter else ","
    return f"{rounded(value / scale, decimals):{grouped}.{decimals}f}{letter}"


def _is_close(value: float, size: float, digits: str) -> bool:
    """Whether `value`, in units of `size` and rounded to `digits`, is still about itself."""
    written = rounded(value / size, len(digits.partition(".")[2])) * size
    return abs(written - value) <= _CLOSE * abs(value)


def _decimals(value: float, largest: float, least: int) -> int:
    """How many decimals tell `value` beside the `largest`: by its size, but up to `least` at least."""
    most = _MOST_DECIMALS if largest < 10 else 2 if largest < 1000 else 1 if largest < 10_000 else 0
    if 0 < largest < 1:
        # Of small values three digits are told.
        most = max(most, 2 - math.floor(math.log10(largest)))
    most = max(most, least)
    return len(f"{value:.{most}f}".rstrip("0").partition(".")[2])
