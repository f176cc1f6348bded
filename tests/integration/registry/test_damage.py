"""Databases that open and are broken all the same."""

import os
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from deck_domain.errors import StoreUnavailable
from deck_runtime.settings import SettingError
from job_registry.aggregate.read_job import find_job
from job_registry.config import RegistrySettings
from job_registry.prepare_database import prepare_database
from job_registry.sql.transaction import Transaction

MADE = "dm_live_a_key_that_opens_it_all"


def settings(file: Path) -> RegistrySettings:
    """Of a registry on a file."""
    return RegistrySettings(token="t", database_url=f"sqlite:///{file}", bootstrap_owner_key=MADE)


async def made(file: Path) -> None:
    """A sound database, closed."""
    database, _ = await prepare_database(settings(file))
    await database.close()


def run(file: Path, statement: str) -> None:
    """Change the file behind the registry's back."""
    with closing(sqlite3.connect(file)) as connection:
        connection.execute(statement)
        connection.commit()


def overwrite(file: Path, start: int, end: int | None) -> None:
    """Put noise into some pages."""
    data = bytearray(file.read_bytes())
    data[start:end] = os.urandom(len(data[start:end]))
    file.write_bytes(data)


DAMAGES: list[tuple[Callable[[Path], None], str]] = [
    (lambda file: overwrite(file, 4096, 40_960), "malformed"),
    (lambda file: overwrite(file, -20_000, None), "database main|malformed"),  # by what the last pages hold
    (lambda file: file.write_bytes(file.read_bytes()[:50_000]), "malformed"),
    (lambda file: run(file, "DROP TABLE attempts"), "its table attempts is missing"),
    (lambda file: run(file, "ALTER TABLE tasks RENAME COLUMN due_at TO due"), "the column due_at of its table tasks"),
    (lambda file: run(file, "DROP TABLE alembic_version"), "already exists"),
]


@pytest.mark.parametrize(("damage", "said"), DAMAGES)
async def test_damage_is_told_at_the_start(tmp_path: Path, damage: Callable[[Path], None], said: str) -> None:
    """In one line, with the file and what to do, wherever it lies."""
    file = tmp_path / "registry.sqlite"
    await made(file)
    damage(file)
    with pytest.raises(SettingError, match=said) as refused:
        await prepare_database(settings(file))
    assert f"the database file {file} cannot be used" in str(refused.value)
    assert "restore it from a backup" in str(refused.value)
    assert "\n" not in str(refused.value)


async def test_a_database_of_a_later_release_is_sound(tmp_path: Path) -> None:
    """More than is needed may be there."""
    file = tmp_path / "registry.sqlite"
    await made(file)
    run(file, "ALTER TABLE tasks ADD COLUMN mood TEXT")
    run(file, "UPDATE alembic_version SET version_num = '9999'")
    await made(file)


async def test_damage_that_comes_later_is_an_outage(tmp_path: Path) -> None:
    """A request gets 503, as from a database that is away, and not an unexpected error."""
    file = tmp_path / "registry.sqlite"
    database, _ = await prepare_database(settings(file))
    await database.read(find_job, "job_none")
    run(file, "PRAGMA wal_checkpoint(TRUNCATE)")
    overwrite(file, 0, None)
    with pytest.raises(StoreUnavailable):
        await database.write(_change)
    await database.close()


def _change(tx: Transaction) -> None:
    tx.connection.exec_driver_sql("CREATE TABLE more (id TEXT)")
