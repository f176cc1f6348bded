"""Callers that may act for some tenants alone."""

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"


def upgrade() -> None:
    """Add a column that the version before does not read; callers that are there may act for all tenants, as before."""
    op.add_column("callers", sa.Column("tenants", sa.JSON(), nullable=True))


def downgrade() -> None:
    """Remove it, and those who would then act for all tenants."""
    op.execute("DELETE FROM callers WHERE tenants IS NOT NULL")
    op.drop_column("callers", "tenants")
