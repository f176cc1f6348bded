"""Where two pictures of a slide differ, as a person sees it, and the picture that marks these places.

Thumbnails are compared: each of their pixels is the mean of a block of the picture, so that edges that anti-aliasing
drew a little otherwise cancel out, and a whole deck is compared in the time of one drawing.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw

from previewer.comparing.contents import Area
from previewer.drawing.pictures import Raster, decode_png, encode_png

Mask = NDArray[np.bool_]
"""Height x width; True where pixels differ."""

_CLEARLY = 20
"""A pixel of a thumbnail differs if one of its channels differs by at least so many of 255 levels."""
_FAINTLY = 3
"""So many levels are enough where a pixel and all its neighbours differ, as in a fill, unlike along an edge."""
_MARGIN = 0.004
"""Of the slide's width, by which an area that is left out is larger than its shape."""
_CELL = 8
"""Pixels of a thumbnail; differences in cells that are near each other are marked by one box."""
_REACH = 2
"""How many cells may lie between two differences in one box, so that the digits of a label share a box."""
_NEARLY_ALL = 0.9
"""Of the slide."""
_MARKED_WIDTH = 960
"""px of the marked picture."""
_FADED = 0.55
"""The share of white that is mixed into what has not changed."""
_NEAR = range(-_REACH, _REACH + 1)
_MARK = (220, 38, 38)
_STROKE = 3
"""px."""


@dataclass(frozen=True, slots=True)
class PictureDiff:
    """How much of a picture differs, in px of the large picture, and where.

    Attributes:
        boxes: around what differs, 0..1 of the slide.
        resized: whether the slide has another size, so that no part of one picture is that of the other.
    """

    diff_pixels: int
    total_pixels: int
    boxes: tuple[Area, ...]
    resized: bool = False

    @property
    def is_all_different(self) -> bool:
        """Whether there is next to nothing on the slide that is as it was."""
        return any((right - left) * (bottom - top) > _NEARLY_ALL for left, top, right, bottom in self.boxes)


def compare_pictures(before: Path, after: Path, pixels: int, left_out: Sequence[Area] = ()) -> PictureDiff:
    """Compare two thumbnails of a slide.

    Args:
        before: the thumbnail of the baseline.
        after: that of the deck.
        pixels: of the large picture.
        left_out: areas that are not compared.
    """
    old, new = decode_png(before.read_bytes()), decode_png(after.read_bytes())
    if old.shape != new.shape:
        return PictureDiff(pixels, pixels, ((0.0, 0.0, 1.0, 1.0),), resized=True)
    mask = _differing(old, new)
    for area in left_out:
        _clear(mask, area)
    share = pixels / mask.size
    return PictureDiff(round(int(mask.sum()) * share), pixels, tuple(_boxes(mask)))


def mark(picture: Path, boxes: Sequence[Area], target: Path) -> tuple[int, int]:
    """Write the picture of a slide, faded but for what is in `boxes`, which get a frame; returns its size in px."""
    pixels = decode_png(picture.read_bytes())
    image = Image.frombuffer("RGB", pixels.shape[1::-1], pixels, "raw", "RGB", 0, 1)
    factor = max(1, image.width // _MARKED_WIDTH)
    image = image.reduce(factor)
    faded = Image.blend(image, Image.new("RGB", image.size, "white"), _FADED)
    draw = ImageDraw.Draw(faded)
    for area in boxes:
        box = _pixels(area, image.size, margin=2 * _STROKE)
        faded.paste(image.crop(box), box[:2])
        draw.rectangle((box[0], box[1], box[2] - 1, box[3] - 1), outline=_MARK, width=_STROKE)
    target.write_bytes(encode_png(np.asarray(faded)))
    return faded.size


def _differing(old: Raster, new: Raster) -> Mask:
    """A fill is lighter or darker all over; text that moved by a part of a pixel is both in turn."""
    lighter, darker = _most_of_channels(new, old), _most_of_channels(old, new)
    filled = _with_neighbours(lighter > _FAINTLY) | _with_neighbours(darker > _FAINTLY)
    differing: Mask = (lighter > _CLEARLY) | (darker > _CLEARLY) | filled
    return differing


def _most_of_channels(one: Raster, other: Raster) -> NDArray[np.uint8]:
    """By how much `one` has more than `other`, in the channel where it is most."""
    more = np.maximum(one, other) - other
    return np.maximum(np.maximum(more[..., 0], more[..., 1]), more[..., 2])  # this is 20 times as fast as `max`


def _with_neighbours(mask: Mask) -> Mask:
    """Where a pixel is True with the eight around it."""
    padded = np.pad(mask, 1, constant_values=True)
    rows = padded[:-2] & padded[1:-1] & padded[2:]
    all_of_them: Mask = rows[:, :-2] & rows[:, 1:-1] & rows[:, 2:]
    return all_of_them


def _clear(mask: Mask, area: Area) -> None:
    left, top, right, bottom = _pixels(area, (mask.shape[1], mask.shape[0]), margin=round(_MARGIN * mask.shape[1]))
    mask[top:bottom, left:right] = False


def _pixels(area: Area, size: tuple[int, int], margin: int) -> tuple[int, int, int, int]:
    """An area in px, `margin` larger on each side, within a picture of that size."""
    width, height = size
    left, top, right, bottom = area
    return (
        min(max(0, int(left * width) - margin), width),
        min(max(0, int(top * height) - margin), height),
        max(0, min(width, int(np.ceil(right * width)) + margin)),
        max(0, min(height, int(np.ceil(bottom * height)) + margin)),
    )


def _boxes(mask: Mask) -> Iterator[Area]:
    """A box around each group of near cells that hold differences, in reading order; one around most of all."""
    height, width = mask.shape
    padded = np.pad(mask, ((0, -height % _CELL), (0, -width % _CELL)))
    cells = padded.reshape(padded.shape[0] // _CELL, _CELL, -1, _CELL).any(axis=(1, 3))
    if np.count_nonzero(cells) > cells.size / 2:
        yield _around(mask, [(0, 0), (cells.shape[0] - 1, cells.shape[1] - 1)])
        return
    left = {(row, column) for row, column in np.argwhere(cells).tolist()}
    for start in sorted(left):
        if start not in left:
            continue
        left.discard(start)
        group, waiting = [start], [start]
        while waiting:
            row, column = waiting.pop()
            near = {(row + down, column + across) for down in _NEAR for across in _NEAR} & left
            left -= near
            group += near
            waiting += near
        yield _around(mask, group)


def _around(mask: Mask, cells: Sequence[tuple[int, int]]) -> Area:
    """The smallest box around the differences in some cells."""
    height, width = mask.shape
    rows, columns = [row for row, _ in cells], [column for _, column in cells]
    top, left = min(rows) * _CELL, min(columns) * _CELL
    part = mask[top : (max(rows) + 1) * _CELL, left : (max(columns) + 1) * _CELL]
    down, across = np.flatnonzero(part.any(axis=1)), np.flatnonzero(part.any(axis=0))
    return (
        (left + across[0]) / width,
        (top + down[0]) / height,
        (left + across[-1] + 1) / width,
        (top + down[-1] + 1) / height,
    )
