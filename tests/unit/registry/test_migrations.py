"""Migrations expand first and contract a release later: the release before runs beside the new one meanwhile."""

import importlib.util
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Connection, create_engine, text

from job_registry.sql import migrations
from job_registry.sql.engines import open_engines
from job_registry.sql.migrate import newest, upgrade
from tests.support.baseline.kept import SCHEMA
from tests.support.expand_contract import may_contract, shape_of, taken_away

_BEFORE = ["CREATE TABLE jobs (id TEXT PRIMARY KEY, title TEXT, note TEXT DEFAULT '' NOT NULL)"]


def _docstrings(revision: str) -> str:
    """Those of a migration's file and of its upgrade."""
    (path,) = Path(next(iter(migrations.__path__)), "versions").glob(f"{revision}_*.py")
    spec = importlib.util.spec_from_file_location(f"migration_{revision}", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return f"{module.__doc__}\n{module.upgrade.__doc__}"


def test_migrations_since_the_baseline_take_nothing_away(tmp_path: Path) -> None:
    """Each step alone, so that the one that does has to say since which release nothing uses what it removes."""
    engines = open_engines(f"sqlite:///{tmp_path / 'registry.sqlite'}")
    steps = [f"{number:04}" for number in range(int(SCHEMA) + 1, int(newest()) + 1)]
    losses = {}
    with engines.writer.begin() as connection:
        upgrade(connection, SCHEMA)
        before = shape_of(connection)
        assert taken_away(before, before) == []
        for step in steps:
            upgrade(connection, step)
            after = shape_of(connection)
            if not may_contract(_docstrings(step)) and (taken := taken_away(before, after)):
                losses[step] = taken
            before = after
    engines.dispose()
    assert losses == {}


@pytest.fixture
def connection() -> Iterator[Connection]:
    """A database with one table."""
    engine = create_engine("sqlite://")
    with engine.connect() as made:
        for statement in _BEFORE:
            made.execute(text(statement))
        yield made
    engine.dispose()


@pytest.mark.parametrize(
    ("statements", "loss"),
    [
        (["DROP TABLE jobs"], "the table jobs is gone"),
        (["ALTER TABLE jobs RENAME TO tasks"], "the table jobs is gone"),
        (["ALTER TABLE jobs DROP COLUMN title"], "the column jobs.title is gone"),
        (["ALTER TABLE jobs RENAME COLUMN title TO name"], "the column jobs.title is gone"),
        (
            ["DROP TABLE jobs", _BEFORE[0].replace("title TEXT", "title TEXT, kind TEXT NOT NULL")],
            "the new column jobs.kind may not be null, and has no default",
        ),
        (
            ["DROP TABLE jobs", _BEFORE[0].replace("title TEXT", "title TEXT NOT NULL")],
            "the column jobs.title may not be null any more",
        ),
        (
            ["DROP TABLE jobs", _BEFORE[0].replace(" DEFAULT ''", "")],
            "the column jobs.note has lost its default",
        ),
        (
            ["DROP TABLE jobs", _BEFORE[0].replace("title TEXT", "title VARCHAR(9)")],
            "the column jobs.title was TEXT and is VARCHAR(9)",
        ),
        (["CREATE UNIQUE INDEX one ON jobs (title)"], "rows of jobs must keep to a new rule: unique (title)"),
        (
            ["DROP TABLE jobs", _BEFORE[0].replace("title TEXT", "title TEXT CHECK (title != '')")],
            "rows of jobs must keep to a new rule: check (title != '')",
        ),
    ],
)
def test_what_a_migration_takes_away_is_named(connection: Connection, statements: list[str], loss: str) -> None:
    """Drops, renames, and rules that rows of the release before do not keep to."""
    before = shape_of(connection)
    for statement in statements:
        connection.execute(text(statement))
    assert taken_away(before, shape_of(connection)) == [loss]


def test_what_only_adds_takes_nothing_away(connection: Connection) -> None:
    """Tables, columns that may be null or fill themselves, indexes."""
    before = shape_of(connection)
    for statement in (
        "CREATE TABLE tasks (id TEXT PRIMARY KEY, job_id TEXT NOT NULL REFERENCES jobs (id))",
        "ALTER TABLE jobs ADD COLUMN kind TEXT",
        "ALTER TABLE jobs ADD COLUMN size INTEGER NOT NULL DEFAULT 0",
        "CREATE INDEX jobs_by_title ON jobs (title)",
    ):
        connection.execute(text(statement))
    assert taken_away(before, shape_of(connection)) == []


def test_a_migration_that_contracts_says_since_when_nothing_uses_it() -> None:
    """A line of its docstring names the release; without one it takes nothing away."""
    assert may_contract("Titles go.\n\ncontract: 0.2.0 stopped reading jobs.title.")
    assert not may_contract("contract: nothing reads jobs.title")
    assert not may_contract("A contract: 0.2.0")
    assert not may_contract(None)
