"""From `chartData` to what is asked of a chart: nothing of a document is forgotten."""

from dataclasses import fields
from typing import Any, get_args

import pytest
from pydantic import TypeAdapter

from deck_documents.paper_document import chart_parts, charts
from renderer.deck.charts import (
    Annotation,
    AxisOptions,
    Branch,
    ChartOption,
    ErrorBarOptions,
    LabelOptions,
    LegendOptions,
    MarkerOptions,
    SeriesOption,
    TrendlineOptions,
)
from renderer.deck.charts_from_document import chart_of

_CHART: TypeAdapter[charts.ChartData] = TypeAdapter(charts.ChartData)
_PARTS = [
    (chart_parts.Axis, AxisOptions),
    (chart_parts.Legend, LegendOptions),
    (chart_parts.DataLabels, LabelOptions),
    (chart_parts.Marker, MarkerOptions),
    (chart_parts.Trendline, TrendlineOptions),
    (chart_parts.ErrorBars, ErrorBarOptions),
    (chart_parts.Annotation, Annotation),
    (charts.Branch, Branch),
]
# What is said by the data itself; all others are options.
_DATA = {"title", "colors", "chartType", "categories", "series", "xySeries", "name", "color", "values", "dataLabels"}
_XY = {"xValues", "yValues"}


def translated(**document: Any) -> Any:
    """The chart of a `chartData`."""
    return chart_of(_CHART.validate_python(document))


@pytest.mark.parametrize(("part", "options"), _PARTS, ids=lambda kind: kind.__module__.partition(".")[0])
def test_parts_have_the_fields_of_the_schema(part: Any, options: Any) -> None:
    """A new field of the schema is told from one that is drawn."""
    assert set(part.model_fields) == {field.name for field in fields(options)}


@pytest.mark.parametrize("chart", [charts.CategoryChart, charts.XyChart, charts.ChartBase])
def test_options_are_those_of_the_schema(chart: Any) -> None:
    """Each can be asked for by its name in documents."""
    said = {field.alias for field in chart.model_fields.values()} - _DATA | {"dataLabels"}
    assert said <= set(get_args(ChartOption))


def test_options_of_series_are_those_of_the_schema() -> None:
    """Each can be asked for by its name in documents."""
    for series in (charts.Series, charts.XySeries):
        said = {field.alias for field in series.model_fields.values()} - _DATA - _XY
        assert said <= set(get_args(SeriesOption))


def test_what_is_asked_is_remembered_with_its_value() -> None:
    """Colors in the words of scenes, percentages as whole numbers, what is so anyway not at all."""
    chart = translated(
        chartType="bar",
        categories=["a"],
        series=[{"values": [1.0], "color": "#aabbcc", "chartType": "bar", "axis": "secondary"}],
        valueAxis={"min": 0, "color": {"scheme": "dk1"}},
        barGrouping="clustered",
        barDirection="bar",
        gapWidth=33.4,
        dataTable=False,
    )
    assert chart.value_axis == AxisOptions(min=0.0, color="tx1")
    assert chart.asked == ("valueAxis", "gapWidth", "barDirection")
    assert (chart.gap, chart.horizontal, chart.data_table) == (33, True, False)
    (series,) = chart.series
    assert (series.color, series.kind, series.secondary, series.asked) == ("#AABBCC", None, True, ("axis",))


def test_a_part_of_the_chart_is_that_of_series_without_one() -> None:
    """The trendline of the chart is that of each series that has none of its own."""
    own, common = {"type": "power"}, {"type": "linear"}
    series = [{"values": [1.0], "trendline": own}, {"values": [2.0]}]
    chart = translated(chartType="line", categories=["a"], series=series, trendline=common)
    assert [one.trendline.type for one in chart.series] == ["power", "linear"]


def test_steps_of_a_waterfall_follow_their_signs() -> None:
    """Unless the document says what they are; the last is a total."""
    data: dict[str, Any] = {"categories": ["a", "b", "c"], "values": [3.0, -1.0, 2.0]}
    assert translated(chartType="waterfall", waterfallData=data).steps == ("increase", "decrease", "total")
    data["types"] = ["total", "decrease", "increase"]
    assert translated(chartType="waterfall", waterfallData=data).steps == ("total", "decrease", "increase")


def test_branches_are_worth_what_they_are_made_of() -> None:
    """Or more, where they say so."""
    parts = [{"name": "a", "children": [{"name": "b", "value": 2.0}, {"name": "c", "value": 3.0}]}]
    chart = translated(chartType="treemap", treemapData=[*parts, {"name": "d", "value": 9.0, "children": parts}])
    assert [branch.total for branch in chart.branches] == [5.0, 9.0]
