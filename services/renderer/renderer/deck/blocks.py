"""The blocks of composed slides: a primitive, the region it fills, and what it is given.

Lengths are in px, sizes of text in pt; colors are #RGB, #RRGGBB, #RRGGBBAA or a name of the palette. Regions of inner
blocks are relative to their container.
"""

from dataclasses import dataclass
from typing import Literal

from renderer.deck.charts import ChartData

Align = Literal["left", "center", "right"]
Transform = Literal["none", "upper", "lower", "title"]
Dash = Literal["solid", "dash", "dot"]
Weight = Literal["normal", "bold"] | float
Trend = Literal["up", "down", "flat", "none"]


@dataclass(frozen=True, slots=True)
class Run:
    """Text of one look; `size` is in pt."""

    text: str
    weight: Weight | None = None
    italic: bool | None = None
    underline: bool | None = None
    color: str | None = None
    size: float | None = None


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of runs."""

    runs: tuple[Run, ...]
    align: Align | None = None
    level: Literal[1, 2] | None = None
    bullet: bool | None = None


RichText = str | tuple[Run, ...] | tuple[Paragraph, ...]


@dataclass(frozen=True, slots=True)
class TitleBlock:
    """A title."""

    title: str
    eyebrow: str | None = None
    subtitle: str | None = None


@dataclass(frozen=True, slots=True)
class BulletItem:
    """One point, on level 1 or 2."""

    text: str
    level: Literal[1, 2] = 1


@dataclass(frozen=True, slots=True)
class BulletList:
    """Points."""

    items: tuple[BulletItem, ...]


@dataclass(frozen=True, slots=True)
class SectionRibbon:
    """The name of a section, across the region."""

    label: str


@dataclass(frozen=True, slots=True)
class SectionTag:
    """The name of a section, on a small plate."""

    label: str
    fill: str | None = None
    transform: Transform | None = None


@dataclass(frozen=True, slots=True)
class SourceLine:
    """Where figures come from."""

    content: str
    kind: Literal["source", "note", "plain"] | None = None
    align: Align | None = None


@dataclass(frozen=True, slots=True)
class Border:
    """A line around something."""

    color: str | None = None
    width: float | None = None
    dash: Dash | None = None


@dataclass(frozen=True, slots=True)
class Insets:
    """Distances of a text from the edges of its region."""

    top: float | None = None
    right: float | None = None
    bottom: float | None = None
    left: float | None = None


@dataclass(frozen=True, slots=True)
class TextBlock:
    """Free text; `line_height` is a multiple of the size, `rotation` is clockwise."""

    content: RichText
    role: Literal["display", "title", "body", "caption", "eyebrow"] | None = None
    fill: str | None = None
    border: Border | None = None
    insets: float | Insets | None = None
    align: Align | None = None
    vertical_align: Literal["top", "middle", "bottom"] | None = None
    color: str | None = None
    italic: bool | None = None
    weight: Weight | None = None
    size: float | None = None
    line_height: float | None = None
    rotation: float | None = None


@dataclass(frozen=True, slots=True)
class InfoCard:
    """A card: a label at its side, a leading sentence, paragraphs, a footer."""

    body: tuple[str, ...]
    side_label: str | None = None
    lead: str | None = None
    footer: str | None = None
    fill: str | None = None
    accent: str | None = None


@dataclass(frozen=True, slots=True)
class CalloutBox:
    """A remark that stands out."""

    content: RichText
    fill: str | None = None
    color: str | None = None


@dataclass(frozen=True, slots=True)
class BannerBand:
    """A sentence on a band of color."""

    text: str
    fill: str | None = None
    color: str | None = None


@dataclass(frozen=True, slots=True)
class DiagonalStamp:
    """A word across a corner, such as DRAFT."""

    text: str
    color: str | None = None


@dataclass(frozen=True, slots=True)
class MatrixRow:
    """One row; `accent` sets it off."""

    label: str
    cells: tuple[str, ...]
    accent: bool | None = None
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
    values: tuple[str, ...]


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


@dataclass(frozen=True, slots=True)
class StepTimeline:
    """Steps in order."""

    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class BridgeStep:
    """One bar; up and down use the magnitude of `value`, `value_label` is shown in its place."""

    kind: Literal["start", "end", "up", "down"]
    label: str
    value: float
    value_label: str | None = None


@dataclass(frozen=True, slots=True)
class WaterfallBars:
    """How a figure became another."""

    steps: tuple[BridgeStep, ...]


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
class Metric:
    """One figure."""

    label: str
    value: str
    delta: str | None = None
    trend: Trend | None = None


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


@dataclass(frozen=True, slots=True)
class QuadrantMap:
    """Dots on two axes; quadrants are top left, top right, bottom left, bottom right."""

    x_axis_label: AxisEnds | None = None
    y_axis_label: AxisEnds | None = None
    quadrants: tuple[str, ...] | None = None
    points: tuple[MapPoint, ...] | None = None


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


@dataclass(frozen=True, slots=True)
class CropBox:
    """What is cut off each edge, as a share from 0 to 1."""

    top: float | None = None
    right: float | None = None
    bottom: float | None = None
    left: float | None = None


@dataclass(frozen=True, slots=True)
class Overlay:
    """A color over a picture."""

    color: str
    opacity: float | None = None


@dataclass(frozen=True, slots=True)
class ImageBleed:
    """A picture; with `bleed` it runs to the slide's edges, `fallback_text` stands where it cannot be had."""

    src: str | None = None
    alt: str | None = None
    crop: CropBox | None = None
    bleed: bool | None = None
    fallback_text: str | None = None
    overlay: str | Overlay | None = None


@dataclass(frozen=True, slots=True)
class ChevronArrow:
    """An arrow with a word on it."""

    direction: Literal["left", "right", "up", "down"] | None = None
    label: str | None = None
    fill: str | None = None


@dataclass(frozen=True, slots=True)
class NumberedChip:
    """A number in a circle."""

    index: int
    label: str | None = None
    fill: str | None = None


@dataclass(frozen=True, slots=True)
class LinePoint:
    """A place in px from the top left of the region."""

    x: float
    y: float


@dataclass(frozen=True, slots=True)
class ConnectorLine:
    """A line between two points; `arrow` says at which ends it has a head."""

    start: LinePoint
    end: LinePoint
    kind: Literal["straight", "elbow", "curved"] | None = None
    color: str | None = None
    width: float | None = None
    dash: Dash | None = None
    arrow: Literal["none", "start", "end", "both"] | None = None


@dataclass(frozen=True, slots=True)
class GroupBorder:
    """A frame around what belongs together."""

    label: str | None = None
    color: str | None = None
    width: float | None = None
    dash: Dash | None = None
    radius: float | None = None
    fill: str | None = None


@dataclass(frozen=True, slots=True)
class PageStamp:
    """A small picture such as a logo; `fallback_text` stands where it cannot be had."""

    src: str | None = None
    alt: str | None = None
    fallback_text: str | None = None


@dataclass(frozen=True, slots=True)
class GridRegion:
    """Cells of a grid of 12 x 12, counted from 0 at the top left; it ends within the grid."""

    col: int
    row: int
    col_span: int
    row_span: int


@dataclass(frozen=True, slots=True)
class PixelRegion:
    """A rectangle in px; it ends within the canvas, 960 x 540, or 720 x 540 when the ratio is 4:3."""

    x: float
    y: float
    w: float
    h: float


@dataclass(frozen=True, slots=True)
class Container:
    """Blocks in a block; `padding` and `gap` are in px."""

    blocks: tuple["Block", ...]
    background: str | None = None
    padding: float | None = None
    gap: float | None = None


Region = GridRegion | PixelRegion
Primitive = (
    TitleBlock
    | BulletList
    | SectionRibbon
    | SectionTag
    | SourceLine
    | TextBlock
    | InfoCard
    | MatrixTable
    | ComparisonBand
    | StepTimeline
    | WaterfallBars
    | OrgTree
    | TombstoneStack
    | TocTiles
    | MetricStack
    | KpiHero
    | ChartBlock
    | QuadrantMap
    | ImageBleed
    | HarveyBall
    | CalloutBox
    | ChevronArrow
    | NumberedChip
    | DiagonalStamp
    | LegendTable
    | BannerBand
    | ConnectorLine
    | GroupBorder
    | PageStamp
    | Container
)


@dataclass(frozen=True, slots=True)
class Block:
    """One primitive in its region; a higher `z_index` lies above."""

    primitive: str
    region: Region
    input: Primitive
    z_index: int | None = None
