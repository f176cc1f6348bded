"""Pages of a PDF as rasters."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import numpy as np
import pypdfium2
from pypdfium2 import raw

from previewer.drawing.pictures import Raster

_WHITE = 0xFFFFFFFF
_BYTES_PER_PIXEL = 3


def page_count(path: Path) -> int:
    """Number of pages."""
    with closing(pypdfium2.PdfDocument(path)) as document:
        return len(document)


def draw_pages(path: Path, pages: list[int], size: tuple[int, int]) -> Iterator[Raster]:
    """Draw some pages, 0-based, each to exactly `size` pixels."""
    with closing(pypdfium2.PdfDocument(path)) as document:
        for page in pages:
            yield _draw(document[page], *size)


def _draw(page: pypdfium2.PdfPage, width: int, height: int) -> Raster:
    """Called by hand because `page.render` takes a scale and rounds up: 1920 x 1081 for most decks."""
    pixels = np.empty((height, width, _BYTES_PER_PIXEL), np.uint8)
    stride = width * _BYTES_PER_PIXEL
    bitmap = raw.FPDFBitmap_CreateEx(width, height, raw.FPDFBitmap_BGR, pixels.ctypes.data, stride)
    raw.FPDFBitmap_FillRect(bitmap, 0, 0, width, height, _WHITE)
    raw.FPDF_RenderPageBitmap(bitmap, page, 0, 0, width, height, 0, raw.FPDF_REVERSE_BYTE_ORDER)
    raw.FPDFBitmap_Destroy(bitmap)
    page.close()
    return pixels
