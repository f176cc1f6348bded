"""Two older routes that published clients call."""

import json
from base64 import b64encode
from typing import Any

from fastapi import APIRouter, Request, Response

from deck_domain.errors import InvalidRequest, StoreUnavailable, Violation
from deck_domain.job_kinds import JobKind
from gateway import examples
from gateway.dependencies import ACCEPTS_KEYS, GatewayParts, Renderer
from gateway.openapi import described, json_body_of
from gateway.requests.envelope import Submission, read_submission, require_supported
from gateway.requests.repeats import repeatable
from gateway.submitting import accepted, json_body, require_success, submission_of, submit_and_wait
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
    body = await json_body(request, gateway)
    repeat = repeatable(request, body.data)
    submission = await submission_of(body, read_slide)
    require_supported(submission)
    job = await submit_and_wait(gateway, who, JobKind.RENDER, submission.waited_for(), repeat, request=request)
    if not job.state.terminal:
        message = "The picture is not ready yet: send the request again."
        raise StoreUnavailable(message, retry_after=5.0, code="picture_not_ready")
    require_success(job)
    picture = previews(job)[0]
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
    body = await json_body(request, gateway)
    repeat = repeatable(request, body.data)
    submission = await submission_of(body)
    require_supported(submission)
    if not submission.enveloped:
        submission = Submission("agent_v1", body.data)
    job = await submit_and_wait(gateway, who, JobKind.RENDER, submission.waited_for(), repeat, request=request)
    if not job.state.terminal:
        return accepted(job, results.queued_answer(job))
    require_success(job)
    return json_response(results.legacy_answer(job, gateway.links, _INSTEAD))


def read_slide(value: object, body: bytes) -> Submission:
    """Make a submission of one slide: alone, as `{slide}`, or in a document. Raises InvalidRequest."""
    if isinstance(value, dict) and isinstance(slide := value.get("slide", value), dict) and _is_slide(slide):
        title = slide.get("title")
        document = {
            "version": "2.0",
            "title": title if isinstance(title, str) and title else "Preview",
            "slides": [slide],
        }
        if "accentColor" in value:
            document["accentColor"] = value["accentColor"]
        return Submission("protocol_v2", json.dumps(document, ensure_ascii=False).encode())
    submission = read_submission(value, body)
    slides = _slides(value)
    if not isinstance(slides, list) or len(slides) != 1:
        raise InvalidRequest([Violation("/slides", "one_slide", "Send one slide: this route draws a single picture.")])
    return submission


def _is_slide(value: dict[str, Any]) -> bool:
    return "slideType" in value or not {"slides", "document", "sourceSchema"} & value.keys()


def _slides(value: Any) -> object:
    document = value.get("document", value)
    return document.get("slides") if isinstance(document, dict) else None
