"""Commits of other registries: hints from the bus, and a poll of what changed besides. Late, never wrong."""

import asyncio
from datetime import datetime, timedelta

from sqlalchemy import select

from deck_domain.errors import StoreUnavailable
from deck_domain.event_types import JobDeleted
from deck_domain.job import Hint
from deck_domain.lifecycle import JobState
from deck_runtime.bus import Bus
from deck_runtime.waiting import set_within
from deck_wire.events import read_events
from job_registry.sql import job_tables, review_tables
from job_registry.sql.database import Database
from job_registry.sql.transaction import Transaction
from job_registry.watching.watch_hub import WatchHub

# How long a transaction may take between its moment and its commit without the poll missing it.
_OVERLAP = timedelta(seconds=30)
_POLL_WITH_BUS, _POLL_WITHOUT_BUS = 10.0, 1.0
_SUBSCRIBE_EVERY = 0.5


def changed_since(tx: Transaction, since: datetime | None) -> tuple[list[Hint], datetime]:
    """Hints of the jobs that changed or went since a moment, and the moment to ask with next time."""
    if since is None:
        return [], tx.now
    jobs, gone = job_tables.jobs.c, review_tables.deletions.c
    changed = tx.connection.execute(
        select(jobs.id, jobs.revision, jobs.state).where(jobs.updated_at > since - _OVERLAP)
    )
    hints = [Hint(row.id, row.revision, JobState(row.state).terminal) for row in changed]
    deleted = tx.connection.execute(select(gone.job_id, gone.revision).where(gone.deleted_at > since - _OVERLAP))
    hints += [Hint(row.job_id, row.revision, terminal=True, deleted=True) for row in deleted]
    return hints, tx.now


class Replicas:
    """Feeds the hub with what other registries committed. Not needed where this process owns the database alone."""

    def __init__(self, database: Database, bus: Bus, hub: WatchHub) -> None:
        self._database = database
        self._bus = bus
        self._hub = hub

    async def listen(self, stopping: asyncio.Event) -> None:
        """Subscribe to the events of all registries, once the bus is there."""
        while not self._bus.up:
            if await set_within(stopping, _SUBSCRIBE_EVERY):
                return
        await self._bus.on_events(self._received)
        await stopping.wait()

    async def poll(self, stopping: asyncio.Event) -> None:
        """Look for changes, more often while the bus is away."""
        since: datetime | None = None
        while not await set_within(stopping, _POLL_WITH_BUS if self._bus.up else _POLL_WITHOUT_BUS):
            try:
                hints, since = await self._database.read(changed_since, since)
            except StoreUnavailable:
                continue
            for hint in hints:
                self._hub.tell(hint)

    async def _received(self, payload: bytes) -> None:
        for event in read_events(payload):
            data = event.data
            self._hub.tell(Hint(data.job_id, data.revision, data.terminal, deleted=event.is_a(JobDeleted)))
