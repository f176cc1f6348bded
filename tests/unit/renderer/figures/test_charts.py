"""Charts and bridges in blocks."""

from collections.abc import Callable
from typing import Any

from renderer.scene import BridgeChart, Chart

Draw = Callable[..., Any]
BARS = {"chartType": "bar", "categories": ["Q1", "Q2"], "series": [{"name": "ARR", "values": [3, 4]}]}


def bridge(*steps: tuple[str, float], **labels: str) -> dict[str, Any]:
    """An input of steps named after their kinds."""
    return {"steps": [{"kind": kind, "label": kind, "value": value, **labels} for kind, value in steps]}


def test_bars_go_up_and_down_by_their_magnitude(draw: Draw) -> None:
    """The sign of a step is in its kind."""
    content = bridge(("start", 10), ("up", 5), ("down", 3), ("down", -2), ("end", 10))
    drawn = draw("waterfallBars", content, 600, 280)
    bars = drawn.only(BridgeChart).bars
    assert [(bar.start, bar.end) for bar in bars] == [(0, 10), (10, 15), (15, 12), (12, 10), (0, 10)]
    assert [bar.label for bar in bars] == ["10", "+5", "\u22123", "\u22122", "10"]
    assert not drawn.findings


def test_labels_stand_in_the_place_of_figures(draw: Draw) -> None:
    """Where they are given."""
    chart = draw("waterfallBars", bridge(("start", 1), ("up", 1), ("end", 2), valueLabel="n/a"), 600, 280)
    assert {bar.label for bar in chart.only(BridgeChart).bars} == {"n/a"}


def test_steps_that_lead_elsewhere_are_said(draw: Draw) -> None:
    """The end is drawn as it is given, and the difference is named."""
    drawn = draw("waterfallBars", bridge(("start", 10), ("up", 5), ("end", 20)), 600, 280)
    (finding,) = drawn.findings
    assert finding.code == "BRIDGE_DOES_NOT_ADD_UP"
    assert finding.component_path == "slides[0].blocks[0].input.steps[2].value"
    assert "15" in finding.message
    assert "20" in finding.message
    assert drawn.only(BridgeChart).bars[2].end == 20


def test_charts_are_read_out_as_they_are_told_to(draw: Draw) -> None:
    """`altText`, or what the data tell."""
    told = draw("chartBlock", {"chartData": BARS, "altText": "ARR grows"}, 400, 240).only(Chart)
    untold = draw("chartBlock", {"chartData": BARS}, 400, 240).only(Chart)
    assert told.description == "ARR grows"
    assert "ARR" in untold.description


def test_charts_fill_their_area(draw: Draw) -> None:
    """Nothing of it is left out, nothing leaves it."""
    drawn = draw("chartBlock", {"chartData": BARS}, 400, 240)
    frame = drawn.only(Chart).frame
    assert (frame.width, frame.height) == (400 * 12_700, 240 * 12_700)
    drawn.holds()
