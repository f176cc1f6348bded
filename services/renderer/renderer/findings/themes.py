"""Findings about the look of a deck."""

from deck_domain.findings import Family, Finding, Impact


def token_without_effect(path: str, why: str) -> Finding:
    """A token changes nothing, or not all that it asks for."""
    return Finding(
        rule="RND801",
        code="TOKEN_WITHOUT_EFFECT",
        category="layout",
        family=Family.LAYOUT,
        impact=Impact.INFO,
        message=f"`{path}` has no full effect: {why}.",
        component_path=path,
        recommended_action="Remove it from the document, or give another value.",
    )


def low_contrast(path: str, what: str) -> Finding:
    """A colour that the document gives for text does not read; `what` says which and on what."""
    return Finding(
        rule="RND802",
        code="THEME_CONTRAST_LOW",
        category="typography",
        family=Family.LEGIBILITY,
        impact=Impact.WARNING,
        message=f"The document gives {what}; 4.5:1 is the least for text.",
        component_path=path,
        recommended_action="Give a darker or a lighter colour, or leave one of the two to the theme.",
    )
