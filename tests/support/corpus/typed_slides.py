"""protocol_v2 documents: every slide type, sober and overfull, in four languages."""

from collections.abc import Iterator
from typing import Any

Slide = dict[str, Any]

TEXTS = {
    "en": "Growth is back above plan",
    "de": "Rechtsschutzversicherungsgesellschaften wachsen",
    "ja": "売上高は前年同期比で増加しました",
    "ar": "نمو الإيرادات فوق الخطة",
}
_STEPS = (("total", 40.5), ("increase", 12.25), ("decrease", 60), ("increase", 47.75), ("total", 40.5))


def slides(text: str, many: int = 1) -> list[Slide]:
    """One slide of each type; `many` repeats what they hold, as far as the type allows."""
    return [
        {"slideType": "title-body", "body": [f"{text} {n}" for n in range(min(3 * many, 12))], "eyebrow": text},
        {"slideType": "kpi-grid", "items": [_figure(text, n) for n in range(min(2 * many, 6))]},
        _table(text, many),
        _market(text, many),
        {"slideType": "timeline", "events": [_event(text, n) for n in range(min(3 * many, 10))]},
        {"slideType": "org-chart", "nodes": [_person(text, n) for n in range(min(4 * many, 20))]},
        {"slideType": "waterfall", "entries": [_step(text, n) for n in range(min(5 * many, 20))]},
        {"slideType": "tombstone-grid", "items": [_deal(text, n) for n in range(min(3 * many, 12))]},
    ]


def documents() -> Iterator[tuple[str, Slide]]:
    """Names and documents."""
    for language, text in TEXTS.items():
        yield f"types-{language}", _deck(slides(text), accentColor="#0F6E84")
    yield "types-full", _deck([_dressed(slide, n) for n, slide in enumerate(slides(TEXTS["en"], 9))])
    yield "types-overfull", _deck(slides("An overlong sentence that goes on and on. " * 4, 5))
    yield "types-markup", _deck(slides("<a:t> & \"quoted\" 'text' ]]> \u00a0\u200b\U0001f680"))


def _deck(made: list[Slide], **root: Any) -> Slide:
    numbered = [{"title": f"Slide {n}", **slide} for n, slide in enumerate(made, 1)]
    return {"version": "2.0", "title": "Corpus <of> types", "slides": numbered, **root}


def _dressed(slide: Slide, number: int) -> Slide:
    """`slide` with everything that any slide may have."""
    transitions = ("morph", "fade", "push", "wipe", "split", "cover", "zoom", "none")
    return {
        **slide,
        "subtitle": "Third quarter",
        "insight": "Decide on cash today",
        "notes": ["Open with the ask.", "Then & only then the rest."],
        "componentId": f"component-{number}",
        "transition": {"type": transitions[number], "speed": "slow", "advanceAfterMs": 900},
        "animation": ("buildByPoint", "fadeIn")[number % 2],
        "chrome": {"headerRibbon": {"enabled": True}, "footer": {"enabled": True, "disclaimer": "Draft & private"}},
        "lineage": {"sourceType": "wiki", "labels": {"a": "b"}},
    }


def _figure(text: str, number: int) -> Slide:
    return {"label": text, "value": f"${number}.4M", "trend": ("up", "down", "flat")[number % 3], "sublabel": text}


def _table(text: str, many: int) -> Slide:
    rows = [{"label": text, "values": [text, "1.5", "-2"], "highlight": n == 1} for n in range(min(2 * many, 12))]
    return {"slideType": "comparison-table", "columns": ["", "A", "B", "C"], "rows": rows}


def _market(text: str, many: int) -> Slide:
    companies = [
        {"name": f"{text} {n}", "x": n * 37 % 101, "y": n * 53 % 101, "emphasis": ("primary", "secondary")[n % 2]}
        for n in range(min(4 * many, 24))
    ]
    axes = {"xAxisLabel": text, "yAxisLabel": text, "quadrants": ["One", "Two", "Three", "Four"]}
    return {"slideType": "market-map", "companies": companies, **axes}


def _event(text: str, number: int) -> Slide:
    return {"label": f"{text} {number}", "date": f"Q{number}", "description": text}


def _person(text: str, number: int) -> Slide:
    parent = {"parentId": f"n{(number - 1) // 3}"} if number else {}
    return {"id": f"n{number}", "label": f"{text} {number}", "role": "Lead", **parent}


def _step(text: str, number: int) -> Slide:
    kind, value = _STEPS[number % 5]
    return {"label": f"{text} {number}", "value": value, "type": kind}


def _deal(text: str, number: int) -> Slide:
    return {"name": f"{text} {number}", "subtitle": text, "metrics": ["$1B", text]}
