"""RetryJob: a new job for the same document, which begins behind the stages that were recorded."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from sqlalchemy import select

from deck_domain.brand import BrandChoice
from deck_domain.errors import ArtifactGone, DeckError, IllegalTransition
from deck_domain.job import Artifact, ArtifactKind, Job, StoredObject
from deck_domain.lifecycle import JobState, Stage, TaskState
from deck_domain.stage_results import ScoreResult
from deck_runtime.store import ArtifactStore
from job_registry.aggregate.copies import Copies, copy_all
from job_registry.aggregate.insert_job import PRIORITY_ASYNC, JobDraft, TaskDraft, id_of_new, insert_job
from job_registry.aggregate.job_change import require_revision
from job_registry.aggregate.object_keys import output_prefix, source_prefix
from job_registry.aggregate.read_job import document_body, get_job
from job_registry.jobs.admission import check_queue, remember, replay
from job_registry.jobs.create_slides import copy_slides
from job_registry.limits import QueueLimits
from job_registry.sql import job_tables, task_tables
from job_registry.sql.database import Database
from job_registry.sql.rows import artifact_of
from job_registry.sql.transaction import Transaction

_RETRIABLE = (JobState.FAILED, JobState.CANCELLED)


@dataclass(frozen=True, slots=True)
class RetryRequest:
    """What RetryJob is asked; fields as in `RetryJobRequest`, and `expected` are revisions of the old job."""

    tenant: str
    job_id: str
    key_id: str
    request_id: str = ""
    fingerprint: str = ""
    expected: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class _Original:
    job: Job
    traceparent: str
    document_rules: str | None
    after: Mapping[str, tuple[Stage, ...]]
    made: Mapping[str, tuple[Artifact, ...]]


@dataclass(frozen=True, slots=True)
class _Plan:
    draft: JobDraft
    copies: tuple[tuple[StoredObject, str], ...]


async def retry_job(
    request: RetryRequest, database: Database, store: ArtifactStore, limits: QueueLimits
) -> tuple[Job, bool]:
    """Make the new job, or find the one that this request made before; the second value says which.

    Raises NotFound, RevisionChanged, IllegalTransition, RequestIdReused, Gone, QueueFull, ArtifactGone,
    StoreUnavailable.
    """
    found = await database.read(_look_up, request)
    if isinstance(found, Job):
        return found, True
    plan = _plan(request, found)
    targets = [target for _, target in plan.copies]
    try:
        await copy_all(store, plan.copies)
        job, replayed = await database.write(_queue, request, plan.draft, limits)
    except DeckError as error:
        if error.code != "store_unavailable":  # then the commit may have come through
            await store.delete(targets)
        raise
    if replayed:
        await store.delete(targets)
    return job, replayed


def _look_up(tx: Transaction, request: RetryRequest) -> Job | _Original:
    if first := replay(tx, request.tenant, request.request_id, request.fingerprint):
        return first
    job = get_job(tx, request.tenant, request.job_id)
    require_revision(job.revision, request.expected)
    if job.state not in _RETRIABLE:
        raise IllegalTransition(f"The job is {job.state}; only a failed or cancelled job can be retried.")
    tasks = tx.connection.execute(select(task_tables.tasks).where(task_tables.tasks.c.job_id == job.id)).all()
    columns = job_tables.artifacts.c
    rows = tx.connection.execute(
        select(job_tables.artifacts).where(columns.job_id == job.id).order_by(columns.position)
    )
    made: dict[str, tuple[Artifact, ...]] = {}
    body = document_body(tx, job.id)
    if any(each.removed_at for each in job.artifacts if each.kind is ArtifactKind.UPLOADED_PPTX):
        raise ArtifactGone("The deck that was sent is kept no longer, as the tenant's retention says: send it again.")
    for row in rows:
        made[row.task_id] = (*made.get(row.task_id, ()), artifact_of(row, body))
    inner = tx.connection.execute(
        select(job_tables.jobs.c.traceparent, job_tables.jobs.c.document_rules).where(job_tables.jobs.c.id == job.id)
    ).one()
    after = {row.id: tuple(map(Stage, row.after)) for row in tasks}
    return _Original(job, inner.traceparent, inner.document_rules, after, made)


def _queue(tx: Transaction, request: RetryRequest, draft: JobDraft, limits: QueueLimits) -> tuple[Job, bool]:
    found = _look_up(tx, request)
    if isinstance(found, Job):
        return found, True
    check_queue(tx, request.tenant, limits)
    remember(tx, request.tenant, request.request_id, request.fingerprint, draft.id)
    job = insert_job(tx, draft)
    return copy_slides(tx, job, draft) if job.kind.of_slides else job, False


def _plan(request: RetryRequest, original: _Original) -> _Plan:
    job, job_id = original.job, id_of_new(original.job.kind, original.job.source_schema)
    copies = Copies()
    inputs = copies.below(source_prefix(job.tenant, job_id), original.made.get("", ()))
    tasks = _task_drafts(original, job_id, copies)
    scored = any(isinstance(task.result, ScoreResult) for task in tasks)
    draft = JobDraft(
        id=job_id,
        tenant=job.tenant,
        owner_key_id=request.key_id,
        kind=job.kind,
        source_schema=job.source_schema,
        title=job.title,
        slide_count=job.slide_count,
        priority=PRIORITY_ASYNC,
        options=job.options,
        warnings=job.warnings,
        inputs=inputs,
        tasks=tasks,
        retry_of_job_id=job.id,
        deck_score=job.deck_score if scored else None,
        traceparent=original.traceparent,
        document_rules=original.document_rules,
        ancestors=job.ancestors,
        first_version=job.first_version,
        price=job.price,
        brand=BrandChoice(job.brand_pack_id, job.brand_pack_version_id),
    )
    return _Plan(draft, tuple(copies.made))


def _task_drafts(original: _Original, job_id: str, copies: Copies) -> tuple[TaskDraft, ...]:
    done = _reusable(original.job)
    drafts = []
    for task in original.job.tasks:
        after = original.after[task.id]
        ready = done.issuperset((task.iteration, stage) for stage in after)
        free = ready and not original.job.kind.waits_for_slides(task.stage)
        state = TaskState.READY if free else TaskState.BLOCKED
        draft = TaskDraft(task.stage, after, state, iteration=task.iteration, ordinal=task.ordinal)
        if (task.iteration, task.stage) in done:
            prefix = output_prefix(original.job.tenant, job_id, draft.id, 0)
            reused = copies.below(prefix, original.made.get(task.id, ()))
            draft = replace(draft, state=TaskState.SUCCEEDED, result=task.result, artifacts=reused)
        drafts.append(draft)
    return tuple(drafts)


def _reusable(job: Job) -> set[tuple[int, Stage]]:
    """The round and stage of results that can be used again: none where retention took files, for stages read files.

    None of a deck either, all of whose slides are made anew.
    """
    if job.files_removed_at or job.kind.of_slides:
        return set()
    return {(task.iteration, task.stage) for task in job.tasks if task.state is TaskState.SUCCEEDED}
