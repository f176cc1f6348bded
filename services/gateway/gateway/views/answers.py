"""Shapes of answers, for the OpenAPI: answers themselves are written by the projections."""

from datetime import datetime
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict
from pydantic.alias_generators import to_camel


class _Shape(BaseModel):
    model_config = ConfigDict(extra="allow")


class _CamelShape(_Shape):
    model_config = ConfigDict(alias_generator=to_camel)


class Fault(_Shape):
    """One fault. The pointer of a document's fault is relative to the document, any other's to the whole body."""

    pointer: str
    code: str
    message: str


class ErrorMember(_Shape):
    """The error once more, for clients that read this form."""

    code: str
    message: str


class Problem(_Shape):
    """RFC 9457 problem details. Answers of `/v1` add `remedy` and `actionable`."""

    type: str
    title: str
    status: int
    detail: str
    instance: str
    code: str
    errors: list[Fault]
    request_id: str
    error: ErrorMember


class Progress(_Shape):
    """Slides done and slides in all, summed over the stages."""

    done: int
    total: int


class ArtifactRecord(_Shape):
    """A file of a job. `public_url` is signed and expires."""

    id: str
    kind: str
    label: str
    storage_path: str
    public_url: str | None
    content_type: str
    byte_length: int
    sha256: str
    iteration: int
    metadata: dict[str, Any]


class JobRecord(_Shape):
    """A job. `quality_report` is filled in the job's detail, and null in lists; `timings` are in milliseconds."""

    id: str
    kind: Literal["render", "preflight", "validate"]
    status: Literal["queued", "running", "succeeded", "failed", "cancelled"]
    source_schema: str | None
    document_title: str | None
    slide_count: int
    deck_score: int | None
    brand_pack_id: str | None
    brand_pack_version_id: str | None
    baseline_job_id: str | None
    approval_status: Literal["not_requested", "needs_review", "approved", "rejected"]
    approval_required: bool
    download_url: str | None
    preview_url: str | None
    quality_report: dict[str, Any] | None
    validation_record_url: str | None
    error_code: str | None
    error_message: str | None
    artifacts: list[ArtifactRecord]
    metadata: dict[str, Any]
    revision: int
    stage: str | None
    progress: Progress
    timings: dict[str, int]
    warnings: list[Fault]
    created_at: datetime
    updated_at: datetime
    started_at: datetime | None
    finished_at: datetime | None
    error_stage: str | None
    retry_of_job_id: str | None
    parent_job_id: str | None


class JobDetail(_CamelShape):
    """A job and what is computed from its report."""

    job: JobRecord
    approval: dict[str, Any]
    diff_summary: dict[str, Any] | None
    preflight: dict[str, Any] | None
    policy: dict[str, Any] | None
    finding_summary: dict[str, Any] | None
    brand_compliance: dict[str, Any] | None
    validation: dict[str, Any]
    baseline: dict[str, Any] | None
    artifacts: list[ArtifactRecord]
    artifact_counts: dict[str, Any]
    brand_pack: dict[str, Any] | None


class JobList(_Shape):
    """A page of jobs; `next_cursor` is null on the last."""

    jobs: list[JobRecord]
    total: int
    next_cursor: str | None


class JobAnswer(_Shape):
    """A job's record alone."""

    job: JobRecord


class QueuedData(_Shape):
    """Where to ask for the job."""

    job_id: str
    job_url: str


class Queued(_Shape):
    """The job is durable and will be run."""

    status: Literal["queued"]
    data: QueuedData


class Finished(_Shape):
    """What came out; `blocked` when a policy forbids rendering."""

    status: Literal["success", "blocked"]
    data: dict[str, Any]


class Preview(_Shape):
    """One slide as a picture."""

    preview: str
    job_id: str


class ArtifactList(_CamelShape):
    """The files of a job."""

    artifacts: list[ArtifactRecord]
    artifact_counts: dict[str, Any]


class EventRecord(_Shape):
    """One line of a timeline; `seq` counts from 1 without gaps."""

    seq: int
    type: str
    created_at: datetime
    data: dict[str, Any]


class EventList(_Shape):
    """A page of a timeline, oldest first; `next_cursor` is null when there are no more yet."""

    events: list[EventRecord]
    next_cursor: str | None


class KeyRecord(_Shape):
    """An API key without its secret."""

    id: str
    name: str
    tenant: str
    scopes: list[str]
    created_at: datetime
    expires_at: datetime | None
    last_used_at: datetime | None
    revoked_at: datetime | None


class NewKey(KeyRecord):
    """A new key with its secret, which is shown here and never again."""

    key: str


class KeyList(_Shape):
    """The keys of a tenant, newest first."""

    keys: list[KeyRecord]


class BriefJobHead(_Shape):
    """A job in a list of `/v1`."""

    job_id: str
    name: str
    status: Literal["queued", "generating", "executing", "rendering", "complete", "failed"]
    pptx_url: str | None
    preview_url: str | None
    cost_charged: float
    created_at: datetime


class BriefJob(BriefJobHead):
    """A job as `/v1` shows it: scores are 0..10. A failed one carries `error`."""

    current_iteration: int
    max_iterations: int
    final_score: float | None
    iterations: int
    cost_usd: float
    latency_ms: int | None
    preview_urls: list[str]
    warnings: list[Fault]


class BriefJobList(_Shape):
    """A page of jobs."""

    jobs: list[BriefJobHead]
    total: int
    limit: int
    offset: int


class Version(_Shape):
    """One iteration of a job, from 0."""

    job_id: str
    iteration: int
    score: float | None
    pptx_url: str | None
    preview_url: str | None


class Health(_Shape):
    """Whether jobs are accepted, and what is away."""

    status: str
    components: dict[str, str]
