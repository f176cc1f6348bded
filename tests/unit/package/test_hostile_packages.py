"""Every way in which a package may be hostile or broken has a stable code."""

import io
import re
import struct
import warnings
import zipfile
from collections.abc import Callable

import pytest

from deck_package import Limits, UnsafePackage, examine_package, inspect_package, open_package

Parts = dict[str, bytes]
Pack = Callable[[Parts], bytes]
SLIDE = "ppt/slides/slide1.xml"
RELS = "ppt/slides/_rels/slide1.xml.rels"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def relate(parts: Parts, kind: str, target: str, mode: str = "External", rels: str = RELS) -> None:
    """Add a relationship to the first slide."""
    link = f'<Relationship Id="rId99" Type="{OFFICE}/{kind}" Target="{target}" TargetMode="{mode}"/></Relationships>'
    parts[rels] = parts[rels].replace(b"</Relationships>", link.encode())


def codes(data: bytes, **limits: int) -> list[str]:
    """Codes of all faults."""
    return [fault.code for fault in inspect_package(data, Limits(**limits))]


def test_opening_raises_the_first_rejecting_fault(parts: Parts, pack: Pack) -> None:
    """The error carries a code, a sentence and all faults."""
    relate(parts, "slideMaster", "http://198.51.100.7/x.xml")
    with pytest.raises(UnsafePackage) as raised:
        open_package(pack(parts))
    assert raised.value.code == "external_target"
    assert "embed it" in raised.value.message
    assert [fault.rule for fault in raised.value.faults if fault.rejects] == ["PKG006"]


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "not_a_zip"),
        (b"%PDF-1.7", "not_a_zip"),
        (b"PK\x03\x04", "corrupt"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "not_a_zip"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600) + "EncryptedPackage".encode("utf-16-le"), "encrypted"),
    ],
)
def test_what_is_no_package(data: bytes, code: str) -> None:
    """Other files are told apart by their first bytes."""
    assert codes(data) == [code]


@pytest.mark.parametrize("keep", [0.1, 0.5, 0.95, 0.999])
def test_cut_files(sound_deck: bytes, keep: float) -> None:
    """A cut upload is corrupt wherever it was cut."""
    assert codes(sound_deck[: int(len(sound_deck) * keep)]) == ["corrupt"]


def test_a_flipped_byte_is_noticed(sound_deck: bytes) -> None:
    """Checksums are verified before anybody else reads the file."""
    with zipfile.ZipFile(io.BytesIO(sound_deck)) as archive:
        entry = archive.getinfo(SLIDE)
    middle = entry.header_offset + 30 + len(SLIDE) + entry.compress_size // 2
    flipped = sound_deck[:middle] + bytes([sound_deck[middle] ^ 0x55]) + sound_deck[middle + 1 :]
    assert codes(flipped) == ["corrupt"]


def test_entries_are_limited_before_the_directory_is_read(sound_deck: bytes) -> None:
    """The count in the end record is enough."""
    assert codes(sound_deck, entries=10) == ["too_many_entries"]


def test_the_unpacked_size_is_limited(sound_deck: bytes) -> None:
    """Sizes come from the directory, before anything is inflated."""
    assert codes(sound_deck, unpacked_bytes=10_000) == ["too_large_unpacked"]


def test_one_part_of_xml_is_limited(sound_deck: bytes) -> None:
    """A tree takes ten times the memory of its text."""
    assert set(codes(sound_deck, xml_bytes=2_000)) == {"too_large_unpacked"}


def test_shapes_and_elements_are_limited(parts: Parts, pack: Pack) -> None:
    """A few kilobytes may unpack to more than anybody can look at; the message says how much is too much."""
    shape = re.search(rb"<p:sp>.*?</p:sp>", parts[SLIDE], re.DOTALL)
    assert shape is not None
    parts[SLIDE] = parts[SLIDE].replace(b"</p:spTree>", shape.group() * 20_000 + b"</p:spTree>")
    package, faults = examine_package(pack(parts))
    assert (package, [(fault.code, fault.rule, fault.part) for fault in faults]) == (
        None,
        [("too_many_elements", "PKG009", SLIDE)],
    )
    assert "over the limit of 20,000" in faults[0].message


@pytest.mark.parametrize("element", [b"<a:p/>", b"<a:p><a:r><a:t/></a:r></a:p>"])
def test_texts_count_in_all(parts: Parts, pack: Pack, element: bytes) -> None:
    """A single shape may hold all of them."""
    head, _, tail = parts[SLIDE].partition(b"<a:p>")
    parts[SLIDE] = head + element * 200_000 + b"<a:p>" + tail
    with pytest.raises(UnsafePackage, match="more than 200,000") as raised:
        open_package(pack(parts))
    assert raised.value.code == "too_many_elements"


def test_as_much_as_allowed_is_opened(sound_deck: bytes) -> None:
    """Limits count as said."""
    shapes = next(n for n in range(1, 500) if "too_many_elements" not in codes(sound_deck, shapes=n))
    assert codes(sound_deck, shapes=shapes) == codes(sound_deck)
    assert "too_many_elements" in codes(sound_deck, shapes=shapes - 1)


def test_bombs_are_told_by_their_ratio(parts: Parts, pack: Pack) -> None:
    """64 MB of zeros pack 1:1000; small blank parts are left alone."""
    parts["ppt/media/small.bin"] = bytes(500_000)
    assert "ratio" not in codes(pack(parts))
    parts["ppt/media/bomb.bin"] = bytes(64 << 20)
    assert codes(pack(parts)) == ["ratio"]


def test_a_lie_about_the_size_is_noticed(parts: Parts, pack: Pack) -> None:
    """An entry that inflates to more than it declares is damaged; no more than declared is ever inflated."""
    parts["ppt/media/liar.bin"] = bytes(8 << 20)
    data = bytearray(pack(parts))
    directory = data.rindex(b"PK\x01\x02", 0, data.rindex(b"ppt/media/liar.bin"))
    struct.pack_into("<I", data, directory + 24, 900_000)
    assert codes(bytes(data)) == ["corrupt"]


def test_overlapping_entries(sound_deck: bytes) -> None:
    """The same packed bytes may not be inflated twice."""
    data = bytearray(sound_deck)
    with zipfile.ZipFile(io.BytesIO(sound_deck)) as archive:
        largest = max(archive.infolist(), key=lambda entry: entry.compress_size)
    place = data.index(b"PK\x01\x02")
    struct.pack_into("<I", data, place + 20, len(data))
    assert largest.compress_size < len(data)
    assert "ratio" in codes(bytes(data))


@pytest.mark.parametrize(
    "name", ["../evil.xml", "/etc/passwd", "ppt\\slides\\x.xml", "C:/x", "ppt//x", "ppt/./x", "a\nb"]
)
def test_names_that_lead_outside(parts: Parts, pack: Pack, name: str) -> None:
    """No reader is given a name that it may take for a path outside."""
    parts[name] = b"<x/>"
    assert codes(pack(parts)) == ["bad_name"]


def test_names_that_occur_twice(sound_deck: bytes) -> None:
    """Two readers would see two decks; names compare without case."""
    stream = io.BytesIO(sound_deck)
    with zipfile.ZipFile(stream, "a") as archive, warnings.catch_warnings():
        warnings.simplefilter("ignore")
        archive.writestr(SLIDE.upper(), b"<x/>")
    assert codes(stream.getvalue()) == ["duplicate_entry"]


def test_zip_passwords(sound_deck: bytes) -> None:
    """A zip with a password is encrypted as well."""
    data = bytearray(sound_deck)
    data[data.index(b"PK\x01\x02") + 8] |= 1
    assert codes(bytes(data)) == ["encrypted"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-16-be"])
def test_document_types(parts: Parts, pack: Pack, encoding: str) -> None:
    """No DOCTYPE in any encoding: neither XXE nor billion laughs gets as far as a parser that resolves them."""
    declared = (
        f"<?xml version='1.0' encoding='{encoding}'?><!DOCTYPE x [<!ENTITY a SYSTEM 'file:///etc/passwd'>]><x>&a;</x>"
    )
    parts["ppt/slides/slide1.xml"] = declared.encode(encoding)
    assert codes(pack(parts)) == ["doctype"]


def test_billion_laughs(parts: Parts, pack: Pack) -> None:
    """Entities are never expanded."""
    laughs = "".join(f"<!ENTITY a{i} '{f'&a{i - 1};' * 10}'>" for i in range(1, 12))
    parts[SLIDE] = f"<!DOCTYPE x [<!ENTITY a0 'ha'>{laughs}]><x y='&a11;'>&a11;</x>".encode()
    assert codes(pack(parts)) == ["doctype"]


def test_a_slide_that_does_not_parse(parts: Parts, pack: Pack) -> None:
    """LibreOffice would load half of it without a word."""
    parts[SLIDE] = parts[SLIDE][:-20]
    assert codes(pack(parts)) == ["xml_parse"]


TARGETS = pytest.mark.parametrize("target", ["http://198.51.100.7/x", "file:///etc/passwd", "\\\\host\\share", "x.png"])


@pytest.mark.parametrize("kind", ["slideMaster", "attachedTemplate", "theme", "frame"])
@TARGETS
def test_external_targets(parts: Parts, pack: Pack, kind: str, target: str) -> None:
    """No part of the presentation itself may be elsewhere."""
    relate(parts, kind, target)
    assert codes(pack(parts)) == ["external_target"]


@pytest.mark.parametrize("kind", ["image", "video", "audio", "oleObject", "package"])
@TARGETS
def test_linked_content(parts: Parts, pack: Pack, kind: str, target: str) -> None:
    """Pictures, recordings and sheets that are linked are told with their address, and the deck is opened."""
    relate(parts, kind, target)
    with open_package(pack(parts)):
        (fault,) = inspect_package(pack(parts))
    assert (fault.code, fault.rule, fault.part) == ("linked_content", "PKG006", SLIDE)
    assert repr(target) in fault.message


def test_relationships_that_climb_out(parts: Parts, pack: Pack) -> None:
    """An internal target is inside."""
    relate(parts, "image", "../../../../etc/passwd", mode="Internal")
    assert codes(pack(parts))[0] == "bad_name"


@pytest.mark.parametrize("name", ["ppt/vbaProject.bin", "ppt/activeX/activeX1.xml"])
def test_macros(parts: Parts, pack: Pack, name: str) -> None:
    """Program code is refused by its name."""
    parts[name] = b"<x/>"
    assert "macro" in codes(pack(parts))


def test_macro_content_type(parts: Parts, pack: Pack) -> None:
    """A .pptm is refused by its content type, whatever its name."""
    parts["[Content_Types].xml"] = parts["[Content_Types].xml"].replace(
        b"application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml",
        b"application/vnd.ms-powerpoint.presentation.macroEnabled.main+xml",
    )
    assert set(codes(pack(parts))) == {"macro"}


@pytest.mark.parametrize("kind", ["oleObject", "package"])
def test_embedded_objects(parts: Parts, pack: Pack, kind: str) -> None:
    """An object of another program is a fact about the data that travels with a deck."""
    parts["ppt/embeddings/oleObject1.bin"] = b"\xd0\xcf\x11\xe0"
    relate(parts, kind, "../embeddings/oleObject1.bin", mode="Internal")
    told = {fault.code: (fault.rule, fault.rejects) for fault in inspect_package(pack(parts))}
    assert told["embedded_object"] == ("PRV801", False)
    open_package(pack(parts)).close()


@pytest.mark.parametrize("name", ["Book1.xlsm", "Letter1.docm"])
def test_code_in_embedded_files(parts: Parts, pack: Pack, name: str) -> None:
    """An embedded file with macros carries code like the deck itself."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("xl/vbaProject.bin", b"x")
    parts[f"ppt/embeddings/{name}"] = stream.getvalue()
    relate(parts, "package", f"../embeddings/{name}", mode="Internal")
    assert "macro" in codes(pack(parts))


def test_chart_workbooks_are_packages_themselves(parts: Parts, pack: Pack) -> None:
    """The links of a workbook to other files are told."""
    name = next(name for name in parts if name.endswith(".xlsx"))
    stream = io.BytesIO(parts[name])
    with zipfile.ZipFile(stream, "a") as archive:
        archive.writestr("xl/externalLinks/_rels/externalLink1.xml.rels", b"<x/>")
    parts[name] = stream.getvalue()
    assert codes(pack(parts)) == ["linked_content"]


@pytest.mark.parametrize(
    "drawing",
    [
        "<image href='http://198.51.100.7/x.png'/>",
        "<image xmlns:l='http://www.w3.org/1999/xlink' l:href='file:///etc/passwd'/>",
        "<rect style='fill:url(http://198.51.100.7/#a)'/>",
        "<style>@import 'http://198.51.100.7/x.css';</style>",
        "<script>1</script>",
    ],
)
def test_vector_pictures_that_load_something(parts: Parts, pack: Pack, drawing: str) -> None:
    """SVG is a program of its own."""
    parts["ppt/media/image9.svg"] = f"<svg xmlns='http://www.w3.org/2000/svg'>{drawing}</svg>".encode()
    assert "external_target" in codes(pack(parts))


def test_vector_pictures_that_refer_to_themselves(parts: Parts, pack: Pack) -> None:
    """Gradients and embedded pictures are no loads."""
    svg = (
        "<svg xmlns='http://www.w3.org/2000/svg'><style>a{fill:url(#g)}</style><use href='#g'/>"
        "<rect fill='url(#g)' style=\"fill:url('#g')\"/><image href='data:image/png;base64,AAAA'/>"
        "<a href='https://example.org'/></svg>"
    )
    parts["ppt/media/image9.svg"] = svg.encode()
    assert set(codes(pack(parts))) == {"content_type_missing"}


@pytest.mark.parametrize("target", ["javascript:alert(1)", " JAVASCRIPT:x", "vbscript:x", "data:text/html,x"])
def test_script_links(parts: Parts, pack: Pack, target: str) -> None:
    """A click must not run anything."""
    relate(parts, "hyperlink", target)
    assert codes(pack(parts)) == ["script_link"]


@pytest.mark.parametrize("action", ["ppaction://program", "ppaction://macro?name=x"])
def test_program_actions(parts: Parts, pack: Pack, action: str) -> None:
    """Nor by the way of an action."""
    link = f'<a:hlinkClick xmlns:r="{OFFICE}" r:id="" action="{action}"/></p:cNvPr>'.encode()
    head, _, tail = parts[SLIDE].partition(b"/><p:cNvSpPr>")
    parts[SLIDE] = head + b">" + link + b"<p:cNvSpPr>" + tail if tail else parts[SLIDE]
    assert codes(pack(parts)) == ["script_link"]


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


DOCTYPE = '<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd"'
SVG = "<svg xmlns='http://www.w3.org/2000/svg'/>"


@pytest.mark.parametrize(
    ("doctype", "fault"),
    [
        (f"{DOCTYPE}>", None),
        ("<!DOCTYPE svg>", None),
        ("<!DOCTYPE svg SYSTEM 'svg11.dtd'>", None),
        (f"{DOCTYPE} [<!ENTITY a 'ha'>]>", "doctype"),
        ("<!DOCTYPE svg [<!ENTITY % a SYSTEM 'file:///etc/passwd'>]>", "doctype"),
        ("<!DOCTYPE x SYSTEM 'file:///etc/passwd'>", "doctype"),
        (f"{DOCTYPE}>{DOCTYPE}>", "doctype"),
    ],
)
def test_document_types_of_drawings(parts: Parts, pack: Pack, doctype: str, fault: str | None) -> None:
    """Drawing programs write the standard one, which declares nothing; entities stay refused."""
    parts["ppt/media/image9.svg"] = f"<?xml version='1.0'?>\n{doctype}{SVG}".encode()
    assert set(codes(pack(parts))) - {"content_type_missing"} == ({fault} if fault else set())


@pytest.mark.parametrize("target", ["#slide2", "#", ""])
def test_a_link_within_a_part_leads_to_the_part(parts: Parts, pack: Pack, target: str) -> None:
    """A fragment alone is no missing part."""
    relate(parts, "hyperlink", target, mode="Internal")
    assert codes(pack(parts)) == []


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
