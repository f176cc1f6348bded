"""Rings the bells that commits asked for; a bell that cannot be rung is dropped, the reaper rings again."""

import asyncio

from deck_domain.lifecycle import Stage
from deck_runtime.bus import Bus, BusUnavailable
from job_registry.transaction import Effects

_MAX_PENDING = 1_000


class Bells:
    """Bells to ring, now or when a retry falls due."""

    def __init__(self, bus: Bus) -> None:
        self._bus = bus
        self._pending: asyncio.Queue[Stage] = asyncio.Queue(_MAX_PENDING)

    def committed(self, effects: Effects) -> None:
        """For `Database.on_commit`."""
        for stage, delay in effects.bells.items():
            if delay > 0:
                asyncio.get_running_loop().call_later(delay, self._ask, stage)
            else:
                self._ask(stage)

    async def run(self, stopping: asyncio.Event) -> None:
        """Ring until told to stop."""
        ringing = asyncio.create_task(self._ring_all())
        await stopping.wait()
        ringing.cancel()

    def _ask(self, stage: Stage) -> None:
        if not self._pending.full():
            self._pending.put_nowait(stage)

    async def _ring_all(self) -> None:
        while True:
            stage = await self._pending.get()
            try:
                await self._bus.ring(stage)
            except BusUnavailable:
                continue
