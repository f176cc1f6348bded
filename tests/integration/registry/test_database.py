"""The database itself: its schema, its indexes, its absence."""

import asyncio
from collections.abc import Iterator
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import Connection, insert, text

from deck_domain.actor import UNKNOWN, key_holder
from deck_domain.errors import InvalidRequest, NotFound, StoreUnavailable
from deck_domain.event_types import ArtifactDownloaded
from deck_domain.job_options import Format, JobOptions, RenderOptions
from deck_domain.lifecycle import JobState, Stage
from job_registry.aggregate.quiet_events import append_quietly
from job_registry.aggregate.read_job import get_job, list_job_events
from job_registry.jobs.end_job import cancel_job
from job_registry.sql import job_tables, schema, task_tables
from job_registry.sql.clock import SteadyClock
from job_registry.sql.database import Database
from job_registry.sql.engines import Engines, open_engines
from job_registry.sql.migrate import downgrade, migrate, newest, upgrade
from job_registry.sql.transaction import Effects, Transaction
from job_registry.tasks import claim_order
from job_registry.tasks.claim_task import claim_task
from job_registry.webhooks.endpoints import create_webhook
from tests.support.postgres import private_postgres
from tests.support.quickest import quickest
from tests.support.registry import TERMS, ManualClock, Parts, draft, insert_as_the_first_release, insert_row


def test_migrations_make_the_tables_that_the_code_uses(engines: Engines) -> None:
    """The tables and the migrations agree; a second run finds nothing to do."""
    migrate(engines)
    with engines.writer.connect() as connection:
        context = MigrationContext.configure(connection)
        assert compare_metadata(context, schema.metadata) == []
    engines.dispose()


def test_newest_migration_is_the_one_that_is_applied(engines: Engines) -> None:
    """A start that finds it applied does nothing: file names and revisions must agree."""
    with engines.reader.connect() as connection:
        assert MigrationContext.configure(connection).get_current_revision() == newest()
    engines.dispose()


def test_newer_schema_is_left_alone(engines: Engines) -> None:
    """While a release rolls out, its predecessor may still be started."""
    with engines.writer.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    migrate(engines)
    with engines.writer.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = :own"), {"own": newest()})
    engines.dispose()


def test_bad_database_url_is_refused() -> None:
    """With what to write instead."""
    with pytest.raises(ValueError, match="sqlite:///"):
        open_engines("mysql://somewhere/db")


def test_job_of_the_release_before_is_worked_on(tmp_path: Path) -> None:
    """Its row lacks the columns that came since: what is not known about its document is checked again."""
    engines = open_engines(f"sqlite:///{tmp_path / 'old.sqlite3'}")
    with engines.writer.begin() as connection:
        upgrade(connection, "0001")
        insert_as_the_first_release(connection)
    migrate(engines)
    with engines.writer.begin() as connection:
        lease, _ = claim_task(Transaction(connection, ManualClock()), [Stage.RENDER], "worker", "claim", TERMS)
    assert lease is not None
    assert lease.document_rules == ""
    assert lease.options == JobOptions(synchronous=True, render=RenderOptions(formats=(Format.PDF,)))
    engines.dispose()


async def test_first_queues_of_many_tasks_are_found_by_index(parts: Parts) -> None:
    """No query of a claim reads a table from end to end."""
    await parts.add()

    def plans(tx: Transaction) -> str:
        if tx.connection.dialect.name != "sqlite":
            tx.connection.execute(text("SET LOCAL enable_seqscan = off"))
        explain = "EXPLAIN QUERY PLAN " if tx.connection.dialect.name == "sqlite" else "EXPLAIN "
        lines = []
        for query in (claim_order._RANKING, claim_order._PICK_FREE):
            values = {"stage": Stage.RENDER, "now": tx.now, "tenant": "acme"}
            compiled = query.compile(tx.connection.engine, compile_kwargs={"render_postcompile": True})
            wanted = {name: values[name] for name in compiled.params if name in values}
            bound = query.params(**wanted).compile(tx.connection.engine, compile_kwargs={"literal_binds": True})
            lines += [str(row) for row in tx.connection.exec_driver_sql((explain + str(bound)).replace("%", "%%"))]
        return "\n".join(lines)

    plan = await parts.database.read(plans)
    assert "ix_tasks_ready" in plan
    assert "SCAN tasks" not in plan
    assert "Seq Scan on tasks" not in plan


async def test_claims_stay_cheap_behind_a_long_queue(parts: Parts) -> None:
    """Ten thousand queued tasks of one tenant and many other tenants: a claim looks at the heads alone."""

    def fill(tx: Transaction) -> None:
        template = draft("big")
        job = {"kind": "render", "state": "queued", "revision": 1, "last_seq": 1, "priority": 1, "source_schema": "",
               "title": "", "slide_count": 1, "created_at": tx.now, "updated_at": tx.now, "options": {}, "warnings": [],
               "approval_status": "not_requested", "approval_required": False, "owner_key_id": "", "traceparent": "",
               "tenant": template.tenant}  # fmt: skip
        task = {"tenant": template.tenant, "stage": "RENDER", "iteration": 0, "ordinal": 0, "after": [], "priority": 1,
                "state": "ready", "attempt": 0, "strikes": 0, "queued_at": tx.now, "due_at": tx.now, "done": 0,
                "total": 0, "result": {}}  # fmt: skip
        tx.connection.execute(insert(job_tables.jobs), [{"id": f"job_{n}"} | job for n in range(10_000)])
        tasks = [{"id": f"task_{n}", "job_id": f"job_{n}"} | task for n in range(10_000)]
        tx.connection.execute(insert(task_tables.tasks), tasks)

    await parts.database.write(fill)
    for number in range(50):
        await parts.add(f"tenant-{number}")
    assert await quickest(lambda: parts.claimed(Stage.RENDER)) < 0.1


async def test_what_a_database_cannot_hold_is_no_internal_error(parts: Parts) -> None:
    """A NUL in an id from a URL is a bad request, or simply not found."""
    with pytest.raises((NotFound, InvalidRequest)):
        await parts.database.read(get_job, "acme", "job_\0")


async def test_unreachable_database_is_a_clear_error(tmp_path: Path) -> None:
    """Not an internal one: the caller shall try again."""
    database = Database(open_engines("postgresql://nobody@127.0.0.1:9/none"))
    with pytest.raises(StoreUnavailable):
        await database.read(lambda tx: tx.now)
    await database.close()


async def test_database_that_comes_back_is_used_again(tmp_path: Path) -> None:
    """Connections cut by a restart cost errors while it is away, and nothing after."""
    with private_postgres(tmp_path / "pg") as server:
        engines = open_engines(server.url())
        migrate(engines)
        database = Database(engines)

        async def works() -> bool:
            try:
                await database.write(lambda tx: tx.now)
            except StoreUnavailable:
                return False
            return True

        assert await works()
        server.stop()
        assert not await works()
        server.start()
        assert await works()
        await database.close()


async def test_effects_are_told_also_to_a_caller_who_hung_up(parts: Parts) -> None:
    """The commit happened, so its listeners hear of it."""
    told = asyncio.Event()

    def listen(effects: Effects) -> None:
        told.set()

    parts.database.on_commit(listen)
    call = asyncio.create_task(parts.add())
    await asyncio.sleep(0)
    call.cancel()
    with pytest.raises(asyncio.CancelledError):
        await call
    async with asyncio.timeout(5):
        await told.wait()


def test_steady_clock_never_goes_back(engines: Engines) -> None:
    """Whatever the system's clock does, it counts on."""
    clock = SteadyClock()
    with engines.reader.begin() as connection:
        moments = [clock(connection) for _ in range(100)]
    assert moments == sorted(moments)
    engines.dispose()


_FIRST_THAT_GOES_BACK = "0005"


@pytest.fixture(params=["sqlite", "postgres"])
def blank(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Engines]:
    """A database without tables."""
    if request.param == "sqlite":
        engines = open_engines(f"sqlite:///{tmp_path / 'blank.sqlite3'}")
        yield engines
        engines.dispose()
        return
    with private_postgres(tmp_path / "pg") as server:
        engines = open_engines(server.url())
        yield engines
        engines.dispose()


def test_reviews_come_and_go_with_data_in_the_database(blank: Engines) -> None:
    """From the schema of before, with a job that has ended, and back: the job, its files and its timeline stay."""
    with blank.writer.begin() as connection:
        upgrade(connection, "0004")
        insert_as_the_first_release(connection)
        _insert_its_history(connection)
    migrate(blank)
    with blank.writer.begin() as connection:
        tx = Transaction(connection, ManualClock())
        job = get_job(tx, "acme", "job_old")
        (event,), _ = list_job_events(tx, "acme", "job_old")
        assert (job.artifacts[0].id, event.actor) == ("art_old", UNKNOWN)
        assert append_quietly(tx, "job_old", [ArtifactDownloaded(None, None, "artifacts.zip")], key_holder("key_1"))
    with blank.writer.begin() as connection:
        downgrade(connection, "0004")
    migrate(blank)
    with blank.writer.begin() as connection:
        assert compare_metadata(MigrationContext.configure(connection), schema.metadata) == []
        events, _ = list_job_events(Transaction(connection, ManualClock()), "acme", "job_old")
        assert [(each.seq, each.type) for each in events] == [(1, "job.created"), (2, "artifact.downloaded")]


def test_webhooks_come_and_go_with_data_in_the_database(blank: Engines) -> None:
    """From the schema of before, with a job that runs: it ends and is told; back again, the job stays."""
    with blank.writer.begin() as connection:
        upgrade(connection, "0005")
        insert_as_the_first_release(connection)
    migrate(blank)
    with blank.writer.begin() as connection:
        tx = Transaction(connection, ManualClock())
        create_webhook(tx, "acme", "https://hooks.example.com/", ["render.cancelled"], "")
        cancel_job(tx, "acme", "job_old")
        assert connection.execute(text("SELECT event, status FROM deliveries")).all() == [
            ("render.cancelled", "pending")
        ]
    with blank.writer.begin() as connection:
        downgrade(connection, "0005")
        assert connection.execute(text("SELECT state FROM jobs")).scalar_one() == "cancelled"
    migrate(blank)
    with blank.writer.begin() as connection:
        assert compare_metadata(MigrationContext.configure(connection), schema.metadata) == []


def test_every_schema_since_the_first_is_brought_to_the_newest_and_back(blank: Engines) -> None:
    """One step at a time, each with a new job of before: all of them can be claimed. Back to where none goes back."""
    steps = [f"{number:04}" for number in range(1, int(newest()) + 1)]
    with blank.writer.begin() as connection:
        for step in steps:
            upgrade(connection, step)
            insert_as_the_first_release(connection, step)
        tx = Transaction(connection, ManualClock())
        for step in steps:
            lease = claim_task(tx, (Stage.RENDER,), "worker", f"claim-{step}", TERMS)[0]
            assert lease is not None
            assert get_job(tx, "acme", lease.job_id).title == "Old"
        for step in reversed(steps[steps.index(_FIRST_THAT_GOES_BACK) - 1 : -1]):
            downgrade(connection, step)
            assert connection.execute(text("SELECT count(*) FROM jobs")).scalar_one() == len(steps)
    migrate(blank)
    with blank.writer.begin() as connection:
        assert compare_metadata(MigrationContext.configure(connection), schema.metadata) == []
        tx = Transaction(connection, ManualClock())
        assert {get_job(tx, "acme", f"job_old{step}").state for step in steps} == {JobState.RUNNING}


def _insert_its_history(connection: Connection) -> None:
    now = 1_767_268_800_000_000
    artifact = {"id": "art_old", "job_id": "job_old", "task_id": "", "position": 0, "kind": "source_document",
                "label": "document.json", "key": "acme/job_old/source/0/document.json", "sha256": "0" * 64, "size": 2,
                "content_type": "application/json", "metadata": "{}", "iteration": 0, "selected": True}  # fmt: skip
    event = {"id": "evt_old", "job_id": "job_old", "tenant": "acme", "seq": 1, "revision": 1, "terminal": False,
             "traceparent": "",
             "type": "job.created", "created_at": now, "data": "{}", "published_at": now}  # fmt: skip
    for table, values in (("artifacts", artifact), ("events", event)):
        insert_row(connection, table, values)
