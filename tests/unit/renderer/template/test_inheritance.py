"""What layouts inherit, override, or leave unsaid."""

import copy
import io
from typing import Any

import pytest
from lxml import etree
from openxml_audit import FileFormat, OpenXmlValidator
from pptx import Presentation
from pptx.opc.package import Part
from pptx.opc.packuri import PackURI

from deck_documents import parse
from deck_presentation.colors import Palette
from deck_presentation.paints import Color, Tone
from renderer.compile import compile_deck
from renderer.template import compile_template

A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
WIDE = (12_192_000, 6_858_000)
OVERRIDE = "application/vnd.openxmlformats-officedocument.themeOverride+xml"
KIND = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/themeOverride"
DECK = {
    "version": "2.0",
    "title": "Deck",
    "slides": [
        {"slideType": "title-body", "role": "content", "title": "Points", "body": ["One", "Two"], "notes": ["Say it"]},
        {
            "slideType": "kpi-grid",
            "title": "Figures",
            "items": [{"label": "A", "value": "1"}, {"label": "B", "value": "2"}],
        },
        {
            "slideType": "waterfall",
            "title": "Bridge",
            "entries": [{"label": kind, "type": kind, "value": 2} for kind in ("total", "increase", "decrease")],
        },
    ],
}


def layout(data: bytes, name: str) -> Any:
    """A compiled layout by its name."""
    return next(one for one in compile_template(data).layouts if one.name == name)


def test_a_colour_map_of_a_layout_turns_its_slots_round_and_comes_along(maker: Any) -> None:
    """Dark and light change places; slides on the layout carry the map."""
    made = maker(WIDE)
    root = made.layout("Title and Content")._element
    override = root.find(f"{P}clrMapOvr")
    override.clear()
    slots = {"bg1": "dk1", "tx1": "lt1", "bg2": "dk2", "tx2": "lt2", "hlink": "hlink", "folHlink": "folHlink"}
    etree.SubElement(override, f"{A}overrideClrMapping", {**slots, **{f"accent{n}": f"accent{n}" for n in range(1, 7)}})
    data = made.bytes()
    assert layout(data, "Title and Content").toning.colors["lt1"] == "#000000"
    assert layout(data, "Title Only").toning.colors["lt1"] == "#FFFFFF"
    compiled = compile_deck(parse("protocol_v2", DECK), template=compile_template(data))
    slides = Presentation(io.BytesIO(compiled.pptx)).slides
    assert slides[0]._element.find(f"{P}clrMapOvr/{A}overrideClrMapping") is not None
    assert slides[1]._element.find(f"{P}clrMapOvr/{A}overrideClrMapping") is None


def test_a_theme_override_of_a_layout_counts(maker: Any) -> None:
    """Its colours are the override's, and the part stays in the deck."""
    made = maker(WIDE)
    target = made.layout("Title Only").part
    xml = f'<a:themeOverride xmlns:a="{A[1:-1]}"><a:clrScheme name="x"><a:accent1><a:srgbClr val="008000"/></a:accent1>'
    part = Part(
        PackURI("/ppt/theme/themeOverride1.xml"),
        OVERRIDE,
        target.package,
        f"{xml}</a:clrScheme></a:themeOverride>".encode(),
    )
    target.relate_to(part, KIND)
    data = made.bytes()
    assert layout(data, "Title Only").toning.colors["accent1"] == "#008000"
    assert layout(data, "Blank").toning.colors["accent1"] != "#008000"
    compiled = compile_deck(parse("protocol_v2", DECK), template=compile_template(data))
    assert b"themeOverride1" in compiled.pptx


def test_styles_that_are_only_in_sample_text_are_written_out(maker: Any) -> None:
    """Where no level gives a size, slides say what the sample text shows."""
    made = maker(WIDE)
    styles = made.master._element.find(f"{P}txStyles")
    for level in list(styles.iter(f"{A}defRPr")):
        level.attrib.pop("sz", None)
    title = next(shape for shape in made.layout("Title and Content").placeholders if shape.placeholder_format.type == 1)
    for run in title._element.iter(f"{A}rPr", f"{A}endParaRPr"):
        run.set("sz", "2600")
        run.set("b", "1")
    data = made.bytes()
    assert layout(data, "Title and Content").title.style.size == 26.0
    compiled = compile_deck(parse("protocol_v2", DECK), template=compile_template(data))
    shape = Presentation(io.BytesIO(compiled.pptx)).slides[0].shapes.title
    assert shape.text_frame.paragraphs[0].runs[0].font.size.pt == 26.0
    assert shape.text_frame.paragraphs[0].runs[0].font.bold


def test_a_panel_keeps_words_off_a_busy_background(maker: Any) -> None:
    """Where a picture fills the background the content brings its own ground."""
    made = maker(WIDE).logo("Title Only")
    root = made.layout("Title Only")._element
    picture = next(root.iter(f"{P}pic"))
    for tag, values in (("off", {"x": "0", "y": "0"}), ("ext", {"cx": str(WIDE[0]), "cy": str(WIDE[1])})):
        for place in picture.iter(f"{A}{tag}"):
            place.attrib.update(values)
    template = compile_template(made.bytes())
    assert next(one for one in template.layouts if one.name == "Title Only").has_panel


def test_grounds_of_several_texts_are_told_apart() -> None:
    """On a page that a program widened, texts stand across edges: each brings a ground with a name and an id."""
    slide = {"slideType": "title-body", "title": "Ferries", "body": ["On time"]}
    document = parse("protocol_v2", {"version": "2.0", "title": "Ferries", "slides": [slide, slide]})
    widened = Presentation(io.BytesIO(compile_deck(document).pptx))
    widened.slide_width = 2 * WIDE[0]
    stream = io.BytesIO()
    widened.save(stream)
    compiled = compile_deck(document, template=compile_template(stream.getvalue()))
    shapes = Presentation(io.BytesIO(compiled.pptx)).slides[0].shapes
    assert sum(shape.name.endswith(".ground") for shape in shapes) > 1
    assert len({shape.shape_id for shape in shapes}) == len({shape.name for shape in shapes}) == len(shapes)


def test_the_ground_of_a_page_number_is_no_wider_than_it_needs(maker: Any) -> None:
    """On the edge of a band it used to be a bar of a quarter of the page."""
    data = maker(WIDE).colors({"accent1": "7A1F3D"}).band().bytes()
    items = [{"label": "On time", "value": "91 %"}, {"label": "Late", "value": "9 %"}]
    deck = {
        "version": "2.0",
        "title": "Ferries",
        "slides": [{"slideType": "kpi-grid", "title": "Ferries", "items": items}],
    }
    compiled = compile_deck(parse("protocol_v2", deck), template=compile_template(data))
    slide = Presentation(io.BytesIO(compiled.pptx)).slides[0]
    (ground,) = [shape for shape in slide.shapes if shape.name.endswith(".ground")]
    number = next(shape for shape in slide.placeholders if shape.name == "Page number")
    assert ground.width < WIDE[0] * 0.05
    assert number.left - 60_000 <= ground.left
    assert ground.top < number.top + number.height


def test_content_stands_beside_what_a_layout_draws(maker: Any) -> None:
    """A picture at the left edge moves the content to the right of it."""
    made = maker(WIDE).logo("Title Only")
    picture = next(made.layout("Title Only")._element.iter(f"{P}pic"))
    for place in picture.iter(f"{A}off"):
        place.attrib.update({"x": "0", "y": "1500000"})
    for place in picture.iter(f"{A}ext"):
        place.attrib.update({"cx": "1500000", "cy": "5000000"})
    assert layout(made.bytes(), "Title Only").area.x >= 1_500_000 / 12_700


def test_what_is_hidden_on_a_layout_takes_no_room(maker: Any) -> None:
    """Nobody sees it (19.3.1.12), so content stands where it would without it."""
    made = maker(WIDE).logo("Title Only")
    picture = next(made.layout("Title Only")._element.iter(f"{P}pic"))
    for place in picture.iter(f"{A}off"):
        place.attrib.update({"x": "0", "y": "1500000"})
    for place in picture.iter(f"{A}ext"):
        place.attrib.update({"cx": "1500000", "cy": "5000000"})
    before = layout(made.bytes(), "Title Only").area
    next(picture.iter(f"{P}cNvPr")).set("hidden", "1")
    assert layout(made.bytes(), "Title Only").area.x < before.x


def test_a_shape_that_takes_a_gradient_of_the_theme_is_no_flat_ground(maker: Any) -> None:
    """Its style names the fill by number (20.1.4.2.10): the second of most themes is a gradient."""
    made = maker(WIDE).band("accent1", height=WIDE[1], top=0)
    shape = made.master._element.find(f"{P}cSld/{P}spTree")[2]
    properties = shape.find(f"{P}spPr")
    for fill in properties.findall(f"{A}solidFill"):
        properties.remove(fill)
    flat = []
    for number in ("1", "2"):
        for style in shape.findall(f"{P}style"):
            shape.remove(style)
        style = etree.Element(f"{P}style")
        for name, index in (("lnRef", "0"), ("fillRef", number), ("effectRef", "0")):
            etree.SubElement(etree.SubElement(style, f"{A}{name}", idx=index), f"{A}schemeClr", val="accent1")
        etree.SubElement(style, f"{A}fontRef", idx="minor")
        properties.addnext(style)
        flat.append(layout(made.bytes(), "Title Only").is_flat)
    assert flat == [True, False]


@pytest.mark.parametrize(
    ("tone", "color"),
    [
        (Tone("accent1"), "#4F81BD"),
        (Tone("tx1"), "#000000"),
        (Tone("accent1").lum(50), "#254061"),
        (Tone("accent1").lum(20, 80), "#DCE6F2"),
        (Tone("#00FF00", (("shade", 50_000),)), "#00BC00"),
        (Tone("#00FF00", (("tint", 50_000),)), "#BCFFBC"),
    ],
)
def test_colours_come_out_as_office_shows_them(tone: Tone, color: str) -> None:
    """Lightness, shade and tint; one step of a channel is nothing."""
    palette = Palette({"accent1": Color.from_hex("4F81BD"), "dk1": Color.from_hex("000000")})
    seen = palette.hex(tone)
    assert all(abs(int(seen[n : n + 2], 16) - int(color[n : n + 2], 16)) <= 2 for n in (1, 3, 5)), seen


def test_decks_on_templates_are_valid_open_xml(template_bytes: dict[str, bytes], tmp_path: Any) -> None:
    """No element, attribute or reference that the schemas do not allow."""
    validator = OpenXmlValidator(FileFormat.MICROSOFT_365)
    for name in ("wide", "night"):
        path = tmp_path / f"{name}.pptx"
        path.write_bytes(compile_deck(parse("protocol_v2", DECK), template=compile_template(template_bytes[name])).pptx)
        assert [f"{error.part_uri}: {error.description}" for error in validator.validate(path).errors] == []


def test_a_shape_that_shows_the_background_is_a_ground_like_it(maker: Any) -> None:
    """A window over a white band leaves the dark background of the master behind the content (`useBgFill`)."""
    made = maker(WIDE).background("4E261E").band("FFFFFF", height=WIDE[1], top=0)
    tree = made.master._element.find(f"{P}cSld/{P}spTree")
    window = copy.deepcopy(tree[2])
    tree.insert(3, window)
    before = layout(made.bytes(), "Title and Content")
    window.set("useBgFill", "1")
    after = layout(made.bytes(), "Title and Content")
    assert (before.is_dark, after.is_dark) == (False, True)
    assert (before.toning.colors["lt1"], after.toning.colors["lt1"]) == ("#FFFFFF", "#4E261E")
    assert after.is_flat
