"""Names of what is not there any more: sections of slides that were taken out, comments of authors that were."""

from collections.abc import Iterator

from lxml.etree import _Element

from deck_package.faults import PackageFault
from deck_package.package import Package

_P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
_P14 = "{http://schemas.microsoft.com/office/powerpoint/2010/main}"
_COMMENTS = "application/vnd.openxmlformats-officedocument.presentationml.comments+xml"


def find_gone_references(package: Package) -> Iterator[PackageFault]:
    """References that no relationship carries, so that nothing else notices them."""
    yield from _section_faults(package)
    authors = _authors(package)
    for name in package.names:
        if package.content_type(name) == _COMMENTS:
            yield from _comment_faults(name, package.xml(name), authors)


def _section_faults(package: Package) -> Iterator[PackageFault]:
    slides = {slide_id for slide_id, _ in package.slide_entries}
    named = [each.get("id", "") for each in package.xml(package.presentation).iter(f"{_P14}sldId")]
    if gone := [slide_id for slide_id in dict.fromkeys(named) if slide_id not in slides]:
        message = f"Sections name {_slides(gone)}, which the presentation does not have; take that out of the sections."
        yield PackageFault("dangling_reference", message, package.presentation)


def _slides(ids: list[str]) -> str:
    shown = ", ".join(slide_id[:20] for slide_id in ids[:5])
    more = f" and {len(ids) - 5} more" if len(ids) > 5 else ""
    return f"slide {shown}" if len(ids) == 1 else f"the slides {shown}{more}"


def _authors(package: Package) -> set[str]:
    part = package.related(package.presentation, "commentAuthors")
    return {each.get("id", "") for each in package.xml(part).iter(f"{_P}cmAuthor")} if part else set()


def _comment_faults(part: str, root: _Element, authors: set[str]) -> Iterator[PackageFault]:
    """One for each part: where the list of authors is gone, all comments lack theirs."""
    count = sum(each.get("authorId", "") not in authors for each in root.iter(f"{_P}cm"))
    if count:
        which = "a comment" if count == 1 else f"{count} comments"
        message = f"{part} has {which} by authors that the presentation does not list; add them, or take it out."
        yield PackageFault("dangling_reference", message, part)
