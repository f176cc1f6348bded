"""The deck model: what a deck says, whichever document it came from.

Each schema is translated into it once (`from_protocol`, `from_agent`), field by field under the same names; what is
here has kept all rules of its schema. Lengths are in px of the 960 x 540 canvas, which are pt of the file.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from renderer.deck.blocks import Block, diagrams
from renderer.deck.blocks.figures import Comparison, MarkedCell, Multiple, Phase, Tone, Trend, WantedQuadrant
from renderer.deck.blocks.stories import AgendaItem, NextStep, Person, Proof, Side, SlideImage
from renderer.deck.charts import ChartData
from renderer.looks import Look
from renderer.media.decoding import FetchedPictures

Role = Literal["content", "opening", "section", "closing"]
PROPERTY_PREFIX = "deckmill."
"""What the names of our custom document properties begin with."""


@dataclass(frozen=True, slots=True)
class HeaderRibbon:
    """A band along the slide's top edge."""

    enabled: bool | None = None
    height: float | None = None
    fill: str | None = None
    type: str | None = None
    align: Literal["left", "center", "right"] | None = None


@dataclass(frozen=True, slots=True)
class Footer:
    """The line at the slide's bottom."""

    enabled: bool | None = None
    layout: tuple[str, ...] | None = None
    height: float | None = None
    top_rule: str | bool | None = None
    disclaimer: str | None = None
    project_code: str | None = None
    watermark: str | None = None


@dataclass(frozen=True, slots=True)
class Chrome:
    """What surrounds the content of a slide."""

    header_ribbon: HeaderRibbon | None = None
    footer: Footer | None = None


@dataclass(frozen=True, slots=True)
class Transition:
    """How a slide comes in. `advance_after_ms` is in milliseconds."""

    type: Literal["morph", "fade", "push", "wipe", "split", "cover", "zoom", "none"]
    speed: Literal["slow", "med", "fast"] | None = None
    advance_on_click: bool | None = None
    advance_after_ms: float | None = None
    morph_option: Literal["byObject", "byWord", "byChar"] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Slide:
    """What every slide may have.

    Attributes:
        component: the stable name that its shapes are named after.
        from_right: whether it runs from right to left, which its deck decides with it.
        icons: of its points, where it has points, in their order.
        role: what its document asks it to be for the deck.
    """

    title: str
    component: str = "slide"
    from_right: bool = False
    subtitle: str | None = None
    insight: str | None = None
    source: str | tuple[str, ...] | None = None
    footnotes: tuple[str, ...] | None = None
    image: SlideImage | None = None
    icons: tuple[str | None, ...] | None = None
    notes: tuple[str, ...] | None = None
    transition: Transition | None = None
    animation: Literal["buildByPoint", "fadeIn", "none"] | None = None
    chrome: Chrome | None = None
    role: Role | None = None


class Prose(str):
    """A paragraph of running text, which no sign makes a point."""

    __slots__ = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class TitleBodySlide(Slide):
    """A claim and its points, among which may be `Prose`; `lead` is prose that leads up to them."""

    body: tuple[str, ...]
    lead: tuple[str, ...] = ()
    eyebrow: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class OpeningSlide(Slide):
    """The first page of a deck; `company` is named by the deck and not among its lines."""

    body: tuple[str, ...] = ()
    eyebrow: str | None = None
    company: str = ""


@dataclass(frozen=True, slots=True)
class Journey:
    """How far a deck has come.

    Attributes:
        sections: the titles of all of its sections.
        current: the index of the one it is in; -1 before the first.
        share: 0..1, of its slides that are behind.
    """

    sections: tuple[str, ...] = ()
    current: int = -1
    share: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class SectionSlide(Slide):
    """The name of a part of the deck; `number` stands in the place of the count of its sections."""

    body: tuple[str, ...] | None = None
    eyebrow: str | None = None
    number: str | None = None
    journey: Journey = Journey()


@dataclass(frozen=True, slots=True, kw_only=True)
class QuoteSlide(Slide):
    """What somebody said."""

    quote: str
    by: Person | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AgendaSlide(Slide):
    """Items, or the `sections` of the deck where there are none; `current`, from 1, is where the deck is."""

    items: tuple[AgendaItem, ...] | None = None
    current: int | None = None
    sections: tuple[AgendaItem, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ExecutiveSummarySlide(Slide):
    """A claim, which is the title where none is given, and its proofs."""

    claim: str | None = None
    proofs: tuple[Proof, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TeamSlide(Slide):
    """People."""

    members: tuple[Person, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PictureTextSlide(Slide):
    """A picture to the edges of the page, and points beside it."""

    image: SlideImage
    body: tuple[str, ...]
    eyebrow: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class BeforeAfterSlide(Slide):
    """What was, what is, and the difference."""

    before: Side
    after: Side
    difference: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ClosingSlide(Slide):
    """The end of a deck; `body` are steps that are but a line."""

    steps: tuple[NextStep, ...] | None = None
    body: tuple[str, ...] = ()
    decision: str | None = None
    contact: str | None = None
    eyebrow: str | None = None
    company: str = ""


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


@dataclass(frozen=True, kw_only=True)
class ProcessSlide(diagrams.ProcessFlow, Slide):
    """Steps that follow each other."""


@dataclass(frozen=True, kw_only=True)
class CycleSlide(diagrams.CycleRing, Slide):
    """Steps that come round again."""


@dataclass(frozen=True, kw_only=True)
class PyramidSlide(diagrams.PyramidLevels, Slide):
    """Levels from the top down."""


@dataclass(frozen=True, kw_only=True)
class FunnelSlide(diagrams.FunnelStages, Slide):
    """Stages as wide as their values."""


@dataclass(frozen=True, kw_only=True)
class GanttSlide(diagrams.GanttChart, Slide):
    """Tasks in time."""


@dataclass(frozen=True, kw_only=True)
class RoadmapSlide(diagrams.RoadmapLanes, Slide):
    """Lanes of cards in time."""


@dataclass(frozen=True, kw_only=True)
class SwotSlide(diagrams.SwotGrid, Slide):
    """Strengths, weaknesses, opportunities and threats."""


@dataclass(frozen=True, kw_only=True)
class MatrixSlide(diagrams.TextMatrix, Slide):
    """Four quadrants of text."""


@dataclass(frozen=True, kw_only=True)
class ProsConsSlide(diagrams.ProsAndCons, Slide):
    """What speaks for something, and what against it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CompositionSlide(Slide):
    """One to twenty blocks on a grid of 12 x 12 cells; `gap` between the cells is in px."""

    blocks: tuple[Block, ...]
    gap: float | None = None


@dataclass(frozen=True, slots=True)
class PatternKpi(Kpi):
    """One figure of a pattern, on a card of its own style."""

    style: Literal["gradient", "dark", "outline"] | None = None


@dataclass(frozen=True, slots=True)
class ComparisonRow:
    """What is said on the left, and its counterpart on the right."""

    left: str
    right: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PatternSlide(Slide):
    """A slide whose parts decide what is drawn, and its `pattern` how; `labels` head the two sides of `rows`."""

    pattern: str
    company: str = ""
    prose: tuple[str, ...] = ()
    points: tuple[str, ...] = ()
    kpis: tuple[PatternKpi, ...] = ()
    labels: tuple[str, str] = ("", "")
    rows: tuple[ComparisonRow, ...] = ()
    chart: ChartData | None = None


@dataclass(frozen=True, slots=True)
class Unresolved:
    """A value that could not be filled in.

    Attributes:
        slide: counts from 0; None for the deck.
        path: of the binding, or of the text with the placeholder, in the document.
        reason: ends a sentence.
        required: the document cannot do without.
    """

    slide: int | None
    path: str
    what: str
    reason: str
    required: bool = False


@dataclass(frozen=True, slots=True)
class Deck:
    """A deck to be laid out.

    Attributes:
        title: of the whole deck.
        look: the theme, with what tokens change in it.
        slides: their kind decides the layout.
        unresolved: bindings and placeholders without a value.
        properties: custom document properties of the whole deck.
        slide_properties: the same for each slide, named within the slide.
        inks_at: where the document gives the colours of text (`ink`, `muted`).
        language: BCP 47 tag of what it is written in, by which its figures are written.
        ignored: tokens without effect, as paths and reasons.
        fetched: the pictures behind addresses.
        places: for each slide, where the document has those of its parts that are not under their own names there.
    """

    title: str
    look: Look
    slides: tuple[Slide, ...]
    unresolved: tuple[Unresolved, ...] = ()
    properties: dict[str, str] = field(default_factory=dict)
    slide_properties: tuple[dict[str, str], ...] = ()
    ignored: tuple[tuple[str, str], ...] = ()
    fetched: FetchedPictures = field(default_factory=dict)
    places: tuple[Mapping[str, str], ...] = ()
    inks_at: Mapping[str, str] = field(default_factory=dict)
    language: str = "en-US"

    def properties_of(self, slide: int, number: int, part: int) -> dict[str, str]:
        """The properties of the `part`-th page (from 0) of a slide, which is page `number` of the file."""
        prefix = f"{PROPERTY_PREFIX}slide.{number}."
        named = {prefix + name: value for name, value in self.slide_properties[slide].items()}
        if part:
            named[f"{prefix}id"] += f"-{part + 1}"
        return named
