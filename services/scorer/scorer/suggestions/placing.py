"""Suggestions for what stands beyond the slide, at its very edge, behind other things or out of line."""

import math
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

from deck_documents.json_patch import Operation, add, replace
from scorer.suggestions.case import Case, Suggestion

_PAGE = {"width": 960, "height": 540}
"""px, where a document does not say."""
_AXES = (("left", "right", "width"), ("top", "bottom", "height"))
_REGION_AXES = (("x", "w", "width"), ("y", "h", "height"))
_OFFSETS = ("left", "top", "padding", "paddingLeft", "paddingTop", "margin", "marginLeft", "marginTop")


_MARGIN = 0.0225
"""Of the slide's width: 0.3 in of 13.333."""


def move_into_slide(case: Case) -> Suggestion | None:
    """What has a place of its own, moved, and made smaller where it must be, until all of it is on the slide."""
    operations = tuple(_of_a_node(case)) or tuple(_of_a_region(case))
    return Suggestion("move_into_slide", "Move it onto the slide.", operations) if operations else None


def move_from_edge(case: Case) -> Suggestion | None:
    """The same, until it keeps the margin that text must have."""
    page = case.document.get("slideSize") or _PAGE
    operations = tuple(_of_a_node(case, math.ceil(_MARGIN * page.get("width", _PAGE["width"]))))
    return Suggestion("move_into_slide", "Move it away from the edge.", operations) if operations else None


def bring_to_front(case: Case) -> Suggestion | None:
    """A node of a paper document before all that lies beside it."""
    siblings = case.at(case.pointer.rpartition("/")[0])
    style = case.at(f"{case.pointer}/style")
    if not isinstance(siblings, list) or not isinstance(style, dict):
        return None
    layers = [layer for node in siblings if isinstance(node, dict) and (layer := _style(node).get("zIndex"))]
    above = max([0, *layers]) + 1
    return Suggestion("bring_to_front", "Draw it above what hides it.", (add(f"{case.pointer}/style/zIndex", above),))


def align(case: Case) -> Suggestion | None:
    """A node whose top or left is that of most others of its size beside it."""
    side = next((name for name in ("top", "left") if case.message.startswith(f"The {name} of ")), None)
    siblings, node = case.at(case.pointer.rpartition("/")[0]), case.value
    if side is None or not isinstance(siblings, list) or not isinstance(node, dict):
        return None
    own = _style(node)
    sizes = [(style.get("width"), style.get("height")) for style in map(_style, siblings)]
    mine = (own.get("width"), own.get("height"))
    places = Counter(
        style.get(side)
        for style, size in zip(map(_style, siblings), sizes, strict=True)
        if size == mine and style != own
    )
    usual = next(iter(places.most_common(1)), (None, 0))[0]
    if own.get("position") != "absolute" or usual is None or usual == own.get(side):
        return None
    return Suggestion("align", "Put it in line with the others.", (replace(f"{case.pointer}/style/{side}", usual),))


def _style(node: Any) -> Mapping[str, Any]:
    style = node.get("style") if isinstance(node, dict) else None
    return style if isinstance(style, dict) else {}


def _of_a_node(case: Case, margin: float = 0) -> Iterator[Operation]:
    """Of a paper document's node with an absolute position, in a parent that begins where the slide begins."""
    style = case.at(f"{case.pointer}/style")
    if not isinstance(style, dict) or style.get("position") != "absolute" or any(map(_is_offset, _around(case))):
        return
    page = case.document.get("slideSize") or _PAGE
    for start, _, length in _AXES:
        yield from _within(f"{case.pointer}/style", style, (start, length), page.get(length, _PAGE[length]), margin)


def _of_a_region(case: Case) -> Iterator[Operation]:
    """Of a block of a composed slide that is placed in pixels."""
    region = case.at(f"{case.pointer}/region")
    for start, length, side in _REGION_AXES if isinstance(region, dict) else ():
        yield from _within(f"{case.pointer}/region", region, (start, length), _PAGE[side])


def _within(
    pointer: str, given: Mapping[str, Any], names: tuple[str, str], most: float, margin: float = 0
) -> Iterator[Operation]:
    start, length = (given.get(name) for name in names)
    if not isinstance(start, int | float) or not isinstance(length, int | float):
        return
    fitting = min(length, most - 2 * margin)
    inside = min(max(start, margin), most - margin - fitting)
    for name, before, after in ((names[0], start, inside), (names[1], length, fitting)):
        if before != after:
            yield replace(f"{pointer}/{name}", after)


def _around(case: Case) -> Iterator[Mapping[str, Any]]:
    """The styles of the nodes that a node lies in."""
    parent = case.pointer
    while "/children/" in parent:
        parent = parent.rpartition("/children/")[0]
        style = case.at(f"{parent}/style")
        yield style if isinstance(style, dict) else {}


def _is_offset(style: Mapping[str, Any]) -> bool:
    return any(style.get(name) for name in _OFFSETS)
