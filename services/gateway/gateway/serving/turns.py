"""A tenant's requests take turns: so many are worked on at a time, the others wait in the tenant's own line.

So whoever sends thousands at once waits for himself, and the requests of another tenant stand behind a handful of his.
A request holds its turn while the gateway works for it: not while it awaits a body, a child or a job, nor while its
answer is sent, so long-polls, event streams and slow clients do not stand in anybody's way. Nor for long: what takes
longer waits for another service, and when that stands still, whoever comes next is to learn it as soon.
"""

import asyncio
from collections import deque
from collections.abc import Awaitable
from contextvars import ContextVar
from dataclasses import dataclass, field
from functools import partial
from typing import Any, TypeVar

from starlette.types import ASGIApp, Message, Receive, Scope, Send

T = TypeVar("T")

LONGEST = 0.25
"""Seconds that a turn lasts at most: a request that is worked on takes some milliseconds."""


@dataclass(slots=True)
class _Line:
    """The requests of one tenant: how many have their turn, and who waits, the first on the left."""

    served: int = 0
    waiting: deque[asyncio.Future[None]] = field(default_factory=deque)


class Turns:
    """Hands out turns; a tenant without requests takes no room."""

    def __init__(self, most: int, longest: float = LONGEST) -> None:
        """Args: most: how many requests of one tenant are worked on at a time. longest: seconds that a turn lasts."""
        self._most, self.longest = most, longest
        self._lines: dict[str, _Line] = {}

    @property
    def tenants(self) -> int:
        """How many tenants have requests that are worked on."""
        return len(self._lines)

    async def take(self, tenant: str) -> None:
        """Wait in the tenant's line for the turn of this request, first come, first served."""
        turn = _Turn(self, tenant)
        await turn.begin()
        _CURRENT.set(turn)

    async def enter(self, tenant: str) -> None:
        """Wait until one more request of the tenant may be worked on; `leave` lets the next one in."""
        line = self._lines.setdefault(tenant, _Line())
        if line.served < self._most:
            line.served += 1
            return
        place: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        line.waiting.append(place)
        try:
            await place
        except asyncio.CancelledError:
            if not place.cancelled():
                self.leave(tenant)  # the turn had come already: it is the next one's
            raise

    def leave(self, tenant: str) -> None:
        """Let the next of the tenant's line have this turn."""
        line = self._lines[tenant]
        while line.waiting:
            place = line.waiting.popleft()
            if not place.done():  # who was cancelled meanwhile is passed over
                place.set_result(None)
                return
        line.served -= 1
        if not line.served:
            del self._lines[tenant]


@dataclass(slots=True)
class _Turn:
    """The turn of one request."""

    turns: Turns
    tenant: str
    held: bool = False
    ends: asyncio.TimerHandle | None = None

    async def begin(self) -> None:
        """Wait for it."""
        await self.turns.enter(self.tenant)
        self.held = True
        self.ends = asyncio.get_running_loop().call_later(self.turns.longest, self.end)

    def end(self) -> None:
        """Let the next one have it."""
        if self.held and self.ends:
            self.held = False
            self.ends.cancel()
            self.turns.leave(self.tenant)


_CURRENT: ContextVar[_Turn | None] = ContextVar("turn", default=None)


def give_up_turn() -> None:
    """Let the next one have the turn of this request, which only waits from now on, or is answered."""
    if turn := _CURRENT.get():
        turn.end()


async def without_turn(awaited: Awaitable[T]) -> T:
    """What is awaited of others; the turn is given up meanwhile, then waited for again."""
    turn = _CURRENT.get()
    if turn is None or not turn.held:
        return await awaited
    turn.end()
    result = await awaited
    await turn.begin()
    return result


class Turned:
    """The layer around everything else: a request begins without a turn, and has none once its answer goes out."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    def __call__(self, scope: Scope, receive: Receive, send: Send) -> Any:
        """Not a coroutine itself: one frame less for each request that is parked."""
        _CURRENT.set(None)  # a request that was pipelined begins in the context of the one before
        return self._app(scope, receive, partial(_sent, send))


async def _sent(send: Send, message: Message) -> None:
    give_up_turn()
    await send(message)
