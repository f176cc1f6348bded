"""Slides know the slides that they go back to."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"


def upgrade() -> None:
    """Add the columns."""
    op.add_column("jobs", sa.Column("ancestors", sa.JSON(none_as_null=True), nullable=True))
    op.add_column("jobs", sa.Column("first_version", sa.Integer(), server_default=sa.text("0"), nullable=False))


def downgrade() -> None:
    """Remove them."""
    op.drop_column("jobs", "first_version")
    op.drop_column("jobs", "ancestors")
