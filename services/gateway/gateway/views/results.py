"""What POSTs of documents are answered with: a job to ask for, or what came of it. Pure."""

from typing import Literal, NotRequired

from typing_extensions import TypedDict

from deck_domain.job import Job
from deck_runtime.file_links import FileLinks
from gateway.problems import Fault
from gateway.views.artifacts import ArtifactRecord
from gateway.views.jobs import job_record, job_url
from gateway.views.reports import Verdict
from gateway.views.summaries import (
    BrandCompliance,
    PolicyResult,
    Report,
    ValidationSummary,
    brand_compliance,
    policy_result,
    validation_summary_of,
)


class QueuedData(TypedDict):
    """Where to ask for the job."""

    job_id: str
    job_url: str


class Queued(TypedDict):
    """The job is durable and will be run: exactly these two keys."""

    status: Literal["queued"]
    data: QueuedData


class RenderedData(QueuedData):
    """The deck's links and its report; the policy is held against that, and keeps nobody from the deck."""

    download_url: str | None
    preview_url: str | None
    quality_report: Report | None
    brand_compliance: BrandCompliance | None
    policyResult: PolicyResult | None
    validationSummary: ValidationSummary
    artifacts: list[ArtifactRecord]


class Rendered(TypedDict):
    """A synchronous render that succeeded."""

    status: Literal["success"]
    data: RenderedData


class PreflightData(QueuedData):
    """The report, and the policy held against it."""

    quality_report: Report | None
    brand_compliance: BrandCompliance | None
    policyResult: PolicyResult | None
    validationSummary: ValidationSummary


class Preflight(TypedDict):
    """What a document scored; `blocked` when the policy forbids rendering."""

    status: Literal["success", "blocked"]
    data: PreflightData


class ValidatedData(QueuedData):
    """Whether it is valid, and what is wrong. The report, and what it says of the brand, where a deck was examined."""

    valid: bool
    errors: list[Fault]
    quality_report: NotRequired[Report]
    brand_compliance: NotRequired[BrandCompliance | None]


class Validated(TypedDict):
    """What a validation found."""

    status: Literal["success"]
    data: ValidatedData


class LegacyNotice(TypedDict):
    """Which route to use instead."""

    message: str


class LegacyData(QueuedData):
    """The deck's link."""

    download_url: str | None
    legacy_notice: LegacyNotice


class LegacyRendered(TypedDict):
    """A render through the older route."""

    status: Literal["success"]
    data: LegacyData


class Preview(TypedDict):
    """One slide as a picture: a data URL."""

    preview: str
    job_id: str


def queued_answer(job: Job) -> Queued:
    """The 202 of a job that has not ended."""
    return Queued(status="queued", data=QueuedData(job_id=job.id, job_url=job_url(job)))


def render_answer(job: Job, links: FileLinks, report: Report | None) -> Rendered:
    """The 200 of a synchronous render."""
    record = job_record(job, links, report)
    data = RenderedData(
        job_id=job.id,
        job_url=job_url(job),
        download_url=record["download_url"],
        preview_url=record["preview_url"],
        quality_report=record["quality_report"],
        brand_compliance=brand_compliance(report),
        policyResult=policy_result(job, report),
        validationSummary=validation_summary_of(job),
        artifacts=record["artifacts"],
    )
    return Rendered(status="success", data=data)


def preflight_answer(job: Job, report: Report | None) -> Preflight:
    """The 200 of a preflight."""
    policy = policy_result(job, report)
    data = PreflightData(
        job_id=job.id,
        job_url=job_url(job),
        quality_report=report,
        brand_compliance=brand_compliance(report),
        policyResult=policy,
        validationSummary=validation_summary_of(job),
    )
    return Preflight(status="blocked" if policy and policy["blocking"] else "success", data=data)


def validate_answer(job: Job, verdict: Verdict) -> Validated:
    """The 200 of a validation."""
    data = ValidatedData(job_id=job.id, job_url=job_url(job), valid=verdict.valid, errors=verdict.errors)
    if verdict.report:
        data["quality_report"] = verdict.report
        data["brand_compliance"] = brand_compliance(verdict.report)
    return Validated(status="success", data=data)


def legacy_answer(job: Job, links: FileLinks, instead: str) -> LegacyRendered:
    """The 200 of the older route; `instead` says which to use."""
    data = LegacyData(
        job_id=job.id,
        job_url=job_url(job),
        download_url=job_record(job, links)["download_url"],
        legacy_notice=LegacyNotice(message=instead),
    )
    return LegacyRendered(status="success", data=data)
