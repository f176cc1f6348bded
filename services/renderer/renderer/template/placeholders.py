"""Placeholders of masters and layouts, with what they inherit."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from lxml.etree import _Element

from renderer.layout.geometry import Rect
from renderer.scene import EMU_PER_PT
from renderer.template.model import TITLES
from renderer.template.xml import A, P, child, integer

_SHAPES = (f"{P}sp", f"{P}pic", f"{P}graphicFrame", f"{P}cxnSp", f"{P}grpSp")
_FROM_BODY = frozenset({"subTitle", "obj", "pic", "chart", "tbl", "dgm", "media", "clipArt"})


class Move(NamedTuple):
    """From a group's own coordinates to those of the page, in EMU."""

    x: float = 0.0
    y: float = 0.0
    across: float = 1.0
    down: float = 1.0

    def applied(self, x: float, y: float, width: float, height: float) -> Rect:
        """A box of the group on the page, in pt."""
        return Rect(
            (self.x + x * self.across) / EMU_PER_PT,
            (self.y + y * self.down) / EMU_PER_PT,
            width * self.across / EMU_PER_PT,
            height * self.down / EMU_PER_PT,
        )


class Drawn(NamedTuple):
    """A shape of a master or a layout, and where it stands; no box where it inherits its place."""

    element: _Element
    box: Rect | None


def shapes_of(root: _Element) -> Iterator[Drawn]:
    """All shapes of a part, those in groups with their place on the page; groups themselves are left out."""
    tree = child(root, f"{P}cSld", f"{P}spTree")
    if tree is not None:
        yield from _shapes(tree, Move())


def _shapes(tree: _Element, move: Move) -> Iterator[Drawn]:
    for element in tree:
        if element.tag == f"{P}grpSp":
            yield from _shapes(element, _inner(element, move))
        elif element.tag in _SHAPES:
            place = child(element, f"{P}spPr", f"{A}xfrm")
            yield Drawn(element, _box(child(element, f"{P}xfrm") if place is None else place, move))


def _inner(group: _Element, move: Move) -> Move:
    place = child(group, f"{P}grpSpPr", f"{A}xfrm")
    if place is None:
        return move
    x, y = _pair(place, "off", "x", "y")
    width, height = _pair(place, "ext", "cx", "cy")
    inner_x, inner_y = _pair(place, "chOff", "x", "y")
    inner_width, inner_height = _pair(place, "chExt", "cx", "cy")
    across = width / inner_width if inner_width else 1.0
    down = height / inner_height if inner_height else 1.0
    return Move(
        move.x + (x - inner_x * across) * move.across,
        move.y + (y - inner_y * down) * move.down,
        move.across * across,
        move.down * down,
    )


def _box(place: _Element | None, move: Move) -> Rect | None:
    if place is None or child(place, f"{A}ext") is None:
        return None
    x, y = _pair(place, "off", "x", "y")
    width, height = _pair(place, "ext", "cx", "cy")
    box = move.applied(x, y, width, height)
    if integer(place.get("rot")) // 5_400_000 % 2:
        middle_x, middle_y = box.x + box.width / 2, box.y + box.height / 2
        return Rect(middle_x - box.height / 2, middle_y - box.width / 2, box.height, box.width)
    return box


def _pair(place: _Element, tag: str, one: str, other: str) -> tuple[int, int]:
    found = child(place, f"{A}{tag}")
    return (integer(found.get(one)), integer(found.get(other))) if found is not None else (0, 0)


def placeholder_of(element: _Element) -> _Element | None:
    """`p:ph` of a shape; None for a shape that is none."""
    for part in element:
        found = child(part, f"{P}nvPr", f"{P}ph")
        if found is not None:
            return found
    return None


def kind_of(placeholder: _Element) -> str:
    """Its type; one without a type is an `obj`."""
    return placeholder.get("type", "obj")


def index_of(placeholder: _Element) -> int | None:
    """Its idx; None where it has none."""
    return integer(placeholder.get("idx")) if placeholder.get("idx") is not None else None


def master_counterpart(kind: str, masters: Sequence[Drawn]) -> Drawn | None:
    """The master's placeholder that one of `kind` inherits from."""
    wanted = "title" if kind in TITLES else "body" if kind in _FROM_BODY else kind
    for drawn in masters:
        found = placeholder_of(drawn.element)
        if found is not None and kind_of(found) in {kind, wanted}:
            return drawn
    return None


def is_compatible(asked: str, offered: str) -> bool:
    """Whether a placeholder of one type may stand for another."""
    if asked == offered or {asked, offered} == TITLES:
        return True
    if {asked, offered} <= {"subTitle", "body"}:
        return True
    return asked in {"pic", "chart", "tbl", "dgm", "media", "clipArt", "body"} and offered == "obj"
