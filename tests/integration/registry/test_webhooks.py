"""Webhooks on each database: what is told to whom, in which order, and how it is signed."""

import base64
from datetime import timedelta

import pytest
from standardwebhooks.webhooks import WebhookVerificationError

from deck_domain.errors import IllegalTransition, InvalidRequest
from deck_domain.job import ApprovalStatus
from deck_domain.job_kinds import JobKind
from deck_domain.job_options import Callback, JobOptions
from deck_domain.lifecycle import FailureCategory
from deck_domain.webhooks import EVENTS
from job_registry.aggregate.job_change import JobChange
from job_registry.jobs.decide_job import DecisionRequest, decide_job
from job_registry.jobs.end_job import cancel_job, delete_job
from job_registry.sql.transaction import Transaction
from job_registry.webhooks import endpoints
from tests.support.receiver import Receiver
from tests.support.webhooks import Start, events_of, pending


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
    events = await hooks.parts.database.read(events_of, job_id)
    assert message.id == next(row.id for row in events if row.type == "job.succeeded")
    delivery = await hooks.settled(webhook.id)
    assert [(each.number, each.status_code, each.error) for each in delivery.attempts] == [(1, 204, None)]
    assert (await hooks.webhook(webhook.id)).delivered_at is not None


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
    assert await hooks.parts.database.read(pending) == []


def _cancel_inner(tx: Transaction, job_id: str) -> None:
    change = JobChange.lock(tx, job_id)
    change.cancel_live_tasks()
    change.save()


async def test_a_running_job_that_is_deleted_is_told_as_cancelled(start: Start, there: Receiver) -> None:
    """What happened is told, though there is nothing left to look at."""
    hooks = start()
    await hooks.add(events=["render.cancelled"])
    job = await hooks.parts.add()
    await hooks.parts.database.write(delete_job, "acme", job.id, key_id="key_owner", admin=False)
    (message,) = await there.got(1)
    assert (message.event, message.json["data"]["job_id"]) == ("render.cancelled", job.id)


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
    told = [row for row in await hooks.parts.database.read(events_of, job_id) if row.type.startswith("webhook.")]
    own = {"webhook_id": webhook.id, "delivery_id": delivery.id, "event": "render.completed"}
    assert [row.data for row in sorted(told, key=lambda row: row.seq)] == [
        own | {"attempt": 1, "status_code": 503, "error": "The receiver answered 503.", "will_retry": True,
               "disabled": False},
        own | {"attempt": 2, "status_code": 410, "error": "The receiver answered 410.", "will_retry": False,
               "disabled": True},
    ]  # fmt: skip
    assert (await hooks.parts.job(job_id)).revision == revision
    assert (await hooks.parts.event_types(job_id))[-1] == "webhook.failed"


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
    events = sorted(each.verified(secret)["event"] for each in messages)  # of two jobs, in either order
    assert events == ["preflight.completed", "render.cancelled"]
    wanted = {"order": 12345678901234567890, "tags": ["a", "é"], "price": 1.1}
    assert [each.json["data"]["metadata"] for each in messages] == [wanted] * 2
    assert len({each.id for each in messages}) == 2


async def test_a_tenant_has_so_many_endpoints(start: Start) -> None:
    """Then it must say which it does not need."""
    hooks = start()
    for _ in range(endpoints.MOST):
        await hooks.add()
    with pytest.raises(IllegalTransition, match="at most 50"):
        await hooks.add()
