"""`chartData`: fifteen types of chart, each with the data it is drawn from.

The API gives the names `xySeries` and `<type>Data`; what is inside them is chosen here.
"""

from typing import Annotated, Literal

from pydantic import Field

from deck_documents.paper_document.chart_evidence import Evidence
from deck_documents.paper_document.chart_parts import Annotation, Axis, DataLabels, ErrorBars, Legend, Marker, Trendline
from deck_documents.paper_document.color import Color
from deck_documents.parts import BOOLEAN, OBJECT, WHOLE, Part, Positive, Text, by_kind
from deck_documents.sight import Plotted, Seen, SeenAsMagnitude, Unseen

MAX_POINTS = 16_384

# Only the first faulty one of a list of plain values is told: lists are long, and faults mostly all alike.
Numbers = Annotated[list[float], Field(max_length=MAX_POINTS, fail_fast=True)]
Gaps = Annotated[list[float | None], Field(max_length=MAX_POINTS, fail_fast=True)]
Categories = Annotated[list[Text], Field(max_length=MAX_POINTS, fail_fast=True)]
OnOrLabels = Annotated[
    Annotated[bool, BOOLEAN] | Annotated[DataLabels, OBJECT], by_kind("true, false or an object that says which labels")
]


class ChartBase(Part):
    """What every chart may have; `gap_width` and `overlap` are in per cent of a bar's width.

    `emphasis` is an addition of this server: names of series, or of the categories of a single one, that the chart is
    about. They are in the accent, and all others in greys. `evidence`, another one, is what proves the point of a chart
    of bars, lines or areas.
    """

    title: Seen[Text | None] = None
    category_axis: Seen[Axis | None] = None
    value_axis: Seen[Axis | None] = None
    secondary_category_axis: Seen[Axis | None] = None
    secondary_value_axis: Seen[Axis | None] = None
    legend: Unseen[Legend | None] = None
    data_labels: Unseen[OnOrLabels | None] = None
    gap_width: Unseen[Annotated[float, Field(ge=0, le=500)] | None] = None
    overlap: Unseen[Annotated[float, Field(ge=-100, le=100)] | None] = None
    trendline: Unseen[Trendline | None] = None
    error_bars: Unseen[ErrorBars | None] = None
    data_table: Unseen[bool | None] = None
    annotations: Seen[Annotated[list[Annotation], Field(max_length=50)] | None] = None
    emphasis: Unseen[Annotated[list[Text], Field(max_length=20)] | None] = None
    evidence: Seen[Evidence | None] = None
    colors: Unseen[Annotated[list[Color], Field(max_length=255, fail_fast=True)] | None] = None


class Series(Part):
    """One value for each category; null is a gap. `chart_type` makes a combined chart."""

    values: Plotted[Gaps]
    name: Seen[Text | None] = None
    color: Unseen[Color | None] = None
    chart_type: Unseen[Literal["bar", "line", "area"] | None] = None
    axis: Unseen[Literal["primary", "secondary"] | None] = None
    smooth: Unseen[bool | None] = None
    marker: Unseen[Marker | None] = None
    point_colors: Unseen[Annotated[list[Color], Field(max_length=MAX_POINTS, fail_fast=True)] | None] = None
    data_labels: Unseen[OnOrLabels | None] = None
    trendline: Unseen[Trendline | None] = None
    error_bars: Unseen[ErrorBars | None] = None


class CategoryChart(ChartBase):
    """Values over categories; all series have as many values as there are categories."""

    chart_type: Unseen[Literal["bar", "line", "pie", "area", "doughnut", "radar"]]
    categories: Seen[Categories]
    series: Seen[Annotated[list[Series], Field(max_length=255, fail_fast=True)]]
    bar_grouping: Unseen[Literal["clustered", "stacked", "percentStacked"] | None] = None
    bar_direction: Unseen[Literal["col", "bar"] | None] = None
    line_grouping: Unseen[Literal["standard", "stacked", "percentStacked"] | None] = None
    area_grouping: Unseen[Literal["standard", "stacked", "percentStacked"] | None] = None
    radar_style: Unseen[Literal["standard", "marker", "filled"] | None] = None
    smooth: Unseen[bool | None] = None
    hole_size: Unseen[Annotated[float, Field(ge=10, le=90)] | None] = None


class XySeries(Part):
    """Points: `x_values`, `y_values` and, for bubbles, `sizes` are equally long."""

    x_values: Plotted[Numbers]
    y_values: Plotted[Numbers]
    sizes: Plotted[Numbers | None] = None
    name: Seen[Text | None] = None
    color: Unseen[Color | None] = None
    smooth: Unseen[bool | None] = None
    marker: Unseen[Marker | None] = None
    data_labels: Unseen[OnOrLabels | None] = None
    trendline: Unseen[Trendline | None] = None
    error_bars: Unseen[ErrorBars | None] = None


class XyChart(ChartBase):
    """Points on two number axes; bubbles need sizes."""

    chart_type: Unseen[Literal["scatter", "bubble"]]
    xy_series: Seen[Annotated[list[XySeries], Field(max_length=255, fail_fast=True)]]
    scatter_style: Unseen[Literal["marker", "line", "lineMarker", "smooth", "smoothMarker"] | None] = None
    bubble_scale: Unseen[Annotated[float, Field(ge=0, le=300)] | None] = None


class WaterfallData(Part):
    """Steps: `categories`, `values` and, when given, `types` are equally long; without types the last is a total.

    Additions of this server: `goodWhen` says which direction is good, without it the colours are neutral; `difference`
    has the first total and the last compared.
    """

    categories: Seen[Categories]
    values: SeenAsMagnitude[Numbers]
    types: Unseen[
        Annotated[list[Literal["increase", "decrease", "total"]], Field(max_length=MAX_POINTS, fail_fast=True)] | None
    ] = None
    good_when: Unseen[Literal["up", "down"] | None] = None
    difference: Unseen[bool | None] = None


class WaterfallChart(ChartBase):
    """How a figure became another."""

    chart_type: Unseen[Literal["waterfall"]]
    waterfall_data: Seen[WaterfallData]


class StockData(Part):
    """Prices: all lists are as long as `categories`."""

    categories: Seen[Categories]
    high: Plotted[Numbers]
    low: Plotted[Numbers]
    close: Plotted[Numbers]
    open: Plotted[Numbers | None] = None
    volume: Plotted[Numbers | None] = None


class StockChart(ChartBase):
    """Prices over time."""

    chart_type: Unseen[Literal["stock"]]
    stock_data: Seen[StockData]


class FunnelData(Part):
    """Stages from wide to narrow: `categories` and `values` are equally long."""

    categories: Seen[Categories]
    values: Plotted[Numbers]


class FunnelChart(ChartBase):
    """What is left at each stage."""

    chart_type: Unseen[Literal["funnel"]]
    funnel_data: Seen[FunnelData]


class Branch(Part):
    """A part of a whole: with a value of its own, which its area shows, or with children that make it up."""

    name: Seen[Text]
    value: Unseen[Annotated[float, Field(ge=0)] | None] = None
    children: Seen[Annotated[list["Branch"], Field(max_length=1000, fail_fast=True)] | None] = None
    color: Unseen[Color | None] = None


Branches = Annotated[list[Branch], Field(max_length=1000, fail_fast=True)]


class TreemapChart(ChartBase):
    """Parts of a whole as nested rectangles."""

    chart_type: Unseen[Literal["treemap"]]
    treemap_data: Seen[Branches]


class SunburstChart(ChartBase):
    """Parts of a whole as rings."""

    chart_type: Unseen[Literal["sunburst"]]
    sunburst_data: Seen[Branches]


class HistogramData(Part):
    """Values to be counted in bins; `bin_width` is in units of the values and goes before `bin_count`."""

    values: Numbers
    bin_count: Annotated[int, Field(ge=1, le=1000), WHOLE] | None = None
    bin_width: Positive | None = None


class HistogramChart(ChartBase):
    """How often values fall into each bin."""

    chart_type: Unseen[Literal["histogram"]]
    histogram_data: Unseen[HistogramData]


class Box(Part):
    """The values whose spread one box shows."""

    values: Unseen[Numbers]
    name: Seen[Text | None] = None
    color: Unseen[Color | None] = None


class BoxWhiskerChart(ChartBase):
    """The spread of several sets of values."""

    chart_type: Unseen[Literal["boxWhisker"]]
    box_whisker_data: Seen[Annotated[list[Box], Field(max_length=255, fail_fast=True)]]


ChartData = Annotated[
    CategoryChart
    | XyChart
    | WaterfallChart
    | StockChart
    | FunnelChart
    | TreemapChart
    | SunburstChart
    | HistogramChart
    | BoxWhiskerChart,
    Field(discriminator="chart_type"),
]
