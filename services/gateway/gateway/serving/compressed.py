"""JSON answers for clients that take gzip; files are compressed already, and streams must not wait."""

import asyncio
import gzip
import re
from functools import lru_cache, partial
from http import HTTPStatus
from typing import Any

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from gateway.serving.json_messages import is_json

SMALLEST = 1024
"""The smallest answer in bytes that is compressed."""

_LEVEL = 1
"""A tenth more bytes than at level 4, in half the time: these answers are written once and read once."""
_OFF_LOOP_BYTES = 64 << 10
_CODING = re.compile(r"(?P<coding>[\w!#$%&'*+.^`|~-]+)\s*(?:;\s*q=(?P<q>[0-9.]+)\s*)?(?:,|$)", re.IGNORECASE)


class Compressed:
    """The layer around everything else."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    def __call__(self, scope: Scope, receive: Receive, send: Send) -> Any:
        """Not a coroutine itself: one frame less for each request that is parked."""
        if scope["type"] == "http":
            takes_gzip = _takes_gzip(Headers(scope=scope).get("accept-encoding", ""))
            send = _Squeezed(send).send if takes_gzip else partial(_as_it_is, send)
        return self._app(scope, receive, send)


async def _as_it_is(send: Send, message: Message) -> None:
    """Pass on a message to a client that takes no gzip: the answer would be another for one that does."""
    await send(_told(message) if message["type"] == "http.response.start" else message)


def _told(head: Message) -> Message:
    """The head of an answer; that of JSON, and a 304, tells caches what it depends on (RFC 9110, section 12.5.5)."""
    if head["status"] != HTTPStatus.NOT_MODIFIED and not is_json(Headers(raw=head["headers"])):
        return head
    headers = MutableHeaders(raw=list(head["headers"]))
    headers.add_vary_header("Accept-Encoding")
    return {**head, "headers": headers.raw}


class _Squeezed:
    """Holds the head of a JSON answer back until its body tells its size."""

    def __init__(self, send: Send) -> None:
        self._send = send
        self._head: Message | None = None

    async def send(self, message: Message) -> None:
        """Pass on one message, or hold it back."""
        if message["type"] == "http.response.start":
            message = _told(message)
            if is_json(Headers(raw=message["headers"])):
                self._head = message
                return
        head, self._head = self._head, None
        if head is not None:
            head, message = await _squeezed(head, message)
            await self._send(head)
        await self._send(message)


async def _squeezed(head: Message, body: Message) -> tuple[Message, Message]:
    data = body.get("body", b"")
    if body.get("more_body") or len(data) < SMALLEST:
        return head, body
    small = await asyncio.to_thread(_zipped, data) if len(data) >= _OFF_LOOP_BYTES else _zipped(data)
    headers = MutableHeaders(raw=list(head["headers"]))
    headers["Content-Encoding"] = "gzip"
    headers["Content-Length"] = str(len(small))
    return {**head, "headers": headers.raw}, {**body, "body": small}


@lru_cache(maxsize=32)
def _zipped(data: bytes) -> bytes:
    # Those who wake for the same change share the bytes, and what they come to.
    return gzip.compress(data, _LEVEL, mtime=0)


def _takes_gzip(accepted: str) -> bool:
    """By its own weight, or that of all that is not named; the more special one counts (RFC 9110, section 12.5.3)."""
    weights = {match["coding"].lower(): match["q"] for match in _CODING.finditer(accepted)}
    weight = weights.get("gzip", weights.get("x-gzip", weights.get("*", "0")))
    return weight is None or weight.strip("0.") != ""
