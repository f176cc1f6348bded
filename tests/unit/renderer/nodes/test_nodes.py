"""Nodes as native, editable elements."""

import io
from typing import Any

import pytest
from pptx import Presentation

A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"


def _text(content: Any, **style: Any) -> dict[str, Any]:
    return {"type": "Text", "content": content, "style": style}


def _codes(written: Any) -> list[str]:
    return [finding.code for finding in written.compiled.findings]


def test_the_largest_text_is_the_title(paper: Any) -> None:
    """Readers find it in the title placeholder, wherever it stands."""
    written = paper(_text("small", fontSize=14), _text("Large", fontSize=30))
    assert Presentation(io.BytesIO(written.compiled.pptx)).slides[0].shapes.title.text == "Large"


def test_a_line_too_long_by_an_ideograph_leaves_no_empty_line(paper: Any) -> None:
    """It is set a little smaller on one line, and what follows begins below that: the text keeps one gap to it."""
    long = "\u6539" * 33
    style = {"width": "100%", "height": "100%", "padding": 48, "gap": 20, "flexDirection": "column"}
    tops = []
    for text in (long[:20], long):
        page = paper(
            {"type": "View", "style": style, "children": [_text(text, fontSize=26), _text("below", fontSize=12)]}
        )
        shapes = Presentation(io.BytesIO(page.compiled.pptx)).slides[0].shapes
        tops.append(next(shape.top for shape in shapes if shape.text_frame.text == "below"))
    assert tops[1] <= tops[0]


@pytest.mark.parametrize("figure", ["41.2 t", "\u20ac494m", "23.9 \u00b0Bx", "2,400\u4e07\u5186"])
def test_a_figure_below_a_heading_is_not_the_title(figure: str, paper: Any) -> None:
    """It is larger, and does not say what the slide is about; above the words it may be the name of a part."""
    heading, large = _text("Fewer grapes, better prices", fontSize=26), _text(figure, fontSize=40)
    for texts, title in (((heading, large), "Fewer grapes, better prices"), ((large, heading), figure)):
        written = paper(_text("THE YEAR", fontSize=12), *texts)
        assert Presentation(io.BytesIO(written.compiled.pptx)).slides[0].shapes.title.text == title


def test_a_view_is_a_shape_where_there_is_something_to_see(paper: Any) -> None:
    """Boxes that only lay out leave no trace; text takes the ink that reads on its ground."""
    inner = _text("on dark")
    root = paper(
        {"type": "View", "children": [{"type": "View", "style": {"backgroundColor": "#111111"}, "children": [inner]}]}
    )
    shapes = list(root.slide().iter(f"{P}sp"))
    assert len(shapes) == 2
    assert next(shapes[1].iter(f"{A}rPr")).find(f"{A}solidFill/{A}schemeClr").get("val") == "bg1"


@pytest.mark.parametrize(
    ("fill", "tag"),
    [
        ("accent1", "solidFill"),
        ({"type": "solid", "color": {"scheme": "accent1", "lumMod": 75}, "opacity": 0.5}, "solidFill"),
        (
            {
                "type": "linear",
                "angle": 30,
                "stops": [{"position": 0, "color": "dk1"}, {"position": 100, "color": "#FF0000"}],
            },
            "gradFill",
        ),
        ({"type": "pattern", "preset": "pct20", "foreground": "accent2"}, "pattFill"),
    ],
)
def test_fills_keep_their_kind(fill: Any, tag: str, paper: Any) -> None:
    """Colours of the theme stay references."""
    shape = next(
        paper({"type": "View", "shapeType": "hexagon", "style": {"fill": fill, "height": 50}}).slide().iter(f"{P}sp")
    )
    properties = shape.find(f"{P}spPr")
    assert properties.find(f"{A}prstGeom").get("prst") == "hexagon"
    assert properties.find(f"{A}{tag}") is not None
    assert properties.find(f".//{A}schemeClr") is not None


def test_pictures_are_cut_or_held_in_shape(picture: str, paper: Any) -> None:
    """`cover` of a square cuts a quarter off either side; without it the frame keeps the picture's shape."""
    square = {"width": 100, "height": 100}
    cover = paper({"type": "Image", "src": picture, "fit": "cover", "style": square}).slide()
    assert next(cover.iter(f"{A}srcRect")).get("l") == "25000"
    whole = paper({"type": "Image", "src": picture, "style": square}).slide()
    extent = next(whole.iter(f"{P}pic")).find(f"{P}spPr/{A}xfrm/{A}ext")
    assert int(extent.get("cx")) == 2 * int(extent.get("cy"))


@pytest.mark.parametrize("source", ["https://example.org/a.png", "data:image/png;base64,AAAA"])
def test_a_picture_that_cannot_be_shown_is_told_of(source: str, paper: Any) -> None:
    """Its description stands in its place."""
    written = paper({"type": "Image", "src": source, "altText": "The front door"})
    assert "ASSET_MISSING" in _codes(written)
    assert "The front door" in written.text()


def test_rows_are_as_high_as_fonts_claim_in_tables(paper: Any) -> None:
    """Cells give lines of Arabic more than other shapes do: the table would grow over what stands below it."""

    def least(word: str) -> int:
        cells = [{"text": f"{word}\n{word}"}]
        table = {"type": "Table", "tableData": {"columns": [200], "rows": [{"cells": cells}]}, "style": {"width": 400}}
        return min(int(row.get("h")) for row in paper(table).slide().iter(f"{A}tr"))

    assert least("\u0627\u0644\u0645\u0628\u064a\u0639\u0627\u062a") > 1.4 * least("Sales")


def test_cells_span(paper: Any) -> None:
    """Spans, and cells under them, as PowerPoint writes them."""
    rows = [[{"text": "Head", "colSpan": 2}, {"text": "", "hMerge": True}], [{"text": "a"}, {"text": "b"}]]
    table = {"type": "Table", "tableData": {"columns": [3, 1], "rows": [{"cells": row} for row in rows]}}
    cells = list(paper(table).slide().iter(f"{A}tc"))
    assert cells[0].get("gridSpan") == "2"
    assert cells[1].get("hMerge") == "1"
    widths = [int(column.get("w")) for column in paper(table).slide().iter(f"{A}gridCol")]
    assert widths[0] == 3 * widths[1]


def test_connectors_are_glued_to_what_they_name(paper: Any) -> None:
    """Both ends name shapes of the slide, the sites that face each other."""
    box = {"position": "absolute", "top": 100, "width": 80, "height": 40, "backgroundColor": "accent1"}
    nodes = [{"type": "View", "id": key, "style": {**box, "left": left}} for key, left in (("a", 100), ("b", 400))]
    ends = {"start": {"x": 180, "y": 120}, "end": {"x": 400, "y": 120}, "startShape": "a", "endShape": "b"}
    root = paper({"type": "Connector", "arrowEnd": "triangle", **ends}, *nodes).slide()
    ids = {
        shape.find(f".//{P}cNvPr").get("name"): shape.find(f".//{P}cNvPr").get("id") for shape in root.iter(f"{P}sp")
    }
    start, end = next(root.iter(f"{A}stCxn")), next(root.iter(f"{A}endCxn"))
    assert (start.get("id"), start.get("idx")) == (ids["a"], "3")
    assert (end.get("id"), end.get("idx")) == (ids["b"], "1")


def test_links_lead_out_and_to_slides(paper: Any) -> None:
    """An address is an external relationship, a slide one inside the file."""
    runs = [{"text": "out", "hyperlink": "https://example.org/?a=1&b=2"}, {"text": "in", "hyperlink": {"slide": 1}}]
    written = paper(_text(runs))
    relations = {r.get("Id"): r for r in written.xml("ppt/slides/_rels/slide1.xml.rels")}
    clicks = list(written.slide().iter(f"{A}hlinkClick"))
    found = [relations[click.get(f"{{{_R}}}id")] for click in clicks]
    assert found[0].get("Target") == "https://example.org/?a=1&b=2"
    assert found[0].get("TargetMode") == "External"
    assert found[1].get("Target") == "slide1.xml"


_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def test_groups_and_turned_views_move_as_one(paper: Any) -> None:
    """Their shapes are in the group, each with an id of its own."""
    group = {"type": "Group", "children": [_text("one"), _text("two")]}
    turned = {"type": "View", "style": {"rotation": 30, "backgroundColor": "bg2"}, "children": [_text("three")]}
    root = paper(group, turned).slide()
    groups = list(root.iter(f"{P}grpSp"))
    assert [len(list(one.iter(f"{P}sp"))) for one in groups] == [2, 2]
    assert groups[1].find(f"{P}grpSpPr/{A}xfrm").get("rot") == "1800000"
    ids = [node.get("id") for node in root.iter(f"{P}cNvPr")]
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize(
    ("policy", "code"), [("truncate", "TEXT_CLIP"), ("strict", "OVERFLOW_BODY_TEXT"), ("fitHeight", None)]
)
def test_text_gives_way_as_its_policy_says(policy: str, code: str | None, paper: Any) -> None:
    """What does not fit is cut, told of, or makes its box higher."""
    written = paper(_text("word " * 60, height=30, textFit={"policy": policy}))
    assert (code in _codes(written)) if code else not _codes(written)


def test_what_is_beside_the_slide_is_told_of(paper: Any) -> None:
    """With the path of the node."""
    written = paper(_text("gone", position="absolute", left=2000, top=0))
    finding = written.compiled.findings[0]
    assert (finding.code, finding.component_path) == ("OUT_OF_BOUNDS", "slides[0].children[0]")


def test_the_file_has_the_size_theme_and_properties_of_the_document(paper: Any) -> None:
    """A slide larger than PowerPoint's is scaled down whole."""
    root = {
        "slideSize": {"width": 5600, "height": 2800},
        "theme": {"colorScheme": {"accent1": "#123456"}, "fontScheme": {"majorLatin": "Georgia"}},
        "customProperties": {"case": "A & B"},
        "sections": [{"name": "All"}],
    }
    written = paper(_text("T", fontSize=100), root=root, background="dk2")
    size = written.xml("ppt/presentation.xml").find(f"{P}sldSz")
    assert (size.get("cx"), size.get("cy")) == ("51206400", "25603200")
    assert b'val="123456"' in written.parts["ppt/theme/theme1.xml"]
    assert b"A &amp; B" in written.parts["docProps/custom.xml"]
    assert b"p14:section " in written.parts["ppt/presentation.xml"]
    assert written.slide().find(f"{P}cSld/{P}bg") is not None
    assert next(written.slide().iter(f"{A}rPr")).get("sz") == "7200"


def test_the_same_document_gives_the_same_bytes(picture: str, paper: Any) -> None:
    """Pictures, links and groups included."""
    nodes = [{"type": "Image", "src": picture}, _text([{"text": "x", "hyperlink": "https://example.org"}])]
    assert paper(*nodes).compiled.pptx == paper(*nodes).compiled.pptx


def test_tabs_stand_where_they_were_put(paper: Any) -> None:
    """LibreOffice forgets them where anything says how far the first line is indented, if only by nothing."""
    stops = [{"position": 200}, {"position": 400, "align": "right"}]
    line = {"runs": [{"text": "Item\tQty\tPrice"}], "tabStops": stops}
    written = paper(_text("Title"), {"type": "Text", "paragraphs": [line, {**line, "indent": 20}]})
    plain, indented = [one for one in written.slide().iter(f"{A}pPr") if one.find(f"{A}tabLst") is not None]
    tabs = [(tab.get("pos"), tab.get("algn")) for tab in plain.iter(f"{A}tab")]
    assert tabs == [("2540000", "l"), ("5080000", "r")]
    assert (plain.get("indent"), indented.get("indent")) == (None, "254000")
    levels = written.xml("ppt/presentation.xml").find(f"{P}defaultTextStyle")
    assert [level.get("indent") for level in levels] == [None] * 9


def test_tabs_in_a_body_placeholder_are_not_indented_by_its_list(paper: Any) -> None:
    """The style above it hangs every first line out."""
    line = {"runs": [{"text": "Item\tQty"}], "tabStops": [{"position": 200}]}
    written = paper({"type": "Text", "placeholder": {"type": "body"}, "paragraphs": [line]})
    (properties,) = written.slide().iter(f"{A}pPr")
    assert properties.get("indent") == "0"


@pytest.mark.parametrize(("width", "height", "told"), [(400, 10, True), (8, 200, True), (120, 40, False)])
def test_a_chart_squeezed_to_a_sliver_is_told(width: int, height: int, told: bool, paper: Any) -> None:
    """With the room that is left of it."""
    data = {"chartType": "bar", "categories": ["a", "b"], "series": [{"name": "s", "values": [1, 2]}]}
    chart = {"type": "Chart", "chartData": data, "altText": "x", "style": {"width": width, "height": height}}
    found = [one for one in paper(_text("Title"), chart).compiled.findings if one.rule == "RND505"]
    assert bool(found) == told
    assert all(one.component_path == "slides[0].children[1]" and "squeezed" in one.message for one in found)
