"""What decks keep of a template: everything but its slides, what hangs on them alone, and the list of them."""

import posixpath
from collections.abc import Collection, Iterator, Sequence
from itertools import count

from lxml import etree
from lxml.etree import _Element

from deck_package import Package, Relationship, parse_xml
from deck_package.active_content import is_foreign_object
from deck_presentation.names import P, R, child, whole
from renderer.template.model import Base

_NOT_KEPT = frozenset(
    {"slide", "notesSlide", "printerSettings", "comments", "commentAuthors", "customXml", "handoutMaster", "vmlDrawing"}
)
_BEFORE_SLIDES = ("sldMasterIdLst", "notesMasterIdLst", "handoutMasterIdLst")
# What speaks of slides or of parts that decks do not keep.
_DROPPED = ("sldIdLst", "custShowLst", "handoutMasterIdLst", "smartTags", "photoAlbum", "custDataLst", "extLst")
_FIRST_SLIDE_ID = 256
_SHAPED = ("ppt/slideMasters/", "ppt/slideLayouts/", "ppt/notesMasters/")


def base_of(package: Package) -> Base:
    """The parts that are reached from the presentation without passing through a slide."""
    parts: dict[str, bytes] = {}
    relationships: dict[str, tuple[tuple[str, str, str, bool], ...]] = {}
    waiting = [package.presentation]
    while waiting:
        part = waiting.pop(0)
        if part in parts or part not in package:
            continue
        kept = [row for row in package.relationships(part) if _is_kept(row, part, package)]
        lost = {row.id for row in package.relationships(part)} - {row.id for row in kept}
        parts[part] = package.read(part) if part == package.presentation else _mended(package, part, lost)
        relationships[part] = tuple(_row(row, part) for row in kept)
        waiting += [row.target for row in kept if not row.external]
    types = {part: package.content_type(part) or "application/octet-stream" for part in parts}
    return Base(parts, types, relationships, package.presentation)


def _is_kept(row: Relationship, part: str, package: Package) -> bool:
    """Links stay; what is linked and objects of other programs are no part of a design."""
    if row.external or is_foreign_object(package, part, row):
        return row.kind == "hyperlink"
    return row.kind not in _NOT_KEPT and row.target in package


def _row(row: Relationship, part: str) -> tuple[str, str, str, bool]:
    target = row.target if row.external else posixpath.relpath(row.target, posixpath.dirname(part) or ".")
    return row.id, row.type, target, row.external


def _mended(package: Package, part: str, lost: set[str]) -> bytes:
    """A part without what refers to relationships it no longer has, and with every shape's id its own."""
    if not (lost or part.startswith(_SHAPED)):
        return package.read(part)
    root = parse_xml(package.read(part))
    unlinked = [element for element in root.iter() if any(value in lost for value in _references(element))]
    for element in unlinked:
        _take_out(element)
    if not (_renumbered(root) or unlinked):
        return package.read(part)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def _take_out(element: _Element) -> None:
    """Remove what refers to something that is not kept; of an object of another program its picture stays."""
    frame = next(element.iterancestors(f"{P}graphicFrame"), None) if element.tag == f"{P}oleObj" else None
    gone = frame if frame is not None else element
    parent = gone.getparent()
    if parent is None:
        return
    picture = frame.find(f".//{P}oleObj/{P}pic") if frame is not None else None
    if frame is None or picture is None:
        parent.remove(gone)
        return
    naming, named = next(picture.iter(f"{P}cNvPr")), next(frame.iter(f"{P}cNvPr"))
    naming.attrib.update(named.attrib)
    parent.replace(frame, picture)


def _references(element: _Element) -> Iterator[str]:
    yield from (str(value) for name, value in element.attrib.items() if str(name).startswith(R))


def _renumbered(root: _Element) -> bool:
    """Give shapes that share an id new ones; whether there were any. Connectors stay with the first."""
    shapes = list(root.iter(f"{P}cNvPr"))
    free = count(1 + max((whole(shape, "id") for shape in shapes), default=0))
    taken: set[str] = set()
    changed = False
    for shape in shapes:
        if shape.get("id", "") in taken and not _is_fallback(shape):
            shape.set("id", str(next(free)))
            changed = True
        taken.add(shape.get("id", ""))
    return changed


def _is_fallback(shape: _Element) -> bool:
    """What stands for a shape in old readers repeats its id."""
    return any(str(ancestor.tag).endswith("}Fallback") for ancestor in shape.iterancestors())


def presentation_xml(
    template: bytes, ours: bytes, slides: Sequence[str], *, known: Collection[str], notes: str | None
) -> bytes:
    """The template's part with our slides in it.

    Args:
        template: its presentation part.
        ours: the part that our writer made, for its sections.
        slides: relationship ids in the order of the slides.
        known: all relationship ids of the part.
        notes: relationship id of a notes master of ours; None leaves the template's.
    """
    root = parse_xml(template)
    for tag in _DROPPED:
        for element in root.findall(f"{P}{tag}"):
            root.remove(element)
    for element in [e for e in root.iter() if any(n.startswith(R) and v not in known for n, v in _attributes(e))]:
        parent = element.getparent()
        if parent is not None:
            parent.remove(element)
    if notes:
        _insert(root, _list("notesMasterIdLst", "notesMasterId", [(None, notes)]))
    entries = [(str(_FIRST_SLIDE_ID + number), identity) for number, identity in enumerate(slides)]
    _insert(root, _list("sldIdLst", "sldId", entries))
    sections = child(parse_xml(ours), f"{P}extLst")
    if sections is not None:
        root.append(sections)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def _attributes(element: _Element) -> list[tuple[str, str]]:
    return [(str(name), str(value)) for name, value in element.attrib.items()]


def _list(tag: str, item: str, entries: Sequence[tuple[str | None, str]]) -> _Element:
    made = etree.Element(f"{P}{tag}")
    for number, relationship in entries:
        entry = etree.SubElement(made, f"{P}{item}")
        if number is not None:
            entry.set("id", number)
        entry.set(f"{R}id", relationship)
    return made


def _insert(root: _Element, element: _Element) -> None:
    """Put a list where the schema wants it: after the lists of masters, before everything else."""
    place = 0
    for number, found in enumerate(root):
        if any(found.tag == f"{P}{tag}" for tag in _BEFORE_SLIDES):
            place = number + 1
    root.insert(place, element)
