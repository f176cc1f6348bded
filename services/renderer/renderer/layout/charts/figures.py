"""Numbers as readers like them: round scales, and formats by magnitude."""

import math
from collections.abc import Sequence

from renderer.scene.charts import Scale

_STEPS = (1.0, 2.0, 2.5, 5.0, 10.0)
_MOST_DECIMALS = 4
_SHORT = ((1e12, ",,,,", "T"), (1e9, ",,,", "B"), (1e6, ",,", "M"), (1e3, ",", "k"))
_LARGEST = 1e300
_OFF_THE_EDGE = 0.05


def number_format(values: Sequence[float], *, short: bool = False) -> str:
    """A format code for all `values`; `short` writes 12.4M for 12,400,000."""
    largest = max((abs(value) for value in values), default=0.0)
    if short:
        for size, commas, letter in _SHORT:
            if largest >= size and size < 1e12:
                digits = "0.0" if largest / size < 100 else "0"
                return f'{digits}{commas}"{letter}"'
    if largest >= 1e15 or 0 < largest < 1e-4:
        return "0.0E+00"
    decimals = max((_decimals(value, largest) for value in values), default=0)
    return "#,##0" + ("." + "0" * decimals if decimals else "")


def shown(value: float, code: str) -> str:
    """`value` as a viewer writes it in the format `code`, to be measured and read out."""
    code = code.rpartition(";")[2]
    if code == "0.0E+00":
        return f"{value:.1E}"
    if code.endswith("%"):
        return f"{100 * value:.0f}%"
    letter = code[-2] if code.endswith('"') else ""
    scale = next((size for size, _, name in _SHORT if name == letter), 1.0)
    decimals = len(code.partition(".")[2].split(",")[0].split('"')[0])
    grouped = "" if letter else ","
    return f"{value / scale:{grouped}.{decimals}f}{letter}"


def scale_of(
    low: float, high: float, *, from_zero: bool, tight: bool = False, ticks: int = 5
) -> tuple[float, float, float]:
    """Round ends and step for values between `low` and `high`; a `tight` scale leaves out zero wherever it can."""
    low, high = max(low, -_LARGEST), min(high, _LARGEST)
    if from_zero or (not tight and 0 < low <= high / 2):
        low = min(low, 0.0)
    if from_zero or high <= 0:
        high = max(high, 0.0)
    if high <= low:
        low, high = (min(low, 0.0), max(high, 0.0)) if low else (0.0, 1.0)
    step = rounded_step((high - low) / ticks)
    bottom, top = math.floor(low / step + 1e-9) * step, math.ceil(high / step - 1e-9) * step
    if not from_zero and low and low - bottom < step * _OFF_THE_EDGE:
        # A first point in the corner reads as nothing.
        bottom -= step
    return _clean(bottom), _clean(top), _clean(step)


def hidden(scale: Scale, headroom: float) -> Scale:
    """`scale` without labels, with room for labels beyond its ends."""
    span = scale.maximum - scale.minimum
    top = scale.maximum + headroom * span if scale.maximum > 0 else scale.maximum
    bottom = scale.minimum - headroom * span if scale.minimum < 0 else scale.minimum
    return Scale(_clean(bottom), _clean(top), scale.step, scale.number_format, None)


def rounded_step(rough: float) -> float:
    """The next round step from `rough` up."""
    power = 10.0 ** math.floor(math.log10(rough)) if rough > 1e-300 else 1e-300
    return next((step * power for step in _STEPS if step * power >= rough * (1 - 1e-9)), 10 * power)


def _decimals(value: float, largest: float) -> int:
    most = _MOST_DECIMALS if largest < 10 else 2 if largest < 1000 else 1 if largest < 10_000 else 0
    return len(f"{value:.{most}f}".rstrip("0").partition(".")[2])


def _clean(value: float) -> float:
    return float(f"{value:.12g}")
