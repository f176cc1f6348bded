"""What decks keep of a template: everything but its slides and what hangs on them alone."""

import posixpath
from collections.abc import Iterator

from lxml import etree
from lxml.etree import _Element

from deck_package import Package, Relationship, parse_xml
from renderer.template.model import Base
from renderer.template.xml import R

_NOT_KEPT = frozenset(
    {"slide", "notesSlide", "printerSettings", "comments", "commentAuthors", "customXml", "handoutMaster"}
)


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
        parts[part] = (
            _unlinked(package.read(part), lost) if lost and part != package.presentation else package.read(part)
        )
        relationships[part] = tuple(_row(row, part) for row in kept)
        waiting += [row.target for row in kept if not row.external]
    types = {part: package.content_type(part) or "application/octet-stream" for part in parts}
    return Base(parts, types, relationships, package.presentation)


def _is_kept(row: Relationship, package: Package) -> bool:
    return row.kind not in _NOT_KEPT and (row.external or row.target in package)


def _row(row: Relationship, part: str) -> tuple[str, str, str, bool]:
    target = row.target if row.external else posixpath.relpath(row.target, posixpath.dirname(part) or ".")
    return row.id, row.type, target, row.external


def _unlinked(data: bytes, lost: set[str]) -> bytes:
    """A part without what refers to relationships it no longer has."""
    root = parse_xml(data)
    found = [element for element in root.iter() if _refers(element, lost)]
    for element in found:
        parent = element.getparent()
        if parent is not None:
            parent.remove(element)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True) if found else data


def _refers(element: _Element, lost: set[str]) -> bool:
    return any(value in lost for value in _references(element))


def _references(element: _Element) -> Iterator[str]:
    yield from (str(value) for name, value in element.attrib.items() if str(name).startswith(R))
