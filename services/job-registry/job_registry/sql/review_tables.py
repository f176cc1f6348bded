"""What comes after a job has ended: decisions, downloads, and the removal of its files and of itself."""

from sqlalchemy import BigInteger, Column, ForeignKey, Index, Integer, String, Table, Text

from job_registry.sql.columns import Instant, metadata

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
    # The SHA-256 of the file that the decision is about; null for a job without a file.
    Column("artifact_sha256", String(64)),
    Column("created_at", Instant, nullable=False),
)

# Who fetched which file within the last hour, since a download is noted once an hour at most.
downloads = Table(
    "downloads",
    metadata,
    Column("job_id", ForeignKey("jobs.id", ondelete="CASCADE"), primary_key=True),
    # The artifact that was fetched; empty for the archive of all files.
    Column("artifact_id", String(64), primary_key=True),
    Column("actor_id", String(128), primary_key=True),
    Column("told_at", Instant, nullable=False),
)
Index("ix_downloads_age", downloads.c.told_at)

# Links to files that were given to somebody: one works as long as its row is there, and until it expires.
download_links = Table(
    "download_links",
    metadata,
    Column("id", String(64), primary_key=True),
    Column("tenant", String(63), nullable=False),
    Column("job_id", ForeignKey("jobs.id", ondelete="CASCADE"), nullable=False),
    Column("artifact_id", String(64), nullable=False),
    Column("key_id", String(64), nullable=False),
    Column("created_at", Instant, nullable=False),
    Column("expires_at", Instant, nullable=False),
)
Index("ix_download_links_job", download_links.c.job_id)
Index("ix_download_links_age", download_links.c.expires_at)

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
