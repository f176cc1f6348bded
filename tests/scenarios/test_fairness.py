"""Two tenants on one stack: the work of one that holds every child does not keep the other waiting."""

import os
import signal
from collections.abc import AsyncIterator

import httpx
import pytest
import pytest_asyncio

from tests.support.stack import Scenario, scenario, small_deck

pytestmark = pytest.mark.asyncio(loop_scope="module")  # the supervisor lives in the loop of its fixture

PATIENCE = 90.0
"""Seconds; LibreOffice is started twice here."""
LONG = 8
"""Slides of a deck that all idle children draw together."""


@pytest_asyncio.fixture(loop_scope="module", scope="module")
async def stack(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Scenario]:
    """One stack with two children that draw; on a busy machine neither a lease nor the time for drawing runs out."""
    settings = {"DECKMILL_PREVIEWER_CHILDREN": "2", "DECKMILL_LEASE_TTL": "60", "DECKMILL_PREVIEW_SECONDS": "300"}
    async with scenario(tmp_path_factory.mktemp("fair"), settings) as made:
        yield made


async def test_one_deck_on_all_children_keeps_no_other_tenant_waiting(stack: Scenario) -> None:
    """It holds one place, and all children: one more draws another tenant's, also after that one was killed."""
    await stack.ended(await stack.submit(small_deck("Warm", LONG)))
    ordinary = stack.children("previewer")
    _send(ordinary, signal.SIGSTOP)
    try:
        long = await stack.submit(small_deck("Long", LONG))
        await stack.reached(long, "task.started", stage="PREVIEW")
        other = await _of_another_tenant(stack)
        job = await other.ended(await other.submit(small_deck("Short")), PATIENCE)
        assert job["status"] == "succeeded"
        apart = [child for child in stack.children("previewer") if child not in ordinary]
        _send(apart, signal.SIGSTOP)
        second = await other.submit(small_deck("Short again"))
        await other.reached(second, "task.started", stage="PREVIEW")
        _send(apart, signal.SIGKILL)
        assert (await other.ended(second, PATIENCE))["status"] == "succeeded"
        assert await other.attempts(second, "PREVIEW") == [1, 2]
        assert (await stack.job(long))["status"] == "running"
    finally:
        _send(ordinary, signal.SIGCONT)
    assert (await stack.ended(long, PATIENCE))["status"] == "succeeded"
    assert await stack.attempts(long, "PREVIEW") == [1]


async def _of_another_tenant(stack: Scenario) -> Scenario:
    """The same stack, as somebody else sees it."""
    wish = {"name": "globex", "tenant": "globex", "scopes": ["render", "read"]}
    key = (await stack.http.post("/api/v2/keys", json=wish)).raise_for_status().json()["key"]
    http = httpx.AsyncClient(base_url=stack.http.base_url, headers={"X-API-Key": key}, timeout=90)
    return Scenario(stack.stack, stack.data, stack.data.run, http)


def _send(processes: list[int], number: signal.Signals) -> None:
    for process in processes:
        os.kill(process, number)
