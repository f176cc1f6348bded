"""What readers of a slide are meant to see is read from its document; what steers the look is not."""

from typing import Any

import pytest

from deck_documents.parts import Part
from deck_documents.sight import Seen
from scorer.fidelity.input_facts import read_facts
from scorer.fidelity.seen_fields import fields_of

PAPER = {
    "type": "Document",
    "meta": {"title": "Pilot", "author": "Outcomes team"},
    "theme": {"name": "Ours"},
    "slides": [
        {
            "type": "Slide",
            "notes": "Say it slowly.",
            "children": [
                {"type": "View", "id": "box", "style": {"backgroundColor": "accent1"}, "textContent": "In a shape"},
                {"type": "Text", "content": [{"text": "One ", "style": {"color": "#FF0000"}}, {"text": "two"}]},
                {"type": "Text", "content": "never seen", "style": {"display": "none"}},
                {"type": "Table", "tableData": {"columns": [1], "rows": [{"cells": [{"text": "512"}], "height": 40}]}},
            ],
        }
    ],
}


def _facts(slide: dict[str, Any], **root: Any) -> list[tuple[str, str | float | None]]:
    """Path, below the slide, and text or number of each fact of a document with one slide."""
    facts = read_facts({**root, "slides": [slide]})
    return [(fact.path.removeprefix("slides[0]."), fact.text or fact.number) for fact in facts]


def _block(primitive: str, **content: Any) -> dict[str, Any]:
    region = {"col": 0, "row": 0, "colSpan": 6, "rowSpan": 6}
    return {"slideType": "composition", "blocks": [{"primitive": primitive, "region": region, "input": content}]}


def test_what_readers_see_is_read_with_its_place() -> None:
    """Texts of shapes, runs, cells and notes, with the paths that the renderer's findings have."""
    assert [(fact.path, fact.text) for fact in read_facts(PAPER)] == [
        ("meta.title", "Pilot"),
        ("slides[0].notes", "Say it slowly."),
        ("slides[0].children[0].textContent", "In a shape"),
        ("slides[0].children[1].content", "One two"),
        ("slides[0].children[3].tableData.rows[0].cells[0].text", "512"),
    ]


@pytest.mark.parametrize(
    ("slide", "seen"),
    [
        (_block("orgTree", root={"label": "A", "role": "CEO"}, children=[]), ["root.label", "root.role"]),
        (_block("textBlock", content="A", role="title", color="#112233"), ["content"]),
        (_block("comparisonBand", columns=["A", "B"], rows=[]), ["columns[0]", "columns[1]"]),
        (_block("tombstoneStack", columns=2, tiles=[{"name": "A"}]), ["tiles[0].name"]),
        (
            _block("waterfallBars", steps=[{"kind": "up", "label": "A", "value": 7}]),
            ["steps[0].label", "steps[0].value"],
        ),
        (
            _block("waterfallBars", steps=[{"kind": "up", "label": "A", "value": 7, "valueLabel": "about 7"}]),
            ["steps[0].label", "steps[0].valueLabel"],
        ),
        (_block("textBlock", content=[{"runs": [{"text": "A", "weight": 700}]}]), ["content[0].runs"]),
    ],
)
def test_a_key_means_what_it_means_in_its_block(slide: dict[str, Any], seen: list[str]) -> None:
    """The same word is shown by one primitive and steers another; a label is shown in place of a value."""
    assert [path for path, _ in _facts(slide)] == [f"blocks[0].input.{path}" for path in seen]


def test_blocks_within_blocks_are_read() -> None:
    """A container shows what stands in it, and nothing itself."""
    inner = {"primitive": "sourceLine", "region": {"x": 1, "y": 2, "w": 3, "h": 4}, "input": {"content": "Ledger, May"}}
    facts = _facts(_block("container", blocks=[inner], gap=4))
    assert facts == [("blocks[0].input.blocks[0].input.content", "Ledger, May")]


@pytest.mark.parametrize(("enabled", "shown"), [(True, True), (None, True), (False, False)])
def test_texts_of_a_footer_that_is_switched_off_are_not_looked_for(enabled: bool | None, shown: bool) -> None:
    """Only `false` switches it off; its layout and height are no texts."""
    footer = {"enabled": enabled, "watermark": "Draft", "layout": ["left"], "height": 20}
    facts = _facts({"slideType": "title-body", "chrome": {"footer": footer, "headerRibbon": {"type": "plain"}}})
    assert facts == ([("chrome.footer.watermark", "Draft")] if shown else [])


def test_older_forms_are_read_as_they_were_written() -> None:
    """Content beside an old pattern, categories with values: the schema has them elsewhere or nowhere."""
    series = {"name": "Revenue", "categories": ["Q1"], "values": [42]}
    slide = {"pattern": "chartFocus", "id": "s1", "title": "Up", "chart": {"type": "bar", "series": [series]}}
    assert _facts(slide, presentationTitle="Board") == [
        ("presentationTitle", "Board"),
        ("title", "Up"),
        ("chart.series[0].name", "Revenue"),
        ("chart.series[0].categories[0]", "Q1"),
        ("chart.series[0].values[0]", 42),
    ]


def test_a_typed_slide_loses_no_content_to_an_unknown_key() -> None:
    """What the schema has nowhere may be content; a colour never is. In a paper_document it is a tool's own note."""
    slide = {"slideType": "kpi-grid", "items": [{"label": "Churn", "caption": "a new low", "color": "#112233"}]}
    assert _facts(slide) == [("items[0].label", "Churn"), ("items[0].caption", "a new low")]
    assert _facts({"type": "Slide", "children": [{"type": "View", "caption": "x"}]}, type="Document") == []


def test_options_of_other_libraries_are_no_content() -> None:
    """A chart that is asked for in a way that does not exist here loses nothing that its readers were to see."""
    chart = {
        "chartType": "bar",
        "orientation": "horizontal",
        "legendPosition": "top-left",
        "colours": ["#1F4E79", "#C00"],
        "points": ["fast", "cheap"],
        "barWidth": 40,
        "padding": "12px",
        "remark": "As of May",
        "forecast": 48,
    }
    slide = {"slideType": "chart", "chart": chart}
    points = [("chart.points[0]", "fast"), ("chart.points[1]", "cheap")]
    assert _facts(slide) == [*points, ("chart.remark", "As of May"), ("chart.forecast", 48)]


def test_a_field_without_a_mark_is_refused() -> None:
    """A new field cannot be forgotten: reading the schema stops and names it."""

    class Toy(Part):
        said: Seen[str]
        forgotten: str

    with pytest.raises(TypeError, match=r"Toy\.forgotten"):
        fields_of((Toy,))
