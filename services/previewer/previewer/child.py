"""The previewer's disposable child: one LibreOffice, one deck at a time."""

import gc
import resource
import shutil
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from deck_domain.errors import DeckError
from previewer.confinement import allow_cpu_for_one_deck, confine

if TYPE_CHECKING:
    from previewer.draw import Order
    from previewer.lok import Office

MAX_DECKS = 100
MAX_SLIDES = 1_000
MAX_RSS_BYTES = 700 * 1024 * 1024
DEFAULT_WIDTH = 1920


class PreviewFailed(DeckError):
    """LibreOffice cannot draw this deck, by no route."""

    code = "preview_failed"


@dataclass(slots=True)
class _Engine:
    """What this process holds between decks; without `office`, every deck goes by the cold route."""

    program: Path
    scratch: Path
    isolation: str
    version: str
    fonts: str
    office: "Office | None"
    decks: int = 0
    slides: int = 0


_engine: _Engine | None = None


def warm() -> None:
    """Confine this process, start LibreOffice in it, and draw the canary. Raises EngineError without a LibreOffice."""
    global _engine  # noqa: PLW0603 - one LibreOffice is all that a process can hold
    isolation = confine()
    # Only now: numpy starts threads, and a process with threads can no longer leave the network.
    from previewer.engine import start_engine  # noqa: PLC0415
    from previewer.installed_fonts import digest_fonts  # noqa: PLC0415

    program, scratch, version, office = start_engine()
    _engine = _Engine(program, scratch, isolation, version, digest_fonts(), office)
    gc.freeze()


def handle(request: dict[str, Any], progress: Callable[[int, int], None]) -> dict[str, Any]:
    """Draw one deck, or some of its slides.

    Args:
        request: `pptx` and `out` (paths; `out` exists), `formats` (some of png, thumbnail, webp, pdf), `width` (px,
            1920 when absent), `route` (`auto`, or `cold` for a LibreOffice of its own), `slides` (first and one past
            the last, 0-based; all when absent), `cache` (`folder`, `tenant` and `job`; no cache when absent).
        progress: called with (done, total) slides.

    Returns:
        `slides` (each `index`, `width`, `height` and a path for each format), `slide_count` of the deck,
        `cached_slides`, `kept_bytes` added to the cache, `pdf` where asked for, `route` (`pdf`, `tiles`, `cold`,
        `cache`), `isolation`, `engine`, and `recycle` with a reason when this process should be replaced.

    Raises:
        UnsafePackage: the file may not be shown to LibreOffice; the code says why.
        NothingToDraw: it has no slides.
        PreviewFailed: not even the cold route can draw it.
        EngineError: LibreOffice failed on a warm route; a new process may succeed.
    """
    from previewer.draw import draw_deck  # noqa: PLC0415 - after `confine`, as above
    from previewer.lok import EngineError  # noqa: PLC0415

    if _engine is None:
        raise RuntimeError("call warm() first")
    office = None if request.get("route") == "cold" else _engine.office
    work = Path(tempfile.mkdtemp(prefix="deck-", dir=_engine.scratch))
    allow_cpu_for_one_deck()
    try:
        result = draw_deck(_order(request, work, _engine), office, _engine.program, progress)
    except EngineError as error:
        if office is not None:
            raise
        message = f"LibreOffice cannot draw this presentation ({error}); save it anew in PowerPoint and send it again."
        raise PreviewFailed(message) from error
    finally:
        shutil.rmtree(work, ignore_errors=True)
    _engine.decks += 1
    _engine.slides += len(result["slides"]) - result["cached_slides"]
    result |= {"isolation": _engine.isolation, "engine": _engine.version}
    reason = should_recycle(_engine.decks, _engine.slides, _rss_bytes())
    return result | ({"recycle": reason} if reason else {})


def _order(request: dict[str, Any], work: Path, engine: _Engine) -> "Order":
    from previewer.draw import Order  # noqa: PLC0415 - after `confine`, as above
    from previewer.slide_cache import SlideCache  # noqa: PLC0415

    cache = request.get("cache")
    return Order(
        Path(request["pptx"]),
        Path(request["out"]),
        work,
        frozenset(request.get("formats") or ("png",)),
        request.get("width") or DEFAULT_WIDTH,
        range(*request.get("slides", (0, sys.maxsize))),
        SlideCache(Path(cache["folder"]), cache["tenant"], cache["job"]) if cache else None,
        f"{engine.version} {engine.fonts}",
    )


def shutdown() -> None:
    """Remove what lies on the disk; LibreOffice itself is not ended, its exit handlers crash."""
    if _engine is not None:
        shutil.rmtree(_engine.scratch, ignore_errors=True)


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
