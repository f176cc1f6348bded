"""Which task is next: fewest running of the stage for its tenant, then priority, then age."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import CTE, ColumnElement, FromClause, and_, func, select

from deck_domain.lifecycle import Stage, TaskState
from job_registry import schema
from job_registry.transaction import Transaction

_CANDIDATES = 8
"""How many tenants of a stage are looked at: others are only reached when claimers collide on all of these."""


@dataclass(frozen=True, slots=True, order=True)
class Queue:
    """One tenant's ready tasks of a stage; queues sort by who is served first."""

    running: int
    priority: int
    queued_at: datetime
    tenant: str
    stage: Stage


def queues(tx: Transaction, stages: Sequence[Stage]) -> list[Queue]:
    """The queues with due tasks, in the order of service."""
    return sorted(queue for stage in dict.fromkeys(stages) for queue in _queues_of(tx, stage))


def pick(tx: Transaction, queue: Queue, *, skip_locked: bool) -> tuple[str, str] | None:
    """The (task, job) at the head of a queue, its job locked; None when there is none, or only locked ones to skip."""
    task, job = schema.tasks.alias("task"), schema.jobs.alias("job")
    query = (
        select(task.c.id, task.c.job_id)
        .join(job, job.c.id == task.c.job_id)
        .where(_due(tx, task, queue.stage), task.c.tenant == queue.tenant)
        .order_by(task.c.priority, task.c.queued_at, task.c.id)
        .limit(1)
        .with_for_update(of=job, skip_locked=skip_locked)
    )
    row = tx.connection.execute(query).first()
    return (row.id, row.job_id) if row else None


def next_due(tx: Transaction, stages: Sequence[Stage]) -> float | None:
    """Seconds until the earliest waiting retry of these stages falls due, None without one."""
    columns = schema.tasks.c
    query = select(func.min(columns.due_at)).where(
        schema.in_state(schema.tasks, TaskState.READY), columns.stage.in_(stages), columns.due_at > tx.now
    )
    due_at = tx.connection.execute(query).scalar()
    return None if due_at is None else (due_at - tx.now).total_seconds()


def _queues_of(tx: Transaction, stage: Stage) -> list[Queue]:
    tenants = _tenants_with_ready_tasks(stage)
    head, running = schema.tasks.alias("head"), schema.tasks.alias("running")
    running_count = (
        select(func.count())
        .where(
            schema.in_state(running, TaskState.RUNNING),
            running.c.stage == stage,
            running.c.tenant == tenants.c.tenant,
        )
        .scalar_subquery()
        .label("running_count")
    )
    query = (
        select(running_count, head.c.priority, head.c.queued_at, head.c.tenant)
        .join_from(tenants, head, head.c.id == _head_of(tx, stage, tenants))
        .order_by(running_count, head.c.priority, head.c.queued_at)
        .limit(_CANDIDATES)
    )
    return [
        Queue(row.running_count, row.priority, row.queued_at, row.tenant, stage) for row in tx.connection.execute(query)
    ]


def _tenants_with_ready_tasks(stage: Stage) -> CTE:
    """Hop from tenant to tenant along the index: thousands of tasks of one tenant cost one step."""
    first, following = schema.tasks.alias("first"), schema.tasks.alias("following")
    tenants = (
        select(func.min(first.c.tenant).label("tenant")).where(_ready(first, stage)).cte("tenants", recursive=True)
    )
    step = select(func.min(following.c.tenant)).where(_ready(following, stage), following.c.tenant > tenants.c.tenant)
    return tenants.union_all(select(step.scalar_subquery()).where(tenants.c.tenant.is_not(None)))


def _head_of(tx: Transaction, stage: Stage, tenants: CTE) -> ColumnElement[str]:
    task = schema.tasks.alias("candidate")
    return (
        select(task.c.id)
        .where(_due(tx, task, stage), task.c.tenant == tenants.c.tenant)
        .order_by(task.c.priority, task.c.queued_at, task.c.id)
        .limit(1)
        .correlate(tenants)
        .scalar_subquery()
    )


def _due(tx: Transaction, task: FromClause, stage: Stage) -> ColumnElement[bool]:
    return and_(_ready(task, stage), task.c.due_at <= tx.now)


def _ready(task: FromClause, stage: Stage) -> ColumnElement[bool]:
    return and_(schema.in_state(task, TaskState.READY), task.c.stage == stage)
