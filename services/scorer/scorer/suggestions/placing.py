"""Suggestions for what lies beyond the slide."""

from collections.abc import Iterator, Mapping
from typing import Any

from scorer.suggestions.case import Case, Suggestion
from scorer.suggestions.patching import Operation, replace

_PAGE = {"width": 960, "height": 540}
"""px, where a document does not say."""
_AXES = (("left", "right", "width"), ("top", "bottom", "height"))
_REGION_AXES = (("x", "w", "width"), ("y", "h", "height"))
_OFFSETS = ("left", "top", "padding", "paddingLeft", "paddingTop", "margin", "marginLeft", "marginTop")


def move_into_slide(case: Case) -> Suggestion | None:
    """What has a place of its own, moved, and made smaller where it must be, until all of it is on the slide."""
    operations = tuple(_of_a_node(case)) or tuple(_of_a_region(case))
    return Suggestion("move_into_slide", "Move it onto the slide.", operations) if operations else None


def _of_a_node(case: Case) -> Iterator[Operation]:
    """Of a paper document's node with an absolute position, in a parent that begins where the slide begins."""
    style = case.at(f"{case.pointer}/style")
    if not isinstance(style, dict) or style.get("position") != "absolute" or any(map(_is_offset, _around(case))):
        return
    page = case.document.get("slideSize") or _PAGE
    for start, _, length in _AXES:
        yield from _within(f"{case.pointer}/style", style, (start, length), page.get(length, _PAGE[length]))


def _of_a_region(case: Case) -> Iterator[Operation]:
    """Of a block of a composed slide that is placed in pixels."""
    region = case.at(f"{case.pointer}/region")
    for start, length, side in _REGION_AXES if isinstance(region, dict) else ():
        yield from _within(f"{case.pointer}/region", region, (start, length), _PAGE[side])


def _within(pointer: str, given: Mapping[str, Any], names: tuple[str, str], most: float) -> Iterator[Operation]:
    start, length = (given.get(name) for name in names)
    if not isinstance(start, int | float) or not isinstance(length, int | float):
        return
    fitting = min(length, most)
    inside = min(max(start, 0), most - fitting)
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
