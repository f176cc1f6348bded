"""Charts and bridges in blocks."""

from collections.abc import Callable
from typing import Any

from renderer.scene import Chart

Draw = Callable[..., Any]
BARS = {"chartType": "bar", "categories": ["Q1", "Q2"], "series": [{"name": "ARR", "values": [3, 4]}]}


def bridge(*steps: tuple[str, float], **labels: str) -> dict[str, Any]:
    """An input of steps named after their kinds."""
    return {"steps": [{"kind": kind, "label": kind, "value": value, **labels} for kind, value in steps]}


def spans(chart: Chart) -> list[tuple[float, float]]:
    """From where to where each bar is seen."""
    base, *parts = (one.values for one in chart.series if one.kind is None)
    heights = [sum(value or 0.0 for value in values) for values in zip(*parts, strict=True)]
    return [(low or 0.0, (low or 0.0) + height) for low, height in zip(base, heights, strict=True)]


def levels(chart: Chart) -> list[float]:
    """Where each bar is joined to its neighbour."""
    links = [one.values for one in chart.series if one.name.startswith("Link")]
    return [next(value for value in values if value is not None) for values in links]


def labels(chart: Chart) -> list[str]:
    """What stands at the bars."""
    return [one.text for series in chart.series if series.labels for one in series.labels.captions]


def test_bars_go_up_and_down_by_their_magnitude(draw: Draw) -> None:
    """The sign of a step is in its kind."""
    content = bridge(("start", 10), ("up", 5), ("down", 3), ("down", -2), ("end", 10))
    drawn = draw("waterfallBars", content, 600, 280)
    chart = drawn.only(Chart)
    assert spans(chart) == [(0, 10), (10, 15), (12, 15), (10, 12), (0, 10)]
    assert levels(chart) == [10, 15, 12, 10]
    assert labels(chart) == ["10", "+5", "\u22123", "\u22122", "10"]
    assert not drawn.findings


def test_labels_stand_in_the_place_of_figures(draw: Draw) -> None:
    """Where they are given."""
    chart = draw("waterfallBars", bridge(("start", 1), ("up", 1), ("end", 2), valueLabel="n/a"), 600, 280)
    assert set(labels(chart.only(Chart))) == {"n/a"}


def test_steps_that_lead_elsewhere_are_said(draw: Draw) -> None:
    """The end is drawn as it is given, and the difference is named."""
    drawn = draw("waterfallBars", bridge(("start", 10), ("up", 5), ("end", 20)), 600, 280)
    (finding,) = drawn.findings
    assert finding.code == "BRIDGE_DOES_NOT_ADD_UP"
    assert finding.component_path == "slides[0].blocks[0].input.steps[2].value"
    assert "15" in finding.message
    assert "20" in finding.message
    assert spans(drawn.only(Chart))[2] == (0, 20)


def test_charts_are_read_out_as_they_are_told_to(draw: Draw) -> None:
    """`altText`, or what the data tell."""
    told = draw("chartBlock", {"chartData": BARS, "altText": "ARR grows"}, 400, 240).only(Chart)
    untold = draw("chartBlock", {"chartData": BARS}, 400, 240).only(Chart)
    assert told.description == "ARR grows"
    assert "ARR" in untold.description


def test_charts_fill_their_area(draw: Draw) -> None:
    """Below what they measure, where that has a name: nothing of it is left out, nothing leaves it."""
    unnamed = BARS | {"series": [{"name": "Series 1", "values": [3, 4]}]}
    frame = draw("chartBlock", {"chartData": unnamed}, 400, 240).only(Chart).frame
    assert (frame.width, frame.height) == (400 * 12_700, 240 * 12_700)
    drawn = draw("chartBlock", {"chartData": BARS}, 400, 240)
    (measure,) = drawn.texts
    below = drawn.only(Chart).frame
    assert (below.width, below.y + below.height) == (frame.width, frame.y + frame.height)
    assert ([line.text for line in measure.paragraphs], measure.frame.y) == (["ARR"], frame.y)
    drawn.holds()


def test_what_small_multiples_share_is_said_once(draw: Draw) -> None:
    """Areas over one category are bars in all of them; which of them have no data is said of each."""
    charts = [{"name": f"Port {n}", "values": [n or None]} for n in (0, 1, 2, 3, 0)]
    drawn = draw("smallMultiples", {"chartType": "area", "categories": ["2027"], "charts": charts}, 870, 340)
    told = [(one.code, (one.component_path or "").rpartition(".")[2]) for one in drawn.findings]
    replaced = [at for code, at in told if code == "CHART_KIND_REPLACED"]
    assert len(replaced) == 1
    assert [at for code, at in told if code == "CHART_WITHOUT_DATA"] == ["charts[0]", "charts[4]"]


def test_a_chart_squeezed_to_a_sliver_is_told(draw: Draw) -> None:
    """At the block, with the room that is left of it."""
    told = draw("chartBlock", {"chartData": BARS}, 300, 30).findings
    assert [one.component_path for one in told if "squeezed to 300 x 30" in one.message] == [
        "slides[0].blocks[0].input"
    ]
    assert not any("squeezed" in one.message for one in draw("chartBlock", {"chartData": BARS}, 300, 120).findings)
