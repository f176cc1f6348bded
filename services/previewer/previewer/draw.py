"""The use case: a deck that passed the guard becomes pictures."""

import shutil
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from itertools import chain
from pathlib import Path
from typing import Any

import numpy as np

from deck_domain.errors import DeckError
from deck_package import open_package
from previewer.cold import convert_cold
from previewer.emoji import slides_with_emoji
from previewer.freeze import freeze
from previewer.lok import Document, EngineError, Office
from previewer.pdf_pages import draw_pages, page_count
from previewer.pictures import Raster, picture_size, write_pictures

Progress = Callable[[int, int], None]
PNG, THUMBNAIL, WEBP, PDF = "png", "thumbnail", "webp", "pdf"
FORMATS = frozenset({PNG, THUMBNAIL, WEBP, PDF})
# A hidden slide is drawn like the others, so that picture n is slide n of the file.
_PDF_OPTIONS = {"ExportHiddenSlides": True}
_IN_FLIGHT = 3  # rasters of 6 MB that may wait for their encoder


@dataclass(frozen=True, slots=True)
class _Plan:
    """What will be drawn how: `deck` is the file to load, `painted` the slides by tiles, `size` in px."""

    deck: Path
    count: int
    painted: frozenset[int]
    size: tuple[int, int]

    @property
    def printed(self) -> list[int]:
        """Slides drawn from the PDF."""
        return [index for index in range(self.count) if index not in self.painted]


class NothingToDraw(DeckError):
    """The deck has no slides."""

    code = "no_slides"


@dataclass(frozen=True, slots=True)
class Order:
    """What is asked for.

    Attributes:
        pptx: the deck.
        out: an existing folder for the pictures.
        work: a folder of this process for copies, emptied afterwards by the caller.
        formats: some of `FORMATS`.
        width: px of the pictures.
    """

    pptx: Path
    out: Path
    work: Path
    formats: frozenset[str]
    width: int = 1920


def draw_deck(order: Order, office: Office | None, program: Path, progress: Progress) -> dict[str, Any]:
    """Draw every slide; without an `office` by a LibreOffice started for it.

    Returns:
        `slides`, `pdf` where asked for, `route` (`pdf`; `tiles` where some slides were painted; `cold`).

    Raises:
        UnsafePackage: the file may not be shown to LibreOffice.
        NothingToDraw: it has no slides.
        EngineError: LibreOffice failed.
    """
    with open_package(order.pptx) as package:
        if not package.slides:
            raise NothingToDraw("The presentation has no slides; add one and send it again.")
        painted = slides_with_emoji(package) if office else frozenset()
        copy = order.work / "frozen.pptx"
        deck = copy if freeze(package, copy, painted) else order.pptx
        plan = _Plan(deck, len(package.slides), painted, picture_size(package.slide_size, order.width))
    draw = partial(_draw_warm, office) if office else partial(_draw_cold, program)
    return draw(plan, order, progress)


def _draw_cold(program: Path, plan: _Plan, order: Order, progress: Progress) -> dict[str, Any]:
    pdf = convert_cold(program, plan.deck, order.work / "cold")
    return _finish(_printed(pdf, plan), pdf, plan.count, order, progress) | {"route": "cold"}


def _draw_warm(office: Office, plan: _Plan, order: Order, progress: Progress) -> dict[str, Any]:
    with office.load(plan.deck) as document:
        if document.slide_count != plan.count:
            raise EngineError(f"LibreOffice sees {document.slide_count} slides of {plan.count}")
        pdf = None
        if plan.printed or PDF in order.formats:
            pdf = order.work / "deck.pdf"
            document.save(pdf, "pdf", _PDF_OPTIONS)
        # Printed slides first: painting changes what the document shows.
        rasters = chain(_printed(pdf, plan) if pdf else (), _painted(document, plan))
        return _finish(rasters, pdf, plan.count, order, progress) | {"route": "tiles" if plan.painted else "pdf"}


def _printed(pdf: Path, plan: _Plan) -> Iterator[tuple[int, Raster]]:
    if (pages := page_count(pdf)) != plan.count:
        raise EngineError(f"LibreOffice printed {pages} pages of {plan.count} slides")
    yield from zip(plan.printed, draw_pages(pdf, plan.printed, plan.size), strict=True)


def _painted(document: Document, plan: _Plan) -> Iterator[tuple[int, Raster]]:
    if plan.painted:
        document.prepare_tiles()
    for index in sorted(plan.painted):
        yield index, _paint(document, index, plan.size)


def _paint(document: Document, index: int, size: tuple[int, int]) -> Raster:
    """Two pixels larger, then cut: the editor draws a grey edge of one pixel around a slide."""
    width, height = size[0] + 2, size[1] + 2
    buffer = document.paint(index, (width, height), document.slide_size)
    pixels = np.frombuffer(buffer, np.uint8).reshape(height, width, 4)
    return np.ascontiguousarray(pixels[1:-1, 1:-1, 2::-1])


def _finish(
    rasters: Iterable[tuple[int, Raster]], pdf: Path | None, count: int, order: Order, progress: Progress
) -> dict[str, Any]:
    """Encode each raster in a thread while the next is drawn; pdfium and LibreOffice stay in this one.

    Measured on ten slides and two cores: 8 % of the whole deck; a second encoder gains nothing.
    """
    slides: list[dict[str, Any]] = []
    with ThreadPoolExecutor(1) as encoder:
        waiting: list[Future[dict[str, Any]]] = []
        for index, raster in rasters:
            waiting.append(encoder.submit(write_pictures, raster, index, order.out, order.formats))
            if len(waiting) >= _IN_FLIGHT:
                _collect(waiting, slides, count, progress)
        while waiting:
            _collect(waiting, slides, count, progress)
    result: dict[str, Any] = {"slides": sorted(slides, key=lambda slide: slide["index"])}
    if PDF in order.formats and pdf is not None:
        result["pdf"] = str(shutil.copyfile(pdf, order.out / "deck.pdf"))
    return result


def _collect(
    waiting: list["Future[dict[str, Any]]"], slides: list[dict[str, Any]], count: int, progress: Progress
) -> None:
    slides.append(waiting.pop(0).result())
    progress(len(slides), count)
