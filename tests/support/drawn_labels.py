"""The words of a drawn page and what they take of it, as pdfium finds them in a PDF."""

import ctypes
import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise
from pathlib import Path

import pypdfium2
import pypdfium2.raw as pdfium

Corners = tuple[tuple[float, float], ...]
"""Of a box that may be turned, in order, in pt from the bottom left."""
_DEPTH = 5


@dataclass(frozen=True, slots=True)
class Label:
    """A line of text on a page."""

    text: str
    corners: Corners


class DrawnPages:
    """The pages of a PDF; close it, or use it in a `with` statement."""

    def __init__(self, pdf: Path) -> None:
        self._document = pypdfium2.PdfDocument(pdf)

    def __enter__(self) -> "DrawnPages":
        return self

    def __exit__(self, *_: object) -> None:
        self._document.close()

    def labels(self, page: int) -> list[Label]:
        """All that is written on a page, by its 0-based index."""
        drawn = self._document[page]
        words = drawn.get_textpage()
        objects = drawn.get_objects(filter=[pdfium.FPDF_PAGEOBJ_TEXT], max_depth=_DEPTH)
        found = (Label(_text(one.raw, words.raw), _corners(one.raw)) for one in objects)
        return [label for label in found if label.text]

    def letters(self, page: int) -> str:
        """Every letter of a page, without blanks."""
        return "".join(self._document[page].get_textpage().get_text_range().split())


def overlaps(labels: Sequence[Label], slack: float = 1.0) -> Iterator[tuple[str, str]]:
    """Pairs of labels that cover each other by more than `slack` pt."""
    for one, other in combinations(labels, 2):
        if not _apart(one.corners, other.corners, slack):
            yield one.text, other.text


def _apart(one: Corners, other: Corners, slack: float) -> bool:
    """Whether a line along one of the sides parts the two boxes (the separating axis theorem)."""
    for (x1, y1), (x2, y2) in (*pairwise(one[:3]), *pairwise(other[:3])):
        length = math.hypot(x2 - x1, y2 - y1) or 1.0
        along = ((x2 - x1) / length, (y2 - y1) / length)
        spans = [[x * along[0] + y * along[1] for x, y in box] for box in (one, other)]
        if min(max(spans[0]), max(spans[1])) - max(min(spans[0]), min(spans[1])) <= slack:
            return True
    return False


def _text(label: object, words: object) -> str:
    size = pdfium.FPDFTextObj_GetText(label, words, None, 0)
    buffer = ctypes.create_string_buffer(size)
    pdfium.FPDFTextObj_GetText(label, words, ctypes.cast(buffer, ctypes.POINTER(ctypes.c_ushort)), size)
    return buffer.raw[:size].decode("utf-16-le").rstrip("\0").strip()


def _corners(label: object) -> Corners:
    quad = pdfium.FS_QUADPOINTSF()
    pdfium.FPDFPageObj_GetRotatedBounds(label, quad)
    return (quad.x1, quad.y1), (quad.x2, quad.y2), (quad.x3, quad.y3), (quad.x4, quad.y4)
