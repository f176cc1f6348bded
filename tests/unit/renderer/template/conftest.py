"""Templates of many kinds, made from python-pptx's own."""

import io
import struct
import zipfile
import zlib
from collections.abc import Callable, Mapping
from typing import Any

import pytest
from lxml import etree
from pptx import Presentation
from pptx.util import Emu, Pt

A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
WIDE = (12_192_000, 6_858_000)
BRAND = {"dk2": "10243E", "lt2": "F3F1EC", "accent1": "C8102E", "accent2": "00677F", "accent6": "FF9E1B"}
NIGHT = {"dk1": "F4F4F8", "lt1": "14161F", "dk2": "B9BDCC", "lt2": "232736", "accent1": "FFB000", "accent3": "2FBF71"}


def _tag_of(color: str) -> str:
    return "srgbClr" if len(color) == 6 and not color.startswith(("accent", "bg", "tx")) else "schemeClr"


class Maker:
    """A template under construction."""

    def __init__(self, size: tuple[int, int] | None = None) -> None:
        self.deck = Presentation()
        self.master = self.deck.slide_masters[0]
        if size:
            self._resize(*size)

    def _resize(self, width: int, height: int) -> None:
        across, down = width / self.deck.slide_width, height / self.deck.slide_height
        self.deck.slide_width, self.deck.slide_height = width, height
        for root in [self.master._element, *(layout._element for layout in self.deck.slide_layouts)]:
            for place in root.iter(f"{A}off", f"{A}ext"):
                for name, ratio in (("x", across), ("cx", across), ("y", down), ("cy", down)):
                    if place.get(name):
                        place.set(name, str(round(int(place.get(name)) * ratio)))

    def colors(self, colors: Mapping[str, str]) -> "Maker":
        """Set slots of the theme."""
        part = next(r.target_part for r in self.master.part.rels.values() if r.reltype.endswith("/theme"))
        root = etree.fromstring(part.blob)
        for slot, value in colors.items():
            holder = root.find(f".//{A}clrScheme/{A}{slot}")
            holder.clear()
            etree.SubElement(holder, f"{A}srgbClr", val=value)
        part._blob = etree.tostring(root)
        return self

    def font(self, latin: str) -> "Maker":
        """Set both families of the theme."""
        part = next(r.target_part for r in self.master.part.rels.values() if r.reltype.endswith("/theme"))
        root = etree.fromstring(part.blob)
        for size in ("majorFont", "minorFont"):
            root.find(f".//{A}{size}/{A}latin").set("typeface", latin)
        part._blob = etree.tostring(root)
        return self

    def rename(self, old: str, new: str) -> "Maker":
        """Give a layout another name."""
        layout = self.layout(old)
        layout._element.find(f"{P}cSld").set("name", new)
        return self

    def layout(self, name: str) -> Any:
        """A layout by its name."""
        return next(layout for layout in self.deck.slide_layouts if layout.name == name)

    def drop(self, *names: str) -> "Maker":
        """Remove layouts."""
        for name in names:
            self.deck.slide_layouts.remove(self.layout(name))
        return self

    def band(self, color: str = "accent1", *, height: int = 300_000, top: int | None = None) -> "Maker":
        """Draw a band in a slot or RRGGBB across the master, at the foot if not said otherwise."""
        tag = _tag_of(color)
        y = self.deck.slide_height - height if top is None else top
        xml = (
            '<p:sp xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"'
            ' xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><p:nvSpPr>'
            '<p:cNvPr id="90" name="Band"/><p:cNvSpPr/><p:nvPr/></p:nvSpPr><p:spPr><a:xfrm>'
            f'<a:off x="0" y="{y}"/><a:ext cx="{self.deck.slide_width}" cy="{height}"/></a:xfrm>'
            f'<a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:solidFill><a:{tag} val="{color}"/></a:solidFill>'
            "</p:spPr></p:sp>"
        )
        self.master._element.find(f"{P}cSld/{P}spTree").insert(2, etree.fromstring(xml))
        return self

    def photo(self, image: bytes, layout: str) -> "Maker":
        """Lay a picture over all of a layout, behind its placeholders."""
        tree = self.logo(layout, image).layout(layout)._element.find(f"{P}cSld/{P}spTree")
        picture = tree[-1]
        for tag, x, y in (("off", 0, 0), ("ext", self.deck.slide_width, self.deck.slide_height)):
            place = next(picture.iter(f"{A}{tag}"))
            for name, value in zip(("x", "y") if tag == "off" else ("cx", "cy"), (x, y), strict=True):
                place.set(name, str(value))
        tree.insert(2, picture)
        return self

    def logo(self, layout: str | None = None, image: bytes | None = None) -> "Maker":
        """Put a small picture into the top right corner of the master or a layout."""
        target = self.layout(layout) if layout else self.master
        _, rid = target.part.get_or_add_image_part(io.BytesIO(image or picture()))
        x = self.deck.slide_width - Pt(90)
        xml = (
            '<p:pic xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"'
            ' xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
            ' xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><p:nvPicPr>'
            '<p:cNvPr id="91" name="Logo" descr="Logo"/><p:cNvPicPr/><p:nvPr/></p:nvPicPr><p:blipFill>'
            f'<a:blip r:embed="{rid}"/><a:stretch><a:fillRect/></a:stretch></p:blipFill><p:spPr><a:xfrm>'
            f'<a:off x="{x}" y="{Pt(12)}"/><a:ext cx="{Pt(72)}" cy="{Pt(24)}"/></a:xfrm>'
            '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></p:spPr></p:pic>'
        )
        target._element.find(f"{P}cSld/{P}spTree").append(etree.fromstring(xml))
        return self

    def background(self, color: str, layout: str | None = None) -> "Maker":
        """Paint the background of the master or a layout in a slot or RRGGBB."""
        target = (self.layout(layout) if layout else self.master)._element.find(f"{P}cSld")
        old = target.find(f"{P}bg")
        if old is not None:
            target.remove(old)
        tag = _tag_of(color)
        xml = (
            '<p:bg xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"'
            ' xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><p:bgPr><a:solidFill>'
            f'<a:{tag} val="{color}"/></a:solidFill><a:effectLst/></p:bgPr></p:bg>'
        )
        target.insert(0, etree.fromstring(xml))
        return self

    def place(self, layout: str, boxes: list[tuple[float, float, float, float]], kind: str = "body") -> "Maker":
        """Replace a layout's content placeholders by some of `kind` at boxes given in shares of the slide."""
        tree = self.layout(layout)._element.find(f"{P}cSld/{P}spTree")
        for shape in list(tree.iter(f"{P}sp")):
            found = shape.find(f".//{P}ph")
            if found is not None and found.get("type", "obj") in {"obj", "body", "pic"}:
                shape.getparent().remove(shape)
        for number, (x, y, width, height) in enumerate(boxes):
            page = (self.deck.slide_width, self.deck.slide_height)
            shares = (x, y, width, height)
            place = [round(share * length) for share, length in zip(shares, page * 2, strict=True)]
            typed = f' type="{kind}"' if kind != "obj" else ""
            xml = (
                '<p:sp xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"'
                ' xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><p:nvSpPr>'
                f'<p:cNvPr id="{70 + number}" name="Place {number}"/><p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr>'
                f'<p:nvPr><p:ph{typed} idx="{20 + number}"/></p:nvPr></p:nvSpPr><p:spPr><a:xfrm>'
                f'<a:off x="{place[0]}" y="{place[1]}"/><a:ext cx="{place[2]}" cy="{place[3]}"/></a:xfrm></p:spPr>'
                "<p:txBody><a:bodyPr/><a:lstStyle/><a:p><a:r><a:t>Text</a:t></a:r></a:p></p:txBody></p:sp>"
            )
            tree.append(etree.fromstring(xml))
        return self

    def sample(self, layout: str = "Title and Content", title: str = "A sample slide") -> "Maker":
        """Add a slide of the template's own."""
        slide = self.deck.slides.add_slide(self.layout(layout))
        slide.shapes.title.text = title
        slide.notes_slide.notes_text_frame.text = "A sample note"
        return self

    def bytes(self) -> bytes:
        """The file."""
        buffer = io.BytesIO()
        self.deck.save(buffer)
        return buffer.getvalue()


def picture() -> bytes:
    """A small red PNG."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    rows = b"".join(b"\0" + b"\xc8\x10\x2e" * 6 for _ in range(2))
    header = struct.pack(">IIBBBBB", 6, 2, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")


def as_potx(pptx: bytes) -> bytes:
    """The same file as a template."""
    return rewritten(
        pptx, "[Content_Types].xml", lambda data: data.replace(b"presentation.main+xml", b"template.main+xml")
    )


def rewritten(pptx: bytes, part: str, change: Callable[[bytes], bytes]) -> bytes:
    """The same file with one part changed."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(pptx)) as old, zipfile.ZipFile(buffer, "w") as new:
        for name in old.namelist():
            new.writestr(name, change(old.read(name)) if name == part else old.read(name))
    return buffer.getvalue()


def wide() -> Maker:
    """A usual wide template with a brand's colours, a band, a logo, and samples."""
    return Maker(WIDE).colors(BRAND).band().logo().sample()


def night() -> Maker:
    """A dark wide template whose opening has the accent as its ground."""
    return Maker(WIDE).colors(NIGHT).background("accent1", "Title Slide").band("accent1", height=90_000)


def named() -> Maker:
    """A wide template with layouts of its own for our types of slides."""
    maker = Maker(WIDE).colors(BRAND).font("Arial")
    maker.rename("Content with Caption", "Market Landscape").rename("Picture with Caption", "Transactions Tombstones")
    maker.rename("Two Content", "Three Steps").rename("Comparison", "Four Figures").rename("Blank", "Zeitstrahl")
    maker.place("Three Steps", [(0.05 + 0.31 * n, 0.3, 0.28, 0.5) for n in range(3)])
    maker.place("Four Figures", [(0.05 + 0.46 * (n % 2), 0.25 + 0.32 * (n // 2), 0.43, 0.28) for n in range(4)])
    maker.place("Market Landscape", [(0.05, 0.25, 0.9, 0.6)], "obj")
    return maker


TEMPLATES = {"plain": Maker, "wide": wide, "night": night, "named": named}


@pytest.fixture(scope="session")
def template_bytes() -> dict[str, bytes]:
    """Templates by name."""
    return {name: make().bytes() for name, make in TEMPLATES.items()}


@pytest.fixture(scope="session")
def maker() -> type[Maker]:
    """Makes further ones."""
    return Maker


@pytest.fixture(scope="session")
def files() -> Any:
    """Functions on files of templates."""

    class Files:
        potx = staticmethod(as_potx)
        rewritten = staticmethod(rewritten)
        emu = staticmethod(Emu)

    return Files
