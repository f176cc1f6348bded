"""The children of chart elements stand in the order of their schema: PowerPoint repairs or refuses others."""

from typing import Any

import pytest

_TEXT = ["spPr", "txPr"]
_SERIES = ["idx", "order", "tx", "spPr", "invertIfNegative", "marker", "dPt", "dLbls", "trendline", "errBars"]
_SERIES += ["cat", "val", "xVal", "yVal", "bubbleSize", "smooth", "bubble3D", "extLst"]
_SHOWN = ["showLegendKey", "showVal", "showCatName", "showSerName", "showPercent", "showBubbleSize", "separator"]
_AXIS = ["axId", "scaling", "delete", "axPos", "majorGridlines", "title", "numFmt", "majorTickMark", "minorTickMark"]
_AXIS += ["tickLblPos", *_TEXT, "crossAx", "crosses"]
_ORDER = {
    "chartSpace": ["date1904", "lang", "roundedCorners", "chart", *_TEXT, "externalData"],
    "chart": ["autoTitleDeleted", "plotArea", "legend", "plotVisOnly", "dispBlanksAs"],
    "barChart": ["barDir", "grouping", "varyColors", "ser", "gapWidth", "overlap", "axId"],
    "lineChart": ["grouping", "varyColors", "ser", "marker", "axId"],
    "areaChart": ["grouping", "varyColors", "ser", "axId"],
    "pieChart": ["varyColors", "ser", "firstSliceAng"],
    "doughnutChart": ["varyColors", "ser", "firstSliceAng", "holeSize"],
    "radarChart": ["radarStyle", "varyColors", "ser", "axId"],
    "scatterChart": ["scatterStyle", "varyColors", "ser", "axId"],
    "bubbleChart": ["varyColors", "ser", "bubbleScale", "showNegBubbles", "axId"],
    "stockChart": ["ser", "hiLowLines", "upDownBars", "axId"],
    "ser": _SERIES,
    "dLbls": ["dLbl", "numFmt", *_TEXT, "dLblPos", *_SHOWN],
    "dLbl": ["idx", "delete", "tx", "numFmt", *_TEXT, "dLblPos", *_SHOWN, "extLst"],
    "dPt": ["idx", "invertIfNegative", "marker", "bubble3D", "spPr"],
    "marker": ["symbol", "size", "spPr"],
    "trendline": [
        "name",
        "spPr",
        "trendlineType",
        "order",
        "period",
        "forward",
        "backward",
        "dispRSqr",
        "dispEq",
        "trendlineLbl",
    ],
    "errBars": ["errDir", "errBarType", "errValType", "noEndCap", "plus", "minus", "val", "spPr"],
    "scaling": ["logBase", "orientation", "max", "min"],
    "catAx": [*_AXIS, "auto", "lblAlgn", "lblOffset", "tickLblSkip", "tickMarkSkip", "noMultiLvlLbl"],
    "valAx": [*_AXIS, "crossBetween", "majorUnit", "minorUnit"],
    "title": ["tx", "overlay"],
    "legend": ["legendPos", "legendEntry", "layout", "overlay", *_TEXT],
    "dTable": ["showHorzBorder", "showVertBorder", "showOutline", "showKeys", *_TEXT],
}
_EVERYTHING: dict[str, Any] = {
    "categoryAxis": {"title": "X", "gridlines": True, "labelRotation": 30, "reverse": True},
    "valueAxis": {"title": "Y", "min": 1, "max": 90, "majorUnit": 10, "minorUnit": 5},
    "legend": {"position": "right", "fontSize": 10},
    "dataLabels": {"showValue": True, "showSeriesName": True},
    "trendline": {"type": "linear", "name": "Fit", "forward": 1, "backward": 1, "showEquation": True},
    "errorBars": {"type": "fixedValue", "value": 1},
    "dataTable": True,
}


@pytest.mark.parametrize("options", [{}, _EVERYTHING], ids=["plain", "everything"])
def test_children_stand_in_order(kind: str, options: dict[str, Any], draw: Any, sample: Any) -> None:
    """With nothing asked for and with all there is."""
    drawn = draw(sample(kind, **options))
    if drawn.chart is None:
        return
    for element in drawn.chart.iter("{*}*"):
        order = _ORDER.get(element.tag.partition("}")[2])
        names = [child.tag.partition("}")[2] for child in element]
        if order is None or element.prefix != "c" or not names:
            continue
        assert set(names) <= set(order), element.tag
        assert names == sorted(names, key=order.index), element.tag


def test_axes_cross_each_other(kind: str, draw: Any, sample: Any) -> None:
    """Every axis that is named is there, and crosses one that is."""
    drawn = draw(sample(kind))
    defined = drawn.find("//c:catAx/c:axId/@val | //c:valAx/c:axId/@val")
    assert len(defined) == len(set(defined))
    assert set(drawn.find("//c:crossAx/@val")) | set(drawn.find("//c:plotArea/*/c:axId/@val")) == set(defined)
