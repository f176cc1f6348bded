"""Readiness follows what the pool can really do."""

import asyncio
from collections.abc import AsyncIterator

import pytest

from deck_runtime.children.canary import Canary
from deck_runtime.children.pool import ChildPool
from tests.support.echo_child import WORK, Echo, Wish

EchoPool = ChildPool[Wish, Echo]


@pytest.fixture
async def pool() -> AsyncIterator[EchoPool]:
    """One child of the echo module, warm."""
    made = ChildPool(WORK, 1)
    made.start()
    await made.wait_ready()
    yield made
    await made.close()


async def _after_one_try(pool: EchoPool, request: Wish, *, now: float) -> bool:
    """Whether the canary is well after the pool has been left alone until `now`, in seconds after its last success."""
    stopping = asyncio.Event()
    canary = Canary(pool, request, every=0.2, timeout=2.0, clock=lambda: pool.succeeded_at + now)
    running = asyncio.create_task(canary.run(stopping))
    before = pool.succeeded_at
    async with asyncio.timeout(20):
        while now > 0.2 and canary.healthy and pool.succeeded_at == before:
            await asyncio.sleep(0.01)
    stopping.set()
    await running
    return canary.healthy


async def test_a_pool_that_works_stays_ready(pool: EchoPool) -> None:
    """After a quiet minute the canary sings, and the pool has a success again."""
    before = pool.succeeded_at
    assert await _after_one_try(pool, Wish(), now=60)
    assert pool.succeeded_at > before


@pytest.mark.parametrize("trouble", ["die", "fail", "refuse", "fill disk"])
async def test_a_pool_that_cannot_work_is_not_ready(pool: EchoPool, trouble: str) -> None:
    """A child that dies of everyday work is no use, however alive it looks; the service goes on, and says so."""
    assert not await _after_one_try(pool, Wish(trouble), now=60)


async def test_a_recent_success_is_proof_enough(pool: EchoPool) -> None:
    """No work is made up while real work succeeds."""
    before = pool.succeeded_at
    assert await _after_one_try(pool, Wish("die"), now=0.1)
    assert pool.succeeded_at == before


async def test_a_service_that_ends_waits_for_no_child() -> None:
    """Before the first child is warm, the canary would wait for one until its own time is over."""
    cold, stopping = ChildPool(WORK, 1), asyncio.Event()
    running = asyncio.create_task(Canary(cold, Wish(), every=0.2, timeout=600.0).run(stopping))
    await asyncio.sleep(0)
    stopping.set()
    async with asyncio.timeout(20):
        await running
