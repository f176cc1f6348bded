"""Rectangles on a slide and the transforms of groups.

What is read is in EMU, what is laid out in pt; angles are in degrees clockwise.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass

EMU_PER_POINT = 12_700
EMU_PER_INCH = 914_400


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle; with `rotation`, turned about its centre."""

    x: float
    y: float
    width: float
    height: float
    rotation: float = 0.0

    @property
    def right(self) -> float:
        """Right edge before rotation."""
        return self.x + self.width

    @property
    def bottom(self) -> float:
        """Lower edge before rotation."""
        return self.y + self.height

    @property
    def area(self) -> float:
        """Square EMU."""
        return max(0.0, self.width) * max(0.0, self.height)

    @property
    def is_upright(self) -> bool:
        """Stands on one of its sides."""
        return self.rotation % 90 == 0

    def bounds(self) -> "Box":
        """The smallest upright box around it."""
        turn = self.rotation % 180
        if turn == 0:
            return Box(self.x, self.y, self.width, self.height)
        radians = math.radians(turn)
        sine, cosine = (1.0, 0.0) if turn == 90 else (abs(math.sin(radians)), abs(math.cos(radians)))
        width = self.width * cosine + self.height * sine
        height = self.width * sine + self.height * cosine
        return Box(self.x + (self.width - width) / 2, self.y + (self.height - height) / 2, width, height)

    def overlap(self, other: "Box") -> "Box | None":
        """The common part of two upright boxes, None if they do not share any."""
        left, top = max(self.x, other.x), max(self.y, other.y)
        right, bottom = min(self.right, other.right), min(self.bottom, other.bottom)
        return Box(left, top, right - left, bottom - top) if right > left and bottom > top else None

    def shared(self, other: "Box") -> float:
        """The surface that two upright boxes have in common; 0 if they do not share any."""
        part = self.overlap(other)
        return part.area if part is not None else 0.0

    def contains(self, other: "Box", slack: float = 0.0) -> bool:
        """`other` lies within, give or take `slack`."""
        return (
            other.x >= self.x - slack
            and other.y >= self.y - slack
            and other.right <= self.right + slack
            and other.bottom <= self.bottom + slack
        )

    def shrunk(self, left: float, top: float, right: float, bottom: float) -> "Box":
        """Less these margins, never below zero size."""
        return Box(
            self.x + left,
            self.y + top,
            max(0.0, self.width - left - right),
            max(0.0, self.height - top - bottom),
            self.rotation,
        )


@dataclass(frozen=True, slots=True)
class Placing:
    """How the coordinates of a group's members become slide coordinates."""

    scale_x: float = 1.0
    scale_y: float = 1.0
    shift_x: float = 0.0
    shift_y: float = 0.0
    turns: tuple[tuple[float, float, float], ...] = ()

    def place(self, box: Box) -> Box:
        """A member's box on the slide; turns of outer groups move its centre and add to its rotation."""
        placed = Box(
            box.x * self.scale_x + self.shift_x,
            box.y * self.scale_y + self.shift_y,
            box.width * abs(self.scale_x),
            box.height * abs(self.scale_y),
            box.rotation,
        )
        for centre_x, centre_y, angle in reversed(self.turns):
            placed = turned(placed, centre_x, centre_y, angle)
        return placed

    def inside(self, group: Box, child_x: float, child_y: float, child_width: float, child_height: float) -> "Placing":
        """The placing for members of a group at `group`, whose inner coordinates are the `child_` ones."""
        scale_x = group.width / child_width if child_width else 1.0
        scale_y = group.height / child_height if child_height else 1.0
        placing = Placing(
            self.scale_x * scale_x,
            self.scale_y * scale_y,
            self.shift_x + self.scale_x * (group.x - child_x * scale_x),
            self.shift_y + self.scale_y * (group.y - child_y * scale_y),
            self.turns,
        )
        if not group.rotation:
            return placing
        flat = Placing(self.scale_x, self.scale_y, self.shift_x, self.shift_y).place(group)
        turn = (flat.x + flat.width / 2, flat.y + flat.height / 2, group.rotation)
        return Placing(placing.scale_x, placing.scale_y, placing.shift_x, placing.shift_y, (*self.turns, turn))


def turned(box: Box, centre_x: float, centre_y: float, angle: float) -> Box:
    """`box` after a turn about a point: its centre moves, its rotation grows."""
    radians = math.radians(angle)
    sine, cosine = math.sin(radians), math.cos(radians)
    away_x = box.x + box.width / 2 - centre_x
    away_y = box.y + box.height / 2 - centre_y
    new_x = centre_x + away_x * cosine - away_y * sine
    new_y = centre_y + away_x * sine + away_y * cosine
    return Box(new_x - box.width / 2, new_y - box.height / 2, box.width, box.height, (box.rotation + angle) % 360)


def around(boxes: Sequence[Box]) -> Box:
    """The smallest box that holds upright ones."""
    left, top = min(box.x for box in boxes), min(box.y for box in boxes)
    right, bottom = max(box.right for box in boxes), max(box.bottom for box in boxes)
    return Box(left, top, right - left, bottom - top)
