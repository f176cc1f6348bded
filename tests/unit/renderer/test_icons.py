"""Icons: native freeforms in the colours of the theme, by the names of the schema; another name is a finding."""

from typing import Any

import pytest
from lxml import etree

from deck_documents import json_schema, parse
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
