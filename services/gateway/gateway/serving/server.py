"""The HTTP server: uvicorn on a socket of ours, which lets parked requests go at the end.

Its connections have deadlines, against clients that send or read slowly on purpose. A client that ends its side of a
connection after its requests is answered all the same.
"""

import asyncio
import signal
import socket
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from types import FrameType
from typing import Any

import uvicorn
from prometheus_client import Counter
from starlette.types import ASGIApp
from uvicorn.protocols.http.httptools_impl import STATUS_LINE, HttpToolsProtocol, RequestResponseCycle

from deck_runtime.waiting import set_within

HEAD_BYTES = 64 << 10
"""How large the head of a request may be: its address and all header fields."""

FIELD_BYTES = 16 << 10
"""How large one header field may be, and what may be sent of a body in chunks besides the body."""

_CHUNK_BYTES = 32
"""What a chunk's own line takes at most when nothing is hidden in it; more is counted as said above."""

FREE_CHUNKS, BYTES_IN_CHUNK = 10_000, 64
"""Chunks that any body may come in, and the bytes that more of them must have on average.

A byte each, those of one body would keep the loop, in which all tenants are served, busy for seconds.
"""

WRITE_SECONDS = 30.0
"""How long a client may leave a full buffer unread."""

INPUT_ENDED = "input_ended"
"""In the `state` of a request whose client has said that it sends nothing more, and may have gone."""

REST_SECONDS = 10.0
"""How long the rest of a body may take that nobody wants, after its request was answered."""

_DROPPED = Counter(
    "deckmill_gateway_dropped_total",
    "Connections that were cut at a deadline: for a head or the rest of a body that did not come, an answer not read.",
    ["reason"],
)
for _reason in ("head", "rest", "unread"):
    _DROPPED.labels(_reason)
_BACKLOG = 2048
_KEEP_ALIVE_SECONDS = 30
_GRACE_SECONDS = 5


class HttpServer(uvicorn.Server):
    """Serves an application until a signal; then releases those who wait, so that they are answered in time."""

    def __init__(self, app: ASGIApp, release: Callable[[], None], head_seconds: float) -> None:
        """Args: release: answers every parked request with what is known. head_seconds: how long a head may take."""
        super().__init__(
            uvicorn.Config(
                app,
                interface="asgi3",
                http=partial(DeadlineProtocol, head_seconds=head_seconds),  # type: ignore[arg-type]
                ws="none",
                lifespan="off",
                log_config=None,
                access_log=False,
                server_header=False,
                proxy_headers=False,
                timeout_keep_alive=_KEEP_ALIVE_SECONDS,
                timeout_graceful_shutdown=_GRACE_SECONDS,
            )
        )
        self._release = release
        self._ending = asyncio.Event()

    def handle_exit(self, sig: int, frame: FrameType | None) -> None:
        """Note a signal, and wake the loop."""
        super().handle_exit(sig, frame)
        self._ending.set()

    async def main_loop(self) -> None:
        """Keep the `Date` of answers until a signal comes: once a second, where uvicorn looks ten times as often."""
        while not await self.on_tick(0):
            await set_within(self._ending, 1.0)

    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        """End in order at the first signal; uvicorn's own way raises it once more at the end, as a failure."""
        loop = asyncio.get_running_loop()
        for number in (signal.SIGTERM, signal.SIGINT):
            loop.add_signal_handler(number, self.handle_exit, number, None)
        yield

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        """Accept nothing more, and answer what is open."""
        self._release()
        await super().shutdown(sockets)


def bind(listen: str) -> tuple[socket.socket, str]:
    """A listening socket and its host:port. Raises OSError when the address is taken."""
    host, _, port = listen.rpartition(":")
    host = host.strip("[]")
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listener = socket.create_server((host, int(port)), family=family, backlog=_BACKLOG)
    shown = f"[{host}]" if family == socket.AF_INET6 else host
    return listener, f"{shown}:{listener.getsockname()[1]}"


class _Refused(Exception):
    """Raised within the parser, which then stops; the client gets the text."""


def framing_fault(version: str, headers: Sequence[tuple[bytes, bytes]]) -> tuple[int, str] | None:
    """The status and the text for a request whose body we cannot tell the end of (RFC 9112, sections 6.1 and 6.3).

    Args: headers: with names in lower case.
    """
    fields = [value.decode("latin-1") for name, value in headers if name == b"transfer-encoding"]
    if not fields:
        return None
    if version != "1.1" or any(name == b"content-length" for name, _ in headers):
        return 400, "A request of HTTP 1.0, or one with Content-Length, has no Transfer-Encoding."
    codings = [coding.strip().lower() for coding in ",".join(fields).split(",")]
    if codings[-1] != "chunked" or codings.count("chunked") > 1:
        return 400, "Transfer-Encoding must end with chunked, once."
    return (501, "Of transfer codings, chunked alone is known here.") if len(codings) > 1 else None


class DeadlineProtocol(HttpToolsProtocol):
    """uvicorn's protocol with deadlines and limits; bodies have theirs where they are read."""

    def __init__(self, *, head_seconds: float, **arguments: Any) -> None:
        """Args: head_seconds: how long a head may take, and how long a new connection may stay silent."""
        super().__init__(**arguments)
        self._head_seconds = head_seconds
        self._timers: dict[str, asyncio.TimerHandle] = {}
        self._whole = False
        self._in_head = True
        self._messages = 0
        self._unparsed_bytes = 0
        self._head_bytes = 0
        self._overhead_bytes = 0
        self._chunks = self._body_bytes = 0
        self._fault, self._status = "", 400
        self._running: RequestResponseCycle | None = None
        self._last_words: bytes | None = None

    def connection_made(self, transport: Any) -> None:
        """Expect a request."""
        super().connection_made(transport)
        self._arm(self._head_seconds, "head")

    def connection_lost(self, exc: Exception | None) -> None:
        """Expect nothing any more."""
        for reason in list(self._timers):
            self._disarm(reason)
        super().connection_lost(exc)

    def data_received(self, data: bytes) -> None:
        """Read on, in pieces: what comes at once, on a busy machine, is limited as what comes bit by bit."""
        for at in range(0, len(data), FIELD_BYTES):
            if not self._closing:
                self._piece_received(data[at : at + FIELD_BYTES])

    def _piece_received(self, data: bytes) -> None:
        """Refuse a head, or what stands around the chunks of a body, that does not end."""
        message, in_head = self._messages, self._in_head
        self._overhead_bytes += len(data)
        super().data_received(data)
        if self._closing or message != self._messages or in_head != self._in_head:
            return  # a boundary lies within these bytes: what the parser told of them has been counted
        if in_head:
            self._unparsed_bytes += len(data)
            if self._unparsed_bytes > HEAD_BYTES:
                self._refuse("The head of the request is too large.")
        elif not self._whole and self._overhead_bytes > FIELD_BYTES:
            self._refuse("The chunks of the body have too much besides the body.")

    def eof_received(self) -> bool | None:  # type: ignore[override]
        """The client sends nothing more, and may still read: answer what it has asked for, and close then.

        Who only waits for a job does not know whether anybody listens still, and goes at once with what is there.
        """
        if self._last_words is not None:
            return True
        if self._in_body and self.cycle is not self._running:
            self.pipeline.popleft()  # it will not be whole; those before it are
        elif self._in_body or self._idle:
            return None
        self._disarm("head")
        asked = [cycle for cycle, _ in self.pipeline]
        asked += [self._running] if self._running and not self._running.response_complete else []
        asked[0].keep_alive = False  # the last one
        for cycle in asked:
            cycle.scope["state"][INPUT_ENDED] = True
            cycle.message_event.set()
        return True

    @property
    def _closing(self) -> bool:
        """Whether nothing more is to be read."""
        return self.transport.is_closing() or self._last_words is not None

    @property
    def _idle(self) -> bool:
        """Whether no request waits for its answer."""
        return not self.pipeline and (self._running is None or self._running.response_complete)

    @property
    def _in_body(self) -> bool:
        """Whether the rest of a body is due."""
        return not self._in_head and not self._whole

    def send_400_response(self, msg: str) -> None:
        """Say what was refused, in its turn, and close the connection."""
        if self._in_body and self.pipeline:
            self.pipeline.popleft()  # the one whose body cannot be read
        text = (self._fault or msg).encode("ascii")
        self._last_words = b"".join(
            [
                STATUS_LINE[self._status],
                b"content-type: text/plain; charset=utf-8\r\nconnection: close\r\n",
                b"content-length: %d\r\n\r\n" % len(text),
                text,
            ]
        )
        self._disarm("head")
        if self._in_body and self.cycle is self._running and self.cycle.response_started:
            self.transport.abort()  # it has an answer, or a part of one
        elif self._idle or (self._in_body and self.cycle is self._running):
            self._say_last_words(self._last_words)

    def _say_last_words(self, words: bytes) -> None:
        self.transport.write(words)
        self.transport.close()

    def on_message_begin(self) -> None:
        """Expect the rest of the head."""
        self._whole, self._in_head = False, True
        self._messages += 1
        self._unparsed_bytes = self._head_bytes = 0
        self._arm(self._head_seconds, "head")
        super().on_message_begin()

    def on_url(self, url: bytes) -> None:
        """Count the address."""
        self._count(len(url))
        super().on_url(url)

    def on_header(self, name: bytes, value: bytes) -> None:
        """Count a header field, with the four bytes around it."""
        size = len(name) + len(value) + 4
        if size > FIELD_BYTES:
            self._stop(f"A header field is larger than {FIELD_BYTES >> 10} KiB.")
        self._count(size)
        super().on_header(name, value)

    def on_headers_complete(self) -> None:
        """The head is there, and names its host once, as HTTP/1.1 demands."""
        hosts = sum(name == b"host" for name, _ in self.headers)
        if hosts > 1 or (not hosts and self.parser.get_http_version() == "1.1"):
            self._stop("Send one Host header.")
        if fault := framing_fault(self.parser.get_http_version(), self.headers):
            self._status = fault[0]
            self._stop(fault[1])
        self._in_head = False
        self._overhead_bytes = self._chunks = self._body_bytes = 0
        self._disarm("head")
        super().on_headers_complete()

    def on_chunk_header(self) -> None:
        """A chunk begins: its line may be there for nothing."""
        self._overhead_bytes -= _CHUNK_BYTES
        self._chunks += 1
        if self._chunks > FREE_CHUNKS + self._body_bytes // BYTES_IN_CHUNK:
            self._stop("The body comes in too many small chunks: send larger ones.")

    def on_body(self, body: bytes) -> None:
        """What is body is not besides it."""
        self._overhead_bytes -= len(body)
        self._body_bytes += len(body)
        super().on_body(body)

    def on_message_complete(self) -> None:
        """The body is there."""
        self._whole = True
        if self.cycle.response_complete:
            self._disarm("rest")
        super().on_message_complete()

    def on_response_complete(self) -> None:
        """Expect the end of a body that was refused, or say what was refused after it."""
        refused = self._in_body and self._running is self.cycle
        super().on_response_complete()
        if self._last_words is not None and self._idle and not self.transport.is_closing():
            self._say_last_words(self._last_words)
        elif refused:
            self._arm(REST_SECONDS, "rest")

    def _start_asgi_task(self, cycle: RequestResponseCycle, app: Any) -> None:
        """Know which request is worked on: uvicorn knows the last one that came."""
        self._running = cycle
        super()._start_asgi_task(cycle, app)

    def pause_writing(self) -> None:
        """Expect the client to read."""
        super().pause_writing()
        self._arm(WRITE_SECONDS, "unread")

    def resume_writing(self) -> None:
        """The client reads."""
        self._disarm("unread")
        super().resume_writing()

    def _count(self, size: int) -> None:
        self._head_bytes += size
        if self._head_bytes > HEAD_BYTES:
            self._stop("The head of the request is too large.")

    def _stop(self, fault: str) -> None:
        self._fault = fault
        raise _Refused(fault)

    def _refuse(self, fault: str) -> None:
        self._fault = fault
        self.send_400_response(fault)

    def _arm(self, seconds: float, reason: str) -> None:
        self._disarm(reason)
        self._timers[reason] = self.loop.call_later(seconds, self._expired, reason)

    def _disarm(self, reason: str) -> None:
        if timer := self._timers.pop(reason, None):
            timer.cancel()

    def _expired(self, reason: str) -> None:
        if not self.transport.is_closing():
            _DROPPED.labels(reason).inc()
            self.transport.abort()
