"""How far a template may be relied on: what slides ask for and what is there; the pictures that it brings."""

import hashlib
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from deck_package import Package
from deck_presentation.fills import find_fill, read_paint
from deck_presentation.model import Shape
from deck_presentation.names import P, child
from deck_presentation.placeholders import seats_of
from deck_presentation.reading import Presentation
from deck_presentation.sheets import Sheet
from renderer.layout.geometry import Rect
from renderer.layout.slides import wanted_layouts
from renderer.template.model import Archetype, Asset, Certification, TemplateLayout
from renderer.template.placeholders import is_compatible, rect_of

_ENOUGH = 0.98
_NO_CONTENT = frozenset({"dt", "ftr", "sldNum", "hdr"})
_BACKGROUND, _LOGO = 0.6, 0.1


class Request(NamedTuple):
    """One placeholder that is asked for: who asks, what it is called, and how it was answered."""

    who: str
    what: str
    met: bool
    exact: bool


def certification_of(
    presentation: Presentation,
    layouts: Sequence[TemplateLayout],
    archetypes: Sequence[Archetype],
    *,
    assets_present: bool,
) -> Certification:
    """The facts and the support level.

    An unknown layout or a missing placeholder makes a template unsafe; a placeholder that is only answered by one of
    a compatible type, that stands nowhere, or that is too small for what slides put into it, is not covered.
    """
    by_part = {layout.part: layout for layout in layouts}
    slides = presentation.slide_parts
    unknown = tuple(slide for slide in slides if presentation.layout_of(slide).part not in by_part)
    requests = [*_of_archetypes(by_part, archetypes), *_of_slides(presentation, by_part)]
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
            yield Request(who, "body", bool(layout.bodies), any(body.holds_list for body in layout.bodies))


def _of_slides(presentation: Presentation, layouts: dict[str, TemplateLayout]) -> Iterator[Request]:
    """What the template's own sample slides use."""
    for slide in presentation.slide_parts:
        layout, root = layouts.get(presentation.layout_of(slide).part), presentation.parts.tree(slide)
        for seat in seats_of(root) if layout is not None and root is not None else ():
            kind, idx = seat.role.type, seat.role.idx
            if layout is None or kind in _NO_CONTENT:
                continue
            exact = any(p.kind == kind and (p.idx or 0) == idx and p.box for p in layout.placeholders)
            met = exact or any(is_compatible(kind, p.kind) for p in layout.placeholders)
            yield Request(f"{slide} on {layout.name!r}", kind, met, exact)


def all_present(package: Package, sheets: Sequence[Sheet]) -> bool:
    """Whether every picture that masters and layouts refer to is in the file."""
    rows = (row for sheet in sheets for row in package.relationships(sheet.part))
    return all(row.external or row.target in package for row in rows if row.kind == "image")


def assets_of(presentation: Presentation, sheets: Sequence[Sheet], page: Rect) -> tuple[Asset, ...]:
    """The pictures of masters and layouts, logos among them, each where it stands, in order."""
    return tuple(asset for sheet in sheets for asset in _assets(presentation, sheet, page))


def _assets(presentation: Presentation, sheet: Sheet, page: Rect) -> Iterator[Asset]:
    background = find_fill(child(sheet.root, P + "cSld", P + "bg", P + "bgPr"))
    paint = read_paint(background, sheet.theme.palette, images=sheet.images)
    found = [("background", paint.image if paint else None, "Background", page)]
    for shape in presentation.decorations(sheet):
        if shape.box.area:
            box = rect_of(shape.box)
            found.append((_kind(shape, box, page), _image(shape), shape.name, box))
    for kind, image, name, box in found:
        if image is not None:
            digest = hashlib.sha256(presentation.parts.data(image)).hexdigest()
            yield Asset(kind, image, name, sheet.part, box, digest)


def _image(shape: Shape) -> str | None:
    """The picture that a shape shows; what fills it from the theme is no asset of its own."""
    if shape.picture is not None:
        return shape.picture.part
    return shape.paint.image if not shape.paint.tones else None


def _kind(shape: Shape, box: Rect, page: Rect) -> str:
    share = box.width * box.height / (page.width * page.height)
    named = "logo" in shape.name.casefold()
    return "logo" if named or share <= _LOGO else "background" if share >= _BACKGROUND else "picture"
