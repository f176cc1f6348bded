"""Files that are no presentation, or lack what a presentation needs."""

import re

import pytest

from deck_package import examine_package, inspect_package, open_package
from tests.support.hostile import RELS, SLIDE, Pack, Parts, codes, relate


def test_strict_files(parts: Parts, pack: Pack) -> None:
    """ISO strict uses other namespaces for everything."""
    parts = {
        name: data.replace(
            b"http://schemas.openxmlformats.org/presentationml/2006/main",
            b"http://purl.oclc.org/ooxml/presentationml/main",
        ).replace(
            b"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
            b"http://purl.oclc.org/ooxml/officeDocument/relationships",
        )
        for name, data in parts.items()
    }
    assert codes(pack(parts)) == ["iso_strict"]


def test_other_office_files(parts: Parts, pack: Pack) -> None:
    """A workbook is no presentation."""
    name = next(name for name in parts if name.endswith(".xlsx"))
    assert codes(parts[name]) == ["not_a_presentation"]


def test_a_missing_table_of_content_types(parts: Parts, pack: Pack) -> None:
    """Any zip without it is no office file."""
    del parts["[Content_Types].xml"]
    assert codes(pack(parts)) == ["missing_content_types"]


def test_a_missing_slide(parts: Parts, pack: Pack) -> None:
    """Pictures would be numbered wrongly, so this rejects."""
    del parts[SLIDE]
    assert "missing_slide" in codes(pack(parts))


def test_flaws_are_reported_but_do_not_reject(parts: Parts, pack: Pack) -> None:
    """What PowerPoint would mend can still be drawn and scored."""
    relate(parts, "image", "../media/none.png", mode="Internal")
    parts["ppt/odd.thing"] = b"?"
    parts["ppt/slides/slide2.xml"] = parts["ppt/slides/slide2.xml"].replace(b'id="3"', b'id="2"', 1)
    package, faults = examine_package(pack(parts))
    assert package is not None
    package.close()
    assert {fault.code for fault in faults} == {"dangling_relationship", "content_type_missing", "duplicate_shape_id"}
    assert not any(fault.rejects for fault in faults)
    open_package(pack(parts)).close()


def test_relationship_ids_without_a_relationship(parts: Parts, pack: Pack) -> None:
    """A picture that refers to nothing dangles as well."""
    parts["ppt/slides/slide2.xml"] = parts["ppt/slides/slide2.xml"].replace(b'r:id="rId2"', b'r:id="rId77"')
    assert codes(pack(parts)) == ["dangling_relationship"]


def test_broken_root_relationships(parts: Parts, pack: Pack) -> None:
    """No way to the main part is a fault like any other, not a crash."""
    parts["_rels/.rels"] = b"<broken"
    assert "xml_parse" in codes(pack(parts))
    del parts["_rels/.rels"]
    assert "not_a_presentation" in codes(pack(parts))


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"%PDF-1.7 and so on", "a PDF"),
        (b"\x89PNG\r\n\x1a\n" + bytes(9), "a picture (PNG)"),
        (b"\xff\xd8\xff\xe0" + bytes(12), "a picture (JPEG)"),
        (b"RIFF\x00\x00\x00\x00WEBPVP8 ", "a picture (WebP)"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "PowerPoint Document".encode("utf-16-le"), ".ppt"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "WordDocument".encode("utf-16-le"), ".doc"),
    ],
)
def test_other_files_are_named_for_what_they_are(data: bytes, kind: str) -> None:
    """Whoever sent a picture or a PDF by another name reads so."""
    (fault,) = inspect_package(data)
    assert fault.code == "not_a_zip"
    assert kind in fault.message


@pytest.mark.parametrize(
    ("name", "content", "kind"),
    [
        ("mimetype", b"application/vnd.oasis.opendocument.presentation", ".odp"),
        ("mimetype", b"application/vnd.oasis.opendocument.text", ".odt"),
        ("Index/Document.iwa", b"x", ".key"),
    ],
)
def test_other_zips_are_named_for_what_they_are(pack: Pack, name: str, content: bytes, kind: str) -> None:
    """Presentations of other programs are zips as well."""
    (fault,) = inspect_package(pack({name: content}))
    assert (fault.code, fault.rule) == ("not_a_presentation", "PKG001")
    assert kind in fault.message


def test_slides_without_a_layout(parts: Parts, pack: Pack) -> None:
    """Each is told; PowerPoint repairs such a file."""
    for name in (RELS, RELS.replace("slide1", "slide2")):
        parts[name] = parts[name].replace(b"relationships/slideLayout", b"relationships/slideLayoutX")
    found = inspect_package(pack(parts))
    assert [(fault.code, fault.rule, fault.rejects) for fault in found] == [("missing_master", "PKG003", False)] * 2


def test_a_presentation_without_a_master(parts: Parts, pack: Pack) -> None:
    """One fault of the presentation, not one for each slide."""
    rels = "ppt/_rels/presentation.xml.rels"
    parts[rels] = parts[rels].replace(b"relationships/slideMaster", b"relationships/slideMasterX")
    (fault,) = inspect_package(pack(parts))
    assert (fault.code, fault.part) == ("missing_master", "ppt/presentation.xml")


@pytest.mark.parametrize(
    ("part", "kind"),
    [("ppt/slideLayouts/slideLayout1.xml", "slideMaster"), ("ppt/slideMasters/slideMaster1.xml", "theme")],
)
def test_a_part_that_rests_on_nothing(part: str, kind: str, parts: Parts, pack: Pack) -> None:
    """A layout has a master, and a master a theme."""
    rels = f"{part.rpartition('/')[0]}/_rels/{part.rpartition('/')[2]}.rels"
    parts[rels] = parts[rels].replace(f"relationships/{kind}".encode(), f"relationships/{kind}X".encode())
    assert ("missing_master", part) in [(fault.code, fault.part) for fault in inspect_package(pack(parts))]


@pytest.mark.parametrize(
    ("part", "kind", "target"),
    [
        ("ppt/slideLayouts/slideLayout1.xml", "slideMaster", "/ppt/slideLayouts/slideLayout2.xml"),
        ("ppt/slideLayouts/slideLayout1.xml", "slideMaster", "/ppt/theme/theme1.xml"),
        ("ppt/slideMasters/slideMaster1.xml", "theme", "/ppt/slides/slide1.xml"),
        ("ppt/slides/slide1.xml", "slideLayout", "/ppt/slides/slide2.xml"),
        ("ppt/presentation.xml", "slideMaster", "/ppt/slides/slide1.xml"),
    ],
)
def test_a_relationship_that_leads_to_a_part_of_another_kind(
    part: str, kind: str, target: str, parts: Parts, pack: Pack
) -> None:
    """The part is there, and yet the chain of slide, layout, master and theme is broken: PowerPoint repairs it."""
    rels = f"{part.rpartition('/')[0]}/_rels/{part.rpartition('/')[2]}.rels"
    pattern = rb'(<Relationship (?=[^>]*relationships/%s")[^>]*Target=")[^"]*' % kind.encode()
    parts[rels], count = re.subn(pattern, rb"\g<1>" + target.encode(), parts[rels], count=1)
    assert count == 1
    found = [(fault.code, fault.part) for fault in inspect_package(pack(parts))]
    assert ("wrong_relationship", part) in found


def test_a_relationship_of_the_wrong_kind(parts: Parts, pack: Pack) -> None:
    """The list of slides names slides."""
    rels = "ppt/_rels/presentation.xml.rels"
    parts[rels] = parts[rels].replace(b'relationships/slide"', b'relationships/theme"', 1)
    (fault,) = [fault for fault in inspect_package(pack(parts)) if fault.code == "wrong_relationship"]
    assert (fault.rule, fault.rejects, fault.part) == ("PKG003", False, "ppt/presentation.xml")
    assert "must name a slide" in fault.message


@pytest.mark.parametrize(
    "width", ["9" * 5_000, "1e6", "\u0661\u0662", "-5"], ids=["long", "real", "arabic", "negative"]
)
def test_a_slide_size_that_is_no_number(width: str, parts: Parts, pack: Pack) -> None:
    """It is told, however long it is written."""
    main = parts["ppt/presentation.xml"].decode()
    parts["ppt/presentation.xml"] = re.sub('(<p:sldSz cx=")[^"]*', rf"\g<1>{width}", main).encode()
    assert codes(pack(parts)) == ["corrupt"]


@pytest.mark.parametrize(
    ("head", "encoding", "readable"),
    [
        ('<?xml version="1.0" encoding="UTF-16"?>', "utf-16", True),
        ('<?xml version="1.0" encoding="us-ascii"?>', "ascii", True),
        ("", "utf-8-sig", True),
        ('<?xml version="1.0" encoding="UTF-7"?>', "utf-7", False),
        ('<?xml version="1.0" encoding="ISO-8859-1"?>', "latin-1", False),
        ('<?xml version="1.0" encoding="UTF-32"?>', "utf-32", False),
        ('<?xml version="1.1"?>', "utf-8", False),
    ],
)
def test_parts_are_xml_1_0_in_unicode(head: str, encoding: str, readable: bool, parts: Parts, pack: Pack) -> None:
    """Of XML in another encoding, programs disagree on what it says."""
    text = parts["ppt/slides/slide1.xml"].decode()
    parts["ppt/slides/slide1.xml"] = (head + text.partition("?>")[2]).encode(encoding, "xmlcharrefreplace")
    assert codes(pack(parts)) == ([] if readable else ["xml_parse"])


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"", "is empty"),
        (b"<html>404</html>", "is text"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "is cut off"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", None),
        (b"%!PS-Adobe-3.0 EPSF-3.0", None),
        (b"\xd7\xcd\xc6\x9a" + bytes(40), None),
        (b"II*\0" + bytes(40), None),
    ],
)
def test_pictures_that_are_none(data: bytes, told: str | None, parts: Parts, pack: Pack) -> None:
    """What is certainly no picture is told once, however many slides show it; what some program can draw is let be."""
    link = b'<Relationship Id="rIdX" Type="%s/image" Target="../media/odd.jpg"/></Relationships>'
    kinds = b"http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    for name in [name for name in parts if name.startswith("ppt/slides/_rels/")]:
        parts[name] = parts[name].replace(b"</Relationships>", link % kinds)
    parts["ppt/media/odd.jpg"] = data
    types = parts["[Content_Types].xml"]
    parts["[Content_Types].xml"] = types.replace(
        b"<Default ", b'<Default Extension="jpg" ContentType="image/jpeg"/><Default ', 1
    )
    faults = [fault for fault in inspect_package(pack(parts)) if fault.code == "wrong_relationship"]
    assert [(fault.rule, str(told) in fault.message) for fault in faults] == ([("PKG003", True)] if told else [])


def _changed(parts: Parts, name: str, old: bytes, new: bytes) -> None:
    """Change a part once."""
    assert old in parts[name]
    parts[name] = parts[name].replace(old, new, 1)


def test_names_compare_without_regard_to_case(parts: Parts, pack: Pack) -> None:
    """As PowerPoint compares them; that no other program finds such a part is told once for the whole file."""
    _changed(parts, "ppt/_rels/presentation.xml.rels", b"slides/slide1.xml", b"slides/Slide1.xml")
    _changed(parts, RELS, b"slideLayouts/slideLayout", b"SlideLayouts/SlideLayout")
    with open_package(pack(parts)) as package:
        assert package.slides[0] == SLIDE
        assert package.related(SLIDE, "slideLayout") == "ppt/slideLayouts/slideLayout6.xml"
    (fault,) = inspect_package(pack(parts))
    assert (fault.code, fault.rule, fault.rejects) == ("dangling_reference", "PKG003", False)
    assert "2 references to parts" in fault.message


def test_names_of_parts_may_be_percent_encoded(parts: Parts, pack: Pack) -> None:
    """In relationships and in the table of content types alike."""
    parts = {name.replace("slides/slide1", "slides/slide 1"): data for name, data in parts.items()}
    parts["ppt/slides/_rels/slide 1.xml.rels"] = parts.pop(RELS)
    _changed(parts, "ppt/_rels/presentation.xml.rels", b"slides/slide1.xml", b"slides/slide%201.xml")
    _changed(parts, "[Content_Types].xml", b"/ppt/slides/slide1.xml", b"/ppt/slides/slide%201.xml")
    assert codes(pack(parts)) == []


def test_sections_that_name_slides_that_are_gone(parts: Parts, pack: Pack) -> None:
    """No relationship leads from a section to a slide: whoever takes a slide out may forget it there."""
    section = """<p:extLst><p:ext uri="{521415D9-36F7-43E2-AB2F-B90AF26B5E84}">
        <p14:sectionLst xmlns:p14="http://schemas.microsoft.com/office/powerpoint/2010/main"><p14:section name="A">
        <p14:sldIdLst><p14:sldId id="256"/>%s</p14:sldIdLst></p14:section></p14:sectionLst></p:ext></p:extLst>"""
    main = "ppt/presentation.xml"
    for gone, said in ((b"", None), (b'<p14:sldId id="999"/>', "Sections name slide 999,")):
        changed = parts | {
            main: parts[main].replace(b"</p:presentation>", section.encode() % gone + b"</p:presentation>")
        }
        found = inspect_package(pack(changed))
        assert [fault.code for fault in found] == (["dangling_reference"] if said else [])
        assert all(fault.message.startswith(said or "") for fault in found)


def test_comments_whose_authors_are_gone(parts: Parts, pack: Pack) -> None:
    """One fault for each part with comments."""
    space = b'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"'
    parts["ppt/comments/comment1.xml"] = b'<p:cmLst %s><p:cm authorId="7" idx="1"/></p:cmLst>' % space
    kind = b"application/vnd.openxmlformats-officedocument.presentationml."
    override = b'<Override PartName="/ppt/%s.xml" ContentType="%s%s+xml"/></Types>'
    relate(parts, "comments", "../comments/comment1.xml", mode="Internal")
    _changed(parts, "[Content_Types].xml", b"</Types>", override % (b"comments/comment1", kind, b"comments"))
    assert codes(pack(parts)) == ["dangling_reference"]
    parts["ppt/commentAuthors.xml"] = b'<p:cmAuthorLst %s><p:cmAuthor id="7" name="Ada"/></p:cmAuthorLst>' % space
    relate(parts, "commentAuthors", "commentAuthors.xml", mode="Internal", rels="ppt/_rels/presentation.xml.rels")
    _changed(parts, "[Content_Types].xml", b"</Types>", override % (b"commentAuthors", kind, b"commentAuthors"))
    assert codes(pack(parts)) == []


def test_a_slide_that_is_listed_twice(parts: Parts, pack: Pack) -> None:
    """Two entries with ids of their own, and one part: PowerPoint repairs such a file."""
    main = "ppt/presentation.xml"
    first, second = re.findall(rb'<p:sldId [^>]*r:id="([^"]*)"', parts[main])
    _changed(parts, main, b'r:id="%s"' % second, b'r:id="%s"' % first)
    (fault,) = inspect_package(pack(parts))
    assert (fault.code, fault.rule, fault.rejects) == ("duplicate_slide", "PKG004", False)
    assert SLIDE in fault.message


def test_a_slide_with_two_layouts(parts: Parts, pack: Pack) -> None:
    """Which of them it has, readers decide by the order in which they read."""
    relate(parts, "slideLayout", "../slideLayouts/slideLayout2.xml", mode="Internal")
    (fault,) = inspect_package(pack(parts))
    assert (fault.code, fault.part) == ("wrong_relationship", SLIDE)
    assert "2 relationships of the kind slideLayout" in fault.message


def test_a_part_that_is_another_inside(parts: Parts, pack: Pack) -> None:
    """Its content type says chart, and its text is that of a slide."""
    (chart,) = (name for name in parts if name.startswith("ppt/charts/") and name.endswith(".xml"))
    parts[chart] = parts[SLIDE]
    (fault,) = inspect_package(pack(parts))
    assert (fault.code, fault.rule, fault.rejects, fault.part) == ("wrong_root", "PKG003", False, chart)
    assert "<sld>" in fault.message


def test_depth_is_told_in_our_own_words(parts: Parts, pack: Pack) -> None:
    """And not in those of the library that reads."""
    parts[SLIDE] = b"<a>" * 300 + b"</a>" * 300
    assert "nested over 256 levels deep" in inspect_package(pack(parts))[0].message
