"""Waiting for jobs: one stream of hints from the registry, any number of parked coroutines.

Hints say that a job changed, not how. Whoever waits subscribes first, then reads, then waits; after a hint the job is
read once for all who wait for it, and after each reconnect every awaited job is read again, so no hint is missed.
"""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from prometheus_client import Gauge

from deck_domain.errors import DeckError, NotFound, QueueFull
from deck_domain.job import Job
from deck_runtime.telemetry import get_logger
from gateway.registry import Hint, RegistryClient

log = get_logger(__name__)

Wanted = Callable[[Job], bool]

PARKED = Gauge("deckmill_gateway_parked", "Long-polls, event streams and synchronous waits that are open")
_LONGEST_BACKOFF = 2.0


@dataclass(slots=True)
class _Topic:
    """One awaited job: the newest state that was read, and who waits for which."""

    job: Job | None = None
    waiters: dict[asyncio.Future[Job], Wanted] = field(default_factory=dict)


class JobWatch:
    """Parks coroutines until a job is as they want it."""

    def __init__(self, registry: RegistryClient, capacity: int) -> None:
        """Args: capacity: how many may be parked at a time."""
        self._registry = registry
        self._capacity = capacity
        self._parked = 0
        self._topics: dict[str, _Topic] = {}
        self._stale: set[str] = set()
        self._stirred = asyncio.Event()
        self.released = False

    @contextmanager
    def slot(self) -> Iterator[None]:
        """Take one of the places. Raises QueueFull when all are taken."""
        if self._parked >= self._capacity:
            raise QueueFull("Too many requests wait at this gateway.", retry_after=5.0, code="too_many_polls")
        self._parked += 1
        PARKED.set(self._parked)
        try:
            yield
        finally:
            self._parked -= 1
            PARKED.set(self._parked)

    async def wait(
        self,
        job_id: str,
        read: Callable[[], Awaitable[Job]],
        wanted: Wanted,
        timeout: float,
        *,
        gone: Awaitable[None] | None = None,
    ) -> Job:
        """The job once it is `wanted`, or as it is after `timeout` seconds or when the client is `gone`.

        Args:
            job_id: which job.
            read: reads the job, and refuses it to whom it does not belong.
            wanted: tells whether a state is worth an answer.
            timeout: seconds.
            gone: ends when the client has gone.

        Raises NotFound when it is deleted meanwhile, and what `read` raises.
        """
        with self._awaited(job_id, wanted) as (topic, future):
            job = await read()
            if wanted(job) or self.released:
                return job
            await _first(future, gone, timeout)
            if future.done() and not future.cancelled():
                return future.result()
            return max(job, topic.job or job, key=lambda each: each.revision)

    def release(self) -> None:
        """Let everybody go with what is known: the gateway is shutting down."""
        self.released = True
        for topic in self._topics.values():
            for future in topic.waiters:
                future.cancel()

    @contextmanager
    def _awaited(self, job_id: str, wanted: Wanted) -> Iterator[tuple[_Topic, asyncio.Future[Job]]]:
        topic = self._topics.setdefault(job_id, _Topic())
        future: asyncio.Future[Job] = asyncio.get_running_loop().create_future()
        topic.waiters[future] = wanted
        try:
            yield topic, future
        finally:
            del topic.waiters[future]
            if future.done() and not future.cancelled():
                future.exception()
            if not topic.waiters and self._topics.get(job_id) is topic:
                del self._topics[job_id]

    async def run(self, stopping: asyncio.Event) -> None:
        """Follow the registry until `stopping` is set; survives its absence."""
        async with asyncio.TaskGroup() as group:
            tasks = [group.create_task(self._follow()), group.create_task(self._refresh())]
            await stopping.wait()
            for task in tasks:
                task.cancel()

    async def _follow(self) -> None:
        backoff = 0.1
        while True:
            try:
                async for hint in self._subscribed():
                    backoff = 0.1
                    if hint.job_id in self._topics:
                        self._stir({hint.job_id})
            except DeckError as error:
                log.warning("watch stream lost", error=error.message, again_in=backoff)
            await asyncio.sleep(backoff)
            backoff = min(_LONGEST_BACKOFF, backoff * 2)

    async def _subscribed(self) -> AsyncIterator[Hint]:
        first = True
        async for hint in self._registry.watch_jobs():
            if first:
                first = False
                self._stir(set(self._topics))
            yield hint

    def _stir(self, job_ids: set[str]) -> None:
        self._stale |= job_ids
        self._stirred.set()

    async def _refresh(self) -> None:
        while True:
            await self._stirred.wait()
            self._stirred.clear()
            job_ids, self._stale = [job_id for job_id in self._stale if job_id in self._topics], set()
            if not job_ids:
                continue
            try:
                found = await self._registry.get_jobs(job_ids)
            except DeckError as error:
                log.warning("awaited jobs could not be read", error=error.message)
                await asyncio.sleep(0.2)
                self._stir(set(job_ids))
                continue
            for job_id in job_ids:
                self._deliver(job_id, found.get(job_id))

    def _deliver(self, job_id: str, job: Job | None) -> None:
        topic = self._topics.get(job_id)
        if topic is None:
            return
        topic.job = job
        for future, wanted in topic.waiters.items():
            if future.done():
                continue
            if job is None:
                future.set_exception(NotFound(f"The job {job_id} was deleted."))
            elif wanted(job):
                future.set_result(job)


async def _first(future: asyncio.Future[Job], gone: Awaitable[None] | None, timeout: float) -> None:
    waited: set[asyncio.Future[Any]] = {future}
    if gone is not None:
        waited.add(asyncio.ensure_future(gone))
    try:
        await asyncio.wait(waited, timeout=timeout, return_when=asyncio.FIRST_COMPLETED)
    finally:
        for other in waited - {future}:
            other.cancel()
