"""`GET /api/v2/jobs/{id}/events`: the timeline, as pages or as a live stream."""

from typing import Annotated

from fastapi import APIRouter, Query, Request, Response

from deck_domain.job import Principal
from gateway.dependencies import ACCEPTS_KEYS, Gateway, GatewayParts, JobId, Reader
from gateway.openapi import described
from gateway.views.events import EventList, event_list
from gateway.views.responses import json_response
from gateway.waiting.event_stream import MEDIA_TYPE, EventStream

router = APIRouter(prefix="/api/v2/jobs", tags=["jobs"], dependencies=ACCEPTS_KEYS)

_RESPONSES = described(400, 404, 429, ok=EventList)
_RESPONSES[200]["content"] = {MEDIA_TYPE: {"schema": {"type": "string"}}}
_RESPONSES[204] = {"description": "Nothing will follow the Last-Event-ID"}

Cursor = Annotated[int, Query(ge=0, le=2**62, description="Only events with a greater `seq`")]
Limit = Annotated[int, Query(ge=1, le=1000)]


@router.get("/{job_id}/events", summary="A job's timeline", responses=_RESPONSES)
async def get_events(
    request: Request, gateway: GatewayParts, who: Reader, job_id: JobId, *, cursor: Cursor = 0, limit: Limit = 100
) -> Response:
    """With `Accept: text/event-stream` a stream that resumes after `Last-Event-ID` and ends with the job."""
    if MEDIA_TYPE in request.headers.get("accept", ""):
        return await _stream(gateway, who, job_id, _resumes_after(request, cursor))
    events, more = await gateway.registry.list_events(who.tenant, job_id, after=cursor, limit=limit)
    return json_response(event_list(events, more=more))


def _resumes_after(request: Request, cursor: int) -> int:
    last = request.headers.get("last-event-id", "")
    return int(last) if last.isdecimal() and len(last) < 19 else cursor


async def _stream(gateway: Gateway, who: Principal, job_id: str, after: int) -> Response:
    job = await gateway.registry.get_job(who.tenant, job_id)
    if job.state.terminal:
        events, _ = await gateway.registry.list_events(who.tenant, job_id, after=after, limit=1)
        if not events:
            return Response(status_code=204)  # tells an EventSource not to come back
    return EventStream(gateway.registry, gateway.watch, job, after)
