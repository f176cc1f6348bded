"""Pictures of a document: decoded, checked, turned into what PowerPoint knows."""

import base64
import binascii
import contextlib
import io
import re
import warnings
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from PIL import Image, JpegImagePlugin, UnidentifiedImageError

from deck_presentation.pictures import in_mode
from renderer.media import first_bytes
from renderer.media.orientation import upright
from renderer.media.svg import ENLARGED, CleanDrawing, UnusableDrawing, as_png, cleaned
from renderer.scene import PictureFill

FetchedPictures = Mapping[str, bytes | str]
"""Of pictures behind addresses: the file, or why there is none."""
NOTHING_FETCHED: FetchedPictures = {}

_KEPT = {"PNG": "png", "JPEG": "jpeg", "GIF": "gif", "BMP": "bmp", "TIFF": "tiff"}
# Pillow knows many more, some of which start programs.
_READ = (*_KEPT, "WEBP")
_MOST_PIXELS = 40_000_000
_MOST_LOOKED_AT = 4_000_000
_SHARP, _PX_IN_POINT = 2.0, 96 / 72
_COARSER = (1.0, 0.35)
"""Of the sharpest size of a drawing, what is tried until it is drawn soon enough: an eighth of the pixels is a try."""
_QUICK = 1
"""Of nine levels of compression of PNG."""
_FIRST_CHUNK = 12
"""Bytes before the first chunk of a WebP."""
_WEBP_CODECS = (b"VP8 ", b"VP8L")
_UNKNOWN_TONE = "#808080"
_LOOKED_AT, _COARSE, _SEEN, _OWN_GROUND = (64, 64), 0xF0, 96, 0.97
"""Of a picture that may stand on any ground: the pixels looked at, the bits of their colours that count, how opaque
they are where something is seen, and the share of them from which on they are a ground of their own."""
_SVG = re.compile(first_bytes.SVG)
_ENDS = {"JPEG": (b"\xff\xd9", 64), "GIF": (b";", 1)}
"""What stands in so many last bytes of a whole file: pixels of a GIF may have its sign, too, those of a JPEG have not.

A PNG that is cut off is not read at all.
"""


class UnusablePicture(Exception):
    """The picture cannot be shown; the text says why."""


@dataclass(frozen=True, slots=True)
class DecodedPicture:
    """A picture.

    Attributes:
        fill: what is written.
        width: px, as `height`.
        removed: what was taken out of a drawing before it was used.
        drawing: what the pixels were made of, if they were.
        is_empty: nothing is seen of it: all of it is transparent.
        is_cut_off: its file ends too soon, so that readers fill the rest with grey.
    """

    fill: PictureFill
    width: float
    height: float
    removed: tuple[str, ...] = ()
    drawing: CleanDrawing | None = None
    is_empty: bool = False
    is_cut_off: bool = False

    def sharp(self, width: float, height: float) -> "DecodedPicture":
        """The same with pixels enough to be shown in `width` x `height` pt: twice as many as a screen has there."""
        if self.drawing is None:
            return self
        enlarged = _SHARP * max(width / self.width, height / self.height) * _PX_IN_POINT
        if enlarged <= ENLARGED:
            return self
        for share in _COARSER:
            if enlarged * share > ENLARGED:
                with contextlib.suppress(UnusableDrawing):  # at this size
                    return replace(self, fill=replace(self.fill, data=as_png(self.drawing, enlarged * share)))
        return self

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
    if source[:5].lower() != "data:":
        found = fetched.get(source, "The picture behind the address was not fetched")
        if isinstance(found, str):
            raise UnusablePicture(found)
        return found
    try:
        content = source.partition(",")[2]
        # Signs of padding at the end say nothing, and many leave them out.
        return base64.b64decode(content + "=" * (-len(content) % 4), validate=True)
    except binascii.Error:
        raise UnusablePicture("The picture is no valid base64") from None


def tone(picture: PictureFill) -> str:
    """Its mean colour, as #RRGGBB; a middle grey where its pixels are damaged: PowerPoint shows what it can of them."""
    try:
        with _quietly(), Image.open(io.BytesIO(picture.data), formats=_READ) as image:
            red, green, blue = in_mode(image, "RGB").resize((1, 1), Image.Resampling.BOX).tobytes()
    except (OSError, SyntaxError, ValueError):
        return _UNKNOWN_TONE
    return f"#{red:02X}{green:02X}{blue:02X}"


def visible_colors(picture: PictureFill) -> dict[str, float] | None:
    """What of a picture is seen on any ground: its colours (#RRGGBB, coarse) with the share of each.

    None where the picture brings a ground of its own: hardly anything of it is transparent, or its pixels are damaged.
    """
    try:
        with _quietly(), Image.open(io.BytesIO(picture.data), formats=_READ) as image:
            if not image.has_transparency_data:
                return None
            pixels = in_mode(image, "RGBA").resize(_LOOKED_AT, Image.Resampling.NEAREST).tobytes()
    except (OSError, SyntaxError, ValueError):
        return None
    seen = Counter(
        f"#{red & _COARSE:02X}{green & _COARSE:02X}{blue & _COARSE:02X}"
        for red, green, blue, alpha in zip(*(iter(pixels),) * 4, strict=True)
        if alpha > _SEEN
    )
    count = seen.total()
    if not count or count > _OWN_GROUND * len(pixels) / 4:
        return None
    return {color: number / count for color, number in seen.items()}


def _drawn(content: bytes) -> DecodedPicture:
    drawing = _clean(content)
    try:
        pixels = PictureFill(as_png(drawing), "png", svg=drawing.data)
    except UnusableDrawing as problem:
        raise UnusablePicture(str(problem)) from None
    is_empty = _shows_nothing(pixels.data)
    return DecodedPicture(pixels, drawing.width, drawing.height, drawing.removed, drawing, is_empty)


def shows_nothing(drawing: CleanDrawing) -> bool:
    """Whether a drawing is empty; one that cannot be drawn here may show elsewhere."""
    try:
        return _shows_nothing(as_png(drawing))
    except UnusableDrawing:
        return False


def _is_empty(image: Image.Image) -> bool:
    """Whether all of a picture is transparent; of very large ones that is not looked at."""
    if not image.has_transparency_data or image.width * image.height > _MOST_LOOKED_AT:
        return False
    least, most = in_mode(image, "RGBA").getchannel("A").getextrema()
    return not (least or most)


def _clean(content: bytes) -> CleanDrawing:
    try:
        return cleaned(content, _embedded)
    except UnusableDrawing as problem:
        raise UnusablePicture(str(problem)) from None


def _embedded(source: str) -> str:
    """The data URL of a picture inside a drawing, as readers that know no EXIF and no WebP show it right."""
    content = file_of(source)
    picture = _examined(content).fill
    if picture.data == content:
        return source
    return f"data:image/{picture.extension};base64,{base64.b64encode(picture.data).decode()}"


def _examined(content: bytes) -> DecodedPicture:
    try:
        with _quietly(), Image.open(io.BytesIO(content), formats=_READ) as image:
            if image.width * image.height > _MOST_PIXELS:
                raise Image.DecompressionBombError
            return _kept(content, image)
    except Image.DecompressionBombError:
        # Pillow has a limit of its own, which it looks at first.
        raise UnusablePicture(f"The picture has more than {_MOST_PIXELS:,} pixels") from None
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError):
        raise UnusablePicture("The picture cannot be read") from None


@contextlib.contextmanager
def _quietly() -> Iterator[None]:
    """Without Pillow's remarks about files of others: what matters of them is an error."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        yield


def _kept(content: bytes, image: Image.Image) -> DecodedPicture:
    """The file as it is where PowerPoint shows it right, written anew where not."""
    turned = upright(content, image)
    if turned is None and image.format in _KEPT:
        image.verify()
        fill = PictureFill(content, _KEPT[image.format])
        return DecodedPicture(
            fill, image.width, image.height, is_empty=_shows_nothing(content), is_cut_off=_is_cut_off(content, image)
        )
    pixels = turned or in_mode(image, "RGBA" if image.has_transparency_data else "RGB")
    if image.format == "JPEG" or (_is_lossy_webp(content) and pixels.mode == "RGB"):
        fill = PictureFill(_jpeg(pixels, like=image), "jpeg")
    else:
        fill = PictureFill(_png(pixels), "png")
    return DecodedPicture(fill, pixels.width, pixels.height, is_empty=_is_empty(pixels))


def _shows_nothing(content: bytes) -> bool:
    """Whether a picture is empty; one that has been verified must be opened anew, and damaged pixels may show."""
    with Image.open(io.BytesIO(content), formats=_READ) as image:
        try:
            return _is_empty(image)
        except (OSError, SyntaxError, ValueError):
            return False


def _is_cut_off(content: bytes, seen: Image.Image) -> bool:
    """Whether the pixels of a file end too soon: they are looked at where its last bytes are not those of an end."""
    end, tail = _ENDS.get(seen.format or "", (b"", 1))
    if not end or end in content[-tail:] or seen.width * seen.height > _MOST_LOOKED_AT:
        return False
    with Image.open(io.BytesIO(content), formats=_READ) as image:
        try:
            image.load()
        except (OSError, SyntaxError, ValueError):
            return True
    return False


def _is_lossy_webp(content: bytes) -> bool:
    """Whether its pixels are packed as those of a JPEG are: as PNG they would be ten times the file, and no finer.

    Which of the two codecs packed a WebP is told by the name of a chunk (RFC 9649, section 2.5).
    """
    at, name = _FIRST_CHUNK, b""
    while content[8:12] == b"WEBP" and at < len(content) and name not in _WEBP_CODECS:
        name, size = content[at : at + 4], int.from_bytes(content[at + 4 : at + 8], "little")
        at += 8 + size + size % 2
    return name == b"VP8 "


def _jpeg(image: Image.Image, like: Image.Image) -> bytes:
    """`image` as fine and about as large as the JPEG that it was read from."""
    buffer, sampling = io.BytesIO(), JpegImagePlugin.get_sampling(like)
    tables = getattr(like, "quantization", {})
    fine = {"qtables": tables, "subsampling": sampling} if tables and sampling >= 0 else {"quality": 95}
    image.save(buffer, "JPEG", icc_profile=image.info.get("icc_profile"), **fine)
    return buffer.getvalue()


def _png(image: Image.Image) -> bytes:
    """Photos of many megapixels are the rule here: packing them tightly takes seconds, and saves a few per cent."""
    buffer = io.BytesIO()
    image.save(buffer, "PNG", icc_profile=image.info.get("icc_profile"), compress_level=_QUICK)
    return buffer.getvalue()
