"""The measurements of `make bench`; times in milliseconds."""

import asyncio
import json
import os
import statistics
import subprocess
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from deck_runtime.children.pool import ChildPool
from deck_runtime.children.work import A, ChildWork, Q
from previewer.orders import DRAWING, PreviewOrder
from previewer.preview import DEFAULT_FORMATS
from previewer.split import PreviewPool
from renderer.orders import RENDERING, RenderOrder
from renderer.render import RenderPool
from scorer.orders import SCORING, ScoreOrder
from scorer.score_deck import ScorePool
from tests.support.stack import Scenario

_SAMPLES = 25
_WAIT = 600.0


@dataclass(frozen=True, slots=True)
class Run:
    """One job: `times` by name, and the deck it made."""

    times: dict[str, float]
    pptx: bytes


async def one_job(stack: Scenario, document: dict[str, Any]) -> Run:
    """Submit a job on an idle stack and follow it to its end."""
    started = time.perf_counter()
    job_id = await stack.submit(document)
    accepted = time.perf_counter()
    job = await stack.ended(job_id)
    total = time.perf_counter()
    assert job["status"] == "succeeded", job
    events = await stack.events(job_id)
    timings = job["timings"]
    times = {
        "accept": (accepted - started) * 1000,
        "pptx": _since_creation(events, "RENDER"),
        "pictures": _since_creation(events, "PREVIEW"),
        "total": (total - started) * 1000,
        "stages": timings["RENDER"] + max(timings["PREVIEW"], timings["SCORE"]),
    }
    return Run(times, (await stack.http.get(job["download_url"])).content)


def _since_creation(events: list[dict[str, Any]], stage: str) -> float:
    created = datetime.fromisoformat(events[0]["created_at"])
    done = next(e for e in events if e["type"] == "task.succeeded" and e["data"]["stage"] == stage)
    return (datetime.fromisoformat(done["created_at"]) - created).total_seconds() * 1000


def by_hand(pptx: Path, root: Path) -> float:
    """What people type: a cold soffice to PDF, then pdftoppm to 1920 x 1080."""
    profile = f"-env:UserInstallation=file://{root}/profile"
    times = []
    for _ in range(2):
        started = time.perf_counter()
        convert = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(root), str(pptx)]
        subprocess.run(convert, check=True, capture_output=True)
        scale = ["-scale-to-x", "1920", "-scale-to-y", "1080"]
        draw = ["pdftoppm", "-png", *scale, str(pptx.with_suffix(".pdf")), str(root / "by-hand")]
        subprocess.run(draw, check=True)
        times.append((time.perf_counter() - started) * 1000)
    return min(times)  # the first run also makes the profile


@asynccontextmanager
async def _pool(work: ChildWork[Q, A], size: int) -> AsyncIterator[ChildPool[Q, A]]:
    pool = ChildPool(work, size)
    pool.start()
    try:
        yield pool
    finally:
        await pool.close()


async def bare_warm(pptx: Path, root: Path, repeats: int) -> float:
    """LibreOfficeKit in a warm process, pictures alone, no service around it."""
    order = PreviewOrder(pptx, root)
    async with _pool(DRAWING, 1) as pool:
        await pool.run(order, timeout=_WAIT)
        times = []
        for _ in range(repeats):
            started = time.perf_counter()
            await pool.run(order, timeout=_WAIT)
            times.append((time.perf_counter() - started) * 1000)
    return statistics.median(times)


async def accept_when_idle(stack: Scenario, document: dict[str, Any]) -> float:
    """Median time to a 202 on a connection that is kept alive, nothing else running."""
    times = []
    for _ in range(_SAMPLES):
        started = time.perf_counter()
        job_id = await stack.submit(document)
        times.append((time.perf_counter() - started) * 1000)
        await stack.ended(job_id)
    return statistics.median(times)


async def accept_when_full(stack: Scenario, document: dict[str, Any]) -> float:
    """95th percentile of the time to a 202 while every worker is busy and a queue waits."""
    jobs, times = [], []
    for _ in range(4 * _SAMPLES):
        started = time.perf_counter()
        jobs.append(await stack.submit(document))
        times.append((time.perf_counter() - started) * 1000)
    await asyncio.gather(*(stack.http.post(f"/api/v2/jobs/{job_id}/cancel") for job_id in jobs))
    return statistics.quantiles(times, n=20)[-1]


async def queue_per_minute(stack: Scenario, document: dict[str, Any], count: int) -> float:
    """Jobs per minute with all of them queued at once."""
    started = time.perf_counter()
    jobs = [await stack.submit(document) for _ in range(count)]
    ended = await asyncio.gather(*(stack.ended(job_id, _WAIT) for job_id in jobs))
    assert {job["status"] for job in ended} == {"succeeded"}
    return count * 60 / (time.perf_counter() - started)


async def bare_chain_per_minute(document: dict[str, Any], count: int, root: Path) -> float:
    """Decks per minute through the same three pools, files on disk, without jobs, leases, store or bus."""
    source = root / "document.json"
    source.write_text(json.dumps(document), encoding="utf-8")
    size = os.cpu_count() or 1
    async with (
        _pool(RENDERING, size) as render,
        _pool(DRAWING, size) as preview,
        _pool(SCORING, size) as score,
    ):
        await _chain(render, preview, score, source, root / "warm-up")
        gate = asyncio.Semaphore(2 * size)

        async def one(number: int) -> None:
            async with gate:
                await _chain(render, preview, score, source, root / f"bare-{number}")

        started = time.perf_counter()
        await asyncio.gather(*(one(number) for number in range(count)))
        return count * 60 / (time.perf_counter() - started)


async def _chain(render: RenderPool, preview: PreviewPool, score: ScorePool, source: Path, out: Path) -> None:
    out.mkdir()
    made = (await render.run(RenderOrder("protocol_v2", source, out), timeout=_WAIT)).deck
    assert made is not None
    pictures = PreviewOrder(made.pptx, out, DEFAULT_FORMATS)
    report = ScoreOrder(out, made.pptx, source, "protocol_v2", made.manifest)
    await asyncio.gather(preview.run(pictures, timeout=_WAIT), score.run(report, timeout=_WAIT))


def memory(stack: Scenario) -> dict[str, float]:
    """Resident MB by service, its own process alone."""
    found = {}
    for name in ("job-registry", "gateway", "renderer", "previewer", "scorer"):
        process = stack.stack.process(name).process
        assert process is not None
        status = Path(f"/proc/{process.pid}/status").read_text(encoding="utf-8")
        found[name] = int(next(line for line in status.splitlines() if line.startswith("VmRSS")).split()[1]) / 1024
    return found
