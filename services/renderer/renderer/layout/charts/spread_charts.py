"""Boxes with whiskers and funnels, which classic charts know only as stacked columns with invisible parts."""

from dataclasses import replace

from renderer.deck.charts import ChartData
from renderer.layout.charts.figures import number_format, shown
from renderer.layout.charts.labelling import ink_on
from renderer.layout.charts.naming import asked_names, lying_names, standing_names
from renderer.layout.charts.palette import colors_of
from renderer.layout.charts.reading import finite
from renderer.layout.charts.room import Margins, plot_box
from renderer.layout.charts.scales import asked_scale, round_scale
from renderer.layout.charts.setting import Setting, color_of
from renderer.layout.charts.spreads import quartiles
from renderer.scene.charts import Errors, Labels, Plot, PlotSeries, Scale

_BOX_GAP, _FUNNEL_GAP = 90, 12
_NARROW = 1.25


def boxes(setting: Setting, data: ChartData) -> Plot:
    """A box from the lower to the upper quartile, parted at the median, with whiskers to the least and the greatest."""
    found = [quartiles([value for value in one.values if value is not None] or [0.0]) for one in data.series]
    lows = [value for box in found for value in box]
    scale = round_scale(min(lows), max(lows), setting.axis_size, from_zero=False)
    palette = data.colors or ("accent1",)
    colors = tuple(one.color or palette[index % len(palette)] for index, one in enumerate(data.series))
    names = standing_names(setting, data.categories, setting.area.width * 0.92)
    drawn = Plot(
        "bar",
        data.categories,
        (*_box_parts(setting, found, colors), *_whiskers(found)),
        number_format(finite(data.series)),
        asked_names(setting, names, data.category_axis, "categoryAxis", side="bottom"),
        scale=asked_scale(setting, scale, data.value_axis, "valueAxis", side="left", values=lows),
        grouping="stacked",
        gap=_BOX_GAP if data.gap is None else data.gap,
        inks=setting.inks,
    )
    setting.note(*data.categories[:200])
    return replace(drawn, area=plot_box(setting, drawn, Margins()))


Box = tuple[float, float, float, float, float]


def _box_parts(setting: Setting, found: list[Box], colors: tuple[str, ...]) -> list[PlotSeries]:
    """Positive and negative values stack apart from each other: a box across zero has parts on either side."""
    halves = [("Lower quartile to median", 1, 2), ("Median to upper quartile", 2, 3)]
    base = tuple(max(box[1], 0.0) + min(box[3], 0.0) for box in found)
    series = [PlotSeries("Base", base, None, in_legend=False)]
    for name, low, high in halves:
        # No part at all where the box does not reach: even a bar of no height is drawn as a line.
        above = tuple(max(box[high], 0.0) - max(box[low], 0.0) if box[high] >= 0 else None for box in found)
        series.append(PlotSeries(name, above, "accent1", points=colors, edge=setting.inks.ground))
    for name, low, high in halves[::-1]:
        below = tuple(min(box[low], 0.0) - min(box[high], 0.0) if box[low] < 0 else None for box in found)
        if any(below):
            series.append(PlotSeries(f"{name}, below zero", below, "accent1", points=colors, edge=setting.inks.ground))
    return series


def _whiskers(found: list[Box]) -> list[PlotSeries]:
    """Invisible lines along the quartiles, for error bars to hang on."""
    nothing = (0.0,) * len(found)
    up = Errors("cust", side="plus", plus=tuple(box[4] - box[3] for box in found), minus=nothing)
    down = Errors("cust", side="minus", plus=nothing, minus=tuple(box[1] - box[0] for box in found))
    return [
        PlotSeries("Upper quartile", tuple(box[3] for box in found), None, kind="line", errors=up, in_legend=False),
        PlotSeries("Lower quartile", tuple(box[1] for box in found), None, kind="line", errors=down, in_legend=False),
    ]


def funnel(setting: Setting, data: ChartData) -> Plot:
    """Centred bars, each with its figure: within it, or beside it where it is too narrow."""
    values = tuple(abs(value or 0.0) for value in data.series[0].values)
    widest = max(values) or 1.0
    sides = tuple((widest - value) / 2 for value in values)
    names = asked_names(setting, lying_names(setting, data.categories), data.category_axis, "categoryAxis", side="left")
    colors = data.series[0].points or colors_of(len(values), data.colors) if data.colors else ("accent1",) * len(values)
    code = number_format(values, short=widest >= 1e6)
    inner, outer = _figures(setting, data, values, colors, code)
    drawn = Plot(
        "bar",
        data.categories,
        (
            PlotSeries("Left of it", sides, None, in_legend=False),
            PlotSeries(data.series[0].name or "Value", values, "accent1", points=colors, labels=inner),
            PlotSeries("Right of it", sides, None, labels=outer, in_legend=False),
        ),
        number_format(values),
        names,
        scale=Scale(0.0, widest, widest / 4, "General", None),
        grouping="stacked",
        horizontal=True,
        gap=_FUNNEL_GAP if data.gap is None else data.gap,
        # A line along the names would be the only one.
        inks=replace(setting.inks, line=setting.inks.ground),
    )
    setting.note(*data.categories[:200])
    return replace(drawn, area=plot_box(setting, drawn, Margins()))


def _figures(
    setting: Setting, data: ChartData, values: tuple[float, ...], colors: tuple[str, ...], code: str
) -> tuple[Labels | None, Labels | None]:
    """The labels in the bars and those beside them."""
    wish = data.labels
    if wish is False:
        return None, None
    asked = None if wish is None or wish is True else wish
    code = (asked and asked.number_format) or code
    height = setting.area.height / len(values)
    size = (asked and asked.font_size) or max(min(14.0, height * 0.45), 8.0)
    length = setting.area.width * 0.6 / (max(values) or 1.0)
    within = [value * length >= setting.width(shown(value, code), size, bold=True) * _NARROW for value in values]
    color = color_of(asked.color) if asked else None
    inks = (color,) if color else tuple(ink_on(setting, one) for one in colors)
    inside = tuple(n for n, fits in enumerate(within) if fits)
    outside = tuple(n for n, fits in enumerate(within) if not fits)
    texts = tuple(shown(value, code) for value in values)
    return (
        Labels(inside, "ctr", size, inks, code, bold=True) if inside else None,
        Labels(outside, "inBase", size, (color or setting.inks.ink,), code, bold=True, texts=texts)
        if outside
        else None,
    )
