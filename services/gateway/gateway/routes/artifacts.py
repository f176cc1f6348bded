"""`/api/v2/jobs/{id}/artifacts`: the files of a job, with a key in the header."""

from typing import Annotated, Any

from fastapi import APIRouter, Path, Request, Response

from deck_domain.errors import NotFound
from gateway import answers, projection_v2
from gateway.dependencies import ACCEPTS_KEYS, GatewayParts, JobId, Reader
from gateway.files import archive_response, file_response
from gateway.published import download_name, published_artifacts
from gateway.responses import described, json_response

router = APIRouter(prefix="/api/v2/jobs/{job_id}", tags=["artifacts"], dependencies=ACCEPTS_KEYS)

ArtifactId = Annotated[str, Path(max_length=64, pattern="^[A-Za-z0-9_-]+$", description="art_...")]

_BINARY: dict[str, Any] = {"schema": {"type": "string", "format": "binary"}}


def binary(*media_types: str) -> dict[int | str, dict[str, Any]]:
    """The 200 of a file for the OpenAPI."""
    return {200: {"description": "The bytes", "content": dict.fromkeys(media_types, _BINARY)}}


@router.get("/artifacts", summary="List a job's files", responses=described(404, ok=answers.ArtifactList))
async def list_artifacts(gateway: GatewayParts, who: Reader, job_id: JobId) -> Response:
    """Files appear as soon as the stage that made them is done."""
    job = await gateway.registry.get_job(who.tenant, job_id)
    records = [projection_v2.artifact_record(job, each, gateway.links) for each in published_artifacts(job)]
    return json_response({"artifacts": records, "artifactCounts": projection_v2.artifact_counts(job)})


@router.get(
    "/artifacts.zip",
    summary="All files of a job in one archive",
    responses={**described(404, 410), **binary("application/zip")},
)
async def download_archive(gateway: GatewayParts, who: Reader, job_id: JobId) -> Response:
    """What is there at this moment; the archive of a finished job has everything."""
    job = await gateway.registry.get_job(who.tenant, job_id)
    artifacts = published_artifacts(job)
    if not artifacts:
        raise NotFound("This job has no files yet.")
    return await archive_response(gateway.store, job, artifacts)


@router.head("/artifacts/{artifact_id}", include_in_schema=False)
@router.get(
    "/artifacts/{artifact_id}",
    summary="One file of a job",
    responses={**described(404, 410, 416), **binary("*/*")},
)
async def download_artifact(
    request: Request, gateway: GatewayParts, who: Reader, job_id: JobId, artifact_id: ArtifactId
) -> Response:
    """Takes ranges, HEAD and `If-None-Match`."""
    job = await gateway.registry.get_job(who.tenant, job_id)
    artifact = next((each for each in published_artifacts(job) if each.id == artifact_id), None)
    if artifact is None:
        raise NotFound(f"The job has no artifact {artifact_id}.")
    return await file_response(request, gateway.store, artifact, download_name(job, artifact))
