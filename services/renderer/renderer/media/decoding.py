"""Pictures of a document: decoded, checked, turned into what PowerPoint knows."""

import base64
import binascii
import io
import re
import warnings
from collections.abc import Mapping
from dataclasses import dataclass, replace

from PIL import Image, UnidentifiedImageError

from renderer.media.svg import CleanDrawing, UnusableDrawing, as_png, cleaned
from renderer.scene import PictureFill

FetchedPictures = Mapping[str, bytes | str]
"""Of pictures behind addresses: the file, or why there is none."""
NOTHING_FETCHED: FetchedPictures = {}

_KEPT = {"PNG": "png", "JPEG": "jpeg", "GIF": "gif", "BMP": "bmp", "TIFF": "tiff"}
# Pillow knows many more, some of which start programs.
_READ = (*_KEPT, "WEBP")
_MOST_PIXELS = 40_000_000
_SVG = re.compile(rb"(?:\xef\xbb\xbf)?\s*<(?:\?xml|!--|!DOCTYPE|svg)")


class UnusablePicture(Exception):
    """The picture cannot be shown; the text says why."""


@dataclass(frozen=True, slots=True)
class DecodedPicture:
    """A picture, its width and height in pixels, and what was `removed` from a drawing before it was used."""

    fill: PictureFill
    width: float
    height: float
    removed: tuple[str, ...] = ()

    def covering(self, width: float, height: float) -> PictureFill:
        """Cut evenly, so that it fills `width` x `height` undistorted."""
        shape, wanted = self.width / self.height, max(width, 1.0) / max(height, 1.0)
        sides = max(1 - wanted / shape, 0.0) * 50
        ends = max(1 - shape / wanted, 0.0) * 50
        return replace(self.fill, crop=(sides, ends, sides, ends))


def decode(source: str, fetched: FetchedPictures = NOTHING_FETCHED) -> DecodedPicture:
    """The picture behind a data URL, or behind an address that was fetched. Raises UnusablePicture."""
    content = file_of(source, fetched)
    return _drawn(content) if _SVG.match(content) else _examined(content)


def decode_drawing(source: str, fetched: FetchedPictures = NOTHING_FETCHED) -> CleanDrawing:
    """The SVG drawing behind a source, cleaned. Raises UnusablePicture."""
    return _clean(file_of(source, fetched))


def file_of(source: str, fetched: FetchedPictures = NOTHING_FETCHED) -> bytes:
    """The file behind a data URL or a fetched address. Raises UnusablePicture."""
    if not source.startswith("data:"):
        found = fetched.get(source, "The picture behind the address was not fetched")
        if isinstance(found, str):
            raise UnusablePicture(found)
        return found
    try:
        return base64.b64decode(source.partition(",")[2], validate=True)
    except binascii.Error:
        raise UnusablePicture("The picture is no valid base64") from None


def tone(picture: PictureFill) -> str:
    """Its mean colour, as #RRGGBB."""
    with Image.open(io.BytesIO(picture.data), formats=_READ) as image:
        red, green, blue = image.convert("RGB").resize((1, 1), Image.Resampling.BOX).tobytes()
    return f"#{red:02X}{green:02X}{blue:02X}"


def _drawn(content: bytes) -> DecodedPicture:
    drawing = _clean(content)
    try:
        pixels = PictureFill(as_png(drawing), "png", svg=drawing.data)
    except UnusableDrawing as problem:
        raise UnusablePicture(str(problem)) from None
    return DecodedPicture(pixels, drawing.width, drawing.height, drawing.removed)


def _clean(content: bytes) -> CleanDrawing:
    try:
        return cleaned(content, lambda source: _examined(file_of(source)))
    except UnusableDrawing as problem:
        raise UnusablePicture(str(problem)) from None


def _examined(content: bytes) -> DecodedPicture:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            with Image.open(io.BytesIO(content), formats=_READ) as image:
                if image.width * image.height > _MOST_PIXELS:
                    raise UnusablePicture(f"The picture has more than {_MOST_PIXELS:,} pixels")
                if image.format in _KEPT:
                    image.verify()
                    picture = PictureFill(content, _KEPT[image.format])
                else:
                    picture = PictureFill(_as_png(image), "png")
                return DecodedPicture(picture, image.width, image.height)
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError, Image.DecompressionBombError):
        raise UnusablePicture("The picture cannot be read") from None


def _as_png(image: Image.Image) -> bytes:
    buffer = io.BytesIO()
    image.convert("RGBA").save(buffer, "PNG")
    return buffer.getvalue()
