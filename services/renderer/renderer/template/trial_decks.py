"""Small ordinary decks, a slide of every type among them, that templates are tried with."""

from collections.abc import Mapping
from typing import Any

_POINTS = (
    "Orders grew in all three regions",
    "Service holds its margin",
    "Two plants opened on time",
    "Cash is up again",
)
_COMPANIES = (("Us", 70, 80), ("Northwind", 30, 60), ("Contoso", 60, 30), ("Fabrikam", 20, 20))
_NAMED = tuple(zip(("Listen", "Decide", "Build", "Serve"), _POINTS, strict=True))
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
_PICTURE = (
    "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJ"
    "AAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)
_STORY: tuple[dict[str, Any], ...] = (
    {"slideType": "section", "body": ["What the year was like"]},
    {"slideType": "agenda", "items": [{"label": point, "owner": "Management"} for point in _POINTS]},
    {
        "slideType": "executive-summary",
        "claim": "We hold our course, and grow where we serve",
        "proofs": [{"text": point, "figure": "42 %"} for point in _POINTS],
    },
    {
        "slideType": "quote",
        "quote": "The parts were there before we had asked for them.",
        "by": {"name": "Head of purchasing", "role": "A customer"},
    },
    {"slideType": "team", "members": [{"name": name, "role": "Sales and service"} for name, *_ in _COMPANIES]},
    {
        "slideType": "picture-text",
        "image": {"src": _PICTURE, "alt": "The new plant"},
        "body": [f"{point}, as planned" for point in _POINTS],
    },
    {
        "slideType": "before-after",
        "before": {"label": "Last year", "figure": "40", "points": list(_POINTS[:2])},
        "after": {"label": "This year", "figure": "42", "points": list(_POINTS[2:])},
    },
)
_QUARTERS = ("Q1", "Q2", "Q3", "Q4")
_DIAGRAMS: tuple[dict[str, Any], ...] = (
    {
        "slideType": "chart",
        "chart": {
            "chartType": "bar",
            "categories": list(_QUARTERS),
            "series": [{"name": "Orders", "values": [4, 5, 7, 8]}],
        },
        "remarks": list(_POINTS[:3]),
    },
    {
        "slideType": "small-multiples",
        "chartType": "line",
        "categories": list(_QUARTERS),
        "charts": [{"name": name, "values": [4, 5, 7, 8]} for name, *_ in _COMPANIES],
    },
    {"slideType": "process", "steps": [{"label": name, "description": point} for name, point in _NAMED]},
    {"slideType": "cycle", "steps": [{"label": name, "description": point} for name, point in _NAMED]},
    {"slideType": "pyramid", "levels": [{"label": name, "description": point} for name, point in _NAMED]},
    {
        "slideType": "funnel",
        "stages": [{"label": name, "value": 100 - 20 * place} for place, (name, _) in enumerate(_NAMED)],
    },
    {
        "slideType": "gantt",
        "today": "May 2027",
        "tasks": [
            {"label": point, "start": f"{name} 2027", "lane": "Plant"}
            for name, point in zip(_QUARTERS, _POINTS, strict=True)
        ],
    },
    {
        "slideType": "roadmap",
        "lanes": [
            {"label": lane, "items": [{"label": name, "start": f"{name} 2027"} for name in _QUARTERS]}
            for lane in ("Sales", "Service", "Plant")
        ],
    },
    {
        "slideType": "swot",
        **{name: list(_POINTS[:2]) for name in ("strengths", "weaknesses", "opportunities", "threats")},
    },
    {"slideType": "matrix", "cells": [{"label": name, "points": [point]} for name, point in _NAMED]},
    {
        "slideType": "pros-cons",
        "pros": list(_POINTS[:3]),
        "cons": list(_POINTS[3:]),
        "prosLabel": "For",
        "consLabel": "Against",
        "verdict": "We hold our course",
    },
    {
        "slideType": "closing",
        "steps": [{"text": point, "owner": "Management", "date": "May"} for point in _POINTS[:3]],
        "decision": "Hold the course",
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
TRIAL_DECKS: Mapping[str, dict[str, Any]] = {
    "protocol_v2": {
        "version": "2.0",
        "title": "Trial",
        "slides": [{"title": "How we did", **slide} for slide in (*_PLAN, *_STORY, *_DIAGRAMS)],
    },
    "agent_v1": {"presentationTitle": "Trial", "slides": list(_SHOW)},
}
