"""The worker loop, one for all services: places, and the tasks that are claimed for them."""

import asyncio
import contextlib
import contextvars
import time
from collections.abc import Awaitable, Callable, Coroutine
from typing import Any

from deck_domain.errors import StoreUnavailable
from deck_domain.job import Artifact, Lease
from deck_domain.lifecycle import Stage
from deck_domain.stage_results import StageResult
from deck_runtime.bus import Bus
from deck_runtime.store import ArtifactStore
from deck_runtime.worker.attempts import Attempts, show
from deck_runtime.worker.leases import LeaseClient
from deck_runtime.worker.spare_place import OtherTenants, SparePlace
from deck_runtime.worker.stage import StageWork

_SLOW_POLL = 5.0
"""Seconds between claims when no wake-up comes: what a lost bus costs at most."""
_SOONEST = 0.05
"""Seconds between claims that found nothing."""
_STORE_LOOK = 1.0
"""Seconds between looks at whether a store that was away is back."""
_LAST_CLAIM = 2.0
"""Seconds that a claim under way gets at the end."""
_AT_HAND = 0.02
"""Seconds in which a wake-up that has been sent already is here."""


class WorkerLoop:
    """Claims tasks of some stages for as long as it runs, a few at a time."""

    def __init__(
        self,
        leases: LeaseClient,
        store: ArtifactStore,
        bus: Bus,
        work: dict[Stage, StageWork],
        *,
        concurrency: int,
        able: Callable[[], Awaitable[None]],
        drain_seconds: float,
        spare: SparePlace | None = None,
    ) -> None:
        """Make a loop that is not running yet.

        Args:
            leases: the registry.
            store: where outputs go.
            bus: what brings wake-ups.
            work: what to do by stage; the stages are those of one crew.
            concurrency: tasks at once.
            able: returns when work could begin at once; nothing is claimed before.
            drain_seconds: grace after the stop.
            spare: the place for tenants who have nothing running while others hold all places, if there is one.
        """
        self._leases, self._store, self._bus, self._work = leases, store, bus, work
        (self._crew,) = {stage.crew for stage in work}
        for stage in work:
            show(stage)
        self._attempts = Attempts(leases, store, self._complete, self._doubt_store)
        self._able, self._spare = able, spare
        self._free = asyncio.Semaphore(concurrency)
        self._places, self._holders = concurrency, set[tuple[str, int]]()
        self._spare_taken = False
        self._store_in_doubt = False
        self._choosing = asyncio.Lock()
        self._hearing = asyncio.Lock()
        self._quiet_until = 0.0
        self._stopping = False
        self._others = OtherTenants()
        self._drain_seconds = drain_seconds
        self._running: set[asyncio.Task[None]] = set()
        self._outside = contextvars.copy_context()
        """Where no attempt is in work: what one begins for another task must not be logged and traced as its own."""

    async def run(self, stopping: asyncio.Event) -> None:
        """Work until `stopping` is set; then finish what runs within the grace, and give the rest back."""
        claiming = asyncio.create_task(self._claim())
        stopped = asyncio.create_task(stopping.wait())
        await asyncio.wait({claiming, stopped}, return_when=asyncio.FIRST_COMPLETED)
        stopped.cancel()
        self._stopping = True
        if claiming.done():
            claiming.result()  # a defect: let it end the process
        with contextlib.suppress(TimeoutError):  # a claim under way is answered: nobody would hold its lease
            async with asyncio.timeout(_LAST_CLAIM):
                await self._choosing.acquire()  # for good: nobody chooses any more
        claiming.cancel()
        if self._running:
            await asyncio.wait(self._running, timeout=self._drain_seconds)
        for task in self._running:
            task.cancel()
        await asyncio.gather(claiming, *self._running, return_exceptions=True)

    async def _claim(self) -> None:
        async with asyncio.TaskGroup() as group:
            group.create_task(self._claim_for_ever())
            if self._spare:
                group.create_task(self._bus.on_wake_ups(self._crew, self._others.heard))
                group.create_task(self._claim_for_others(self._spare))

    async def _claim_for_others(self, spare: SparePlace) -> None:
        """Whoever has nothing running does not wait for the work of others to end: there is one place more for him.

        While there are free places and children, whoever claims for them takes his task. A claim that is under way may
        fill the last.
        """
        await self._others.second_seen.wait()
        spare.start()
        while not self._stopping:
            await self._possible(spare.able)
            await self._others.waiting(_SLOW_POLL)
            async with self._choosing:
                if self._spare_taken or not (self._full or spare.needed()):
                    continue
                self._others.asked_for()
                lease, _ = await self._leases.claim(tuple(spare.work), idle_tenants_only=True)
                if lease is not None:
                    self._begin_in_spare(lease, spare)

    async def _claim_for_ever(self) -> None:
        """Claim once for each wake-up and free place, and besides when the registry said that something would be due.

        A wake-up is taken also for a claim that did not need it: else it would come later, for a task that is gone.
        """
        while not self._stopping:
            await self._free.acquire()
            await self._possible(self._able)  # first: a wake-up that is taken here and waits wakes nobody else
            quiet = self._quiet_until - time.monotonic()
            wake_up = asyncio.create_task(self._take_wake_up(max(_AT_HAND, quiet)))
            if quiet > 0:
                await wake_up
                await self._possible(self._able)
            async with self._choosing:
                woken_before = wake_up.done()
                lease, due = await self._leases.claim(tuple(self._work))
                if lease is None:
                    self._free.release()
                else:
                    self._begin(lease)
            self._be_quiet(due, empty=lease is None)
            await self._heed(wake_up, woken_before=woken_before)

    def _be_quiet(self, due: float | None, *, empty: bool) -> None:
        """Claim nothing without a wake-up until something falls due, by the answer to a claim."""
        seconds = _SLOW_POLL if due is None else due
        self._quiet_until = time.monotonic() + min(_SLOW_POLL, max(_SOONEST if empty else 0.0, seconds))

    async def _heed(self, wake_up: asyncio.Task[bool], *, woken_before: bool) -> None:
        """A wake-up that came during a claim may be for what the registry did not know when it chose: ask once more."""
        if await wake_up and not woken_before:
            self._quiet_until = 0.0

    async def _take_wake_up(self, timeout: float) -> bool:
        async with self._hearing:
            return await self._bus.wait_for_wake_up(self._crew, timeout)

    async def _possible(self, able: Callable[[], Awaitable[None]]) -> None:
        """Return when work could begin, and does not fail at once for a store that is away.

        Without that, an outage of some seconds used up the attempts of every job.
        """
        while self._store_in_doubt:
            try:
                await self._store.check()
            except StoreUnavailable:
                await asyncio.sleep(_STORE_LOOK)
            else:
                self._store_in_doubt = False
        await able()

    def _doubt_store(self) -> None:
        self._store_in_doubt = True

    def _begin(self, lease: Lease) -> None:
        """In the spare place where others are at work: its child does not step back."""
        if self._spare and not self._spare_taken and self._spare.idle() and self._others.beside(lease.tenant):
            self._free.release()
            self._begin_in_spare(lease, self._spare)
        else:
            self._holders.add(_attempt_of(lease))
            self._start(lease, self._work).add_done_callback(lambda _: self._free_place_of(lease))

    def _begin_in_spare(self, lease: Lease, spare: SparePlace) -> None:
        self._spare_taken = True
        self._start(lease, spare.work).add_done_callback(self._spare_freed)

    def _spare_freed(self, _task: asyncio.Task[None]) -> None:
        self._spare_taken = False
        self._others.look_again()

    @property
    def _full(self) -> bool:
        return len(self._holders) >= self._places

    def _free_place_of(self, lease: Lease) -> None:
        """Unless the place was handed on already, to the task that was claimed with this one's completion."""
        if _attempt_of(lease) in self._holders:
            self._holders.discard(_attempt_of(lease))
            self._free.release()

    def _start(self, lease: Lease, work: dict[Stage, StageWork]) -> asyncio.Task[None]:
        self._others.begun(lease.tenant)
        task = self._keep(self._attempts.run(lease, work[lease.stage]))
        task.add_done_callback(lambda _: self._others.ended(lease.tenant))
        return task

    def _keep(self, work: Coroutine[Any, Any, None]) -> asyncio.Task[None]:
        """Run something that is waited for at the end."""
        task = asyncio.create_task(work)
        self._running.add(task)
        task.add_done_callback(self._running.discard)
        return task

    async def _complete(self, lease: Lease, artifacts: list[Artifact], result: StageResult | None) -> None:
        """Record what an attempt made; where all places are taken and more is due, claim for its place in this call.

        Once it is on its way, that call is seen to its end though the attempt be ended meanwhile, by a heartbeat that
        overtook the answer: the lease that it brings would else be held by nobody.
        """
        if not await self._goes_on(lease):
            await self._leases.complete(lease, artifacts, result)
            return
        await asyncio.shield(self._keep(self._complete_and_go_on(lease, artifacts, result)))

    async def _goes_on(self, lease: Lease) -> bool:
        """Whether the place of an attempt could take another task at once, and there is one."""
        alone = not lease.others_due or not self._full or _attempt_of(lease) not in self._holders
        if alone or self._stopping or self._store_in_doubt:
            return False
        try:
            async with asyncio.timeout(0):
                await self._able()
        except TimeoutError:
            return False
        return True

    async def _complete_and_go_on(self, lease: Lease, artifacts: list[Artifact], result: StageResult | None) -> None:
        wake_up = asyncio.create_task(self._take_wake_up(_AT_HAND))
        try:
            following, due = await self._leases.complete_and_claim(lease, artifacts, result, tuple(self._work))
            self._be_quiet(due, empty=following is None)
        finally:  # also where nothing was claimed, since the attempt was over: the wake-up is taken all the same
            self._keep(self._heed(wake_up, woken_before=False))
        if following is not None and self._stopping:
            await self._attempts.give_back(following)
        elif following is not None:
            self._holders.discard(_attempt_of(lease))
            self._outside.copy().run(self._begin, following)


def _attempt_of(lease: Lease) -> tuple[str, int]:
    return lease.task_id, lease.attempt
