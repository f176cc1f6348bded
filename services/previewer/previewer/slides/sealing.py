"""Takes out of a deck what no picture needs and LibreOffice must not open: what is linked, and foreign objects.

Objects of other programs keep the picture that stands for them; that is all a slide shows of them.
"""

from urllib.parse import quote

from lxml import etree

from deck_package import Package
from deck_package.active_content import is_foreign_object
from deck_package.relationships import Relationship, source_name


def seal(package: Package, *, respell: bool = False) -> dict[str, bytes]:
    """The parts with relationships that must go or change, with their new bytes; nothing for most decks.

    With `respell`, references to parts are spelled as the parts are: LibreOffice finds no others, and would leave out
    what PowerPoint shows.
    """
    sealed = {}
    for name in (name for name in package.names if name.endswith(".rels")):
        doors = _doors(package, source_name(name))
        misspelt = _misspelt(package, source_name(name)) if respell else {}
        if doors or misspelt:
            sealed[name] = _changed(package, name, doors, misspelt)
    return sealed


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


def _misspelt(package: Package, part: str) -> dict[str, str]:
    """Targets of the relationships of a part that are spelled otherwise than in the file, by id."""
    return {row.id: f"/{quote(row.target)}" for row in package.relationships(part) if row.written}


def _changed(package: Package, name: str, doors: set[str], misspelt: dict[str, str]) -> bytes:
    root = etree.fromstring(etree.tostring(package.xml(name)))
    for row in list(root.iter()):  # at any depth, as they are read
        parent, identifier = row.getparent(), row.get("Id", "")
        if identifier in doors and parent is not None:
            parent.remove(row)
        elif identifier in misspelt:
            row.set("Target", misspelt[identifier])
    return etree.tostring(root, encoding="UTF-8", standalone=True, xml_declaration=True)
