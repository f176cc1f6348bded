"""What shapes inherit, place by place where readers of presentations are apt to differ; each test names its clause."""

from collections.abc import Callable
from typing import Any

import pptx
import pytest
from lxml import etree

from deck_presentation.boxes import Box, Placing
from deck_presentation.model import Placeholder
from deck_presentation.placeholders import Seat, on_layout, on_master
from deck_presentation.reading import Presentation
from tests.unit.scorer.conftest import png

from .conftest import add_placeholder, element, place, relate, theme_part

CONTENT = ("pic", "chart", "tbl", "dgm", "media", "clipArt")
Read = Callable[[Any], Presentation]


def _seats(*roles: tuple[str, int]) -> list[Seat]:
    return [Seat(Placeholder(*role), element("<p:sp/>"), Placing()) for role in roles]


def _slide(deck: Any, layout: int = 6) -> Any:
    return deck.slides.add_slide(deck.slide_layouts[layout])


def _tree(holder: Any) -> Any:
    return holder.shapes._spTree


def _only(presentation: Presentation, name: str = "Made") -> Any:
    slide = presentation.slide(0)
    assert slide is not None
    return next(shape for shape in slide.shapes if shape.name == name)


@pytest.mark.parametrize(
    ("role", "expected"),
    [
        (("obj", 13), ("pic", 13)),
        (("body", 14), ("body", 14)),
        (("title", 0), ("ctrTitle", 0)),
        (("ctrTitle", 5), ("ctrTitle", 0)),
        (("dt", 99), ("dt", 10)),
        (("obj", 10), ("body", 10)),
        (("pic", 77), ("pic", 13)),
        (("chart", 77), ("body", 10)),
        (("hdr", 0), None),
    ],
)
def test_slides_find_their_layouts_placeholder(role: tuple[str, int], expected: tuple[str, int] | None) -> None:
    """By number where content is concerned, titles and what stands at the foot by type (19.3.1.36)."""
    seats = _seats(("ctrTitle", 0), ("dt", 10), ("body", 10), ("pic", 13), ("body", 14))
    found = on_layout(Placeholder(*role), seats)
    assert (None if found is None else (found.role.type, found.role.idx)) == expected


@pytest.mark.parametrize("type_", ["body", "obj", "subTitle", *CONTENT])
def test_content_of_every_kind_inherits_from_the_masters_body(type_: str) -> None:
    """Masters have one body for all of it (19.3.1.36, 19.7.10)."""
    seats = _seats(("title", 0), ("body", 1), ("dt", 2), ("sldNum", 4))
    found = on_master(Placeholder(type_, 21), seats)
    assert found is not None
    assert found.role.type == "body"


@pytest.mark.parametrize("type_", CONTENT)
def test_content_of_every_kind_has_the_masters_body_style(type_: str, reading: Read) -> None:
    """Words in a placeholder for pictures, charts, tables, diagrams or media are set like a body (19.3.1.5)."""
    deck = pptx.Presentation()
    slide = _slide(deck)
    add_placeholder(_tree(deck.slide_layouts[6]), f'type="{type_}" idx="21"', place=place(1, 2, 300, 400))
    add_placeholder(_tree(slide), f'type="{type_}" idx="21"')
    shape = _only(reading(deck))
    assert shape.box == Box(1, 2, 300, 400)
    assert shape.body.paragraphs[0].runs[0].size == 32
    assert shape.body.paragraphs[0].bulleted


def test_what_stands_at_the_foot_has_the_other_style(reading: Read) -> None:
    """Dates, footers and page numbers follow neither titles nor bodies (19.3.1.35)."""
    deck = pptx.Presentation()
    slide = _slide(deck)
    other = deck.slide_master._element.find(".//{*}otherStyle/{*}lvl1pPr/{*}defRPr")
    other.set("sz", "1100")
    add_placeholder(_tree(slide), 'type="dt" idx="77"', styles="")
    for holder in (deck.slide_master, deck.slide_layouts[6]):
        for shape in holder.placeholders:
            for styles in shape._element.iter("{*}lstStyle"):
                styles.clear()
    assert _only(reading(deck)).body.paragraphs[0].runs[0].size == 11


def test_a_picture_on_a_layout_is_a_placeholder_too(reading: Read) -> None:
    """Any kind of shape may be one (19.3.1.33)."""
    deck = pptx.Presentation()
    slide = _slide(deck)
    add_placeholder(_tree(deck.slide_layouts[6]), 'type="pic" idx="21"', place=place(5, 6, 70, 80), tag="pic")
    add_placeholder(_tree(slide), 'type="pic" idx="21"')
    assert _only(reading(deck)).box == Box(5, 6, 70, 80)


def test_a_frame_without_an_extent_says_no_place(reading: Read) -> None:
    """A turn alone is no place: that is the layout's (20.1.7.6)."""
    deck = pptx.Presentation()
    slide = _slide(deck)
    add_placeholder(_tree(deck.slide_layouts[6]), 'type="pic" idx="21"', place=place(5, 6, 70, 80))
    add_placeholder(_tree(slide), 'type="pic" idx="21"', place='<a:xfrm rot="60000"/>')
    assert _only(reading(deck)).box == Box(5, 6, 70, 80)


def test_placeholders_in_groups_of_a_layout_stand_where_the_group_puts_them(reading: Read) -> None:
    """Inner coordinates of the layout's group become those of the slide (20.1.7.5)."""
    deck = pptx.Presentation()
    slide = _slide(deck)
    group = element(
        '<p:grpSp><p:nvGrpSpPr><p:cNvPr id="800" name="G"/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr><a:xfrm>'
        '<a:off x="1000" y="1000"/><a:ext cx="2000" cy="2000"/><a:chOff x="0" y="0"/><a:chExt cx="1000" cy="1000"/>'
        "</a:xfrm></p:grpSpPr></p:grpSp>"
    )
    add_placeholder(group, 'type="body" idx="21"', place=place(100, 100, 50, 50))
    _tree(deck.slide_layouts[6]).append(group)
    add_placeholder(_tree(slide), 'type="body" idx="21"')
    assert _only(reading(deck)).box == Box(1200, 1200, 100, 100)


def test_what_a_paragraph_says_about_its_runs_counts(reading: Read) -> None:
    """Default run properties of a paragraph lie over the list styles, under the run's own (21.1.2.3.2)."""
    deck = pptx.Presentation()
    made = add_placeholder(
        _tree(_slide(deck)), 'type="body" idx="21"', styles='<a:lvl1pPr><a:defRPr sz="900"/></a:lvl1pPr>'
    )
    paragraph = made.find(".//{*}p")
    paragraph.insert(0, element('<a:pPr><a:defRPr sz="1300" cap="all" u="sng"/></a:pPr>'))
    run = _only(reading(deck)).body.paragraphs[0].runs[0]
    assert (run.size, run.caps, run.underlined, run.struck) == (13, "all", True, False)


def test_a_theme_override_counts_for_layouts_and_their_slides(reading: Read) -> None:
    """What it names replaces the theme's, the rest stays (20.1.6.12)."""
    deck = pptx.Presentation()
    slide = _slide(deck)
    scheme = '<a:clrScheme name="x"><a:dk1><a:srgbClr val="008000"/></a:dk1></a:clrScheme>'
    override = etree.tostring(element(f"<a:themeOverride >{scheme}</a:themeOverride>"))
    kind = "application/vnd.openxmlformats-officedocument.themeOverride+xml"
    relate(deck.slide_layouts[6].part, "themeOverride", "/ppt/theme/themeOverride1.xml", kind, override)
    add_placeholder(_tree(slide), 'type="body" idx="21"')
    run = _only(reading(deck)).body.paragraphs[0].runs[0]
    assert run.paint.colors[0].hex == "#008000"
    assert run.font == "Calibri"


@pytest.mark.parametrize(("own", "expected"), [("<a:masterClrMapping/>", "#FFFFFF"), ("", "#FFFFFF")])
def test_a_color_map_of_a_layout_holds_for_its_slides(own: str, expected: str, reading: Read) -> None:
    """PowerPoint writes masterClrMapping into slides of such layouts and shows them by the layout's map (19.3.1.7)."""
    deck = pptx.Presentation()
    slide = _slide(deck)
    slots = {"bg1": "dk1", "tx1": "lt1", "bg2": "dk2", "tx2": "lt2", "hlink": "hlink", "folHlink": "folHlink"}
    slots |= {f"accent{number}": f"accent{number}" for number in range(1, 7)}
    override = deck.slide_layouts[6]._element.find("{*}clrMapOvr")
    override.clear()
    written = " ".join(f'{name}="{slot}"' for name, slot in slots.items())
    override.append(element(f"<a:overrideClrMapping {written}/>"))
    chosen = slide._element.find("{*}clrMapOvr")
    chosen.clear()
    chosen.extend([element(own)] if own else [])
    add_placeholder(_tree(slide), 'type="body" idx="21"')
    assert _only(reading(deck)).body.paragraphs[0].runs[0].paint.colors[0].hex == expected


@pytest.mark.parametrize(
    ("number", "kind"), [("1", "solid"), ("2", "gradient"), ("1001", "solid"), ("1002", "gradient"), ("1000", "solid")]
)
def test_backgrounds_by_number_come_from_two_lists(number: str, kind: str, reading: Read) -> None:
    """Below 1000 they are fills of shapes, above those of backgrounds, 0 and 1000 are none (19.3.1.3)."""
    deck = pptx.Presentation()
    slide = _slide(deck)
    background = element(f'<p:bg><p:bgRef idx="{number}"><a:schemeClr val="accent2"/></p:bgRef></p:bg>')
    slide._element.find("{*}cSld").insert(0, background)
    read = reading(deck).slide(0)
    assert read is not None
    assert read.background.kind == kind
    tinted = read.background.tones[0].base == "accent2"
    assert tinted == (number != "1000")


def test_pictures_of_a_theme_are_found_by_the_themes_own_relationships(reading: Read) -> None:
    """An id in a theme's fill means the theme's target, not the slide's (part 2, 9.3; 20.1.8.13)."""
    deck = pptx.Presentation()
    slide = _slide(deck)
    part = theme_part(deck)
    identity = relate(part, "image", "/ppt/media/texture.png", "image/png", png(4, 4).getvalue())
    root = etree.fromstring(part.blob)
    fills = root.find(".//{*}bgFillStyleLst")
    fills[2].getparent().replace(fills[2], element(f'<a:blipFill><a:blip r:embed="{identity}"/></a:blipFill>'))
    part._blob = etree.tostring(root)
    slide._element.find("{*}cSld").insert(0, element('<p:bg><p:bgRef idx="1003"/></p:bg>'))
    read = reading(deck).slide(0)
    assert read is not None
    assert read.background.image == "ppt/media/texture.png"
    assert not read.background.is_recolored


def test_the_alternate_that_can_be_drawn_is_read(reading: Read) -> None:
    """Ink that only newer programs know comes with a picture for all others (part 3, AlternateContent)."""
    deck = pptx.Presentation()
    slide = _slide(deck)
    alternate = element(
        '<mc:AlternateContent><mc:Choice Requires="p14"><p:contentPart r:id="rId9"/></mc:Choice>'
        "<mc:Fallback/></mc:AlternateContent>"
    )
    add_placeholder(alternate[1], 'type="pic" idx="3"', place=place(1, 2, 3, 4), tag="pic")
    _tree(slide).append(alternate)
    assert _only(reading(deck)).box == Box(1, 2, 3, 4)


def _painted(holder: Any, color: str) -> None:
    """Give a slide, layout or master a background of its own."""
    fill = f'<a:solidFill><a:srgbClr val="{color}"/></a:solidFill>'
    holder._element.find("{*}cSld").insert(0, element(f"<p:bg><p:bgPr>{fill}<a:effectLst/></p:bgPr></p:bg>"))


def test_shapes_that_show_the_background_are_filled_with_it(reading: Read) -> None:
    """Their fill is what the slide is painted with first, whatever else fills them (19.3.1.43)."""
    deck = pptx.Presentation()
    slide = _slide(deck)
    _painted(slide, "4E261E")
    made = add_placeholder(_tree(slide), 'type="body" idx="21"')
    made.find("{*}spPr").append(element('<a:solidFill><a:srgbClr val="FFFFFF"/></a:solidFill>'))
    plain = _only(reading(deck))
    made.set("useBgFill", "1")
    window = _only(reading(deck))
    assert (plain.shows_background, plain.paint.colors[0].hex) == (False, "#FFFFFF")
    assert (window.shows_background, window.paint.colors[0].hex) == (True, "#4E261E")


def test_a_placeholder_is_a_window_like_its_layouts(reading: Read) -> None:
    """What fills a shape is inherited, a window on the background too, until the shape is filled by itself."""
    deck = pptx.Presentation()
    slide = _slide(deck)
    _painted(slide, "4E261E")
    add_placeholder(_tree(slide.slide_layout), 'type="body" idx="21"').set("useBgFill", "1")
    made = add_placeholder(_tree(slide), 'type="body" idx="21"')
    assert _only(reading(deck)).paint.colors[0].hex == "#4E261E"
    made.find("{*}spPr").append(element("<a:noFill/>"))
    assert not _only(reading(deck)).shows_background


def test_a_window_of_the_master_shows_the_background_of_the_slide(reading: Read) -> None:
    """On two slides with two backgrounds it has two colors."""
    deck = pptx.Presentation()
    _tree(deck.slide_master).append(
        element(
            '<p:sp useBgFill="1"><p:nvSpPr><p:cNvPr id="91" name="Panel"/><p:cNvSpPr/><p:nvPr/></p:nvSpPr>'
            f"<p:spPr>{place(0, 0, 9_144_000, 6_858_000)}</p:spPr></p:sp>"
        )
    )
    for color in ("4E261E", "E0F2FE"):
        _painted(_slide(deck), color)
    read = reading(deck)
    slides = [read.slide(number) for number in (0, 1)]
    assert [slide.backdrop[-1].paint.colors[0].hex for slide in slides if slide] == ["#4E261E", "#E0F2FE"]


def test_a_master_without_a_background_shows_the_ground_of_its_theme(reading: Read) -> None:
    """Nobody paints anything: slides stand on the first background color."""
    deck = pptx.Presentation()
    _slide(deck)
    for background in list(deck.slide_master._element.iter("{*}bg")):
        background.getparent().remove(background)
    read = reading(deck).slide(0)
    assert read is not None
    assert read.background.colors[0].hex == "#FFFFFF"
    assert read.background.tones[0].base == "bg1"


@pytest.mark.parametrize(
    ("own", "expected"),
    [
        ("", "#C0504D"),
        ('<a:ln><a:solidFill><a:srgbClr val="008000"/></a:solidFill></a:ln>', "#008000"),
        ("<a:ln><a:noFill/></a:ln>", ""),
    ],
)
def test_runs_inherit_the_outline_of_their_letters(own: str, expected: str, reading: Read) -> None:
    """From the list style, unless they have one of their own (21.1.2.3.9, 20.1.2.2.24)."""
    deck = pptx.Presentation()
    line = '<a:ln><a:solidFill><a:schemeClr val="accent2"/></a:solidFill></a:ln>'
    styles = f"<a:lvl1pPr><a:defRPr>{line}</a:defRPr></a:lvl1pPr>"
    shape = add_placeholder(_tree(_slide(deck)), 'type="body" idx="21"', styles=styles)
    shape.find(".//{*}r").insert(0, element(f"<a:rPr>{own}</a:rPr>"))
    run = _only(reading(deck)).body.paragraphs[0].runs[0]
    assert [color.hex for color in run.outline.colors] == ([expected] if expected else [])


_STYLE = "{69012ECD-51FC-41F1-AA8D-1B2483CD663E}"


@pytest.mark.parametrize(
    ("ground", "first_row", "expected"),
    [
        ("", '<a:fillRef idx="1"><a:schemeClr val="accent1"/></a:fillRef>', ["#4F81BD", None]),
        ("", '<a:fillRef idx="0"><a:schemeClr val="accent1"/></a:fillRef>', [None, None]),
        ('<a:fillRef idx="1"><a:schemeClr val="accent2"/></a:fillRef>', "", ["#C0504D", "#C0504D"]),
        (
            '<a:fill><a:solidFill><a:schemeClr val="accent2"/></a:solidFill></a:fill>',
            '<a:fill><a:solidFill><a:schemeClr val="accent1"/></a:solidFill></a:fill>',
            ["#4F81BD", "#C0504D"],
        ),
    ],
    ids=["of the theme", "of none", "of the table", "both"],
)
def test_parts_of_table_styles_are_painted_by_the_theme(
    reading: Read, ground: str, first_row: str, expected: list[str | None]
) -> None:
    """Light Style 2 and the themed styles refer to its fills; `tblBg` is below all cells (20.1.4.2.10, 20.1.4.2.25)."""
    deck = pptx.Presentation()
    table = _slide(deck).shapes.add_table(2, 1, 0, 0, 914400, 914400).table
    table._tbl.tblPr.find("{*}tableStyleId").text = _STYLE
    styles = next(link.target_part for link in deck.part.rels.values() if link.reltype.endswith("/tableStyles"))
    styles._blob = (
        f'<a:tblStyleLst xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" def="{_STYLE}">'
        f'<a:tblStyle styleId="{_STYLE}" styleName="Own"><a:tblBg>{ground}</a:tblBg>'
        "<a:wholeTbl><a:tcStyle><a:tcBdr/></a:tcStyle></a:wholeTbl>"
        f"<a:firstRow><a:tcStyle><a:tcBdr/>{first_row}</a:tcStyle></a:firstRow></a:tblStyle></a:tblStyleLst>"
    ).encode()
    cells = reading(deck).slide(0).shapes[0].table.cells
    assert [cell.paint.colors[0].hex if cell.paint.colors else None for cell in cells] == expected
