"""Brings a database to the newest schema; run at every start, by every replica."""

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection, text

from job_registry.engines import Engines

_ADVISORY_LOCK = 0x6465636B6D696C6C  # "deckmill"


def migrate(engines: Engines, revision: str = "head") -> None:
    """Upgrade in one transaction, alone: other starters wait for the lock and then find nothing to do.

    Migrations only add (expand) what the version before can live with, and remove (contract) one release later.
    """
    with engines.writer.begin() as connection:
        _lock(connection)
        config = Config()
        config.set_main_option("script_location", "job_registry:migrations")
        config.set_main_option("path_separator", "os")
        config.attributes["connection"] = connection
        command.upgrade(config, revision)


def _lock(connection: Connection) -> None:
    if connection.dialect.name == "postgresql":  # on SQLite BEGIN IMMEDIATE is the lock
        connection.execute(text("SET LOCAL lock_timeout = 0"))
        connection.execute(text("SET LOCAL statement_timeout = 0"))
        connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _ADVISORY_LOCK})
