"""Many clients at once: repeats of one request, hundreds of waiters on one job."""

import asyncio
import json
import signal
import statistics
import time
from collections.abc import AsyncIterator
from datetime import datetime
from urllib.parse import urlsplit

import pytest
import pytest_asyncio

from tests.support.stack import Scenario, scenario, small_deck

pytestmark = pytest.mark.asyncio(loop_scope="module")  # the supervisor lives in the loop of its fixture

WAITERS = 500


@pytest_asyncio.fixture(loop_scope="module", scope="module")
async def stack(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Scenario]:
    """One stack on SQLite, shared by the tests of this file."""
    async with scenario(tmp_path_factory.mktemp("clients")) as made:
        yield made


async def test_one_key_twice_at_the_same_moment_makes_one_job(stack: Scenario) -> None:
    """Twins in flight and late repeats get the first answer; another body is refused."""
    body = {"sourceSchema": "protocol_v2", "document": small_deck("Twins"), "mode": "async"}
    headers = {"Idempotency-Key": "twins-1"}
    twins = await asyncio.gather(*(stack.http.post("/api/v2/render", json=body, headers=headers) for _ in range(8)))
    late = await stack.http.post("/api/v2/render", json=body, headers=headers)
    assert {(202, twins[0].text)} == {(answer.status_code, answer.text) for answer in [*twins, late]}
    listed = (await stack.http.get("/api/v2/jobs", params={"limit": 100})).json()["jobs"]
    assert [job["document_title"] for job in listed].count("Twins") == 1
    other = body | {"document": small_deck("Another")}
    assert (await stack.http.post("/api/v2/render", json=other, headers=headers)).status_code == 422


async def test_five_hundred_waiters_are_woken_together(stack: Scenario) -> None:
    """Long-polls on one job all answer with its end, 99 of 100 within half a second of its commit."""
    stack.kill("renderer", signal.SIGSTOP)
    job_id = await stack.submit(small_deck())
    connections = [await _long_poll(stack, job_id) for _ in range(WAITERS)]
    await stack.gauge("gateway", "deckmill_gateway_parked", WAITERS)
    answers = [asyncio.create_task(_answer(reader)) for reader, _ in connections]
    stack.kill("renderer", signal.SIGCONT)
    answered = await asyncio.gather(*answers)
    for _, writer in connections:
        writer.close()
    assert {"complete"} == {status for _, status in answered}
    ended = datetime.fromisoformat((await stack.job(job_id))["finished_at"]).timestamp()
    p99 = statistics.quantiles([moment - ended for moment, _ in answered], n=100)[-1]
    assert p99 < 0.5, f"p99 {p99:.3f} s"


async def _long_poll(stack: Scenario, job_id: str) -> tuple[asyncio.StreamReader, asyncio.StreamWriter]:
    """A bare connection with a long-poll on it: an HTTP client of Python's would be slower than what it measures."""
    url = urlsplit(stack.stack.url)
    reader, writer = await asyncio.open_connection(url.hostname, url.port)
    key = stack.http.headers["authorization"]
    target = f"/v1/jobs/{job_id}?poll=true&timeout=60"
    writer.write(f"GET {target} HTTP/1.1\r\nHost: x\r\nAuthorization: {key}\r\n\r\n".encode())
    return reader, writer


async def _answer(reader: asyncio.StreamReader) -> tuple[float, str]:
    head = (await reader.readuntil(b"\r\n\r\n")).decode().lower()
    length = int(head.partition("content-length:")[2].split()[0])
    body = json.loads(await reader.readexactly(length))
    return time.time(), str(body["status"])
