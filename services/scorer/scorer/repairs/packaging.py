"""Repairs of the package: its table of content types, and relationships that lead nowhere."""

from collections.abc import Iterator

from deck_package.content_types import CONTENT_TYPES
from deck_package.relationships import read_relationships, rels_name, source_name, spellings
from deck_presentation.names import A, Element, P, R
from scorer.repairs.workshop import Done, Workshop, drop

_EXPENDABLE = frozenset(
    [P + name for name in ("sldId", "sldLayoutId", "notesMasterId", "handoutMasterId", "custData", "tags", "snd")]
    + [P + "embeddedFont"]
    + [
        A + name
        for name in ("hlinkClick", "hlinkHover", "hlinkMouseOver", "snd", "audioFile", "videoFile", "wavAudioFile")
    ]
)
"""Elements that say nothing without what they refer to. A picture is none: its place on the slide is content."""


def remove_duplicate_content_types(workshop: Workshop) -> Iterator[Done]:
    """Keep the first of several content types of one part, or of one extension: readers do so, too."""
    root, known = workshop.tree(CONTENT_TYPES), set()
    for element in list(root) if root is not None else ():
        key = element.get("PartName") or element.get("Extension") or ""
        mark = (element.tag, key.lstrip("/").casefold())
        if key and mark in known:
            drop(element)
            workshop.touch(CONTENT_TYPES)
            yield Done(f"The second content type of {key.lstrip('/')} is taken out.", CONTENT_TYPES)
        known.add(mark)


def remove_orphaned_relationships(workshop: Workshop) -> Iterator[Done]:
    """Take out relationships to, and of, parts that are not in the file, with what names them."""
    for name in [each for each in workshop.names if each.endswith(".rels")]:
        source = source_name(name)
        if source and source not in workshop.names:
            workshop.remove(name)
            yield Done(f"The relationships of {source} are taken out: there is no such part.", name)
        else:
            yield from _without_orphans(workshop, name, source)
    yield from _without_danglers(workshop)


def _without_orphans(workshop: Workshop, name: str, source: str) -> Iterator[Done]:
    root = workshop.tree(name)
    if root is None:
        return
    elements = {element.get("Id", ""): element for element in root if isinstance(element.tag, str)}
    for row in read_relationships(root, source, spellings(workshop.names)):
        if row.external or row.target in workshop.names or row.target == ".":
            continue
        if not _forget(workshop, source, row.id):
            message = f"{source} still needs {row.target}, which is not in the file: add it, or take out what shows it."
            yield Done(message, source, success=False)
            continue
        drop(elements[row.id])
        workshop.touch(name)
        yield Done(f"The relationship {row.id} to {row.target}, which is not in the file, is taken out.", name)


def _without_danglers(workshop: Workshop) -> Iterator[Done]:
    """Elements that name a relationship which their part does not have."""
    for name in workshop.names:
        root = workshop.tree(name) if name.startswith("ppt/") and name.endswith(".xml") else None
        if root is None:
            continue
        rels = workshop.tree(rels_name(name))
        known = (
            {row.id for row in read_relationships(rels, name, spellings(workshop.names))} if rels is not None else set()
        )
        for element in [each for each in root.iter(*_EXPENDABLE) if _ids(each) - known]:
            drop(element)
            workshop.touch(name)
            tag = str(element.tag).rpartition("}")[2]
            yield Done(f"A {tag} that names a relationship which is not there is taken out.", name)


def _forget(workshop: Workshop, part: str, identifier: str) -> bool:
    """Take out what names a relationship; False, and nothing taken out, where content does."""
    root = workshop.tree(part) if part else None
    if root is None:
        return True
    naming = [element for element in root.iter() if isinstance(element.tag, str) and identifier in _ids(element)]
    if any(element.tag not in _EXPENDABLE for element in naming):
        return False
    for element in naming:
        drop(element)
        workshop.touch(part)
    return True


def _ids(element: Element) -> set[str]:
    return {str(value) for name, value in element.attrib.items() if str(name).startswith(R) and value}
