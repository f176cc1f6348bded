"""Reading decks from anywhere: what is inherited, where things stand, what color they are."""

from typing import Any

import pytest
from lxml import etree
from pptx import Presentation
from pptx.dml.color import RGBColor
from pptx.enum.dml import MSO_THEME_COLOR
from pptx.util import Pt

from deck_package import examine_package
from deck_presentation import names
from deck_presentation.boxes import Box, Placing
from deck_presentation.colors import Palette, read_color
from deck_presentation.fills import read_paint
from deck_presentation.model import Deck
from deck_presentation.paints import Color
from deck_presentation.parts import Parts
from deck_presentation.reading import read_deck
from tests.unit.scorer.conftest import add_slide, build_clean_deck, png, saved

A = 'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
PALETTE = Palette({"accent1": Color.from_hex("4F81BD"), "dk1": Color.from_hex("000000")})


def _read(deck: Any) -> Deck:
    package, _ = examine_package(saved(deck))
    assert package is not None
    with package:
        return read_deck(Parts(package))


def _color(xml: str) -> str:
    parent = etree.fromstring(f"<a:solidFill {A}>{xml}</a:solidFill>")
    color = read_color(parent, PALETTE)
    return color.hex if color is not None else "none"


@pytest.mark.parametrize(
    ("xml", "expected"),
    [
        ('<a:srgbClr val="10b981"/>', "#10B981"),
        ('<a:schemeClr val="accent1"/>', "#4F81BD"),
        ('<a:schemeClr val="tx1"/>', "#000000"),
        ('<a:schemeClr val="accent1"><a:lumMod val="75000"/></a:schemeClr>', "#376092"),
        ('<a:schemeClr val="accent1"><a:lumMod val="40000"/><a:lumOff val="60000"/></a:schemeClr>', "#B9CDE5"),
        ('<a:srgbClr val="000000"><a:lumMod val="50000"/><a:lumOff val="50000"/></a:srgbClr>', "#808080"),
        ('<a:srgbClr val="000000"><a:tint val="50000"/></a:srgbClr>', "#BCBCBC"),
        ('<a:srgbClr val="FFFFFF"><a:shade val="50000"/></a:srgbClr>', "#BCBCBC"),
        ('<a:prstClr val="dkBlue"/>', "#00008B"),
        ('<a:sysClr val="windowText" lastClr="123456"/>', "#123456"),
        ('<a:schemeClr val="accent9"/>', "none"),
        ('<a:srgbClr val="zzz"/>', "none"),
    ],
)
def test_colors(xml: str, expected: str) -> None:
    """Every way to write a color, with its transforms as PowerPoint applies them."""
    assert _color(xml) == expected


def test_gradients_are_read_in_order() -> None:
    """The color between two stops lies between their colors."""
    fill = etree.fromstring(
        f'<a:gradFill {A}><a:gsLst><a:gs pos="100000"><a:srgbClr val="FFFFFF"/></a:gs>'
        '<a:gs pos="0"><a:srgbClr val="000000"/></a:gs></a:gsLst><a:lin ang="5400000"/></a:gradFill>'
    )
    paint = read_paint(fill, PALETTE)
    assert paint is not None
    assert [paint.color_at(place).hex for place in (0, 0.5, 1)] == ["#000000", "#808080", "#FFFFFF"]
    assert paint.angle == 90


def test_contrast_of_black_on_white_is_21() -> None:
    """The extremes of the WCAG formula."""
    assert Color.from_hex("000000").contrast(Color.from_hex("FFFFFF")) == pytest.approx(21)


def test_groups_scale_and_turn_their_members() -> None:
    """Inner coordinates become slide coordinates; a turned group carries its members round its centre."""
    flat = Placing().inside(Box(100, 100, 200, 100), 0, 0, 100, 50)
    assert flat.place(Box(50, 25, 10, 5)) == Box(200, 150, 20, 10)
    turned = Placing().inside(Box(0, 0, 200, 200, 90), 0, 0, 200, 200).place(Box(0, 90, 20, 20))
    assert (round(turned.x), round(turned.y), turned.rotation) == (90, 0, 90)


def test_nested_groups_multiply() -> None:
    """A group in a group applies both transforms."""
    inner = Placing().inside(Box(0, 0, 200, 200), 0, 0, 100, 100).inside(Box(10, 10, 40, 40), 0, 0, 10, 10)
    assert inner.place(Box(5, 5, 1, 1)) == Box(60, 60, 8, 8)


def test_bounds_of_a_turned_box() -> None:
    """A box on its side swaps its measures."""
    assert Box(0, 0, 100, 50, 90).bounds() == Box(25, -25, 50, 100)


def test_placeholders_inherit() -> None:
    """Position and size come from the layout, the font size from the master's styles, color from the theme."""
    deck = Presentation()
    slide = deck.slides.add_slide(deck.slide_layouts[1])
    slide.shapes.title.text = "Title"
    slide.placeholders[1].text = "Point"
    slide.placeholders[1].text_frame.add_paragraph().text = "Deeper"
    slide.placeholders[1].text_frame.paragraphs[1].level = 1
    title, body = _read(deck).slides[0].shapes
    layout = deck.slide_layouts[1].placeholders
    assert (title.box.y, body.box.y) == (deck.slide_master.placeholders[0].top, deck.slide_master.placeholders[1].top)
    assert len(list(layout)) > 1
    assert title.body is not None
    assert body.body is not None
    assert title.body.paragraphs[0].runs[0].size == 44
    assert [paragraph.runs[0].size for paragraph in body.body.paragraphs] == [32, 28]
    assert [paragraph.bulleted for paragraph in body.body.paragraphs] == [True, True]
    assert title.body.paragraphs[0].runs[0].paint.colors[0].hex == "#000000"
    assert title.body.autofit == "shrink"


def test_runs_override_what_they_inherit() -> None:
    """The nearest word counts."""
    deck = Presentation()
    slide = add_slide(deck, "Title")
    run = slide.shapes.title.text_frame.paragraphs[0].runs[0]
    run.font.size, run.font.bold, run.font.name = Pt(21), True, "Georgia"
    run.font.color.theme_color = MSO_THEME_COLOR.ACCENT_2
    read = _read(deck).slides[0].shapes[0].body
    assert read is not None
    found = read.paragraphs[0].runs[0]
    assert (found.size, found.bold, found.font, found.paint.colors[0].hex) == (21, True, "Georgia", "#C0504D")


def test_a_table_from_the_right_is_read_in_its_order() -> None:
    """Its first column stands at the right, and is still the first."""
    deck = build_clean_deck()
    before = _read(deck).slides[1].shapes[1].table
    deck.slides[1].shapes[1].table._tbl.tblPr.set("rtl", "1")
    shape = _read(deck).slides[1].shapes[1]
    table = shape.table
    assert before is not None
    assert table is not None
    assert [cell.body.text for cell in table.cells] == [cell.body.text for cell in before.cells]
    assert table.first_row
    first = table.cells[0].box
    assert first.x + first.width == shape.box.x + sum(table.column_widths)
    assert {cell.box.x for cell in table.cells if cell.column == len(table.column_widths) - 1} == {shape.box.x}


def test_tables_charts_and_pictures_are_read() -> None:
    """Cells with their look, cached values with their workbook, pictures with their crop."""
    deck = build_clean_deck()
    deck.slides[3].shapes[1].crop_left = 0.25
    read = _read(deck)
    table = read.slides[1].shapes[1].table
    assert table is not None
    assert table.first_row
    assert table.cells[0].body.paragraphs[0].runs[0].bold
    assert table.cells[0].paint.colors[0].hex == "#4F81BD"
    chart = read.slides[2].shapes[1].chart
    assert chart is not None
    assert chart.values == (42.6, 44.1, 48.2)
    assert {"Q1", "Revenue"} <= set(chart.words)
    assert chart.has_workbook
    picture = read.slides[3].shapes[1].picture
    assert picture is not None
    assert picture.crop == (0.25, 0, 0, 0)
    assert picture.part in read.images


def test_merged_cells_are_one() -> None:
    """A merged-away cell is no cell; the origin stands over all of its columns."""
    deck = build_clean_deck()
    table = deck.slides[1].shapes[1].table
    table.cell(0, 0).merge(table.cell(0, 1))
    read = _read(deck).slides[1].shapes[1].table
    assert read is not None
    assert len(read.cells) == 8
    assert read.cells[0].box.width == table.columns[0].width + table.columns[1].width


def test_backgrounds_come_from_the_slide_or_its_layout() -> None:
    """The slide's own paint counts; else the layout's or the master's."""
    deck = build_clean_deck()
    deck.slides[0].background.fill.solid()
    deck.slides[0].background.fill.fore_color.rgb = RGBColor(0x11, 0x22, 0x33)
    deck.slide_layouts[5].background.fill.solid()
    deck.slide_layouts[5].background.fill.fore_color.rgb = RGBColor(0x44, 0x55, 0x66)
    read = _read(deck)
    assert [slide.background.colors[0].hex for slide in read.slides[:2]] == ["#112233", "#445566"]


def test_notes_hidden_slides_and_turned_shapes() -> None:
    """What a reader does not see at once is read too."""
    deck = build_clean_deck()
    deck.slides[0].notes_slide.notes_text_frame.text = "Say this."
    deck.slides[1]._element.set("show", "0")
    deck.slides[4].shapes[1].rotation = 30
    read = _read(deck)
    assert read.slides[0].notes == "Say this."
    assert read.slides[1].hidden
    assert read.slides[4].shapes[1].box.rotation == 30


@pytest.mark.parametrize("layout", range(11))
def test_every_default_layout_reads(layout: int) -> None:
    """Decks that use the stock template as it comes."""
    deck = Presentation()
    slide = deck.slides.add_slide(deck.slide_layouts[layout])
    for placeholder in slide.placeholders:
        if placeholder.placeholder_format.type == 18:
            placeholder.insert_picture(png(400, 300))
        else:
            placeholder.text = "Text"
    read = _read(deck).slides[0]
    assert all(shape.box.width > 0 for shape in read.shapes)
    assert read.part.startswith("ppt/slides/")


def test_numbers_beyond_reason_are_ignored() -> None:
    """A hostile size or position is read as its default."""
    deck = build_clean_deck()
    frame = deck.slides[6].shapes[1]._element.spPr.find(".//{*}off")
    frame.set("x", "9" * 400)
    deck.slides[6].shapes[1].text_frame.paragraphs[0].runs[0].font._element.set("sz", "-5")
    read = _read(deck).slides[6].shapes[1]
    assert read.box.x == 0
    assert read.bodies[0].paragraphs[0].runs[0].size == 18  # of a size that none can be, as of none


def test_equations_are_text() -> None:
    """A slide that shows nothing else is not empty: letters in the font of the text, at their own size."""
    pptx = Presentation()
    title = add_slide(pptx, "Energy").shapes.title.text_frame
    equation = etree.SubElement(title.paragraphs[0]._p, names.EQUATION)
    for sign in "\U0001d438=\U0001d45a\U0001d450":
        part = etree.SubElement(etree.SubElement(equation, names.M + "oMath"), names.M + "r")
        etree.SubElement(part, names.A + "rPr", sz="3200")
        etree.SubElement(part, names.M + "t").text = sign
    run, shown = _read(pptx).slides[0].shapes[0].bodies[0].paragraphs[0].runs
    assert (shown.text, shown.size, shown.font) == ("E=mc", 32, run.font)
