"""Values as JSON answers."""

import json
from typing import Any

from starlette.responses import Response

from deck_domain.job import Job
from gateway.views import projection_v2

JSON = "application/json"


def encode(value: Any) -> bytes:
    """JSON bytes as every answer has them."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace")


def json_response(value: Any, status: int = 200, headers: dict[str, str] | None = None) -> Response:
    """A JSON answer."""
    return json_bytes(encode(value), status, headers)


def json_bytes(data: bytes, status: int = 200, headers: dict[str, str] | None = None) -> Response:
    """A JSON answer that is encoded already."""
    return Response(data, status, headers=headers, media_type=JSON)


def accepted(job: Job, value: Any) -> Response:
    """A 202 that says where the job is and when to ask."""
    return json_response(value, 202, {"Location": projection_v2.job_url(job), "Retry-After": "1"})
