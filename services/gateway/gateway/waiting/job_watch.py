"""Waiting for jobs: one stream of hints from the registry, any number of parked coroutines.

Hints say how far a job is by now, not what it holds. Whoever comes is entered first, then the job's head is read, then
waited for; hints bring the head up to date, and after each reconnect every awaited head is read again, so that no hint
is missed. The job itself is read when there is somebody to answer, once for all who woke for the same revision.
"""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import Any

from prometheus_client import Gauge
from starlette.types import Receive

from deck_domain.errors import DeckError, NotFound, QueueFull
from deck_domain.job import Hint, Job, JobHead
from deck_runtime.telemetry import get_logger
from gateway.registry import RegistryClient

log = get_logger(__name__)

Wanted = Callable[[JobHead], bool]

PARKED = Gauge("deckmill_gateway_parked", "Long-polls, event streams and synchronous waits that are open")
_LONGEST_BACKOFF = 2.0
_RETRY_SECONDS = 0.2


@dataclass(slots=True, eq=False)
class _Waiter:
    """Who waits, for what, and the newest head that was not it."""

    tenant: str
    wanted: Wanted
    future: asyncio.Future[JobHead]
    known: JobHead | None = None

    def tell(self, job_id: str, head: JobHead | None) -> None:
        """Pass on a head that was read; another tenant's job does not exist."""
        if self.future.done():
            return
        if head is None or head.tenant != self.tenant or head.kind.inner:
            gone = self.known is not None
            self.future.set_exception(
                NotFound(f"The job {job_id} was deleted." if gone else f"There is no job {job_id}.")
            )
        elif self.known and head.revision < self.known.revision:
            return  # a hint was faster than the read
        elif self.wanted(head):
            self.future.set_result(head)
        else:
            self.known = head

    def hear(self, hint: Hint) -> bool:
        """Pass on a hint; False when it says too little, for no head is known yet."""
        if self.known is None:
            return self.future.done()
        newer = replace(self.known, revision=hint.revision, terminal=hint.terminal)
        self.tell(hint.job_id, None if hint.deleted else newer)
        return True


class JobWatch:
    """Parks coroutines until a job is as they want it."""

    def __init__(self, registry: RegistryClient, capacity: int) -> None:
        """Args: capacity: how many may be parked at a time."""
        self._registry = registry
        self._capacity = capacity
        self._parked = 0
        self._topics: dict[str, set[_Waiter]] = {}
        self._reads: dict[tuple[str, str, int], asyncio.Task[Job]] = {}
        self._stale: set[str] = set()
        self._stirred = asyncio.Event()
        self.released = False

    @contextmanager
    def slot(self) -> Iterator[None]:
        """Take one of the places. Raises QueueFull when all are taken."""
        if self._parked >= self._capacity:
            message = "Too many requests wait at this gateway."
            raise QueueFull(message, retry_after=5.0, limit=self._capacity, code="too_many_polls")
        self._parked += 1
        PARKED.set(self._parked)
        try:
            yield
        finally:
            self._parked -= 1
            PARKED.set(self._parked)

    async def wait(
        self, tenant: str, job_id: str, wanted: Wanted, timeout: float, *, gone: Awaitable[None] | None = None
    ) -> Job:
        """The job once it is `wanted`, or as it is after `timeout` seconds or when the client is `gone`.

        Reads of many who come or wake at once are one call.

        Args:
            tenant: whose job it must be.
            job_id: which job.
            wanted: tells by the head whether the job is worth an answer.
            timeout: seconds.
            gone: ends when the client has gone.

        Raises NotFound, also when the job is deleted meanwhile, and StoreUnavailable when it cannot be read.
        """
        head = await self.wait_for_head(tenant, job_id, wanted, timeout, gone=gone)
        return await self._read(tenant, job_id, head.revision if head else 0)

    async def wait_for_head(
        self, tenant: str, job_id: str, wanted: Wanted, timeout: float, *, gone: Awaitable[None] | None = None
    ) -> JobHead | None:
        """Like `wait`, for those who need the head alone; None when nothing was known before the time was over."""
        waiter = _Waiter(tenant, wanted, asyncio.get_running_loop().create_future())
        with self._awaited(job_id, waiter):
            self._stir({job_id})
            if not self.released:
                await _first(waiter.future, gone, timeout)
            if waiter.future.done() and not waiter.future.cancelled():
                return waiter.future.result()
        return waiter.known

    async def _read(self, tenant: str, job_id: str, revision: int) -> Job:
        """The job, at this revision or a later one; those who ask at the same time share one read."""
        asked = (tenant, job_id, revision)
        reading = self._reads.get(asked)
        if reading is None:
            reading = self._reads[asked] = asyncio.create_task(self._registry.get_job(tenant, job_id))
            reading.add_done_callback(lambda done: self._settle(asked, done))
        return await asyncio.shield(reading)

    def _settle(self, asked: tuple[str, str, int], done: asyncio.Task[Job]) -> None:
        del self._reads[asked]
        if not done.cancelled():
            done.exception()  # looked at, whether or not anybody waits for it still

    def release(self) -> None:
        """Let everybody go with what is known: the gateway is shutting down."""
        self.released = True
        for waiters in self._topics.values():
            for waiter in waiters:
                waiter.future.cancel()

    @contextmanager
    def _awaited(self, job_id: str, waiter: _Waiter) -> Iterator[None]:
        waiters = self._topics.setdefault(job_id, set())
        waiters.add(waiter)
        try:
            yield
        finally:
            waiters.discard(waiter)
            if waiter.future.done() and not waiter.future.cancelled():
                waiter.future.exception()  # looked at, whether or not anybody waits for it still
            if not waiters and self._topics.get(job_id) is waiters:
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
                    if hint:
                        self._hear(hint)
            except DeckError as error:
                log.warning("watch stream lost", error=error.message, again_in=backoff)
            await asyncio.sleep(backoff)
            backoff = min(_LONGEST_BACKOFF, backoff * 2)

    async def _subscribed(self) -> AsyncIterator[Hint | None]:
        first = True
        async for hint in self._registry.watch_jobs():
            if first:
                first = False
                self._stir(set(self._topics))
            yield hint

    def _hear(self, hint: Hint) -> None:
        heard = [waiter.hear(hint) for waiter in self._topics.get(hint.job_id, ())]
        if not all(heard):
            self._stir({hint.job_id})

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
                found = await self._registry.get_heads(job_ids)
            except DeckError as error:
                log.warning("awaited jobs could not be read", error=error.message)
                self._refuse(error)
                await asyncio.sleep(_RETRY_SECONDS)
                self._stir(set(job_ids))
                continue
            for job_id in job_ids:
                for waiter in self._topics.get(job_id, ()):
                    waiter.tell(job_id, found.get(job_id))

    def _refuse(self, error: DeckError) -> None:
        """Tell those who have just come, also since; who was parked before outlasts the registry's absence."""
        for waiter in (waiter for waiters in self._topics.values() for waiter in waiters):
            if waiter.known is None and not waiter.future.done():
                waiter.future.set_exception(error)


async def disconnected(receive: Receive) -> None:
    """Return when the client has gone."""
    while (await receive())["type"] != "http.disconnect":
        pass


async def _first(future: asyncio.Future[JobHead], gone: Awaitable[None] | None, timeout: float) -> None:
    waited: set[asyncio.Future[Any]] = {future}
    if gone is not None:
        waited.add(asyncio.ensure_future(gone))
    try:
        await asyncio.wait(waited, timeout=timeout, return_when=asyncio.FIRST_COMPLETED)
    finally:
        for other in waited - {future}:
            other.cancel()
