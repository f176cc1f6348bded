"""Value axes: round ends and steps, then what the document asks of them."""

import math
from collections.abc import Sequence
from dataclasses import replace

from renderer import findings
from renderer.deck.charts import AxisOptions
from renderer.layout.charts.chart_area import ChartArea
from renderer.layout.charts.number_formats import number_format, resolving, shown
from renderer.scene.charts import AxisTitle, ValueAxis

_STEPS = (1.0, 2.0, 2.5, 5.0, 10.0)
_LARGEST = 1e300
_OFF_THE_EDGE, _TENFOLD = 0.05, 10.0
_TOLD_APART, _AROUND = 1e-13, 1e-8
"""Values that differ by less than this share of themselves are one value to programs that keep fifteen digits; their
axis is not tight around them, but ends at least so far from them."""
_MOST_TICKS = 200
_USUAL_SIZE = 10.0
_LARGE = 100_000
_DIGITS, _MOST_DIGITS = 12, 17
"""How many digits of a place on an axis are kept: as many as a sum has without noise, at most those of a float."""
_OPPOSITE = {"left": "right", "right": "left", "top": "bottom", "bottom": "top"}


def scale_of(
    low: float, high: float, *, from_zero: bool, tight: bool = False, ticks: int = 5
) -> tuple[float, float, float]:
    """Round ends and step for values between `low` and `high`; `tight` ones leave out zero wherever they can."""
    low, high = max(low, -_LARGEST), min(high, _LARGEST)
    largest = max(abs(low), abs(high))
    if low < high and high - low < largest * _TOLD_APART:
        # Programs that draw round the places of such values, each in its way: they would leave some outside the plot.
        low, high = min(low - largest * _AROUND, 0.0), max(high + largest * _AROUND, 0.0)
    if from_zero or (not tight and 0 < low <= high / 2):
        low = min(low, 0.0)
    if from_zero or (not tight and low / 2 <= high <= 0):
        high = max(high, 0.0)
    if high <= low:
        low, high = (min(low, 0.0), max(high, 0.0)) if low else (0.0, 1.0)
    step = rounded_step((high - low) / ticks)
    bottom, top = math.floor(low / step + 1e-9) * step, math.ceil(high / step - 1e-9) * step
    if not from_zero and low and low - bottom < step * _OFF_THE_EDGE:
        # A first point that lay in the corner of the plot would be overlooked.
        bottom -= step
    if not from_zero and high < 0 and top - high < step * _OFF_THE_EDGE:
        top += step
    return cleaned(bottom, step), cleaned(top, step), cleaned(step, step)


def rounded_step(rough: float) -> float:
    """The next round step from `rough` up."""
    power = 10.0 ** math.floor(math.log10(rough)) if rough > 1e-300 else 1e-300
    return next((step * power for step in _STEPS if step * power >= rough * (1 - 1e-9)), 10 * power)


def cleaned(value: float, step: float) -> float:
    """`value`, a place on an axis, without the noise of its computing; what is told apart by `step` stays apart."""
    told_apart = math.ceil(math.log10(abs(value)) - math.log10(step)) if value and step and math.isfinite(step) else 0
    return float(f"{value:.{min(max(_DIGITS, told_apart + 3), _MOST_DIGITS)}g}")


def round_value_axis(low: float, high: float, size: float, *, from_zero: bool, tight: bool = False) -> ValueAxis:
    """An axis with round ends around `low` to `high`; a `tight` one leaves out zero wherever it can."""
    return replace(value_axis_between(*scale_of(low, high, from_zero=from_zero, tight=tight)), size=size)


def value_axis_between(low: float, high: float, step: float) -> ValueAxis:
    """An axis with these ends and steps, whose figures are written as short as they can be told apart."""
    ends = [low, high, step]
    code = number_format(ends, short=max(abs(low), abs(high)) >= _LARGE)
    if len({shown(low + step * n, code) for n in range(3)}) < 3:
        code = number_format(ends)
    return ValueAxis(low, high, step, resolving(code, step), _USUAL_SIZE)


def hidden_value_axis(axis: ValueAxis, headroom: float) -> ValueAxis:
    """`axis` without labels, with room for labels beyond its ends."""
    span = axis.maximum - axis.minimum
    top = axis.maximum + headroom * span if axis.maximum > 0 else min(axis.maximum + headroom * span, 0.0)
    bottom = axis.minimum - headroom * span if axis.minimum < 0 else axis.minimum
    return ValueAxis(cleaned(bottom, axis.step), cleaned(top, axis.step), axis.step, axis.number_format, None)


def asked_value_axis(
    area: ChartArea, axis: ValueAxis, asked: AxisOptions | None, where: str, *, side: str, values: Sequence[float] = ()
) -> ValueAxis:
    """`axis` as the document asks for; `side` is where it stands by itself, `values` what it has to measure."""
    if asked is None:
        return axis
    if asked.log_base is not None:
        axis = _logarithmic(area, axis, asked.log_base, where, values)
    axis = _units(area, _bounded(area, axis, asked, where), asked, where)
    _say_beyond(area, axis, asked, where, values)
    code = asked.number_format or (axis.number_format if asked.major_unit is None else _code(axis))
    return replace(
        axis,
        number_format=code,
        size=None if asked.visible is False else asked.font_size or axis.size,
        title=asked_title(area, asked, where),
        grid=asked.gridlines,
        reverse=bool(asked.reverse),
        far=is_far(area, asked, where, side),
        rotation=asked.label_rotation or 0.0,
        color=asked.color,
    )


def asked_title(area: ChartArea, asked: AxisOptions, where: str) -> AxisTitle | None:
    """The title of an axis that is seen."""
    if not asked.title:
        return None
    if asked.visible is False:
        area.no_effect(f"{where}.title", "The title of a hidden axis has no effect here.")
        return None
    area.note(asked.title)
    return AxisTitle(asked.title, min(area.axis_size, asked.font_size or 99.0), asked.color)


def is_far(area: ChartArea, asked: AxisOptions, where: str, side: str) -> bool:
    """Whether the axis stands on the other side than by itself."""
    if asked.position in {None, side}:
        return False
    if asked.position != _OPPOSITE[side]:
        area.no_effect(
            f"{where}.position", f"`position: {asked.position}` of an axis at the {side} has no effect here."
        )
        return False
    return True


def _bounded(area: ChartArea, axis: ValueAxis, asked: AxisOptions, where: str) -> ValueAxis:
    """`axis` between the ends that were given."""
    if asked.min is None and asked.max is None:
        return axis
    low = axis.minimum if asked.min is None else asked.min
    high = axis.maximum if asked.max is None else asked.max
    if axis.number_format == "0%" and max(abs(low), abs(high)) > 1.5:
        low, high = low if asked.min is None else low / 100, high if asked.max is None else high / 100
    if asked.min is not None and asked.max is None and low >= high:
        high = low + abs(axis.maximum - axis.minimum)
    if asked.max is not None and asked.min is None and low >= high:
        low = high - abs(axis.maximum - axis.minimum)
    if low >= high or (axis.log and low <= 0) or not math.isfinite(high - low):
        area.no_effect(f"{where}.min", f"An axis from {low:.14g} to {high:.14g} has no effect here.")
        return axis
    if axis.log:
        return replace(axis, minimum=low, maximum=high)
    step = axis.step if 2 <= (high - low) / axis.step <= 8 else round_value_axis(low, high, 10.0, from_zero=False).step
    bounded = replace(axis, minimum=low, maximum=high, step=step)
    return bounded if axis.number_format == "0%" else replace(bounded, number_format=_code(bounded))


def _say_beyond(area: ChartArea, axis: ValueAxis, asked: AxisOptions, where: str, values: Sequence[float]) -> None:
    """Say that values lie beyond the ends that were given: a bar is cut there, a point is not drawn at all."""
    slack = (axis.maximum - axis.minimum) * 1e-9
    for name, end, beyond in (
        ("min", asked.min, [value for value in values if value < axis.minimum - slack]),
        ("max", asked.max, [value for value in values if value > axis.maximum + slack]),
    ):
        if end is not None and beyond:
            far = min(beyond) if name == "min" else max(beyond)
            told = f"{len(beyond)} of {len(values)} values lie beyond the end of the axis"
            area.say(
                findings.values_not_shown,
                f"{told}: it ends at {end:.14g}, the farthest value at {far:.14g}.",
                where=f".{where}.{name}",
            )


def _units(area: ChartArea, axis: ValueAxis, asked: AxisOptions, where: str) -> ValueAxis:
    span = axis.maximum - axis.minimum
    for name, unit in (("majorUnit", asked.major_unit), ("minorUnit", asked.minor_unit)):
        if unit is None:
            continue
        if axis.log or not unit <= span <= unit * _MOST_TICKS:
            area.no_effect(
                f"{where}.{name}",
                f"A unit of {unit:.14g} on an axis from {axis.minimum:.14g} to {axis.maximum:.14g} has no effect here.",
            )
        elif name == "majorUnit":
            axis = replace(axis, step=unit)
        else:
            axis = replace(axis, minor=unit)
    return axis


def _code(axis: ValueAxis) -> str:
    if axis.number_format == "0%":
        return "0%"
    ends = [axis.minimum, axis.maximum, axis.step, axis.minimum + axis.step]
    return resolving(number_format(ends, short=max(abs(axis.minimum), abs(axis.maximum)) >= _LARGE), axis.step)


def _logarithmic(area: ChartArea, axis: ValueAxis, base: float, where: str, values: Sequence[float]) -> ValueAxis:
    positive = [value for value in values if value > 0]
    if not positive or len(positive) < len(values):
        area.no_effect(
            f"{where}.logBase", "A logarithmic axis for values that are not all above zero has no effect here."
        )
        return axis
    # A least value at the foot of the axis would have no bar, and its point would lie on the names below.
    low = base ** math.floor(math.log(min(positive), base) - _OFF_THE_EDGE)
    # LibreOffice leaves a point out that its rounding puts beyond the top: powers of ten alone are always exact.
    over = -1e-9 if base == _TENFOLD else _OFF_THE_EDGE
    high = base ** math.ceil(math.log(max(positive), base) + over)
    code = number_format([low, high], short=high >= _LARGE and low >= 1)
    if low < 1 < high and base == _TENFOLD:
        # Only the figures below one have decimals: 0.1, 1, 10, and not 1.0 and 10.0.
        code = f"[<1]{number_format([low])};#,##0"
    return replace(axis, minimum=float(f"{low:.12g}"), maximum=float(f"{high:.12g}"), log=base, number_format=code)
