"""The worker loop, one for all services: claim, work and heartbeat side by side, then complete or fail by category."""

import asyncio
import time
from collections.abc import Awaitable, Callable
from dataclasses import replace
from functools import partial

import structlog
from prometheus_client import Counter, Gauge, Histogram

from deck_domain.errors import DeckError, LeaseLost, StoreUnavailable
from deck_domain.job import Lease, StageFailure
from deck_domain.lifecycle import FailureCategory, Stage
from deck_domain.stage_results import slides_of
from deck_runtime import tracing
from deck_runtime.bus import Bus
from deck_runtime.failpoints import failpoint
from deck_runtime.store import ArtifactStore
from deck_runtime.telemetry import get_logger
from deck_runtime.worker.failure import failure_of
from deck_runtime.worker.leases import LeaseClient
from deck_runtime.worker.spare_place import OtherTenants, SparePlace
from deck_runtime.worker.stage import StageWork, publish, scratch_folder

_SLOW_POLL = 5.0
"""Seconds between claims when no wake-up comes: what a lost bus costs at most."""
_SOONEST = 0.05
"""Seconds between claims that found nothing."""
_STORE_LOOK = 1.0
"""Seconds between looks at whether a store that was away is back."""
_AT_HAND = 0.02
"""Seconds in which a wake-up that has been sent already is here."""

_RUNNING = Gauge("deckmill_attempts_running", "Attempts in work.", ["stage"])
_ENDED = Counter(
    "deckmill_attempts_total",
    "Attempts by how they ended: completed, lease_lost, or the category of the failure.",
    ["stage", "outcome"],
)
_SECONDS = Histogram(
    "deckmill_attempt_seconds",
    "Claim to recorded outcome of attempts, however they ended.",
    ["stage"],
    buckets=(0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 120, 300, 600),
)
_SLIDES = Counter("deckmill_slides_total", "Slides of decks that a stage has completed.", ["stage"])
_OUTCOMES = ("completed", "lease_lost", *(category.lower() for category in FailureCategory))

log = get_logger(__name__)


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
            _show(stage)
        self._able, self._spare = able, spare
        self._free = asyncio.Semaphore(concurrency)
        self._places, self._taken = concurrency, 0
        self._spare_taken = False
        self._store_in_doubt = False
        self._choosing = asyncio.Lock()
        self._others = OtherTenants()
        self._drain_seconds = drain_seconds
        self._running: set[asyncio.Task[None]] = set()

    async def run(self, stopping: asyncio.Event) -> None:
        """Work until `stopping` is set; then finish what runs within the grace, and give the rest back."""
        claiming = asyncio.create_task(self._claim())
        stopped = asyncio.create_task(stopping.wait())
        await asyncio.wait({claiming, stopped}, return_when=asyncio.FIRST_COMPLETED)
        stopped.cancel()
        if claiming.done():
            claiming.result()  # a defect: let it end the process
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
        while True:
            await self._possible(spare.able)
            await self._others.waiting(_SLOW_POLL)
            async with self._choosing:
                full = self._taken >= self._places or spare.needed()
                if self._spare_taken or not full:
                    continue
                self._others.asked_for()
                lease, _ = await self._leases.claim(tuple(spare.work), idle_tenants_only=True)
                if lease is not None:
                    self._begin_in_spare(lease, spare)

    async def _claim_for_ever(self) -> None:
        """Claim once for each wake-up and free place, and besides when the registry said that something would be due.

        A wake-up is taken also for a claim that did not need it: else it would come later, for a task that is gone. It
        may as well be for a task that the registry did not know yet when it chose: where nothing else was due then, it
        is asked once more.
        """
        quiet_until = 0.0
        while True:
            await self._free.acquire()
            await self._possible(self._able)  # first: a wake-up that is taken here and waits wakes nobody else
            quiet = quiet_until - time.monotonic()
            wake_up = asyncio.create_task(self._bus.wait_for_wake_up(self._crew, max(_AT_HAND, quiet)))
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
            quiet_until = time.monotonic() + _quiet_seconds(due, empty=lease is None)
            if await wake_up and not woken_before:
                quiet_until = 0.0

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

    def _begin(self, lease: Lease) -> None:
        """In the spare place where others are at work: its child does not step back."""
        if self._spare and not self._spare_taken and self._spare.idle() and self._others.beside(lease.tenant):
            self._free.release()
            self._begin_in_spare(lease, self._spare)
        else:
            self._taken += 1
            self._start(lease, self._work).add_done_callback(self._freed)

    def _begin_in_spare(self, lease: Lease, spare: SparePlace) -> None:
        self._spare_taken = True
        self._start(lease, spare.work).add_done_callback(self._spare_freed)

    def _spare_freed(self, _task: asyncio.Task[None]) -> None:
        self._spare_taken = False
        self._others.look_again()

    def _freed(self, _task: asyncio.Task[None]) -> None:
        self._taken -= 1
        self._free.release()

    def _start(self, lease: Lease, work: dict[Stage, StageWork]) -> asyncio.Task[None]:
        self._others.begun(lease.tenant)
        task = asyncio.create_task(self._run_task(lease, work))
        self._running.add(task)
        task.add_done_callback(partial(self._ended, lease.tenant))
        return task

    def _ended(self, tenant: str, task: asyncio.Task[None]) -> None:
        self._running.discard(task)
        self._others.ended(tenant)

    async def _run_task(self, lease: Lease, work: dict[Stage, StageWork]) -> None:
        started = time.perf_counter()
        stage = lease.stage.value
        context: dict[str, str | int] = {
            "job": lease.job_id,
            "task": lease.task_id,
            "stage": stage,
            "attempt": lease.attempt,
        }
        with (
            structlog.contextvars.bound_contextvars(**context),
            tracing.span(stage, lease.traceparent, "consumer", **tracing.named(context)) as done,
            _RUNNING.labels(stage).track_inprogress(),
        ):
            outcome = FailureCategory.CRASHED.lower()
            try:
                outcome = await self._attempt(lease, work[lease.stage])
            except asyncio.CancelledError:
                outcome = FailureCategory.INTERRUPTED.lower()
                raise
            except Exception as error:
                log.error("task_handling_failed", exc_info=error)
            finally:
                seconds = time.perf_counter() - started
                done.note("deckmill.outcome", outcome)
                _ENDED.labels(stage, outcome).inc()
                _SECONDS.labels(stage).observe(seconds)
                log.info("attempt_ended", outcome=outcome, seconds=round(seconds, 3))

    async def _attempt(self, lease: Lease, stage: StageWork) -> str:
        """Race the work against the heartbeats; whoever ends first ends the other."""
        progress = _Progress()
        work = asyncio.create_task(self._do(lease, stage, progress))
        beats = asyncio.create_task(self._beat(lease, progress))
        try:
            await asyncio.wait({work, beats}, return_when=asyncio.FIRST_COMPLETED)
            if work.done():
                return work.result()
            beats.result()
        except LeaseLost:
            return "lease_lost"
        except asyncio.CancelledError:
            work.cancel()
            await asyncio.gather(work, return_exceptions=True)
            await self._give_back(lease)
            raise
        finally:
            for task in (work, beats):
                task.cancel()
            await asyncio.gather(work, beats, return_exceptions=True)
        return "lease_lost"

    async def _do(self, lease: Lease, stage: StageWork, progress: "_Progress") -> str:
        failpoint("worker.claimed", lease.stage.value)
        failpoint("worker.deck", lease.title)
        try:
            async with scratch_folder(self._store) as scratch:
                output = await stage(lease, scratch, progress.report)
                failpoint("worker.worked", lease.stage.value)
                artifacts = await publish(self._store, lease.output_prefix, output)
            failpoint("worker.stored", lease.stage.value)
            if output.failure:
                await self._leases.refuse(lease, output.failure, artifacts, output.result)
                return output.failure.category.value.lower()
            await self._leases.complete(lease, artifacts, output.result)
            _SLIDES.labels(lease.stage).inc(slides_of(output.result))
        except LeaseLost:
            raise
        except Exception as error:  # noqa: BLE001 - every way to fail becomes a recorded failure
            failure = failure_of(lease.stage, error)
            if isinstance(error, StoreUnavailable):
                self._store_in_doubt = True
                if await self._store_is_away():
                    failure = replace(failure, category=FailureCategory.INTERRUPTED)
            await self._leases.fail(lease, failure)
            return failure.category.value.lower()
        failpoint("worker.completed", lease.stage.value)
        return "completed"

    async def _store_is_away(self) -> bool:
        """Whether an attempt that could not reach the store failed for nothing of its own.

        It costs no strike then: where many workers find the store away, one after the other, a job would have its third
        within seconds. Each does so once, since it claims nothing until the store answers.
        """
        try:
            await self._store.check()
        except StoreUnavailable:
            return True
        return False

    async def _beat(self, lease: Lease, progress: "_Progress") -> None:
        """Heartbeat until the lease is lost. A registry that is away does not end the work: it will decide later."""
        while True:
            await asyncio.sleep(lease.heartbeat_interval)
            try:
                await self._leases.heartbeat(lease, progress.done, progress.total)
            except StoreUnavailable as error:
                log.warning("heartbeat_failed", error=error.message)

    async def _give_back(self, lease: Lease) -> None:
        failure = StageFailure(FailureCategory.INTERRUPTED, "WORKER_STOPPING", "The worker is shutting down.")
        try:
            async with asyncio.timeout(3):
                await self._leases.fail(lease, failure)
        except (TimeoutError, DeckError) as error:
            log.warning("give_back_failed", error=str(error))


def _show(stage: Stage) -> None:
    """Show what there is to count from the start: a counter that appears with its first event hides that event."""
    _RUNNING.labels(stage)
    _SLIDES.labels(stage)
    for outcome in _OUTCOMES:
        _ENDED.labels(stage, outcome)


def _quiet_seconds(due: float | None, *, empty: bool) -> float:
    return min(_SLOW_POLL, max(_SOONEST if empty else 0.0, _SLOW_POLL if due is None else due))


class _Progress:
    """The newest word of the work, read by each heartbeat."""

    def __init__(self) -> None:
        self.done = self.total = 0

    def report(self, done: int, total: int) -> None:
        """Remember (slides done, slides in all)."""
        self.done, self.total = done, total
