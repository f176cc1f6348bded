"""Charts of right-to-left decks: read from the right, as their words are."""

import io
import zipfile
from typing import Any

import pytest
from lxml import etree

from deck_documents import parse
from deck_fonts import FontBook
from deck_presentation.names import C
from renderer.compile import compile_deck
from renderer.deck.from_protocol import deck_from
from renderer.layout import lay_out
from renderer.layout.turned_charts import turned_chart
from renderer.scene import Chart, Shape

_WORDS = {
    "ar": ("الشمال يقود الإيرادات", ["الشمال", "الجنوب", "الشرق", "الغرب"], "الإيرادات"),
    "he": ("הצפון מוביל בהכנסות", ["צפון", "דרום", "מזרח", "מערב"], "הכנסות"),
    "en": ("The North leads in revenue", ["North", "South", "East", "West"], "Revenue"),
}


def _document(language: str, kind: str, **fields: Any) -> dict[str, Any]:
    title, names, measure = _WORDS[language]
    series = [{"name": f"{measure} {n}", "values": [42 + n, 31, -8, 22]} for n in (1, 2)]
    chart = {"chartType": kind, "categories": names, "series": series, "valueAxis": {"visible": True}, **fields}
    return {"version": "2.0", "title": title, "slides": [{"slideType": "chart", "title": title, "chart": chart}]}


def _chart(document: dict[str, Any]) -> Chart:
    scene, _, _ = lay_out(deck_from(parse("protocol_v2", document)), FontBook.load())
    (chart,) = (one for one in scene.pages[0].elements if isinstance(one, Chart))
    return chart


def _axes(document: dict[str, Any], schema: str = "protocol_v2") -> dict[str, tuple[str, ...]]:
    """Of each axis of the written chart: which way it runs, where it stands, and where it crosses the other one."""
    compiled = compile_deck(parse(schema, document))
    with zipfile.ZipFile(io.BytesIO(compiled.pptx)) as archive:
        name = next(one for one in archive.namelist() if one.startswith("ppt/charts/chart"))
        root = etree.fromstring(archive.read(name))
    paths = (f"{C}scaling/{C}orientation", f"{C}axPos", f"{C}crosses", f"{C}tickLblPos")
    return {
        etree.QName(axis).localname: tuple(axis.find(path).get("val") for path in paths)
        for axis in root.iter(f"{C}catAx", f"{C}valAx")
    }


@pytest.mark.parametrize("language", ["ar", "he"])
@pytest.mark.parametrize("kind", ["bar", "line", "area"])
def test_categories_run_from_the_right(kind: str, language: str) -> None:
    """The axis of values stands at the right, where the first category is."""
    axes = _axes(_document(language, kind))
    assert axes["catAx"][:2] == ("maxMin", "b")
    assert axes["valAx"] == ("minMax", "r", "autoZero", "nextTo")


@pytest.mark.parametrize("language", ["ar", "he"])
def test_lying_bars_grow_from_the_right(language: str) -> None:
    """Their names stand at the right, beyond bars below zero."""
    axes = _axes(_document(language, "bar", barDirection="bar"))
    assert axes["valAx"][0] == "maxMin"
    assert axes["catAx"] == ("maxMin", "r", "autoZero", "low")


def test_charts_of_other_decks_stay_as_they_were() -> None:
    """Values stand at the left."""
    axes = _axes(_document("en", "bar"))
    assert axes["catAx"][:2] == ("minMax", "b")
    assert axes["valAx"][:2] == ("minMax", "l")


def test_a_document_of_nodes_reads_its_charts_as_their_words_are() -> None:
    """It has no page that is turned round."""
    chart = {"type": "Chart", "chartData": _document("ar", "bar")["slides"][0]["chart"]}
    axes = _axes({"type": "Document", "meta": {}, "slides": [{"type": "Slide", "children": [chart]}]}, "paper_document")
    assert axes["catAx"][0] == "maxMin"
    assert axes["valAx"][1] == "r"


@pytest.mark.parametrize("kind", ["bar", "pie"])
def test_a_legend_changes_sides(kind: str) -> None:
    """With the plot, which keeps clear of it."""
    chart = _chart(_document("ar", kind, legend={"position": "right"}))
    assert chart.legend
    assert chart.legend.area
    assert chart.plot_area
    assert chart.legend.position == "l"
    assert chart.legend.area[0] + chart.legend.area[2] <= chart.plot_area[0]


@pytest.mark.parametrize("kind", ["bar", "line", "area", "pie", "doughnut", "radar"])
def test_turned_twice_a_chart_is_as_it_was(kind: str) -> None:
    """What is turned is told in pairs."""
    chart = _chart(_document("en", kind, legend={"position": "right"}))
    twice = turned_chart(turned_chart(chart))
    assert twice.category_axis == chart.category_axis
    assert twice.value_axis == chart.value_axis
    assert twice.series == chart.series
    assert twice.plot_area == pytest.approx(chart.plot_area)


def test_remarks_stand_over_their_bar() -> None:
    """The first column is the rightmost, and so is what is said of it."""
    document = _document("ar", "bar")
    slide = document["slides"][0]
    slide["callout"] = "عقدان كبيران"
    slide["chart"]["series"] = slide["chart"]["series"][:1]
    scene, _, _ = lay_out(deck_from(parse("protocol_v2", document)), FontBook.load())
    elements = scene.pages[0].elements
    (chart,) = (one for one in elements if isinstance(one, Chart))
    said = next(
        one for one in elements if isinstance(one, Shape) and "عقدان" in "".join(p.text for p in one.paragraphs)
    )
    middle = said.frame.x + said.frame.width / 2
    assert middle > chart.frame.x + chart.frame.width * 0.7


def test_a_legend_of_tall_lines_has_room_for_all_names() -> None:
    """Viewers leave out names that have none, and Arabic letters are taller than Latin ones."""
    heights = {}
    for language in ("ar", "en"):
        legend = _chart(_document(language, "bar", legend={"position": "right"})).legend
        assert legend
        assert legend.area
        heights[language] = legend.area[3] / legend.size
    assert heights["ar"] > heights["en"]


@pytest.mark.parametrize("kind", ["bar", "area", "line"])
def test_names_of_series_stand_in_a_column_where_a_row_would_run_from_the_left(kind: str) -> None:
    """At the left of a broad chart; on pages from the left a row above it takes less of it."""
    legends = {language: _chart(_document(language, kind, valueAxis=None)).legend for language in ("ar", "he", "en")}
    assert {language: legend.position for language, legend in legends.items() if legend} == {
        "ar": "l",
        "he": "l",
        "en": "t",
    }


def test_titles_of_axes_keep_off_the_names_of_tall_scripts() -> None:
    """Lines of Arabic are higher than Latin ones: the plot leaves as much more room for them."""
    heights = {
        language: _chart(_document(language, "bar", categoryAxis={"title": words[1][0]})).plot_area
        for language, words in _WORDS.items()
    }
    arabic, english = heights["ar"], heights["en"]
    assert arabic is not None
    assert english is not None
    assert 1 - arabic[1] - arabic[3] > 1 - english[1] - english[3] + 0.03


def test_the_title_of_a_second_axis_is_at_its_side() -> None:
    """Which is the left of a page that runs from the right; the legend stands above, and not on it."""
    title, names, measure = _WORDS["ar"]
    second = {"name": "عدد", "values": [90, 80, 85, 70], "chartType": "line", "axis": "secondary"}
    data = {"chartType": "bar", "categories": names, "series": [{"name": measure, "values": [4, 3, 2, 1]}, second]}
    slide = {"slideType": "chart", "title": title, "chart": data}
    document = {"version": "2.0", "title": title, "slides": [slide]}
    compiled = compile_deck(parse("protocol_v2", document))
    with zipfile.ZipFile(io.BytesIO(compiled.pptx)) as archive:
        name = next(one for one in archive.namelist() if one.startswith("ppt/charts/chart"))
        root = etree.fromstring(archive.read(name))
    places = {
        "".join(axis.find(f"{C}title").itertext()): float(axis.find(f"{C}title//{C}x").get("val"))
        for axis in root.iter(f"{C}valAx")
    }
    assert places[measure] > 0.9
    assert places["عدد"] == 0.0
    assert root.find(f".//{C}legendPos").get("val") == "t"


def test_a_legend_has_room_for_the_keys_of_lines_among_bars() -> None:
    """Keys of lines are longer than those of bars: beside them names broke, and the last one was left out."""
    title, names, _ = _WORDS["ar"]
    series = [{"name": name, "values": [4, 3, 2, 1]} for name in ("الإيرادات", "الصيانة")]
    rooms = {}
    for kind in ("bar", "line"):
        third = {"name": "الخطة", "values": [5, 5, 5, 5], "chartType": kind}
        data = {"chartType": "bar", "categories": names, "series": [*series, third], "barGrouping": "stacked"}
        slide = {"slideType": "chart", "title": title, "chart": data}
        legend = _chart({"version": "2.0", "title": title, "slides": [slide]}).legend
        assert legend is not None
        assert legend.area is not None
        rooms[kind] = legend.area[2]
    assert rooms["line"] > rooms["bar"]
