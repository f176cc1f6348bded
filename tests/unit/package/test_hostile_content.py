"""Parts that load, run or lead to something: each has a stable code."""

import io
import zipfile

import pytest

from deck_package import inspect_package, open_package
from tests.support.hostile import OFFICE, SLIDE, Pack, Parts, codes, relate

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


@pytest.mark.parametrize("target", ["../customXml/item1.xml", "../../customXml/item1.xml", "/../customXml/item1.xml"])
def test_relationships_that_climb_too_far_to_a_part(parts: Parts, pack: Pack, target: str) -> None:
    """LibreOffice writes such for the package itself; above the root there is nothing but the root."""
    parts["customXml/item1.xml"] = b"<x/>"
    relate(parts, "customXml", target, mode="Internal", rels="_rels/.rels")
    assert codes(pack(parts)) == []
    with open_package(pack(parts)) as package:
        assert package.related("", "customXml") == "customXml/item1.xml"


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


@pytest.mark.parametrize(
    ("inside", "found"),
    [("xl/workbook.bin", ["embedded_object"]), ("xl/vbaProject.bin", ["embedded_object", "macro"]), (None, ["macro"])],
)
def test_binary_workbooks_are_judged_by_what_is_in_them(
    parts: Parts, pack: Pack, inside: str | None, found: list[str]
) -> None:
    """Their content type says `macroEnabled` of all of them; one that nobody can look into may carry code."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr(inside or "x", b"x")
    parts["ppt/embeddings/Binary1.xlsb"] = (
        stream.getvalue() if inside else b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(9)
    )
    kind = '<Default Extension="xlsb" ContentType="application/vnd.ms-excel.sheet.binary.macroEnabled.12"/></Types>'
    parts["[Content_Types].xml"] = parts["[Content_Types].xml"].replace(b"</Types>", kind.encode())
    relate(parts, "package", "../embeddings/Binary1.xlsb", mode="Internal")
    assert set(found) <= set(codes(pack(parts))) <= {*found, "embedded_object"}


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
    ],
)
def test_vector_pictures_that_load_something(parts: Parts, pack: Pack, drawing: str) -> None:
    """SVG is a program of its own."""
    parts["ppt/media/image9.svg"] = f"<svg xmlns='http://www.w3.org/2000/svg'>{drawing}</svg>".encode()
    assert "external_target" in codes(pack(parts))


def test_vector_pictures_that_run_something(parts: Parts, pack: Pack) -> None:
    """A script is told as one, and not as a picture from elsewhere."""
    parts["ppt/media/image9.svg"] = b"<svg xmlns='http://www.w3.org/2000/svg'><script>1</script></svg>"
    assert "macro" in codes(pack(parts))
    assert "external_target" not in codes(pack(parts))


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
