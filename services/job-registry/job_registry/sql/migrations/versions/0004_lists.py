"""Lists of jobs need no artifacts, and read no more jobs than they show."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"

_FILTERS = {
    "ix_jobs_state": ["tenant", "state", "created_at", "id", "kind"],
    "ix_jobs_kind": ["tenant", "kind", "created_at", "id"],
    "ix_jobs_schema": ["tenant", "source_schema", "created_at", "id"],
    "ix_jobs_approval": ["tenant", "approval_status", "created_at", "id"],
}


def upgrade() -> None:
    """Add columns that the version before leaves as they are, and indexes."""
    op.add_column("jobs", sa.Column("linked_files", sa.JSON(), nullable=True))
    op.add_column("jobs", sa.Column("linked_seq", sa.BigInteger(), nullable=True))
    for name, columns in _FILTERS.items():
        op.create_index(name, "jobs", columns, unique=False)
    op.create_index(
        "ix_jobs_brand",
        "jobs",
        ["tenant", "brand_pack_id", "created_at", "id"],
        unique=False,
        sqlite_where=sa.text("brand_pack_id IS NOT NULL"),
        postgresql_where=sa.text("brand_pack_id IS NOT NULL"),
    )
