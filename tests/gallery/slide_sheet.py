"""The first slides of documents side by side, each above its caption."""

import asyncio
from collections.abc import Sequence
from pathlib import Path
from textwrap import wrap

from PIL import Image, ImageDraw, ImageFont

from tests.gallery.drawing import Studio
from tests.gallery.exhibits import Cell

_GAP, _LINE, _LETTER = 16, 22, 8.2
"""In px; the last is the width of a letter of a caption, on average."""
_GROUND, _INK = "#E8EAED", "#111827"


async def draw_sheet(place: Studio, root: Path, cells: Sequence[Cell], *, columns: int, width: int) -> Image.Image:
    """The sheet, its slides `width` px wide; files of the decks lie in `root`.

    Raises RuntimeError for a document that was refused.
    """
    drawn = await asyncio.gather(*(place.draw(cell, root / f"sheet-{n}") for n, cell in enumerate(cells)))
    refused = [f"{cell.caption}: {found.refusal}" for cell, found in zip(cells, drawn, strict=True) if found.refusal]
    if refused:
        raise RuntimeError("; ".join(refused))
    captions = [_lines(cell.caption, width) for cell in cells]
    height, below = width * 9 // 16, max(map(len, captions)) * _LINE + 6
    rows = -(-len(cells) // columns)
    sheet = Image.new("RGB", (columns * (width + _GAP) + _GAP, rows * (height + below + _GAP) + _GAP), _GROUND)
    draw = ImageDraw.Draw(sheet)
    for number, (caption, found) in enumerate(zip(captions, drawn, strict=True)):
        left = _GAP + number % columns * (width + _GAP)
        top = _GAP + number // columns * (height + below + _GAP)
        with Image.open(found.pictures[0]) as image:
            sheet.paste(image.convert("RGB").resize((width, height), Image.Resampling.LANCZOS), (left, top))
        draw.multiline_text((left, top + height + 4), "\n".join(caption), _INK, ImageFont.load_default(16), spacing=6)
    return sheet


def _lines(caption: str, width: int) -> list[str]:
    """Per cent signs stay with their figures."""
    lines = wrap(caption.replace(" %", "\u00a0%"), round(width / _LETTER))
    return [line.replace("\u00a0", " ") for line in lines]  # which the font of captions does not have
