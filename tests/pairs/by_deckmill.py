"""The content of the pairs as a protocol_v2 document: what is said, without a word on where it stands."""

from typing import Any

_SIGNALS = {"low": "good", "medium": "warn", "high": "bad"}
_KINDS = {"total": "total", "up": "increase", "down": "decrease"}


def document(content: dict[str, Any]) -> dict[str, Any]:
    """The document of a deck with a slide for each part of `content`."""
    parts = (_cover, _points, _figures, _table, _bridge, _dates, _chart, _people, _asks, _years, _steps, _risks)
    return {
        "version": "2.0",
        "title": content["title"],
        "theme": "clear",
        "slides": [part(content) for part in parts],
    }


def _cover(content: dict[str, Any]) -> dict[str, Any]:
    cover = content["cover"]
    return {
        "slideType": "title-body",
        "title": content["title"],
        "eyebrow": cover["eyebrow"],
        "subtitle": cover["subtitle"],
        "body": [*cover["lines"], content["company"]],
    }


def _points(content: dict[str, Any]) -> dict[str, Any]:
    part = content["points"]
    return {"slideType": "title-body", "title": part["title"], "body": part["items"], "insight": part["insight"]}


def _figures(content: dict[str, Any]) -> dict[str, Any]:
    part = content["figures"]
    items = [
        {
            "label": item["label"],
            "value": item["value"],
            "trend": "down" if item["change"].startswith("-") else "up",
            "sublabel": item["change"],
        }
        for item in part["items"]
    ]
    return {"slideType": "kpi-grid", "title": part["title"], "items": items, "insight": part["insight"]}


def _table(content: dict[str, Any]) -> dict[str, Any]:
    part = content["table"]
    return {
        "slideType": "comparison-table",
        "title": part["title"],
        "columns": part["columns"],
        "rows": [{"label": label, "values": values} for label, *values in part["rows"]],
        "recommended": part["recommended"],
    }


def _bridge(content: dict[str, Any]) -> dict[str, Any]:
    part = content["bridge"]
    entries = [{**step, "type": _KINDS[step["kind"]]} for step in part["steps"]]
    for entry in entries:
        del entry["kind"]
    return {"slideType": "waterfall", "title": part["title"], "subtitle": part["unit"], "entries": entries}


def _dates(content: dict[str, Any]) -> dict[str, Any]:
    part = content["dates"]
    events = [
        {"date": event["date"], "label": event["label"], "description": event["text"]} for event in part["events"]
    ]
    return {"slideType": "timeline", "title": part["title"], "events": events}


def _chart(content: dict[str, Any]) -> dict[str, Any]:
    part = content["chart"]
    series = [{"name": part["name"], "values": part["values"]}]
    chart = {"chartType": "bar", "categories": part["categories"], "series": series}
    return {"slideType": "chart", "title": part["title"], "chart": chart}


def _people(content: dict[str, Any]) -> dict[str, Any]:
    part = content["people"]
    nodes = [{name.replace("parent", "parentId"): value for name, value in node.items()} for node in part["nodes"]]
    return {"slideType": "org-chart", "title": part["title"], "nodes": nodes}


def _asks(content: dict[str, Any]) -> dict[str, Any]:
    part = content["asks"]
    steps = [{"text": item["what"], "owner": item["who"], "date": item["when"]} for item in part["items"]]
    return {"slideType": "closing", "title": part["title"], "steps": steps}


def _years(content: dict[str, Any]) -> dict[str, Any]:
    part = content["years"]
    chart = {"chartType": "line", "categories": part["years"], "series": part["series"]}
    return {"slideType": "chart", "title": part["title"], "subtitle": part["unit"], "chart": chart}


def _steps(content: dict[str, Any]) -> dict[str, Any]:
    part = content["steps"]
    steps = [
        {"label": item["label"], "description": item["text"], "emphasis": number == part["critical"]}
        for number, item in enumerate(part["items"])
    ]
    return {"slideType": "process", "title": part["title"], "steps": steps}


def _risks(content: dict[str, Any]) -> dict[str, Any]:
    part = content["risks"]
    rows = [
        {"label": risk, "values": [*({"value": level, "signal": _SIGNALS[level]} for level in levels), answer]}
        for risk, *levels, answer in part["rows"]
    ]
    return {"slideType": "comparison-table", "title": part["title"], "columns": part["columns"], "rows": rows}
