"""All that the checker decides by: the history, and what was found in the database and the store after the run."""

import asyncio
import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Table, select

from deck_domain.lifecycle import JobState
from deck_runtime.store import ArtifactStore
from job_registry.sql import job_tables, review_tables, task_tables, tenant_tables, webhook_tables
from job_registry.sql.database import Database
from job_registry.sql.transaction import Transaction
from tests.faults.history import Call, Fault

Row = dict[str, Any]
TERMINAL = frozenset(state.value for state in JobState if state.terminal)
DELETES = "delete"

_TABLES: tuple[Table, ...] = (
    job_tables.jobs,
    job_tables.artifacts,
    job_tables.documents,
    job_tables.events,
    job_tables.requests,
    task_tables.tasks,
    task_tables.attempts,
    webhook_tables.webhooks,
    webhook_tables.deliveries,
    tenant_tables.usage,
    review_tables.deletions,
)


@dataclass(frozen=True, slots=True)
class Stored:
    """An object as it lies in the store."""

    sha256: str
    size: int


@dataclass(frozen=True, slots=True)
class Message:
    """A webhook as its receiver got it; `at` in Unix seconds."""

    id: str
    tenant: str
    event: str
    job_id: str
    at: float


@dataclass(frozen=True)
class Evidence:
    """What a run left behind. Times in rows are aware datetimes, those of calls and faults Unix seconds.

    Attributes:
        forgiven: since when a registry could not sweep, and when it let all leases begin anew, by its log.
        lease, sweep: seconds, as the registries were set.
        ended: when the last fault had been mended, the clients had stopped and the queue was given its time.
    """

    calls: Sequence[Call] = ()
    faults: Sequence[Fault] = ()
    jobs: Sequence[Row] = ()
    artifacts: Sequence[Row] = ()
    documents: Sequence[Row] = ()
    events: Sequence[Row] = ()
    requests: Sequence[Row] = ()
    tasks: Sequence[Row] = ()
    attempts: Sequence[Row] = ()
    webhooks: Sequence[Row] = ()
    deliveries: Sequence[Row] = ()
    usage: Sequence[Row] = ()
    deletions: Sequence[Row] = ()
    objects: Mapping[str, Stored] = field(default_factory=dict)
    messages: Sequence[Message] = ()
    forgiven: Sequence[tuple[float, float]] = ()
    lease: float = 1.5
    sweep: float = 0.3
    ended: float = 0.0

    @property
    def job_of(self) -> Mapping[str, Row]:
        """The jobs that are there, by id."""
        return {row["id"]: row for row in self.jobs}

    @property
    def given_up(self) -> frozenset[str]:
        """Jobs that a client asked to delete, whatever it was told: they may be gone. Slides go with their deck."""
        asked = {call.job for call in self.calls if call.verb == DELETES and (call.well or call.undecided)}
        return frozenset(asked | {row["job_id"] for row in self.deletions})


def read_tables(tx: Transaction) -> dict[str, Any]:
    """The rows of all tables that the checker looks at, by the table's name."""
    return {table.name: [dict(row._mapping) for row in tx.connection.execute(select(table))] for table in _TABLES}


async def read_objects(store: ArtifactStore, tenants: Sequence[str]) -> dict[str, Stored]:
    """Every object of some tenants, hashed here: the store itself would refuse one that is not as its row says."""
    found = {}
    for tenant in tenants:
        for info in await store.list(f"{tenant}/"):
            found[info.key] = await asyncio.to_thread(_hashed, store, info.key)
    return found


def _hashed(store: ArtifactStore, key: str) -> Stored:
    with store._backend.open(key) as file:
        data = file.read()
    return Stored(hashlib.sha256(data).hexdigest(), len(data))


async def gather_evidence(database: Database, store: ArtifactStore, tenants: Sequence[str], **rest: Any) -> Evidence:
    """Read database and store; `rest` is what else the evidence holds."""
    tables: dict[str, Any] = await database.read(read_tables)
    return Evidence(**tables, objects=await read_objects(store, tenants), **rest)
