"""Waterfalls whose bars lie, for many steps or long names: the first on top, the figures at their ends."""

from collections.abc import Sequence
from dataclasses import replace

from renderer.deck.charts import ChartData
from renderer.layout.charts.category_axis import lying_names
from renderer.layout.charts.chart_area import ChartArea
from renderer.layout.charts.differences import Difference, margin_of
from renderer.layout.charts.plot_area import Margins, plot_area
from renderer.layout.charts.waterfall_bars import Bar
from renderer.layout.charts.waterfall_columns import ink_of, value_axis
from renderer.scene.charts import Caption, Chart, DataLabels, Series

_GAP = 35
_SIZES = (14.0, 13.0, 12.0, 11.0, 10.0, 9.0, 8.0)
_READABLE = 11.0
_LINE, _APART = 1.2, 8.0
_MOST = 0.45
"""The largest share of the plot that figures may take."""


def as_rows(
    area: ChartArea, chart: Chart, bars: Sequence[Bar], data: ChartData, difference: Difference | None
) -> Chart:
    """`chart`, which has its bars, with all that belongs to lying ones."""
    names = replace(lying_names(area, chart.categories), marks=False)
    below = margin_of(area, difference, lying=True) if difference else 6.0
    size = _size(len(bars), area.rect.height - below)
    if size < _READABLE:
        area.collision(f"{len(bars)} bars leave {size:g} pt for the figures at them.")
    chart = replace(
        chart,
        horizontal=True,
        category_axis=replace(names, size=min(names.size or size, size)),
        value_axis=value_axis(bars, chart.number_format, (0.0, 0.0)),
        gap=_GAP if data.gap is None else data.gap,
    )
    chart = replace(chart, plot_area=plot_area(area, chart, Margins(top=2.0, bottom=below)))
    return chart if data.labels is False else _labelled(area, chart, bars, size)


def _labelled(area: ChartArea, chart: Chart, bars: Sequence[Bar], size: float) -> Chart:
    """`chart` with its figures beyond the ends of the bars, where its axis goes on for them."""
    assert chart.plot_area is not None
    plot = area.rect.width * chart.plot_area[2]
    ends = [
        max((_share(area, bar, size, plot) for bar in bars if bar.hangs is hangs), default=0.0)
        for hangs in (True, False)
    ]
    left = 1 - min(sum(ends), _MOST)
    room = ends[0] / left, ends[1] / left
    axis = value_axis(bars, chart.number_format, room)
    span = axis.maximum - axis.minimum
    carriers = tuple(float(f"{(-1 if bar.hangs else 1) * _share(area, bar, size, plot) * span:.6g}") for bar in bars)
    captions = tuple(Caption(bar.label, ink_of(area, chart, n, bar), "inBase") for n, bar in enumerate(bars))
    source = len(chart.sources) - 1
    labels = DataLabels(None, "inBase", size, (area.inks.ink,), "", bold=True, captions=captions, source=source)
    return replace(
        chart, series=(*chart.series, Series("Label position", carriers, None, labels=labels)), value_axis=axis
    )


def _share(area: ChartArea, bar: Bar, size: float, plot: float) -> float:
    """What the figure at a bar takes of the plot."""
    return (area.text_width(bar.label, size, bold=True) + _APART) / plot


def _size(count: int, height: float) -> float:
    """The largest size at which each row has room for its figure."""
    room = height / max(count, 1)
    return next((size for size in _SIZES if size * _LINE <= room), _SIZES[-1])
