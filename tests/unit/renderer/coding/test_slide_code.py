"""The code of a page draws the page: its shapes by name, their words, and where they stand."""

import io
import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from lxml import etree
from pptx import Presentation
from pptx.enum.shapes import PP_PLACEHOLDER

from deck_documents import parse
from deck_documents.brief_themes import BRIEF_THEMES
from renderer.authoring import plan_of
from renderer.coding import NotWritable, code_of
from renderer.compile import laid_out, source_of
from renderer.sandbox import deckmill_slides
from renderer.scene import Element, Group, Page, Scene, Shape
from renderer.writer import write_pptx

_THOUSANDTH = 914
"""Of an inch, in EMU: what positions are rounded to."""
_DECKS = ("board_update", "half_year_review", "supervisory_board", "waermewende")


def _scene(name: str, **changes: Any) -> Scene:
    document = json.loads(Path(f"examples/{name}.json").read_text(encoding="utf-8"))["document"] | changes
    return laid_out(source_of(parse("protocol_v2", document)))[0]


def _pages() -> Iterator[Any]:
    for name in _DECKS:
        scene = _scene(name)
        for number, page in enumerate(scene.pages, 1):
            alone = replace(scene, pages=(page,))
            if _is_writable(alone):
                yield pytest.param(alone, page, id=f"{name}-{number}")


def _is_writable(scene: Scene) -> bool:
    try:
        code_of(scene)
    except NotWritable:
        return False
    return True


def _run(code: str, scene: Scene) -> Any:
    prs = deckmill_slides.Presentation(io.BytesIO(write_pptx(replace(scene, pages=()))))
    scope = deckmill_slides.names()
    exec(compile(code, "slide.py", "exec"), scope)
    scope["build"](prs)
    return prs


@pytest.mark.parametrize(("scene", "page"), _pages())
def test_code_draws_the_page(scene: Scene, page: Page) -> None:
    """Under plain python-pptx, in at most 300 lines."""
    code = code_of(scene)
    assert len(code.splitlines()) <= 300

    (slide,) = _run(code, scene).slides
    # What is drawn later lies above: a title must not lie below its band.
    assert [shape.name for shape in slide.shapes] == [element.name for element in page.elements]
    assert (slide.shapes.title is not None) == any(map(_is_title, page.elements))
    file = io.BytesIO()
    slide.part.package.save(file)
    drawn = {shape.name: shape for shape in Presentation(io.BytesIO(file.getvalue())).slides[0].shapes}
    for element in page.elements:
        if isinstance(element, Group):
            assert element.name in drawn
            continue
        shape = drawn[element.name]
        if not _is_inherited(element) and not _is_turned(element):
            for ours, theirs in zip(_place(element), (shape.left, shape.top, shape.width, shape.height), strict=True):
                assert abs(ours - theirs) <= 2 * _THOUSANDTH, element.name
        if isinstance(element, Shape) and element.paragraphs:
            words = "\n".join(paragraph.text for paragraph in element.paragraphs).replace("\n", "")
            assert shape.text_frame.text.replace("\n", "").replace("\v", "") == words


@pytest.mark.parametrize("look", sorted({theme.look for theme in BRIEF_THEMES.values()}))
def test_page_numbers_are_fields_in_their_place(look: str) -> None:
    """They follow when slides are moved, however a look draws them."""
    scene = _scene("board_update", theme=look)
    (slide,) = _run(code_of(replace(scene, pages=scene.pages[1:2])), scene).slides

    (number,) = [shape for shape in slide.placeholders if shape.placeholder_format.type == PP_PLACEHOLDER.SLIDE_NUMBER]
    assert b'type="slidenum"' in etree.tostring(number._element)


def _place(element: Element) -> tuple[int, ...]:
    return element.frame.x, element.frame.y, element.frame.width, element.frame.height


def _is_title(element: Element) -> bool:
    """Also that of an opening, whose layout has a place of its own for it."""
    return (
        isinstance(element, Shape) and bool(element.placeholder) and element.placeholder.kind in {"title", "ctrTitle"}
    )


def _is_inherited(element: Element) -> bool:
    return isinstance(element, Shape) and "place" in element.inherits


def _is_turned(element: Element) -> bool:
    """Bent lines are drawn turned by a quarter."""
    return type(element).__name__ == "Connector"


def test_most_pages_can_be_written() -> None:
    """All but what the helpers have no word for."""
    pages = [replace(scene, pages=(page,)) for scene in map(_scene, _DECKS) for page in scene.pages]
    refused = sum(not _is_writable(page) for page in pages)
    assert refused <= len(pages) // 20


def test_code_is_the_same_each_time_and_reads_well() -> None:
    """Text of every script as it is written, and every shape with its name."""
    scene = _scene("half_year_review")

    code = code_of(scene)

    assert code == code_of(scene)
    assert "2027年度上期" in code
    assert max(map(len, code.splitlines())) <= 400


@pytest.mark.parametrize("title", ["band", "column"])
def test_a_title_lies_above_what_is_drawn_behind_it(title: str) -> None:
    """Also on pages that draw that themselves, as those do that run from right to left."""
    look = {"band": "default-navy", "column": "editorial-wide"}[title]
    slide = {"slideType": "title-body", "role": "content", "title": "جدول الأعمال", "body": ["الترحيب", "النتائج"]}
    scene, _, _ = laid_out(
        source_of(parse("protocol_v2", {"version": "2.0", "title": "x", "theme": look, "slides": [slide]}))
    )

    (drawn,) = _run(code_of(scene), scene).slides

    names = [shape.name for shape in drawn.shapes]
    assert names == [element.name for element in scene.pages[0].elements]
    assert names.index("Title") > 0


def _chart_of(chart: dict[str, Any]) -> Any:
    """A chart of a document, drawn by its code."""
    slide = {"slideType": "chart", "title": "Costs", "chart": chart}
    scene, _, _ = laid_out(source_of(parse("protocol_v2", {"version": "2.0", "title": "x", "slides": [slide]})))
    (drawn,) = _run(code_of(scene), scene).slides
    return next(shape.chart for shape in drawn.shapes if shape.has_chart)


def test_slices_say_their_shares_and_not_their_values() -> None:
    """31 of 100 parts is 31 %, and not 3100 %."""
    parts = {"chartType": "doughnut", "categories": ["A", "B"], "series": [{"name": "S", "values": [31, 69]}]}

    labels = _chart_of(parts)._chartSpace.xpath("//c:dLbl")

    shown = [[label.xpath(f"c:{tag}/@val")[0] for tag in ("showVal", "showPercent")] for label in labels]
    assert shown == [["0", "1"], ["0", "1"]]


def test_labels_have_a_ground_where_a_level_runs_through_them() -> None:
    """So that they are read: a line of which the average is drawn."""
    chart = {
        "chartType": "line",
        "categories": ["May", "June", "July"],
        "series": [{"name": "S", "values": [12, 15, 11]}],
        "dataLabels": {"showValue": True},
        "valueAxis": {"min": 0, "visible": False},
        "evidence": {"average": True},
    }

    labels = _chart_of(chart)._chartSpace.xpath("//c:dLbls[c:spPr/a:solidFill] | //c:dLbl[c:spPr/a:solidFill]")

    assert labels
    assert all(one.xpath("c:spPr/following-sibling::c:txPr | c:spPr/following-sibling::c:showVal") for one in labels)


def test_points_have_names_and_both_axes_their_titles() -> None:
    """A scatter chart whose points are called by their series."""
    names = {"showSeriesName": True, "showValue": False}
    points = [
        {"name": n, "xValues": [x], "yValues": [y], "dataLabels": names} for n, x, y in (("P", 1, 9), ("Q", 2, 4))
    ]
    axes = {"categoryAxis": {"title": "Price"}, "valueAxis": {"title": "Litres"}}

    space = _chart_of({"chartType": "scatter", "xySeries": points, "legend": {"position": "none"}, **axes})._chartSpace

    assert space.xpath("//c:valAx/c:title//a:t/text()") == ["Price", "Litres"]
    assert space.xpath("//c:dLbl/c:showSerName/@val") == ["1", "1"]
    assert space.xpath("//c:dLbl/c:showVal/@val") == ["0", "0"]
    assert all(int(number) > 0 for number in space.xpath("//c:axId/@val | //c:crossAx/@val"))


def test_labels_of_single_points_keep_their_format() -> None:
    """Of values that each have a colour of their own."""
    code = (
        "def build(prs):\n    slide = add_slide(prs)\n"
        "    look = labels(12, number_format='0.0\" %\"', colors=['text', 'accent'])\n"
        "    add_chart(slide, 'column', 1, 1, 6, 4, ['A', 'B'], [series('S', [1.5, 2], labels=look)])\n"
    )

    (slide,) = _run(code, _scene("board_update")).slides

    (chart,) = [shape.chart for shape in slide.shapes if shape.has_chart]
    written = etree.tostring(chart._chartSpace)
    assert written.count(b'formatCode="0.0&quot; %&quot;"') == 2


def _of(slide: dict[str, Any]) -> Scene:
    document = {"version": "2.0", "title": "A deck", "slides": [slide]}
    return laid_out(source_of(parse("protocol_v2", document)))[0]


def test_tables_that_are_read_from_the_right_begin_there() -> None:
    """Their cells keep the order in which they are read."""
    rows = [{"label": "التكلفة", "values": ["٢ مليون", "٣ ملايين"]}]
    columns = ["", "الخطة أ", "الخطة ب"]
    scene = _of({"slideType": "comparison-table", "title": "مقارنة الخطط", "columns": columns, "rows": rows})

    (slide,) = _run(code_of(scene), scene).slides

    (table,) = [shape.table for shape in slide.shapes if shape.has_table]
    assert table._tbl.tblPr.get("rtl") == "1"
    assert table.cell(0, 1).text_frame.text == "الخطة أ"


def test_what_code_has_no_word_for_is_refused() -> None:
    """A struck run would be drawn as one that is not."""
    scene = _of({"slideType": "title-body", "role": "content", "title": "Costs fell", "body": ["By a third", "In May"]})
    (page,) = scene.pages
    struck = tuple(_struck(element) for element in page.elements)

    with pytest.raises(NotWritable, match="strike"):
        code_of(replace(scene, pages=(replace(page, elements=struck),)))


def _struck(element: Element) -> Element:
    if not isinstance(element, Shape) or not element.paragraphs:
        return element
    struck = (replace(one, runs=tuple(replace(run, strike=True) for run in one.runs)) for one in element.paragraphs)
    return element.saying(tuple(struck))


def test_numbers_of_footnotes_are_raised() -> None:
    """A chart with a remark below it is written as code like any other."""
    plan = plan_of("Bar chart of visits: North ca. 12, South 9, West 7 (estimated)")
    scene = laid_out(source_of(parse("protocol_v2", plan.document)))[0]

    prs = _run(code_of(scene), scene)
    raised = [
        run.find("{*}t").text
        for shape in prs.slides[0].shapes
        for run in shape._element.iter("{*}r")
        if run.find("{*}rPr").get("baseline") == "30000"
    ]

    assert raised == ["1", "2"]


@pytest.mark.parametrize(("way", "reversed_axes"), [("col", ["catAx"]), ("bar", ["catAx", "valAx"])])
def test_charts_of_pages_from_the_right_run_from_there(way: str, reversed_axes: list[str]) -> None:
    """An Arabic chart is written as code like any other; bars that lie begin at the right."""
    plan = plan_of("عدد المرضى حسب القسم: الطوارئ 1,240، الأطفال 860، الجراحة 430، العيون 210").document
    plan["slides"][0]["chart"]["barDirection"] = way
    scene = laid_out(source_of(parse("protocol_v2", plan)))[0]

    (chart,) = [shape.chart for shape in _run(code_of(scene), scene).slides[0].shapes if shape.has_chart]

    turned = [
        etree.QName(axis).localname
        for axis in chart._chartSpace.iter("{*}catAx", "{*}valAx")
        if "maxMin" in [one.get("val") for one in axis.iterfind("{*}scaling/{*}orientation")]
    ]
    assert turned == reversed_axes
