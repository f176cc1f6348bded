"""Takes out of a deck what no picture needs and LibreOffice must not open: what is linked, and foreign objects.

Objects of other programs keep the picture that stands for them; that is all a slide shows of them.
"""

from lxml import etree

from deck_package import Package
from deck_package.active_content import is_foreign_object
from deck_package.relationships import Relationship, source_name


def seal(package: Package) -> dict[str, bytes]:
    """The parts with relationships that must go, with their new bytes; nothing for most decks."""
    names = (name for name in package.names if name.endswith(".rels"))
    return {name: _without(package, name, doors) for name in names if (doors := _doors(package, source_name(name)))}


def foreign_objects(package: Package) -> frozenset[str]:
    """The parts that hold objects of other programs: a sealed copy does without them."""
    sources = (source_name(name) for name in package.names if name.endswith(".rels"))
    rows = ((part, row) for part in sources for row in package.relationships(part))
    return frozenset(row.target for part, row in rows if is_foreign_object(package, part, row))


def _doors(package: Package, part: str) -> set[str]:
    """Ids of the relationships of a part that lead outside, or to a foreign object."""
    return {row.id for row in package.relationships(part) if _is_door(package, part, row)}


def _is_door(package: Package, part: str, row: Relationship) -> bool:
    return row.kind != "hyperlink" if row.external else is_foreign_object(package, part, row)


def _without(package: Package, name: str, doors: set[str]) -> bytes:
    root = etree.fromstring(etree.tostring(package.xml(name)))
    for row in [row for row in root.iter() if row.get("Id") in doors]:  # at any depth, as they are read
        parent = row.getparent()
        if parent is not None:
            parent.remove(row)
    return etree.tostring(root, encoding="UTF-8", standalone=True, xml_declaration=True)
