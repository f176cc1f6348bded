"""The kinds of chart, a row for each: how it is called and drawn, and which options it has."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from renderer.deck.charts import ChartData, ChartKind, ChartOption, SeriesOption
from renderer.layout.charts.axis_charts import axis_chart
from renderer.layout.charts.box_plots import box_plot
from renderer.layout.charts.chart_area import ChartArea
from renderer.layout.charts.funnels import funnel
from renderer.layout.charts.histograms import histogram
from renderer.layout.charts.pies import names_around, pie
from renderer.layout.charts.sunbursts import sunburst
from renderer.layout.charts.treemaps import treemap
from renderer.layout.charts.waterfalls import waterfall, waterfall_marks
from renderer.layout.charts.xy_charts import xy_chart
from renderer.scene import Element, Group
from renderer.scene.charts import Chart

_AXES: frozenset[ChartOption] = frozenset({"categoryAxis", "valueAxis"})
_NOTED: frozenset[ChartOption] = _AXES | {"annotations"}
_FITTED: frozenset[ChartOption] = frozenset({"trendline", "errorBars"})
_NAMED: frozenset[ChartOption] = frozenset({"legend", "dataLabels", "emphasis"})
_COMBINED: frozenset[ChartOption] = (
    _NOTED | _FITTED | _NAMED | {"secondaryCategoryAxis", "secondaryValueAxis", "dataTable", "evidence"}
)
_XY: frozenset[ChartOption] = _NOTED | _FITTED | _NAMED
_LABELLED: frozenset[ChartOption] = frozenset({"dataLabels"})

_FITTED_SERIES: frozenset[SeriesOption] = frozenset({"trendline", "errorBars"})
_COMBINED_SERIES: frozenset[SeriesOption] = _FITTED_SERIES | {"chartType", "axis"}


@dataclass(frozen=True, slots=True)
class Kind:
    """What there is to know of one kind of chart.

    Attributes:
        name: how it is read out.
        lay_out: draws it; its description may be left to the data.
        options: what a document may ask of it, and `series_options` of one of its series.
        most_greys: up to so many parts are told apart by the accent and greys; None is any number.
        sliced: its parts are categories, not series.
        native: it is a chart part; what is not is drawn as shapes.
        marks: what stands over its chart, which has a place of its own for the plot.
    """

    name: str
    lay_out: Callable[[ChartArea, ChartData], Chart | Group]
    options: frozenset[ChartOption]
    series_options: frozenset[SeriesOption] = frozenset()
    most_greys: int | None = None
    sliced: bool = False
    native: bool = True
    marks: Callable[[ChartArea, Chart, ChartData], Iterable[Element]] | None = None


KINDS: Mapping[ChartKind, Kind] = {
    "bar": Kind(
        "Bar chart",
        axis_chart,
        _COMBINED | {"gapWidth", "overlap", "barGrouping", "barDirection"},
        _COMBINED_SERIES | {"pointColors"},
        most_greys=4,
    ),
    "line": Kind(
        "Line chart",
        axis_chart,
        _COMBINED | {"lineGrouping", "smooth"},
        _COMBINED_SERIES | {"smooth", "marker", "pointColors"},
        most_greys=4,
    ),
    "area": Kind("Area chart", axis_chart, _COMBINED | {"areaGrouping"}, _COMBINED_SERIES, most_greys=4),
    "radar": Kind("Radar chart", axis_chart, _AXES | _NAMED | {"radarStyle"}, frozenset({"marker"}), most_greys=4),
    "pie": Kind("Pie chart", pie, _NAMED, frozenset({"pointColors"}), most_greys=5, sliced=True, marks=names_around),
    "doughnut": Kind(
        "Doughnut chart",
        pie,
        _NAMED | {"holeSize"},
        frozenset({"pointColors"}),
        most_greys=5,
        sliced=True,
        marks=names_around,
    ),
    "scatter": Kind(
        "Scatter chart", xy_chart, _XY | {"scatterStyle"}, _FITTED_SERIES | {"smooth", "marker"}, most_greys=4
    ),
    "bubble": Kind("Bubble chart", xy_chart, _XY | {"bubbleScale"}, _FITTED_SERIES | {"sizes"}, most_greys=4),
    "stock": Kind("Stock chart", axis_chart, _NOTED | _NAMED - {"emphasis"} | {"trendline", "dataTable"}),
    "histogram": Kind("Histogram", histogram, _NOTED | _FITTED | _LABELLED | {"gapWidth", "dataTable"}, _FITTED_SERIES),
    "boxWhisker": Kind("Box-and-whisker chart", box_plot, _NOTED | {"gapWidth"}),
    "funnel": Kind("Funnel", funnel, _LABELLED | {"categoryAxis", "gapWidth"}),
    "waterfall": Kind("Waterfall chart", waterfall, _AXES | _LABELLED | {"gapWidth"}, marks=waterfall_marks),
    "treemap": Kind("Treemap", treemap, _LABELLED, native=False),
    "sunburst": Kind("Sunburst", sunburst, _LABELLED, native=False),
}


def options_of(data: ChartData) -> frozenset[ChartOption]:
    """What the chart of `data` can be asked for: a combined one has the options of all its kinds."""
    return KINDS[data.kind].options.union(*(KINDS[one.kind].options for one in data.series if one.kind))


def _a(kind: ChartKind) -> str:
    """`an area chart`."""
    name = KINDS[kind].name.lower()
    return f"{'an' if name[0] in 'aeiou' else 'a'} {name}"


def without_effect(data: ChartData) -> Iterator[tuple[str, str]]:
    """What `data` asks for and its kind cannot have: where in the chart, and a sentence."""
    options = options_of(data)
    for option in data.asked:
        if option not in options:
            yield option, f"`{option}` of {_a(data.kind)} has no effect here."
        elif option.startswith("secondary") and not any(one.secondary for one in data.series):
            yield option, "A second axis that no series is measured by has no effect here."
    series = "xySeries" if data.kind in {"scatter", "bubble"} else "series"
    for index, one in enumerate(data.series):
        possible = KINDS[one.kind or data.kind].series_options
        for asked in one.asked:
            if asked not in possible:
                yield f"{series}[{index}].{asked}", f"`{asked}` of a series in {_a(data.kind)} has no effect here."
