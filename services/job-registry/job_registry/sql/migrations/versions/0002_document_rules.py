"""Jobs tell by which version of the document rules their document passed; those of before do not know it."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Add a column that the version before leaves empty."""
    op.add_column("jobs", sa.Column("document_rules", sa.String(length=32), nullable=True))
