"""Turns pictures upright.

Cameras write which way is up beside the pixels (EXIF 2.32, tag 0x0112), and PowerPoint looks at the pixels alone.
"""

from PIL import ExifTags, Image
from PIL.Image import Transpose

from deck_presentation.pictures import in_mode

_TURNS = {
    2: Transpose.FLIP_LEFT_RIGHT,
    3: Transpose.ROTATE_180,
    4: Transpose.FLIP_TOP_BOTTOM,
    5: Transpose.TRANSPOSE,
    6: Transpose.ROTATE_270,
    7: Transpose.TRANSVERSE,
    8: Transpose.ROTATE_90,
}
_WRITTEN = {"1", "L", "LA", "P", "RGB", "RGBA", "I;16"}
_SIGNS_IN_PNG = (b"eXIf", b"Raw profile type exif", b"tiff:Orientation")


def upright(content: bytes, image: Image.Image) -> Image.Image | None:
    """`image`, opened from `content`, turned as it says, in a mode that PNG and JPEG have; None where it says nothing.

    Raises what Pillow raises for files that cannot be read.
    """
    if image.format == "PNG" and not any(sign in content for sign in _SIGNS_IN_PNG):
        # Pillow decodes a whole PNG to look for EXIF behind the pixels.
        return None
    turn = _TURNS.get(_orientation(image))
    if turn is None:
        return None
    # Pillow turns TIFF itself while it reads the pixels.
    turned = image.copy() if image.format == "TIFF" else image.transpose(turn)
    if turned.mode in _WRITTEN:
        return turned
    plain = in_mode(turned, "RGBA" if turned.has_transparency_data else "RGB")
    plain.info.pop("icc_profile", None)
    return plain


def _orientation(image: Image.Image) -> int:
    try:
        return int(image.getexif().get(ExifTags.Base.Orientation, 1))
    except Exception:  # noqa: BLE001 - Pillow raises whatever a damaged EXIF leads to; the pixels may be sound
        return 1
