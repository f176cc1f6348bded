"""Primitives that are figures: tables, charts, maps, trees; the parts of rows, steps and tiles are chosen here."""

from typing import Annotated, Literal

from pydantic import Field

from deck_documents.cells import CellContent
from deck_documents.evidence import Judged
from deck_documents.icons import IconName
from deck_documents.paper_document.charts import ChartData, Gaps
from deck_documents.parts import (
    OBJECT,
    STRING,
    WHOLE,
    Name,
    NonEmpty,
    PaletteColor,
    Percent,
    Positive,
    Strict,
    Text,
    Tone,
    by_kind,
)
from deck_documents.sight import Plotted, Seen, Sight, Unseen

Trend = Literal["up", "down", "flat", "none"]
WantedQuadrant = Literal["topLeft", "topRight", "bottomLeft", "bottomRight"]


class MatrixRow(Strict):
    """One row; `accent` sets it off, `total` as a sum. Cells may carry marks; both are additions of this server."""

    label: Seen[Text]
    cells: Seen[Annotated[list[CellContent], Field(max_length=8, fail_fast=True)]]
    accent: Unseen[bool | None] = None
    total: Unseen[bool | None] = None
    label_fill: Unseen[PaletteColor | None] = None


class MatrixTable(Strict):
    """A table with labelled rows; `col_w` are widths in proportion to each other."""

    rows: Seen[Annotated[list[MatrixRow], Field(min_length=1, max_length=20, fail_fast=True)]]
    column_headers: Seen[Annotated[list[Text], Field(max_length=9, fail_fast=True)] | None] = None
    col_w: Unseen[Annotated[list[Positive], Field(max_length=9, fail_fast=True)] | None] = None
    wrap_policy: Unseen[Literal["wrap", "ellipsis", "shrink"] | None] = None


class BandRow(Strict):
    """One aspect, with a value for each column."""

    label: Seen[Text]
    values: Seen[Annotated[list[CellContent], Field(max_length=8, fail_fast=True)]]


class ComparisonBand(Strict):
    """Alternatives side by side."""

    columns: Seen[Annotated[list[Text], Field(min_length=2, max_length=8, fail_fast=True)]]
    rows: Seen[Annotated[list[BandRow], Field(min_length=1, max_length=20, fail_fast=True)]]


class Step(Strict):
    """One step; `tag` is short: a date or a number."""

    tag: Seen[Text]
    label: Seen[Text]
    description: Seen[Text | None] = None
    icon: Unseen[IconName | None] = None


class Phase(Strict):
    """A stretch of time with a name; its ends are dates as people write them."""

    label: Seen[Text]
    start: Unseen[Name]
    end: Unseen[Name]


class StepTimeline(Strict):
    """Steps in order. `phases` and `today` (a date, shown as it is written) are additions of this server."""

    steps: Seen[Annotated[list[Step], Field(min_length=2, max_length=10, fail_fast=True)]]
    phases: Seen[Annotated[list[Phase], Field(max_length=6, fail_fast=True)] | None] = None
    today: Seen[Name | None] = None


GoodWhen = Literal["up", "down"]
StepOrder = Literal["given", "size"]
MostSteps = Annotated[int, Field(ge=1, le=20), WHOLE]


class BridgeStep(Strict):
    """One bar; up and down use the magnitude of `value`, `value_label` is shown in its place.

    `tone` is an addition of this server: whether this step is good or bad, whatever its direction.
    """

    kind: Unseen[Literal["start", "end", "up", "down"]]
    label: Seen[Text]
    value: Annotated[float, Sight(seen=True, magnitude=True, unless="value_label")]
    value_label: Seen[Text | None] = None
    tone: Unseen[Tone | None] = None


class WaterfallBars(Strict):
    """How a figure became another; all but `steps` are additions of this server, as on slides of this type."""

    steps: Seen[Annotated[list[BridgeStep], Field(min_length=3, max_length=20, fail_fast=True)]]
    good_when: Unseen[GoodWhen | None] = None
    order: Unseen[StepOrder | None] = None
    most_steps: Unseen[MostSteps | None] = None
    difference: Unseen[bool | None] = None


class OrgLeaf(Strict):
    """One box of an organisation."""

    label: Seen[Text]
    role: Seen[Text | None] = None


class OrgBranch(OrgLeaf):
    """A box below the root, with boxes of its own."""

    children: Seen[Annotated[list["OrgBranch"], Field(max_length=8, fail_fast=True)] | None] = None


class OrgTree(Strict):
    """An organisation under one root."""

    root: Seen[
        Annotated[
            Annotated[NonEmpty, STRING] | Annotated[OrgLeaf, OBJECT], by_kind("a name, or an object with `label`")
        ]
    ]
    children: Seen[Annotated[list[OrgBranch], Field(min_length=1, max_length=8, fail_fast=True)]]


class TombstoneTile(Strict):
    """One deal."""

    name: Seen[Text]
    subtitle: Seen[Text | None] = None
    metrics: Seen[Annotated[list[Text], Field(max_length=4, fail_fast=True)] | None] = None
    icon: Unseen[IconName | None] = None


class TombstoneStack(Strict):
    """Deals in columns."""

    tiles: Seen[Annotated[list[TombstoneTile], Field(min_length=1, max_length=20, fail_fast=True)]]
    columns: Unseen[Annotated[int, Field(ge=1, le=6), WHOLE] | None] = None


class TocTile(Strict):
    """One entry of the contents."""

    label: Seen[Text]
    number: Seen[Text | None] = None
    description: Seen[Text | None] = None


class TocTiles(Strict):
    """The contents of a deck."""

    tiles: Seen[Annotated[list[TocTile], Field(min_length=1, max_length=8, fail_fast=True)]]


class Metric(Judged, Strict):
    """One figure. `tone`, an addition of this server, says whether its change is good; without it that is grey.

    What it is judged by is an addition, too.
    """

    label: Seen[Text]
    value: Seen[Text]
    delta: Seen[Text | None] = None
    trend: Unseen[Trend | None] = None
    tone: Unseen[Tone | None] = None


class MetricStack(Strict):
    """Figures below each other."""

    rows: Seen[Annotated[list[Metric], Field(min_length=1, max_length=8, fail_fast=True)]]


class KpiHero(Metric):
    """One figure, large, with a sentence that supports it."""

    support: Seen[Text | None] = None


class ChartBlock(Strict):
    """A native chart."""

    chart_data: Seen[ChartData]
    alt_text: Unseen[Text | None] = None


class Multiple(Strict):
    """One of several small charts: a value for each category, null is a gap."""

    name: Seen[NonEmpty]
    values: Plotted[Gaps]


class SmallMultiples(Strict):
    """Small charts on the same axes, an addition of this server; those that `emphasis` names are in the accent."""

    chart_type: Unseen[Literal["line", "bar", "area"]]
    categories: Seen[Annotated[list[Text], Field(min_length=1, max_length=60, fail_fast=True)]]
    charts: Seen[Annotated[list[Multiple], Field(min_length=2, max_length=12, fail_fast=True)]]
    emphasis: Unseen[Annotated[list[Text], Field(max_length=12)] | None] = None


class AxisEnds(Strict):
    """What the two ends of an axis mean."""

    low: Seen[Text]
    high: Seen[Text]


class MapPoint(Strict):
    """A dot; `x` and `y` are per cent from the bottom left. `size` and `note` are additions of this server."""

    label: Seen[Text]
    x: Unseen[Percent]
    y: Unseen[Percent]
    emphasis: Unseen[Literal["primary", "secondary"] | None] = None
    size: Unseen[Positive | None] = None
    note: Seen[Text | None] = None


class QuadrantMap(Strict):
    """Dots on two axes; quadrants are top left, top right, bottom left, bottom right."""

    x_axis_label: Seen[AxisEnds | None] = None
    y_axis_label: Seen[AxisEnds | None] = None
    quadrants: Seen[Annotated[list[Text], Field(min_length=4, max_length=4, fail_fast=True)] | None] = None
    points: Seen[Annotated[list[MapPoint], Field(max_length=24, fail_fast=True)] | None] = None
    size_label: Seen[Text | None] = None
    wanted_quadrant: Unseen[WantedQuadrant | None] = None


class HarveyBall(Strict):
    """A circle filled by quarters."""

    filled: Unseen[Annotated[int, Field(ge=0, le=4), WHOLE]]
    label: Seen[Text | None] = None


class LegendItem(Strict):
    """What a colour means."""

    label: Seen[Text]
    color: Unseen[PaletteColor | None] = None
    value: Seen[Text | None] = None


class LegendTable(Strict):
    """What colours mean."""

    items: Seen[Annotated[list[LegendItem], Field(min_length=1, max_length=20, fail_fast=True)]]
