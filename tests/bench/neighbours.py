"""What a tenant feels of ten clients of another who send the largest bodies there are, one after the other.

`python -m tests.bench.neighbours URL KEY KIND` is these ten clients.
"""

import asyncio
import json
import statistics
import sys
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import httpx

from deckmill.terminal import out, table
from tests.support.stack import Scenario, small_deck

MOST = 5.0
"""How many times as long the slowest answer in a hundred may take."""
_CLIENTS = 10
_SAMPLES = 400
_PAUSE = 0.01
_SETTLED = 3.0
"""Seconds until all clients are at it, and the child that reads for them is warm."""


def body(kind: str) -> bytes:
    """Seven megabytes: of more values than are decoded, or of nearly as many as are."""
    large: object = (
        {f"k{n:06}": 1 for n in range(600_000)} if kind == "counted" else [10**13 + n for n in range(450_000)]
    )
    return json.dumps({"title": "x", "slides": [large]}, separators=(",", ":")).encode()


async def measure(stack: Scenario) -> dict[str, float]:
    """The p99 of a read in ms: idle, and beside clients who send bodies of each kind."""
    job_id = await stack.submit(small_deck())
    await stack.ended(job_id)
    key = await _key(stack)
    found = {"idle": await _p99(stack, job_id)}
    for kind in ("counted", "decoded"):
        async with _noise(str(stack.http.base_url), key, kind):
            found[kind] = await _p99(stack, job_id)
    return found


def report(found: dict[str, float]) -> list[str]:
    """Print a table; the targets that were missed."""
    rows = table("BODIES OF ANOTHER TENANT", "P99 OF A READ", "/IDLE")
    for kind, ms in found.items():
        rows.add_row(kind, f"{ms:.1f} ms", f"{ms / found['idle']:.1f}")
    out.print(rows)
    over = {kind: ms / found["idle"] for kind, ms in found.items() if ms / found["idle"] > MOST}
    return [f"p99 beside bodies that are {kind} / idle: {x:.1f}, target at most {MOST:g}" for kind, x in over.items()]


async def _key(stack: Scenario) -> str:
    request = {"name": "neighbour", "tenant": "neighbour", "scopes": ["render"]}
    return str((await stack.http.post("/api/v2/keys", json=request)).raise_for_status().json()["key"])


async def _p99(stack: Scenario, job_id: str) -> float:
    times = []
    for _ in range(_SAMPLES):
        started = time.perf_counter()
        (await stack.http.get(f"/api/v2/jobs/{job_id}")).raise_for_status()
        times.append((time.perf_counter() - started) * 1000)
        await asyncio.sleep(_PAUSE)
    return statistics.quantiles(times, n=100)[98]


@asynccontextmanager
async def _noise(url: str, key: str, kind: str) -> AsyncIterator[None]:
    clients = await asyncio.create_subprocess_exec(sys.executable, "-m", "tests.bench.neighbours", url, key, kind)
    try:
        await asyncio.sleep(_SETTLED)
        yield
    finally:
        clients.kill()
        await clients.wait()


async def _send_for_ever(url: str, key: str, kind: str) -> None:
    data, headers = body(kind), {"X-API-Key": key, "Content-Type": "application/json"}
    async with httpx.AsyncClient(base_url=url, headers=headers, timeout=120) as client:

        async def send() -> None:
            while True:
                answer = await client.post("/api/v2/render", content=data)
                assert answer.status_code in (400, 429), answer.text

        await asyncio.gather(*(send() for _ in range(_CLIENTS)))


if __name__ == "__main__":
    asyncio.run(_send_for_ever(*sys.argv[1:]))
