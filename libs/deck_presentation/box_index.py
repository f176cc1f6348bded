"""Which of many boxes may share a place with one, without a look at each."""

import heapq
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence

from deck_presentation.boxes import EMU_PER_POINT, Box

_Cells = dict[tuple[int, int], list[int]]


class BoxIndex:
    """Upright boxes by where they stand, in EMU: in grids whose cells are as large as they, so in four cells at most.

    However many boxes there are and however their sizes differ, finding those at a place costs about as much as there
    are to find.
    """

    def __init__(self, boxes: Sequence[Box]) -> None:
        """Args: boxes: they are called by their positions."""
        self._grids: defaultdict[int, _Cells] = defaultdict(lambda: defaultdict(list))
        for position, box in enumerate(boxes):
            size = 1 << int(max(box.width, box.height, EMU_PER_POINT)).bit_length()
            for cell in _cells(box, size):
                self._grids[size][cell].append(position)

    def near(self, box: Box, start: int = 0) -> Iterator[int]:
        """Positions from `start` on of all boxes that touch `box`, and some that do not, lowest first, each once."""
        found = (_from(cells, start) for size, grid in self._grids.items() for cells in _touched(grid, box, size))
        last = -1
        for position in heapq.merge(*found):
            if position != last:
                yield position
            last = position


def _cells(box: Box, size: int) -> list[tuple[int, int]]:
    columns = range(int(box.x // size), int((box.x + max(0.0, box.width)) // size) + 1)
    rows = range(int(box.y // size), int((box.y + max(0.0, box.height)) // size) + 1)
    return [(column, row) for column in columns for row in rows]


def _touched(grid: _Cells, box: Box, size: int) -> Iterator[list[int]]:
    """The filled cells of a grid that a box reaches."""
    left, top = int(box.x // size), int(box.y // size)
    right, bottom = int((box.x + max(0.0, box.width)) // size), int((box.y + max(0.0, box.height)) // size)
    if (right - left + 1) * (bottom - top + 1) <= len(grid):
        cells = ((column, row) for column in range(left, right + 1) for row in range(top, bottom + 1))
        yield from (grid[cell] for cell in cells if cell in grid)
    else:
        yield from (held for (x, y), held in grid.items() if left <= x <= right and top <= y <= bottom)


def _from(positions: list[int], start: int) -> Iterator[int]:
    return (positions[place] for place in range(bisect_left(positions, start), len(positions)))
