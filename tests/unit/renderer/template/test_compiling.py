"""What is read off a template: tokens, layouts, archetypes, assets, certification."""

import io
import json
import zipfile
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree
from pptx.util import Pt

from deck_documents import parse
from deck_package import UnsafePackage, inspect_package
from deck_presentation.contrast import contrast
from renderer.compile import compile_deck
from renderer.layout.slides import wanted_layouts
from renderer.template import compile_template, report_of
from renderer.template.archetypes import archetypes_of, word_in
from renderer.template.compiling import UnusableTemplate

A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
WIDE = (12_192_000, 6_858_000)
WORDS = {wanted.name: wanted.words for wanted in wanted_layouts()}


def archetypes(data: bytes) -> dict[str, str]:
    """The layout's name by type of slide."""
    return {one.slide_type: one.layout_name for one in compile_template(data).archetypes}


def test_tokens_are_those_of_the_theme_and_the_master(template_bytes: dict[str, bytes]) -> None:
    """Palette, fonts, slide size, sizes by role and margins."""
    tokens = compile_template(template_bytes["named"]).tokens
    assert tokens.palette["accent1"] == "#C8102E"
    assert tokens.fonts["minor"]["latin"] == "Arial"
    assert tokens.slide_size == (960.0, 540.0)
    assert (tokens.text_sizes["title"], tokens.text_sizes["body1"]) == (44.0, 32.0)
    assert tokens.spacing["marginLeft"] == pytest.approx(tokens.spacing["marginRight"], abs=1)


def test_layouts_say_where_their_placeholders_stand(template_bytes: dict[str, bytes]) -> None:
    """A place that a layout does not give is its master's."""
    layouts = {layout.name: layout for layout in compile_template(template_bytes["plain"]).layouts}
    title = layouts["Title and Content"].title
    assert title is not None
    assert title.inherited
    assert title.box is not None
    assert title.style.size == 44.0
    assert [p.kind for p in layouts["Title Slide"].placeholders[:2]] == ["ctrTitle", "subTitle"]
    assert len(layouts["Comparison"].bodies) == 4


def test_named_layouts_and_shapes_of_layouts_decide(template_bytes: dict[str, bytes]) -> None:
    """The examples of the contract: by name, three bodies in a row, four two by two."""
    found = archetypes(template_bytes["named"])
    assert found["market-map"] == "Market Landscape"
    assert found["tombstone-grid"] == "Transactions Tombstones"
    assert found["timeline"] == "Three Steps"
    assert found["kpi-grid"] == "Four Figures"
    assert found["title-body"] == "Title and Content"
    assert found["opening"] == "Title Slide"


@pytest.mark.parametrize(
    ("slide_type", "name"),
    [
        ("timeline", "Zeitstrahl"),
        ("timeline", "プロジェクト年表"),
        ("title-body", "Titel und Inhalt"),
        ("title-body", "عنوان ومحتوى"),
        ("opening", "Diapositive de titre"),
        ("org-chart", "Organigramm 2"),
        ("kpi-grid", "KPI_Overview"),
        ("waterfall", "EBITDA bridge"),
    ],
)
def test_names_speak_in_several_languages(slide_type: str, name: str) -> None:
    """A word in the name is enough."""
    assert word_in(name, WORDS[slide_type])


@pytest.mark.parametrize(
    ("slide_type", "name"), [("waterfall", "Cambridge"), ("timeline", "Prehistory"), ("opening", "Discovery")]
)
def test_a_part_of_a_word_says_nothing(slide_type: str, name: str) -> None:
    """Words are whole."""
    assert word_in(name, WORDS[slide_type]) is None


def test_sound_templates_are_certified(template_bytes: dict[str, bytes]) -> None:
    """Everything slides ask for is there."""
    for data in template_bytes.values():
        facts = compile_template(data).certification
        assert (facts.support_level, facts.placeholder_coverage, facts.certified) == ("certified", 1.0, True)


def test_a_master_without_a_theme_cannot_be_built_on(template_bytes: dict[str, bytes]) -> None:
    """Decks on it would be black, whatever its placeholders offer."""
    rels = "ppt/slideMasters/_rels/slideMaster1.xml.rels"
    with zipfile.ZipFile(io.BytesIO(template_bytes["named"])) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    parts[rels] = parts[rels].replace(b"relationships/theme", b"relationships/themeX")
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    with pytest.raises(UnusableTemplate, match="tied to no theme"):
        compile_template(stream.getvalue())


def test_a_template_without_titles_is_unsafe_and_says_why(maker: Any) -> None:
    """Missing titles are named with what to do; a layout is found all the same."""
    made = maker(WIDE)
    for layout in made.deck.slide_layouts:
        for shape in list(layout.placeholders):
            if shape.placeholder_format.type in {1, 3, 5}:
                shape._element.getparent().remove(shape._element)
    template = compile_template(made.bytes())
    assert template.certification.support_level == "unsafe"
    assert any("title" in problem and "slide master view" in problem for problem in template.problems)
    assert template.layout_of("timeline")[0].area.width > 300


def test_a_slide_with_a_placeholder_its_layout_lacks_is_unsafe(maker: Any) -> None:
    """Sample slides count as requests."""
    made = maker(WIDE).sample()
    layout = made.layout("Title and Content")
    body = next(shape for shape in layout.placeholders if shape.placeholder_format.idx == 1)
    body._element.getparent().remove(body._element)
    facts = compile_template(made.bytes()).certification
    assert facts.support_level == "unsafe"
    assert facts.placeholder_coverage < 1


def test_logos_are_assets(template_bytes: dict[str, bytes]) -> None:
    """A small picture on the master, with where it stands."""
    (asset,) = compile_template(template_bytes["wide"]).assets
    assert (asset.kind, asset.name) == ("logo", "Logo")
    assert asset.on.startswith("ppt/slideMasters/")
    assert asset.box.right < 960
    assert len(asset.sha256) == 64


def test_content_keeps_off_title_band_and_footer(template_bytes: dict[str, bytes]) -> None:
    """The area is below the title, above the band."""
    for layout in compile_template(template_bytes["wide"]).layouts:
        if layout.type in {"titleOnly", "obj"}:
            assert layout.title is not None
            assert layout.title.box is not None
            assert layout.area.y >= layout.title.box.bottom + 9
            assert layout.area.bottom <= 540 - 300_000 / 12_700


def test_groups_in_groups_are_placed_on_the_page(maker: Any) -> None:
    """A picture in a scaled group stands where the group puts it."""
    made = maker(WIDE).logo()
    tree = made.master._element.find(".//{*}spTree")
    logo = tree[-1]
    wrapped = f"""<p:grpSp xmlns:p="{tree.nsmap["p"]}" xmlns:a="{tree.nsmap["a"]}">
      <p:nvGrpSpPr><p:cNvPr id="80" name="G"/>
      <p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="6096000" cy="3429000"/>
      <a:chOff x="0" y="0"/><a:chExt cx="12192000" cy="6858000"/></a:xfrm></p:grpSpPr></p:grpSp>"""
    from lxml import etree

    group = etree.fromstring(wrapped)
    inner = etree.fromstring(wrapped)
    group.append(inner)
    inner.append(logo)
    tree.append(group)
    (asset,) = compile_template(made.bytes()).assets
    assert asset.box.width == pytest.approx(72 / 4)
    assert asset.box.x == pytest.approx((960 - 90) / 4)


def test_the_default_master_is_preferred(maker: Any) -> None:
    """Of two masters with the same layouts the first is used."""
    template = compile_template(maker(WIDE).bytes())
    from dataclasses import replace

    twin = tuple(replace(layout, master=1, part=f"{layout.part}2") for layout in template.layouts)
    from renderer.layout.geometry import Rect

    found = archetypes_of((*twin, *template.layouts), Rect(0, 0, 960, 540))
    assert not any(one.layout.endswith("2") for one in found)


def test_the_report_is_json_and_the_same_every_time(template_bytes: dict[str, bytes]) -> None:
    """Same bytes, same report."""
    data = template_bytes["named"]
    one, other = (json.dumps(report_of(compile_template(data))) for _ in range(2))
    assert one == other
    assert json.loads(one)["template_support_level"] == "certified"


def test_our_own_decks_serve_as_templates(example: Any) -> None:
    """What we write we can read."""
    template = compile_template(example.compiled.pptx)
    assert template.certification.certified
    assert archetypes(example.compiled.pptx)["title-body"] == "Title and Text"


def test_slots_read_on_every_ground(template_bytes: dict[str, bytes]) -> None:
    """Ink, quiet text and accent text reach 4.5 on the ground, the surface and the tint."""
    for data in template_bytes.values():
        for layout in compile_template(data).layouts:
            colors = layout.toning.colors
            for ground in ("lt1", "lt2"):
                assert all(contrast(colors[text], colors[ground]) >= 4.4 for text in ("dk1", "dk2")), layout.name
            assert contrast(colors["accent2"], colors["lt1"]) >= 4.5
            assert contrast(colors["dk1"], colors["accent6"]) >= 4.5


@pytest.mark.parametrize(
    ("part", "old", "new", "code"),
    [
        ("ppt/slideMasters/slideMaster1.xml", b"<p:sldMaster", b"<!DOCTYPE x><p:sldMaster", "doctype"),
        (
            "ppt/_rels/presentation.xml.rels",
            b"</Relationships>",
            b'<Relationship Id="rX" Type="http://x/theme" Target="http://x/y" TargetMode="External"/></Relationships>',
            "external_target",
        ),
        ("[Content_Types].xml", b"presentation.main+xml", b"presentation.macroEnabled.main+xml", "macro"),
        ("ppt/presentation.xml", b"<p:presentation", b"<p:presentatio", "xml_parse"),
    ],
)
def test_hostile_templates_are_refused(
    files: Any, template_bytes: dict[str, bytes], part: str, old: bytes, new: bytes, code: str
) -> None:
    """A typed error with what to do, before anything is read off."""
    data = files.rewritten(template_bytes["plain"], part, lambda xml: xml.replace(old, new, 1))
    with pytest.raises(UnsafePackage) as caught:
        compile_template(data)
    assert code in {fault.code for fault in caught.value.faults}
    assert caught.value.message


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "not_a_zip"),
        (b"%PDF-1.7", "not_a_zip"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "encrypted"),
    ],
)
def test_what_is_no_package_is_refused(data: bytes, code: str) -> None:
    """Neither nothing nor another format nor an encrypted file."""
    with pytest.raises(UnsafePackage) as caught:
        compile_template(data)
    assert caught.value.code == code


def test_names_that_leave_the_package_are_refused(template_bytes: dict[str, bytes]) -> None:
    """Traversal."""
    buffer = io.BytesIO(template_bytes["plain"])
    with zipfile.ZipFile(buffer, "a") as archive:
        archive.writestr("../evil.xml", "<x/>")
    with pytest.raises(UnsafePackage, match="outside"):
        compile_template(buffer.getvalue())


@given(cut=st.integers(min_value=0, max_value=20_000))
def test_a_file_cut_short_is_refused(template_bytes: dict[str, bytes], cut: int) -> None:
    """Whatever is left of it."""
    with pytest.raises(UnsafePackage):
        compile_template(template_bytes["plain"][:cut])


def _with_sheet(maker: Any) -> Any:
    """A template with an embedded sheet on its sample slide."""
    made = maker(WIDE).sample()
    shapes = made.deck.slides[0].shapes
    shapes.add_ole_object(io.BytesIO(b"a sheet"), "Excel.Sheet.12", Pt(300), Pt(300), Pt(90), Pt(60))
    return made


def _built_on(data: bytes) -> zipfile.ZipFile:
    document = {"version": "2.0", "title": "Deck", "slides": [{"slideType": "title-body", "title": "A", "body": ["B"]}]}
    compiled = compile_deck(parse("protocol_v2", document), template=compile_template(data))
    assert inspect_package(compiled.pptx) == ()
    return zipfile.ZipFile(io.BytesIO(compiled.pptx))


def test_what_stands_on_sample_slides_is_dropped_and_said(maker: Any) -> None:
    """Decks never take sample slides over, so a sheet there does no harm."""
    data = _with_sheet(maker).bytes()
    assert [problem for problem in compile_template(data).problems if "without it" in problem]
    assert not [name for name in _built_on(data).namelist() if "embeddings" in name]


def test_programs_on_sample_slides_are_dropped_and_said(files: Any, maker: Any) -> None:
    """A click that would run a macro stands on no deck; on a master it refuses the template."""
    data = maker(WIDE).sample().bytes()
    click = b'<a:hlinkClick xmlns:r="http://x" action="ppaction://macro?name=x"/></p:cNvPr><p:cNvSpPr>'

    def spoilt(part: str) -> bytes:
        found = files.rewritten(data, part, lambda xml: xml.replace(b"/><p:cNvSpPr>", b">" + click, 1))
        return bytes(found)

    assert any("run a program" in problem for problem in compile_template(spoilt("ppt/slides/slide1.xml")).problems)
    with pytest.raises(UnsafePackage, match="run a program"):
        compile_template(spoilt("ppt/slideMasters/slideMaster1.xml"))


def test_objects_on_masters_leave_their_picture(maker: Any) -> None:
    """An object of another program is no part of a design; what shows of it stays where it stood."""
    made = _with_sheet(maker)
    slide, master = made.deck.slides[0], made.master
    frame = slide.shapes[-1]._element
    for element in frame.iter():
        for name in [name for name in element.attrib if name.startswith("{") and name.endswith(("}id", "}embed"))]:
            row = slide.part.rels[element.get(name)]
            element.set(name, master.part.relate_to(row.target_part, row.reltype))
    master._element.find(f"{P}cSld/{P}spTree").append(frame)
    built = _built_on(made.bytes())
    root = etree.fromstring(built.read("ppt/slideMasters/slideMaster1.xml"))
    assert root.find(f".//{P}graphicFrame") is None
    assert root.find(f".//{P}spTree/{P}pic/{P}spPr/{A}xfrm/{A}off").attrib == {"x": str(Pt(300)), "y": str(Pt(300))}
    assert not [name for name in built.namelist() if "embeddings" in name]


def test_what_the_schema_forbids_in_kept_parts_is_said(template_bytes: dict[str, bytes]) -> None:
    """With the place and what is allowed: decks on the template would have it, too."""
    data = next(iter(template_bytes.values()))
    layout = "ppt/slideLayouts/slideLayout1.xml"
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(out, "w") as target:
        for name in source.namelist():
            content = source.read(name)
            target.writestr(name, content.replace(b'<a:off x="', b'<a:off x="NaN', 1) if name == layout else content)
    (told,) = set(compile_template(out.getvalue()).problems) - set(compile_template(data).problems)
    assert told.startswith(f"In {layout}: line ")
    assert "x='NaN" in told
    assert told.endswith("Decks built on the template have the same fault.")
