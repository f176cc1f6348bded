"""The place beside those of a worker loop, for tenants who would wait while others hold them all."""

import asyncio
import contextlib
from collections import Counter
from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from deck_domain.lifecycle import Stage
from deck_runtime.worker.stage import StageWork


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

    def __init__(self) -> None:
        """Nobody was heard of yet."""
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
        self._heard.discard(tenant)
        if self._heard:
            self._look.set()

    def ended(self, tenant: str) -> None:
        """Work of a tenant has ended here."""
        self._running[tenant] -= 1
        self._running += Counter()  # forgets those who have none

    def beside(self, tenant: str) -> bool:
        """Whether others have something running here, and this tenant has not."""
        return bool(self._running) and not self._running[tenant]

    def asked_for(self) -> None:
        """The registry is being asked for work of all who were heard of."""
        self._heard.clear()

    def look_again(self) -> None:
        """There may be more of those who were not heard of while they had something running."""
        self._look.set()

    async def waiting(self, timeout: float) -> None:
        """Return when somebody may wait; after so many seconds in any case, since wake-ups may be lost."""
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(self._look.wait(), timeout)
        self._look.clear()

    def _see(self, tenant: str) -> None:
        self._first = self._first or tenant
        if tenant not in {"", self._first}:
            self.second_seen.set()
