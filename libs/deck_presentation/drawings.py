"""Is a picture drawn rather than taken: flat colours, straight lines, lettering, as charts and screenshots have."""

from collections import Counter
from dataclasses import dataclass

from PIL import Image

_LEVELS = 5
"""Bits that are dropped of each channel, so that what looks alike counts as one colour."""
_FLAT = 0.75
"""Of the pixels of a drawing: what its few commonest colours take together; photographs have less."""
_FEW = 6
_LEAST_GROUND = 0.3
_RUN, _LEAST_LINES = 0.3, 2
"""Of the width or height: what a line, a bar or a rule of a table is long; and how many of them make a figure."""


@dataclass(frozen=True, slots=True)
class Drawing:
    """What the pixels of a picture tell.

    Attributes:
        is_flat: few colours take nearly all of it.
        has_figure: straight runs of ink on a ground of one colour, as axes, bars and rules of tables are.
    """

    is_flat: bool
    has_figure: bool


def examine(image: Image.Image) -> Drawing:
    """Look at a small picture, RGB."""
    width, height = image.size
    data = image.tobytes()
    tones = [tuple(channel >> _LEVELS for channel in data[at : at + 3]) for at in range(0, len(data), 3)]
    counts = Counter(tones)
    few = counts.most_common(_FEW)
    is_flat = sum(count for _, count in few) >= _FLAT * len(tones)
    ground, share = few[0][0], few[0][1] / len(tones)
    if not is_flat or share < _LEAST_GROUND or len(counts) < 2:
        return Drawing(is_flat, has_figure=False)
    rows = [[tone != ground for tone in tones[at : at + width]] for at in range(0, len(tones), width)]
    columns = [list(column) for column in zip(*rows, strict=True)]
    lines = _ruled(rows, width) + _ruled(columns, height)
    return Drawing(is_flat, has_figure=lines >= _LEAST_LINES and bool(_ruled(rows, width) and _ruled(columns, height)))


def _ruled(rows: list[list[bool]], length: int) -> int:
    """Rows with a straight run of ink, though not all of it: a frame or a panel is no figure."""
    return sum(_RUN * length <= _longest(row) < length for row in rows)


def _longest(row: list[bool]) -> int:
    best = now = 0
    for is_ink in row:
        now = now + 1 if is_ink else 0
        best = max(best, now)
    return best
