"""What the document asks of single series: signs, curves through them, error bars."""

from collections.abc import Sequence

from deck_documents.paper_document.chart_parts import ErrorBars, Trendline
from renderer.deck.charts import ChartData, DataSeries
from renderer.layout.charts.palette import colors_of
from renderer.layout.charts.setting import Setting, color_of
from renderer.scene.charts import Errors, Marker, Trend

_TRENDS = {
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


def series_colors(data: ChartData) -> tuple[str, ...]:
    """One for each series: its own, else the chart's, else the palette's."""
    found = colors_of(len(data.series), data.colors)
    return tuple(one.color or found[index] for index, one in enumerate(data.series))


def marker_of(one: DataSeries, default: Marker | None) -> Marker | None:
    """The sign that the series asks for."""
    asked = one.marker
    if asked is None:
        return default
    if asked.symbol == "none":
        return None
    base = default or Marker()
    return Marker(asked.symbol or base.symbol, round(asked.size or base.size), color_of(asked.color))


def trend_of(setting: Setting, one: DataSeries, where: str, *, possible: bool = True) -> Trend | None:
    """The curve through a series, where its kind of chart and its values allow one."""
    asked = one.trend
    if asked is None:
        return None
    values = [value for value in one.values if value is not None]
    problem = _hindrance(asked, values, one.xs) if possible else "A trend line on stacked series"
    if problem:
        setting.no_effect(f"{where}.trendline", problem)
        return None
    for field, alias, owner in (("order", "order", "polynomial"), ("period", "period", "movingAverage")):
        if getattr(asked, field) is not None and asked.type != owner:
            setting.no_effect(f"{where}.trendline.{alias}", f"`{alias}` of a {asked.type} trend line")
    moving = asked.type == "movingAverage"
    if asked.name:
        setting.note(asked.name)
    if moving and (asked.show_equation or asked.show_r_squared or asked.forward or asked.backward):
        setting.no_effect(f"{where}.trendline", "The equation, R\u00b2 or extent of a moving average")
    return Trend(
        _TRENDS[asked.type],
        asked.name or "",
        order=(asked.order or 2) if asked.type == "polynomial" else None,
        period=(asked.period or 2) if moving else None,
        forward=None if moving else asked.forward,
        backward=None if moving else asked.backward,
        equation=bool(asked.show_equation) and not moving,
        r_squared=bool(asked.show_r_squared) and not moving,
        color=color_of(asked.color),
    )


def _hindrance(asked: Trendline, values: Sequence[float], xs: Sequence[float]) -> str:
    """Why the curve cannot be drawn; "" if it can."""
    needed = {"polynomial": (asked.order or 2) + 1, "movingAverage": (asked.period or 2) + 1}.get(asked.type, 2)
    if len(values) < needed:
        return f"A {asked.type} trend line through fewer than {needed} values"
    if asked.type in {"exponential", "power"} and min(values) <= 0:
        return f"A {asked.type} trend line through values that are not all above zero"
    if asked.type in {"logarithmic", "power"} and xs and min(xs) <= 0:
        return f"A {asked.type} trend line over x values that are not all above zero"
    return ""


def errors_of(
    setting: Setting, one: DataSeries, where: str, *, points: bool = False, possible: bool = True
) -> Errors | None:
    """The error bars of a series; only `points` have some along x."""
    asked: ErrorBars | None = one.errors
    if asked is None:
        return None
    if not possible:
        setting.no_effect(f"{where}.errorBars", "Error bars on stacked series")
        return None
    if asked.axis == "x" and not points:
        setting.no_effect(f"{where}.errorBars.axis", "`axis: x` of error bars over categories")
    kind = _ERRORS[asked.type]
    if kind == "stdErr" and asked.value is not None:
        setting.no_effect(f"{where}.errorBars.value", "`value` of a standard error")
    value = None if kind == "stdErr" else _TYPICAL[kind] if asked.value is None else asked.value
    cap = asked.end_cap is not False
    return Errors(kind, value, asked.direction or "both", (asked.axis or "y") if points else None, cap)
