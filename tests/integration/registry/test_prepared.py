"""The short way to the database: what SQLAlchemy would find and raise, on both kinds of database."""

import pytest
from sqlalchemy import bindparam, insert, select, text, update
from sqlalchemy.exc import IntegrityError, OperationalError

from job_registry.aggregate.insert_job import insert_job
from job_registry.sql import job_tables, prepared, task_tables
from job_registry.sql.engines import Engines
from job_registry.sql.transaction import Transaction
from tests.support.registry import ManualClock, Parts, draft

_JOB = select(job_tables.jobs).where(job_tables.jobs.c.id == bindparam("job_id"))
_RENAME = update(job_tables.jobs).where(job_tables.jobs.c.id == bindparam("job_id"))
_REQUEST = insert(job_tables.requests)


async def test_rows_are_those_that_sqlalchemy_finds(parts: Parts) -> None:
    """Times, JSON, truth values, numbers, texts and nulls of every table that a new job fills."""
    made = await parts.database.write(insert_job, draft("acme"))

    def both(tx: Transaction) -> list[tuple[list[object], list[object]]]:
        tables = (job_tables.jobs, task_tables.tasks, job_tables.artifacts, job_tables.events)
        queries = [select(table) for table in tables]
        return [([*map(tuple, tx.execute(q))], [*map(tuple, tx.connection.execute(q))]) for q in queries]

    for short, long in await parts.database.read(both):
        assert short == long
        assert short
    row = await parts.database.read(lambda tx: tx.execute(_JOB, {"job_id": made.id}).first())
    assert (row.id, row.created_at, row.approval_required) == (made.id, made.created_at, False)


async def test_changed_rows_are_counted(parts: Parts) -> None:
    """One that is there, and one that is not; what is written depends on the values that are given."""
    made = await parts.database.write(insert_job, draft("acme"))

    def rename(tx: Transaction, job_id: str) -> int:
        return tx.execute(_RENAME, {"job_id": job_id, "title": "New", "started_at": tx.now}).rowcount

    assert await parts.database.write(rename, made.id) == 1
    assert await parts.database.write(rename, "job_none") == 0
    row = await parts.database.read(lambda tx: tx.execute(_JOB, {"job_id": made.id}).first())
    assert (row.title, row.started_at) == ("New", parts.clock.now)


def test_what_exists_already_is_named_as_such(engines: Engines) -> None:
    """Then the verb is run again, for it has lost a race."""
    clock = ManualClock()
    values = {"tenant": "acme", "request_id": "r", "fingerprint": "f", "job_id": "j", "created_at": clock.now}
    with pytest.raises(IntegrityError), engines.writer.begin() as connection:
        Transaction(connection, clock).execute(_REQUEST, [values, values])
    engines.dispose()


def test_a_lost_connection_is_not_used_again(postgres_engines: Engines) -> None:
    """The next transaction gets another one."""
    with postgres_engines.writer.connect() as connection:
        own = connection.execute(text("SELECT pg_backend_pid()")).scalar_one()
        with postgres_engines.writer.connect() as other:
            other.execute(text("SELECT pg_terminate_backend(:own)"), {"own": own})
        with pytest.raises(OperationalError) as caught:
            prepared.execute(connection, _JOB, {"job_id": "job_none"})
    assert caught.value.connection_invalidated
    with postgres_engines.writer.connect() as connection:
        assert prepared.execute(connection, _JOB, {"job_id": "job_none"}).first() is None


def test_a_list_of_values_that_is_not_part_of_the_statement_is_refused(engines: Engines) -> None:
    """A defect of ours, told before anything is sent."""
    query = select(job_tables.jobs).where(job_tables.jobs.c.id.in_(bindparam("ids", expanding=True)))
    with engines.reader.connect() as connection, pytest.raises(AssertionError, match="part of the statement"):
        prepared.execute(connection, query, {"ids": ["job_1"]})
    engines.dispose()
