"""A copy of some slides of a deck: loading takes most of the time, and it loads only what is there.

Where the number of a slide is drawn, empty slides stand in for those before it: LibreOffice 7.4 knows no first number.
"""

import copy
from collections.abc import Collection, Mapping
from pathlib import Path

from lxml import etree

from deck_package import Package, parse_xml
from deck_package.relationships import rels_name, source_name
from deck_package.writing import write_deck
from deck_presentation.names import P

_RELATIONSHIPS = "http://schemas.openxmlformats.org/package/2006/relationships"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_R_ID = f"{{{_OFFICE}}}id"
_NAMES_SLIDES = ("custShowLst", "extLst")
"""Elements that refer to slides by number or id, such as custom shows and sections."""
_BLANK = (
    b'<p:sld xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main" showMasterSp="0"><p:cSld><p:spTree>'
    b'<p:nvGrpSpPr><p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr/>'
    b"</p:spTree></p:cSld></p:sld>"
)


def write_subset(
    package: Package,
    target: Path,
    changed: Mapping[str, bytes],
    drawn: Collection[int],
    *,
    numbered: bool,
    left_out: Collection[str] = (),
) -> dict[int, int]:
    """Write a copy with some slides only.

    Args:
        package: the deck; no slide part may be listed twice.
        target: the copy.
        changed: new bytes of some parts.
        drawn: 0-based indexes of the slides to keep; at least one.
        numbered: whether they must keep their number.
        left_out: names of parts that the copy does not have, whatever leads to them.

    Returns:
        The page of each of them in the copy, 0-based.
    """
    blank = sorted(set(range(max(drawn))) - set(drawn)) if numbered else []
    kept = sorted({*drawn, *blank})
    slides = [package.slides[index] for index in kept]
    parts = dict(changed) | _shorten_list(package, frozenset(slides), changed)
    for index in blank:
        part = package.slides[index]
        parts |= {part: _BLANK, rels_name(part): _blank_relationships(package, package.slides[min(drawn)])}
    full = {package.slides[index] for index in drawn}
    needed = _reachable(package, full, frozenset(package.slides) - full)
    needed = needed - set(left_out) | set(parts)
    write_deck(
        package,
        target,
        parts,
        {name for name in package.names if (source_name(name) if name.endswith(".rels") else name) not in needed},
    )
    return {index: kept.index(index) for index in drawn}


def _reachable(package: Package, slides: Collection[str], dropped: frozenset[str]) -> set[str]:
    """All parts that the package leads to when some slides are gone."""
    found = {"", "[Content_Types].xml"}
    waiting = ["", *slides]
    while waiting:
        part = waiting.pop()
        found.add(part)
        targets = {rel.target for rel in package.relationships(part) if not rel.external and rel.target in package}
        waiting += targets - found - dropped
    return found


def _shorten_list(package: Package, kept: frozenset[str], changed: Mapping[str, bytes]) -> dict[str, bytes]:
    """The main part and its relationships, as `changed` has them, without the other slides."""
    main = package.presentation
    root = copy.deepcopy(package.xml(main))
    targets = {rel.id: rel.target for rel in package.relationships(main)}
    gone = {identifier for identifier, target in targets.items() if target in set(package.slides) - kept}
    for entries in root.findall(f"{P}sldIdLst"):
        for entry in list(entries):
            if targets.get(entry.get(_R_ID, "")) not in kept:
                entries.remove(entry)
    for name in _NAMES_SLIDES:
        for element in root.findall(f"{P}{name}"):
            root.remove(element)
    rels = rels_name(main)
    links = parse_xml(changed[rels]) if rels in changed else copy.deepcopy(package.xml(rels))
    for link in list(links):
        if link.get("Id") in gone:
            links.remove(link)
    return {main: _serialised(root), rels: _serialised(links)}


def _blank_relationships(package: Package, like: str) -> bytes:
    """An empty slide takes the layout of one that is loaded anyway."""
    root = etree.Element(f"{{{_RELATIONSHIPS}}}Relationships")
    if layout := package.related(like, "slideLayout"):
        attributes = {"Id": "rId1", "Type": f"{_OFFICE}/slideLayout", "Target": f"/{layout}"}
        etree.SubElement(root, f"{{{_RELATIONSHIPS}}}Relationship", attributes)
    return _serialised(root)


def _serialised(root: etree._Element) -> bytes:
    return etree.tostring(root, encoding="UTF-8", standalone=True, xml_declaration=True)
