"""Rules about colours beside contrast: the set of a deck, series of charts, and marks that say things by colour."""

import copy
from collections.abc import Callable, Sequence
from typing import Any

import pytest
from lxml import etree
from pptx.chart.data import CategoryChartData
from pptx.dml.color import RGBColor
from pptx.enum.chart import XL_CHART_TYPE, XL_LEGEND_POSITION
from pptx.enum.dml import MSO_THEME_COLOR
from pptx.enum.shapes import MSO_SHAPE
from pptx.oxml.ns import qn
from pptx.util import Inches

from tests.evidence.spoils import Spoil, all_of, outlined, see_through, type_size

from .conftest import add_card, add_slide, add_text
from .test_layout_rules import found

Report = Callable[..., dict[str, Any]]


def _theme_cards(deck: Any, count: int) -> None:
    for number in range(count):
        card = add_card(add_slide(deck, f"Part {number + 1} of the plan"), "Text", 0.6 + number % 3 * 4)
        card.fill.fore_color.theme_color = MSO_THEME_COLOR.ACCENT_1
        card.text_frame.paragraphs[0].runs[0].font.color.rgb = RGBColor(255, 255, 255)


@pytest.mark.parametrize(("color", "told"), [("D726D0", True), ("7F7F7F", False), ("4F81BD", False), ("203864", False)])
def test_a_colour_from_elsewhere_is_told(color: str, told: bool, deck: Any, report_on: Report) -> None:
    """Greys, colours of the theme and their shades are none."""
    _theme_cards(deck, 6)
    card = add_card(add_slide(deck, "One more thing to decide"), "Text", 4.6, color)
    hits = found(report_on(deck), "COL302")
    assert [hit["shapeId"] for hit in hits] == ([card.shape_id] if told else [])
    assert all(color in hit["message"] and hit["slideIndex"] == 13 for hit in hits)


def test_colours_that_mean_something_do_not_cost(deck: Any, report_on: Report) -> None:
    """Red is red in every palette."""
    _theme_cards(deck, 6)
    add_card(add_slide(deck, "One more thing to decide"), "Text", 4.6, "C00000")
    report = report_on(deck)
    assert found(report, "COL302") == []
    assert [hit["impact"] for hit in found(report, "COL302", sure=False)] == ["info"]


@pytest.mark.parametrize(
    ("color", "side", "told"), [("C00000", 0.25, False), ("D726D0", 0.25, True), ("C00000", 1.5, True)]
)
def test_a_traffic_light_strays_from_nothing(color: str, side: float, told: bool, deck: Any, report_on: Report) -> None:
    """A small red mark without words is one; a large one, and a small one in magenta, is a colour like any other."""
    _theme_cards(deck, 6)
    card = add_card(add_slide(deck, "One more thing to decide"), "Text", 4.6, color)
    card.text_frame.clear()
    card.width = card.height = Inches(side)
    codes = [one["rule"] for one in report_on(deck)["findings"]]
    assert ("COL302" in codes) is told


def test_traffic_lights_make_no_set_to_stray_from(deck: Any, report_on: Report) -> None:
    """However often a deck shows red, another colour beside it may be its own."""
    for number in range(6):
        add_card(add_slide(deck, f"Risk {number + 1} of the plan"), "Text", 0.6, "C00000")
    add_card(add_slide(deck, "One more thing to decide"), "Text", 4.6, "D726D0")
    report = report_on(deck)
    assert found(report, "COL302") == []
    assert [hit["impact"] for hit in found(report, "COL302", sure=False)] == ["info"]


def test_a_deck_of_many_colours_has_no_set_to_stray_from(deck: Any, report_on: Report) -> None:
    """The rule says that it could not run."""
    for number, color in enumerate(("D726D0", "26D7B0", "D7A826", "6A26D7")):
        add_card(add_slide(deck, f"Part {number + 1} of the plan"), "Text", 0.6, color)
    report = report_on(deck)
    (skipped,) = (one for one in report["skippedRules"] if one["rule"] == "COL302")
    assert "too many colours" in skipped["reason"]


def _chart(
    deck: Any, colors: Sequence[str], kind: Any = XL_CHART_TYPE.COLUMN_CLUSTERED, *, labels: bool = False
) -> Any:
    data = CategoryChartData()
    data.categories = ["Q1", "Q2"]
    for number, _ in enumerate(colors):
        data.add_series(f"Line {number + 1}", (number + 1, number + 2))
    slide = add_slide(deck, "How the lines compare")
    frame = slide.shapes.add_chart(kind, Inches(0.6), Inches(1.6), Inches(11), Inches(5), data)
    frame._element.nvGraphicFramePr.cNvPr.set("descr", "Lines by quarter.")
    frame.chart.has_legend = True
    frame.chart.legend.position = XL_LEGEND_POSITION.BOTTOM
    for series, color in zip(frame.chart.plots[0].series, colors, strict=True):
        if color:
            fill = series.format.line.fill if kind == XL_CHART_TYPE.LINE else series.format.fill
            fill.solid()
            fill.fore_color.rgb = RGBColor.from_string(color)
    if labels:
        frame.chart.plots[0].has_data_labels = True
        frame.chart.plots[0].data_labels.show_series_name = True
    return frame


@pytest.mark.parametrize("kind", [XL_CHART_TYPE.COLUMN_CLUSTERED, XL_CHART_TYPE.LINE])
@pytest.mark.parametrize(
    ("colors", "labels", "told"),
    [
        ([""] * 8, False, True),
        ([""] * 8, True, False),
        ([""] * 6, False, False),
        (["1F4E79", "1F5080", "F59E0B"], False, True),
        (["1F4E79", "1F5080"], True, False),
        (["808080", "828282", "F59E0B"], False, False),
    ],
)
def test_series_that_cannot_be_told_apart_are_told(
    kind: Any, colors: Sequence[str], labels: bool, told: bool, deck: Any, report_on: Report
) -> None:
    """Too many of them, or neighbours that are alike; labels help, and greys are meant to be alike."""
    frame = _chart(deck, colors, kind, labels=labels)
    hits = found(report_on(deck), "COL303")
    assert [(hit["shapeId"], hit["componentPath"]) for hit in hits] == (
        [(frame.shape_id, "slides[7].chart")] if told else []
    )


@pytest.mark.parametrize(
    ("colors", "labels", "told"),
    [
        (["C00000", "00B050"], False, True),
        (["FF0000", "0070C0", "00FF00"], False, True),
        (["C00000", "00B050"], True, False),
        (["C00000", "0070C0"], False, False),
        (["5B0000", "A7F3C0"], False, False),
    ],
)
def test_red_and_green_alone_are_told(
    colors: Sequence[str], labels: bool, told: bool, deck: Any, report_on: Report
) -> None:
    """Unless names stand beside them, or one is much lighter."""
    frame = _chart(deck, colors, labels=labels)
    assert [hit["shapeId"] for hit in found(report_on(deck), "COL304")] == ([frame.shape_id] if told else [])


def _dots(slide: Any, colors: Sequence[str]) -> list[Any]:
    dots = []
    for number, color in enumerate(colors):
        dot = slide.shapes.add_shape(MSO_SHAPE.OVAL, Inches(1), Inches(2 + number), Inches(0.3), Inches(0.3))
        dot._element.remove(dot._element.find(".//{*}style"))
        dot.fill.solid()
        dot.fill.fore_color.rgb = RGBColor.from_string(color)
        dots.append(dot)
    return dots


@pytest.mark.parametrize(
    ("colors", "told"),
    [
        (["C00000", "00B050", "C00000", "00B050"], True),
        (["C00000", "F59E0B", "C00000"], True),
        (["4F81BD"] * 4, False),
        (["C00000", "00B050", "4F81BD"], False),
    ],
)
def test_dots_that_say_things_by_colour_are_told(
    colors: Sequence[str], told: bool, deck: Any, report_on: Report
) -> None:
    """One colour says nothing, and colours that are all different are those of a legend."""
    dots = _dots(add_slide(deck, "Where the projects stand"), colors)
    assert [hit["shapeId"] for hit in found(report_on(deck), "A11Y507")] == ([dots[0].shape_id] if told else [])


def test_dots_with_words_say_more_than_a_colour(deck: Any, report_on: Report) -> None:
    """A sign in them, or an alternative text."""
    written, described = (_dots(add_slide(deck, f"Projects of {team}"), ["C00000", "00B050"] * 2) for team in "AB")
    for dot in written:
        dot.text_frame.text = "!"
    for dot in described:
        dot._element.nvSpPr.cNvPr.set("descr", "Late")
    assert found(report_on(deck), "A11Y507") == []


def test_blank_cells_that_say_things_by_colour_are_told(deck: Any, report_on: Report) -> None:
    """A traffic light without a word, in a table."""
    slide = deck.slides[1]
    table = slide.shapes[1].table
    for row, color in enumerate(("C00000", "00B050", "C00000")):
        table.cell(row, 2).text = ""
        table.cell(row, 2).fill.solid()
        table.cell(row, 2).fill.fore_color.rgb = RGBColor.from_string(color)
    (hit,) = found(report_on(deck), "A11Y507")
    assert (hit["slideIndex"], hit["shapeId"]) == (1, slide.shapes[1].shape_id)


def _in_a_group_fill(deck: Any) -> None:
    for slide in deck.slides:
        for properties in slide.shapes._spTree.iter(qn("a:rPr")):
            for fill in properties.findall(qn("a:solidFill")):
                properties.replace(fill, properties.makeelement(qn("a:grpFill"), {}))


@pytest.mark.parametrize(
    ("spoil", "told"),
    [
        (see_through(0), "nothing of it is seen"),
        (see_through(0.005), "1.0:1"),
        (see_through(0.2), "1.5:1 (#D2D4D7 on #FFFFFF)"),
        (all_of(type_size(40), see_through(0)), "nothing of it is seen"),
        (all_of(type_size(40), see_through(0.01)), "1.0:1"),
        (all_of(type_size(40), see_through(0.2)), ""),
        (outlined(0x30), ""),
        (outlined(0xDD), "1.4:1 (#DDDDDD on #FFFFFF)"),
        (outlined(0x30, fill="FFFFFF"), ""),
        (outlined(0xFF, fill="303030"), ""),
        (outlined(0xDD, fill="EEEEEE"), "1.4:1 (#DDDDDD on #FFFFFF)"),
        (_in_a_group_fill, ""),
    ],
)
def test_text_is_read_by_its_fill_or_by_its_outline(spoil: Spoil, told: str, deck: Any, report_on: Report) -> None:
    """Whichever stands out more; with neither it is not seen at all, and large faint type is a watermark."""
    add_text(
        add_slide(deck, "What we ask of the board"), "Approve the second pod, and the line of credit.", 0.6, 2, 8, 2
    )
    keep = deck.slides._sldIdLst
    for other in list(keep)[:-1]:
        deck.part.drop_rel(other.rId)
        keep.remove(other)
    spoil(deck)
    hits = found(report_on(deck), "COL301")
    assert [told in hit["message"] for hit in hits] == ([True] if told else [])


def test_the_outline_of_hollow_text_is_a_colour_of_the_deck(deck: Any, report_on: Report) -> None:
    """As its fill would be."""
    _theme_cards(deck, 6)
    box = add_text(add_slide(deck, "One more thing to decide"), "Approve the second pod.", 0.6, 2, 8, 2)
    for run in box.text_frame.paragraphs[0].runs:
        run.font.fill.background()
        line = run._r.get_or_add_rPr().makeelement(qn("a:ln"), {})
        fill = line.makeelement(qn("a:solidFill"), {})
        fill.append(fill.makeelement(qn("a:srgbClr"), {"val": "A21CAF"}))
        line.append(fill)
        run._r.rPr.insert(0, line)
    assert [hit["shapeId"] for hit in found(report_on(deck), "COL302")] == [box.shape_id]


def _foot(slide: Any, color: str) -> None:
    """Puts the page number that the layout has a place for on the slide."""
    (place,) = (one for one in slide.slide_layout.placeholders if one.element.ph.get("type") == "sldNum")
    foot = copy.deepcopy(place.element)
    slide.shapes._spTree.append(foot)
    text = foot.find(qn("p:txBody"))
    for line in text.findall(qn("a:p")):
        text.remove(line)
    line = text.makeelement(qn("a:p"), {})
    text.append(line)
    run = etree.SubElement(line, qn("a:r"))
    fill = etree.SubElement(etree.SubElement(run, qn("a:rPr")), qn("a:solidFill"))
    etree.SubElement(fill, qn("a:srgbClr")).set("val", color)
    etree.SubElement(run, qn("a:t")).text = "7"


def test_pale_page_numbers_are_one_fault_of_a_deck(deck: Any, report_on: Report) -> None:
    """They come from one master; another colour is another fault."""
    for number in (1, 2, 3, 4):
        _foot(deck.slides[number], "EEEEEE" if number < 4 else "FAFAFA")
    hits = found(report_on(deck), "COL301")
    assert [hit["slideIndex"] for hit in hits] == [1, 4]
    assert hits[0]["message"].endswith(" It is so on 3 slides.")
