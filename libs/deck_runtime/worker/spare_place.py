"""The place beside those of a worker loop, for tenants who would wait while others hold them all."""

import asyncio
import time
from collections import Counter, deque
from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from deck_domain.lifecycle import Stage
from deck_runtime.waiting import set_within
from deck_runtime.worker.stage import StageWork

_LATELY = 5.0
"""Seconds."""
_MOST_REMEMBERED = 1_000


@dataclass(frozen=True, slots=True)
class SparePlace:
    """One place more, for tenants who would wait while others hold all places.

    Attributes:
        start: begins to make room for it; called once, when a second tenant is seen.
        able: returns when work could begin there at once.
        work: what to do there by stage.
        idle: whether a child waits for work there.
        needed: whether no other child is idle, though there may be free places: one task may be the work of several.
    """

    start: Callable[[], None]
    able: Callable[[], Awaitable[None]]
    work: dict[Stage, StageWork]
    idle: Callable[[], bool]
    needed: Callable[[], bool]


class OtherTenants:
    """Which tenants were heard of that have nothing running in this process, so that they may need the spare place.

    Attributes:
        second_seen: set once there was work of two tenants.
    """

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        """Nobody was heard of yet. Args: clock: seconds."""
        self._clock = clock
        self._begun = deque[tuple[float, str]](maxlen=_MOST_REMEMBERED)
        self.second_seen = asyncio.Event()
        self._first = ""
        self._running = Counter[str]()
        self._heard: set[str] = set()
        self._look = asyncio.Event()

    def heard(self, tenant: str) -> None:
        """There is work of a tenant; "" where it is not known whose."""
        self._see(tenant)
        if not self._running[tenant]:
            self._heard.add(tenant)
            self._look.set()

    def begun(self, tenant: str) -> None:
        """Work of a tenant begins here. Whoever was heard of and has not begun may now find all places taken."""
        self._see(tenant)
        self._running[tenant] += 1
        self._begun.append((self._clock(), tenant))
        self._heard.discard(tenant)
        if self._heard:
            self._look.set()

    def ended(self, tenant: str) -> None:
        """Work of a tenant has ended here."""
        self._running[tenant] -= 1
        self._running += Counter()  # forgets those who have none

    def beside(self, tenant: str) -> bool:
        """Whether this tenant has nothing running here and others have, or one of them began more lately than he.

        Between two short tasks of a long queue there is a moment in which nothing runs: who comes then is beside it all
        the same, and the queue's next task is not beside his.
        """
        return not self._running[tenant] and (bool(self._running) or self._began_less(tenant))

    def _began_less(self, tenant: str) -> bool:
        while self._begun and self._begun[0][0] < self._clock() - _LATELY:
            self._begun.popleft()
        lately = Counter(name for _, name in self._begun)
        own = lately.pop(tenant, 0)
        return max(lately.values(), default=0) > own

    def asked_for(self) -> None:
        """The registry is being asked for work of all who were heard of."""
        self._heard.clear()

    def look_again(self) -> None:
        """There may be more of those who were not heard of while they had something running."""
        self._look.set()

    async def waiting(self, timeout: float) -> None:
        """Return when somebody may wait; after so many seconds in any case, since wake-ups may be lost."""
        await set_within(self._look, timeout)
        self._look.clear()

    def _see(self, tenant: str) -> None:
        self._first = self._first or tenant
        if tenant not in {"", self._first}:
            self.second_seen.set()
