"""What a shape's outline is, and what a person may do with it."""

from deck_documents.paper_document import nodes
from renderer.layout.geometry import Rect
from renderer.nodes.canvas import Canvas
from renderer.nodes.freeforms import BadPath, freeform_of
from renderer.nodes.tree import Item
from renderer.scene import Freeform

_LOCKS = {
    "group": "noGrp",
    "select": "noSelect",
    "rotate": "noRot",
    "aspect_ratio": "noChangeAspect",
    "move": "noMove",
    "resize": "noResize",
    "edit_text": "noTextEdit",
}


def freeform(canvas: Canvas, item: Item) -> Freeform | None:
    """The path of a node's custom geometry; None, with a finding, for one that cannot be read."""
    given = getattr(item.node, "custom_geometry", None)
    if given is None:
        return None
    path = f"{item.path}.customGeometry.path"
    try:
        form, (left, top, right, bottom) = freeform_of(given)
    except BadPath as problem:
        canvas.no_effect(path, f"A path that cannot be read ({problem}) has no effect here.")
        return None
    rect = item.rect
    width, height = (right - left) * rect.width, (bottom - top) * rect.height
    canvas.check_place(Rect(rect.x + left * rect.width, rect.y + top * rect.height, width, height), path)
    return form


def locks_of(node: nodes.Node) -> tuple[str, ...]:
    """The DrawingML names of what may not be done to a shape."""
    given = getattr(node, "locks", None)
    return () if given is None else tuple(name for field, name in _LOCKS.items() if getattr(given, field))


def group_locks_of(node: nodes.Node) -> tuple[str, ...]:
    """The same for a group, whose text is its members'; one that may not be grouped may not be taken apart either."""
    locks = tuple(lock for lock in locks_of(node) if lock != "noTextEdit")
    return (*locks, "noUngrp") if "noGrp" in locks else locks
