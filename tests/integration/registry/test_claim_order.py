"""Who is served next, and what happens when many ask at once."""

import asyncio

from deck_domain.lifecycle import FailureCategory, Stage
from job_registry.aggregate.insert_job import PRIORITY_ASYNC, PRIORITY_CHILD, PRIORITY_INTERACTIVE
from job_registry.tasks.claim_task import claim_task
from tests.support.registry import TERMS, Parts


async def test_oldest_job_first(parts: Parts) -> None:
    """Within a tenant and a priority, age decides."""
    expected = []
    for _ in range(3):
        expected.append((await parts.add()).id)
        parts.clock.advance(1)
    assert [(await parts.claimed()).job_id for _ in range(3)] == expected


async def test_waiting_clients_go_before_the_queue(parts: Parts) -> None:
    """Interactive before async before the children of decks."""
    for priority in (PRIORITY_CHILD, PRIORITY_ASYNC, PRIORITY_INTERACTIVE):
        await parts.add(title=str(priority), priority=priority)
        parts.clock.advance(1)
    assert [(await parts.claimed()).title for _ in range(3)] == ["0", "1", "2"]


async def test_tenant_with_less_running_goes_first(parts: Parts) -> None:
    """A tenant with many jobs waits its turn: each claim goes to whoever has the fewest of that stage running."""
    for _ in range(6):
        await parts.add("big")
    parts.clock.advance(60)
    for _ in range(2):
        await parts.add("small")
    claimed = [(await parts.claimed()).tenant for _ in range(6)]
    assert claimed == ["big", "small", "big", "small", "big", "big"]


async def test_only_offered_stages_are_claimed(parts: Parts) -> None:
    """A worker gets what it can run."""
    await parts.add()
    assert await parts.claim(Stage.PREVIEW, Stage.SCORE) is None
    assert (await parts.claimed(Stage.RENDER)).stage is Stage.RENDER


async def test_empty_handed_worker_learns_when_a_retry_falls_due(parts: Parts) -> None:
    """Seconds from now, for the stages it offers."""
    await parts.add()
    await parts.fail(await parts.claimed())
    _, due = await parts.database.write(claim_task, [Stage.RENDER], "worker", "x", TERMS)
    assert due == 1.0
    _, none_due = await parts.database.write(claim_task, [Stage.SCORE], "worker", "y", TERMS)
    assert none_due is None


async def test_many_claimers_at_once_share_the_work(parts: Parts) -> None:
    """Ten claims race for ten tasks of one tenant: each gets its own, nobody leaves empty-handed."""
    for _ in range(10):
        await parts.add()
    leases = await asyncio.gather(*(parts.claim() for _ in range(10)))
    assert len({lease.task_id for lease in leases if lease}) == 10


async def test_twins_of_one_claim_get_one_lease(parts: Parts) -> None:
    """A claim sent again while the first is still being answered."""
    await parts.add()
    await parts.add()
    first, second = await asyncio.gather(parts.claim(claim_id="one"), parts.claim(claim_id="one"))
    assert first is not None
    assert second is not None
    assert (first.task_id, first.attempt) == (second.task_id, second.attempt)


async def test_siblings_of_a_locked_job_are_not_missed(parts: Parts) -> None:
    """PREVIEW and SCORE of one job claimed at the same moment: both get their task."""
    for _ in range(10):
        await parts.add()
        await parts.complete(await parts.claimed(Stage.RENDER))
        preview, score = await asyncio.gather(parts.claim(Stage.PREVIEW), parts.claim(Stage.SCORE))
        assert preview is not None
        assert score is not None
        await parts.fail(preview, FailureCategory.PERMANENT)


async def test_a_claim_for_idle_tenants_passes_the_others(parts: Parts) -> None:
    """A worker whose places are all taken asks for tenants who have nothing running, and for nobody else."""
    for _ in range(3):
        await parts.add("big")
    await parts.claimed()
    lease, _ = await parts.database.write(claim_task, [Stage.RENDER], "worker", "a", TERMS, idle_tenants_only=True)
    assert lease is None
    await parts.add("small")
    lease, _ = await parts.database.write(claim_task, [Stage.RENDER], "worker", "b", TERMS, idle_tenants_only=True)
    assert lease is not None
    assert lease.tenant == "small"
