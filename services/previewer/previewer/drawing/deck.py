"""The use case: a deck that passed the guard becomes pictures."""

import shutil
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field
from itertools import chain
from pathlib import Path

import numpy as np

from deck_domain.errors import DeckError
from deck_domain.job_options import Format
from deck_package import Package, open_package
from deck_package.writing import write_deck
from deck_runtime.children.work import Progress, no_progress
from previewer.cache.reuse import Reuse
from previewer.drawing.pdf_pages import draw_pages, page_count
from previewer.drawing.pictures import Raster, picture_size, write_pictures
from previewer.libreoffice.engine import Engine
from previewer.libreoffice.lok import Document, EngineError, Office
from previewer.libreoffice.program import convert_cold
from previewer.orders import PreviewAnswer, PreviewOrder, Route, SlidePictures
from previewer.slides.chart_parts import redraw_charts
from previewer.slides.digest import SlideDigests
from previewer.slides.east_asian import ENGLISH, opening_language
from previewer.slides.emoji import slides_with_emoji
from previewer.slides.freeze import freeze
from previewer.slides.sealing import foreign_objects, seal
from previewer.slides.subset import write_subset
from previewer.slides.texts import SlideTexts

# Hidden slides are drawn as well, so that picture n always shows slide n of the file.
_PDF_OPTIONS = {"ExportHiddenSlides": True}
_IN_FLIGHT = 3
"""Rasters of 6 MB that may wait for their encoder."""


class NothingToDraw(DeckError):
    """The deck has no slides."""

    code = "no_slides"


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
    """The pictures of one order while they come into being.

    Attributes:
        order: what is asked for.
        engine: what draws.
        texts: what the slides say.
        language: LibreOffice's, while it opens a copy.
        work: a folder for copies.
        reuse: the cached pictures.
        wanted: 0-based indexes of the slides to deliver.
        progress: hears of every slide.
        slides: those that are done.
    """

    order: PreviewOrder
    engine: Engine
    texts: SlideTexts
    language: str
    work: Path
    reuse: Reuse
    wanted: list[int]
    progress: Progress
    slides: list[SlidePictures] = field(default_factory=list)

    def add(self, slides: list[SlidePictures]) -> None:
        """Note slides that are done, and say so."""
        if slides:
            self.slides += slides
            self.progress(len(self.slides), len(self.wanted))


def draw_deck(order: PreviewOrder, engine: Engine, work: Path, progress: Progress = no_progress) -> PreviewAnswer:
    """Draw the slides, with copies below `work`; without an `office` by a LibreOffice started for it.

    Raises:
        UnsafePackage: the file may not be shown to LibreOffice.
        NothingToDraw: it has no slides.
        EngineError: LibreOffice failed.
    """
    with open_package(order.pptx) as package:
        count = len(package.slides)
        if not count:
            raise NothingToDraw("The presentation has no slides; add one and send it again.")
        chosen = range(*order.slides) if order.slides else range(count)
        wanted = [index for index in range(count) if index in chosen]
        texts = SlideTexts(package)
        language = opening_language(texts)
        drawing = _Drawing(order, engine, texts, language, work, Reuse(order), wanted, progress)
        plan = _plan(package, drawing)
    cached_slides = len(drawing.slides)
    route, pdf = _draw(plan, drawing) if plan else (Route.CACHE, None)
    return PreviewAnswer(
        slides=tuple(sorted(drawing.slides, key=lambda slide: slide.index)),
        pdf=pdf,
        slide_count=count,
        cached_slides=cached_slides,
        kept_bytes=drawing.reuse.kept_bytes,
        route=route,
        isolation=engine.isolation,
        engine=engine.version,
    )


def _plan(package: Package, drawing: _Drawing) -> _Plan | None:
    """Take what the cache holds, and plan the rest; None when nothing is left."""
    order, warm = drawing.order, drawing.engine.office is not None
    size = picture_size(package.slide_size, order.width)
    painted = slides_with_emoji(drawing.texts) if warm else frozenset()
    digests = SlideDigests(package)
    if order.pictures:
        drawn = {index: Route.TILES if index in painted else Route.PDF for index in drawing.wanted}
        routes = drawn if warm else dict.fromkeys(drawing.wanted, Route.COLD)
        drawing.add(drawing.reuse.find(digests, routes, size, f"{drawing.engine.look} {drawing.language}"))
        missing = sorted(routes.keys() - {slide.index for slide in drawing.slides})
    else:
        missing = []
    if Format.PDF in order.formats or len(missing) == len(package.slides) or (missing and _repeats(package)):
        return _plan_whole(package, drawing, missing, painted)
    numbered = any(map(digests.shows_number, missing))
    return _plan_subset(package, drawing, missing, painted, numbered=numbered) if missing else None


def _plan_whole(package: Package, drawing: _Drawing, missing: list[int], painted: frozenset[int]) -> _Plan:
    deck, changed = drawing.order.pptx, _changes(package, drawing, painted, None)
    if changed:
        deck = drawing.work / "frozen.pptx"
        write_deck(package, deck, changed, foreign_objects(package))
    size = picture_size(package.slide_size, drawing.order.width)
    return _Plan(deck, len(package.slides), {index: index for index in missing}, painted & set(missing), size)


def _plan_subset(
    package: Package, drawing: _Drawing, missing: list[int], painted: frozenset[int], *, numbered: bool
) -> _Plan:
    deck, changed = drawing.work / "subset.pptx", _changes(package, drawing, painted, missing)
    left_out = foreign_objects(package)
    pages = write_subset(package, deck, changed, missing, numbered=numbered, left_out=left_out)
    size = picture_size(package.slide_size, drawing.order.width)
    return _Plan(deck, max(pages.values()) + 1, pages, painted & set(missing), size)


def _changes(
    package: Package, drawing: _Drawing, painted: frozenset[int], slides: list[int] | None
) -> dict[str, bytes]:
    """The parts in which the copy that is drawn differs."""
    frozen = freeze(package, painted, slides, stops_beside_bullets=drawing.engine.moves_stops_beside_bullets)
    return frozen | seal(package, respell=True) | redraw_charts(package, name_languages=drawing.language != ENGLISH)


def _repeats(package: Package) -> bool:
    """Whether a slide is listed twice, so that the deck cannot be shortened slide by slide."""
    return len(set(package.slides)) < len(package.slides)


def _draw(plan: _Plan, drawing: _Drawing) -> tuple[Route, Path | None]:
    """Draw what is planned; returns how, and the PDF where it was asked for."""
    office = drawing.engine.office
    return _draw_warm(office, plan, drawing) if office else _draw_cold(plan, drawing)


def _draw_cold(plan: _Plan, drawing: _Drawing) -> tuple[Route, Path | None]:
    pdf = convert_cold(drawing.engine.program, plan.deck, drawing.work / "cold", language=drawing.language)
    _encode(_printed(pdf, plan, [plan.pages[index] for index in plan.printed], plan.count), drawing)
    return Route.COLD, _delivered(pdf, drawing.order)


def _draw_warm(office: Office, plan: _Plan, drawing: _Drawing) -> tuple[Route, Path | None]:
    with office.load(plan.deck, drawing.language) as document:
        if document.slide_count != plan.count:
            raise EngineError(f"LibreOffice sees {document.slide_count} slides of {plan.count}")
        pdf = drawing.work / "deck.pdf"
        pages = [plan.pages[index] for index in plan.printed]
        if Format.PDF in drawing.order.formats or len(pages) == plan.count:
            document.save(pdf, "pdf", _PDF_OPTIONS)
            printed = _printed(pdf, plan, pages, plan.count)
        elif pages:
            document.save(pdf, "pdf", _PDF_OPTIONS | {"PageRange": ",".join(str(page + 1) for page in pages)})
            printed = _printed(pdf, plan, list(range(len(pages))), len(pages))
        else:
            printed = iter(())
        # Slides are printed before any is painted, because painting changes what the document shows.
        _encode(chain(printed, _painted(document, plan)), drawing)
    return Route.TILES if plan.painted else Route.PDF, _delivered(pdf, drawing.order)


def _delivered(pdf: Path, order: PreviewOrder) -> Path | None:
    return shutil.copyfile(pdf, order.out / "deck.pdf") if Format.PDF in order.formats else None


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

    def write(raster: Raster, index: int) -> SlidePictures:
        return drawing.reuse.keep(write_pictures(raster, index, drawing.order))

    with ThreadPoolExecutor(1) as encoder:
        waiting: list[Future[SlidePictures]] = []
        for index, raster in rasters:
            waiting.append(encoder.submit(write, raster, index))
            if len(waiting) >= _IN_FLIGHT:
                drawing.add([waiting.pop(0).result()])
        for slide in waiting:
            drawing.add([slide.result()])
