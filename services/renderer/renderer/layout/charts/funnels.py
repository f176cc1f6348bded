"""Funnels, which classic charts know only as stacked lying bars with invisible parts on either side."""

from dataclasses import replace

from renderer.deck.charts import ChartData
from renderer.layout.charts.category_axis import asked_category_axis, lying_names
from renderer.layout.charts.chart_area import ChartArea, ink_on
from renderer.layout.charts.number_formats import number_format, shown
from renderer.layout.charts.palette import colors_of
from renderer.layout.charts.plot_area import Margins, plot_area
from renderer.scene.charts import Chart, DataLabels, Series, ValueAxis

_GAP = 12
_NARROW = 1.25
_SHORTENED = 1e6
_NOTED = 200


def funnel(area: ChartArea, data: ChartData) -> Chart:
    """Centered bars, each with its figure: within it, or beside it where it is too narrow."""
    given = data.series[0]
    values = tuple(abs(value or 0.0) for value in given.values)
    widest = max(values) or 1.0
    sides = tuple((widest - value) / 2 for value in values)
    names = lying_names(area, data.categories)
    names = asked_category_axis(area, names, data.category_axis, "categoryAxis", side="left")
    colors = given.points or colors_of(len(values), data.colors) if data.colors else ("accent1",) * len(values)
    inner, outer = _figures(area, data, values, colors)
    chart = Chart(
        frame=area.frame,
        name=area.name,
        kind="bar",
        categories=data.categories,
        series=(
            Series("Left of it", sides, None, in_legend=False),
            Series(given.name or "Value", values, "accent1", points=colors, labels=inner),
            Series("Right of it", sides, None, labels=outer, in_legend=False),
        ),
        number_format=number_format(values),
        category_axis=names,
        value_axis=ValueAxis(0.0, widest, widest / 4, "General", None),
        grouping="stacked",
        horizontal=True,
        gap=_GAP if data.gap is None else data.gap,
        # The line of the category axis is hidden: it would be the only line of the chart.
        inks=replace(area.inks, line=area.inks.ground),
    )
    area.note(*data.categories[:_NOTED])
    return replace(chart, plot_area=plot_area(area, chart, Margins()))


def _figures(
    area: ChartArea, data: ChartData, values: tuple[float, ...], colors: tuple[str, ...]
) -> tuple[DataLabels | None, DataLabels | None]:
    """The labels in the bars and those beside them."""
    wish, widest = data.labels, max(values) or 1.0
    if wish is False:
        return None, None
    asked = None if wish is None or wish is True else wish
    code = (asked and asked.number_format) or number_format(values, short=widest >= _SHORTENED)
    size = (asked and asked.font_size) or max(min(14.0, area.rect.height / len(values) * 0.45), 8.0)
    length = area.rect.width * 0.6 / widest
    within = [
        value * length >= area.text_width(shown(value, code, area.sheet.language), size, bold=True) * _NARROW
        for value in values
    ]
    color = asked.color if asked else None
    inks = (color,) if color else tuple(ink_on(area, one) for one in colors)
    beside = (color or area.inks.ink,)
    inside = tuple(n for n, fits in enumerate(within) if fits)
    outside = tuple(n for n, fits in enumerate(within) if not fits)
    texts = tuple(shown(value, code, area.sheet.language) for value in values)
    return (
        DataLabels(inside, "ctr", size, inks, code, bold=True) if inside else None,
        DataLabels(outside, "inBase", size, beside, code, bold=True, texts=texts) if outside else None,
    )
