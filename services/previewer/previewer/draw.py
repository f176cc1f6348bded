"""The use case: a deck that passed the guard becomes pictures."""

import shutil
import sys
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field
from itertools import chain
from pathlib import Path
from typing import Any

import numpy as np

from deck_domain.errors import DeckError
from deck_package import Package, open_package
from previewer.cold import convert_cold
from previewer.emoji import slides_with_emoji
from previewer.freeze import freeze
from previewer.lok import Document, EngineError, Office
from previewer.pdf_pages import draw_pages, page_count
from previewer.pictures import Raster, picture_size, write_pictures
from previewer.reuse import Reuse
from previewer.slide_cache import SlideCache
from previewer.slide_digest import SlideDigests
from previewer.subset import write_deck, write_subset

Progress = Callable[[int, int], None]
PNG, THUMBNAIL, WEBP, PDF = "png", "thumbnail", "webp", "pdf"
FORMATS = frozenset({PNG, THUMBNAIL, WEBP, PDF})
# A hidden slide is drawn like the others, so that picture n is slide n of the file.
_PDF_OPTIONS = {"ExportHiddenSlides": True}
_IN_FLIGHT = 3  # rasters of 6 MB that may wait for their encoder


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
        slides: 0-based indexes; those that the deck does not have are passed over.
        cache: where pictures are kept, if anywhere.
        engine: what else decides a look: version of LibreOffice, digest of the fonts.
    """

    pptx: Path
    out: Path
    work: Path
    formats: frozenset[str]
    width: int = 1920
    slides: range = range(sys.maxsize)
    cache: SlideCache | None = None
    engine: str = ""

    @property
    def pictures(self) -> frozenset[str]:
        """The formats that are pictures."""
        return self.formats - {PDF}


@dataclass(frozen=True, slots=True)
class _Plan:
    """What will be drawn how.

    Attributes:
        deck: the file to load, of `count` slides.
        pages: of the slides to draw (their 0-based index in the deck that was sent), their place in `deck`.
        painted: those of them that are drawn by tiles.
        size: px.
    """

    deck: Path
    count: int
    pages: dict[int, int]
    painted: frozenset[int]
    size: tuple[int, int]

    @property
    def printed(self) -> list[int]:
        """Slides drawn from the PDF."""
        return sorted(self.pages.keys() - self.painted)


@dataclass(slots=True)
class _Drawing:
    """The pictures of one order while they come into being: `wanted` slides, `slides` that are done."""

    order: Order
    reuse: Reuse
    wanted: list[int]
    progress: Progress
    slides: list[dict[str, Any]] = field(default_factory=list)

    def add(self, slides: list[dict[str, Any]]) -> None:
        """Note slides that are done, and say so."""
        if slides:
            self.slides += slides
            self.progress(len(self.slides), len(self.wanted))


def draw_deck(order: Order, office: Office | None, program: Path, progress: Progress) -> dict[str, Any]:
    """Draw the slides; without an `office` by a LibreOffice started for it.

    Returns:
        `slides`, `pdf` where asked for, `route` (`pdf`; `tiles` where some slides were painted; `cold`; `cache` where
        LibreOffice had nothing to do), `slide_count` of the deck, `cached_slides`, `kept_bytes` new in the cache.

    Raises:
        UnsafePackage: the file may not be shown to LibreOffice.
        NothingToDraw: it has no slides.
        EngineError: LibreOffice failed.
    """
    with open_package(order.pptx) as package:
        count = len(package.slides)
        if not count:
            raise NothingToDraw("The presentation has no slides; add one and send it again.")
        wanted = [index for index in range(count) if index in order.slides]
        drawing = _Drawing(order, Reuse(order.cache, order.out, order.pictures), wanted, progress)
        plan = _plan(package, drawing, warm=office is not None)
    result = {"route": "cache", "slide_count": count, "cached_slides": len(drawing.slides)}
    if plan is not None:
        result |= _draw_warm(office, plan, drawing) if office else _draw_cold(program, plan, drawing)
    slides = sorted(drawing.slides, key=lambda slide: slide["index"])
    return result | {"slides": slides, "kept_bytes": drawing.reuse.kept_bytes}


def _plan(package: Package, drawing: _Drawing, *, warm: bool) -> _Plan | None:
    """Take what the cache holds, and plan the rest; None when nothing is left."""
    order, size = drawing.order, picture_size(package.slide_size, drawing.order.width)
    painted = slides_with_emoji(package) if warm else frozenset()
    digests = SlideDigests(package)
    if order.pictures:
        routes = {index: ("tiles" if index in painted else "pdf") if warm else "cold" for index in drawing.wanted}
        drawing.add(drawing.reuse.find(digests, routes, size, order.engine))
        missing = sorted(routes.keys() - {slide["index"] for slide in drawing.slides})
    else:
        missing = []
    if PDF in order.formats or len(missing) == len(package.slides) or (missing and _repeats(package)):
        return _plan_whole(package, order, missing, painted)
    numbered = any(map(digests.shows_number, missing))
    return _plan_subset(package, order, missing, painted, numbered=numbered) if missing else None


def _plan_whole(package: Package, order: Order, missing: list[int], painted: frozenset[int]) -> _Plan:
    deck, changed = order.pptx, freeze(package, painted)
    if changed:
        deck = order.work / "frozen.pptx"
        write_deck(package, deck, changed)
    size = picture_size(package.slide_size, order.width)
    return _Plan(deck, len(package.slides), {index: index for index in missing}, painted & set(missing), size)


def _plan_subset(
    package: Package, order: Order, missing: list[int], painted: frozenset[int], *, numbered: bool
) -> _Plan:
    deck, changed = order.work / "subset.pptx", freeze(package, painted, missing)
    pages = write_subset(package, deck, changed, missing, numbered=numbered)
    size = picture_size(package.slide_size, order.width)
    return _Plan(deck, max(pages.values()) + 1, pages, painted & set(missing), size)


def _repeats(package: Package) -> bool:
    """Whether a slide is listed twice, so that the deck cannot be shortened slide by slide."""
    return len(set(package.slides)) < len(package.slides)


def _draw_cold(program: Path, plan: _Plan, drawing: _Drawing) -> dict[str, Any]:
    pdf = convert_cold(program, plan.deck, drawing.order.work / "cold")
    _encode(_printed(pdf, plan, [plan.pages[index] for index in plan.printed], plan.count), drawing)
    return {"route": "cold"} | _delivered(pdf, drawing.order)


def _draw_warm(office: Office, plan: _Plan, drawing: _Drawing) -> dict[str, Any]:
    with office.load(plan.deck) as document:
        if document.slide_count != plan.count:
            raise EngineError(f"LibreOffice sees {document.slide_count} slides of {plan.count}")
        pdf = drawing.order.work / "deck.pdf"
        pages = [plan.pages[index] for index in plan.printed]
        if PDF in drawing.order.formats or len(pages) == plan.count:
            document.save(pdf, "pdf", _PDF_OPTIONS)
            printed = _printed(pdf, plan, pages, plan.count)
        elif pages:
            document.save(pdf, "pdf", _PDF_OPTIONS | {"PageRange": ",".join(str(page + 1) for page in pages)})
            printed = _printed(pdf, plan, list(range(len(pages))), len(pages))
        else:
            printed = iter(())
        # Printed slides first: painting changes what the document shows.
        _encode(chain(printed, _painted(document, plan)), drawing)
    return {"route": "tiles" if plan.painted else "pdf"} | _delivered(pdf, drawing.order)


def _delivered(pdf: Path, order: Order) -> dict[str, Any]:
    return {"pdf": str(shutil.copyfile(pdf, order.out / "deck.pdf"))} if PDF in order.formats else {}


def _printed(pdf: Path, plan: _Plan, pages: list[int], count: int) -> Iterator[tuple[int, Raster]]:
    if (found := page_count(pdf)) != count:
        raise EngineError(f"LibreOffice printed {found} pages of {count} slides")
    yield from zip(plan.printed, draw_pages(pdf, pages, plan.size), strict=True)


def _painted(document: Document, plan: _Plan) -> Iterator[tuple[int, Raster]]:
    if plan.painted:
        document.prepare_tiles()
    for index in sorted(plan.painted):
        yield index, _paint(document, plan.pages[index], plan.size)


def _paint(document: Document, page: int, size: tuple[int, int]) -> Raster:
    """Two pixels larger, then cut: the editor draws a grey edge of one pixel around a slide."""
    width, height = size[0] + 2, size[1] + 2
    buffer = document.paint(page, (width, height), document.slide_size)
    pixels = np.frombuffer(buffer, np.uint8).reshape(height, width, 4)
    return np.ascontiguousarray(pixels[1:-1, 1:-1, 2::-1])


def _encode(rasters: Iterable[tuple[int, Raster]], drawing: _Drawing) -> None:
    """Encode each raster in a thread while the next is drawn; pdfium and LibreOffice stay in this one.

    Measured on ten slides and two cores: 8 % of the whole deck; a second encoder gains nothing.
    """

    def write(raster: Raster, index: int) -> dict[str, Any]:
        return drawing.reuse.keep(write_pictures(raster, index, drawing.order.out, drawing.order.pictures))

    with ThreadPoolExecutor(1) as encoder:
        waiting: list[Future[dict[str, Any]]] = []
        for index, raster in rasters:
            waiting.append(encoder.submit(write, raster, index))
            if len(waiting) >= _IN_FLIGHT:
                drawing.add([waiting.pop(0).result()])
        for slide in waiting:
            drawing.add([slide.result()])
