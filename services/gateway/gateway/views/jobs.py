"""A job as `/api/v2` shows it: the record, in snake_case but for two older keys. Pure."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Annotated, Literal, NotRequired, cast

from pydantic import WithJsonSchema
from typing_extensions import TypedDict

from deck_documents import SOURCE_SCHEMAS
from deck_documents.decks import FOR_DECKS
from deck_documents.facts import FOR_AUTHORS
from deck_domain.actor import ActorType
from deck_domain.job import ApprovalStatus, ArtifactKind, Job, Task
from deck_domain.job import Decision as DecisionMade
from deck_domain.job_kinds import KINDS, JobKind
from deck_domain.lifecycle import JobState, Stage, TaskState
from deck_runtime.file_links import FileLinks
from gateway.problems import Fault
from gateway.views.artifacts import ArtifactRecord, artifact_records, link_to
from gateway.views.responses import Moment, utc
from gateway.views.summaries import (
    BrandCompliance,
    Report,
    ValidationSummary,
    brand_compliance,
    validation_summary_of,
)

SHOWN_KINDS = tuple(dict.fromkeys(kind.shown_as for kind in KINDS.values() if not kind.inner))
"""What this API calls the kinds of job; those made through `/v1` go by the name of their likes."""

_NOTHING: Mapping[Stage, str] = {}

ShownKind = Annotated[str, WithJsonSchema({"type": "string", "enum": list(SHOWN_KINDS)})]


SchemaName = Annotated[
    str,
    WithJsonSchema({"type": "string", "enum": [*SOURCE_SCHEMAS, *FOR_AUTHORS, *FOR_DECKS]}),
]
"""The schema of the document that a job was made of."""


class Decision(TypedDict):
    """What a reviewer decided about a job; `artifactSha256` is of the file that it was made on."""

    status: ApprovalStatus
    actorId: str | None
    actorType: Literal["user", "system"]
    note: str | None
    createdAt: Moment
    artifactSha256: str | None


class Progress(TypedDict):
    """Slides done and slides in all, summed over the stages: a stage that is done counts whole."""

    done: int
    total: int


class StageRecord(TypedDict):
    """One task of the pipeline, the parts of a job's `stages`.

    `iteration` is the round of a brief that it belongs to, from 0. `done` and `total` are in slides, for progress bars,
    and alike once it has succeeded; `attempt` counts from 1. `waiting_reason` says in a job's detail why a stage that
    could begin does not: what does such work is away.
    """

    stage: Stage
    status: TaskState
    iteration: int
    attempt: int
    done: int
    total: int
    duration_ms: int | None
    waiting_reason: str | None


class JobMetadata(TypedDict):
    """Summaries that stand in the record itself."""

    brandCompliance: BrandCompliance | None
    validationSummary: ValidationSummary


class JobHeadRecord(TypedDict):
    """A job without its files and its report; `timings` are in milliseconds.

    A job on `hold` cannot be deleted, and retention leaves it alone; `files_removed_at` tells when it took the files.
    """

    id: str
    kind: ShownKind
    status: JobState
    source_schema: SchemaName | None
    document_title: str | None
    slide_count: int
    deck_score: int | None
    brand_pack_id: str | None
    brand_pack_version_id: str | None
    baseline_job_id: str | None
    approval_status: ApprovalStatus
    approval_required: bool
    download_url: str | None
    preview_url: str | None
    validation_record_url: str | None
    error_code: str | None
    error_message: str | None
    metadata: JobMetadata
    approvalHistory: list[Decision]
    hold: bool
    files_removed_at: Moment | None
    revision: int
    stage: Stage | None
    progress: Progress
    stages: list[StageRecord]
    timings: dict[str, int]
    warnings: list[Fault]
    created_at: Moment
    updated_at: Moment
    started_at: Moment | None
    finished_at: Moment | None
    error_stage: Stage | None
    retry_of_job_id: str | None
    parent_job_id: str | None


class JobRecord(JobHeadRecord):
    """A job. `quality_report` is filled in the job's detail alone."""

    quality_report: Report | None
    artifacts: list[ArtifactRecord]


class ListedJob(JobHeadRecord):
    """A job in a list; `artifacts` are there when they were asked for."""

    artifacts: NotRequired[list[ArtifactRecord]]


class JobAnswer(TypedDict):
    """A job's record alone."""

    job: JobRecord


class JobList(TypedDict):
    """A page of jobs; `next_cursor` is null on the last."""

    jobs: list[ListedJob]
    total: int
    next_cursor: str | None


def kinds_shown_as(kind: str) -> tuple[JobKind, ...]:
    """The kinds of job that this API calls `kind`."""
    return tuple(each for each in KINDS.values() if each.shown_as == kind and not each.inner)


def job_url(job: Job) -> str:
    """The job's address: relative, as clients expect it."""
    return f"/api/v2/jobs/{job.id}"


def job_record(
    job: Job, links: FileLinks, report: Report | None = None, waiting: Mapping[Stage, str] = _NOTHING
) -> JobRecord:
    """The job record, with its report where that was read, and why stages are `waiting` where that was looked for."""
    return JobRecord(
        **_head(job, links, report, waiting), quality_report=report, artifacts=artifact_records(job, links)
    )


def job_head(job: Job, links: FileLinks, report: Report | None = None) -> JobHeadRecord:
    """The job record without its files and its report."""
    return _head(job, links, report)


def _head(
    job: Job, links: FileLinks, report: Report | None = None, waiting: Mapping[Stage, str] = _NOTHING
) -> JobHeadRecord:
    return JobHeadRecord(
        id=job.id,
        kind=job.kind.shown_as,
        status=job.state,
        source_schema=job.source_schema or None,
        document_title=job.title or None,
        slide_count=job.slide_count,
        deck_score=job.deck_score,
        brand_pack_id=job.brand_pack_id,
        brand_pack_version_id=job.brand_pack_version_id,
        baseline_job_id=job.baseline_job_id,
        approval_status=job.approval_status,
        approval_required=job.approval_required,
        download_url=link_to(links, job, ArtifactKind.GENERATED_PPTX),
        preview_url=link_to(links, job, ArtifactKind.PREVIEW_PNG),
        validation_record_url=link_to(links, job, ArtifactKind.VALIDATION_RECORD),
        error_code=job.error_code,
        error_message=job.error_message,
        metadata=JobMetadata(brandCompliance=brand_compliance(report), validationSummary=validation_summary_of(job)),
        approvalHistory=decisions(job),
        hold=job.hold,
        files_removed_at=utc(job.files_removed_at),
        revision=job.revision,
        stage=next((task.stage for task in job.tasks if task.stage in waiting), job.stage),
        progress=progress(job),
        stages=[_stage_record(task, job.slide_count, waiting.get(task.stage)) for task in job.tasks],
        timings=job.timings,
        warnings=warnings(job),
        created_at=utc(job.created_at),
        updated_at=utc(job.updated_at),
        started_at=utc(job.started_at),
        finished_at=utc(job.finished_at),
        error_stage=job.error_stage,
        retry_of_job_id=job.retry_of_job_id,
        parent_job_id=job.parent_job_id,
    )


def job_list(
    jobs: Sequence[Job], links: FileLinks, *, total: int, next_cursor: str, artifacts: bool = False
) -> JobList:
    """The answer to `GET /api/v2/jobs`; with all artifacts only for who asks."""
    listed = [_listed(job, links, artifacts=artifacts) for job in jobs]
    return JobList(jobs=listed, total=total, next_cursor=next_cursor or None)


def _listed(job: Job, links: FileLinks, *, artifacts: bool) -> ListedJob:
    head = _head(job, links)
    return ListedJob(**head, artifacts=artifact_records(job, links)) if artifacts else cast("ListedJob", head)


def decisions(job: Job) -> list[Decision]:
    """The decisions about a job, the oldest first."""
    return [_decision(each) for each in job.decisions]


def _decision(decision: DecisionMade) -> Decision:
    actor = decision.actor
    return Decision(
        status=decision.status,
        actorId=actor.id,
        actorType="system" if actor.type is ActorType.SYSTEM else "user",
        note=decision.note,
        createdAt=utc(decision.created_at),
        artifactSha256=decision.artifact_sha256,
    )


def progress(job: Job) -> Progress:
    """How far all stages are."""
    slides = job.slide_count or max((task.total for task in job.tasks), default=0) or 1
    tasks = [task for task in job.tasks if task.state is not TaskState.SKIPPED]
    done = sum(slides if t.state is TaskState.SUCCEEDED else min(t.done, slides) for t in tasks)
    return Progress(done=done, total=slides * len(tasks))


def warnings(job: Job) -> list[Fault]:
    """What the document says that has no effect or will go, then what stands around it and means nothing here."""
    return [
        *(Fault(pointer=each["pointer"], code=each["code"], message=each["message"]) for each in job.warnings),
        *(Fault(pointer=one.pointer, code=one.code, message=one.message) for one in job.options.unknown_keys),
        *_options_without_effect(job),
    ]


def _options_without_effect(job: Job) -> Iterator[Fault]:
    if job.baseline_job_id and not job.kind.has(Stage.DIFF):
        message = f"A {job.kind} makes no pictures to compare: this has no effect."
        yield Fault(pointer="/baselineJobId", code="without_effect", message=message)
    if job.brand_pack_id and job.kind.takes_upload and job.options.file_name is None:
        message = "A document is only checked here, and the deck that it becomes would be held against the brand pack."
        yield Fault(pointer="/brandPackId", code="without_effect", message=message)
    if job.options.render.desktop_validation_id and not job.kind.has(Stage.DESKTOP):
        message = f"A {job.kind} hands out no deck that was validated: name this in the render that follows."
        yield Fault(pointer="/renderOptions/desktopValidationId", code="without_effect", message=message)


def _stage_record(task: Task, slides: int, waiting_reason: str | None) -> StageRecord:
    done, total = task.done, task.total
    if task.state is TaskState.SUCCEEDED:  # its last report of progress may be older than its end, or never have come
        done = total = total or slides
    return StageRecord(
        stage=task.stage,
        status=task.state,
        iteration=task.iteration,
        attempt=task.attempt,
        done=done,
        total=total,
        duration_ms=task.duration_ms,
        waiting_reason=waiting_reason,
    )
