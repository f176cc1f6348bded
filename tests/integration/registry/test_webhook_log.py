"""The log of what a webhook was told: its pages, how long it is kept, and messages that are sent again."""

import asyncio

import pytest

from deck_domain.errors import IllegalTransition, InvalidRequest, NotFound
from deck_domain.webhooks import DeliveryStatus
from job_registry.webhooks import endpoints, log, outbox
from tests.support.receiver import Receiver
from tests.support.webhooks import DAY, Start, pending


async def test_a_message_can_be_sent_once_more(start: Start, there: Receiver) -> None:
    """Under its id, to where the endpoint is now; a message that is on its way is left alone."""
    hooks = start()
    webhook, _ = await hooks.add()
    await hooks.finished_job()
    delivery = await hooks.settled(webhook.id)
    await hooks.parts.database.write(endpoints.update_webhook, "acme", webhook.id, url=there.url("/moved"))
    again = await hooks.parts.database.write(log.redeliver, "acme", webhook.id, delivery.id)
    assert again.status is DeliveryStatus.PENDING
    (moved,) = await there.got(1, "/moved")
    assert moved.id == there.at("/hook")[0].id
    settled = await hooks.settled(webhook.id, attempts=2)
    assert [each.number for each in settled.attempts] == [1, 2]


async def test_a_test_is_one_attempt(start: Start, there: Receiver) -> None:
    """What came of it is told at once; it neither mends nor harms the endpoint."""
    hooks = start()
    webhook, secret = await hooks.add()
    there.answer(410, body=b"no")
    failed = await hooks.deliverer.test("acme", webhook.id)
    assert (failed.status, failed.attempts[0].status_code) == (DeliveryStatus.FAILED, 410)
    assert (await hooks.webhook(webhook.id)).disabled_at is None
    there.answer(200)
    assert (await hooks.deliverer.test("acme", webhook.id)).status is DeliveryStatus.DELIVERED
    assert there.received[1].verified(secret)["event"] == "webhook.test"
    with pytest.raises(NotFound):
        await hooks.deliverer.test("other", webhook.id)
    with pytest.raises(IllegalTransition):
        await hooks.parts.database.write(log.redeliver, "acme", webhook.id, failed.id)


async def test_the_log_is_kept_for_a_month(start: Start, there: Receiver) -> None:
    """What has come to an end goes then; what is on its way stays."""
    hooks = start()
    webhook, _ = await hooks.add()
    await hooks.finished_job()
    await hooks.settled(webhook.id)
    hooks.parts.clock.advance(29 * DAY)
    assert await hooks.parts.database.write(outbox.purge_deliveries) == 0
    hooks.parts.clock.advance(2 * DAY)
    assert await hooks.parts.database.write(outbox.purge_deliveries) == 1
    assert await hooks.log(webhook.id) == []


async def test_a_deleted_endpoint_is_told_nothing_more(start: Start, there: Receiver) -> None:
    """Its log goes with it."""
    hooks = start()
    webhook, _ = await hooks.add()
    there.answer(503)
    await hooks.finished_job()
    await hooks.settled(webhook.id, status="pending")
    await hooks.parts.database.write(endpoints.delete_webhook, "acme", webhook.id)
    assert await hooks.parts.database.read(pending) == []
    with pytest.raises(NotFound):
        await hooks.log(webhook.id)


async def test_pages_of_the_log(start: Start, there: Receiver) -> None:
    """Newest first, by status, without gaps; a token of somebody else is refused."""
    hooks = start()
    webhook, _ = await hooks.add()
    for _ in range(5):
        await hooks.finished_job()
        hooks.parts.clock.advance(1)
    await there.got(5)
    async with asyncio.timeout(30):
        while await hooks.parts.database.read(pending):
            await asyncio.sleep(0.01)
    read = hooks.parts.database.read
    first, token = await read(log.list_deliveries, "acme", webhook.id, page_size=3)
    second, end = await read(log.list_deliveries, "acme", webhook.id, page_size=3, page_token=token)
    assert (len(first), len(second), end) == (3, 2, "")
    seen = [*first, *second]
    assert sorted(seen, key=lambda each: each.created_at, reverse=True) == seen
    assert await hooks.log(webhook.id, status=DeliveryStatus.FAILED) == []
    with pytest.raises(InvalidRequest):
        await hooks.log(webhook.id, page_token="!")
    with pytest.raises(NotFound):
        await read(log.list_deliveries, "other", webhook.id)
