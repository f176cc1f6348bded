"""ClaimTask: the registry chooses, a compare-and-swap decides, the lease begins."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Row, and_, bindparam, insert, select

from deck_domain.actor import worker
from deck_domain.event_types import TaskStarted
from deck_domain.job import Artifact, ArtifactKind, Lease
from deck_domain.job_kinds import kind_named
from deck_domain.lifecycle import Stage, TaskState, Trigger
from deck_wire.job_options import options_from_json
from job_registry.aggregate.brand_versions import brand_inputs
from job_registry.aggregate.deck_change import files_of_slides
from job_registry.aggregate.desktop_records import named_record
from job_registry.aggregate.job_change import JobChange, TaskRecord
from job_registry.aggregate.object_keys import output_prefix
from job_registry.limits import LeaseTerms
from job_registry.sql import job_tables, task_tables
from job_registry.sql.rows import artifact_of
from job_registry.sql.transaction import Transaction, Wait
from job_registry.tasks.claim_order import Queue, anything_due, next_due, only_queue, pick, queues

# These statements are built once, because building one takes longer than running it.
_HELD = select(task_tables.tasks.c.id, task_tables.tasks.c.job_id).where(
    task_tables.tasks.c.claim_id == bindparam("claim_id"), task_tables.tasks.c.state == TaskState.RUNNING
)
_source = and_(
    job_tables.documents.c.job_id == job_tables.artifacts.c.job_id,
    job_tables.artifacts.c.kind == ArtifactKind.SOURCE_DOCUMENT.value,
)
_ARTIFACTS = (
    select(job_tables.artifacts, job_tables.documents.c.body)
    .outerjoin(job_tables.documents, _source)
    .where(job_tables.artifacts.c.job_id == bindparam("job_id"))
    .order_by(job_tables.artifacts.c.position)
)
_RECORDED = (
    select(job_tables.artifacts)
    .join(job_tables.jobs, job_tables.jobs.c.id == job_tables.artifacts.c.job_id)
    .where(
        job_tables.artifacts.c.job_id == bindparam("job_id"),
        job_tables.jobs.c.tenant == bindparam("tenant"),
        job_tables.artifacts.c.task_id != "",
    )
    .order_by(job_tables.artifacts.c.position)
)
_INSERT_ATTEMPT = insert(task_tables.attempts)


def claim_task(
    tx: Transaction,
    stages: Sequence[Stage],
    worker_id: str,
    claim_id: str,
    terms: LeaseTerms,
    *,
    idle_tenants_only: bool = False,
    patient: bool = True,
) -> tuple[Lease | None, float | None]:
    """Lease the next task of these stages, and tell in how many seconds another falls due: 0 at once, None not known.

    With `idle_tenants_only`, a task of a tenant who has none of its stage running. Without `patient`, what others have
    locked is not waited for, and told as due. Retries that wait are told only where there is no lease: a wake-up is
    sent for each of them.

    The same claim_id gets the same lease again while it lasts, so that a lost reply costs nothing.
    """
    if held := _held(tx, claim_id):
        return _lease(tx, *held, terms), _at_once(tx, stages)
    # First past the jobs that somebody is changing at this moment, where anybody can be; only then wait for them.
    passes = (False,) if tx.alone else (True, False) if patient else (True,)
    for skip_locked in passes:
        known = None if idle_tenants_only else only_queue(tx, stages)
        for queue in queues(tx, stages) if known is None else known:
            if idle_tenants_only and queue.running:
                continue
            if taken := _take(tx, queue, worker_id, claim_id, terms, skip_locked=skip_locked):
                return _lease(tx, *taken, terms), _at_once(tx, stages)
    if False not in passes and anything_due(tx, stages):
        return None, 0.0
    return None, next_due(tx, stages)


def _at_once(tx: Transaction, stages: Sequence[Stage]) -> float | None:
    return 0.0 if anything_due(tx, stages) else None


def _held(tx: Transaction, claim_id: str) -> tuple[JobChange, TaskRecord] | None:
    row = tx.execute(_HELD, {"claim_id": claim_id}).first() if claim_id else None
    if row is None:
        return None
    change = JobChange.lock_alone(tx, row.job_id)
    task = change.task(row.id)
    return (change, task) if task.state is TaskState.RUNNING else None


def _take(
    tx: Transaction, queue: Queue, worker_id: str, claim_id: str, terms: LeaseTerms, *, skip_locked: bool
) -> tuple[JobChange, TaskRecord] | None:
    while picked := pick(tx, queue, skip_locked=skip_locked):
        task_id, job_id = picked
        change = JobChange.lock_alone(tx, job_id, actor=worker(worker_id))
        task = change.task(task_id)
        if task.state is TaskState.READY:  # else another claimer had the job locked, and took it
            _begin_attempt(change, task, worker_id, claim_id, terms)
            return change, task
    return None


def _begin_attempt(change: JobChange, task: TaskRecord, worker_id: str, claim_id: str, terms: LeaseTerms) -> None:
    now = change.tx.now
    change.move(
        task,
        Trigger.CLAIM,
        attempt=task.attempt + 1,
        claim_id=claim_id or None,
        claimed_at=now,
        lease_expires_at=now + terms.duration,
        done=0,
        total=0,
    )
    attempt = {
        "task_id": task.id,
        "attempt": task.attempt,
        "job_id": change.job.id,
        "tenant": change.job.tenant,
        "worker_id": worker_id,
        "claimed_at": now,
        "reported": False,
    }
    change.tx.execute(_INSERT_ATTEMPT, attempt)
    change.record(TaskStarted(task.stage, task.attempt))
    change.tx.effects.waits.append(
        Wait(
            job_id=change.job.id,
            task_id=task.id,
            stage=task.stage,
            attempt=task.attempt,
            priority=task.priority,
            traceparent=change.job.traceparent,
            due_at=task.due_at,
            claimed_at=now,
        )
    )
    change.save()


def _lease(tx: Transaction, change: JobChange, task: TaskRecord, terms: LeaseTerms) -> Lease:
    job = change.job
    return Lease(
        task_id=task.id,
        job_id=job.id,
        tenant=job.tenant,
        kind=kind_named(job.kind),
        stage=task.stage,
        attempt=task.attempt,
        strikes=task.strikes,
        iteration=task.iteration,
        ttl=terms.ttl,
        heartbeat_interval=terms.heartbeat,
        source_schema=job.source_schema,
        title=job.title,
        slide_count=job.slide_count,
        options=options_from_json(job.options),
        inputs=(*_inputs(tx, change, task), *_inputs_of_others(tx, job, task.stage)),
        output_prefix=output_prefix(job.tenant, job.id, task.id, task.attempt),
        traceparent=job.traceparent,
        document_rules=job.document_rules or "",
        baseline=_baseline(tx, job) if task.stage is Stage.DIFF else (),
    )


def _inputs(tx: Transaction, change: JobChange, task: TaskRecord) -> tuple[Artifact, ...]:
    """What came in with the job, and what the stages before this one recorded; never what runs beside it.

    The first stage of a further round gets what the best round so far has made. What was recorded stands in the place
    of what came in of the same kind.
    """
    before = _stages_before(change, task)
    makers = {t.id for t in change.tasks if t.iteration == task.iteration and t.stage in before}
    begins = task.iteration > 0 and not before
    rows = list(tx.execute(_ARTIFACTS, {"job_id": change.job.id}))
    made = [row for row in rows if row.task_id in makers or (begins and row.task_id and row.selected)]
    kinds = {row.kind for row in made}
    given = [row for row in rows if not row.task_id and row.kind not in kinds]
    return tuple(artifact_of(row, row.body) for row in (*given, *made))


def _inputs_of_others(tx: Transaction, job: Row[Any], stage: Stage) -> tuple[Artifact, ...]:
    """What a stage needs of the job's slides, of its brand, and of the validation that its request names."""
    if kind_named(job.kind).waits_for_slides(stage):
        return files_of_slides(tx, job.id)
    if stage is Stage.DESKTOP:
        return named_record(tx, job.tenant, options_from_json(job.options).render.desktop_validation_id)
    return brand_inputs(tx, job.brand_pack_version_id, stage)


def _baseline(tx: Transaction, job: Row[Any]) -> tuple[Artifact, ...]:
    """What was recorded for the job to compare with, the document that it was made of left out."""
    rows = tx.connection.execute(_RECORDED, {"job_id": job.baseline_job_id, "tenant": job.tenant})
    return tuple(artifact_of(row) for row in rows)


def _stages_before(change: JobChange, task: TaskRecord) -> set[str]:
    after = {other.stage: other.after for other in change.tasks if other.iteration == task.iteration}
    before: set[str] = set()
    waiting = list(task.after)
    while waiting:
        stage = waiting.pop()
        if stage not in before:
            before.add(stage)
            waiting += after.get(Stage(stage), [])
    return before
