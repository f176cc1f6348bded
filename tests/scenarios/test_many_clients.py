"""Many clients at once: repeats of one request, hundreds of waiters on one job."""

import asyncio
from collections.abc import AsyncIterator

import pytest
import pytest_asyncio

from tests.support.long_polls import POLL_SECONDS, wake_together
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
    """Long-polls on one job all answer with its end, and none waits for its own; how fast, the bench measures."""
    woken = await wake_together(stack, WAITERS)
    assert set(woken.statuses) == {"complete"}
    assert max(woken.seconds) < POLL_SECONDS / 2
