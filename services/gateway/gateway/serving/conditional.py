"""Reads that clients have already: JSON gets an ETag, and 304 in place of what has not changed."""

import hashlib

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from gateway.etags import kept, none_match
from gateway.serving.json_messages import is_json

_READS = ("GET", "HEAD")


class Conditional:
    """The layer around routes that read; an answer that says `no-store` is never kept."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Handle one request."""
        if scope["type"] == "http" and scope["method"] in _READS:
            send = _Tagged(Headers(scope=scope).get("if-none-match"), send).send
        await self._app(scope, receive, send)


class _Tagged:
    """Holds the head of an answer back until its body tells the ETag."""

    def __init__(self, seen: str | None, send: Send) -> None:
        """Args: seen: the client's `If-None-Match`."""
        self._seen, self._send = seen, send
        self._head: Message | None = None

    async def send(self, message: Message) -> None:
        """Pass on one message, or hold it back."""
        if message["type"] == "http.response.start" and _may_be_kept(message):
            self._head = message
            return
        head, self._head = self._head, None
        if head is not None:
            message = await self._begin(head, message)
        await self._send(message)

    async def _begin(self, head: Message, body: Message) -> Message:
        """Send the head; returns the body that belongs to it."""
        if not body.get("more_body"):
            headers = MutableHeaders(raw=list(head["headers"]))
            etag = headers.get("etag") or f'W/"{hashlib.sha256(body["body"]).hexdigest()[:32]}"'
            headers.update(kept(etag))
            head = {**head, "headers": headers.raw}
            if none_match(self._seen, etag):
                del headers["content-length"], headers["content-type"]
                head, body = {**head, "status": 304, "headers": headers.raw}, {**body, "body": b""}
        await self._send(head)
        return body


def _may_be_kept(head: Message) -> bool:
    headers = Headers(raw=head["headers"])
    return head["status"] == 200 and is_json(headers) and headers.get("cache-control") != "no-store"
