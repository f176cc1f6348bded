"""The files of a job: with a key in the header, or behind a signed link, whose signature is the key."""

from typing import Annotated

from fastapi import APIRouter, Path, Query, Request, Response

from deck_domain.errors import Gone, NotFound
from deck_domain.file_names import download_name
from deck_runtime.file_links import file_path
from gateway.dependencies import ACCEPTS_KEYS, GatewayParts, JobId, Reader
from gateway.downloads import by_key, by_link, require_kept
from gateway.files.stored_files import file_response
from gateway.openapi import ANY_FILE, binary, described
from gateway.serving_files import send_archive, send_file
from gateway.views.artifacts import ArtifactList, artifact_list, served_artifact
from gateway.views.responses import json_response

router = APIRouter(prefix="/api/v2/jobs/{job_id}", tags=["artifacts"], dependencies=ACCEPTS_KEYS)
signed = APIRouter(tags=["files"])
"""The routes of signed links, which need no key."""

ArtifactId = Annotated[str, Path(max_length=64, pattern="^[A-Za-z0-9_-]+$", description="art_...")]
Part = Annotated[str, Path(max_length=255)]
Parameter = Annotated[str, Query(max_length=1000)]


@router.get("/artifacts", summary="List a job's files", responses=described(404, ok=ArtifactList))
async def list_artifacts(gateway: GatewayParts, who: Reader, job_id: JobId) -> Response:
    """Files appear as soon as the stage that made them is done."""
    job = await gateway.registry.get_job(who.tenant, job_id)
    return json_response(artifact_list(job, gateway.links))


@router.get(
    "/artifacts.zip",
    summary="All files of a job in one archive",
    response_class=Response,
    responses={**described(404, 410), **binary("application/zip", ranges=False)},
)
async def download_archive(request: Request, gateway: GatewayParts, who: Reader, job_id: JobId) -> Response:
    """What is there at this moment; the archive of a finished job has everything."""
    job = await gateway.registry.get_job(who.tenant, job_id)
    return await send_archive(request, gateway, job, by_key(who))


@router.get(
    "/document",
    summary="What the job was made of",
    response_class=Response,
    responses={**described(404, 410, 416), **binary(*ANY_FILE)},
)
async def download_document(request: Request, gateway: GatewayParts, who: Reader, job_id: JobId) -> Response:
    """The very bytes of the document, without its envelope, or of the uploaded deck.

    Takes ranges, HEAD and `If-None-Match`.
    """
    title, given = await gateway.registry.get_document(who.tenant, job_id)
    if given is None:
        raise NotFound("This job was made of neither a document nor a file.")
    require_kept([given])
    return await file_response(request, gateway.store, given, download_name(title, given))


@router.get(
    "/artifacts/{artifact_id}",
    summary="One file of a job",
    response_class=Response,
    responses={**described(404, 410, 416), **binary(*ANY_FILE)},
)
async def download_artifact(
    request: Request, gateway: GatewayParts, who: Reader, job_id: JobId, artifact_id: ArtifactId
) -> Response:
    """Takes ranges, HEAD and `If-None-Match`."""
    job = await gateway.registry.get_job(who.tenant, job_id)
    artifact = served_artifact(job, artifact_id)
    if artifact is None:
        raise NotFound(f"The job has no artifact {artifact_id}: its `artifacts` list those that it has.")
    return await send_file(request, gateway, job, artifact, by_key(who))


@signed.get(
    "/v1/files/{job_id}/{artifact_id}/{label}",
    summary="A file behind a signed link",
    response_class=Response,
    responses={
        **{status: text for status, text in described(400, 403, 404, 410, 416).items() if status != 401},
        **binary(*ANY_FILE),
    },
)
async def get_file(
    request: Request,
    gateway: GatewayParts,
    job_id: JobId,
    artifact_id: Part,
    label: Part,
    *,
    sig: Parameter = "",
    exp: Parameter = "",
    name: Parameter = "",
    link: Parameter = "",
) -> Response:
    """403 for a wrong signature and behind a gate; 410 once expired, revoked or deleted. Takes ranges and HEAD."""
    gateway.links.verify(file_path(job_id, artifact_id, label), name=name, expires=exp, signature=sig, link_id=link)
    job = (await gateway.registry.get_jobs([job_id])).get(job_id)
    artifact = served_artifact(job, artifact_id) if job else None
    if job is None or artifact is None:
        raise Gone("This file was deleted with its job.", code="deleted")
    if link:
        await gateway.download_links.require_working(link)
    return await send_file(request, gateway, job, artifact, by_link(sig, link), name=name)
