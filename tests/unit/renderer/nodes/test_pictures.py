"""Pictures and drawings of documents given node by node."""

import base64
import struct
import zlib
from typing import Any

import pytest

A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
SVG = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 40 20">{}</svg>'
RECT = '<rect width="40" height="20" fill="#0F6E84"/>'


def drawing(inner: str) -> str:
    """A data URL of an SVG drawing."""
    return "data:image/svg+xml;base64," + base64.b64encode(SVG.format(inner).encode()).decode()


def codes(written: Any) -> list[str]:
    """The codes of what was said."""
    return [finding.code for finding in written.compiled.findings]


def svg_of(written: Any) -> str:
    """The only drawing of a deck."""
    (found,) = (data for name, data in written.parts.items() if name.endswith(".svg"))
    return str(found.decode())


def test_a_drawing_is_kept_beside_its_pixels(paper: Any) -> None:
    """Readers that know SVG take the drawing, others the picture."""
    written = paper({"type": "Image", "src": drawing(RECT), "altText": "A"})
    assert codes(written) == []
    assert "rect" in svg_of(written)
    pixels = next(data for name, data in written.parts.items() if name.endswith(".png"))
    width, height = struct.unpack(">II", pixels[16:24])
    assert width == 2 * height
    (blip,) = written.slide().iter(f"{A}blip")
    assert len(list(blip.iter("{http://schemas.microsoft.com/office/drawing/2016/SVG/main}svgBlip"))) == 1


@pytest.mark.parametrize(
    ("inner", "gone"),
    [
        ("<script>alert(1)</script>", "script"),
        ('<rect width="1" height="1" onclick="alert(1)"/>', "onclick"),
        ('<image xlink:href="https://elsewhere.example/a.png" width="9" height="9"/>', "elsewhere"),
        ('<image href="file:///etc/passwd" width="9" height="9"/>', "passwd"),
        ('<use href="other.svg#a"/>', "other.svg"),
        ("<style>rect { fill: url(https://elsewhere.example/a) }</style>", "elsewhere"),
        ("<style>@import 'a.css';</style>", "import"),
        ('<rect width="1" height="1" style="fill: url(\'//elsewhere.example/a\')"/>', "elsewhere"),
        ('<a href="javascript:alert(1)"><rect width="1" height="1"/></a>', "javascript"),
        ("<foreignObject><p xmlns='http://www.w3.org/1999/xhtml'>Hi</p></foreignObject>", "foreignObject"),
        ('<rect width="1" height="1"><set attributeName="href" to="https://elsewhere.example"/></rect>', "elsewhere"),
    ],
)
def test_what_acts_or_reaches_out_is_taken_from_a_drawing(inner: str, gone: str, paper: Any) -> None:
    """And it is said."""
    written = paper({"type": "Image", "src": drawing(RECT + inner), "altText": "A"})
    assert codes(written) == ["ASSET_CLEANED"]
    assert gone not in svg_of(written)


def _nested_uses() -> str:
    levels = ['<g id="n0"><rect width="1" height="1"/></g>']
    levels += [f'<g id="n{n}">' + f'<use href="#n{n - 1}"/>' * 10 + "</g>" for n in range(1, 9)]
    return "".join(levels)


@pytest.mark.parametrize(
    "source",
    [
        base64.b64encode(b'<!DOCTYPE svg [<!ENTITY a "b">]><svg xmlns="http://www.w3.org/2000/svg">&a;</svg>').decode(),
        base64.b64encode(b"<svg><unclosed></svg>").decode(),
        drawing(_nested_uses()).partition(",")[2],
        drawing('<g id="a"><use href="#a"/></g>').partition(",")[2],
    ],
    ids=["doctype", "broken", "bomb", "circle"],
)
def test_a_drawing_that_cannot_be_used_is_told_of(source: str, paper: Any) -> None:
    """A frame stands in its place; nothing hangs."""
    written = paper({"type": "Image", "src": f"data:image/svg+xml;base64,{source}", "altText": "A"})
    assert codes(written) == ["ASSET_MISSING"]


def test_a_drawing_that_cannot_be_used_leaves_the_picture(picture: str, paper: Any) -> None:
    """`svgSrc` goes before `src` only where it can be drawn."""
    bad = "data:image/svg+xml;base64," + base64.b64encode(b"<html/>").decode()
    written = paper({"type": "Image", "src": picture, "svgSrc": bad, "altText": "A"})
    assert [finding.rule for finding in written.compiled.findings] == ["RND402"]
    assert any(name.endswith(".png") for name in written.parts)


def test_pictures_of_very_many_pixels_are_refused(paper: Any) -> None:
    """The head of the file is enough to know."""
    head = struct.pack(">IIBBBBB", 10_000, 10_000, 8, 2, 0, 0, 0)
    chunks = b"".join(
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        for kind, data in ((b"IHDR", head), (b"IDAT", b""))
    )
    source = "data:image/png;base64," + base64.b64encode(b"\x89PNG\r\n\x1a\n" + chunks).decode()
    written = paper({"type": "Image", "src": source, "altText": "A"})
    assert codes(written) == ["ASSET_MISSING"]
    assert "40,000,000 pixels" in written.compiled.findings[0].message


def test_formats_that_start_programs_are_not_read(paper: Any) -> None:
    """PostScript under the name of a picture stays closed."""
    source = "data:image/png;base64," + base64.b64encode(b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 9 9\n").decode()
    assert codes(paper({"type": "Image", "src": source, "altText": "A"})) == ["ASSET_MISSING"]
