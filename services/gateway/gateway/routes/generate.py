"""`POST /v1/generate`: a brief becomes a slide."""

from fastapi import APIRouter, Request, Response

from deck_documents.brief import SlideBrief
from gateway import examples
from gateway.dependencies import ACCEPTS_KEYS, GatewayParts, Renderer
from gateway.openapi import REPEATABLE, described, json_content
from gateway.requests.doors import Door
from gateway.submitting import asked, submit
from gateway.views.responses import json_response
from gateway.views.v1_jobs import QueuedBrief

router = APIRouter(prefix="/v1", tags=["briefs"], dependencies=ACCEPTS_KEYS)

_BODY = {**REPEATABLE, "requestBody": json_content(SlideBrief, examples.BRIEF)}


@router.post(
    "/generate",
    summary="Make a slide of a brief",
    status_code=202,
    openapi_extra=_BODY,
    responses=described(400, 408, 410, 413, 415, 422, 429, accepted=QueuedBrief),
)
async def create_slide(request: Request, gateway: GatewayParts, who: Renderer) -> Response:
    """Always asynchronous: ask for the job, with `poll=true` to wait.

    An author plans the slide and writes its code, which runs in a sandbox; the deck is drawn and scored. `code` in the
    place of a brief is run as it is.
    """
    job = await submit(gateway, who, await asked(request, gateway, who, Door.BRIEF))
    view = QueuedBrief(job_id=job.id, status="queued", name=job.title)
    return json_response(view, 202, {"Location": f"/v1/jobs/{job.id}", "Retry-After": "1"})
