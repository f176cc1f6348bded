"""`POST /v1/deck`: briefs become the slides of one deck."""

from fastapi import APIRouter, Request, Response

from deck_documents.deck_brief import DeckBrief
from gateway import examples
from gateway.dependencies import ACCEPTS_KEYS, GatewayParts, Renderer
from gateway.openapi import REPEATABLE, described, json_content
from gateway.requests.doors import Door
from gateway.submitting import asked, submit
from gateway.views.responses import json_response
from gateway.views.v1_decks import QueuedDeck, queued_deck

router = APIRouter(prefix="/v1", tags=["briefs"], dependencies=ACCEPTS_KEYS)

_BODY = {**REPEATABLE, "requestBody": json_content(DeckBrief, examples.DECK)}


@router.post(
    "/deck",
    summary="Make a deck of briefs",
    status_code=202,
    openapi_extra=_BODY,
    responses=described(400, 408, 410, 413, 415, 422, 429, accepted=QueuedDeck),
)
async def create_deck(request: Request, gateway: GatewayParts, who: Renderer) -> Response:
    """Always asynchronous: ask for the job, with `poll=true` to wait; it shows how far each slide is.

    Each slide is made as by `/v1/generate`, three at a time, and has a job of its own. When all have ended, those that
    are complete are put together; a slide that fails is named, and the deck is made without it.
    """
    job = await submit(gateway, who, await asked(request, gateway, who, Door.DECK))
    return json_response(queued_deck(job), 202, {"Location": f"/v1/jobs/{job.id}", "Retry-After": "1"})
