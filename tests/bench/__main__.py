"""`make bench`: what a deck costs here, beside the routes people use by hand, all in one run on one machine.

Absolute times say little about another machine; the ratios do. `python -m tests.bench compile`: compiling alone.
"""

import asyncio
import json
import os
import statistics
import sys
import tempfile
from pathlib import Path

from deckmill.terminal import out, table
from tests.bench import compile as compiling
from tests.bench import preview_cache
from tests.bench.measure import (
    accept_when_full,
    accept_when_idle,
    bare_chain_per_minute,
    bare_warm,
    by_hand,
    memory,
    one_job,
    queue_per_minute,
)
from tests.support.stack import Scenario, scenario

SIZES = (1, 10, 30)
REPEATS = 5
QUEUE = 40
SOAK = int(os.environ.get("BENCH_SOAK", "500"))
SETTINGS = {
    "DECKMILL_PREVIEWER_CHILDREN": "2",
    "DECKMILL_RENDERER_CHILDREN": "2",
    "DECKMILL_SCORER_CHILDREN": "2",
    "DECKMILL_PREVIEW_CACHE_BYTES": "0",  # every picture is drawn: the same deck comes again and again
    "DECKMILL_FAILPOINTS": "",
    "DECKMILL_LEASE_TTL": "15",
    "DECKMILL_HEARTBEAT": "2",
    "DECKMILL_SWEEP": "5",
}


def deck(slides: int) -> dict[str, object]:
    """A deck of mixed slides: the example's, over and over."""
    document = json.loads(Path("examples/board_update.json").read_text(encoding="utf-8"))["document"]
    pages = [document["slides"][index % len(document["slides"])] for index in range(slides)]
    return document | {"slides": pages, "title": f"Bench {slides}"}


async def main() -> int:
    """Run everything and print tables; exit code 1 when a target is missed."""
    with tempfile.TemporaryDirectory(prefix="deckmill-bench-") as root:
        async with scenario(Path(root), SETTINGS) as stack:
            misses = [*await latency(stack, Path(root)), *await throughput(stack, Path(root)), *await soak(stack)]
        cache = Path(root) / "cache"
        cache.mkdir()
        misses += preview_cache.report(await preview_cache.measure(cache))
    misses += compiling.report(compiling.measure(), compiling.lengths())
    for miss in misses:
        out.print(f"missed: {miss}", style="red")
    return 1 if misses else 0


async def latency(stack: Scenario, root: Path) -> list[str]:
    """One job at a time, by size, beside the two other routes."""
    misses = []
    rows = table(
        "SLIDES", "ACCEPT", "PPTX", "PICTURES", "TOTAL", "RENDER+MAX", "BY HAND", "BARE WARM", "/BY HAND", "/WARM"
    )
    for slides in SIZES:
        await one_job(stack, deck(slides))
        runs = [await one_job(stack, deck(slides)) for _ in range(REPEATS)]
        middle = {key: statistics.median(run.times[key] for run in runs) for key in runs[0].times}
        pptx = root / f"{slides}.pptx"
        pptx.write_bytes(runs[0].pptx)
        hand = await asyncio.to_thread(by_hand, pptx, root)
        warm = await bare_warm(pptx, root, REPEATS)
        total, stages = middle["total"], middle["stages"]
        cells = [middle["accept"], middle["pptx"], middle["pictures"], total, stages, hand, warm]
        rows.add_row(str(slides), *(f"{ms:.0f} ms" for ms in cells), f"{total / hand:.2f}", f"{total / warm:.2f}")
        if slides == 10:
            misses += _over("10 slides / by hand", total / hand, 0.25)
            misses += _over("10 slides / bare warm", total / warm, 1.5)
            misses += _over("10 slides / (RENDER + max(PREVIEW, SCORE))", total / stages, 1.25)
    out.print(rows)
    idle = await accept_when_idle(stack, deck(10))
    out.print(f"accept, 10 slides, idle: median {idle:.1f} ms")
    return [*misses, *_over("accept median, ms", idle, 15)]


async def throughput(stack: Scenario, root: Path) -> list[str]:
    """A full queue of ten-slide decks, beside the same work in the same pools without a job engine."""
    full, p95 = await queue_per_minute(stack, deck(10), QUEUE), await accept_when_full(stack, deck(10))
    bare = await bare_chain_per_minute(deck(10), QUEUE, root)
    rows = table("", "JOBS/MIN")
    rows.add_row("full queue", f"{full:.0f}")
    rows.add_row("bare pools, no engine", f"{bare:.0f}")
    out.print(rows)
    out.print(f"ratio {full / bare:.2f}; accept with the queue full: p95 {p95:.1f} ms")
    return [
        *_under("throughput / bare pools", full / bare, 0.9),
        *_over("accept p95 with the queue full, ms", p95, 100),
    ]


async def soak(stack: Scenario) -> list[str]:
    """Memory of the two services that hold no documents, before and after many decks."""
    before = memory(stack)
    await queue_per_minute(stack, deck(1), SOAK)
    after = memory(stack)
    rows = table("SERVICE", "BEFORE", f"AFTER {SOAK} DECKS")
    for name in before:
        rows.add_row(name, f"{before[name]:.0f} MB", f"{after[name]:.0f} MB")
    out.print(rows)
    misses = []
    for name in ("job-registry", "gateway"):
        misses += _over(f"{name}, MB", after[name], 150)
        misses += _over(f"{name}, growth", after[name] / before[name], 1.15)
    return misses


def _over(what: str, figure: float, limit: float) -> list[str]:
    return [f"{what}: {figure:.2f}, target at most {limit}"] if figure > limit else []


def _under(what: str, figure: float, limit: float) -> list[str]:
    return [f"{what}: {figure:.2f}, target at least {limit}"] if figure < limit else []


if __name__ == "__main__":
    if sys.argv[1:] == ["compile"]:
        sys.exit(compiling.main())
    sys.exit(asyncio.run(main()))
