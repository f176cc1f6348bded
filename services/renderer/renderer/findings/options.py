"""Findings about what was asked for and is not, or not so, drawn."""

from deck_domain.findings import Family, Finding, Impact


def unresolved_value(slide_index: int | None, path: str, what: str, reason: str, *, required: bool = False) -> Finding:
    """A binding or a placeholder has no effect; that is an error where the document requires it."""
    kind = f"{'required ' if required else ''}{'placeholder' if what.startswith('{{') else 'binding'}"
    return Finding(
        rule="RND201",
        code="BINDING_NOT_RESOLVED",
        category="validation",
        family=Family.INTEGRITY,
        impact=Impact.ERROR if required else Impact.INFO,
        message=f"The {kind} {what} was not resolved, because {reason}: the text stands as it was sent.",
        slide_index=slide_index,
        component_path=path,
        recommended_action="Give the value in `variables`, or fill it in before you submit the document.",
    )


def no_effect(slide_index: int, path: str, message: str) -> Finding:
    """Something asked for is not drawn; the message is a sentence that ends in `has no effect here`."""
    return Finding(
        rule="RND202",
        code="OPTION_WITHOUT_EFFECT",
        category="layout",
        family=Family.LAYOUT,
        impact=Impact.INFO,
        message=message,
        slide_index=slide_index,
        component_path=path,
        recommended_action="Remove it from the document, or ask for something else.",
    )


def deck_without_effect(path: str, message: str) -> Finding:
    """Something asked for the whole deck changes nothing; the message says it in a sentence."""
    return Finding(
        rule="RND202",
        code="OPTION_WITHOUT_EFFECT",
        category="validation",
        family=Family.INTEGRITY,
        impact=Impact.INFO,
        message=message,
        component_path=path,
        recommended_action="Remove it from the document, or ask for something else.",
    )


def drawn_flat(slide_index: int, path: str) -> Finding:
    """A gradient was asked for."""
    return Finding(
        rule="RND205",
        code="GRADIENT_DRAWN_FLAT",
        category="layout",
        family=Family.LAYOUT,
        impact=Impact.INFO,
        message="The style `gradient` is drawn as a flat accent fill, which reads alike everywhere.",
        slide_index=slide_index,
        component_path=path,
        recommended_action="Nothing; set the fill in PowerPoint if you want a gradient.",
    )


def not_carried(slide_index: int | None, path: str, message: str) -> Finding:
    """Something of the document is not in the file; the message says it in a sentence."""
    return Finding(
        rule="RND206",
        code="CONTENT_NOT_CARRIED",
        category="validation",
        family=Family.INTEGRITY,
        impact=Impact.WARNING,
        message=message,
        slide_index=slide_index,
        component_path=path,
        recommended_action="Add it in PowerPoint by hand.",
    )
