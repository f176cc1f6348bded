"""One block of each primitive of a composition, in three sizes."""

from collections.abc import Callable, Mapping
from typing import Any

from tests.gallery import diagrams, slide_types
from tests.gallery.charts import chart_data
from tests.gallery.pictures import landscape
from tests.gallery.slide_types import deals, market_map, small_multiples, steps
from tests.gallery.wording import Json, Size, framed, some

_FEW: Mapping[Size, int] = {"small": 2, "full": 4, "overfull": 8}
_LOOSE: Mapping[Size, tuple[int, int, int, int]] = {
    "small": (3, 3, 6, 6),
    "full": (0, 2, 12, 10),
    "overfull": (0, 2, 6, 7),
}
"""Regions, as column, row and their spans: of a small block in the middle, of all the slide, of too little of it."""
_SMALL: Mapping[Size, tuple[int, int, int, int]] = {
    "small": (0, 4, 3, 3),
    "full": (0, 4, 6, 4),
    "overfull": (4, 4, 2, 1),
}
"""For signs and lines of words."""


def _own(words: Json, name: str, size: Size) -> str:
    """A short text, or all of the paragraphs in an overfull block."""
    return str(words["words"][name] if size != "overfull" else words["paragraphs"][0])


def _title_block(words: Json, size: Size) -> Json:
    more = {"eyebrow": words["eyebrow"], "subtitle": words["subtitle"]} if size != "small" else {}
    return {"title": words["titles"][size], **more}


def _bullet_list(words: Json, size: Size) -> Json:
    texts = some(words["points"], {"small": 3, "full": 8, "overfull": 24}[size])
    return {"items": [{"text": text, "level": 2 if n % 3 == 2 else 1} for n, text in enumerate(texts)]}


def _text_block(words: Json, size: Size) -> Json:
    if size == "small":
        return {"content": words["statement"], "role": "display", "align": "center"}
    runs = [{"text": words["insight"], "weight": "bold", "color": "accent"}]
    paragraphs = [{"runs": runs}, *({"runs": [{"text": text}], "bullet": True} for text in words["points"][:5])]
    if size == "overfull":
        paragraphs += [{"runs": [{"text": text}]} for text in words["paragraphs"]]
    return {"content": paragraphs, "role": "body", "fill": "#F4F5F7", "insets": 16, "border": {"color": "rule"}}


def _info_card(words: Json, size: Size) -> Json:
    own = words["words"]
    body = {"small": words["points"][:1], "full": words["points"][:4], "overfull": words["paragraphs"]}[size]
    return {"sideLabel": own["sideLabel"], "lead": own["lead"], "body": body, "footer": own["footer"], "icon": "wrench"}


def _matrix_table(words: Json, size: Size) -> Json:
    table, columns = words["table"], {"small": 2, "full": 4, "overfull": 5}[size]
    rows = [
        {"label": row["label"], "cells": row["values"][:columns], "accent": n == 1}
        for n, row in enumerate(table["rows"][: {"small": 3, "full": 6, "overfull": 12}[size]])
    ]
    return {"columnHeaders": table["columns"][: columns + 1], "rows": rows}


def _comparison_band(words: Json, size: Size) -> Json:
    table, columns = words["table"], {"small": 2, "full": 3, "overfull": 5}[size]
    rows = table["rows"][: {"small": 2, "full": 5, "overfull": 12}[size]]
    return {
        "columns": table["columns"][1 : columns + 1],
        "rows": [{"label": row["label"], "values": row["values"][:columns]} for row in rows],
    }


def _step_timeline(words: Json, size: Size) -> Json:
    events = words["events"][: {"small": 3, "full": 5, "overfull": 10}[size]]
    more = {"description"} if size != "small" else set()
    steps = [{"tag": event["date"], "label": event["label"], **{key: event[key] for key in more}} for event in events]
    return {"steps": steps, **({"phases": words["phases"], "today": words["today"]} if size == "full" else {})}


def _waterfall_bars(words: Json, size: Size) -> Json:
    kinds = {"increase": "up", "decrease": "down", "total": "end"}
    bars = [
        {"kind": "start" if not n else kinds[kind], "label": label, "value": round(value, 1)}
        for n, (label, kind, value) in enumerate(steps(words, size))
    ]
    return {"steps": bars}


def _org_tree(words: Json, size: Size) -> Json:
    units = words["units"]
    if size == "small":
        return {"root": units[0]["label"], "children": units[1:3]}
    heads = [dict(unit) for unit in units[1:6]]
    for n, unit in enumerate(units[6 : 12 if size == "full" else 20]):
        heads[n % len(heads)].setdefault("children", []).append(unit)
    if size == "overfull":
        heads[0]["children"][0] = {**words["longUnit"], "children": units[17:19]}
    return {"root": units[0], "children": heads}


def _tombstone_stack(words: Json, size: Size) -> Json:
    return {"tiles": deals(words, {"small": 2, "full": 6, "overfull": 20}[size], size)}


def _toc_tiles(words: Json, size: Size) -> Json:
    tiles = [{"label": label, "number": str(n)} for n, label in enumerate(words["agenda"][: _FEW[size]], 1)]
    if size != "small":
        tiles[1]["description"] = words["points"][1]
    return {"tiles": tiles}


def _metrics(words: Json, count: int) -> list[Json]:
    return [
        {name: item[name] for name in ("label", "value", "trend", "tone") if name in item} | {"delta": item["sublabel"]}
        for item in some(words["kpis"], count)
    ]


def _metric_stack(words: Json, size: Size) -> Json:
    return {"rows": _metrics(words, _FEW[size])}


def _kpi_hero(words: Json, size: Size) -> Json:
    hero = _metrics(words, 1)[0]
    if size == "full":
        hero["support"] = words["words"]["support"]
    elif size == "overfull":
        hero |= words["longKpis"][0] | {"support": words["longSublabel"]}
    return hero


def _quadrant_map(words: Json, size: Size) -> Json:
    points = [
        {("label" if key == "name" else key): value for key, value in company.items()}
        for company in market_map(words, size)["companies"]
    ]
    ends = {f"{axis}AxisLabel": dict(zip(("low", "high"), words["ends"][axis], strict=True)) for axis in ("x", "y")}
    return {"points": points, **(ends | {"quadrants": words["quadrants"]} if size != "small" else {})}


def _image_bleed(words: Json, size: Size) -> Json:
    own = words["words"]
    if size == "small":
        return {"alt": own["picture"], "fallbackText": own["picture"]}
    picture = {"src": landscape(), "alt": own["picture"]}
    return picture | ({"crop": {"top": 0.2}, "overlay": {"color": "#000000", "opacity": 0.3}} if size == "full" else {})


def _legend_table(words: Json, size: Size) -> Json:
    colours = ("accent", "muted", "#0F766E", "#B42318", "faint")
    labels = some(words["legend"], {"small": 3, "full": 5, "overfull": 20}[size])
    return {
        "items": [{"label": label, "color": colours[n % 5], "value": str(40 - 3 * n)} for n, label in enumerate(labels)]
    }


def _container(words: Json, size: Size) -> Json:
    half = {"row": 0, "colSpan": 6, "rowSpan": 12}
    inner = [
        {"primitive": "kpiHero", "region": {"col": 0, **half}, "input": _kpi_hero(words, "small")},
        {"primitive": "bulletList", "region": {"col": 6, **half}, "input": _bullet_list(words, "small")},
    ]
    if size == "overfull":
        inner[0] = {"primitive": "container", "region": {"col": 0, **half}, "input": _container(words, "full")}
    return {"blocks": inner, "padding": 12, "gap": 12, "background": "#F4F5F7"}


_Input = Callable[[Json, Size], Json]
_LOOSE_BLOCKS: Mapping[str, _Input] = {
    "bulletList": _bullet_list,
    "textBlock": _text_block,
    "infoCard": _info_card,
    "matrixTable": _matrix_table,
    "comparisonBand": _comparison_band,
    "stepTimeline": _step_timeline,
    "waterfallBars": _waterfall_bars,
    "orgTree": _org_tree,
    "tombstoneStack": _tombstone_stack,
    "tocTiles": _toc_tiles,
    "metricStack": _metric_stack,
    "kpiHero": _kpi_hero,
    "smallMultiples": small_multiples,
    "chartBlock": lambda words, size: {"chartData": chart_data("bar", words, size), "altText": words["chartTitle"]},
    "quadrantMap": _quadrant_map,
    "processFlow": diagrams.process,
    "cycleRing": diagrams.cycle,
    "pyramidLevels": diagrams.pyramid,
    "funnelStages": diagrams.funnel,
    "ganttChart": diagrams.gantt,
    "roadmapLanes": diagrams.roadmap,
    "swotGrid": diagrams.swot,
    "textMatrix": diagrams.matrix,
    "prosAndCons": diagrams.pros_cons,
    "imageBleed": _image_bleed,
    "legendTable": _legend_table,
    "container": _container,
    "quoteBlock": slide_types.quote,
    "agendaList": slide_types.agenda,
    "proofList": lambda words, size: {"proofs": slide_types.executive_summary(words, size)["proofs"]},
    "teamGrid": slide_types.team,
    "beforeAfter": slide_types.before_after,
    "nextSteps": lambda words, size: {"steps": slide_types.closing(words, size)["steps"]},
    "groupBorder": lambda words, size: {"label": _own(words, "section", size), "radius": 6},
    "connectorLine": lambda words, size: {
        "start": {"x": 0, "y": 0},
        "end": {"x": 300, "y": 120},
        "kind": {"small": "straight", "full": "elbow", "overfull": "curved"}[size],
        "arrow": "end",
    },
}
_SMALL_BLOCKS: Mapping[str, _Input] = {
    "titleBlock": _title_block,
    "sectionRibbon": lambda words, size: {"label": _own(words, "section", size)},
    "sectionTag": lambda words, size: {"label": _own(words, "section", size), "transform": "upper"},
    "sourceLine": lambda words, size: {"content": _own(words, "source", size), "kind": "source"},
    "calloutBox": lambda words, size: {"content": _own(words, "callout", size), "icon": "lightbulb"},
    "chevronArrow": lambda words, size: {"direction": "right", "label": _own(words, "next", size)},
    "numberedChip": lambda words, size: {
        "index": {"small": 3, "full": 12, "overfull": 999}[size],
        "label": _own(words, "next", size),
    },
    "diagonalStamp": lambda words, size: {"text": _own(words, "stamp", size)},
    "bannerBand": lambda words, size: {"text": _own(words, "banner", size)},
    "pageStamp": lambda words, size: (
        {"src": landscape(), "alt": words["words"]["logo"]}
        if size == "full"
        else {"fallbackText": words["words"]["logo"]}
    ),
    "harveyBall": lambda words, size: {
        "filled": {"small": 1, "full": 3, "overfull": 4}[size],
        "label": _own(words, "section", size),
    },
}
KINDS = (*_LOOSE_BLOCKS, *_SMALL_BLOCKS)


def block(kind: str, words: Json, size: Size) -> Json:
    """One block in its region."""
    regions, build = (_LOOSE, _LOOSE_BLOCKS[kind]) if kind in _LOOSE_BLOCKS else (_SMALL, _SMALL_BLOCKS[kind])
    place: tuple[Any, ...] = (0, 0, 12, 3) if kind == "titleBlock" else regions[size]
    region = dict(zip(("col", "row", "colSpan", "rowSpan"), place, strict=True))
    return {"primitive": kind, "region": region, "input": build(words, size)}


def slide(kind: str, words: Json, size: Size) -> Json:
    """The composition that shows a primitive."""
    blocks = [block(kind, words, size)]
    if kind == "groupBorder":
        blocks.append(
            {**block("bulletList", words, "small"), "region": {"col": 4, "row": 5, "colSpan": 4, "rowSpan": 4}}
        )
    title = framed(words, "small")["title"]
    return {"slideType": "composition", "title": title, "blocks": blocks, "gap": 12}
