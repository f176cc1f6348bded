"""Where the boxes of a forest stand: side by side below their parent, or hanging below each other."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import Enum, auto
from itertools import pairwise

from renderer.deck.slides.figures import OrgNode
from renderer.layout.geometry import Rect

_ROOT_GAP = 0.12
"""The gap between two trees, in lanes."""
_NARROW_GAP, _WIDE_GAP, _MANY_LANES = 12.0, 22.0, 5
_INDENT = 18.0
_LEVEL_GAPS, _HANGING_GAPS = (20.0, 84.0), (6.0, 12.0)
_WIDEST_PITCH = 70.0


class Hanging(Enum):
    """Which nodes hang below each other instead of standing side by side; the least first."""

    NOTHING = auto()
    LEAVES = auto()
    FROM_SECOND_LEVEL = auto()
    EVERYTHING = auto()

    def below(self, level: int, *, only_leaves: bool) -> bool:
        """Whether what is below a node of `level` hangs."""
        if self is Hanging.LEAVES:
            return only_leaves and level > 0
        return self is Hanging.EVERYTHING or (self is Hanging.FROM_SECOND_LEVEL and level > 0)


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a node stands in its tree.

    Attributes:
        lane: across; columns are 0, 1, 2, ..., parents stand between theirs.
        level: of the node, or of the head of its column if it hangs.
        drop: how many boxes hang above it in its column, itself included; 0 for what does not hang.
        depth: how far it hangs from the head, in generations.
    """

    node: OrgNode
    lane: float
    level: int
    drop: int = 0
    depth: int = 0


@dataclass(frozen=True, slots=True)
class Size:
    """What the boxes want to be, in pt; `height` answers to a width."""

    width: float
    height: Callable[[float], float]


def tidy(nodes: Sequence[OrgNode], what_hangs: Hanging) -> list[Spot]:
    """A spot for each node."""
    children: dict[str | None, list[OrgNode]] = {}
    for node in nodes:
        children.setdefault(node.parent_id, []).append(node)
    spots: dict[str, Spot] = {}
    next_lane = 0.0

    def place(node: OrgNode, level: int) -> float:
        nonlocal next_lane
        below = children.get(node.id, [])
        hanging = bool(below) and what_hangs.below(level, only_leaves=not any(child.id in children for child in below))
        lanes = [] if hanging else [place(child, level + 1) for child in below]
        if lanes:
            lane = (lanes[0] + lanes[-1]) / 2
        else:
            lane, next_lane = next_lane, next_lane + 1
        spots[node.id] = Spot(node, lane, level)
        for drop, (child, depth) in enumerate(_descendants(node, children) if hanging else (), 1):
            spots[child.id] = Spot(child, lane, level, drop, depth)
        return lane

    for root in children[None]:
        place(root, 0)
        next_lane += _ROOT_GAP
    return [spots[node.id] for node in nodes]


def _descendants(
    node: OrgNode, children: dict[str | None, list[OrgNode]], depth: int = 1
) -> Iterator[tuple[OrgNode, int]]:
    for child in children.get(node.id, []):
        yield child, depth
        yield from _descendants(child, children, depth + 1)


def boxes_of(spots: list[Spot], size: Size, area: Rect) -> dict[str, Rect]:
    """Boxes of one height, and one width a level, as `size` asks if they can; what hangs is as wide, and indented."""
    lanes = max(spot.lane for spot in spots) + 1
    gap = _NARROW_GAP if lanes > _MANY_LANES else _WIDE_GAP
    indent = _INDENT * max(spot.depth for spot in spots)
    width = min((area.width + gap) / lanes - gap, size.width + indent)
    height = min(size.height(width - indent), _tallest(spots, area.height))
    level_gap, hanging_gap = _gaps(spots, height, area.height)
    pitch = min((area.width - width) / max(lanes - 1, 1), width + _WIDEST_PITCH)
    left = area.x + (area.width - width - pitch * (lanes - 1)) / 2

    def down(spot: Spot) -> float:
        return spot.level * (height + level_gap) + spot.drop * (height + hanging_gap)

    top = area.middle(max(map(down, spots)) + height).y
    boxes = {
        spot.node.id: Rect(
            left + spot.lane * pitch + spot.depth * _INDENT, top + down(spot), width - spot.depth * _INDENT, height
        )
        for spot in spots
    }
    return boxes if any(spot.drop for spot in spots) else _widened(spots, boxes, size.width, area)


def _widened(spots: list[Spot], boxes: dict[str, Rect], wanted: float, area: Rect) -> dict[str, Rect]:
    """`boxes` with those of each level as wide as `wanted` pt where their neighbours leave room."""
    levels: dict[int, list[Rect]] = {}
    for spot in spots:
        levels.setdefault(spot.level, []).append(boxes[spot.node.id])
    more = {level: max(min(wanted, _room(row, area)) - row[0].width, 0.0) for level, row in levels.items()}
    return {
        spot.node.id: replace(box, x=box.x - more[spot.level] / 2, width=box.width + more[spot.level])
        for spot in spots
        for box in [boxes[spot.node.id]]
    }


def _room(row: list[Rect], area: Rect) -> float:
    """How wide boxes centred where those of `row` are may be, in pt."""
    row = sorted(row, key=lambda box: box.x)
    between = [after.x - box.x - _NARROW_GAP for box, after in pairwise(row)]
    ends = 2 * min(row[0].x - area.x, area.right - row[-1].right) + row[0].width
    return min([ends, *between])


def _tallest(spots: list[Spot], room: float) -> float:
    """The height at which the lowest box still stands in `room` pt."""
    level_gap, hanging_gap = _LEVEL_GAPS[0], _HANGING_GAPS[0]
    return min((room - s.level * level_gap - s.drop * hanging_gap) / (s.level + s.drop + 1) for s in spots)


def _gaps(spots: list[Spot], height: float, room: float) -> tuple[float, float]:
    """The gaps below standing and hanging boxes, as wide as the room allows."""
    share = 1.0
    for spot in spots:
        least = spot.level * _LEVEL_GAPS[0] + spot.drop * _HANGING_GAPS[0]
        most = spot.level * _LEVEL_GAPS[1] + spot.drop * _HANGING_GAPS[1]
        spare = room - (spot.level + spot.drop + 1) * height - least
        share = min(share, max(spare, 0.0) / (most - least)) if most > least else share
    level, hanging = (low + (high - low) * share for low, high in (_LEVEL_GAPS, _HANGING_GAPS))
    return level, hanging
