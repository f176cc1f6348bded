"""What a page is in its deck: an opening, a divider, or content."""

from deck_presentation.model import Shape, Slide

_OPENING = {"ctrTitle", "subTitle"}
DRAWN = ("picture", "chart", "diagram", "object", "media")
"""Kinds of shapes that are more than text in a box."""
_DIVIDING = 0.38
"""Of the height of a slide: titles of content stand above it."""


def is_drawn(shape: Shape) -> bool:
    """A table, a chart, a card: what somebody gave a size, other than text."""
    if shape.hidden or shape.is_title or shape.is_chrome or shape.decorative:
        return False
    return shape.kind in DRAWN or shape.table is not None or (shape.paint.is_visible and shape.kind == "shape")


def is_opening(slide: Slide) -> bool:
    """A title slide or a divider, which is meant to be empty."""
    roles = {shape.placeholder.type for shape in slide.shapes if shape.placeholder is not None}
    return slide.index == 0 or bool(roles & _OPENING) or any(role.type in _OPENING for role in slide.layout_roles)


def is_divider(slide: Slide, height: float) -> bool:
    """A page that parts or ends a deck: its title stands where content would, and nothing is drawn below it."""
    if slide.title is None or any(map(is_drawn, slide.shapes)):
        return False
    box = slide.title.box.bounds()
    return box.y + box.height / 2 > _DIVIDING * height
