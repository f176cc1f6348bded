"""Charts read at a glance: nothing in a corner, nothing over the other, words whole."""

from typing import Any

import pytest

from deck_fonts import FontBook
from renderer.layout.charts.number_formats import shown
from renderer.layout.charts.value_axis import scale_of
from renderer.scene import EMU_PER_PT
from renderer.typesetting.typesetter import Typesetter

_NAMES = {
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "p": "http://schemas.openxmlformats.org/presentationml/2006/main",
}
_VALUES = "//c:valAx/c:scaling"
_WORD = "Krankenhausfinanzierung"


@pytest.mark.parametrize(("low", "high"), [(20.0, 28.2), (100.0, 104.0), (-30.0, -20.0)])
def test_the_first_point_stands_off_the_corner(low: float, high: float) -> None:
    """A value at a round number is not drawn on the axis below it."""
    bottom, top, step = scale_of(low, high, from_zero=False)
    assert low - bottom >= step * 0.05
    assert top >= high


@pytest.mark.parametrize(("low", "high"), [(-18.4, -15.1), (-104.0, -100.0), (-30.0, -20.0)])
def test_points_below_zero_fill_their_chart(low: float, high: float) -> None:
    """The scale leaves zero out as it does above: it is the mirror image of that of the same values above zero."""
    bottom, top, step = scale_of(low, high, from_zero=False)
    assert top < 0
    assert (high - low) / (top - bottom) > 0.4
    assert top - high >= step * 0.05
    assert scale_of(-120.0, -20.0, from_zero=False)[1] == scale_of(low, high, from_zero=True)[1] == 0.0


def test_the_axis_of_points_below_zero_is_at_the_foot(draw: Any) -> None:
    """Viewers would have it cross at the top, where it would be taken for zero; bars hang from their zero."""
    series, at = [{"name": "t", "values": [-18.2, -17.9, -15.1]}], "//c:catAx/c:crosses/@val"
    found = [draw({"chartType": kind, "categories": list("abc"), "series": series}).one(at) for kind in ("line", "bar")]
    assert found == ["min", "autoZero"]


def test_a_figure_is_rather_near_its_line_than_on_it(draw: Any) -> None:
    """Before a steep rise it stands below its point, also where the way there comes near it from the left."""
    values = [-18.2, -18.4, -17.9, -15.1, -18.0, -18.3]
    data = {"chartType": "line", "categories": list("abcdef"), "series": [{"name": "t", "values": values}]}
    found = draw({**data, "dataLabels": {"showValue": True}}, style={"width": 860, "height": 340})
    assert found.one("//c:dLbl[c:idx/@val='2']/c:dLblPos/@val") == "b"


def test_bars_keep_their_base() -> None:
    """A scale from zero stays at zero; so does one whose least value is zero."""
    assert scale_of(0.0, 28.0, from_zero=True)[0] == 0.0
    assert scale_of(0.0, 28.0, from_zero=False)[0] == 0.0


def test_points_stand_off_both_axes(draw: Any) -> None:
    """Neither along x nor along y."""
    points = {"name": "A", "xValues": [20, 26, 35], "yValues": [50, 54, 57]}
    found = draw({"chartType": "scatter", "xySeries": [points]}).find(f"{_VALUES}/c:min/@val")
    assert all(float(least) < first for least, first in zip(found, (20, 50), strict=True))


def test_prices_fill_their_chart(draw: Any) -> None:
    """Zero is far below prices: their axis begins near the least."""
    prices = {"categories": ["a", "b"], "high": [58, 60], "low": [24, 40], "close": [50, 44]}
    least = draw({"chartType": "stock", "stockData": prices}).one(f"{_VALUES}/c:min/@val")
    assert 0 < float(least) < 24


@pytest.mark.parametrize("kind", ["line", "scatter", "boxWhisker", "stock", "histogram"])
@pytest.mark.parametrize("base", [1e12, -1e13 - 2, 1e15])
def test_values_that_are_nearly_alike_lie_within_their_axes(kind: str, base: float, draw: Any) -> None:
    """However large they are: an axis whose ends were rounded to the same figure had no length."""
    values, names = [base, base + 1, base + 2], ["a", "b", "c"]
    data: dict[str, Any] = {
        "line": {"categories": names, "series": [{"name": "A", "values": values}]},
        "scatter": {"xySeries": [{"name": "A", "xValues": values, "yValues": values}]},
        "boxWhisker": {"boxWhiskerData": [{"name": "A", "values": values}]},
        "stock": {"stockData": {"categories": names, "high": values, "low": values, "close": values}},
        "histogram": {"histogramData": {"values": values}},
    }[kind]
    chart = draw({"chartType": kind, **data})
    least, most = (list(map(float, chart.find(f"//c:valAx//c:{end}/@val"))) for end in ("min", "max"))
    assert all(low < high for low, high in zip(least, most, strict=True))
    if kind != "histogram":
        assert all(low <= base and base + 2 <= high for low, high in zip(least, most, strict=True))


def test_figures_at_an_axis_are_those_of_its_lines(draw: Any) -> None:
    """A line at 100,002.5 is not named 100,003, nor does a bin begin there."""
    values = [100_000, 100_004, 100_012]
    line = {"chartType": "line", "categories": ["a", "b", "c"], "series": [{"name": "A", "values": values}]}
    chart = draw(line)
    assert chart.one("//c:valAx/c:majorUnit/@val") == "2.5"
    assert chart.one("//c:valAx/c:numFmt/@formatCode") == "#,##0.0"
    bins = draw({"chartType": "histogram", "histogramData": {"values": values, "binWidth": 2.5}})
    assert "100,002.5\u2013100,005.0" in bins.find("//c:cat//c:v/text()")


def test_no_prices_stand_beside_volumes(draw: Any, sample: Any) -> None:
    """Figures below the least of the prices' own axis are left out."""
    chart = draw(sample("stock"))
    codes = chart.find("//c:valAx/c:numFmt/@formatCode")
    assert any(code.startswith("[<8]") for code in codes)
    assert shown(12.5, '[<0.5]"";#,##0.0') == "12.5"


def test_prices_below_zero_beside_volumes_keep_their_sign(draw: Any) -> None:
    """Viewers drop the sign behind a condition."""
    prices = {"categories": ["a", "b"], "high": [5, -1], "low": [5, -9], "close": [5, -3], "volume": [10, 20]}
    chart = draw({"chartType": "stock", "stockData": prices})
    assert '[<-10]"";[<0]"\u2212"#,##0;#,##0' in chart.find("//c:valAx/c:numFmt/@formatCode")


def test_the_value_axis_of_prices_leaves_volumes_alone(draw: Any) -> None:
    """Bounds that are meant for prices cut no volume; where they take the room of volumes, all figures are shown."""
    prices = {"categories": ["a", "b"], "high": [58, 60], "low": [24, 40], "close": [50, 44], "volume": [9000, 12000]}
    chart = draw({"chartType": "stock", "stockData": prices, "valueAxis": {"min": 20, "max": 80, "title": "Price"}})
    assert chart.find("//c:valAx//c:max/@val") == ["50000.0", "80.0"]
    assert chart.find("//c:valAx//a:t/text()") == ["Price"]
    assert not any("[<" in code for code in chart.find("//c:valAx/c:numFmt/@formatCode"))
    assert "CHART_VALUES_NOT_SHOWN" not in chart.codes()


def test_many_bubbles_are_small_and_shine_through(draw: Any) -> None:
    """The more there are, the smaller; one behind another is seen."""

    def chart(count: int) -> Any:
        values = [float(n) for n in range(1, count + 1)]
        return draw(
            {"chartType": "bubble", "xySeries": [{"name": "A", "xValues": values, "yValues": values, "sizes": values}]}
        )

    few, many = chart(5), chart(50)
    assert int(many.one("//c:bubbleScale/@val")) < int(few.one("//c:bubbleScale/@val"))
    assert few.find("//c:ser/c:spPr/a:solidFill//a:alpha")
    assert all(float(least) >= 0 for least in few.find(f"{_VALUES}/c:min/@val"))


@pytest.mark.parametrize("width", [880, 420, 300])
def test_names_beside_lying_bars_are_as_small_as_words_stay_whole(draw: Any, width: int) -> None:
    """The narrower the chart, the smaller the names."""
    data = {"chartType": "bar", "barDirection": "bar", "categories": [_WORD, "b"], "series": [{"values": [1, 2]}]}
    chart = draw(data, style={"width": width, "height": 480})
    size = int(chart.one("//c:catAx/c:txPr//a:defRPr/@sz")) / 100
    frame = int(chart.slide.xpath("string(//p:graphicFrame/p:xfrm/a:ext/@cx)", namespaces=_NAMES)) / EMU_PER_PT
    assert Typesetter(FontBook.load()).width(_WORD, size) <= 0.4 * frame


def test_right_to_left_names_stand_above_their_share(draw: Any) -> None:
    """On one line with a name that runs the other way, a sign would part from its number."""
    names = ["\u0634\u0645\u0627\u0644", "\u062c\u0646\u0648\u0628"]
    data = {"chartType": "pie", "title": names[0], "categories": names, "series": [{"values": [1, 2]}]}
    chart = draw(data)
    assert set(chart.find("//c:separator/text()")) == {"\n"}
    assert b'algn="r"' in chart.parts["ppt/slides/slide1.xml"]
