"""Several of each service: how soon one gateway sees what the other had made, and what workers bring."""

import asyncio
import os
import statistics
import time
from datetime import datetime
from pathlib import Path
from typing import Any

import httpx

from deckmill.terminal import out, table
from tests.bench.quiet import Others
from tests.support.gateway import OWNER_KEY
from tests.support.replicas import FULL, replicas

WATCHES = 30
QUEUE = 30
WORKERS = (1, 2, 3)
SEEN_WITHIN = 100.0
"""Milliseconds, median."""
_WAIT = 600.0
_HEADERS = {"Authorization": f"Bearer {OWNER_KEY}"}
_SETTINGS = {"PREVIEW_CACHE_BYTES": "0"}


async def measure(root: Path, document: dict[str, Any]) -> dict[str, Any]:
    """Milliseconds from a job's end to the answer at the other gateway, and decks a minute by workers of each kind."""
    async with replicas(root / "watch", FULL, **_SETTINGS) as cluster:
        seen = await _seen(cluster.urls, document)
    rates = {}
    for count in WORKERS:
        counts = {"registry": 2, "gateway": 2} | dict.fromkeys(("renderer", "previewer", "scorer"), count)
        async with replicas(root / f"workers-{count}", counts, **_SETTINGS) as cluster:
            others = Others()
            rates[count] = (await _per_minute(cluster.urls, document), others.load())
    return {"seen": seen, "rates": rates}


def report(found: dict[str, Any]) -> list[str]:
    """Print them; what is missed of the target."""
    middle, late = statistics.median(found["seen"]), statistics.quantiles(found["seen"], n=20)[-1]
    out.print(f"seen at the other gateway: median {middle:.0f} ms, p95 {late:.0f} ms after the end of the job")
    rows = table(f"WORKERS OF EACH KIND, {os.cpu_count()} CORES", "DECKS A MINUTE", "OTHERS")
    for count, (rate, others) in found["rates"].items():
        rows.add_row(str(count), f"{rate:.0f}", f"{others:.1f}")
    out.print(rows)
    limit = SEEN_WITHIN
    return [f"seen at the other gateway, median: {middle:.0f} ms, target at most {limit:.0f}"] if middle > limit else []


async def _seen(urls: list[str], document: dict[str, Any]) -> list[float]:
    """Each job is made at one gateway and waited for at the other; both, like the database, read the same clock."""
    found = []
    async with _client(urls[0]) as first, _client(urls[1]) as second:
        for _ in range(WATCHES):
            answer = await second.get(f"/api/v2/jobs/{await _made(first, document)}", params={"wait": 60})
            arrived = time.time()
            job = answer.raise_for_status().json()["job"]
            assert job["status"] == "succeeded", job
            found.append((arrived - datetime.fromisoformat(job["finished_at"]).timestamp()) * 1000)
    return found


async def _per_minute(urls: list[str], document: dict[str, Any]) -> float:
    """Decks a minute with all of them queued at once."""
    async with _client(urls[0]) as first, _client(urls[1]) as second:
        clients = (first, second)
        await _ended(first, await _made(first, document))  # children are warm
        started = time.perf_counter()
        jobs = [await _made(clients[number % 2], document) for number in range(QUEUE)]
        await asyncio.gather(*(_ended(clients[number % 2], job) for number, job in enumerate(jobs)))
        return QUEUE * 60 / (time.perf_counter() - started)


async def _made(client: httpx.AsyncClient, document: dict[str, Any]) -> str:
    body = {"sourceSchema": "protocol_v2", "document": document, "mode": "async"}
    return str((await client.post("/api/v2/render", json=body)).raise_for_status().json()["data"]["job_id"])


async def _ended(client: httpx.AsyncClient, job_id: str) -> None:
    async with asyncio.timeout(_WAIT):
        while True:
            answer = await client.get(f"/api/v2/jobs/{job_id}", params={"wait": 60})
            status = answer.raise_for_status().json()["job"]["status"]
            if status not in ("queued", "running"):
                assert status == "succeeded"
                return


def _client(url: str) -> httpx.AsyncClient:
    return httpx.AsyncClient(base_url=url, headers=_HEADERS, timeout=90)
