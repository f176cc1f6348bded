"""What a figure says as a number: its value, its scale and its unit."""

import re
from dataclasses import dataclass
from functools import lru_cache

from renderer.authoring.figure_grammar import ABOUT, HEAP, MEASURED, NUMBER
from renderer.typesetting.units import CODES, MONEY, POWERS, SCALE, SIGNS

_STEP, _WITHIN = 10_000.0, {"千": 1_000.0, "천": 1_000.0, "百": 100.0, "백": 100.0}
_OF = re.compile(r"^(?:d[ei]\s|d['\u2019])")
"""What joins a scale to its currency: "millions d'euros" are measured in euros."""
_PARTS = re.compile(
    rf"^(?P<about>{ABOUT})?\s*(?P<sign>[-+\u2212±]?)\s?(?P<before>(?:{CODES}|%)?)\s?(?P<minus>[-+\u2212]?)"
    rf"(?P<number>{NUMBER})(?P<measured>{MEASURED})$"
)
_SCALED = tuple((re.compile(rf"^\s?(?:{words})(?![a-z])"), power) for words, power in POWERS.items())
_PREFIXED, _PREFIXES = re.compile(r"^\s?([kMGT])(?:Wh|Wp?|B|Hz)(?![^\W_])"), {"k": 3, "M": 6, "G": 9, "T": 12}
_THOUSANDS = 3
_HEAPS = re.compile(rf"{HEAP}(?:[千천](?:[1-9][百백])?|[兆조億亿억万萬만]\s?{HEAP}[\d,\s兆조億亿억万萬만千천百백]*)")
"""Digits with scales among them, without the last one."""


@dataclass(frozen=True, slots=True)
class Amount:
    """What a figure says: its value in its own scale, the power of ten of that, and what it is measured in.

    Attributes:
        unit: as it is written, with its scale and its currency ("$M", "Mio. €", "%").
        measure: the same without its scale, so that "900 k€" and "1.2 M€" have one.
        is_exact: it has no "about" and no "more than" before it.
    """

    value: float
    unit: str
    measure: str
    power: int
    is_signed: bool
    is_exact: bool

    @property
    def drawn(self) -> float:
        """Its value on an axis: thousands of nothing are written out ("1.2k" is 1,200), other scales stay beside it."""
        is_bare = self.power == _THOUSANDS and not self.measure
        return round(self.value * 10.0**_THOUSANDS, 9) if is_bare else self.value


@lru_cache(maxsize=4_096)
def amount_of(figure: str) -> Amount | None:
    """What a single figure says. None for a range, and for what is no figure."""
    parts = _PARTS.match(figure.strip())
    value = number_of(parts["number"]) if parts else None
    if parts is None or value is None:
        return None
    sign = (parts["sign"] + parts["minus"]).replace("\u2212", "-")
    measured = parts["measured"]
    currency = parts["before"] + " " * parts["before"].isalpha()
    power, scale = _power(measured, is_money=bool(currency or re.search(MONEY, measured)))
    unit = (currency + measured.strip()).strip()
    measure = _OF.sub("", " ".join((currency + measured.replace(scale, "", 1)).split()))
    return Amount(-value if "-" in sign else value, unit, measure, power, bool(sign), not parts["about"])


def number_of(figure: str) -> float | None:
    """The value of digits, by where their last separator stands, and of heaps of ten thousands. None for none."""
    if _HEAPS.fullmatch(figure):
        return _of_heaps(figure)
    digits = re.sub(r"[^\d.,\u066b\u066c\u2212-]", "", figure).replace("\u2212", "-").rstrip(".,")
    digits = digits.replace("\u066b", ".").replace("\u066c", "")
    if "," in digits and "." in digits:
        decimal = max(digits.rfind(","), digits.rfind("."))
        digits = re.sub(r"[.,]", "", digits[:decimal]) + "." + digits[decimal + 1 :]
    elif re.fullmatch(r"-?[1-9]\d{0,2}(?:[.,]\d{3})+|-?[1-9]\d?(?:,\d\d)+,\d{3}", digits):
        digits = re.sub(r"[.,]", "", digits)
    else:
        digits = digits.replace(",", ".")
    try:
        return float(digits)
    except ValueError:
        return None


def _of_heaps(figure: str) -> float:
    """The value of digits with scales among them, in the scale behind them: "1億8,000" of "1億8,000万" is 18,000."""
    whole = section = digits = 0.0
    for part in re.findall(rf"{HEAP}|[^\d,\s]", figure):
        if part[0].isdigit():
            digits = float(part.replace(",", ""))
            continue
        section, digits = section + digits * _WITHIN.get(part, 1.0), 0.0
        if part not in _WITHIN:
            whole, section = (whole + section) * _STEP, 0.0
    return whole + section + digits


def _power(measured: str, *, is_money: bool) -> tuple[int, str]:
    """The power of ten of what stands behind a number, and the word for it; "m" is a metre where no money is."""
    rest = re.sub(rf"^\s?{MONEY}", "", measured)
    if rest.strip() == "m" and not is_money:
        return 0, ""
    if prefix := _PREFIXED.match(rest):
        return _PREFIXES[prefix[1]], prefix[1]
    if re.match(rf"^\s?(?:{SIGNS})(?![^\W_])", rest) and not re.match(rf"^\s?{SCALE}", rest):
        return 0, ""
    for words, power in _SCALED:
        if found := words.match(rest):
            is_thousand = found.group().strip() == "T" and ("€" in measured or "EUR" in measured)
            return (3 if is_thousand else power), found.group().strip()
    return 0, ""
