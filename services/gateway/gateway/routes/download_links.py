"""`/v1/jobs/{id}/download-url`: links to files of a job that are short-lived, and can be taken back."""

from typing import Annotated

from fastapi import APIRouter, Path, Request, Response

from deck_domain.actor import Actor, ActorType
from gateway import examples
from gateway.dependencies import ACCEPTS_KEYS, GatewayParts, JobId, Reader, Renderer
from gateway.downloads import Fetcher, require_fetchable
from gateway.openapi import described, json_body_of
from gateway.requests.link_request import read_link_request
from gateway.requests.repeats import repeatable
from gateway.requests.small_bodies import read_small
from gateway.views.download_links import LinkList, NewLink, link_list, linked_file, new_link
from gateway.views.responses import json_response
from gateway.views.v1_jobs import require_deck_job

router = APIRouter(prefix="/v1/jobs/{job_id}/download-url", tags=["jobs of /v1"], dependencies=ACCEPTS_KEYS)

LinkId = Annotated[str, Path(max_length=64, pattern="^[A-Za-z0-9_-]+$", description="dl_...")]
_ANYBODY = Fetcher(Actor(ActorType.LINK))
_BODY = json_body_of({"$ref": "#/components/schemas/LinkRequest"}, examples.LINK, required=False)


@router.post(
    "",
    summary="Make a link that can be taken back",
    status_code=201,
    openapi_extra=_BODY,
    responses=described(400, 404, 408, 409, 410, 413, 415, 422, created=NewLink),
)
async def create_link(request: Request, gateway: GatewayParts, who: Renderer, job_id: JobId) -> Response:
    """Whoever has it may fetch the file, without a key, until it expires or is revoked. It is shown once.

    403 for a deck that a gate keeps back until it is approved.
    """
    body = await read_small(request, gateway.settings.body_seconds)

    async def act() -> Response:
        wanted = read_link_request(body)
        job = require_deck_job(await gateway.registry.get_job(who.tenant, job_id))
        file = linked_file(job, wanted)
        await require_fetchable(gateway.chosen, job, [file], _ANYBODY)
        link = await gateway.download_links.create(who, job, file, wanted.expires_in)
        view = new_link(link, job, file, gateway.links)
        return json_response(view, 201, {"Location": f"/v1/jobs/{job_id}/download-url/{link.id}"})

    return await gateway.repeats.once(who, repeatable(request, body), act)


@router.get("", summary="List a job's links that can be taken back", responses=described(404, ok=LinkList))
async def list_links(gateway: GatewayParts, who: Reader, job_id: JobId) -> Response:
    """Those that work, newest first, without their addresses."""
    return json_response(link_list(await gateway.download_links.all(who.tenant, job_id)))


@router.delete("", summary="Take all links of a job back", status_code=204, responses=described(404))
async def revoke_all_links(gateway: GatewayParts, who: Renderer, job_id: JobId) -> Response:
    """They answer 410 from now on. Links that a job shows of itself are others: they end by their time."""
    await gateway.download_links.revoke(who, job_id)
    return Response(status_code=204)


@router.delete("/{link_id}", summary="Take a link back", status_code=204, responses=described(404))
async def revoke_link(gateway: GatewayParts, who: Renderer, job_id: JobId, link_id: LinkId) -> Response:
    """It answers 410 from now on."""
    await gateway.download_links.revoke(who, job_id, link_id)
    return Response(status_code=204)
