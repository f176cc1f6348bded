"""A migrated SQLite file to copy, made once, and a host that speaks TLS."""

import pytest

from job_registry.sql.engines import open_engines
from job_registry.sql.migrate import migrate
from tests.support.picture_server import certificate, server

__all__ = ["certificate", "server"]


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
