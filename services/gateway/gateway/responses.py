"""Answers that routes share."""

from typing import Any

from starlette.responses import Response
from starlette.types import Receive

from deck_domain.job import Job
from gateway import projection_v2
from gateway.job_views import encode

JSON = "application/json"


def json_response(value: Any, status: int = 200, headers: dict[str, str] | None = None) -> Response:
    """A JSON answer."""
    return json_bytes(encode(value), status, headers)


def json_bytes(data: bytes, status: int = 200, headers: dict[str, str] | None = None) -> Response:
    """A JSON answer that is encoded already."""
    return Response(data, status, headers=headers, media_type=JSON)


def accepted(job: Job, value: Any) -> Response:
    """A 202 that says where the job is and when to ask."""
    return json_response(value, 202, {"Location": projection_v2.job_url(job), "Retry-After": "1"})


async def disconnected(receive: Receive) -> None:
    """Return when the client has gone."""
    while (await receive())["type"] != "http.disconnect":
        pass


def described(*statuses: int, **answers: Any) -> dict[int | str, dict[str, Any]]:
    """Problems and models of a route for the OpenAPI: `described(404, ok=JobDetail, accepted=Queued)`."""
    problem = {"application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}}
    found: dict[int | str, dict[str, Any]] = {
        status: {"description": _DESCRIPTIONS[status], "content": problem} for status in (401, 403, 503, *statuses)
    }
    for name, status in (("ok", 200), ("created", 201), ("accepted", 202)):
        if name in answers:
            found[status] = {"model": answers[name], "description": _DESCRIPTIONS[status]}
    return found


_DESCRIPTIONS = {
    200: "Done",
    201: "Made",
    202: "Accepted; `Location` says where to ask",
    400: "The request has faults; `errors` points at each",
    401: "No key, or none that is known",
    403: "The key lacks the scope, or is not the owner",
    404: "No such thing, or another tenant's",
    408: "The request came too slowly",
    409: "The job's state does not allow this",
    410: "It was deleted, or the link has expired",
    413: "Too large",
    415: "A type of body that this route does not read",
    416: "The range lies outside the file",
    422: "The job failed, or an Idempotency-Key was used with another body",
    429: "Too much is waiting; see Retry-After",
    503: "A service that this needs is away; see Retry-After",
}
