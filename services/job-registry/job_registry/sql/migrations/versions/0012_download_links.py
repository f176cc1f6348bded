"""Links to files that can be taken back."""

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"


def upgrade() -> None:
    """Add a table that the version before does not read."""
    op.create_table(
        "download_links",
        sa.Column("id", sa.String(length=64), nullable=False),
        sa.Column("tenant", sa.String(length=63), nullable=False),
        sa.Column("job_id", sa.String(length=64), nullable=False),
        sa.Column("artifact_id", sa.String(length=64), nullable=False),
        sa.Column("key_id", sa.String(length=64), nullable=False),
        sa.Column("created_at", sa.BigInteger(), nullable=False),
        sa.Column("expires_at", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["job_id"], ["jobs.id"], name="fk_download_links_job_id_jobs", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name="pk_download_links"),
    )
    op.create_index("ix_download_links_job", "download_links", ["job_id"], unique=False)
    op.create_index("ix_download_links_age", "download_links", ["expires_at"], unique=False)


def downgrade() -> None:
    """Remove it, and with it every link that works."""
    op.drop_index("ix_download_links_age", table_name="download_links")
    op.drop_index("ix_download_links_job", table_name="download_links")
    op.drop_table("download_links")
