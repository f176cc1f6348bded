"""The presentation part of a deck that is built on a template."""

from collections.abc import Collection, Sequence

from lxml import etree
from lxml.etree import _Element

from deck_package import parse_xml
from renderer.template.xml import P, R, child

_BEFORE_SLIDES = ("sldMasterIdLst", "notesMasterIdLst", "handoutMasterIdLst")
# What speaks of slides or of parts that decks do not keep.
_DROPPED = ("sldIdLst", "custShowLst", "handoutMasterIdLst", "smartTags", "photoAlbum", "custDataLst", "extLst")
_FIRST_SLIDE_ID = 256


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
