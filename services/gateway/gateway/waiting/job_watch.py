"""Waiting for jobs: one stream of hints from the registry, any number of parked coroutines.

Hints say how far a job is by now, not what it holds. Whoever comes is entered first, then the job's head is read (that
of a job made here a moment ago is known), then waited for; hints bring the head up to date, and after each reconnect
every awaited head is read again, so that no hint is missed. The job itself is read when there is somebody to answer,
once for all who wake for the same revision, and what is made of it is made once for all who want the same.
"""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import contextmanager
from typing import Any, TypeVar

from prometheus_client import Gauge
from starlette.types import Receive, Scope

from deck_domain.errors import DeckError, QueueFull
from deck_domain.job import Hint, Job, JobHead
from deck_runtime.telemetry import get_logger
from gateway.registry import RegistryClient
from gateway.serving.server import INPUT_ENDED
from gateway.serving.turns import give_up_turn
from gateway.waiting.topics import Make, Topic, Waiter, Wanted
from gateway.waiting.young_jobs import YoungJobs

log = get_logger(__name__)

T = TypeVar("T")

PARKED = Gauge("deckmill_gateway_parked", "Long-polls, event streams and synchronous waits that are open.")
PLACES = Gauge("deckmill_gateway_parked_limit", "How many of them may be open at a time: DECKMILL_MAX_POLLS.")
_LONGEST_BACKOFF = 2.0
_RETRY_SECONDS = 0.2
_PROOF_SECONDS = 0.5
"""Who waits for a young job has asked the registry nothing: if it is silent for so long, it is asked."""


class JobWatch:
    """Parks coroutines until a job is as they want it."""

    def __init__(self, registry: RegistryClient, capacity: int) -> None:
        """Args: capacity: how many may be parked at a time."""
        self._registry = registry
        self._capacity = capacity
        self._parked = 0
        self._topics: dict[str, Topic] = {}
        self._reads: dict[tuple[str, str, int], asyncio.Task[Job]] = {}
        self._stale: set[str] = set()
        self._young = YoungJobs()
        self._stirred = asyncio.Event()
        self._heard_at = 0.0
        self.released = False
        PARKED.set_function(lambda: self._parked)
        PLACES.set(capacity)

    @contextmanager
    def slot(self) -> Iterator[None]:
        """Take one of the places. Raises QueueFull when all are taken."""
        if self._parked >= self._capacity:
            message = "Too many requests wait at this gateway: ask again later, or without waiting."
            raise QueueFull(message, retry_after=5.0, limit=self._capacity, code="too_many_polls")
        self._parked += 1
        try:
            yield
        finally:
            self._parked -= 1

    def made(self, job: Job) -> None:
        """Know a job that was just made: its first poll comes at once."""
        self._young.made(job)

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
            gone: ends when the client has gone, and at the latest when it has its answer.

        Raises NotFound, also when the job is deleted meanwhile, and StoreUnavailable when it cannot be read.
        """
        return await self.answer(tenant, job_id, wanted, timeout, _as_it_is, gone=gone)

    async def answer(
        self,
        tenant: str,
        job_id: str,
        wanted: Wanted,
        timeout: float,
        make: Callable[[Job], Awaitable[T]],
        *,
        gone: Awaitable[None] | None = None,
    ) -> T:
        """Like `wait`: what `make` makes of the job, once for all who wake for it with the same `make`."""
        topic, waiter = self._topic(job_id), self._waiter(tenant, wanted, make)
        answer: T | None = await self._parked_at(topic, waiter, timeout, gone)
        if answer is not None:
            return answer
        known = topic.head.revision if waiter.parked and topic.head else 0
        return await make(await self._read(tenant, job_id, known))

    async def wait_for_head(
        self,
        tenant: str,
        job_id: str,
        wanted: Wanted,
        timeout: float,
        *,
        gone: Awaitable[None] | None = None,
    ) -> JobHead | None:
        """Like `wait`, for those who need the head alone; None when nothing was known before the time was over."""
        topic, waiter = self._topic(job_id), self._waiter(tenant, wanted, None)
        head: JobHead | None = await self._parked_at(topic, waiter, timeout, gone)
        return head or (topic.head if waiter.parked else None)

    def _topic(self, job_id: str) -> Topic:
        return self._topics.get(job_id) or Topic(job_id, self._registry.get_job)

    def _waiter(self, tenant: str, wanted: Wanted, make: Make | None) -> Waiter:
        return Waiter(tenant, wanted, make, asyncio.get_running_loop().create_future())

    async def _parked_at(self, topic: Topic, waiter: Waiter, timeout: float, gone: Awaitable[None] | None) -> Any:
        """What the waiter is given; None when his time is over or he has gone."""
        if gone is not None:  # not cancelled afterwards: it ends with the answer, and that costs thousands less
            asyncio.ensure_future(gone).add_done_callback(lambda _: waiter.leave())
        if self.released:
            return None
        self._topics[topic.job_id] = topic
        topic.waiters.add(waiter)
        loop = asyncio.get_running_loop()
        timers = [loop.call_later(timeout, waiter.leave)]
        if young := self._young.head(topic.job_id):
            topic.learn(young)
            waiter.unasked = True
            timers.append(loop.call_later(_PROOF_SECONDS, self._prove, topic, waiter, loop.time()))
        else:
            self._stir({topic.job_id})
        give_up_turn()  # whoever waits stands in nobody's way, and goes on at once when the job is there
        try:
            return await waiter.future
        finally:
            for timer in timers:
                timer.cancel()
            topic.waiters.discard(waiter)
            if not topic.waiters and self._topics.get(topic.job_id) is topic:
                del self._topics[topic.job_id]

    def _prove(self, topic: Topic, waiter: Waiter, came: float) -> None:
        """Ask for the job of one who has come without asking, unless a hint proves that the registry is there.

        One of the first moments proves nothing: it may have been on its way before.
        """
        if self._heard_at > came + _PROOF_SECONDS / 2:
            waiter.unasked = False
        elif waiter.unasked:
            self._stir({topic.job_id})

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
        for waiter in self._waiters():
            waiter.leave()

    def _waiters(self) -> Iterator[Waiter]:
        return (waiter for topic in self._topics.values() for waiter in topic.waiters)

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
            self._young.end()
            await asyncio.sleep(backoff)
            backoff = min(_LONGEST_BACKOFF, backoff * 2)

    async def _subscribed(self) -> AsyncIterator[Hint | None]:
        first = True
        async for hint in self._registry.watch_jobs():
            if first:
                first = False
                self._young.begin()
                self._stir(set(self._topics))
            yield hint

    def _hear(self, hint: Hint) -> None:
        self._heard_at = asyncio.get_running_loop().time()
        self._young.hear(hint)
        topic = self._topics.get(hint.job_id)
        if topic and not topic.hear(hint):
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
                if topic := self._topics.get(job_id):
                    topic.learn(found.get(job_id))
                    for waiter in topic.waiters:
                        waiter.unasked = False

    def _refuse(self, error: DeckError) -> None:
        """Tell those who have just come, also since; who was parked before outlasts the registry's absence.

        Who was parked without asking is told where the registry stands still: its stream of hints has not ended.
        """
        for waiter in self._waiters():
            if not waiter.parked or (waiter.unasked and self._young.whole):
                waiter.fail(error)


async def disconnected(scope: Scope, receive: Receive) -> None:
    """Return when the client has gone, or may have: it has ended its side of the connection."""
    while INPUT_ENDED not in scope["state"] and (await receive())["type"] != "http.disconnect":
        pass


async def _as_it_is(job: Job) -> Job:
    return job
