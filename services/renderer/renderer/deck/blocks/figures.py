"""Blocks that are figures: tables, charts, maps, trees."""

from dataclasses import dataclass
from typing import Literal

from renderer.deck.charts import ChartData

Trend = Literal["up", "down", "flat", "none"]
Tone = Literal["good", "bad", "neutral"]
WantedQuadrant = Literal["topLeft", "topRight", "bottomLeft", "bottomRight"]


@dataclass(frozen=True, slots=True)
class MarkedCell:
    """Words with one mark before them, or on a shade: `bar` is on the scale of its column, `heat` in per cent."""

    value: str
    signal: Literal["good", "warn", "bad"] | None = None
    harvey: int | None = None
    bar: float | None = None
    heat: float | None = None


@dataclass(frozen=True, slots=True)
class MatrixRow:
    """One row; `accent` sets it off, `total` as a sum."""

    label: str
    cells: tuple[str | MarkedCell, ...]
    accent: bool | None = None
    total: bool | None = None
    label_fill: str | None = None


@dataclass(frozen=True, slots=True)
class MatrixTable:
    """A table with labelled rows; `col_w` are widths in proportion to each other."""

    rows: tuple[MatrixRow, ...]
    column_headers: tuple[str, ...] | None = None
    col_w: tuple[float, ...] | None = None
    wrap_policy: Literal["wrap", "ellipsis", "shrink"] | None = None


@dataclass(frozen=True, slots=True)
class BandRow:
    """One aspect, with a value for each column."""

    label: str
    values: tuple[str | MarkedCell, ...]


@dataclass(frozen=True, slots=True)
class ComparisonBand:
    """Alternatives side by side."""

    columns: tuple[str, ...]
    rows: tuple[BandRow, ...]


@dataclass(frozen=True, slots=True)
class Step:
    """One step; `tag` is short: a date or a number."""

    tag: str
    label: str
    description: str | None = None
    icon: str | None = None


@dataclass(frozen=True, slots=True)
class Phase:
    """A stretch of time with a name; its ends are dates as people write them."""

    label: str
    start: str
    end: str


@dataclass(frozen=True, slots=True)
class StepTimeline:
    """Steps in order; `today` is a date."""

    steps: tuple[Step, ...]
    phases: tuple[Phase, ...] | None = None
    today: str | None = None


@dataclass(frozen=True, slots=True)
class BridgeStep:
    """One bar; up and down use the magnitude of `value`, `value_label` is shown in its place."""

    kind: Literal["start", "end", "up", "down"]
    label: str
    value: float
    value_label: str | None = None
    tone: Literal["good", "bad", "neutral"] | None = None


@dataclass(frozen=True, slots=True)
class WaterfallBars:
    """How a figure became another; `BridgeOptions` says what its options mean."""

    steps: tuple[BridgeStep, ...]
    good_when: Literal["up", "down"] | None = None
    order: Literal["given", "size"] | None = None
    most_steps: int | None = None
    difference: bool | None = None


@dataclass(frozen=True, slots=True)
class OrgLeaf:
    """One box of an organisation."""

    label: str
    role: str | None = None


@dataclass(frozen=True, slots=True)
class OrgBranch(OrgLeaf):
    """A box below the root, with boxes of its own."""

    children: tuple["OrgBranch", ...] | None = None


@dataclass(frozen=True, slots=True)
class OrgTree:
    """An organisation under one root."""

    root: str | OrgLeaf
    children: tuple[OrgBranch, ...]


@dataclass(frozen=True, slots=True)
class TombstoneTile:
    """One deal."""

    name: str
    subtitle: str | None = None
    metrics: tuple[str, ...] | None = None
    icon: str | None = None


@dataclass(frozen=True, slots=True)
class TombstoneStack:
    """Deals in columns."""

    tiles: tuple[TombstoneTile, ...]
    columns: int | None = None


@dataclass(frozen=True, slots=True)
class TocTile:
    """One entry of the contents."""

    label: str
    number: str | None = None
    description: str | None = None


@dataclass(frozen=True, slots=True)
class TocTiles:
    """The contents of a deck."""

    tiles: tuple[TocTile, ...]


@dataclass(frozen=True, slots=True)
class Reference:
    """A figure to compare with; a number is in the unit of the figure it stands beside."""

    value: str | float
    label: str | None = None


Comparison = str | float | Reference


@dataclass(frozen=True, slots=True)
class Metric:
    """One figure, what it should be, what others have, and its way here."""

    label: str
    value: str
    delta: str | None = None
    trend: Trend | None = None
    tone: Tone | None = None
    target: Comparison | None = None
    benchmark: Comparison | None = None
    history: tuple[float, ...] | None = None


@dataclass(frozen=True, slots=True)
class MetricStack:
    """Figures below each other."""

    rows: tuple[Metric, ...]


@dataclass(frozen=True, slots=True)
class KpiHero(Metric):
    """One figure, large, with a sentence that supports it."""

    support: str | None = None


@dataclass(frozen=True, slots=True)
class ChartBlock:
    """A native chart."""

    chart_data: ChartData
    alt_text: str | None = None


@dataclass(frozen=True, slots=True)
class Multiple:
    """One of several small charts: a value for each category, None is a gap."""

    name: str
    values: tuple[float | None, ...]


@dataclass(frozen=True, slots=True)
class SmallMultiples:
    """Small charts on the same axes; those that `emphasis` names are in the accent."""

    chart_type: Literal["line", "bar", "area"]
    categories: tuple[str, ...]
    charts: tuple[Multiple, ...]
    emphasis: tuple[str, ...] | None = None


@dataclass(frozen=True, slots=True)
class AxisEnds:
    """What the two ends of an axis mean."""

    low: str
    high: str


@dataclass(frozen=True, slots=True)
class MapPoint:
    """A dot; `x` and `y` are per cent from the bottom left."""

    label: str
    x: float
    y: float
    emphasis: Literal["primary", "secondary"] | None = None
    size: float | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True)
class QuadrantMap:
    """Dots on two axes; quadrants are top left, top right, bottom left, bottom right."""

    x_axis_label: AxisEnds | None = None
    y_axis_label: AxisEnds | None = None
    quadrants: tuple[str, ...] | None = None
    points: tuple[MapPoint, ...] | None = None
    size_label: str | None = None
    wanted_quadrant: WantedQuadrant | None = None


@dataclass(frozen=True, slots=True)
class HarveyBall:
    """A circle filled by quarters."""

    filled: int
    label: str | None = None


@dataclass(frozen=True, slots=True)
class LegendItem:
    """What a color means."""

    label: str
    color: str | None = None
    value: str | None = None


@dataclass(frozen=True, slots=True)
class LegendTable:
    """What colors mean."""

    items: tuple[LegendItem, ...]
