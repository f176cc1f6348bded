"""`/api/v2/jobs/{id}/events/export`: a whole timeline as one file, for whoever has to keep it."""

from collections.abc import AsyncIterator

from fastapi import APIRouter, Response
from starlette.responses import StreamingResponse

from deck_domain.file_names import file_name
from deck_domain.job import JobEvent
from gateway.dependencies import ACCEPTS_KEYS, Gateway, GatewayParts, JobId, Reader
from gateway.files.headers import content_disposition
from gateway.openapi import binary, described
from gateway.views.events import exported_event
from gateway.views.responses import encode

router = APIRouter(prefix="/api/v2/jobs/{job_id}", tags=["jobs"], dependencies=ACCEPTS_KEYS)

_NDJSON = "application/x-ndjson"
_PAGE = 1000


@router.get(
    "/events/export",
    summary="A job's whole timeline as a file",
    response_class=Response,
    responses={**described(404), **binary(_NDJSON, ranges=False)},
)
async def export_events(gateway: GatewayParts, who: Reader, job_id: JobId) -> Response:
    """NDJSON: an object a line, the oldest event first, each with its id, its actor and its time."""
    job = await gateway.registry.get_job(who.tenant, job_id)
    headers = {
        "Content-Disposition": content_disposition(file_name(job.title, " - events.ndjson")),
        "Cache-Control": "no-store",
    }
    return StreamingResponse(_lines(gateway, who.tenant, job_id), headers=headers, media_type=_NDJSON)


async def _lines(gateway: Gateway, tenant: str, job_id: str) -> AsyncIterator[bytes]:
    after, more = 0, True
    while more:
        events, more = await gateway.registry.list_events(tenant, job_id, after=after, limit=_PAGE)
        after = events[-1].seq if events else after
        yield b"".join(map(_line, events))


def _line(event: JobEvent) -> bytes:
    return encode(exported_event(event)) + b"\n"
