"""`/api/v2/jobs`: reading, awaiting and ending jobs."""

import asyncio
from typing import TYPE_CHECKING, Annotated, Literal

from fastapi import APIRouter, Query, Request, Response

from deck_domain.errors import InvalidRequest
from deck_domain.job import ApprovalStatus
from deck_domain.job_pages import JobFilter
from deck_domain.lifecycle import JobState
from gateway.dependencies import ACCEPTS_KEYS, GatewayParts, JobId, Reader, Renderer
from gateway.etags import expected_revisions
from gateway.openapi import CHANGES_JOB, IF_MATCHES, described
from gateway.requests.queries import pointing_at, require_known_parameters
from gateway.submitting import accepted, repeatable_of
from gateway.views.details import JobDetail
from gateway.views.job_views import job_answer
from gateway.views.jobs import SHOWN_KINDS, JobAnswer, JobList, job_list, job_record, kinds_shown_as
from gateway.views.responses import json_response

router = APIRouter(prefix="/api/v2/jobs", tags=["jobs"], dependencies=ACCEPTS_KEYS)

Id = Annotated[str | None, Query(pattern="^[A-Za-z0-9_-]{1,100}$")]
Schema = Literal["protocol_v2", "agent_v1", "paper_document", "brief_v1", "feedback_v1", "translation_v1"]
if TYPE_CHECKING:
    Kind = str  # the type checker cannot read a Literal that is computed
else:
    Kind = Literal[SHOWN_KINDS]
Cursor = Annotated[str, Query(max_length=500, pattern="^[!-~]*$", description="`next_cursor` of the page before")]
Wait = Annotated[
    float | None, Query(alias="wait", ge=0, allow_inf_nan=False, description="Seconds to wait; over 60 is 60")
]
Revision = Annotated[
    int | None, Query(alias="after_revision", ge=0, le=2**62, description="Answer once the job's revision is greater")
]


@router.get("", summary="List jobs, newest first", responses=described(400, ok=JobList))
async def list_jobs(
    request: Request,
    gateway: GatewayParts,
    who: Reader,
    *,
    limit: Annotated[int, Query(ge=1, le=100)] = 25,
    cursor: Cursor = "",
    status: JobState | None = None,
    approval_status: Annotated[ApprovalStatus | None, Query(alias="approvalStatus")] = None,
    kind: Kind | None = None,
    brand_pack_id: Annotated[Id, Query(alias="brandPackId")] = None,
    source_schema: Annotated[Schema | None, Query(alias="sourceSchema")] = None,
    include: Annotated[Literal["artifacts"] | None, Query(description="`artifacts`: all files of each job")] = None,
    with_slides: Annotated[bool, Query(alias="withSlides", description="The jobs of slides of decks, too")] = False,
) -> Response:
    """Filters narrow together; one that does not exist is 400. Reports are in the jobs' details alone."""
    require_known_parameters(request)
    only = JobFilter(
        states=(status,) if status else (),
        kinds=kinds_shown_as(kind) if kind else (),
        approval_status=approval_status,
        source_schema=source_schema or "",
        brand_pack_id=brand_pack_id or "",
        with_slides=with_slides,
    )
    try:
        page = await gateway.registry.list_jobs(
            who.tenant, only, limit=limit, token=cursor, artifacts=include is not None
        )
    except InvalidRequest as error:
        raise pointing_at(error, {"/page_token": "cursor"}) from None
    # A hundred large jobs hold thousands of links to sign: not while others wait.
    view = await asyncio.to_thread(
        job_list,
        page.jobs,
        gateway.links,
        total=page.total,
        next_cursor=page.next_token,
        artifacts=include is not None,
    )
    return json_response(view)


@router.get("/{job_id}", summary="Read a job, or wait for it", responses=described(400, 404, 429, ok=JobDetail))
async def get_job(
    request: Request,
    gateway: GatewayParts,
    who: Reader,
    job_id: JobId,
    *,
    _wait: Wait = None,
    _after_revision: Revision = None,
) -> Response:
    """With `wait`, held until the job is newer than `after_revision`, or without that until it is terminal.

    A job that has ended gets newer when somebody decides about it, or when its files are removed. A client that ends
    its side of the connection is answered at once, with the job as it is.
    """
    # Requests that wait do not come here: see gateway.waiting.long_polls.
    job = await gateway.registry.get_job(who.tenant, job_id)
    return await job_answer(request, gateway.views, job, gateway.views.v2)


@router.post(
    "/{job_id}/cancel",
    summary="End a job",
    status_code=202,
    openapi_extra=CHANGES_JOB,
    responses=described(400, 404, 408, 409, 412, 413, 422, accepted=JobAnswer),
)
async def cancel_job(request: Request, gateway: GatewayParts, who: Renderer, job_id: JobId) -> Response:
    """The record is cancelled at once; running work stops within seconds."""

    async def act() -> Response:
        job = await gateway.registry.cancel_job(who, job_id, expected_revisions(request))
        return accepted(job, JobAnswer(job=job_record(job, gateway.links)))

    return await gateway.repeats.once(who, await repeatable_of(request, gateway), act)


@router.post(
    "/{job_id}/retry",
    summary="Run a failed or cancelled job's document again",
    status_code=202,
    openapi_extra=CHANGES_JOB,
    responses=described(400, 404, 408, 409, 410, 412, 413, 422, 429, accepted=JobAnswer),
)
async def retry_job(request: Request, gateway: GatewayParts, who: Renderer, job_id: JobId) -> Response:
    """A new job; what the old one has recorded is reused."""
    repeat = await repeatable_of(request, gateway)

    async def act() -> Response:
        job = await gateway.registry.retry_job(who, job_id, repeat, expected_revisions(request))
        return accepted(job, JobAnswer(job=job_record(job, gateway.links)))

    return await gateway.repeats.once(who, repeat, act)


@router.delete(
    "/{job_id}",
    summary="Delete a job and its files",
    status_code=204,
    openapi_extra=IF_MATCHES,
    responses=described(404, 409, 412),
)
async def delete_job(request: Request, gateway: GatewayParts, who: Renderer, job_id: JobId) -> Response:
    """For the key that made the job, or one with scope admin. A running job is cancelled first, one on hold stays."""
    await gateway.registry.delete_job(who, job_id, expected_revisions(request))
    return Response(status_code=204)
