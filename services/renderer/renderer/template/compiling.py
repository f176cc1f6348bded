"""Compiles a template: from an untrusted file to tokens, layouts and archetypes."""

from collections.abc import Iterator, Sequence

from deck_domain.errors import DeckError
from deck_package import Package, UnsafePackage, examine_package
from renderer.layout.slides import wanted_layouts
from renderer.template.archetypes import archetypes_of
from renderer.template.assets import all_present, assets_of
from renderer.template.base import base_of
from renderer.template.certification import certification_of
from renderer.template.layouts import layouts_of, masters_of, page_of
from renderer.template.model import Archetype, Certification, Template, TemplateLayout
from renderer.template.tokens import tokens_of

_TOO_FEW_WORDS = 0.5


class UnusableTemplate(DeckError):
    """The presentation is safe, but slides cannot be built on it; the message says what it lacks."""

    code = "template_without_layouts"


def compile_template(data: bytes) -> Template:
    """Read a .pptx or .potx. The same bytes give the same template.

    Raises:
        UnsafePackage: no presentation, damaged, encrypted, too large, or with macros, foreign objects or outside links.
        UnusableTemplate: there is no slide master with a layout in it.
    """
    package, faults = examine_package(data)
    if package is None or any(fault.rejects for fault in faults):
        if package is not None:
            package.close()
        raise UnsafePackage(faults)
    with package:
        return _compiled(package, [fault.message for fault in faults])


def _compiled(package: Package, faults: Sequence[str]) -> Template:
    masters, page = masters_of(package), page_of(package)
    layouts = tuple(layout for master in masters for layout in layouts_of(package, master))
    if not layouts:
        raise UnusableTemplate(
            "The presentation has no slide master with a layout; save it from PowerPoint as a template (.potx)."
        )
    archetypes = archetypes_of(layouts, page)
    parts = [*(master.part for master in masters), *(layout.part for layout in layouts)]
    certification = certification_of(package, layouts, archetypes, assets_present=all_present(package, parts))
    typical = _layout_for("title-body", archetypes, layouts)
    return Template(
        tokens=tokens_of(masters[typical.master], layouts, typical, page),
        layouts=layouts,
        archetypes=archetypes,
        assets=assets_of(package, parts, page),
        certification=certification,
        problems=(*faults, *_problems(layouts, archetypes, certification)),
        base=base_of(package),
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
    expected = {wanted.name for wanted in wanted_layouts() if wanted.is_expected}
    for archetype in archetypes:
        if archetype.confidence < _TOO_FEW_WORDS and archetype.slide_type in expected:
            yield (
                f"No layout speaks for {archetype.slide_type}: {archetype.layout_name!r} stands in; "
                "name a layout after it to choose another one."
            )
