"""What the platform stands on goes away: the bus, its volume, the database."""

import asyncio
import shutil
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio

from tests.support.postgres import private_postgres
from tests.support.stack import Scenario, scenario, small_deck

pytestmark = pytest.mark.asyncio(loop_scope="module")  # the supervisor lives in the loop of its fixture


@pytest_asyncio.fixture(loop_scope="module", scope="module")
async def stack(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Scenario]:
    """One stack on SQLite, shared by the tests of this file."""
    async with scenario(tmp_path_factory.mktemp("outages")) as made:
        yield made


async def test_without_a_bus_jobs_are_accepted_and_done(stack: Scenario) -> None:
    """Submits still get 202, the slow poll finds the work, readiness says degraded."""
    bus = stack.stack.process("nats-server")
    await bus.stop(grace=5)
    try:
        job_id = await stack.submit(small_deck())
        ready = await stack.http.get("/readyz")
        assert (200, "degraded") == (ready.status_code, ready.json()["status"])
        assert (await stack.ended(job_id, 60))["status"] == "succeeded"
    finally:
        await bus.start(30)


async def test_a_wiped_bus_volume_loses_nothing(stack: Scenario) -> None:
    """Jobs queued before the bus lost everything are done after it came back empty."""
    jobs = [await stack.submit(small_deck()) for _ in range(4)]
    bus = stack.stack.process("nats-server")
    await bus.stop(grace=5)
    shutil.rmtree(stack.data.bus / "streams")
    await bus.start(30)
    ended = await asyncio.gather(*(stack.ended(job_id, 60) for job_id in jobs))
    assert {"succeeded"} == {job["status"] for job in ended}


async def test_a_database_away_longer_than_a_lease_costs_no_strike(tmp_path: Path) -> None:
    """503 with Retry-After meanwhile; afterwards the running work goes on, and an outage of ours is nobody's strike."""
    with private_postgres(tmp_path / "postgres") as server:
        async with scenario(tmp_path, {"DECKMILL_DATABASE_URL": server.url()}) as stack:
            job_id = await stack.submit(small_deck("Long", slides=30))
            await stack.reached(job_id, "task.started", stage="PREVIEW")
            server.stop()
            answer = await stack.http.post(
                "/api/v2/render", json={"sourceSchema": "protocol_v2", "document": small_deck(), "mode": "async"}
            )
            assert answer.status_code == 503
            assert int(answer.headers["retry-after"]) >= 1
            assert answer.headers["content-type"] == "application/problem+json"
            await asyncio.sleep(3.0)  # the outage itself: twice the lease
            server.start()
            job = await stack.ended(job_id, 60)
            assert job["status"] == "succeeded"
            failures = [e for e in await stack.events(job_id) if e["type"] in ("task.failed", "task.lease_expired")]
            assert failures == []
