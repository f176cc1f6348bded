"""What a template makes of ordinary decks, of every type of slide: it is as good as the slides that come of it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from deck_documents import parse
from deck_domain.findings import Finding, Impact
from deck_fonts import FontBook
from renderer.deck.from_protocol import deck_from
from renderer.layout.slides import type_of
from renderer.template.building import built_on
from renderer.template.model import Template

_POINTS = (
    "Orders grew in all three regions",
    "Service holds its margin",
    "Two plants opened on time",
    "Cash is up again",
)
_COMPANIES = (("Us", 70, 80), ("Northwind", 30, 60), ("Contoso", 60, 30), ("Fabrikam", 20, 20))
_STEPS = (("Last year", 40, "total"), ("Price", 6, "increase"), ("Volume", 4, "decrease"), ("This year", 42, "total"))
_CHIEFS = ({"id": "a", "label": "Management"}, {"id": "b", "label": "Sales", "parentId": "a"})
_TABLE = {"columnHeaders": ["Today", "Next year"], "rows": [{"label": "Orders", "cells": ["12", "15"]}]}
_PLAN: tuple[dict[str, Any], ...] = (
    {"slideType": "title-body", "body": [f"{point}, as the board was told in spring" for point in _POINTS] * 2},
    {"slideType": "kpi-grid", "items": [{"label": label, "value": "42 %", "trend": "up"} for label in _POINTS]},
    {
        "slideType": "comparison-table",
        "columns": ["Measure", "Today", "Next year"],
        "rows": [{"label": label, "values": ["12", "15"]} for label in _POINTS],
    },
    {"slideType": "timeline", "events": [{"label": label, "date": "March"} for label in _POINTS]},
    {"slideType": "waterfall", "entries": [{"label": n, "value": v, "type": kind} for n, v, kind in _STEPS]},
    {"slideType": "market-map", "companies": [{"name": name, "x": x, "y": y} for name, x, y in _COMPANIES]},
    {"slideType": "org-chart", "nodes": list(_CHIEFS)},
    {"slideType": "tombstone-grid", "items": [{"name": name, "subtitle": "Advice"} for name, _, _ in _COMPANIES]},
    {
        "slideType": "composition",
        "blocks": [
            {
                "primitive": "matrixTable",
                "region": {"col": 0, "row": 0, "colSpan": 12, "rowSpan": 12},
                "input": _TABLE,
            }
        ],
    },
)
_POINT_VALUES = [{"category": quarter, "value": value} for quarter, value in (("Q1", 4), ("Q2", 5), ("Q3", 7))]
_SHOW: tuple[dict[str, Any], ...] = (
    {"pattern": "title", "content": {"title": "How we did", "subtitle": "Spring"}},
    {"pattern": "statement", "content": {"title": "We hold our course", "prose": ["Orders grew again."]}},
    {
        "pattern": "dashboard",
        "content": {"title": "Figures", "kpis": [{"label": "Orders", "value": "42", "trend": "up"}]},
    },
    {
        "pattern": "comparison",
        "content": {
            "title": "Then and now",
            "comparison": {"leftLabel": "Then", "rightLabel": "Now", "rows": [{"left": "Slow", "right": "Fast"}]},
        },
    },
    {
        "pattern": "chart-focus",
        "content": {
            "title": "Orders",
            "chart": {"type": "bar", "series": [{"name": "2026", "dataPoints": _POINT_VALUES}]},
        },
    },
    {"pattern": "bullets", "content": {"title": "What is next", "bulletPoints": list(_POINTS)}},
)
_DECKS: Mapping[str, dict[str, Any]] = {
    "protocol_v2": {
        "version": "2.0",
        "title": "Trial",
        "slides": [{"title": "How we did", **slide} for slide in _PLAN],
    },
    "agent_v1": {"presentationTitle": "Trial", "slides": list(_SHOW)},
}
_CROWDED = frozenset({"RND101", "RND103"})
"""Text that does not fit at a readable size, and slides that go on over further ones."""
_ERRORS = frozenset({Impact.ERROR, Impact.CRITICAL})


def tried(template: Template) -> Template:
    """`template` with what two small decks come to on it, a slide of every type among them.

    One that has no room for them, or on which one of them has an error, is not certified.
    """
    problems = tuple(problem for schema in _DECKS for problem in _problems(template, schema))
    facts = template.certification
    level = "supported" if problems and facts.certified else facts.support_level
    return replace(
        template,
        certification=replace(facts, support_level=level),
        problems=(*template.problems, *problems),
    )


def _problems(template: Template, schema: str) -> Iterator[str]:
    deck = deck_from(parse(schema, _DECKS[schema]))
    types = [type_of(slide).layout_of(slide) for slide in deck.slides]
    found = built_on(template, deck, FontBook.load()).findings
    yield from _crowded(template, types, found)
    for finding in found:
        if finding.impact in _ERRORS and finding.rule not in _CROWDED:
            yield f"An ordinary deck has an error on the template: {finding.message}"


def _crowded(template: Template, types: Sequence[str], found: Sequence[Finding]) -> Iterator[str]:
    crowded = {finding.component_path for finding in found if finding.rule in _CROWDED}
    for index, slide_type in enumerate(types):
        if any(str(path).startswith(f"slides[{index}]") for path in crowded):
            layout, _ = template.layout_of(slide_type)
            yield (
                f"An ordinary {slide_type} slide has no room on {layout.name!r}: its text is small or takes several "
                "slides; leave more of the layout free below its title."
            )
