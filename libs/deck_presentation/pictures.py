"""Looks into the image files of a presentation without trusting them."""

import io
import warnings
from collections.abc import Callable, Mapping

from PIL import Image

from deck_presentation.drawings import Drawing, examine
from deck_presentation.model import Picture
from deck_presentation.paints import Color

_MOST_PIXELS = 40_000_000
_SIDE, _DRAWING_SIDE = 64, 192
_OPAQUE = 230


class Pictures:
    """What is in the pictures of one deck; each is decoded once, however often it is shown or asked about."""

    def __init__(self, read: Callable[[str], bytes | None]) -> None:
        """Args: read: gives the file of a part; nothing for one that there is not."""
        self._read = read
        self._thumbnails: dict[str, Image.Image | None] = {}
        self._shows_through: dict[str, bool] = {}
        self._drawings: dict[str, Drawing | None] = {}

    def thumbnail(self, part: str | None) -> Image.Image | None:
        """The picture of a part as RGB on white, small; None if there is none, or it cannot be decoded."""
        if part is None:
            return None
        if part not in self._thumbnails:
            self._thumbnails[part] = thumbnail(self._read(part) or b"")
        return self._thumbnails[part]

    def drawing(self, part: str | None) -> Drawing | None:
        """What the pixels of a part tell of how it was made; None if they cannot be had."""
        if part is None:
            return None
        if part not in self._drawings:
            image = thumbnail(self._read(part) or b"", _DRAWING_SIDE)
            self._drawings[part] = examine(image) if image is not None else None
        return self._drawings[part]

    def shows_through(self, part: str | None) -> bool:
        """Some of the picture of a part is transparent; one that cannot be decoded is taken to be opaque."""
        if part is None:
            return False
        if part not in self._shows_through:
            self._shows_through[part] = shows_through(self._read(part) or b"")
        return self._shows_through[part]

    def color(self, part: str | None, across: float, down: float) -> Color | None:
        """The color of the picture of a part at shares of its width and height; None if nobody can tell."""
        image = self.thumbnail(part)
        if image is None:
            return None
        column = min(image.width - 1, max(0, int(across * image.width)))
        row = min(image.height - 1, max(0, int(down * image.height)))
        red, green, blue = image.getpixel((column, row))  # type: ignore[misc]
        return Color(red / 255, green / 255, blue / 255)


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


def thumbnail(data: bytes, side: int = _SIDE) -> Image.Image | None:
    """The image as RGB on white, at most `side` px wide and high; None if it cannot or should not be decoded."""
    size = pixel_size(data)
    if size is None or size[0] * size[1] > _MOST_PIXELS:
        return None
    try:
        with warnings.catch_warnings(), Image.open(io.BytesIO(data)) as image:
            warnings.simplefilter("ignore")
            image.draft("RGB", (side, side))
            image.thumbnail((side, side))
            rgba = image.convert("RGBA")
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        return None
    ground = Image.new("RGB", rgba.size, "white")
    ground.paste(rgba, mask=rgba.getchannel("A"))
    return ground


def shows_through(data: bytes) -> bool:
    """Some of the picture is transparent; a picture that cannot be decoded is taken to be opaque."""
    size = pixel_size(data)
    if size is None or size[0] * size[1] > _MOST_PIXELS:
        return False
    try:
        with Image.open(io.BytesIO(data)) as image:
            if "A" not in image.getbands() and "transparency" not in image.info:
                return False
            image.thumbnail((_SIDE, _SIDE))
            alpha = image.convert("RGBA").getchannel("A").tobytes()
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        return False
    return min(alpha) < _OPAQUE
