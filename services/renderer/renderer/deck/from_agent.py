"""From an agent_v1 document to slides of the deck model."""

from collections.abc import Sequence
from typing import Any

from deck_documents.agent_v1 import AgentDocument, AgentSlide
from deck_documents.agent_v1.document import Chart
from renderer.deck.blocks.stories import PlacedImage
from renderer.deck.charts import ChartData, SeriesData
from renderer.deck.design_tokens import with_design_tokens
from renderer.deck.journeys import with_journeys
from renderer.deck.slide import Chrome, Footer, Slide
from renderer.deck.slides.composed import ComparisonRow, PatternKpi, PatternSlide
from renderer.deck.slides.stories import OpeningSlide, Prose, SectionSlide, TitleBodySlide
from renderer.deck.translation import translated
from renderer.looks import Look, look_named

_DEFAULT = "default-navy"
_NAMED = ("title", "subtitle", "source", "footnotes", "image", "image.src", "image.alt", "image.place")
"""What the deck model calls as the content of a slide does."""
_MOST_COVER_LINES = 3
"""Of a title's page; with more to say, it is a page of points."""
_LONGEST_LEAD = 420
"""Characters of prose that may stand beside points; longer prose is read before them."""


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
    """A lead is prose alone; without one, prose is the beginning of the body."""
    places = {name: f"{at}.{name}" for name in _NAMED} | {"lead": f"{at}.prose"}
    prose, points = (_written(lines) for lines in (slide.content.prose, slide.content.bullet_points))
    said = [f"{at}.bulletPoints[{index}]" for index, _ in points]
    if _is_cover(slide) or not _leads(prose, points):
        said[:0] = [f"{at}.prose[{index}]" for index, _ in prose]
    lists = {place.rpartition("[")[0] for place in said}
    body = {"body": lists.pop() if len(lists) == 1 else at} if lists else {}
    return places | body | {f"body[{index}]": place for index, place in enumerate(said)}


def _written(lines: Sequence[str] | None) -> list[tuple[int, str]]:
    """`lines` that say something, each with its index."""
    return [(index, line) for index, line in enumerate(lines or ()) if line.strip()]


def _is_cover(slide: AgentSlide) -> bool:
    """Whether a slide is a title with few lines and nothing else."""
    content = slide.content
    lines = (*_written(content.prose), *_written(content.bullet_points))
    has_figures = content.kpis or content.chart or content.comparison
    return slide.pattern == "title" and not has_figures and len(lines) <= _MOST_COVER_LINES


def _leads(prose: Sequence[tuple[int, str]], points: Sequence[tuple[int, str]]) -> bool:
    """Whether prose stands beside points as what leads up to them."""
    return bool(prose and points) and sum(len(text) for _, text in prose) <= _LONGEST_LEAD


def look_of(model: AgentDocument) -> tuple[Look, list[tuple[str, str]]]:
    """The look that the theme, the tokens and the accent ask for, and what of them has no effect."""
    return with_design_tokens(look_named(model.theme or _DEFAULT), model.design_tokens, model.accent_color)


def _slide(slide: AgentSlide, index: int, company: str, *, parts: bool) -> Slide:
    """A slide as what it shows; a title between other slides `parts` the deck."""
    content, sides = slide.content, slide.content.comparison
    paragraphs, signed = _written(content.prose), _written(content.bullet_points)
    prose, points = (tuple(text for _, text in lines) for lines in (paragraphs, signed))
    frame: dict[str, Any] = {
        "title": content.title,
        "component": slide.slide_id or slide.id or f"slide-{index + 1}",
        "subtitle": content.subtitle or None,
        "source": tuple(content.source) if isinstance(content.source, list) else content.source,
        "footnotes": tuple(content.footnotes or ()),
        "image": translated(content.image, PlacedImage) if content.image else None,
        "chrome": Chrome(footer=Footer(disclaimer=company)) if company else None,
    }
    only_text = not (content.kpis or content.chart or sides)
    if _is_cover(slide):
        if parts:
            return SectionSlide(**frame, body=(*prose, *points))
        return OpeningSlide(**frame | {"chrome": None}, body=(*prose, *points), company=company)
    if (
        only_text
        and (points or (prose and slide.pattern not in {"title", "statement"}))
        and slide.pattern != "statement"
    ):
        if _leads(paragraphs, signed):
            return TitleBodySlide(**frame, lead=prose, body=points)
        return TitleBodySlide(**frame, body=(*map(Prose, prose), *points))
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
