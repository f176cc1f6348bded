"""Looks into the image files of a presentation without trusting them."""

import io
import warnings
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from PIL import Image

from deck_presentation.drawings import Drawing, examine
from deck_presentation.model import Picture
from deck_presentation.paints import Color

_MOST_PIXELS = 40_000_000
_SIDE, _DRAWING_SIDE = 64, 192
_OPAQUE = 230
_TO_EIGHT_BITS = 1 / 257
_CLEAR = 0.98


@dataclass(frozen=True, slots=True)
class _Seen:
    """What was kept of a picture that was decoded.

    Attributes:
        image: RGB on white, small.
        alpha: how much it hides of what is behind it, 0 to 255 a pixel, small; None where it has no transparency.
    """

    image: Image.Image
    alpha: Image.Image | None = None

    @property
    def shows_through(self) -> bool:
        """Some of it is transparent."""
        return self.alpha is not None and min(self.alpha.tobytes()) < _OPAQUE


class Pictures:
    """What is in the pictures of one deck; each is decoded once, however often it is shown or asked about."""

    def __init__(self, read: Callable[[str], bytes | None]) -> None:
        """Args: read: gives the file of a part; nothing for one that there is not."""
        self._read = read
        self._seen: dict[str, _Seen | None] = {}
        self._thumbnails: dict[str, Image.Image | None] = {}
        self._drawings: dict[str, Drawing | None] = {}

    def thumbnail(self, part: str | None) -> Image.Image | None:
        """The picture of a part as RGB on white, small; None if there is none, or it cannot be decoded."""
        if part is None:
            return None
        if part not in self._thumbnails:
            seen = self._look(part)
            self._thumbnails[part] = _within(seen.image.copy(), _SIDE) if seen is not None else None
        return self._thumbnails[part]

    def drawing(self, part: str | None) -> Drawing | None:
        """What the pixels of a part tell of how it was made; None if they cannot be had."""
        if part is None:
            return None
        if part not in self._drawings:
            seen = self._look(part)
            self._drawings[part] = examine(seen.image) if seen is not None else None
        return self._drawings[part]

    def shows_through(self, part: str | None) -> bool:
        """Some of the picture of a part is transparent; one that cannot be decoded is taken to be opaque."""
        if part is None or (part not in self._seen and not _may_show_through(self._read(part) or b"")):
            return False
        seen = self._look(part)
        return seen is not None and seen.shows_through

    def color(self, part: str | None, across: float, down: float) -> Color | None:
        """The color of the picture of a part at shares of its width and height; None if nobody can tell.

        Where the picture shows through, `alpha` of the color says how little it hides.
        """
        image = self.thumbnail(part)
        if image is None or part is None:
            return None
        seen, white = self._look(part), 0.0
        if seen is not None and seen.alpha is not None:
            white = 1 - _pixel(seen.alpha, across, down)[0]
        if white > _CLEAR:
            return Color(1, 1, 1, 0)
        own = ((channel - white) / (1 - white) for channel in _pixel(image, across, down))
        red, green, blue = (min(1.0, max(0.0, channel)) for channel in own)
        return Color(red, green, blue, 1 - white)

    def _look(self, part: str) -> _Seen | None:
        if part not in self._seen:
            self._seen[part] = _decoded(self._read(part) or b"")
        return self._seen[part]


def in_mode(image: Image.Image, mode: str) -> Image.Image:
    """`image` in a mode of 8 bits a channel; Pillow would cut the greys of 16 bits off at 255, so that all is white."""
    deep = image.mode == "I" or image.mode.startswith("I;16")
    return (image.point(lambda grey: grey * _TO_EIGHT_BITS).convert("L") if deep else image).convert(mode)


def _pixel(image: Image.Image, across: float, down: float) -> tuple[float, ...]:
    """The channels of the pixel at shares of width and height, each 0..1."""
    column = min(image.width - 1, max(0, int(across * image.width)))
    row = min(image.height - 1, max(0, int(down * image.height)))
    found = image.getpixel((column, row))
    return tuple(channel / 255 for channel in (found if isinstance(found, tuple) else (found or 0,)))


def pixel_size(data: bytes) -> tuple[int, int] | None:
    """Width and height in pixels; None for vector or broken images."""
    try:
        with Image.open(io.BytesIO(data)) as image:
            if image.format in ("WMF", "EMF") or not all(image.size):
                return None
            return image.size
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        return None


def shown_pixels(picture: Picture, images: Mapping[str, bytes]) -> tuple[float, float] | None:
    """Width and height in pixels of what is left of a picture after cropping; None for vector or broken images."""
    size = pixel_size(images.get(picture.part or "", b""))
    left, top, right, bottom = picture.crop
    if size is None or left + right >= 1 or top + bottom >= 1:
        return None
    return size[0] * (1 - left - right), size[1] * (1 - top - bottom)


def _decoded(data: bytes) -> _Seen | None:
    """What an image shows; None if it cannot or should not be decoded."""
    size = pixel_size(data)
    if size is None or size[0] * size[1] > _MOST_PIXELS:
        return None
    try:
        with warnings.catch_warnings(), Image.open(io.BytesIO(data)) as image:
            warnings.simplefilter("ignore")
            if not _has_alpha(image):
                image.draft("RGB", (_DRAWING_SIDE, _DRAWING_SIDE))
                return _Seen(_within(in_mode(image, "RGB"), _DRAWING_SIDE))
            rgba = in_mode(image, "RGBA")
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        return None
    alpha = rgba.getchannel("A")
    ground = Image.new("RGB", rgba.size, "white")
    ground.paste(rgba, mask=alpha)
    return _Seen(_within(ground, _DRAWING_SIDE), _within(alpha, _SIDE))


def _may_show_through(data: bytes) -> bool:
    """Whether an image has transparency at all, by its head."""
    try:
        with Image.open(io.BytesIO(data)) as image:
            return _has_alpha(image)
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        return False


def _has_alpha(image: Image.Image) -> bool:
    return "A" in image.getbands() or "transparency" in image.info


def _within(image: Image.Image, side: int) -> Image.Image:
    """The image itself, made at most `side` px wide and high; the mean of whole blocks of pixels costs the least."""
    image.thumbnail((side, side), reducing_gap=1.0)
    return image
