"""In the child: LibreOffice opens a deck, prints it and saves a copy."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from deck_package import UnsafePackage, examine_package, open_package
from deck_package.writing import write_deck
from deck_presentation.model import Deck
from deck_presentation.parts import Parts
from deck_presentation.reading import read_deck
from deck_runtime.children.work import Progress
from previewer.desktop.comparison import differences
from previewer.drawing.pdf_pages import page_count
from previewer.libreoffice.engine import Engine
from previewer.libreoffice.lok import EngineError
from previewer.libreoffice.program import PDF_FILTER, PPTX_FILTER, convert_cold
from previewer.orders import Attempted, DesktopAnswer, DesktopOrder, Trial
from previewer.slides.sealing import foreign_objects, seal

_PDF_OPTIONS = {"ExportHiddenSlides": True}


@dataclass(frozen=True, slots=True)
class _Opened:
    """A deck in LibreOffice: what prints it, and what saves a copy of it. Both raise EngineError."""

    print_to: Callable[[Path], Path]
    save_to: Callable[[Path], Path]


def try_deck(order: DesktopOrder, engine: Engine, work: Path, progress: Progress) -> DesktopAnswer:
    """Try a deck, with copies below `work`; without an `office` by a LibreOffice started for each step.

    LibreOffice gets the copy that it draws: without external targets and foreign objects.

    A file that may not be shown to LibreOffice is not opened, and the trial says why. Raises EngineError when
    LibreOffice failed, and the order says that another attempt may succeed.
    """
    sealed = work / "deck.pptx"
    try:
        with open_package(order.pptx) as package:
            write_deck(package, sealed, seal(package), foreign_objects(package))
    except UnsafePackage as error:
        return DesktopAnswer(Trial(Attempted((f"It may not be opened: {error.message}",))), 0, engine.version)
    deck = _read(sealed)
    slides = len(deck.slides)
    progress(0, slides)
    try:
        trial = _try(deck, sealed, engine, work)
    except EngineError as error:
        if not order.last_word:
            raise
        trial = Trial(Attempted((f"LibreOffice does not open it: {error}.",)))
    progress(slides, slides)
    return DesktopAnswer(trial, slides, engine.version)


def _try(deck: Deck, sealed: Path, engine: Engine, work: Path) -> Trial:
    if engine.office is None:
        return _use(deck, _started_for_each(engine, sealed, work), work)
    with engine.office.load(sealed) as document:

        def print_to(target: Path) -> Path:
            document.save(target, "pdf", _PDF_OPTIONS)
            return target

        def save_to(target: Path) -> Path:
            document.save(target, "pptx")
            return target

        return _use(deck, _Opened(print_to, save_to), work)


def _started_for_each(engine: Engine, sealed: Path, work: Path) -> _Opened:
    return _Opened(
        lambda target: convert_cold(engine.program, sealed, work / target.stem, PDF_FILTER),
        lambda target: convert_cold(engine.program, sealed, work / target.stem, PPTX_FILTER),
    )


def _use(deck: Deck, opened: _Opened, work: Path) -> Trial:
    printed = _printed(deck, opened, work / "printed.pdf")
    try:
        copy = opened.save_to(work / "copy.pptx")
    except EngineError as error:
        return Trial(Attempted(), printed, Attempted((f"It saves no copy: {error}.",)))
    return Trial(Attempted(), printed, Attempted(), _kept(deck, copy))


def _printed(deck: Deck, opened: _Opened, target: Path) -> Attempted:
    try:
        pages = page_count(opened.print_to(target))
    except EngineError as error:
        return Attempted((f"It prints no PDF: {error}.",))
    wrong = pages != len(deck.slides)
    return Attempted((f"The PDF has {pages} pages, the deck {len(deck.slides)} slides.",) if wrong else (), pages)


def _kept(deck: Deck, copy: Path) -> Attempted:
    package, faults = examine_package(copy)
    if package is None:
        return Attempted((f"The copy cannot be read: {faults[0].message}",))
    with package:  # whatever else is odd about it: LibreOffice writes addresses that lead out of the package
        return Attempted(differences(deck, read_deck(Parts(package))))


def _read(path: Path) -> Deck:
    with open_package(path) as package:
        return read_deck(Parts(package))
