"""HeartbeatTask: the lease goes on, progress is shown."""

from sqlalchemy import bindparam, select, update

from deck_domain.errors import LeaseLost
from deck_domain.job import Hint
from deck_domain.lifecycle import TaskState
from job_registry.limits import LeaseTerms
from job_registry.sql import job_tables, task_tables
from job_registry.sql.columns import in_state
from job_registry.sql.transaction import Transaction

# These statements are built once, because building one takes longer than running it.
_columns = task_tables.tasks.c
_HELD = (
    (_columns.id == bindparam("task_id"))
    & (_columns.attempt == bindparam("the_attempt"))
    & in_state(task_tables.tasks, TaskState.RUNNING)
)
_SHOWN = select(_columns.job_id, _columns.done, _columns.total).where(_HELD)
_EXTEND = update(task_tables.tasks).where(_HELD)


def heartbeat_task(
    tx: Transaction, task_id: str, attempt: int, *, done: int = 0, total: int = 0, terms: LeaseTerms
) -> float:
    """Extend the lease and note progress, in slides; returns the seconds it lasts from now. Raises LeaseLost."""
    held = {"task_id": task_id, "the_attempt": attempt}
    task = tx.execute(_SHOWN, held).first()
    if task is not None and (task.done, task.total) != (done, total):
        _raise_revision(tx, task.job_id)  # the job's row before the task's, as everywhere
    extended = {"lease_expires_at": tx.now + terms.duration, "done": done, "total": total}
    if tx.execute(_EXTEND, held | extended).rowcount != 1:
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
