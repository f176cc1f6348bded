"""The tables, as SQLAlchemy Core. `migrations/` makes them; a test compares the two."""

from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import (
    JSON,
    BigInteger,
    Boolean,
    Column,
    ColumnElement,
    Dialect,
    ForeignKey,
    FromClause,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    TypeDecorator,
    UniqueConstraint,
    false,
    text,
)

from deck_domain.lifecycle import JobState, Stage, TaskState
from deck_domain.webhooks import DeliveryStatus

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def to_micros(moment: datetime) -> int:
    """Whole microseconds from 1970 to an aware moment."""
    return (moment - _EPOCH) // timedelta(microseconds=1)


def from_micros(micros: int) -> datetime:
    """The aware moment, in UTC. Raises OverflowError for what no calendar holds."""
    return _EPOCH + timedelta(microseconds=micros)


class Instant(TypeDecorator[datetime]):
    """An aware datetime, stored as whole microseconds since 1970 in UTC: the same on every database, and exact."""

    impl = BigInteger
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> int | None:  # noqa: ARG002 - SQLAlchemy's signature
        """The number that is stored."""
        return None if value is None else to_micros(value)

    def process_result_value(self, value: Any | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002 - as above
        """The moment that was stored."""
        return None if value is None else from_micros(value)


def in_state(
    table: FromClause, state: JobState | TaskState | DeliveryStatus, *, column: str = "state"
) -> ColumnElement[bool]:
    """Rows in a state, spelled as in the partial indexes: SQLite uses one only when it reads the literal."""
    return table.c[column] == text(f"'{state}'")


metadata = MetaData(
    naming_convention={
        "pk": "pk_%(table_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    }
)

jobs = Table(
    "jobs",
    metadata,
    Column("id", String(64), primary_key=True),
    Column("tenant", String(63), nullable=False),
    Column("kind", String(16), nullable=False),
    Column("state", String(16), nullable=False),
    Column("revision", BigInteger, nullable=False),
    Column("last_seq", BigInteger, nullable=False),
    Column("priority", Integer, nullable=False),
    Column("source_schema", String(64), nullable=False),
    Column("title", Text, nullable=False),
    Column("slide_count", Integer, nullable=False),
    Column("stage", String(16)),
    Column("created_at", Instant, nullable=False),
    Column("updated_at", Instant, nullable=False),
    Column("started_at", Instant),
    Column("finished_at", Instant),
    Column("deck_score", Integer),
    Column("brand_pack_id", String(64)),
    Column("brand_pack_version_id", String(64)),
    Column("baseline_job_id", String(64)),
    Column("approval_status", String(16), nullable=False),
    Column("approval_required", Boolean, nullable=False),
    Column("error_code", String(64)),
    Column("error_message", Text),
    Column("error_stage", String(16)),
    Column("retry_of_job_id", String(64)),
    Column("parent_job_id", String(64)),
    Column("slide_number", Integer),
    Column("max_iterations", Integer, nullable=False, server_default=text("1")),
    Column("cost_micro_usd", BigInteger, nullable=False, server_default=text("0")),
    Column("charged_micro_usd", BigInteger, nullable=False, server_default=text("0")),
    Column("owner_key_id", String(64), nullable=False),
    Column("options", JSON, nullable=False),
    Column("warnings", JSON, nullable=False),
    Column("traceparent", String(64), nullable=False),
    # The version of the document rules that the document passed; null when it has not passed them all.
    Column("document_rules", String(32)),
    # The files that lists link to, as [{id, kind, label}], and the last_seq that they are true for: a registry of a
    # release before writes neither, and leaves them behind.
    Column("linked_files", JSON),
    Column("linked_seq", BigInteger),
    # How many decisions `approvals` has about the job: most jobs have none, and are read without asking there.
    Column("decision_count", Integer, nullable=False, server_default=text("0")),
    # Whether it is kept whatever retention says.
    Column("hold", Boolean, nullable=False, server_default=false()),
    # When retention took its files; its record outlives them.
    Column("files_removed_at", Instant),
)
Index("ix_jobs_page", jobs.c.tenant, jobs.c.created_at, jobs.c.id)
# One for each filter of a list, in the order of a page: what matches nothing is known at once. A count reads the first
# from end to end, which has the kind for `/v1`.
Index("ix_jobs_state", jobs.c.tenant, jobs.c.state, jobs.c.created_at, jobs.c.id, jobs.c.kind)
Index("ix_jobs_kind", jobs.c.tenant, jobs.c.kind, jobs.c.created_at, jobs.c.id)
Index("ix_jobs_schema", jobs.c.tenant, jobs.c.source_schema, jobs.c.created_at, jobs.c.id)
Index("ix_jobs_approval", jobs.c.tenant, jobs.c.approval_status, jobs.c.created_at, jobs.c.id)
_branded = jobs.c.brand_pack_id.is_not(None)
Index(
    "ix_jobs_brand",
    jobs.c.tenant,
    jobs.c.brand_pack_id,
    jobs.c.created_at,
    jobs.c.id,
    sqlite_where=_branded,
    postgresql_where=_branded,
)
Index("ix_jobs_updated", jobs.c.updated_at)
_with_files = jobs.c.finished_at.is_not(None) & jobs.c.files_removed_at.is_(None)
Index(
    "ix_jobs_with_files",
    jobs.c.tenant,
    jobs.c.finished_at,
    sqlite_where=_with_files,
    postgresql_where=_with_files,
)
Index("ix_jobs_parent", jobs.c.parent_job_id)
_waiting = in_state(jobs, JobState.QUEUED)
Index("ix_jobs_waiting", jobs.c.tenant, sqlite_where=_waiting, postgresql_where=_waiting)

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

artifacts = Table(
    "artifacts",
    metadata,
    Column("id", String(64), primary_key=True),
    Column("job_id", ForeignKey("jobs.id", ondelete="CASCADE"), nullable=False),
    # Empty for what came in with the job.
    Column("task_id", String(64), nullable=False),
    Column("position", Integer, nullable=False),
    Column("kind", String(32), nullable=False),
    Column("label", Text, nullable=False),
    Column("key", Text, nullable=False),
    Column("sha256", String(64), nullable=False),
    Column("size", BigInteger, nullable=False),
    Column("content_type", String(128), nullable=False),
    Column("metadata", JSON, nullable=False),
    Column("iteration", Integer, nullable=False),
    Column("selected", Boolean, nullable=False),
    # Since when its bytes are kept no longer.
    Column("removed_at", Instant),
    UniqueConstraint("job_id", "position"),
)

# The bytes of a source document that is small; larger ones, and all uploads, are in the artifact store.
documents = Table(
    "documents",
    metadata,
    Column("job_id", ForeignKey("jobs.id", ondelete="CASCADE"), primary_key=True),
    Column("body", LargeBinary, nullable=False),
)

brand_packs = Table(
    "brand_packs",
    metadata,
    Column("id", String(64), primary_key=True),
    Column("tenant", String(63), nullable=False),
    Column("name", String(100), nullable=False),
    Column("status", String(16), nullable=False),
    Column("active_version_id", String(64)),
    Column("created_at", Instant, nullable=False),
    Column("updated_at", Instant, nullable=False),
)
Index("ix_brand_packs_page", brand_packs.c.tenant, brand_packs.c.created_at, brand_packs.c.id)

# How far a version is, and what it has come to, is what its job says; its file is what came in with that.
brand_pack_versions = Table(
    "brand_pack_versions",
    metadata,
    Column("id", String(64), primary_key=True),
    Column("pack_id", ForeignKey("brand_packs.id", ondelete="CASCADE"), nullable=False),
    Column("tenant", String(63), nullable=False),
    Column("number", Integer, nullable=False),
    Column("job_id", ForeignKey("jobs.id"), nullable=False, unique=True),
    Column("file_name", Text, nullable=False),
    Column("sha256", String(64), nullable=False),
    Column("size", BigInteger, nullable=False),
    Column("created_at", Instant, nullable=False),
    UniqueConstraint("pack_id", "number"),
)
Index("ix_brand_pack_versions_file", brand_pack_versions.c.tenant, brand_pack_versions.c.sha256)

# No foreign key: the last events of a deleted job are published after its row is gone.
events = Table(
    "events",
    metadata,
    Column("id", String(64), primary_key=True),
    Column("job_id", String(64), nullable=False),
    Column("tenant", String(63), nullable=False),
    Column("seq", BigInteger, nullable=False),
    Column("revision", BigInteger, nullable=False),
    Column("terminal", Boolean, nullable=False),
    Column("type", String(64), nullable=False),
    Column("created_at", Instant, nullable=False),
    Column("data", JSON, nullable=False),
    Column("traceparent", String(64), nullable=False),
    Column("published_at", Instant),
    Column("actor_type", String(16), nullable=False, server_default=text("'system'")),
    Column("actor_id", String(128)),
    UniqueConstraint("job_id", "seq"),
)
_unpublished = events.c.published_at.is_(None)
Index("ix_events_outbox", events.c.created_at, events.c.seq, sqlite_where=_unpublished, postgresql_where=_unpublished)

requests = Table(
    "requests",
    metadata,
    Column("tenant", String(63), primary_key=True),
    Column("request_id", String(512), primary_key=True),
    Column("fingerprint", String(128), nullable=False),
    Column("job_id", String(64), nullable=False),
    Column("created_at", Instant, nullable=False),
)
Index("ix_requests_age", requests.c.created_at)

keys = Table(
    "keys",
    metadata,
    Column("id", String(64), primary_key=True),
    Column("tenant", String(63), nullable=False),
    Column("name", String(100), nullable=False),
    Column("scopes", JSON, nullable=False),
    Column("secret_sha256", String(64), nullable=False, unique=True),
    Column("created_at", Instant, nullable=False),
    Column("expires_at", Instant),
    Column("last_used_at", Instant),
    Column("revoked_at", Instant),
)
Index("ix_keys_tenant", keys.c.tenant, keys.c.created_at)

# Decisions of reviewers, in their order; none is ever changed.
approvals = Table(
    "approvals",
    metadata,
    Column("job_id", ForeignKey("jobs.id", ondelete="CASCADE"), primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("status", String(16), nullable=False),
    Column("note", Text),
    Column("actor_type", String(16), nullable=False),
    Column("actor_id", String(128)),
    # Of the file that was decided on; null for a job without one.
    Column("artifact_sha256", String(64)),
    Column("created_at", Instant, nullable=False),
)

# Who has fetched what within the last hour: it is told once.
downloads = Table(
    "downloads",
    metadata,
    Column("job_id", ForeignKey("jobs.id", ondelete="CASCADE"), primary_key=True),
    # Empty for the archive of all files.
    Column("artifact_id", String(64), primary_key=True),
    Column("actor_id", String(128), primary_key=True),
    Column("told_at", Instant, nullable=False),
)
Index("ix_downloads_age", downloads.c.told_at)

# What a tenant has chosen; a tenant without a row has the defaults.
tenant_settings = Table(
    "tenant_settings",
    metadata,
    Column("tenant", String(63), primary_key=True),
    Column("gate_downloads", Boolean, nullable=False),
    Column("four_eyes", String(16), nullable=False),
    Column("retention_days_binaries", Integer),
    Column("retention_days_records", Integer),
    Column("updated_at", Instant, nullable=False),
)

# Jobs whose removed files are still in the store.
removals = Table(
    "removals",
    metadata,
    Column("job_id", ForeignKey("jobs.id", ondelete="CASCADE"), primary_key=True),
    Column("removed_at", Instant, nullable=False),
)

# What is left of a deleted job until its objects are gone.
deletions = Table(
    "deletions",
    metadata,
    Column("job_id", String(64), primary_key=True),
    Column("tenant", String(63), nullable=False),
    Column("revision", BigInteger, nullable=False),
    Column("deleted_at", Instant, nullable=False),
    Column("due_at", Instant, nullable=False),
)
Index("ix_deletions_due", deletions.c.due_at)

# Endpoints that tenants have told of their jobs; `failing_since` is the first failed attempt since the last success.
webhooks = Table(
    "webhooks",
    metadata,
    Column("id", String(64), primary_key=True),
    Column("tenant", String(63), nullable=False),
    Column("url", Text, nullable=False),
    Column("description", Text, nullable=False),
    Column("events", JSON, nullable=False),
    Column("secret", String(128), nullable=False),
    Column("previous_secret", String(128)),
    Column("previous_secret_until", Instant),
    Column("created_at", Instant, nullable=False),
    Column("updated_at", Instant, nullable=False),
    Column("disabled_at", Instant),
    Column("disabled_reason", Text),
    Column("delivered_at", Instant),
    Column("failing_since", Instant),
)
Index("ix_webhooks_tenant", webhooks.c.tenant, webhooks.c.created_at, webhooks.c.id)

# What signs the callbacks of a tenant's jobs.
callback_secrets = Table(
    "callback_secrets",
    metadata,
    Column("tenant", String(63), primary_key=True),
    Column("secret", String(128), nullable=False),
    Column("previous_secret", String(128)),
    Column("previous_secret_until", Instant),
)

# Messages to endpoints and callbacks. No foreign key to the job: what happened is told also when the job was deleted.
deliveries = Table(
    "deliveries",
    metadata,
    Column("id", String(64), primary_key=True),
    Column("tenant", String(63), nullable=False),
    # Null for the callback of a job.
    Column("webhook_id", ForeignKey("webhooks.id", ondelete="CASCADE")),
    # Null for a test.
    Column("job_id", String(64)),
    # Of the event on the job's timeline: messages about one job go to one endpoint in this order.
    Column("seq", BigInteger, nullable=False),
    # Messages of one channel share its few places.
    Column("channel", Text, nullable=False),
    Column("url", Text, nullable=False),
    Column("message_id", String(64), nullable=False),
    Column("event", String(64), nullable=False),
    Column("happened_at", Instant, nullable=False),
    Column("data", JSON, nullable=False),
    Column("deck", JSON),
    Column("status", String(16), nullable=False),
    # How many attempts were begun; the fence of the last one.
    Column("attempt", Integer, nullable=False),
    Column("created_at", Instant, nullable=False),
    # Since when it is tried: a redelivery begins anew.
    Column("opened_at", Instant, nullable=False),
    # When the next attempt may begin; while one is made, when it counts as lost.
    Column("due_at", Instant, nullable=False),
    Column("finished_at", Instant),
    Column("error", Text),
)
_pending = in_state(deliveries, DeliveryStatus.PENDING, column="status")
Index(
    "ix_deliveries_due",
    deliveries.c.channel,
    deliveries.c.due_at,
    deliveries.c.seq,
    sqlite_where=_pending,
    postgresql_where=_pending,
)
Index(
    "ix_deliveries_order",
    deliveries.c.webhook_id,
    deliveries.c.job_id,
    deliveries.c.seq,
    sqlite_where=_pending,
    postgresql_where=_pending,
)
Index("ix_deliveries_log", deliveries.c.webhook_id, deliveries.c.created_at, deliveries.c.id)
Index("ix_deliveries_finished", deliveries.c.finished_at)


def pending_deliveries(table: FromClause = deliveries) -> ColumnElement[bool]:
    """Deliveries that are on their way."""
    return in_state(table, DeliveryStatus.PENDING, column="status")


delivery_attempts = Table(
    "delivery_attempts",
    metadata,
    Column("delivery_id", ForeignKey("deliveries.id", ondelete="CASCADE"), primary_key=True),
    Column("attempt", Integer, primary_key=True),
    Column("started_at", Instant, nullable=False),
    Column("duration_ms", BigInteger, nullable=False),
    Column("status_code", Integer),
    Column("error", Text),
    Column("response", Text, nullable=False),
)
