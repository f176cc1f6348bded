"""A job as `/api/v2` shows it: the record in snake_case, computed summaries in camelCase. Pure."""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from deck_domain.job import Artifact, ArtifactKind, Job, JobEvent, Task
from deck_domain.job_kinds import KINDS, JobKind
from deck_domain.lifecycle import TaskState
from gateway.files.links import FileLinks
from gateway.views.published import artifact_link, previews, published, published_artifacts, utc, warnings
from gateway.views.summaries import (
    Report,
    brand_compliance,
    finding_summary,
    policy_result,
    policy_summary,
    preflight_summary,
    validation_summary_of,
)


def kinds_shown_as(kind: str) -> tuple[JobKind, ...]:
    """The kinds of job that this API calls `kind`."""
    return tuple(each for each in KINDS.values() if each.shown_as == kind)


def job_url(job: Job) -> str:
    """The job's address: relative, as clients expect it."""
    return f"/api/v2/jobs/{job.id}"


def job_record(job: Job, links: FileLinks, report: Report | None = None) -> dict[str, Any]:
    """The job record. `report` is left out of lists: there `quality_report` is null."""
    return {
        "id": job.id,
        "kind": job.kind.shown_as,
        "status": job.state.value,
        "source_schema": job.source_schema or None,
        "document_title": job.title or None,
        "slide_count": job.slide_count,
        "deck_score": job.deck_score,
        "brand_pack_id": job.brand_pack_id,
        "brand_pack_version_id": job.brand_pack_version_id,
        "baseline_job_id": job.baseline_job_id,
        "approval_status": job.approval_status.value,
        "approval_required": job.approval_required,
        "download_url": artifact_link(links, job, published(job, ArtifactKind.GENERATED_PPTX)),
        "preview_url": artifact_link(links, job, next(iter(previews(job)), None)),
        "quality_report": report,
        "validation_record_url": artifact_link(links, job, published(job, ArtifactKind.VALIDATION_RECORD)),
        "error_code": job.error_code,
        "error_message": job.error_message,
        "artifacts": [artifact_record(job, each, links) for each in published_artifacts(job)],
        "metadata": {"brandCompliance": brand_compliance(report), "validationSummary": validation_summary_of(job)},
        "approvalHistory": [],
        **_ours(job),
    }


def _ours(job: Job) -> dict[str, Any]:
    done, total = progress(job)
    return {
        "revision": job.revision,
        "stage": job.stage.value if job.stage else None,
        "progress": {"done": done, "total": total},
        "stages": [stage_record(task) for task in job.tasks],
        "timings": job.timings,
        "warnings": warnings(job),
        "created_at": utc(job.created_at),
        "updated_at": utc(job.updated_at),
        "started_at": utc(job.started_at),
        "finished_at": utc(job.finished_at),
        "error_stage": job.error_stage.value if job.error_stage else None,
        "retry_of_job_id": job.retry_of_job_id,
        "parent_job_id": job.parent_job_id,
    }


def progress(job: Job) -> tuple[int, int]:
    """Slides done and slides in all, over all stages: a stage that is done counts whole."""
    slides = job.slide_count or max((task.total for task in job.tasks), default=0) or 1
    done = sum(slides if t.state is TaskState.SUCCEEDED else min(t.done, slides) for t in job.tasks)
    return done, slides * len(job.tasks)


def stage_record(task: Task) -> dict[str, Any]:
    """One task of the pipeline; `done` and `total` in slides, for progress bars."""
    return {
        "stage": task.stage.value,
        "status": task.state.value,
        "attempt": task.attempt,
        "done": task.done,
        "total": task.total,
        "duration_ms": task.duration_ms,
    }


def artifact_record(job: Job, artifact: Artifact, links: FileLinks) -> dict[str, Any]:
    """One artifact."""
    return {
        "id": artifact.id,
        "kind": artifact.kind.value,
        "label": artifact.label,
        "storage_path": artifact.stored.key,
        "public_url": artifact_link(links, job, artifact),
        "content_type": artifact.content_type,
        "byte_length": artifact.stored.size,
        "sha256": artifact.stored.sha256,
        "iteration": artifact.iteration,
        "metadata": dict(artifact.metadata),
    }


def job_detail(job: Job, links: FileLinks, report: Report | None) -> dict[str, Any]:
    """The answer to `GET /jobs/:id`."""
    record = job_record(job, links, report)
    return {
        "job": record,
        "approval": {"latest": None, "history": []},
        "diffSummary": None,
        "preflight": preflight_summary(report),
        "policy": policy_summary(job, report),
        "findingSummary": finding_summary(report),
        "brandCompliance": brand_compliance(report),
        "validation": _validation(job, record["validation_record_url"]),
        "baseline": _baseline(job),
        "artifacts": record["artifacts"],
        "artifactCounts": artifact_counts(job),
        "brandPack": None,
    }


def artifact_counts(job: Job) -> dict[str, Any]:
    """`{totalArtifacts, countsByKind}`."""
    counts = Counter(artifact.kind.value for artifact in published_artifacts(job))
    return {"totalArtifacts": counts.total(), "countsByKind": dict(counts)}


def _validation(job: Job, record_url: str | None) -> dict[str, Any]:
    return {
        "requestedValidationMode": job.options.render.validation_mode.value,
        "validationRecordUrl": record_url,
        "desktopValidationStatus": "not_run",
        "validationSummary": validation_summary_of(job),
    }


def _baseline(job: Job) -> dict[str, Any] | None:
    baseline = job.baseline_job_id
    return {"jobId": baseline, "jobUrl": f"/api/v2/jobs/{baseline}"} if baseline else None


def job_list(jobs: Sequence[Job], links: FileLinks, *, total: int, next_cursor: str) -> dict[str, Any]:
    """The answer to `GET /jobs`."""
    return {"jobs": [job_record(job, links) for job in jobs], "total": total, "next_cursor": next_cursor or None}


def queued_answer(job: Job) -> dict[str, Any]:
    """The 202 of an asynchronous render: exactly these two keys."""
    return {"status": "queued", "data": {"job_id": job.id, "job_url": job_url(job)}}


def render_answer(job: Job, links: FileLinks, report: Report | None) -> dict[str, Any]:
    """The 200 of a synchronous render that succeeded."""
    record = job_record(job, links, report)
    keys = ("download_url", "preview_url", "quality_report")
    return _success(
        {
            "job_id": job.id,
            "job_url": job_url(job),
            **{key: record[key] for key in keys},
            "brand_compliance": brand_compliance(report),
            "validationSummary": validation_summary_of(job),
            "artifacts": record["artifacts"],
        }
    )


def preflight_answer(job: Job, report: Report | None) -> dict[str, Any]:
    """The 200 of a preflight; `blocked` when the policy forbids rendering."""
    policy = policy_result(job, report)
    answer = _success(
        {
            "job_id": job.id,
            "job_url": job_url(job),
            "quality_report": report,
            "brand_compliance": brand_compliance(report),
            "policyResult": policy,
            "validationSummary": validation_summary_of(job),
        }
    )
    return answer | {"status": "blocked"} if policy and policy["blocking"] else answer


def validate_answer(job: Job, verdict: Mapping[str, Any]) -> dict[str, Any]:
    """The 200 of a validation: `valid`, and what is wrong."""
    data = {"job_id": job.id, "job_url": job_url(job), "valid": verdict["valid"], "errors": verdict["errors"]}
    return _success(data | ({"quality_report": verdict["report"]} if verdict.get("report") else {}))


def event_record(event: JobEvent) -> dict[str, Any]:
    """One line of the timeline."""
    data = dict(event.data)
    return {"seq": event.seq, "type": event.type, "created_at": utc(event.created_at), "data": data}


def _success(data: dict[str, Any]) -> dict[str, Any]:
    return {"status": "success", "data": data}
