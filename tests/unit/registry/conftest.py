"""A migrated SQLite file to copy, made once."""

import pytest

from job_registry.engines import open_engines
from job_registry.migrate import migrate


@pytest.fixture(scope="session")
def migrated_database(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The bytes of an empty database with the newest schema."""
    path = tmp_path_factory.mktemp("template") / "registry.sqlite3"
    engines = open_engines(f"sqlite:///{path}")
    migrate(engines)
    with engines.writer.connect() as connection:
        connection.connection.driver_connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")  # type: ignore[union-attr]
    engines.dispose()
    return path.read_bytes()
