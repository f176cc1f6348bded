"""Watching jobs: every state that matters arrives, late perhaps, never wrong."""

import asyncio
from collections.abc import AsyncIterator

import pytest

from deck_domain.errors import InvalidRequest, NotFound, StoreUnavailable
from deck_domain.job import Hint, head_of
from deck_domain.job_kinds import JobKind
from deck_domain.lifecycle import JobState
from job_registry.aggregate.read_job import MAX_BATCH, batch_get_heads, find_job
from job_registry.background.replicas import changed_since
from job_registry.jobs.end_job import cancel_job, delete_job
from job_registry.watching.watch import watch_job, watch_jobs
from job_registry.watching.watch_hub import WatchHub
from tests.support.registry import Parts

PATIENCE = 5.0


@pytest.fixture
def hub(parts: Parts) -> WatchHub:
    """A hub that hears of commits."""
    hub = WatchHub(lambda job_id: parts.database.read(find_job, job_id))
    parts.database.on_commit(hub.committed)
    return hub


def follow(
    hub: WatchHub, job_id: str, after: int = 0, tenant: str = "acme", bookmark: float = PATIENCE
) -> AsyncIterator:  # type: ignore[type-arg]
    """A watch stream."""
    return watch_job(hub, tenant, job_id, after_revision=after, bookmark_every=bookmark)


async def test_current_state_then_each_newer_one_then_the_end(parts: Parts, hub: WatchHub) -> None:
    """Revisions only rise, the terminal state is last."""
    job = await parts.add(kind=JobKind.VALIDATE)
    seen = []
    async for state, revision in follow(hub, job.id):
        seen.append((state.state, revision))
        if state.state is JobState.QUEUED:
            lease = await parts.claimed()
        elif state.state is JobState.RUNNING:
            await parts.complete(lease)
    assert [state for state, _ in seen] == [JobState.QUEUED, JobState.RUNNING, JobState.SUCCEEDED]
    assert [revision for _, revision in seen] == [1, 2, 3]


async def test_known_revision_is_not_sent_again(parts: Parts, hub: WatchHub) -> None:
    """A stream resumed after the last revision waits for the next."""
    job = await parts.add()
    stream = follow(hub, job.id, after=1)
    waiting = asyncio.ensure_future(anext(stream))
    await parts.claimed()
    state, revision = await waiting
    assert (state.state, revision) == (JobState.RUNNING, 2)


async def test_resumed_after_the_end_it_ends(parts: Parts, hub: WatchHub) -> None:
    """Who has seen the terminal state gets nothing more."""
    job = await parts.add()
    ended = await parts.database.write(cancel_job, "acme", job.id)
    assert [item async for item in follow(hub, job.id, after=ended.revision)] == []


async def test_idle_stream_gets_a_bookmark(parts: Parts, hub: WatchHub) -> None:
    """No job, the covered revision."""
    job = await parts.add()
    assert await anext(follow(hub, job.id, after=1, bookmark=0.01)) == (None, 1)


async def test_unknown_or_foreign_job_is_not_found(parts: Parts, hub: WatchHub) -> None:
    """The two are not told apart."""
    job = await parts.add()
    for stream in (follow(hub, "job_nowhere"), follow(hub, job.id, tenant="rival")):
        with pytest.raises(NotFound):
            await anext(stream)


async def test_deletion_ends_the_stream(parts: Parts, hub: WatchHub) -> None:
    """With NOT_FOUND."""
    job = await parts.add()
    stream = follow(hub, job.id, after=1)
    waiting = asyncio.ensure_future(anext(stream))
    await parts.database.write(delete_job, "acme", job.id, key_id="key_owner", admin=False)
    with pytest.raises(NotFound):
        await waiting


async def test_a_thousand_watchers_share_one_read(parts: Parts) -> None:
    """A change costs one query, whoever waits."""
    reads = 0

    async def read(job_id: str):  # type: ignore[no-untyped-def]
        nonlocal reads
        reads += 1
        return await parts.database.read(find_job, job_id)

    hub = WatchHub(read)
    parts.database.on_commit(hub.committed)
    job = await parts.add()
    streams = [follow(hub, job.id) for _ in range(1000)]
    await asyncio.gather(*(anext(stream) for stream in streams))
    waiting = asyncio.gather(*(anext(stream) for stream in streams))
    await parts.claimed()
    states = await waiting
    assert {revision for _, revision in states} == {2}
    assert reads <= 3
    assert hub.watchers == 1000
    for stream in streams:
        await stream.aclose()
    assert hub.watchers == 0


async def test_fleet_begins_with_a_sign_and_hints_at_every_change(parts: Parts, hub: WatchHub) -> None:
    """Subscribe first, then read, then wait: nothing falls between."""
    stream = watch_jobs(hub, bookmark_every=PATIENCE)
    assert await anext(stream) is None
    job = await parts.add()
    assert await anext(stream) == Hint(job.id, 1)
    await parts.database.write(cancel_job, "acme", job.id)
    assert await anext(stream) == Hint(job.id, 2, terminal=True)
    await parts.database.write(delete_job, "acme", job.id, key_id="key_owner", admin=False)
    assert (await anext(stream)) == Hint(job.id, 3, terminal=True, deleted=True)


async def test_steps_that_follow_at_once_are_one_hint_and_the_end_waits_for_none(hub: WatchHub) -> None:
    """A stage ends and the next begin: whoever follows hears of the last."""
    stream = watch_jobs(hub, bookmark_every=PATIENCE)
    await anext(stream)
    for revision in (1, 2, 3):
        hub.tell(Hint("job_1", revision))
    hub.tell(Hint("job_2", 9, terminal=True))
    assert [await anext(stream) for _ in range(2)] == [Hint("job_1", 3), Hint("job_2", 9, terminal=True)]
    hub.tell(Hint("job_1", 4))
    assert await anext(stream) == Hint("job_1", 4)


async def test_idle_fleet_gets_bookmarks(hub: WatchHub) -> None:
    """A sign of life."""
    stream = watch_jobs(hub, bookmark_every=0.01)
    assert [await anext(stream) for _ in range(3)] == [None, None, None]


async def test_fleet_that_reads_too_slowly_is_dropped(hub: WatchHub) -> None:
    """Memory is bounded: it must subscribe again and read anew."""
    stream = watch_jobs(hub, bookmark_every=PATIENCE)
    await anext(stream)
    for number in range(10_001):
        hub.tell(Hint(f"job_{number}", 1))
    with pytest.raises(StoreUnavailable):
        await anext(stream)


async def test_unread_hints_of_one_job_coalesce(hub: WatchHub) -> None:
    """The newest counts."""
    stream = watch_jobs(hub, bookmark_every=PATIENCE)
    await anext(stream)
    for revision in range(1, 50):
        hub.tell(Hint("job_1", revision))
    hub.tell(Hint("job_1", 7))
    assert (await anext(stream)) == Hint("job_1", 49)


async def test_poll_finds_what_other_registries_committed(parts: Parts) -> None:
    """Changes, ends and deletions since the last look, and a little before."""
    _, since = await parts.database.read(changed_since, None)
    kept, gone = await parts.add(), await parts.add()
    await parts.database.write(cancel_job, "acme", kept.id)
    await parts.database.write(delete_job, "acme", gone.id, key_id="key_owner", admin=False)
    parts.clock.advance(10)
    hints, since = await parts.database.read(changed_since, since)
    assert set(hints) == {Hint(kept.id, 2, terminal=True), Hint(gone.id, 3, terminal=True, deleted=True)}
    parts.clock.advance(60)
    _, since = await parts.database.read(changed_since, since)
    assert (await parts.database.read(changed_since, since))[0] == []


async def test_heads_tell_how_far_jobs_are(parts: Parts) -> None:
    """Of those that exist, at any tenant's; a hint of the same commit says the same."""
    queued, ended = await parts.add(), await parts.add("umbrella")
    await parts.database.write(cancel_job, "umbrella", ended.id)
    heads = await parts.database.read(batch_get_heads, [queued.id, ended.id, "job_nowhere"])
    assert {head.id: head for head in heads} == {
        queued.id: head_of(queued),
        ended.id: head_of(await parts.job(ended.id)),
    }
    assert {head.id: head.terminal for head in heads} == {queued.id: False, ended.id: True}
    with pytest.raises(InvalidRequest):
        await parts.database.read(batch_get_heads, ["job"] * (MAX_BATCH + 1))
