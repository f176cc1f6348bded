"""Pictures and drawings of documents given node by node."""

import base64
import io
import struct
import zlib
from collections.abc import Mapping
from typing import Any
from urllib.parse import quote

import numpy as np
import pytest
from lxml import etree
from PIL import ExifTags, Image, ImageCms

from renderer.media.decoding import UnusablePicture, decode

A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
SVG = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 40 20">{}</svg>'
RECT = '<rect width="40" height="20" fill="#0F6E84"/>'


def drawing(inner: str) -> str:
    """A data URL of an SVG drawing."""
    return "data:image/svg+xml;base64," + base64.b64encode(SVG.format(inner).encode()).decode()


def empty_png(side: int) -> bytes:
    """The head of a picture of many pixels."""
    head = struct.pack(">IIBBBBB", side, side, 8, 2, 0, 0, 0)
    chunks = b"".join(
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        for kind, data in ((b"IHDR", head), (b"IDAT", b""))
    )
    return b"\x89PNG\r\n\x1a\n" + chunks


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
    written = paper({"type": "Image", "src": data_url(empty_png(10_000)), "altText": "A"})
    assert codes(written) == ["ASSET_MISSING"]
    assert "40,000,000 pixels" in written.compiled.findings[0].message


def test_formats_that_start_programs_are_not_read(paper: Any) -> None:
    """PostScript under the name of a picture stays closed."""
    source = "data:image/png;base64," + base64.b64encode(b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 9 9\n").decode()
    assert codes(paper({"type": "Image", "src": source, "altText": "A"})) == ["ASSET_MISSING"]


def data_url(content: bytes, kind: str = "png") -> str:
    """`content` as a source."""
    return f"data:image/{kind};base64," + base64.b64encode(content).decode()


def svg(attributes: str, inner: str = '<circle cx="25" cy="25" r="20" fill="green"/>', before: str = "") -> str:
    """A data URL of a drawing whose root has `attributes`."""
    source = f'{before}<svg xmlns="http://www.w3.org/2000/svg" {attributes}>{inner}</svg>'
    return data_url(source.encode(), "svg+xml")


def photo(kind: str, orientation: int) -> bytes:
    """A picture whose upright form is 60 x 40 with a red band on top, lying as cameras of that orientation write it."""
    upright = Image.new("RGB", (60, 40), "#0000FF")
    upright.paste("#FF0000", (0, 0, 60, 10))
    turns = {2: 0, 3: 3, 4: 1, 5: 5, 6: 2, 7: 6, 8: 4}
    lying = upright.transpose(Image.Transpose(turns[orientation])) if orientation in turns else upright
    exif, buffer = Image.Exif(), io.BytesIO()
    exif[ExifTags.Base.Orientation] = orientation
    lying.save(buffer, kind, exif=exif, **({"quality": 95} if kind == "JPEG" else {}))
    return buffer.getvalue()


@pytest.mark.parametrize("quality", [40, 90])
def test_a_turned_photo_stays_as_fine_and_as_large(quality: int) -> None:
    """It is written with the tables it came with: neither three times the file, nor a coarser picture."""
    source, buffer, exif = Image.effect_noise((400, 300), 60).convert("RGB"), io.BytesIO(), Image.Exif()
    exif[ExifTags.Base.Orientation] = 6
    source.save(buffer, "JPEG", quality=quality, exif=exif)
    turned = decode(data_url(buffer.getvalue(), "jpeg"))
    assert 0.9 < len(turned.fill.data) / len(buffer.getvalue()) < 1.1
    tables = [Image.open(io.BytesIO(data)).quantization for data in (turned.fill.data, buffer.getvalue())]  # type: ignore[attr-defined]
    assert tables[0] == tables[1]


def webp(picture: Image.Image, **how: Any) -> str:
    """A data URL of it."""
    buffer = io.BytesIO()
    picture.save(buffer, "WEBP", **how)
    return data_url(buffer.getvalue(), "webp")


@pytest.mark.parametrize(
    "profile", [b"", ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()], ids=["none", "sRGB"]
)
def test_a_photo_in_webp_becomes_one_in_jpeg(profile: bytes) -> None:
    """It is lossy as it comes: packed as PNG it is many times the file, and no finer."""
    source = Image.radial_gradient("L").resize((600, 400)).convert("RGB")
    decoded = decode(webp(source, quality=80, icc_profile=profile))
    shown = Image.open(io.BytesIO(decoded.fill.data))
    assert ("jpeg", "JPEG", (600, 400)) == (decoded.fill.extension, shown.format, shown.size)
    assert (shown.info.get("icc_profile") or b"") == profile
    difference = np.asarray(shown, int) - np.asarray(source, int)
    assert np.abs(difference).max() < 12


@pytest.mark.parametrize(("mode", "how"), [("RGB", {"lossless": True}), ("RGBA", {"quality": 80})])
def test_a_drawing_in_webp_keeps_every_pixel_and_what_shows_through(mode: str, how: Mapping[str, Any]) -> None:
    """Sharp edges and transparency are nothing for JPEG."""
    source = Image.new(mode, (60, 40), "#FF000080" if mode == "RGBA" else "#FF0000")
    decoded = decode(webp(source, **how))
    shown = Image.open(io.BytesIO(decoded.fill.data))
    assert ("png", mode) == (decoded.fill.extension, shown.mode)
    if mode == "RGB":
        assert shown.tobytes() == source.tobytes()


@pytest.mark.parametrize("orientation", range(1, 9))
@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "TIFF"])
def test_photos_stand_upright(kind: str, orientation: int) -> None:
    """All eight ways of holding a camera, in every format that tells them."""
    decoded = decode(data_url(photo(kind, orientation), kind.lower()))
    shown = Image.open(io.BytesIO(decoded.fill.data)).convert("RGB")
    assert (decoded.width, decoded.height) == shown.size == (60, 40)
    red, blue = shown.getpixel((30, 4)), shown.getpixel((30, 30))
    assert isinstance(red, tuple)
    assert isinstance(blue, tuple)
    assert red[0] > 200 > 60 > red[2]
    assert blue[2] > 200 > 60 > blue[0]
    assert Image.open(io.BytesIO(decoded.fill.data)).getexif().get(ExifTags.Base.Orientation, 1) == 1


def test_a_photo_inside_a_drawing_stands_upright() -> None:
    """Readers of drawings differ in whether they look at EXIF."""
    inner = f'<image href="{data_url(photo("JPEG", 6), "jpeg")}" width="60" height="40"/>'
    decoded = decode(svg('width="60" height="40"', inner))
    shown = Image.open(io.BytesIO(decoded.fill.data)).convert("RGB")
    red = shown.getpixel((120, 16))
    assert isinstance(red, tuple)
    assert red[0] > 200 > 60 > red[2]


def test_damaged_exif_is_passed_over() -> None:
    """The pixels are sound."""
    content = photo("JPEG", 6).replace(b"Exif\0\0MM", b"Exif\0\0XX").replace(b"Exif\0\0II", b"Exif\0\0XX")
    decoded = decode(data_url(content, "jpeg"))
    assert (decoded.width, decoded.height) == (40, 60)


@pytest.mark.parametrize(
    ("attributes", "width", "height"),
    [
        ('width="50mm" height="25mm" viewBox="0 0 50 25"', 189.0, 94.5),
        ('width="30pt" height="60pt" viewBox="0 0 50 100"', 40.0, 80.0),
        ('width="1in" height=".5in" viewBox="0 0 50 25"', 96.0, 48.0),
        ('width="2.54cm" height="6pc"', 96.0, 96.0),
        ('width="5em" height="40Q"', 80.0, 37.8),
        ('width="100%" height="100%" viewBox="0 0 40 20"', 40.0, 20.0),
        ('width="100" viewBox="0 0 40 20"', 100.0, 50.0),
        ('height="100" viewBox="0,0,4e1,20"', 200.0, 100.0),
        ('width="90" height="45"', 90.0, 45.0),
        ("", 45.0, 45.0),
        ('width="100%" height="100%"', 45.0, 45.0),
        ('width="90"', 90.0, 45.0),
        ('viewBox="0 0 1e400 20"', 45.0, 45.0),
    ],
)
def test_drawings_have_the_size_that_they_give_in_any_unit(attributes: str, width: float, height: float) -> None:
    """Picture and drawing agree on it, whatever the drawing leaves out."""
    decoded = decode(svg(attributes))
    assert (decoded.width, decoded.height) == pytest.approx((width, height), rel=0.01)
    shown = Image.open(io.BytesIO(decoded.fill.data))
    assert shown.width / shown.height == pytest.approx(width / height, rel=0.01)
    root = etree.fromstring(decoded.fill.svg or b"")
    assert [float(root.get(name, "nan")) for name in ("width", "height")] == pytest.approx([width, height], rel=0.01)
    assert root.get("viewBox")


def test_a_doctype_is_dropped() -> None:
    """Illustrator and Inkscape write it; what declares entities stays refused."""
    standard = '"-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd"'
    decoded = decode(svg('viewBox="0 0 50 50"', before=f'<?xml version="1.0"?><!DOCTYPE svg PUBLIC {standard}>'))
    assert b"DOCTYPE" not in (decoded.fill.svg or b"")
    assert (decoded.width, decoded.height) == (50, 50)
    with pytest.raises(UnusablePicture, match="entities"):
        decode(svg("", before='<!DOCTYPE svg [<!ENTITY % a SYSTEM "file:///etc/passwd">]>'))


def test_more_pixels_than_pillow_opens_are_told_as_ours() -> None:
    """Pillow has a limit of its own, which it looks at first."""
    with pytest.raises(UnusablePicture, match="40,000,000 pixels"):
        decode(data_url(empty_png(30_000)))


def test_a_damaged_picture_stops_no_deck(paper: Any) -> None:
    """Even where the colour of text depends on it."""
    noise = Image.effect_noise((80, 60), 90).convert("RGB")
    buffer = io.BytesIO()
    noise.save(buffer, "JPEG")
    fill = {"type": "image", "src": data_url(buffer.getvalue()[: len(buffer.getvalue()) // 2], "jpeg")}
    inner = {"type": "Text", "content": "On it"}
    written = paper({"type": "View", "style": {"fill": fill, "width": 200, "height": 90}, "children": [inner]})
    assert "On it" in written.text()


@pytest.mark.parametrize(
    "spell",
    [
        lambda head, content: f"{head},{content}".upper().partition(",")[0] + f",{content}",
        lambda head, content: f"{head.replace(';base64', ';charset=utf-8;base64')},{content}",
        lambda head, content: f"{head.replace(';base64', ';name=a b.png;charset=utf-8;base64')},{content}",
        lambda head, content: f"{head},{content[:40]}\r\n{content[40:80]}\n {content[80:]}\n",
        lambda head, content: f"{head},{content.rstrip('=')}",
        lambda head, content: f"{head},{quote(content, safe='')}",
        lambda head, content: f"{head.replace(';base64', '; base64')},{content}",
    ],
    ids=["capitals", "charset", "parameters", "wrapped", "unpadded", "percent", "blank"],
)
def test_data_urls_are_read_however_they_are_spelt(spell: Any, picture: str, paper: Any) -> None:
    """The same picture, the same deck."""
    source = spell(*picture.split(","))
    plain, spelt = (paper({"type": "Image", "src": one, "altText": "A"}) for one in (picture, source))
    assert codes(spelt) == []
    assert spelt.compiled.pptx == plain.compiled.pptx


def veil(alpha: int) -> str:
    """A black picture that is so opaque, of 255, as a data URL."""
    buffer = io.BytesIO()
    Image.new("RGBA", (8, 8), (0, 0, 0, alpha)).save(buffer, "PNG")
    return data_url(buffer.getvalue())


@pytest.mark.parametrize(
    ("source", "is_told"),
    [
        (svg('viewBox="0 0 50 50"'), False),
        (svg('viewBox="500 500 50 50"'), True),
        (svg('viewBox="0 0 50 50"', ""), True),
        (svg('viewBox="0 0 50 50"', '<circle cx="25" cy="25" r="20" opacity="0"/>'), True),
        (veil(0), True),
        (veil(9), False),
    ],
)
def test_pictures_that_show_nothing_are_said(source: str, is_told: bool, paper: Any, picture: str) -> None:
    """A drawing outside its page, an empty one, and one without a pixel that is not transparent."""
    size = {"width": 90, "height": 90}
    nodes: list[dict[str, Any]] = [
        {"type": "Image", "src": source, "altText": "A", "style": size},
        {"type": "View", "style": {**size, "fill": {"type": "image", "src": source}}},
    ]
    if "svg" in source[:20]:
        nodes.append({"type": "Image", "src": picture, "svgSrc": source, "altText": "A", "style": size})
    for node in nodes:
        written = paper(node)
        assert codes(written) == (["ASSET_SHOWS_NOTHING"] if is_told else [])


@pytest.mark.parametrize(("shown", "pixels"), [(30, 96), (300, 800), (900, 1920)])
def test_small_drawings_have_pixels_enough_where_they_are_shown_large(shown: int, pixels: int, paper: Any) -> None:
    """Twice as many as a screen has there, as far as a slide can show."""
    icon = svg('width="24" height="24"')
    written = paper({"type": "Image", "src": icon, "altText": "A", "style": {"width": shown, "height": shown}})
    (png,) = (data for name, data in written.parts.items() if name.endswith(".png"))
    assert Image.open(io.BytesIO(png)).width == pixels


def drawings_spelt() -> list[str]:
    """One drawing in the spellings that XML and data URLs allow."""
    inner = '<rect width="4" height="2" fill="#CC2222"/>'
    plain = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4 2">{inner}</svg>'
    nameless = f'<svg viewBox="0 0 4 2">{inner}</svg>'
    prefixed = plain.replace("<svg xmlns=", "<s:svg xmlns:s=").replace("<rect", "<s:rect").replace("</svg", "</s:svg")
    encoded = (plain, plain.encode("utf-16").decode("latin-1"), prefixed, nameless, f"<!-- <svg> -->{nameless}")
    return [
        *(data_url(one.encode("latin-1"), "svg+xml") for one in encoded),
        f"data:image/svg+xml,{quote(plain)}",
        f"data:image/svg+xml;charset=utf-8,{quote(plain, safe=' /:=<>')}",
        f"DATA:image/SVG+xml;utf8,{plain}",
    ]


def test_drawings_are_read_however_they_are_spelt(paper: Any) -> None:
    """UTF-16, a prefix, no namespace, a comment that looks like a drawing, and data URLs without base64."""
    sources = drawings_spelt()
    decks = [paper({"type": "Image", "src": one, "altText": "A"}) for one in sources]
    svgs = [paper({"type": "Image", "src": veil(9), "svgSrc": one, "altText": "A"}) for one in sources]
    assert [codes(deck) for deck in (*decks, *svgs)] == [[]] * 2 * len(sources)
    drawn = {data for deck in decks for name, data in deck.parts.items() if name.endswith(".png")}
    assert len(drawn) == 1
    kept = {data for deck in decks for name, data in deck.parts.items() if name.endswith(".svg")}
    assert all(data.startswith(b"<svg ") for data in kept)


@pytest.mark.parametrize("kind", ["JPEG", "GIF"])
def test_a_picture_that_ends_too_soon_is_said(kind: str, paper: Any) -> None:
    """Readers show what there is of it; what stands behind a whole one is none of its own.

    The sign that ends a GIF may stand among its pixels, shortly before it is cut off.
    """
    noise, buffer = np.random.default_rng(7).integers(0, 256, (90, 160, 3), np.uint8), io.BytesIO()
    Image.fromarray(noise).save(buffer, kind)
    whole = buffer.getvalue()
    cut = whole.index(b";", len(whole) // 2) + 2
    files = [whole, whole + bytes(500), whole[:cut]]
    told = [codes(paper({"type": "Image", "src": data_url(one, kind.lower()), "altText": "A"})) for one in files]
    assert told == [[], [], ["ASSET_CUT_OFF"]]
