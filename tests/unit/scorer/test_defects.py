"""A defect injector: every rule finds what it is for, at every severity, and nothing is found in a clean deck."""

import copy
import io
from collections.abc import Callable
from typing import Any

import pytest
from lxml import etree
from PIL import Image
from pptx.dml.color import RGBColor
from pptx.enum.shapes import MSO_SHAPE
from pptx.enum.text import MSO_ANCHOR
from pptx.opc.constants import RELATIONSHIP_TYPE as RT
from pptx.opc.package import Part
from pptx.opc.packuri import PackURI
from pptx.oxml.ns import qn
from pptx.util import Inches, Pt

from scorer.inspect_deck import score_file

from .conftest import add_card, add_slide, add_text, build_clean_deck, png, saved

_A = "http://schemas.openxmlformats.org/drawingml/2006/main"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
WORDS = "The second pod pays for itself within a year and needs a decision now. "
BULLETS, TABLE, CHART, PICTURE, CARDS, GROUP, PROSE = range(7)


def _text_box(deck: Any) -> Any:
    return deck.slides[PROSE].shapes[1]


def _picture(deck: Any) -> Any:
    return deck.slides[PICTURE].shapes[1]


def _overflow(deck: Any, amount: float) -> None:
    add_text(deck.slides[PROSE], WORDS * int(amount), 0.6, 4.5, 5, 0.8)


def _overflow_with_autofit(deck: Any, amount: float) -> None:
    box = add_text(deck.slides[PROSE], WORDS * int(amount), 0.6, 4.5, 5, 0.8)
    properties = box.text_frame._txBody.bodyPr
    properties.insert(0, properties.makeelement(qn("a:normAutofit"), {}))


def _wide_word(deck: Any, width: float) -> None:
    add_text(deck.slides[PROSE], "Donaudampfschifffahrtsgesellschaft", 0.6, 4.5, width, 2)


def _small_text(deck: Any, size: float) -> None:
    add_text(deck.slides[PROSE], WORDS * 2, 0.6, 4.5, 8, 1, size)


def _small_label(deck: Any, size: float) -> None:
    add_text(deck.slides[PROSE], "Source: accounts", 0.6, 6.5, 3, 0.4, size)


def _many_words(deck: Any, repeats: float) -> None:
    add_text(deck.slides[PROSE], WORDS * int(repeats), 0.6, 4.2, 12, 2.6, 12)


def _no_glyph(deck: Any, count: float) -> None:
    _text_box(deck).text_frame.paragraphs[0].runs[0].text += "\U0001fbff\uf8ff"[: int(count)]


def _empty_placeholder(deck: Any, layout: float) -> None:
    slide = deck.slides.add_slide(deck.slide_layouts[int(layout)])
    slide.shapes.title.text = "One more thing"


def _left_over(deck: Any, which: float) -> None:
    texts = ("Lorem ipsum dolor", "Click to add text", "Dear {{customer}}", "Your text here")
    _text_box(deck).text_frame.paragraphs[0].runs[0].text = texts[int(which)]


def _many_bullets(deck: Any, count: float) -> None:
    body = deck.slides[BULLETS].placeholders[1]
    body.text = "\n".join(f"Point {number}" for number in range(int(count)))
    for paragraph in body.text_frame.paragraphs:
        paragraph.runs[0].font.size = Pt(14)


def _long_bullet(deck: Any, repeats: float) -> None:
    deck.slides[BULLETS].placeholders[1].text_frame.paragraphs[0].runs[0].text = WORDS * int(repeats)
    deck.slides[BULLETS].placeholders[1].text_frame.paragraphs[0].runs[0].font.size = Pt(18)


def _off_slide(deck: Any, left: float) -> None:
    _text_box(deck).left = Inches(left)


def _chart_off_slide(deck: Any, left: float) -> None:
    deck.slides[CHART].shapes[1].left = Inches(left)


def _overlap(deck: Any, top: float) -> None:
    add_text(deck.slides[PROSE], "Something else stands here", 0.6, top, 8, 0.5)


def _overlap_in_group(deck: Any, shift: float) -> None:
    first, second = deck.slides[GROUP].shapes[1].shapes
    second.left, second.top = first.left + Inches(shift), first.top


def _hide(deck: Any, width: float) -> None:
    cover = deck.slides[PROSE].shapes.add_shape(MSO_SHAPE.RECTANGLE, Inches(0.5), Inches(1.9), Inches(width), Inches(2))
    cover._element.remove(cover._element.find(".//{*}style"))
    cover.fill.solid()
    cover.fill.fore_color.rgb = RGBColor(0xDD, 0xDD, 0xDD)


def _narrow_margin(deck: Any, left: float) -> None:
    _text_box(deck).left = Inches(left)


def _stretch(deck: Any, factor: float) -> None:
    _picture(deck).width = int(_picture(deck).width * factor)


def _coarse(deck: Any, pixels: float) -> None:
    added = deck.slides[PICTURE].shapes.add_picture(
        png(int(pixels), int(pixels)), Inches(7), Inches(2), Inches(4), Inches(4)
    )
    added._element.nvPicPr.cNvPr.set("descr", "A square.")


def _faint(deck: Any, grey: float) -> None:
    level = int(grey)
    run = _text_box(deck).text_frame.paragraphs[0].runs[0]
    run.font.color.rgb = RGBColor(level, level, level)


def _faint_on_card(deck: Any, which: float) -> None:
    fill = ("111827", "1F2937", "374151")[int(which)]
    add_card(add_slide(deck, "A dark card"), "Dark on dark", 0.6, fill)


def _faint_on_picture(deck: Any, which: float) -> None:
    colour = ("#111827", "#0b3d2e", "#3b0764")[int(which)]
    slide = add_slide(deck, "A dark picture")
    image = slide.shapes.add_picture(png(1200, 800, colour), Inches(0.6), Inches(1.8), Inches(6), Inches(4))
    image._element.nvPicPr.cNvPr.set("descr", "A dark wall.")
    add_text(slide, "Dark on dark", 1, 3, 3, 0.5)


def _faint_cell(deck: Any, grey: float) -> None:
    cell = deck.slides[TABLE].shapes[1].table.cell(1, 1)
    cell.fill.solid()
    cell.fill.fore_color.rgb = RGBColor(int(grey), int(grey), int(grey))
    cell.text_frame.paragraphs[0].runs[0].font.color.rgb = RGBColor(0x11, 0x18, 0x27)


def _no_title(deck: Any, slides: float) -> None:
    for slide in list(deck.slides)[2 : 2 + int(slides)]:
        slide.shapes.title._element.getparent().remove(slide.shapes.title._element)


def _same_title(deck: Any, slides: float) -> None:
    for slide in list(deck.slides)[: int(slides)]:
        slide.shapes.title.text_frame.paragraphs[0].runs[0].text = "Results"


def _no_alt(deck: Any, value: float) -> None:
    _picture(deck)._element.nvPicPr.cNvPr.set("descr", "" if value else "IMG_0042.png")


def _no_chart_alt(deck: Any, _: float) -> None:
    deck.slides[CHART].shapes[1]._element.nvGraphicFramePr.cNvPr.set("descr", "")


def _late_title(deck: Any, _: float) -> None:
    tree = deck.slides[CARDS].shapes._spTree
    tree.append(deck.slides[CARDS].shapes.title._element)


def _no_header(deck: Any, _: float) -> None:
    deck.slides[TABLE].shapes[1].table.first_row = False


def _tall_table(deck: Any, rows: float) -> None:
    table = deck.slides[TABLE].shapes[1].table
    for _ in range(int(rows)):
        table._tbl.append(copy.deepcopy(table._tbl.tr_lst[-1]))
    for row in table.rows:
        row.height = Inches(0.1)


def _twice_the_id(deck: Any, _: float) -> None:
    _text_box(deck)._element.nvSpPr.cNvPr.set("id", str(deck.slides[PROSE].shapes.title.shape_id))


def _wrong_order(deck: Any, _: float) -> None:
    element = _text_box(deck)._element
    element.append(element.spPr)


def _ragged_table(deck: Any, _: float) -> None:
    row = deck.slides[TABLE].shapes[1].table._tbl.tr_lst[1]
    row.remove(row.tc_lst[-1])


def _drift(deck: Any, inches: float) -> None:
    deck.slides[CARDS].shapes.title.top += Inches(inches)


def _third_font(deck: Any, which: float) -> None:
    for slide, name in zip(list(deck.slides)[: int(which)], ("Arial", "Cambria", "Courier New"), strict=False):
        slide.shapes.title.text_frame.paragraphs[0].runs[0].font.name = name


def _no_workbook(deck: Any, _: float) -> None:
    part = deck.slides[CHART].shapes[1].chart.part
    data = part._element.find(qn("c:externalData"))
    part.drop_rel(data.get(qn("r:id")))
    part._element.remove(data)


DEFECTS: list[tuple[str, str, Callable[[Any, float], None], tuple[float, ...]]] = [
    ("PKG004", "SHAPE_ID_NOT_UNIQUE", _twice_the_id, (1,)),
    ("PKG010", "ELEMENT_ORDER_VIOLATION", _wrong_order, (1,)),
    ("PKG010", "ELEMENT_ORDER_VIOLATION", _ragged_table, (1,)),
    ("PKG011", "CHART_WORKBOOK_MISSING", _no_workbook, (1,)),
    ("TXT101", "OVERFLOW_BODY_TEXT", _overflow, (3, 6, 12)),
    ("TXT101", "TABLE_TOO_DENSE", _tall_table, (14, 40)),
    ("TXT103", "TEXT_BREAK_ANYWHERE", _wide_word, (2.5, 1.0)),
    ("TXT104", "NORMAUTOFIT_MISSING_FONTSCALE", _overflow_with_autofit, (3, 6)),
    ("TXT105", "TEXT_TOO_SMALL", _small_text, (11, 9, 7)),
    ("TXT105", "TEXT_TOO_SMALL", _small_label, (8, 6)),
    ("TXT106", "TEXT_TOO_DENSE", _many_words, (7, 9)),
    ("TXT107", "GLYPH_MISSING", _no_glyph, (1, 2)),
    ("TXT108", "PLACEHOLDER_EMPTY", _empty_placeholder, (1, 3)),
    ("TXT109", "PLACEHOLDER_TEXT_LEFT", _left_over, (0, 1, 2, 3)),
    ("TXT110", "TOO_MANY_BULLETS", _many_bullets, (8, 12)),
    ("TXT110", "TOO_MANY_BULLETS", _long_bullet, (6, 8)),
    ("COL301", "CONTRAST_TOO_LOW", _faint, (0x80, 0xB0, 0xF8)),
    ("COL301", "CONTRAST_TOO_LOW", _faint_on_card, (0, 1, 2)),
    ("COL301", "CONTRAST_TOO_LOW", _faint_on_picture, (0, 1, 2)),
    ("COL301", "CONTRAST_TOO_LOW", _faint_cell, (0x60, 0x20)),
    ("LAY201", "OUT_OF_BOUNDS", _off_slide, (11, 12.5, 14, -3, -12)),
    ("LAY201", "OUT_OF_BOUNDS", _chart_off_slide, (3, 9, 14)),
    ("LAY202", "TEXT_OVERLAP", _overlap, (1.9, 2.0, 2.1)),
    ("LAY202", "TEXT_OVERLAP", _overlap_in_group, (0, 0.3)),
    ("LAY203", "CONTENT_HIDDEN", _hide, (3, 9)),
    ("LAY206", "MARGIN_TOO_NARROW", _narrow_margin, (0.1, 0)),
    ("LAY207", "IMAGE_ASPECT_RISK", _stretch, (0.5, 0.9, 1.1)),
    ("LAY208", "IMAGE_UPSCALE_RISK", _coarse, (64, 256)),
    ("CON401", "TITLE_POSITION_DRIFT", _drift, (0.1, 0.4)),
    ("CON402", "TOO_MANY_FONTS", _third_font, (2, 3)),
    ("A11Y501", "TITLE_MISSING", _no_title, (1, 3)),
    ("A11Y502", "TITLE_DUPLICATE", _same_title, (2, 4)),
    ("A11Y503", "ALT_TEXT_MISSING", _no_alt, (0, 1)),
    ("A11Y503", "ALT_TEXT_MISSING", _no_chart_alt, (1,)),
    ("A11Y504", "READING_ORDER", _late_title, (1,)),
    ("A11Y505", "TABLE_HEADER_MISSING", _no_header, (1,)),
]
CASES = [
    pytest.param(rule, code, inject, amount, id=f"{rule}-{inject.__name__}-{amount:g}")
    for rule, code, inject, amounts in DEFECTS
    for amount in amounts
]


def test_a_clean_deck_is_silent(deck: Any, report_on: Callable[..., dict[str, Any]]) -> None:
    """No rule says anything about a clean deck, apart from what travels with it."""
    report = report_on(deck)
    assert [finding["message"] for finding in report["findings"] if finding["family"] != "privacy"] == []
    assert (report["deckScore"], report["documentVerdict"], report["repairRisk"]) == (100, "native_editable", "low")


@pytest.mark.parametrize(("rule", "code", "inject", "amount"), CASES)
def test_each_defect_is_found_and_costs(
    rule: str, code: str, inject: Callable[[Any, float], None], amount: float, report_on: Callable[..., dict[str, Any]]
) -> None:
    """The rule names the defect, the score falls, and the deduction points at the finding."""
    spoilt = build_clean_deck()
    inject(spoilt, amount)
    report = report_on(spoilt)
    positions = [
        position
        for position, finding in enumerate(report["findings"])
        if (finding["rule"], finding["code"]) == (rule, code) and finding["confidence"] >= 0.5
    ]
    assert positions, [finding["message"] for finding in report["findings"]]
    assert report["deckScore"] < 100
    assert any(
        deduction["rule"] == rule and set(deduction["findings"]) & set(positions) for deduction in report["deductions"]
    )


def _poor_deck() -> Any:
    poor = build_clean_deck()
    _no_header(poor, 1)
    _overlap(poor, 2.0)
    return poor


@pytest.fixture(scope="module")
def poor_score() -> int:
    """What a deck scores that has defects already."""
    return int(score_file(saved(_poor_deck()))["deckScore"])


@pytest.mark.parametrize(("inject", "amount"), [(inject, amounts[-1]) for _, _, inject, amounts in DEFECTS])
def test_a_defect_more_never_raises_the_score(
    inject: Callable[[Any, float], None], amount: float, poor_score: int, report_on: Callable[..., dict[str, Any]]
) -> None:
    """Whatever else is wrong with the deck, adding the defect does not help, and so mending it does not hurt."""
    poor = _poor_deck()
    slides = len(poor.slides)
    inject(poor, amount)
    if len(poor.slides) == slides:
        assert report_on(poor)["deckScore"] <= poor_score


def test_deliberate_overlays_are_silent(deck: Any, report_on: Callable[..., dict[str, Any]]) -> None:
    """A panel on a picture, a watermark, a see-through frame and a decorative shape over the edge are designs."""
    slide = deck.slides[PICTURE]
    panel = add_card(slide, "A caption on the picture", 1)
    panel.width = Inches(3)
    mark = add_text(slide, "DRAFT", 0.8, 2.2, 6, 1, 40)
    fill = mark.text_frame.paragraphs[0].runs[0].font._element.find(qn("a:solidFill"))[0]
    fill.append(fill.makeelement(qn("a:alpha"), {"val": "20000"}))
    frame = io.BytesIO()
    Image.new("RGBA", (1600, 800), (0, 0, 0, 0)).save(frame, "PNG")
    frame.seek(0)
    over = slide.shapes.add_picture(frame, Inches(0.5), Inches(1.7), Inches(8), Inches(4))
    over._element.nvPicPr.cNvPr.set("descr", "A frame.")
    circle = slide.shapes.add_shape(MSO_SHAPE.OVAL, Inches(11), Inches(5.5), Inches(4), Inches(4))
    circle._element.remove(circle._element.find(".//{*}style"))
    findings = report_on(deck)["findings"]
    assert [f["message"] for f in findings if f["family"] != "privacy" and f["impact"] != "info"] == []


def _overflowing(deck: Any, text: str, anchor: MSO_ANCHOR) -> set[str]:
    """Rules broken by a text box of one inch, at 16 pt; that is three lines."""
    box = add_text(deck.slides[PROSE], text, 0.6, 4.5, 5, 1)
    box.text_frame.vertical_anchor = anchor
    return {finding["rule"] for finding in score_file(saved(deck))["findings"]} & {"TXT101", "TXT102"}


@pytest.mark.parametrize(
    ("text", "anchor", "told"),
    [
        ("One\nTwo" + "\n" * 6, MSO_ANCHOR.TOP, False),
        ("One\nTwo\n \n\t\n\n\n", MSO_ANCHOR.TOP, False),
        ("\n" * 6 + "One\nTwo", MSO_ANCHOR.TOP, True),
        ("\n" * 6 + "One\nTwo", MSO_ANCHOR.BOTTOM, False),
        ("One\nTwo" + "\n" * 6, MSO_ANCHOR.BOTTOM, True),
        ("\n\n\nOne\n\n\n", MSO_ANCHOR.MIDDLE, False),
        ("One\n\n\n\n\n\nTwo\nThree", MSO_ANCHOR.TOP, True),
    ],
)
def test_empty_lines_that_nobody_sees_do_not_overflow(text: str, anchor: MSO_ANCHOR, told: bool, deck: Any) -> None:
    """They may reach beyond the box as far as they like; those that push words out of it may not."""
    assert bool(_overflowing(deck, text, anchor)) == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("[Your topic]", True),
        ("[open]", True),
        ("[à préciser]", True),
        ("[Por definir]", True),
        ("[未定]", True),
        ("[غير محدد]", True),
        ("Launch: [TBD]", True),
        ("[to be confirmed]", True),
        ("[open source] and open questions", False),
        ("[Company name]", True),
        ("[Presenter name, title]", True),
        ("<Add a headline>", True),
        ("[ Client ]", True),
        ("[Date]", True),
        ("[Ihr Titel]", True),
        ("[Name der Firma] and [Firma]", True),
        ("[Titre]", True),
        ("<Company name>", True),
        ("<title> and <p> are tags", False),
        ("Total #REF!", True),
        ("#DIV/0!", True),
        ("Our #name of the year", False),
        ("See [1] and [Smith 2024]", False),
        ("Your topic", False),
        ("[sic]", False),
    ],
)
def test_prompts_in_brackets_are_text_that_was_left(text: str, told: bool, deck: Any) -> None:
    """Templates ask in brackets for what is to be written; references stand in brackets as well."""
    add_text(deck.slides[PROSE], text, 0.6, 4.5, 5, 1)
    assert told == ("TXT109" in {finding["rule"] for finding in score_file(saved(deck))["findings"]})


@pytest.mark.parametrize(("kind", "told"), [("slidenum", False), ("datetime1", False), ("", True)])
def test_page_numbers_and_dates_may_stand_at_the_edge(kind: str, told: bool, deck: Any) -> None:
    """Also those that are fields of a plain text box, larger than small print."""
    box = add_text(deck.slides[PROSE], "7", 12.9, 6.0, 0.35, 0.4, 16)
    run = box.text_frame.paragraphs[0].runs[0]._r
    if kind:
        run.tag = qn("a:fld")
        run.set("id", "{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}")
        run.set("type", kind)
    assert told == ("LAY206" in {finding["rule"] for finding in score_file(saved(deck))["findings"]})


@pytest.mark.parametrize(("place", "told"), [("rId99", True), (None, False)])
def test_a_drawing_is_sharp_however_few_pixels_stand_in_for_it(place: str | None, told: bool, deck: Any) -> None:
    """An SVG that is there is shown; one that leads nowhere leaves the pixels."""
    _coarse(deck, 16)
    slide = deck.slides[PICTURE]
    drawing = Part(PackURI("/ppt/media/drawing.svg"), "image/svg+xml", slide.part.package, b"<svg/>")
    place = place or slide.part.relate_to(drawing, RT.IMAGE)
    extension = (
        f'<a:extLst xmlns:a="{_A}"><a:ext uri="{{96DAC541-7B7A-43D3-8B79-37D633B846F1}}"><asvg:svgBlip '
        'xmlns:asvg="http://schemas.microsoft.com/office/drawing/2016/SVG/main" '
        f'xmlns:r="{_R}" r:embed="{place}"/></a:ext></a:extLst>'
    )
    slide.shapes[-1]._element.find(f".//{{{_A}}}blip").append(etree.fromstring(extension))
    codes = {finding["code"] for finding in score_file(saved(deck))["findings"]}
    assert ("IMAGE_UPSCALE_RISK" in codes) is told
