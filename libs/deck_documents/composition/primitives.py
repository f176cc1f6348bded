"""What each primitive is given. Every key is known or refused; lengths are in px, sizes of text in pt.

The API names the fields and few of their types: colours are #RGB, #RRGGBB, #RRGGBBAA or a name of the palette, and
the parts of rows, steps and tiles that it leaves open are chosen here. Of each list the first faulty entry is told.
"""

from typing import Annotated, Literal

from pydantic import Field

from deck_documents.composition.rich_text import FontSize, RichText, Weight
from deck_documents.paper_document.charts import ChartData
from deck_documents.parts import (
    NUMBER,
    OBJECT,
    STRING,
    WHOLE,
    Degrees,
    Fraction,
    ImageSource,
    NonEmpty,
    NotNegative,
    PaletteColor,
    Percent,
    Positive,
    Strict,
    Text,
    by_kind,
)

Align = Literal["left", "center", "right"]
Transform = Literal["none", "upper", "lower", "title"]
Trend = Literal["up", "down", "flat", "none"]
Dash = Literal["solid", "dash", "dot"]


class TitleBlock(Strict):
    """A title."""

    title: NonEmpty
    eyebrow: Text | None = None
    subtitle: Text | None = None


class BulletItem(Strict):
    """One point, on level 1 or 2."""

    text: NonEmpty
    level: Literal[1, 2] = 1


class BulletList(Strict):
    """Points."""

    items: Annotated[list[BulletItem], Field(min_length=1, max_length=24, fail_fast=True)]


class SectionRibbon(Strict):
    """The name of a section, across the region."""

    label: NonEmpty


class SectionTag(Strict):
    """The name of a section, on a small plate."""

    label: NonEmpty
    fill: PaletteColor | None = None
    transform: Transform | None = None


class SourceLine(Strict):
    """Where figures come from."""

    content: NonEmpty
    kind: Literal["source", "note", "plain"] | None = None
    align: Align | None = None


class Border(Strict):
    """A line around something."""

    color: PaletteColor | None = None
    width: NotNegative | None = None
    dash: Dash | None = None


class Insets(Strict):
    """Distances of a text from the edges of its region."""

    top: NotNegative | None = None
    right: NotNegative | None = None
    bottom: NotNegative | None = None
    left: NotNegative | None = None


class TextBlock(Strict):
    """Free text; `line_height` is a multiple of the size, `rotation` is clockwise."""

    content: RichText
    role: Literal["display", "title", "body", "caption", "eyebrow"] | None = None
    fill: PaletteColor | None = None
    border: Border | None = None
    insets: (
        Annotated[
            Annotated[NotNegative, NUMBER] | Annotated[Insets, OBJECT], by_kind("a number of px or an object of four")
        ]
        | None
    ) = None
    align: Align | None = None
    vertical_align: Literal["top", "middle", "bottom"] | None = None
    color: PaletteColor | None = None
    italic: bool | None = None
    weight: Weight | None = None
    size: FontSize | None = None
    line_height: Annotated[float, Field(gt=0, le=10)] | None = None
    rotation: Degrees | None = None


class InfoCard(Strict):
    """A card: a label at its side, a leading sentence, paragraphs, a footer."""

    body: Annotated[list[NonEmpty], Field(min_length=1, max_length=24, fail_fast=True)]
    side_label: Text | None = None
    lead: Text | None = None
    footer: Text | None = None
    fill: PaletteColor | None = None
    accent: PaletteColor | None = None


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


class CropBox(Strict):
    """What is cut off each edge, as a share from 0 to 1."""

    top: Fraction | None = None
    right: Fraction | None = None
    bottom: Fraction | None = None
    left: Fraction | None = None


class Overlay(Strict):
    """A colour over a picture."""

    color: PaletteColor
    opacity: Fraction | None = None


class ImageBleed(Strict):
    """A picture; with `bleed` it runs to the slide's edges, `fallback_text` stands where it cannot be had."""

    src: ImageSource | None = None
    alt: Text | None = None
    crop: CropBox | None = None
    bleed: bool | None = None
    fallback_text: Text | None = None
    overlay: (
        Annotated[
            Annotated[PaletteColor, STRING] | Annotated[Overlay, OBJECT],
            by_kind("a colour, or an object with `color` and `opacity`"),
        ]
        | None
    ) = None


class HarveyBall(Strict):
    """A circle filled by quarters."""

    filled: Annotated[int, Field(ge=0, le=4), WHOLE]
    label: Text | None = None


class CalloutBox(Strict):
    """A remark that stands out."""

    content: RichText
    fill: PaletteColor | None = None
    color: PaletteColor | None = None


class ChevronArrow(Strict):
    """An arrow with a word on it."""

    direction: Literal["left", "right", "up", "down"] | None = None
    label: Text | None = None
    fill: PaletteColor | None = None


class NumberedChip(Strict):
    """A number in a circle."""

    index: Annotated[int, Field(ge=0, le=999), WHOLE]
    label: Text | None = None
    fill: PaletteColor | None = None


class DiagonalStamp(Strict):
    """A word across a corner, such as DRAFT."""

    text: NonEmpty
    color: PaletteColor | None = None


class LegendItem(Strict):
    """What a colour means."""

    label: Text
    color: PaletteColor | None = None
    value: Text | None = None


class LegendTable(Strict):
    """What colours mean."""

    items: Annotated[list[LegendItem], Field(min_length=1, max_length=20, fail_fast=True)]


class BannerBand(Strict):
    """A sentence on a band of colour."""

    text: NonEmpty
    fill: PaletteColor | None = None
    color: PaletteColor | None = None


class LinePoint(Strict):
    """A place in px from the top left of the region."""

    x: float
    y: float


class ConnectorLine(Strict):
    """A line between two points; `arrow` says at which ends it has a head."""

    start: LinePoint
    end: LinePoint
    kind: Literal["straight", "elbow", "curved"] | None = None
    color: PaletteColor | None = None
    width: NotNegative | None = None
    dash: Dash | None = None
    arrow: Literal["none", "start", "end", "both"] | None = None


class GroupBorder(Strict):
    """A frame around what belongs together."""

    label: Text | None = None
    color: PaletteColor | None = None
    width: NotNegative | None = None
    dash: Dash | None = None
    radius: NotNegative | None = None
    fill: PaletteColor | None = None


class PageStamp(Strict):
    """A small picture such as a logo; `fallback_text` stands where it cannot be had."""

    src: ImageSource | None = None
    alt: Text | None = None
    fallback_text: Text | None = None
