"""What a chart says, whichever document it came from."""

from dataclasses import dataclass
from typing import Literal

ChartKind = Literal["bar", "line", "area", "pie", "doughnut", "radar", "scatter", "bubble", "stock"]
Grouping = Literal["standard", "stacked", "percentStacked"]


@dataclass(frozen=True, slots=True)
class DataSeries:
    """Values of one kind.

    Attributes:
        name: "" for none.
        values: one for each category, or the y values of points; None is a gap.
        xs: x values of a scatter or bubble chart, as many as `values`.
        sizes: of bubbles, as many as `values`.
    """

    name: str
    values: tuple[float | None, ...]
    xs: tuple[float, ...] = ()
    sizes: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True)
class ChartData:
    """A chart to be laid out.

    Attributes:
        categories: empty for scatter and bubble.
        series: for a stock chart open (may be left out), high, low and close, in this order.
        horizontal: bars lie; None leaves it to the layout.
        hole: of a doughnut, in per cent of its diameter.
    """

    kind: ChartKind
    categories: tuple[str, ...]
    series: tuple[DataSeries, ...]
    title: str = ""
    grouping: Grouping = "standard"
    horizontal: bool | None = None
    smooth: bool = False
    hole: int = 58
