"""How a job's deck differs from that of its baseline."""

import asyncio

from fastapi import APIRouter, Response

from deck_domain.errors import Gone, IllegalTransition, NotFound
from deck_domain.job import Job
from gateway.dependencies import ACCEPTS_KEYS, Gateway, GatewayParts, JobId, Reader
from gateway.openapi import described
from gateway.views.details import comparison_of
from gateway.views.diffs import JobDiff, job_diff
from gateway.views.responses import json_response

router = APIRouter(prefix="/api/v2/jobs/{job_id}", tags=["jobs"], dependencies=ACCEPTS_KEYS)


@router.get("/diff", summary="What differs from the baseline", responses=described(404, 409, 410, ok=JobDiff))
async def get_diff(gateway: GatewayParts, who: Reader, job_id: JobId) -> Response:
    """For a render that names a `baselineJobId`, once it has succeeded: slide by slide, in words and in pictures."""
    job = await gateway.registry.get_job(who.tenant, job_id)
    _require_comparison(job)
    diff, baseline = await asyncio.gather(gateway.reports.diff(job), _baseline(gateway, job))
    if diff is None:
        raise Gone("The comparison is lost: render the document again with the same baseline.", code="artifact_gone")
    reports = await asyncio.gather(*(gateway.reports.quality(each) for each in (job, baseline) if each))
    older = (baseline, reports[1]) if baseline else None
    return json_response(await asyncio.to_thread(job_diff, (job, reports[0]), older, diff, gateway.links))


def _require_comparison(job: Job) -> None:
    if job.baseline_job_id is None:
        raise NotFound("This job has no baseline: name one as baselineJobId when you render.", code="no_baseline")
    found = comparison_of(job)
    if found is None and not job.state.terminal:
        message = f"The job is {job.state} and not compared yet: ask again when it has succeeded."
        raise IllegalTransition(message, code="diff_not_ready")
    if found is None:
        message = f"The {job.kind} is {job.state} and was not compared: only renders that succeed are."
        raise IllegalTransition(message, code="diff_not_made")
    if found.unavailable:
        raise Gone(f"There is no comparison: {found.unavailable}", code="baseline_gone")


async def _baseline(gateway: Gateway, job: Job) -> Job | None:
    try:
        return await gateway.registry.get_job(job.tenant, job.baseline_job_id or "")
    except NotFound:
        return None
