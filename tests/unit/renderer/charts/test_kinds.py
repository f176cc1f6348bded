"""The fifteen types: native, with the data they came from."""

from typing import Any

import pytest

from deck_documents import parse
from renderer.compile import compile_deck

_SHAPES = {"treemap", "sunburst"}
_PARTS = {
    "bar": ["barChart"],
    "histogram": ["barChart"],
    "funnel": ["barChart"],
    "boxWhisker": ["barChart", "lineChart"],
    "waterfall": ["barChart", "lineChart"],
    "stock": ["barChart", "stockChart"],
}


def test_every_type_is_a_native_chart_or_native_shapes(kind: str, draw: Any, sample: Any) -> None:
    """Those that classic charts lack are groups of shapes, and the report says so."""
    drawn = draw(sample(kind))
    if kind in _SHAPES:
        assert drawn.chart is None
        assert drawn.codes() == ["CHART_DRAWN_AS_SHAPES"]
        assert {"Laptops", "Phones", "Services"} <= set(drawn.find("//p:grpSp//a:t/text()"))
    else:
        assert drawn.codes() == []
        groups = [node.tag.partition("}")[2] for node in drawn.find("//c:plotArea/*[c:ser]")]
        assert groups == _PARTS.get(kind, [f"{kind}Chart"])


def test_every_type_is_described(kind: str, draw: Any, sample: Any) -> None:
    """In the words of the document, else told from the data."""
    frame = "//p:grpSp/p:nvGrpSpPr/p:cNvPr/@descr | //p:graphicFrame//p:cNvPr/@descr"
    told = draw(sample(kind)).slide.xpath(
        frame, namespaces={"p": "http://schemas.openxmlformats.org/presentationml/2006/main"}
    )
    assert len(told[0]) > 10
    given = draw(sample(kind), altText="What it shows").slide
    assert given.xpath("//@descr[.='What it shows']")


def test_workbooks_hold_what_charts_keep(kind: str, draw: Any, sample: Any, refers: Any) -> None:
    """Each reference finds in the workbook what is cached of it, gaps included."""
    drawn = draw(sample(kind))
    if drawn.chart is None:
        return
    cells, found = drawn.cells(), 0
    for formula, values in drawn.references():
        names = refers(formula)
        assert len(names) == len(values)
        for name, value in zip(names, values, strict=True):
            found += 1
            if value is None or value == "":
                assert cells.get(name, "") == ""
            else:
                assert cells[name] == value or float(cells[name]) == float(value)
    assert found >= 6


@pytest.mark.parametrize(
    "data",
    [
        {"chartType": "bar", "categories": [], "series": []},
        {"chartType": "pie", "categories": ["A"], "series": [{"values": [None]}]},
        {"chartType": "scatter", "xySeries": []},
        {"chartType": "treemap", "treemapData": [{"name": "A", "value": 0}]},
        {"chartType": "boxWhisker", "boxWhiskerData": []},
        {"chartType": "histogram", "histogramData": {"values": []}},
        {"chartType": "waterfall", "waterfallData": {"categories": [], "values": []}},
    ],
)
def test_a_chart_without_values_says_so(data: dict[str, Any], draw: Any) -> None:
    """Its place is kept."""
    drawn = draw(data)
    assert drawn.codes() == ["CHART_WITHOUT_DATA"]
    assert "No data" in drawn.slide.xpath("string(.)")


def test_titles_stand_above_as_text(kind: str, draw: Any, sample: Any) -> None:
    """The slide's own text, not a part of the chart."""
    drawn = draw(sample(kind, title="Where we stand"))
    assert "Where we stand" in drawn.slide.xpath("string(.)")


def test_a_chart_in_a_group_keeps_its_part(draw: Any, sample: Any) -> None:
    """A group holds the frame, and the slide's relationships the charts of groups too."""
    charts = [{"type": "Chart", "chartData": sample("bar"), "style": {"height": 200}} for _ in range(2)]
    nodes = [{"type": "Group", "children": [*charts, {"type": "Text", "content": "Beside"}]}, charts[0]]
    document = {"type": "Document", "meta": {}, "slides": [{"type": "Slide", "children": nodes}]}
    drawn = type(draw(sample("bar")))(compile_deck(parse("paper_document", document)))
    xml = drawn.parts["ppt/slides/_rels/slide1.xml.rels"].decode()
    ids = drawn.slide.xpath("//*[local-name()='chart']/@*[local-name()='id']")
    assert len(set(ids)) == 3
    assert all(f'Id="{identity}"' in xml for identity in ids)
    assert len(drawn.slide.xpath("//*[local-name()='grpSp']//*[local-name()='graphicFrame']")) == 2


@pytest.mark.parametrize("count", [2, 3, 4, 5])
def test_areas_and_bubbles_behind_others_are_seen_through_them(count: int, draw: Any) -> None:
    """All of them: a grey that is a shade of another colour was drawn opaque, and hid what lies behind."""
    series = [{"name": f"S{n}", "values": [n + 1, 9 - n, 4]} for n in range(count)]
    drawn = draw({"chartType": "area", "categories": ["a", "b", "c"], "series": series})
    assert len(drawn.find("//c:areaChart/c:ser[c:spPr/a:solidFill//a:alpha]")) == count
    points = [{"name": f"S{n}", "xValues": [1, 2], "yValues": [n, 2], "sizes": [1, 2]} for n in range(count)]
    drawn = draw({"chartType": "bubble", "xySeries": points})
    assert len(drawn.find("//c:bubbleChart/c:ser[c:spPr/a:solidFill//a:alpha]")) == count
