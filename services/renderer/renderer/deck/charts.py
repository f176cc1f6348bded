"""What a chart says and what its document asks of its looks, whichever document it came from."""

from dataclasses import dataclass
from typing import Literal

from deck_documents.paper_document.chart_parts import (
    Annotation,
    Axis,
    DataLabels,
    ErrorBars,
    Legend,
    Marker,
    Trendline,
)
from deck_documents.paper_document.charts import Branch

PlotKind = Literal["bar", "line", "area", "pie", "doughnut", "radar", "scatter", "bubble", "stock"]
ChartKind = Literal[PlotKind, "waterfall", "histogram", "boxWhisker", "funnel", "treemap", "sunburst"]
Grouping = Literal["standard", "stacked", "percentStacked"]
StepKind = Literal["increase", "decrease", "total"]


@dataclass(frozen=True, slots=True)
class DataSeries:
    """Values of one kind.

    Attributes:
        name: "" for none.
        values: one for each category, or the y values of points; None is a gap.
        xs: x values of a scatter or bubble chart, as many as `values`.
        sizes: of bubbles, as many as `values`.
        color: as in `renderer.scene.paint`; None leaves it to the palette. `points` are those of single values.
        kind: another one than the chart's; None is the same.
        secondary: measured by the second value axis.
        smooth: None is as the chart.
        labels: whether and which values are written; None leaves it to the layout.
        texts: what is written instead of single values; "" is the value.
    """

    name: str
    values: tuple[float | None, ...]
    xs: tuple[float, ...] = ()
    sizes: tuple[float, ...] = ()
    color: str | None = None
    points: tuple[str, ...] = ()
    kind: Literal["bar", "line", "area"] | None = None
    secondary: bool = False
    smooth: bool | None = None
    marker: Marker | None = None
    labels: DataLabels | bool | None = None
    trend: Trendline | None = None
    errors: ErrorBars | None = None
    texts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ChartData:
    """A chart to be laid out; what is None is left to the layout.

    Attributes:
        categories: empty for points, boxes and branches.
        series: of a stock chart open (may be left out), high, low and close, in this order, then the volume if there
            is one; of a box-and-whisker chart the raw values of each box.
        steps: of a waterfall, what each value is.
        branches: of a treemap or a sunburst.
        horizontal: bars lie.
        hole: of a doughnut, in per cent of its diameter.
        colors: of the series, or of the slices of a pie, in order.
        gap, overlap: of bars, in per cent of one.
        table: the values stand below the plot.
        ignored: what the document asks for and this kind cannot have, as (where in the chart, what).
    """

    kind: ChartKind
    categories: tuple[str, ...]
    series: tuple[DataSeries, ...]
    title: str = ""
    grouping: Grouping = "standard"
    horizontal: bool | None = None
    smooth: bool = False
    hole: int = 58
    steps: tuple[StepKind, ...] = ()
    branches: tuple[Branch, ...] = ()
    volume: bool = False
    category_axis: Axis | None = None
    value_axis: Axis | None = None
    second_category_axis: Axis | None = None
    second_value_axis: Axis | None = None
    legend: Legend | None = None
    labels: DataLabels | bool | None = None
    gap: int | None = None
    overlap: int | None = None
    table: bool = False
    annotations: tuple[Annotation, ...] = ()
    colors: tuple[str, ...] = ()
    radar: Literal["standard", "marker", "filled"] = "marker"
    scatter: Literal["marker", "line", "lineMarker", "smooth", "smoothMarker"] = "marker"
    bubble_scale: int = 60
    ignored: tuple[tuple[str, str], ...] = ()
