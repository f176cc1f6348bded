"""The measurements of `make bench`; times in milliseconds."""

import asyncio
import shutil
import statistics
import subprocess
import time
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from previewer.libreoffice.program import find_program
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
    times = {
        "accept": (accepted - started) * 1000,
        "pptx": _since_creation(events, "RENDER"),
        "pictures": _since_creation(events, "PREVIEW"),
        "total": (total - started) * 1000,
    }
    return Run(times, (await stack.http.get(job["download_url"])).content)


def _since_creation(events: list[dict[str, Any]], stage: str) -> float:
    created = datetime.fromisoformat(events[0]["created_at"])
    done = next(e for e in events if e["type"] == "task.succeeded" and e["data"]["stage"] == stage)
    return (datetime.fromisoformat(done["created_at"]) - created).total_seconds() * 1000


def require_tools() -> None:
    """Raise SystemExit, with the package to install, when a program of the route by hand is missing."""
    if shutil.which("pdftoppm") is None:
        raise SystemExit("make bench needs pdftoppm: install the package poppler-utils")


def by_hand(pptx: Path, root: Path) -> float:
    """What people type: a cold soffice to PDF, then pdftoppm to 1920 x 1080."""
    soffice = str(find_program() / "soffice")
    profile = f"-env:UserInstallation=file://{root}/profile"
    times = []
    for _ in range(2):
        started = time.perf_counter()
        convert = [soffice, profile, "--headless", "--convert-to", "pdf", "--outdir", str(root), str(pptx)]
        subprocess.run(convert, check=True, capture_output=True)
        scale = ["-scale-to-x", "1920", "-scale-to-y", "1080"]
        draw = ["pdftoppm", "-png", *scale, str(pptx.with_suffix(".pdf")), str(root / "by-hand")]
        subprocess.run(draw, check=True)
        times.append((time.perf_counter() - started) * 1000)
    return min(times)  # the first run also makes the profile


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


def memory(stack: Scenario) -> dict[str, float]:
    """Resident MB by service, its own process alone."""
    found = {}
    for name in ("job-registry", "gateway", "renderer", "previewer", "scorer"):
        process = stack.stack.process(name).process
        assert process is not None
        status = Path(f"/proc/{process.pid}/status").read_text(encoding="utf-8")
        found[name] = int(next(line for line in status.splitlines() if line.startswith("VmRSS")).split()[1]) / 1024
    return found
