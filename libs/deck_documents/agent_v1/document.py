"""Models of `agent_v1`. Field names on the wire are camelCase."""

from typing import Annotated, Literal, get_args

from pydantic import Field

from deck_documents.agent_v1.design_tokens import DesignTokens
from deck_documents.evidence import Judged
from deck_documents.icons import IconName
from deck_documents.parts import HexColor, NonEmpty, Part, Text, Tone
from deck_documents.sight import Plotted, Seen, Unseen
from deck_documents.slide_image import Logo, PlacedImage
from deck_documents.sources import Footnotes, Source
from deck_documents.theme_names import ThemeName

Pattern = Literal["title", "statement", "dashboard", "comparison", "chart-focus", "bullets"]
PATTERNS: tuple[str, ...] = get_args(Pattern)


class Kpi(Judged):
    """One figure. `value` is text, as it is to be read: "$3.4M"; `tone` says whether its trend is good."""

    label: Seen[Text]
    value: Seen[Text]
    trend: Unseen[Literal["up", "down", "flat", "none"]] = "none"
    tone: Unseen[Tone | None] = None
    icon: Unseen[IconName | None] = None
    sublabel: Seen[Text | None] = None
    style: Unseen[Literal["gradient", "dark", "outline"] | None] = None


class DataPoint(Part):
    """One value of a series, at its category."""

    category: Seen[Text]
    value: Plotted[float]


class Series(Part):
    """Values of one kind, in the order they are drawn."""

    name: Seen[Text]
    data_points: Seen[Annotated[list[DataPoint], Field(max_length=16_384, fail_fast=True)]]


class Chart(Part):
    """A native chart. `area_grouping` matters for type area alone."""

    type: Unseen[Literal["bar", "line", "pie", "area", "doughnut", "radar"]]
    series: Seen[Annotated[list[Series], Field(max_length=255, fail_fast=True)]]
    title: Seen[Text | None] = None
    area_grouping: Unseen[Literal["standard", "stacked", "percentStacked"] | None] = None


class ComparisonRow(Part):
    """What is said on the left, and its counterpart on the right."""

    left: Seen[Text]
    right: Seen[Text]


class Comparison(Part):
    """Two sides, row by row."""

    left_label: Seen[Text]
    right_label: Seen[Text]
    rows: Seen[Annotated[list[ComparisonRow], Field(min_length=1, max_length=100)]]


class Content(Part):
    """What a slide says; the pattern decides how it is shown.

    `source`, `footnotes` and `image` are additions of this server.
    """

    title: Seen[NonEmpty]
    subtitle: Seen[Text | None] = None
    prose: Seen[Annotated[list[Text], Field(max_length=100)] | None] = None
    bullet_points: Seen[Annotated[list[Text], Field(max_length=200)] | None] = None
    comparison: Seen[Comparison | None] = None
    kpis: Seen[Annotated[list[Kpi], Field(max_length=4)] | None] = None
    chart: Seen[Chart | None] = None
    source: Seen[Source | None] = None
    footnotes: Seen[Footnotes | None] = None
    image: Unseen[PlacedImage | None] = None


class AgentSlide(Part):
    """One slide.

    `slideId` (or `id`) is an addition of this server: a comparison finds a slide again by it, whatever its title has
    become.
    """

    pattern: Unseen[Pattern]
    content: Seen[Content]
    id: Unseen[NonEmpty | None] = None
    slide_id: Unseen[NonEmpty | None] = None


class AgentDocument(Part):
    """A deck for which the renderer chooses the form. `logo` is an addition of this server.

    The older forms that are read as these, each with a warning, are not part of this schema: type "Document",
    `meta.title`, the patterns chart, chartFocus, chart_focus and content, fields of `content` beside `pattern`,
    a KPI's `delta`, `categories` with `values`, and the chart types scatter, waterfall and funnel.
    """

    presentation_title: Seen[NonEmpty]
    slides: Seen[Annotated[list[AgentSlide], Field(min_length=1, max_length=200)]]
    type: Unseen[Literal["presentation"]] = "presentation"
    version: Unseen[Literal["1.0"]] = "1.0"
    company_name: Unseen[Text | None] = None
    accent_color: Unseen[HexColor | None] = None
    theme: Unseen[ThemeName | None] = None
    logo: Unseen[Logo | None] = None
    design_tokens: Unseen[DesignTokens | None] = None
