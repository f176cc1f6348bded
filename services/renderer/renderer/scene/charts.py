"""How a native chart is drawn: everything but where on the page. Sizes in pt, colours as in `renderer.scene.paint`."""

from dataclasses import dataclass
from typing import Literal

from renderer.deck.charts import Grouping, PlotKind
from renderer.scene.shapes import Element

LabelPlace = Literal["outEnd", "inEnd", "inBase", "ctr", "t", "b", "l", "r"]
LegendPlace = Literal["t", "b", "l", "r", "tr"]
Box = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Inks:
    """The colours of what is not a value: text, the second voice, axis lines, the grid, and the ground below."""

    ink: str = "tx1"
    second: str = "tx2"
    line: str = "accent5"
    grid: str = "hairline"
    ground: str = "bg1"


INKS = Inks()


@dataclass(frozen=True, slots=True)
class Caption:
    """What stands at one point, in words of the deck's language."""

    text: str
    color: str
    place: LabelPlace


@dataclass(frozen=True, slots=True)
class Labels:
    """Labels at the points of a series.

    Attributes:
        shown: indices of the points that have one; None is all of them.
        place: None where the kind of chart allows no choice.
        colors: of the text, one for all or one for each point.
        number_format: of the values; "" is that of the series.
        texts: what stands there instead of the values, one for each point.
        captions: the same, each with a place and a color of its own.
        fill: behind the text.
        separator: between the parts of one label.
    """

    shown: tuple[int, ...] | None
    place: LabelPlace | None
    size: float
    colors: tuple[str, ...]
    number_format: str
    value: bool = True
    series_name: bool = False
    category: bool = False
    percent: bool = False
    bold: bool = False
    texts: tuple[str, ...] = ()
    captions: tuple[Caption, ...] = ()
    fill: str | None = None
    separator: str = "  "


@dataclass(frozen=True, slots=True)
class Marker:
    """The sign at each value; `color` None is the series' own."""

    symbol: str = "circle"
    size: int = 7
    color: str | None = None


@dataclass(frozen=True, slots=True)
class Trend:
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
class Errors:
    """How sure each value is: `kind` is a DrawingML name, or "cust" for one length for each value up and down."""

    kind: str
    value: float | None = None
    side: str = "both"
    axis: Literal["x", "y"] | None = None
    cap: bool = True
    plus: tuple[float, ...] = ()
    minus: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True)
class PlotSeries:
    """One series; `points` are colours of single points ("" is the series' own), `width` 0 draws no line.

    `color` None is invisible, `edge` the outline of bars; `in_legend` False keeps its name out of there. A line that is
    not `rounded` ends where its last points are, with sharp corners between them.
    """

    name: str
    values: tuple[float | None, ...]
    color: str | None
    xs: tuple[float, ...] = ()
    sizes: tuple[float, ...] = ()
    points: tuple[str, ...] = ()
    labels: Labels | None = None
    width: float = 2.25
    rounded: bool = True
    marker: Marker | None = None
    smooth: bool = False
    kind: PlotKind | None = None
    secondary: bool = False
    trend: Trend | None = None
    errors: Errors | None = None
    edge: str | None = None
    in_legend: bool = True


@dataclass(frozen=True, slots=True)
class AxisTitle:
    """What an axis measures."""

    text: str
    size: float = 12.0
    color: str | None = None


@dataclass(frozen=True, slots=True)
class Scale:
    """A value axis from `minimum` to `maximum`, a line and a label every `step`; `size` None hides it.

    A `bare` one, hidden too, is nothing but its ends: it has no unit, line or text to be shown with.
    `log` is the base of a logarithmic one; `far` stands on the other side; `rotation` of labels is in degrees.
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


@dataclass(frozen=True, slots=True)
class Names:
    """The axis of categories; every `skip`-th is shown, and `size` None hides it.

    `marks` are skipped as the names are, should anyone show them.
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
class Plot:
    """A chart.

    Attributes:
        number_format: of the values, as spreadsheets write it.
        area: left, top, width and height of the plot within the frame, as shares of it; None leaves it to the viewer.
        x_scale: of points, across.
        second: the value axis of series that are `secondary`; `second_names` are its categories, mostly hidden.
        legend: where it stands; `legend_box` as `area`.
        gap: between groups of bars, in per cent of a bar.
        volume: the last series of a stock chart are columns below the prices.
        sheet: the name of its workbook's sheet.
        sources: what the series were reckoned from, as headed columns of the workbook before them.
    """

    kind: PlotKind
    categories: tuple[str, ...]
    series: tuple[PlotSeries, ...]
    number_format: str
    names: Names = Names()
    scale: Scale | None = None
    x_scale: Scale | None = None
    second: Scale | None = None
    second_names: Names | None = None
    grouping: Grouping = "standard"
    horizontal: bool = False
    hole: int = 58
    gap: int = 60
    overlap: int = 0
    area: Box | None = None
    legend: LegendPlace | None = None
    legend_box: Box | None = None
    legend_size: float = 14.0
    legend_color: str | None = None
    legend_over: bool = False
    table: bool = False
    radar: Literal["standard", "marker", "filled"] = "marker"
    scatter: Literal["marker", "line", "lineMarker", "smooth", "smoothMarker"] = "marker"
    bubble_scale: int = 60
    volume: bool = False
    inks: Inks = INKS
    sheet: str = "Chart"
    sources: tuple[tuple[str, tuple[float, ...]], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Chart(Element):
    """A native chart."""

    plot: Plot
    builds: bool = True
