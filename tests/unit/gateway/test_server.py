"""What the server does to clients that send or read slowly."""

import asyncio
import json
import signal
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest
from prometheus_client import REGISTRY
from starlette.responses import StreamingResponse
from starlette.types import ASGIApp, Receive, Scope, Send

from gateway.serving import server
from gateway.serving.request_scope import RequestScope
from gateway.serving.server import HttpServer, bind

_EVENT = b"data: " + b"x" * 1000 + b"\n\n"


class Stream:
    """An endless stream of events, as fast as it is read; knows how much of it was asked for."""

    def __init__(self) -> None:
        self.sent = 0
        self.ended = asyncio.Event()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        try:
            await StreamingResponse(self._events(), media_type="text/event-stream")(scope, receive, send)
        finally:
            self.ended.set()

    async def _events(self) -> AsyncIterator[bytes]:
        while True:
            self.sent += len(_EVENT)
            yield _EVENT
            await asyncio.sleep(0)


@asynccontextmanager
async def serving(app: ASGIApp) -> AsyncIterator[tuple[str, int]]:
    """A server on a free port."""
    listener, address = bind("127.0.0.1:0")
    http = HttpServer(app, lambda: None, head_seconds=30)
    task = asyncio.create_task(http.serve(sockets=[listener]))
    host, _, port = address.rpartition(":")
    yield host, int(port)
    http.handle_exit(signal.SIGTERM, None)
    await task


def dropped(reason: str) -> float:
    """How many connections were cut for a reason."""
    return REGISTRY.get_sample_value("deckmill_gateway_dropped_total", {"reason": reason}) or 0.0


async def test_a_reader_who_does_not_read_is_dropped(monkeypatch: pytest.MonkeyPatch) -> None:
    """What waits for him is bounded, he is cut off at the deadline, and the metrics tell; he resumes by his last id."""
    monkeypatch.setattr(server, "WRITE_SECONDS", 0.2)
    stream, before = Stream(), dropped("unread")
    async with serving(stream) as (host, port):
        _, writer = await asyncio.open_connection(host, port, limit=1)
        writer.write(b"GET / HTTP/1.1\r\nHost: here\r\n\r\n")
        async with asyncio.timeout(60):
            await stream.ended.wait()
        writer.transport.abort()
    assert dropped("unread") == before + 1
    assert stream.sent < 16 << 20  # what the kernel holds of a connection, and 64 KiB of ours


async def test_a_reader_who_reads_is_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    """For longer than the deadline, as it begins anew whenever something was read."""
    monkeypatch.setattr(server, "WRITE_SECONDS", 5.0)
    stream, before = Stream(), dropped("unread")
    async with serving(stream) as (host, port):
        reader, writer = await asyncio.open_connection(host, port)
        writer.write(b"GET / HTTP/1.1\r\nHost: here\r\n\r\n")
        read = 0
        while read < 24 << 20:
            read += len(await reader.read(1 << 20))
        writer.transport.abort()
        await stream.ended.wait()
    assert dropped("unread") == before


async def test_a_request_that_outlasts_the_end_is_told_to_come_again(monkeypatch: pytest.MonkeyPatch) -> None:
    """A gateway that ends waits for so long and no longer; the answer is a 503 then, and not a failure."""
    monkeypatch.setattr(server, "_GRACE_SECONDS", 0.1)
    begun = asyncio.Event()

    async def silent(_scope: Scope, _receive: Receive, _send: Send) -> None:
        begun.set()
        await asyncio.Event().wait()

    async with asyncio.timeout(30):
        async with serving(RequestScope(silent)) as (host, port):
            reader, writer = await asyncio.open_connection(host, port)
            writer.write(b"GET /api/v2/jobs/job_1?wait=8 HTTP/1.1\r\nHost: here\r\n\r\n")
            await begun.wait()
        head, _, body = (await reader.read()).partition(b"\r\n\r\n")
        writer.close()
    assert head.startswith(b"HTTP/1.1 503 ")
    assert b"\r\nretry-after: 2" in head.lower()
    assert json.loads(body)["code"] == "store_unavailable"
