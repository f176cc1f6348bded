"""Two value axes whose zeros stand at one height: a loss is not drawn above the foot of its neighbours' bars."""

from collections.abc import Sequence
from dataclasses import replace

from renderer.deck.charts import AxisOptions
from renderer.layout.charts.value_axis import cleaned, rounded_step, value_axis_between
from renderer.scene.charts import ValueAxis

_MOST_UP, _MOST_STEPS = 7, 8


def with_one_zero(
    first: tuple[ValueAxis, Sequence[float]], second: tuple[ValueAxis, Sequence[float]]
) -> tuple[ValueAxis, ValueAxis]:
    """Both axes, each given with its values, in as many steps above zero and below it, where one has values below.

    An axis that leaves zero out, and one of shares, stays as it is, and so does the other.
    """
    axes, values = (first[0], second[0]), (first[1], second[1])
    if not all(axis.minimum <= 0 <= axis.maximum and axis.number_format != "0%" for axis in axes):
        return axes
    if axes[0].minimum == axes[1].minimum == 0 or axes[0].maximum == axes[1].maximum == 0:
        return axes
    ends = [(min(0.0, *one), max(0.0, *one)) for one in values]
    tried = [
        (_used(ends, up, down), up, down)
        for down in range(_MOST_STEPS)
        for up in range(_MOST_UP)
        if 1 < up + down <= _MOST_STEPS and all((down or not low) and (up or not high) for low, high in ends)
    ]
    _, up, down = max(tried)
    steps = [_step(low, high, up, down) for low, high in ends]
    one, other = (
        replace(value_axis_between(cleaned(-down * step, step), cleaned(up * step, step), step), size=axis.size)
        for axis, step in zip(axes, steps, strict=True)
    )
    return one, other


def sets_ends(*asked: AxisOptions | None) -> bool:
    """Whether the document says where an axis ends, or in what steps."""
    return any({one.min, one.max, one.major_unit, one.log_base} != {None} for one in asked if one is not None)


def _step(low: float, high: float, up: int, down: int) -> float:
    return rounded_step(max(high / up if up else 0.0, -low / down if down else 0.0))


def _used(ends: Sequence[tuple[float, float]], up: int, down: int) -> float:
    """How much of its axis the values take that take the least of it."""
    return min((high - low) / ((up + down) * _step(low, high, up, down)) for low, high in ends)
