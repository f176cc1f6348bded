"""Who waits for which job: hints in, wake-ups out, all in memory. Ten thousand watchers of a job share one read."""

import asyncio
from collections import OrderedDict
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager

from deck_domain.errors import NotFound, StoreUnavailable
from deck_domain.job import Hint, Job
from deck_runtime.waiting import set_within
from job_registry.sql.transaction import Effects

_REMEMBERED = 20_000
_MAX_PENDING = 10_000
_LINGER = 0.02
"""Seconds in which a hint waits for a newer one of its job: a stage ends, and the next begin at once."""

ReadJob = Callable[[str], Awaitable[Job | None]]


class Topic:
    """One watched job."""

    def __init__(self, job_id: str, read: ReadJob) -> None:
        self.watchers = 0
        self._job_id = job_id
        self._read = read
        self._revision = 0
        self._changed = asyncio.Event()
        self._job: Job | None = None
        self._reading: asyncio.Task[Job] | None = None

    def tell(self, hint: Hint) -> None:
        """Wake everybody who has not seen this revision."""
        if hint.revision > self._revision or hint.deleted:
            self._revision = hint.revision
            self._changed.set()
            self._changed = asyncio.Event()

    async def current(self) -> Job:
        """The job, at least as new as the newest hint; one read serves all who ask. Raises NotFound."""
        while self._job is None or self._job.revision < self._revision:
            if self._reading is None or self._reading.done():
                self._reading = asyncio.create_task(self._fetch())
            await asyncio.shield(self._reading)
        return self._job

    async def newer_than(self, revision: int, timeout: float) -> bool:
        """Wait for a hint about a later revision; False when the timeout, in seconds, came first."""
        if self._revision > revision:
            return True
        return await set_within(self._changed, timeout)

    async def _fetch(self) -> Job:
        job = await self._read(self._job_id)
        if job is None:
            raise NotFound("There is no such job.", code="job_not_found")
        self._job = job
        self._revision = max(self._revision, job.revision)
        return job


class Fleet:
    """One follower of all jobs: hints that it has not read yet, one for each job, so many and no more."""

    def __init__(self) -> None:
        self._pending: dict[str, Hint] = {}
        self._arrived = asyncio.Event()
        self._overrun = self._lingering = False

    def tell(self, hint: Hint) -> None:
        """Queue a hint, in place of an older one of the same job; steps wait a moment for the next, ends do not."""
        self._pending.pop(hint.job_id, None)
        self._pending[hint.job_id] = hint
        if len(self._pending) > _MAX_PENDING:
            self._overrun = True
            self._pending.clear()
        if hint.terminal or hint.deleted or self._overrun:
            self._arrived.set()
        elif not self._lingering:
            self._lingering = True
            asyncio.get_running_loop().call_later(_LINGER, self._arrive)

    def _arrive(self) -> None:
        self._lingering = False
        if self._pending:
            self._arrived.set()

    async def take(self, timeout: float) -> list[Hint]:
        """All pending hints, none when the timeout in seconds came first. Raises StoreUnavailable after an overrun."""
        if not await set_within(self._arrived, timeout):
            return []
        if self._overrun:
            raise StoreUnavailable("This reader fell too far behind: subscribe again and read anew.", retry_after=0.1)
        hints = list(self._pending.values())
        self._pending.clear()
        self._arrived.clear()
        return hints


class WatchHub:
    """Takes hints from commits here and elsewhere, drops repeats, and passes them on."""

    def __init__(self, read: ReadJob) -> None:
        """Args: read: the job of an id, None when it does not exist."""
        self._read = read
        self._topics: dict[str, Topic] = {}
        self._fleets: set[Fleet] = set()
        self._seen: OrderedDict[str, int] = OrderedDict()

    @property
    def watchers(self) -> int:
        """How many streams are open."""
        return sum(topic.watchers for topic in self._topics.values()) + len(self._fleets)

    def committed(self, effects: Effects) -> None:
        """For `Database.on_commit`."""
        for hint in effects.hints.values():
            self.tell(hint)

    def tell(self, hint: Hint) -> None:
        """Pass a hint on, unless it says nothing new."""
        if hint.revision <= self._seen.get(hint.job_id, 0):
            return
        self._seen[hint.job_id] = hint.revision
        self._seen.move_to_end(hint.job_id)
        if len(self._seen) > _REMEMBERED:
            self._seen.popitem(last=False)
        if topic := self._topics.get(hint.job_id):
            topic.tell(hint)
        for fleet in self._fleets:
            fleet.tell(hint)

    @contextmanager
    def topic(self, job_id: str) -> Iterator[Topic]:
        """Subscribe to one job for as long as the block lasts."""
        topic = self._topics.setdefault(job_id, Topic(job_id, self._read))
        topic.watchers += 1
        try:
            yield topic
        finally:
            topic.watchers -= 1
            if not topic.watchers:
                del self._topics[job_id]

    @contextmanager
    def fleet(self) -> Iterator[Fleet]:
        """Subscribe to all jobs for as long as the block lasts."""
        fleet = Fleet()
        self._fleets.add(fleet)
        try:
            yield fleet
        finally:
            self._fleets.discard(fleet)
