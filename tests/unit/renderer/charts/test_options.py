"""Each option of `chartData` as the element that says it."""

from typing import Any

import pytest

_TREND = {"type": "polynomial", "order": 2, "name": "Fit", "forward": 1, "showEquation": True, "showRSquared": True}
_LOW, _HIGH = "//c:valAx[c:axId/@val='1002']", "//c:valAx[c:axId/@val='1003' or c:axId/@val='1004']"


@pytest.mark.parametrize(
    ("kind", "options", "path", "expected"),
    [
        ("bar", {"barGrouping": "percentStacked"}, "//c:barChart/c:grouping/@val", "percentStacked"),
        ("bar", {"barGrouping": "stacked"}, "//c:barChart/c:overlap/@val", "100"),
        ("bar", {"barDirection": "bar"}, "//c:barDir/@val", "bar"),
        ("bar", {"gapWidth": 33}, "//c:gapWidth/@val", "33"),
        ("bar", {"overlap": -40}, "//c:overlap/@val", "-40"),
        ("line", {"lineGrouping": "stacked"}, "//c:lineChart/c:grouping/@val", "stacked"),
        ("line", {"smooth": True}, "(//c:smooth/@val)[1]", "1"),
        ("area", {"areaGrouping": "percentStacked"}, "//c:areaChart/c:grouping/@val", "percentStacked"),
        ("radar", {"radarStyle": "filled"}, "//c:radarStyle/@val", "filled"),
        ("doughnut", {"holeSize": 25}, "//c:holeSize/@val", "25"),
        ("bubble", {"bubbleScale": 45}, "//c:bubbleScale/@val", "45"),
        ("scatter", {"scatterStyle": "smooth"}, "//c:ser/c:smooth/@val", "1"),
        ("scatter", {"scatterStyle": "line"}, "//c:ser/c:marker/c:symbol/@val", "none"),
        ("bar", {"valueAxis": {"title": "EUR m"}}, f"{_LOW}/c:title//a:t/text()", "EUR m"),
        ("bar", {"valueAxis": {"min": 5}}, f"{_LOW}/c:scaling/c:min/@val", "5.0"),
        ("bar", {"valueAxis": {"max": 50}}, f"{_LOW}/c:scaling/c:max/@val", "50.0"),
        ("bar", {"valueAxis": {"majorUnit": 4}}, f"{_LOW}/c:majorUnit/@val", "4.0"),
        ("bar", {"valueAxis": {"minorUnit": 1}}, f"{_LOW}/c:minorUnit/@val", "1.0"),
        ("bar", {"valueAxis": {"numberFormat": "0.00"}}, f"{_LOW}/c:numFmt/@formatCode", "0.00"),
        ("bar", {"valueAxis": {"visible": False}}, f"{_LOW}/c:delete/@val", "1"),
        ("bar", {"valueAxis": {"gridlines": False}}, f"count({_LOW}/c:majorGridlines)", "0.0"),
        ("bar", {"valueAxis": {"logBase": 10}}, "count(//c:logBase)", "1.0"),
        ("bar", {"valueAxis": {"reverse": True}}, f"{_LOW}/c:scaling/c:orientation/@val", "maxMin"),
        ("bar", {"valueAxis": {"position": "right"}}, f"{_LOW}/c:crosses/@val", "max"),
        ("bar", {"categoryAxis": {"title": "Quarter"}}, "//c:catAx/c:title//a:t/text()", "Quarter"),
        ("bar", {"categoryAxis": {"labelRotation": -90}}, "//c:catAx/c:txPr/a:bodyPr/@rot", "-5400000"),
        ("bar", {"categoryAxis": {"fontSize": 9}}, "//c:catAx/c:txPr//a:defRPr/@sz", "900"),
        ("bar", {"categoryAxis": {"color": "accent4"}}, "//c:catAx/c:txPr//a:schemeClr/@val", "accent4"),
        ("bar", {"categoryAxis": {"position": "top"}}, "//c:catAx/c:tickLblPos/@val", "high"),
        ("bar", {"categoryAxis": {"gridlines": True}}, "count(//c:catAx/c:majorGridlines)", "1.0"),
        ("scatter", {"categoryAxis": {"max": 9}}, "//c:valAx[c:axId/@val='1001']/c:scaling/c:max/@val", "9.0"),
        ("bar", {"legend": {"position": "bottom"}}, "//c:legendPos/@val", "b"),
        ("bar", {"legend": {"position": "topRight"}}, "//c:legendPos/@val", "tr"),
        ("bar", {"legend": {"position": "none"}}, "count(//c:legend)", "0.0"),
        ("bar", {"legend": {"overlay": True}}, "//c:legend/c:overlay/@val", "1"),
        ("bar", {"legend": {"fontSize": 9}}, "//c:legend//a:defRPr/@sz", "900"),
        ("bar", {"legend": {"color": "#112233"}}, "//c:legend//a:srgbClr/@val", "112233"),
        ("line", {"dataLabels": {"showValue": True, "position": "bottom"}}, "(//c:dLblPos/@val)[1]", "b"),
        ("line", {"dataLabels": {"showSeriesName": True}}, "(//c:showSerName/@val)[1]", "1"),
        ("pie", {"dataLabels": {"showPercent": True, "position": "insideEnd"}}, "(//c:dLblPos/@val)[1]", "inEnd"),
        ("pie", {"dataLabels": {"showCategory": True}}, "(//c:showCatName/@val)[1]", "1"),
        ("line", {"dataLabels": {"numberFormat": "0.0%"}}, "(//c:dLbls/c:numFmt/@formatCode)[1]", "0.0%"),
        ("line", {"dataLabels": {"fontSize": 8}}, "(//c:dLbls/c:txPr//a:defRPr/@sz)[1]", "800"),
        ("line", {"dataLabels": {"color": "accent3"}}, "(//c:dLbls//a:schemeClr/@val)[1]", "accent3"),
        ("bar", {"dataLabels": False}, "count(//c:dLbls)", "0.0"),
        ("scatter", {"trendline": {"type": "linear"}}, "//c:trendlineType/@val", "linear"),
        ("scatter", {"trendline": {"type": "exponential"}}, "//c:trendlineType/@val", "exp"),
        ("scatter", {"trendline": {"type": "logarithmic"}}, "//c:trendlineType/@val", "log"),
        ("scatter", {"trendline": {"type": "power"}}, "//c:trendlineType/@val", "power"),
        ("scatter", {"trendline": {"type": "movingAverage", "period": 2}}, "//c:trendline/c:period/@val", "2"),
        ("bar", {"trendline": _TREND}, "(//c:trendline/c:order/@val)[1]", "2"),
        ("bar", {"trendline": _TREND}, "(//c:trendline/c:name/text())[1]", "Fit"),
        ("bar", {"trendline": _TREND}, "(//c:trendline/c:dispEq/@val)[1]", "1"),
        ("bar", {"trendline": _TREND}, "(//c:trendline/c:dispRSqr/@val)[1]", "1"),
        ("bar", {"errorBars": {"type": "fixedValue", "value": 2}}, "(//c:errBars/c:val/@val)[1]", "2.0"),
        ("bar", {"errorBars": {"type": "percentage"}}, "(//c:errValType/@val)[1]", "percentage"),
        ("bar", {"errorBars": {"type": "standardError", "direction": "plus"}}, "(//c:errBarType/@val)[1]", "plus"),
        ("scatter", {"errorBars": {"type": "standardDeviation", "axis": "x"}}, "//c:errDir/@val", "x"),
        ("bar", {"errorBars": {"type": "percentage", "endCap": False}}, "(//c:noEndCap/@val)[1]", "1"),
        ("bar", {"dataTable": True}, "count(//c:plotArea/c:dTable)", "1.0"),
        ("bar", {"colors": ["#123456"]}, "(//c:ser/c:spPr//a:srgbClr/@val)[1]", "123456"),
        ("pie", {"colors": ["#123456", "accent3"]}, "(//c:dPt//a:schemeClr/@val)[1]", "bg1"),
        ("waterfall", {"gapWidth": 20}, "//c:gapWidth/@val", "20"),
        ("waterfall", {"colors": ["#00AA00"]}, "(//c:ser/c:spPr//a:srgbClr/@val)[1]", "00AA00"),
        ("waterfall", {"dataLabels": False}, "count(//c:dLbls)", "0.0"),
        ("histogram", {"gapWidth": 0}, "//c:gapWidth/@val", "0"),
        ("funnel", {"dataLabels": {"numberFormat": "0.0"}}, "(//c:dLbls/c:numFmt/@formatCode)[1]", "0.0"),
    ],
)
def test_options_of_charts(
    kind: str, options: dict[str, Any], path: str, expected: str, draw: Any, sample: Any
) -> None:
    """An option that a kind can have is in its chart, and nothing is said of it."""
    drawn = draw(sample(kind, **options))
    found = drawn.chart.xpath(path, namespaces={"c": _C, "a": _A})
    assert str(found[0] if isinstance(found, list) else found) == expected
    assert drawn.unused() == []


_C = "http://schemas.openxmlformats.org/drawingml/2006/chart"
_A = "http://schemas.openxmlformats.org/drawingml/2006/main"


@pytest.mark.parametrize(
    ("kind", "options", "path", "expected"),
    [
        ("bar", {"color": "accent3"}, "(//c:ser)[1]/c:spPr//a:schemeClr/@val", "accent3"),
        ("bar", {"pointColors": ["#AA0000"]}, "(//c:ser)[1]/c:dPt//a:srgbClr/@val", "AA0000"),
        ("line", {"marker": {"symbol": "diamond", "size": 12}}, "(//c:ser)[1]/c:marker/c:size/@val", "12"),
        ("line", {"marker": {"symbol": "diamond"}}, "(//c:ser)[1]/c:marker/c:symbol/@val", "diamond"),
        ("line", {"marker": {"color": "#0000AA"}}, "(//c:ser)[1]/c:marker//a:srgbClr/@val", "0000AA"),
        ("line", {"values": [1, 2, 3, 4], "marker": {"symbol": "none"}}, "(//c:ser)[1]/c:marker/c:symbol/@val", "none"),
        ("line", {"smooth": True}, "(//c:ser)[1]/c:smooth/@val", "1"),
        ("bar", {"chartType": "line"}, "//c:lineChart/c:ser/c:idx/@val", "0"),
        ("bar", {"values": [1, 2, 3, 4], "chartType": "area"}, "//c:areaChart/c:ser/c:idx/@val", "0"),
        ("bar", {"axis": "secondary"}, "count(//c:valAx)", "2.0"),
        (
            "line",
            {"dataLabels": {"showValue": True}},
            "count((//c:ser)[1]/c:dLbls) - count((//c:ser)[2]/c:dLbls)",
            "1.0",
        ),
        ("bar", {"trendline": {"type": "linear"}}, "count(//c:trendline)", "1.0"),
        ("bar", {"errorBars": {"type": "fixedValue", "value": 1}}, "count(//c:errBars)", "1.0"),
    ],
)
def test_options_of_series(
    kind: str, options: dict[str, Any], path: str, expected: str, draw: Any, sample: Any
) -> None:
    """They hold for their own series."""
    data = sample(kind)
    first, *others = data["series"]
    drawn = draw({**data, "series": [{**first, **options}, *others]})
    found = drawn.chart.xpath(path, namespaces={"c": _C, "a": _A})
    assert str(found[0] if isinstance(found, list) else found) == expected
    assert drawn.unused() == []


def test_a_second_axis_has_a_scale_and_a_title_of_its_own(draw: Any, sample: Any) -> None:
    """On the other side, for the series that ask for it."""
    data = sample("bar", secondaryValueAxis={"title": "Margin", "numberFormat": "0%", "max": 1})
    data["series"] = [
        data["series"][0],
        {**data["series"][1], "values": [0.1, 0.2, 0.3, 0.4], "axis": "secondary", "chartType": "line"},
    ]
    drawn = draw(data)
    assert drawn.one("//c:valAx[c:axId/@val='1004']//a:t/text()") == "Margin"
    assert drawn.one("//c:valAx[c:axId/@val='1004']/c:scaling/c:max/@val") == "1.0"
    assert drawn.one("//c:valAx[c:axId/@val='1004']/c:crosses/@val") == "max"
    assert set(drawn.find("//c:lineChart/c:axId/@val")) == {"1003", "1004"}
    assert drawn.unused() == []


_PRICES = {"categories": ["Mon", "Tue"], "high": [13, 14], "low": [9, 11], "close": [12, 11]}


@pytest.mark.parametrize(
    ("kind", "options", "where"),
    [
        ("pie", {"valueAxis": {"min": 0}}, "valueAxis"),
        ("pie", {"trendline": {"type": "linear"}}, "trendline"),
        ("line", {"barGrouping": "stacked"}, "barGrouping"),
        ("bar", {"holeSize": 30}, "holeSize"),
        ("bar", {"secondaryValueAxis": {"min": 0}}, "secondaryValueAxis"),
        ("bar", {"valueAxis": {"min": 9, "max": 3}}, "valueAxis.min"),
        ("bar", {"valueAxis": {"majorUnit": 0.001}}, "valueAxis.majorUnit"),
        ("bar", {"valueAxis": {"position": "top"}}, "valueAxis.position"),
        ("bar", {"categoryAxis": {"min": 1}}, "categoryAxis.min"),
        ("boxWhisker", {"valueAxis": {"logBase": 10}}, "valueAxis.logBase"),
        ("bar", {"dataLabels": {"position": "left"}}, "dataLabels.position"),
        ("bar", {"dataLabels": {"showPercent": True, "showValue": True}}, "dataLabels.showPercent"),
        ("area", {"dataLabels": {"position": "top", "showValue": True}}, "dataLabels.position"),
        ("bar", {"barGrouping": "stacked", "trendline": {"type": "linear"}}, "series[0].trendline"),
        ("scatter", {"trendline": {"type": "polynomial", "order": 5}}, "xySeries[0].trendline"),
        ("bar", {"errorBars": {"type": "percentage", "axis": "x"}}, "series[0].errorBars.axis"),
        ("treemap", {"legend": {"position": "top"}}, "legend"),
        ("stock", {"stockData": _PRICES, "legend": {"position": "top"}}, "legend"),
        ("waterfall", {"annotations": [{"text": "x"}]}, "annotations"),
        ("waterfall", {"valueAxis": {"min": 0}}, "valueAxis"),
        ("funnel", {"overlap": 10}, "overlap"),
        ("bar", {"annotations": [{"text": "x", "x": "Q9"}]}, "annotations[0].x"),
    ],
)
def test_what_a_kind_cannot_have_is_told(
    kind: str, options: dict[str, Any], where: str, draw: Any, sample: Any
) -> None:
    """With its place; the chart is drawn without it."""
    assert where in draw(sample(kind, **options)).unused()


def test_chart_animation_is_told(draw: Any, sample: Any) -> None:
    """It is not drawn yet."""
    drawn = draw(sample("bar"), chartAnimation="bySeries")
    assert [finding.component_path for finding in drawn.compiled.findings] == ["slides[0].children[0].chartAnimation"]


def test_remarks_in_the_plot_are_a_dot_and_a_text(draw: Any, sample: Any) -> None:
    """The dot says nothing by itself; the text stands as it was written, whichever way it runs."""
    notes = [{"text": "نمو", "x": "Q2", "y": 10}, {"text": "Up", "x": "Q3", "y": 3}]
    slide = draw(sample("bar", annotations=notes)).slide
    spaces = {"a": _A, "p": "http://schemas.openxmlformats.org/presentationml/2006/main"}
    dots = slide.xpath("//p:sp[starts-with(p:nvSpPr/p:cNvPr/@name, 'Chart note') and not(.//a:t)]", namespaces=spaces)
    assert [dot.xpath("string(.//a:prstGeom/@prst)", namespaces=spaces) for dot in dots] == ["ellipse", "ellipse"]
    assert all(dot.xpath("count(.//*[local-name()='decorative'])") == 1 for dot in dots)
    texts = slide.xpath("//p:sp[starts-with(p:nvSpPr/p:cNvPr/@name, 'Chart note')]//a:t/text()", namespaces=spaces)
    assert texts == ["نمو", "Up"]


def test_a_title_from_right_to_left_begins_at_the_right(draw: Any, sample: Any) -> None:
    """It is text of the slide, above the chart."""
    slide = draw(sample("bar", title="الإيرادات")).slide
    spaces = {"a": _A}
    assert slide.xpath("//a:p[a:r/a:t='الإيرادات']/a:pPr/@algn", namespaces=spaces) == ["r"]
