"""Brand packs and their versions; the version before knows of none, and leaves these tables alone."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    """Add two tables."""
    op.create_table(
        "brand_packs",
        sa.Column("id", sa.String(length=64), nullable=False),
        sa.Column("tenant", sa.String(length=63), nullable=False),
        sa.Column("name", sa.String(length=100), nullable=False),
        sa.Column("status", sa.String(length=16), nullable=False),
        sa.Column("active_version_id", sa.String(length=64), nullable=True),
        sa.Column("created_at", sa.BigInteger(), nullable=False),
        sa.Column("updated_at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_brand_packs"),
    )
    op.create_index("ix_brand_packs_page", "brand_packs", ["tenant", "created_at", "id"], unique=False)
    op.create_table(
        "brand_pack_versions",
        sa.Column("id", sa.String(length=64), nullable=False),
        sa.Column("pack_id", sa.String(length=64), nullable=False),
        sa.Column("tenant", sa.String(length=63), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("job_id", sa.String(length=64), nullable=False),
        sa.Column("file_name", sa.Text(), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("size", sa.BigInteger(), nullable=False),
        sa.Column("created_at", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(
            ["pack_id"], ["brand_packs.id"], name="fk_brand_pack_versions_pack_id_brand_packs", ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["job_id"], ["jobs.id"], name="fk_brand_pack_versions_job_id_jobs"),
        sa.PrimaryKeyConstraint("id", name="pk_brand_pack_versions"),
        sa.UniqueConstraint("job_id", name="uq_brand_pack_versions_job_id"),
        sa.UniqueConstraint("pack_id", "number", name="uq_brand_pack_versions_pack_id_number"),
    )
    op.create_index("ix_brand_pack_versions_file", "brand_pack_versions", ["tenant", "sha256"], unique=False)


def downgrade() -> None:
    """Remove them; the files of the packs stay in the store."""
    op.drop_table("brand_pack_versions")
    op.drop_table("brand_packs")
