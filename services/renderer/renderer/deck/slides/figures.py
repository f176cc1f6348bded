"""Slides that show figures: KPIs, tables, charts, and what stands on axes or in time."""

from dataclasses import dataclass
from typing import Literal

from renderer.deck.blocks.figures import Comparison, MarkedCell, Multiple, Phase, Tone, Trend, WantedQuadrant
from renderer.deck.charts import ChartData
from renderer.deck.slide import Slide


@dataclass(frozen=True, slots=True)
class Kpi:
    """One figure, what it should be, what others have, and its way here."""

    label: str
    value: str
    trend: Trend = "none"
    tone: Tone | None = None
    icon: str | None = None
    sublabel: str | None = None
    target: Comparison | None = None
    benchmark: Comparison | None = None
    history: tuple[float, ...] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class KpiGridSlide(Slide):
    """Two to six figures."""

    items: tuple[Kpi, ...]


@dataclass(frozen=True, slots=True)
class TableRow:
    """One row: its label stands in the first column, its values in the others."""

    label: str
    values: tuple[str | MarkedCell, ...]
    highlight: bool | None = None
    best: int | None = None
    total: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ComparisonTableSlide(Slide):
    """A table; the first column heads the rows."""

    columns: tuple[str, ...]
    rows: tuple[TableRow, ...]
    recommended: int | None = None


@dataclass(frozen=True, slots=True)
class Company:
    """A dot on a market map; `x` and `y` are per cent from the bottom left."""

    name: str
    x: float
    y: float
    emphasis: Literal["primary", "secondary"] = "secondary"
    size: float | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class MarketMapSlide(Slide):
    """Companies on two axes; quadrants are top left, top right, bottom left, bottom right."""

    companies: tuple[Company, ...]
    x_axis_label: str | None = None
    y_axis_label: str | None = None
    quadrants: tuple[str, ...] | None = None
    size_label: str | None = None
    wanted_quadrant: WantedQuadrant | None = None


@dataclass(frozen=True, slots=True)
class TimelineEvent:
    """One step in time."""

    label: str
    date: str | None = None
    description: str | None = None
    icon: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TimelineSlide(Slide):
    """Two to ten events in order; `today` is a date."""

    events: tuple[TimelineEvent, ...]
    phases: tuple[Phase, ...] | None = None
    today: str | None = None


@dataclass(frozen=True, slots=True)
class OrgNode:
    """One box; without `parent_id` it is a root."""

    id: str
    label: str
    role: str | None = None
    parent_id: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class OrgChartSlide(Slide):
    """A forest of boxes."""

    nodes: tuple[OrgNode, ...]


@dataclass(frozen=True, slots=True)
class WaterfallEntry:
    """One step; increase and decrease use the magnitude of `value`, totals are signed."""

    label: str
    value: float
    type: Literal["increase", "decrease", "total"]
    tone: Literal["good", "bad", "neutral"] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class WaterfallSlide(Slide):
    """How a figure became another; `BridgeOptions` says what its options mean."""

    entries: tuple[WaterfallEntry, ...]
    good_when: Literal["up", "down"] | None = None
    order: Literal["given", "size"] | None = None
    most_steps: int | None = None
    difference: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ChartSlide(Slide):
    """A chart, with remarks beside it and a callout at what it points at."""

    chart: ChartData
    remarks: tuple[str, ...] | None = None
    callout: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SmallMultiplesSlide(Slide):
    """Two to twelve small charts on the same axes."""

    chart_type: Literal["line", "bar", "area"]
    categories: tuple[str, ...]
    charts: tuple[Multiple, ...]
    emphasis: tuple[str, ...] | None = None


@dataclass(frozen=True, slots=True)
class Tombstone:
    """One deal."""

    name: str
    subtitle: str | None = None
    metrics: tuple[str, ...] | None = None
    icon: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TombstoneGridSlide(Slide):
    """Two to twelve deals."""

    items: tuple[Tombstone, ...]
