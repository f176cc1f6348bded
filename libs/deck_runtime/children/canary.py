"""Readiness that is earned: a real success lately, or else a small piece of the same work, tried now."""

import asyncio
import time
from collections.abc import Callable
from typing import Generic

from deck_domain.errors import DeckError
from deck_runtime.children.pool import ChildDied, ChildFailed, ChildPool, ChildTimeout
from deck_runtime.children.work import A, Q
from deck_runtime.telemetry import get_logger
from deck_runtime.waiting import done_unless, set_within

log = get_logger(__name__)


class Canary(Generic[Q, A]):
    """Looks after one pool. Add `run` beside a service, and `healthy` to what its health depends on.

    `trouble` is why the last try failed, empty after one that did not.
    """

    def __init__(
        self,
        pool: ChildPool[Q, A],
        request: Q,
        *,
        every: float = 60.0,
        timeout: float = 30.0,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        """Make a canary that does not sing yet.

        Args:
            pool: whose children are tried.
            request: work that always succeeds where a child is sound.
            every: seconds after the last success until it is tried.
            timeout: seconds it may take.
            clock: seconds.
        """
        self._pool, self._request = pool, request
        self._every, self._timeout, self._clock = every, timeout, clock
        self.trouble = ""

    @property
    def healthy(self) -> bool:
        """Whether the pool was found to work when it was last looked at."""
        return not self.trouble

    async def run(self, stopping: asyncio.Event) -> None:
        """Try the pool whenever it has been without a success for too long."""
        while not stopping.is_set():
            if self._pool.busy or self._clock() - self._pool.succeeded_at < self._every:
                self.trouble = ""
            else:
                await done_unless(stopping, self._try())
            await set_within(stopping, self._every / 4)

    async def _try(self) -> None:
        try:
            async with asyncio.timeout(2 * self._timeout):  # a pool without a child would make it wait for ever
                await self._pool.run(self._request, timeout=self._timeout)
        except (ChildDied, ChildFailed, ChildTimeout, DeckError, OSError) as error:  # a full disk, or the time is over
            self.trouble = f"its own check fails: {getattr(error, 'message', str(error)) or 'it takes too long'}"
            log.error("canary_failed", error=repr(error))
        else:
            self.trouble = ""
