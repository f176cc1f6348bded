"""Figures that one scale can hold: what charts, funnels and bridges are drawn from."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from renderer.authoring.amounts import Amount, amount_of
from renderer.authoring.quantities import Figure, count_of, figure_in
from renderer.authoring.sentences import at_commas

_THOUSANDS, _MOST_CLAUSES = 3, 2
_CLAUSE = re.compile(
    r"(?:we|they|it|he|she|i|you|there|the|our|their|this|wir|sie|es|er|ich|der|die|das|unsere?|ihre?|nous|on|ils?|elles?|"
    r"les?|la|notre|tenemos|hay|nuestr[oa]|abbiamo|il|temos)\b",
    re.IGNORECASE,
)
"""How sentences begin, other than with a name."""
_LEAST_OF_ITS_OWN = 1_000
"""From here on a number is not one of thousands."""


@dataclass(frozen=True, slots=True)
class Readings:
    """Figures of one measure.

    Attributes:
        figures: as they are written.
        values: in the largest scale that one of them is written in.
        unit: of the values; empty for bare numbers.
        remarks: figures that say "about" or "more than", which no bar can: they stand below the chart as written.
        counted: what all of them count, where `without_counted` took that from their names.
    """

    figures: tuple[Figure, ...]
    values: tuple[float, ...]
    unit: str
    signed: tuple[bool, ...]
    remarks: tuple[str, ...]
    counted: str = ""


def readings_of(items: Sequence[str], *, bare_alike: bool = False) -> Readings | None:
    """Each item as a figure. None where one has none, no name, or is a range, and where they measure several things.

    `bare_alike` reads figures without a unit in that of the others, as people write the steps of a bridge.
    """
    figures = [figure for item in items if (figure := figure_in(item)) and figure.label]
    amounts = [amount for figure in figures if (amount := amount_of(figure.value))]
    if any(len(at_commas(item)) > _MOST_CLAUSES for item in items) or any("、" in one.label for one in figures):
        return None
    if not items or len(amounts) < len(items) or any(count_of(item) > 1 for item in items):
        return None
    measured = [amount for amount in amounts if amount.unit] if bare_alike else amounts
    if len({amount.measure for amount in measured}) > 1:
        return None
    if not bare_alike and (_mixes_scales(amounts) or _counts_beside(items, figures, amounts)):
        return None
    largest = max(measured, key=lambda amount: amount.power, default=amounts[0])
    values = [_in_scale(amount, largest) for amount in amounts]
    remarks = [
        f"{figure.label}: {figure.value}"
        for figure, one in zip(figures, amounts, strict=True)
        if not one.is_exact or (one.unit != largest.unit and largest.measure and one.unit)
    ]
    unit = largest.unit
    if largest.power == _THOUSANDS and not largest.measure:  # "1.2k" is 1,200 on any axis
        values, unit = [round(value * 10.0**_THOUSANDS, 9) for value in values], ""
    return Readings(tuple(figures), tuple(values), unit, tuple(amount.is_signed for amount in amounts), tuple(remarks))


def _mixes_scales(amounts: Sequence[Amount]) -> bool:
    """Whether bare numbers stand beside thousands of nothing, and are no thousands: "rent 2,400, sales 18k"."""
    scaled = [amount for amount in amounts if amount.power and not amount.measure]
    bare = [amount for amount in amounts if not amount.unit]
    return bool(scaled) and any(abs(amount.value) >= _LEAST_OF_ITS_OWN for amount in bare)


def _counts_beside(items: Sequence[str], figures: Sequence[Figure], amounts: Sequence[Amount]) -> bool:
    """Whether bare numbers with what they count stand beside millions of something else: "4.2 million; 31 people"."""
    is_scaled = any(amount.power and not amount.measure for amount in amounts)
    behind = [
        item.rpartition(figure.value)[2].strip(" .;)")
        for item, figure, amount in zip(items, figures, amounts, strict=True)
        if is_scaled and not amount.unit
    ]
    return any(map(str.isalpha, (one[:1] for one in behind if one)))


def _in_scale(amount: Amount, largest: Amount) -> float:
    if not amount.unit or amount.power == largest.power:
        return amount.value
    return round(amount.value / 10.0 ** (largest.power - amount.power), 9)


def without_counted(items: Sequence[str], found: Readings) -> Readings:
    """`found` with names that leave out what is said behind each figure alike: "2025: 1.84 m TEU, 2026: 2.02 m TEU".

    People say it once, behind the first figure, or behind them all.
    """
    behind = [item.rpartition(figure.value)[2].strip(" .;") for item, figure in zip(items, found.figures, strict=True)]
    counted, told = behind[0], [one for one in behind if one]
    if (
        len(items) < 2
        or len(set(told)) != 1
        or len(told) not in {1, len(items)}
        or not counted.replace(" ", "").isalpha()
    ):
        return found
    names = [figure.label.removesuffix(one).rstrip(" :") for figure, one in zip(found.figures, behind, strict=True)]
    same = [name == figure.label for name, figure in zip(names, found.figures, strict=True)]
    if not all(names) or same != [not one for one in behind]:
        return found
    if len(told) < len(items) and any(map(_CLAUSE.match, names)):
        return found  # what one clause counts, the next does not: "We have 212 members; the jetty costs 65,000"
    figures = [replace(figure, label=name) for name, figure in zip(names, found.figures, strict=True)]
    return replace(found, figures=tuple(figures), counted=counted)
