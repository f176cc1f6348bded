"""Templates for tests: made from python-pptx's own, the same bytes each time."""

import io
import zipfile
from functools import cache

from lxml import etree
from pptx import Presentation

_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_WIDE = (12_192_000, 6_858_000)
_TIME = (1980, 1, 1, 0, 0, 0)
NAVY = "#1F3A68"
"""The first accent of `branded`."""


@cache
def branded(accent: str = NAVY[1:]) -> bytes:
    """A wide template with a brand's first accent, RRGGBB."""
    deck = Presentation()
    _widen(deck)
    master = deck.slide_masters[0]
    theme = next(row.target_part for row in master.part.rels.values() if row.reltype.endswith("/theme"))
    root = etree.fromstring(theme.blob)
    slot = root.find(f".//{_A}clrScheme/{_A}accent1")
    slot.clear()
    etree.SubElement(slot, f"{_A}srgbClr", val=accent)
    theme._blob = etree.tostring(root)
    buffer = io.BytesIO()
    deck.save(buffer)
    return _rewritten(buffer.getvalue(), {})


def with_macros(pptx: bytes) -> bytes:
    """The same presentation with a VBA project in it."""
    content_types = _part(pptx, "[Content_Types].xml").replace(
        b"</Types>",
        b'<Override PartName="/ppt/vbaProject.bin" ContentType="application/vnd.ms-office.vbaProject"/></Types>',
    )
    rows = "ppt/_rels/presentation.xml.rels"
    project = b'<Relationship Id="rIdVba" Type="http://schemas.microsoft.com/office/2006/relationships/vbaProject" '
    relationships = _part(pptx, rows).replace(
        b"</Relationships>", project + b'Target="vbaProject.bin"/></Relationships>'
    )
    added = {"[Content_Types].xml": content_types, rows: relationships, "ppt/vbaProject.bin": b"code"}
    return _rewritten(pptx, added)


def with_part(pptx: bytes, name: str, data: bytes) -> bytes:
    """The same presentation with one part more."""
    return _rewritten(pptx, {name: data})


def as_strict(pptx: bytes) -> bytes:
    """The same presentation in the namespaces of ISO strict, as far as its main part goes."""
    main = _part(pptx, "ppt/presentation.xml")
    ours, theirs = (
        b"http://schemas.openxmlformats.org/presentationml/2006/main",
        b"http://purl.oclc.org/ooxml/presentationml/main",
    )
    return _rewritten(pptx, {"ppt/presentation.xml": main.replace(ours, theirs)})


def without_layouts() -> bytes:
    """A presentation whose master has no layout."""
    deck = Presentation()
    for layout in list(deck.slide_layouts):
        deck.slide_layouts.remove(layout)
    buffer = io.BytesIO()
    deck.save(buffer)
    return buffer.getvalue()


def _widen(deck: "Presentation") -> None:  # type: ignore[valid-type]
    width, height = _WIDE
    across, down = width / deck.slide_width, height / deck.slide_height
    deck.slide_width, deck.slide_height = width, height
    for sheet in (deck.slide_masters[0], *deck.slide_layouts):
        for place in sheet._element.iter(f"{_A}off", f"{_A}ext"):
            for name, ratio in (("x", across), ("cx", across), ("y", down), ("cy", down)):
                if place.get(name):
                    place.set(name, str(round(int(place.get(name)) * ratio)))


def _part(pptx: bytes, name: str) -> bytes:
    with zipfile.ZipFile(io.BytesIO(pptx)) as package:
        return package.read(name)


def _rewritten(pptx: bytes, changed: dict[str, bytes]) -> bytes:
    """The package with parts changed or added, and a fixed time on each."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(pptx)) as old, zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as new:
        names = dict.fromkeys([*old.namelist(), *changed])
        for name in names:
            entry = zipfile.ZipInfo(name, _TIME)
            entry.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(entry, changed.get(name) or old.read(name))
    return buffer.getvalue()
