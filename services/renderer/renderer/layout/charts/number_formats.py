"""Numbers as readers like them: formats by magnitude."""

import math
import re
from collections.abc import Iterable, Sequence

from renderer.typesetting.numerals import in_percent, numerals_of, rounded

MINUS = "\u2212"
_MOST_DECIMALS = 4
_EXACT_DIGITS = 14
_LARGEST_WITH_CENTS, _MOST_IN_DIGITS, _LARGEST_WITH_LETTER = 100_000.0, 1e15, 1e16
# The largest error that rounding a short figure may cause, as a share of the value.
_CLOSE = 0.04
_UNITS = {
    "cs": ("\u00a0tis.", "\u00a0mil.", "\u00a0mld.", "\u00a0bil."),
    "da": ("\u00a0t", "\u00a0mio.", "\u00a0mia.", "\u00a0bio."),
    "de": ("\u00a0Tsd.", "\u00a0Mio.", "\u00a0Mrd.", "\u00a0Bio."),
    "es": ("\u00a0mil", "\u00a0M", "\u00a0mil\u00a0M", "\u00a0B"),
    "fi": ("\u00a0t.", "\u00a0milj.", "\u00a0mrd.", "\u00a0bilj."),
    "fr": ("\u202fk", "\u202fM", "\u202fMd", "\u202fBn"),
    "it": ("k", "\u00a0Mln", "\u00a0Mrd", "\u00a0Bln"),
    "nb": ("k", "\u00a0mill.", "\u00a0mrd.", "\u00a0bill."),
    "nl": ("K", "\u00a0mln.", "\u00a0mld.", "\u00a0bln."),
    "no": ("k", "\u00a0mill.", "\u00a0mrd.", "\u00a0bill."),
    "pl": ("\u00a0tys.", "\u00a0mln", "\u00a0mld", "\u00a0bln"),
    "pt": ("\u00a0mil", "\u00a0mi", "\u00a0bi", "\u00a0tri"),
    "pt-pt": ("\u00a0mil", "\u00a0M", "\u00a0mil\u00a0M", "\u00a0B"),
    "ru": ("\u00a0тыс.", "\u00a0млн", "\u00a0млрд", "\u00a0трлн"),  # noqa: RUF001 - Cyrillic
    "sv": ("\u00a0tn", "\u00a0mn", "\u00a0md", "\u00a0bn"),
    "tr": ("\u00a0B", "\u00a0Mn", "\u00a0Mr", "\u00a0Tn"),
}
"""Of thousands, millions, 10^9 and 10^12, where a language does not write them by the English letters: a Turkish B is a
thousand, and a Spanish one 10^12. After the compact forms of the Unicode CLDR."""
_PLAIN_CODE = re.compile(r'((?:"[^"]*"|[^\d#",.;\[%])*)(#,##0|0)(?:\.(0+))?(,*)((?:"[^"]*"|[^\d#",.;\[])*)')
"""What stands before a figure, how its whole part is written, its decimals, its scale, and what stands behind it."""
SHARES, LEAST_SHARE = '[<0.005]"<1%";0%', 0.005
"""The format of shares in whole per cent, some of which would be rounded to none, and the least that is not."""
_SHORT = ((1e12, ",,,,", "T"), (1e9, ",,,", "B"), (1e6, ",,", "M"), (1e3, ",", "k"))


def number_format(values: Sequence[float], *, short: bool = False, exact: bool = True) -> str:
    """A format code for all `values`, which writes none as zero that is not; `short` writes 12.4M for 12,400,000.

    Values of more than fifteen digits are short by themselves: programs of spreadsheets keep no more of them. Values of
    very different sizes have no short form. Those that have up to two decimals keep them, as 1,534.25 does, unless they
    are so large that nobody reads these; not `exact`, values have the decimals of their size: 1,534.3.
    """
    largest = max((abs(value) for value in values), default=0.0)
    if short or largest >= _MOST_IN_DIGITS:
        for size, commas, letter in _SHORT:
            if largest >= size and largest < _LARGEST_WITH_LETTER:
                for digits in ("0.0", "0.00") if largest / size < 100 else ("0", "0.0", "0.00"):
                    code = f'{digits}{commas}"{letter}"'
                    if all(_is_close(value, size, digits) for value in values):
                        return code
                break
    least = min((abs(value) for value in values if value), default=1.0)
    if largest >= _MOST_IN_DIGITS or least < 10.0**-_MOST_DECIMALS / 2:
        return "0.0E+00"
    cents = exact and largest < _LARGEST_WITH_CENTS and all(rounded(value, 2) == value for value in values)
    decimals = max((_decimals(value, largest, 2 if cents else 0) for value in values), default=0)
    # There are enough decimals for the smallest value to show at least one digit other than zero.
    decimals = max(decimals, next((n for n in range(_MOST_DECIMALS) if rounded(least, n)), _MOST_DECIMALS))
    return "#,##0" + ("." + "0" * decimals if decimals else "")


def share_format(shares: Iterable[float]) -> str:
    """The format of `shares`, 1 being the whole, in whole per cent: none that there is reads as zero."""
    return SHARES if any(0 < share < LEAST_SHARE for share in shares) else "0%"


def summed(values: Iterable[float]) -> float:
    """The sum of `values` without the noise of adding them: 0.1 and 0.2 are 0.3, and large figures keep all digits."""
    values = tuple(values)
    whole = sum(values)
    largest = max(map(abs, (whole, *values)), default=0.0)
    if not largest or not math.isfinite(largest):
        return whole
    return round(whole, _EXACT_DIGITS - 1 - math.floor(math.log10(largest)))


def format_of_parts(values: Sequence[float]) -> str:
    """The format of figures within the parts of a whole: short only where the largest has more than five digits."""
    return number_format(values, short=max(values, default=0.0) >= _LARGEST_WITH_CENTS)


def alike_format(code: str, values: Sequence[float]) -> str | None:
    """`code`, one of spreadsheets, with as many decimals as `values` need; None where that is not known to be right.

    Signs, separators and the scale stay: `0.0%` becomes `0%` for 0.2 and 0.4.
    """
    found = _PLAIN_CODE.fullmatch(code)
    if found is None:
        return None
    before, whole, _, commas, after = found.groups()
    scale = _scale(commas, after)
    written = [f"{float(f'{value * scale:.9g}'):f}".rstrip("0").partition(".")[2] for value in values]
    decimals = max(map(len, written))
    return f"{before}{whole}{'.' + '0' * decimals if decimals else ''}{commas}{after}" if decimals <= 3 else None


def resolving(code: str, step: float) -> str:
    """`code` with the decimals that multiples of a round `step` need, so that 100,002.5 is not 100,003 at an axis."""
    finer = alike_format(code, (step,)) or code
    return max(code, finer, key=_decimals_of)


def _decimals_of(code: str) -> int:
    found = _PLAIN_CODE.fullmatch(code)
    return len(found[3] or "") if found else 0


def hidden_by(code: str, values: Sequence[float]) -> list[float]:
    """Those of `values` that `code`, one of spreadsheets, writes as zero though they are not, as far as is known."""
    found = _PLAIN_CODE.fullmatch(code)
    if found is None:
        return []
    _, _, decimals, commas, after = found.groups()
    scale = _scale(commas, after)
    return [value for value in values if value and not rounded(value * scale, len(decimals or ""))]


def _scale(commas: str, after: str) -> float:
    """By what a format multiplies what it writes."""
    return float(1000.0 ** -len(commas)) * (100.0 if "%" in after else 1.0)


def shown(value: float, code: str, language: str = "en") -> str:
    """`value` as a language (BCP 47) writes it in the format `code`, with a minus sign; to be measured and read out."""
    numerals = numerals_of(language)
    plain = "<1%" if code == SHARES and value < LEAST_SHARE else _shown(value, code)
    text = numerals.localized(plain.replace(" %", "%") if numerals.before_percent else plain)
    if text.startswith("-"):
        text = MINUS + text[1:]
    return text[:-1] + unit_of(text[-1], language) if text[-1] in "kMBT" else text


def unit_of(letter: str, language: str) -> str:
    """What stands behind a short figure (k, M, B, T) in a language."""
    tag = language.lower().replace("_", "-")
    units = _UNITS.get(tag) or _UNITS.get(tag.partition("-")[0])
    return units["kMBT".index(letter)] if units else letter


def signed_format(code: str) -> str:
    """The format `code` with a plus sign before values above zero."""
    return f"+{code};{MINUS}{code};{code}"


def _shown(value: float, code: str) -> str:
    if code.startswith("+"):
        written = _shown(value, code.rpartition(";")[2])
        return f"+{written}" if value > 0 else written
    code = code.rpartition(";")[2]
    if code == "0.0E+00":
        return f"{value:.1E}"
    if code.endswith("%"):
        decimals = len(code.partition(".")[2]) - 1 if "." in code else 0
        return f"{rounded(in_percent(value), decimals):.{decimals}f}%"
    behind = code.split('"')[-2] if code.endswith('"') else ""
    scale = next((size for size, _, name in _SHORT if name == behind), 1.0)
    decimals = len(code.partition(".")[2].split(",")[0].split('"')[0])
    grouped = "" if behind else ","
    return f"{rounded(value / scale, decimals):{grouped}.{decimals}f}{behind}"


def _is_close(value: float, size: float, digits: str) -> bool:
    """Whether `value`, in units of `size` and rounded to `digits`, is still about itself."""
    written = rounded(value / size, len(digits.partition(".")[2])) * size
    return abs(written - value) <= _CLOSE * abs(value)


def _decimals(value: float, largest: float, least: int) -> int:
    """How many decimals tell `value` beside the `largest`: by its size, but up to `least` at least."""
    most = _MOST_DECIMALS if largest < 10 else 2 if largest < 1000 else 1 if largest < 10_000 else 0
    if 0 < largest < 1:
        # Values below 1 are shown with three significant digits.
        most = max(most, 2 - math.floor(math.log10(largest)))
    most = max(most, least)
    return len(f"{value:.{most}f}".rstrip("0").partition(".")[2])
