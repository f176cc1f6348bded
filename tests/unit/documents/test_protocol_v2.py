"""The rules of protocol_v2, each with the pointer a client gets."""

import copy
import json
from pathlib import Path
from typing import Any

import pytest

from deck_documents import json_schema, load, parse
from deck_documents.protocol_v2 import Presentation
from deck_domain.errors import InvalidDocument, NotFound

EXAMPLE = json.loads((Path(__file__).parents[3] / "examples/board_update.json").read_text())["document"]


def deck(**slide: Any) -> dict[str, Any]:
    """A deck of one slide."""
    return {"version": "2.0", "title": "T", "slides": [{"title": "S", **slide}]}


def org(*nodes: dict[str, str]) -> dict[str, Any]:
    """A deck of one org chart; each node's label is its id."""
    return deck(slideType="org-chart", nodes=[{"label": node["id"], **node} for node in nodes])


def bridge(*entries: tuple[str, float]) -> dict[str, Any]:
    """A deck of one waterfall."""
    return deck(
        slideType="waterfall", entries=[{"label": "e", "type": kind, "value": value} for kind, value in entries]
    )


def faults(document: object, **options: str) -> set[tuple[str, str]]:
    """Pointer and code of each fault; empty for a sound document."""
    try:
        parse("protocol_v2", document, **options)
    except InvalidDocument as error:
        return {(violation.pointer, violation.code) for violation in error.violations}
    return set()


COMPANY = {"name": "A", "x": 1, "y": 2}
KPI = {"label": "l", "value": "1"}


@pytest.mark.parametrize(
    ("document", "pointer", "code"),
    [
        ([], "", "wrong_type"),
        ({"version": "2.0", "title": "T"}, "/slides", "missing"),
        ({"version": "2.0", "title": "T", "slides": []}, "/slides", "too_few"),
        ({**EXAMPLE, "slides": EXAMPLE["slides"] * 26}, "/slides", "too_many"),
        ({**EXAMPLE, "version": "1.0"}, "/version", "not_allowed"),
        ({**EXAMPLE, "accentColor": "blue"}, "/accentColor", "wrong_format"),
        ({**EXAMPLE, "theme": "sepia"}, "/theme", "not_allowed"),
        ({**EXAMPLE, "brand": {}}, "/brand", "missing_pack"),
        (deck(slideType="composition", blocks=[]), "/slides/0/blocks", "too_few"),
        (deck(slideType="bar-chart"), "/slides/0/slideType", "unknown_slide_type"),
        (deck(), "/slides/0/slideType", "missing"),
        (deck(slideType="title-body", body=[]), "/slides/0/body", "too_few"),
        (deck(slideType="title-body", body=["a", ""]), "/slides/0/body/1", "empty"),
        (deck(slideType="title-body", body=[7]), "/slides/0/body/0", "wrong_type"),
        (deck(slideType="title-body", body=["a"], notes=["n"] * 7), "/slides/0/notes", "too_many"),
        (deck(slideType="title-body", body=["a"], chrome={"x": 1}), "/slides/0/chrome/x", "unknown_key"),
        (
            deck(slideType="title-body", body=["a"], chrome={"footer": {"topRule": 1}}),
            "/slides/0/chrome/footer/topRule",
            "wrong_type",
        ),
        (deck(slideType="kpi-grid", items=[KPI]), "/slides/0/items", "too_few"),
        (deck(slideType="kpi-grid", items=[KPI, {"label": "l", "value": 3}]), "/slides/0/items/1/value", "wrong_type"),
        (
            deck(
                slideType="comparison-table", columns=["", "a", "b"], rows=[{"label": "r", "values": ["1", "2", "3"]}]
            ),
            "/slides/0/rows/0/values",
            "wrong_value_count",
        ),
        (
            deck(slideType="market-map", companies=[COMPANY, {**COMPANY, "x": 101}]),
            "/slides/0/companies/1/x",
            "out_of_range",
        ),
        (
            deck(slideType="market-map", companies=[COMPANY, {**COMPANY, "x": True}]),
            "/slides/0/companies/1/x",
            "wrong_type",
        ),
        (
            deck(slideType="market-map", companies=[COMPANY] * 2, quadrants=["a"] * 3),
            "/slides/0/quadrants",
            "too_few",
        ),
        (org({"id": "a"}, {"id": "a"}), "/slides/0/nodes/1/id", "duplicate_id"),
        (org({"id": "a"}, {"id": "b", "parentId": "b"}), "/slides/0/nodes/1/parentId", "self_parent"),
        (org({"id": "a"}, {"id": "b", "parentId": "c"}), "/slides/0/nodes/1/parentId", "missing_parent"),
        (
            org({"id": "r"}, {"id": "a", "parentId": "b"}, {"id": "b", "parentId": "a"}),
            "/slides/0/nodes/1/parentId",
            "cycle",
        ),
        (org({"id": "a", "parentId": "b"}, {"id": "b", "parentId": "a"}), "/slides/0/nodes", "no_root"),
        (bridge(("total", 10), ("increase", 5), ("total", 16)), "/slides/0/entries/2/value", "total_mismatch"),
        (bridge(("total", 0.2), ("increase", 0.2), ("total", 0.41)), "/slides/0/entries/2/value", "total_mismatch"),
        (bridge(("total", 0.12), ("increase", 0.13), ("total", 0.26)), "/slides/0/entries/2/value", "total_mismatch"),
        (bridge(("total", 1e-3), ("increase", 2e-3), ("total", 4e-3)), "/slides/0/entries/2/value", "total_mismatch"),
        (bridge(("increase", 0), ("decrease", 0), ("total", 1e-9)), "/slides/0/entries/2/value", "total_mismatch"),
        (bridge(("total", 1e308), ("increase", 1e308), ("total", 1)), "/slides/0/entries/1/value", "out_of_range"),
        (bridge(("total", 1), ("increase", -2e100), ("total", 1)), "/slides/0/entries/1/value", "out_of_range"),
        (bridge(("total", 10**101), ("increase", 2), ("total", 1)), "/slides/0/entries/0/value", "out_of_range"),
    ],
)
def test_a_broken_rule_is_told_with_its_place(document: object, pointer: str, code: str) -> None:
    """Pointer and code of the fault."""
    assert (pointer, code) in faults(document)


def test_figures_in_messages_have_all_their_digits() -> None:
    """Two of seven digits that differ do not read alike."""
    with pytest.raises(InvalidDocument) as caught:
        parse("protocol_v2", bridge(("total", 1_200_000), ("increase", 34_567), ("total", 1_243_000)))
    (violation,) = caught.value.violations
    assert "is 1243000, but the entries before it add up to 1234567:" in violation.message


@pytest.mark.parametrize(
    "document",
    [
        EXAMPLE,
        bridge(("total", 100), ("increase", 10), ("total", 110.5)),
        bridge(("total", 0.1), ("increase", 0.2), ("total", 0.3)),
        bridge(("total", 1e-9), ("increase", 2e-9), ("total", 3e-9)),
        bridge(("total", 1.15), ("decrease", 0.25), ("total", 0.9)),
        bridge(("total", 1000.1), ("increase", 200.2), ("total", 1200)),
        bridge(("increase", -10), ("decrease", -30), ("total", -20)),
        org({"id": "a"}, {"id": "b"}, {"id": "c", "parentId": "b"}),
        deck(slideType="title-body", body=["two\nlines\tand a tab"]),
    ],
)
def test_what_keeps_the_rules_is_accepted(document: dict[str, Any]) -> None:
    """Tolerances, signs, several roots, line feeds and tabs are fine."""
    assert set() == faults(document)


@pytest.mark.parametrize("character", ["\0", "\x0b", "\x0c", "\x1b", "\x7f", "\x84", "\ud800", "\ufffe"])
def test_text_that_xml_cannot_hold_is_refused_wherever_it_stands(character: str) -> None:
    """Values and keys, of known and unknown fields."""
    assert "/title" in {pointer for pointer, _ in faults({**EXAMPLE, "title": f"a{character}"})}
    assert faults({**EXAMPLE, f"k{character}": 1})
    assert "/variables/x/0" in {pointer for pointer, _ in faults({**EXAMPLE, "variables": {"x": [character]}})}


@pytest.mark.parametrize("line_break", ["\r\n", "\r", "\x85", "\u2028", "\u2029"])
def test_every_line_break_is_a_line_feed(line_break: str) -> None:
    """Wherever the text was written; the document that was sent stays as it is."""
    sent = deck(slideType="title-body", body=[f"Line one{line_break}Line two", f"{line_break}{line_break}end"])
    before = copy.deepcopy(sent)
    parsed = parse("protocol_v2", sent)
    assert isinstance(parsed.model, Presentation)
    assert parsed.model.slides[0].model_dump()["body"] == ["Line one\nLine two", "\n\nend"]
    assert sent == before
    assert load("protocol_v2", sent).model == parsed.model


@pytest.mark.parametrize("line_break", ["\r", "\x85"])
def test_keys_have_no_line_breaks(line_break: str) -> None:
    """A key is a name, and no text."""
    assert faults({**EXAMPLE, f"k{line_break}": 1})


def test_faults_of_all_slides_are_told_at_once_and_at_most_twenty() -> None:
    """Field faults do not hide cross faults of other slides; the list is capped."""
    document = copy.deepcopy(EXAMPLE)
    del document["slides"][0]["title"]
    document["slides"][3]["rows"][0]["values"].append("one too many")
    assert {"/slides/0/title", "/slides/3/rows/0/values"} == {pointer for pointer, _ in faults(document)}
    assert len(faults(deck(slideType="title-body", body=[1] * 12, notes=[1] * 6, subtitle=1, insight=2, id=3))) == 20


def test_pointers_start_where_the_caller_says() -> None:
    """`at` comes first."""
    assert ("/document/title", "missing") in faults({"version": "2.0", "slides": []}, at="/document")


def test_unknown_and_deprecated_keys_are_warned_about() -> None:
    """They are accepted, and named."""
    document = copy.deepcopy(EXAMPLE) | {"accentColor": "#2563EB", "layoutFamily": "board", "a/b": 1}
    document["slides"][1]["items"][0]["color"] = "red"
    warnings = {(warning.pointer, warning.code) for warning in parse("protocol_v2", document).warnings}
    expected = {
        ("/accentColor", "PROTOCOL_ACCENTCOLOR_DEPRECATED"),
        ("/layoutFamily", "PROTOCOL_LAYOUTFAMILY_DEPRECATED"),
        ("/a~1b", "unknown_key"),
        ("/slides/1/items/0/color", "unknown_key"),
    }
    assert expected == warnings


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"them": "clear"}, "`them` is not known here and has no effect; `theme` may be meant."),
        ({"acentColor": "#123456"}, "`acentColor` is not known here and has no effect; `accentColor` may be meant."),
        ({"weather": "fine"}, "`weather` is not known here and has no effect."),
    ],
)
def test_a_key_that_is_nearly_another_is_told_with_that_one(given: dict[str, str], said: str) -> None:
    """Most unknown keys are slips of the finger."""
    warned = parse("protocol_v2", {**deck(slideType="title-body", body=["a"]), **given}).warnings
    assert [warning.message for warning in warned] == [said]


@pytest.mark.parametrize(
    ("document", "said"),
    [
        (deck(slideType="title-body", body=[]), "Give at least 1 entry; there are 0."),
        (deck(slideType="timeline", events=[{"label": "a"}]), "Give at least 2 entries; there is 1."),
        (deck(slideType="section", body=["a"] * 4), "Give at most 3 entries; there are 4."),
        (deck(slideType="section") | {"version": "3.0"}, "Give '2.0'; this is '3.0'."),
    ],
)
def test_a_fault_is_told_in_a_whole_sentence(document: dict[str, Any], said: str) -> None:
    """With what to change."""
    with pytest.raises(InvalidDocument) as refused:
        parse("protocol_v2", document)
    assert [violation.message for violation in refused.value.violations] == [said]


def test_schemas_we_do_not_know_are_refused() -> None:
    """At the field that names them."""
    with pytest.raises(InvalidDocument) as raised:
        parse("protocol_v1", {})
    assert [("/sourceSchema", "unknown_source_schema")] == [(v.pointer, v.code) for v in raised.value.violations]


def test_schemas_are_published() -> None:
    """A JSON Schema for each name, NotFound for others."""
    assert json_schema("protocol_v2")["properties"]["version"]["const"] == "2.0"
    assert json_schema("paper_document")["properties"]["type"]["const"] == "Document"
    with pytest.raises(NotFound):
        json_schema("nope")


@pytest.mark.parametrize(
    ("fields", "title"),
    [
        ({"title": "Report {{ quarter }}"}, "Report Q3"),
        ({"bindings": [{"bindingKey": "q", "path": "quarter", "targetPath": "title"}]}, "Q3"),
        ({"title": "Report {{ nothing }}"}, "Report {{ nothing }}"),
        ({"title": "Report"}, "Report"),
    ],
)
def test_variables_reach_the_title_of_the_deck(fields: dict[str, Any], title: str) -> None:
    """Jobs and downloads are named by it."""
    document = deck(slideType="title-body", body=["One"]) | {"variables": {"quarter": "Q3"}} | fields
    assert parse("protocol_v2", document).title == title
    assert load("protocol_v2", document).title == title


@pytest.mark.parametrize(
    ("key", "meant"),
    [
        ("yAxis", "valueAxis"),
        ("x_axis", "categoryAxis"),
        ("value_axis", "valueAxis"),
        ("stacked", "barGrouping"),
        ("showLegend", "legend"),
        ("emphasise", "emphasis"),
    ],
)
def test_keys_of_other_chart_libraries_are_told_with_ours(key: str, meant: str) -> None:
    """By what they are for, not by their spelling alone."""
    chart = {"chartType": "bar", "categories": ["a"], "series": [{"name": "s", "values": [1]}], key: 1}
    slide = {"slideType": "chart", "title": "T", "chart": chart}
    (warning,) = parse("protocol_v2", {"version": "2.0", "title": "T", "slides": [slide]}).warnings
    assert warning.message == f"`{key}` is not known here and has no effect; `{meant}` may be meant."


@pytest.mark.parametrize(
    ("on_slide", "in_chart", "said"),
    [
        ({"emphasis": ["a"]}, {}, "`emphasis` is not known here and has no effect; it belongs into `chart`."),
        ({"legend": "top"}, {}, "`legend` is not known here and has no effect; it belongs into `chart`."),
        ({}, {"callout": "New"}, "`callout` is not known here and has no effect; it belongs one level up."),
        ({}, {"source": "Accounts"}, "`source` is not known here and has no effect; it belongs one level up."),
    ],
)
def test_a_key_of_the_next_level_is_told_with_its_place(
    on_slide: dict[str, Any], in_chart: dict[str, Any], said: str
) -> None:
    """Of what stands in the part, or of what the part stands in."""
    chart = {"chartType": "bar", "categories": ["a"], "series": [{"name": "s", "values": [1]}], **in_chart}
    slide = {"slideType": "chart", "title": "T", "chart": chart, **on_slide}
    (warning,) = parse("protocol_v2", {"version": "2.0", "title": "T", "slides": [slide]}).warnings
    assert warning.message == said


def test_a_key_that_is_like_none_is_told_with_those_that_there_are() -> None:
    """The few of that part that are not said yet, and none that every slide has."""
    slide = {"slideType": "quote", "title": "T", "quote": "It works.", "speakerName": "Ada"}
    (warning,) = parse("protocol_v2", {"version": "2.0", "title": "T", "slides": [slide]}).warnings
    assert warning.message == "`speakerName` is not known here and has no effect; there is also `by`."


def _gantt(*progress: float) -> dict[str, Any]:
    tasks = [{"label": f"Task {n}", "start": "2026-01", "progress": value} for n, value in enumerate(progress)]
    return {"slideType": "gantt", "title": "T", "tasks": tasks}


def _heat(*heat: float) -> dict[str, Any]:
    cells = [{"value": "x", "heat": value} for value in heat]
    rows = [{"label": "r", "values": cells}]
    return {"slideType": "comparison-table", "title": "T", "columns": ["", "a", "b"], "rows": rows}


def _composed(*progress: float) -> dict[str, Any]:
    block = {"primitive": "ganttChart", "region": {"col": 0, "row": 0, "colSpan": 12, "rowSpan": 12}}
    return {
        "slideType": "composition",
        "title": "T",
        "blocks": [{**block, "input": {"tasks": _gantt(*progress)["tasks"]}}],
    }


@pytest.mark.parametrize(
    ("slide", "pointer", "value", "meant"),
    [
        (_composed(0.15), "/slides/0/blocks/0/input/tasks/0/progress", "0.15", "15"),
        (_gantt(1, 0.4, 0), "/slides/0/tasks/1/progress", "0.4", "40"),
        (_heat(0.25, 0.75), "/slides/0/rows/0/values/0/heat", "0.25", "25"),
    ],
)
def test_per_cents_that_look_like_shares_are_told(slide: dict[str, Any], pointer: str, value: str, meant: str) -> None:
    """They stay as they are written."""
    (warning,) = parse("protocol_v2", {"version": "2.0", "title": "T", "slides": [slide]}).warnings
    assert (warning.pointer, warning.code) == (pointer, "share_for_percent")
    assert warning.message.endswith(f": {value} is next to nothing. Write {meant} if a share is meant.")


@pytest.mark.parametrize("slide", [_gantt(1, 0), _gantt(0.5, 40), _heat(0.5, 75), _heat(0, 1)])
def test_per_cents_that_are_some_are_not(slide: dict[str, Any]) -> None:
    """One beyond 1 says what the others are; 0 and 1 say nothing."""
    assert parse("protocol_v2", {"version": "2.0", "title": "T", "slides": [slide]}).warnings == ()
