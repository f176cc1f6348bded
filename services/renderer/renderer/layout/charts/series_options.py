"""What the document asks of single series: markers, trendlines, error bars."""

import math
import statistics
from collections.abc import Iterator, Sequence

from renderer.deck.charts import SeriesData, TrendlineOptions
from renderer.layout.charts.chart_area import ChartArea
from renderer.scene.charts import ErrorBars, Marker, Trendline

_TRENDLINES = {
    "linear": "linear",
    "exponential": "exp",
    "logarithmic": "log",
    "polynomial": "poly",
    "power": "power",
    "movingAverage": "movingAvg",
}
_ERRORS = {
    "fixedValue": "fixedVal",
    "percentage": "percentage",
    "standardDeviation": "stdDev",
    "standardError": "stdErr",
}
_TYPICAL = {"fixedVal": 1.0, "percentage": 5.0, "stdDev": 1.0}


def marker_of(
    area: ChartArea, one: SeriesData, default: Marker | None, where: str, *, joined: bool = True
) -> Marker | None:
    """The sign that the series asks for; a value that no line joins to another (or none is `joined`) has one always."""
    asked, needed = one.marker, not joined or _has_lone_values(one.values)
    if needed and default is None:
        default = Marker()
    if asked is None:
        return default
    if asked.symbol == "none":
        if needed:
            area.no_effect(f"{where}.marker", "`symbol: none` of values that no line joins has no effect here.")
            return default
        return None
    base = default or Marker()
    return Marker(asked.symbol or base.symbol, round(asked.size or base.size), asked.color)


def _has_lone_values(values: Sequence[float | None]) -> bool:
    """Whether there is a value between two gaps."""
    seen = [value is not None for value in (None, *values, None)]
    return any(here and not (before or after) for before, here, after in zip(seen, seen[1:], seen[2:], strict=False))


def trendline_of(area: ChartArea, one: SeriesData, where: str, *, possible: bool = True) -> Trendline | None:
    """The curve through a series, where its kind of chart and its values allow one."""
    asked = one.trendline
    if asked is None:
        return None
    values = [value for value in one.values if value is not None]
    problem = _hindrance(asked, values, one.xs) if possible else "A trend line on stacked series has no effect here."
    if problem:
        area.no_effect(f"{where}.trendline", problem)
        return None
    for field, alias, owner in (("order", "order", "polynomial"), ("period", "period", "movingAverage")):
        if getattr(asked, field) is not None and asked.type != owner:
            area.no_effect(
                f"{where}.trendline.{alias}", f"`{alias}` of a trend line (`{asked.type}`) has no effect here."
            )
    moving = asked.type == "movingAverage"
    if asked.name:
        area.note(asked.name)
    if moving and (asked.show_equation or asked.show_r_squared or asked.forward or asked.backward):
        area.no_effect(f"{where}.trendline", "The equation, R\u00b2 or extent of a moving average has no effect here.")
    alike = len(set(values)) == 1
    if alike and asked.show_r_squared and not moving:
        area.no_effect(f"{where}.trendline.showRSquared", "R\u00b2 of values that are all alike has no effect here.")
    return Trendline(
        _TRENDLINES[asked.type],
        asked.name or "",
        order=(asked.order or 2) if asked.type == "polynomial" else None,
        period=(asked.period or 2) if moving else None,
        forward=None if moving else asked.forward,
        backward=None if moving else asked.backward,
        equation=bool(asked.show_equation) and not moving,
        r_squared=bool(asked.show_r_squared) and not (moving or alike),
        color=asked.color,
    )


def error_reach(one: SeriesData, values: Sequence[float | None]) -> Iterator[float]:
    """The ends of the error bars of a series at its `values`, as far as they have some in that direction."""
    asked, known = one.error_bars, [value for value in values if value is not None]
    if asked is None or not known:
        return
    kind, mean = _ERRORS[asked.type], statistics.fmean(known)
    amount = _TYPICAL.get(kind, 0.0) if asked.value is None else asked.value
    spread = statistics.stdev(known) if len(known) > 1 else 0.0
    signs = {"both": (1, -1), "plus": (1,), "minus": (-1,)}[asked.direction or "both"]
    for value in known:
        middle, length = {
            "fixedVal": (value, amount),
            "percentage": (value, abs(value) * amount / 100),
            "stdDev": (mean, spread * amount),
            "stdErr": (value, spread / math.sqrt(len(known))),
        }[kind]
        yield from (middle + sign * length for sign in signs)


def _hindrance(asked: TrendlineOptions, values: Sequence[float], xs: Sequence[float]) -> str:
    """That the curve cannot be drawn, in a sentence; "" if it can."""
    needed = {"polynomial": (asked.order or 2) + 1, "movingAverage": (asked.period or 2) + 1}.get(asked.type, 2)
    if len(values) < needed:
        return f"A trend line (`{asked.type}`) through fewer than {needed} values has no effect here."
    if asked.type in {"exponential", "power"} and min(values) <= 0:
        return f"A trend line (`{asked.type}`) through values that are not all above zero has no effect here."
    if asked.type in {"logarithmic", "power"} and xs and min(xs) <= 0:
        return f"A trend line (`{asked.type}`) over x values that are not all above zero has no effect here."
    return ""


def error_bars_of(
    area: ChartArea, one: SeriesData, where: str, *, points: bool = False, possible: bool = True
) -> ErrorBars | None:
    """The error bars of a series; only `points` have some along x."""
    asked = one.error_bars
    if asked is None:
        return None
    if not possible:
        area.no_effect(f"{where}.errorBars", "Error bars on stacked areas have no effect here.")
        return None
    if asked.axis == "x" and not points:
        area.no_effect(f"{where}.errorBars.axis", "`axis: x` of error bars over categories has no effect here.")
    kind = _ERRORS[asked.type]
    if kind == "stdErr" and asked.value is not None:
        area.no_effect(f"{where}.errorBars.value", "`value` of a standard error has no effect here.")
    value = None if kind == "stdErr" else _TYPICAL[kind] if asked.value is None else asked.value
    cap = asked.end_cap is not False
    return ErrorBars(kind, value, asked.direction or "both", (asked.axis or "y") if points else None, cap)
