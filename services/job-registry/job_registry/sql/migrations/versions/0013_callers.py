"""Services that call over gRPC, each with a token of its own."""

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"


def upgrade() -> None:
    """Add a table that the version before does not read."""
    op.create_table(
        "callers",
        sa.Column("id", sa.String(length=64), nullable=False),
        sa.Column("name", sa.String(length=50), nullable=False),
        sa.Column("scopes", sa.JSON(), nullable=False),
        sa.Column("token_sha256", sa.String(length=64), nullable=False),
        sa.Column("most_at_once", sa.Integer(), nullable=False),
        sa.Column("most_a_second", sa.Float(), nullable=False),
        sa.Column("created_at", sa.BigInteger(), nullable=False),
        sa.Column("last_used_at", sa.BigInteger(), nullable=True),
        sa.Column("revoked_at", sa.BigInteger(), nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_callers"),
        sa.UniqueConstraint("token_sha256", name="uq_callers_token_sha256"),
    )


def downgrade() -> None:
    """Remove it, and with it every token of a caller."""
    op.drop_table("callers")
