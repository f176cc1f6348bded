"""In the picture of a chart no two labels cover each other, and every name stands there, or a finding says not."""

from collections.abc import Iterator
from io import BytesIO
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from pptx import Presentation

from deck_documents import parse
from renderer.compile import CompiledDeck, compile_deck
from tests.support.drawn_labels import DrawnPages, overlaps
from tests.support.labelled_charts import Json, labelled_charts, shown_names
from tests.support.previewer_child import PreviewerChild

_CHARTS = list(labelled_charts())
_HALF = len(_CHARTS) // 2
_UNNAMED = {"CHART_LABEL_COLLISION", "CHART_NAMES_SKIPPED"}
_NEAR = 1.0
"""Pt."""
# Findings of these say that names or figures run into each other; labels of other values never may.
_TOUCHING = ("names around the radar have no room", "figures are wider than their bars")


@pytest.mark.parametrize("charts", [_CHARTS[:_HALF], _CHARTS[_HALF:]], ids=["first", "second"])
@pytest.mark.parametrize("size", [(880, 400), (260, 150)], ids=["large", "small"])
def test_labels_are_apart_and_names_are_there(
    child: PreviewerChild, tmp_path: Path, charts: list[Json], size: tuple[int, int]
) -> None:
    """For all kinds of charts."""
    compiled = compile_deck(parse("paper_document", _deck(charts, size)))
    with _drawn(child, compiled, tmp_path) as pages:
        wrong = [
            (index, *found) for index, chart in enumerate(charts) for found in _faults(pages, compiled, index, chart)
        ]
    assert wrong == []


@pytest.mark.parametrize("kind", ["bar", "line", "pie", "area", "doughnut", "radar"])
def test_charts_of_patterns_are_labelled_alike(child: PreviewerChild, tmp_path: Path, kind: str) -> None:
    """`agent_v1` has no options, and the same care."""
    charts = [
        chart
        for chart in _CHARTS
        if chart["chartType"] == kind and chart.keys() <= {"chartType", "categories", "series"}
    ]
    slides = [{"pattern": "chart-focus", "content": {"title": "Shares", "chart": _of_agent(chart)}} for chart in charts]
    document = {"type": "presentation", "presentationTitle": "Shares", "slides": slides}
    compiled = compile_deck(parse("agent_v1", document))
    with _drawn(child, compiled, tmp_path) as pages:
        wrong = [
            (index, *found) for index, chart in enumerate(charts) for found in _faults(pages, compiled, index, chart)
        ]
    assert wrong == []


@pytest.mark.parametrize("kind", ["bar", "line", "area"])
def test_every_third_name_is_whole_and_in_its_place(child: PreviewerChild, tmp_path: Path, kind: str) -> None:
    """Where an axis shows some of its names, as PowerPoint does: upright, below their values, equally far apart."""
    names = [f"Store {number:02d}" for number in range(40)]
    values = [(number * 37) % 50 for number in range(40)]
    chart = {"chartType": kind, "categories": names, "series": [{"name": "Hits", "values": values}]}
    compiled = compile_deck(parse("paper_document", _deck([chart], (880, 400))))
    with _drawn(child, compiled, tmp_path) as pages:
        places = {
            label.text: [sum(x for x, _ in label.corners) / 4, min(y for _, y in label.corners)]
            for label in pages.labels(0)
            if label.text in names
        }
    assert list(places) == names[::3]
    across, heights = zip(*places.values(), strict=True)
    steps = [after - one for one, after in pairwise(across)]
    assert max(steps) - min(steps) < _NEAR
    assert max(heights) - min(heights) < _NEAR


@pytest.mark.parametrize("position", ["top", "right"])
@pytest.mark.parametrize("direction", ["col", "bar"])
def test_names_of_bars_stand_in_the_order_of_the_bars(
    child: PreviewerChild, tmp_path: Path, direction: str, position: str
) -> None:
    """Bars that stand and bars that lie: a row is read from the left, a column from the top."""
    names = ["Asked", "Offered", "Waiting"]
    series = [{"name": name, "values": [4, 6]} for name in names]
    chart = {"chartType": "bar", "barDirection": direction, "categories": ["North", "South"], "series": series}
    compiled = compile_deck(parse("paper_document", _deck([chart | {"legend": {"position": position}}], (880, 400))))
    with _drawn(child, compiled, tmp_path) as pages:
        places = {label.text: label.corners[0] for label in pages.labels(0) if label.text in names}
    read = {name: x if position == "top" else -y for name, (x, y) in places.items()}  # pages count upwards
    assert sorted(names, key=lambda name: read[name]) == names


def test_the_measure_finds_what_covers(child: PreviewerChild, tmp_path: Path) -> None:
    """Two words on each other are found, turned ones and neighbours are not."""
    place = {"position": "absolute", "top": 100, "width": 300, "height": 40}
    texts = [("covered", 100, 0), ("covering", 110, 0), ("turned", 500, -45), ("beside", 560, -45)]
    children = [
        {"type": "Text", "content": text, "style": {**place, "left": left, "rotation": turn}}
        for text, left, turn in texts
    ]
    document = {"type": "Document", "meta": {}, "slides": [{"type": "Slide", "children": children}]}
    with _drawn(child, compile_deck(parse("paper_document", document)), tmp_path) as pages:
        assert list(overlaps(pages.labels(0))) == [("covered", "covering")]


def _deck(charts: list[Json], size: tuple[int, int]) -> Json:
    style = {"width": size[0], "height": size[1]}
    slides = [
        {"type": "Slide", "style": {"padding": 40}, "children": [{"type": "Chart", "style": style, "chartData": chart}]}
        for chart in charts
    ]
    return {"type": "Document", "meta": {}, "slides": slides}


def _of_agent(chart: Json) -> Json:
    series = [
        {
            "name": one["name"],
            "dataPoints": [
                {"category": name, "value": value}
                for name, value in zip(chart["categories"], one["values"], strict=True)
            ],
        }
        for one in chart["series"]
    ]
    return {"type": chart["chartType"], "series": series}


def _drawn(child: PreviewerChild, compiled: CompiledDeck, folder: Path) -> DrawnPages:
    (folder / "deck.pptx").write_bytes(compiled.pptx)
    drawn: Any = child.draw(folder / "deck.pptx", folder, "pdf")
    return DrawnPages(drawn.pdf)


def _faults(pages: DrawnPages, compiled: CompiledDeck, index: int, chart: Json) -> Iterator[tuple[str, ...]]:
    """What is wrong with a chart's picture that no finding tells."""
    told = [finding for finding in compiled.findings if finding.slide_index == index]
    if not any(words in finding.message for finding in told for words in _TOUCHING):
        yield from overlaps(pages.labels(index))
    letters = pages.letters(index)
    if chart.get("categories") and _slanted(compiled, index):
        # LibreOffice writes turned names as outlines, which are no text.
        chart = {**chart, "categories": []}
    lost = [name for name in shown_names(chart) if "".join(name.split()) not in letters]
    if lost and not any(finding.code in _UNNAMED and "values have no label" not in finding.message for finding in told):
        yield ("is not there", *lost[:3])


def _slanted(compiled: CompiledDeck, index: int) -> bool:
    """Whether the names at the axis of the chart on a slide are turned."""
    (frame,) = [shape for shape in Presentation(BytesIO(compiled.pptx)).slides[index].shapes if shape.has_chart]
    rotations = frame.chart._chartSpace.xpath(".//c:catAx/c:txPr/a:bodyPr/@rot")
    return any(int(rotation) for rotation in rotations)
