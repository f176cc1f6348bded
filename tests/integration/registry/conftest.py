"""The registry's parts on each database in turn: whatever holds on one must hold on the other."""

import asyncio
import shutil
from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import delete

from deck_runtime.store import open_store
from job_registry.background.deliver import Deliverer
from job_registry.limits import DeliveryTerms
from job_registry.sql.database import Database
from job_registry.sql.engines import Engines, open_engines
from job_registry.sql.migrate import migrate
from job_registry.sql.schema import metadata
from job_registry.webhooks.posting import Postman
from job_registry.webhooks.posting_rules import PostingRules
from tests.support.postgres import postgres_url
from tests.support.receiver import Receiver, receiver
from tests.support.registry import ManualClock, Parts
from tests.support.webhooks import LINKS, Hooks, Start


@pytest.fixture(scope="session")
def postgres_database(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A migrated PostgreSQL database."""
    with postgres_url(tmp_path_factory.mktemp("postgres")) as url:
        engines = open_engines(url)
        migrate(engines)
        engines.dispose()
        yield url


@pytest.fixture(scope="session")
def postgres_engines(postgres_database: str) -> Iterator[Engines]:
    """Connections that outlive the tests."""
    engines = open_engines(postgres_database)
    yield engines
    engines.dispose()


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A migrated SQLite file to copy."""
    path = tmp_path_factory.mktemp("sqlite") / "registry.sqlite3"
    engines = open_engines(f"sqlite:///{path}")
    migrate(engines)
    engines.dispose()
    return path


@pytest.fixture
def sqlite_url(sqlite_template: Path, tmp_path: Path) -> str:
    """An empty, migrated SQLite database."""
    path = tmp_path / "registry.sqlite3"
    shutil.copy(sqlite_template, path)
    return f"sqlite:///{path}"


@pytest.fixture(params=["sqlite", "postgres"])
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """An empty, migrated database."""
    if request.param == "sqlite":
        return str(request.getfixturevalue("sqlite_url"))
    postgres = request.getfixturevalue("postgres_engines")
    with postgres.writer.begin() as connection:
        for table in reversed(metadata.sorted_tables):  # faster than TRUNCATE on tables as small as these
            connection.execute(delete(table))
    return str(request.getfixturevalue("postgres_database"))


@pytest.fixture
def engines(database_url: str) -> Engines:
    """Its engines; `parts` closes them."""
    return open_engines(database_url)


@pytest.fixture
async def parts(engines: Engines, tmp_path: Path) -> AsyncIterator[Parts]:
    """Everything but servers."""
    clock = ManualClock()
    database = Database(engines, clock)
    store = open_store(f"file://{tmp_path / 'objects'}", tmp_path / "scratch")
    bundle = Parts(database, store, clock, tmp_path)
    database.on_commit(bundle.effects.append)
    yield bundle
    await database.close()


@pytest.fixture
async def there() -> AsyncIterator[Receiver]:
    """Who is told."""
    async with receiver() as made:
        yield made


@pytest.fixture
async def start(parts: Parts, there: Receiver) -> AsyncIterator[Start]:
    """Starts a deliverer; keywords are of its terms and rules."""
    stopping = asyncio.Event()
    running: list[asyncio.Task[None]] = []

    def begin(*, rules: PostingRules | None = None, **terms: Any) -> Hooks:
        postman = Postman(rules or PostingRules((there.host,), terms.get("seconds", 5.0)), lambda: LINKS)
        deliverer = Deliverer(parts.database, postman, DeliveryTerms(**{"seconds": 5.0, "jitter": lambda: 0.0} | terms))
        parts.database.on_commit(deliverer.committed)
        running.append(asyncio.create_task(deliverer.run(stopping)))
        return Hooks(parts, there, deliverer, postman)

    yield begin
    stopping.set()
    await asyncio.gather(*running)
