"""Slides of one chart, and of many small ones."""

from typing import Any

import pytest
from lxml import etree

from deck_documents import parse
from deck_domain.errors import InvalidDocument
from tests.unit.renderer.charts.test_emphasis import A, C, colors, fill

MONTHS = ["Jan", "Feb", "Mar", "Apr"]
BARS = {"chartType": "bar", "categories": MONTHS, "series": [{"name": "Sales", "values": [3, 4, 9, 5]}]}
P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"


def texts(root: Any) -> dict[str, str]:
    """What the shapes of a slide say, by their names."""
    shapes = {shape: shape.find(f"{P}nvSpPr").find(f"{P}cNvPr").get("name") for shape in root.iter(f"{P}sp")}
    return {name: "\n".join("".join(p.itertext()) for p in shape.iter(f"{A}p")) for shape, name in shapes.items()}


def multiples(deck: Any, slide: Any, write: Any, count: int, kind: str = "line", **fields: Any) -> Any:
    """A deck of one slide of small charts, written."""
    charts = [{"name": f"Region {n}", "values": [n, n + 3, 2 * n, 5]} for n in range(1, count + 1)]
    return write(deck(slide("small-multiples", chartType=kind, categories=MONTHS, charts=charts, **fields)))


def parts(result: Any) -> list[Any]:
    """The charts of a deck in their order."""
    names = sorted((name for name in result.parts if name.startswith("ppt/charts/chart")), key=lambda n: (len(n), n))
    return [etree.fromstring(result.parts[name]) for name in names]


def test_a_chart_fills_its_slide(deck: Any, slide: Any, write: Any) -> None:
    """It points at what the title names, and the callout is said there."""
    result = write(deck(slide("chart", title="March made the year", chart=BARS, callout="One large order")))
    assert not result.compiled.findings
    page = result.slide()
    frame = next(page.iter(f"{P}graphicFrame")).find(f"{P}xfrm").find(f"{A}ext")
    assert int(frame.get("cx")) > 800 * 12_700
    assert "One large order" in texts(page).values()


@pytest.mark.parametrize(
    ("kind", "fields", "title", "is_said"),
    [
        ("bar", {}, "March made the year", True),
        ("line", {}, "March made the year", True),
        ("doughnut", {}, "March made the year", True),
        ("bar", {}, "Sales, \u20acm, peaked in March", False),
        ("bar", {"title": "Sales in million euros"}, "March made the year", False),
        ("bar", {"valueAxis": {"title": "Million euros"}}, "March made the year", False),
        ("bar", {"legend": {"position": "top"}}, "March made the year", False),
    ],
)
def test_what_an_only_series_measures_is_said(
    kind: str, fields: Any, title: str, is_said: bool, deck: Any, slide: Any, write: Any
) -> None:
    """Above the chart, unless its page or its axis says it already."""
    series = [{"name": "Sales, \u20acm", "values": [3, 4, 9, 5]}]
    given = {**BARS, "chartType": kind, "series": series, **fields}
    result = write(deck(slide("chart", title=title, chart=given)))
    assert not result.compiled.findings
    assert (texts(result.slide()).get("Measure") == "Sales, \u20acm") == is_said


@pytest.mark.parametrize("name", ["Series 1", "Values", "Reihe 2", "\u7cfb\u52171", " "])
def test_a_name_that_a_program_gave_is_not_said(name: str, deck: Any, slide: Any, write: Any) -> None:
    """It measures nothing."""
    given = {**BARS, "series": [{"name": name, "values": [3, 4, 9, 5]}]}
    assert "Measure" not in texts(write(deck(slide("chart", chart=given))).slide())


def test_a_month_by_its_name_is_coloured(deck: Any, slide: Any, write: Any) -> None:
    """`emphasis` of the chart says which."""
    result = write(deck(slide("chart", chart={**BARS, "emphasis": ["Mar"]})))
    assert [color == "accent1" for color in colors(parts(result)[0])] == [False, False, True, False]


def test_remarks_stand_beside_the_chart(deck: Any, slide: Any, write: Any) -> None:
    """On a panel as high as the chart, on the other side of every second page; figures in them are bold."""
    one = slide("chart", chart=BARS, remarks=["Sales rose by 12 % in March", "Nobody knows why"])
    result = write(deck(one, one))
    sides = []
    for number in (1, 2):
        page = result.slide(number)
        panel = next(s for s in page.iter(f"{P}sp") if s.find(f"{P}nvSpPr").find(f"{P}cNvPr").get("name") == "Remarks")
        place = panel.find(f"{P}spPr").find(f"{A}xfrm")
        chart = next(page.iter(f"{P}graphicFrame")).find(f"{P}xfrm")
        foot = [int(one.find(f"{A}off").get("y")) + int(one.find(f"{A}ext").get("cy")) for one in (place, chart)]
        assert foot[0] == foot[1]
        sides.append(int(place.find(f"{A}off").get("x")) > int(chart.find(f"{A}off").get("x")))
        bold = ["".join(run.itertext()) for run in panel.iter(f"{A}r") if run.find(f"{A}rPr").get("b") == "1"]
        assert bold == ["12\u00a0%"]
    assert sides == [True, False]


def test_few_remarks_are_larger(deck: Any, slide: Any, write: Any) -> None:
    """A single one is what the chart says, and no larger than the title."""
    sizes = []
    for count in (1, 2, 3):
        root = write(deck(slide("chart", chart=BARS, remarks=["Sales rose in March"] * count))).slide()
        shapes = {one.find(f"{P}nvSpPr").find(f"{P}cNvPr").get("name"): one for one in root.iter(f"{P}sp")}
        sizes.append(max(int(run.get("sz")) for run in shapes["Remarks"].iter(f"{A}rPr")))
        assert all(int(run.get("sz", 9999)) >= sizes[-1] for run in shapes["Title"].iter(f"{A}rPr"))
    assert sizes[0] > sizes[1] > sizes[2]


def test_a_callout_without_a_point_stands_above(deck: Any, slide: Any, write: Any) -> None:
    """Where the chart points at nothing, and at pies."""
    pie = {"chartType": "pie", "categories": ["A", "B"], "series": [{"name": "S", "values": [1, 2]}]}
    for chart in (BARS, pie):
        result = write(deck(slide("chart", chart=chart, callout="Said of all of it")))
        assert "Said of all of it" in texts(result.slide()).values()
        assert not result.compiled.findings


@pytest.mark.parametrize("count", [3, 6])
def test_axes_of_small_charts_can_be_read(count: int, deck: Any, slide: Any, write: Any) -> None:
    """No figure or name at them is under the 9 pt that our own rules ask for."""
    region = {"col": 6, "row": 0, "colSpan": 5, "rowSpan": 6}
    charts = [{"name": f"Region {n}", "values": [n, n + 3, 2 * n, 5]} for n in range(1, count + 1)]
    given = {"chartType": "bar", "categories": MONTHS, "charts": charts}
    result = write(
        deck(slide("composition", blocks=[{"primitive": "smallMultiples", "region": region, "input": given}]))
    )
    sizes = {
        int(one.get("sz")) for chart in parts(result) for one in chart.iter(f"{A}defRPr", f"{A}rPr") if one.get("sz")
    }
    assert min(sizes) >= 900


@pytest.mark.parametrize("count", [2, 3, 4, 5, 7, 9, 12])
def test_small_charts_share_their_axes(count: int, deck: Any, slide: Any, write: Any) -> None:
    """Each has its name, and all have the same ends; nothing leaves the page or touches."""
    result = multiples(deck, slide, write, count)
    found = parts(result)
    assert len(found) == count
    ends = {
        (axis.find(f"{C}scaling").find(f"{C}min").get("val"), axis.find(f"{C}scaling").find(f"{C}max").get("val"))
        for chart in found
        for axis in chart.iter(f"{C}valAx")
    }
    assert len(ends) == 1
    assert {f"Region {n}" for n in range(1, count + 1)} <= set(texts(result.slide()).values())
    assert [finding.code for finding in result.compiled.findings] == []


def test_the_odd_one_is_in_the_accent(deck: Any, slide: Any, write: Any) -> None:
    """By `emphasis`, or by the title; the others are grey, and a wrong name is said."""
    for fields in ({"emphasis": ["Region 2"]}, {"title": "Region 2 pulls away"}):
        found = parts(multiples(deck, slide, write, 4, "bar", **fields))
        shown = [fill(next(chart.iter(f"{C}ser")).find(f"{C}spPr")) == "accent1" for chart in found]
        assert shown == [False, True, False, False]
    result = multiples(deck, slide, write, 3, emphasis=["Regoin 3"])
    (finding,) = result.compiled.findings
    assert finding.component_path == "slides[0].emphasis[0]"
    assert "'Region 3'" in finding.message


@pytest.mark.parametrize(
    ("fields", "pointer"),
    [
        ({"slideType": "chart", "chart": {**BARS, "categories": MONTHS[:3]}}, "/slides/0/chart/series/0/values"),
        (
            {
                "slideType": "small-multiples",
                "chartType": "bar",
                "categories": MONTHS,
                "charts": [{"name": "A", "values": [1, 2, 3, 4]}, {"name": "B", "values": [1, 2]}],
            },
            "/slides/0/charts/1/values",
        ),
    ],
)
def test_values_are_as_many_as_categories(fields: dict[str, Any], pointer: str) -> None:
    """Else the document is refused, at the place of the values."""
    with pytest.raises(InvalidDocument) as caught:
        parse("protocol_v2", {"version": "2.0", "title": "D", "slides": [{"title": "T", **fields}]})
    assert [violation.pointer for violation in caught.value.violations] == [pointer]


@pytest.mark.parametrize("said", ["One large order", "\u5927\u53e3\u6ce8\u6587\u304c\u4e00\u4ef6\u3042\u3063\u305f"])
def test_a_callout_of_bars_stands_over_its_bar(said: str, deck: Any, slide: Any, write: Any) -> None:
    """In a strip above the chart, so that it lies on no figure, with a line down to it."""
    result = write(deck(slide("chart", chart={**BARS, "emphasis": ["Apr"]}, callout=said)))
    assert not result.compiled.findings
    page = result.slide()
    note = next(one for one in page.iter(f"{P}sp") if said in "".join(one.itertext()))
    place = note.find(f"{P}spPr").find(f"{A}xfrm")
    frame = next(page.iter(f"{P}graphicFrame")).find(f"{P}xfrm")
    foot = int(place.find(f"{A}off").get("y")) + int(place.find(f"{A}ext").get("cy"))
    assert foot <= int(frame.find(f"{A}off").get("y"))
    lines = [one.find(f"{P}nvCxnSpPr").find(f"{P}cNvPr").get("name") for one in page.iter(f"{P}cxnSp")]
    assert [name for name in lines if name.endswith("leader")]


@pytest.mark.parametrize("kind", ["bar", "line", "area"])
def test_a_callout_that_names_its_category_stands_over_it(kind: str, deck: Any, slide: Any, write: Any) -> None:
    """Though the title names none: in the middle over March, with a line down to it."""
    chart = {
        "chartType": kind,
        "categories": [*MONTHS, "May"],
        "series": [{"name": "Sales", "values": [3, 4, 9, 5, 4]}],
    }
    result = write(deck(slide("chart", title="Sales by month", chart=chart, callout="March: one large order")))
    assert not result.compiled.findings
    page = result.slide()
    note = next(one for one in page.iter(f"{P}sp") if "one large order" in "".join(one.itertext()))
    box = note.find(f"{P}spPr").find(f"{A}xfrm")
    line = next(
        one for one in page.iter(f"{P}cxnSp") if "leader" in one.find(f"{P}nvCxnSpPr").find(f"{P}cNvPr").get("name")
    )
    middle = int(box.find(f"{A}off").get("x")) + int(box.find(f"{A}ext").get("cx")) / 2
    assert middle == pytest.approx(int(line.find(f"{P}spPr").find(f"{A}xfrm").find(f"{A}off").get("x")), abs=12_700)
    assert middle == pytest.approx(480 * 12_700, abs=40 * 12_700)


def test_the_line_of_a_callout_ends_where_a_bar_below_zero_hangs(deck: Any, slide: Any, write: Any) -> None:
    """It crosses neither the bar nor the axis that it hangs from."""
    chart = {"chartType": "bar", "categories": MONTHS, "series": [{"name": "Result", "values": [12, -48, 31, 55]}]}
    page = write(deck(slide("chart", title="Results by month", chart=chart, callout="Feb: the flood"))).slide()
    line = next(one for one in page.iter(f"{P}cxnSp") if b"leader" in etree.tostring(one))
    place = line.find(f"{P}spPr").find(f"{A}xfrm")
    frame = next(page.iter(f"{P}graphicFrame")).find(f"{P}xfrm")
    foot = int(place.find(f"{A}off").get("y")) + int(place.find(f"{A}ext").get("cy"))
    top, height = int(frame.find(f"{A}off").get("y")), int(frame.find(f"{A}ext").get("cy"))
    assert foot < top + 0.55 * height


def test_no_callout_stands_on_stacked_areas(deck: Any, slide: Any, write: Any) -> None:
    """Nobody could read it on their fills: it stands above the chart."""
    series = [{"name": "Wind", "values": [3, 4, 9, 9]}, {"name": "Coal", "values": [9, 8, 5, 4]}]
    chart = {"chartType": "area", "areaGrouping": "stacked", "categories": MONTHS, "series": series}
    result = write(deck(slide("chart", title="Wind grows", chart=chart, callout="More than coal in March")))
    page = result.slide()
    assert "More than coal in March" in texts(page).values()
    assert not [one for one in page.iter(f"{P}cxnSp") if "leader" in str(etree.tostring(one))]


def test_a_line_without_an_axis_does_not_lie_on_the_ground(deck: Any, slide: Any, write: Any) -> None:
    """Its lowest value would be read as zero."""
    falling = {
        "chartType": "line",
        "categories": MONTHS,
        "series": [{"name": "Visits", "values": [312, 290, 251, 222]}],
    }
    result = write(deck(slide("chart", title="Visits fall", chart=falling)))
    (chart,) = parts(result)
    low, high = (float(next(chart.iter(f"{C}{end}")).get("val")) for end in ("min", "max"))
    assert 222 - low > 0.15 * (high - low)
