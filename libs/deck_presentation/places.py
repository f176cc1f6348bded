"""Where shapes stand: their frames, the groups around them (ECMA-376 part 1, 20.1.7.6), alternates for old readers."""

from collections.abc import Iterator

from deck_presentation.boxes import Box, Placing
from deck_presentation.names import MC, A, Element, P, child, whole

GROUP = P + "grpSp"
SHAPES = frozenset(P + name for name in ("sp", "pic", "cxnSp", "graphicFrame"))
_MEMBERS = SHAPES | {GROUP, MC + "AlternateContent"}


def members(tree: Element) -> Iterator[Element]:
    """Shapes and groups of a `p:spTree` or group from back to front; of alternates, the first that is drawable."""
    for member in tree:
        if member.tag not in _MEMBERS:
            continue
        if member.tag == MC + "AlternateContent":
            yield from next((drawn for branch in member if (drawn := _drawn(branch))), ())
        else:
            yield member


def _drawn(branch: Element) -> list[Element]:
    return [element for element in branch if element.tag in SHAPES or element.tag == GROUP]


def place_of(element: Element, placing: Placing) -> Box | None:
    """Where a shape says it stands; None where it leaves that to its layout."""
    frame = element.find(P + "xfrm")
    if frame is None:
        frame = element.find(f"{P}spPr/{A}xfrm")
    return placing.place(_box(frame)) if frame is not None and frame.find(A + "ext") is not None else None


def inside(group: Element, placing: Placing) -> Placing:
    """The placing for the members of a group."""
    frame = child(group, P + "grpSpPr", A + "xfrm")
    if frame is None or frame.find(A + "chOff") is None:
        return placing
    offset, extent = frame.find(A + "chOff"), frame.find(A + "chExt")
    inner = (whole(offset, "x"), whole(offset, "y"), whole(extent, "cx"), whole(extent, "cy"))
    return placing.inside(_box(frame), *inner)


def group_box(group: Element, placing: Placing) -> Box | None:
    """Where a group stands; None where it does not say."""
    frame = child(group, P + "grpSpPr", A + "xfrm")
    return placing.place(_box(frame)) if frame is not None and frame.find(A + "ext") is not None else None


def _box(frame: Element) -> Box:
    offset, extent = frame.find(A + "off"), frame.find(A + "ext")
    turn = whole(frame, "rot") / 60_000 % 360
    return Box(whole(offset, "x"), whole(offset, "y"), whole(extent, "cx"), whole(extent, "cy"), turn)
