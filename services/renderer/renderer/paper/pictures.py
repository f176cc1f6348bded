"""Pictures of a document: decoded, checked, turned into what PowerPoint knows."""

import base64
import binascii
import io
import warnings
from dataclasses import dataclass, replace

from PIL import Image, UnidentifiedImageError

from renderer.paint import Picture

_KEPT = {"PNG": "png", "JPEG": "jpeg", "GIF": "gif", "BMP": "bmp", "TIFF": "tiff"}
_MOST_PIXELS = 60_000_000


class UnusablePicture(Exception):
    """The picture cannot be shown; the text says why."""


@dataclass(frozen=True, slots=True)
class DecodedPicture:
    """A picture, and its width and height in pixels."""

    picture: Picture
    width: int
    height: int

    def covering(self, width: float, height: float) -> Picture:
        """Cut evenly, so that it fills `width` x `height` undistorted."""
        shape, wanted = self.width / self.height, max(width, 1.0) / max(height, 1.0)
        sides = max(1 - wanted / shape, 0.0) * 50
        ends = max(1 - shape / wanted, 0.0) * 50
        return replace(self.picture, crop=(sides, ends, sides, ends))


def decode(source: str) -> DecodedPicture:
    """The picture behind a data URL. Raises UnusablePicture."""
    if not source.startswith("data:"):
        raise UnusablePicture("Pictures behind https addresses are not fetched yet")
    head, _, data = source.partition(",")
    if "svg" in head:
        raise UnusablePicture("SVG drawings are not drawn yet")
    try:
        content = base64.b64decode(data, validate=True)
    except binascii.Error:
        raise UnusablePicture("The picture is no valid base64") from None
    return _examined(content)


def tone(picture: Picture) -> str:
    """Its mean colour, as #RRGGBB."""
    with Image.open(io.BytesIO(picture.data)) as image:
        red, green, blue = image.convert("RGB").resize((1, 1), Image.Resampling.BOX).tobytes()
    return f"#{red:02X}{green:02X}{blue:02X}"


def _examined(content: bytes) -> DecodedPicture:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            with Image.open(io.BytesIO(content)) as image:
                if image.width * image.height > _MOST_PIXELS:
                    raise UnusablePicture(f"The picture has more than {_MOST_PIXELS:,} pixels")
                if image.format in _KEPT:
                    image.verify()
                    picture = Picture(content, _KEPT[image.format])
                else:
                    picture = Picture(_as_png(image), "png")
                return DecodedPicture(picture, image.width, image.height)
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError, Image.DecompressionBombError):
        raise UnusablePicture("The picture cannot be read") from None


def _as_png(image: Image.Image) -> bytes:
    buffer = io.BytesIO()
    image.convert("RGBA").save(buffer, "PNG")
    return buffer.getvalue()
