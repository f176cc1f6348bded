"""The whole schema, as SQLAlchemy Core: importing it fills `metadata` with every table.

`migrations/` makes the tables; a test compares the two.
"""

from job_registry.sql import job_tables, review_tables, task_tables, tenant_tables, webhook_tables
from job_registry.sql.columns import metadata

__all__ = ["job_tables", "metadata", "review_tables", "task_tables", "tenant_tables", "webhook_tables"]
