"""agent_v1 documents: every pattern in every look, and every kind of chart."""

from collections.abc import Iterator
from typing import Any, get_args

from deck_documents.agent_v1.document import Chart
from deck_documents.theme_names import THEMES

Slide = dict[str, Any]
CHART_KINDS: tuple[str, ...] = get_args(Chart.model_fields["type"].annotation)


def chart(kind: str, series: int = 2, points: int = 4, **more: Any) -> Slide:
    """A chart of `series` x `points` numbers, some of them negative where the kind can show that."""
    sign = -1 if kind in {"bar", "line"} else 1
    return {
        "type": kind,
        "title": f"A {kind} chart",
        "series": [
            {
                "name": f"Series {s}",
                "dataPoints": [{"category": f"Q{p}", "value": (p + 1.25) * (s + 1) * sign**p} for p in range(points)],
            }
            for s in range(series)
        ],
        **more,
    }


def slides(text: str = "Seven clinics now share one schedule") -> list[Slide]:
    """One slide of each pattern."""
    kpis = [{"label": text, "value": f"{n}.5 %", "trend": "up", "sublabel": "against plan"} for n in range(3)]
    rows = [{"left": f"{text} {n}", "right": "Waiting lists"} for n in range(4)]
    return [
        _slide("title", title=text, subtitle="Seed round"),
        _slide("statement", title=text, prose=[text]),
        _slide("dashboard", title=text, kpis=kpis, chart=chart("bar")),
        _slide("comparison", title=text, comparison={"leftLabel": "Now", "rightLabel": "Then", "rows": rows}),
        _slide("chart-focus", title=text, chart=chart("line"), bulletPoints=[text]),
        _slide("bullets", title=text, bulletPoints=[f"{text} {n}" for n in range(5)], prose=[text]),
    ]


def documents() -> Iterator[tuple[str, Slide]]:
    """Names and documents."""
    for theme in THEMES:
        yield f"patterns-{theme}", _deck(slides(), theme=theme)
    charts = [_slide("chart-focus", title=f"A {kind} chart", chart=chart(kind)) for kind in CHART_KINDS]
    groupings = [
        _slide("chart-focus", title=grouping, chart=chart("area", areaGrouping=grouping))
        for grouping in ("stacked", "percentStacked")
    ]
    yield "charts-agent", _deck([*charts, *groupings])


def _slide(pattern: str, **content: Any) -> Slide:
    return {"pattern": pattern, "content": content}


def _deck(made: list[Slide], **root: Any) -> Slide:
    numbered = [
        {**slide, "content": {**slide["content"], "title": f"{slide['content']['title']} ({n})"}}
        for n, slide in enumerate(made, 1)
    ]
    return {"presentationTitle": "Corpus of patterns", "companyName": "Fern & Co", "slides": numbered, **root}
