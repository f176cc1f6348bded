"""The previewer's disposable child: one LibreOffice, one deck at a time."""

import gc
import resource
import shutil
import tempfile
from dataclasses import dataclass, replace
from pathlib import Path

from deck_domain.errors import DeckError
from deck_runtime.children.work import Progress
from deck_runtime.failpoints import failpoint
from previewer.libreoffice.confinement import allow_cpu_for_one_deck, confine
from previewer.libreoffice.engine import Engine
from previewer.libreoffice.lok import EngineError
from previewer.orders import (
    CHILD_WORK,
    Answer,
    CompareOrder,
    DesktopAnswer,
    DesktopOrder,
    Order,
    PreviewAnswer,
    PreviewOrder,
)

WORK = CHILD_WORK
MAX_DECKS = 100
"""After which a child is replaced, as after so many slides or so much memory: LibreOffice grows."""
MAX_SLIDES = 1_000
MAX_RSS_BYTES = 700 * 1024 * 1024


class PreviewFailed(DeckError):
    """LibreOffice cannot draw this deck, by no route."""

    code = "preview_failed"


@dataclass(slots=True)
class _Held:
    """What this process holds between decks, and how much it has drawn."""

    engine: Engine
    scratch: Path
    decks: int = 0
    slides: int = 0


_held: _Held | None = None


def warm() -> None:
    """Confine this process, start LibreOffice in it, and draw the canary. Raises EngineError without a LibreOffice."""
    global _held  # noqa: PLW0603 - one LibreOffice is all that a process can hold
    isolation = confine()
    # This import comes late: numpy starts threads, and a process with threads can no longer leave the network.
    from previewer.drawing.warming import start_engine  # noqa: PLC0415

    _held = _Held(*start_engine(isolation))
    gc.freeze()


def handle(request: Order, progress: Progress) -> Answer:
    """Draw a deck, or some of its slides; compare two; or have LibreOffice open one, print it and save a copy.

    Raises:
        UnsafePackage: the file may not be shown to LibreOffice; the code says why.
        NothingToDraw: it has no slides.
        PreviewFailed: not even the cold route can draw it.
        EngineError: LibreOffice failed on a warm route; a new process may succeed.
    """
    if _held is None:
        raise RuntimeError("call warm() first")
    work = Path(tempfile.mkdtemp(prefix="deck-", dir=_held.scratch))
    allow_cpu_for_one_deck()
    try:
        if isinstance(request, PreviewOrder):
            return _draw(request, _held, work, progress)
        if isinstance(request, CompareOrder):
            from previewer.comparing.decks import compare_decks  # noqa: PLC0415 - after `confine`, as above

            failpoint("previewer.compare")
            return compare_decks(request, progress)
        return _try(request, _held, work, progress)
    finally:
        shutil.rmtree(work, ignore_errors=True)


def _draw(request: PreviewOrder, held: _Held, work: Path, progress: Progress) -> PreviewAnswer:
    from previewer.drawing.deck import draw_deck  # noqa: PLC0415 - after `confine`, as above

    engine = replace(held.engine, office=None) if request.cold else held.engine
    try:
        answer = draw_deck(request, engine, work, progress)
    except EngineError as error:
        if engine.office is not None:
            raise
        message = f"LibreOffice cannot draw this presentation ({error}); save it anew in PowerPoint and send it again."
        raise PreviewFailed(message) from error
    held.decks += 1
    held.slides += len(answer.slides) - answer.cached_slides
    return answer


def _try(request: DesktopOrder, held: _Held, work: Path, progress: Progress) -> DesktopAnswer:
    from previewer.desktop.trial import try_deck  # noqa: PLC0415 - after `confine`, as above

    failpoint("previewer.desktop")
    answer = try_deck(request, held.engine, work, progress)
    held.decks += 1
    held.slides += answer.slide_count
    return answer


def worn_out() -> str | None:
    """Why this process should be replaced."""
    return should_recycle(_held.decks, _held.slides, _rss_bytes()) if _held else None


def shutdown() -> None:
    """Remove what lies on the disk; LibreOffice itself is not ended, its exit handlers crash."""
    if _held is not None:
        shutil.rmtree(_held.scratch, ignore_errors=True)


def should_recycle(decks: int, slides: int, rss_bytes: int) -> str | None:
    """Why a process that has drawn so much, and holds so much memory, should be replaced; None when it should not."""
    if decks >= MAX_DECKS:
        return f"{decks} decks"
    if slides >= MAX_SLIDES:
        return f"{slides} slides"
    if rss_bytes >= MAX_RSS_BYTES:
        return f"{rss_bytes >> 20} MB"
    return None


def _rss_bytes() -> int:
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * resource.getpagesize()
