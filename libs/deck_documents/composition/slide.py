"""Blocks: a primitive, the region it fills, and its input. Regions of inner blocks are relative to their container."""

from typing import Annotated, Any, Generic, Literal, TypeVar

from pydantic import BaseModel, Discriminator, Field, Tag

from deck_documents.composition import diagrams, figures, ornaments, stories, texts
from deck_documents.parts import WHOLE, NotNegative, PaletteColor, Part, Positive, Strict, Whole
from deck_documents.sight import Seen, Unseen


class GridRegion(Strict):
    """Cells of a grid of 12 x 12, counted from 0 at the top left; it ends within the grid."""

    col: Annotated[int, Field(ge=0, le=11), WHOLE]
    row: Annotated[int, Field(ge=0, le=11), WHOLE]
    col_span: Annotated[int, Field(ge=1, le=12), WHOLE]
    row_span: Annotated[int, Field(ge=1, le=12), WHOLE]


class PixelRegion(Strict):
    """A rectangle in px; it ends within the canvas, 960 x 540, or 720 x 540 when the ratio is 4:3."""

    x: NotNegative
    y: NotNegative
    w: Positive
    h: Positive


def _region_kind(value: Any) -> str | None:
    if isinstance(value, GridRegion | PixelRegion):
        return "<pixels>" if isinstance(value, PixelRegion) else "<grid>"
    if not isinstance(value, dict):
        return None
    return "<pixels>" if not {"x", "y", "w", "h"}.isdisjoint(value) else "<grid>"


Region = Annotated[
    Annotated[GridRegion, Tag("<grid>")] | Annotated[PixelRegion, Tag("<pixels>")],
    Discriminator(
        _region_kind,
        custom_error_type="wrong_type",
        custom_error_message="Give an object with col, row, colSpan and rowSpan, or with x, y, w and h",
    ),
]

NameT = TypeVar("NameT")
InputT = TypeVar("InputT", bound=BaseModel)


class Block(Part, Generic[NameT, InputT]):
    """One primitive in its region; a higher `z_index` lies above."""

    primitive: Unseen[NameT]
    region: Unseen[Region]
    input: Seen[InputT]
    z_index: Unseen[Whole | None] = None

    @classmethod
    def model_parametrized_name(cls, params: tuple[Any, ...]) -> str:
        """The name of a kind of block in the published schema."""
        return f"{params[1].__name__}Block"


class Container(Strict):
    """Blocks in a block; `padding` and `gap` are in px."""

    blocks: Seen[Annotated[list["AnyBlock"], Field(min_length=1, max_length=48, fail_fast=True)]]
    background: Unseen[PaletteColor | None] = None
    padding: Unseen[NotNegative | None] = None
    gap: Unseen[NotNegative | None] = None


AnyBlock = Annotated[
    Block[Literal["titleBlock"], texts.TitleBlock]
    | Block[Literal["bulletList"], texts.BulletList]
    | Block[Literal["sectionRibbon"], texts.SectionRibbon]
    | Block[Literal["sectionTag"], texts.SectionTag]
    | Block[Literal["sourceLine"], texts.SourceLine]
    | Block[Literal["textBlock"], texts.TextBlock]
    | Block[Literal["infoCard"], texts.InfoCard]
    | Block[Literal["matrixTable"], figures.MatrixTable]
    | Block[Literal["comparisonBand"], figures.ComparisonBand]
    | Block[Literal["stepTimeline"], figures.StepTimeline]
    | Block[Literal["waterfallBars"], figures.WaterfallBars]
    | Block[Literal["orgTree"], figures.OrgTree]
    | Block[Literal["tombstoneStack"], figures.TombstoneStack]
    | Block[Literal["tocTiles"], figures.TocTiles]
    | Block[Literal["metricStack"], figures.MetricStack]
    | Block[Literal["kpiHero"], figures.KpiHero]
    | Block[Literal["chartBlock"], figures.ChartBlock]
    | Block[Literal["smallMultiples"], figures.SmallMultiples]
    | Block[Literal["quadrantMap"], figures.QuadrantMap]
    | Block[Literal["imageBleed"], ornaments.ImageBleed]
    | Block[Literal["harveyBall"], figures.HarveyBall]
    | Block[Literal["calloutBox"], texts.CalloutBox]
    | Block[Literal["chevronArrow"], ornaments.ChevronArrow]
    | Block[Literal["numberedChip"], ornaments.NumberedChip]
    | Block[Literal["diagonalStamp"], texts.DiagonalStamp]
    | Block[Literal["legendTable"], figures.LegendTable]
    | Block[Literal["bannerBand"], texts.BannerBand]
    | Block[Literal["connectorLine"], ornaments.ConnectorLine]
    | Block[Literal["groupBorder"], ornaments.GroupBorder]
    | Block[Literal["pageStamp"], ornaments.PageStamp]
    | Block[Literal["processFlow"], diagrams.ProcessFlow]
    | Block[Literal["cycleRing"], diagrams.CycleRing]
    | Block[Literal["pyramidLevels"], diagrams.PyramidLevels]
    | Block[Literal["funnelStages"], diagrams.FunnelStages]
    | Block[Literal["ganttChart"], diagrams.GanttChart]
    | Block[Literal["roadmapLanes"], diagrams.RoadmapLanes]
    | Block[Literal["swotGrid"], diagrams.SwotGrid]
    | Block[Literal["textMatrix"], diagrams.TextMatrix]
    | Block[Literal["prosAndCons"], diagrams.ProsAndCons]
    | Block[Literal["quoteBlock"], stories.QuoteBlock]
    | Block[Literal["agendaList"], stories.AgendaList]
    | Block[Literal["proofList"], stories.ProofList]
    | Block[Literal["teamGrid"], stories.TeamGrid]
    | Block[Literal["beforeAfter"], stories.BeforeAfter]
    | Block[Literal["nextSteps"], stories.NextSteps]
    | Block[Literal["container"], Container],
    Field(discriminator="primitive"),
]
Blocks = list[AnyBlock]
