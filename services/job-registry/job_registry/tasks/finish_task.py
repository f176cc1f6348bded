"""How attempts end: completed, failed, or found expired. Every one of them names its attempt."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Any

from sqlalchemy import Row, bindparam, func, insert, select

from deck_domain.actor import REGISTRY, worker
from deck_domain.errors import InvalidRequest, LeaseLost, NotFound, Violation
from deck_domain.event_types import ArtifactRecorded, LeaseExpired, TaskFailed, TaskSucceeded
from deck_domain.ids import new_id
from deck_domain.job import Artifact, ArtifactKind, StageFailure
from deck_domain.job_kinds import kind_named
from deck_domain.lifecycle import FailureCategory, JobState, TaskState, Trigger, after_failure
from deck_domain.stage_results import (
    AuthorResult,
    BrandResult,
    DiffResult,
    RepairResult,
    ScoreResult,
    StageResult,
    result_to_json,
)
from job_registry.aggregate.brand_versions import activate_first
from job_registry.aggregate.deck_change import saved
from job_registry.aggregate.job_change import JobChange, TaskRecord
from job_registry.aggregate.object_keys import output_prefix
from job_registry.limits import Backoff
from job_registry.sql import job_tables, task_tables
from job_registry.sql.rows import artifact_values
from job_registry.sql.transaction import Transaction
from job_registry.tasks.rounds import end_round, skip_round, warn_of_round

WORKER_CRASHED = "WORKER_CRASHED"
_RUNS_AGAIN = (Trigger.RETRY, Trigger.RELEASE)
_ENDS_LEASE: Mapping[str, None] = {"claim_id": None, "lease_expires_at": None}
# These statements are built once, because building one takes longer than running it.
_ATTEMPT = select(task_tables.attempts).where(
    task_tables.attempts.c.task_id == bindparam("task_id"), task_tables.attempts.c.attempt == bindparam("attempt")
)
_INSERT_ARTIFACTS = insert(job_tables.artifacts)
_LAST_POSITION = select(func.max(job_tables.artifacts.c.position)).where(
    job_tables.artifacts.c.job_id == bindparam("job_id")
)


def complete_task(
    tx: Transaction, task_id: str, attempt: int, artifacts: Sequence[Artifact], result: StageResult | None
) -> JobState:
    """Record what an attempt made; returns the state of the job after it.

    The objects must have been looked up in the store before. Repeated by the attempt that completed: the same answer.
    Raises LeaseLost, InvalidRequest for a key outside the attempt's prefix.
    """
    change, task, ended = _lock_attempt(tx, task_id, attempt)
    if ended is not None:
        return _answer_again(ended, {Trigger.COMPLETE})
    _record_artifacts(change, task, artifacts)
    spent = tx.now - (task.claimed_at or tx.now)
    duration_ms = round(spent / timedelta(milliseconds=1))
    change.move(task, Trigger.COMPLETE, **_ENDS_LEASE, duration_ms=duration_ms, result=result_to_json(result))
    _unblock_followers(change)
    if task.iteration == 0:
        _note_result(change, result)
    if isinstance(result, AuthorResult):
        change.set(cost_micro_usd=change.job.cost_micro_usd + result.cost)
        if result.unchanged:
            skip_round(change, task.iteration)
    end_round(change, task.iteration)
    if isinstance(result, BrandResult):
        activate_first(tx, change.job.id)
    change.end_attempt(task, Trigger.COMPLETE, reported=True)
    change.record(TaskSucceeded(task.stage, task.attempt, duration_ms))
    return saved(change)


@dataclass(frozen=True, slots=True)
class _Left:
    """What an attempt that failed left all the same."""

    artifacts: Sequence[Artifact] = ()
    result: StageResult | None = None


def fail_task(
    tx: Transaction,
    task_id: str,
    attempt: int,
    failure: StageFailure,
    backoff: Backoff,
    *,
    artifacts: Sequence[Artifact] = (),
    result: StageResult | None = None,
) -> tuple[JobState, bool]:
    """Record that an attempt failed; returns the state of the job after it, and whether the task runs again.

    What it left all the same, whose objects must have been looked up in the store before, is recorded when it was the
    last attempt. Repeated by the attempt that failed: the same answer. Raises LeaseLost, and as `complete_task`.
    """
    change, task, ended = _lock_attempt(tx, task_id, attempt)
    if ended is not None:
        state = _answer_again(ended, {*_RUNS_AGAIN, Trigger.GIVE_UP, Trigger.SKIP})
        return state, ended.outcome in _RUNS_AGAIN
    left = _Left(artifacts, result)
    trigger = _end_badly(change, task, failure, backoff, reported=True, left=left)
    return saved(change), trigger in _RUNS_AGAIN


def expire_task(tx: Transaction, task_id: str, attempt: int, backoff: Backoff) -> bool:
    """End an attempt whose lease ran out; returns whether it did. A lease extended since is left alone."""
    try:
        change, task, ended = _lock_attempt(tx, task_id, attempt)
    except LeaseLost:
        return False
    columns = task_tables.tasks.c
    expires_at = tx.connection.execute(select(columns.lease_expires_at).where(columns.id == task_id)).scalar()
    if ended is not None or expires_at is None or expires_at > tx.now:
        return False
    change.actor = REGISTRY
    change.record(LeaseExpired(task.stage, task.attempt))
    message = "The worker stopped answering; a document that does this every time cannot be processed."
    failure = StageFailure(FailureCategory.CRASHED, WORKER_CRASHED, message)
    _end_badly(change, task, failure, backoff, reported=False)
    saved(change)
    return True


def _lock_attempt(tx: Transaction, task_id: str, attempt: int) -> tuple[JobChange, TaskRecord, Row[Any] | None]:
    """Lock the job of an attempt; the row is the attempt's own when it has ended. Raises LeaseLost when superseded."""
    named = {"task_id": task_id, "attempt": attempt}
    found = tx.execute(_ATTEMPT, named).first()
    try:
        change = JobChange.lock(tx, found.job_id, actor=worker(found.worker_id)) if found else None
    except NotFound:
        change = None
    row = found
    if change and not tx.alone:
        row = tx.execute(_ATTEMPT, named).first()  # as it stands under the lock
    if change is None or row is None:
        raise _lost()
    task = change.task(task_id)
    if row.outcome is None and (task.attempt != attempt or task.state is not TaskState.RUNNING):
        raise _lost()
    return change, task, row if row.outcome is not None else None


def _answer_again(ended: Row[Any], verbs: set[Trigger]) -> JobState:
    if not ended.reported or ended.outcome not in verbs:
        raise _lost()
    return JobState(ended.job_state)


def _note_result(change: JobChange, result: StageResult | None) -> None:
    if result and not isinstance(result, DiffResult | RepairResult):
        change.set(slide_count=result.slide_count)
    if isinstance(result, ScoreResult):
        change.set(deck_score=result.deck_score)


def _end_badly(
    change: JobChange,
    task: TaskRecord,
    failure: StageFailure,
    backoff: Backoff,
    *,
    reported: bool,
    left: _Left = _Left(),
) -> Trigger:
    """RETRY, RELEASE or GIVE_UP the task, by the category of the failure; SKIP it in a further round."""
    trigger = after_failure(failure.category, task.strikes)
    code = failure.code or WORKER_CRASHED
    if trigger is Trigger.GIVE_UP and task.iteration > 0:
        trigger = Trigger.SKIP
        change.move(task, trigger, **_ENDS_LEASE, strikes=_strikes(task, failure.category))
        skip_round(change, task.iteration)
        warn_of_round(change, task, code, failure.message)
    elif trigger is Trigger.GIVE_UP:
        _record_artifacts(change, task, left.artifacts)
        _note_result(change, left.result)
        strikes = _strikes(task, failure.category)
        change.move(task, trigger, **_ENDS_LEASE, strikes=strikes, result=result_to_json(left.result))
        change.set(error_code=code, error_message=failure.message, error_stage=failure.blamed or task.stage)
        change.cancel_live_tasks()
    elif trigger is Trigger.RETRY:
        delay = backoff(task.strikes + 1)
        due_at = change.tx.now + timedelta(seconds=delay)
        change.move(task, trigger, **_ENDS_LEASE, strikes=task.strikes + 1, due_at=due_at)
        change.tx.effects.wake(task.stage, change.job.tenant, delay)
    else:
        change.move(task, trigger, **_ENDS_LEASE, due_at=change.tx.now)
        change.tx.effects.wake(task.stage, change.job.tenant)
    kept = trigger is Trigger.GIVE_UP and bool(left.artifacts)
    change.end_attempt(task, trigger, reported=reported, code=code, message=failure.message, kept=kept)
    will_retry = trigger in _RUNS_AGAIN
    change.record(TaskFailed(task.stage, task.attempt, failure.category, code, will_retry))
    return trigger


def _strikes(task: TaskRecord, category: FailureCategory) -> int:
    return task.strikes + category.is_strike


def _record_artifacts(change: JobChange, task: TaskRecord, artifacts: Sequence[Artifact]) -> None:
    if not artifacts:
        return
    prefix = output_prefix(change.job.tenant, change.job.id, task.id, task.attempt)
    position = (change.tx.execute(_LAST_POSITION, {"job_id": change.job.id}).scalar() or 0) + 1
    rows, made = [], []
    for offset, artifact in enumerate(artifacts):
        if not artifact.stored.key.startswith(prefix):
            message = f"An attempt records only what lies below {prefix}."
            raise InvalidRequest([Violation(f"/artifacts/{offset}/stored/key", "outside_prefix", message)], message)
        recorded = replace(
            artifact, id=new_id("art"), iteration=task.iteration, selected=_selected(change, task, artifact.kind)
        )
        owner = {"job_id": change.job.id, "task_id": task.id, "position": position + offset}
        rows.append(artifact_values(recorded) | owner)
        made.append(recorded)
        if recorded.kind.public and recorded.selected:  # a timeline names nothing that nobody can fetch
            change.record(ArtifactRecorded(recorded.id, recorded.kind, recorded.label))
    change.tx.execute(_INSERT_ARTIFACTS, rows)
    change.link(made)


def _selected(change: JobChange, task: TaskRecord, kind: ArtifactKind) -> bool:
    """Not what a further round makes, before it is known to be the best; and not a deck that is only to be scored."""
    handed_out = kind is not ArtifactKind.GENERATED_PPTX or kind_named(change.job.kind).publishes_deck
    return handed_out and task.iteration == 0


def _unblock_followers(change: JobChange) -> None:
    for task in change.tasks:
        peers = [other for other in change.tasks if other.iteration == task.iteration and other.stage in task.after]
        if task.state is TaskState.BLOCKED and all(peer.state is TaskState.SUCCEEDED for peer in peers):
            change.move(task, Trigger.UNBLOCK, due_at=change.tx.now)
            change.tx.effects.wake(task.stage, change.job.tenant)


def _lost() -> LeaseLost:
    return LeaseLost("This attempt no longer holds the task: stop, and write nothing.")
