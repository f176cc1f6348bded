"""The outbox, on a real bus: what was committed is published, once it can be, at least once."""

import asyncio
import json
from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import func, select

from deck_runtime.bus import Bus
from job_registry.background.relay import Relay, cloud_event, unpublished
from job_registry.jobs.end_job import delete_job
from job_registry.sql import schema
from job_registry.sql.transaction import Transaction
from tests.support.registry import Parts
from tests.support.servers import TOKEN, Nats, nats

PATIENCE = 10.0


@pytest.fixture(scope="module")
def nats_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Nats, str]]:
    """A bus server."""
    with nats(tmp_path_factory.mktemp("nats")) as server:
        yield server, server.start()


@pytest.fixture
async def bus(nats_server: tuple[Nats, str]) -> AsyncIterator[Bus]:
    """A connection to it."""
    bus = await Bus.connect(nats_server[1], TOKEN)
    yield bus
    await bus.close()


class Heard:
    """What a subscriber has heard of some jobs."""

    def __init__(self) -> None:
        self.events: list[dict[str, Any]] = []
        self._news = asyncio.Event()

    async def hear(self, payload: bytes) -> None:
        """As a handler of events."""
        self.events.append(json.loads(payload))
        self._news.set()

    async def types(self, job_id: str, count: int) -> list[str]:
        """The types of a job's events in the order of their sequence, once there are so many."""
        async with asyncio.timeout(PATIENCE):
            while True:
                found = {e["sequence"]: e["type"] for e in self.events if e["subject"] == job_id}
                if len(found) >= count:
                    return [found[key] for key in sorted(found, key=int)]
                self._news.clear()
                await self._news.wait()


def event_count(tx: Transaction) -> int:
    """Rows of the events table."""
    return int(tx.connection.execute(select(func.count()).select_from(schema.events)).scalar_one())


async def test_committed_events_reach_subscribers(parts: Parts, bus: Bus) -> None:
    """In CloudEvents form, numbered by job."""
    heard = Heard()
    await bus.on_event(heard.hear)
    relay, stopping = Relay(parts.database, bus), asyncio.Event()
    parts.database.on_commit(relay.committed)
    running = asyncio.create_task(relay.run(stopping))
    job = await parts.add(traceparent="00-1-1-01")
    await parts.claimed()
    assert await heard.types(job.id, 2) == ["org.deckmill.job.created", "org.deckmill.task.started"]
    stopping.set()
    await running
    event = heard.events[0]
    assert event["specversion"] == "1.0"
    assert event["traceparent"] == "00-1-1-01"
    assert event["data"]["jobId"] == job.id
    assert event["data"]["terminal"] is False
    assert await parts.database.read(unpublished) == []


async def test_crash_between_publish_and_mark_repeats_the_event(parts: Parts, bus: Bus) -> None:
    """Published, not marked, published again: the bus knows the id and keeps one."""
    job = await parts.add()
    (row,) = await parts.database.read(unpublished)
    heard = Heard()
    await bus.on_event(heard.hear)
    await bus.publish_event(f"{row.tenant}.{row.job_id}", row.id, cloud_event(row))
    assert await Relay(parts.database, bus).publish_batch() == 1
    assert await heard.types(job.id, 1) == ["org.deckmill.job.created"]
    assert await parts.database.read(unpublished) == []


async def test_nothing_is_lost_while_the_bus_is_away(parts: Parts, bus: Bus) -> None:
    """Events stay in the outbox until somebody can take them."""
    away = await Bus.connect("", TOKEN)
    await parts.add()
    await parts.add()
    assert await Relay(parts.database, away).publish_batch() == 0
    assert len(await parts.database.read(unpublished)) == 2
    assert await Relay(parts.database, bus).publish_batch() == 2


async def test_last_events_of_a_deleted_job_are_published_and_then_gone(parts: Parts, bus: Bus) -> None:
    """job.deleted is heard; no row of the job remains."""
    heard = Heard()
    await bus.on_event(heard.hear)
    relay = Relay(parts.database, bus)
    job = await parts.add()
    await relay.publish_batch()
    await parts.database.write(delete_job, "acme", job.id, key_id="key_owner", admin=False)
    await relay.publish_batch()
    types = await heard.types(job.id, 3)
    assert types == ["org.deckmill.job.created", "org.deckmill.job.cancelled", "org.deckmill.job.deleted"]
    assert await parts.database.read(event_count) == 0


@pytest.mark.parametrize("folder", ["wiped"])
async def test_wiped_bus_is_used_again(parts: Parts, tmp_path: Path, folder: str) -> None:
    """The server comes back without its streams: they are made again, and the outbox empties."""
    with nats(tmp_path / folder) as server:
        bus = await Bus.connect(server.start(), TOKEN)
        relay = Relay(parts.database, bus)
        await parts.add()
        assert await relay.publish_batch() == 1
        await bus.close()
    with nats(tmp_path / "fresh") as server:
        bus = await Bus.connect(server.start(), TOKEN)
        await parts.add()
        assert await Relay(parts.database, bus).publish_batch() == 1
        await bus.close()
