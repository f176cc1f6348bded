"""How the parts fit together: what PowerPoint would offer to repair, though nothing in it is dangerous."""

from collections import Counter
from collections.abc import Callable, Iterator
from typing import cast

from lxml.etree import QName, XPath, _Element

from deck_package.content_types import CONTENT_TYPES
from deck_package.faults import PackageFault
from deck_package.gone_references import find_gone_references
from deck_package.package import Package
from deck_package.picture_bytes import why_no_picture
from deck_package.relationships import Relationship, rels_name, source_name

_NS = {
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "p": "http://schemas.openxmlformats.org/presentationml/2006/main",
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
}
_StringsOf = Callable[[_Element], list[str]]
_RELATIONSHIP_IDS = cast("_StringsOf", XPath("//@r:*", namespaces=_NS))
# An alternate text for old readers repeats the ids of the shapes it stands for.
_SHAPE_IDS = cast("_StringsOf", XPath("//p:cNvPr[not(ancestor::mc:Fallback)]/@id", namespaces=_NS))


_MASTERS = cast("Callable[[_Element], list[_Element]]", XPath("p:sldMasterIdLst/p:sldMasterId", namespaces=_NS))
_PRESENTATIONML = "application/vnd.openxmlformats-officedocument.presentationml."
_RESTS_ON = {"slideLayout": "slideMaster", "slideMaster": "theme", "notesMaster": "theme", "handoutMaster": "theme"}
"""What a part cannot be shown without, by the middle of its content type."""
_STANDS_ON = {"slide": "slideLayout", **_RESTS_ON}
"""What a part has one of."""
_REFERENCES = {
    f"{{{_NS['p']}}}sldMasterId": "slideMaster",
    f"{{{_NS['p']}}}notesMasterId": "notesMaster",
    f"{{{_NS['p']}}}handoutMasterId": "handoutMaster",
    f"{{{_NS['p']}}}sldLayoutId": "slideLayout",
    f"{{{_NS['p']}}}sldId": "slide",
}
"""The kind of relationship that an element's `r:id` must name."""
_OFFICE = "application/vnd.openxmlformats-officedocument."
_TYPES_OF_TARGETS = {
    kind: f"{_PRESENTATIONML}{kind}+xml"
    for kind in (
        "slide",
        "slideLayout",
        "slideMaster",
        "notesSlide",
        "notesMaster",
        "handoutMaster",
        "presProps",
        "viewProps",
        "tableStyles",
    )
} | {"theme": f"{_OFFICE}theme+xml", "chart": f"{_OFFICE}drawingml.chart+xml"}
"""What a part must be that a relationship of a kind leads to."""


_ROOTS = {
    f"{_PRESENTATIONML}{kind}+xml": f"{{{_NS['p']}}}{root}"
    for kind, root in (
        ("slide", "sld"),
        ("slideLayout", "sldLayout"),
        ("slideMaster", "sldMaster"),
        ("notesSlide", "notes"),
        ("notesMaster", "notesMaster"),
    )
} | {
    f"{_OFFICE}theme+xml": "{http://schemas.openxmlformats.org/drawingml/2006/main}theme",
    f"{_OFFICE}drawingml.chart+xml": "{http://schemas.openxmlformats.org/drawingml/2006/chart}chartSpace",
}
"""The outermost element of a part, by its content type."""


def find_integrity_faults(package: Package) -> Iterator[PackageFault]:
    """Faults of a package whose parts all parse."""
    yield from _slide_list_faults(package)
    yield from find_gone_references(package)
    yield from _spelling_faults(package)
    masterless = list(_master_faults(package))
    yield from masterless
    yield from _picture_faults(package)
    for name in package.names:
        if name == CONTENT_TYPES:
            continue
        if package.content_type(name) is None:
            message = f"The part {name} has no content type; PowerPoint will offer to repair the file."
            yield PackageFault("content_type_missing", message, name)
        if name.endswith(".rels"):
            yield from _target_faults(package, source_name(name))
        elif name.endswith(".xml") and name.startswith("ppt/"):
            yield from _root_faults(package, name)
            yield from _id_faults(package, name)
            if name not in {fault.part for fault in masterless}:
                yield from _reference_faults(package, name)


def _spelling_faults(package: Package) -> Iterator[PackageFault]:
    """One for the whole file: a program that writes names so does it everywhere."""
    sources = [source_name(name) for name in package.names if name.endswith(".rels")]
    misspelt = [link.written for source in sources for link in package.relationships(source) if link.written]
    if len(misspelt) == 1:
        message = (
            f"{misspelt[0]} is written in other letters than in the file: only PowerPoint finds it; write it alike."
        )
        yield PackageFault("dangling_reference", message)
    elif misspelt:
        message = (
            f"{len(misspelt)} references to parts, of which one is {misspelt[0]}, are written in other letters than"
        )
        yield PackageFault(
            "dangling_reference", f"{message} in the file: only PowerPoint finds them; write them alike."
        )


def _slide_list_faults(package: Package) -> Iterator[PackageFault]:
    for slide_id, name in package.slide_entries:
        if name is None or name not in package:
            message = f"The slide with id {slide_id} is listed, but its part is missing; save the presentation anew."
            yield PackageFault("missing_slide", message, name)
    if min(package.slide_size) <= 0:
        yield PackageFault("corrupt", "The presentation has no slide size; save it anew and send it again.")
    shown = Counter(name for _, name in package.slide_entries if name is not None)
    for name in (key for key, count in shown.items() if count > 1):
        message = f"{name} is listed as {shown[name]} slides; list it once, and give each slide a part of its own."
        yield PackageFault("duplicate_slide", message, package.presentation)
    counts = Counter(slide_id for slide_id, _ in package.slide_entries)
    for slide_id in (key for key, count in counts.items() if count > 1):
        yield PackageFault(
            "duplicate_slide_id", f"The slide id {slide_id} is used more than once.", package.presentation
        )


def _master_faults(package: Package) -> Iterator[PackageFault]:
    """Every presentation has a master, and every slide a layout; without them PowerPoint repairs the file."""
    main = package.presentation
    if package.related(main, "slideMaster") is None or not _MASTERS(package.xml(main)):
        yield PackageFault(
            "missing_master", "The presentation has no slide master; save it from PowerPoint anew.", main
        )
        return
    for slide in dict.fromkeys(package.slides):
        is_slide = package.content_type(slide) in {_TYPES_OF_TARGETS["slide"], None}  # else that is its fault
        if is_slide and package.related(slide, "slideLayout") is None:
            yield PackageFault(
                "missing_master", f"The slide {slide} has no layout; give it one of its master's.", slide
            )
    for name in package.names:
        kind = (package.content_type(name) or "").removeprefix(_PRESENTATIONML).removesuffix("+xml")
        if kind in _RESTS_ON and package.related(name, _RESTS_ON[kind]) is None:
            message = f"The part {name} is tied to no {_RESTS_ON[kind]}; save the presentation from PowerPoint anew."
            yield PackageFault("missing_master", message, name)
        if kind in _STANDS_ON:
            yield from _second_masters(package, name, _STANDS_ON[kind])


def _second_masters(package: Package, part: str, kind: str) -> Iterator[PackageFault]:
    count = sum(relationship.kind == kind for relationship in package.relationships(part))
    if count > 1:
        message = f"{part} has {count} relationships of the kind {kind}; PowerPoint will offer to repair the file."
        yield PackageFault("wrong_relationship", message, part)


def _target_faults(package: Package, part: str) -> Iterator[PackageFault]:
    if part and part not in package:
        yield PackageFault("dangling_relationship", f"There are relationships of {part}, but no such part.", part)
    is_markup = part.endswith(".xml") and part in package
    told = {identifier for _, identifier, _ in _misnamed(package, part)} if is_markup else set()
    for relationship in package.relationships(part):
        if not relationship.external and relationship.target not in package and relationship.target != ".":
            message = f"{part or 'The package'} refers to {relationship.target}, which is not in the file."
            yield PackageFault("dangling_relationship", message, part or None)
        elif relationship.id not in told and (fault := _kind_fault(package, part, relationship)):
            yield fault


def _kind_fault(package: Package, part: str, relationship: Relationship) -> PackageFault | None:
    """A layout that names another layout as its master is as good as one that names none."""
    wanted = _TYPES_OF_TARGETS.get(relationship.kind)
    found = None if wanted is None or relationship.external else package.content_type(relationship.target)
    if found is None or found == wanted:
        return None
    message = f"{part} refers to {relationship.target} as its {relationship.kind}, which is a part of another kind."
    return PackageFault("wrong_relationship", message, part)


def _picture_faults(package: Package) -> Iterator[PackageFault]:
    """Parts that are shown as pictures and are none: where each should be, PowerPoint shows a red cross."""
    shown: dict[str, str] = {}
    for rels in (name for name in package.names if name.endswith(".rels")):
        for relationship in package.relationships(source_name(rels)):
            if relationship.kind == "image" and not relationship.external and relationship.target in package:
                shown.setdefault(relationship.target, source_name(rels))
    for picture, part in shown.items():
        if why := why_no_picture(package.read(picture)):
            message = f"{part} shows {picture} as a picture, and that {why}; put the picture in again."
            yield PackageFault("wrong_relationship", message, part)


def _root_faults(package: Package, part: str) -> Iterator[PackageFault]:
    wanted, found = _ROOTS.get(package.content_type(part) or ""), str(package.xml(part).tag)
    if wanted is not None and found != wanted:
        message = f"{part} begins with <{QName(found).localname}>, and must begin with <{QName(wanted).localname}>"
        yield PackageFault("wrong_root", f"{message}; put the right part in its place.", part)


def _id_faults(package: Package, part: str) -> Iterator[PackageFault]:
    root = package.xml(part)
    known = {relationship.id for relationship in package.relationships(part)}
    for identifier in dict.fromkeys(_RELATIONSHIP_IDS(root)):
        if identifier and identifier not in known:
            message = f"{part} uses the relationship {identifier}, which {rels_name(part)} does not have."
            yield PackageFault("dangling_relationship", message, part)
    counts = Counter(_SHAPE_IDS(root))
    for shape_id in (key for key, count in counts.items() if count > 1):
        yield PackageFault("duplicate_shape_id", f"{part} has {counts[shape_id]} shapes with the id {shape_id}.", part)


def _reference_faults(package: Package, part: str) -> Iterator[PackageFault]:
    for tag, identifier, kind in _misnamed(package, part):
        name = tag.rpartition("}")[2]
        message = f"{part}: {name} names {identifier}, a {kind}, and must name a {_REFERENCES[tag]}."
        yield PackageFault("wrong_relationship", message, part)


def _misnamed(package: Package, part: str) -> Iterator[tuple[str, str, str]]:
    """Elements that name a relationship of another kind than they must: tag, id and kind of that relationship."""
    kinds = {relationship.id: relationship.kind for relationship in package.relationships(part)}
    for element in package.xml(part).iter(*_REFERENCES):
        tag, identifier = str(element.tag), element.get(f"{{{_NS['r']}}}id", "")
        if kinds.get(identifier, _REFERENCES[tag]) != _REFERENCES[tag]:
            yield tag, identifier, kinds[identifier]
