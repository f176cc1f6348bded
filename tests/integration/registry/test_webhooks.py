"""Webhooks on each database: what is told, in which order, how often, and what a bad receiver brings about."""

import asyncio
import base64
import contextlib
from collections.abc import AsyncIterator, Callable, Sequence
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import select
from standardwebhooks.webhooks import WebhookVerificationError

from deck_domain.errors import IllegalTransition, InvalidRequest, NotFound
from deck_domain.job import ApprovalStatus
from deck_domain.job_kinds import JobKind
from deck_domain.job_options import Callback, JobOptions
from deck_domain.lifecycle import FailureCategory
from deck_domain.webhooks import EVENTS, Delivery, DeliveryStatus, Webhook
from deck_runtime.file_links import FileLinks
from job_registry.aggregate.announce import new_delivery
from job_registry.aggregate.job_change import JobChange
from job_registry.background.deliver import Deliverer
from job_registry.jobs.decide_job import DecisionRequest, decide_job
from job_registry.jobs.end_job import cancel_job, delete_job
from job_registry.limits import DeliveryTerms
from job_registry.sql import job_tables, webhook_tables
from job_registry.sql.transaction import Transaction
from job_registry.webhooks import endpoints, log, outbox
from job_registry.webhooks.posting import PostingRules, Postman
from tests.support.receiver import Receiver, receiver
from tests.support.registry import Parts

LINKS = FileLinks("https://decks.example", {"k": b"key"})
DAY = 24 * 3600.0


class Hooks:
    """A tenant's webhooks on a registry's parts, and a receiver."""

    def __init__(self, parts: Parts, there: Receiver, deliverer: Deliverer, postman: Postman) -> None:
        self.parts, self.there, self.deliverer, self.postman = parts, there, deliverer, postman

    async def add(self, path: str = "/hook", events: Sequence[str] = (), tenant: str = "acme") -> tuple[Webhook, str]:
        """An endpoint, and its secret."""
        url = self.there.url(path)
        return await self.parts.database.write(endpoints.create_webhook, tenant, url, events, "")

    async def webhook(self, webhook_id: str) -> Webhook:
        """The endpoint now."""
        return await self.parts.database.read(endpoints.get_webhook, "acme", webhook_id)

    async def log(self, webhook_id: str, **page: Any) -> list[Delivery]:
        """What it was told, newest first."""
        return (await self.parts.database.read(log.list_deliveries, "acme", webhook_id, **page))[0]

    async def settled(self, webhook_id: str, *, attempts: int = 1, status: str = "delivered") -> Delivery:
        """Its newest delivery, once it is of a status after so many attempts."""
        async with asyncio.timeout(30):
            while True:
                found = await self.log(webhook_id)
                if found and found[0].status == status and len(found[0].attempts) >= attempts:
                    return found[0]
                await asyncio.sleep(0.01)

    async def finished_job(self, **values: Any) -> str:
        """A job that has succeeded."""
        job = await self.parts.add(**values)
        await self.parts.finish(job.id)
        return job.id

    async def pass_time(self, seconds: float) -> None:
        """Let time pass, and the deliverer see it."""
        self.parts.clock.advance(seconds)
        self.deliverer._wanted.set()


Start = Callable[..., Any]


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


async def test_a_finished_job_is_told_as_documented(start: Start, there: Receiver) -> None:
    """Signed so that a receiver written against standardwebhooks accepts it, with the id of the job's event."""
    hooks = start()
    webhook, secret = await hooks.add()
    job_id = await hooks.finished_job(title="Résumé Q3")
    (message,) = await there.got(1)
    body = message.verified(secret)
    job = await hooks.parts.job(job_id)
    assert body["event"] == "render.completed"
    assert body["timestamp"].startswith("2026-01-01T12:00:00")
    link = body["data"].pop("download_url")
    assert link.startswith(f"https://decks.example/v1/files/{job_id}/")
    assert body["data"] == {
        "job_id": job_id,
        "job_url": f"/api/v2/jobs/{job_id}",
        "status": "succeeded",
        "document_title": "Résumé Q3",
        "slide_count": job.slide_count,
        "deck_score": job.deck_score,
        "approval_status": "not_requested",
        "brand_pack_id": None,
        "error_code": None,
        "error_message": None,
    }
    events = await hooks.parts.database.read(_events, job_id)
    assert message.id == next(row.id for row in events if row.type == "job.succeeded")
    delivery = await hooks.settled(webhook.id)
    assert [(each.number, each.status_code, each.error) for each in delivery.attempts] == [(1, 204, None)]
    assert (await hooks.webhook(webhook.id)).delivered_at is not None


def _events(tx: Transaction, job_id: str) -> list[Any]:
    return list(tx.connection.execute(select(job_tables.events).where(job_tables.events.c.job_id == job_id)))


async def test_endpoints_are_told_what_they_asked_for(start: Start, there: Receiver) -> None:
    """By kind of job and ending; the documented ones unless they say otherwise; of their own tenant alone."""
    hooks = start()
    await hooks.add("/documented")
    await hooks.add("/cancelled", ["render.cancelled", "validate.completed"])
    await hooks.add("/foreign", tenant="other")
    parts = hooks.parts
    failing = await parts.add()
    await parts.fail(await parts.claimed(), FailureCategory.PERMANENT, "LAYOUT_IMPOSSIBLE")
    cancelled = await parts.add()
    await parts.database.write(cancel_job, "acme", cancelled.id)
    checked = await hooks.finished_job(kind=JobKind.VALIDATE)
    told = await there.got(2, "/cancelled")
    (failed,) = await there.got(1, "/documented")
    assert [(each.event, each.json["data"]["job_id"]) for each in told] == [
        ("render.cancelled", cancelled.id),
        ("validate.completed", checked),
    ]
    assert failed.event == "render.failed"
    assert failed.json["data"]["error_code"] == "LAYOUT_IMPOSSIBLE"
    assert failed.json["data"]["download_url"] is None
    assert failed.json["data"]["job_id"] == failing.id
    assert there.at("/foreign") == []


async def test_jobs_that_nobody_sees_are_told_nobody(start: Start, there: Receiver) -> None:
    """What the registry does for itself is no event of a tenant's."""
    hooks = start()
    webhook, _ = await hooks.add(events=list(EVENTS))
    assert {name.partition(".")[0] for name in EVENTS} == {"render", "preflight", "validate", "approval"}
    callback = JobOptions(callback=Callback(there.url("/callback")))
    inner = await hooks.parts.add(kind=JobKind.BRAND, options=callback)
    await hooks.parts.database.write(_cancel_inner, inner.id)
    assert await hooks.log(webhook.id) == []
    assert await hooks.parts.database.read(_pending) == []


def _cancel_inner(tx: Transaction, job_id: str) -> None:
    change = JobChange.lock(tx, job_id)
    change.cancel_live_tasks()
    change.save()


async def test_one_tenant_never_takes_all_places(start: Start, there: Receiver) -> None:
    """However many slow receivers it names."""
    hooks = start()
    channels = {f"acme host-{number}": "acme" for number in range(200)} | {"wh_other": "other"}
    places = hooks.deliverer._free_places(channels)
    assert sum(count for channel, count in places.items() if channel != "wh_other") == 60
    assert places["wh_other"] == 4


async def test_a_running_job_that_is_deleted_is_told_as_cancelled(start: Start, there: Receiver) -> None:
    """What happened is told, though there is nothing left to look at."""
    hooks = start()
    await hooks.add(events=["render.cancelled"])
    job = await hooks.parts.add()
    await hooks.parts.database.write(delete_job, "acme", job.id, key_id="key_owner", admin=False)
    (message,) = await there.got(1)
    assert (message.event, message.json["data"]["job_id"]) == ("render.cancelled", job.id)


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


async def test_the_timeline_of_the_job_tells_of_attempts(start: Start, there: Receiver) -> None:
    """Each with what came of it, and the job stays at its revision: nobody who waits for it is woken."""
    hooks = start()
    webhook, _ = await hooks.add()
    there.answer(503)
    job_id = await hooks.finished_job()
    revision = (await hooks.parts.job(job_id)).revision
    delivery = await hooks.settled(webhook.id, status="pending")
    there.answer(410)
    await hooks.pass_time(5)
    await hooks.settled(webhook.id, status="failed")
    told = [row for row in await hooks.parts.database.read(_events, job_id) if row.type.startswith("webhook.")]
    own = {"webhook_id": webhook.id, "delivery_id": delivery.id, "event": "render.completed"}
    assert [row.data for row in sorted(told, key=lambda row: row.seq)] == [
        own | {"attempt": 1, "status_code": 503, "error": "The receiver answered 503.", "will_retry": True,
               "disabled": False},
        own | {"attempt": 2, "status_code": 410, "error": "The receiver answered 410.", "will_retry": False,
               "disabled": True},
    ]  # fmt: skip
    assert (await hooks.parts.job(job_id)).revision == revision
    assert (await hooks.parts.event_types(job_id))[-1] == "webhook.failed"


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
        while (delivery := _of(await hooks.log(webhook.id), first)).status is not DeliveryStatus.FAILED:
            await asyncio.sleep(0.01)
    assert delivery.error == "The receiver answered 400."
    assert (await hooks.webhook(webhook.id)).disabled_at is None


def _of(deliveries: list[Delivery], job_id: str) -> Delivery:
    return next(each for each in deliveries if each.job_id == job_id)


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
    assert _of(deliveries, gone).error == "The receiver answered 410."
    assert _of(deliveries, waits).error == "The webhook was disabled before it was told."
    assert (await hooks.webhook(webhook.id)).disabled_reason == "It answered 410 Gone."
    with pytest.raises(IllegalTransition, match="Enable it first"):
        await hooks.parts.database.write(log.redeliver, "acme", webhook.id, _of(deliveries, gone).id)


async def test_messages_about_one_job_keep_their_order(start: Start, there: Receiver) -> None:
    """The later one waits until the earlier has arrived; those of other jobs do not."""
    hooks = start()
    webhook, _ = await hooks.add(events=["render.completed", "approval.changed"])
    there.answer(503)
    job_id = await hooks.finished_job()
    await hooks.settled(webhook.id, status="pending")
    decision = DecisionRequest("acme", job_id, "key_reviewer", ApprovalStatus.APPROVED)
    await hooks.parts.database.write(decide_job, decision)
    other = await hooks.finished_job()
    await hooks.settled(webhook.id, status="pending")
    there.answer(200)
    await hooks.pass_time(5)
    messages = await there.got(5)
    told = [(each.event, each.json["data"]["job_id"]) for each in messages]
    own = [event for event, about in told if about == job_id]
    assert own == ["render.completed", "render.completed", "approval.changed"]
    standing = {
        each.event: each.json["data"]["approval_status"] for each in messages if each.json["data"]["job_id"] == job_id
    }
    assert standing == {"render.completed": "not_requested", "approval.changed": "approved"}
    assert ("render.completed", other) in told[1:3]


async def test_both_secrets_sign_while_one_replaces_the_other(start: Start, there: Receiver) -> None:
    """A receiver may change at any moment of the overlap; afterwards the old one is nobody's."""
    hooks = start()
    webhook, old = await hooks.add()
    rotated, new = await hooks.parts.database.write(
        endpoints.rotate_webhook_secret, "acme", webhook.id, timedelta(hours=1)
    )
    assert rotated.previous_secret_until == hooks.parts.clock.now + timedelta(hours=1)
    await hooks.finished_job()
    (message,) = await there.got(1)
    assert message.headers["webhook-signature"].count("v1,") == 2
    assert message.verified(old) == message.verified(new)
    await hooks.pass_time(3600)
    await hooks.finished_job()
    _, later = await there.got(2)
    assert later.verified(new)
    with pytest.raises(WebhookVerificationError):
        later.verified(old)
    with pytest.raises(InvalidRequest, match="7 days"):
        await hooks.parts.database.write(endpoints.rotate_webhook_secret, "acme", webhook.id, timedelta(days=8))


async def test_secrets_are_as_the_standard_has_them(start: Start) -> None:
    """`whsec_`, then 24 to 64 bytes in base64; no two are alike."""
    hooks = start()
    secrets = [(await hooks.add())[1] for _ in range(2)]
    assert len(set(secrets)) == 2
    for secret in secrets:
        assert secret.startswith("whsec_")
        assert 24 <= len(base64.b64decode(secret.removeprefix("whsec_"), validate=True)) <= 64


async def test_redirects_are_not_followed(start: Start, there: Receiver) -> None:
    """The log says what to do."""
    hooks = start()
    webhook, _ = await hooks.add()
    there.answer(307, Location=there.url("/inner"))
    await hooks.finished_job()
    delivery = await hooks.settled(webhook.id, status="pending")
    assert delivery.attempts[0].status_code == 307
    assert "redirects are not followed" in str(delivery.error)
    assert there.at("/inner") == []


async def test_a_huge_answer_is_kept_to_its_beginning(start: Start, there: Receiver) -> None:
    """1,024 bytes, in whatever the database can store; the rest is not read."""
    hooks = start()
    webhook, _ = await hooks.add()
    written = 0

    async def pour(writer: asyncio.StreamWriter) -> None:
        nonlocal written
        writer.write(b"HTTP/1.1 200 OK\r\nContent-Length: 1000000000\r\n\r\n")
        while True:
            writer.write(b"\0\xffabc" * 20_000)
            written += 100_000
            await writer.drain()

    there.replies["/hook"] = pour
    await hooks.finished_job()
    delivery = await hooks.settled(webhook.id)
    assert delivery.attempts[0].response.startswith("\N{REPLACEMENT CHARACTER}\N{REPLACEMENT CHARACTER}abc")
    assert len(delivery.attempts[0].response) == 1024
    assert written < 50_000_000


async def test_a_slow_receiver_harms_no_other(start: Start, there: Receiver) -> None:
    """It holds its few places and no more."""
    hooks = start(seconds=60.0)
    await hooks.add("/slow")
    await hooks.add("/quick")
    held = asyncio.Event()

    async def hold(writer: asyncio.StreamWriter) -> None:
        await held.wait()

    there.replies["/slow"] = hold
    for _ in range(10):
        await hooks.finished_job()
    await there.got(10, "/quick")
    assert len(await there.got(4, "/slow")) == 4
    held.set()


async def test_a_receiver_that_says_nothing_is_cut_off(start: Start, there: Receiver) -> None:
    """In time, and told again later."""
    hooks = start(seconds=0.2)
    webhook, _ = await hooks.add()
    held = asyncio.Event()

    async def hold(writer: asyncio.StreamWriter) -> None:
        await held.wait()

    there.replies["/hook"] = hold
    await hooks.finished_job()
    delivery = await hooks.settled(webhook.id, status="pending")
    held.set()
    assert delivery.error == "The receiver did not answer within 0.2 seconds."


async def test_a_receiver_that_takes_the_message_and_dawdles_has_it(start: Start, there: Receiver) -> None:
    """The status decides, not the end of the answer."""
    hooks = start(seconds=0.5)
    webhook, _ = await hooks.add()
    held = asyncio.Event()

    async def dawdle(writer: asyncio.StreamWriter) -> None:
        writer.write(b"HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nab")
        await writer.drain()
        await held.wait()

    there.replies["/hook"] = dawdle
    await hooks.finished_job()
    delivery = await hooks.settled(webhook.id)
    held.set()
    assert delivery.attempts[0].response == "ab"


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        (b"", "did not answer"),
        (b"220 mail.example ESMTP\r\n", "did not answer as HTTP"),
        (b"HTTP/1.1 2000 OK\r\n\r\n", "did not answer as HTTP"),
    ],
)
async def test_what_is_no_answer_is_a_failure(start: Start, there: Receiver, answer: bytes, said: str) -> None:
    """Whatever a host says, it is in the log and nowhere else."""
    hooks = start()
    webhook, _ = await hooks.add()

    async def reply(writer: asyncio.StreamWriter) -> None:
        writer.write(answer)
        await writer.drain()

    there.replies["/hook"] = reply
    await hooks.finished_job()
    delivery = await hooks.settled(webhook.id, status="pending")
    assert said in str(delivery.error)
    assert delivery.attempts[0].status_code is None


async def test_a_receiver_may_ask_for_a_longer_pause(start: Start, there: Receiver) -> None:
    """Retry-After counts where it is longer than the pause, up to an hour."""
    hooks = start()
    webhook, _ = await hooks.add()
    there.answer(429, Retry_After="120")
    await hooks.finished_job()
    delivery = await hooks.settled(webhook.id, status="pending")
    assert delivery.next_attempt_at == hooks.parts.clock.now + timedelta(seconds=120)


async def test_inner_addresses_are_refused_when_messages_are_sent(start: Start, there: Receiver) -> None:
    """Whatever the resolver said when the endpoint was saved; the log says why."""
    hooks = start(rules=PostingRules())
    webhook, _ = await hooks.add()
    await hooks.parts.database.write(_move, webhook.id, f"https://127.0.0.1:{there.port}/hook")
    await hooks.finished_job()
    delivery = await hooks.settled(webhook.id, status="pending")
    assert delivery.error == "The receiver's host is not on the public internet."
    assert there.received == []


def _move(tx: Transaction, webhook_id: str, url: str) -> None:
    tx.connection.execute(
        webhook_tables.webhooks.update().where(webhook_tables.webhooks.c.id == webhook_id).values(url=url)
    )


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


async def test_callbacks_are_told_of_the_end_alone(start: Start, there: Receiver) -> None:
    """Whatever the kind and the ending, with the metadata as it came, signed by the tenant's own secret."""
    hooks = start()
    metadata = '{"order":12345678901234567890,"tags":["a","é"],"price":1.10}'
    callback = JobOptions(callback=Callback(there.url("/callback"), metadata))
    await hooks.finished_job(kind=JobKind.PREFLIGHT, options=callback)
    cancelled = await hooks.parts.add(options=callback)
    await hooks.parts.database.write(cancel_job, "acme", cancelled.id)
    messages = await there.got(2, "/callback")
    secret = (await hooks.parts.database.write(endpoints.callback_secrets, "acme")).secret
    assert [each.verified(secret)["event"] for each in messages] == ["preflight.completed", "render.cancelled"]
    wanted = {"order": 12345678901234567890, "tags": ["a", "é"], "price": 1.1}
    assert [each.json["data"]["metadata"] for each in messages] == [wanted] * 2
    assert len({each.id for each in messages}) == 2


async def test_a_callback_that_is_gone_is_given_up(start: Start, there: Receiver) -> None:
    """There is no endpoint to disable."""
    hooks = start()
    there.answer(410, "/callback")
    await hooks.finished_job(options=JobOptions(callback=Callback(there.url("/callback"))))
    await there.got(1, "/callback")
    async with asyncio.timeout(30):
        while await hooks.parts.database.read(_pending):
            await asyncio.sleep(0.01)


def _pending(tx: Transaction) -> list[Any]:
    return list(tx.connection.execute(select(webhook_tables.deliveries).where(webhook_tables.pending_deliveries())))


async def test_two_registries_never_make_one_attempt_twice(start: Start, there: Receiver) -> None:
    """Each message once, though both are told of every commit."""
    hooks = start()
    start()
    webhook, _ = await hooks.add()
    for _ in range(25):
        await hooks.finished_job()
    messages = await there.got(25)
    async with asyncio.timeout(30):
        while await hooks.parts.database.read(_pending):
            await asyncio.sleep(0.01)
    assert len({each.id for each in messages}) == len(there.received) == 25
    assert {len(each.attempts) for each in await hooks.log(webhook.id, page_size=100)} == {1}


async def test_a_claim_of_a_registry_that_died_runs_out(start: Start, there: Receiver) -> None:
    """Then the message is sent, and what the dead one might still record is refused."""
    hooks = start()
    webhook, _ = await hooks.add()
    database = hooks.parts.database
    with contextlib.suppress(asyncio.CancelledError):
        hooks.deliverer._start_what_is_due = _nothing  # type: ignore[method-assign]
    await hooks.finished_job()
    (posting,) = await database.write(outbox.claim_deliveries, {webhook.id: 4}, timedelta(seconds=20))
    assert await database.write(outbox.claim_deliveries, {webhook.id: 4}, timedelta(seconds=20)) == []
    hooks.parts.clock.advance(20)
    (again,) = await database.write(outbox.claim_deliveries, {webhook.id: 4}, timedelta(seconds=20))
    assert (again.message.id, again.attempt) == (posting.message.id, 2)
    outcome = await hooks.postman.post(posting)
    assert await database.write(outbox.record_attempt, posting, outcome, 5.0, DAY) is None
    assert await database.write(outbox.record_attempt, again, outcome, 5.0, DAY) is not None


async def _nothing() -> float:
    return 60.0


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
    assert await hooks.parts.database.read(_pending) == []
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
        while await hooks.parts.database.read(_pending):
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


async def test_a_tenant_has_so_many_endpoints(start: Start) -> None:
    """Then it must say which it does not need."""
    hooks = start()
    for _ in range(endpoints.MOST):
        await hooks.add()
    with pytest.raises(IllegalTransition, match="at most 50"):
        await hooks.add()


async def test_what_is_due_is_found_at_once_behind_many_that_wait(start: Start) -> None:
    """Ten thousand messages of one endpoint that is down: no look at them reads them all."""
    hooks = start(rules=PostingRules())
    hooks.deliverer._start_what_is_due = _nothing  # type: ignore[method-assign]
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
    loop = asyncio.get_running_loop()
    started = loop.time()
    for _ in range(20):
        await read(outbox.due_channels)
    assert (loop.time() - started) / 20 < 0.05
