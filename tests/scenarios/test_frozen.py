"""What the platform stands on stands still: it accepts connections and never answers. Clients know within seconds."""

import asyncio
import time
from collections.abc import AsyncIterator, Awaitable
from dataclasses import dataclass
from pathlib import Path
from subprocess import Popen

import httpx
import pytest
import pytest_asyncio

from tests.integration.gateway.test_frozen_registry import READS, WRITES
from tests.support.postgres import Postgres, private_postgres
from tests.support.servers import frozen, s3_process
from tests.support.stack import Scenario, scenario, small_deck

pytestmark = pytest.mark.asyncio(loop_scope="module")  # the supervisor lives in the loop of its fixture

AT_ONCE = 5.0
"""Seconds in which a client shall know."""
SLACK = 10.0
"""Seconds besides for two dozen requests at once, where the machine has other things to do."""


@dataclass(frozen=True, slots=True)
class Grounds:
    """A stack on PostgreSQL and S3, and what it stands on."""

    stack: Scenario
    postgres: Postgres
    s3: Popen[bytes]
    job: str


@pytest_asyncio.fixture(loop_scope="module", scope="module")
async def grounds(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Grounds]:
    """One for all tests of this file, with a job that is done."""
    root = tmp_path_factory.mktemp("frozen")
    with private_postgres(root / "postgres") as postgres, s3_process(root / "s3") as (store, s3):
        settings = {"DECKMILL_DATABASE_URL": postgres.url(), "DECKMILL_STORE_URL": store}
        async with scenario(root, settings) as stack:
            job = await stack.submit(small_deck())
            await stack.ended(job)
            yield Grounds(stack, postgres, s3, job)


async def test_a_frozen_database_is_told_by_every_route(grounds: Grounds) -> None:
    """503 with Retry-After within five seconds, whatever is asked; afterwards the same requests are answered."""
    stack, job = grounds.stack, grounds.job
    body = {"sourceSchema": "protocol_v2", "document": small_deck(), "mode": "async"}
    repeat = {"Idempotency-Key": "frozen"}
    with frozen(grounds.postgres.pids()):
        reads = [stack.http.get(path.format(job=job)) for path in READS]
        writes = [stack.http.post(path.format(job=job), json=body, headers=repeat) for path in WRITES]
        answers = await asyncio.gather(*map(_timed, [*reads, *writes]))
    _expect_away(answers)
    after = await stack.patiently("POST", "/api/v2/render", json=body, headers=repeat)
    assert after.status_code == 202
    assert (await stack.ended(after.json()["data"]["job_id"]))["status"] == "succeeded"


async def test_a_frozen_store_is_told_wherever_files_are_needed(grounds: Grounds, tmp_path: Path) -> None:
    """Downloads, uploads and documents that do not lie in the database; small documents are accepted meanwhile."""
    stack = grounds.stack
    record = await stack.job(grounds.job)
    deck = tmp_path / "deck.pptx"
    deck.write_bytes((await stack.http.get(record["download_url"])).content)
    notes = {"speakerNotes": "What the speaker says, at length. " * 40}
    large = small_deck() | {"slides": [slide | notes for slide in small_deck(slides=60)["slides"]]}
    small, large_body = (
        {"sourceSchema": "protocol_v2", "document": each, "mode": "async"} for each in (small_deck(), large)
    )
    with frozen([grounds.s3.pid]), deck.open("rb") as file:
        asked = [
            stack.http.get(record["download_url"]),
            stack.http.post("/api/v2/validate", files={"file": file}),
            stack.http.post("/api/v2/render", json=large_body),
        ]
        answers = await asyncio.gather(*map(_timed, asked))
        accepted = await stack.http.post("/api/v2/render", json=small)
    _expect_away(answers)
    assert accepted.status_code == 202
    assert (await stack.ended(accepted.json()["data"]["job_id"], 60))["status"] == "succeeded"


async def test_a_frozen_bus_delays_nobody(grounds: Grounds) -> None:
    """Submits are accepted as ever, and workers find the work by themselves."""
    stack = grounds.stack
    bus = stack.stack.process("nats-server").process
    assert bus is not None
    with frozen([bus.pid]):
        started = time.monotonic()
        job = await stack.submit(small_deck())
        assert time.monotonic() - started < AT_ONCE + SLACK
        assert (await stack.ended(job, 60))["status"] == "succeeded"


async def _timed(request: Awaitable[httpx.Response]) -> tuple[httpx.Response, float]:
    started = time.monotonic()
    return await request, time.monotonic() - started


def _expect_away(answers: list[tuple[httpx.Response, float]]) -> None:
    told = {f"{answer.request.method} {answer.url.path}": (answer.status_code, spent) for answer, spent in answers}
    assert {status for status, _ in told.values()} == {503}, told
    assert all(answer.headers["retry-after"].isdecimal() for answer, _ in answers)
    assert max(seconds for _, seconds in told.values()) < AT_ONCE + SLACK, told
