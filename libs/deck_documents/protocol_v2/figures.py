"""Slides that show figures: KPIs, tables, charts, and what stands on axes or in time."""

from typing import Annotated, Literal

from pydantic import Field

from deck_documents.cells import CellContent
from deck_documents.composition.figures import GoodWhen, MostSteps, Multiple, Phase, StepOrder, WantedQuadrant
from deck_documents.evidence import Judged
from deck_documents.icons import IconName
from deck_documents.paper_document.charts import ChartData
from deck_documents.parts import WHOLE, Name, NonEmpty, Part, Positive, Text, Tone
from deck_documents.protocol_v2.slide import SlideBase
from deck_documents.sight import Seen, SeenAsMagnitude, Unseen


class Kpi(Judged):
    """One figure. `tone`, an addition of this server, says whether its trend is good; without it the arrow is grey."""

    label: Seen[Text]
    value: Seen[Text]
    trend: Unseen[Literal["up", "down", "flat", "none"]] = "none"
    tone: Unseen[Tone | None] = None
    icon: Unseen[IconName | None] = None
    sublabel: Seen[Text | None] = None


class KpiGridSlide(SlideBase):
    """Two to six figures."""

    slide_type: Unseen[Literal["kpi-grid"]]
    items: Seen[Annotated[list[Kpi], Field(min_length=2, max_length=6)]]


Column = Annotated[int, Field(ge=1, le=5), WHOLE]


class TableRow(Part):
    """One row: its label stands in the first column, its values in the others.

    `best` is the column, counted from 0 with that of the labels, whose value is the best; `total` sets a sum off. Both
    are additions of this server, as are cells with marks.
    """

    label: Seen[Text]
    values: Seen[Annotated[list[CellContent], Field(min_length=2, max_length=6)]]
    highlight: Unseen[bool | None] = None
    best: Unseen[Column | None] = None
    total: Unseen[bool | None] = None


class ComparisonTableSlide(SlideBase):
    """A table; the first column heads the rows.

    `recommended`, an addition of this server, is the column that is raised, counted from 0 with that of the labels.
    """

    slide_type: Unseen[Literal["comparison-table"]]
    columns: Seen[Annotated[list[Text], Field(min_length=3, max_length=6)]]
    rows: Seen[Annotated[list[TableRow], Field(min_length=1, max_length=12)]]
    recommended: Unseen[Column | None] = None


class Company(Part):
    """A dot on a market map; `x` and `y` are per cent from the bottom left.

    `size` makes the dot a bubble whose surface is as large as the figure, `note` is a line of reason below the name.
    Both are additions of this server.
    """

    name: Seen[Text]
    x: Unseen[Annotated[float, Field(ge=0, le=100)]]
    y: Unseen[Annotated[float, Field(ge=0, le=100)]]
    emphasis: Unseen[Literal["primary", "secondary"]] = "secondary"
    size: Unseen[Positive | None] = None
    note: Seen[Text | None] = None


class MarketMapSlide(SlideBase):
    """Companies on two axes; quadrants are top left, top right, bottom left, bottom right.

    `sizeLabel` says what bubbles measure, `wantedQuadrant` is the one that is tinted: additions of this server.
    """

    slide_type: Unseen[Literal["market-map"]]
    companies: Seen[Annotated[list[Company], Field(min_length=2, max_length=24)]]
    x_axis_label: Seen[Text | None] = None
    y_axis_label: Seen[Text | None] = None
    quadrants: Seen[Annotated[list[Text], Field(min_length=4, max_length=4)] | None] = None
    size_label: Seen[Text | None] = None
    wanted_quadrant: Unseen[WantedQuadrant | None] = None


class TimelineEvent(Part):
    """One step in time."""

    label: Seen[Text]
    date: Seen[Text | None] = None
    description: Seen[Text | None] = None
    icon: Unseen[IconName | None] = None


class TimelineSlide(SlideBase):
    """Two to ten events in order.

    `phases` and `today`, a date that is shown as it is written, are additions of this server.
    """

    slide_type: Unseen[Literal["timeline"]]
    events: Seen[Annotated[list[TimelineEvent], Field(min_length=2, max_length=10)]]
    phases: Seen[Annotated[list[Phase], Field(max_length=6)] | None] = None
    today: Seen[Name | None] = None


class OrgNode(Part):
    """One box; without `parent_id` it is a root."""

    id: Unseen[NonEmpty]
    label: Seen[Text]
    role: Seen[Text | None] = None
    parent_id: Unseen[Text | None] = None


class OrgChartSlide(SlideBase):
    """A forest of boxes."""

    slide_type: Unseen[Literal["org-chart"]]
    nodes: Seen[Annotated[list[OrgNode], Field(min_length=2, max_length=20)]]


class WaterfallEntry(Part):
    """One step; increase and decrease use the magnitude of `value`, totals are signed.

    `tone` is an addition of this server: whether this step is good or bad, whatever its direction.
    """

    label: Seen[Text]
    value: SeenAsMagnitude[float]
    type: Unseen[Literal["increase", "decrease", "total"]]
    tone: Unseen[Tone | None] = None


class WaterfallSlide(SlideBase):
    """How a figure became another. All but `entries` are additions of this server.

    `goodWhen` says which direction is good: without it the colours are neutral. `order: size` sorts the steps between
    two totals by their size, one sign after the other. `mostSteps` puts all but so many steps, the largest, together
    as "Others (n)". `difference: false` leaves out what the first total and the last differ by.
    """

    slide_type: Unseen[Literal["waterfall"]]
    entries: Seen[Annotated[list[WaterfallEntry], Field(min_length=3, max_length=20)]]
    good_when: Unseen[GoodWhen | None] = None
    order: Unseen[StepOrder | None] = None
    most_steps: Unseen[MostSteps | None] = None
    difference: Unseen[bool | None] = None


class ChartSlide(SlideBase):
    """A chart with what is said of it; an addition of this server.

    `callout` is said at what the chart points at, `remarks` beside the chart.
    """

    slide_type: Unseen[Literal["chart"]]
    chart: Seen[ChartData]
    remarks: Seen[Annotated[list[NonEmpty], Field(max_length=6)] | None] = None
    callout: Seen[NonEmpty | None] = None


class SmallMultiplesSlide(SlideBase):
    """Two to twelve small charts on the same axes; an addition of this server.

    Those that `emphasis` names, or else the one that the title names, are in the accent.
    """

    slide_type: Unseen[Literal["small-multiples"]]
    chart_type: Unseen[Literal["line", "bar", "area"]]
    categories: Seen[Annotated[list[Text], Field(min_length=1, max_length=60)]]
    charts: Seen[Annotated[list[Multiple], Field(min_length=2, max_length=12)]]
    emphasis: Unseen[Annotated[list[Text], Field(max_length=12)] | None] = None


class Tombstone(Part):
    """One deal."""

    name: Seen[Text]
    subtitle: Seen[Text | None] = None
    metrics: Seen[Annotated[list[Text], Field(max_length=4)] | None] = None
    icon: Unseen[IconName | None] = None


class TombstoneGridSlide(SlideBase):
    """Two to twelve deals."""

    slide_type: Unseen[Literal["tombstone-grid"]]
    items: Seen[Annotated[list[Tombstone], Field(min_length=2, max_length=12)]]
