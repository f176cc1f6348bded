"""What charts draw is what the input says: with its sign, in the chart itself, and with all its words."""

import io
import zipfile
from pathlib import Path
from typing import Any

import pytest

from deck_documents import parse
from renderer.compile import compile_deck
from scorer.inspect_deck import score_file

_NAMES = ["Alpha", "Beta", "Gamma"]
_DATA: dict[str, dict[str, Any]] = {
    **{
        kind: {"categories": _NAMES, "series": [{"name": "Profit", "values": [7.25, 3.5, 2.125]}]}
        for kind in ("bar", "line", "area", "radar", "pie", "doughnut")
    },
    "scatter": {"xySeries": [{"name": "Profit", "xValues": [1.5, 2.5], "yValues": [7.25, 3.5]}]},
    "bubble": {"xySeries": [{"name": "Profit", "xValues": [1.5, 2.5], "yValues": [7.25, 3.5], "sizes": [4, 9]}]},
    "stock": {
        "stockData": {"categories": _NAMES, "high": [9.5, 9.25, 9], "low": [7.25, 3.5, 2.125], "close": [8, 5, 3]}
    },
    "funnel": {"funnelData": {"categories": _NAMES, "values": [7.25, 3.5, 2.125]}},
    "waterfall": {"waterfallData": {"categories": _NAMES, "values": [7.25, -3.5, 3.75]}},
}
_PLACES = {
    "scatter": "xySeries[0].yValues[0]",
    "bubble": "xySeries[0].yValues[0]",
    "stock": "stockData.low[0]",
    "funnel": "funnelData.values[0]",
}


def _document(kind: str, **more: Any) -> dict[str, Any]:
    title = {"type": "Text", "placeholder": {"type": "title"}, "content": "Seven", "style": {"height": 60}}
    data = {"chartType": kind, "title": "Margin by part", **_DATA[kind], **more}
    chart = {"type": "Chart", "chartData": data, "style": {"width": "100%", "height": 400}}
    return {"type": "Document", "meta": {"title": "Seven"}, "slides": [{"type": "Slide", "children": [title, chart]}]}


def _lost(document: dict[str, Any], folder: Path, **edits: str) -> list[str]:
    """Where in `chartData` something is lost, after `edits` of the chart part or, as `slide`, of the slide."""
    made = compile_deck(parse("paper_document", document))
    data = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(made.pptx)) as before, zipfile.ZipFile(data, "w") as after:
        for name in before.namelist():
            text = before.read(name)
            part = (
                "slide" if name == "ppt/slides/slide1.xml" else "chart" if name.startswith("ppt/charts/chart") else ""
            )
            for edit in filter(None, (edits.get(part),)):
                old, _, new = edit.partition(" -> ")
                assert old.encode() in text
                text = text.replace(old.encode(), new.encode())
            after.writestr(name, text)
    path = folder / "deck.pptx"
    path.write_bytes(data.getvalue())
    report = score_file(path, document=document, renderer_findings=made.findings)
    told = [found for found in report["findings"] if found["rule"] in ("DAT601", "DAT604")]
    assert all(("7.25" in found["message"]) == (found["rule"] == "DAT601") for found in told if "chart" in edits)
    lost = [str(found["componentPath"]) for found in told]
    return [place.partition("chartData.")[2] for place in lost]


@pytest.mark.parametrize("kind", _DATA)
def test_a_chart_as_it_was_made_loses_nothing(kind: str, tmp_path: Path) -> None:
    """Values, categories, names, the title."""
    assert _lost(_document(kind), tmp_path) == []


@pytest.mark.parametrize("kind", sorted(set(_DATA) - {"waterfall"}))
@pytest.mark.parametrize("wrong", ["-7.25", "7.5"])
def test_a_wrong_value_is_found(kind: str, wrong: str, tmp_path: Path) -> None:
    """Another sign is another value, and that the number stands elsewhere on the slide is no excuse."""
    document = _document(kind)
    document["slides"][0]["children"][0]["content"] = "It was 7.25"
    lost = _lost(document, tmp_path, chart=f"<c:v>7.25</c:v> -> <c:v>{wrong}</c:v>")
    assert lost == [_PLACES.get(kind, "series[0].values[0]")]


def test_a_wrong_step_is_found(tmp_path: Path) -> None:
    """Steps are drawn by their magnitude, so that it has to be there."""
    wrong = _lost(_document("waterfall"), tmp_path, chart="3.5 -> 3.4")
    assert wrong == ["waterfallData.values[1]"]


@pytest.mark.parametrize(
    ("part", "edit", "place"),
    [
        ("slide", "Margin by part -> Margin", "title"),
        ("chart", "<c:v>Profit</c:v> -> <c:v>Loss</c:v>", "series[0].name"),
        ("chart", "<c:v>Beta</c:v> -> <c:v>Be</c:v>", "categories[1]"),
        ("chart", "Euros -> Dollars", "valueAxis.title"),
        ("slide", "Best ever -> Worst ever", "annotations[0].text"),
    ],
)
def test_a_lost_word_is_found(part: str, edit: str, place: str, tmp_path: Path) -> None:
    """Of the chart, its series, its categories, its axes and the remarks in its plot."""
    more = {"valueAxis": {"title": "Euros"}, "annotations": [{"text": "Best ever", "x": "Alpha", "y": 7.25}]}
    assert _lost(_document("bar", **more), tmp_path) == []
    assert _lost(_document("bar", **more), tmp_path, **{part: edit}) == [place]
