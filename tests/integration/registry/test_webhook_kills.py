"""Registries that die between any two steps of a delivery, and two that live: real processes, both databases."""

import asyncio
from collections.abc import AsyncIterator, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

import pytest

from deck.registry.v1 import job_service_pb2, webhook_service_pb2, webhook_service_pb2_grpc
from deck_domain.errors import StoreUnavailable
from job_registry.sql.engines import Engines
from job_registry.sql.schema import metadata
from tests.support.receiver import PATIENCE, Receiver, receiver
from tests.support.registry_process import Client, RegistryProcess

SETTINGS = {"webhook_inner_hosts": "127.0.0.1", "webhook_seconds": "2", "webhook_retry_scale": "0.01"}
"""A claim of a registry that died is lost after four seconds."""


class Hooks:
    """A registry's webhooks over the wire."""

    def __init__(self, registry: RegistryProcess) -> None:
        self.registry = registry
        self.client = Client(registry.address)
        self.stub = self.client.caller.stub(webhook_service_pb2_grpc.WebhookServiceStub)

    async def add(self, there: Receiver) -> tuple[str, str]:
        """An endpoint that is told of cancelled renders: its id and its secret."""
        request = webhook_service_pb2.CreateWebhookRequest(tenant="acme", url=there.url(), events=["render.cancelled"])
        made = await self.client.caller.call(self.stub.CreateWebhook, request)
        return made.webhook.id, made.secret

    async def end_a_job(self) -> str:
        """A render that is cancelled; its id. The registry may die of it."""
        job_id = str((await self.client.create()).job.id)
        request = job_service_pb2.CancelJobRequest(tenant="acme", job_id=job_id)
        with suppress(StoreUnavailable):
            await self.client.caller.call(self.client.jobs.CancelJob, request)
        return job_id

    async def delivered(self, webhook_id: str, count: int) -> list[Any]:
        """Its deliveries, once so many have arrived."""
        request = webhook_service_pb2.ListDeliveriesRequest(
            tenant="acme", webhook_id=webhook_id, status="delivered", page_size=100
        )
        async with asyncio.timeout(PATIENCE):
            while True:
                try:
                    found = (await self.client.caller.call(self.stub.ListDeliveries, request)).deliveries
                except StoreUnavailable:
                    found = []
                if len(found) >= count:
                    return list(found)
                await asyncio.sleep(0.05)


@contextmanager
def registry_on(folder: Path, url: str, **settings: str) -> Iterator[RegistryProcess]:
    """A running registry."""
    process = RegistryProcess(folder, url, **SETTINGS | settings)
    process.start()
    try:
        yield process
    finally:
        process.stop()


@pytest.fixture
def registry(database_url: str, tmp_path: Path) -> Iterator[RegistryProcess]:
    """A registry that a test may kill."""
    with registry_on(tmp_path / "first", database_url) as process:
        yield process


@pytest.fixture
async def there() -> AsyncIterator[Receiver]:
    """Who is told."""
    async with receiver() as made:
        yield made


@pytest.mark.parametrize(
    ("place", "messages"),
    [
        ("registry.commit.after@cancel_job", 1),
        ("registry.webhook.before", 1),
        ("registry.webhook.after", 2),
        ("registry.commit.before@record_attempt", 2),
        ("registry.commit.after@record_attempt", 1),
    ],
)
async def test_a_message_outlives_its_registry(
    registry: RegistryProcess, there: Receiver, place: str, messages: int
) -> None:
    """Killed before it is sent: sent once. Killed between the delivery and its record: again, under the same id."""
    hooks = Hooks(registry)
    webhook_id, secret = await hooks.add(there)
    registry.fail_at(f"{place}=once kill")
    job_id = await hooks.end_a_job()
    await registry.restarted_after_its_death()
    received = await there.got(messages)
    (delivery,) = await hooks.delivered(webhook_id, 1)
    assert len(there.received) == messages
    assert {each.id for each in received} == {delivery.message_id}
    assert {each.verified(secret)["data"]["job_id"] for each in received} == {job_id}
    await hooks.client.caller.close()


async def test_two_registries_that_live_send_each_message_once(
    shared_url: str, tmp_path: Path, there: Receiver
) -> None:
    """On one database, both with jobs to tell of, and each looking for what the other has left behind."""
    patient = {"webhook_seconds": "60"}  # on a machine that is busy a living one shall not be taken for dead
    with (
        registry_on(tmp_path / "first", shared_url, **patient) as first,
        registry_on(tmp_path / "second", shared_url, **patient) as second,
    ):
        one, other = Hooks(first), Hooks(second)
        webhook_id, _ = await one.add(there)
        jobs = [await hooks.end_a_job() for _ in range(15) for hooks in (one, other)]
        deliveries = await one.delivered(webhook_id, 30)
        assert sorted(each.json["data"]["job_id"] for each in there.received) == sorted(jobs)
        assert [len(each.attempts) for each in deliveries] == [1] * 30
        for hooks in (one, other):
            await hooks.client.caller.close()


@pytest.fixture
def shared_url(postgres_engines: Engines, postgres_database: str) -> str:
    """An empty database that two registries share."""
    with postgres_engines.writer.begin() as connection:
        for table in reversed(metadata.sorted_tables):
            connection.execute(table.delete())
    return postgres_database


async def test_what_a_dead_registry_left_is_sent_by_its_twin(shared_url: str, tmp_path: Path, there: Receiver) -> None:
    """Without the dead one coming back."""
    with registry_on(tmp_path / "first", shared_url) as first, registry_on(tmp_path / "second", shared_url) as second:
        one, other = Hooks(first), Hooks(second)
        webhook_id, _ = await one.add(there)
        first.fail_at("registry.webhook.before=kill")
        job_id = await one.end_a_job()
        (message,) = await there.got(1)
        assert message.json["data"]["job_id"] == job_id
        assert len(await other.delivered(webhook_id, 1)) == 1
        for hooks in (one, other):
            await hooks.client.caller.close()
