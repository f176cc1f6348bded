"""From an agent_v1 document to a deck: each pattern as one of our slides, and what has no effect here said so."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from deck_documents.agent_v1 import AgentDocument, AgentSlide
from deck_documents.agent_v1.design_tokens import DesignTokens
from deck_documents.agent_v1.document import Chart, ComparisonRow, Kpi
from deck_documents.chrome import Chrome, Footer
from deck_documents.protocol_v2 import SlideBase, TitleBodySlide
from renderer.chart_data import ChartData, DataSeries
from renderer.looks import LOOKS, Look

_COLORS = {
    "background": "ground",
    "surface": "surface",
    "text": "ink",
    "muted": "muted",
    "primary": "accent",
    "accent": "accent",
    "positive": "good",
    "negative": "bad",
}
_DEFAULT = "default-navy"


class PatternSlide(SlideBase):
    """A slide of agent_v1. Its parts decide what is drawn, `pattern` how."""

    pattern: str
    company: str = ""
    opening: str = "bar"
    prose: tuple[str, ...] = ()
    points: tuple[str, ...] = ()
    kpis: tuple[Kpi, ...] = ()
    labels: tuple[str, str] = ("", "")
    rows: tuple[ComparisonRow, ...] = ()
    chart: ChartData | None = None


def slides_of(model: AgentDocument) -> tuple[SlideBase, ...]:
    """The slides, each with the company's name at its foot."""
    opening = LOOKS[model.theme or _DEFAULT].opening
    return tuple(_slide(slide, model.company_name or "", opening) for slide in model.slides)


def look_of(model: AgentDocument) -> Look:
    """The look that the theme and the tokens ask for."""
    look = LOOKS[model.theme or _DEFAULT]
    tokens = model.design_tokens
    if tokens is None:
        return look
    given = {ours: getattr(tokens.colors, theirs) for theirs, ours in _COLORS.items()} if tokens.colors else {}
    fonts = (
        {"heading": tokens.typography.heading_font, "body": tokens.typography.body_font} if tokens.typography else {}
    )
    changes = {name: value for name, value in {**given, **fonts}.items() if value}
    return replace(look, **changes)


def without_effect(tokens: DesignTokens | None) -> Iterator[str]:
    """The names of tokens that were given and change nothing."""
    if tokens is None:
        return
    yield from (
        name for name in ("scale", "density", "shape", "layout", "effects") if getattr(tokens, name) is not None
    )
    for group, known in (("colors", set(_COLORS)), ("typography", {"heading_font", "body_font"})):
        part = getattr(tokens, group)
        for name in sorted((part.model_fields_set if part else set()) - known):
            yield f"{group}.{type(part).model_fields[name].alias if name in type(part).model_fields else name}"


def _slide(slide: AgentSlide, company: str, opening: str) -> SlideBase:
    content, sides = slide.content, slide.content.comparison
    prose = tuple(text for text in content.prose or () if text.strip())
    points = tuple(text for text in content.bullet_points or () if text.strip())
    frame: dict[str, Any] = {
        "title": content.title,
        "subtitle": content.subtitle or None,
        "chrome": Chrome(footer=Footer(disclaimer=company)) if company else None,
    }
    only_text = not (content.kpis or content.chart or sides)
    if (
        only_text
        and (points or (prose and slide.pattern not in {"title", "statement"}))
        and slide.pattern != "statement"
    ):
        return TitleBodySlide.model_construct(**frame, slide_type="title-body", body=[*prose, *points])
    return PatternSlide.model_construct(
        **frame,
        pattern=slide.pattern,
        company=company,
        opening=opening,
        prose=prose,
        points=points,
        kpis=tuple(content.kpis or ()),
        labels=(sides.left_label, sides.right_label) if sides else ("", ""),
        rows=tuple(sides.rows) if sides else (),
        chart=_chart(content.chart) if content.chart else None,
    )


def _chart(chart: Chart) -> ChartData:
    """Series are lined up by category, in order of appearance; a category named twice in a series stays twice."""
    rows: dict[tuple[str, int], int] = {}
    found = []
    for series in chart.series:
        seen: dict[str, int] = {}
        values = {}
        for point in series.data_points:
            nth = seen[point.category] = seen.get(point.category, -1) + 1
            values[rows.setdefault((point.category, nth), len(rows))] = point.value
        found.append((series.name, values))
    series_of = tuple(DataSeries(name, tuple(values.get(n) for n in range(len(rows)))) for name, values in found)
    categories = tuple(name for name, _ in rows)
    return ChartData(chart.type, categories, series_of, chart.title or "", chart.area_grouping or "standard")
