"""The rules of paper_document, each with the pointer a client gets."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from deck_documents import parse
from deck_domain.errors import InvalidDocument

EXAMPLE = json.loads((Path(__file__).parents[3] / "examples/clinic_pilot.json").read_text())["document"]
AT = "/slides/0/children/0"
PIXEL = "data:image/png;base64,iVBORw0KGgo="
TEXT = {"type": "Text", "content": "t"}
LINE = {"type": "Connector", "start": {"x": 0, "y": 0}, "end": {"x": 1, "y": 1}}


def deck(*nodes: Any, slide: dict[str, Any] | None = None, **root: Any) -> dict[str, Any]:
    """A deck of one slide."""
    slides = [{"type": "Slide", "children": list(nodes), **(slide or {})}]
    return {"type": "Document", "meta": {}, "slides": slides, **root}


def text(**fields: Any) -> dict[str, Any]:
    """A deck of one Text."""
    return deck({**TEXT, **fields})


def style(**fields: Any) -> dict[str, Any]:
    """A deck of one styled Text."""
    return text(style=fields)


def table(*rows: list[dict[str, Any]], columns: int = 2) -> dict[str, Any]:
    """A deck of one table."""
    return deck({"type": "Table", "tableData": {"columns": [1] * columns, "rows": [{"cells": row} for row in rows]}})


def chart(kind: str, **data: Any) -> dict[str, Any]:
    """A deck of one chart."""
    return deck({"type": "Chart", "chartData": {"chartType": kind, **data}})


def nested(depth: int) -> dict[str, Any]:
    """A deck of Views in Views; the innermost is on level `depth`."""
    node: dict[str, Any] = {"type": "View"}
    for _ in range(depth - 1):
        node = {"type": "View", "children": [node]}
    return deck(node)


CELL: dict[str, Any] = {"text": "c"}
COLUMNS = {"categories": ["a", "b"], "values": [1, 2]}
DATA: dict[str, dict[str, Any]] = {
    **{
        kind: {"categories": ["a", "b"], "series": [{"name": "s", "values": [1, None]}]}
        for kind in ("bar", "line", "pie", "area", "doughnut", "radar")
    },
    "scatter": {"xySeries": [{"xValues": [1, 2], "yValues": [3, 4]}]},
    "bubble": {"xySeries": [{"xValues": [1, 2], "yValues": [3, 4], "sizes": [5, 6]}]},
    "waterfall": {"waterfallData": {**COLUMNS, "types": ["increase", "total"]}},
    "stock": {"stockData": {"categories": ["d"], "high": [3], "low": [1], "close": [2]}},
    "funnel": {"funnelData": COLUMNS},
    "treemap": {"treemapData": [{"name": "a", "value": 1}, {"name": "b", "children": [{"name": "c", "value": 2}]}]},
    "sunburst": {"sunburstData": [{"name": "a", "value": 1}]},
    "histogram": {"histogramData": {"values": [1, 2, 2, 3], "binCount": 3}},
    "boxWhisker": {"boxWhiskerData": [{"name": "a", "values": [1, 2, 3]}]},
}
DATA_KEY = {
    "scatter": "xySeries",
    "bubble": "xySeries",
    "waterfall": "waterfallData",
    "stock": "stockData",
    "funnel": "funnelData",
    "treemap": "treemapData",
    "sunburst": "sunburstData",
    "histogram": "histogramData",
    "boxWhisker": "boxWhiskerData",
}

FIELD_FAULTS = [
    ([], "", "wrong_type"),
    ({**EXAMPLE, "type": "presentation"}, "/type", "not_allowed"),
    ({"type": "Document", "slides": EXAMPLE["slides"]}, "/meta", "missing"),
    ({**EXAMPLE, "meta": {"title": 7}}, "/meta/title", "wrong_type"),
    ({**EXAMPLE, "meta": {"language": "en US"}}, "/meta/language", "wrong_format"),
    ({**EXAMPLE, "version": "2"}, "/version", "not_allowed"),
    ({**EXAMPLE, "slides": []}, "/slides", "too_few"),
    ({**EXAMPLE, "slides": EXAMPLE["slides"] * 101}, "/slides", "too_many"),
    (deck(slideSize={"width": 5601, "height": 540}), "/slideSize/width", "out_of_range"),
    (deck(slideSize={"width": 960, "height": 0}), "/slideSize/height", "out_of_range"),
    (deck(theme={"colorScheme": {"accent1": "red"}}), "/theme/colorScheme/accent1", "wrong_format"),
    (deck(fontStrategy="magic"), "/fontStrategy", "not_allowed"),
    (deck(sections=[{"name": "s"}] * 101), "/sections", "too_many"),
    (deck(masters=[{"name": "m"}] * 21), "/masters", "too_many"),
    (deck(embeddedFonts=[{"fontFamily": "F", "src": "file:///f.ttf"}]), "/embeddedFonts/0/src", "wrong_format"),
    (
        deck(embeddedFonts=[{"fontFamily": "F", "src": "https://example.com/f.ttf"}] * 51),
        "/embeddedFonts",
        "too_many",
    ),
    (deck(customProperties=[{"name": "n", "value": 1}] * 101), "/customProperties", "too_many"),
    (deck(customProperties={str(number): 1 for number in range(101)}), "/customProperties", "too_many"),
    (deck(customProperties={"a": [1]}), "/customProperties/a", "wrong_type"),
    ({**EXAMPLE, "slides": [{"type": "Page", "children": []}]}, "/slides/0/type", "not_allowed"),
    ({**EXAMPLE, "slides": [{"type": "Slide"}]}, "/slides/0/children", "missing"),
    (deck(slide={"background": {"type": "plaid"}}), "/slides/0/background", "unknown_type"),
    (deck(slide={"background": {"type": "solid"}}), "/slides/0/background/color", "missing"),
    (
        deck(slide={"background": {"type": "linear", "stops": [{"position": 0, "color": "#000000"}]}}),
        "/slides/0/background/stops",
        "too_few",
    ),
    (
        deck(slide={"background": {"type": "pattern", "preset": "zebra"}}),
        "/slides/0/background/preset",
        "not_allowed",
    ),
    (deck(slide={"transition": {"type": "explode"}}), "/slides/0/transition/type", "not_allowed"),
    (deck(slide={"notes": 3}), "/slides/0/notes", "wrong_type"),
    (deck(slide={"notes": [{"text": "t"}]}), "/slides/0/notes/0/runs", "missing"),
    (deck(slide={"comments": [{"text": "c"}] * 1001}), "/slides/0/comments", "too_many"),
    (deck("Text"), AT, "wrong_type"),
    (deck({"content": "t"}), f"{AT}/type", "missing"),
    (deck({"type": "Box"}), f"{AT}/type", "unknown_type"),
    (deck({"type": "Group"}), f"{AT}/children", "missing"),
    (deck({"type": "View", "shapeType": "rond"}), f"{AT}/shapeType", "not_allowed"),
    (text(content=5), f"{AT}/content", "wrong_type"),
    (text(content=[{"style": {}}]), f"{AT}/content/0/text", "missing"),
    (text(content=[{"text": "t", "style": {"fontSize": 0}}]), f"{AT}/content/0/style/fontSize", "out_of_range"),
    (text(content=[{"text": "t", "hyperlink": "javascript:x"}]), f"{AT}/content/0/hyperlink", "wrong_format"),
    (text(hyperlink={}), f"{AT}/hyperlink", "wrong_link"),
    (text(hyperlink={"slide": 1, "mailto": "a@example.com"}), f"{AT}/hyperlink", "wrong_link"),
    (text(hyperlink={"slide": 0}), f"{AT}/hyperlink/slide", "out_of_range"),
    (text(paragraphs=[{"runs": [], "level": 9}]), f"{AT}/paragraphs/0/level", "out_of_range"),
    (text(paragraphs=[{"runs": [], "bullet": "dot"}]), f"{AT}/paragraphs/0/bullet", "not_allowed"),
    (text(animations=[{"effect": "fade"}] * 101), f"{AT}/animations", "too_many"),
    (text(animationGroups=[{"animations": []}] * 51), f"{AT}/animationGroups", "too_many"),
    (text(placeholder={"type": "header"}), f"{AT}/placeholder/type", "not_allowed"),
    (style(flexDirection="diagonal"), f"{AT}/style/flexDirection", "not_allowed"),
    (style(position="fixed"), f"{AT}/style/position", "not_allowed"),
    (style(width="half"), f"{AT}/style/width", "wrong_format"),
    (style(width=[1]), f"{AT}/style/width", "wrong_type"),
    (style(gap=-1), f"{AT}/style/gap", "out_of_range"),
    (style(opacity=1.1), f"{AT}/style/opacity", "out_of_range"),
    (style(rotation=361), f"{AT}/style/rotation", "out_of_range"),
    (style(fontSize=4001), f"{AT}/style/fontSize", "out_of_range"),
    (style(fontWeight="heavy"), f"{AT}/style/fontWeight", "not_allowed"),
    (style(columns=17), f"{AT}/style/columns", "out_of_range"),
    (style(textFit={"policy": "squeeze"}), f"{AT}/style/textFit/policy", "not_allowed"),
    (style(color="#FFF"), f"{AT}/style/color", "wrong_format"),
    (style(color="accent7"), f"{AT}/style/color", "wrong_format"),
    (style(color={"scheme": "accent9"}), f"{AT}/style/color/scheme", "not_allowed"),
    (style(color={"scheme": "accent1", "tint": 101}), f"{AT}/style/color/tint", "out_of_range"),
    (style(fill={"type": "image", "src": "http://example.com/a.png"}), f"{AT}/style/fill/src", "wrong_format"),
    (deck({"type": "Image"}), f"{AT}/src", "missing"),
    (deck({"type": "Image", "src": "http://example.com/a.png"}), f"{AT}/src", "wrong_format"),
    (deck({"type": "Image", "src": "file:///etc/passwd"}), f"{AT}/src", "wrong_format"),
    (deck({"type": "Image", "src": "data:text/html;base64,AAAA"}), f"{AT}/src", "wrong_format"),
    (deck({"type": "Image", "src": "data:image/png,raw"}), f"{AT}/src", "wrong_format"),
    (deck({"type": "Image", "src": PIXEL, "crop": {"top": 101}}), f"{AT}/crop/top", "out_of_range"),
    (deck({"type": "Video", "src": "http://example.com/a.mp4"}), f"{AT}/src", "wrong_format"),
    (deck({"type": "Audio"}), f"{AT}/src", "missing"),
    (table([CELL, {"text": 1}]), f"{AT}/tableData/rows/0/cells/1/text", "wrong_type"),
    (table([CELL, {"colSpan": 0}]), f"{AT}/tableData/rows/0/cells/1/colSpan", "out_of_range"),
    (table(), f"{AT}/tableData/rows", "too_few"),
    (table(columns=0), f"{AT}/tableData/columns", "too_few"),
    (table([CELL], columns=101), f"{AT}/tableData/columns", "too_many"),
    (table(*[[CELL]] * 1001, columns=1), f"{AT}/tableData/rows", "too_many"),
    (chart("gantt"), f"{AT}/chartData/chartType", "unknown_chart_type"),
    (chart("bar", series=[]), f"{AT}/chartData/categories", "missing"),
    (chart("bar", categories=["a"]), f"{AT}/chartData/series", "missing"),
    (chart("bar", categories=["a"] * 16_385, series=[]), f"{AT}/chartData/categories", "too_many"),
    (chart("bar", categories=[], series=[{"values": []}] * 256), f"{AT}/chartData/series", "too_many"),
    (chart("doughnut", **DATA["doughnut"], holeSize=9), f"{AT}/chartData/holeSize", "out_of_range"),
    (chart("bar", **DATA["bar"], gapWidth=501), f"{AT}/chartData/gapWidth", "out_of_range"),
    (chart("bar", **DATA["bar"], overlap=-101), f"{AT}/chartData/overlap", "out_of_range"),
    (chart("bar", **DATA["bar"], barDirection="up"), f"{AT}/chartData/barDirection", "not_allowed"),
    (chart("bar", **DATA["bar"], annotations=[{"text": "a"}] * 51), f"{AT}/chartData/annotations", "too_many"),
    *[(chart(kind), f"{AT}/chartData/{key}", "missing") for kind, key in DATA_KEY.items()],
    (deck({**LINE, "connectorType": "wavy"}), f"{AT}/connectorType", "not_allowed"),
    (deck({"type": "Connector", "start": {"x": 0, "y": 0}}), f"{AT}/end", "missing"),
    (deck({**LINE, "end": {"x": "1", "y": 1}}), f"{AT}/end/x", "wrong_type"),
]
CROSS_FAULTS = [
    (deck({"type": "Text"}), f"{AT}/content", "missing"),
    (text(content=[{"text": "x" * 60_000}] * 2), f"{AT}/content", "text_too_long"),
    (text(hyperlink={"slide": 2}), f"{AT}/hyperlink/slide", "missing_slide"),
    (text(content=[{"text": "t", "hyperlink": {"slide": 2}}]), f"{AT}/content/0/hyperlink/slide", "missing_slide"),
    (deck(TEXT | {"id": "a"}, TEXT | {"id": "a"}), "/slides/0/children/1/id", "duplicate_id"),
    (deck({**LINE, "startShape": "nobody"}), f"{AT}/startShape", "missing_shape"),
    (deck({**LINE, "endShape": {"id": "nobody", "site": 1}}), f"{AT}/endShape/id", "missing_shape"),
    (deck(slide={"masterName": "x"}, masters=[{"name": "m"}]), "/slides/0/masterName", "missing_master"),
    (deck(sections=[{"name": "s", "startSlide": 2}]), "/sections/0/startSlide", "missing_slide"),
    (deck(customShows=[{"name": "s", "slides": [1, 2]}]), "/customShows/0/slides/1", "missing_slide"),
    (table([CELL] * 2, [CELL]), f"{AT}/tableData/rows/1/cells", "wrong_cell_count"),
    (table([CELL, {"colSpan": 2}]), f"{AT}/tableData/rows/0/cells/1/colSpan", "span_outside"),
    (table([CELL, {"rowSpan": 2}]), f"{AT}/tableData/rows/0/cells/1/rowSpan", "span_outside"),
    (table([{"colSpan": 2}, {"rowSpan": 2}], [CELL] * 2), f"{AT}/tableData/rows/0/cells/1", "overlapping_span"),
    (
        table([CELL, {"rowSpan": 2}], [{"colSpan": 2}, {"vMerge": True}]),
        f"{AT}/tableData/rows/1/cells/0",
        "overlapping_span",
    ),
    (table([CELL, {"hMerge": True}]), f"{AT}/tableData/rows/0/cells/1/hMerge", "unspanned_merge"),
    (
        chart("bar", categories=["a"], series=[{"values": [1, 2]}]),
        f"{AT}/chartData/series/0/values",
        "wrong_value_count",
    ),
    (
        chart("scatter", xySeries=[{"xValues": [1], "yValues": []}]),
        f"{AT}/chartData/xySeries/0/yValues",
        "wrong_value_count",
    ),
    (chart("bubble", xySeries=[{"xValues": [1], "yValues": [1]}]), f"{AT}/chartData/xySeries/0/sizes", "missing"),
    (
        chart("waterfall", waterfallData={**COLUMNS, "values": [1]}),
        f"{AT}/chartData/waterfallData/values",
        "wrong_value_count",
    ),
    (
        chart("stock", stockData={**DATA["stock"]["stockData"], "volume": []}),
        f"{AT}/chartData/stockData/volume",
        "wrong_value_count",
    ),
    (
        chart("funnel", funnelData={**COLUMNS, "values": []}),
        f"{AT}/chartData/funnelData/values",
        "wrong_value_count",
    ),
    (chart("treemap", treemapData=[{"name": "a"}]), f"{AT}/chartData/treemapData/0/value", "missing"),
    (
        chart("sunburst", sunburstData=[{"name": "a", "children": [{"name": "b"}]}]),
        f"{AT}/chartData/sunburstData/0/children/0/value",
        "missing",
    ),
    (deck(*[TEXT] * 501), "/slides/0/children", "too_many"),
    (deck({"type": "View", "children": [TEXT] * 1001}), f"{AT}/children", "too_many"),
    (deck(*[{"type": "View", "children": [TEXT] * 999}] * 6), "/slides/0/children", "resource_limit_exceeded"),
    (
        {**deck(), "slides": deck(*[{"type": "View", "children": [TEXT] * 999}] * 2)["slides"] * 6},
        "/slides/5/children",
        "resource_limit_exceeded",
    ),
    (nested(21), AT + "/children/0" * 19 + "/children", "too_deep"),
    (nested(10_000), AT + "/children/0" * 48, "too_deep"),
]


@pytest.mark.parametrize(("document", "pointer", "code"), FIELD_FAULTS + CROSS_FAULTS)
def test_a_broken_rule_is_told_with_its_place(faults: Any, document: object, pointer: str, code: str) -> None:
    """Pointer and code of the fault."""
    assert (pointer, code) in faults("paper_document", document)


@pytest.mark.parametrize(("document", "pointer", "code"), FIELD_FAULTS)
def test_the_published_schema_refuses_broken_fields(
    published: Callable[[str, object], bool], document: object, pointer: str, code: str
) -> None:
    """Rules of single fields are in the JSON Schema."""
    assert not published("paper_document", document)


SOUND = [
    EXAMPLE,
    nested(20),
    *[chart(kind, **data) for kind, data in DATA.items()],
    table([{"colSpan": 2}, {"hMerge": True}], [{"rowSpan": 2}, CELL], [{"vMerge": True}, CELL]),
    deck({"type": "View", "id": "a", "shapeType": "roundRect"}, {**LINE, "startShape": "a"}),
    deck({"type": "Image", "src": PIXEL, "crop": {"left": 10}}, {"type": "Image", "src": "https://example.com/a.png"}),
    deck({"type": "Image", "src": "data:image/png;base64," + "A" * 400_000}),
    style(width="50%", height=10.5, color={"scheme": "accent1", "lumMod": 75}, fill="dk1", margin=-4),
    text(content=[{"text": "t", "hyperlink": {"slide": 1}}], paragraphs=None),
    deck(slide={"notes": [{"runs": [{"text": "n"}]}], "background": {"type": "image", "src": PIXEL}}),
    deck(customProperties={"a": 1, "b": True}, sections=[{"name": "s", "startSlide": 1}]),
]


@pytest.mark.parametrize("document", SOUND)
def test_what_keeps_the_rules_is_accepted(
    faults: Any, published: Callable[[str, object], bool], document: dict[str, Any]
) -> None:
    """By the models and by the published schema."""
    assert set() == faults("paper_document", document)
    assert published("paper_document", document)


def test_unknown_and_shadowed_fields_are_warned_about() -> None:
    """They are accepted, and named."""
    document = deck({**TEXT, "paragraphs": [{"runs": []}], "style": {"colour": "red"}})
    warnings = {(w.pointer, w.code) for w in parse("paper_document", document).warnings if w.pointer}
    assert {(f"{AT}/style/colour", "unknown_key"), (f"{AT}/content", "shadowed_field")} == warnings


@pytest.mark.parametrize(
    ("key", "meant"), [("flex", "flexGrow"), ("background", "backgroundColor"), ("border-radius", "borderRadius")]
)
def test_keys_of_css_are_told_with_ours(key: str, meant: str) -> None:
    """By what they are for, not by their spelling alone."""
    warnings = parse("paper_document", deck({**TEXT, "style": {key: 1}})).warnings
    message = f"`{key}` is not known here and has no effect; `{meant}` may be meant."
    assert [one.message for one in warnings if one.code == "unknown_key"] == [message]


def test_a_misspelt_shape_gets_a_proposal() -> None:
    """Nobody reads a list of 187 names."""
    with pytest.raises(InvalidDocument) as raised:
        parse("paper_document", deck({"type": "View", "shapeType": "roundedRect"}))
    assert "roundRect" in raised.value.violations[0].message


def test_faults_of_several_nodes_are_told_at_once(faults: Any) -> None:
    """In one list and in several, up to twenty."""
    bad = {"type": "Text", "content": 1}
    document = deck(bad, {"type": "View", "children": [bad, TEXT, bad]}, bad)
    places = {f"/slides/0/children/{place}/content" for place in ("0", "1/children/0", "1/children/2", "2")}
    assert places == {pointer for pointer, _ in faults("paper_document", document)}
    assert len(faults("paper_document", deck(*[bad] * 300))) == 20


@pytest.mark.parametrize(
    ("address", "advice"),
    [
        ("https://example.org/a b", "Write the blanks in the address as %20; the first is at character 21."),
        (" https://example.org/", "Remove the blanks around the address."),
        ("ftp://example.org/", "Give an address that starts with https://, http://, mailto: or tel:."),
    ],
)
def test_what_is_wrong_with_an_address_is_told(address: str, advice: str) -> None:
    """Blanks are named, and not the scheme that is right."""
    with pytest.raises(InvalidDocument) as raised:
        parse("paper_document", text(hyperlink=address))
    assert [advice] == [violation.message for violation in raised.value.violations]


@pytest.mark.parametrize(
    ("kind", "advice"),
    [
        (
            "combo",
            "a `bar` chart with a series whose `chartType` is `line`, and whose `axis` may be `secondary`.",
        ),
        (
            "bar-line",
            "a `bar` chart with a series whose `chartType` is `line`, and whose `axis` may be `secondary`.",
        ),
        ("stackedColumn", "such a chart here is a `bar` chart with the grouping `stacked`."),
        ("gantt", "There is no chart type 'gantt': use one of bar, "),
    ],
)
def test_a_chart_by_the_name_that_others_give_it_is_told_how_it_is_asked_for(kind: str, advice: str) -> None:
    """A combined chart has no type of its own, so that the list of types alone would say that there is none."""
    with pytest.raises(InvalidDocument) as raised:
        parse("paper_document", chart(kind))
    assert advice in raised.value.violations[0].message


@pytest.mark.parametrize("kind", DATA_KEY)
def test_a_chart_without_its_data_is_shown_what_they_look_like(kind: str) -> None:
    """What the fault shows is accepted in the place of what was missing."""
    key = DATA_KEY[kind]
    with pytest.raises(InvalidDocument) as raised:
        parse("paper_document", chart(kind, categories=["a"], series=[{"name": "s", "values": [1]}]))
    (fault,) = raised.value.violations
    assert fault.pointer == f"{AT}/chartData/{key}"
    shown, _ = json.JSONDecoder().raw_decode(fault.message.partition(" such as ")[2])
    if kind == "bubble":
        shown[0]["sizes"] = [10, 30]
    assert parse("paper_document", chart(kind, **{key: shown})).warnings == ()


@pytest.mark.parametrize(
    ("source", "plain"),
    [
        ("HTTPS://Example.org/A.PNG", "https://Example.org/A.PNG"),
        ("DATA:IMAGE/PNG;BASE64,iVBO\r\nRw0K\n", "data:image/png;base64,iVBORw0K"),
        ("data:image/png;charset=utf-8;base64,iVBORw0KGgo=", PIXEL),
    ],
)
def test_sources_are_read_however_they_are_spelt(source: str, plain: str) -> None:
    """Who reads the model meets one way of writing them."""
    parsed = parse("paper_document", deck({"type": "Image", "src": source}))
    assert parsed.model.slides[0].model_dump()["children"][0]["src"] == plain


def test_a_template_inside_a_document_is_known_and_not_used() -> None:
    """The schema has it elsewhere: it is no misspelt key."""
    warnings = parse("paper_document", deck(TEXT, template="UEsDBA==")).warnings
    assert [("/template", "template_not_used")] == [(warning.pointer, warning.code) for warning in warnings]
