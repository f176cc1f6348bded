"""The rules about the file itself, on files spoilt by hand."""

import io
import re
import zipfile
from collections.abc import Callable
from typing import Any

import pytest
from pptx import Presentation
from pptx.util import Inches

from deck_domain.findings import Impact
from scorer.rules.catalogue import CATALOGUE

from .conftest import build_clean_deck, saved

Report = Callable[..., dict[str, Any]]
Parts = dict[str, bytes]
SLIDE, SLIDE_RELS = "ppt/slides/slide1.xml", "ppt/slides/_rels/slide1.xml.rels"
TYPES, MAIN, MAIN_RELS = "[Content_Types].xml", "ppt/presentation.xml", "ppt/_rels/presentation.xml.rels"
KINDS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"


def _replace(part: str, old: bytes, new: bytes) -> Callable[[Parts], None]:
    def spoil(parts: Parts) -> None:
        assert old in parts[part]
        parts[part] = parts[part].replace(old, new, 1)

    return spoil


def _add(part: str, data: bytes) -> Callable[[Parts], None]:
    return lambda parts: parts.update({part: data})


def _link(attributes: bytes, kind: str = "image") -> Callable[[Parts], None]:
    link = f'<Relationship Id="rIdX" Type="{KINDS}{kind}" '.encode() + attributes + b"/></Relationships>"
    return _replace(SLIDE_RELS, b"</Relationships>", link)


def _second_type(parts: Parts) -> None:
    start = parts[TYPES].index(b'<Override PartName="/ppt/slides/slide1.xml"')
    override = parts[TYPES][start : parts[TYPES].index(b"/>", start) + 2]
    parts[TYPES] = parts[TYPES].replace(override, override * 2)


def _second_slide_id(parts: Parts) -> None:
    parts[MAIN] = parts[MAIN].replace(b'id="257"', b'id="256"')


def _second_rid(parts: Parts) -> None:
    start = parts[SLIDE_RELS].index(b"<Relationship ")
    link = parts[SLIDE_RELS][start : parts[SLIDE_RELS].index(b"/>", start) + 2]
    parts[SLIDE_RELS] = parts[SLIDE_RELS].replace(link, link * 2)


def _repacked(data: bytes, part: str, new: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(out, "w") as target:
        for name in source.namelist():
            target.writestr(name, new if name == part else source.read(name))
    return out.getvalue()


def _spoilt(spoil: Callable[[Parts], None]) -> bytes:
    with zipfile.ZipFile(io.BytesIO(saved(build_clean_deck()))) as source:
        parts = {name: source.read(name) for name in source.namelist()}
    spoil(parts)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        for name, data in parts.items():
            target.writestr(name, data)
    return out.getvalue()


@pytest.mark.parametrize(
    ("spoil", "rule", "code", "critical"),
    [
        (_replace(SLIDE, b"</p:sld>", b""), "PKG001", "XML_PARSE_FAILURE", True),
        (_replace(SLIDE, b"<p:sld ", b"<!DOCTYPE x []><p:sld "), "PKG001", "XML_PARSE_FAILURE", True),
        (_add("../escape.xml", b"<a/>"), "PKG001", "STRUCTURAL_VALIDATION_FAILED", True),
        (_second_type, "PKG002", "CONTENT_TYPE_DUPLICATE", False),
        (_add("ppt/media/odd.qqq", b"x"), "PKG002", "CONTENT_TYPE_MISSING", False),
        (_link(b'Target="../media/gone.png"'), "PKG003", "RELATIONSHIP_TARGET_MISSING", False),
        (_second_slide_id, "PKG004", "SLIDE_ID_NOT_UNIQUE", False),
        (_second_rid, "PKG004", "RID_NOT_UNIQUE", False),
        (_add("ppt/vbaProject.bin", b"x"), "PKG005", "MACRO_PRESENT", True),
        (_link(b'Target="javascript:x" TargetMode="External"', "hyperlink"), "PKG005", "SCRIPT_LINK_PRESENT", True),
        (_link(b'Target="http://example.org/m" TargetMode="External"', "theme"), "PKG006", "EXTERNAL_TARGET", True),
        (_add("ppt/media/bomb.bin", bytes(20_000_000)), "PKG009", "PACKAGE_LIMIT_EXCEEDED", True),
        (_replace(MAIN, b"<p:notesSz", b"<p:custDataLst/><p:notesSz"), "PKG010", "ELEMENT_ORDER_VIOLATION", False),
    ],
)
def test_spoilt_files(spoil: Callable[[Parts], None], rule: str, code: str, critical: bool, report_on: Report) -> None:
    """Each fault has its rule and code, blocks, and costs; what no program should open is critical."""
    report = report_on(_spoilt(spoil))
    finding = next(f for f in report["findings"] if f["rule"] == rule and f["code"] == code)
    assert (finding["blocking"], finding["impact"]) == (True, "critical" if critical else "error")
    score = report["deckScore"]
    assert score is None or score <= (40 if critical else 99)  # what could not be read has none
    assert (report["structuralValidation"]["status"], report["documentVerdict"]) == ("failed", "rejected")
    assert any(not check["passed"] for check in report["structuralValidation"]["checks"])


@pytest.mark.parametrize("kind", ["image", "video", "oleObject"])
def test_linked_content_is_a_warning_with_its_address(kind: str, report_on: Report) -> None:
    """The deck can be used, and tells the address who looks at it."""
    report = report_on(_spoilt(_link(b'Target="http://example.org/a.png" TargetMode="External"', kind)))
    (finding,) = [f for f in report["findings"] if f["rule"] == "PKG006"]
    assert (finding["impact"], finding["blocking"], finding["slideIndex"]) == ("warning", False, 0)
    assert "http://example.org/a.png" in finding["message"]
    assert (report["capped"], report["blocking"]) == (False, False)


def test_an_embedded_sheet_is_a_fact_about_data(deck: Any, report_on: Report) -> None:
    """It blocks nothing and costs nothing; who sends the deck is told that the data goes with it."""
    before = report_on(deck)
    deck.slides[0].shapes.add_ole_object(io.BytesIO(b"a sheet"), "Excel.Sheet.12", Inches(5), Inches(5), Inches(1))
    report = report_on(deck)
    (finding,) = [f for f in report["findings"] if f["code"] == "EMBEDDED_OBJECT_PRESENT"]
    assert (finding["rule"], finding["impact"], finding["family"]) == ("PRV801", "info", "privacy")
    assert (finding["slideIndex"], finding["blocking"]) == (0, False)
    assert report["familyScores"]["integrity"] == before["familyScores"]["integrity"] == 100


def test_a_linked_workbook_is_a_workbook(report_on: Report) -> None:
    """The data of a chart may stay in another file: that is told once, and not as a missing workbook."""

    def link(parts: Parts) -> None:
        name = next(name for name in parts if name.startswith("ppt/charts/_rels/"))
        target = b'Target="file:///C:/figures.xlsx" TargetMode="External"'
        parts[name] = re.sub(rb'Target="[^"]*"', lambda _: target, parts[name])

    found = [(f["rule"], f["impact"]) for f in report_on(_spoilt(link))["findings"] if f["rule"].startswith("PKG")]
    assert found == [("PKG006", "warning")]


XFRM = b'<a:xfrm rot="%s"><a:off x="%s" y="0"/><a:ext cx="%s" cy="9"/></a:xfrm>'


@pytest.mark.parametrize(
    ("rotation", "x", "width", "told"),
    [
        (b"5400000", b"-914400", b"914400", []),
        (b"0", b"1.5in", b"9", ["x"]),
        (b"abc", b"0", b"9", ["rot"]),
        (b"0", b"1e400", b"9", ["x"]),
        (b"0", b"NaN", b"9", ["x"]),
        (b"1e3", b"0", b"-9", ["rot", "cx"]),
        (b"0", b"9" * 400, b"9", ["x"]),
        (b"99999999999", b"0", b"9.5", ["rot", "cx"]),
    ],
)
def test_values_out_of_their_type(rotation: bytes, x: bytes, width: bytes, told: list[str], report_on: Report) -> None:
    """A place, a size or a turn that is no number of its type makes PowerPoint repair the file."""
    deck = build_clean_deck()
    deck.slides[0].shapes.title.left = 0
    with zipfile.ZipFile(io.BytesIO(saved(deck))) as source:
        xml = source.read(SLIDE)
    place = re.search(rb"<a:xfrm.*?</a:xfrm>", xml)
    assert place is not None
    new = XFRM % (rotation, x, width)
    report = report_on(_repacked(saved(deck), SLIDE, xml.replace(place[0], new)))
    found = [f for f in report["findings"] if f["rule"] == "PKG010"]
    assert [f["message"].partition("=")[0].rpartition(" ")[2] for f in found] == told
    assert all((f["code"], f["impact"], f["blocking"]) == ("VALUE_INVALID", "error", True) for f in found)


@pytest.mark.parametrize(
    ("part", "old", "new", "code"),
    [
        (SLIDE, b"<p:cSld>", b'<p:cSld><xi:include xmlns:xi="http://www.w3.org/2001/XInclude"/>', "ELEMENT_UNKNOWN"),
        (SLIDE, b"<p:cSld>", b'<p:cSld bogus="1">', "ATTRIBUTE_UNKNOWN"),
        (SLIDE, b'<p:cNvPr id="1" ', b"<p:cNvPr ", "ATTRIBUTE_MISSING"),
        (MAIN, b'<p:sldSz cx="', b'<p:sldSz cx="2147483648', "VALUE_INVALID"),
        (TYPES, b"presentationml.slide+xml", b"presentationml.slideLayout+xml", "ELEMENT_UNKNOWN"),
    ],
)
def test_markup_that_the_schema_forbids(part: str, old: bytes, new: bytes, code: str, report_on: Report) -> None:
    """An error that blocks, with the part and the place."""
    found = [f for f in report_on(_spoilt(_replace(part, old, new)))["findings"] if f["rule"] == "PKG010"]
    assert [(f["code"], f["impact"], f["blocking"]) for f in found] == [(code, "error", True)]
    assert found[0]["message"].startswith("In ppt/")


def test_copies_of_a_part_are_each_told_of(report_on: Report) -> None:
    """What is the same is read once, and wrong in every place; what is as long and right is not told of."""
    space = b"http://schemas.openxmlformats.org/drawingml/2006/diagram"
    styles = [b'<styleDef xmlns="%s" %s="1"/>' % (space, name) for name in (b"uniqueIx", b"uniqueIx", b"uniqueId")]

    def add(parts: Parts) -> None:
        parts |= {f"ppt/diagrams/quickStyle{number}.xml": style for number, style in enumerate(styles)}

    found = [f["message"].split()[1] for f in report_on(_spoilt(add))["findings"] if f["code"] == "ATTRIBUTE_UNKNOWN"]
    assert found == ["ppt/diagrams/quickStyle0.xml:", "ppt/diagrams/quickStyle1.xml:"]


def test_a_list_of_notes_masters_behind_the_slides_is_worth_knowing(report_on: Report) -> None:
    """A widespread writer puts it there and PowerPoint opens it without a word: it costs nothing and fails no check."""

    def move(parts: Parts) -> None:
        start, end = parts[MAIN].index(b"<p:sldIdLst"), parts[MAIN].index(b"<p:sldSz")
        notes = b'<p:notesMasterIdLst><p:notesMasterId r:id="rId1"/></p:notesMasterIdLst>'
        parts[MAIN] = parts[MAIN][:start] + parts[MAIN][start:end] + notes + parts[MAIN][end:]

    found = [f for f in report_on(_spoilt(move))["findings"] if f["rule"] == "PKG010"]
    assert [(f["impact"], f["blocking"]) for f in found] == [("info", False)]


def test_a_deck_without_slides_has_nothing_right(report_on: Report) -> None:
    """An error of the package that blocks, and a score of 40 at most."""
    report = report_on(Presentation())
    assert [f["code"] for f in report["findings"] if f["blocking"]] == ["NO_SLIDES"]
    assert report["deckScore"] <= 40


def test_without_a_master_nothing_is_said_about_places_that_nobody_gives(report_on: Report) -> None:
    """One fault, one finding: texts that have no place are not measured against one of no size."""

    def drop(parts: Parts) -> None:
        parts[MAIN_RELS] = parts[MAIN_RELS].replace(b"relationships/slideMaster", b"relationships/gone")
        for name in [name for name in parts if name.startswith("ppt/slides/_rels/")]:
            parts[name] = parts[name].replace(b"relationships/slideLayout", b"relationships/gone")

    report = report_on(_spoilt(drop))
    assert [f["code"] for f in report["findings"] if f["blocking"]] == ["MASTER_REF_UNRESOLVED"]
    assert not [f for f in report["findings"] if f["rule"].startswith("TXT10")]


def test_files_that_no_program_should_open_are_critical_in_the_catalogue_as_in_reports() -> None:
    """Damaged, encrypted, strict and bomb-like ones, those with code, and those without a slide."""
    critical = {rule.id for rule in CATALOGUE if rule.impact is Impact.CRITICAL}
    assert critical == {"PKG001", "PKG005", "PKG007", "PKG008", "PKG009", "PKG012"}
