"""Charts that point at what their slide says."""

import re
from collections.abc import Callable
from itertools import pairwise
from typing import Any

import pytest

from renderer.layout.charts.named_parts import named_in
from renderer.layout.charts.rest_names import is_rest
from renderer.layout.charts.telling_apart import difference
from renderer.looks import look_named, theme_of
from renderer.scene.theme import rgb

C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
WARDS = [f"Ward {number}" for number in range(1, 10)]
CLASSES = ["Warden", "Ranger", "Mage", "Other"]
Draw = Callable[..., Any]


@pytest.mark.parametrize(
    ("sentence", "names", "found"),
    [
        ("The Warden wins too often", CLASSES, (0,)),
        ("the WARDEN, again", CLASSES, (0,)),
        ("The Warden's share grows", CLASSES, (0,)),
        ("Wardens and nobody else", CLASSES, (0,)),
        ("The Warden beats the Mage", CLASSES, ()),
        ("The wardenship of the park", CLASSES, ()),
        ("Other classes lose", CLASSES, ()),
        ("North America pays for it", ["North", "North America", "South"], (1,)),
        ("The north pays for it", ["North", "North America", "South"], (0,)),
        ("Sales peak in 2024", ["2023", "2024", "2025"], (1,)),
        ("December was our best month", ["Oct", "Nov", "Dec"], (2,)),
        ("Im März begann es", ["Feb", "Mrz", "Apr"], (1,)),
        ("We may win in June", ["May", "Jun"], ()),
        ("20245 boxes were sold", ["2023", "2024", "2025"], ()),
        ("Plan A is better", ["A", "B"], ()),
        ("Der Umsatz Deutschlands sinkt", ["Deutschland", "Frankreich"], (0,)),
        ("大阪の売上が伸びている", ["東京", "大阪"], (1,)),
        ("نمو القاهرة مستمر", ["قاهرة", "دبي"], (0,)),
        ("Flusswärme trägt ab 2032", ["Gaskessel", "Flusswärmepumpe"], (1,)),
        ("Die Wärme wird teurer", ["Gas", "Wärmepumpe"], ()),
        ("Nobody is named", CLASSES, ()),
        ("Wards 3 and 7 lose most shifts", WARDS, (2, 6)),
        ("Wards 3, 4, and 7", WARDS, (2, 3, 6)),
        ("Station 3 und 7 verlieren", [f"Station {n}" for n in range(1, 10)], (2, 6)),
        ("Ward 3 lost 7 shifts", WARDS, (2,)),
        ("Ward 3 and 7 % of others", WARDS, (2,)),
        ("Ward 3 and 7.5 more", WARDS, (2,)),
        ("Ward 3 and 12 others", WARDS, (2,)),
    ],
)
def test_a_sentence_names_one_part_or_none(sentence: str, names: list[str], found: tuple[int, ...]) -> None:
    """In whole words, in any case, with the endings of inflection; two names, and none, point at nothing."""
    assert named_in(sentence, names) == found


@pytest.mark.parametrize(
    ("name", "rest"),
    [
        ("Others", True),
        ("other (12)", True),
        ("Sonstige", True),
        ("Autres", True),
        ("その他", True),
        ("أخرى", True),
        ("Rest of world", True),
        ("Mother", False),
        ("Restaurants", False),
        ("Other pumps", False),
    ],
)
def test_names_of_what_is_left_over_are_known(name: str, rest: bool) -> None:
    """In the languages of decks, with a count behind them."""
    assert is_rest(name) is rest


def chart(title: str, names: list[str], kind: str = "bar", **data: Any) -> dict[str, Any]:
    """A slide with a chart of one series."""
    series = [{"name": "Wins", "values": [60 - 9 * n for n in range(len(names))]}]
    content = {"chartType": kind, "categories": names, "series": series, **data}
    region = {"col": 0, "row": 0, "colSpan": 12, "rowSpan": 12}
    block = {"primitive": "chartBlock", "region": region, "input": {"chartData": content}}
    return {"slideType": "composition", "title": title, "blocks": [block]}


def colors(root: Any) -> list[str]:
    """The colour of each value of the first series."""
    series = next(root.iter(f"{C}ser"))
    usual = fill(series.find(f"{C}spPr"))
    own = {int(point.find(f"{C}idx").get("val")): fill(point.find(f"{C}spPr")) for point in series.iter(f"{C}dPt")}
    count = int(next(series.find(f"{C}val").iter(f"{C}ptCount")).get("val"))
    return [own.get(n, usual) for n in range(count)]


def fill(look: Any) -> str:
    """The colour, with what lightens it."""
    color = look.find(f"{A}solidFill")[0]
    return " ".join([color.get("val"), *(f"{change.tag[len(A) :]}{change.get('val')}" for change in color)])


def drawn(deck: Any, write: Any, *slides: dict[str, Any], **root: Any) -> Any:
    """A deck of these slides, written."""
    return write(deck(*slides, **root))


def test_what_the_title_names_is_in_the_accent(deck: Any, write: Any) -> None:
    """And all others in one grey."""
    result = drawn(deck, write, chart("The Warden wins too often", CLASSES))
    found = colors(result.xml("ppt/charts/chart1.xml"))
    assert found[0] == "accent1"
    assert len(set(found[1:])) == 1
    assert found[1].startswith("accent5")


def test_a_line_keeps_its_accent_where_the_title_names_one_of_its_months(deck: Any, write: Any) -> None:
    """A claim about March is one about the line as well."""
    result = drawn(deck, write, chart("Wins fall since March", ["Jan", "Feb", "March", "Apr"], kind="line"))
    assert result.xml("ppt/charts/chart1.xml").find(f".//{C}ser/{C}spPr/{A}ln/{A}solidFill")[0].get("val") == "accent1"


def test_a_value_at_the_bottom_of_a_line_stands_below_it(deck: Any, write: Any) -> None:
    """Above it both legs of the line would run through the figure; the remark keeps clear of it."""
    months = [f"{name} {year}" for year in (25, 26) for name in ("Jan", "Mar", "May", "Jul", "Sep", "Nov")]
    series = [{"name": "Seen in time, %", "values": [68, 61, 66, 72, 76, 78, 74, 69, 77, 81, 84, 85]}]
    evidence = {"target": {"value": 80}}
    data = {"chartType": "line", "categories": months, "series": series, "evidence": evidence, "emphasis": ["Mar 26"]}
    slide = {"slideType": "chart", "title": "Winter costs eight points", "chart": data, "callout": "Flu peak"}
    result = drawn(deck, write, slide)
    root = result.xml("ppt/charts/chart1.xml")
    (point,) = [one for one in root.iter(f"{C}dLbl") if one.find(f"{C}idx").get("val") == "7"]
    assert point.find(f"{C}dLblPos").get("val") == "b"
    assert "Flu peak" in result.text()


def test_a_dot_that_is_meant_is_larger_than_the_others(deck: Any, write: Any) -> None:
    """And in the accent; a remark puts no second dot on it."""
    slide = chart("Fewer wins", ["Jan", "Feb", "Mar", "Apr"], kind="line", emphasis=["Feb"]) | {"callout": "A new rule"}
    result = drawn(deck, write, slide)
    (series,) = result.xml("ppt/charts/chart1.xml").iter(f"{C}ser")
    usual, meant = (series.find(f"{place}{C}marker/{C}size").get("val") for place in ("", f"{C}dPt/"))
    assert int(meant) > int(usual)
    assert not [name for one in result.slide().iter(f"{P}cNvPr") if (name := one.get("name")).endswith(" dot")]


def test_what_the_document_names_is_in_the_accent(deck: Any, write: Any) -> None:
    """Before what the title names; a wrong name is said, with the nearest one."""
    slide = chart("The Warden wins too often", CLASSES, emphasis=["ranger", "Mag"])
    result = drawn(deck, write, slide)
    assert [color == "accent1" for color in colors(result.xml("ppt/charts/chart1.xml"))] == [False, True, False, False]
    (finding,) = result.compiled.findings
    assert finding.component_path == "slides[0].blocks[0].input.chartData.emphasis[1]"
    assert "'Mag'" in finding.message
    assert "'Mage'" in finding.message


def test_colors_that_are_given_stay(deck: Any, write: Any) -> None:
    """Whatever the title says; `emphasis` then has no effect, and that is said."""
    given = chart("The Warden wins too often", CLASSES, colors=["#112233"], emphasis=["Warden"])
    result = drawn(deck, write, given)
    assert set(colors(result.xml("ppt/charts/chart1.xml"))) == {"112233"}
    assert [finding.code for finding in result.compiled.findings] == ["OPTION_WITHOUT_EFFECT"]


def test_what_is_left_over_is_grey(deck: Any, write: Any) -> None:
    """Also where nothing is named."""
    found = colors(drawn(deck, write, chart("Who wins", CLASSES)).xml("ppt/charts/chart1.xml"))
    assert found[:3] == ["accent1"] * 3
    assert found[3].startswith("accent5")


@pytest.mark.parametrize("kind", ["pie", "doughnut"])
def test_six_slices_are_no_rainbow(kind: str, deck: Any, write: Any) -> None:
    """The accent, its tints and greys; no two alike, and every slice has its name beside it."""
    names = ["Pumps", "Service", "Valves", "Spare parts", "Rental", "Others"]
    result = drawn(deck, write, chart("Where sales come from", names, kind))
    root = result.xml("ppt/charts/chart1.xml")
    found = colors(root)
    assert {color.split(" ")[0] for color in found} <= {"accent1", "accent5", "tx2"}
    assert len(set(found)) == 6
    assert root.find(f".//{C}legend") is None
    for name in names if kind == "doughnut" else ():
        assert name in "".join(result.xml("ppt/slides/slide1.xml").itertext())


@pytest.mark.parametrize("theme", ["midnight", "dark-punch", "terminal"])
@pytest.mark.parametrize("count", [6, 7])
def test_neighbouring_slices_differ_on_dark_grounds(theme: str, count: int, deck: Any, write: Any) -> None:
    """In whatever order a legend is followed: a light tint and a light grey do not lie side by side."""
    names = [f"Part {letter}" for letter in "ABCDEFGH"[:count]]
    result = drawn(deck, write, chart("Where sales come from", names, "doughnut"), theme=theme)
    look = theme_of(look_named(theme), "Noto Sans CJK JP", "Arial")
    found = [re.sub(r"([a-z])(?=\d{4})", r"\1:", color) for color in colors(result.xml("ppt/charts/chart1.xml"))]
    shown = [rgb(color, look) for color in found]
    assert min(difference(*pair) for pair in pairwise(shown)) > 20


@pytest.mark.parametrize(
    ("names", "meant"),
    [
        (["2025", "2026"], "2026"),
        (["2026", "2025"], "2026"),
        (["FY24", "FY25", "FY26"], "FY26"),
        (["Q1 2026", "Q2 2026"], "Q2 2026"),
        (["North", "South"], "North"),
        (["2025", "Target"], "2025"),
        (["Before", "After"], "After"),
        (["After", "Before"], "After"),
        (["Vorher", "Nachher"], "Nachher"),
        (["Wait before, days", "Wait after, days"], "Wait after, days"),
        (["Plan", "Ist"], "Ist"),
        (["Actual", "Budget"], "Actual"),
        (["Plan A", "Plan B"], "Plan A"),
        (["After work", "Evening"], "After work"),
    ],
)
@pytest.mark.parametrize("kind", ["bar", "line", "radar"])
def test_what_came_of_it_is_in_the_accent(kind: str, names: list[str], meant: str, deck: Any, write: Any) -> None:
    """What was, or was planned, is what it is compared with; other series without dates keep their order."""
    series = [{"name": name, "values": [4, 5, 6]} for name in names]
    data = {"chartType": kind, "categories": ["Mon", "Tue", "Wed"], "series": series}
    result = drawn(deck, write, {"slideType": "chart", "title": "Orders by weekday", "chart": data})
    root = result.xml("ppt/charts/chart1.xml")
    looks = [one.find(f"{C}spPr") if kind == "bar" else one.find(f"{C}spPr/{A}ln") for one in root.iter(f"{C}ser")]
    assert [name for name, look in zip(names, looks, strict=True) if fill(look) == "accent1"] == [meant]


_PARTS = [
    {"name": "Wages", "value": 1250},
    {"name": "Rent", "value": 420},
    {"name": "Others", "value": 60},
    {"name": "Energy", "value": 180, "children": [{"name": "Power", "value": 100}, {"name": "Heat", "value": 80}]},
]


def parts_of(slide: Any) -> dict[str, str]:
    """The colour of each part of a whole that is drawn as shapes, by the name in it or what it says of itself."""
    found = {}
    for shape in slide.iter(f"{P}sp"):
        said = "".join(shape.itertext()) or shape.find(f".//{P}cNvPr").get("descr", "")
        if shape.find(f"{P}spPr/{A}solidFill") is not None and said:
            found[said.rstrip("0123456789, ")] = fill(shape.find(f"{P}spPr"))
    return found


@pytest.mark.parametrize("kind", ["treemap", "sunburst"])
@pytest.mark.parametrize("theme", ["clear", "midnight"])
def test_parts_of_a_whole_point(kind: str, theme: str, deck: Any, write: Any) -> None:
    """At what the title names, else at the largest; what is left over is grey, and no two main parts are alike."""
    for title, meant in (("Rent has doubled", "Rent"), ("What we pay for", "Wages")):
        slide = {"slideType": "chart", "title": title, "chart": {"chartType": kind, f"{kind}Data": _PARTS}}
        found = parts_of(drawn(deck, write, slide, theme=theme).xml("ppt/slides/slide1.xml"))
        assert [name for name, color in found.items() if color == "accent1"] == [meant]
        assert found["Others"].startswith("accent5")
        assert len({found[part["name"]] for part in _PARTS}) == len(_PARTS)


def test_colors_of_parts_that_are_given_stay(deck: Any, write: Any) -> None:
    """Whatever the title says; `emphasis` then has no effect, and that is said."""
    given = [{**part, "color": "#112233"} for part in _PARTS[:3]]
    chart = {"chartType": "treemap", "treemapData": given, "emphasis": ["Rent"]}
    result = drawn(deck, write, {"slideType": "chart", "title": "Rent has doubled", "chart": chart})
    assert set(parts_of(result.xml("ppt/slides/slide1.xml")).values()) == {"112233"}
    assert "OPTION_WITHOUT_EFFECT" in [finding.code for finding in result.compiled.findings]


def test_the_smallest_slice_has_its_share(deck: Any, write: Any) -> None:
    """Beside the ring, where it has no room within."""
    names = ["Pumps", "Service", "Others"]
    slide = chart("Where sales come from", names, "doughnut")
    slide["blocks"][0]["input"]["chartData"]["series"][0]["values"] = [60, 39, 1]
    assert "Others  1%" in drawn(deck, write, slide).text()


@pytest.mark.parametrize(
    ("language", "values", "told"),
    [
        ("Where sales come from", [81_000, 18_999.7, 0.3], "Others  <0.01%"),
        ("Woher der Umsatz kommt und wohin er geht", [81_000, 18_999.7, 0.3], "Others  <0,01\u00a0%"),
        ("Where sales come from", [81_000, 18_994, 6], "Others  0.01%"),
    ],
)
def test_a_slice_that_two_decimals_do_not_tell_is_less_than_that(
    deck: Any, write: Any, language: str, values: list[float], told: str
) -> None:
    """Neither none of the whole nor a power of ten, which few people read."""
    slide = chart(language, ["Pumps", "Service", "Others"], "doughnut")
    slide["blocks"][0]["input"]["chartData"]["series"][0]["values"] = values
    assert told in drawn(deck, write, slide).text()


def test_the_smallest_slice_of_a_node_has_its_share(draw: Draw) -> None:
    """Its names stand around the ring where one share has no room within, and in a legend where all have."""
    data = {"chartType": "doughnut", "categories": ["Coal", "Gas", "Wind"], "series": [{"name": "Mix"}]}
    drawn_alone, drawn_whole = (
        draw({**data, "series": [{"name": "Mix", "values": values}]}) for values in ([61, 38.2, 0.8], [50, 30, 20])
    )
    assert not drawn_alone.compiled.findings
    assert "Wind  1%" in drawn_alone.slide.xpath("string(.)")
    assert not drawn_alone.find("//c:legend")
    assert drawn_whole.find("//c:legend")


def test_a_short_line_has_figures_in_the_place_of_an_axis(deck: Any, write: Any) -> None:
    """A long one has the axis."""
    for count, hidden in ((5, "1"), (12, "0")):
        names = [str(2000 + n) for n in range(count)]
        root = drawn(deck, write, chart("Wins fall", names, "line")).xml("ppt/charts/chart1.xml")
        axis = next(root.iter(f"{C}valAx"))
        assert axis.find(f"{C}delete").get("val") == hidden
        assert (axis.find(f"{C}majorGridlines") is None) == (hidden == "1")


def test_a_series_that_is_named_is_in_the_accent(deck: Any, write: Any) -> None:
    """The others are in greys of their own."""
    slide = chart("Service grows fastest", ["Q1", "Q2"], "line")
    data = slide["blocks"][0]["input"]["chartData"]
    data["series"] = [{"name": name, "values": [n, n + 1]} for n, name in enumerate(["Pumps", "Service", "Rental"])]
    root = drawn(deck, write, slide).xml("ppt/charts/chart1.xml")
    found = [fill(series.find(f"{C}spPr").find(f"{A}ln")) for series in root.iter(f"{C}ser")]
    assert found[1] == "accent1"
    assert len({*found}) == 3


@pytest.mark.parametrize("kind", ["treemap", "sunburst"])
def test_the_largest_part_of_a_node_is_in_the_accent(kind: str, draw: Draw) -> None:
    """Whichever comes first in the document: parts are drawn by their size."""
    found = parts_of(draw({"chartType": kind, f"{kind}Data": _PARTS[::-1]}).slide)
    assert [name for name, color in found.items() if color == "accent1"] == ["Wages"]


def test_documents_of_nodes_point_only_when_asked(draw: Draw) -> None:
    """Their charts are drawn as they are given."""
    data = {"chartType": "bar", "categories": CLASSES, "series": [{"name": "Wins", "values": [4, 3, 2, 1]}]}
    assert set(colors(draw(data).chart)) == {"accent1"}
    assert colors(draw({**data, "emphasis": ["Mage"]}).chart)[2] == "accent1"
    assert len(set(colors(draw({**data, "emphasis": ["Mage"]}).chart))) == 2


@pytest.mark.parametrize("kind", ["scatter", "bubble"])
def test_points_that_are_meant_lie_on_top(draw: Draw, kind: str) -> None:
    """What a chart points at is drawn last, whatever its place in the document, and the other dots are smaller."""
    points = {"xValues": [1, 2], "yValues": [1, 2], **({"sizes": [3, 4]} if kind == "bubble" else {})}
    series = [{"name": name, **points} for name in ("Ours", "North", "South")]
    drawn = draw({"chartType": kind, "xySeries": series, "emphasis": ["Ours"]})
    assert drawn.find("//c:ser/c:tx//c:v/text()") == ["North", "South", "Ours"]
    if kind == "scatter":
        first, second, meant = (int(size) for size in drawn.find("//c:ser/c:marker/c:size/@val"))
        assert first == second < meant
