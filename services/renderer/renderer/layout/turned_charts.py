"""Charts of pages that run from right to left: their axes do too."""

from dataclasses import replace
from typing import TypeVar

from renderer.scene.charts import CategoryAxis, Chart, DataLabels, LabelPosition, Legend, Series, Shares, ValueAxis

_Axis = TypeVar("_Axis", CategoryAxis, ValueAxis)
_OPPOSITE: dict[LabelPosition | None, LabelPosition | None] = {"l": "r", "r": "l"}


def is_turned(chart: Chart) -> bool:
    """Whether the axes of `chart` are turned round with its page.

    Categories are read as the language is. Round charts run clockwise, and points lie on axes of numbers, everywhere.
    """
    return chart.value_axis is not None and chart.x_axis is None and chart.kind != "radar"


def turned_chart(chart: Chart) -> Chart:
    """The mirror image of `chart`, as far as its page's direction matters; turned twice, it is as it was.

    The first of standing columns is at the right, as is the axis of values; lying bars grow from the right, where
    their names are. Legends change sides.
    """
    if is_turned(chart):
        chart = _with_turned_axes(chart)
    elif chart.x_axis is not None:
        return chart
    legend = chart.legend and _turned_legend(chart.legend)
    return replace(chart, legend=legend, plot_area=chart.plot_area and _turned_area(chart.plot_area))


def _with_turned_axes(chart: Chart) -> Chart:
    """Along the axis that lies, values or categories run from the right; the other one stands at the other side."""
    lies = chart.horizontal
    names, values, others = chart.category_axis, chart.value_axis, chart.second_value_axis
    return replace(
        chart,
        category_axis=_turned_axis(names, lies=not lies),
        second_category_axis=chart.second_category_axis and _turned_axis(chart.second_category_axis, lies=not lies),
        value_axis=values and _turned_axis(values, lies=lies),
        second_value_axis=others and _turned_axis(others, lies=lies),
        series=tuple(map(_turned_series, chart.series)),
    )


def _turned_axis(axis: _Axis, *, lies: bool) -> _Axis:
    return replace(axis, reverse=not axis.reverse) if lies else replace(axis, far=not axis.far)


def _turned_series(series: Series) -> Series:
    return replace(series, labels=_turned_labels(series.labels)) if series.labels else series


def _turned_labels(labels: DataLabels) -> DataLabels:
    return replace(
        labels,
        position=_turned(labels.position),
        positions=tuple(map(_turned, labels.positions)),
        captions=tuple(replace(one, position=_turned(one.position) or one.position) for one in labels.captions),
    )


def _turned(position: LabelPosition | None) -> LabelPosition | None:
    return _OPPOSITE.get(position, position)


def _turned_legend(legend: Legend) -> Legend:
    area = legend.area and _turned_area(legend.area)
    if legend.position in {"l", "r"}:
        return replace(legend, position="r" if legend.position == "l" else "l", area=area)
    return replace(legend, area=area)


def _turned_area(area: Shares) -> Shares:
    left, top, width, height = area
    return 1.0 - left - width, top, width, height
