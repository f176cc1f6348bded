"""Figures as people write them, read as numbers that can be compared: "$48.2M", "1.234,5 EUR", "94 %"."""

import re
from dataclasses import dataclass

_WRITTEN = re.compile(
    "(?P<before>[^\\d]*?)"
    "(?P<sign>[-+\u2212\u2013]?)\\s?(?P<digits>\\d(?:[\\d.,'\u2019\u00a0\u202f ]*\\d)?)(?P<after>[^\\d]*)"
)
_SPAN = re.compile(
    "(?P<first>\\d{1,3}):(?P<second>[0-5]\\d)\\s?"
    "(?P<unit>h|hrs?|hours?|std\\.?|stunden|heures?|horas?|ore|min\\.?|minutes?|minuten|minutos|minuti)",
    re.IGNORECASE,
)
"""Hours with minutes, or minutes with seconds; without a unit, it may be the time of day, or a ratio."""
_SCALES = {
    1e3: ("k", "tsd", "tsd.", "thousand", "\u5343"),
    1e4: ("\u4e07", "\u842c"),
    1e6: ("mio", "mio.", "mn", "mln", "million", "millions", "millionen", "mill.", "\u0645\u0644\u064a\u0648\u0646"),
    1e8: ("\u5104", "\u4ebf"),
    1e9: ("bn", "mrd", "mrd.", "mia.", "billion", "billions", "milliarden", "\u0645\u0644\u064a\u0627\u0631"),
    1e12: ("tn", "trillion", "\u5146"),
}
_SCALE_OF = {name: scale for scale, names in _SCALES.items() for name in names}
_ABOUT = re.compile("^[<>\u2264\u2265~\u2248\u00b1=\\s]+|^(?:ca\\.|about|circa|rund)\\s", re.IGNORECASE)
_ARABIC = str.maketrans("\u0660\u0661\u0662\u0663\u0664\u0665\u0666\u0667\u0668\u0669\u066b\u066c", "0123456789.,")
_GROUPED = re.compile(r"\d{1,3}(?:[.,]\d{3})+")
_MONEY = re.compile("[$\u00a3\u20ac\u00a5\u20a9\u20b9]|\\b(?:usd|eur|gbp|chf|jpy|nok|sek|dkk)\\b", re.IGNORECASE)
_NEAR, _THOUSAND = (0.02, 50.0), 1000.0
"""How many times as large as the other a figure may well be."""
_NARROW_SPACES = re.compile("[\\s\u00a0\u202f'\u2019]")


@dataclass(frozen=True, slots=True)
class Amount:
    """A number in a unit.

    Attributes:
        number: as it is written, without its scale.
        scale: what one of it stands for: a million for "M".
        unit: signs and words around it, without those of the scale; "" where it has none.
        text: as it was written; `digits` is where the number stands in it.
        decimal_comma: it has a comma before its decimals.
        is_doubtful: a point before three digits, which stands before decimals here and between thousands there.
    """

    number: float
    scale: float
    unit: str
    text: str
    digits: tuple[int, int]
    decimal_comma: bool
    is_doubtful: bool

    @property
    def value(self) -> float:
        """The number in units."""
        return self.number * self.scale

    @property
    def _decimals(self) -> int:
        """How many digits stand behind the sign of its decimals."""
        sign = "," if self.decimal_comma else "."
        digits = self.text[slice(*self.digits)]
        return 0 if self.is_doubtful or digits.count(sign) != 1 else len(digits) - digits.index(sign) - 1

    def written(self, number: float) -> str:
        """Another `number` of this scale and unit, written like this one: with as many decimals, or more."""
        digits = f"{number:,.10f}".rstrip("0")
        digits = digits.rstrip(".") if not self._decimals else digits.ljust(digits.index(".") + 1 + self._decimals, "0")
        if self.decimal_comma or re.search(r"\d\.\d{3}(?:\.|$)", self.text[slice(*self.digits)]):
            digits = digits.translate(str.maketrans(",.", ".,"))
        return self.text[: self.digits[0]].rstrip("-+\u2212") + digits + self.text[self.digits[1] :]


def read_amount(text: str) -> Amount | None:
    """The one number of `text` and its unit; None where there is none, or more than one ("94 % to 96 %")."""
    if span := _SPAN.fullmatch(text.strip()):
        number = int(span["first"]) + int(span["second"]) / 60
        at = text.index(span["first"])
        return Amount(number, 1.0, span["unit"].casefold(), text, (at, at + span.end("second")), False, False)
    found = _WRITTEN.fullmatch(text.translate(_ARABIC))
    if found is None:
        return None
    digits = _NARROW_SPACES.sub("", found["digits"])
    plain = _plain(digits)
    if plain is None:
        return None
    sign = -1.0 if found["sign"] in {"-", "\u2212", "\u2013"} or found["before"].strip() == "(" else 1.0
    before = _ABOUT.sub("", found["before"].strip().lstrip("(")).strip()
    scale, after = _scaled(found["after"].strip().rstrip(")").strip(), is_money=bool(_MONEY.search(before)))
    unit = (before + after).casefold()
    start = found.start("sign") if found["sign"] else found.start("digits")
    comma = "," in digits and not _GROUPED.fullmatch(digits) and digits.rfind(",") > digits.rfind(".")
    is_doubtful = re.fullmatch(r"[1-9]\d{0,2}\.\d{3}", digits) is not None
    return Amount(sign * plain, scale, unit, text, (start, found.end("digits")), comma, is_doubtful)


def in_one_unit(amount: Amount, other: Amount) -> tuple[float, float] | None:
    """Both values, to be compared; None where they are in different units.

    What has no unit is in that of the other, and a bare number also in its scale.
    """
    if amount.unit != other.unit and amount.unit and other.unit:
        return None
    values = [amount.value, other.value]
    for index, (one, beside) in enumerate(((amount, other), (other, amount))):
        if not one.unit and one.scale == 1.0:
            values[index] = one.number * beside.scale
        if (
            one.is_doubtful
            and not beside.is_doubtful
            and beside.number
            and not _NEAR[0] < one.number / beside.number < _NEAR[1]
        ):
            values[index] *= _THOUSAND
    return values[0], values[1]


def _plain(digits: str) -> float | None:
    """Digits as a number; groups of three after one sign alone are thousands, as "1,284" and "1.284.000" are."""
    comma, point = digits.count(","), digits.count(".")
    if comma and point:
        decimal = max(digits.rfind(","), digits.rfind("."))
        whole = re.sub("[.,]", "", digits[:decimal])
        return _number(f"{whole}.{digits[decimal + 1 :]}")
    if comma + point > 1 or (comma == 1 and _GROUPED.fullmatch(digits)):
        return _number(re.sub("[.,]", "", digits)) if _GROUPED.fullmatch(digits) else None
    return _number(digits.replace(",", "."))


def _number(text: str) -> float | None:
    try:
        return float(text)
    except ValueError:
        return None


def _scaled(after: str, *, is_money: bool) -> tuple[float, str]:
    """The scale that the words after a number begin with, and the rest; "m" is a million of money, else a metre."""
    first, _, rest = after.partition(" ")
    if first in {"M", "B"} or (is_money and first in {"m", "b"}):
        return (1e6 if first in "mM" else 1e9), rest.strip()
    if first.casefold() in _SCALE_OF:
        return _SCALE_OF[first.casefold()], rest.strip()
    if first[:1] in _SCALE_OF and not first[0].isascii():
        return _SCALE_OF[first[0]], after[1:].strip()
    return 1.0, after
