"""From an agent_v1 document to slides of the deck model."""

from typing import Any

from deck_documents.agent_v1 import AgentDocument, AgentSlide
from deck_documents.agent_v1.document import Chart
from renderer.deck.charts import ChartData, SeriesData
from renderer.deck.design_tokens import with_design_tokens
from renderer.deck.journeys import with_journeys
from renderer.deck.model import (
    Chrome,
    ComparisonRow,
    Footer,
    OpeningSlide,
    PatternKpi,
    PatternSlide,
    SectionSlide,
    Slide,
    TitleBodySlide,
)
from renderer.deck.translation import translated
from renderer.looks import Look, look_named

_DEFAULT = "default-navy"
_MOST_COVER_LINES = 3
"""Of a title's page; with more to say, it is a page of points."""


def slides_of(model: AgentDocument) -> tuple[Slide, ...]:
    """The slides, each with the company's name at its foot."""
    company, count = model.company_name or "", len(model.slides)
    ends = {0, count - 1}
    slides = [_slide(slide, index, company, parts=index not in ends) for index, slide in enumerate(model.slides)]
    return with_journeys(slides)


def places_of(model: AgentDocument) -> tuple[dict[str, str], ...]:
    """For each slide, where the document has what the deck model calls its title, subtitle, body and footer."""
    footer = {"chrome.footer": "companyName", "company": "companyName"} if model.company_name else {}
    return tuple(_places(slide, f"slides[{index}].content") | footer for index, slide in enumerate(model.slides))


def _places(slide: AgentSlide, at: str) -> dict[str, str]:
    texts = {"prose": slide.content.prose or (), "bulletPoints": slide.content.bullet_points or ()}
    written = [(name, index) for name, lines in texts.items() for index, line in enumerate(lines) if line.strip()]
    lists = list(dict.fromkeys(name for name, _ in written))
    places = {name: f"{at}.{name}" for name in ("title", "subtitle", "source", "footnotes")}
    if written:
        places |= {f"body[{number}]": f"{at}.{name}[{index}]" for number, (name, index) in enumerate(written)}
        places["body"] = f"{at}.{lists[0]}" if len(lists) == 1 else at
    return places


def look_of(model: AgentDocument) -> tuple[Look, list[tuple[str, str]]]:
    """The look that the theme, the tokens and the accent ask for, and what of them has no effect."""
    return with_design_tokens(look_named(model.theme or _DEFAULT), model.design_tokens, model.accent_color)


def _slide(slide: AgentSlide, index: int, company: str, *, parts: bool) -> Slide:
    """A slide as what it shows; a title between other slides `parts` the deck."""
    content, sides = slide.content, slide.content.comparison
    prose = tuple(text for text in content.prose or () if text.strip())
    points = tuple(text for text in content.bullet_points or () if text.strip())
    frame: dict[str, Any] = {
        "title": content.title,
        "component": f"slide-{index + 1}",
        "subtitle": content.subtitle or None,
        "source": tuple(content.source) if isinstance(content.source, list) else content.source,
        "footnotes": tuple(content.footnotes or ()),
        "chrome": Chrome(footer=Footer(disclaimer=company)) if company else None,
    }
    only_text = not (content.kpis or content.chart or sides)
    if only_text and slide.pattern == "title" and len(words := (*prose, *points)) <= _MOST_COVER_LINES:
        if parts:
            return SectionSlide(**frame, body=words)
        return OpeningSlide(**frame | {"chrome": None}, body=words, company=company)
    if (
        only_text
        and (points or (prose and slide.pattern not in {"title", "statement"}))
        and slide.pattern != "statement"
    ):
        return TitleBodySlide(**frame, body=(*prose, *points))
    return PatternSlide(
        **frame,
        pattern=slide.pattern,
        company=company,
        prose=prose,
        points=points,
        kpis=tuple(translated(kpi, PatternKpi) for kpi in content.kpis or ()),
        labels=(sides.left_label, sides.right_label) if sides else ("", ""),
        rows=tuple(translated(row, ComparisonRow) for row in sides.rows) if sides else (),
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
    series_of = tuple(SeriesData(name, tuple(values.get(n) for n in range(len(rows)))) for name, values in found)
    categories = tuple(name for name, _ in rows)
    return ChartData(chart.type, categories, series_of, chart.title or "", chart.area_grouping or "standard")
