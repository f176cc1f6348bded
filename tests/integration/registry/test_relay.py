"""The outbox, on a real bus: what was committed is published, once it can be, at least once."""

import asyncio
import json
from collections.abc import AsyncIterator, Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from google.protobuf.json_format import MessageToDict
from sqlalchemy import func, select

from deck_runtime.bus import Bus
from deck_wire.events import read_events
from job_registry.background.relay import Relay, cloud_events, mark_published, unpublished
from job_registry.jobs.end_job import delete_job
from job_registry.sql import job_tables
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
        self.messages: list[bytes] = []
        self.events: list[dict[str, Any]] = []
        self._news = asyncio.Event()

    async def hear(self, payload: bytes) -> None:
        """As a handler of events."""
        self.messages.append(payload)
        self.events += json.loads(payload)
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
    return int(tx.connection.execute(select(func.count()).select_from(job_tables.events)).scalar_one())


async def test_committed_events_reach_subscribers(parts: Parts, bus: Bus) -> None:
    """In CloudEvents form, numbered by job."""
    heard = Heard()
    await bus.on_events(heard.hear)
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
    (event,) = await parts.database.read(unpublished)
    heard = Heard()
    await bus.on_events(heard.hear)
    await bus.publish_events(f"{event.tenant}.{event.job_id}", event.id, cloud_events([event]))
    assert await Relay(parts.database, bus).sweep() == 1
    assert await heard.types(job.id, 1) == ["org.deckmill.job.created"]
    assert await parts.database.read(unpublished) == []


async def test_events_of_a_commit_are_one_message(parts: Parts, bus: Bus) -> None:
    """However many files a stage recorded; the message reads as the events of the table."""
    heard = Heard()
    await bus.on_events(heard.hear)
    relay, stopping = Relay(parts.database, bus), asyncio.Event()
    parts.database.on_commit(relay.committed)
    running = asyncio.create_task(relay.run(stopping))
    job = await parts.add()
    await heard.types(job.id, 1)
    lease = await parts.claimed()
    await heard.types(job.id, 2)
    await parts.complete(lease)
    written = [event for effects in parts.effects for event in effects.outbox if event.seq > 2]
    await heard.types(job.id, 4)
    stopping.set()
    await running
    (message,) = (each for each in heard.messages if b"task.succeeded" in each)
    assert [event.data.seq for event in read_events(message)] == [event.seq for event in written] == [3, 4]
    assert all(
        MessageToDict(event.data.detail) == row.data for event, row in zip(read_events(message), written, strict=True)
    )
    assert {event.data.revision for event in read_events(message)} == {written[0].revision}


async def test_marks_follow_once_for_many_commits(parts: Parts, bus: Bus) -> None:
    """What is on the bus is not published again before it is marked, and one commit marks it all."""
    relay, stopping = Relay(parts.database, bus), asyncio.Event()
    marks: list[int] = []
    parts.database.on_commit(lambda effects: marks.append(len(effects.outbox)))
    parts.database.on_commit(relay.committed)
    heard = Heard()
    await bus.on_events(heard.hear)
    running = asyncio.create_task(relay.run(stopping))
    jobs = [await parts.add() for _ in range(5)]
    for job in jobs:
        await heard.types(job.id, 1)
    stopping.set()
    await running
    assert await parts.database.read(unpublished) == []
    assert marks.count(1) == 5
    assert marks.count(0) <= 2
    assert len(heard.messages) == 5


async def test_events_of_a_registry_that_lives_are_left_to_it(parts: Parts) -> None:
    """For a moment; what nobody marks after that is swept up."""
    await parts.add()
    assert await parts.database.read(unpublished, timedelta(seconds=3)) == []
    parts.clock.advance(4)
    (event,) = await parts.database.read(unpublished, timedelta(seconds=3))
    assert await parts.database.read(unpublished, timedelta(seconds=3), [event.id]) == []
    await parts.database.write(mark_published, [event.id])
    assert await parts.database.read(unpublished) == []


async def test_nothing_is_lost_while_the_bus_is_away(parts: Parts, bus: Bus) -> None:
    """Events stay in the outbox until somebody can take them."""
    away = await Bus.connect("", TOKEN)
    await parts.add()
    await parts.add()
    assert await Relay(parts.database, away).sweep() == 0
    assert len(await parts.database.read(unpublished)) == 2
    assert await Relay(parts.database, bus).sweep() == 2


async def test_last_events_of_a_deleted_job_are_published_and_then_gone(parts: Parts, bus: Bus) -> None:
    """job.deleted is heard; no row of the job remains."""
    heard = Heard()
    await bus.on_events(heard.hear)
    relay = Relay(parts.database, bus)
    job = await parts.add()
    await relay.sweep()
    await parts.database.write(delete_job, "acme", job.id, key_id="key_owner", admin=False)
    await relay.sweep()
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
        assert await relay.sweep() == 1
        await bus.close()
    with nats(tmp_path / "fresh") as server:
        bus = await Bus.connect(server.start(), TOKEN)
        await parts.add()
        assert await Relay(parts.database, bus).sweep() == 1
        await bus.close()


async def test_a_registry_that_ends_waits_for_no_round(parts: Parts, bus: Bus) -> None:
    """With nothing to publish, the relay ends when it is told to, and not at its next round."""
    relay, stopping = Relay(parts.database, bus), asyncio.Event()
    running = asyncio.create_task(relay.run(stopping))
    await asyncio.sleep(0)
    stopping.set()
    async with asyncio.timeout(4):  # a round comes every five seconds
        await running
