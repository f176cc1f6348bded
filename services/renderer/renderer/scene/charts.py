"""Native charts: everything that is drawn, resolved. Sizes in pt, colors as in `renderer.scene.paint`."""

from dataclasses import dataclass
from typing import Literal

from renderer.scene.shapes import Element

NativeKind = Literal["bar", "line", "area", "pie", "doughnut", "radar", "scatter", "bubble", "stock"]
Grouping = Literal["standard", "stacked", "percentStacked"]
RadarStyle = Literal["standard", "marker", "filled"]
ScatterStyle = Literal["marker", "line", "lineMarker", "smooth", "smoothMarker"]
LabelPosition = Literal["outEnd", "inEnd", "inBase", "ctr", "t", "b", "l", "r"]
LegendPosition = Literal["t", "b", "l", "r", "tr"]
Shares = tuple[float, float, float, float]
"""Left, top, width and height within the frame of the chart, as shares of it."""


@dataclass(frozen=True, slots=True)
class Inks:
    """The colors of what is not a value: text, the second voice, axis lines, the grid, and the ground below.

    Attributes:
        dotted: the lines of the grid are dots.
        has_grid: there are lines at the figures of an axis that says nothing of them.
    """

    ink: str = "tx1"
    second: str = "tx2"
    line: str = "accent5"
    grid: str = "hairline"
    ground: str = "bg1"
    dotted: bool = False
    has_grid: bool = True


INKS = Inks()


@dataclass(frozen=True, slots=True)
class Caption:
    """What stands at one point, in words of the deck's language."""

    text: str
    color: str
    position: LabelPosition


@dataclass(frozen=True, slots=True)
class Source:
    """A column of a chart's workbook that its series were reckoned from.

    Attributes:
        heading: in its first row.
        cells: one for each category.
        formats: how spreadsheets write the cells, one for each; empty leaves it to them.
    """

    heading: str
    cells: tuple[str | float, ...]
    formats: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class DataLabels:
    """Labels at the points of a series.

    Attributes:
        shown: indices of the points that have one; None is all of them.
        position: None where the kind of chart allows no choice.
        colors: of the text, one for all or one for each point.
        number_format: of the values; "" is that of the series.
        texts: what stands there instead of the values, one for each point.
        follows: the texts are the values of the series, which they follow in the cells of its workbook.
        captions: the same as texts, each with a position and a color of its own.
        source: which of the chart's sources holds the captions in its cells, so that they follow these.
        fill: behind the text.
        separator: between the parts of one label.
        positions: one for each point, where they differ.
    """

    shown: tuple[int, ...] | None
    position: LabelPosition | None
    size: float
    colors: tuple[str, ...]
    number_format: str
    value: bool = True
    series_name: bool = False
    category: bool = False
    percent: bool = False
    bold: bool = False
    texts: tuple[str, ...] = ()
    follows: bool = False
    captions: tuple[Caption, ...] = ()
    source: int | None = None
    fill: str | None = None
    separator: str = "  "
    positions: tuple[LabelPosition | None, ...] = ()


@dataclass(frozen=True, slots=True)
class Marker:
    """The sign at each value; `color` None is the series' own."""

    symbol: str = "circle"
    size: int = 7
    color: str | None = None


@dataclass(frozen=True, slots=True)
class Trendline:
    """A curve through a series; `kind` is a DrawingML name, `color` None is that of the series."""

    kind: str
    name: str = ""
    order: int | None = None
    period: int | None = None
    forward: float | None = None
    backward: float | None = None
    equation: bool = False
    r_squared: bool = False
    color: str | None = None


@dataclass(frozen=True, slots=True)
class ErrorBars:
    """How sure each value is: `kind` is a DrawingML name, or "cust" for one length for each value up and down."""

    kind: str
    value: float | None = None
    direction: str = "both"
    axis: Literal["x", "y"] | None = None
    cap: bool = True
    plus: tuple[float, ...] = ()
    minus: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True)
class Series:
    """One series of a chart.

    Attributes:
        name: "" for none.
        values: one for each category, or the y values of points; None is a gap.
        color: None is invisible.
        xs: x values of points, `sizes` those of bubbles, as many as `values`.
        points: colors of single values; "" is the series' own.
        width: of its line; 0 draws none. One that is not `rounded` has sharp corners and ends.
        dash: of its line, a DrawingML name.
        kind: another one than the chart's.
        secondary: measured by the second value axis.
        edge: the color of the outline of bars.
        in_legend: whether its name stands there.
    """

    name: str
    values: tuple[float | None, ...]
    color: str | None
    xs: tuple[float, ...] = ()
    sizes: tuple[float, ...] = ()
    points: tuple[str, ...] = ()
    labels: DataLabels | None = None
    width: float = 2.25
    rounded: bool = True
    dash: str = "solid"
    marker: Marker | None = None
    smooth: bool = False
    kind: NativeKind | None = None
    secondary: bool = False
    trendline: Trendline | None = None
    error_bars: ErrorBars | None = None
    edge: str | None = None
    in_legend: bool = True


@dataclass(frozen=True, slots=True)
class AxisTitle:
    """What an axis measures."""

    text: str
    size: float = 12.0
    color: str | None = None


@dataclass(frozen=True, slots=True)
class ValueAxis:
    """A value axis from `minimum` to `maximum`.

    Attributes:
        step: from one line and label to the next; `minor` from one tick to the next.
        size: of its labels; None hides it.
        grid: None is as it is seen.
        reverse: it runs the other way.
        far: it stands on the other side.
        log: the base of a logarithmic one.
        rotation: of its labels, in degrees.
        color: of its labels; None is the second voice.
        bare: hidden, and nothing but its ends: without unit, line or text to be shown with.
        figures_from: it writes no figures below this; None writes all.
    """

    minimum: float
    maximum: float
    step: float
    number_format: str
    size: float | None
    minor: float | None = None
    title: AxisTitle | None = None
    grid: bool | None = None
    reverse: bool = False
    far: bool = False
    log: float | None = None
    rotation: float = 0.0
    color: str | None = None
    bare: bool = False
    figures_from: float | None = None


@dataclass(frozen=True, slots=True)
class CategoryAxis:
    """The axis of categories.

    Attributes:
        size: of their names; None hides them.
        rotation: of the names, in degrees.
        skip: every so many-th is shown; `marks` are skipped alike, should anyone show them.
        reverse: it runs the other way.
        far: it stands on the other side.
        color: of the names; None is ink.
    """

    size: float | None = 12.0
    rotation: float = 0.0
    skip: int = 1
    title: AxisTitle | None = None
    grid: bool = False
    reverse: bool = False
    far: bool = False
    color: str | None = None
    marks: bool = True


@dataclass(frozen=True, slots=True)
class Legend:
    """The names of the series, or of the slices of a pie; `overlay` lies over the plot, `area` None is the viewer's."""

    position: LegendPosition
    size: float = 14.0
    color: str | None = None
    overlay: bool = False
    area: Shares | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Chart(Element):
    """A native chart.

    Attributes:
        kind: of the series that have none of their own.
        categories: empty for points.
        number_format: of the values, as spreadsheets write it.
        x_axis: of points, across; they have no categories.
        second_value_axis: measures series that are `secondary`; `second_category_axis` is mostly hidden.
        hole: of a doughnut, in per cent of its diameter.
        gap: between groups of bars, `overlap` within one, in per cent of a bar.
        plot_area: where the values are drawn, without axes; None leaves it to the viewer.
        data_table: the values stand below the plot.
        bubble_scale: in per cent of the usual size.
        bridged: lines go on over values that are missing.
        volume: the last series of a stock chart are columns below the prices.
        sheet: the name of the sheet of its workbook.
        sources: what the series were reckoned from, as columns of the workbook before them.
        builds: part of the content that an animation brings in.
    """

    kind: NativeKind
    categories: tuple[str, ...]
    series: tuple[Series, ...]
    number_format: str
    category_axis: CategoryAxis = CategoryAxis()
    value_axis: ValueAxis | None = None
    x_axis: ValueAxis | None = None
    second_value_axis: ValueAxis | None = None
    second_category_axis: CategoryAxis | None = None
    grouping: Grouping = "standard"
    horizontal: bool = False
    hole: int = 58
    gap: int = 60
    overlap: int = 0
    plot_area: Shares | None = None
    legend: Legend | None = None
    data_table: bool = False
    radar_style: RadarStyle = "marker"
    scatter_style: ScatterStyle = "marker"
    bubble_scale: int = 60
    bridged: bool = False
    volume: bool = False
    inks: Inks = INKS
    sheet: str = "Chart"
    sources: tuple[Source, ...] = ()
    builds: bool = True

    @property
    def edge_to_edge(self) -> bool:
        """Whether the first and the last category stand at the edges of the plot; labels there would need more room."""
        return self.kind == "area" and not any(one.labels for one in self.series)
