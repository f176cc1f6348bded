"""`make bench`: what a deck costs here, beside the same work without an engine and the route people use by hand.

All in one run on one machine: absolute times say little about another machine, the ratios do. Beside the figures stands
how many processors others kept busy meanwhile. `python -m tests.bench compile`: compiling alone; `python -m tests.bench
scale-out`: several processes of each service alone.
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
from tests.bench import (
    diffs,
    generating,
    lists,
    neighbours,
    preflights,
    preview_cache,
    processor_time,
    scale_out,
    waiters,
    webhooks,
)
from tests.bench.chain import Chain, chain
from tests.bench.measure import (
    accept_when_full,
    accept_when_idle,
    by_hand,
    memory,
    one_job,
    queue_per_minute,
    require_tools,
)
from tests.bench.quiet import Others, Patience
from tests.support.stack import Scenario, scenario

SIZES = (1, 10, 30)
REPEATS = 7
QUEUE = 40
ROUNDS = 3
CHILDREN = 2
"""Of each kind, in the stack and in the bare chain."""
SOAK = int(os.environ.get("BENCH_SOAK", "500"))
SETTINGS = {
    "DECKMILL_PREVIEWER_CHILDREN": str(CHILDREN),
    "DECKMILL_RENDERER_CHILDREN": str(CHILDREN),
    "DECKMILL_SCORER_CHILDREN": str(CHILDREN),
    "DECKMILL_PREVIEW_CACHE_BYTES": "0",  # every picture is drawn: the same deck comes again and again
    "DECKMILL_FAILPOINTS": "",
    "DECKMILL_LEASE_TTL": "15",
    "DECKMILL_HEARTBEAT": "2",
    "DECKMILL_SWEEP": "5",
    **webhooks.SETTINGS,
}


def deck(slides: int) -> dict[str, object]:
    """A deck of mixed slides: the example's, over and over."""
    document = json.loads(Path("examples/board_update.json").read_text(encoding="utf-8"))["document"]
    pages = [document["slides"][index % len(document["slides"])] for index in range(slides)]
    return document | {"slides": pages, "title": f"Bench {slides}"}


async def main() -> int:
    """Run everything and print tables; exit code 1 when a target is missed."""
    require_tools()
    patience = Patience()
    with tempfile.TemporaryDirectory(prefix="deckmill-bench-") as folder:
        root = Path(folder)
        async with scenario(root, SETTINGS) as stack:
            async with chain(root / "chain", CHILDREN) as bare:
                misses = [*await latency(stack, bare, root, patience), *await throughput(stack, bare, patience)]
            others = await quiet(patience)
            misses += processor_time.report(await processor_time.measure(stack, deck(10)), others)
            others = await quiet(patience)
            misses += preflights.report(await preflights.measure(stack, deck(10)))
            out.print(f"others {others.load():.1f}")
            await quiet(patience)
            misses += generating.report(await generating.measure(stack))
            others = await quiet(patience)
            misses += waiters.report(await waiters.measure(stack), others)
            await quiet(patience)
            misses += webhooks.report(await webhooks.measure(stack))
            await quiet(patience)
            misses += diffs.report(await diffs.measure(stack, deck(10)))
            before = memory(stack)
            misses += neighbours.report(await neighbours.measure(stack))
            misses += await soak(stack, before)
        cache = root / "cache"
        cache.mkdir()
        others = await quiet(patience)
        misses += preview_cache.report(await preview_cache.measure(cache))
        out.print(f"others {others.load():.1f}")
        await quiet(patience)
        misses += scale_out.report(await scale_out.measure(root / "scale-out", deck(10)))
        misses += lists.report(lists.measure(root))
    misses += compiling.report(compiling.measure(), compiling.lengths())
    for miss in misses:
        out.print(f"missed: {miss}", style="red")
    return 1 if misses else 0


async def scaled_out() -> int:
    """The part about several processes of each service."""
    with tempfile.TemporaryDirectory(prefix="deckmill-bench-") as folder:
        misses = scale_out.report(await scale_out.measure(Path(folder), deck(10)))
    for miss in misses:
        out.print(f"missed: {miss}", style="red")
    return 1 if misses else 0


async def quiet(patience: Patience) -> Others:
    """Wait for a machine that others leave alone, say so when there is none, and count what they take from now on."""
    if trouble := await patience.quiet():
        out.print(trouble, style="yellow")
    return Others()


async def latency(stack: Scenario, bare: Chain, root: Path, patience: Patience) -> list[str]:
    """One job at a time, by size, in turn with the bare chain, and beside the route by hand."""
    misses = []
    rows = table("SLIDES", "ACCEPT", "PPTX", "PICTURES", "TOTAL", "CHAIN", "BY HAND", "/CHAIN", "/BY HAND", "OTHERS")
    for slides in SIZES:
        document, others = deck(slides), await quiet(patience)
        runs, alone = [], []
        for _ in range(REPEATS):
            runs.append(await one_job(stack, document))
            alone.append(1000 * await bare.seconds(document))
        middle = {key: statistics.median(run.times[key] for run in runs[1:]) for key in runs[0].times}
        pptx = root / f"{slides}.pptx"
        pptx.write_bytes(runs[0].pptx)
        hand = await asyncio.to_thread(by_hand, pptx, root)
        total, least = middle["total"], statistics.median(alone[1:])
        cells = [middle["accept"], middle["pptx"], middle["pictures"], total, least, hand]
        ratios = [f"{total / least:.2f}", f"{total / hand:.2f}"]
        rows.add_row(str(slides), *(f"{ms:.0f} ms" for ms in cells), *ratios, f"{others.load():.1f}")
        if slides == 10:
            misses += _over("10 slides / by hand", total / hand, 0.25)
            misses += _over("10 slides / bare chain", total / least, 1.25)
    out.print(rows)
    others = await quiet(patience)
    idle = await accept_when_idle(stack, deck(10))
    out.print(f"accept, 10 slides, idle: median {idle:.1f} ms; others {others.load():.1f}")
    return [*misses, *_over("accept median, ms", idle, 10)]


async def throughput(stack: Scenario, bare: Chain, patience: Patience) -> list[str]:
    """A full queue of ten-slide decks, in turn with the bare chain."""
    rows, ratios = table("JOBS/MIN", "FULL QUEUE", "BARE CHAIN", "RATIO", "OTHERS"), []
    for number in range(ROUNDS):
        others = await quiet(patience)
        full = await queue_per_minute(stack, deck(10), QUEUE)
        alone = await bare.per_minute(deck(10), QUEUE)
        ratios.append(full / alone)
        cells = (f"{full:.0f}", f"{alone:.0f}", f"{full / alone:.2f}", f"{others.load():.1f}")
        rows.add_row(f"round {number + 1}", *cells)
    out.print(rows)
    others = Others()
    p95 = await accept_when_full(stack, deck(10))
    ratio = statistics.median(ratios)
    out.print(f"ratio, median {ratio:.2f}; accept with the queue full: p95 {p95:.1f} ms; others {others.load():.1f}")
    return [
        *_under("throughput / bare chain", ratio, 0.9),
        *_over("accept p95 with the queue full, ms", p95, 100),
    ]


async def soak(stack: Scenario, before: dict[str, float]) -> list[str]:
    """Memory of the two services that hold no documents, before and after the largest bodies and many decks."""
    await queue_per_minute(stack, deck(1), SOAK)
    after = memory(stack)
    rows = table("SERVICE", "BEFORE", f"AFTER {SOAK} DECKS")
    for name, megabytes in before.items():
        rows.add_row(name, f"{megabytes:.0f} MB", f"{after[name]:.0f} MB")
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
    sys.exit(asyncio.run(scaled_out() if sys.argv[1:] == ["scale-out"] else main()))
