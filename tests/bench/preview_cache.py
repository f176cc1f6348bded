"""What the slide cache and the split are worth, beside the route by hand. `python -m tests.bench.preview_cache`."""

import asyncio
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from pptx.presentation import Presentation

from deck_runtime.children.pool import ChildPool
from deck_runtime.children.work import no_progress
from deckmill.terminal import out, table
from previewer.orders import DRAWING, CachePlace, PreviewOrder
from previewer.preview import DEFAULT_FORMATS
from previewer.split import PreviewPool, draw_split, pieces
from tests.bench.measure import by_hand
from tests.support.preview_decks import add_mixed, add_text, new_deck, save

_WAIT = 600.0
_CHILDREN = 2
FIRST_TARGET, AGAIN_TARGET = 0.18, 0.08


@dataclass(frozen=True, slots=True)
class Figures:
    """Milliseconds: ten slides by hand, without a cache entry, with one slide changed; a long deck by one and split."""

    by_hand: float
    first: float
    again: float
    long_by_one: float
    long_split: float


def deck(slides: int, text: str) -> Presentation:
    """Titles, tables and charts, and one slide of this text."""
    made = new_deck()
    for _ in range(slides - 1):
        add_mixed(made)
    add_text(made, text, points=40)
    return made


async def measure(root: Path, long: int = 60) -> Figures:
    """Take all figures, each time with text that no cache has seen; the best of three, except by hand."""
    ten = save(deck(10, "by hand"), root / "ten.pptx")
    hand = await asyncio.to_thread(by_hand, ten, root)
    pool = ChildPool(DRAWING, _CHILDREN)
    pool.start()
    try:
        while pool.idle < _CHILDREN:
            await asyncio.sleep(0.05)
        rooms = [root / f"cache-{attempt}" for attempt in range(3)]
        first = [await _draw(pool, root, 10, f"first {n}", room) for n, room in enumerate(rooms)]
        again = [await _draw(pool, root, 10, f"again {n}", room) for n, room in enumerate(rooms)]
        by_one = await _draw(pool, root, long, "one", root / "cache-one", idle=1)
        split = await _draw(pool, root, long, "split", root / "cache-split", idle=pool.idle)
    finally:
        await pool.close()
    return Figures(hand, min(first), min(again), by_one, split)


async def _draw(pool: PreviewPool, root: Path, slides: int, text: str, cache: Path, idle: int = 1) -> float:
    folder = Path(tempfile.mkdtemp(dir=root))
    source = save(deck(slides, text), folder / "deck.pptx")
    order = PreviewOrder(source, folder, DEFAULT_FORMATS, cache=CachePlace(cache, "bench", text))
    started = time.perf_counter()
    drawn = await draw_split(pool, order, pieces(slides, idle), _WAIT, no_progress)
    assert len(drawn.slides) == slides
    return (time.perf_counter() - started) * 1000


def report(figures: Figures) -> list[str]:
    """Print a table; returns what misses its target."""
    rows = table("", "MS", "/BY HAND")
    for name, value in (("10 slides by hand", figures.by_hand), ("first", figures.first), ("again", figures.again)):
        rows.add_row(name, f"{value:.0f}", f"{value / figures.by_hand:.3f}")
    rows.add_row("long deck, one child", f"{figures.long_by_one:.0f}", "")
    rows.add_row("long deck, split", f"{figures.long_split:.0f}", "")
    out.print(rows)
    ratios = {"first": (figures.first, FIRST_TARGET), "one slide changed": (figures.again, AGAIN_TARGET)}
    return [
        f"previews, {name}: {value / figures.by_hand:.2f} of by hand, target at most {target}"
        for name, (value, target) in ratios.items()
        if value / figures.by_hand > target
    ]


if __name__ == "__main__":
    with tempfile.TemporaryDirectory(prefix="deckmill-bench-") as folder:
        missed = report(asyncio.run(measure(Path(folder))))
    for miss in missed:
        out.print(f"missed: {miss}", style="red")
    sys.exit(1 if missed else 0)
