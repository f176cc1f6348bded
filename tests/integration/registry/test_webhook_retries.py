"""When a message is tried again, when it is given up, and when its webhook is disabled."""

import asyncio
import contextlib
from datetime import timedelta

import pytest

from deck_domain.errors import IllegalTransition
from deck_domain.job_options import Callback, JobOptions
from deck_domain.webhooks import DeliveryStatus
from job_registry.aggregate.announce import new_delivery
from job_registry.sql import webhook_tables
from job_registry.sql.transaction import Transaction
from job_registry.webhooks import endpoints, log, outbox
from job_registry.webhooks.posting_rules import PostingRules
from tests.support.quickest import quickest
from tests.support.receiver import Receiver
from tests.support.webhooks import DAY, Start, delivery_of, pending, wait_a_minute


async def test_failures_are_tried_again_under_the_same_id(start: Start, there: Receiver) -> None:
    """After pauses that grow, until somebody takes the message; each attempt stands in the log."""
    hooks = start()
    webhook, secret = await hooks.add()
    there.answer(503, body=b"not now")
    await hooks.finished_job()
    await there.got(1)
    delivery = await hooks.settled(webhook.id, status="pending")
    assert delivery.error == "The receiver answered 503."
    assert delivery.next_attempt_at == hooks.parts.clock.now + timedelta(seconds=5)
    assert (await hooks.webhook(webhook.id)).failing_since is not None
    await hooks.pass_time(5)
    await hooks.settled(webhook.id, attempts=2, status="pending")
    there.answer(200, body=b"thanks")
    await hooks.pass_time(20)
    messages = await there.got(3)
    delivery = await hooks.settled(webhook.id)
    assert len({each.id for each in messages}) == 1
    assert [each.verified(secret)["event"] for each in messages] == ["render.completed"] * 3
    assert [(each.status_code, each.response) for each in delivery.attempts] == [
        (503, "not now"),
        (503, "not now"),
        (200, "thanks"),
    ]
    assert (await hooks.webhook(webhook.id)).failing_since is None


async def test_an_endpoint_that_fails_for_a_day_is_disabled(start: Start, there: Receiver) -> None:
    """The last attempt is made when the day is over; then both are given up, and jobs no longer tell it."""
    hooks = start()
    webhook, _ = await hooks.add()
    there.answer(500)
    await hooks.finished_job()
    attempts = 1
    await hooks.settled(webhook.id, status="pending")
    started = hooks.parts.clock.now
    while True:
        delivery = (await hooks.log(webhook.id))[0]
        if delivery.status is not DeliveryStatus.PENDING:
            break
        assert delivery.next_attempt_at is not None
        await hooks.pass_time((delivery.next_attempt_at - hooks.parts.clock.now).total_seconds())
        attempts += 1
        await there.got(attempts)
        while len((await hooks.log(webhook.id))[0].attempts) < attempts:
            await asyncio.sleep(0.01)
    assert hooks.parts.clock.now - started == timedelta(days=1)
    assert 10 <= len(delivery.attempts) <= 20
    disabled = await hooks.webhook(webhook.id)
    assert disabled.disabled_at == hooks.parts.clock.now
    assert "Nothing has arrived" in str(disabled.disabled_reason)
    await hooks.finished_job()
    assert len(await hooks.log(webhook.id)) == 1
    enabled = await hooks.parts.database.write(endpoints.update_webhook, "acme", webhook.id, enabled=True)
    assert (enabled.disabled_at, enabled.disabled_reason) == (None, None)
    there.answer(200)
    await hooks.finished_job()
    await hooks.settled(webhook.id)


async def test_a_message_that_is_given_up_disables_no_endpoint_that_works(start: Start, there: Receiver) -> None:
    """Others have arrived meanwhile: the fault is this message's."""
    hooks = start(give_up_after=60.0)
    webhook, _ = await hooks.add()
    there.answer(400)
    first = await hooks.finished_job()
    await hooks.settled(webhook.id, status="pending")
    there.answer(200)
    await hooks.finished_job()
    await hooks.settled(webhook.id)
    there.answer(400)
    await hooks.pass_time(60)
    async with asyncio.timeout(30):
        while (delivery := delivery_of(await hooks.log(webhook.id), first)).status is not DeliveryStatus.FAILED:
            await asyncio.sleep(0.01)
    assert delivery.error == "The receiver answered 400."
    assert (await hooks.webhook(webhook.id)).disabled_at is None


async def test_gone_disables_at_once(start: Start, there: Receiver) -> None:
    """What else is on its way is given up, and says why."""
    hooks = start()
    webhook, _ = await hooks.add()
    there.answer(503)
    waits = await hooks.finished_job()
    await hooks.settled(webhook.id, status="pending")
    there.answer(410)
    gone = await hooks.finished_job()
    async with asyncio.timeout(30):
        while (await hooks.webhook(webhook.id)).disabled_at is None:
            await asyncio.sleep(0.01)
    deliveries = await hooks.log(webhook.id)
    assert {each.status for each in deliveries} == {DeliveryStatus.FAILED}
    assert delivery_of(deliveries, gone).error == "The receiver answered 410."
    assert delivery_of(deliveries, waits).error == "The webhook was disabled before it was told."
    assert (await hooks.webhook(webhook.id)).disabled_reason == "It answered 410 Gone."
    with pytest.raises(IllegalTransition, match="Enable it first"):
        await hooks.parts.database.write(log.redeliver, "acme", webhook.id, delivery_of(deliveries, gone).id)


async def test_a_callback_that_is_gone_is_given_up(start: Start, there: Receiver) -> None:
    """There is no endpoint to disable."""
    hooks = start()
    there.answer(410, "/callback")
    await hooks.finished_job(options=JobOptions(callback=Callback(there.url("/callback"))))
    await there.got(1, "/callback")
    async with asyncio.timeout(30):
        while await hooks.parts.database.read(pending):
            await asyncio.sleep(0.01)


async def test_two_registries_never_make_one_attempt_twice(start: Start, there: Receiver) -> None:
    """Each message once, though both are told of every commit."""
    hooks = start()
    start()
    webhook, _ = await hooks.add()
    for _ in range(25):
        await hooks.finished_job()
    messages = await there.got(25)
    async with asyncio.timeout(30):
        while await hooks.parts.database.read(pending):
            await asyncio.sleep(0.01)
    assert len({each.id for each in messages}) == len(there.received) == 25
    assert {len(each.attempts) for each in await hooks.log(webhook.id, page_size=100)} == {1}


async def test_a_claim_of_a_registry_that_died_runs_out(start: Start, there: Receiver) -> None:
    """Then the message is sent, and what the dead one might still record is refused."""
    hooks = start()
    webhook, _ = await hooks.add()
    database = hooks.parts.database
    with contextlib.suppress(asyncio.CancelledError):
        hooks.deliverer._start_what_is_due = wait_a_minute  # type: ignore[method-assign]
    await hooks.finished_job()
    (posting,) = await database.write(outbox.claim_deliveries, {webhook.id: 4}, timedelta(seconds=20))
    assert await database.write(outbox.claim_deliveries, {webhook.id: 4}, timedelta(seconds=20)) == []
    hooks.parts.clock.advance(20)
    (again,) = await database.write(outbox.claim_deliveries, {webhook.id: 4}, timedelta(seconds=20))
    assert (again.message.id, again.attempt) == (posting.message.id, 2)
    outcome = await hooks.postman.post(posting)
    assert await database.write(outbox.record_attempt, posting, outcome, 5.0, DAY) is None
    assert await database.write(outbox.record_attempt, again, outcome, 5.0, DAY) is not None


async def test_one_tenant_never_takes_all_places(start: Start, there: Receiver) -> None:
    """However many slow receivers it names."""
    hooks = start()
    channels = {f"acme host-{number}": "acme" for number in range(200)} | {"wh_other": "other"}
    places = hooks.deliverer._free_places(channels)
    assert sum(count for channel, count in places.items() if channel != "wh_other") == 60
    assert places["wh_other"] == 4


async def test_what_is_due_is_found_at_once_behind_many_that_wait(start: Start) -> None:
    """Ten thousand messages of one endpoint that is down: no look at them reads them all."""
    hooks = start(rules=PostingRules())
    hooks.deliverer._start_what_is_due = wait_a_minute  # type: ignore[method-assign]
    webhook, _ = await hooks.add()
    other, _ = await hooks.add(tenant="other")

    def fill(tx: Transaction) -> None:
        shared = {"seq": 1, "url": "", "event": "render.completed", "happened_at": tx.now, "data": {}, "message_id": ""}
        rows = [
            new_delivery(tx, "acme", webhook_id=webhook.id, channel=webhook.id, job_id=f"job_{n}", **shared)
            for n in range(10_000)
        ]
        late = new_delivery(tx, "other", webhook_id=other.id, channel=other.id, job_id="job_other", **shared)
        rows.append(late | {"due_at": tx.now + timedelta(seconds=60)})
        tx.connection.execute(webhook_tables.deliveries.insert(), rows)

    await hooks.parts.database.write(fill)
    read = hooks.parts.database.read
    assert await read(outbox.due_channels) == {webhook.id: "acme"}
    assert await read(outbox.seconds_to_next) == 60
    assert await quickest(lambda: read(outbox.due_channels)) < 0.05
