"""How each database is opened: SQLite with one writer, PostgreSQL with a small pool."""

import sqlite3
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.engine import URL, make_url

POOL_SIZE = 8
_SQLITE_READERS = 4
_PRAGMAS = (
    "PRAGMA journal_mode=WAL",
    "PRAGMA synchronous=FULL",
    "PRAGMA foreign_keys=ON",
    "PRAGMA busy_timeout=5000",
    "PRAGMA journal_size_limit=67108864",
)
# A statement that hangs must not hold a thread for ever, and a connection whose peer vanished must be found out.
_POSTGRES_ARGS: dict[str, Any] = {
    "connect_timeout": 3,
    "tcp_user_timeout": 5000,
    "application_name": "deckmill-job-registry",
    "options": "-c statement_timeout=10000 -c lock_timeout=5000 -c idle_in_transaction_session_timeout=15000",
}


@dataclass(frozen=True, slots=True)
class Engines:
    """Two ways into one database.

    Attributes:
        writer: transactions that change something.
        reader: consistent snapshots.
        writers, readers: how many threads may use each at once; 0 readers means that they share the writers' threads.
        shared: whether other registries may use it too: then its clock decides, and their commits must be looked for.
    """

    writer: Engine
    reader: Engine
    writers: int
    readers: int
    shared: bool

    def dispose(self) -> None:
        """Close every connection."""
        self.writer.dispose()
        self.reader.dispose()


def open_engines(database_url: str) -> Engines:
    """The engines of `sqlite:////path/to/file` or `postgresql://user:password@host:port/name`. Raises ValueError."""
    url = make_url(database_url)
    if url.get_backend_name() == "sqlite" and url.database:
        return _sqlite(url)
    if url.get_backend_name() in ("postgresql", "postgres"):
        return _postgres(url.set(drivername="postgresql+psycopg"))
    raise ValueError("the database URL must begin with sqlite:/// or postgresql://")


def _sqlite(url: URL) -> Engines:
    # Every transaction is ended by whoever began it: a connection that is given back has nothing to roll back.
    writer = create_engine(url, pool_size=1, max_overflow=0, pool_reset_on_return=None)
    reader = create_engine(url, pool_size=_SQLITE_READERS, max_overflow=0, pool_reset_on_return=None)
    for engine, begin in ((writer, "BEGIN IMMEDIATE"), (reader, "BEGIN")):
        event.listen(engine, "connect", _prepare_sqlite)
        event.listen(engine, "begin", _begin(begin))
    return Engines(writer, reader, writers=1, readers=_SQLITE_READERS, shared=False)


def _prepare_sqlite(connection: sqlite3.Connection, _record: object) -> None:
    connection.isolation_level = None  # transactions begin when we say so, not when the driver guesses
    for pragma in _PRAGMAS:
        connection.execute(pragma)


def _begin(statement: str) -> Any:
    def begin(connection: Connection) -> None:
        connection.exec_driver_sql(statement)

    return begin


def _postgres(url: URL) -> Engines:
    engine = create_engine(url, pool_size=POOL_SIZE, max_overflow=0, pool_timeout=5, pool_pre_ping=True,
                           connect_args=_POSTGRES_ARGS)  # fmt: skip
    reader = engine.execution_options(isolation_level="REPEATABLE READ", postgresql_readonly=True)
    return Engines(engine, reader, writers=POOL_SIZE, readers=0, shared=True)
