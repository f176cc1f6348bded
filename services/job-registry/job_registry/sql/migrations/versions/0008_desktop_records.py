"""Validation records are found by their ids."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"


def upgrade() -> None:
    """Add an index of the tasks that leave one."""
    op.create_index(
        "ix_tasks_desktop",
        "tasks",
        ["tenant"],
        unique=False,
        sqlite_where=sa.text("stage = 'DESKTOP'"),
        postgresql_where=sa.text("stage = 'DESKTOP'"),
    )


def downgrade() -> None:
    """Remove it."""
    op.drop_index("ix_tasks_desktop", table_name="tasks")
