"""Reviews: decisions and who made them, what a tenant has chosen, what is kept and for how long.

Everything is added, and has a default: a registry of the version before goes on beside this one.
"""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"

_WITH_FILES = sa.text("finished_at IS NOT NULL AND files_removed_at IS NULL")
_TABLES = ("approvals", "downloads", "tenant_settings", "removals")
_COLUMNS = {
    "jobs": ("decision_count", "hold", "files_removed_at"),
    "artifacts": ("removed_at",),
    "events": ("actor_type", "actor_id"),
}


def upgrade() -> None:
    """Add columns, an index and four tables."""
    op.add_column("jobs", sa.Column("decision_count", sa.Integer(), server_default=sa.text("0"), nullable=False))
    op.add_column("jobs", sa.Column("hold", sa.Boolean(), server_default=sa.false(), nullable=False))
    op.add_column("jobs", sa.Column("files_removed_at", sa.BigInteger(), nullable=True))
    op.create_index(
        "ix_jobs_with_files",
        "jobs",
        ["tenant", "finished_at"],
        unique=False,
        sqlite_where=_WITH_FILES,
        postgresql_where=_WITH_FILES,
    )
    op.add_column("artifacts", sa.Column("removed_at", sa.BigInteger(), nullable=True))
    system = sa.Column("actor_type", sa.String(length=16), server_default=sa.text("'system'"), nullable=False)
    op.add_column("events", system)
    op.add_column("events", sa.Column("actor_id", sa.String(length=128), nullable=True))
    _approvals()
    _downloads()
    _tenant_settings()
    _removals()


def downgrade() -> None:
    """Forget decisions, choices, holds and who did what; jobs, files and timelines stay."""
    for table in reversed(_TABLES):
        op.drop_table(table)
    op.drop_index("ix_jobs_with_files", "jobs")
    for table, columns in _COLUMNS.items():
        for column in columns:
            op.drop_column(table, column)


def _approvals() -> None:
    op.create_table(
        "approvals",
        sa.Column("job_id", sa.String(length=64), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("status", sa.String(length=16), nullable=False),
        sa.Column("note", sa.Text(), nullable=True),
        sa.Column("actor_type", sa.String(length=16), nullable=False),
        sa.Column("actor_id", sa.String(length=128), nullable=True),
        sa.Column("artifact_sha256", sa.String(length=64), nullable=True),
        sa.Column("created_at", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["job_id"], ["jobs.id"], name="fk_approvals_job_id_jobs", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("job_id", "position", name="pk_approvals"),
    )


def _downloads() -> None:
    op.create_table(
        "downloads",
        sa.Column("job_id", sa.String(length=64), nullable=False),
        sa.Column("artifact_id", sa.String(length=64), nullable=False),
        sa.Column("actor_id", sa.String(length=128), nullable=False),
        sa.Column("told_at", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["job_id"], ["jobs.id"], name="fk_downloads_job_id_jobs", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("job_id", "artifact_id", "actor_id", name="pk_downloads"),
    )
    op.create_index("ix_downloads_age", "downloads", ["told_at"], unique=False)


def _tenant_settings() -> None:
    op.create_table(
        "tenant_settings",
        sa.Column("tenant", sa.String(length=63), nullable=False),
        sa.Column("gate_downloads", sa.Boolean(), nullable=False),
        sa.Column("four_eyes", sa.String(length=16), nullable=False),
        sa.Column("retention_days_binaries", sa.Integer(), nullable=True),
        sa.Column("retention_days_records", sa.Integer(), nullable=True),
        sa.Column("updated_at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("tenant", name="pk_tenant_settings"),
    )


def _removals() -> None:
    op.create_table(
        "removals",
        sa.Column("job_id", sa.String(length=64), nullable=False),
        sa.Column("removed_at", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["job_id"], ["jobs.id"], name="fk_removals_job_id_jobs", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("job_id", name="pk_removals"),
    )
