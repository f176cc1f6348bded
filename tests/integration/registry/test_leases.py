"""Fences, strikes, lost replies, expiry: an attempt writes only while it holds its task."""

import asyncio
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

from deck.registry.v1 import lease_service_pb2
from deck_domain.errors import InvalidRequest, LeaseLost
from deck_domain.job import ArtifactKind, Job, Lease, StageFailure, StoredObject
from deck_domain.job_options import JobOptions, RenderOptions, ValidationMode
from deck_domain.lifecycle import MAX_STRIKES, FailureCategory, JobState, Stage, TaskState
from deck_domain.stage_results import DesktopResult, ScoreResult
from deck_wire.leases import category_number
from job_registry.aggregate.insert_job import PRIORITY_ASYNC
from job_registry.background.reap import Reaper, expired_tasks, forgive_outage, wake_for_due_tasks
from job_registry.background.sweep_objects import dead_attempts
from job_registry.metrics import Waiting
from job_registry.servicers.lease_servicer import LeaseServicer
from job_registry.sql.transaction import Transaction
from job_registry.tasks.complete_and_claim import complete_and_claim
from job_registry.tasks.finish_task import complete_task, expire_task, fail_task
from job_registry.tasks.take_back_strike import take_back_strike
from tests.support.registry import TERMS, Parts, artifact_for, no_wait


async def test_repeated_claim_gets_the_same_lease(parts: Parts) -> None:
    """A lost reply to a claim costs no task and no attempt."""
    await parts.add()
    await parts.add()
    first = await parts.claim(claim_id="one")
    again = await parts.claim(claim_id="one")
    assert first is not None
    assert first == again
    assert (await parts.claimed()).task_id != first.task_id


async def test_claim_id_of_an_ended_attempt_claims_anew(parts: Parts) -> None:
    """The lease that the id meant is over, so it means a new one."""
    await parts.add()
    first = await parts.claim(Stage.RENDER, claim_id="one")
    assert first is not None
    await parts.complete(first)
    assert await parts.claim(Stage.RENDER, claim_id="one") is None


async def test_repeated_completion_gets_the_same_answer(parts: Parts) -> None:
    """A lost reply to a completion records nothing twice, also when the job has moved on since."""
    job = await parts.add()
    lease = await parts.claimed()
    first = await parts.complete(lease)
    before = await parts.job(job.id)
    await parts.complete(await parts.claimed())
    assert await parts.complete(lease) is first
    assert len((await parts.job(job.id)).artifacts) == len(before.artifacts) + 1


async def test_a_repeated_completion_gets_the_same_next_lease(parts: Parts) -> None:
    """A lost reply to a completion with a claim costs neither the task that was claimed nor another."""
    for _ in range(3):
        await parts.add()
        parts.clock.advance(1)
    lease = await parts.claimed(Stage.RENDER)
    state, following, due = await _complete_and_claim(parts, lease, claim_id="next")
    assert (state, due) == (JobState.RUNNING, 0.0)
    assert following is not None
    assert following.job_id != lease.job_id
    assert await _complete_and_claim(parts, lease, claim_id="next") == (state, following, due)


async def test_an_attempt_that_is_over_claims_nothing(parts: Parts) -> None:
    """Its completion is refused, and with it the claim."""
    await parts.add()
    lease = await parts.claimed(Stage.RENDER)
    await parts.fail(lease)
    waiting = await parts.add()
    with pytest.raises(LeaseLost):
        await _complete_and_claim(parts, lease)
    assert (await parts.claimed(Stage.RENDER)).job_id == waiting.id


async def test_a_stage_that_a_completion_lets_go_can_be_claimed_with_it(parts: Parts) -> None:
    """By a worker of both; and one that offers nothing due learns when to ask again."""
    job = await parts.add()
    lease = await parts.claimed(Stage.RENDER)
    _, following, due = await _complete_and_claim(parts, lease, Stage.PREVIEW, Stage.RENDER)
    assert following is not None
    assert (following.job_id, following.stage, due) == (job.id, Stage.PREVIEW, None)
    assert (await _complete_and_claim(parts, following, Stage.RENDER))[1:] == (None, None)


async def test_siblings_that_are_completed_and_claimed_crosswise_wait_for_nobody(parts: Parts) -> None:
    """Each of two workers completes a stage of the job whose other stage the other one would take next."""
    for _ in range(10):
        for _ in range(2):
            await parts.add()
            await parts.complete(await parts.claimed(Stage.RENDER))
        preview, score = await parts.claimed(Stage.PREVIEW), await parts.claimed(Stage.SCORE)
        answers = await asyncio.gather(
            _complete_and_claim(parts, preview, Stage.PREVIEW), _complete_and_claim(parts, score, Stage.SCORE)
        )
        for stage, (_, following, due) in zip((Stage.PREVIEW, Stage.SCORE), answers, strict=True):
            assert following is not None or due == 0.0
            await parts.complete(following or await parts.claimed(stage))


async def _complete_and_claim(
    parts: Parts, lease: Lease, *stages: Stage, claim_id: str = "following"
) -> tuple[JobState, Lease | None, float | None]:
    return await parts.database.write(
        complete_and_claim, lease.task_id, lease.attempt, [artifact_for(lease)], None, stages=stages or (Stage.RENDER,),
        worker_id="worker", claim_id=claim_id, terms=TERMS,
    )  # fmt: skip


async def test_repeated_failure_gets_the_same_answer(parts: Parts) -> None:
    """A lost reply to a failure costs one strike, not two."""
    job = await parts.add()
    lease = await parts.claimed()
    assert await parts.fail(lease) == (JobState.RUNNING, True)
    assert await parts.fail(lease) == (JobState.RUNNING, True)
    assert (await parts.job(job.id)).tasks[0].strikes == 1


async def test_zombie_is_refused_everywhere(parts: Parts) -> None:
    """Once a second attempt runs, the first can neither beat, complete nor fail."""
    await parts.add()
    zombie = await parts.claimed()
    await parts.fail(zombie)
    parts.clock.advance(2)
    await parts.claimed()
    for call in (parts.heartbeat, parts.complete):
        with pytest.raises(LeaseLost):
            await call(zombie)


async def test_completion_after_a_reported_failure_is_refused(parts: Parts) -> None:
    """An attempt ends once: the same answer again is for the same verb only."""
    await parts.add()
    lease = await parts.claimed()
    await parts.fail(lease)
    with pytest.raises(LeaseLost):
        await parts.complete(lease)
    with pytest.raises(LeaseLost):
        await parts.heartbeat(lease)


async def test_expired_lease_is_a_strike_and_the_late_worker_is_refused(parts: Parts) -> None:
    """The task runs again after a backoff; its old attempt is over although nobody has claimed yet."""
    job = await parts.add()
    lease = await parts.claimed()
    parts.clock.advance(TERMS.ttl + 1)
    assert await parts.database.read(expired_tasks) == [(lease.task_id, lease.attempt, lease.job_id, "")]
    assert await parts.database.write(expire_task, lease.task_id, lease.attempt, no_wait)
    with pytest.raises(LeaseLost):
        await parts.complete(lease)
    assert await parts.claim() is None
    parts.clock.advance(1)
    assert (await parts.claimed()).attempt == 2
    assert (await parts.job(job.id)).tasks[0].strikes == 1
    assert "task.lease_expired" in await parts.event_types(job.id)


async def _lost(parts: Parts, lease: Lease) -> None:
    parts.clock.advance(TERMS.ttl + 1)
    assert await parts.database.write(expire_task, lease.task_id, lease.attempt, no_wait)


def _heartbeat(lease: Lease) -> lease_service_pb2.HeartbeatTaskRequest:
    return lease_service_pb2.HeartbeatTaskRequest(task_id=lease.task_id, attempt=lease.attempt)


def _completion(lease: Lease) -> lease_service_pb2.CompleteTaskRequest:
    return lease_service_pb2.CompleteTaskRequest(task_id=lease.task_id, attempt=lease.attempt)


def _failure(lease: Lease) -> lease_service_pb2.FailTaskRequest:
    category = category_number(FailureCategory.INTERRUPTED)
    return lease_service_pb2.FailTaskRequest(task_id=lease.task_id, attempt=lease.attempt, category=category)


@pytest.mark.parametrize(
    ("method", "request_of"),
    [("HeartbeatTask", _heartbeat), ("CompleteTask", _completion), ("FailTask", _failure)],
)
async def test_the_strike_of_a_worker_that_lives_is_taken_back(
    parts: Parts, method: str, request_of: Callable[[Lease], Any]
) -> None:
    """It was cut off: refused as ever, the task is due at once and has no strike; told again, nothing changes."""
    job = await parts.add()
    lease = await parts.claimed()
    servicer = LeaseServicer(parts.database, parts.store, TERMS, no_wait)
    await _lost(parts, lease)
    assert await parts.claim() is None, "the strike makes it wait"
    for wake_ups in ({(Stage.RENDER, "acme"): 0.0}, {}):
        with pytest.raises(LeaseLost):
            await getattr(servicer, method)(request_of(lease), None)
        await parts.settle()
        assert parts.effects[-1].wake_ups == wake_ups
        assert (await parts.job(job.id)).tasks[0].strikes == 0
    again = await parts.claimed()
    assert again.attempt == 2
    await parts.complete(again)
    await parts.finish(job.id)
    assert (await parts.job(job.id)).state is JobState.SUCCEEDED


async def test_a_strike_is_taken_back_while_another_attempt_runs(parts: Parts) -> None:
    """Who has the task by now keeps it, and his own strike counts."""
    job = await parts.add()
    first = await parts.claimed()
    await _lost(parts, first)
    parts.clock.advance(1)
    second = await parts.claimed()
    assert await parts.database.write(take_back_strike, first.task_id, first.attempt) == job.id
    assert (await parts.job(job.id)).tasks[0].strikes == 0
    await parts.fail(second)
    assert (await parts.job(job.id)).tasks[0].strikes == 1
    assert await parts.database.write(take_back_strike, second.task_id, second.attempt) is None, "it was reported"


async def test_no_task_is_forgiven_for_ever(parts: Parts) -> None:
    """A document that keeps workers from answering, which live all the same, ends its job like one that kills them."""
    job = await parts.add()
    forgiven = []
    while (lease := await parts.claim(Stage.RENDER)) is not None:
        await _lost(parts, lease)
        forgiven.append(await parts.database.write(take_back_strike, lease.task_id, lease.attempt))
        parts.clock.advance(60)
    assert forgiven == [job.id] * MAX_STRIKES + [None] * MAX_STRIKES
    assert (await parts.job(job.id)).error_code == "WORKER_CRASHED"


async def test_heartbeat_saves_the_lease_from_the_reaper(parts: Parts) -> None:
    """What was read as expired is looked at again under the lock."""
    await parts.add()
    lease = await parts.claimed()
    parts.clock.advance(TERMS.ttl + 1)
    await parts.heartbeat(lease)
    assert not await parts.database.write(expire_task, lease.task_id, lease.attempt, no_wait)
    await parts.complete(lease)


async def test_third_strike_fails_the_job(parts: Parts) -> None:
    """A deck that kills every worker is a failed job with a code, and its other tasks are cancelled."""
    job = await parts.add()
    for _ in range(3):
        lease = await parts.claimed()
        parts.clock.advance(TERMS.ttl + 1)
        await parts.database.write(expire_task, lease.task_id, lease.attempt, no_wait)
        parts.clock.advance(60)
    failed = await parts.job(job.id)
    assert (failed.state, failed.error_code, failed.error_stage) == (JobState.FAILED, "WORKER_CRASHED", Stage.RENDER)
    assert [task.state for task in failed.tasks] == [TaskState.FAILED, TaskState.CANCELLED, TaskState.CANCELLED]
    assert await parts.claim() is None
    assert (await parts.event_types(job.id))[-1] == "job.failed"


async def test_last_code_of_repeated_failures_is_kept(parts: Parts) -> None:
    """Three transient failures tell why in the end."""
    job = await parts.add()
    for _ in range(3):
        await parts.fail(await parts.claimed(), FailureCategory.TRANSIENT, "DISK_FULL")
        parts.clock.advance(60)
    assert (await parts.job(job.id)).error_code == "DISK_FULL"


async def test_permanent_failure_ends_the_job_at_once(parts: Parts) -> None:
    """No second attempt for an input that can never succeed."""
    job = await parts.add()
    lease = await parts.claimed()
    assert await parts.fail(lease, FailureCategory.PERMANENT, "VALIDATION_FAILED") == (JobState.FAILED, False)
    assert (await parts.job(job.id)).error_message == "Try again."
    assert await parts.fail(lease, FailureCategory.PERMANENT, "VALIDATION_FAILED") == (JobState.FAILED, False)


DESKTOP = JobOptions(render=RenderOptions(validation_mode=ValidationMode.DESKTOP_BLOCKING))


async def _ready_to_score(parts: Parts) -> tuple[Job, Lease]:
    job = await parts.add(options=DESKTOP)
    for stage in (Stage.RENDER, Stage.PREVIEW):
        await parts.complete(await parts.claimed(stage))
    opened = await parts.claimed()
    assert opened.stage is Stage.DESKTOP
    await parts.complete(opened, DesktopResult("dv_1", passed=False, backend="LibreOffice 7.4", slide_count=3))
    return job, await parts.claimed(Stage.SCORE)


async def test_a_refused_deck_keeps_its_report(parts: Parts) -> None:
    """The attempt fails and leaves its files and its result; the failure is blamed on the stage that it comes from."""
    job, lease = await _ready_to_score(parts)
    assert [given.kind for given in lease.inputs].count(ArtifactKind.VALIDATION_RECORD) == 1
    failure = StageFailure(FailureCategory.PERMANENT, "DESKTOP_VALIDATION_FAILED", "It opens not.", Stage.DESKTOP)
    report, score = artifact_for(lease), ScoreResult(20, 3, 1, blocking=True)

    def refuse(tx: Transaction) -> tuple[JobState, bool]:
        return fail_task(tx, lease.task_id, lease.attempt, failure, no_wait, artifacts=[report], result=score)

    assert await parts.database.write(refuse) == (JobState.FAILED, False)
    assert await parts.database.write(refuse) == (JobState.FAILED, False)  # a repeat gets the same answer
    failed = await parts.job(job.id)
    assert (failed.error_code, failed.error_stage, failed.deck_score) == (failure.code, Stage.DESKTOP, 20)
    assert failed.artifact(ArtifactKind.QUALITY_REPORT)
    scored = failed.task(Stage.SCORE)
    assert scored
    assert (scored.state, scored.result) == (TaskState.FAILED, score)
    assert (await parts.event_types(job.id))[-3:] == ["artifact.recorded", "task.failed", "job.failed"]
    parts.clock.advance(3_600)
    assert await parts.database.read(dead_attempts, timedelta(0)) == []


async def test_an_attempt_that_is_repeated_leaves_nothing(parts: Parts) -> None:
    """Files of a failure that is not the last word are the sweeper's."""
    job, lease = await _ready_to_score(parts)
    before = len((await parts.job(job.id)).artifacts)
    failure = StageFailure(FailureCategory.TRANSIENT, "STORE_AWAY", "Try again.")

    def refuse(tx: Transaction) -> tuple[JobState, bool]:
        return fail_task(tx, lease.task_id, lease.attempt, failure, no_wait, artifacts=[artifact_for(lease)])

    assert await parts.database.write(refuse) == (JobState.RUNNING, True)
    assert len((await parts.job(job.id)).artifacts) == before


async def test_interrupted_attempt_costs_nothing(parts: Parts) -> None:
    """A worker that shuts down gives the lease back: ready at once, no strike."""
    job = await parts.add()
    for attempt in range(1, 6):
        lease = await parts.claimed()
        assert lease.attempt == attempt
        assert await parts.fail(lease, FailureCategory.INTERRUPTED, "WORKER_STOPPING") == (JobState.RUNNING, True)
    assert (await parts.job(job.id)).tasks[0].strikes == 0


async def test_failure_beside_a_running_sibling_revokes_its_lease(parts: Parts) -> None:
    """PREVIEW fails for good while SCORE runs: the job has failed, the scorer stops; the deck stays recorded."""
    job = await parts.add()
    await parts.complete(await parts.claimed())
    preview, score = await parts.claimed(Stage.PREVIEW), await parts.claimed(Stage.SCORE)
    await parts.fail(preview, FailureCategory.PERMANENT, "PREVIEW_FAILED")
    with pytest.raises(LeaseLost):
        await parts.complete(score)
    failed = await parts.job(job.id)
    assert (failed.state, failed.error_stage) == (JobState.FAILED, Stage.PREVIEW)
    assert len(failed.artifacts) == 2


async def test_objects_outside_the_attempts_prefix_are_refused(parts: Parts) -> None:
    """Nobody records what another attempt or job has written."""
    await parts.add()
    lease = await parts.claimed()
    stray = artifact_for(lease)
    stray = type(stray)("", stray.kind, stray.label, StoredObject("acme/other/x", "1" * 64, 1), stray.content_type)
    with pytest.raises(InvalidRequest):
        await parts.database.write(complete_task, lease.task_id, lease.attempt, [stray], {})
    await parts.complete(lease)


async def test_outage_of_ours_is_nobodys_strike(parts: Parts) -> None:
    """After an outage every lease lasts one ttl more, counted from now."""
    await parts.add()
    lease = await parts.claimed()
    parts.clock.advance(600)
    assert await parts.database.write(forgive_outage, TERMS) == 1
    assert await parts.database.read(expired_tasks) == []
    await parts.heartbeat(lease)


async def test_reaper_forgives_at_its_start_and_strikes_later(parts: Parts) -> None:
    """The first sweep extends; a lease that is not renewed after that expires."""
    job = await parts.add()
    await parts.claimed()
    parts.clock.advance(600)
    ticks = iter(range(0, 1000, 5))
    reaper = Reaper(parts.database, TERMS, 5.0, no_wait, monotonic=lambda: float(next(ticks)))
    await reaper.sweep()
    assert (await parts.job(job.id)).tasks[0].strikes == 0
    parts.clock.advance(TERMS.ttl + 1)
    await reaper.sweep()
    assert (await parts.job(job.id)).tasks[0].strikes == 1


async def test_reaper_that_stood_still_forgives(parts: Parts) -> None:
    """A stopped process finds every lease expired through no fault of the workers."""
    job = await parts.add()
    await parts.claimed()
    moments = [0.0, 100.0, 100.0]
    reaper = Reaper(parts.database, TERMS, 5.0, no_wait, monotonic=lambda: moments.pop(0))
    await reaper.sweep()
    parts.clock.advance(100)
    await reaper.sweep()
    assert (await parts.job(job.id)).tasks[0].strikes == 0


async def test_lost_bells_ring_again_for_what_is_due(parts: Parts) -> None:
    """Stages with due tasks are woken at every sweep; those whose retry still waits are not."""
    await parts.add()
    await parts.fail(await parts.claimed())
    assert await parts.database.write(wake_for_due_tasks) == {}
    parts.clock.advance(1)
    assert await parts.database.write(wake_for_due_tasks) == {(Stage.RENDER, PRIORITY_ASYNC): Waiting(1, 0.0)}
    await parts.settle()
    assert parts.effects[-1].wake_ups == {(Stage.RENDER, ""): 0.0}
