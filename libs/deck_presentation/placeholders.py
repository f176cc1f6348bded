"""Which placeholder of a layout or a master a shape inherits from (ECMA-376 part 1, 19.3.1.36, 19.7.10)."""

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from deck_presentation.boxes import Placing
from deck_presentation.model import Placeholder
from deck_presentation.names import Element, P, child, whole
from deck_presentation.places import GROUP, inside, members

TITLES = frozenset({"title", "ctrTitle"})
CHROME = frozenset({"ftr", "dt", "sldNum", "hdr"})
_MOST_DEPTH = 32
_UNTYPED = "obj"


class Seat(NamedTuple):
    """A placeholder of a layout or a master, and the groups that it stands in."""

    role: Placeholder
    element: Element
    placing: Placing


def placeholder_element(shape: Element) -> Element | None:
    """The `p:ph` of any kind of shape."""
    return shape.find(f"./*/{P}nvPr/{P}ph")


def read_role(shape: Element) -> Placeholder | None:
    """The role of any kind of shape; None for one that is no placeholder."""
    element = placeholder_element(shape)
    return Placeholder(element.get("type", _UNTYPED), whole(element, "idx")) if element is not None else None


def seats_of(root: Element) -> Iterator[Seat]:
    """All placeholders of a slide, a layout or a master, in the order of the file."""
    tree = child(root, P + "cSld", P + "spTree")
    if tree is not None:
        yield from _seats(tree, Placing(), 0)


def _seats(tree: Element, placing: Placing, depth: int) -> Iterator[Seat]:
    for element in members(tree):
        if element.tag == GROUP:
            if depth < _MOST_DEPTH:
                yield from _seats(element, inside(element, placing), depth + 1)
        elif (role := read_role(element)) is not None:
            yield Seat(role, element, placing)


def on_layout(role: Placeholder, seats: Sequence[Seat]) -> Seat | None:
    """What a shape of a slide inherits from: by its number, titles and what stands at the foot by their type."""
    kind = kind_of(role.type)
    if kind != "body":
        return _first(seats, lambda other: kind_of(other.type) == kind)
    return (
        _first(seats, lambda other: other.idx == role.idx and kind_of(other.type) == kind)
        or _first(seats, lambda other: other.idx == role.idx and other.type not in TITLES)
        or _first(seats, lambda other: other.type == role.type)
        or _first(seats, lambda other: kind_of(other.type) == kind)
    )


def on_master(role: Placeholder, seats: Sequence[Seat]) -> Seat | None:
    """What a placeholder of a layout inherits from: masters have but one of each type, and one body for all content."""
    kind = kind_of(role.type)
    return (
        _first(seats, lambda other: other.type == role.type)
        or _first(seats, lambda other: other.type == kind)
        or _first(seats, lambda other: kind_of(other.type) == kind)
    )


def kind_of(type_: str) -> str:
    """Types that inherit from one another share a kind: `title`, one of `CHROME`, or `body` for all content."""
    if type_ in TITLES:
        return "title"
    return type_ if type_ in CHROME else "body"


def _first(seats: Sequence[Seat], fits: Callable[[Placeholder], bool]) -> Seat | None:
    return next((seat for seat in seats if fits(seat.role)), None)
