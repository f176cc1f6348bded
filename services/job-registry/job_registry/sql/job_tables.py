"""Jobs and what is kept of each: its files, its source document, its timeline, and the requests that made it."""

from sqlalchemy import (
    JSON,
    BigInteger,
    Boolean,
    Column,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    String,
    Table,
    Text,
    UniqueConstraint,
    false,
    text,
)

from deck_domain.lifecycle import JobState
from job_registry.sql.columns import Instant, in_state, metadata

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
    # For a slide that was made from earlier ones: the ids of their jobs, the oldest first; else null.
    Column("ancestors", JSON(none_as_null=True)),
    # The number, among the versions of them all, of its first round.
    Column("first_version", Integer, nullable=False, server_default=text("0")),
    Column("max_iterations", Integer, nullable=False, server_default=text("1")),
    # What providers of models took, and what is charged once the job has succeeded, by the rate card when it came.
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
    # Whether the job is on legal hold, so that retention does not remove it.
    Column("hold", Boolean, nullable=False, server_default=false()),
    # When retention removed the files of the job; the record of the job stays.
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

artifacts = Table(
    "artifacts",
    metadata,
    Column("id", String(64), primary_key=True),
    Column("job_id", ForeignKey("jobs.id", ondelete="CASCADE"), nullable=False),
    # The attempt that made the artifact; empty for one that came in with the job.
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
    # When the bytes of the artifact were removed.
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
