"""The detail of a job: its record, and what is computed from its report, in camelCase. Pure."""

from collections.abc import Mapping
from typing import Literal

from typing_extensions import TypedDict

from deck_domain.brand_packs import BrandPack
from deck_domain.job import ApprovalStatus, Job
from deck_domain.job_options import ValidationMode
from deck_domain.lifecycle import Stage
from deck_domain.policy import desktop_status
from deck_domain.stage_results import DiffResult
from deck_runtime.file_links import FileLinks
from gateway.views.artifacts import ArtifactCounts, ArtifactRecord, artifact_counts
from gateway.views.brand_packs import BrandPackSummary, pack_summary
from gateway.views.jobs import Decision, JobRecord, decisions, job_record, job_url
from gateway.views.summaries import (
    BrandCompliance,
    FindingSummary,
    PolicySummary,
    PreflightSummary,
    Report,
    ValidationSummary,
    brand_compliance,
    finding_summary,
    policy_summary,
    preflight_summary,
    validation_summary_of,
)


class Approval(TypedDict):
    """Decisions of reviewers, the oldest first."""

    latest: Decision | None
    history: list[Decision]


class ApprovalAnswer(TypedDict):
    """Where a job stands, and the decisions that led there."""

    approvalStatus: ApprovalStatus
    approval: Approval


class Validation(TypedDict):
    """Which checks were asked for, and what became of them."""

    requestedValidationMode: ValidationMode
    validationRecordUrl: str | None
    desktopValidationStatus: Literal["not_run", "passed", "failed"]
    validationSummary: ValidationSummary


class Baseline(TypedDict):
    """The job that this one is compared with; `unavailableReason` says why it was not, where it could not be."""

    jobId: str
    jobUrl: str
    diffUrl: str
    unavailableReason: str | None


class DiffSummary(TypedDict):
    """How many slides differ from those of the baseline.

    Slides of the deck are changed, unchanged or added: the three add up to `totalSlides`. Removed slides are slides of
    the baseline. A slide that moved is changed or unchanged besides.
    """

    totalSlides: int
    changedSlides: int
    unchangedSlides: int
    addedSlides: int
    removedSlides: int
    movedSlides: int
    baselineJobId: str


class JobDetail(TypedDict):
    """A job and what is computed from its report."""

    job: JobRecord
    approval: Approval
    diffSummary: DiffSummary | None
    preflight: PreflightSummary | None
    policy: PolicySummary | None
    findingSummary: FindingSummary | None
    brandCompliance: BrandCompliance | None
    validation: Validation
    baseline: Baseline | None
    artifacts: list[ArtifactRecord]
    artifactCounts: ArtifactCounts
    brandPack: BrandPackSummary | None


def job_detail(
    job: Job,
    links: FileLinks,
    report: Report | None,
    waiting: Mapping[Stage, str] | None = None,
    pack: BrandPack | None = None,
) -> JobDetail:
    """The answer to `GET /api/v2/jobs/{id}`.

    `waiting` says why stages that could begin do not; `pack` is the brand pack that the job is built on.
    """
    record = job_record(job, links, report, waiting or {})
    return JobDetail(
        job=record,
        approval=approval(job),
        diffSummary=diff_summary(job),
        preflight=preflight_summary(report),
        policy=policy_summary(job, report),
        findingSummary=finding_summary(report),
        brandCompliance=brand_compliance(report),
        validation=_validation(job, record["validation_record_url"]),
        baseline=_baseline(job),
        artifacts=record["artifacts"],
        artifactCounts=artifact_counts(job),
        brandPack=pack_summary(pack) if pack else None,
    )


def comparison_of(job: Job) -> DiffResult | None:
    """What the comparison of a job with its baseline left; None while there is none."""
    task = job.task(Stage.DIFF)
    return task.result if task and isinstance(task.result, DiffResult) else None


def diff_summary(job: Job) -> DiffSummary | None:
    """The counts of a comparison; None where there is none."""
    found = comparison_of(job)
    if found is None or found.unavailable or job.baseline_job_id is None:
        return None
    return DiffSummary(
        totalSlides=found.total_slides,
        changedSlides=found.changed_slides,
        unchangedSlides=found.unchanged_slides,
        addedSlides=found.added_slides,
        removedSlides=found.removed_slides,
        movedSlides=found.moved_slides,
        baselineJobId=job.baseline_job_id,
    )


def approval(job: Job) -> Approval:
    """The decisions about a job."""
    history = decisions(job)
    return Approval(latest=history[-1] if history else None, history=history)


def approval_answer(job: Job) -> ApprovalAnswer:
    """The answer to a decision."""
    return ApprovalAnswer(approvalStatus=job.approval_status, approval=approval(job))


def _validation(job: Job, record_url: str | None) -> Validation:
    return Validation(
        requestedValidationMode=job.options.render.validation_mode,
        validationRecordUrl=record_url,
        desktopValidationStatus=desktop_status(job),
        validationSummary=validation_summary_of(job),
    )


def _baseline(job: Job) -> Baseline | None:
    baseline, found = job.baseline_job_id, comparison_of(job)
    if baseline is None:
        return None
    return Baseline(
        jobId=baseline,
        jobUrl=f"/api/v2/jobs/{baseline}",
        diffUrl=f"{job_url(job)}/diff",
        unavailableReason=found.unavailable if found else None,
    )
