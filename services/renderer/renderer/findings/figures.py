"""Findings about figures made of shapes."""

from deck_domain.findings import Family, Finding, Impact


def drawn_as_outline(slide_index: int, path: str, boxes: int) -> Finding:
    """A tree has no room for its boxes."""
    return Finding(
        rule="RND220",
        code="TREE_DRAWN_AS_OUTLINE",
        category="layout",
        family=Family.LAYOUT,
        impact=Impact.WARNING,
        message=f"There is no room for {boxes} boxes: the tree is drawn as an indented list.",
        slide_index=slide_index,
        component_path=path,
        recommended_action="Give it more room, or leave the lowest level out.",
    )


def does_not_add_up(slide_index: int, path: str, reached: str, stated: str) -> Finding:
    """A total of a waterfall is not what its steps lead to."""
    return Finding(
        rule="RND221",
        code="BRIDGE_DOES_NOT_ADD_UP",
        category="chart",
        family=Family.INTEGRITY,
        impact=Impact.WARNING,
        message=f"The steps before this bar lead to {reached}, and it shows {stated}.",
        slide_index=slide_index,
        component_path=path,
        recommended_action="Correct the figures, or add the step that is missing.",
    )


def names_on_each_other(slide_index: int, path: str, count: int) -> Finding:
    """The names on a map have no room, however small."""
    return Finding(
        rule="RND222",
        code="CHART_LABEL_COLLISION",
        category="layout",
        family=Family.LEGIBILITY,
        impact=Impact.ERROR,
        message=f"There is no room for {count} names beside their dots: they stand on each other.",
        slide_index=slide_index,
        component_path=path,
        recommended_action="Show fewer dots, shorten their names, or give the map more room.",
    )


def not_comparable(slide_index: int, path: str, reference: str, value: str) -> Finding:
    """A target or benchmark that cannot be set against its figure."""
    return Finding(
        rule="RND223",
        code="FIGURES_NOT_COMPARABLE",
        category="validation",
        family=Family.INTEGRITY,
        impact=Impact.WARNING,
        message=f'"{reference[:40]}" cannot be set against "{value[:40]}": it stands in words, without a bar.',
        slide_index=slide_index,
        component_path=path,
        recommended_action="Write both as one number in the same unit, or give the target as a number.",
    )


def read_as_shares(slide_index: int, path: str) -> Finding:
    """Places on a map that run from 0 to 100 were all written from 0 to 1."""
    return Finding(
        rule="RND224",
        code="PLACES_READ_AS_SHARES",
        category="validation",
        family=Family.INTEGRITY,
        impact=Impact.INFO,
        message="All `x` and `y` lie between 0 and 1 and are read as shares: 0.4 as 40 of 100.",
        slide_index=slide_index,
        component_path=path,
        recommended_action="Nothing, if that is meant; else write them from 0 to 100.",
    )
