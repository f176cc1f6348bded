"""A text cut into pieces, each as wide as its font has it: what every size of type is set with.

Fitting sets the same text at size after size, and ideographs are a piece each: all that no size changes is found once.
"""

from bisect import bisect_right
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Protocol

from deck_fonts.breaking import SPACES


class _Extent(Protocol):
    """How a piece comes out, per pt of size."""

    @property
    def width_em(self) -> float:
        """Advance width."""

    @property
    def height_em(self) -> float:
        """Height of a single-spaced line."""


@dataclass(frozen=True, slots=True)
class MeasuredPieces:
    """The pieces of a text; lengths are shares of the size of type.

    Attributes:
        stops: how many characters precede each piece; the last is the length of the text.
        edges: how far from its beginning each piece starts; the last is the width of the text.
        inks: how far from the beginning the ink of each piece ends, without the spaces behind it.
        heights: of a single-spaced line that holds the piece.
    """

    stops: tuple[int, ...]
    edges: tuple[float, ...]
    inks: tuple[float, ...]
    heights: tuple[float, ...]

    def fitting(self, first: int, room: float) -> int:
        """Behind the last of the pieces that fit, together with all from `first` on, into `room`."""
        return bisect_right(self.inks, self.edges[first] + room, lo=first)


def measured_pieces(pieces: Iterable[str], extent: Callable[[str], _Extent]) -> MeasuredPieces:
    """`pieces`, of which `extent` tells how they come out."""
    stops, edges, inks, heights = [0], [0.0], [], []
    for piece in pieces:
        whole = extent(piece)
        stripped = piece.rstrip(SPACES) if piece[-1] in SPACES else piece
        inked = whole.width_em if stripped is piece else extent(stripped).width_em if stripped else 0.0
        inks.append(edges[-1] + inked)
        heights.append(whole.height_em)
        stops.append(stops[-1] + len(piece))
        edges.append(edges[-1] + whole.width_em)
    return MeasuredPieces(tuple(stops), tuple(edges), tuple(inks), tuple(heights))
