"""The rules of agent_v1 and the older forms it reads, each with the pointer a client gets."""

import copy
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from deck_documents import parse

EXAMPLE = json.loads((Path(__file__).parents[3] / "examples/seed_pitch.json").read_text())["document"]
ROWS = {"leftLabel": "l", "rightLabel": "r", "rows": [{"left": "a", "right": "b"}]}


def deck(pattern: str = "bullets", **content: Any) -> dict[str, Any]:
    """A deck of one slide."""
    return {"presentationTitle": "T", "slides": [{"pattern": pattern, "content": {"title": "S", **content}}]}


def chart(**fields: Any) -> dict[str, Any]:
    """A deck of one chart."""
    return deck("chart-focus", chart={"type": "bar", "series": [], **fields})


AT = "/slides/0/content"
FIELD_FAULTS = [
    ([], "", "wrong_type"),
    ({"slides": EXAMPLE["slides"]}, "/presentationTitle", "missing"),
    ({**EXAMPLE, "presentationTitle": ""}, "/presentationTitle", "empty"),
    ({**EXAMPLE, "type": "deck"}, "/type", "not_allowed"),
    ({**EXAMPLE, "version": "2.0"}, "/version", "not_allowed"),
    ({**EXAMPLE, "accentColor": "teal"}, "/accentColor", "wrong_format"),
    ({**EXAMPLE, "theme": "corporate"}, "/theme", "not_allowed"),
    ({**EXAMPLE, "slides": []}, "/slides", "too_few"),
    ({**EXAMPLE, "slides": EXAMPLE["slides"] * 34}, "/slides", "too_many"),
    ({**EXAMPLE, "designTokens": {"scale": "xxl"}}, "/designTokens/scale", "not_allowed"),
    ({**EXAMPLE, "designTokens": {"density": "tight"}}, "/designTokens/density", "not_allowed"),
    ({**EXAMPLE, "designTokens": {"shape": "oval"}}, "/designTokens/shape", "not_allowed"),
    ({**EXAMPLE, "designTokens": {"colors": {"accent": "#12"}}}, "/designTokens/colors/accent", "wrong_format"),
    ({"presentationTitle": "T", "slides": [{"content": {"title": "S"}}]}, "/slides/0/pattern", "missing"),
    ({"presentationTitle": "T", "slides": [{"pattern": "title"}]}, AT, "missing"),
    (deck("bar-chart"), "/slides/0/pattern", "not_allowed"),
    (deck(title=""), f"{AT}/title", "empty"),
    (deck(prose=["p"] * 101), f"{AT}/prose", "too_many"),
    (deck(prose="p"), f"{AT}/prose", "wrong_type"),
    (deck(bulletPoints=["p"] * 201), f"{AT}/bulletPoints", "too_many"),
    (deck("dashboard", kpis=[{"label": "l", "value": "v"}] * 5), f"{AT}/kpis", "too_many"),
    (deck("dashboard", kpis=[{"label": "l", "value": 3}]), f"{AT}/kpis/0/value", "wrong_type"),
    (
        deck("dashboard", kpis=[{"label": "l", "value": "3", "trend": "sideways"}]),
        f"{AT}/kpis/0/trend",
        "not_allowed",
    ),
    (deck("dashboard", kpis=[{"label": "l", "value": "3", "style": "loud"}]), f"{AT}/kpis/0/style", "not_allowed"),
    (deck("comparison", comparison={**ROWS, "rows": []}), f"{AT}/comparison/rows", "too_few"),
    (deck("comparison", comparison={**ROWS, "rows": ROWS["rows"] * 101}), f"{AT}/comparison/rows", "too_many"),
    (chart(type="bubble"), f"{AT}/chart/type", "not_allowed"),
    (chart(areaGrouping="piled"), f"{AT}/chart/areaGrouping", "not_allowed"),
    (chart(series=[{"name": "s", "dataPoints": []}] * 256), f"{AT}/chart/series", "too_many"),
    (
        chart(series=[{"name": "s", "dataPoints": [{"category": "c", "value": "1"}]}]),
        f"{AT}/chart/series/0/dataPoints/0/value",
        "wrong_type",
    ),
    (
        chart(series=[{"name": "s", "dataPoints": [{"category": "c", "value": 1}] * 16_385}]),
        f"{AT}/chart/series/0/dataPoints",
        "too_many",
    ),
]
CROSS_FAULTS = [
    (deck("bullets", comparison=ROWS), f"{AT}/comparison", "misplaced_comparison"),
    (deck("comparison", comparison=ROWS, bulletPoints=["p"]), f"{AT}/bulletPoints", "conflicting_fields"),
]


@pytest.mark.parametrize(("document", "pointer", "code"), FIELD_FAULTS + CROSS_FAULTS)
def test_a_broken_rule_is_told_with_its_place(faults: Any, document: object, pointer: str, code: str) -> None:
    """Pointer and code of the fault."""
    assert (pointer, code) in faults("agent_v1", document)


@pytest.mark.parametrize(("document", "pointer", "code"), FIELD_FAULTS)
def test_the_published_schema_refuses_broken_fields(
    published: Callable[[str, object], bool], document: object, pointer: str, code: str
) -> None:
    """Rules of single fields are in the JSON Schema."""
    assert not published("agent_v1", document)


def test_the_example_is_sound(published: Callable[[str, object], bool]) -> None:
    """It is accepted without a word, by the schema too."""
    parsed = parse("agent_v1", EXAMPLE)
    assert ("Tidewater: seed deck", 6) == (parsed.title, parsed.slide_count)
    assert () == parsed.warnings
    assert published("agent_v1", EXAMPLE)


OLD = {
    "type": "Document",
    "meta": {"title": "Old", "author": "A"},
    "slides": [
        {"pattern": "chartFocus", "title": "S", "kpis": [{"label": "l", "value": "1", "delta": "+2"}]},
        {"pattern": "chart", "content": {"title": "S"}},
        {"pattern": "chart_focus", "content": {"title": "S"}},
        {
            "pattern": "content",
            "content": {
                "title": "S",
                "chart": {
                    "type": "funnel",
                    "categories": ["a", "b"],
                    "series": [{"name": "s", "values": [1, 2]}, {"name": "own", "categories": ["c"], "values": [3]}],
                },
            },
        },
        {"pattern": "chart-focus", "content": {"title": "S", "chart": {"type": "scatter", "series": []}}},
        {"pattern": "chart-focus", "content": {"title": "S", "chart": {"type": "waterfall", "series": []}}},
    ],
}


def test_older_forms_are_read_as_todays_each_with_a_warning() -> None:
    """The warning points at the client's own place; the client's document stays as it was."""
    document = copy.deepcopy(OLD)
    parsed = parse("agent_v1", document)
    warnings = {(warning.pointer, warning.code) for warning in parsed.warnings if warning.pointer}
    expected = {
        ("/type", "coerced_type"),
        ("/meta/title", "coerced_title"),
        ("/meta", "unknown_key"),
        ("/slides/0", "coerced_content"),
        ("/slides/0/pattern", "coerced_pattern"),
        ("/slides/0/kpis/0/delta", "coerced_sublabel"),
        ("/slides/1/pattern", "coerced_pattern"),
        ("/slides/2/pattern", "coerced_pattern"),
        ("/slides/3/pattern", "coerced_pattern"),
        ("/slides/3/content/chart/type", "coerced_chart_type"),
        ("/slides/3/content/chart/series/0/values", "coerced_points"),
        ("/slides/3/content/chart/series/1/values", "coerced_points"),
        ("/slides/4/content/chart/type", "coerced_chart_type"),
        ("/slides/5/content/chart/type", "coerced_chart_type"),
    }
    assert expected == warnings
    kinds = [warning.message for warning in parsed.warnings if warning.code == "coerced_chart_type"]
    assert all(message.endswith("; in `protocol_v2` it is drawn as such.") for message in kinds)
    assert document == OLD
    slides: Any = parsed.model.slides
    assert ["chart-focus"] * 3 + ["statement"] + ["chart-focus"] * 2 == [slide.pattern for slide in slides]
    assert "+2" == slides[0].content.kpis[0].sublabel
    points = [[(p.category, p.value) for p in one.data_points] for one in slides[3].content.chart.series]
    assert [[("a", 1), ("b", 2)], [("c", 3)]] == points
    assert ["bar", "line", "bar"] == [slides[index].content.chart.type for index in (3, 4, 5)]


@pytest.mark.parametrize(
    ("slide", "pointer", "code"),
    [
        ({"pattern": "title", "subtitle": "no title"}, "/slides/0/title", "missing"),
        ({"pattern": "title", "title": 7}, "/slides/0/title", "wrong_type"),
        (
            {"pattern": "dashboard", "title": "S", "kpis": [{"label": "l", "value": "1", "delta": 2}]},
            "/slides/0/kpis/0/delta",
            "wrong_type",
        ),
        (
            {
                "pattern": "chart",
                "title": "S",
                "chart": {"type": "bar", "categories": ["a", 2], "series": [{"name": "s", "values": [1, 2]}]},
            },
            "/slides/0/chart/categories/1",
            "wrong_type",
        ),
        (
            {
                "pattern": "chart",
                "title": "S",
                "chart": {"type": "bar", "categories": ["a", "b"], "series": [{"name": "s", "values": [1, "2"]}]},
            },
            "/slides/0/chart/series/0/values/1",
            "wrong_type",
        ),
        (
            {
                "pattern": "chart",
                "title": "S",
                "chart": {"type": "bar", "categories": ["a", "b"], "series": [{"name": "s", "values": [1]}]},
            },
            "/slides/0/chart/series/0/values",
            "wrong_value_count",
        ),
    ],
)
def test_faults_of_older_forms_point_at_the_clients_places(
    faults: Any, slide: dict[str, Any], pointer: str, code: str
) -> None:
    """Not at where the parts were moved."""
    assert (pointer, code) in faults("agent_v1", {"presentationTitle": "T", "slides": [slide]})


def test_values_of_a_chart_are_those_of_its_only_series() -> None:
    """Given beside `categories`, without `series`; the warning points at them."""
    document = deck("chart-focus", chart={"type": "bar", "categories": ["a", "b"], "values": [1, 2]})
    parsed = parse("agent_v1", document)
    slides: Any = parsed.model.slides
    (only,) = slides[0].content.chart.series
    assert [("a", 1), ("b", 2)] == [(point.category, point.value) for point in only.data_points]
    assert (f"{AT}/chart/values", "coerced_points") in {(w.pointer, w.code) for w in parsed.warnings}


def test_few_values_cannot_stand_for_millions_of_points(faults: Any) -> None:
    """Categories shared by many series are bounded in all."""
    series = [{"name": "s", "values": [0] * 1000}] * 201
    document = chart(categories=["c"] * 1000, series=series)
    assert (f"{AT}/chart", "resource_limit_exceeded") in faults("agent_v1", document)


def test_the_example_passes_the_gate() -> None:
    """Every pattern is drawn."""
    assert parse("agent_v1", EXAMPLE).slide_count == len(EXAMPLE["slides"])
