"""Bars, lines, areas, radar and stock charts: values over categories."""

import math
from collections.abc import Sequence
from dataclasses import replace

from renderer.deck.charts import ChartData, DataSeries, PlotKind
from renderer.layout.charts import labelling
from renderer.layout.charts.figures import number_format
from renderer.layout.charts.naming import asked_names, lying_names, standing_names
from renderer.layout.charts.reading import finite
from renderer.layout.charts.room import Margins, plot_box, with_legend
from renderer.layout.charts.scales import asked_scale, round_scale
from renderer.layout.charts.series_looks import errors_of, marker_of, series_colors, trend_of
from renderer.layout.charts.setting import Setting, color_of
from renderer.scene.charts import LegendPlace, Marker, Names, Plot, PlotSeries, Scale

_MOST_LYING = 14
_SMALL = 12.0
_FEW = 2
_DOTTED = 12
_RADAR_SIZE = 10.0
_VEIL = 22_000
_VOLUME_ROOM, _BELOW_PRICES = 4.0, 0.34
LEGEND_PLACES: dict[str, LegendPlace] = {"top": "t", "bottom": "b", "left": "l", "right": "r", "topRight": "tr"}


def plot(setting: Setting, data: ChartData) -> Plot:
    """The plot of `data`."""
    kind: PlotKind = "bar" if data.kind == "histogram" else data.kind  # type: ignore[assignment]
    names = standing_names(setting, data.categories, setting.area.width * 0.92, around=kind == "radar")
    lying = kind == "bar" and _lies(setting, data, names)
    if lying:
        names = lying_names(setting, data.categories)
    drawn = Plot(
        kind,
        data.categories,
        tuple(_series(setting, data, index, color) for index, color in enumerate(_colors(data))),
        number_format(finite(data.series)),
        asked_names(setting, names, data.category_axis, "categoryAxis", side="left" if lying else "bottom"),
        grouping=data.grouping,
        horizontal=lying,
        gap=_gap(data),
        overlap=(-5 if len(data.series) > 1 else 0) if data.overlap is None else data.overlap,
        radar=data.radar,
        table=data.table,
        volume=data.volume,
        inks=setting.inks,
    )
    drawn = _labelled(setting, _scaled(setting, drawn, data), data)
    return named(setting, drawn, data)


def _scaled(setting: Setting, drawn: Plot, data: ChartData) -> Plot:
    """`drawn` with its value axes."""
    sides = ("bottom", "top") if drawn.horizontal else ("left", "right")
    first, second = [one for one in data.series if not one.secondary], [one for one in data.series if one.secondary]
    if data.volume:
        first, second = list(data.series[-1:]), list(data.series[:-1])
    scale = _scale(setting, data, first or second)
    scale = asked_scale(setting, scale, data.value_axis, "valueAxis", side=sides[0], values=finite(first))
    if not second:
        return replace(drawn, scale=scale)
    if data.volume:
        # The columns stay below the prices.
        scale = replace(scale, maximum=scale.maximum * _VOLUME_ROOM, size=None)
    if not first:
        scale = replace(scale, size=None)
    other = _scale(setting, data, second)
    if data.volume:
        steps = math.ceil((other.maximum - other.minimum) * _BELOW_PRICES / other.step)
        # Beside the volumes stand no figures of prices.
        code = f'[<{other.minimum:.12g}]"";{other.number_format}'
        other = replace(other, minimum=float(f"{other.minimum - steps * other.step:.12g}"), number_format=code)
    axis = data.value_axis if data.volume else data.second_value_axis
    other = asked_scale(setting, other, axis, "secondaryValueAxis", side=sides[1], values=finite(second))
    if other.grid is None and not data.volume:
        other = replace(other, grid=False)
    names = None
    if data.second_category_axis is not None:
        side = "right" if drawn.horizontal else "top"
        names = asked_names(setting, drawn.names, data.second_category_axis, "secondaryCategoryAxis", side=side)
    return replace(drawn, scale=scale, second=other, second_names=names)


def _series(setting: Setting, data: ChartData, index: int, color: str) -> PlotSeries:
    given, where = data.series[index], f"series[{index}]"
    kind = given.kind or data.kind
    stacked = data.grouping != "standard" and kind == data.kind
    width, marker = 2.75, Marker() if kind == "radar" or (kind == "line" and len(given.values) <= _DOTTED) else None
    if kind == "radar" and data.radar != "marker":
        marker = None
    if data.kind == "stock":
        prices = len(data.series) - data.volume
        width, marker = 0.0, Marker() if prices == 3 and index == 2 else None
    fading = kind == "area" and data.grouping == "standard" and len(data.series) > 1
    return PlotSeries(
        given.name,
        given.values,
        f"{color} alpha:{_VEIL}" if fading and " " not in color else color,
        points=given.points,
        width=width,
        marker=marker_of(given, marker),
        smooth=data.smooth if given.smooth is None else given.smooth,
        kind=given.kind,
        secondary=given.secondary,
        trend=trend_of(setting, given, where, possible=not stacked),
        errors=errors_of(setting, given, where, possible=not (stacked and kind == "area")),
        edge=setting.inks.ground if data.kind == "histogram" else color if fading else None,
        in_legend=data.kind != "stock" or (data.volume and index == len(data.series) - 1),
    )


def _colors(data: ChartData) -> tuple[str, ...]:
    """Prices are told apart by their marks; the volume stays behind them."""
    if data.volume and not data.colors:
        return (*("accent1",) * (len(data.series) - 1), "grey-3")
    return series_colors(data)


def _gap(data: ChartData) -> int:
    if data.gap is not None:
        return data.gap
    if data.kind == "histogram":
        return 3
    if len(data.categories) <= _FEW and data.kind == "bar":
        return 160
    return 50 if len(data.series) == 1 or data.grouping != "standard" else 70


def _lies(setting: Setting, data: ChartData, names: Names) -> bool:
    if data.kind == "histogram" or any(one.kind for one in data.series):
        if data.horizontal:
            setting.no_effect("barDirection", "`barDirection: bar` of a combined chart, whose lines run across,")
        return False
    if data.horizontal is not None:
        return data.horizontal
    cramped = bool(names.rotation) or (names.size or 0.0) < _SMALL
    return cramped and len(data.categories) * len(data.series) <= _MOST_LYING


def _scale(setting: Setting, data: ChartData, series: Sequence[DataSeries]) -> Scale:
    values = finite(series) or [0.0]
    own = [one for one in series if one.kind is None]
    if data.grouping == "percentStacked" and own:
        low = -1.0 if any(value < 0 for value in values) else 0.0
        return Scale(low, 1.0, 0.25, "0%", setting.axis_size)
    kinds = {one.kind or data.kind for one in series}
    if data.grouping == "stacked" and own:
        values = [*_sums(own), *finite([one for one in series if one.kind])]
    from_zero = (
        bool(kinds & {"bar", "area", "radar", "histogram"})
        or data.grouping != "standard"
        or (data.volume and len(series) == 1)
    )
    size = _RADAR_SIZE if data.kind == "radar" else setting.axis_size
    return round_scale(min(values), max(values), size, from_zero=bool(from_zero), tight=data.kind == "stock")


def _sums(series: Sequence[DataSeries]) -> list[float]:
    sums = [0.0]
    for column in zip(*(one.values for one in series), strict=False):
        sums.append(sum(value for value in column if value is not None and value > 0))
        sums.append(sum(value for value in column if value is not None and value < 0))
    return sums


def _labelled(setting: Setting, drawn: Plot, data: ChartData) -> Plot:
    if labelling.any_asked(data):
        return labelling.asked_labels(setting, drawn, data, "series")
    plain = drawn.kind == "bar" and drawn.second is None and not any(one.kind for one in drawn.series)
    if (
        plain
        and data.value_axis is None
        and not data.table
        and not any(one.errors or one.trend for one in drawn.series)
    ):
        return labelling.with_value_labels(setting, drawn)
    return drawn


def named(setting: Setting, drawn: Plot, data: ChartData) -> Plot:
    """`drawn` with its series named, at their ends or in a legend, and the room that is left."""
    names = [one.name for one in drawn.series if one.in_legend]
    margins = Margins()
    asked, place = data.legend, data.legend.position if data.legend else None
    if asked is not None:
        drawn = replace(
            drawn,
            legend_size=asked.font_size or min(drawn.legend_size, setting.axis_size + 2),
            legend_color=color_of(asked.color),
            legend_over=bool(asked.overlay),
        )
    setting.note(*data.categories[:200])
    auto = place is None and len(names) > (0 if data.volume else 1) and not data.table
    direct = drawn.kind == "line" and (asked is None or place == "none") and not data.annotations
    if (
        direct
        and not data.table
        and not labelling.any_asked(data)
        and (found := labelling.named_at_ends(setting, drawn))
    ):
        drawn, room = found
        setting.note(*names)
        margins.right += room
    elif place not in {None, "none"}:
        drawn = with_legend(setting, drawn, names, LEGEND_PLACES[place or "top"], margins)
    elif auto or (asked is not None and place is None):
        drawn = with_legend(setting, drawn, names, "t", margins)
    # A table below the plot aligns with it only where the viewer lays out both.
    return drawn if drawn.table else replace(drawn, area=plot_box(setting, drawn, margins))
