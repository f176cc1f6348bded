"""What tenants keep no longer: files first, whose jobs stay and say so, and jobs with all that hangs on them.

Each is given up in two phases: a commit says that it is gone, then the objects follow, and are looked for again after
a crash.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta

from sqlalchemy import ColumnElement, delete, insert, select, update

from deck_domain.event_types import FilesRemoved
from deck_domain.job import linked_files
from deck_domain.tenant_settings import TenantSettings
from job_registry.aggregate.job_change import JobChange
from job_registry.aggregate.read_job import INNER_KINDS
from job_registry.chosen_settings import settings_of
from job_registry.jobs.end_job import remove_job
from job_registry.sql import job_tables, review_tables, tenant_tables
from job_registry.sql.rows import artifact_of, linked_values
from job_registry.sql.transaction import Transaction

_BATCH = 100
_JSON = "application/json"
"""Documents, reports and records are a part of the job's record: they go with it, and not before."""

_jobs, _artifacts = job_tables.jobs.c, job_tables.artifacts.c


@dataclass(frozen=True, slots=True)
class Removal:
    """Files that a job has given up, by their keys in the store."""

    job_id: str
    keys: tuple[str, ...]


def tenants_with_retention(tx: Transaction) -> list[tuple[str, TenantSettings]]:
    """Tenants that keep something for a while only, with what they have chosen."""
    own = tenant_tables.tenant_settings.c
    limited = own.retention_days_binaries.is_not(None) | own.retention_days_records.is_not(None)
    return [
        (row.tenant, settings_of(row))
        for row in tx.connection.execute(select(tenant_tables.tenant_settings).where(limited))
    ]


def jobs_to_empty(tx: Transaction, tenant: str, days: int) -> Sequence[str]:
    """Some jobs of a tenant that have ended so many days ago and still have their files, the oldest first."""
    overdue = _overdue(tx, tenant, days) & _jobs.files_removed_at.is_(None)
    query = select(_jobs.id).where(overdue).order_by(_jobs.finished_at).limit(_BATCH)
    return tx.connection.execute(query).scalars().all()


def jobs_to_remove(tx: Transaction, tenant: str, days: int) -> Sequence[str]:
    """Some jobs of a tenant that have ended so many days ago, the oldest first."""
    # This lets the index on creation times be used; no job ends before it was created.
    born = _jobs.created_at <= tx.now - timedelta(days=days)
    query = select(_jobs.id).where(_overdue(tx, tenant, days), born).order_by(_jobs.created_at).limit(_BATCH)
    return tx.connection.execute(query).scalars().all()


def remove_files(tx: Transaction, tenant: str, job_id: str, days: int) -> bool:
    """Say of a job that its files are kept no longer; False for one that was put on hold, or is gone, meanwhile."""
    if not _still_overdue(tx, tenant, job_id, days):
        return False
    change = JobChange.lock(tx, job_id)
    rows = tx.connection.execute(select(job_tables.artifacts).where(_artifacts.job_id == job_id)).all()
    going = [row.id for row in rows if row.content_type != _JSON and row.removed_at is None]
    change.set(files_removed_at=tx.now)
    if going:
        tx.connection.execute(update(job_tables.artifacts).where(_artifacts.id.in_(going)).values(removed_at=tx.now))
        tx.connection.execute(insert(review_tables.removals).values(job_id=job_id, removed_at=tx.now))
        staying = [artifact_of(row) for row in rows if row.id not in going]
        change.set(linked_files=linked_values(linked_files(staying)))
        change.record(FilesRemoved(len(going), days))
    change.save()
    return True


def remove_record(tx: Transaction, tenant: str, job_id: str, days: int) -> bool:
    """Remove a job whose time is over; False for one that was put on hold, or is gone, meanwhile."""
    if not _still_overdue(tx, tenant, job_id, days):
        return False
    remove_job(tx, job_id)
    return True


def pending_removals(tx: Transaction) -> list[Removal]:
    """Some jobs whose removed files are still in the store; only what lies below the job's own prefix is its own."""
    query = select(_jobs.id, _jobs.tenant).join(review_tables.removals, _jobs.id == review_tables.removals.c.job_id)
    return [
        Removal(row.id, tuple(_removed_keys(tx, row.id, f"{row.tenant}/{row.id}/")))
        for row in tx.connection.execute(query.limit(_BATCH)).all()
    ]


def note_removed(tx: Transaction, job_id: str) -> None:
    """The objects of a removal are gone."""
    tx.connection.execute(delete(review_tables.removals).where(review_tables.removals.c.job_id == job_id))


def _removed_keys(tx: Transaction, job_id: str, prefix: str) -> Iterator[str]:
    query = select(_artifacts.key).where(_artifacts.job_id == job_id, _artifacts.removed_at.is_not(None))
    keys: Sequence[str] = tx.connection.execute(query).scalars().all()
    return (key for key in keys if key.startswith(prefix))


def _overdue(tx: Transaction, tenant: str, days: int) -> ColumnElement[bool]:
    return (
        (_jobs.tenant == tenant)
        & (_jobs.finished_at <= tx.now - timedelta(days=days))
        & _jobs.hold.is_(False)
        & _jobs.kind.not_in(INNER_KINDS)  # a template is kept as long as its brand pack, so retention leaves it alone
    )


def _still_overdue(tx: Transaction, tenant: str, job_id: str, days: int) -> bool:
    """Locks the job: whoever would hold it comes before or after."""
    query = select(_jobs.id).where(_jobs.id == job_id, _overdue(tx, tenant, days)).with_for_update()
    return tx.connection.execute(query).first() is not None
