"""Which task is next: fewest running of the stage for its tenant, then priority, then age."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from typing import Any

from sqlalchemy import CTE, BindParameter, ColumnElement, FromClause, Select, and_, bindparam, func, or_, select

from deck_domain.lifecycle import Stage, TaskState
from job_registry.sql import job_tables, task_tables
from job_registry.sql.columns import Instant, in_state
from job_registry.sql.transaction import Transaction

_CANDIDATES = 8
"""How many tenants of a stage are looked at: others are only reached when claimers collide on all of these."""


@dataclass(frozen=True, slots=True, order=True)
class Queue:
    """One tenant's ready tasks of a stage, and the first of them; queues sort by who is served first."""

    running: int
    priority: int
    queued_at: datetime
    tenant: str
    stage: Stage
    task_id: str
    job_id: str


def queues(tx: Transaction, stages: Sequence[Stage]) -> list[Queue]:
    """The queues with due tasks, in the order of service."""
    # This query costs a fraction of what it would cost to rank all tenants.
    due = (stage for stage in dict.fromkeys(stages) if anything_due(tx, (stage,)))
    return sorted(queue for stage in due for queue in _queues_of(tx, stage))


def only_queue(tx: Transaction, stages: Sequence[Stage]) -> list[Queue] | None:
    """What `queues` gives where at most one task is due, without a count of running ones; None where more are.

    On a machine that keeps up this is how it is, and to rank takes ten times as long.
    """
    rows = tx.execute(_first_two(tuple(stages)), {"now": tx.now}).rows
    if len(rows) > 1:
        return None
    return [Queue(0, row.priority, row.queued_at, row.tenant, Stage(row.stage), row.id, row.job_id) for row in rows]


def pick(tx: Transaction, queue: Queue, *, skip_locked: bool) -> tuple[str, str] | None:
    """The (task, job) at the head of a queue, its job locked; None when there is none, or only locked ones to skip."""
    if tx.alone:
        return queue.task_id, queue.job_id
    values = {"stage": queue.stage, "tenant": queue.tenant, "now": tx.now}
    row = tx.execute(_PICK_FREE if skip_locked else _PICK_WAITING, values).first()
    return (row.id, row.job_id) if row else None


def anything_due(tx: Transaction, stages: Sequence[Stage]) -> bool:
    """Whether a ready task of these stages is due by now."""
    return tx.execute(_due_now(tuple(stages)), {"now": tx.now}).first() is not None


def next_due(tx: Transaction, stages: Sequence[Stage]) -> float | None:
    """Seconds until the earliest waiting retry of these stages falls due, None without one."""
    due_at = tx.execute(_next_due(tuple(stages)), {"now": tx.now}).scalar()
    return None if due_at is None else (due_at - tx.now).total_seconds()


def _queues_of(tx: Transaction, stage: Stage) -> list[Queue]:
    rows = tx.execute(_RANKING, {"stage": stage, "now": tx.now})
    return [
        Queue(row.running_count, row.priority, row.queued_at, row.tenant, stage, row.id, row.job_id) for row in rows
    ]


_STAGE: BindParameter[str] = bindparam("stage")
_TENANT: BindParameter[str] = bindparam("tenant")
_NOW = bindparam("now", type_=Instant)


def _ready(task: FromClause) -> ColumnElement[bool]:
    return and_(in_state(task, TaskState.READY), task.c.stage == _STAGE)


def _tenants_with_ready_tasks() -> CTE:
    """Hop from tenant to tenant along the index: thousands of tasks of one tenant cost one step."""
    first, following = task_tables.tasks.alias("first"), task_tables.tasks.alias("following")
    tenants = select(func.min(first.c.tenant).label("tenant")).where(_ready(first)).cte("tenants", recursive=True)
    step = select(func.min(following.c.tenant)).where(_ready(following), following.c.tenant > tenants.c.tenant)
    return tenants.union_all(select(step.scalar_subquery()).where(tenants.c.tenant.is_not(None)))


def _ranking() -> Select[Any]:
    """Of one stage: each tenant's first due task, those first whose tenant has the fewest tasks running."""
    tenants = _tenants_with_ready_tasks()
    head, candidate, running = (task_tables.tasks.alias(name) for name in ("head", "candidate", "running"))
    first_due = (
        select(candidate.c.id)
        .where(_ready(candidate), candidate.c.due_at <= _NOW, candidate.c.tenant == tenants.c.tenant)
        .order_by(candidate.c.priority, candidate.c.queued_at, candidate.c.id)
        .limit(1)
        .scalar_subquery()
    )
    is_running = and_(in_state(running, TaskState.RUNNING), running.c.stage == _STAGE)
    running_count = select(func.count()).where(is_running, running.c.tenant == tenants.c.tenant).scalar_subquery()
    rank = running_count.label("running_count")
    return (
        select(rank, head.c.priority, head.c.queued_at, head.c.tenant, head.c.id, head.c.job_id)
        .join_from(tenants, head, and_(_ready(head), head.c.id == first_due))
        .order_by(rank, head.c.priority, head.c.queued_at)
        .limit(_CANDIDATES)
    )


def _picking(*, skip_locked: bool) -> Select[Any]:
    task, job = task_tables.tasks.alias("task"), job_tables.jobs.alias("job")
    return (
        select(task.c.id, task.c.job_id)
        .join(job, job.c.id == task.c.job_id)
        .where(_ready(task), task.c.due_at <= _NOW, task.c.tenant == _TENANT)
        .order_by(task.c.priority, task.c.queued_at, task.c.id)
        .limit(1)
        .with_for_update(of=job, skip_locked=skip_locked)
    )


# These statements are built once, because building one takes longer than running it.
_RANKING = _ranking()
_PICK_FREE, _PICK_WAITING = _picking(skip_locked=True), _picking(skip_locked=False)


def _offered(stages: tuple[Stage, ...]) -> ColumnElement[bool]:
    return and_(
        in_state(task_tables.tasks, TaskState.READY),
        or_(*(task_tables.tasks.c.stage == stage for stage in stages)),
    )


@lru_cache
def _due_now(stages: tuple[Stage, ...]) -> Select[Any]:
    return select(task_tables.tasks.c.id).where(_offered(stages), task_tables.tasks.c.due_at <= _NOW).limit(1)


@lru_cache
def _first_two(stages: tuple[Stage, ...]) -> Select[Any]:
    task = task_tables.tasks.c
    columns = (task.priority, task.queued_at, task.tenant, task.stage, task.id, task.job_id)
    return select(*columns).where(_offered(stages), task.due_at <= _NOW).limit(2)


@lru_cache
def _next_due(stages: tuple[Stage, ...]) -> Select[Any]:
    return select(func.min(task_tables.tasks.c.due_at)).where(_offered(stages), task_tables.tasks.c.due_at > _NOW)
