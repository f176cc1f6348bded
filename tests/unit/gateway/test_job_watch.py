"""Waiting for jobs: hints wake, reconnects re-read, nobody is left parked."""

import asyncio
from collections import Counter
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from dataclasses import replace

import pytest

from deck_domain.errors import NotFound, QueueFull, StoreUnavailable
from deck_domain.job import Hint, Job, JobHead, head_of
from deck_domain.lifecycle import JobState
from gateway.waiting.job_watch import JobWatch
from gateway.waiting.young_jobs import YoungJobs

MakeJob = Callable[..., Job]


class Hints:
    """A registry in memory, as far as waiting needs one: jobs, a stream of hints that can be cut, counted reads.

    `reads` counts reads of whole jobs, `looks` those of heads; `away` refuses them.
    """

    def __init__(self, *jobs: Job) -> None:
        self.jobs = {job.id: job for job in jobs}
        self.reads: Counter[str] = Counter()
        self.looks: Counter[str] = Counter()
        self.subscribed = asyncio.Event()
        self.away = False
        self.refused = asyncio.Event()
        self._read = asyncio.Event()
        self._queue: asyncio.Queue[Hint | None] = asyncio.Queue()

    async def watch_jobs(self) -> AsyncIterator[Hint | None]:
        """The stream; None in the queue cuts it."""
        if self.away:
            raise StoreUnavailable("away")
        self.subscribed.set()
        yield None
        while (hint := await self._queue.get()) is not None:
            yield hint
        raise StoreUnavailable("away")

    async def get_heads(self, job_ids: Sequence[str]) -> dict[str, JobHead]:
        """Those that exist."""
        if self.away:
            self.refused.set()
            raise StoreUnavailable("away")
        self.looks.update(job_ids)
        self._read.set()
        return {job_id: head_of(self.jobs[job_id]) for job_id in job_ids if job_id in self.jobs}

    async def get_job(self, tenant: str, job_id: str) -> Job:
        """One of them."""
        self.reads[job_id] += 1
        await asyncio.sleep(0)
        return self.jobs[job_id]

    async def was_read(self, job_id: str) -> None:
        """Return when a job's head was read at least once, and what was read has been passed on."""
        while not self.looks[job_id]:
            await self._read.wait()
        await asyncio.sleep(0)

    def change(self, job: Job, *, hint: bool = True) -> None:
        """Commit a new state, and say so unless the hint gets lost."""
        self.jobs[job.id] = job
        if hint:
            self._queue.put_nowait(Hint(job.id, job.revision, job.state.terminal))

    def delete(self, job_id: str) -> None:
        """Remove a job, and say so."""
        del self.jobs[job_id]
        self._queue.put_nowait(Hint(job_id, 99, deleted=True))

    def cut(self) -> None:
        """Lose the connection."""
        self.subscribed.clear()
        self._queue.put_nowait(None)


@asynccontextmanager
async def watching(registry: Hints, capacity: int = 100) -> AsyncIterator[JobWatch]:
    """A watch that runs."""
    watch, stopping = JobWatch(registry, capacity), asyncio.Event()  # type: ignore[arg-type]
    task = asyncio.create_task(watch.run(stopping))
    await registry.subscribed.wait()
    yield watch
    stopping.set()
    await task


def waiting(watch: JobWatch, registry: Hints, revision: int, timeout: float = 20) -> asyncio.Task[Job]:
    """A poll for a newer revision of job_1."""
    return asyncio.create_task(watch.wait("acme", "job_1", lambda head: head.revision > revision, timeout))


@pytest.fixture
def job(make_job: MakeJob) -> Job:
    """A running job at revision 3."""
    return make_job(state=JobState.RUNNING, revision=3)


async def test_a_newer_job_is_answered_at_once(job: Job) -> None:
    """Nothing to wait for."""
    registry = Hints(job)
    async with watching(registry) as watch:
        assert await waiting(watch, registry, revision=2) is job


async def test_a_hint_wakes_all_who_wait_with_one_read(job: Job) -> None:
    """Five hundred polls of one job cost one look at its head when they come, and one read when it changes."""
    registry = Hints(job)
    async with watching(registry) as watch:
        polls = [waiting(watch, registry, revision=3) for _ in range(500)]
        await registry.was_read("job_1")
        registry.change(replace(job, revision=4))
        woken = await asyncio.gather(*polls)
    assert {each.revision for each in woken} == {4}
    assert (registry.looks["job_1"], registry.reads["job_1"]) == (1, 1)


async def test_all_who_want_the_same_of_a_job_get_one_answer(job: Job) -> None:
    """It is made once, before they wake; a fault of one form is met by those alone who want that form."""
    registry, made = Hints(job), Counter[str]()

    async def titles(each: Job) -> str:
        made["title"] += 1
        return f"{each.title} at {each.revision}"

    async def faults(each: Job) -> str:
        made["fault"] += 1
        raise StoreUnavailable(each.id)

    async with watching(registry) as watch:
        wanted = [
            asyncio.create_task(watch.answer("acme", "job_1", lambda head: head.terminal, 20, make))
            for make in [titles, faults] * 50
        ]
        whole = asyncio.create_task(watch.wait("acme", "job_1", lambda head: head.terminal, 20))
        await registry.was_read("job_1")
        registry.change(replace(job, revision=4, state=JobState.SUCCEEDED))
        told = await asyncio.gather(*wanted, return_exceptions=True)
        assert (await whole).revision == 4
    assert {str(each) for each in told[::2]} == {f"{job.title} at 4"}
    assert {type(each) for each in told[1::2]} == {StoreUnavailable}
    assert (made, registry.reads["job_1"]) == ({"title": 1, "fault": 1}, 1)


async def test_steps_that_nobody_waits_for_are_not_read(job: Job) -> None:
    """The hints say how far the job is; who waits for its end costs one read, however many steps there are."""
    registry = Hints(job)
    async with watching(registry) as watch:
        end = asyncio.create_task(watch.wait("acme", "job_1", lambda head: head.terminal, 20))
        await registry.was_read("job_1")
        for revision in range(4, 20):
            registry.change(replace(job, revision=revision))
        registry.change(replace(job, revision=20, state=JobState.SUCCEEDED))
        assert (await end).revision == 20
    assert (registry.looks["job_1"], registry.reads["job_1"]) == (1, 1)


async def test_followers_of_heads_read_no_job(job: Job) -> None:
    """A live timeline needs to know that there is more, and reads the events alone."""
    registry = Hints(job)
    async with watching(registry) as watch:
        following = asyncio.create_task(watch.wait_for_head("acme", "job_1", lambda head: head.revision > 3, 20))
        await registry.was_read("job_1")
        registry.change(replace(job, revision=4))
        head = await following
    assert head is not None
    assert (head.revision, registry.reads["job_1"]) == (4, 0)


async def test_a_job_made_a_moment_ago_is_waited_for_without_a_look(job: Job) -> None:
    """What hints have said of it by then counts, also those that were faster than the word that it was made."""
    registry = Hints(job)
    async with watching(registry) as watch:
        await asyncio.sleep(0)
        earlier = asyncio.create_task(watch.wait("acme", "job_1", lambda head: head.revision > 3, 20))
        await registry.was_read("job_1")
        registry.change(replace(job, revision=4))
        await earlier
        watch.made(job)
        assert (await waiting(watch, registry, revision=3)).revision == 4
        end = asyncio.create_task(watch.wait("acme", "job_1", lambda head: head.terminal, 20))
        await asyncio.sleep(0)
        registry.change(replace(job, revision=5, state=JobState.SUCCEEDED))
        assert (await end).revision == 5
    assert registry.looks["job_1"] == 1


async def test_what_was_known_of_a_young_job_is_forgotten_with_the_stream(job: Job) -> None:
    """A hint may have been missed: the next poll looks."""
    registry = Hints(job)
    async with watching(registry) as watch:
        await asyncio.sleep(0)
        watch.made(job)
        registry.cut()
        await registry.subscribed.wait()
        registry.change(replace(job, revision=4), hint=False)
        await asyncio.sleep(0)
        assert (await waiting(watch, registry, revision=3)).revision == 4
    assert registry.looks["job_1"] == 1


async def test_who_waits_for_a_young_job_learns_soon_that_the_registry_is_silent(job: Job) -> None:
    """Nothing was asked when he came: he is told long before his time is over."""
    registry = Hints(job)
    async with watching(registry) as watch:
        await asyncio.sleep(0)
        watch.made(job)
        poll = waiting(watch, registry, revision=3)
        registry.away = True
        with pytest.raises(StoreUnavailable):
            await poll


async def test_who_waits_for_a_young_job_outlasts_a_restart_of_the_registry(job: Job) -> None:
    """Its stream has ended, so it is away, and when it is back all that is awaited is read again."""
    registry = Hints(job)
    async with watching(registry) as watch:
        await asyncio.sleep(0)
        watch.made(job)
        poll = waiting(watch, registry, revision=3)
        registry.away = True
        registry.cut()
        await registry.refused.wait()
        registry.change(replace(job, revision=4), hint=False)
        registry.away = False
        assert (await poll).revision == 4


async def test_a_job_that_is_young_no_longer_is_looked_at(job: Job) -> None:
    """Who waits for it then learns whether the registry is there."""
    now = 0.0
    young = YoungJobs(clock=lambda: now)
    young.begin()
    young.made(job)
    assert young.head("job_1") == head_of(job)
    young.hear(Hint("job_1", 9, terminal=True))
    assert young.head("job_1") == replace(head_of(job), revision=9, terminal=True)
    now = 1.5
    assert young.head("job_1") is None


async def test_a_change_that_is_not_wanted_wakes_nobody(job: Job) -> None:
    """Who waits for the end sleeps through the steps."""
    registry = Hints(job)
    async with watching(registry) as watch:
        end = asyncio.create_task(watch.wait("acme", "job_1", lambda head: head.terminal, 20))
        step = waiting(watch, registry, revision=3)
        await asyncio.sleep(0)
        registry.change(replace(job, revision=4))
        assert (await step).revision == 4
        assert not end.done()
        registry.change(replace(job, revision=5, state=JobState.SUCCEEDED))
        assert (await end).revision == 5


async def test_a_lost_hint_is_made_up_for_by_the_next_connection(job: Job) -> None:
    """After a reconnect every awaited job is read again."""
    registry = Hints(job)
    async with watching(registry) as watch:
        poll = waiting(watch, registry, revision=3)
        await asyncio.sleep(0)
        registry.change(replace(job, revision=4), hint=False)
        registry.cut()
        assert (await poll).revision == 4


async def test_a_timeout_answers_with_what_is_known(job: Job) -> None:
    """Late is no error."""
    registry = Hints(job)
    async with watching(registry) as watch:
        assert (await waiting(watch, registry, revision=3, timeout=0.01)).revision == 3


async def test_a_deleted_job_is_not_waited_for(job: Job) -> None:
    """Its polls are told."""
    registry = Hints(job)
    async with watching(registry) as watch:
        poll = waiting(watch, registry, revision=3)
        await registry.was_read("job_1")
        registry.delete("job_1")
        with pytest.raises(NotFound):
            await poll


async def test_a_client_that_leaves_frees_its_place(job: Job) -> None:
    """Nobody waits for the dead."""
    registry = Hints(job)
    async with watching(registry, capacity=1) as watch:
        gone: asyncio.Future[None] = asyncio.get_running_loop().create_future()

        async def poll() -> Job:
            with watch.slot():
                return await watch.wait("acme", "job_1", lambda _: False, 20, gone=gone)

        parked = asyncio.create_task(poll())
        await asyncio.sleep(0)
        with pytest.raises(QueueFull), watch.slot():
            pass
        gone.set_result(None)
        await parked
        with watch.slot():
            pass


async def test_another_tenants_job_does_not_exist(job: Job) -> None:
    """Also not for those who wait beside its owner."""
    registry = Hints(job)
    async with watching(registry) as watch:
        owner = waiting(watch, registry, revision=3)
        with pytest.raises(NotFound):
            await watch.wait("umbrella", "job_1", lambda _: False, 20)
        assert not owner.done()
        registry.change(replace(job, revision=4))
        await owner


async def test_a_shutdown_lets_everybody_go(job: Job) -> None:
    """Parked requests are answered, not cut."""
    registry = Hints(job)
    async with watching(registry) as watch:
        poll = waiting(watch, registry, revision=3)
        await asyncio.sleep(0)
        watch.release()
        assert (await poll).revision == 3
        assert (await waiting(watch, registry, revision=3)).revision == 3
