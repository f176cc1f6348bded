"""The whole document: its slides of all types, its brand pack and its tokens."""

from typing import Annotated, Any, Literal, get_args

from pydantic import ConfigDict, Field, model_validator
from pydantic_core import PydanticCustomError

from deck_documents.composition import TokenBundle
from deck_documents.parts import HexColor, NonEmpty, Part
from deck_documents.protocol_v2.composed import CompositionSlide
from deck_documents.protocol_v2.diagrams import (
    CycleSlide,
    FunnelSlide,
    GanttSlide,
    MatrixSlide,
    ProcessSlide,
    ProsConsSlide,
    PyramidSlide,
    RoadmapSlide,
    SwotSlide,
)
from deck_documents.protocol_v2.figures import (
    ChartSlide,
    ComparisonTableSlide,
    KpiGridSlide,
    MarketMapSlide,
    OrgChartSlide,
    SmallMultiplesSlide,
    TimelineSlide,
    TombstoneGridSlide,
    WaterfallSlide,
)
from deck_documents.protocol_v2.slide import Binding, Lineage
from deck_documents.protocol_v2.stories import (
    AgendaSlide,
    BeforeAfterSlide,
    ClosingSlide,
    ExecutiveSummarySlide,
    PictureTextSlide,
    QuoteSlide,
    SectionSlide,
    TeamSlide,
    TitleBodySlide,
)
from deck_documents.sight import Seen, Unseen
from deck_documents.slide_image import Logo
from deck_documents.theme_names import ThemeName

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
    """The whole deck.

    `theme` and `logo` are additions of this server: clients of the wire contract know nothing of them.
    """

    version: Unseen[Literal["2.0"]]
    title: Seen[NonEmpty]
    slides: Seen[Annotated[list[Slide], Field(min_length=1, max_length=200)]]
    deck_id: Unseen[NonEmpty | None] = None
    layout_family: Unseen[Literal["editorial", "board", "product", "immersive"] | None] = Field(
        None, json_schema_extra={"deprecated": True}
    )
    accent_color: Unseen[HexColor | None] = Field(None, json_schema_extra={"deprecated": True})
    theme: Unseen[ThemeName | None] = None
    logo: Unseen[Logo | None] = None
    tokens: Unseen[TokenBundle | None] = None
    brand: Unseen[Brand | None] = None
    variables: Unseen[dict[str, Any] | None] = None
    bindings: Unseen[Annotated[list[Binding], Field(max_length=200)] | None] = None
    lineage: Unseen[Lineage | None] = None
