"""Findings about the template that a deck is built on."""

from deck_domain.findings import Family, Finding, Impact


def no_layout_for(slide_index: int, path: str, slide_type: str, layout: str) -> Finding:
    """No layout of the template speaks for a type of slide."""
    return Finding(
        rule="RND701",
        code="UNSUPPORTED_LAYOUT_SELECTION",
        category="brand",
        family=Family.CONSISTENCY,
        impact=Impact.INFO,
        message=f"The template has no layout of its own for {slide_type} slides: {layout!r} stands in.",
        slide_index=slide_index,
        component_path=path,
        recommended_action=f"Name a layout of the template after {slide_type}, if its slides shall look another way.",
    )


def no_placeholder(slide_index: int, path: str, kind: str, layout: str, instead: str) -> Finding:
    """A layout lacks a placeholder for what a slide says."""
    return Finding(
        rule="RND702",
        code="BRAND_TOKEN_MISSING",
        category="brand",
        family=Family.CONSISTENCY,
        impact=Impact.WARNING,
        message=f"The layout {layout!r} of the template has no placeholder for the {kind}: {instead}.",
        slide_index=slide_index,
        component_path=path,
        recommended_action="Add the placeholder to the layout in the slide master view of the template.",
    )


def template_decides(path: str) -> Finding:
    """The document asks for a look that the template sets; `path` is the field by which it does."""
    return Finding(
        rule="RND703",
        code="OPTION_WITHOUT_EFFECT",
        category="brand",
        family=Family.CONSISTENCY,
        impact=Impact.INFO,
        message=f"`{path}` has no effect: the template's own look decides.",
        component_path=path,
        recommended_action="Leave it out, or render without the template.",
    )


def logo_of_template(name: str) -> Finding:
    """The document has a logo, and the template shows one of its own (`name`), which stays alone."""
    return Finding(
        rule="RND703",
        code="OPTION_WITHOUT_EFFECT",
        category="brand",
        family=Family.CONSISTENCY,
        impact=Impact.INFO,
        message=f"`logo` has no effect: the template shows a logo of its own, {name!r}.",
        component_path="logo",
        recommended_action="Leave it out, or change the logo in the slide master view of the template.",
    )
