"""The blocks of composed slides: a primitive, the region it fills, and what it is given.

Lengths are in px; colors are #RGB, #RRGGBB, #RRGGBBAA or a name of the palette. Regions of inner blocks are relative to
their container.
"""

from dataclasses import dataclass

from renderer.deck.blocks import diagrams, figures, signs, stories, words


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
    words.TitleBlock
    | words.BulletList
    | words.SectionRibbon
    | words.SectionTag
    | words.SourceLine
    | words.TextBlock
    | words.InfoCard
    | figures.MatrixTable
    | figures.ComparisonBand
    | figures.StepTimeline
    | figures.WaterfallBars
    | figures.OrgTree
    | figures.TombstoneStack
    | figures.TocTiles
    | figures.MetricStack
    | figures.KpiHero
    | figures.ChartBlock
    | figures.SmallMultiples
    | figures.QuadrantMap
    | signs.ImageBleed
    | figures.HarveyBall
    | words.CalloutBox
    | signs.ChevronArrow
    | signs.NumberedChip
    | words.DiagonalStamp
    | figures.LegendTable
    | words.BannerBand
    | signs.ConnectorLine
    | signs.GroupBorder
    | signs.PageStamp
    | diagrams.ProcessFlow
    | diagrams.CycleRing
    | diagrams.PyramidLevels
    | diagrams.FunnelStages
    | diagrams.GanttChart
    | diagrams.RoadmapLanes
    | diagrams.SwotGrid
    | diagrams.TextMatrix
    | diagrams.ProsAndCons
    | stories.QuoteBlock
    | stories.AgendaList
    | stories.ProofList
    | stories.TeamGrid
    | stories.BeforeAfter
    | stories.NextSteps
    | Container
)


@dataclass(frozen=True, slots=True)
class Block:
    """One primitive in its region; a higher `z_index` lies above."""

    primitive: str
    region: Region
    input: Primitive
    z_index: int | None = None
