"""The outbox: events are committed with the state, published afterwards, marked last. Duplicates are harmless."""

import asyncio
import contextlib
import json
from typing import Any

from google.protobuf.json_format import MessageToDict
from sqlalchemy import Row, delete, select, update

from deck.events.v1.job_event_pb2 import JobEventData
from deck_domain.errors import StoreUnavailable
from deck_runtime.bus import Bus, BusUnavailable
from deck_runtime.failpoints import failpoint
from deck_runtime.telemetry import get_logger
from deck_wire.events import TYPE_PREFIX
from deck_wire.values import struct
from job_registry.sql import schema
from job_registry.sql.database import Database
from job_registry.sql.transaction import Effects, Transaction

BATCH = 100
"""Events that are published before they are marked."""
_GATHER = 0.02
"""Seconds that more commits get to join the batch."""
_PATIENCE = 1.0
"""Seconds until the outbox is looked into without being told to."""

log = get_logger(__name__)


def unpublished(tx: Transaction) -> list[Row[Any]]:
    """The oldest events that nobody has marked. Never "newer than the last one": commits do not come in order."""
    columns = schema.events.c
    query = select(schema.events).where(columns.published_at.is_(None))
    return list(tx.connection.execute(query.order_by(columns.created_at, columns.seq).limit(BATCH)))


def mark_published(tx: Transaction, event_ids: list[str]) -> None:
    """Note that events are on the bus; those of deleted jobs have served their purpose and go."""
    columns = schema.events.c
    mine = columns.id.in_(event_ids)
    tx.connection.execute(update(schema.events).where(mine).values(published_at=tx.now))
    tx.connection.execute(delete(schema.events).where(mine, columns.job_id.not_in(select(schema.jobs.c.id))))


def cloud_event(row: Row[Any]) -> bytes:
    """An event as structured CloudEvents JSON, its data in the proto3 JSON mapping."""
    data = JobEventData(
        job_id=row.job_id,
        tenant=row.tenant,
        seq=row.seq,
        revision=row.revision,
        terminal=row.terminal,
        detail=struct(row.data),
    )
    envelope = {
        "specversion": "1.0",
        "id": row.id,
        "source": "/deckmill/job-registry",
        "type": TYPE_PREFIX + row.type,
        "subject": row.job_id,
        "time": row.created_at.isoformat().replace("+00:00", "Z"),
        "datacontenttype": "application/json",
        "sequence": str(row.seq),
        "data": MessageToDict(data, always_print_fields_with_no_presence=True),
    }
    if row.traceparent:
        envelope["traceparent"] = row.traceparent
    return json.dumps(envelope, separators=(",", ":"), ensure_ascii=False).encode()


class Relay:
    """Moves events from the table to the bus, woken by commits and otherwise once a second.

    Replicas may publish the same event at the same time; the bus drops repeats by their id.
    """

    def __init__(self, database: Database, bus: Bus) -> None:
        self._database = database
        self._bus = bus
        self._wanted = asyncio.Event()
        self._wanted.set()

    def committed(self, effects: Effects) -> None:
        """For `Database.on_commit`."""
        if effects.events:
            self._wanted.set()

    async def run(self, stopping: asyncio.Event) -> None:
        """Publish until told to stop, then once more."""
        while not stopping.is_set():
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(self._wanted.wait(), _PATIENCE)
            self._wanted.clear()
            await self._drain()
            await asyncio.sleep(_GATHER)
        await self._drain()

    async def _drain(self) -> None:
        try:
            while self._bus.up and await self.publish_batch() == BATCH:
                continue
        except StoreUnavailable:
            return  # the database is away: its next commit, or the next second, wakes us

    async def publish_batch(self) -> int:
        """Publish the oldest events; returns how many are on the bus now."""
        rows = await self._database.read(unpublished)
        if not rows:
            return 0
        failpoint("registry.relay.before_publish")
        outcomes = await asyncio.gather(*(self._publish(row) for row in rows))
        failpoint("registry.relay.after_publish")
        published = [row.id for row, done in zip(rows, outcomes, strict=True) if done]
        if published:
            await self._database.write(mark_published, published)
        return len(published)

    async def _publish(self, row: Row[Any]) -> bool:
        try:
            await self._bus.publish_event(f"{row.tenant}.{row.job_id}", row.id, cloud_event(row))
        except BusUnavailable as error:
            log.warning("event_not_published", event_id=row.id, error=str(error))
            return False
        return True
