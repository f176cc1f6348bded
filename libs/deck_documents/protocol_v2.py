"""The `protocol_v2` document: a presentation of typed slides. Field names on the wire are camelCase."""

from typing import Annotated, Any, Literal, get_args

from pydantic import ConfigDict, Field, model_validator
from pydantic_core import PydanticCustomError

from deck_documents.cells import CellContent
from deck_documents.chrome import Chrome, Footer, HeaderRibbon
from deck_documents.composition import Blocks, TokenBundle, diagrams
from deck_documents.composition.figures import GoodWhen, MostSteps, Multiple, Phase, StepOrder, WantedQuadrant
from deck_documents.evidence import Judged
from deck_documents.icons import IconName
from deck_documents.paper_document.charts import ChartData
from deck_documents.parts import WHOLE, HexColor, Name, NonEmpty, NotNegative, Part, Positive, Text, Tone
from deck_documents.sight import Seen, SeenAsMagnitude, Unseen
from deck_documents.slide_image import SlideImage
from deck_documents.sources import Footnotes, Source
from deck_documents.stories import AgendaItem, NextStep, Person, Proof, Side
from deck_documents.theme_names import ThemeName

__all__ = ["Footer", "HeaderRibbon"]  # they are named with the slides that carry them


class Transform(Part):
    """How a bound value is converted."""

    type: Literal["identity", "number", "string", "boolean", "json"] = "identity"
    fallback: Any = None


class Binding(Part):
    """A value that comes from elsewhere."""

    binding_key: NonEmpty
    path: NonEmpty
    source_id: Text | None = None
    target_path: Text | None = None
    required: bool | None = None
    default_value: Any = None
    transform: Transform | None = None


class Lineage(Part):
    """Where the content came from; kept as custom document properties."""

    source_type: Text | None = None
    source_id: Text | None = None
    workflow_id: Text | None = None
    workflow_run_id: Text | None = None
    release_id: Text | None = None
    labels: dict[str, Text] | None = None


class Transition(Part):
    """How a slide comes in. `advance_after_ms` is in milliseconds."""

    type: Literal["morph", "fade", "push", "wipe", "split", "cover", "zoom", "none"]
    speed: Literal["slow", "med", "fast"] | None = None
    advance_on_click: bool | None = None
    advance_after_ms: Annotated[float, Field(ge=0, le=60_000)] | None = None
    morph_option: Literal["byObject", "byWord", "byChar"] | None = None


Role = Literal["content", "opening", "section", "closing"]
"""What a slide is for a deck; `content` is what its type shows."""


class SlideBase(Part):
    """What every slide may have.

    `role` (see `deck_documents.roles`), `source` and `footnotes`, small lines at its foot, and `image`, at its right,
    are additions of this server.
    """

    title: Seen[NonEmpty]
    id: Unseen[NonEmpty | None] = None
    slide_id: Unseen[NonEmpty | None] = None
    component_id: Unseen[NonEmpty | None] = None
    subtitle: Seen[Text | None] = None
    insight: Seen[Text | None] = None
    source: Seen[Source | None] = None
    footnotes: Seen[Footnotes | None] = None
    image: Unseen[SlideImage | None] = None
    notes: Seen[Annotated[list[Text], Field(max_length=6)] | None] = None
    transition: Unseen[Transition | None] = None
    animation: Unseen[Literal["buildByPoint", "fadeIn", "none"] | None] = None
    bindings: Unseen[Annotated[list[Binding], Field(max_length=50)] | None] = None
    lineage: Unseen[Lineage | None] = None
    chrome: Seen[Chrome | None] = None
    role: Unseen[Role | None] = None


class TitleBodySlide(SlideBase):
    """A claim and up to twelve points; `icons`, an addition of this server, are those of the points, in their order."""

    slide_type: Unseen[Literal["title-body"]]
    body: Seen[Annotated[list[NonEmpty], Field(min_length=1, max_length=12)]]
    eyebrow: Seen[Text | None] = None
    icons: Unseen[Annotated[list[IconName | None], Field(max_length=12)] | None] = None


class SectionSlide(SlideBase):
    """The name of a part of the deck; `number` stands in the place of the count of its sections."""

    slide_type: Unseen[Literal["section"]]
    body: Seen[Annotated[list[NonEmpty], Field(max_length=3)] | None] = None
    eyebrow: Seen[Text | None] = None
    number: Seen[Text | None] = None


class QuoteSlide(SlideBase):
    """What somebody said."""

    slide_type: Unseen[Literal["quote"]]
    quote: Seen[NonEmpty]
    by: Seen[Person | None] = None


class AgendaSlide(SlideBase):
    """One to sixteen items; without any, the sections of the deck. `current`, from 1, is the one the deck is at."""

    slide_type: Unseen[Literal["agenda"]]
    items: Seen[Annotated[list[AgendaItem], Field(min_length=1, max_length=16)] | None] = None
    current: Unseen[Annotated[int, Field(ge=1, le=100), WHOLE] | None] = None


class ExecutiveSummarySlide(SlideBase):
    """A claim, which is the title where none is given, and two to eight proofs."""

    slide_type: Unseen[Literal["executive-summary"]]
    claim: Seen[Text | None] = None
    proofs: Seen[Annotated[list[Proof], Field(min_length=2, max_length=8)]]


class TeamSlide(SlideBase):
    """One to twenty-four people."""

    slide_type: Unseen[Literal["team"]]
    members: Seen[Annotated[list[Person], Field(min_length=1, max_length=24)]]


class PictureTextSlide(SlideBase):
    """A picture to the edges of the page, and up to eight points beside it."""

    slide_type: Unseen[Literal["picture-text"]]
    image: Unseen[SlideImage]
    body: Seen[Annotated[list[NonEmpty], Field(min_length=1, max_length=8)]]
    eyebrow: Seen[Text | None] = None


class BeforeAfterSlide(SlideBase):
    """What was, what is, and the difference as a short text."""

    slide_type: Unseen[Literal["before-after"]]
    before: Seen[Side]
    after: Seen[Side]
    difference: Seen[Text | None] = None


class ClosingSlide(SlideBase):
    """The end of a deck: up to twelve next steps, the decision that is wanted, whom to ask."""

    slide_type: Unseen[Literal["closing"]]
    steps: Seen[Annotated[list[NextStep], Field(max_length=12)] | None] = None
    decision: Seen[Text | None] = None
    contact: Seen[Text | None] = None
    eyebrow: Seen[Text | None] = None


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


class ProcessSlide(diagrams.ProcessFlow, SlideBase):
    """Two to ten steps that follow each other. An addition of this server, as all the types below."""

    slide_type: Unseen[Literal["process"]]


class CycleSlide(diagrams.CycleRing, SlideBase):
    """Three to eight steps that come round again; `center` is what they turn about."""

    slide_type: Unseen[Literal["cycle"]]


class PyramidSlide(diagrams.PyramidLevels, SlideBase):
    """Two to seven levels from the top down, each resting on the next."""

    slide_type: Unseen[Literal["pyramid"]]


class FunnelSlide(diagrams.FunnelStages, SlideBase):
    """Two to eight stages whose widths are in proportion to their values."""

    slide_type: Unseen[Literal["funnel"]]


class GanttSlide(diagrams.GanttChart, SlideBase):
    """Up to thirty tasks in time, in lanes, with what they depend on. `today` is a date, shown as it is written."""

    slide_type: Unseen[Literal["gantt"]]


class RoadmapSlide(diagrams.RoadmapLanes, SlideBase):
    """Lanes of cards below the quarters, months or years that they last. `today` is as in a gantt."""

    slide_type: Unseen[Literal["roadmap"]]


class SwotSlide(diagrams.SwotGrid, SlideBase):
    """Strengths, weaknesses, opportunities and threats; `labels` name them in the words of the deck."""

    slide_type: Unseen[Literal["swot"]]


class MatrixSlide(diagrams.TextMatrix, SlideBase):
    """Four quadrants of text: top left, top right, bottom left, bottom right; one that the title names is set off."""

    slide_type: Unseen[Literal["matrix"]]


class ProsConsSlide(diagrams.ProsAndCons, SlideBase):
    """What speaks for something, what against it, and the verdict."""

    slide_type: Unseen[Literal["pros-cons"]]


class CompositionSlide(SlideBase):
    """One to twenty blocks on a grid of 12 x 12 cells; `gap` between the cells is in px."""

    slide_type: Unseen[Literal["composition"]]
    blocks: Seen[Annotated[Blocks, Field(min_length=1, max_length=20)]]
    gap: Unseen[NotNegative | None] = None


Slide = Annotated[
    TitleBodySlide
    | SectionSlide
    | AgendaSlide
    | ExecutiveSummarySlide
    | QuoteSlide
    | TeamSlide
    | PictureTextSlide
    | BeforeAfterSlide
    | ClosingSlide
    | KpiGridSlide
    | ComparisonTableSlide
    | MarketMapSlide
    | TimelineSlide
    | OrgChartSlide
    | WaterfallSlide
    | ChartSlide
    | SmallMultiplesSlide
    | TombstoneGridSlide
    | ProcessSlide
    | CycleSlide
    | PyramidSlide
    | FunnelSlide
    | GanttSlide
    | RoadmapSlide
    | SwotSlide
    | MatrixSlide
    | ProsConsSlide
    | CompositionSlide,
    Field(discriminator="slide_type"),
]

SLIDE_TYPES: tuple[str, ...] = tuple(
    get_args(model.model_fields["slide_type"].annotation)[0] for model in get_args(get_args(Slide)[0])
)
"""The names of the types of slides, as `slideType` gives them."""

_PACK_KEYS = ("brandPackId", "brandPackVersionId")


class Brand(Part):
    """A brand pack: its active version, or the version named here. At least one of the two is given."""

    model_config = ConfigDict(json_schema_extra={"anyOf": [{"required": [key]} for key in _PACK_KEYS]})

    brand_pack_id: NonEmpty | None = None
    brand_pack_version_id: NonEmpty | None = None

    @model_validator(mode="after")
    def _at_least_one(self) -> "Brand":
        if self.brand_pack_id is None and self.brand_pack_version_id is None:
            raise PydanticCustomError("missing_pack", "Add `brandPackId` or `brandPackVersionId`")
        return self


class Presentation(Part):
    """The whole deck. `theme` is an addition of this server: clients of the wire contract know nothing of it."""

    version: Unseen[Literal["2.0"]]
    title: Seen[NonEmpty]
    slides: Seen[Annotated[list[Slide], Field(min_length=1, max_length=200)]]
    deck_id: Unseen[NonEmpty | None] = None
    layout_family: Unseen[Literal["editorial", "board", "product", "immersive"] | None] = Field(
        None, json_schema_extra={"deprecated": True}
    )
    accent_color: Unseen[HexColor | None] = Field(None, json_schema_extra={"deprecated": True})
    theme: Unseen[ThemeName | None] = None
    tokens: Unseen[TokenBundle | None] = None
    brand: Unseen[Brand | None] = None
    variables: Unseen[dict[str, Any] | None] = None
    bindings: Unseen[Annotated[list[Binding], Field(max_length=200)] | None] = None
    lineage: Unseen[Lineage | None] = None
