"""Scatter and bubble charts: points on two number axes."""

from renderer.deck.charts import ChartData
from renderer.layout.charts import labelling
from renderer.layout.charts.axis_charts import named
from renderer.layout.charts.figures import number_format
from renderer.layout.charts.reading import finite
from renderer.layout.charts.scales import asked_scale, round_scale
from renderer.layout.charts.series_looks import errors_of, marker_of, series_colors, trend_of
from renderer.layout.charts.setting import Setting
from renderer.scene.charts import Marker, Plot, PlotSeries, Scale

_BUBBLE_ROOM = 0.15
_MANY = 60
_LINE = 2.25
_VEIL = 60_000


def plot(setting: Setting, data: ChartData) -> Plot:
    """The plot of `data`."""
    lines = data.scatter != "marker" and data.kind == "scatter"
    many = max((len(one.values) for one in data.series), default=0) > _MANY
    dot = None if data.scatter in {"line", "smooth"} else Marker(size=6 if many or lines else 9)
    series = tuple(
        PlotSeries(
            one.name,
            one.values,
            f"{color} alpha:{_VEIL}" if data.kind == "bubble" and " " not in color else color,
            xs=one.xs,
            sizes=one.sizes,
            width=_LINE if lines else 0.0,
            marker=marker_of(one, dot),
            smooth=data.scatter.startswith("smooth") if one.smooth is None else one.smooth,
            trend=trend_of(setting, one, f"xySeries[{index}]"),
            errors=errors_of(setting, one, f"xySeries[{index}]", points=True),
        )
        for index, (one, color) in enumerate(zip(data.series, series_colors(data), strict=True))
    )
    ys, xs = finite(data.series), [x for one in data.series for x in one.xs]
    across, up = _scale(setting, xs, data.kind), _scale(setting, ys, data.kind)
    drawn = Plot(
        "bubble" if data.kind == "bubble" else "scatter",
        (),
        series,
        number_format([*ys, *xs]),
        scale=asked_scale(setting, up, data.value_axis, "valueAxis", side="left", values=ys),
        x_scale=asked_scale(setting, across, data.category_axis, "categoryAxis", side="bottom", values=xs),
        scatter=data.scatter,
        bubble_scale=data.bubble_scale,
        inks=setting.inks,
    )
    if labelling.any_asked(data):
        drawn = labelling.asked_labels(setting, drawn, data, "xySeries")
    return named(setting, drawn, data)


def _scale(setting: Setting, values: list[float], kind: str) -> Scale:
    # Bubbles reach beyond their centres.
    room = (max(values) - min(values)) * _BUBBLE_ROOM if kind == "bubble" else 0.0
    low = min(values) - room if min(values) < 0 else max(min(values) - room, 0.0)
    return round_scale(low, max(values) + room, setting.axis_size, from_zero=False)
