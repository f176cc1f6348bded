"""What Alembic runs: the migrations, on the connection and inside the transaction that `migrate` opened."""

from alembic import context

from job_registry.schema import metadata

context.configure(connection=context.config.attributes["connection"], target_metadata=metadata, render_as_batch=True)
context.run_migrations()
