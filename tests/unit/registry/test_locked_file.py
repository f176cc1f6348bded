"""A SQLite file that cannot be written: how long writers wait, and what they and the operator are told."""

import asyncio
import sqlite3
from pathlib import Path

import pytest
from prometheus_client import REGISTRY
from sqlalchemy import text

from deck_domain.errors import StoreUnavailable
from job_registry.sql.database import Database
from job_registry.sql.engines import Engines, open_engines
from job_registry.sql.transaction import Transaction


def _one(tx: Transaction) -> int:
    return int(tx.connection.execute(text("SELECT 1")).scalar_one())


def _waits() -> float:
    """How many transactions have waited for a lock in vain."""
    return REGISTRY.get_sample_value("deckmill_database_failures_total", {"reason": "away"}) or 0.0


async def test_who_waits_behind_a_locked_file_is_told_with_the_first(tmp_path: Path, migrated_database: bytes) -> None:
    """There is one writer: if each waited for the lock anew, the tenth request would be answered after ten waits."""
    path = tmp_path / "registry.sqlite3"
    path.write_bytes(migrated_database)
    engines = open_engines(f"sqlite:///{path}")
    with engines.writer.connect() as connection:
        connection.connection.driver_connection.execute("PRAGMA busy_timeout=50")  # type: ignore[union-attr]
    database, other = Database(engines), sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    before = _waits()
    results = await asyncio.gather(*(database.write(_one) for _ in range(10)), return_exceptions=True)
    assert ([type(result) for result in results], _waits() - before) == ([StoreUnavailable] * 10, 1)
    with pytest.raises(StoreUnavailable):
        await database.write(_one)  # who comes later looks for himself
    assert _waits() - before == 2
    other.execute("ROLLBACK")
    other.close()
    assert await database.write(_one) == 1
    await database.close()


async def test_a_database_that_takes_nothing_new_says_why(tmp_path: Path, migrated_database: bytes) -> None:
    """A full disk, here of as many pages as there are, and a file that can only be read; reading goes on."""
    path = tmp_path / "registry.sqlite3"
    path.write_bytes(migrated_database)
    engines = open_engines(f"sqlite:///{path}")
    database = Database(engines)
    await database.prove()
    for pragma, undone, said in (
        ("max_page_count=1", "max_page_count=1000000", "The disk of the database is full"),
        ("query_only=1", "query_only=0", "The database can only be read"),
    ):
        _set(engines, pragma)
        with pytest.raises(StoreUnavailable, match=said):
            await database.write(_grow)
        assert await database.read(_one) == 1
        _set(engines, undone)
    _set(engines, "query_only=1")
    with pytest.raises(StoreUnavailable):
        await database.prove()
    assert database.trouble.startswith("The database can only be read")
    _set(engines, "query_only=0")
    await database.prove()
    assert not database.trouble
    await database.close()


def _set(engines: Engines, pragma: str) -> None:
    with engines.writer.connect() as connection:
        connection.connection.driver_connection.execute(f"PRAGMA {pragma}")  # type: ignore[union-attr]


def _grow(tx: Transaction) -> None:
    tx.connection.execute(text("CREATE TABLE more AS SELECT zeroblob(1000000) AS bytes"))
