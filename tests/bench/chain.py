"""The bare chain: compiling, drawing and scoring in the same processes as in the services, and nothing around them.

No jobs, leases, store or bus: what the services take beside it is what the engine costs.
"""

import asyncio
import json
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from uuid import uuid4

from deck_runtime.children.pool import ChildPool
from deck_runtime.children.work import A, ChildWork, Q, no_progress
from previewer.orders import DRAWING, PreviewOrder
from previewer.preview import DEFAULT_FORMATS
from previewer.split import PreviewPool, draw_split, pieces
from renderer.orders import RENDERING, RenderOrder
from renderer.render import RenderPool
from scorer.orders import SCORING, ScoreOrder
from scorer.score_deck import ScorePool

_LIMIT = 600.0


@dataclass(frozen=True, slots=True)
class Chain:
    """Three pools of children, and a folder for what they make."""

    render: RenderPool
    preview: PreviewPool
    score: ScorePool
    root: Path

    async def seconds(self, document: dict[str, Any]) -> float:
        """How long one document takes from its file to pictures and report, with the chain to itself."""
        source = self._stored(document)
        started = time.perf_counter()
        await self._run(source, self.preview.size)
        return time.perf_counter() - started

    async def per_minute(self, document: dict[str, Any], count: int) -> float:
        """Decks per minute, with twice as many at work as each pool has children."""
        source, gate = self._stored(document), asyncio.Semaphore(2 * self.preview.size)

        async def one() -> None:
            async with gate:
                await self._run(source, 1)

        started = time.perf_counter()
        await asyncio.gather(*(one() for _ in range(count)))
        return count * 60 / (time.perf_counter() - started)

    def _stored(self, document: dict[str, Any]) -> Path:
        source = self.root / "document.json"
        source.write_text(json.dumps(document), encoding="utf-8")
        return source

    async def _run(self, source: Path, free: int) -> None:
        """Draw by so many children as are free, as the previewer does."""
        out = self.root / uuid4().hex
        out.mkdir()
        made = (await self.render.run(RenderOrder("protocol_v2", source, out), timeout=_LIMIT)).deck
        assert made is not None
        pictures = PreviewOrder(made.pptx, out, DEFAULT_FORMATS)
        report = ScoreOrder(out, made.pptx, source, "protocol_v2", made.manifest)
        ranges = pieces(made.result.slide_count, free)
        await asyncio.gather(
            draw_split(self.preview, pictures, ranges, _LIMIT, no_progress),
            self.score.run(report, timeout=_LIMIT),
        )


@asynccontextmanager
async def chain(root: Path, children: int) -> AsyncIterator[Chain]:
    """A chain with so many children of each kind, all of them warm."""
    root.mkdir()
    async with (
        _pool(RENDERING, children) as render,
        _pool(DRAWING, children) as preview,
        _pool(SCORING, children) as score,
    ):
        yield Chain(render, preview, score, root)


@asynccontextmanager
async def _pool(work: ChildWork[Q, A], size: int) -> AsyncIterator[ChildPool[Q, A]]:
    pool = ChildPool(work, size)
    pool.start()
    try:
        await _all_warm(pool)
        yield pool
    finally:
        await pool.close()


async def _all_warm(pool: ChildPool[Any, Any]) -> None:
    while pool.idle < pool.size:
        await asyncio.sleep(0.05)
