"""Compiles a template: from an untrusted file to what it looks like, its layouts and archetypes."""

from collections.abc import Iterator, Sequence
from itertools import islice

from deck_domain.errors import DeckError
from deck_package import Package, PackageFault, UnsafePackage, examine_package
from deck_presentation.names import A, P, child, whole
from deck_presentation.parts import Parts
from deck_presentation.reading import Presentation
from deck_presentation.schema import find_violations
from deck_presentation.sheets import Sheet
from renderer.layout.geometry import Rect
from renderer.layout.slides import wanted_layouts
from renderer.template.archetypes import archetypes_of
from renderer.template.base import base_of
from renderer.template.certification import all_present, assets_of, certification_of
from renderer.template.layouts import layouts_of, page_of
from renderer.template.model import Archetype, Base, Certification, Template, TemplateLayout, Tokens
from renderer.template.toning import whole_palette

_TOO_FEW_WORDS = 0.5
_MOST_PER_PART = 3
"""Breaches of the schema that are told of one part."""
_DEFAULT_GUTTER = 14.4
_DEFAULT_SIZE = 1800
_FONTS = {"major": "+mj", "minor": "+mn"}
_DROPPABLE = frozenset({"macro", "script_link", "external_target", "embedded_object", "linked_content"})
"""Faults of what slides and objects carry, which decks do not keep; where masters or layouts carry it, they may."""
_SCRIPTS = {"latin": "lt", "ea": "ea", "cs": "cs"}


class UnusableTemplate(DeckError):
    """The presentation is safe, but slides cannot be built on it; the message says what it lacks."""

    code = "template_without_layouts"


def compile_template(data: bytes) -> Template:
    """Read a .pptx or .potx. The same bytes give the same template.

    Raises:
        UnsafePackage: no presentation, damaged, encrypted, too large, or with macros or outside parts that its masters
            or layouts need; what stands on its sample slides alone is dropped, and `problems` says so.
        UnusableTemplate: there is no slide master with a layout in it, or one of them lacks what it rests on.
    """
    package, faults = examine_package(data)
    if package is None or any(fault.rejects and fault.code not in _DROPPABLE for fault in faults):
        if package is not None:
            package.close()
        raise UnsafePackage(faults)
    with package:
        base = base_of(package)
        if any(fault.rejects and fault.part in {None, "/", *base.parts} for fault in faults):
            raise UnsafePackage(faults)
        if broken := [fault for fault in faults if fault.code == "missing_master" and fault.part in base.parts]:
            raise UnusableTemplate(broken[0].message)
        return _compiled(package, base, [*map(_problem, faults), *_breaches(package, base)])


def _problem(fault: PackageFault) -> str:
    return f"{fault.message} Decks built on the template do without it." if fault.code in _DROPPABLE else fault.message


def _breaches(package: Package, base: Base) -> Iterator[str]:
    """What the schema forbids in the parts that decks keep: PowerPoint would offer to repair the decks, too."""
    parts = Parts(package)
    for name in base.parts:
        root = parts.tree(name) if name.endswith(".xml") else None
        found = find_violations(root) if root is not None else iter(())
        for violation in islice((one for one in found if not one.is_forgiven), _MOST_PER_PART):
            yield f"In {name}: {violation.message} Decks built on the template have the same fault."


def _compiled(package: Package, base: Base, faults: Sequence[str]) -> Template:
    presentation = Presentation(Parts(package))
    page, layouts = page_of(presentation), tuple(layouts_of(presentation))
    if not layouts:
        raise UnusableTemplate(
            "The presentation has no slide master with a layout; save it from PowerPoint as a template (.potx)."
        )
    archetypes = archetypes_of(layouts, page)
    sheets = [*presentation.masters, *(presentation.layout(layout.part) for layout in layouts)]
    present = all_present(package, sheets)
    certification = certification_of(presentation, layouts, archetypes, assets_present=present)
    typical = _layout_for("title-body", archetypes, layouts)
    return Template(
        tokens=_tokens(presentation.masters[typical.master], layouts, typical, page),
        layouts=layouts,
        archetypes=archetypes,
        assets=assets_of(presentation, sheets, page),
        certification=certification,
        problems=(*faults, *_problems(layouts, archetypes, certification)),
        base=base,
    )


def _layout_for(slide_type: str, archetypes: Sequence[Archetype], layouts: Sequence[TemplateLayout]) -> TemplateLayout:
    part = next(archetype.layout for archetype in archetypes if archetype.slide_type == slide_type)
    return next(layout for layout in layouts if layout.part == part)


def _problems(
    layouts: Sequence[TemplateLayout], archetypes: Sequence[Archetype], certification: Certification
) -> Iterator[str]:
    for slide in certification.unknown_layouts:
        yield f"The layout of {slide} is not in the file; save the presentation anew from PowerPoint."
    for missing in dict.fromkeys(certification.missing_placeholders):
        yield f"There is no placeholder for {missing}; add one to the layout in the slide master view."
    if not certification.required_assets_present:
        yield "A picture of a master or a layout is missing; insert it anew in the slide master view."
    if not any(layout.of_kind("sldNum") for layout in layouts):
        yield "No layout has a placeholder for page numbers: slides built on it will show none."
    yield from _resized(layouts)
    for layout in layouts:
        small = [body for body in layout.bodies if not body.holds_list]
        if layout.part in _lists(archetypes) and len(small) == len(layout.bodies) > 0:
            yield f"The body of {layout.name!r} is too small for a list: lists stand in a text box; make it taller."
    expected = {wanted.name for wanted in wanted_layouts() if wanted.is_expected}
    for archetype in archetypes:
        if archetype.confidence < _TOO_FEW_WORDS and archetype.slide_type in expected:
            yield (
                f"No layout speaks for {archetype.slide_type}: {archetype.layout_name!r} stands in; "
                "name a layout after it to choose another one."
            )


def _resized(layouts: Sequence[TemplateLayout]) -> Iterator[str]:
    """That a program has changed the size of the page and not the places on it."""
    cut = [one.name for one in layouts if any(p.is_cut and not p.is_stretched for p in one.placeholders)]
    if cut:
        yield (
            f"Placeholders of {len(cut)} layouts reach beyond the page ({cut[0]!r}): decks keep them on it; "
            "set their places anew in the slide master view."
        )
    stretched = [one.name for one in layouts if any(p.is_stretched for p in one.placeholders)]
    if stretched:
        yield (
            f"Placeholders of {len(stretched)} layouts stand where a smaller page had them ({stretched[0]!r}): decks "
            "spread them over this one; set their places anew in the slide master view."
        )


def _lists(archetypes: Sequence[Archetype]) -> set[str]:
    """Parts of the layouts that slides with a list are built on."""
    bodies = {wanted.name for wanted in wanted_layouts() if wanted.shows_body}
    return {archetype.layout for archetype in archetypes if archetype.slide_type in bodies}


def _tokens(master: Sheet, layouts: Sequence[TemplateLayout], typical: TemplateLayout, page: Rect) -> Tokens:
    """What the template looks like; `typical` is the layout of slides with text, whose geometry speaks for all."""
    palette, fonts = whole_palette(master.theme.palette), master.theme.fonts
    return Tokens(
        palette={slot: color.hex for slot, color in palette.scheme.items()},
        fonts={
            size: {name: fonts.get(f"{prefix}-{script}", "") for name, script in _SCRIPTS.items()}
            for size, prefix in _FONTS.items()
        },
        slide_size=(round(page.width, 2), round(page.height, 2)),
        spacing=_spacing(layouts, typical, page),
        text_sizes=_text_sizes(master),
        ground="dark" if typical.is_dark else "light",
    )


def _text_sizes(master: Sheet) -> dict[str, float]:
    """Sizes by role, in pt: title, body1 to body5, other."""
    sizes = {f"body{level}": size for level, size in enumerate(_sizes_by_level(master, "bodyStyle"), 1)}
    firsts = ((role, _sizes_by_level(master, f"{role}Style")[:1]) for role in ("title", "other"))
    return sizes | {role: found[0] for role, found in firsts if found}


def _sizes_by_level(master: Sheet, name: str) -> list[float]:
    """Sizes of the first five levels of a master's list style, in pt."""
    styles = child(master.root, f"{P}txStyles", f"{P}{name}")
    found = (child(styles, f"{A}lvl{level}pPr", f"{A}defRPr") for level in range(1, 6))
    return [whole(run, "sz", _DEFAULT_SIZE) / 100 for run in found if run is not None]


def _spacing(layouts: Sequence[TemplateLayout], typical: TemplateLayout, page: Rect) -> dict[str, float]:
    area = typical.area
    spacing = {
        "marginLeft": area.x,
        "marginRight": page.width - area.right,
        "marginTop": typical.title.box.y if typical.title and typical.title.box else area.y,
        "marginBottom": page.height - area.bottom,
        "gutter": _gutter(layouts),
    }
    if typical.title and typical.title.box:
        spacing["titleGap"] = max(area.y - typical.title.box.bottom, 0.0)
    return {name: round(value, 2) for name, value in spacing.items()}


def _gutter(layouts: Sequence[TemplateLayout]) -> float:
    """The gap between two bodies that stand side by side."""
    for layout in layouts:
        boxes = sorted((p.box for p in layout.bodies if p.box), key=lambda box: box.x)
        if len(boxes) == 2 and abs(boxes[0].y - boxes[1].y) < 2 and boxes[1].x > boxes[0].right:
            return boxes[1].x - boxes[0].right
    return _DEFAULT_GUTTER
