"""A worker whose lease ran out, and who lives all the same: what was counted against its task is taken back."""

from sqlalchemy import bindparam, func, select, update

from deck_domain.errors import NotFound
from deck_domain.lifecycle import MAX_STRIKES, TaskState, Trigger
from job_registry.aggregate.job_change import JobChange
from job_registry.sql import task_tables
from job_registry.sql.transaction import Transaction
from job_registry.tasks.finish_task import WORKER_CRASHED

_attempts, _tasks = task_tables.attempts.c, task_tables.tasks.c
# These statements are built once, because building one takes longer than running it.
_EXPIRED = select(_attempts.job_id).where(
    _attempts.task_id == bindparam("task_id"),
    _attempts.attempt == bindparam("attempt"),
    _attempts.outcome == Trigger.RETRY,
    _attempts.error_code == WORKER_CRASHED,
    _attempts.reported.is_(False),
)
_TAKEN_BACK = select(func.count()).where(
    _attempts.task_id == bindparam("task_id"),
    _attempts.outcome == Trigger.RELEASE,
    _attempts.error_code == WORKER_CRASHED,
)
_RELEASE = update(task_tables.attempts).where(
    _attempts.task_id == bindparam("the_id"), _attempts.attempt == bindparam("the_attempt")
)
_UNSTRIKE = update(task_tables.tasks).where(_tasks.id == bindparam("the_id"))


def take_back_strike(tx: Transaction, task_id: str, attempt: int) -> str | None:
    """Take back the strike of an attempt whose lease ran out, for its worker has just been heard of.

    The worker was cut off, or the one registry that it knows was away: the document had no part in it. What the worker
    writes stays refused. The task is due at once where nobody has it. Each task is forgiven `MAX_STRIKES` attempts at
    most: a document that keeps workers from answering would else be tried for ever.

    Returns the job if there was such a strike.
    """
    named = {"task_id": task_id, "attempt": attempt}
    if (job_id := tx.execute(_EXPIRED, named).scalar()) is None:
        return None
    try:
        change = JobChange.lock_alone(tx, job_id)
    except NotFound:
        return None
    expired = tx.execute(_EXPIRED, named).first()  # as it stands under the lock
    taken_back = tx.execute(_TAKEN_BACK, {"task_id": task_id}).scalar() or 0
    if expired is None or change.state.terminal or taken_back >= MAX_STRIKES:
        return None
    task = change.task(task_id)
    waits = task.state is TaskState.READY and task.attempt == attempt
    due_at = tx.now if waits else task.due_at
    tx.execute(_RELEASE, {"the_id": task_id, "the_attempt": attempt, "outcome": Trigger.RELEASE})
    tx.execute(_UNSTRIKE, {"the_id": task_id, "strikes": task.strikes - 1, "due_at": due_at})
    if waits:
        tx.effects.wake(task.stage, change.job.tenant)
    change.save()
    return str(job_id)
