"""Brings a database to the newest schema: at the start of every replica, or by a command of its own."""

from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import Connection, inspect, text

from job_registry.sql.engines import Engines

if TYPE_CHECKING:
    from alembic.config import Config

_VERSIONS = Path(__file__).parent / "migrations" / "versions"
_ADVISORY_LOCK = 0x6465636B6D696C6C
"""The bytes of "deckmill"."""


def migrate(engines: Engines) -> None:
    """Upgrade in one transaction, alone: other starters wait for the lock and then find nothing to do.

    Migrations only add (expand) what the version before can live with, and remove (contract) one release later.
    """
    with engines.writer.begin() as connection:
        _lock(connection)
        if _applied(connection) < newest():  # a newer schema is left alone: we are the old side of an upgrade
            upgrade(connection)


class SchemaIsOld(Exception):
    """Nobody has brought the database to the newest schema yet."""


def await_newest(engines: Engines) -> None:
    """Look whether somebody has migrated; a schema newer than ours will do. Raises SchemaIsOld."""
    with engines.reader.connect() as connection:
        applied = _applied(connection)
    if applied < newest():
        raise SchemaIsOld(f"the database has schema {applied or 'none'}, not {newest()}")


def newest() -> str:
    """The revision that the newest migration leads to: files are named after theirs."""
    return max(path.name.partition("_")[0] for path in _VERSIONS.glob("[0-9]*.py"))


def _applied(connection: Connection) -> str:
    if not inspect(connection).has_table("alembic_version"):
        return ""
    return connection.execute(text("SELECT version_num FROM alembic_version")).scalar() or ""


def upgrade(connection: Connection, revision: str = "head") -> None:
    """Run the migrations that lead to a revision, in the transaction of the connection."""
    from alembic import command  # noqa: PLC0415 - costs more than the rest of a start that has nothing to upgrade

    command.upgrade(_config(connection), revision)


def downgrade(connection: Connection, revision: str) -> None:
    """Take back the migrations that came after a revision, in the transaction of the connection; none before 0005."""
    from alembic import command  # noqa: PLC0415 - as above

    command.downgrade(_config(connection), revision)


def _config(connection: Connection) -> "Config":
    from alembic.config import Config  # noqa: PLC0415 - as above

    config = Config()
    config.set_main_option("script_location", str(_VERSIONS.parent))
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = connection
    return config


def _lock(connection: Connection) -> None:
    if connection.dialect.name == "postgresql":  # on SQLite BEGIN IMMEDIATE is the lock
        connection.execute(text("SET LOCAL lock_timeout = 0"))
        connection.execute(text("SET LOCAL statement_timeout = 0"))
        connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _ADVISORY_LOCK})
