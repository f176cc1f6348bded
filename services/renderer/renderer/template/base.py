"""What decks keep of a template: everything but its slides and what hangs on them alone."""

import posixpath
from collections.abc import Iterator
from itertools import count

from lxml import etree
from lxml.etree import _Element

from deck_package import Package, Relationship, parse_xml
from renderer.template.model import Base
from renderer.template.xml import P, R, integer

_NOT_KEPT = frozenset(
    {"slide", "notesSlide", "printerSettings", "comments", "commentAuthors", "customXml", "handoutMaster"}
)
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
        kept = [row for row in package.relationships(part) if _is_kept(row, package)]
        lost = {row.id for row in package.relationships(part)} - {row.id for row in kept}
        parts[part] = package.read(part) if part == package.presentation else _mended(package, part, lost)
        relationships[part] = tuple(_row(row, part) for row in kept)
        waiting += [row.target for row in kept if not row.external]
    types = {part: package.content_type(part) or "application/octet-stream" for part in parts}
    return Base(parts, types, relationships, package.presentation)


def _is_kept(row: Relationship, package: Package) -> bool:
    return row.kind not in _NOT_KEPT and (row.external or row.target in package)


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
        parent = element.getparent()
        if parent is not None:
            parent.remove(element)
    if not (_renumbered(root) or unlinked):
        return package.read(part)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def _references(element: _Element) -> Iterator[str]:
    yield from (str(value) for name, value in element.attrib.items() if str(name).startswith(R))


def _renumbered(root: _Element) -> bool:
    """Give shapes that share an id new ones; whether there were any. Connectors stay with the first."""
    shapes = list(root.iter(f"{P}cNvPr"))
    free = count(1 + max((integer(shape.get("id")) for shape in shapes), default=0))
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
