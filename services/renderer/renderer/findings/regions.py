"""Findings about the regions of blocks."""

from deck_domain.findings import Family, Finding, Impact


def region_too_small(
    slide_index: int, path: str, primitive: str, *, actual: tuple[int, int], minimum: tuple[int, int]
) -> Finding:
    """A region is smaller than its primitive should have; sizes are columns and rows of the slide's grid."""
    wanted, given = (" x ".join(map(str, size)) for size in (minimum, actual))
    return Finding(
        rule="RND210",
        code="REGION_TOO_SMALL",
        category="layout",
        family=Family.LAYOUT,
        impact=Impact.INFO,
        message=f"A {primitive} reads well from {wanted} cells of the slide on; this region has about {given}.",
        slide_index=slide_index,
        component_path=path,
        recommended_action=f"Give it at least {minimum[0]} columns and {minimum[1]} rows.",
    )


def drawn_as_list(slide_index: int, path: str) -> Finding:
    """A diagram has no room to be drawn: its parts are a list."""
    return Finding(
        rule="RND213",
        code="DIAGRAM_DRAWN_AS_LIST",
        category="layout",
        family=Family.LAYOUT,
        impact=Impact.INFO,
        message="There is no room to draw this as a diagram: its parts stand below each other as a list.",
        slide_index=slide_index,
        component_path=path,
        recommended_action="Give it a larger region, or fewer and shorter parts.",
    )


def blocks_collide(slide_index: int, path: str, other: str) -> Finding:
    """A block covers a part of another, or of the slide's title or footer."""
    return Finding(
        rule="RND211",
        code="NODE_COLLISION",
        category="layout",
        family=Family.LAYOUT,
        impact=Impact.WARNING,
        message=f"This block and {other} cover each other.",
        slide_index=slide_index,
        component_path=path,
        recommended_action="Give them regions that do not overlap.",
    )


def outside_container(slide_index: int, path: str) -> Finding:
    """A block inside a container reaches beyond it."""
    return Finding(
        rule="RND212",
        code="CONTAINER_CHILD_OUT_OF_BOUNDS",
        category="layout",
        family=Family.LAYOUT,
        impact=Impact.WARNING,
        message="This region reaches beyond its container: it was cut at the container's edge.",
        slide_index=slide_index,
        component_path=path,
        recommended_action="Regions inside a container count from its top left: keep them within its size.",
    )
