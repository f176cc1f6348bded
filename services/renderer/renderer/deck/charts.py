"""What a document asks of a chart. What is None is left to the layout; colors are as in `renderer.scene.paint`."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from renderer.scene.charts import Grouping, NativeKind, RadarStyle, ScatterStyle

ChartKind = Literal[NativeKind, "waterfall", "histogram", "boxWhisker", "funnel", "treemap", "sunburst"]
StepKind = Literal["increase", "decrease", "total"]
Tone = Literal["good", "bad", "neutral", ""]
Side = Literal["top", "bottom", "left", "right"]
ChartOption = Literal[
    "categoryAxis",
    "valueAxis",
    "secondaryCategoryAxis",
    "secondaryValueAxis",
    "legend",
    "dataLabels",
    "gapWidth",
    "overlap",
    "trendline",
    "errorBars",
    "dataTable",
    "annotations",
    "barGrouping",
    "barDirection",
    "lineGrouping",
    "areaGrouping",
    "radarStyle",
    "smooth",
    "holeSize",
    "scatterStyle",
    "bubbleScale",
    "emphasis",
    "evidence",
]
SeriesOption = Literal["chartType", "axis", "smooth", "marker", "pointColors", "trendline", "errorBars", "sizes"]


@dataclass(frozen=True, slots=True)
class AxisOptions:
    """Of one axis; ends and units are in units of the values, `number_format` is one of spreadsheets, sizes in pt."""

    title: str | None = None
    min: float | None = None
    max: float | None = None
    major_unit: float | None = None
    minor_unit: float | None = None
    number_format: str | None = None
    visible: bool | None = None
    gridlines: bool | None = None
    log_base: float | None = None
    reverse: bool | None = None
    position: Side | None = None
    label_rotation: float | None = None
    font_size: float | None = None
    color: str | None = None


@dataclass(frozen=True, slots=True)
class LegendOptions:
    """Where the names of the series stand."""

    position: Literal[Side, "topRight", "none"] | None = None
    overlay: bool | None = None
    font_size: float | None = None
    color: str | None = None


@dataclass(frozen=True, slots=True)
class LabelOptions:
    """What stands beside each value."""

    show_value: bool | None = None
    show_category: bool | None = None
    show_series_name: bool | None = None
    show_percent: bool | None = None
    position: Literal["center", "insideEnd", "insideBase", "outsideEnd", Side] | None = None
    number_format: str | None = None
    font_size: float | None = None
    color: str | None = None


@dataclass(frozen=True, slots=True)
class MarkerOptions:
    """The sign at each value; `symbol` may be "none" or "auto", `size` is in pt."""

    symbol: str | None = None
    size: float | None = None
    color: str | None = None


@dataclass(frozen=True, slots=True)
class TrendlineOptions:
    """A curve fitted to the values; `order` is for polynomials, `period` for moving averages."""

    type: Literal["linear", "exponential", "logarithmic", "polynomial", "power", "movingAverage"]
    name: str | None = None
    order: int | None = None
    period: int | None = None
    forward: float | None = None
    backward: float | None = None
    show_equation: bool | None = None
    show_r_squared: bool | None = None
    color: str | None = None


@dataclass(frozen=True, slots=True)
class ErrorBarOptions:
    """How sure each value is; `value` is in units of the values, or in per cent."""

    type: Literal["fixedValue", "percentage", "standardDeviation", "standardError"]
    value: float | None = None
    direction: Literal["both", "plus", "minus"] | None = None
    axis: Literal["x", "y"] | None = None
    end_cap: bool | None = None


@dataclass(frozen=True, slots=True)
class Annotation:
    """A remark in the plot; `x` and `y` are places on the axes, a category by its name or its number."""

    text: str
    x: float | str | None = None
    y: float | None = None
    series: str | None = None
    color: str | None = None


@dataclass(frozen=True, slots=True)
class Between:
    """From one category to another, by their names; `series` is None where none is named."""

    start: str
    end: str
    series: str | None = None


@dataclass(frozen=True, slots=True)
class Target:
    """A level in units of the values; without a label it is named in the deck's language."""

    value: float
    label: str | None = None


@dataclass(frozen=True, slots=True)
class Average:
    """The mean of the values, likewise."""

    label: str | None = None


@dataclass(frozen=True, slots=True)
class Forecast:
    """Values that are yet to come, from the category `start` on."""

    start: str
    label: str | None = None


@dataclass(frozen=True, slots=True)
class Evidence:
    """What proves the point of a chart; `growth` is the one per year."""

    difference: Between | None = None
    growth: Between | None = None
    target: Target | None = None
    average: Average | None = None
    forecast: Forecast | None = None


@dataclass(frozen=True, slots=True)
class Branch:
    """A part of a whole: with a value of its own, or with children that make it up."""

    name: str
    value: float = 0.0
    children: tuple["Branch", ...] = ()
    color: str | None = None

    @property
    def total(self) -> float:
        """Its value, or the sum of what it is made of; its own counts where that is greater."""
        return max(self.value, sum(child.total for child in self.children))


@dataclass(frozen=True, slots=True)
class Bins:
    """How the values of a histogram are counted; `width` is in units of the values and goes before `count`."""

    count: int | None = None
    width: float | None = None


@dataclass(frozen=True, slots=True)
class BridgeOptions:
    """How a waterfall is told.

    Attributes:
        tones: what each value means, as many as there are; "" leaves it to `good_when`, as none do.
        good_when: which way is good; None says nothing of good and bad.
        order: of the steps between two totals.
        most_steps: that have bars of their own; the others are put together.
        difference: the first total and the last are compared.
    """

    tones: tuple[Tone, ...] = ()
    good_when: Literal["up", "down"] | None = None
    order: Literal["given", "size"] = "given"
    most_steps: int | None = None
    difference: bool = False


@dataclass(frozen=True, slots=True)
class SeriesData:
    """Values of one kind.

    Attributes:
        name: "" for none.
        values: one for each category, or the y values of points; None is a gap.
        xs: x values of a scatter or bubble chart, as many as `values`.
        sizes: of bubbles, as many as `values`.
        color: None leaves it to the palette; `points` are those of single values.
        kind: another one than the chart's; None is the same.
        secondary: measured by the second value axis.
        smooth: None is as the chart.
        labels: whether and which values are written.
        texts: what is written instead of single values; "" is the value.
        asked: the options that the document sets, whether or not its kind of chart has them.
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
    marker: MarkerOptions | None = None
    labels: LabelOptions | bool | None = None
    trendline: TrendlineOptions | None = None
    error_bars: ErrorBarOptions | None = None
    texts: tuple[str, ...] = ()
    asked: tuple[SeriesOption, ...] = ()


@dataclass(frozen=True, slots=True)
class ChartData:
    """A chart to be laid out.

    Attributes:
        categories: empty for points, boxes, branches and what is yet to be counted.
        series: of a stock chart open (may be left out), high, low and close, in this order, then the volume if there
            is one; of a box-and-whisker chart the raw values of each box, of a histogram all of them.
        steps: of a waterfall, what each value is.
        bridge: how a waterfall is told.
        totals_at: where in a document's data the value of a waterfall's bar stands, with {} for its index; "" where
            whoever made the chart looks at its totals.
        branches: of a treemap or a sunburst.
        bins: of a histogram.
        horizontal: bars lie.
        hole: of a doughnut, in per cent of its diameter.
        colors: of the series, or of the slices of a pie, in order.
        gap, overlap: of bars, in per cent of one.
        data_table: the values stand below the plot.
        bubble_scale: in per cent of the usual size.
        emphasis: names of the series or categories that the chart is about.
        marked: the categories that it points at, once it is known which.
        evidence: what proves the point of the chart.
        levels: lines across the values, which the axis has to reach, in units of the values.
        bridged: lines go on over categories without a value, which stand for what nobody has measured.
        asked: the options that the document sets, whether or not this kind of chart has them.
    """

    kind: ChartKind
    categories: tuple[str, ...]
    series: tuple[SeriesData, ...]
    title: str = ""
    grouping: Grouping = "standard"
    horizontal: bool | None = None
    smooth: bool = False
    hole: int | None = None
    steps: tuple[StepKind, ...] = ()
    bridge: BridgeOptions = BridgeOptions()
    totals_at: str = ""
    branches: tuple[Branch, ...] = ()
    bins: Bins = Bins()
    volume: bool = False
    category_axis: AxisOptions | None = None
    value_axis: AxisOptions | None = None
    second_category_axis: AxisOptions | None = None
    second_value_axis: AxisOptions | None = None
    legend: LegendOptions | None = None
    labels: LabelOptions | bool | None = None
    gap: int | None = None
    overlap: int | None = None
    data_table: bool = False
    annotations: tuple[Annotation, ...] = ()
    colors: tuple[str, ...] = ()
    radar_style: RadarStyle = "marker"
    scatter_style: ScatterStyle = "marker"
    bubble_scale: int | None = None
    emphasis: tuple[str, ...] = ()
    marked: tuple[int, ...] = ()
    evidence: Evidence = Evidence()
    levels: tuple[float, ...] = ()
    bridged: bool = False
    asked: tuple[ChartOption, ...] = ()

    @property
    def has_values(self) -> bool:
        """Whether there is a value at all."""
        return bool(values_of(self.series) or self.branches)

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to draw: parts of a whole need one above zero."""
        if self.kind in {"pie", "doughnut"}:
            return not any(values_of(self.series[:1] if self.kind == "pie" else self.series))
        if self.grouping == "percentStacked":
            others = [one for one in self.series if one.kind]
            return not any(values_of([one for one in self.series if not one.kind])) and not values_of(others)
        return not values_of(self.series) and not any(branch.total for branch in self.branches)


def values_of(series: Sequence[SeriesData]) -> list[float]:
    """All values there are."""
    return [value for one in series for value in one.values if value is not None]
