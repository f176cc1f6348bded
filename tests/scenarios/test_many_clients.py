"""Many clients at once: repeats of one request, hundreds of waiters on one job."""

import asyncio
import statistics
import time
from collections.abc import AsyncIterator

import httpx
import pytest

from tests.support.stack import Scenario, scenario, small_deck

WAITERS = 500


@pytest.fixture(scope="module")
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
    """Long-polls on one job all answer with its end, the slowest within half a second of the first (99 of 100)."""
    stack.fail_at("worker.claimed@RENDER=once kill")  # holds the job until its lease has run out
    job_id = await stack.submit(small_deck())
    limits = httpx.Limits(max_connections=WAITERS + 10)
    headers = dict(stack.http.headers)
    async with httpx.AsyncClient(base_url=stack.stack.url, headers=headers, limits=limits, timeout=90) as http:

        async def wait() -> tuple[float, str]:
            answer = await http.get(f"/v1/jobs/{job_id}", params={"poll": "true", "timeout": 60})
            return time.perf_counter(), str(answer.json()["status"])

        answers = await asyncio.gather(*(wait() for _ in range(WAITERS)))
    assert {"complete"} == {status for _, status in answers}
    moments = sorted(moment for moment, _ in answers)
    p99 = statistics.quantiles(moments, n=100)[-1] - moments[0]
    assert p99 < 0.5, f"p99 {p99:.3f} s"
