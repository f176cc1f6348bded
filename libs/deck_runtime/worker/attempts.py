"""An attempt: work and heartbeats side by side, then completed or failed by category."""

import asyncio
import time
from collections.abc import Awaitable, Callable
from dataclasses import replace

import structlog
from prometheus_client import Counter, Gauge, Histogram

from deck_domain.errors import DeckError, LeaseLost, StoreUnavailable
from deck_domain.job import Artifact, Lease, StageFailure
from deck_domain.lifecycle import FailureCategory, Stage
from deck_domain.stage_results import StageResult, slides_of
from deck_runtime import tracing
from deck_runtime.failpoints import failpoint
from deck_runtime.store import ArtifactStore
from deck_runtime.telemetry import get_logger
from deck_runtime.worker.failure import failure_of
from deck_runtime.worker.leases import LeaseClient
from deck_runtime.worker.stage import StageWork, publish, scratch_folder

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

Complete = Callable[[Lease, list[Artifact], StageResult | None], Awaitable[None]]
"""Records what an attempt made."""


class Attempts:
    """Runs attempts, any number at a time."""

    def __init__(
        self, leases: LeaseClient, store: ArtifactStore, complete: Complete, doubt_store: Callable[[], None]
    ) -> None:
        """Args: complete: the way to the registry. doubt_store: is told when the store could not be reached."""
        self._leases, self._store = leases, store
        self._complete, self._doubt_store = complete, doubt_store

    async def run(self, lease: Lease, work: StageWork) -> None:
        """Work on a lease until it has ended. Raises nothing; when cancelled, the lease is given back."""
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
                outcome = await self._attempt(lease, work)
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
            await self.give_back(lease)
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
            await self._complete(lease, artifacts, output.result)
            _SLIDES.labels(lease.stage).inc(slides_of(output.result))
        except LeaseLost:
            raise
        except Exception as error:  # noqa: BLE001 - every way to fail becomes a recorded failure
            failure = failure_of(lease.stage, error)
            if isinstance(error, StoreUnavailable):
                self._doubt_store()
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

    async def give_back(self, lease: Lease) -> None:
        """For another worker, since this one stops; at no cost."""
        failure = StageFailure(FailureCategory.INTERRUPTED, "WORKER_STOPPING", "The worker is shutting down.")
        try:
            async with asyncio.timeout(3):
                await self._leases.fail(lease, failure)
        except (TimeoutError, DeckError) as error:
            log.warning("give_back_failed", error=str(error))


def show(stage: Stage) -> None:
    """Show what there is to count from the start: a counter that appears with its first event hides that event."""
    _RUNNING.labels(stage)
    _SLIDES.labels(stage)
    for outcome in _OUTCOMES:
        _ENDED.labels(stage, outcome)


class _Progress:
    """The newest word of the work, read by each heartbeat."""

    def __init__(self) -> None:
        self.done = self.total = 0

    def report(self, done: int, total: int) -> None:
        """Remember (slides done, slides in all)."""
        self.done, self.total = done, total
