"""Value axes: round ends and steps, then what the document asks of them."""

import math
from collections.abc import Sequence
from dataclasses import replace

from deck_documents.paper_document.chart_parts import Axis
from renderer.layout.charts.figures import number_format, scale_of, shown
from renderer.layout.charts.setting import Setting, color_of
from renderer.scene.charts import AxisTitle, Scale

_MOST_TICKS = 200
_LARGE = 100_000
_OPPOSITE = {"left": "right", "right": "left", "top": "bottom", "bottom": "top"}


def round_scale(low: float, high: float, size: float, *, from_zero: bool, tight: bool = False) -> Scale:
    """A scale with round ends around `low` to `high`; a `tight` one leaves out zero wherever it can."""
    low, high, step = scale_of(low, high, from_zero=from_zero, tight=tight)
    ends = [low, high, step]
    code = number_format(ends, short=max(abs(low), abs(high)) >= _LARGE)
    if len({shown(low + step * n, code) for n in range(3)}) < 3:
        code = number_format(ends)
    return Scale(low, high, step, code, size)


def asked_scale(
    setting: Setting, scale: Scale, axis: Axis | None, where: str, *, side: str, values: Sequence[float] = ()
) -> Scale:
    """`scale` as `axis` asks for; `side` is where it stands by itself, `values` what it has to measure."""
    if axis is None:
        return scale
    if axis.log_base is not None:
        scale = _logarithmic(setting, scale, axis.log_base, where, values)
    scale = _units(setting, _bounded(setting, scale, axis, where), axis, where)
    code = axis.number_format or (scale.number_format if axis.major_unit is None else _code(scale))
    return replace(
        scale,
        number_format=code,
        size=None if axis.visible is False else axis.font_size or scale.size,
        title=asked_title(setting, axis, where),
        grid=axis.gridlines,
        reverse=bool(axis.reverse),
        far=is_far(setting, axis, where, side),
        rotation=axis.label_rotation or 0.0,
        color=color_of(axis.color),
    )


def asked_title(setting: Setting, axis: Axis, where: str) -> AxisTitle | None:
    """The title of an axis that is seen."""
    if not axis.title:
        return None
    if axis.visible is False:
        setting.no_effect(f"{where}.title", "The title of a hidden axis")
        return None
    setting.note(axis.title)
    return AxisTitle(axis.title, min(setting.axis_size, axis.font_size or 99.0), color_of(axis.color))


def is_far(setting: Setting, axis: Axis, where: str, side: str) -> bool:
    """Whether the axis stands on the other side than by itself."""
    if axis.position in {None, side}:
        return False
    if axis.position != _OPPOSITE[side]:
        setting.no_effect(f"{where}.position", f"`position: {axis.position}` of an axis at the {side}")
        return False
    return True


def _bounded(setting: Setting, scale: Scale, axis: Axis, where: str) -> Scale:
    """`scale` between the ends that were given."""
    if axis.min is None and axis.max is None:
        return scale
    low = scale.minimum if axis.min is None else axis.min
    high = scale.maximum if axis.max is None else axis.max
    if scale.number_format == "0%" and max(abs(low), abs(high)) > 1.5:
        low, high = low if axis.min is None else low / 100, high if axis.max is None else high / 100
    if axis.min is not None and axis.max is None and low >= high:
        high = low + abs(scale.maximum - scale.minimum)
    if axis.max is not None and axis.min is None and low >= high:
        low = high - abs(scale.maximum - scale.minimum)
    if low >= high or (scale.log and low <= 0) or not math.isfinite(high - low):
        setting.no_effect(f"{where}.min", f"An axis from {low:g} to {high:g}")
        return scale
    if scale.log:
        return replace(scale, minimum=low, maximum=high)
    step = scale.step if 2 <= (high - low) / scale.step <= 8 else round_scale(low, high, 10.0, from_zero=False).step
    bounded = replace(scale, minimum=low, maximum=high, step=step)
    return bounded if scale.number_format == "0%" else replace(bounded, number_format=_code(bounded))


def _units(setting: Setting, scale: Scale, axis: Axis, where: str) -> Scale:
    span = scale.maximum - scale.minimum
    for name, unit in (("majorUnit", axis.major_unit), ("minorUnit", axis.minor_unit)):
        if unit is None:
            continue
        if scale.log or not unit <= span <= unit * _MOST_TICKS:
            setting.no_effect(
                f"{where}.{name}", f"A unit of {unit:g} on an axis from {scale.minimum:g} to {scale.maximum:g}"
            )
        elif name == "majorUnit":
            scale = replace(scale, step=unit)
        else:
            scale = replace(scale, minor=unit)
    return scale


def _code(scale: Scale) -> str:
    if scale.number_format == "0%":
        return "0%"
    ends = [scale.minimum, scale.maximum, scale.step, scale.minimum + scale.step]
    return number_format(ends, short=max(abs(scale.minimum), abs(scale.maximum)) >= _LARGE)


def _logarithmic(setting: Setting, scale: Scale, base: float, where: str, values: Sequence[float]) -> Scale:
    positive = [value for value in values if value > 0]
    if not positive or len(positive) < len(values):
        setting.no_effect(f"{where}.logBase", "A logarithmic axis for values that are not all above zero")
        return scale
    low = base ** math.floor(math.log(min(positive), base) + 1e-9)
    high = base ** math.ceil(math.log(max(positive), base) - 1e-9)
    if low == high:
        high = low * base
    code = number_format([low, high], short=high >= _LARGE and low >= 1)
    return replace(scale, minimum=float(f"{low:.12g}"), maximum=float(f"{high:.12g}"), log=base, number_format=code)
