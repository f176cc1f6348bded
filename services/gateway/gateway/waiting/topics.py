"""Those who wait for one job, and what they are told: each head once, and one answer for all who wake for it.

What is made of a job is made before anybody wakes: thousands that wake at once have nothing left to do but send it.
"""

import asyncio
from collections import defaultdict
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from deck_domain.errors import DeckError, NotFound
from deck_domain.job import Hint, Job, JobHead

Wanted = Callable[[JobHead], bool]
Make = Callable[[Job], Awaitable[Any]]


@dataclass(slots=True, eq=False)
class Waiter:
    """Who waits, for what, and what he is to get; many share a `make`, and then what it makes of a job.

    Attributes:
        make: makes the answer of the job that is wanted; None for who needs its head alone.
        future: the answer, or None for who has left.
        parked: whether the job has been looked at for him.
        unasked: whether that was known here, and the registry has given no sign of life since he came.
        awake: whether his answer is being made.
    """

    tenant: str
    wanted: Wanted
    make: Make | None
    future: asyncio.Future[Any]
    parked: bool = False
    unasked: bool = False
    awake: bool = False

    def leave(self) -> None:
        """Wait no longer."""
        self.give(None)

    def give(self, answer: object) -> None:
        """Pass on the answer."""
        if not self.future.done():
            self.future.set_result(answer)

    def fail(self, error: Exception) -> None:
        """Pass on why there is none."""
        if not self.future.done():
            self.future.set_exception(error)


class Topic:
    """One awaited job: its newest head that is known, and who waits."""

    def __init__(self, job_id: str, read: Callable[[str, str], Awaitable[Job]]) -> None:
        """Args: read: the job of a tenant and an id. Raises DeckError."""
        self.waiters: set[Waiter] = set()
        self.head: JobHead | None = None
        self.job_id = job_id
        self._read = read
        self._answering: set[asyncio.Task[None]] = set()

    def learn(self, head: JobHead | None) -> None:
        """Pass on a head that was read, None for no such job; a hint may have been faster than the read."""
        if head is None:
            self._end()
        elif self.head is None or head.revision >= self.head.revision:
            self._pass_on(head)
        else:
            self._pass_on(self.head)

    def hear(self, hint: Hint) -> bool:
        """Pass on a hint; False when it says too little, for no head is known yet."""
        if hint.deleted and self.head is not None:
            self._end()
        elif self.head is not None and hint.revision > self.head.revision:
            self._pass_on(replace(self.head, revision=hint.revision, terminal=hint.terminal))
        return self.head is not None

    def _end(self) -> None:
        self.head = None
        for waiter in self.waiters:
            what = "The job {} was deleted." if waiter.parked else "There is no job {}."
            waiter.fail(NotFound(what.format(self.job_id)))

    def _pass_on(self, head: JobHead) -> None:
        self.head = head
        woken = [waiter for waiter in self.waiters if not waiter.awake and self._wakes(waiter, head)]
        if woken:
            task = asyncio.create_task(self._answer(head.tenant, woken))
            self._answering.add(task)
            task.add_done_callback(self._answering.discard)

    def _wakes(self, waiter: Waiter, head: JobHead) -> bool:
        """Whether an answer is to be made for him; another tenant's job does not exist."""
        if head.tenant != waiter.tenant or head.kind.inner:
            waiter.fail(NotFound(f"There is no job {self.job_id}."))
        elif not waiter.wanted(head):
            waiter.parked = True
        elif waiter.make is None:
            waiter.give(head)
        else:
            waiter.awake = True
        return waiter.awake

    async def _answer(self, tenant: str, woken: Sequence[Waiter]) -> None:
        groups = defaultdict[Make, list[Waiter]](list)
        for waiter in woken:
            if waiter.make is not None:
                groups[waiter.make].append(waiter)
        try:
            job = await self._read(tenant, self.job_id)
        except DeckError as error:
            for waiter in woken:
                waiter.fail(error)
            return
        for make, group in groups.items():
            await _answer_alike(job, make, group)


async def _answer_alike(job: Job, make: Make, group: Sequence[Waiter]) -> None:
    try:
        answer = await make(job)
    except Exception as error:  # noqa: BLE001 - theirs, whatever it is: each of them meets it as if made for him alone
        for waiter in group:
            waiter.fail(error)
    else:
        for waiter in group:
            waiter.give(answer)
