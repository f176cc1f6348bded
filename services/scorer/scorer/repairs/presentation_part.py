"""Repairs of the part that lists the slides."""

from collections.abc import Iterator

from deck_presentation.names import Element, P, number
from deck_presentation.schema.notation import the_schema
from scorer.repairs.workshop import Done, Workshop, drop

_LEAST_ID, _MOST_ID = 256, 2**31 - 1
"""Slide ids (19.7.13)."""


def reorder_presentation_elements(workshop: Workshop) -> Iterator[Done]:
    """Put what the presentation holds into the order of the schema (19.2.1.26)."""
    name, root = _main(workshop)
    if root is None:
        return
    schema = the_schema()
    order = {tag: place for place, tag in enumerate(schema.types[schema.roots[P + "presentation"]].children)}
    children = [child for child in root if isinstance(child.tag, str)]
    sorted_children = sorted(children, key=lambda child: order.get(child.tag, len(order)))
    if sorted_children == children:
        return
    moved = [
        str(new.tag).rpartition("}")[2] for old, new in zip(children, sorted_children, strict=True) if old is not new
    ]
    for child in sorted_children:
        root.append(child)
    workshop.touch(name)
    yield Done(f"Elements are put into the order of the schema: {', '.join(moved)}.", name)


def dedupe_slide_ids(workshop: Workshop) -> Iterator[Done]:
    """Give slides whose id is another's, or no slide id at all, the next one that is free."""
    name, root = _main(workshop)
    if root is None:
        return
    entries = list(root.iterfind(f"{P}sldIdLst/{P}sldId"))
    used: set[int] = set()
    wrong = []
    for entry in entries:
        value = number(entry.get("id"), -1)
        if value in used or not _LEAST_ID <= value <= _MOST_ID:
            wrong.append(entry)
        used.add(value)
    free = iter(each for each in range(_LEAST_ID, _MOST_ID) if each not in used)
    for entry in wrong:
        before, after = entry.get("id"), next(free)
        entry.set("id", str(after))
        workshop.touch(name)
        yield Done(f"Slide {entries.index(entry) + 1} has the id {after} instead of {before}.", name)


def collapse_custdatalist(workshop: Workshop) -> Iterator[Done]:
    """Put several lists of customer data of one element into one, with all they hold and one list of tags."""
    for name in workshop.names:
        root = workshop.tree(name) if name.startswith("ppt/") and name.endswith(".xml") else None
        parents = dict.fromkeys(each.getparent() for each in root.iter(f"{P}custDataLst")) if root is not None else {}
        for parent in (each for each in parents if each is not None and _collapse(each)):
            workshop.touch(name)
            tag = str(parent.tag).rpartition("}")[2]
            yield Done(f"The lists of customer data of a {tag} are put into one.", name)


def _collapse(parent: Element) -> bool:
    first, *others = parent.findall(f"{P}custDataLst")
    for other in others:
        for child in list(other):
            first.append(child)
        drop(other)
    tags = first.findall(f"{P}tags")
    for more in tags[1:]:
        drop(more)
    for last in tags[:1] if others else ():
        first.append(last)
    return bool(others or tags[1:])


def _main(workshop: Workshop) -> tuple[str, Element | None]:
    name = workshop.package.presentation
    return name, workshop.tree(name)
