"""What proves the point of a chart: reckoned from its values, drawn around it, and said where it cannot be."""

from collections.abc import Callable
from typing import Any

import pytest

YEARS = ["2021", "2022", "2023", "2024"]
VALUES = [40.0, 44.0, 50.0, 53.24]
Draw = Callable[..., Any]


def chart(evidence: dict[str, Any], kind: str = "bar", **more: Any) -> dict[str, Any]:
    """A chart of one series over four years."""
    series = [{"name": "Revenue", "values": VALUES}]
    return {"chartType": kind, "categories": YEARS, "series": series, "evidence": evidence, **more}


def words(drawn: Any) -> list[str]:
    """What the shapes around the chart say."""
    shapes = drawn.slide.xpath("//*[local-name()='sp']")
    found = ("|".join(one.xpath(".//*[local-name()='p']/*/*[local-name()='t']/text()")) for one in shapes)
    return [text for text in found if text]


@pytest.mark.parametrize(
    ("evidence", "said"),
    [
        ({"growth": {"from": "2021", "to": "2024"}}, "CAGR +10.0%"),
        ({"growth": {"from": "2024", "to": "2021"}}, ""),
        ({"difference": {"from": "2021", "to": "2023"}}, "+10.00|+25%"),
        ({"difference": {"from": "2023", "to": "2021"}}, "\u221210.00|\u221220%"),
        ({"target": {"value": 45}}, "Target 45"),
        ({"target": {"value": 45.5, "label": "Plan"}}, "Plan 45.5"),
        ({"average": True}, "Average 46.81"),
        ({"average": {"label": "Mean"}}, "Mean 46.81"),
        ({"average": False}, ""),
        ({"forecast": {"from": "2023"}}, "Forecast"),
        ({"forecast": {"from": "2023", "label": "Budget"}}, "Budget"),
    ],
)
@pytest.mark.parametrize(("kind", "more"), [("bar", {}), ("bar", {"barDirection": "bar"}), ("line", {})])
def test_figures_are_reckoned(evidence: dict[str, Any], said: str, kind: str, more: dict[str, Any], draw: Draw) -> None:
    """From the values of the chart, for standing and lying bars and for lines."""
    drawn = draw(chart(evidence, kind, **more))
    assert words(drawn) == ([said] if said else [])
    assert bool(drawn.unused()) is (evidence == {"growth": {"from": "2024", "to": "2021"}})


@pytest.mark.parametrize(
    ("evidence", "more", "where"),
    [
        ({"growth": {"from": "2020", "to": "2024"}}, {}, "evidence.growth.from"),
        ({"difference": {"from": "2021", "to": "2029"}}, {}, "evidence.difference.to"),
        ({"difference": {"from": "2021", "to": "2022", "series": "Profit"}}, {}, "evidence.difference.series"),
        ({"difference": {"from": "2021", "to": "2021"}}, {}, "evidence.difference"),
        ({"growth": {"from": "a", "to": "d"}}, {"categories": ["a", "b", "c", "d"]}, "evidence.growth"),
        (
            {"growth": {"from": "Q1 2024", "to": "Q3 2024"}},
            {"categories": [f"Q{n} 2024" for n in range(1, 5)]},
            "evidence.growth",
        ),
        ({"growth": {"from": "2021", "to": "2024"}}, {"series": [{"values": [0, 1, 2, 3]}]}, "evidence.growth"),
        ({"growth": {"from": "2021", "to": "2024"}}, {"series": [{"values": [-1, 1, 2, 3]}]}, "evidence.growth"),
        (
            {"average": True},
            {"series": [{"name": "A", "values": VALUES}, {"name": "B", "values": VALUES}]},
            "evidence.average",
        ),
        ({"forecast": {"from": "2025"}}, {}, "evidence.forecast.from"),
        ({"forecast": {"from": "2023"}}, {"chartType": "area"}, "evidence.forecast"),
        ({"target": {"value": 45}}, {"chartType": "pie"}, "evidence"),
        ({"target": {"value": 45}}, {"dataTable": True}, "evidence"),
        ({"target": {"value": 450}}, {"valueAxis": {"max": 60}}, "evidence.target"),
    ],
)
def test_what_proves_nothing_is_said(evidence: dict[str, Any], more: dict[str, Any], where: str, draw: Draw) -> None:
    """At its place, and it is not drawn."""
    drawn = draw({**chart(evidence), **more})
    assert where in drawn.unused()
    assert words(drawn) == []


def test_the_nearest_name_is_said(draw: Draw) -> None:
    """Of a category that there is not."""
    drawn = draw(chart({"forecast": {"from": "2024e"}}))
    (finding,) = drawn.compiled.findings
    assert "'2024e'" in finding.message
    assert "'2024'" in finding.message


def test_levels_move_with_the_chart(draw: Draw) -> None:
    """They are series of it, with cells of its workbook; the axis reaches them."""
    drawn = draw(chart({"target": {"value": 80, "label": "Plan"}}))
    (line,) = drawn.find("//c:lineChart/c:ser")
    assert line.xpath("string(c:tx//c:v)", namespaces=line.nsmap) == "Plan"
    assert [drawn.cells()[f"C{row}"] for row in range(1, 6)] == ["Plan", "80", "80", "80", "80"]
    assert float(drawn.one("//c:valAx//c:max/@val")) >= 80


def test_forecasts_are_lighter_bars_and_dashed_lines(draw: Draw) -> None:
    """From the category that is named on."""
    bars = draw(chart({"forecast": {"from": "2023"}}))
    veiled = bars.find("//c:dPt[.//a:alpha]/c:idx/@val")
    assert veiled == ["2", "3"]
    lines = draw(chart({"forecast": {"from": "2023"}}, "line"))
    known, coming = lines.find("//c:lineChart/c:ser")
    dashes = [one.xpath("c:spPr/a:ln/a:prstDash/@val", namespaces={**bars_names(one)}) for one in (known, coming)]
    assert dashes == [[], ["sysDash"]]
    points = [one.xpath("c:val//c:pt/@idx", namespaces=bars_names(one)) for one in (known, coming)]
    assert points == [["0", "1"], ["1", "2", "3"]]


def bars_names(node: Any) -> dict[str, str]:
    """The prefixes in use."""
    return {"c": node.nsmap["c"], "a": "http://schemas.openxmlformats.org/drawingml/2006/main"}


def test_sums_of_stacked_bars_are_compared(draw: Draw) -> None:
    """Where no series is named."""
    series = [{"name": "North", "values": [1, 2, 3, 4]}, {"name": "South", "values": [1, 2, 3, 12]}]
    asked = {"difference": {"from": "2021", "to": "2024"}, "average": True}
    drawn = draw(chart(asked, series=series, barGrouping="stacked"))
    assert "+14|+700%" in words(drawn)
    assert "Average 7" in words(drawn)


def test_lines_to_a_difference_leave_out_the_name_at_the_end_of_a_line(draw: Draw) -> None:
    """The one from the last value struck it through."""
    series = [{"name": "North region", "values": VALUES}, {"name": "South", "values": [10, 12, 14, 20]}]
    asked = {"difference": {"from": "2021", "to": "2024", "series": "North region"}}
    drawn = draw(chart(asked, "line", series=series))
    named = [(one, one.find(".//{*}cNvPr").get("name")) for one in drawn.slide.findall(".//{*}cxnSp")]
    starts = [int(wire.find(".//{*}off").get("x")) / 12_700 for wire, name in named if "value line" in name]
    left = int(drawn.slide.find(".//{*}graphicFrame/{*}xfrm/{*}off").get("x")) / 12_700
    wide = int(drawn.slide.find(".//{*}graphicFrame/{*}xfrm/{*}ext").get("cx")) / 12_700
    x, width = (float(drawn.one(f"//c:plotArea/c:layout//c:{side}/@val")) * wide for side in "xw")
    assert max(starts) > left + x + width * 3.5 / len(YEARS) + 60


def test_a_chart_without_room_says_so(draw: Draw) -> None:
    """And keeps its own size."""
    drawn = draw(chart({"difference": {"from": "2021", "to": "2024"}}), style={"width": 90, "height": 60})
    assert "evidence" in drawn.unused()


def test_the_line_of_a_target_leaves_figures_out(draw: Draw) -> None:
    """A line across lying bars stops before a figure and goes on behind it; elsewhere it is one piece."""
    labelled = {"barDirection": "bar", "dataLabels": {"showValue": True}}
    for value, pieces in ((51.5, 2), (5.0, 1)):
        drawn = draw(chart({"target": {"value": value}}, **labelled))
        names = drawn.slide.xpath("//*[local-name()='cNvPr']/@name")
        assert sum("target line" in name for name in names) == pieces


@pytest.mark.parametrize(
    ("kind", "values", "marked"),
    [("line", [90.0, 94.0, 97.0, 99.0], True), ("line", [10.0, 94.0, 97.0, 99.0], False), ("bar", VALUES, False)],
)
def test_an_axis_under_a_target_that_begins_above_zero_is_marked(
    kind: str, values: list[float], marked: bool, draw: Draw
) -> None:
    """How far a value is from its target is judged by the eye: a cut axis says that it is cut."""
    series = [{"name": "Revenue", "values": values}]
    drawn = draw(chart({"target": {"value": 98}}, kind, series=series))
    told = drawn.slide.xpath("//*[local-name()='cNvPr'][contains(@name, 'axis break')]/@descr")
    assert told == (["The axis does not begin at zero"] if marked else [])


def test_figures_that_a_level_would_strike_stand_within_their_bars(draw: Draw) -> None:
    """Those of bars just below it; others stay above theirs."""
    drawn = draw(chart({"target": {"value": 45}}))
    bars = drawn.find("//c:barChart/c:ser/c:dLbls/c:dLbl")
    places = [one.xpath("string(*[local-name()='dLblPos']/@val)") for one in bars]
    assert places == ["outEnd", "inEnd", "outEnd", "outEnd"]
    assert "inEnd" not in draw(chart({"target": {"value": 20}})).find("//c:dLblPos/@val")


def test_a_legend_has_room_for_longer_keys_beside_dashed_lines(draw: Draw) -> None:
    """Viewers draw them for all series then, and leave out names that have no room."""
    names = [
        "\u0627\u0644\u0639\u0642\u0648\u062f",
        "\u0642\u0637\u0639 \u0627\u0644\u063a\u064a\u0627\u0631",
        "Repairs",
    ]
    series = [{"name": name, "values": [40.0, 41.0, 42.0, 43.0]} for name in names]

    def width(evidence: dict[str, Any]) -> float:
        drawn = draw(chart(evidence, "line", series=series, legend={"position": "top"}))
        return float(drawn.one("//c:legend/c:layout//c:w/@val"))

    assert width({"forecast": {"from": "2023"}}) > 1.25 * width({})


def test_the_line_of_a_difference_is_clear_of_figures_within_bars(draw: Draw) -> None:
    """From the top of one stack to the bubble it passes the others: a figure of theirs parts it."""
    stacks = [{"name": "A", "values": [31, 34.5, 38.2, 41.9]}, {"name": "B", "values": [12, 17, 15, 14]}]
    between = {"difference": {"from": "2021", "to": "2024"}}
    parted, whole = (
        draw(chart(between, series=[stacks[0], {"name": "B", "values": values}], barGrouping="stacked")).slide.xpath(
            "//*[local-name()='cNvPr'][contains(@name, 'value line')]"
        )
        for values in (stacks[1]["values"], [12, 1, 1, 1])
    )
    assert len(parted) > len(whole)
