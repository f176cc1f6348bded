"""Pictures side by side, with what the rules say below each."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

from tests.gallery.drawing import Drawn
from tests.gallery.exhibits import Exhibit

_GAP, _CAPTION, _TITLE = 16, 56, 48
_GROUND, _INK, _QUIET, _WARNING = "#E8EAED", "#111827", "#4B5563", "#B42318"
_MOST_CODES, _MOST_COUNTED = 5, 3


def contact_sheet(exhibit: Exhibit, drawn: Sequence[Sequence[Drawn]]) -> Image.Image:
    """The sheet of an exhibit; `drawn` has a row for each of its rows."""
    pictures = [_pictures(row, found, exhibit.most_pages) for row, found in zip(exhibit.rows, drawn, strict=True)]
    rows, width = [list(row) for row in pictures], exhibit.width
    height = width * 9 // 16
    size = (
        max(len(row) for row in rows) * (width + _GAP) + _GAP,
        _TITLE + len(rows) * (height + _CAPTION + _GAP) + _GAP,
    )
    sheet = Image.new("RGB", size, _GROUND)
    draw = ImageDraw.Draw(sheet)
    draw.text((_GAP, 14), exhibit.title, _INK, ImageFont.load_default(22))
    for line, row in enumerate(rows):
        for column, (path, caption, said) in enumerate(row):
            left, top = _GAP + column * (width + _GAP), _TITLE + line * (height + _CAPTION + _GAP)
            if path:
                _paste(sheet, path, (left, top, width, height), is_grey=exhibit.is_grey)
            draw.text((left, top + height + 4), caption, _INK, ImageFont.load_default(14))
            draw.multiline_text(
                (left, top + height + 22), said, _QUIET if path else _WARNING, ImageFont.load_default(11)
            )
    return sheet


def _pictures(row: Sequence[object], found: Sequence[Drawn], most: int) -> Iterator[tuple[Path | None, str, str]]:
    """Picture, caption and remarks of each slide in a row; of a long deck the first few."""
    for cell, drawn in zip(row, found, strict=True):
        caption = getattr(cell, "caption", "")
        if drawn.refusal:
            yield None, caption, _wrapped(drawn.refusal, 70)
            continue
        pages = len(drawn.pictures)
        for number, path in enumerate(drawn.pictures[:most], 1):
            which = f", slide {number} of {pages}" if 1 < pages <= _MOST_COUNTED else ""
            score = f" · score {drawn.score}" if number == 1 else ""
            told = f"{caption}{which}{score}" if number == 1 or which else ""
            yield path, told, _wrapped(_said(drawn), 84) if number == 1 else ""


def _said(drawn: Drawn) -> str:
    shown = [code for code in drawn.findings if not code.endswith("(info)")]
    rest = [code.removesuffix(" (info)") for code in drawn.findings if code.endswith("(info)")]
    codes = [*shown, *rest]
    more = f" and {len(codes) - _MOST_CODES} more" if len(codes) > _MOST_CODES else ""
    return ", ".join(codes[:_MOST_CODES]) + more


def _wrapped(text: str, width: int) -> str:
    cut = text.rfind(" ", 0, width)
    return text if len(text) <= width or cut < 0 else f"{text[:cut]}\n{text[cut + 1 : cut + width]}"


def _paste(sheet: Image.Image, path: Path, box: tuple[int, int, int, int], *, is_grey: bool) -> None:
    left, top, width, height = box
    with Image.open(path) as picture:
        scale = min(width / picture.width, height / picture.height)
        colored = picture.convert("L").convert("RGB") if is_grey else picture.convert("RGB")
        small = colored.resize((round(picture.width * scale), round(picture.height * scale)), Image.Resampling.LANCZOS)
    sheet.paste(small, (left, top))
