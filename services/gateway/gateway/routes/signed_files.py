"""`GET /v1/files/...`: what signed links lead to. The signature is the key."""

from typing import Annotated

from fastapi import APIRouter, Path, Query, Request, Response

from deck_domain.errors import Gone
from gateway.dependencies import GatewayParts, JobId
from gateway.files import file_response
from gateway.links import file_path
from gateway.published import published_artifacts
from gateway.responses import described
from gateway.routes.artifacts import binary

router = APIRouter(tags=["files"])

Part = Annotated[str, Path(max_length=255)]
Parameter = Annotated[str, Query(max_length=1000)]


@router.head("/v1/files/{job_id}/{artifact_id}/{label}", include_in_schema=False)
@router.get(
    "/v1/files/{job_id}/{artifact_id}/{label}",
    summary="A file behind a signed link",
    responses={
        **{status: text for status, text in described(400, 403, 404, 410, 416).items() if status != 401},
        **binary("*/*"),
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
) -> Response:
    """403 for a wrong signature; 410 once expired or deleted. Takes ranges, HEAD and `If-None-Match`."""
    gateway.links.verify(file_path(job_id, artifact_id, label), name=name, expires=exp, signature=sig)
    job = (await gateway.registry.get_jobs([job_id])).get(job_id)
    artifact = next((each for each in published_artifacts(job) if each.id == artifact_id), None) if job else None
    if artifact is None:
        raise Gone("This file was deleted with its job.", code="deleted")
    return await file_response(request, gateway.store, artifact, name)
