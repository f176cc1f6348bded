"""Is a picture drawn rather than taken: flat colours, straight lines, lettering, as charts and screenshots have."""

from dataclasses import dataclass
from functools import reduce

from PIL import Image, ImageChops

_LEVELS = 5
"""Bits that are dropped of each channel, so that what looks alike counts as one colour."""
_TONES = [channel >> _LEVELS for channel in range(256)]
_MOST_TONES = 1 << 3 * (8 - _LEVELS)
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
    toned = image.point(_TONES * len(image.getbands()))
    counted: list[tuple[int, tuple[int, ...]]] = toned.getcolors(_MOST_TONES)  # type: ignore[assignment]
    few = sorted(counted, reverse=True)[:_FEW]
    pixels = image.width * image.height
    is_flat = sum(count for count, _ in few) >= _FLAT * pixels
    share, ground = few[0][0] / pixels, few[0][1]
    if not is_flat or share < _LEAST_GROUND or len(counted) < 2:
        return Drawing(is_flat, has_figure=False)
    ink = _ink(toned, ground)
    across, down = _ruled(ink), _ruled(ink.transpose(Image.Transpose.TRANSPOSE))
    return Drawing(is_flat, has_figure=across + down >= _LEAST_LINES and bool(across and down))


def _ink(toned: Image.Image, ground: tuple[int, ...]) -> Image.Image:
    """What is not of the colour of the ground as white, the ground as black."""
    differs = [
        band.point([0 if tone == own else 255 for tone in range(256)])
        for band, own in zip(toned.split(), ground, strict=True)
    ]
    return reduce(ImageChops.lighter, differs)


def _ruled(ink: Image.Image) -> int:
    """Rows with a straight run of ink, though not all of it: a frame or a panel is no figure."""
    width, data = ink.width, ink.tobytes()
    rows = (data[at : at + width] for at in range(0, len(data), width))
    inked = (row for row in rows if row.count(b"\xff") >= _RUN * width)  # the others need no long look
    return sum(_RUN * width <= max(map(len, row.split(b"\0"))) < width for row in inked)
