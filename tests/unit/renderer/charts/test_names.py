"""The names of series, slices and categories: all of them stand somewhere, or a finding says which do not."""

import io
import math
import zipfile
from collections.abc import Callable
from itertools import combinations
from typing import Any

import pytest
from lxml import etree

from deck_documents import parse
from deck_fonts import Font, FontBook
from renderer.compile import compile_deck
from renderer.deck.from_protocol import deck_from
from renderer.layout import lay_out
from renderer.nodes.document import lay_out_nodes
from renderer.scene import EMU_PER_PT
from renderer.scene.charts import Chart

C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
_DRAWN = ("{*}sp", "{*}graphicFrame")
_PLACE = ".//*[local-name()='off' or local-name()='ext']/@*[name()='x' or name()='y' or name()='cx' or name()='cy']"
_LONG = "Comprehensive customer relationship management modernisation programme"
_KINDS = ("bar", "line", "area", "radar", "scatter", "bubble")


def _names(count: int) -> list[str]:
    return [f"{_LONG} {n}" for n in range(count)]


def _of_one(kind: str, names: list[str], **more: Any) -> dict[str, Any]:
    series = [{"name": "s", "values": list(range(1, len(names) + 1))}]
    return {"chartType": kind, "categories": names, "series": series, **more}


def _of_many(kind: str, count: int, **more: Any) -> dict[str, Any]:
    if kind in {"scatter", "bubble"}:
        points = [{"name": f"S{n}", "xValues": [1, 2], "yValues": [n, 2], "sizes": [1, 2]} for n in range(count)]
        return {"chartType": kind, "xySeries": points, **more}
    series = [{"name": f"S{n}", "values": [n + 1, n + 2]} for n in range(count)]
    return {"chartType": kind, "categories": ["a", "b"], "series": series, **more}


def _messages(drawn: Any, code: str) -> list[str]:
    return [finding.message for finding in drawn.compiled.findings if finding.code == code]


def test_a_legend_is_as_high_as_its_wrapped_names(draw: Callable[..., Any]) -> None:
    """Eight names of two lines each get sixteen lines."""
    drawn = draw(_of_one("pie", _names(8)))
    height = float(drawn.one("//c:legend//c:h/@val")) * 480
    size = int(drawn.one("//c:legend//a:defRPr/@sz")) / 100
    assert height >= 16 * size * 1.22
    assert "CHART_LABEL_COLLISION" not in drawn.codes()


@pytest.mark.parametrize("place", ["top", "bottom", "left", "right"])
def test_names_that_a_legend_has_no_room_for_are_said(draw: Callable[..., Any], place: str) -> None:
    """In a chart of the size of a thumb."""
    chart = _of_one("pie", _names(30), legend={"position": place})
    drawn = draw(chart, style={"width": 300, "height": 160})
    assert _messages(drawn, "CHART_LABEL_COLLISION") == ["The legend has no room for all of its 30 names."]


def test_a_legend_that_would_be_cut_on_top_stands_on_the_right(draw: Callable[..., Any]) -> None:
    """Unless the document says where it stands."""
    names = [{"name": name, "values": [1, 2]} for name in _names(40)]
    free = draw({"chartType": "bar", "categories": ["a", "b"], "series": names})
    assert free.one("//c:legendPos/@val") == "r"


@pytest.mark.parametrize("kind", _KINDS)
def test_thirty_series_have_thirty_looks(draw: Callable[..., Any], kind: str) -> None:
    """Lighter and darker colours, then dashes and other signs."""
    drawn = draw(_of_many(kind, 30))
    looks = {
        tuple(etree.tostring(part) for part in one if part.tag in {f"{C}spPr", f"{C}marker"})
        for one in drawn.find("//c:ser")
    }
    assert len(looks) == 30
    assert "CHART_PARTS_LOOK_ALIKE" not in drawn.codes()


def test_series_of_one_colour_are_said(draw: Callable[..., Any]) -> None:
    """Where a legend names both; a third one differs."""
    chart = _of_many("bar", 3)
    for one, color in zip(chart["series"], ("#336699", "#35679A", "#AA3300"), strict=True):
        one["color"] = color
    (message,) = _messages(draw(chart), "CHART_PARTS_LOOK_ALIKE")
    assert message == "The legend has 2 names whose colours cannot be told apart: 'S0', 'S1'."
    assert not _messages(draw({**chart, "legend": {"position": "none"}}), "CHART_PARTS_LOOK_ALIKE")


def test_slices_beyond_the_palette_differ(draw: Callable[..., Any]) -> None:
    """Of thirty slices no two have one colour."""
    drawn = draw(_of_one("pie", [f"Slice {n}" for n in range(30)]))
    fills = [tuple(fill.xpath(".//@val")) for fill in drawn.find("//c:dPt/c:spPr/a:solidFill")]
    assert all(one != other for one, other in combinations(fills, 2))


@pytest.mark.parametrize("kind", ["line", "area", "bar", "boxWhisker", "stock"])
def test_long_names_wrap_rather_than_being_cut(draw: Callable[..., Any], kind: str) -> None:
    """Below points they stand upright, beside bars they lie."""
    if kind == "boxWhisker":
        chart: dict[str, Any] = {"boxWhiskerData": [{"name": name, "values": [1, 2, 4]} for name in _names(8)]}
    elif kind == "stock":
        prices = {key: [float(n + move) for n in range(8)] for key, move in (("high", 5), ("low", 1), ("close", 3))}
        chart = {"stockData": {"categories": _names(8), **prices}}
    else:
        chart = _of_one(kind, _names(8))
    drawn = draw({**chart, "chartType": kind})
    assert set(drawn.find("//c:catAx//a:bodyPr/@rot")) <= {"0"}
    assert "CHART_LABEL_COLLISION" not in drawn.codes()


@pytest.mark.parametrize("kind", ["line", "waterfall"])
def test_names_that_are_cut_alike_are_said(draw: Callable[..., Any], kind: str) -> None:
    """Fourteen of them have no room in any way."""
    names = _names(14)
    if kind == "waterfall":
        drawn = draw({"chartType": kind, "waterfallData": {"categories": names, "values": [3.0] * 14}})
    else:
        drawn = draw(_of_one(kind, names))
    (message,) = _messages(drawn, "CHART_LABEL_COLLISION")
    assert message.startswith("14 of the 14 names at the axis are cut, and 14 of these read alike;")


def test_names_that_are_skipped_are_told(draw: Callable[..., Any]) -> None:
    """It costs nothing: between Monday and Wednesday is Tuesday."""
    drawn = draw(_of_one("line", [f"Day {n}" for n in range(60)]))
    (finding,) = [one for one in drawn.compiled.findings if one.code == "CHART_NAMES_SKIPPED"]
    assert finding.impact.name == "INFO"
    assert finding.message.startswith("20 of the 60 names of categories stand at the axis")


@pytest.mark.parametrize(
    ("names", "turned"),
    [
        ([f"Store {n:02d}" for n in range(30)], False),
        ([f"{n} m" for n in range(1000, 4000, 100)], False),
        ([f"Store {n * n}" for n in range(30)], True),
        ([f"{chr(65 + n % 26)}ville {n}" for n in range(30)], True),
    ],
)
def test_only_names_that_count_on_are_skipped(draw: Callable[..., Any], names: list[str], turned: bool) -> None:
    """Nobody knows the others: they are turned, and all of them shown."""
    drawn = draw(_of_one("bar", names))
    assert drawn.one("//c:catAx/c:tickLblSkip/@val") == ("1" if turned else "2")
    assert bool({"-2700000"} & set(drawn.find("//c:catAx/c:txPr/a:bodyPr/@rot"))) is turned


@pytest.mark.parametrize("kind", ["treemap", "sunburst"])
def test_findings_tell_names_apart_that_begin_alike(kind: str, draw: Callable[..., Any]) -> None:
    """Both ends of a long name stand in a message."""
    parts = [{"name": name, "value": 1} for name in _names(3)]
    drawn = draw({"chartType": kind, f"{kind}Data": parts}, style={"width": 60, "height": 60})
    (message,) = [said for said in _messages(drawn, "CHART_LABEL_COLLISION") if "too small for their names" in said]
    assert all(f"'Comprehensive customer...ion programme {n}'" in message for n in range(3))


def test_a_narrow_sector_has_its_name_outside(draw: Callable[..., Any]) -> None:
    """Where it is made of nothing, and nothing else stands there."""
    parts = [
        {"name": "Wages", "children": [{"name": "Shops", "value": 95}]},
        {"name": "Fees", "value": 5},
    ]
    drawn = draw({"chartType": "sunburst", "sunburstData": parts}, style={"width": 420, "height": 300})
    assert _messages(drawn, "CHART_LABEL_COLLISION") == []
    assert "Fees" in drawn.find("//p:txBody//a:t/text()")


@pytest.mark.parametrize(
    ("values", "shown"),
    [((1250, 90), ["1,250", "90"]), ((940_000, 44_000), ["940k", "44k"]), ((0.5, 0.2), ["0.5", "0.2"])],
)
def test_figures_of_parts_are_short_where_they_are_long(
    draw: Callable[..., Any], values: tuple[float, ...], shown: list[str]
) -> None:
    """90 is 90 beside 1,250, and not 0.09k."""
    parts = [{"name": name, "value": value} for name, value in zip("AB", values, strict=True)]
    drawn = draw({"chartType": "treemap", "treemapData": parts}, style={"width": 600, "height": 400})
    assert [text for text in drawn.find("//p:txBody//a:t/text()") if text not in "AB"] == shown


_MONTHS = {
    "en": ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"],
    "de": ["Jan.", "Feb.", "März", "Apr.", "Mai", "Juni", "Juli", "Aug.", "Sept.", "Okt.", "Nov.", "Dez."],
    "ja": [f"{number}\u6708" for number in range(1, 13)],
}


@pytest.mark.parametrize("width", [300, 460, 700])
@pytest.mark.parametrize("months", _MONTHS.values(), ids=_MONTHS)
def test_bars_of_months_stand(draw: Callable[..., Any], months: list[str], width: int) -> None:
    """Time runs from left to right, also where the names have to be turned; each of them is readable."""
    drawn = draw(_of_one("bar", months), style={"width": width, "height": 200})
    assert drawn.one("//c:barDir/@val") == "col"
    assert int(drawn.one("//c:catAx//a:defRPr/@sz")) >= 900


def test_bars_of_long_names_still_lie(draw: Callable[..., Any]) -> None:
    """Names that are no times are read beside their bars."""
    assert draw(_of_one("bar", _names(6))).one("//c:barDir/@val") == "bar"


@pytest.mark.parametrize("names", ["Vertragswesen", "Ersatzteilversorgung im Ausland"])
@pytest.mark.parametrize("months", _MONTHS.values(), ids=_MONTHS)
def test_names_at_the_ends_of_lines_leave_categories_whole(
    draw: Callable[..., Any], months: list[str], names: str
) -> None:
    """Each month is narrower than what is left of the plot for it, or is turned."""
    series = [{"name": f"{names} {n}", "values": list(range(n, n + 12))} for n in range(3)]
    drawn = draw({"chartType": "line", "categories": months, "series": series}, style={"width": 560, "height": 300})
    plot = float(drawn.one("//c:plotArea/c:layout//c:w/@val")) * 560
    size = int(drawn.one("//c:catAx//a:defRPr/@sz")) / 100
    turned = drawn.find("//c:catAx//a:bodyPr[@rot='-5400000']")
    skipped = int(drawn.one("//c:catAx/c:tickLblSkip/@val")) > 1
    widest = max(len(name) * (0.62 if name.isascii() else 0.7) for name in months) * size * 0.75
    assert turned or skipped or widest <= plot / 12


@pytest.mark.parametrize(
    ("language", "name"), [("de-DE", "Volumen"), ("ja-JP", "\u51fa\u6765\u9ad8"), ("en-GB", "Volume")]
)
def test_what_was_traded_is_called_in_the_language_of_the_deck(language: str, name: str) -> None:
    """No document names it, and the legend shows it."""
    prices = {key: [float(n + move) for n in range(3)] for key, move in (("high", 5), ("low", 1), ("close", 3))}
    data = {"categories": ["a", "b", "c"], "volume": [9, 8, 7], **prices}
    chart = {"type": "Chart", "chartData": {"chartType": "stock", "stockData": data}, "style": {"height": 400}}
    document = {"type": "Document", "meta": {"language": language}, "slides": [{"type": "Slide", "children": [chart]}]}
    scene, _, _ = lay_out_nodes(parse("paper_document", document).model, FontBook.load())  # type: ignore[arg-type]
    drawn = next(one for one in scene.pages[0].elements if isinstance(one, Chart))
    assert name in {one.name for one in drawn.series}


def test_a_legend_has_room_for_the_curves_of_its_series(draw: Callable[..., Any]) -> None:
    """Viewers name them there, too, in their own words."""
    points = {"xValues": [1, 2, 3], "yValues": [2, 3, 5]}
    widths = []
    for more in ({}, {"trendline": {"type": "linear"}}):
        series = [{"name": "North", **points, **more}, {"name": "South", **points}]
        drawn = draw({"chartType": "scatter", "xySeries": series, "legend": {"position": "top"}})
        widths.append(float(drawn.one("//c:legend//c:w/@val")) * 880)
    assert widths[1] - widths[0] > 100


@pytest.mark.parametrize("kind", ["treemap", "sunburst"])
@pytest.mark.parametrize(("labels", "has_figure"), [(True, True), ({"showValue": True}, True), (False, False)])
def test_parts_show_their_figures_as_asked(kind: str, labels: Any, has_figure: bool, draw: Any, sample: Any) -> None:
    """Beside or below their names."""
    text = " ".join(draw(sample(kind, dataLabels=labels)).find("//p:sp//a:t/text()"))
    assert ("40" in text, "31" in text) == (has_figure, has_figure)
    assert "Laptops" in text


def test_figures_that_have_no_room_in_a_ring_are_told(draw: Any) -> None:
    """The names stay."""
    parts = [{"name": "Chemicals", "value": 123456789}, {"name": "Metals", "value": 987654321}]
    chart = {"chartType": "sunburst", "sunburstData": parts, "dataLabels": True}
    drawn = draw(chart, style={"width": 340, "height": 270})
    messages = [finding.message for finding in drawn.compiled.findings]
    assert "1 of 2 parts have no figure: there is no room." in messages


@pytest.mark.parametrize("values", [[48, 33, 12, 7], [60, 25, 15], [30, 28, 22, 12, 8], [52, 40, 8]])
def test_no_name_around_a_doughnut_stands_on_it(values: list[int]) -> None:
    """Beside the steep parts of the rim, too, where the slices are thin."""
    names = ["Sehr zufrieden", "Zufrieden", "Neutral", "Unzufrieden", "Sehr unzufrieden"][: len(values)]
    chart = {"chartType": "doughnut", "categories": names, "series": [{"name": "Gäste", "values": values}]}
    slide = {"slideType": "chart", "title": "Umfrage unter 312 Gästen", "chart": chart}
    deck = compile_deck(parse("protocol_v2", {"version": "2.0", "title": "Umfrage", "slides": [slide]}))
    with zipfile.ZipFile(io.BytesIO(deck.pptx)) as archive:
        drawn, plot = (etree.fromstring(archive.read(f"ppt/{part}1.xml")) for part in ("slides/slide", "charts/chart"))
    left, top, width, _ = (float(next(plot.iter(f"{C}{side}")).get("val")) for side in "xywh")
    places = {
        shape.xpath("string(.//@name)"): [int(one) for one in shape.xpath(_PLACE)] for shape in drawn.iter(*_DRAWN)
    }
    x, y, wide, high = places["Chart"]
    radius = width * wide / 2
    middle = (x + left * wide + radius, y + top * high + radius)
    boxes = [place for name, place in places.items() if name.startswith("Chart name")]
    assert len(boxes) == len(values)
    for at, below, across, down in boxes:
        nearest = (min(max(middle[0], at), at + across), min(max(middle[1], below), below + down))
        assert math.dist(nearest, middle) > radius * 0.98


@pytest.mark.parametrize("width", [150, 240, 400])
def test_months_that_are_left_out_leave_the_others_room(draw: Callable[..., Any], width: int) -> None:
    """In a narrow chart the figures of the axis take much of the width: names beside each other ran into one word."""
    months = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October"]
    axis = {"min": 0, "max": 40_000_000, "fontSize": 14}
    drawn = draw(_of_one("bar", months, valueAxis=axis), style={"width": width, "height": 90})
    slot = float(drawn.one("//c:plotArea/c:layout//c:w/@val")) * width / len(months)
    size = int(drawn.one("//c:catAx//a:defRPr/@sz")) / 100
    assert int(drawn.one("//c:catAx/c:tickLblSkip/@val")) * slot >= 5.5 * size


@pytest.mark.parametrize("width", [520, 600, 680, 760])
def test_months_break_alike(draw: Callable[..., Any], width: int) -> None:
    """A viewer that has "Jul 25" in one line and "Nov 25" in two makes an axis that looks torn."""
    months = [f"{name} {year}" for year in (25, 26) for name in ("Jan", "Mar", "May", "Jul", "Sep", "Nov")]
    drawn = draw(_of_one("line", months), style={"width": width, "height": 300})
    slot = float(drawn.one("//c:plotArea/c:layout//c:w/@val")) * width / len(months)
    size = int(drawn.one("//c:catAx//a:defRPr/@sz")) / 100
    theme = etree.fromstring(drawn.parts["ppt/theme/theme1.xml"])
    font = Font(theme.find(".//{*}minorFont/{*}latin").get("typeface"))
    widths = [FontBook.load().width(name, font, size) for name in months]
    assert all(one <= slot for one in widths) or all(one > slot for one in widths)


def test_names_in_ideographs_leave_no_character_alone(draw: Callable[..., Any]) -> None:
    """Smaller type has all of a name in one line, or two characters and more in the second."""
    names = ["化学と石油精製", "食品と飲料", "病院と公共施設", "鉱山と採石", "機械", "港湾と海運"]
    drawn = draw(_of_one("bar", names), style={"width": 740, "height": 300})
    slot = float(drawn.one("//c:plotArea/c:layout//c:w/@val")) * 740 / len(names) * 0.86
    size = int(drawn.one("//c:catAx//a:defRPr/@sz")) / 100
    assert all(len(name) * size <= slot or (len(name) - 1) * size > slot / 0.86 for name in names)


def test_names_keep_words_of_katakana_whole() -> None:
    """A viewer breaks ideographs anywhere: in a size in which the name has one line, it does not part a word."""
    names = ["駅前", "商業施設", "郊外ロードサイド店", "住宅地", "空港", "大学", "病院"]
    series = [{"name": "率", "values": [12, 11, 6, 5, 4, 4, 3]}]
    chart = _chart_of({"chartType": "line", "categories": names, "series": series})
    assert chart.category_axis is not None
    assert chart.plot_area is not None
    slot = chart.plot_area[2] * chart.frame.width / EMU_PER_PT / len(names)
    assert len(names[2]) * (chart.category_axis.size or 0.0) <= slot


@pytest.mark.parametrize("values", [[34, 27, 18, 12, 6, 3], [30, 27, 20, 14, 5, 4], [40, 30, 15, 9, 4, 2]])
def test_leaders_of_thin_slices_do_not_cross(values: list[int]) -> None:
    """The names of the last slices stand in the order of these around the ring."""
    names = [
        "Minor illness",
        "Minor injury",
        "Acute medicine",
        "Surgery and trauma",
        "Paediatrics, complex",
        "Mental health",
    ]
    points = [{"category": name, "value": value} for name, value in zip(names, values, strict=True)]
    chart = {"type": "doughnut", "title": "Attendances by need", "series": [{"name": "Share", "dataPoints": points}]}
    remarks = ["Minor illness rose from 29 % to 34 % in two years", "The town's walk-in centre closes at 18:00"]
    content = {"title": "One in three could be seen elsewhere", "chart": chart, "bulletPoints": remarks}
    slides = [{"pattern": "chart-focus", "content": content}]
    document = {"presentationTitle": "T", "companyName": "Northmoor Hospitals", "slides": slides}
    scene, _, _ = lay_out(deck_from(parse("agent_v1", document)), FontBook.load())
    lines = [one.frame for one in scene.pages[0].elements if "leader" in one.name]
    apart = [(one.x, one.y, one.x + one.width, one.y + one.height) for one in lines]
    for one, other in combinations(apart, 2):
        assert one[2] < other[0] or other[2] < one[0] or one[3] < other[1] or other[3] < one[1]


def _chart_of(chart: dict[str, Any]) -> Chart:
    """The chart that fills a slide."""
    slide = {"slideType": "chart", "title": "駅前が伸びた", "chart": chart}
    parsed = parse("protocol_v2", {"version": "2.0", "title": "T", "slides": [slide]})
    scene, _, _ = lay_out(deck_from(parsed), FontBook.load())
    return next(one for one in scene.pages[0].elements if isinstance(one, Chart))


@pytest.mark.parametrize("theme", ["midnight", "clear"])
@pytest.mark.parametrize("thinnest", [(5.0, 3.0), (0.3, 0.1)])
def test_names_of_thin_neighbours_in_a_pie_do_not_meet(theme: str, thinnest: tuple[float, float]) -> None:
    """Labels of a chart stand right at their slices: where these are thin, names are drawn around it, all of them.

    A legend would say the names of the thinnest, and lose their shares.
    """
    parts = {"China": 51, "Korea": 22, "Japan": 11, "EU": 8, "USA": thinnest[0], "Other": thinnest[1]}
    chart = {"chartType": "pie", "categories": list(parts), "series": [{"name": "t", "values": list(parts.values())}]}
    slide = {"slideType": "chart", "title": "Six markets", "chart": chart}
    document = {"version": "2.0", "title": "Sales", "theme": theme, "slides": [slide]}
    deck = compile_deck(parse("protocol_v2", document))
    with zipfile.ZipFile(io.BytesIO(deck.pptx)) as archive:
        drawn, plot = (etree.fromstring(archive.read(f"ppt/{part}1.xml")) for part in ("slides/slide", "charts/chart"))
    shapes = {shape.xpath("string(.//@name)"): shape for shape in drawn.iter(*_DRAWN)}
    named = [shape for name, shape in shapes.items() if name.startswith("Chart name")]
    assert ["".join(shape.itertext()).split()[0] for shape in named] == list(parts)
    assert not list(plot.iter(f"{C}dLbls"))
    boxes = [[int(one) for one in shape.xpath(_PLACE)] for shape in named]
    for (x, y, wide, high), (left, top, across, down) in combinations(boxes, 2):
        assert x >= left + across or left >= x + wide or y >= top + down or top >= y + high
