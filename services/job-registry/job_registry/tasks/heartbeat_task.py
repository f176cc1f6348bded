"""HeartbeatTask: the lease goes on, progress is shown."""

from sqlalchemy import select, update

from deck_domain.errors import LeaseLost
from deck_domain.job import Hint
from deck_domain.lifecycle import TaskState
from job_registry.limits import LeaseTerms
from job_registry.sql import job_tables, task_tables
from job_registry.sql.transaction import Transaction


def heartbeat_task(
    tx: Transaction, task_id: str, attempt: int, *, done: int = 0, total: int = 0, terms: LeaseTerms
) -> float:
    """Extend the lease and note progress, in slides; returns the seconds it lasts from now. Raises LeaseLost."""
    columns = task_tables.tasks.c
    fenced = (columns.id == task_id) & (columns.attempt == attempt) & (columns.state == TaskState.RUNNING)
    task = tx.connection.execute(select(columns.job_id, columns.done, columns.total).where(fenced)).first()
    if task is not None and (task.done, task.total) != (done, total):
        _raise_revision(tx, task.job_id)  # the job's row before the task's, as everywhere
    held = tx.connection.execute(
        update(task_tables.tasks).where(fenced).values(lease_expires_at=tx.now + terms.duration, done=done, total=total)
    )
    if held.rowcount != 1:
        raise LeaseLost("This attempt no longer holds the task: stop, and write nothing.")
    return terms.ttl


def _raise_revision(tx: Transaction, job_id: str) -> None:
    columns = job_tables.jobs.c
    changed = tx.connection.execute(
        update(job_tables.jobs)
        .where(columns.id == job_id)
        .values(revision=columns.revision + 1, updated_at=tx.now)
        .returning(columns.revision)
    )
    revision = changed.scalar()
    if revision is not None:
        tx.effects.hints[job_id] = Hint(job_id, revision)
