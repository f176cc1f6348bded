"""Decks that are built on templates: whole, native, on the template's own masters and layouts."""

import base64
import io
import json
import posixpath
import zipfile
from collections import Counter
from dataclasses import replace
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree
from PIL import Image
from pptx import Presentation
from pptx.shapes.connector import Connector

from deck_documents import ParsedDocument, parse
from deck_documents.protocol_v2 import SLIDE_TYPES
from deck_fonts import FontBook
from deck_package import inspect_package
from deck_presentation.contrast import contrast
from renderer.compile import CompiledDeck, compile_deck
from renderer.deck.charts import BridgeOptions, ChartData
from renderer.layout.charts.step_colors import usual_colors
from renderer.layout.charts.telling_apart import difference
from renderer.scene.theme import rgb, theme_for
from renderer.template import compile_template
from renderer.template.trial import tried
from renderer.template.trial_decks import TRIAL_DECKS

A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
NAMES = ("plain", "wide", "night", "named")
EXAMPLES = Path(__file__).parents[4] / "examples"
DECKS = {name: json.loads((EXAMPLES / f"{name}.json").read_text()) for name in ("board_update", "seed_pitch")}
WIDE = (12_192_000, 6_858_000)
ARABIC = "النمو عاد فوق الخطة"


def parsed(name: str) -> ParsedDocument:
    """One of the example decks."""
    return parse(DECKS[name]["sourceSchema"], DECKS[name]["document"])


def deck(*slides: dict[str, Any], **root: Any) -> ParsedDocument:
    """A deck of some slides."""
    return parse("protocol_v2", {"version": "2.0", "title": "Deck", "slides": list(slides), **root})


def body(title: str = "Title", *lines: str, **more: Any) -> dict[str, Any]:
    """A slide of text."""
    return {"slideType": "title-body", "title": title, "body": list(lines) or ["One", "Two"], **more}


class Built:
    """The parts of a deck."""

    def __init__(self, compiled: CompiledDeck) -> None:
        self.compiled = compiled
        with zipfile.ZipFile(io.BytesIO(compiled.pptx)) as archive:
            self.names = archive.namelist()
            self.parts = {name: archive.read(name) for name in self.names}
        self.deck = Presentation(io.BytesIO(compiled.pptx))

    def slide(self, number: int = 1) -> Any:
        """The root of one slide."""
        return etree.fromstring(self.parts[f"ppt/slides/slide{number}.xml"])

    def rules(self) -> set[str]:
        """The rules of its findings."""
        return {finding.rule for finding in self.compiled.findings}


@pytest.fixture(scope="session")
def fonts() -> FontBook:
    """The installed fonts."""
    return FontBook.load()


@pytest.fixture(scope="session")
def build(template_bytes: dict[str, bytes], fonts: FontBook) -> Any:
    """Builds a document on a template, by name or bytes."""
    known = {name: compile_template(data) for name, data in template_bytes.items()}

    def make(document: ParsedDocument, template: str | bytes = "wide") -> Built:
        made = known[template] if isinstance(template, str) else compile_template(template)
        return Built(compile_deck(document, fonts, template=made))

    return make


@pytest.mark.parametrize("template", NAMES)
@pytest.mark.parametrize("name", ["board_update", "seed_pitch"])
def test_the_package_is_whole(build: Any, template: str, name: str) -> None:
    """No fault by our own examination, no name twice, every relationship leads to a part, every part has a type."""
    built = build(parsed(name), template)
    assert inspect_package(built.compiled.pptx) == ()
    assert max(Counter(name.casefold() for name in built.names).values()) == 1
    reached = {""}
    for rels in (name for name in built.names if name.endswith(".rels")):
        folder = posixpath.dirname(posixpath.dirname(rels))
        for row in etree.fromstring(built.parts[rels]):
            target = posixpath.normpath(posixpath.join(folder, row.get("Target")))
            assert row.get("TargetMode") == "External" or target in built.parts
            reached.add(target)
    kept = {name for name in built.names if not name.endswith(".rels") and name != "[Content_Types].xml"}
    assert kept <= reached


@pytest.mark.parametrize("template", NAMES)
def test_sample_slides_go_and_masters_stay(build: Any, template_bytes: dict[str, bytes], template: str) -> None:
    """Ours are the only slides; layouts, their names and the theme are the template's."""
    built, before = build(parsed("board_update"), template), Presentation(io.BytesIO(template_bytes[template]))
    assert len(built.deck.slides) == built.compiled.slide_count == 8
    assert [layout.name for layout in built.deck.slide_layouts] == [layout.name for layout in before.slide_layouts]
    assert b"A sample slide" not in b"".join(built.parts.values())
    assert (built.deck.slide_width, built.deck.slide_height) == (before.slide_width, before.slide_height)
    theme = next(name for name in built.parts if name.startswith("ppt/theme/"))
    with zipfile.ZipFile(io.BytesIO(template_bytes[template])) as archive:
        assert archive.read(theme) == built.parts[theme]


def test_the_same_input_gives_the_same_bytes(template_bytes: dict[str, bytes]) -> None:
    """Compiled twice, from the template's bytes on."""
    one, other = (
        compile_deck(parsed("board_update"), template=compile_template(template_bytes["wide"])).pptx for _ in range(2)
    )
    assert one == other


def test_a_potx_becomes_a_presentation(build: Any, template_bytes: dict[str, bytes], files: Any) -> None:
    """The main part's type says presentation."""
    built = build(deck(body()), files.potx(template_bytes["wide"]))
    assert b"template.main+xml" not in built.parts["[Content_Types].xml"]
    assert b"presentation.main+xml" in built.parts["[Content_Types].xml"]


def test_titles_and_text_inherit_place_and_look(build: Any) -> None:
    """A placeholder of a short text has no place, size or colour of its own."""
    root = build(deck(body("Short", "One", "Two"))).slide()
    for kind in ("title", "obj"):
        shape = next(
            s
            for s in root.iter(f"{P}sp")
            if s.find(f".//{P}ph") is not None and s.find(f".//{P}ph").get("type", "obj") == kind
        )
        assert len(shape.find(f"{P}spPr")) == 0
        for run in shape.iter(f"{A}rPr"):
            assert run.get("sz") is None
            assert len(run) == 0


@pytest.mark.parametrize(("centred", "align"), [(True, "ctr"), (False, None)])
def test_a_subtitle_stands_as_the_title_does(build: Any, maker: Any, centred: bool, align: str | None) -> None:
    """In the middle under a title in the middle, at the left under one at the left."""
    template = maker(WIDE)
    for style in template.master._element.iter(f"{P}titleStyle"):
        style.find(f"{A}lvl1pPr").set("algn", "ctr" if centred else "l")
    root = build(deck(body("Title", subtitle="What it rests on")), template.bytes()).slide()
    line = next(p for p in root.iter(f"{A}p") if "".join(t.text or "" for t in p.iter(f"{A}t")) == "What it rests on")
    properties = line.find(f"{A}pPr")
    found = properties.get("algn") if properties is not None else None
    assert (found if found != "l" else None) == align


def test_every_slide_is_on_the_layout_of_its_type(build: Any) -> None:
    """As the archetypes say."""
    slides = build(parsed("board_update"), "named").deck.slides
    names = [slide.slide_layout.name for slide in slides]
    assert names[0] == "Title and Content"
    assert names[1] == "Four Figures"
    assert names[4] == "Market Landscape"
    assert names[5] == "Three Steps"
    assert names[7] == "Transactions Tombstones"


def test_every_slide_has_its_title_in_a_title_placeholder(build: Any) -> None:
    """On every template, for both kinds of document."""
    for template in NAMES:
        for name in DECKS:
            built = build(parsed(name), template)
            assert all(slide.shapes.title is not None and slide.shapes.title.text for slide in built.deck.slides)


def test_long_text_shrinks_and_goes_on_over_further_slides(build: Any) -> None:
    """Sizes are written only where the layout's are too large; what cannot be read is spread over pages."""
    built = build(
        deck(body("Title", *[f"Point {n} says something that takes a whole line of a slide" for n in range(12)]))
    )
    sizes = {int(run.get("sz")) for run in built.slide().iter(f"{A}rPr") if run.get("sz")}
    assert sizes
    assert min(sizes) >= 1400
    longer = build(deck(body("Title", *[f"Point {n} " + "says something long " * 20 for n in range(10)])))
    assert longer.compiled.slide_count > 1
    assert "RND103" in longer.rules()


@pytest.mark.parametrize("template", NAMES)
def test_nothing_leaves_the_slide(build: Any, template: str) -> None:
    """Every frame lies on the page."""
    for name in DECKS:
        built = build(parsed(name), template)
        for slide in built.deck.slides:
            for shape in slide.shapes:
                assert shape.left >= 0
                assert shape.left + shape.width <= built.deck.slide_width + 12_700
                assert shape.top >= 0
                assert shape.top + shape.height <= built.deck.slide_height + 12_700


def test_colours_are_references_to_the_template(build: Any) -> None:
    """Slots that mean something else here are written as what they stand for; few colours are literal."""
    text = b"".join(
        part for name, part in build(parsed("board_update")).parts.items() if name.startswith("ppt/slides/s")
    )
    assert b'<a:schemeClr val="accent1"' in text
    assert text.count(b"<a:srgbClr") < text.count(b"<a:schemeClr") / 10
    assert b'"hairline"' not in text


def test_a_dark_opening_has_text_that_reads(build: Any) -> None:
    """Light text that a layout would set on an amber ground takes the ink that reads."""
    root = build(parsed("seed_pitch"), "night").slide()
    assert b'val="bg1"' in etree.tostring(root)


def test_footer_and_number_fill_their_placeholders(build: Any) -> None:
    """The disclaimer and the page number stand in `ftr` and `sldNum`."""
    root = build(deck(body(chrome={"footer": {"disclaimer": "Confidential"}}))).slide()
    kinds = {ph.get("type") for ph in root.iter(f"{P}ph")}
    assert {"ftr", "sldNum"} <= kinds
    assert root.find(f".//{A}fld").get("type") == "slidenum"


def test_what_fills_a_placeholder_is_known_by_its_place_in_the_document(build: Any) -> None:
    """So findings about it lead there, and what several tell of it is one."""
    slide = body("Title", *["A line of text that says what we do next"] * 4, subtitle="Below it")
    chrome = {"footer": {"enabled": True, "projectCode": "P7"}}
    pages = build(deck(body(), {**slide, "chrome": chrome})).compiled.pages
    assert {"Title": "slides[1].title", "Body": "slides[1].body", "Footer": "slides[1].chrome.footer"}.items() <= (
        pages[1].shapes.items()
    )


def test_a_footer_without_a_placeholder_is_a_finding(build: Any, maker: Any) -> None:
    """It is said, not dropped in silence."""
    made = maker()
    for layout in made.deck.slide_layouts:
        for shape in list(layout.placeholders):
            if "Footer" in shape.name:
                shape._element.getparent().remove(shape._element)
    built = build(deck(body(chrome={"footer": {"disclaimer": "Confidential"}})), made.bytes())
    (finding,) = [finding for finding in built.compiled.findings if finding.rule == "RND702"]
    assert finding.code == "BRAND_TOKEN_MISSING"
    assert "footer" in finding.message


def test_a_template_with_one_blank_layout_still_takes_every_slide(build: Any, maker: Any) -> None:
    """Titles become text boxes, and that is said."""
    made = maker()
    made.drop(*[layout.name for layout in made.deck.slide_layouts if layout.name != "Blank"])
    built = build(parsed("board_update"), made.bytes())
    assert built.compiled.slide_count >= 8
    assert "RND702" in built.rules()
    texts = [shape.text_frame.text for shape in built.deck.slides[0].shapes if shape.has_text_frame]
    assert "Growth is back above plan; cash is the decision for today" in texts


@pytest.mark.parametrize("template", NAMES)
def test_sources_pictures_and_icons_have_their_places(build: Any, template: str) -> None:
    """Above what the layout has at its foot, beside the content, and off each other."""
    data = io.BytesIO()
    Image.new("RGB", (400, 200), "#dbeafe").save(data, "PNG")
    picture = {"src": "data:image/png;base64," + base64.b64encode(data.getvalue()).decode(), "alt": "A pale blue hall"}
    evidence = {"source": "Annual report", "footnotes": ["Without the pilot"], "image": picture, "insight": "Go on"}
    built = build(deck(body("Title", "One", "Two", "Three", icons=["truck", "plane", "ship"], **evidence)), template)
    tree = Presentation(io.BytesIO(built.compiled.pptx)).slides[0].shapes
    named = {shape.name: shape for shape in tree}
    assert {"Source", "Footnotes", "Picture", "Icon truck", "Icon plane", "Icon ship"} <= set(named)
    foot, note, shown = named["Source"], named["Footnotes"], named["Picture"]
    assert shown.top + shown.height <= note.top
    assert note.top + note.height <= foot.top + 1
    assert all(shape.left + shape.width <= shown.left for name, shape in named.items() if name.startswith("Icon"))
    assert {finding.code for finding in built.compiled.findings} <= {"UNSUPPORTED_LAYOUT_SELECTION"}
    plain = build(deck(body("Title", "One", "Two", "Three", **evidence)), template)
    tree = Presentation(io.BytesIO(plain.compiled.pptx)).slides[0].shapes
    text = next(shape for shape in tree if shape.name == "Body")
    shown = next(shape for shape in tree if shape.name == "Picture")
    assert text.left + text.width <= shown.left


def test_notes_go_to_the_notes_master_that_is_there(build: Any) -> None:
    """The template's own, or ours where it has none; never two."""
    for template in ("wide", "plain"):
        built = build(deck(body(notes=["Say this"])), template)
        masters = [name for name in built.names if name.startswith("ppt/notesMasters/") and not name.endswith(".rels")]
        assert len(masters) == 1
        assert built.deck.slides[0].notes_slide.notes_text_frame.text == "Say this"


def test_a_link_to_a_sample_slide_goes_with_the_slide(build: Any, maker: Any) -> None:
    """A shape of the master that jumps to a slide that is gone jumps no more."""
    made = maker().sample()
    layout = made.layout("Title and Content")
    rid = layout.part.relate_to(
        made.deck.slides[0].part, "http://schemas.openxmlformats.org/officeDocument/2006/relationships/slide"
    )
    pr = next(layout._element.iter(f"{P}cNvPr"))
    link = etree.SubElement(pr, f"{A}hlinkClick")
    link.set("{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id", rid)
    built = build(deck(body()), made.bytes())
    assert inspect_package(built.compiled.pptx) == ()


def test_right_to_left_text_reads_from_the_right(build: Any) -> None:
    """In a template that reads from the left, titles, text and content are turned."""
    built = build(
        deck(
            body(ARABIC, ARABIC, ARABIC),
            {
                "slideType": "kpi-grid",
                "title": ARABIC,
                "items": [{"label": ARABIC, "value": "1"}, {"label": ARABIC, "value": "2"}],
            },
        )
    )
    for properties in built.slide().iter(f"{A}pPr"):
        assert properties.get("rtl") == "1" or properties.get("algn") is None
    first, second = (
        shape for shape in built.deck.slides[1].shapes if shape.has_text_frame and "\n" in shape.text_frame.text
    )
    assert first.left > second.left


def test_what_the_template_decides_is_said(build: Any) -> None:
    """An accent colour, a ribbon and a rule have no effect, each is a finding; a watermark is drawn."""
    chrome = {"headerRibbon": {"fill": "#112233"}, "footer": {"watermark": "Draft", "topRule": "hairline"}}
    built = build(deck(body(chrome=chrome), accentColor="#112233"))
    said = " ".join(finding.message for finding in built.compiled.findings)
    assert "accentColor" in said
    assert "ribbon" in said
    assert "rule above" in said
    assert "Draft" in "".join(shape.text_frame.text for shape in built.deck.slides[0].shapes if shape.has_text_frame)


def test_our_own_deck_as_template(build: Any) -> None:
    """A deck of ours, twice through: bytes settle, slides are on its layouts."""
    own = compile_deck(parsed("seed_pitch")).pptx
    built = build(parsed("board_update"), own)
    assert inspect_package(built.compiled.pptx) == ()
    again = build(parsed("board_update"), built.compiled.pptx)
    assert again.compiled.slide_count == built.compiled.slide_count
    assert again.parts["ppt/slides/slide1.xml"] == built.parts["ppt/slides/slide1.xml"]


TEXT = st.text(alphabet=st.characters(codec="utf-8", categories=("L", "N", "P", "Zs")), min_size=1, max_size=90)


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(title=TEXT, lines=st.lists(TEXT, min_size=1, max_size=8), template=st.sampled_from(NAMES))
def test_any_text_is_on_the_slides(build: Any, title: str, lines: list[str], template: str) -> None:
    """Whatever is said comes out, on whichever template."""
    if not title.strip() or not all(line.strip() for line in lines):
        return
    built = build(deck(body(title, *lines)), template)
    text = "\n".join(
        shape.text_frame.text for slide in built.deck.slides for shape in slide.shapes if shape.has_text_frame
    )
    assert all(line in text for line in [title, *lines])


def test_a_body_too_small_for_a_list_is_not_used_for_one(maker: Any) -> None:
    """Points stand in a text box where there is room, and the template says why; it is not certified."""
    made = maker(WIDE).place("Title and Content", [(0.05, 0.25, 0.6, 0.1)])
    template = compile_template(made.bytes())
    lines = [f"Point {number} of the list" for number in range(1, 7)]
    built = Built(compile_deck(deck(body("Title", *lines)), template=template))
    shown = [
        shape for shape in built.deck.slides[0].shapes if shape.has_text_frame and "Point" in shape.text_frame.text
    ]
    assert not any(shape.is_placeholder for shape in shown)
    assert max(s.top + s.height for s in shown) - min(s.top for s in shown) > WIDE[1] / 4
    assert [line.text for s in shown for line in s.text_frame.paragraphs if line.text.startswith("Point")] == lines
    assert [problem for problem in template.problems if "too small for a list" in problem]
    assert template.certification.support_level == "supported"


@pytest.mark.parametrize("size", [(6_858_000, 9_906_000), (12_192_000, 5_143_500)])
def test_places_beyond_a_page_that_a_program_has_resized_are_brought_onto_it(size: tuple[int, int], maker: Any) -> None:
    """Masters made for a larger page: slides say the places that fit, page numbers too, and the template says so."""
    made = maker(WIDE)
    made.deck.slide_width, made.deck.slide_height = size
    template = compile_template(made.bytes())
    assert [problem for problem in template.problems if "beyond the page" in problem]
    built = Built(compile_deck(parsed("board_update"), template=template))
    for slide in built.deck.slides:
        upright = [shape for shape in slide.shapes if not isinstance(shape, Connector)]
        assert min(min(shape.left, shape.top) for shape in upright) >= 0
        assert max(shape.left + shape.width for shape in upright) <= size[0] + 25_400
        assert max(shape.top + shape.height for shape in upright) <= size[1] + 25_400
        assert [shape for shape in slide.placeholders if shape.placeholder_format.type == 13]
    title = next(one for one in template.layouts if one.name == "Title Only").title
    assert title is not None
    assert title.box is not None
    assert title.box.x == pytest.approx(size[0] / 12_700 - title.box.right, abs=2)


def test_what_stands_beside_the_page_on_purpose_moves_nothing_else(maker: Any) -> None:
    """Templates keep instructions beside the slide: such a placeholder stands nowhere, all others where they were."""
    plain = {one.name: one for one in compile_template(maker(WIDE).bytes()).layouts}
    made = maker(WIDE).place("Two Content", [(0.05, 0.25, 0.9, 0.6), (1.05, 0.1, 0.3, 0.3)])
    found = {one.name: one for one in compile_template(made.bytes()).layouts}
    assert [one.box is None for one in found["Two Content"].placeholders if one.kind == "body"] == [False, True]
    assert found["Title Only"] == plain["Title Only"]


def test_a_page_number_reads_where_it_stands_on_a_gradient(maker: Any) -> None:
    """What counts is the colour at its place: grey on the grey end is changed, on the white end kept."""
    kept = {}
    for ends in (("FFFFFF", "808080"), ("808080", "FFFFFF")):
        made = maker(WIDE).background("FFFFFF")
        fill = made.master._element.find(f"{P}cSld/{P}bg/{P}bgPr/{A}solidFill")
        stops = "".join(
            f'<a:gs pos="{place}"><a:srgbClr val="{color}"/></a:gs>'
            for place, color in zip((0, 100000), ends, strict=True)
        )
        gradient = f'<a:gradFill xmlns:a="{A[1:-1]}"><a:gsLst>{stops}</a:gsLst><a:lin ang="5400000"/></a:gradFill>'
        fill.getparent().replace(fill, etree.fromstring(gradient))
        layout, _ = compile_template(made.bytes()).layout_of("title-body")
        number = layout.of_kind("sldNum")
        assert number is not None
        kept[ends[1]] = number.style.ink == ""
    assert kept == {"808080": False, "FFFFFF": True}


def test_signs_of_change_read_on_every_ground(maker: Any) -> None:
    """Green and red are kept where they read; on a ground of middling colour the ink goes before them."""
    for ground in ("FFFFFF", "0B1220", "0075EB", "E3DED1", "6B3429", "808080"):
        layout, _ = compile_template(maker(WIDE).background(ground).bytes()).layout_of("kpi-grid")
        colors = layout.toning.colors
        best = contrast(colors["dk1"], colors["lt1"])
        for slot in ("accent3", "accent4"):
            assert contrast(colors[slot], colors["lt1"]) >= min(4.5, best) - 0.01, (ground, slot)


def _photo(*tones: int) -> bytes:
    """A picture of upright stripes of grey."""
    stripes = Image.new("L", (len(tones), 1))
    stripes.putdata(tones)
    buffer = io.BytesIO()
    stripes.resize((16 * len(tones), 64), Image.Resampling.NEAREST).save(buffer, "PNG")
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("tones", "is_inked", "is_on_panel"), [((250,), False, False), ((20,), True, False), ((20, 250), True, True)]
)
def test_text_reads_on_pictures(tones: tuple[int, ...], is_inked: bool, is_on_panel: bool, maker: Any) -> None:
    """Dark text stays on a light picture, turns light on a dark one, and has a ground where it is both."""
    template = compile_template(maker(WIDE).photo(_photo(*tones), "Title Only").bytes())
    layout = next(one for one in template.layouts if one.name == "Title Only")
    assert layout.title is not None
    style = layout.title.style
    assert (style.ink != "", style.on_panel) == (is_inked, is_on_panel)
    ground = [layout.toning.colors["lt1"]] if style.on_panel else [f"#{tone:02X}{tone:02X}{tone:02X}" for tone in tones]
    assert all(contrast(style.color, one) >= 4.5 for one in ground)


@pytest.mark.parametrize("good_when", [None, "up", "down"])
def test_bars_of_a_waterfall_are_seen_and_told_apart_on_every_ground(maker: Any, good_when: Any) -> None:
    """Increases, decreases and totals: 3:1 against the ground, and no two of them alike."""
    data = ChartData("waterfall", (), (), bridge=BridgeOptions(good_when=good_when))
    for ground in ("FFFFFF", "0B1220", "2F6DB5", "0075EB", "E3DED1", "6B3429", "808080", "757575", "2E8B57", "C0392B"):
        layout, _ = compile_template(maker(WIDE).background(ground).bytes()).layout_of("waterfall")
        theme = replace(theme_for(None), colors=layout.toning.colors)
        found = [rgb(color, theme) for color in usual_colors(theme, f"#{ground}", data, ()).values()]
        assert all(contrast(color, f"#{ground}") >= 3.0 for color in found), (ground, found)
        assert all(difference(*pair) >= 12 for pair in combinations(found, 2)), (ground, found)


def test_a_layout_that_little_speaks_for_has_room(maker: Any) -> None:
    """Where no name and no type speaks for a layout, the slides take one that can hold them."""
    made = maker(WIDE)
    for layout in made.deck.slide_layouts:
        layout.name, _ = f"Sheet {layout.name[:1]}", layout._element.attrib.pop("type", None)
        boxes = [(0.05, 0.25, 0.9, 0.12)] if layout.name != "Sheet C" else [(0.05, 0.25, 0.9, 0.6)]
        made.place(layout.name, boxes)
    template = compile_template(made.bytes())
    for slide_type in ("title-body", "kpi-grid", "timeline"):
        layout, _ = template.layout_of(slide_type)
        assert layout.area.width * layout.area.height >= 0.35 * 960 * 540


def test_a_template_that_leaves_no_room_is_not_certified(maker: Any) -> None:
    """All placeholders are there, but an ordinary deck does not fit between them; a good one stays certified."""
    assert tried(compile_template(maker(WIDE).bytes())).certification.certified
    made = maker(WIDE)
    for layout in made.deck.slide_layouts:
        if layout.name in {"Title and Content", "Title Only"}:
            made.place(layout.name, [(0.4, 0.3, 0.3, 0.26)], "obj")
    compiled = compile_template(made.bytes())
    template = tried(compiled)
    assert compiled.certification.certified
    assert template.certification.support_level == "supported"
    assert [problem for problem in template.problems if "has no room on" in problem]


def test_every_type_of_slide_is_tried() -> None:
    """A type that the trial leaves out would be certified unseen."""
    assert {slide["slideType"] for slide in TRIAL_DECKS["protocol_v2"]["slides"]} == set(SLIDE_TYPES)


@pytest.mark.parametrize(("grows", "share"), [(True, 0.6), (False, 0.25)])
def test_a_body_that_grows_with_its_text_has_the_room_below_it(maker: Any, grows: bool, share: float) -> None:
    """Its height is that of its prompt; the footer and what is drawn there end it."""
    made = maker(WIDE).place("Title and Content", [(0.05, 0.25, 0.9, 0.26)], "obj").band(height=400_000)
    if grows:
        for body in made.layout("Title and Content")._element.iter(f"{A}bodyPr"):
            body.append(body.makeelement(f"{A}spAutoFit", {}))
    template = compile_template(made.bytes())
    layout, _ = template.layout_of("title-body")
    assert layout.area.height == pytest.approx(share * 540, rel=0.1)
    assert layout.area.bottom < 540 - 400_000 / 12_700


def test_points_beside_a_picture_are_spread_over_their_room(maker: Any) -> None:
    """On a template too, where the picture stands within the layout."""
    trial = TRIAL_DECKS["protocol_v2"]
    slides = [slide for slide in trial["slides"] if slide["slideType"] == "picture-text"]
    made = compile_deck(
        parse("protocol_v2", {**trial, "slides": slides}), template=compile_template(maker(WIDE).bytes())
    )
    (slide,) = Presentation(io.BytesIO(made.pptx)).slides
    body = next(shape for shape in slide.shapes if shape.name == "Body")
    gaps = {paragraph.space_before.pt for paragraph in body.text_frame.paragraphs[1:]}
    assert min(gaps) > 12


@pytest.mark.parametrize("has_own", [False, True])
def test_the_logo_of_a_document_gives_way_to_that_of_the_template(build: Any, maker: Any, has_own: bool) -> None:
    """Which is said; on a template without one it stands in a corner that the layouts leave free."""
    made = maker(WIDE).band(height=600_000)
    image = io.BytesIO()
    Image.new("RGBA", (40, 10), "#334155").save(image, "PNG")
    logo = {"src": "data:image/png;base64," + base64.b64encode(image.getvalue()).decode(), "alt": "Northwind"}
    built = build(deck(body(), body("Another"), logo=logo), (made.logo() if has_own else made).bytes())
    shown = [[shape for shape in slide.shapes if shape.name == "Logo"] for slide in built.deck.slides]
    said = [one.message for one in built.compiled.findings if one.component_path == "logo"]
    if has_own:
        assert shown == [[], []]
        assert said == ["`logo` has no effect: the template shows a logo of its own, 'Logo'."]
        return
    assert not said
    for (picture,) in shown:
        assert picture.left + picture.width < 12_192_000
        assert picture._element.nvPicPr.cNvPr.get("descr") == "Northwind"
