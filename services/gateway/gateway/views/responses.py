"""Values as JSON answers, and the forms that every answer shares."""

import json
from datetime import UTC, datetime
from typing import Annotated, Any, overload

import orjson
from pydantic import WithJsonSchema
from starlette.responses import Response

JSON = "application/json"

Moment = Annotated[str, WithJsonSchema({"type": "string", "format": "date-time"})]
"""RFC 3339 in UTC with milliseconds."""


def encode(value: Any) -> bytes:
    """JSON bytes as every answer has them; half of a pair of surrogates, which UTF-8 cannot hold, becomes a `?`."""
    try:
        return orjson.dumps(value)
    except orjson.JSONEncodeError:  # such a half, or a whole number of over 64 bits: both are rare
        return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace")


def json_response(value: Any, status: int = 200, headers: dict[str, str] | None = None) -> Response:
    """A JSON answer."""
    return json_bytes(encode(value), status, headers)


def json_bytes(data: bytes, status: int = 200, headers: dict[str, str] | None = None) -> Response:
    """A JSON answer that is encoded already."""
    return Response(data, status, headers=headers, media_type=JSON)


@overload
def utc(moment: datetime) -> Moment: ...


@overload
def utc(moment: datetime | None) -> Moment | None: ...


def utc(moment: datetime | None) -> Moment | None:
    """A time as answers write it; None for none."""
    if moment is None:
        return None
    return moment.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
