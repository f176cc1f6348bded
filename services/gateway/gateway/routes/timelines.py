"""`/api/v2/jobs/{id}/events`: a timeline, as pages, as a live stream, or as one file for who has to keep it."""

from collections.abc import AsyncIterator
from functools import partial
from typing import Annotated

from fastapi import APIRouter, Query, Request, Response
from starlette.responses import StreamingResponse

from deck_domain.file_names import file_name
from deck_domain.job import JobEvent, Principal
from gateway.dependencies import ACCEPTS_KEYS, Gateway, GatewayParts, JobId, Reader
from gateway.files.headers import content_disposition
from gateway.openapi import LAST_EVENT_ID, binary, described
from gateway.requests.authentication import key_of
from gateway.views.events import EventList, event_list, exported_event
from gateway.views.responses import encode, json_response
from gateway.waiting.event_stream import MEDIA_TYPE, EventStream

router = APIRouter(prefix="/api/v2/jobs/{job_id}", tags=["jobs"], dependencies=ACCEPTS_KEYS)

Seq = Annotated[int, Query(ge=0, le=2**62, description="Only events with a greater `seq`")]

_NDJSON = "application/x-ndjson"
_PAGE = 1000
_BY_ACCEPT = {"Vary": "Accept"}

_TIMELINE = described(400, 404, 429, ok=EventList)
_TIMELINE[200]["content"] = {each: {"schema": {"type": "string"}} for each in (MEDIA_TYPE, _NDJSON)}
_TIMELINE[204] = {"description": "Nothing will follow the Last-Event-ID"}


@router.get(
    "/events",
    summary="A job's timeline",
    openapi_extra={"parameters": [LAST_EVENT_ID]},
    responses=_TIMELINE,
)
async def get_events(
    request: Request,
    gateway: GatewayParts,
    who: Reader,
    job_id: JobId,
    *,
    cursor: Seq = 0,
    limit: Annotated[int, Query(ge=1, le=1000)] = 100,
) -> Response:
    """With `Accept: text/event-stream` a stream that resumes after `Last-Event-ID` and ends with the job.

    With `Accept: application/x-ndjson` the whole timeline, or what follows the cursor of it, as one file.
    """
    accepted = request.headers.get("accept", "")
    if MEDIA_TYPE in accepted:
        if request.method == "HEAD":
            await gateway.registry.get_job(who.tenant, job_id)
            return Response(media_type=MEDIA_TYPE, headers=_BY_ACCEPT)
        return await _stream(request, gateway, who, job_id, _resumes_after(request, cursor))
    if _NDJSON in accepted:
        return await _file(gateway, who, job_id, after=cursor)
    events, more = await gateway.registry.list_events(who.tenant, job_id, after=cursor, limit=limit)
    answer = json_response(event_list(events, more=more))
    answer.headers.update(_BY_ACCEPT)
    return answer


def _resumes_after(request: Request, cursor: int) -> int:
    last = request.headers.get("last-event-id", "")
    return int(last) if last.isdecimal() and len(last) < 19 else cursor


async def _stream(request: Request, gateway: Gateway, who: Principal, job_id: str, after: int) -> Response:
    job = await gateway.registry.get_job(who.tenant, job_id)
    if job.state.terminal:
        events, _ = await gateway.registry.list_events(who.tenant, job_id, after=after, limit=1)
        if not events:
            return Response(status_code=204)  # this answer keeps an EventSource from connecting again
    return EventStream(gateway.registry, gateway.watch, job, after, partial(gateway.keys.hold, key_of(request)))


@router.get(
    "/events/export",
    summary="A job's whole timeline as a file",
    response_class=Response,
    responses={**described(404), **binary(_NDJSON, ranges=False)},
)
async def export_events(gateway: GatewayParts, who: Reader, job_id: JobId) -> Response:
    """NDJSON: an object a line, the oldest event first, each with its id, its actor and its time."""
    return await _file(gateway, who, job_id, after=0)


async def _file(gateway: Gateway, who: Principal, job_id: str, after: int) -> Response:
    job = await gateway.registry.get_job(who.tenant, job_id)
    headers = {
        "Content-Disposition": content_disposition(file_name(job.title, " - events.ndjson")),
        "Cache-Control": "no-store",
        **_BY_ACCEPT,
    }
    return StreamingResponse(_lines(gateway, who.tenant, job_id, after), headers=headers, media_type=_NDJSON)


async def _lines(gateway: Gateway, tenant: str, job_id: str, after: int) -> AsyncIterator[bytes]:
    more = True
    while more:
        events, more = await gateway.registry.list_events(tenant, job_id, after=after, limit=_PAGE)
        after = events[-1].seq if events else after
        yield b"".join(map(_line, events))


def _line(event: JobEvent) -> bytes:
    return encode(exported_event(event)) + b"\n"
