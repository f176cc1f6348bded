"""How a native chart is drawn: everything but where on the page. Sizes in pt, colours as in `scene.Run`."""

from dataclasses import dataclass
from typing import Literal

from renderer.chart_data import ChartKind, Grouping

LabelPlace = Literal["outEnd", "ctr", "t", "r"]


@dataclass(frozen=True, slots=True)
class Labels:
    """Labels at the points of a series.

    Attributes:
        shown: indices of the points that have one.
        place: None where the kind of chart allows no choice.
        colors: of the text, one for all or one for each point.
    """

    shown: tuple[int, ...]
    place: LabelPlace | None
    size: float
    colors: tuple[str, ...]
    number_format: str
    value: bool = True
    series_name: bool = False
    category: bool = False
    percent: bool = False
    bold: bool = False


@dataclass(frozen=True, slots=True)
class PlotSeries:
    """One series; `points` are colours of single points, `markers` dots on a line."""

    name: str
    values: tuple[float | None, ...]
    color: str
    xs: tuple[float, ...] = ()
    sizes: tuple[float, ...] = ()
    points: tuple[str, ...] = ()
    labels: Labels | None = None
    width: float = 2.25
    markers: bool = False


@dataclass(frozen=True, slots=True)
class Scale:
    """The value axis from `minimum` to `maximum`, a line and a label every `step`; `size` None hides it."""

    minimum: float
    maximum: float
    step: float
    number_format: str
    size: float | None


@dataclass(frozen=True, slots=True)
class Plot:
    """A chart of one kind.

    Attributes:
        number_format: of the values, as Excel writes it.
        area: left, top, width and height of the plot within the frame, as shares of it; None leaves it to the viewer.
        legend: where it stands; `legend_box` as `area`.
        gap: between groups of bars, in per cent of a bar.
        slanted, skip: of category labels; every `skip`-th is shown.
    """

    kind: ChartKind
    categories: tuple[str, ...]
    series: tuple[PlotSeries, ...]
    number_format: str
    category_size: float
    scale: Scale | None = None
    x_scale: Scale | None = None
    grouping: Grouping = "standard"
    horizontal: bool = False
    smooth: bool = False
    hole: int = 58
    gap: int = 60
    overlap: int = 0
    area: tuple[float, float, float, float] | None = None
    legend: Literal["t", "r"] | None = None
    legend_box: tuple[float, float, float, float] | None = None
    legend_size: float = 14.0
    slanted: bool = False
    skip: int = 1
