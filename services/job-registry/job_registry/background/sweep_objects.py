"""Objects that nobody refers to any more: of deleted jobs, of attempts that came to nothing, of uploads never used."""

import asyncio
import contextlib
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import delete, select, update

from deck_domain.errors import StoreUnavailable
from deck_runtime.store import ArtifactStore
from deck_runtime.telemetry import get_logger
from deck_runtime.waiting import one_set_within
from job_registry.aggregate.object_keys import output_prefix
from job_registry.background.orphans import Orphans
from job_registry.background.retain import Retention
from job_registry.sql import review_tables, task_tables, tenant_tables
from job_registry.sql.database import Database
from job_registry.sql.transaction import Effects, Transaction

_BATCH = 100
_UPLOADS_KEPT = timedelta(days=1)
LATE = timedelta(seconds=30)
"""After which a worker that was at work on a deleted job has heard that it lost its lease."""

log = get_logger(__name__)


@dataclass(frozen=True, slots=True)
class Deletion:
    """A deleted job whose objects are due to go."""

    job_id: str
    prefix: str


@dataclass(frozen=True, slots=True)
class DeadAttempt:
    """An attempt that ended without a result, long enough ago that no zombie still writes."""

    task_id: str
    attempt: int
    prefix: str


def due_deletions(tx: Transaction) -> list[Deletion]:
    """Some deleted jobs whose objects are due to go."""
    table = review_tables.deletions
    rows = tx.connection.execute(select(table).where(table.c.due_at <= tx.now).limit(_BATCH))
    return [Deletion(row.job_id, f"{row.tenant}/{row.job_id}/") for row in rows]


def note_deletion(tx: Transaction, job_id: str, grace: timedelta) -> None:
    """After a sweep: look again soon, for what a worker was about to write, and when none can be writing any longer.

    Then forget the job.
    """
    columns = review_tables.deletions.c
    own = columns.job_id == job_id
    tx.connection.execute(delete(review_tables.deletions).where(own, columns.deleted_at <= tx.now - grace))
    deleted_at = tx.connection.execute(select(columns.deleted_at).where(own)).scalar()
    if deleted_at is not None:
        soon = deleted_at + min(LATE, grace)
        due_at = soon if tx.now < soon else deleted_at + grace
        tx.connection.execute(update(review_tables.deletions).where(own).values(due_at=due_at))


def dead_attempts(tx: Transaction, grace: timedelta) -> list[DeadAttempt]:
    """Some attempts that may have left objects behind."""
    columns = task_tables.attempts.c
    query = select(task_tables.attempts).where(columns.swept_at.is_(None), columns.ended_at <= tx.now - grace)
    return [
        DeadAttempt(row.task_id, row.attempt, output_prefix(row.tenant, row.job_id, row.task_id, row.attempt))
        for row in tx.connection.execute(query.limit(_BATCH))
    ]


def note_swept(tx: Transaction, dead: list[DeadAttempt]) -> None:
    """Never look at these attempts again."""
    columns = task_tables.attempts.c
    for attempt in dead:
        own = (columns.task_id == attempt.task_id) & (columns.attempt == attempt.attempt)
        tx.connection.execute(update(task_tables.attempts).where(own).values(swept_at=tx.now))


def tenants_and_now(tx: Transaction) -> tuple[list[str], datetime]:
    """Every tenant that has a key, and the time."""
    return list(tx.connection.execute(select(tenant_tables.keys.c.tenant).distinct()).scalars()), tx.now


class Sweeper:
    """Deletes in the store first and notes it afterwards: a crash in between costs one more look."""

    def __init__(self, database: Database, store: ArtifactStore, *, interval: float, grace: float) -> None:
        """Args, in seconds: interval: between sweeps. grace: the longest stage and a lease."""
        self._database = database
        self._store = store
        self._interval = interval
        self._grace = timedelta(seconds=grace)
        self._wanted = asyncio.Event()
        self._retention = Retention(database, store)
        self._orphans = Orphans(database, store, self._grace)

    def committed(self, effects: Effects) -> None:
        """For `Database.on_commit`."""
        if any(hint.deleted for hint in effects.hints.values()):
            self._wanted.set()

    async def run(self, stopping: asyncio.Event) -> None:
        """Sweep until told to stop; at once when a job was deleted."""
        while not stopping.is_set():
            again = self._interval
            with contextlib.suppress(StoreUnavailable):
                if await self.sweep():
                    again = min(self._interval, LATE.total_seconds())
            await one_set_within(again, stopping, self._wanted)
            self._wanted.clear()

    async def sweep(self) -> bool:
        """One round; whether jobs were deleted, so that a late object may come. Raises StoreUnavailable.

        What was not reached is found again.
        """
        await self._retention.round()
        deletions = await self._database.read(due_deletions)
        for deletion in deletions:
            await self._empty(deletion.prefix)
            await self._database.write(note_deletion, deletion.job_id, self._grace)
        dead = await self._database.read(dead_attempts, self._grace)
        for attempt in dead:
            await self._empty(attempt.prefix)
        if dead:
            await self._database.write(note_swept, dead)
        tenants, now = await self._database.read(tenants_and_now)
        await self._sweep_uploads(tenants, now)
        await self._orphans.round(tenants)
        return bool(deletions)

    async def _sweep_uploads(self, tenants: list[str], now: datetime) -> None:
        for tenant in tenants:
            objects = await self._store.list(f"{tenant}/uploads/")
            await self._store.delete(info.key for info in objects if info.modified < now - _UPLOADS_KEPT)

    async def _empty(self, prefix: str) -> None:
        objects = await self._store.list(prefix)
        if objects:
            log.info("objects_swept", prefix=prefix, count=len(objects))
            await self._store.delete(info.key for info in objects)
