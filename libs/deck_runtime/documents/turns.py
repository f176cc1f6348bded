"""Turns at work that only a few may do at once, given round by round to the tenants who wait for one."""

import asyncio
from collections import OrderedDict, deque
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from prometheus_client import Gauge

from deck_domain.errors import QueueFull

_WAITING = Gauge("deckmill_documents_waiting", "Large documents that wait for their turn to be read.")


class Turns:
    """So many at once, and no more; a tenant who asks for many waits behind himself, and not others behind him."""

    def __init__(self, at_once: int, *, waiting: int, waiting_of_one: int) -> None:
        """Make turns.

        Args:
            at_once: how many have their turn at a time.
            waiting: how many may wait for theirs, of all tenants.
            waiting_of_one: how many of these may be of one tenant.
        """
        self._free = at_once
        self._waiting, self._waiting_of_one = waiting, waiting_of_one
        self._queues: OrderedDict[str, deque[asyncio.Future[None]]] = OrderedDict()

    @asynccontextmanager
    async def turn(self, tenant: str) -> AsyncIterator[None]:
        """One turn, once it has come. Raises QueueFull at once when too many wait already."""
        await self._come(tenant)
        try:
            yield
        finally:
            self._pass_on()

    async def _come(self, tenant: str) -> None:
        if self._free:
            self._free -= 1
            return
        called = self._enqueue(tenant)
        try:
            await called
        except asyncio.CancelledError:
            if called.done() and not called.cancelled():
                self._pass_on()  # called at the moment of leaving
            else:
                self._remove(tenant, called)
            raise

    def _enqueue(self, tenant: str) -> asyncio.Future[None]:
        own = len(self._queues.get(tenant, ()))
        if own >= self._waiting_of_one:
            message = f"{own} of your large documents wait to be read: let some finish, then send this again."
            raise QueueFull(message, retry_after=1.0, limit=self._waiting_of_one, code="too_many_documents")
        if sum(map(len, self._queues.values())) >= self._waiting:
            message = "Too many large documents wait to be read: send this again in a moment."
            raise QueueFull(message, retry_after=1.0, limit=self._waiting, code="too_many_documents")
        called: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._queues.setdefault(tenant, deque()).append(called)
        _WAITING.inc()
        return called

    def _pass_on(self) -> None:
        """Call the first of the tenant who has not been called for the longest time; without one, a place is free."""
        if not self._queues:
            self._free += 1
            return
        tenant, queue = next(iter(self._queues.items()))
        called = queue[0]
        self._remove(tenant, called)
        if queue:
            self._queues.move_to_end(tenant)
        called.set_result(None)

    def _remove(self, tenant: str, called: asyncio.Future[None]) -> None:
        queue = self._queues[tenant]
        queue.remove(called)
        _WAITING.dec()
        if not queue:
            del self._queues[tenant]
