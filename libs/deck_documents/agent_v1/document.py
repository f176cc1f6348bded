"""Models of `agent_v1`. Field names on the wire are camelCase."""

from typing import Annotated, Literal, get_args

from pydantic import Field

from deck_documents.agent_v1.design_tokens import DesignTokens
from deck_documents.parts import HexColor, NonEmpty, Part, Text
from deck_documents.theme_names import ThemeName

Pattern = Literal["title", "statement", "dashboard", "comparison", "chart-focus", "bullets"]
PATTERNS: tuple[str, ...] = get_args(Pattern)


class Kpi(Part):
    """One figure. `value` is text, as it is to be read: "$3.4M"."""

    label: Text
    value: Text
    trend: Literal["up", "down", "flat", "none"] = "none"
    sublabel: Text | None = None
    style: Literal["gradient", "dark", "outline"] | None = None


class DataPoint(Part):
    """One value of a series, at its category."""

    category: Text
    value: float


class Series(Part):
    """Values of one kind, in the order they are drawn."""

    name: Text
    data_points: Annotated[list[DataPoint], Field(max_length=16_384, fail_fast=True)]


class Chart(Part):
    """A native chart. `area_grouping` matters for type area alone."""

    type: Literal["bar", "line", "pie", "area", "doughnut", "radar"]
    series: Annotated[list[Series], Field(max_length=255, fail_fast=True)]
    title: Text | None = None
    area_grouping: Literal["standard", "stacked", "percentStacked"] | None = None


class ComparisonRow(Part):
    """What is said on the left, and its counterpart on the right."""

    left: Text
    right: Text


class Comparison(Part):
    """Two sides, row by row."""

    left_label: Text
    right_label: Text
    rows: Annotated[list[ComparisonRow], Field(min_length=1, max_length=100)]


class Content(Part):
    """What a slide says; the pattern decides how it is shown."""

    title: NonEmpty
    subtitle: Text | None = None
    prose: Annotated[list[Text], Field(max_length=100)] | None = None
    bullet_points: Annotated[list[Text], Field(max_length=200)] | None = None
    comparison: Comparison | None = None
    kpis: Annotated[list[Kpi], Field(max_length=4)] | None = None
    chart: Chart | None = None


class AgentSlide(Part):
    """One slide."""

    pattern: Pattern
    content: Content


class AgentDocument(Part):
    """A deck for which the renderer chooses the form.

    The older forms that are read as these, each with a warning, are not part of this schema: type "Document",
    `meta.title`, the patterns chart, chartFocus, chart_focus and content, fields of `content` beside `pattern`,
    a KPI's `delta`, `categories` with `values`, and the chart types scatter, waterfall and funnel.
    """

    presentation_title: NonEmpty
    slides: Annotated[list[AgentSlide], Field(min_length=1, max_length=200)]
    type: Literal["presentation"] = "presentation"
    version: Literal["1.0"] = "1.0"
    company_name: Text | None = None
    accent_color: HexColor | None = None
    theme: ThemeName | None = None
    design_tokens: DesignTokens | None = None
