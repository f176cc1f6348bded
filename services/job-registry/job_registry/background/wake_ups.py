"""Sends the wake-ups that commits asked for. One that cannot be sent is dropped: the reaper sends it again."""

import asyncio

from deck_domain.lifecycle import Stage
from deck_runtime.bus import Bus, BusUnavailable
from job_registry.sql.transaction import Effects

_MAX_PENDING = 1_000


class WakeUps:
    """Wake-ups to send, now or when a retry falls due."""

    def __init__(self, bus: Bus) -> None:
        self._bus = bus
        self._pending: asyncio.Queue[tuple[Stage, str]] = asyncio.Queue(_MAX_PENDING)

    def committed(self, effects: Effects) -> None:
        """For `Database.on_commit`."""
        for wake_up, delay in effects.wake_ups.items():
            if delay > 0:
                asyncio.get_running_loop().call_later(delay, self._ask, wake_up)
            else:
                self._ask(wake_up)

    async def run(self, stopping: asyncio.Event) -> None:
        """Send until told to stop."""
        sending = asyncio.create_task(self._send_all())
        await stopping.wait()
        sending.cancel()

    def _ask(self, wake_up: tuple[Stage, str]) -> None:
        if not self._pending.full():
            self._pending.put_nowait(wake_up)

    async def _send_all(self) -> None:
        while True:
            stage, tenant = await self._pending.get()
            try:
                await self._bus.wake(stage, tenant)
            except BusUnavailable:
                continue
