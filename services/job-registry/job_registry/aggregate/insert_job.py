"""Writing a new job: its row, the tasks of its pipeline, what came in with it, and the first line of its timeline."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from sqlalchemy import insert

from deck_documents.consulting_brief import CONSULTING_BRIEF_V1
from deck_documents.facts import SlideVersion
from deck_documents.translation import TRANSLATION_V1
from deck_domain.actor import key_holder
from deck_domain.brand import BrandChoice
from deck_domain.event_types import JobCreated
from deck_domain.ids import new_id
from deck_domain.job import ApprovalStatus, Artifact, Hint, Job, Task, linked_files
from deck_domain.job_kinds import JobKind
from deck_domain.job_options import JobOptions
from deck_domain.lifecycle import JobState, Stage, TaskState
from deck_domain.stage_results import StageResult, result_to_json
from deck_wire.job_options import options_to_json
from job_registry.aggregate.timeline import Moment, append_events
from job_registry.sql import job_tables, task_tables
from job_registry.sql.rows import artifact_values, linked_values
from job_registry.sql.transaction import Transaction

PRIORITY_INTERACTIVE, PRIORITY_ASYNC, PRIORITY_CHILD = 0, 1, 2

# These statements are built once, because building one takes longer than running it.
_INSERT_JOB, _INSERT_TASKS = insert(job_tables.jobs), insert(task_tables.tasks)
_INSERT_ARTIFACTS, _INSERT_DOCUMENT = insert(job_tables.artifacts), insert(job_tables.documents)


@dataclass(frozen=True, slots=True)
class TaskDraft:
    """A task as it shall begin: SUCCEEDED when an earlier job's result is reused."""

    stage: Stage
    after: tuple[Stage, ...]
    state: TaskState
    id: str = field(default_factory=lambda: new_id("task"))
    iteration: int = 0
    ordinal: int = 0
    result: StageResult | None = None
    artifacts: tuple[Artifact, ...] = ()


@dataclass(frozen=True, slots=True)
class JobDraft:
    """A job as it shall begin.

    Attributes:
        inputs: the source document or the upload: with its bytes, or already in the store.
        document_rules: version of the document rules that the document passed, None when it has not passed them all.
        base: the slide that it changes, whose files it takes over before it is written.
        ancestors, first_version, price: as of `Job`.
        brand: the version of a brand pack that it is built on, with its pack.
        parent_job_id, slide_number: of a slide of a deck, the deck and the place in it, from 1.
    """

    id: str
    tenant: str
    owner_key_id: str
    kind: JobKind
    source_schema: str
    title: str
    slide_count: int
    priority: int
    options: JobOptions
    warnings: tuple[Mapping[str, Any], ...]
    inputs: tuple[Artifact, ...]
    tasks: tuple[TaskDraft, ...]
    retry_of_job_id: str | None = None
    deck_score: int | None = None
    traceparent: str = ""
    document_rules: str | None = None
    base: SlideVersion | None = None
    ancestors: tuple[str, ...] = ()
    first_version: int = 0
    price: int = 0
    brand: BrandChoice = field(default_factory=BrandChoice)
    parent_job_id: str | None = None
    slide_number: int | None = None


JOB_PREFIXES = ("job", "deck", "cd", "tr")
"""All that `id_of_new` gives."""


def id_of_new(kind: JobKind, source_schema: str) -> str:
    """The id of a new job; decks and translations have the prefixes that clients of `/v1` know."""
    if kind.of_slides:
        return new_id("cd" if source_schema == CONSULTING_BRIEF_V1 else "deck", joint="-")
    return new_id("tr", joint="-") if source_schema == TRANSLATION_V1 else new_id("job")


def pipeline(kind: JobKind, options: JobOptions) -> tuple[TaskDraft, ...]:
    """The tasks of a fresh job of a kind."""
    return tuple(
        TaskDraft(step.stage, step.after, TaskState.BLOCKED if step.after or step.after_slides else TaskState.READY)
        for step in kind.steps_for(options)
    )


def insert_job(tx: Transaction, draft: JobDraft) -> Job:
    """Write a draft, and ask for wake-ups for the tasks that are ready. Returns the job as a read would."""
    tx.execute(_INSERT_JOB, _job_values(tx, draft))
    tx.execute(_INSERT_TASKS, [task_values(tx, draft.id, draft.tenant, draft.priority, task) for task in draft.tasks])
    tx.execute(_INSERT_ARTIFACTS, _artifact_rows(draft))
    if bodies := [{"job_id": draft.id, "body": a.stored.data} for a in draft.inputs if a.stored.data is not None]:
        tx.execute(_INSERT_DOCUMENT, bodies)
    owner = key_holder(draft.owner_key_id)
    beginning = Moment(
        draft.id, draft.tenant, 0, revision=1, terminal=False, traceparent=draft.traceparent, actor=owner
    )
    append_events(tx, beginning, [JobCreated(draft.kind.name, draft.retry_of_job_id)])
    for task in draft.tasks:
        if task.state is TaskState.READY:
            tx.effects.wake(task.stage, draft.tenant)
    tx.effects.hints[draft.id] = Hint(draft.id, revision=1)
    return _inserted(tx, draft)


def _inserted(tx: Transaction, draft: JobDraft) -> Job:
    given = tuple(replace(each, stored=replace(each.stored, data=None)) for each in draft.inputs)
    return Job(
        id=draft.id,
        tenant=draft.tenant,
        kind=draft.kind,
        state=JobState.QUEUED,
        revision=1,
        created_at=tx.now,
        updated_at=tx.now,
        source_schema=draft.source_schema,
        title=draft.title,
        slide_count=draft.slide_count,
        stage=_stage_reached(draft),
        deck_score=draft.deck_score,
        brand_pack_id=draft.brand.pack_id,
        brand_pack_version_id=draft.brand.version_id,
        baseline_job_id=draft.options.baseline_job_id,
        approval_status=_approval(draft),
        approval_required=draft.options.approval_required,
        retry_of_job_id=draft.retry_of_job_id,
        parent_job_id=draft.parent_job_id,
        ancestors=draft.ancestors,
        first_version=draft.first_version,
        price=draft.price,
        owner_key_id=draft.owner_key_id,
        options=draft.options,
        warnings=draft.warnings,
        tasks=tuple(
            Task(task.id, task.stage, task.state, task.iteration, task.ordinal, result=task.result)
            for task in draft.tasks
        ),
        artifacts=(*given, *_reused(draft)),
    )


def _reused(draft: JobDraft) -> Iterator[Artifact]:
    return (artifact for task in draft.tasks for artifact in task.artifacts)


def _approval(draft: JobDraft) -> ApprovalStatus:
    return ApprovalStatus.NEEDS_REVIEW if draft.options.approval_required else ApprovalStatus.NOT_REQUESTED


def _stage_reached(draft: JobDraft) -> Stage | None:
    reused = [task.stage for task in draft.tasks if task.state is TaskState.SUCCEEDED]
    return reused[-1] if reused else None


def _job_values(tx: Transaction, draft: JobDraft) -> dict[str, Any]:
    return {
        "id": draft.id,
        "tenant": draft.tenant,
        "kind": draft.kind.name,
        "state": JobState.QUEUED,
        "revision": 1,
        "last_seq": 1,
        "priority": draft.priority,
        "source_schema": draft.source_schema,
        "title": draft.title,
        "slide_count": draft.slide_count,
        "stage": _stage_reached(draft),
        "created_at": tx.now,
        "updated_at": tx.now,
        "deck_score": draft.deck_score,
        "brand_pack_id": draft.brand.pack_id,
        "brand_pack_version_id": draft.brand.version_id,
        "baseline_job_id": draft.options.baseline_job_id,
        "approval_status": _approval(draft),
        "approval_required": draft.options.approval_required,
        "retry_of_job_id": draft.retry_of_job_id,
        "parent_job_id": draft.parent_job_id,
        "slide_number": draft.slide_number,
        "owner_key_id": draft.owner_key_id,
        "options": options_to_json(draft.options),
        "warnings": [dict(warning) for warning in draft.warnings],
        "traceparent": draft.traceparent,
        "document_rules": draft.document_rules,
        "ancestors": list(draft.ancestors) or None,
        "first_version": draft.first_version,
        "charged_micro_usd": draft.price,
        "linked_files": linked_values(linked_files(_reused(draft))),
        "linked_seq": 1,
    }


def task_values(tx: Transaction, job_id: str, tenant: str, priority: int, task: TaskDraft) -> dict[str, Any]:
    """The row of a new task of a job."""
    return {
        "id": task.id,
        "job_id": job_id,
        "tenant": tenant,
        "stage": task.stage,
        "iteration": task.iteration,
        "ordinal": task.ordinal,
        "after": list(task.after),
        "state": task.state,
        "attempt": 0,
        "strikes": 0,
        "priority": priority,
        "queued_at": tx.now,
        "due_at": tx.now,
        "done": 0,
        "total": 0,
        "result": result_to_json(task.result),
    }


def _artifact_rows(draft: JobDraft) -> list[dict[str, Any]]:
    owned = [("", artifact) for artifact in draft.inputs]
    owned += [(task.id, artifact) for task in draft.tasks for artifact in task.artifacts]
    return [
        artifact_values(artifact) | {"job_id": draft.id, "task_id": task_id, "position": position}
        for position, (task_id, artifact) in enumerate(owned)
    ]
