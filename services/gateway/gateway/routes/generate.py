"""`POST /v1/generate`, `/v1/iterate` and `/v1/translate`: slides of briefs, their next versions, in other languages."""

from fastapi import APIRouter, Request, Response

from deck_documents.brief import SlideBrief
from deck_documents.feedback import SlideFeedback
from deck_documents.translation import SlideTranslation
from deck_domain.job import Principal
from gateway import examples
from gateway.dependencies import ACCEPTS_KEYS, Gateway, GatewayParts, Renderer
from gateway.openapi import REPEATABLE, described, json_content
from gateway.problems import LanguageModelRequired
from gateway.requests.doors import Door
from gateway.submitting import asked, submit
from gateway.views.responses import json_response
from gateway.views.v1_jobs import QueuedBrief

router = APIRouter(prefix="/v1", tags=["briefs"], dependencies=ACCEPTS_KEYS)

_CHANGE = {**REPEATABLE, "requestBody": json_content(SlideFeedback, examples.FEEDBACK)}
_TRANSLATION = {**REPEATABLE, "requestBody": json_content(SlideTranslation, examples.TRANSLATION)}
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
    return await _queued(request, gateway, who, Door.BRIEF)


@router.post(
    "/iterate",
    summary="Change a slide",
    status_code=202,
    openapi_extra=_CHANGE,
    responses=described(400, 404, 408, 409, 410, 413, 415, 422, 429, accepted=QueuedBrief),
)
async def change_slide(request: Request, gateway: GatewayParts, who: Renderer) -> Response:
    """The next version of a slide, as a job of its own: any earlier one can be changed, and stays as it is.

    `feedback` says what to change, one wish a sentence; what of it could not be done is named in the job's `warnings`.
    Without feedback, the slide is improved by what the rules find, in `auto_iterations` rounds.
    """
    return await _queued(request, gateway, who, Door.FEEDBACK)


@router.post(
    "/translate",
    summary="Translate a slide",
    status_code=202,
    openapi_extra=_TRANSLATION,
    responses=described(400, 404, 408, 409, 410, 413, 415, 422, 429, accepted=QueuedBrief),
)
async def translate_slide(request: Request, gateway: GatewayParts, who: Renderer) -> Response:
    """The same slide in another language, as a job of its own; it takes a language model, and is 422 without one.

    The model translates the texts; figures, their places and the kind of slide are held to what they were, and the
    slide is laid out anew.
    """
    if not gateway.settings.model_url:
        raise LanguageModelRequired
    return await _queued(request, gateway, who, Door.TRANSLATION)


async def _queued(request: Request, gateway: Gateway, who: Principal, door: Door) -> Response:
    job = await submit(gateway, who, await asked(request, gateway, who, door))
    view = QueuedBrief(job_id=job.id, status="queued", name=job.title)
    return json_response(view, 202, {"Location": f"/v1/jobs/{job.id}", "Retry-After": "1"})
