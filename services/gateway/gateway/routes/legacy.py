"""Two older routes that published clients call."""

from base64 import b64encode

from fastapi import APIRouter, Request, Response

from deck_domain.errors import StoreUnavailable
from gateway import examples
from gateway.dependencies import ACCEPTS_KEYS, GatewayParts, Renderer
from gateway.downloads import by_key, require_fetchable
from gateway.openapi import described, json_body_of
from gateway.requests.doors import Door
from gateway.submitting import accepted, asked, require_success, submit_and_wait
from gateway.views import results
from gateway.views.artifacts import previews
from gateway.views.responses import json_response

router = APIRouter(tags=["older clients"], dependencies=ACCEPTS_KEYS)

_FAULTS = (400, 408, 410, 413, 415, 422, 429)
_SLIDE = json_body_of(
    {
        "type": "object",
        "description": "A slide, `{slide, accentColor?}`, or a document (bare or in an envelope) with one slide",
    },
    {"slide": examples.SLIDE},
)
_INSTEAD = "This address is kept for older clients: use POST /api/v2/render with sourceSchema agent_v1."


@router.post(
    "/api/preview",
    summary="One slide as a picture",
    openapi_extra=_SLIDE,
    responses=described(*_FAULTS, ok=results.Preview),
)
async def preview(request: Request, gateway: GatewayParts, who: Renderer) -> Response:
    """Waits; the picture is a PNG of 1920 px as a data URL. The job behind it is a render like any other."""
    wanted = await asked(request, gateway, who, Door.PICTURE)
    job = await submit_and_wait(gateway, who, wanted, request=request)
    if not job.state.terminal:
        message = "The picture is not ready yet: send the request again."
        raise StoreUnavailable(message, retry_after=5.0, code="picture_not_ready")
    require_success(job)
    picture = previews(job)[0]
    await require_fetchable(gateway.chosen, job, [picture], by_key(who))
    gateway.downloads.note(job, picture, by_key(who))
    data = b64encode(await gateway.store.read(picture.stored)).decode()
    return json_response(results.Preview(preview=f"data:{picture.content_type};base64,{data}", job_id=job.id))


@router.post(
    "/v1/presentations/generate",
    summary="Render an agent_v1 document",
    openapi_extra=json_body_of({"type": "object", "description": "An agent_v1 document"}, examples.AGENT_DOCUMENT),
    responses=described(*_FAULTS, ok=results.LegacyRendered, accepted=results.Queued),
)
async def generate_presentation(request: Request, gateway: GatewayParts, who: Renderer) -> Response:
    """Waits like a synchronous render."""
    wanted = await asked(request, gateway, who, Door.PRESENTATION)
    job = await submit_and_wait(gateway, who, wanted, request=request)
    if not job.state.terminal:
        return accepted(job, results.queued_answer(job))
    require_success(job)
    return json_response(results.legacy_answer(job, gateway.links, _INSTEAD))
