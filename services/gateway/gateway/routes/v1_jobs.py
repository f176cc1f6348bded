"""`/v1/jobs`: the same jobs for clients of the slide-generation API."""

from collections.abc import Mapping
from typing import Annotated, Literal

from fastapi import APIRouter, Query, Request, Response

from deck_domain.errors import NotFound
from deck_domain.job import Artifact, ArtifactKind, Job, Principal
from deck_domain.job_pages import JobFilter
from gateway.dependencies import ACCEPTS_KEYS, Gateway, GatewayParts, JobId, Reader, Renderer
from gateway.downloads import by_key
from gateway.etags import expected_revisions
from gateway.openapi import IF_MATCHES, PPTX, binary, described
from gateway.serving_files import send_file
from gateway.views import v1_jobs as views
from gateway.views.artifacts import previews, published
from gateway.views.job_views import job_answer
from gateway.views.responses import json_response
from gateway.views.v1_statuses import STATUSES, Selection, status_of

router = APIRouter(prefix="/v1/jobs", tags=["jobs of /v1"], dependencies=ACCEPTS_KEYS)

Status = Literal["queued", "generating", "executing", "rendering", "complete", "failed"]
Timeout = Annotated[
    float, Query(alias="timeout", ge=0, allow_inf_nan=False, description="Seconds to wait with `poll`; over 60 is 60")
]


@router.get("", summary="List jobs, newest first", responses=described(400, ok=views.BriefJobList))
async def list_jobs(
    gateway: GatewayParts,
    who: Reader,
    *,
    status: Status | None = None,
    limit: Annotated[int, Query(ge=1, le=100)] = 20,
    offset: Annotated[int, Query(ge=0, le=1_000_000)] = 0,
    with_slides: Annotated[bool, Query(description="The jobs of the slides of decks, too")] = False,
) -> Response:
    """Jobs that make decks; preflights and validations are not listed, slides of decks where they are asked for."""
    chosen = STATUSES[status] if status else Selection(())
    only = JobFilter(states=chosen.states, stages=chosen.stages, kinds=views.kinds(), with_slides=with_slides)
    page = await gateway.registry.list_jobs(who.tenant, only, limit=limit, offset=offset)
    view = views.job_list(page.jobs, gateway.links, total=page.total, limit=limit, offset=offset)
    return json_response(view)


@router.get("/{job_id}", summary="Read a job, or wait for it", responses=described(400, 404, 429, ok=views.BriefJob))
async def get_job(
    request: Request,
    gateway: GatewayParts,
    who: Reader,
    job_id: JobId,
    *,
    _poll: Annotated[bool, Query(alias="poll")] = False,
    _timeout: Timeout = 30.0,
) -> Response:
    """With `poll`, held until the job is complete or failed, or until `timeout`."""
    # Requests that wait do not come here: see gateway.waiting.long_polls.
    return await job_answer(request, gateway.views, await _read(gateway, who, job_id), gateway.views.v1)


@router.delete(
    "/{job_id}",
    summary="Delete a job and its files",
    status_code=204,
    openapi_extra=IF_MATCHES,
    responses=described(404, 409, 412),
)
async def delete_job(request: Request, gateway: GatewayParts, who: Renderer, job_id: JobId) -> Response:
    """For the key that made the job, or one with scope admin."""
    await _read(gateway, who, job_id)
    await gateway.registry.delete_job(who, job_id, expected_revisions(request))
    return Response(status_code=204)


@router.get(
    "/{job_id}/versions", summary="A slide's versions, from 0", responses=described(404, ok=list[views.Version])
)
async def list_versions(gateway: GatewayParts, who: Reader, job_id: JobId) -> Response:
    """A bare array: from the first version of the slide to those of this job, each with the job that made it.

    Versions of jobs that were deleted are left out, and the others keep their numbers.
    """
    job = await _read(gateway, who, job_id)
    before = await gateway.registry.get_jobs(job.ancestors)
    return json_response(views.versions([*_own(who, job, before), job], gateway.links))


@router.get(
    "/{job_id}/pptx",
    summary="The deck",
    response_class=Response,
    responses={**described(404, 410, 416), **binary(PPTX)},
)
async def download_deck(request: Request, gateway: GatewayParts, who: Reader, job_id: JobId) -> Response:
    """The bytes, with a key in the header."""
    job = await _read(gateway, who, job_id)
    return await _send(request, gateway, who, job, published(job, ArtifactKind.GENERATED_PPTX))


@router.get(
    "/{job_id}/preview",
    summary="The first slide's picture",
    response_class=Response,
    responses={**described(404, 410, 416), **binary("image/png")},
)
async def download_preview(request: Request, gateway: GatewayParts, who: Reader, job_id: JobId) -> Response:
    """The bytes, with a key in the header."""
    job = await _read(gateway, who, job_id)
    return await _send(request, gateway, who, job, next(iter(previews(job)), None))


async def _send(request: Request, gateway: Gateway, who: Principal, job: Job, file: Artifact | None) -> Response:
    if file is None:
        raise NotFound(f"This job has no such file yet: it is {status_of(job.state, job.stage)}.")
    return await send_file(request, gateway, job, file, by_key(who))


def _own(who: Principal, job: Job, found: Mapping[str, Job]) -> list[Job]:
    """Those of a job's ancestors that are still there, the first one first."""
    return [each for job_id in job.ancestors if (each := found.get(job_id)) and each.tenant == who.tenant]


async def _read(gateway: Gateway, who: Principal, job_id: str) -> Job:
    return views.require_deck_job(await gateway.registry.get_job(who.tenant, job_id))
