"""Icons: native freeforms in the colours of the theme, by the names of the schema; another name is a finding."""

from typing import Any

import pytest
from lxml import etree

from deck_documents import json_schema, parse, schema_of
from deck_documents.icon_names import ICON_NAMES
from renderer.icons import is_directed, names, nearest, strokes_of
from tests.icons.chosen import chosen
from tests.icons.page import PAGE, page

from .conftest import A, P

Json = dict[str, Any]


def _callout(name: str, text: str = "Two lorries a day are enough") -> Json:
    region = {"col": 1, "row": 2, "colSpan": 6, "rowSpan": 3}
    block = {"primitive": "calloutBox", "region": region, "input": {"content": text, "icon": name}}
    slide = {"slideType": "composition", "title": text, "blocks": [block]}
    return {"version": "2.0", "title": text, "slides": [slide]}


def _card(name: str) -> Json:
    region = {"col": 1, "row": 2, "colSpan": 6, "rowSpan": 6}
    content = {"lead": "Delivery", "body": ["Two lorries a day are enough"], "icon": name, "footer": "From May on"}
    slide = {
        "slideType": "composition",
        "title": "Delivery",
        "blocks": [{"primitive": "infoCard", "region": region, "input": content}],
    }
    return {"version": "2.0", "title": "Delivery", "slides": [slide]}


def test_the_names_are_those_of_the_data_the_schema_and_the_page() -> None:
    """At least three hundred, each with strokes."""
    listed = json_schema("protocol_v2")["$defs"]["IconName"]["anyOf"][0]["enum"]
    assert len(names()) >= 300
    assert list(names()) == list(ICON_NAMES) == listed == sorted(chosen())
    assert all(strokes_of(name) for name in names())
    assert PAGE.read_text("utf-8") == page()


@pytest.mark.parametrize("document", [_callout, _card])
def test_an_icon_is_one_freeform_in_a_color_of_the_theme(document: Any, write: Any) -> None:
    """Of lines alone, with round ends, and a decoration to people who do not see it."""
    written = write(parse("protocol_v2", document("truck")))
    (shape,) = [one for one in written.slide().iter(f"{P}sp") if one.find(f".//{P}cNvPr").get("name") == "Icon truck"]
    line = shape.find(f"{P}spPr/{A}ln")
    assert shape.find(f"{P}spPr/{A}custGeom") is not None
    assert shape.find(f"{P}spPr/{A}noFill") is not None
    assert (line.get("cap"), [etree.QName(part).localname for part in line]) == ("rnd", ["solidFill", "round"])
    assert line.find(f"{A}solidFill/{A}schemeClr") is not None
    assert b"decorative" in etree.tostring(shape)
    assert not [one for one in written.compiled.findings if one.code == "ICON_UNKNOWN"]


@pytest.mark.parametrize("name", ["lorry", "Truck", "", "no such thing at all", "\u30c8\u30e9\u30c3\u30af", "x" * 900])
@pytest.mark.parametrize("document", [_callout, _card])
def test_a_name_that_there_is_not_is_told_with_the_nearest(document: Any, name: str, write: Any) -> None:
    """With three that there are; nothing is drawn in its place."""
    written = write(parse("protocol_v2", document(name)))
    told = [one for one in written.compiled.findings if one.code == "ICON_UNKNOWN"]
    if not name:
        assert not told
        return
    (finding,) = told
    assert finding.component_path == "slides[0].blocks[0].input.icon"
    assert finding.impact == "warning"
    assert all(one in finding.message and one in names() for one in nearest(name))
    assert len(nearest(name)) == 3
    assert not written.slide().xpath("//*[starts-with(@name, 'Icon ')]")


@pytest.mark.parametrize(
    ("wanted", "found"), [("lorry", "truck"), ("trcuk", "truck"), ("warning", "triangle-alert"), ("people", "users")]
)
def test_the_nearest_are_found_by_spelling_and_by_meaning(wanted: str, found: str) -> None:
    """What an icon stands for counts as well as what it is called."""
    assert found in nearest(wanted)


def test_icons_that_point_along_the_line_turn_round_with_the_page(write: Any) -> None:
    """On an Arabic page an arrow to the right points to the left; a check mark is one everywhere."""
    words = "\u062a\u0633\u0644\u064a\u0645 \u0627\u0644\u0628\u0636\u0627\u0639\u0629"

    def is_turned(name: str) -> bool:
        slide = write(parse("protocol_v2", _callout(name, words))).slide()
        (shape,) = slide.xpath(f"//*[@name='Icon {name}']/../..")
        return bool(shape.find(f"{P}spPr/{A}xfrm").get("flipH") == "1")

    assert [is_turned(name) for name in ("arrow-right", "check")] == [True, False]
    assert not is_directed("arrow-left-right")


def _slide(kind: str, items: str, *entries: Json, **fields: Any) -> Json:
    slide = {"slideType": kind, "title": "Two ways to deliver", items: list(entries), **fields}
    return {"version": "2.0", "title": "Delivery", "slides": [slide]}


def _block(primitive: str, items: str, *entries: Json) -> Json:
    region = {"col": 0, "row": 0, "colSpan": 12, "rowSpan": 12}
    block = {"primitive": primitive, "region": region, "input": {items: list(entries)}}
    return {"version": "2.0", "title": "D", "slides": [{"slideType": "composition", "title": "D", "blocks": [block]}]}


def _items(*icons: str) -> dict[str, tuple[Json, str]]:
    """Documents whose items have these icons, and where the last of them is."""

    def entries(*names: str) -> list[Json]:
        return [{name: f"{name} {n}" for name in names} | {"icon": icon} for n, icon in enumerate(icons)]

    last, texts = len(icons) - 1, [f"A point {n}" for n in range(len(icons))]
    agent = {"presentationTitle": "D", "slides": [
        {"pattern": "dashboard", "content": {"title": "D", "kpis": entries("label", "value")}}]}  # fmt: skip
    block = "slides[0].blocks[0].input"
    return {
        "figures": (_slide("kpi-grid", "items", *entries("label", "value")), f"slides[0].items[{last}].icon"),
        "events": (_slide("timeline", "events", *entries("label", "date")), f"slides[0].events[{last}].icon"),
        "deals": (_slide("tombstone-grid", "items", *entries("name", "subtitle")), f"slides[0].items[{last}].icon"),
        "points": (_slide("title-body", "body", *texts, icons=list(icons)), f"slides[0].icons[{last}]"),
        "steps": (_block("stepTimeline", "steps", *entries("tag", "label")), f"{block}.steps[{last}].icon"),
        "tiles": (_block("tombstoneStack", "tiles", *entries("name", "subtitle")), f"{block}.tiles[{last}].icon"),
        "agent": (agent, f"slides[0].content.kpis[{last}].icon"),
    }


@pytest.mark.parametrize("kind", _items("truck", "plane"))
@pytest.mark.parametrize("theme", ["clear", "default-navy", "editorial-serif"])
def test_items_have_icons(kind: str, theme: str, write: Any) -> None:
    """Each its own, and one that there is not is told at its place while the others stay."""
    document, _ = _items("truck", "plane")[kind]
    written = write(parse(schema_of(document), document | {"theme": theme}))
    assert sorted(_drawn(written)) == ["Icon plane", "Icon truck"]
    assert written.compiled.findings == ()
    document, path = _items("truck", "lorry")[kind]
    written = write(parse(schema_of(document), document | {"theme": theme}))
    assert _drawn(written) == ["Icon truck"]
    assert [(one.code, one.component_path) for one in written.compiled.findings] == [("ICON_UNKNOWN", path)]


def _drawn(written: Any) -> list[str]:
    return [str(name) for name in written.slide().xpath("//@name") if str(name).startswith("Icon ")]


def test_icons_follow_their_points_onto_further_pages(write: Any) -> None:
    """A point without one has null in its place."""
    body = ["A long point of many words that takes its room. " * 12] * 12
    icons = ["truck", None, "plane", "ship", "bus", "car", "bike", "van", "anchor", "road", "map", "bed"]
    written = write(parse("protocol_v2", _slide("title-body", "body", *body, icons=icons)))
    told = [one.component_path for one in written.compiled.findings if one.code == "OPTION_WITHOUT_EFFECT"]
    pages = [name for name in written.parts if name.startswith("ppt/slides/slide")]
    drawn = [str(n) for page in pages for n in written.xml(page).xpath("//@name") if str(n).startswith("Icon ")]
    assert len(pages) > 1
    assert told or sorted(drawn) == sorted(f"Icon {icon}" for icon in icons if icon)


def test_icons_of_a_single_point_are_told(write: Any) -> None:
    """A statement has no place for one."""
    written = write(parse("protocol_v2", _slide("title-body", "body", "One claim that stands alone", icons=["truck"])))
    assert [one.component_path for one in written.compiled.findings] == ["slides[0].icons"]
