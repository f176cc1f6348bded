"""Each part by itself: is its XML sound, do its relationships stay inside, does it load or run anything."""

import io
from collections.abc import Iterator

from lxml import etree

from deck_package.active_content import OFFICE_FILES, find_actions, find_svg_loads, judge_relationship
from deck_package.archive import Limits, open_archive
from deck_package.elements import ElementCount
from deck_package.faults import PackageFault
from deck_package.package import Package
from deck_package.relationships import source_name
from deck_package.safe_xml import UnsafeXmlError, as_fault, parse_svg

_SVG_TYPE = "image/svg+xml"
_CLOSED = frozenset({"not_a_zip", "encrypted"})
"""An embedded file that nobody can look into is data like any other."""
_LEGACY_VML = ".vml"
"""Office writes HTML-like tags into these; only their declarations matter."""


def find_part_faults(package: Package, limits: Limits) -> Iterator[PackageFault]:
    """Faults of every part that is XML, and of every embedded file of Office."""
    count = ElementCount(limits.shapes, limits.elements)
    for name in package.names:
        if _is_xml(package, name):
            yield from _xml_faults(package, name, limits, count)
        elif name.lower().endswith(OFFICE_FILES):
            yield from _embedded_faults(package, name, limits)


def _is_xml(package: Package, name: str) -> bool:
    content_type = package.content_type(name) or ""
    return name.lower().endswith((".xml", ".rels", ".svg", _LEGACY_VML)) or content_type.endswith(("+xml", "/xml"))


def _is_svg(package: Package, name: str) -> bool:
    return name.lower().endswith(".svg") or package.content_type(name) == _SVG_TYPE


def _xml_faults(package: Package, name: str, limits: Limits, count: ElementCount) -> Iterator[PackageFault]:
    if package.size(name) > limits.xml_bytes:
        message = (
            f"The part {name} unpacks to {package.size(name) >> 20} MB, over the limit of {limits.xml_bytes >> 20}."
        )
        yield PackageFault("too_large_unpacked", message, name)
        return
    try:
        root = parse_svg(package.read(name)) if _is_svg(package, name) else package.xml(name)
    except UnsafeXmlError as error:
        if error.fault_code == "doctype" or not name.lower().endswith(_LEGACY_VML):
            yield as_fault(error, name)
        return
    if fault := count.add(name, root):
        yield fault
    yield from _content_faults(package, name, root)


def _content_faults(package: Package, name: str, root: etree._Element) -> Iterator[PackageFault]:
    if name.lower().endswith(".rels"):
        yield from _relationship_faults(package, source_name(name))
    elif _is_svg(package, name):
        yield from find_svg_loads(name, root)
    else:
        yield from find_actions(name, root)


def _relationship_faults(package: Package, part: str) -> Iterator[PackageFault]:
    for relationship in package.relationships(part):
        fault = judge_relationship(package, part or "/", relationship)
        if fault is not None:
            yield fault
        if not relationship.external and relationship.target.split("/")[0] == "..":
            message = (
                f"A relationship of {part or '/'} leads out of the package ({relationship.target[:80]!r}); remove it."
            )
            yield PackageFault("bad_name", message, part)


def _embedded_faults(package: Package, name: str, limits: Limits) -> Iterator[PackageFault]:
    """A workbook is a package itself: the same limits, no code, and its links to other files are told."""
    archive, faults = open_archive(io.BytesIO(package.read(name)), limits)
    if archive is None and "macroenabled" in (package.content_type(name) or "").lower():
        yield PackageFault("macro", f"The embedded file {name} may carry program code, and is closed; remove it.", name)
    for fault in (fault for fault in faults if fault.code not in _CLOSED):
        yield PackageFault(fault.code, f"In the embedded file {name}: {fault.message}", name)
    for inner in archive.names if archive else ():
        if "vbaproject" in inner.lower() or "/activex/" in inner.lower():
            yield PackageFault("macro", f"The embedded file {name} carries program code; remove it.", name)
        elif "/externallinks/" in inner.lower() and inner.lower().endswith(".rels"):
            yield PackageFault(
                "linked_content", f"The embedded file {name} links to other files; break the links.", name
            )
