"""What the server does to clients that send or read slowly."""

import asyncio
import json
import signal
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest
from prometheus_client import REGISTRY
from starlette.requests import Request
from starlette.responses import Response, StreamingResponse
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


class Echo:
    """Answers each request with its address and its body; one whose address begins with `/held` when it may."""

    def __init__(self) -> None:
        self.begun, self.go_on = asyncio.Event(), asyncio.Event()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        self.begun.set()
        body = b"".join([chunk async for chunk in Request(scope, receive).stream()])
        if scope["path"].startswith("/held"):
            await self.go_on.wait()
        await Response(b"%s=%s" % (scope["path"].encode(), body))(scope, receive, send)


def post(path: str, body: str = "", *fields: str) -> bytes:
    """A request with its length."""
    return "\r\n".join([f"POST {path} HTTP/1.1", "Host: x", f"Content-Length: {len(body)}", *fields, "", body]).encode()


def bodies(answer: bytes) -> list[bytes]:
    """The status and the body of each answer."""
    heads = [part.split(b"\r\n\r\n", 1) for part in answer.split(b"HTTP/1.1 ")[1:]]
    return [head[:3] + b" " + body for head, body in heads]


_CHUNKS = "2\r\nok\r\n0\r\n\r\n"


@pytest.mark.parametrize(
    ("fields", "status"),
    [
        (["Transfer-Encoding: chunked"], b"200"),
        (["Transfer-Encoding: Chunked "], b"200"),
        (["Transfer-Encoding: gzip, chunked"], b"501"),
        (["Transfer-Encoding: gzip", "Transfer-Encoding: chunked"], b"501"),
        (["Transfer-Encoding: identity, chunked"], b"501"),
        (["Transfer-Encoding: chunked, gzip"], b"400"),
        (["Transfer-Encoding: chunked, chunked"], b"400"),
        (["Transfer-Encoding: chunked", "Transfer-Encoding: chunked"], b"400"),
        (["Transfer-Encoding: identity"], b"400"),
        (["Transfer-Encoding: gzip"], b"400"),
        (["Transfer-Encoding:"], b"400"),
        (["Transfer-Encoding: xchunked"], b"400"),
        (["Transfer-Encoding: chunked;q=1"], b"400"),
        (["Transfer-Encoding: chunked", "Content-Length: 2"], b"400"),
        (["Content-Length: 2", "Transfer-Encoding: chunked"], b"400"),
        (["Content-Length: 2", "Content-Length: 2"], b"400"),
    ],
)
async def test_a_body_without_a_sure_end_is_refused(fields: list[str], status: bytes) -> None:
    """A coding that nobody here knows is 501, framing that others may read in another way 400; nothing else is read."""
    head = "\r\n".join(["POST / HTTP/1.1", "Host: x", *fields, "", ""])
    async with asyncio.timeout(30), serving(Echo()) as address:
        answer = await ended(address, (head + _CHUNKS).encode())
    assert [each[:3] for each in bodies(answer)] == [status]
    assert status != b"200" or answer.endswith(b"/=ok")


async def test_chunks_are_not_of_http_1_0() -> None:
    """A server that is older than they are would take what follows for the next request."""
    async with asyncio.timeout(30), serving(Echo()) as address:
        answer = await ended(address, b"POST / HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n" + _CHUNKS.encode())
    assert [each[:3] for each in bodies(answer)] == [b"400"]


async def ended(address: tuple[str, int], *parts: bytes) -> bytes:
    """All that comes back to a client that sends, and then ends its side of the connection."""
    reader, writer = await asyncio.open_connection(*address)
    for part in parts:
        writer.write(part)
        await writer.drain()
    writer.write_eof()
    answer = await reader.read()
    writer.close()
    return answer


@pytest.mark.parametrize("rest", [b"", b"GET /later HT", post("/later", "x" * 50)[:-9]], ids=["none", "head", "body"])
async def test_who_ends_his_side_is_answered(rest: bytes) -> None:
    """All that he has asked for, in order; what had not come whole is not."""
    echo = Echo()
    async with asyncio.timeout(30), serving(echo) as address:
        asking = asyncio.create_task(ended(address, post("/held", "1") + post("/second", "2") + rest))
        await echo.begun.wait()
        echo.go_on.set()
        assert bodies(await asking) == [b"200 /held=1", b"200 /second=2"]
        assert bodies(await ended(address, post("/only", "3"))) == [b"200 /only=3"]
        assert await ended(address, rest) == await ended(address) == b""


async def test_what_cannot_be_read_is_refused_in_its_turn() -> None:
    """The answers to the requests before it come first, and nothing after it is looked at."""
    echo = Echo()
    broken = b"POST /chunks HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n"
    for bad in (b"no request at all\r\n\r\n", b"GET /nameless HTTP/1.1\r\n\r\n", broken):
        async with asyncio.timeout(30), serving(echo) as address:
            reader, writer = await asyncio.open_connection(*address)
            writer.write(post("/held") + post("/second") + bad + post("/after"))
            await echo.begun.wait()
            echo.go_on.set()
            answers = bodies(await reader.read())
            writer.close()
        assert answers[:2] == [b"200 /held=", b"200 /second="]
        assert [each[:3] for each in answers[2:]] == [b"400"]
