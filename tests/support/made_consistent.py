"""Grown documents keep the rules within a field; here they are made to keep those between fields."""

from collections.abc import Callable, Iterator, Mapping
from itertools import cycle, islice
from typing import Any

Json = dict[str, Any]


def made_consistent(schema: str, document: Json) -> Json:
    """`document` with lists of the length that others ask for, and ids that are unique."""
    for slide in document["slides"]:
        if schema == "protocol_v2":
            _SLIDES.get(slide.get("slideType", ""), lambda _slide: None)(slide)
        for part in _objects(slide):
            if "chartType" in part and "chartData" not in part:
                _chart(part)
            if part.get("type") == "Text" and not {"content", "paragraphs"} & set(part):
                part["content"] = "Text"
            if "tableData" in part:
                _table(part["tableData"])
    return document


def _objects(value: Any) -> Iterator[Json]:
    if isinstance(value, dict):
        yield value
        for member in value.values():
            yield from _objects(member)
    elif isinstance(value, list):
        for item in value:
            yield from _objects(item)


def _as_long(items: list[Any], count: int, otherwise: Any = "") -> list[Any]:
    return list(islice(cycle(items or [otherwise]), count))


def _comparison(slide: Json) -> None:
    for row in slide["rows"]:
        row["values"] = _as_long(row["values"], len(slide["columns"]) - 1)


def _org_chart(slide: Json) -> None:
    for index, node in enumerate(slide["nodes"]):
        node["id"] = f"n{index}"
        node.pop("parentId", None)
        if index:
            node["parentId"] = f"n{(index - 1) // 2}"


def _waterfall(slide: Json) -> None:
    running = 0.0
    for index, entry in enumerate(slide["entries"]):
        if entry["type"] == "total":
            entry["value"] = entry["value"] if not index else round(running, 6)
            running = entry["value"]
        else:
            running += abs(entry["value"]) * (1 if entry["type"] == "increase" else -1)


def _gantt(plan: Json) -> None:
    """Dates that can be read, in order, and no names that others would have to know."""
    for index, task in enumerate(plan["tasks"]):
        for key in ("end", "lane", "dependsOn", "id"):
            task.pop(key, None)
        task["start"] = f"2027-{1 + index % 12:02}-05"
    plan.pop("lanes", None)
    _today(plan)


def _roadmap(plan: Json) -> None:
    for lane in plan["lanes"]:
        for index, item in enumerate(lane["items"]):
            item.pop("end", None)
            item["start"] = f"2027-{1 + index % 12:02}"
    _today(plan)


def _today(plan: Json) -> None:
    if plan.get("today"):
        plan["today"] = "2027-03-01"


def _blocks(slide: Json) -> None:
    for part in _objects(slide):
        region = part.get("region")
        if isinstance(region, dict) and "col" in region:
            region["colSpan"] = min(region["colSpan"], 12 - region["col"])
            region["rowSpan"] = min(region["rowSpan"], 12 - region["row"])
        elif isinstance(region, dict):
            region.update(x=min(region["x"], 480), y=min(region["y"], 270), w=min(region["w"], 480))
            region["h"] = min(region["h"], 270)
        _block(part.get("primitive"), part.get("input"))


def _block(primitive: Any, given: Any) -> None:
    if primitive == "comparisonBand":
        for row in given["rows"]:
            row["values"] = _as_long(row["values"], len(given["columns"]))
    elif primitive in {"ganttChart", "roadmapLanes"}:
        (_gantt if primitive == "ganttChart" else _roadmap)(given)
    elif primitive == "matrixTable":
        widest = max(len(row["cells"]) for row in given["rows"])
        for row in given["rows"]:
            row["cells"] = _as_long(row["cells"], widest)
        for key, filler in (("columnHeaders", ""), ("colW", 1)):
            if given.get(key):
                given[key] = _as_long(given[key], widest, filler)


_SLIDES: Mapping[str, Callable[[Json], None]] = {
    "comparison-table": _comparison,
    "org-chart": _org_chart,
    "waterfall": _waterfall,
    "composition": _blocks,
    "gantt": _gantt,
    "roadmap": _roadmap,
}


def _chart(chart: Json) -> None:
    if isinstance(chart.get("categories"), list):
        chart["categories"] = chart["categories"] or ["a"]
        for series in chart.get("series", ()):
            series["values"] = _as_long(series["values"], len(chart["categories"]), 1)
    for series in chart.get("xySeries", ()):
        for key in ("yValues", "sizes"):
            if key in series or chart["chartType"] == "bubble":
                series[key] = [abs(value) for value in _as_long(series.get(key, []), len(series["xValues"]), 1)]
    for key, filler in (("waterfallData", 1), ("funnelData", 1), ("stockData", 1)):
        data = chart.get(key, {})
        for name in {name for name, values in data.items() if isinstance(values, list)} - {"categories", "emphasis"}:
            data[name] = _as_long(data[name], len(data["categories"]), "total" if name == "types" else filler)


def _table(table: Json) -> None:
    table["columns"] = [1 + index % 3 for index in range(len(table["columns"]))]
    for row in table["rows"]:
        row["cells"] = _as_long(row["cells"], len(table["columns"]), {"text": "t"})
        row["cells"] = [
            {key: value for key, value in cell.items() if key in {"text", "style"}} or {"text": "t"}
            for cell in row["cells"]
        ]
