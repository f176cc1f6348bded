"""`/v1/deck` and `/v1/workflows`: briefs, a prompt or a topic become one deck; an outline shows the plan before."""

import asyncio

from fastapi import APIRouter, Request, Response

from deck_documents.consulting_brief import ConsultingBrief
from deck_documents.deck_brief import DeckBrief
from deck_documents.deck_plan import DeckPlan
from deck_documents.decks import read_deck_plan
from gateway import examples
from gateway.dependencies import ACCEPTS_KEYS, GatewayParts, Renderer
from gateway.openapi import REPEATABLE, described, json_content
from gateway.requests.doors import Door
from gateway.submitting import Asked, asked, submit
from gateway.views.responses import json_response
from gateway.views.v1_decks import DeckOutline, QueuedDeck, QueuedStory, deck_outline, queued_deck, queued_story

router = APIRouter(prefix="/v1", tags=["briefs"], dependencies=ACCEPTS_KEYS)

_DECK = {**REPEATABLE, "requestBody": json_content(DeckBrief, examples.DECK)}
_PROMPT = {"requestBody": json_content(DeckBrief, examples.PROMPT)}
_TOPIC = {**REPEATABLE, "requestBody": json_content(ConsultingBrief, examples.CONSULTING)}
_REFUSALS = (400, 408, 410, 413, 415, 422, 429)


@router.post(
    "/deck",
    summary="Make a deck of briefs, or of a prompt",
    status_code=202,
    openapi_extra=_DECK,
    responses=described(*_REFUSALS, accepted=QueuedDeck),
)
async def create_deck(request: Request, gateway: GatewayParts, who: Renderer) -> Response:
    """Always asynchronous: ask for the job, with `poll=true` to wait; it shows how far each slide is.

    Each slide is made as by `/v1/generate`, three at a time, and has a job of its own. When all have ended, those that
    are complete are put together; a slide that fails is named, and the deck is made without it. What a `prompt` says is
    spread over slides; nothing is added to it.
    """
    job = await submit(gateway, who, await asked(request, gateway, who, Door.DECK))
    return json_response(queued_deck(job), 202, {"Location": f"/v1/jobs/{job.id}", "Retry-After": "1"})


@router.post(
    "/deck/outline",
    summary="Show what slides a prompt becomes",
    openapi_extra=_PROMPT,
    responses=described(400, 408, 413, 415, 429, ok=DeckOutline),
)
async def outline_deck(request: Request, gateway: GatewayParts, who: Renderer) -> Response:
    """Free, and no job: the slides that `/v1/deck` would make of the same body, the brief of each, and the price."""
    wanted = await asked(request, gateway, who, Door.DECK)
    if wanted.reading.fault:
        raise wanted.reading.fault.error()
    plan = await asyncio.to_thread(_plan, wanted)
    rates = await gateway.registry.get_rates(who.tenant)
    return json_response(deck_outline(plan, rates.price(wanted.door.kind.name, changes=False)))


@router.post(
    "/workflows/consulting-deck",
    summary="Make a consulting deck of a topic",
    status_code=202,
    openapi_extra=_TOPIC,
    responses=described(*_REFUSALS, accepted=QueuedStory),
)
async def create_consulting_deck(request: Request, gateway: GatewayParts, who: Renderer) -> Response:
    """A story from a hook over evidence, a framework and a recommendation to what is next.

    What the context says goes where it belongs; a part of which it says nothing is marked as open, and a warning of
    the job says so. The deck is made like every other, and its footer has the topic.
    """
    wanted = await asked(request, gateway, who, Door.CONSULTING)
    job = await submit(gateway, who, wanted)
    view = queued_story(job, await asyncio.to_thread(_plan, wanted))
    return json_response(view, 202, {"Location": f"/v1/jobs/{job.id}", "Retry-After": "1"})


def _plan(wanted: Asked) -> DeckPlan:
    return read_deck_plan(wanted.submission.source_schema, wanted.submission.document)
