"""When the worker loop asks for work: on a wake-up, on a free place that has something due, and never for nothing."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from prometheus_client import REGISTRY

from deck_domain.errors import LeaseLost, StoreUnavailable
from deck_domain.job import Lease, StageFailure
from deck_domain.job_kinds import JobKind
from deck_domain.job_options import JobOptions
from deck_domain.lifecycle import FailureCategory, Stage
from deck_domain.stage_results import RenderResult
from deck_runtime.children.work import Progress
from deck_runtime.store import open_store
from deck_runtime.worker import loop as loop_module
from deck_runtime.worker.loop import WorkerLoop
from deck_runtime.worker.spare_place import OtherTenants, SparePlace
from deck_runtime.worker.stage import StageOutput

PATIENCE = 10.0


class Queue:
    """A registry's queue of one stage, and the bus that wakes its worker."""

    def __init__(self) -> None:
        self.waiting: list[tuple[int, str]] = []
        self.of_others: list[tuple[int, str]] = []
        self.asked_for_others = 0
        self.wake_ups = asyncio.Semaphore(0)
        self.hear: Callable[[str], None] = lambda _tenant: None
        self.answers = asyncio.Event()
        self.answers.set()
        self.asked = asyncio.Event()
        self.claims: list[int | None] = []
        self.with_completions: list[int | None] = []
        self.ended = asyncio.Event()
        self.beat = 60.0
        self.silent = asyncio.Event()
        self.failures: list[StageFailure] = []

    def add(self, task: int, tenant: str = "acme", *, wake: bool = True) -> None:
        """A task falls due, and its wake-up is sent or lost."""
        self.waiting.append((task, tenant))
        if wake:
            self.wake_ups.release()

    def add_of(self, tenant: str, task: int) -> None:
        """A task of a tenant who has nothing running falls due, and everybody hears of it."""
        self.of_others.append((task, tenant))
        self.hear(tenant)

    async def claim(
        self, stages: tuple[Stage, ...], *, idle_tenants_only: bool = False
    ) -> tuple[Lease | None, float | None]:
        """As `LeaseClient.claim`; what it answers is chosen at once, and may be held back."""
        if idle_tenants_only:
            self.asked_for_others += 1
            return _lease(*self.of_others.pop(0)) if self.of_others else None, None
        lease, due = self._take()
        self.claims.append(int(lease.task_id) if lease else None)
        self.asked.set()
        await self.answers.wait()
        return lease, due

    def _take(self) -> tuple[Lease | None, float | None]:
        if not self.waiting:
            return None, None
        lease = _lease(*self.waiting.pop(0))
        more = bool(self.waiting)
        return replace(lease, others_due=more, heartbeat_interval=self.beat), 0.0 if more else None

    async def wait_for_wake_up(self, crew: str, timeout: float) -> bool:
        """As `Bus.wait_for_wake_up`."""
        if self.wake_ups.locked() and timeout > 1:
            self.silent.set()
        try:
            await asyncio.wait_for(self.wake_ups.acquire(), timeout)
        except TimeoutError:
            return False
        self.silent.clear()
        return True

    async def on_wake_ups(self, crew: str, handle: Callable[[str], None]) -> None:
        """As `Bus.on_wake_ups`."""
        self.hear = handle

    async def complete(self, *_: Any) -> None:
        """As `LeaseClient.complete`."""
        self.ended.set()

    async def complete_and_claim(self, *_: Any) -> tuple[Lease | None, float | None]:
        """As `LeaseClient.complete_and_claim`."""
        lease, due = self._take()
        self.with_completions.append(int(lease.task_id) if lease else None)
        self.ended.set()
        await self.answers.wait()
        return lease, due

    async def fail(self, _lease: Lease, failure: StageFailure) -> None:
        """As `LeaseClient.fail`."""
        self.failures.append(failure)

    async def heartbeat(self, *_: Any) -> None:
        """As `LeaseClient.heartbeat`; lost once its attempt has ended."""
        await self.ended.wait()
        raise LeaseLost("This attempt has ended.")

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


class Child:
    """The spare place with its child: started or not, warm or not; and whether it is needed, since no other is idle."""

    def __init__(self, work: Work) -> None:
        self.starts = 0
        self.needed = False
        self.work = work
        self.warm = asyncio.Event()
        self.warm.set()

    def start(self) -> None:
        """As `ChildPool.start`."""
        self.starts += 1

    async def wait_ready(self) -> None:
        """As `ChildPool.wait_ready`."""
        await self.warm.wait()

    def place(self) -> SparePlace:
        """What the loop gets."""
        return SparePlace(self.start, self.wait_ready, {Stage.RENDER: self.work}, self.warm.is_set, lambda: self.needed)


def _lease(task: int, tenant: str = "acme") -> Lease:
    return Lease(
        task_id=str(task), job_id="job", tenant=tenant, kind=JobKind.RENDER, stage=Stage.RENDER, attempt=1, strikes=0,
        iteration=0, ttl=15, heartbeat_interval=60, source_schema="", title="", slide_count=1, options=JobOptions(),
        inputs=(), output_prefix="acme/job/1/1/",
    )  # fmt: skip


@asynccontextmanager
async def running(
    queue: Queue,
    work: Work,
    folder: Path,
    *,
    places: int,
    spare: Child | None = None,
    drain: float = 0,
    beat: float = 60,
) -> AsyncIterator[None]:
    """A loop at work."""

    async def able() -> None:
        return

    queue.beat = beat
    store = open_store(f"file://{folder}/objects", folder / "scratch")
    ready: Callable[[], Awaitable[None]] = able
    loop = WorkerLoop(
        queue,
        store,
        queue,
        {Stage.RENDER: work},
        concurrency=places,
        able=ready,
        drain_seconds=drain,  # type: ignore[arg-type]
        spare=spare.place() if spare else None,
    )
    stopping = asyncio.Event()
    task = asyncio.create_task(loop.run(stopping))
    yield
    stopping.set()
    async with asyncio.timeout(2 * PATIENCE):
        await task


class WorkWithoutStore(Work):
    """Work whose first task finds the store away."""

    async def __call__(self, lease: Lease, scratch: Path, progress: Progress) -> StageOutput[RenderResult]:
        """As `StageWork`."""
        output = await super().__call__(lease, scratch, progress)
        if lease.task_id == "1":
            raise StoreUnavailable("The store is away.")
        return output


def _attempts(outcome: str) -> float:
    labels = {"stage": "RENDER", "outcome": outcome}
    return REGISTRY.get_sample_value("deckmill_attempts_total", labels) or 0.0


def _failed_looks() -> float:
    return REGISTRY.get_sample_value("deckmill_store_failures_total", {"operation": "check"}) or 0.0


async def test_nothing_is_claimed_while_the_store_is_away(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A task that fails for it is followed by no other until the store answers, and has lost nothing."""
    monkeypatch.setattr(loop_module, "_STORE_LOOK", 0.01)
    queue, work, before = Queue(), WorkWithoutStore(), _failed_looks()
    async with running(queue, work, tmp_path, places=1):
        queue.add(1)
        assert await work.next() == 1
        (tmp_path / "objects").rename(tmp_path / "away")
        queue.add(2)
        work.gate.release()
        work.gate.release()
        async with asyncio.timeout(PATIENCE):
            while _failed_looks() < before + 2:
                await asyncio.sleep(0.01)
        assert work.begun.empty()
        (tmp_path / "away").rename(tmp_path / "objects")
        assert await work.next() == 2
        await queue.until_silent()
    assert [failure.category for failure in queue.failures] == [FailureCategory.INTERRUPTED], "it costs no strike"


async def test_a_store_that_fails_one_task_alone_costs_a_strike(tmp_path: Path) -> None:
    """It answers when it is asked how it is: the fault may be the task's, which must not be tried for ever."""
    queue, work = Queue(), WorkWithoutStore()
    async with running(queue, work, tmp_path, places=1):
        queue.add(1)
        work.gate.release()
        assert await work.next() == 1
        await queue.until_silent()
    assert [failure.category for failure in queue.failures] == [FailureCategory.TRANSIENT]


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
    assert queue.claims + queue.with_completions == [0, 1, 2, 3, 4]
    assert queue.claims == [0], "each of the others with the completion of the one before"


async def test_a_place_that_is_handed_on_takes_its_wake_up_too(tmp_path: Path) -> None:
    """No claim comes after for what was claimed with a completion; one at most asks whether that is so."""
    queue, work = Queue(), Work()
    for task in range(4):
        queue.add(task)
    async with running(queue, work, tmp_path, places=1):
        for task in range(4):
            assert await work.next() == task
            work.gate.release()
        await queue.until_silent()
    assert (queue.claims[0], queue.with_completions) == (0, [1, 2, 3])
    assert queue.claims[1:] in ([], [None])


async def test_a_task_that_is_claimed_with_a_completion_has_one_place(tmp_path: Path) -> None:
    """Neither more tasks than places nor fewer, while places go from task to task."""
    queue, work = Queue(), Work()
    for task in range(7):
        queue.add(task, wake=False)
    async with running(queue, work, tmp_path, places=2):
        begun = [await work.next(), await work.next()]
        for _ in range(5):
            work.gate.release()
            begun.append(await work.next())
            await asyncio.sleep(0)
            assert work.begun.empty()
        work.gate.release()
        work.gate.release()
        await queue.until_silent()
    assert sorted(begun) == list(range(7))


async def test_a_heartbeat_that_overtakes_the_answer_loses_no_lease(tmp_path: Path) -> None:
    """The attempt has ended for the registry before its worker knows, which is told so; the next task begins."""
    queue, work = Queue(), Work()
    for task in (1, 2):
        queue.add(task, wake=False)
    async with running(queue, work, tmp_path, places=1, beat=0.01):
        assert await work.next() == 1
        queue.answers.clear()
        before = _attempts("lease_lost")
        work.gate.release()
        async with asyncio.timeout(PATIENCE):
            while _attempts("lease_lost") == before:
                await asyncio.sleep(0.01)
        queue.ended.clear()
        queue.answers.set()
        assert await work.next() == 2


async def test_what_is_claimed_at_the_end_is_given_back(tmp_path: Path) -> None:
    """Whether alone or with a completion: nobody would hold the lease."""
    queue, work = Queue(), Work()
    for task in (1, 2, 3):
        queue.add(task, wake=False)
    async with running(queue, work, tmp_path, places=1, drain=PATIENCE):
        assert await work.next() == 1
        queue.answers.clear()
        work.gate.release()
        await queue.ended.wait()
        asyncio.get_running_loop().call_later(0.05, queue.answers.set)  # while it is stopping
    assert queue.with_completions == [2]
    assert [failure.code for failure in queue.failures] == ["WORKER_STOPPING"]
    assert work.begun.empty()


async def test_bells_of_tasks_that_were_taken_do_not_ring_again(tmp_path: Path) -> None:
    """Each claim takes a wake-up with it: none is left behind, and one claim more asks whether that is so."""
    queue, work = Queue(), Work()
    for task in range(4):
        queue.add(task)
    async with running(queue, work, tmp_path, places=5):
        assert [await work.next() for _ in range(4)] == [0, 1, 2, 3]
        await queue.until_silent()
    assert queue.claims == [0, 1, 2, 3, None]


@pytest.mark.parametrize("chosen", [[], [1]])
async def test_a_bell_during_a_claim_leads_to_one_more(tmp_path: Path, chosen: list[int]) -> None:
    """What fell due after the registry had chosen is asked for at once, whether it had found something else or not."""
    queue, work = Queue(), Work()
    for task in chosen:
        queue.add(task, wake=False)
    queue.answers.clear()
    async with running(queue, work, tmp_path, places=4):
        await asyncio.wait_for(queue.asked.wait(), PATIENCE)
        queue.add(2)
        queue.answers.set()
        await queue.until_silent()
        assert queue.claims[:2] == [*(chosen or [None]), 2]


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


async def test_a_loop_ends_though_somebody_is_heard_of_in_that_moment(tmp_path: Path) -> None:
    """What is begun by a claim under way makes whoever looks after the spare place look, when it is to end."""
    queue, work = Queue(), Work()
    async with running(queue, work, tmp_path, places=3, spare=Child(Work()), drain=PATIENCE):
        queue.add(1)
        assert await work.next() == 1
        queue.hear("globex")
        await queue.until_silent()
        queue.answers.clear()
        queue.asked.clear()
        queue.add(2)
        await queue.asked.wait()
        queue.hear("initech")
        asyncio.get_running_loop().call_later(0.05, queue.answers.set)  # while it is stopping
        work.gate.release()
        work.gate.release()


async def test_who_has_nothing_running_does_not_wait_for_others(tmp_path: Path) -> None:
    """His task begins as soon as it is heard of, in the one place more; those who hold all places get none of it."""
    queue, work = Queue(), Work()
    child = Child(work)
    async with running(queue, work, tmp_path, places=1, spare=child):
        queue.add(1)
        assert await work.next() == 1
        queue.add(2)
        queue.add_of("globex", 8)
        assert await work.next() == 8
        assert (queue.claims.count(2), child.starts) == (0, 1)
        queue.add_of("initech", 9)  # the one place more is taken
        work.gate.release()  # the one who has waited longest: the first task
        assert await work.next() == 2
        work.gate.release()
        assert await work.next() == 9
        work.gate.release()


async def test_who_has_nothing_running_is_served_apart_though_there_are_places(tmp_path: Path) -> None:
    """The child of the place more does not step back; others do not get it, nor he more of it than that one."""
    queue, work, apart = Queue(), Work(), Work()
    async with running(queue, work, tmp_path, places=4, spare=Child(apart)):
        queue.add(1)
        assert await work.next() == 1
        queue.add(2, "globex")
        assert await apart.next() == 2
        for task, tenant in ((3, "acme"), (4, "globex"), (5, "initech")):
            queue.add(task, tenant)
            assert await work.next() == task
        apart.gate.release()
        queue.add_of("initrode", 6)
        assert await apart.next() == 6


async def test_who_is_alone_is_not_served_apart(tmp_path: Path) -> None:
    """Where nothing of others runs, all children are his, and while the one more is not ready there is no other way."""
    queue, work, apart = Queue(), Work(), Work()
    child = Child(apart)
    child.warm.clear()
    async with running(queue, work, tmp_path, places=2, spare=child):
        queue.add(1, "globex")
        assert await work.next() == 1
        queue.add(2)
        assert await work.next() == 2
        child.warm.set()
        work.gate.release()
        work.gate.release()
        await queue.until_silent()
        queue.add(3)
        assert await work.next() == 3


async def test_free_places_without_an_idle_child_are_full(tmp_path: Path) -> None:
    """A long deck of one tenant may be the work of all children: another's does not wait for a child then."""
    queue, work = Queue(), Work()
    child = Child(work)
    async with running(queue, work, tmp_path, places=2, spare=child):
        queue.add(1)
        assert await work.next() == 1
        child.needed = True
        queue.add_of("globex", 8)
        assert await work.next() == 8


async def test_a_claim_under_way_may_take_the_last_place(tmp_path: Path) -> None:
    """Who is heard of meanwhile gets the place more once it has been taken, and not at the next look."""
    queue, work = Queue(), Work()
    child = Child(work)
    async with running(queue, work, tmp_path, places=1, spare=child):
        await queue.until_silent()
        queue.answers.clear()
        queue.asked.clear()
        queue.add(1)
        await queue.asked.wait()
        queue.add_of("globex", 7)
        queue.hear("acme")
        queue.answers.set()
        assert {await work.next(), await work.next()} == {1, 7}


async def test_the_place_more_is_made_for_a_second_tenant(tmp_path: Path) -> None:
    """A child takes memory: one tenant alone needs none, and work waits in the queue until the child is warm."""
    queue, work = Queue(), Work()
    child = Child(work)
    child.warm.clear()
    async with running(queue, work, tmp_path, places=1, spare=child):
        queue.add(1)
        assert await work.next() == 1
        queue.hear("acme")
        await asyncio.sleep(0)
        assert child.starts == 0
        queue.add_of("globex", 8)
        await asyncio.sleep(0)
        assert (child.starts, queue.asked_for_others) == (1, 0)
        child.warm.set()
        assert await work.next() == 8


async def test_a_moment_without_work_makes_nobody_the_only_one() -> None:
    """Who began less lately is beside the others; after a while without them he is alone."""
    now = 100.0
    others = OtherTenants(lambda: now)
    for tenant in ("acme", "globex", "acme"):
        others.begun(tenant)
        others.ended(tenant)
    assert [others.beside(tenant) for tenant in ("acme", "globex", "initech")] == [False, True, True]
    others.begun("globex")
    assert [others.beside(tenant) for tenant in ("acme", "globex")] == [True, False]
    others.ended("globex")
    now += 6
    assert not others.beside("globex")


async def test_nobody_asks_for_tenants_at_work() -> None:
    """Whoever holds the places cannot have the one more: his wake-ups cost the registry no claim."""
    others = OtherTenants()
    others.begun("acme")
    waiting = asyncio.create_task(others.waiting(60))
    others.heard("acme")
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    assert not waiting.done()
    others.ended("acme")
    others.heard("acme")
    async with asyncio.timeout(PATIENCE):
        await waiting


async def test_the_spare_place_is_looked_after_though_wake_ups_are_lost() -> None:
    """Without a word of anybody there is a look after a while."""
    async with asyncio.timeout(PATIENCE):
        await OtherTenants().waiting(0.01)
