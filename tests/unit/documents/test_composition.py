"""Blocks and tokens of protocol_v2."""

from collections.abc import Callable
from typing import Any

import pytest

FULL = {"col": 0, "row": 0, "colSpan": 12, "rowSpan": 12}
AT = "/slides/0/blocks/0"
CHART = {"chartType": "bar", "categories": ["a"], "series": [{"values": [1]}]}
XY = {"x": 0, "y": 0}

INPUTS: dict[str, dict[str, Any]] = {
    "titleBlock": {"title": "T", "eyebrow": "e", "subtitle": "s"},
    "bulletList": {"items": [{"text": "a"}, {"text": "b", "level": 2}]},
    "sectionRibbon": {"label": "l"},
    "sectionTag": {"label": "l", "fill": "accent", "transform": "upper"},
    "sourceLine": {"content": "c", "kind": "note", "align": "right"},
    "textBlock": {"content": [{"runs": [{"text": "a", "weight": 700}]}], "role": "caption", "insets": {"top": 4}},
    "infoCard": {"body": ["a"], "sideLabel": "s", "lead": "l", "footer": "f"},
    "matrixTable": {
        "columnHeaders": ["", "a"],
        "rows": [{"label": "r", "cells": ["1"], "accent": True}],
        "colW": [2, 1],
    },
    "comparisonBand": {"columns": ["a", "b"], "rows": [{"label": "r", "values": ["1", "2"]}]},
    "stepTimeline": {"steps": [{"tag": "1", "label": "a"}, {"tag": "2", "label": "b"}]},
    "waterfallBars": {"steps": [{"kind": kind, "label": "l", "value": 1} for kind in ("start", "up", "end")]},
    "orgTree": {"root": "r", "children": [{"label": "a", "children": [{"label": "b"}]}]},
    "tombstoneStack": {"tiles": [{"name": "n"}], "columns": 3},
    "tocTiles": {"tiles": [{"label": "l"}]},
    "metricStack": {"rows": [{"label": "l", "value": "1", "delta": "+1", "trend": "up"}]},
    "kpiHero": {"label": "l", "value": "1", "support": "s"},
    "chartBlock": {"chartData": CHART, "altText": "a"},
    "quadrantMap": {"xAxisLabel": {"low": "l", "high": "h"}, "quadrants": ["1", "2", "3", "4"], "points": []},
    "imageBleed": {"src": "https://example.com/a.png", "crop": {"top": 0.5}, "overlay": "#00000080"},
    "harveyBall": {"filled": 4.0},
    "calloutBox": {"content": "c"},
    "chevronArrow": {"direction": "right", "label": "l", "fill": "#abc"},
    "numberedChip": {"index": 3},
    "diagonalStamp": {"text": "DRAFT"},
    "legendTable": {"items": [{"label": "l", "color": "accentSecondary"}]},
    "bannerBand": {"text": "t"},
    "connectorLine": {"start": XY, "end": XY, "kind": "elbow"},
    "groupBorder": {"label": "l"},
    "pageStamp": {"fallbackText": "Logo"},
    "container": {"blocks": [{"primitive": "bannerBand", "region": FULL, "input": {"text": "t"}}], "padding": 8},
}


def blocks(*given: dict[str, Any], **root: Any) -> dict[str, Any]:
    """A deck of one composition."""
    return {
        "version": "2.0",
        "title": "T",
        "slides": [{"slideType": "composition", "title": "S", "blocks": list(given)}],
        **root,
    }


def block(primitive: str = "bannerBand", region: Any = FULL, **fields: Any) -> dict[str, Any]:
    """One block, with a sound input changed by `fields`."""
    return {"primitive": primitive, "region": region, "input": {**INPUTS[primitive], **fields}}


def nested(depth: int) -> dict[str, Any]:
    """Containers in containers; the innermost holds a banner."""
    inner = block()
    for _ in range(depth - 1):
        inner = {"primitive": "container", "region": FULL, "input": {"blocks": [inner]}}
    return inner


def tokens(**bundle: Any) -> dict[str, Any]:
    """A deck with tokens."""
    return blocks(block(), tokens=bundle)


FIELD_FAULTS = [
    (blocks(), "/slides/0/blocks", "too_few"),
    (blocks({"region": FULL, "input": {}}), f"{AT}/primitive", "missing"),
    (blocks({"primitive": "pieBlock", "region": FULL, "input": {}}), f"{AT}/primitive", "unknown_primitive"),
    (blocks({"primitive": "titleBlock", "input": {"title": "t"}}), f"{AT}/region", "missing"),
    (blocks(block(region=[0, 0])), f"{AT}/region", "wrong_type"),
    (blocks(block(region={**FULL, "col": 12})), f"{AT}/region/col", "out_of_range"),
    (blocks(block(region={**FULL, "colSpan": 0})), f"{AT}/region/colSpan", "out_of_range"),
    (blocks(block(region={**FULL, "x": 1})), f"{AT}/region/col", "unknown_key"),
    (blocks(block(region={**XY, "w": 0, "h": 1})), f"{AT}/region/w", "out_of_range"),
    (blocks(block("titleBlock", title="")), f"{AT}/input/title", "empty"),
    (blocks(block("bulletList", items=[])), f"{AT}/input/items", "too_few"),
    (blocks(block("bulletList", items=[{"text": "a", "level": 3}])), f"{AT}/input/items/0/level", "not_allowed"),
    (blocks(block("textBlock", content=7)), f"{AT}/input/content", "wrong_type"),
    (blocks(block("textBlock", content=[{"txt": "a"}])), f"{AT}/input/content/0/text", "missing"),
    (blocks(block("textBlock", color="reddish")), f"{AT}/input/color", "wrong_format"),
    (blocks(block("infoCard", body=["a"] * 25)), f"{AT}/input/body", "too_many"),
    (blocks(block("matrixTable", wrapPolicy="cut")), f"{AT}/input/wrapPolicy", "not_allowed"),
    (blocks(block("comparisonBand", columns=["a"])), f"{AT}/input/columns", "too_few"),
    (blocks(block("stepTimeline", steps=INPUTS["stepTimeline"]["steps"] * 6)), f"{AT}/input/steps", "too_many"),
    (blocks(block("orgTree", children=[])), f"{AT}/input/children", "too_few"),
    (blocks(block("quadrantMap", quadrants=["a"])), f"{AT}/input/quadrants", "too_few"),
    (blocks(block("imageBleed", src="http://example.com/a.png")), f"{AT}/input/src", "wrong_format"),
    (blocks(block("imageBleed", src="file:///etc/passwd")), f"{AT}/input/src", "wrong_format"),
    (blocks(block("harveyBall", filled=5)), f"{AT}/input/filled", "out_of_range"),
    (blocks(block("harveyBall", filled=1.5)), f"{AT}/input/filled", "wrong_type"),
    (
        blocks(block("chartBlock", chartData={"chartType": "gantt"})),
        f"{AT}/input/chartData/chartType",
        "unknown_chart_type",
    ),
    (blocks(block("connectorLine", end={"x": 1})), f"{AT}/input/end/y", "missing"),
    (blocks(block("container", blocks=[])), f"{AT}/input/blocks", "too_few"),
    (blocks(block("container", blocks=[block(), block(text="")])), f"{AT}/input/blocks/1/input/text", "empty"),
    (tokens(colour="red"), "/tokens/colour", "unknown_key"),
    (tokens(version="2.0"), "/tokens/version", "not_allowed"),
    (tokens(canvas={"ratio": "3:2"}), "/tokens/canvas/ratio", "not_allowed"),
    (tokens(canvas={"density": 2}), "/tokens/canvas/density", "out_of_range"),
    (tokens(palette={"accent": "#12345"}), "/tokens/palette/accent", "wrong_format"),
    (tokens(type={"title": {"weight": 950}}), "/tokens/type/title/weight", "out_of_range"),
    (tokens(ornament={"bullet": {"marker": "star"}}), "/tokens/ornament/bullet/marker", "not_allowed"),
    (tokens(embeddedFonts=[{"family": "F", "src": "font.ttf"}]), "/tokens/embeddedFonts/0/src", "wrong_format"),
    (blocks(block(), brand={}), "/brand", "missing_pack"),
]
CROSS_FAULTS = [
    (blocks(*[block()] * 21), "/slides/0/blocks", "too_many"),
    (blocks(block("container", blocks=[block()] * 49)), f"{AT}/input/blocks", "too_many"),
    (blocks(block(region={**FULL, "col": 1})), f"{AT}/region/colSpan", "outside_grid"),
    (blocks(block(region={**FULL, "row": 11, "rowSpan": 2})), f"{AT}/region/rowSpan", "outside_grid"),
    (blocks(block(region={"x": 900, "y": 0, "w": 61, "h": 9})), f"{AT}/region/w", "outside_canvas"),
    (blocks(block(region={"x": 0, "y": 500, "w": 60, "h": 41})), f"{AT}/region/h", "outside_canvas"),
    (
        blocks(block(region={"x": 0, "y": 0, "w": 721, "h": 9}), tokens={"canvas": {"ratio": "4:3"}}),
        f"{AT}/region/w",
        "outside_canvas",
    ),
    (
        blocks(block("container", blocks=[block(region={**FULL, "row": 3})])),
        f"{AT}/input/blocks/0/region/rowSpan",
        "outside_grid",
    ),
    (
        blocks(block("comparisonBand", rows=[{"label": "r", "values": ["1"]}])),
        f"{AT}/input/rows/0/values",
        "wrong_value_count",
    ),
    (blocks(block("matrixTable", colW=[1, 1, 1])), f"{AT}/input/colW", "wrong_value_count"),
    (
        blocks(block("chartBlock", chartData={**CHART, "categories": []})),
        f"{AT}/input/chartData/series/0/values",
        "wrong_value_count",
    ),
    (blocks(nested(21)), AT + "/input/blocks/0" * 19 + "/input/blocks", "too_deep"),
    (blocks(nested(5000)), None, "too_deep"),
]


@pytest.mark.parametrize(("document", "pointer", "code"), FIELD_FAULTS + CROSS_FAULTS)
def test_a_broken_rule_is_told_with_its_place(faults: Any, document: object, pointer: str | None, code: str) -> None:
    """Pointer and code of the fault."""
    found = faults("protocol_v2", document)
    assert (pointer, code) in found or (pointer is None and {code} == {kind for _, kind in found})


@pytest.mark.parametrize(("document", "pointer", "code"), FIELD_FAULTS)
def test_the_published_schema_refuses_broken_fields(
    published: Callable[[str, object], bool], document: object, pointer: str, code: str
) -> None:
    """Rules of single fields are in the JSON Schema."""
    assert not published("protocol_v2", document)


@pytest.mark.parametrize("primitive", INPUTS)
def test_each_primitive_is_accepted_and_refuses_unknown_keys(
    faults: Any, published: Callable[[str, object], bool], primitive: str
) -> None:
    """By the models and by the published schema."""
    sound, unknown = blocks(block(primitive)), blocks(block(primitive, surprise=1))
    assert set() == faults("protocol_v2", sound)
    assert published("protocol_v2", sound)
    assert {(f"{AT}/input/surprise", "unknown_key")} == faults("protocol_v2", unknown)
    assert not published("protocol_v2", unknown)


def test_containers_nest_twenty_deep(faults: Any) -> None:
    """The limit itself is allowed."""
    assert set() == faults("protocol_v2", blocks(nested(20)))
