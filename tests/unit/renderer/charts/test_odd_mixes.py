"""Mixes of values and options that would hide something, or would be read wrongly, are drawn otherwise or said."""

from collections.abc import Callable
from typing import Any

import pytest

from renderer.layout.charts.ring_names import rings_in

Draw = Callable[..., Any]
_QUARTERS = ["Q1", "Q2", "Q3", "Q4"]
_VALUE_AXIS = "//c:valAx[c:axId/@val='1002']"


def _bars(*series: dict[str, Any], **more: Any) -> dict[str, Any]:
    return {"chartType": "bar", "categories": _QUARTERS, "series": list(series), **more}


def _series(name: str, *values: float | None, **more: Any) -> dict[str, Any]:
    return {"name": name, "values": list(values), **more}


def _messages(drawn: Any, code: str) -> list[str]:
    return [finding.message for finding in drawn.compiled.findings if finding.code == code]


@pytest.mark.parametrize("first", ["bar", "line"])
def test_bars_of_a_second_axis_do_not_stand_in_front_of_others(draw: Draw, first: str) -> None:
    """They become a line, whatever the chart's own kind is."""
    own = {"chartType": "bar"} if first == "line" else {}
    staff = _series("Staff", 12, 13, 11, 14, axis="secondary", **own)
    drawn = draw(_bars(_series("Revenue", 40, 42, 44, 50, **own), staff) | {"chartType": first})
    assert drawn.find("//c:barChart/c:ser/c:tx//c:v/text()") == ["Revenue"]
    assert drawn.find("//c:lineChart/c:ser/c:tx//c:v/text()") == ["Staff"]
    (message,) = _messages(drawn, "CHART_KIND_REPLACED")
    assert "would stand in front of those on the first" in message


def test_bars_that_have_the_second_axis_alone_stay_bars(draw: Draw) -> None:
    """Nothing is behind them."""
    line = _series("Revenue", 40, 42, 44, 50, chartType="line")
    drawn = draw(_bars(line, _series("Staff", 12, 13, 11, 14, axis="secondary")))
    assert drawn.find("//c:barChart/c:ser/c:tx//c:v/text()") == ["Staff"]
    assert _messages(drawn, "CHART_KIND_REPLACED") == []


def _shapes(drawn: Any) -> list[str]:
    return [str(text) for text in drawn.slide.xpath("//a:t/text()", namespaces={"a": drawn.slide.nsmap["a"]})]


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("en", "From inside to outside: 2024, 2025"),
        ("de-AT", "Von innen nach außen: 2024, 2025"),
        ("ja", "内側から外側へ\uff1a2024\u30012025"),
        ("xx", "From inside to outside: 2024, 2025"),
    ],
)
def test_rings_are_named_in_the_language_of_the_deck(language: str, line: str) -> None:
    """In English where it is not known."""
    assert rings_in(language, ["2024", "2025"]) == line


def test_a_doughnut_says_which_ring_is_which(draw: Draw) -> None:
    """Below it, within the chart's own place."""
    rings = _bars(_series("2024", 1, 2, 3, 4), _series("2025", 4, 3, 2, 1)) | {"chartType": "doughnut"}
    assert "From inside to outside: 2024, 2025" in _shapes(draw(rings))


def test_long_names_of_rings_have_their_lines(draw: Draw) -> None:
    """Nothing runs over; the rings are smaller instead."""
    names = [f"Financial year {year}, as it was planned by the board in May" for year in (2024, 2025, 2026)]
    drawn = draw(_bars(*(_series(name, 1, 2, 3, 4) for name in names)) | {"chartType": "doughnut"})
    (height,) = [
        int(shape.xpath("string(.//a:ext/@cy)", namespaces={"a": drawn.slide.nsmap["a"]}))
        for shape in drawn.slide.iter("{*}sp")
        if "From inside" in "".join(shape.itertext())
    ]
    assert height > 2 * 14 * 12_700


def test_rings_whose_labels_name_them_have_no_line(draw: Draw) -> None:
    """It would be said twice."""
    rings = _bars(_series("2024", 1, 2, 3, 4), _series("2025", 4, 3, 2, 1)) | {"chartType": "doughnut"}
    named = draw(rings | {"dataLabels": {"showSeriesName": True}})
    assert not [text for text in _shapes(named) if "inside" in text]
    assert not [text for text in _shapes(draw(rings | {"series": rings["series"][:1]})) if "inside" in text]


@pytest.mark.parametrize(
    ("bars", "low", "high"),
    [
        ({"type": "fixedValue", "value": 10}, -10, 20),
        ({"type": "fixedValue", "value": 10, "direction": "plus"}, 0, 20),
        ({"type": "percentage", "value": 100, "direction": "plus"}, 0, 20),
        ({"type": "standardError"}, -2.5, 10),
    ],
)
def test_an_axis_reaches_as_far_as_the_error_bars(draw: Draw, bars: dict[str, Any], low: float, high: float) -> None:
    """Without them it would end at 8."""
    drawn = draw(_bars(_series("X", 1, 2, 4, 8), errorBars=bars))
    ends = [float(drawn.one(f"{_VALUE_AXIS}/c:scaling/c:{end}/@val")) for end in ("min", "max")]
    assert ends == [low, high]


def test_the_axes_of_points_reach_as_far_as_their_error_bars(draw: Draw) -> None:
    """Along both of them, each by its own."""
    points = {"name": "A", "xValues": [1, 2, 3], "yValues": [4, 5, 6]}
    across = {"type": "fixedValue", "value": 5, "axis": "x"}
    drawn = draw({"chartType": "scatter", "xySeries": [points | {"errorBars": across}]})
    assert float(drawn.one("//c:valAx[c:axId/@val='1001']/c:scaling/c:min/@val")) <= -4
    assert float(drawn.one("//c:valAx[c:axId/@val='1001']/c:scaling/c:max/@val")) >= 8
    assert float(drawn.one(f"{_VALUE_AXIS}/c:scaling/c:min/@val")) >= 0


@pytest.mark.parametrize(("xs", "ys"), [([3], [4]), ([0, 10, 100], [1, 3, 4]), ([-5, -1], [-2, -1])])
def test_no_dot_stands_at_the_far_end_of_an_axis(draw: Draw, xs: list[float], ys: list[float]) -> None:
    """Half of it would lie beyond the plot."""
    drawn = draw({"chartType": "scatter", "xySeries": [{"name": "A", "xValues": xs, "yValues": ys}]})
    ends = [float(end) for end in drawn.find("//c:valAx/c:scaling/c:max/@val")]
    assert ends[0] > max(xs)
    assert ends[1] > max(ys)


@pytest.mark.parametrize(
    ("code", "values", "axis"),
    [
        ("0.0%", [0.123, 0.2, 0.334, 0.5], "0%"),
        ("0%", [0.012, 0.02, 0.033, 0.05], "0%"),
        ("0%", [0.012, 0.02, 0.021, 0.024], "0.0%"),
        ('#,##0,"k"', [1234567, 2345678, 345678, 456789], '#,##0,"k"'),
        ('"€"#,##0.00', [12.5, 40, 33.2, 18], '"€"#,##0'),
        ("[Red]0;[Blue]-0", [12, 40, 33, 18], "#,##0"),
    ],
)
def test_an_axis_is_written_like_the_labels(draw: Draw, code: str, values: list[float], axis: str) -> None:
    """With the decimals that its own figures need; formats of several parts are left to the labels."""
    labels = {"showValue": True, "numberFormat": code}
    assert draw(_bars(_series("S", *values), dataLabels=labels)).one(f"{_VALUE_AXIS}/c:numFmt/@formatCode") == axis


def test_what_an_axis_is_asked_for_comes_first(draw: Draw) -> None:
    """And labels of one series say nothing about the others."""
    labels = {"showValue": True, "numberFormat": "0%"}
    asked = draw(_bars(_series("S", 0.1, 0.2, 0.3, 0.4), dataLabels=labels, valueAxis={"numberFormat": "0.00"}))
    assert asked.one(f"{_VALUE_AXIS}/c:numFmt/@formatCode") == "0.00"
    mixed = draw(_bars(_series("S", 0.1, 0.2, 0.3, 0.4, dataLabels=labels), _series("T", 0.1, 0.2, 0.3, 0.4)))
    assert mixed.one(f"{_VALUE_AXIS}/c:numFmt/@formatCode") != "0%"


def test_figures_of_bars_keep_off_the_dots_of_a_line(draw: Draw) -> None:
    """The third bar ends where the line has a dot; its figure stands within it."""
    line = _series("Margin", 2.5, 6.0, 9.4, 4.5, chartType="line", axis="secondary")
    drawn = draw(_bars(_series("Revenue", 40, 42, 44, 50), line, dataLabels=True))
    bars = "//c:barChart/c:ser/c:dLbls"
    assert drawn.find(f"{bars}/c:dLbl[c:idx/@val='2']/c:dLblPos/@val") == ["inEnd"]
    others = [drawn.find(f"{bars}/c:dLbl[c:idx/@val='{n}']/c:dLblPos/@val") for n in (0, 1, 3)]
    assert all(place in ([], ["outEnd"]) for place in others)


def test_a_figure_is_not_set_on_an_error_bar(draw: Draw) -> None:
    """It would be struck through."""
    bars = _bars(_series("X", 1, 2, 4, 8), emphasis=["Q2"])
    assert draw(bars).find("//c:dLbls") != []
    fixed = {"type": "fixedValue", "value": 1}
    assert draw(bars | {"errorBars": fixed}).find("//c:dLbls[c:showVal/@val='1']") == []


def test_prices_that_cannot_be_are_said(draw: Draw) -> None:
    """A high below the low, and a close above the high, each at its place; prices that can be cost nothing."""
    stock = {"categories": ["Mon", "Tue", "Wed"], "high": [10, 12, 11], "low": [11, 9, 8], "close": [10, 13, 9]}
    drawn = draw({"chartType": "stock", "stockData": stock})
    said = {str(one.component_path).partition("chartData.")[2]: one.message for one in drawn.compiled.findings}
    assert said["stockData.high[0]"] == "The high of 'Mon', 10, is below its low, 11."
    assert said["stockData.close[1]"] == "The close of 'Tue', 13, is not between its low, 9, and its high, 12."
    assert len(said) == 2


def test_a_box_without_height_is_marked(draw: Draw, sample: Callable[..., Any]) -> None:
    """A single value beside others is a dash; boxes that can be seen have none."""
    boxes = [{"name": "A", "values": [5]}, {"name": "B", "values": [-5, 0, 3, 8, 40]}]
    drawn = draw({"chartType": "boxWhisker", "boxWhiskerData": boxes})
    dash = "//c:lineChart/c:ser[c:tx//c:v='Median']"
    assert drawn.find(f"{dash}/c:marker/c:symbol/@val") == ["dash"]
    assert drawn.find(f"{dash}/c:val//c:pt/c:v/text()") == ["5"]
    assert draw(sample("boxWhisker")).find(dash) == []


def test_the_fit_of_equal_values_is_not_written(draw: Draw) -> None:
    """No number says how well a line fits what does not vary."""
    fit = {"type": "linear", "showEquation": True, "showRSquared": True}
    drawn = draw(_bars(_series("S", 5, 5, 5, 5, trendline=fit)))
    assert drawn.one("//c:trendline/c:dispRSqr/@val") == "0"
    assert drawn.one("//c:trendline/c:dispEq/@val") == "1"
    assert drawn.unused() == ["series[0].trendline.showRSquared"]
