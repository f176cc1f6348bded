"""`POST /v1/generate`: a brief becomes a slide."""

from fastapi import APIRouter, Request, Response

from deck_documents import decode_json
from deck_documents.brief import BRIEF_V1, SlideBrief, read_brief
from deck_domain.errors import InvalidDocument, InvalidRequest
from deck_domain.job_kinds import JobKind
from gateway import examples
from gateway.dependencies import ACCEPTS_KEYS, GatewayParts, Renderer
from gateway.openapi import REPEATABLE, described, json_content
from gateway.problems import VisionModelRequired
from gateway.registry import NewJob
from gateway.requests.bodies import read_json
from gateway.requests.repeats import repeatable
from gateway.views.responses import json_response
from gateway.views.v1_jobs import QueuedBrief

router = APIRouter(prefix="/v1", tags=["briefs"], dependencies=ACCEPTS_KEYS)

_MOST_BYTES = 1 << 20
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
    body = await read_json(request, limit=_MOST_BYTES, seconds=gateway.settings.body_seconds)
    brief = _read(body)
    if brief.from_image is not None:
        raise VisionModelRequired
    new = NewJob(JobKind.GENERATE, BRIEF_V1, body)
    job, replayed = await gateway.registry.create_job(who, new, repeatable(request, body))
    if not replayed:
        gateway.watch.made(job)
    view = QueuedBrief(job_id=job.id, status="queued", name=job.title)
    return json_response(view, 202, {"Location": f"/v1/jobs/{job.id}", "Retry-After": "1"})


def _read(body: bytes) -> SlideBrief:
    """The brief in a body. Raises InvalidRequest with pointers into it."""
    try:
        brief, _ = read_brief(decode_json(body))
    except InvalidDocument as error:
        message = error.violations[0].message if error.violations else error.message
        raise InvalidRequest(error.violations, message) from None
    return brief
