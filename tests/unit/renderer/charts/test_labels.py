"""Figures at values: readable on what they stand on, and with room around them."""

import cProfile
from collections.abc import Callable
from typing import Any

import pytest

_LABEL_COLORS = "//c:dLbl[c:idx/@val='{}']//a:schemeClr/@val"


def _shares(kind: str, values: list[float], **more: Any) -> dict[str, Any]:
    names = ["A", "B", "C", "D", "E"][: len(values)]
    return {"chartType": kind, "categories": names, "series": [{"name": "Mix", "values": values}], **more}


def _bars(*values: float, **more: Any) -> dict[str, Any]:
    return {**_shares("bar", list(values)), **more}


@pytest.mark.parametrize("kind", ["pie", "doughnut"])
def test_figures_on_dark_slices_are_light(draw: Callable[..., Any], kind: str) -> None:
    """Also where the document asks for them."""
    drawn = draw(_shares(kind, [1, 2, 4], dataLabels={"showPercent": True, "numberFormat": "0.0%"}))
    assert [drawn.one(_LABEL_COLORS.format(n)) for n in range(3)] == ["bg1", "bg1", "tx1"]
    assert set(drawn.find("//c:dLblPos/@val")) == ({"ctr"} if kind == "pie" else set())


def test_figures_beside_slices_are_dark(draw: Callable[..., Any]) -> None:
    """Where the document wants them there, or a slice is too small."""
    asked = draw(_shares("pie", [1, 2, 4], dataLabels={"showPercent": True, "position": "outsideEnd"}))
    assert set(asked.find("//c:dLbls//a:schemeClr/@val")) == {"tx1"}
    small = draw(_shares("pie", [90, 1], dataLabels=True))
    assert small.find("//c:dLbl/c:dLblPos/@val") == ["ctr", "outEnd"]
    assert [small.one(_LABEL_COLORS.format(n)) for n in range(2)] == ["bg1", "tx1"]


def test_slices_without_room_for_a_figure_are_said(draw: Callable[..., Any]) -> None:
    """Four slivers side by side, on a ring that allows no place beside it."""
    drawn = draw(_shares("doughnut", [100, 1, 1, 1, 1], dataLabels=True))
    (finding,) = drawn.compiled.findings
    assert finding.message.startswith("4 of 5 values have no label")
    assert finding.component_path == "slides[0].children[0].chartData"


@pytest.mark.parametrize("labels", [{}, {"dataLabels": True}, {"dataLabels": True, "barDirection": "bar"}])
@pytest.mark.parametrize("size", [(880, 480), (260, 150)])
def test_the_figure_of_the_lowest_bar_stands_above_the_names(
    draw: Callable[..., Any], labels: dict[str, Any], size: tuple[int, int]
) -> None:
    """The axis goes on below it by as much as the figure takes."""
    drawn = draw(_bars(5, -10, **labels), style={"width": size[0], "height": size[1]})
    low, high = (float(drawn.one(f"//c:valAx/c:scaling/c:{end}/@val")) for end in ("min", "max"))
    lying = labels.get("barDirection") == "bar"
    extent = float(drawn.one(f"//c:plotArea/c:layout//c:{'w' if lying else 'h'}/@val")) * size[0 if lying else 1]
    text = int(drawn.find("//c:dLbls//a:defRPr/@sz")[0]) / 100
    assert (-10 - low) / (high - low) * extent >= text * 1.2
    assert "CHART_LABEL_COLLISION" not in drawn.codes()


def test_an_axis_that_the_document_bounds_keeps_its_ends(draw: Callable[..., Any]) -> None:
    """The figure then stands in its bar, light on dark."""
    drawn = draw(_bars(5, -10, dataLabels=True, valueAxis={"min": -10, "max": 10}))
    assert drawn.find("//c:valAx/c:scaling/c:min/@val") == ["-10.0"]
    assert drawn.find("//c:dLbl/c:dLblPos/@val") == ["outEnd", "inEnd"]
    assert drawn.one(_LABEL_COLORS.format(1)) == "bg1"


def test_parts_of_a_stack_without_room_are_read_at_the_axis(draw: Callable[..., Any]) -> None:
    """An axis is hidden only where each part has its figure."""
    stack = {"chartType": "bar", "categories": ["a", "b"], "barGrouping": "stacked"}
    thick = draw({**stack, "series": [{"name": "x", "values": [5, 6]}, {"name": "y", "values": [4, 5]}]})
    thin = draw({**stack, "series": [{"name": "x", "values": [50, 60]}, {"name": "y", "values": [1, 1]}]})
    assert (thick.one("//c:valAx/c:delete/@val"), thin.one("//c:valAx/c:delete/@val")) == ("1", "0")


def test_figures_of_lines_evade_each_other(draw: Callable[..., Any]) -> None:
    """Above their points, else below or beside them."""
    series = [{"name": "x", "values": [10, 10]}, {"name": "y", "values": [10.2, 30]}]
    drawn = draw({"chartType": "line", "categories": ["a", "b"], "series": series, "dataLabels": True})
    assert drawn.find("//c:ser[1]//c:dLblPos/@val") == ["t"]
    assert drawn.find("//c:ser[2]/c:dLbls/c:dLbl/c:dLblPos/@val") == ["b", "t"]


def test_lines_do_not_cross_their_own_figures(draw: Callable[..., Any]) -> None:
    """Above a peak, for which the axis goes on, and below a valley, as where a steep fall ends."""
    series = [{"name": "x", "values": [10, 100, 20, 100, 60]}]
    drawn = draw({"chartType": "line", "categories": list("abcde"), "series": series, "dataLabels": True})
    assert drawn.find("//c:ser/c:dLbls/c:dLbl/c:dLblPos/@val") == ["b", "t", "b", "t", "b"]
    assert float(drawn.one("//c:valAx/c:scaling/c:max/@val")) > 100


def test_zeros_of_stacked_lines_have_figures(draw: Callable[..., Any]) -> None:
    """There is a point; a part of a stacked bar that is zero has nothing to stand on."""
    series = [{"name": "x", "values": [10, 0, 30]}, {"name": "y", "values": [10, 20, 0]}]
    data = {"categories": ["a", "b", "c"], "series": series, "dataLabels": True}
    lines = draw({**data, "chartType": "line", "lineGrouping": "stacked"})
    bars = draw({**data, "chartType": "bar", "barGrouping": "stacked"})
    assert len(lines.find("//c:dLbl/c:delete")) == 0
    assert len(bars.find("//c:dLbl/c:delete")) == 2


def test_hundreds_of_labelled_series_take_a_moment(draw: Callable[..., Any]) -> None:
    """The work grows with the values: twice the series take about twice the steps, not four times."""

    def steps(count: int) -> int:
        series = [{"name": f"s{n}", "values": [n, n + 3.5]} for n in range(count)]
        profile = cProfile.Profile()
        profile.runcall(draw, {"chartType": "line", "categories": ["a", "b"], "series": series, "dataLabels": True})
        return sum(entry.callcount for entry in profile.getstats())

    steps(8)
    assert steps(240) < 2.7 * steps(120)


def test_figures_of_a_radar_replace_those_of_its_axis(draw: Callable[..., Any]) -> None:
    """Both stand on the same spoke."""
    values = _shares("radar", [3, 5, 4, 2, 1])
    assert draw(values).one("//c:valAx/c:delete/@val") == "0"
    assert draw({**values, "dataLabels": True}).one("//c:valAx/c:delete/@val") == "1"


def test_figures_of_areas_have_a_ground(draw: Callable[..., Any]) -> None:
    """They reach beyond the edges of what they stand on, whose first point stands off the axis."""
    drawn = draw(_shares("area", [3, 5, 4], dataLabels=True))
    assert drawn.one("//c:dLbls/c:spPr/a:solidFill/a:schemeClr/@val") == "bg1"
    assert drawn.one("//c:crossBetween/@val") == "between"


def test_names_at_the_ends_of_lines_do_not_wrap(draw: Callable[..., Any]) -> None:
    """Viewers break them inside words."""
    series = [{"name": "Mediterranean", "values": [1, 9]}, {"name": "Scandinavia", "values": [1, 3]}]
    drawn = draw({"chartType": "line", "categories": ["a", "b"], "series": series})
    assert drawn.find("//c:ser/c:dLbls/c:dLbl[c:showSerName/@val='1']//a:bodyPr/@wrap") == ["none", "none"]
