"""The outbox: events are committed with the state, published afterwards, marked last. Duplicates are harmless."""

import asyncio
import contextlib
import json
import time
from collections.abc import Iterable, Sequence
from datetime import timedelta
from typing import Any

from sqlalchemy import delete, select, update

from deck_domain.errors import StoreUnavailable
from deck_runtime.bus import Bus, BusUnavailable
from deck_runtime.failpoints import failpoint
from deck_runtime.telemetry import get_logger
from deck_runtime.waiting import one_set_within
from deck_wire.events import TYPE_PREFIX
from job_registry.sql import job_tables
from job_registry.sql.database import Database
from job_registry.sql.transaction import Effects, OutboxEvent, Transaction

BATCH = 100
"""Events that a sweep takes at a time."""
GATHER_ALONE, GATHER_SHARED = 0.1, 0.02
"""Seconds in which the reply to a commit goes out and more commits join the batch; fewer where registries share."""
_EVERY = 5.0
"""Seconds between sweeps; a restart within them repeats what the bus knows already."""
_LEFT_BEHIND = timedelta(seconds=3)
"""Unmarked events are left for so long to the registry that committed them."""
_MOST_FRESH = 10_000
"""Events that wait in memory; more are found by the sweep."""

_MARKED_AT_ONCE = 1_000
_NO_AGE = timedelta()
_COLUMNS = [job_tables.events.c[name] for name in OutboxEvent.__slots__]

log = get_logger(__name__)


def unpublished(
    tx: Transaction, age: timedelta = _NO_AGE, passed_over: Iterable[str] = (), limit: int = BATCH
) -> list[OutboxEvent]:
    """The oldest events of an age that nobody has marked, but for the ids that are `passed_over`.

    Never "newer than the last one": commits do not come in order.
    """
    columns, known = job_tables.events.c, set(passed_over)
    query = select(*_COLUMNS).where(columns.published_at.is_(None), columns.created_at <= tx.now - age)
    rows = tx.connection.execute(query.order_by(columns.created_at, columns.seq).limit(limit + len(known)))
    return [OutboxEvent(**row) for row in rows.mappings() if row["id"] not in known][:limit]


def mark_published(tx: Transaction, event_ids: Sequence[str]) -> None:
    """Note that events are on the bus; those of deleted jobs have served their purpose and go."""
    columns = job_tables.events.c
    mine = columns.id.in_(event_ids)
    tx.connection.execute(update(job_tables.events).where(mine).values(published_at=tx.now))
    tx.connection.execute(delete(job_tables.events).where(mine, columns.job_id.not_in(select(job_tables.jobs.c.id))))


def cloud_events(events: Iterable[OutboxEvent]) -> bytes:
    """Events as a batch in CloudEvents JSON, the data of each in the proto3 JSON mapping of `JobEventData`."""
    return json.dumps([_envelope(event) for event in events], separators=(",", ":"), ensure_ascii=False).encode()


def _envelope(event: OutboxEvent) -> dict[str, Any]:
    envelope = {
        "specversion": "1.0",
        "id": event.id,
        "source": "/deckmill/job-registry",
        "type": TYPE_PREFIX + event.type,
        "subject": event.job_id,
        "time": event.created_at.isoformat().replace("+00:00", "Z"),
        "datacontenttype": "application/json",
        "sequence": str(event.seq),
        "data": {
            "jobId": event.job_id,
            "tenant": event.tenant,
            "seq": str(event.seq),
            "revision": str(event.revision),
            "terminal": event.terminal,
            "detail": event.data,
            "actorType": event.actor_type,
            "actorId": event.actor_id or "",
        },
    }
    return envelope | {"traceparent": event.traceparent} if event.traceparent else envelope


class Relay:
    """Moves events to the bus: those of commits here from memory, a moment later, as one message for each job.

    Every few seconds it marks what is on the bus by then, in one commit, and sweeps up what is in the table without a
    mark: events of a registry that died, of a bus that was away. Replicas may publish the same event at the same time,
    and a crash before the mark repeats it: the bus drops repeats by their id, and consumers by `seq`.
    """

    def __init__(self, database: Database, bus: Bus, gather: float = GATHER_SHARED) -> None:
        """Args: gather: seconds between a commit and its message."""
        self._database = database
        self._bus = bus
        self._gather = gather
        self._fresh: list[OutboxEvent] = []
        self._unmarked: list[str] = []
        self._wanted = asyncio.Event()

    def committed(self, effects: Effects) -> None:
        """For `Database.on_commit`."""
        if effects.outbox and len(self._fresh) < _MOST_FRESH:
            self._fresh += effects.outbox
            self._wanted.set()

    async def run(self, stopping: asyncio.Event) -> None:
        """Publish until told to stop, then once more."""
        sweep_at = 0.0
        while not stopping.is_set():
            await one_set_within(max(0.0, sweep_at - time.monotonic()), self._wanted, stopping)
            if self._wanted.is_set():
                await asyncio.sleep(self._gather)
            self._wanted.clear()
            await self._publish_fresh()
            if time.monotonic() >= sweep_at:
                await self._sweep_if_possible(_LEFT_BEHIND)
                sweep_at = time.monotonic() + _EVERY
        await self._publish_fresh()
        await self._sweep_if_possible(_NO_AGE)

    async def sweep(self, age: timedelta = _NO_AGE) -> int:
        """Publish the events that have been unmarked for so long, and mark; returns how many were published now."""
        swept, more = 0, self._bus.up
        while more:
            events = await self._database.read(unpublished, age, self._unmarked)
            published = await self._publish(events)
            swept += published
            more = published == BATCH
            await self._mark()
        await self._mark()
        return swept

    async def _sweep_if_possible(self, age: timedelta) -> None:
        with contextlib.suppress(StoreUnavailable):  # the next one is another try
            await self.sweep(age)

    async def _publish_fresh(self) -> None:
        fresh, self._fresh = self._fresh, []
        await self._publish(fresh)

    async def _publish(self, events: Sequence[OutboxEvent]) -> int:
        """Those that cannot be published now stay in the table without a mark; returns how many are on the bus."""
        if not events or not self._bus.up:
            return 0
        failpoint("registry.relay.before_publish")
        jobs: dict[str, list[OutboxEvent]] = {}
        for event in events:
            jobs.setdefault(event.job_id, []).append(event)
        published = [id_ for ids in await asyncio.gather(*map(self._publish_job, jobs.values())) for id_ in ids]
        failpoint("registry.relay.after_publish")
        self._unmarked += published
        return len(published)

    async def _publish_job(self, events: list[OutboxEvent]) -> list[str]:
        first, last = events[0], events[-1]
        try:
            await self._bus.publish_events(f"{first.tenant}.{first.job_id}", last.id, cloud_events(events))
        except BusUnavailable as error:
            log.warning(
                "events_not_published",
                job=first.job_id,
                traceparent=first.traceparent,
                count=len(events),
                error=str(error),
            )
            return []
        return [event.id for event in events]

    async def _mark(self) -> None:
        while marked := self._unmarked[:_MARKED_AT_ONCE]:
            await self._database.write(mark_published, marked)
            self._unmarked = self._unmarked[len(marked) :]
