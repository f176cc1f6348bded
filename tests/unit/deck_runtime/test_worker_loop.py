"""When the worker loop asks for work: on a wake-up, on a free place that has something due, and never for nothing."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from deck_domain.job import Lease
from deck_domain.job_kinds import JobKind
from deck_domain.job_options import JobOptions
from deck_domain.lifecycle import Stage
from deck_domain.stage_results import RenderResult
from deck_runtime.children.work import Progress
from deck_runtime.store import open_store
from deck_runtime.worker.loop import WorkerLoop
from deck_runtime.worker.stage import StageOutput

PATIENCE = 10.0


class Queue:
    """A registry's queue of one stage, and the bus that wakes its worker."""

    def __init__(self) -> None:
        self.waiting: list[int] = []
        self.of_others: list[int] = []
        self.wake_ups = asyncio.Semaphore(0)
        self.claims: list[int | None] = []
        self.silent = asyncio.Event()

    def add(self, task: int, *, wake: bool = True) -> None:
        """A task falls due, and its wake-up is sent or lost."""
        self.waiting.append(task)
        if wake:
            self.wake_ups.release()

    async def claim(
        self, stages: tuple[Stage, ...], *, idle_tenants_only: bool = False
    ) -> tuple[Lease | None, float | None]:
        """As `LeaseClient.claim`."""
        if idle_tenants_only:
            return _lease(self.of_others.pop(0)) if self.of_others else None, None
        task = self.waiting.pop(0) if self.waiting else None
        self.claims.append(task)
        return _lease(task) if task is not None else None, 0.0 if self.waiting else None

    async def wait_for_wake_up(self, crew: str, timeout: float) -> None:
        """As `Bus.wait_for_wake_up`."""
        if self.wake_ups.locked() and timeout > 1:
            self.silent.set()
        try:
            await asyncio.wait_for(self.wake_ups.acquire(), timeout)
        except TimeoutError:
            return
        self.silent.clear()

    async def complete(self, *_: Any) -> None:
        """As `LeaseClient.complete`."""

    async def fail(self, *_: Any) -> None:
        """As `LeaseClient.fail`."""

    async def heartbeat(self, *_: Any) -> None:
        """As `LeaseClient.heartbeat`."""

    async def until_silent(self) -> None:
        """Return when the loop waits for a wake-up."""
        async with asyncio.timeout(PATIENCE):
            await self.silent.wait()


class Work:
    """The work of a stage, held until it is let go."""

    def __init__(self) -> None:
        self.begun: asyncio.Queue[int] = asyncio.Queue()
        self.gate = asyncio.Semaphore(0)

    async def __call__(self, lease: Lease, scratch: Path, progress: Progress) -> StageOutput[RenderResult]:
        """As `StageWork`."""
        self.begun.put_nowait(int(lease.task_id))
        await self.gate.acquire()
        return StageOutput((), RenderResult(1, ()))

    async def next(self) -> int:
        """The next task that is begun."""
        async with asyncio.timeout(PATIENCE):
            return await self.begun.get()


def _lease(task: int) -> Lease:
    return Lease(
        task_id=str(task), job_id="job", tenant="acme", kind=JobKind.RENDER, stage=Stage.RENDER, attempt=1, strikes=0,
        iteration=0, ttl=15, heartbeat_interval=60, source_schema="", title="", slide_count=1, options=JobOptions(),
        inputs=(), output_prefix="acme/job/1/1/",
    )  # fmt: skip


@asynccontextmanager
async def running(
    queue: Queue, work: Work, folder: Path, *, places: int, spare: Callable[[], None] | None = None
) -> AsyncIterator[None]:
    """A loop at work."""

    async def able() -> None:
        return

    store = open_store(f"file://{folder}/objects", folder / "scratch")
    ready: Callable[[], Awaitable[None]] = able
    loop = WorkerLoop(
        queue,
        store,
        queue,
        {Stage.RENDER: work},
        concurrency=places,
        able=ready,
        drain_seconds=0,  # type: ignore[arg-type]
        spare=spare,
    )
    stopping = asyncio.Event()
    task = asyncio.create_task(loop.run(stopping))
    yield
    stopping.set()
    await task


async def test_one_claim_for_each_wake_up(tmp_path: Path) -> None:
    """None is repeated while no wake-up comes, neither after a lease nor after a task has ended."""
    queue, work = Queue(), Work()
    async with running(queue, work, tmp_path, places=2):
        await queue.until_silent()
        for task in (1, 2, 3):
            queue.add(task)
            assert await work.next() == task
            work.gate.release()
            await queue.until_silent()
    assert queue.claims == [None, 1, 2, 3]


async def test_a_free_place_takes_what_is_due_without_a_wake_up(tmp_path: Path) -> None:
    """A queue that is longer than its wake-ups is emptied without a pause."""
    queue, work = Queue(), Work()
    for task in range(5):
        queue.add(task, wake=False)
    async with running(queue, work, tmp_path, places=1):
        for task in range(5):
            assert await work.next() == task
            work.gate.release()
        await queue.until_silent()
    assert queue.claims == [0, 1, 2, 3, 4]


async def test_bells_of_tasks_that_were_taken_do_not_ring_again(tmp_path: Path) -> None:
    """Each claim takes a wake-up with it, so that an emptied queue leaves none behind."""
    queue, work = Queue(), Work()
    for task in range(4):
        queue.add(task)
    async with running(queue, work, tmp_path, places=5):
        assert [await work.next() for _ in range(4)] == [0, 1, 2, 3]
        await queue.until_silent()
    assert queue.claims == [0, 1, 2, 3]


async def test_a_bell_waits_for_a_place(tmp_path: Path) -> None:
    """Nothing is claimed for which there is no place; the wake-up that came meanwhile counts then."""
    queue, work = Queue(), Work()
    async with running(queue, work, tmp_path, places=1):
        await queue.until_silent()
        queue.add(1)
        assert await work.next() == 1
        queue.add(2)
        assert queue.claims == [None, 1]
        work.gate.release()
        assert await work.next() == 2
    assert queue.claims == [None, 1, 2]


async def test_long_work_of_one_tenant_leaves_a_place_for_others(tmp_path: Path) -> None:
    """One at a time, in a child that is started for it; the places of the loop itself are not touched."""
    queue, work = Queue(), Work()
    lent: list[int] = []
    async with running(queue, work, tmp_path, places=1, spare=lambda: lent.append(1)):
        queue.add(1)
        assert await work.next() == 1
        queue.of_others += [8, 9]
        queue.add(2)
        assert await work.next() == 8
        assert (queue.of_others, lent, queue.claims.count(2)) == ([9], [1], 0)
        work.gate.release()  # the one who has waited longest: the first task
        assert await work.next() == 2
