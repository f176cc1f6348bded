"""Cancel, retry, delete: who may, when, and what remains."""

import asyncio
from dataclasses import replace
from functools import partial

import pytest
from sqlalchemy import func, select

from deck_documents import RULES_VERSION
from deck_domain.errors import (
    DeckError,
    Gone,
    IllegalTransition,
    LeaseLost,
    NotFound,
    PermissionDenied,
    RevisionChanged,
)
from deck_domain.job import ArtifactKind, Job
from deck_domain.job_kinds import JobKind
from deck_domain.lifecycle import FailureCategory, JobState, Stage, TaskState
from job_registry.aggregate.read_job import find_job, get_document, list_job_events
from job_registry.background.sweep_objects import Sweeper
from job_registry.jobs.create_job import create_job
from job_registry.jobs.end_job import cancel_job, delete_job
from job_registry.jobs.retry_job import RetryRequest, retry_job
from job_registry.jobs.write_job import JobRequest
from job_registry.limits import QueueLimits
from job_registry.sql import job_tables
from job_registry.sql.transaction import Transaction
from tests.support.registry import Parts, artifact_for

LIMITS = QueueLimits(per_tenant=100, in_all=100)
EITHER_PLACE = pytest.mark.parametrize(
    "limits", [LIMITS, replace(LIMITS, small_document=0)], ids=["beside the job", "in the store"]
)
DOCUMENT = b'{"version":"2.0","title":"Small","slides":[{"slideType":"title-body","title":"A","body":["b"]}]}'


async def stored_job(parts: Parts, limits: QueueLimits = LIMITS, **values: str) -> Job:
    """A job whose document is really there."""
    request = JobRequest("acme", "key_owner", JobKind.RENDER, "protocol_v2", DOCUMENT, **values)
    job, _ = await create_job(request, parts.database, parts.store, limits, parts.judge)
    return job


async def document(parts: Parts, job_id: str) -> bytes:
    """The document of a job, wherever it lies."""
    _, given = await parts.database.read(get_document, "acme", job_id)
    assert given is not None
    return await parts.store.read(given.stored)


def document_count(tx: Transaction) -> int:
    """How many documents lie beside their jobs."""
    return int(tx.connection.execute(select(func.count()).select_from(job_tables.documents)).scalar_one())


async def objects(parts: Parts) -> list[str]:
    """The keys of all stored objects."""
    return [info.key for info in await parts.store.list("")]


async def cancel(parts: Parts, job_id: str, tenant: str = "acme") -> Job:
    """Cancel."""
    return await parts.database.write(cancel_job, tenant, job_id)


async def delete(parts: Parts, job_id: str, key_id: str = "key_owner", *, admin: bool = False) -> None:
    """Delete."""
    await parts.database.write(delete_job, "acme", job_id, key_id=key_id, admin=admin)


async def test_cancelled_job_gives_out_no_more_work(parts: Parts) -> None:
    """A queued job ends at once."""
    job = await parts.add()
    assert (await cancel(parts, job.id)).state is JobState.CANCELLED
    assert await parts.claim() is None
    assert (await parts.event_types(job.id))[-1] == "job.cancelled"


async def test_cancel_revokes_the_running_lease(parts: Parts) -> None:
    """The next heartbeat says so."""
    job = await parts.add()
    lease = await parts.claimed()
    cancelled = await cancel(parts, job.id)
    assert cancelled.finished_at is not None
    with pytest.raises(LeaseLost):
        await parts.heartbeat(lease)
    with pytest.raises(LeaseLost):
        await parts.complete(lease)


async def test_terminal_job_cannot_be_cancelled(parts: Parts) -> None:
    """Neither a second time nor after success."""
    job = await parts.add(kind=JobKind.VALIDATE)
    await parts.finish(job.id)
    with pytest.raises(IllegalTransition):
        await cancel(parts, job.id)


async def test_a_change_may_depend_on_the_revision(parts: Parts) -> None:
    """Whoever decided by an older state is told so, and nothing has happened."""
    job = await parts.add()
    await parts.claimed()
    change = parts.database.write
    for act in (cancel_job, partial(delete_job, key_id="key_owner", admin=False)):
        with pytest.raises(RevisionChanged):
            await change(act, "acme", job.id, expected={job.revision})
    with pytest.raises(RevisionChanged):
        await retry_job(RetryRequest("acme", job.id, "key_owner", expected=(1,)), parts.database, parts.store, LIMITS)
    assert (await parts.job(job.id)).state is JobState.RUNNING
    assert (await change(cancel_job, "acme", job.id, expected={1, 2})).state is JobState.CANCELLED


async def test_cancel_against_complete_has_one_winner(parts: Parts) -> None:
    """Whoever commits second is told so; the job has one end."""
    for _ in range(8):
        job = await parts.add(kind=JobKind.VALIDATE)
        lease = await parts.claimed()
        outcomes = await asyncio.gather(cancel(parts, job.id), parts.complete(lease), return_exceptions=True)
        lost = [outcome for outcome in outcomes if isinstance(outcome, DeckError)]
        assert len(lost) == 1
        ends = [t for t in await parts.event_types(job.id) if t in ("job.cancelled", "job.succeeded")]
        assert len(ends) == 1


async def test_another_tenants_job_does_not_exist(parts: Parts) -> None:
    """No verb tells the difference."""
    job = await parts.add("acme")
    with pytest.raises(NotFound):
        await cancel(parts, job.id, tenant="rival")
    with pytest.raises(NotFound):
        await parts.database.write(delete_job, "rival", job.id, key_id="key_owner", admin=True)
    with pytest.raises(NotFound):
        await parts.database.read(list_job_events, "rival", job.id)
    with pytest.raises(NotFound):
        await retry_job(RetryRequest("rival", job.id, "k"), parts.database, parts.store, LIMITS)


async def test_retry_begins_behind_what_was_recorded(parts: Parts) -> None:
    """The deck is copied, its stage is done, and the new job only scores and draws."""
    job = await stored_job(parts)
    lease = await parts.claimed(Stage.RENDER)
    await parts.store.put_bytes(artifact_for(lease).stored.key, b"{}", "x")
    await parts.complete(lease)
    await parts.fail(await parts.claimed(Stage.SCORE), FailureCategory.PERMANENT)
    new, replayed = await retry_job(RetryRequest("acme", job.id, "key_two"), parts.database, parts.store, LIMITS)
    assert not replayed
    assert (new.retry_of_job_id, new.owner_key_id, new.state) == (job.id, "key_two", JobState.QUEUED)
    assert [task.state for task in new.tasks] == [TaskState.SUCCEEDED, TaskState.READY, TaskState.READY]
    deck = new.artifact(ArtifactKind.GENERATED_PPTX)
    assert deck is not None
    assert deck.stored.key.startswith(f"acme/{new.id}/")
    assert deck.stored.key in await objects(parts)
    await parts.finish(new.id)
    assert (await parts.job(new.id)).state is JobState.SUCCEEDED


async def test_retry_keeps_what_is_known_about_the_document(parts: Parts) -> None:
    """It is the same document: the rules that it passed before, it has passed."""
    job = await stored_job(parts)
    await cancel(parts, job.id)
    await retry_job(RetryRequest("acme", job.id, "key_owner"), parts.database, parts.store, LIMITS)
    assert (await parts.claimed(Stage.RENDER)).document_rules == RULES_VERSION


@EITHER_PLACE
async def test_retry_survives_the_original(parts: Parts, limits: QueueLimits) -> None:
    """Copies are the new job's own: deleting the old one takes nothing from it, and leaves nothing behind."""
    job = await stored_job(parts, limits)
    await cancel(parts, job.id)
    new, _ = await retry_job(RetryRequest("acme", job.id, "key_owner"), parts.database, parts.store, LIMITS)
    await delete(parts, job.id)
    await Sweeper(parts.database, parts.store, interval=60, grace=60).sweep()
    assert await document(parts, new.id) == DOCUMENT
    assert new == await parts.job(new.id)
    await delete(parts, new.id)
    await Sweeper(parts.database, parts.store, interval=60, grace=0).sweep()
    assert await objects(parts) == []
    assert await parts.database.read(document_count) == 0


async def test_only_failed_or_cancelled_jobs_are_retried(parts: Parts) -> None:
    """A job that runs or has succeeded is left alone."""
    job = await stored_job(parts)
    with pytest.raises(IllegalTransition):
        await retry_job(RetryRequest("acme", job.id, "key_owner"), parts.database, parts.store, LIMITS)


async def test_repeated_retry_finds_the_first_one(parts: Parts) -> None:
    """One idempotency key, one new job."""
    job = await stored_job(parts)
    await cancel(parts, job.id)
    request = RetryRequest("acme", job.id, "key_owner", "retry-1", "print")
    first, _ = await retry_job(request, parts.database, parts.store, LIMITS)
    again, replayed = await retry_job(request, parts.database, parts.store, LIMITS)
    assert replayed
    assert again.id == first.id


async def test_only_owner_or_admin_deletes(parts: Parts) -> None:
    """Another key of the tenant is refused, an admin is not."""
    job = await parts.add()
    with pytest.raises(PermissionDenied):
        await delete(parts, job.id, "key_other")
    await delete(parts, job.id, "key_other", admin=True)
    assert await parts.database.read(find_job, job.id) is None


async def test_deleting_a_running_job_cancels_it_first(parts: Parts) -> None:
    """Its worker loses the lease, and watchers hear that the job is gone."""
    job = await parts.add()
    lease = await parts.claimed()
    await delete(parts, job.id)
    with pytest.raises(LeaseLost):
        await parts.heartbeat(lease)
    with pytest.raises(LeaseLost):
        await parts.complete(lease)
    await parts.settle()
    assert parts.effects[-1].hints[job.id].deleted


async def test_objects_of_a_deleted_job_go_also_the_late_ones(parts: Parts) -> None:
    """At once what is there, and after the grace what a zombie wrote since."""
    job = await stored_job(parts)
    lease = await parts.claimed()
    await delete(parts, job.id)
    sweeper = Sweeper(parts.database, parts.store, interval=60, grace=60)
    await sweeper.sweep()
    assert await objects(parts) == []
    await parts.store.put_bytes(lease.output_prefix + "late.bin", b"late", "x")
    await sweeper.sweep()
    assert await objects(parts) != []
    parts.clock.advance(61)
    await sweeper.sweep()
    assert await objects(parts) == []


async def test_objects_of_a_failed_attempt_go_after_the_grace(parts: Parts) -> None:
    """What an attempt left behind goes, what a completion recorded stays."""
    await stored_job(parts)
    lease = await parts.claimed()
    await parts.store.put_bytes(lease.output_prefix + "half.bin", b"half", "x")
    await parts.fail(lease)
    parts.clock.advance(5)
    second = await parts.claimed()
    await parts.store.put_bytes(artifact_for(second).stored.key, b"{}", "x")
    await parts.complete(second)
    sweeper = Sweeper(parts.database, parts.store, interval=60, grace=60)
    await sweeper.sweep()
    assert lease.output_prefix + "half.bin" in await objects(parts)
    parts.clock.advance(61)
    await sweeper.sweep()
    left = await objects(parts)
    assert lease.output_prefix + "half.bin" not in left
    assert artifact_for(second).stored.key in left


async def test_request_of_a_deleted_job_is_gone(parts: Parts) -> None:
    """The idempotency key still means that job, and says that it was deleted."""
    job = await stored_job(parts, request_id="one", fingerprint="print")
    await delete(parts, job.id)
    with pytest.raises(Gone) as caught:
        await stored_job(parts, request_id="one", fingerprint="print")
    assert caught.value.code == "job_deleted"
