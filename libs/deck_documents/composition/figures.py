"""Primitives that are figures: tables, charts, maps, trees; the parts of rows, steps and tiles are chosen here."""

from typing import Annotated, Literal

from pydantic import Field

from deck_documents.paper_document.charts import ChartData
from deck_documents.parts import (
    OBJECT,
    STRING,
    WHOLE,
    NonEmpty,
    PaletteColor,
    Percent,
    Positive,
    Strict,
    Text,
    by_kind,
)

Trend = Literal["up", "down", "flat", "none"]


class MatrixRow(Strict):
    """One row; `accent` sets it off."""

    label: Text
    cells: Annotated[list[Text], Field(max_length=8, fail_fast=True)]
    accent: bool | None = None
    label_fill: PaletteColor | None = None


class MatrixTable(Strict):
    """A table with labelled rows; `col_w` are widths in proportion to each other."""

    rows: Annotated[list[MatrixRow], Field(min_length=1, max_length=20, fail_fast=True)]
    column_headers: Annotated[list[Text], Field(max_length=9, fail_fast=True)] | None = None
    col_w: Annotated[list[Positive], Field(max_length=9, fail_fast=True)] | None = None
    wrap_policy: Literal["wrap", "ellipsis", "shrink"] | None = None


class BandRow(Strict):
    """One aspect, with a value for each column."""

    label: Text
    values: Annotated[list[Text], Field(max_length=8, fail_fast=True)]


class ComparisonBand(Strict):
    """Alternatives side by side."""

    columns: Annotated[list[Text], Field(min_length=2, max_length=8, fail_fast=True)]
    rows: Annotated[list[BandRow], Field(min_length=1, max_length=20, fail_fast=True)]


class Step(Strict):
    """One step; `tag` is short: a date or a number."""

    tag: Text
    label: Text
    description: Text | None = None


class StepTimeline(Strict):
    """Steps in order."""

    steps: Annotated[list[Step], Field(min_length=2, max_length=10, fail_fast=True)]


class BridgeStep(Strict):
    """One bar; up and down use the magnitude of `value`, `value_label` is shown in its place."""

    kind: Literal["start", "end", "up", "down"]
    label: Text
    value: float
    value_label: Text | None = None


class WaterfallBars(Strict):
    """How a figure became another."""

    steps: Annotated[list[BridgeStep], Field(min_length=3, max_length=20, fail_fast=True)]


class OrgLeaf(Strict):
    """One box of an organisation."""

    label: Text
    role: Text | None = None


class OrgBranch(OrgLeaf):
    """A box below the root, with boxes of its own."""

    children: Annotated[list["OrgBranch"], Field(max_length=8, fail_fast=True)] | None = None


class OrgTree(Strict):
    """An organisation under one root."""

    root: Annotated[
        Annotated[NonEmpty, STRING] | Annotated[OrgLeaf, OBJECT], by_kind("a name, or an object with `label`")
    ]
    children: Annotated[list[OrgBranch], Field(min_length=1, max_length=8, fail_fast=True)]


class TombstoneTile(Strict):
    """One deal."""

    name: Text
    subtitle: Text | None = None
    metrics: Annotated[list[Text], Field(max_length=4, fail_fast=True)] | None = None


class TombstoneStack(Strict):
    """Deals in columns."""

    tiles: Annotated[list[TombstoneTile], Field(min_length=1, max_length=20, fail_fast=True)]
    columns: Annotated[int, Field(ge=1, le=6), WHOLE] | None = None


class TocTile(Strict):
    """One entry of the contents."""

    label: Text
    number: Text | None = None
    description: Text | None = None


class TocTiles(Strict):
    """The contents of a deck."""

    tiles: Annotated[list[TocTile], Field(min_length=1, max_length=8, fail_fast=True)]


class Metric(Strict):
    """One figure."""

    label: Text
    value: Text
    delta: Text | None = None
    trend: Trend | None = None


class MetricStack(Strict):
    """Figures below each other."""

    rows: Annotated[list[Metric], Field(min_length=1, max_length=8, fail_fast=True)]


class KpiHero(Metric):
    """One figure, large, with a sentence that supports it."""

    support: Text | None = None


class ChartBlock(Strict):
    """A native chart."""

    chart_data: ChartData
    alt_text: Text | None = None


class AxisEnds(Strict):
    """What the two ends of an axis mean."""

    low: Text
    high: Text


class MapPoint(Strict):
    """A dot; `x` and `y` are per cent from the bottom left."""

    label: Text
    x: Percent
    y: Percent
    emphasis: Literal["primary", "secondary"] | None = None


class QuadrantMap(Strict):
    """Dots on two axes; quadrants are top left, top right, bottom left, bottom right."""

    x_axis_label: AxisEnds | None = None
    y_axis_label: AxisEnds | None = None
    quadrants: Annotated[list[Text], Field(min_length=4, max_length=4, fail_fast=True)] | None = None
    points: Annotated[list[MapPoint], Field(max_length=24, fail_fast=True)] | None = None


class HarveyBall(Strict):
    """A circle filled by quarters."""

    filled: Annotated[int, Field(ge=0, le=4), WHOLE]
    label: Text | None = None


class LegendItem(Strict):
    """What a colour means."""

    label: Text
    color: PaletteColor | None = None
    value: Text | None = None


class LegendTable(Strict):
    """What colours mean."""

    items: Annotated[list[LegendItem], Field(min_length=1, max_length=20, fail_fast=True)]
