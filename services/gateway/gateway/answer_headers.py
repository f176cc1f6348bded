"""The headers that answers carry, as the OpenAPI declares them."""

from typing import Any

_STATUSES: dict[str, tuple[int, ...]] = {
    "Location": (201, 202),
    "Retry-After": (202, 429, 503),
    "ETag": (200, 206, 304),
    "Cache-Control": (200, 206, 304),
    "Content-Disposition": (200, 206),
    "Accept-Ranges": (200, 206),
    "Content-Range": (206,),
    "WWW-Authenticate": (401,),
    "RateLimit": (429,),
    "RateLimit-Policy": (429,),
}
"""Where a header may stand, by its name; `X-Request-Id` stands everywhere."""

_MEANINGS = {
    "X-Request-Id": "The caller's own, where it sent one; quote it when you ask for help",
    "Location": "Where the thing is that was made",
    "Retry-After": "Seconds to wait before asking again",
    "ETag": "Names what was answered: for `If-None-Match`, and a job's for `If-Match`",
    "Cache-Control": "Whether the answer may be kept",
    "Content-Disposition": "The name to save the file as",
    "Accept-Ranges": "That `Range` is understood",
    "Content-Range": "Which bytes these are",
    "WWW-Authenticate": "How to send a key",
    "RateLimit": "What is left of the limit, and in how many seconds to come back",
    "RateLimit-Policy": "The limit: how many may wait at a time",
}
_OF_FILES = frozenset({"Content-Disposition", "Accept-Ranges", "Content-Range"})


def answer_headers(status: int, response: dict[str, Any]) -> dict[str, Any]:
    """The headers of a described answer."""
    names = ["X-Request-Id", *(name for name, statuses in _STATUSES.items() if status in statuses)]
    if not any("json" not in media_type for media_type in response.get("content", {})):
        names = [name for name in names if name not in _OF_FILES]
    return {name: {"description": _MEANINGS[name], "schema": {"type": "string"}} for name in names}
