"""Tasks of jobs, and the attempts of workers at them."""

from sqlalchemy import (
    JSON,
    BigInteger,
    Boolean,
    Column,
    ColumnElement,
    ForeignKey,
    Index,
    Integer,
    String,
    Table,
    Text,
    UniqueConstraint,
    text,
)

from deck_domain.lifecycle import Stage, TaskState
from job_registry.sql.columns import Instant, in_state, metadata

tasks = Table(
    "tasks",
    metadata,
    Column("id", String(64), primary_key=True),
    Column("job_id", ForeignKey("jobs.id", ondelete="CASCADE"), nullable=False),
    Column("tenant", String(63), nullable=False),
    Column("stage", String(16), nullable=False),
    Column("iteration", Integer, nullable=False),
    Column("ordinal", Integer, nullable=False),
    Column("after", JSON, nullable=False),
    Column("state", String(16), nullable=False),
    Column("attempt", Integer, nullable=False),
    Column("strikes", Integer, nullable=False),
    Column("priority", Integer, nullable=False),
    Column("queued_at", Instant, nullable=False),
    Column("due_at", Instant, nullable=False),
    Column("claim_id", String(128)),
    Column("claimed_at", Instant),
    Column("lease_expires_at", Instant),
    Column("done", Integer, nullable=False),
    Column("total", Integer, nullable=False),
    Column("duration_ms", BigInteger),
    Column("result", JSON, nullable=False),
    UniqueConstraint("job_id", "stage", "iteration", "ordinal"),
)
_ready = in_state(tasks, TaskState.READY)
_running = in_state(tasks, TaskState.RUNNING)
Index(
    "ix_tasks_ready",
    tasks.c.stage,
    tasks.c.tenant,
    tasks.c.priority,
    tasks.c.queued_at,
    tasks.c.id,
    sqlite_where=_ready,
    postgresql_where=_ready,
)
Index("ix_tasks_running", tasks.c.stage, tasks.c.tenant, sqlite_where=_running, postgresql_where=_running)
Index("ix_tasks_lease", tasks.c.lease_expires_at, sqlite_where=_running, postgresql_where=_running)
Index("uq_tasks_claim", tasks.c.claim_id, unique=True)


def of_desktop() -> ColumnElement[bool]:
    """Tasks that leave a validation record, few among all; spelled as in their index, see `in_state`."""
    return tasks.c.stage == text(f"'{Stage.DESKTOP}'")


Index("ix_tasks_desktop", tasks.c.tenant, sqlite_where=of_desktop(), postgresql_where=of_desktop())

attempts = Table(
    "attempts",
    metadata,
    Column("task_id", ForeignKey("tasks.id", ondelete="CASCADE"), primary_key=True),
    Column("attempt", Integer, primary_key=True),
    Column("job_id", String(64), nullable=False),
    Column("tenant", String(63), nullable=False),
    Column("worker_id", String(128), nullable=False),
    Column("claimed_at", Instant, nullable=False),
    Column("ended_at", Instant),
    Column("outcome", String(16)),
    # True when the worker itself ended the attempt: then a repeat of that call gets the same answer.
    Column("reported", Boolean, nullable=False),
    Column("job_state", String(16)),
    Column("error_code", String(64)),
    Column("error_message", Text),
    Column("swept_at", Instant),
)
_unswept = attempts.c.swept_at.is_(None)
Index("ix_attempts_unswept", attempts.c.ended_at, sqlite_where=_unswept, postgresql_where=_unswept)
