"""Rules about where things stand: in line, evenly apart, on both sides, and more than a picture of a slide."""

import io
import random
from collections.abc import Callable
from typing import Any

import pytest
from PIL import Image
from pptx import Presentation
from pptx.dml.color import RGBColor
from pptx.enum.shapes import MSO_CONNECTOR, MSO_SHAPE
from pptx.util import Emu, Inches, Pt

from tests.evidence.spoils import outlined, see_through

from .conftest import add_card, add_slide, add_text, png

Report = Callable[..., dict[str, Any]]
PIXEL = 9525


def found(report: dict[str, Any], rule: str, *, sure: bool = True) -> list[dict[str, Any]]:
    """The findings of a rule that are sure, or those that are not."""
    return [one for one in report["findings"] if one["rule"] == rule and (one["confidence"] >= 0.5) is sure]


def _boxes(shapes: Any, places: list[tuple[float, float]], width: float = 1.8, height: float = 1.2) -> list[Any]:
    """Outlined boxes; all lengths in inches."""
    made = []
    for left, top in places:
        box = shapes.add_shape(MSO_SHAPE.RECTANGLE, Inches(left), Inches(top), Inches(width), Inches(height))
        box._element.remove(box._element.find(".//{*}style"))
        made.append(box)
    return made


ROW = [(0.6, 2.5), (2.8, 2.5), (5.0, 2.5), (7.2, 2.5)]


@pytest.mark.parametrize("pixels", [2, 4, 8, -4])
@pytest.mark.parametrize("grouped", [False, True])
def test_a_slip_out_of_a_row_is_told_at_its_shape(pixels: int, grouped: bool, deck: Any, report_on: Report) -> None:
    """In a group as on the slide itself."""
    slide = add_slide(deck, "Four steps to the launch")
    boxes = _boxes(slide.shapes.add_group_shape().shapes if grouped else slide.shapes, ROW)
    boxes[1].top += Emu(pixels * PIXEL)
    (finding,) = found(report_on(deck), "LAY204")
    assert (finding["code"], finding["slideIndex"]) == ("ALIGNMENT_OFF", 7)
    assert finding["shapeId"] == boxes[1].shape_id
    assert finding["componentPath"] == ("slides[7].shapes[1].shapes[1]" if grouped else "slides[7].shapes[2]")


@pytest.mark.parametrize("change", ["one pixel", "ten pixels", "rotated", "hidden", "stairs", "small"])
def test_what_is_not_seen_or_is_meant_is_in_line(change: str, deck: Any, report_on: Report) -> None:
    """A pixel, a step, a turned or hidden box, stairs, and dots of a scatter."""
    slide = add_slide(deck, "Four steps to the launch")
    boxes = _boxes(slide.shapes, ROW, *((0.2, 0.2) if change == "small" else ()))
    boxes[1].top += Emu({"one pixel": 1, "ten pixels": 10}.get(change, 4) * PIXEL)
    if change == "rotated":
        boxes[1].rotation = 15
    elif change == "hidden":
        boxes[1]._element.nvSpPr.cNvPr.set("hidden", "1")
    elif change == "stairs":
        for number, box in enumerate(boxes):
            box.top = Inches(2.5) + Emu(4 * number * PIXEL)
    assert found(report_on(deck), "LAY204") == []


@pytest.mark.parametrize("gap", [0.15, 0.7])
@pytest.mark.parametrize("is_row", [True, False])
def test_an_odd_gap_is_told_at_the_shape_behind_it(gap: float, is_row: bool, deck: Any, report_on: Report) -> None:
    """Along rows and down columns."""
    slide = add_slide(deck, "Four steps to the launch")
    places = [(0.6 + 2.2 * n, 2.5) if is_row else (3.0, 1.6 + 1.0 * n) for n in range(4)]
    boxes = _boxes(slide.shapes, places, 1.8, 0.6)
    for box in boxes[2:]:
        shift = Inches(gap - 0.4)
        box.left, box.top = (box.left + shift, box.top) if is_row else (box.left, box.top + shift)
    (finding,) = found(report_on(deck), "LAY205")
    assert (finding["code"], finding["shapeId"]) == ("GAPS_UNEVEN", boxes[2].shape_id)


def test_a_free_place_and_a_diagram_are_no_uneven_gaps(deck: Any, report_on: Report) -> None:
    """One of a row may be left out, and what lines join stands where its parents are."""
    slide = add_slide(deck, "Three of four are done")
    _boxes(slide.shapes, [ROW[0], ROW[1], ROW[3]])
    chart = add_slide(deck, "Who reports to whom")
    _boxes(chart.shapes, [(0.6, 2.5), (2.8, 2.5), (5.4, 2.5)])
    for left in (1, 3):
        chart.shapes.add_connector(MSO_CONNECTOR.STRAIGHT, Inches(left), Inches(4), Inches(left), Inches(5))
    assert found(report_on(deck), "LAY205") == []


@pytest.mark.parametrize(("top", "told"), [(2.5, False), (5.5, True)])
def test_a_gap_that_something_stands_in_is_none(top: float, told: bool, deck: Any, report_on: Report) -> None:
    """Of another size, in the same row; what stands below fills nothing."""
    slide = add_slide(deck, "Three steps to the launch")
    boxes = _boxes(slide.shapes, [(0.6, 2.5), (2.8, 2.5), (6.2, 2.5)], 1.8, 0.8)
    _boxes(slide.shapes, [(4.75, top)], 1.2, 0.6)
    hits = found(report_on(deck), "LAY205")
    assert [hit["shapeId"] for hit in hits] == ([boxes[2].shape_id] if told else [])


def test_a_drawn_picture_of_a_slide_is_told_and_a_photograph_is_only_mentioned(deck: Any, report_on: Report) -> None:
    """Beside a title or without one; a picture below a text is a ground."""
    screenshot, photograph, ground = (deck.slides.add_slide(deck.slide_layouts[6]) for _ in range(3))
    for slide, noise in ((screenshot, False), (photograph, True), (ground, False)):
        picture = slide.shapes.add_picture(_photograph() if noise else png(), 0, 0, deck.slide_width, deck.slide_height)
        picture._element.nvPicPr.cNvPr.set("descr", "The new site.")
    add_text(ground, "We open in May", 1, 3, 8, 1)
    report = report_on(deck)
    assert [finding["slideIndex"] for finding in found(report, "LAY209")] == [7]
    (doubtful,) = found(report, "LAY209", sure=False)
    assert (doubtful["slideIndex"], doubtful["impact"]) == (8, "info")


def _photograph() -> io.BytesIO:
    image = Image.frombytes("RGB", (160, 90), random.Random(4).randbytes(160 * 90 * 3))
    data = io.BytesIO()
    image.resize((1600, 900)).save(data, "PNG")
    data.seek(0)
    return data


@pytest.mark.parametrize(("left", "told"), [(0.6, True), (9.5, True), (4.5, False)])
def test_all_content_on_one_side_is_mentioned(left: float, told: bool, deck: Any, report_on: Report) -> None:
    """It never costs: people argue about it."""
    add_text(add_slide(deck, "What comes next"), "Approve it.\nMeet again in May.\nHire two.", left, 2, 3, 2)
    report = report_on(deck)
    assert bool(found(report, "LAY210", sure=False)) is told
    assert report["deckScore"] == 100


def test_a_slide_that_is_full_or_next_to_empty_is_mentioned(deck: Any, report_on: Report) -> None:
    """The first slide of a deck may be empty."""
    add_text(add_slide(deck, "What comes next"), "Soon", 0.6, 2, 2, 1)
    for box in _boxes(add_slide(deck, "Everything at once").shapes, [(0, 0), (0, 3.8)], 13.3, 3.7):
        box.fill.solid()
    assert {7, 8} <= {finding["slideIndex"] for finding in found(report_on(deck), "LAY211", sure=False)}


def test_a_ground_of_its_own_does_not_cover_a_slide(deck: Any, report_on: Report) -> None:
    """What stands on a rectangle as large as the slide has all the room there is."""
    slide = add_slide(deck, "What comes next")
    (ground,) = _boxes(slide.shapes, [(0, 0)], 13.333, 7.5)
    ground.fill.solid()
    add_text(slide, "Approve the plan, and hire two people for the night shift by May.", 0.6, 3, 9, 1, 32)
    assert [hit for hit in found(report_on(deck), "LAY211", sure=False) if "is covered" in hit["message"]] == []


@pytest.mark.parametrize(("top", "told"), [(0.5, True), (3.2, False)])
def test_a_page_that_parts_a_deck_may_be_next_to_empty(top: float, told: bool, deck: Any, report_on: Report) -> None:
    """Its title stands in the middle, where content would."""
    slide = add_slide(deck, "Where we stand")
    slide.shapes.title.left, slide.shapes.title.top = Inches(0.6), Inches(top)
    slide.shapes.title.width, slide.shapes.title.height = Inches(9), Inches(1)
    add_text(slide, "Soon", 0.6, top + 1.1, 2, 0.5)
    assert (7 in {hit["slideIndex"] for hit in found(report_on(deck), "LAY211", sure=False)}) is told


@pytest.mark.parametrize(
    ("height", "filled", "told"), [(0.8, True, True), (1.2, True, True), (2.4, True, False), (0.8, False, False)]
)
def test_drawing_on_a_strip_of_the_slide_costs(
    height: float, filled: bool, told: bool, deck: Any, report_on: Report
) -> None:
    """Cards that leave two thirds empty, not those that reach down, and not lines of text."""
    slide = add_slide(deck, "What comes next")
    for number in range(3):
        card = add_text(slide, "Approve the plan.", 0.6 + 4.1 * number, 2, 3.9, height, 16)
        if filled:
            card.fill.solid()
    assert [hit["slideIndex"] for hit in found(report_on(deck), "LAY211")] == ([7] if told else [])


@pytest.mark.parametrize(
    ("left", "filled", "told"),
    [(8, False, True), (12, False, True), (5.6, False, False), (4, False, False), (8, True, False)],
)
def test_a_box_of_text_that_hangs_off_the_slide_is_told(
    left: float, filled: bool, told: bool, deck: Any, report_on: Report
) -> None:
    """Though its words are still on it; not by a little, and not a banner, which has a fill to run over the edge."""
    box = add_text(add_slide(deck, "What comes next"), "Approve it", left, 2, 8, 1)
    if filled:
        box.fill.solid()
        box.fill.fore_color.rgb = RGBColor(0xEF, 0xF6, 0xFF)
    hits = found(report_on(deck), "LAY201")
    assert [(hit["shapeId"], hit["impact"]) for hit in hits] == ([(box.shape_id, "warning")] if told else [])


@pytest.mark.parametrize("hollow", [True, False])
def test_hollow_text_stands_in_the_way_and_a_watermark_does_not(hollow: bool, deck: Any, report_on: Report) -> None:
    """Nothing is lost below faint letters; below the outlines of letters it is."""
    slide = add_slide(deck, "What comes next")
    add_text(slide, "Approve the second pod and the line of credit.", 0.6, 2, 8, 1)
    lying = add_text(slide, "DRAFT", 0.6, 2, 8, 1, 40)
    (outlined(0x30, of=lambda _: lying) if hollow else see_through(0.1, of=lambda _: lying))(deck)
    assert bool(found(report_on(deck), "LAY202")) is hollow


_TOP, _LARGE = (0.6, 2, 10, 0.6, 16), (0.6, 2, 10, 1, 32)


@pytest.mark.parametrize(
    ("text", "place", "told"),
    [
        ("We ask for one credit line", _TOP, True),
        ("承認をお願いします", _TOP, True),
        ("نطلب خط ائتمان واحدا", _TOP, True),
        ("We ask for one credit line, and we ask for it before the end of the summer", _TOP, False),
        ("We ask for one credit line\nWe ask for it in May", _TOP, False),
        ("\u201eDer zweite Standort zahlt sich aus\u201c", _TOP, False),
        ("We ask for one credit line", _LARGE, False),
    ],
)
def test_one_short_line_below_a_title_is_told(
    text: str, place: tuple[float, ...], told: bool, deck: Any, report_on: Report
) -> None:
    """A statement in large type is not, nor are somebody's words, nor two lines."""
    add_text(add_slide(deck, "What comes next"), text, *place)
    add_text(add_slide(deck, "Thank you"), "Questions, please", *_TOP)  # the end of a deck may be as short
    assert [hit["slideIndex"] for hit in found(report_on(deck), "LAY211")] == ([7] if told else [])


@pytest.mark.parametrize(
    ("title", "top", "also", "is_last", "told"),
    [
        ("Where we stand", 0.5, None, False, True),
        ("", 0.5, None, False, True),
        ("Where we stand", 0.5, None, True, False),
        ("Where we stand", 3.0, None, False, False),
        ("Where we stand", 0.5, lambda slide: slide.shapes.add_picture(png(), 0, 0, Inches(13.3)), False, False),
        ("Where we stand", 0.5, lambda slide: slide.shapes.add_connector(1, 0, 0, Inches(9), Inches(5)), False, False),
    ],
)
def test_a_title_alone_is_told(
    title: str, top: float, also: Callable[[Any], object], is_last: bool, told: bool, deck: Any, report_on: Report
) -> None:
    """At the top it promises something; in the middle it parts a deck, and the end of one may be bare."""
    slide = add_slide(deck, title or "x")
    slide.shapes.title.text, slide.shapes.title.top = title, Inches(top)
    if also:
        also(slide)
    if not is_last:
        add_slide(deck, "Thank you")
    assert [hit["slideIndex"] for hit in found(report_on(deck), "LAY211")] == ([7] if told else [])


@pytest.mark.parametrize(("title", "told"), [("", True), ("Where we stand", False)])
def test_a_deck_that_shows_nothing_is_told(title: str, told: bool, report_on: Report) -> None:
    """A deck of one slide with its title is a cover, and one without is nothing."""
    deck = Presentation()
    slide = deck.slides.add_slide(deck.slide_layouts[5])
    slide.shapes.title.text = title
    assert bool(found(report_on(deck), "LAY211")) is told


@pytest.mark.parametrize("layout", [0, 2, 5])
@pytest.mark.parametrize("also", ["nothing", "numbers", "titles", "words"])
def test_a_deck_of_titles_alone_is_told(layout: int, also: str, report_on: Report) -> None:
    """Covers, dividers and titles at the top open and part what is not there; so do numbers and lists of the parts."""
    deck, titles = Presentation(), ("Where we stand", "What comes next", "Thank you")
    for number, title in enumerate(titles, 1):
        slide = deck.slides.add_slide(deck.slide_layouts[layout])
        slide.shapes.title.text = title
        for place in list(slide.placeholders)[1:]:
            place._element.getparent().remove(place._element)
        texts = {"numbers": [f"0{number}"], "titles": titles}.get(also, [])
        for text in texts or (
            ["Nine of ten berths are let for the season, and the north pier opens early in May"]
            if also == "words"
            else []
        ):
            add_text(slide, text, 1, 5, 6, 0.6, 18)
    told = [hit["slideIndex"] for hit in found(report_on(deck), "LAY211")]
    assert told == ([] if also == "words" else [0, 1, 2])


@pytest.mark.parametrize(
    ("text", "size", "also", "told"),
    [
        ("Before", 14, None, True),
        ("Before", 14, lambda slide: add_text(slide, "After", 8, 5, 2, 0.4), True),
        ("Thank you", 32, None, False),
        ("We moved the start to May because two of the three suppliers were late.", 14, None, False),
        ("Before", 14, lambda slide: add_card(slide, "What we do next", 4), False),
        ("Before", 14, lambda slide: slide.shapes.add_picture(png(), 0, 0, Inches(13.3)), False),
    ],
)
def test_small_things_lost_on_a_slide_without_a_title_are_told(
    text: str, size: float, also: Callable[[Any], object], told: bool, report_on: Report
) -> None:
    """On the only slide of a deck as well: it opens nothing. Sentences and large type say something by themselves."""
    deck = Presentation()
    deck.slide_width = Inches(13.333)
    slide = deck.slides.add_slide(deck.slide_layouts[6])
    add_text(slide, text, 1, 2, 3, 0.6, size)
    if also:
        also(slide)
    assert bool(found(report_on(deck), "LAY211")) is told


def test_one_point_of_a_list_is_no_statement(deck: Any, report_on: Report) -> None:
    """Though the body of a template sets it in large type."""
    slide = deck.slides.add_slide(deck.slide_layouts[1])
    slide.shapes.title.text, slide.placeholders[1].text = "What comes next", "We ask for one credit line"
    add_slide(deck, "Thank you")
    assert [hit["slideIndex"] for hit in found(report_on(deck), "LAY211")] == [7]


@pytest.mark.parametrize(("rows", "height", "told"), [(2, 1.5, True), (2, 3, False), (4, 1.5, False)])
def test_a_table_of_two_rows_at_the_top_is_told(
    rows: int, height: float, told: bool, deck: Any, report_on: Report
) -> None:
    """One that is as low with more rows may be argued about, and one that reaches down fills its slide."""
    slide = add_slide(deck, "Two ways to pay")
    table = slide.shapes.add_table(rows, 2, Inches(0.6), Inches(2), Inches(11), Inches(height)).table
    for cell in table.iter_cells():
        cell.text = "Cash"
        cell.text_frame.paragraphs[0].runs[0].font.size = Pt(12)
    assert [hit["slideIndex"] for hit in found(report_on(deck), "LAY211")] == ([7] if told else [])


def test_a_slide_with_all_of_its_content_off_the_page_is_judged_too(deck: Any, report_on: Report) -> None:
    """Nothing of it is seen, so that there is nothing to weigh; no rule gives up on the whole deck for it."""
    add_text(add_slide(deck, "What comes next"), "Approve the second pod", 14, 2, 4, 1)
    report = report_on(deck)
    assert [one for one in report["skippedRules"] if one["rule"] in ("LAY210", "LAY211")] == []
    assert [hit["slideIndex"] for hit in found(report, "LAY201")] == [7]
