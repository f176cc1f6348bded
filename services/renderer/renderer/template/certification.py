"""How far a template may be relied on: which placeholders slides ask for, and which of them are there."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from deck_package import Package
from renderer.layout.slides import wanted_layouts
from renderer.template.model import TEXT_KINDS, Archetype, Certification, TemplateLayout
from renderer.template.placeholders import index_of, is_compatible, kind_of, placeholder_of, shapes_of

_ENOUGH = 0.98
_NO_CONTENT = frozenset({"dt", "ftr", "sldNum", "hdr"})


class Request(NamedTuple):
    """One placeholder that is asked for: who asks, what it is called, and how it was answered."""

    who: str
    what: str
    met: bool
    exact: bool


def certification_of(
    package: Package, layouts: Sequence[TemplateLayout], archetypes: Sequence[Archetype], *, assets_present: bool
) -> Certification:
    """The facts and the support level.

    An unknown layout or a missing placeholder makes a template unsafe; a placeholder that is only answered by one of
    a compatible type, or that stands nowhere, is not covered.
    """
    by_part = {layout.part: layout for layout in layouts}
    unknown = tuple(slide for slide in package.slides if package.related(slide, "slideLayout") not in by_part)
    requests = [*_of_archetypes(by_part, archetypes), *_of_slides(package, by_part)]
    missing = tuple(f"{request.what} ({request.who})" for request in requests if not request.met)
    coverage = sum(request.exact for request in requests) / len(requests) if requests else 1.0
    level = "unsafe" if unknown or missing else "certified" if coverage >= _ENOUGH and assets_present else "supported"
    return Certification(round(coverage, 4), missing, unknown, level, assets_present)


def _of_archetypes(layouts: dict[str, TemplateLayout], archetypes: Sequence[Archetype]) -> Iterator[Request]:
    """Every slide wants its title, and one of text its body."""
    expected = {wanted.name: wanted for wanted in wanted_layouts() if wanted.is_expected}
    for archetype in archetypes:
        wanted = expected.get(archetype.slide_type)
        if wanted is None:
            continue
        layout = layouts[archetype.layout]
        who = f"{archetype.slide_type} on {layout.name!r}"
        yield Request(who, "title", layout.title is not None, layout.title is not None)
        if wanted.shows_body:
            found = any(p.kind in TEXT_KINDS and p.box for p in layout.placeholders)
            yield Request(who, "body", found, found)


def _of_slides(package: Package, layouts: dict[str, TemplateLayout]) -> Iterator[Request]:
    """What the template's own sample slides use."""
    for slide in package.slides:
        layout = layouts.get(package.related(slide, "slideLayout") or "")
        if layout is None:
            continue
        for drawn in shapes_of(package.xml(slide)):
            found = placeholder_of(drawn.element)
            if found is None or kind_of(found) in _NO_CONTENT:
                continue
            kind, idx = kind_of(found), index_of(found)
            exact = any(p.kind == kind and (p.idx or 0) == (idx or 0) and p.box for p in layout.placeholders)
            met = exact or any(is_compatible(kind, p.kind) for p in layout.placeholders)
            yield Request(f"{slide} on {layout.name!r}", kind, met, exact)
